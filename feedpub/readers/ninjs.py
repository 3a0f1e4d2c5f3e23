"""IPTC ninjs 1.x, 2.x and 3.x (iptc.org/std/ninjs): a news object is a record.

The generations differ in how they write names (``versioncreated``, ``versionCreated``) and
in what is a list (``headline``, ``headlines``); they are read alike.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from feedpub.errors import InvalidItemError, SeedError
from feedpub.foreign import attachment, attachments, language, stated
from feedpub.forms import shown
from feedpub.model import SeedDocument
from feedpub.timestamps import parse_rfc3339, rfc3339

ORIGIN = "IPTC ninjs"

# What a news object can be told by, in small letters; ``uri`` alone is required.
_KEYS = frozenset(
    (
        "headline headlines byline by bodies descriptions versioncreated firstcreated "
        "contentcreated pubstatus representationtype slugline renditions associations "
        "embargoed embargoeduntil copyrightholder copyrightnotice usageterms ednote"
    ).split()
)
_PREFIXES = ("headline_", "body_", "description_")
# Types of news objects that are no story to read.
_OTHER = frozenset("audio video picture graphic component event planning".split())
_MARKUP = ("html", "xhtml", "richtext")


def holds(table: dict[str, Any]) -> bool:
    """Whether *table* is a news object of ninjs."""
    standard = table.get("$standard") or table.get("standard")
    if isinstance(standard, dict) and str(standard.get("name")).lower() == "ninjs":
        return True
    keys = [key.lower() for key in table if isinstance(key, str)]
    return "uri" in keys and any(key in _KEYS or key.startswith(_PREFIXES) for key in keys)


def documents(seed: str, table: dict[str, Any]) -> Iterator[SeedDocument | SeedError]:
    """The news object; those that it is associated with are attachments of it, if anything."""
    try:
        yield _document(seed, {key.lower(): value for key, value in table.items()})
    except SeedError as error:
        yield error


def _document(seed: str, news: dict[str, Any]) -> SeedDocument:
    reason = _refusal(news)
    if reason:
        return SeedDocument(
            seed=seed,
            stated={"rejected": reason},
            origin=ORIGIN,
            withdrawn=news.get("pubstatus") in ("canceled", "withheld"),
        )
    headline, headline_key = _headline(news)
    markup, plain, body_key = _bodies(news)
    published, updated, published_key = _dates(seed, news)
    renditions = _listed(news.get("renditions"))
    return SeedDocument(
        seed=seed,
        stated=stated(
            id=news.get("uri"),
            url=_page(renditions),
            title=headline,
            tags=_names(news.get("subject")) or _names(news.get("subjects")),
            language=language(news.get("language")),
            published=published,
            updated=updated,
            summary=_description(news),
            content_html=markup,
            content_text=plain,
            attachments=attachments([*_files(renditions), *_associated(news)]),
        ),
        byline=_line(news.get("byline")) or _line(news.get("by")),
        origin=ORIGIN,
        terms={
            "id": "uri",
            "title": headline_key,
            "authors": "byline" if news.get("byline") else "by",
            "tags": "subject" if news.get("subject") else "subjects",
            "published": published_key,
            "updated": "versioncreated",
            "summary": "description",
            "content_html": body_key,
            "content_text": body_key,
            "attachments": "renditions",
            "url": "renditions",
        },
    )


def _refusal(news: dict[str, Any]) -> str | None:
    """Why the object is not to be published, or is no story."""
    if _refused(news):
        return f"{str(news['pubstatus'])[:40]}, says its pubstatus"
    kind = news.get("type")
    is_other = isinstance(kind, str) and kind in _OTHER
    return f"of the type {kind}, not a text" if is_other else None


def _headline(news: dict[str, Any]) -> tuple[object, str]:
    """The main headline and where it stands; ``title`` is a name for editors, not for readers."""
    if "headline" in news:
        return news["headline"], "headline"
    listed = _listed(news.get("headlines"))
    main = [each for each in listed if each.get("role") == "main"]
    for each in [*main, *listed]:
        if isinstance(each.get("value"), str):
            return each["value"], "headlines"
    key = next((key for key in ("headline_main", "headline_text") if key in news), "headline")
    return news.get(key), key


def _bodies(news: dict[str, Any]) -> tuple[object, object, str]:
    """The story with markup if there is one, else as text, and where it stands."""
    bodies = [
        (str(each.get("contenttype") or each.get("role") or ""), each.get("value"), "bodies")
        for each in _listed(news.get("bodies"))
    ]
    bodies += [(key, value, key) for key, value in news.items() if key.startswith("body_")]
    for kind, value, key in bodies:
        if any(name in kind for name in _MARKUP) and isinstance(value, str) and value.strip():
            return value, None, key
    for kind, value, key in bodies:
        # NITF and other XML is markup of its own, which would show as such.
        if "xml" not in kind and "nitf" not in kind.lower() and value:
            return None, _paragraphs(value), key
    return None, None, "bodies" if "bodies" in news else "body_text"


def _paragraphs(text: object) -> object:
    """Text whose lines are paragraphs, parted as the item form has them."""
    if isinstance(text, str) and "\n" in text and "\n\n" not in text:
        return text.replace("\n", "\n\n")
    return text


def _dates(seed: str, news: dict[str, Any]) -> tuple[object, object, str]:
    """When it was published and when this version is from, and what says the former.

    An embargo that ends later than that puts it off. Of an object that tells of its one
    version only, that is when it was published.
    """
    version = news.get("versioncreated")
    named = [(name, news.get(name)) for name in ("firstcreated", "contentcreated")]
    key, published = next(((n, v) for n, v in named if v), ("versioncreated", version))
    embargo_key = next((key for key in ("embargoed", "embargoeduntil") if news.get(key)), None)
    if embargo_key:
        end = _end_of_embargo(seed, embargo_key, news[embargo_key])
        if (since := _moment(published)) is None or end > since:
            key, published = embargo_key, rfc3339(end)
    return published, version if version != published else None, key


def _end_of_embargo(seed: str, field: str, text: object) -> datetime:
    """Told exactly, or the story must wait: nobody may guess it shorter.

    Raises:
        InvalidItemError: it is no date with a time zone.
    """
    moment = _moment(text)
    if moment is None:
        expected = "a date with time and zone such as '2026-11-22T10:00:00+01:00'"
        raise InvalidItemError(seed, field=field, found=shown(text), expected=expected)
    return moment


def _moment(text: object) -> datetime | None:
    try:
        return parse_rfc3339(text) if isinstance(text, str) else None
    except (ValueError, OverflowError):
        return None


def _description(news: dict[str, Any]) -> object:
    for each in _listed(news.get("descriptions")):
        if "html" not in str(each.get("contenttype")):
            return each.get("value")
    return news.get("description_text") or news.get("description_summary")


def _page(renditions: list[dict[str, Any]]) -> object:
    """The address of the story as a page."""
    pages = (each.get("href") for each in renditions if "html" in _type(each))
    return next(pages, None)


def _files(renditions: list[dict[str, Any]]) -> list[dict[str, object] | None]:
    return [_file(each) for each in renditions if "html" not in _type(each)]


def _associated(news: dict[str, Any]) -> list[dict[str, object] | None]:
    """The largest rendition of each picture or the like that belongs to the story."""
    files = []
    for each in _listed(news.get("associations")):
        if each.get("type") in ("picture", "graphic", "video", "audio") and not _refused(each):
            renditions = [r for r in _listed(each.get("renditions")) if _file(r)]
            best = max(renditions, key=_extent, default=None)
            files.append(_file(best) if best else None)
    return files


def _refused(news: dict[str, Any]) -> bool:
    return news.get("pubstatus") not in (None, "usable")


def _file(rendition: dict[str, Any]) -> dict[str, object] | None:
    return attachment(
        rendition.get("href"),
        mime_type=_type(rendition),
        size=rendition.get("sizeinbytes"),
        title=rendition.get("title"),
    )


def _extent(rendition: dict[str, Any]) -> float:
    width = rendition.get("width")
    return width if isinstance(width, int | float) else 0


def _type(rendition: dict[str, Any]) -> str:
    return str(rendition.get("contenttype") or rendition.get("mimetype") or "")


def _names(concepts: object) -> list[str]:
    names = [each.get("name") for each in _listed(concepts)]
    return [name for name in names if isinstance(name, str)]


def _line(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _listed(value: object) -> list[dict[str, Any]]:
    """The tables of a list, or of a table of them as version 1 has it; names in small letters."""
    values = list(value.values()) if isinstance(value, dict) else value
    found = values if isinstance(values, list) else []
    return [_lowered(each) for each in found if isinstance(each, dict)]


def _lowered(table: dict[str, Any]) -> dict[str, Any]:
    return {key.lower(): value for key, value in table.items()}
