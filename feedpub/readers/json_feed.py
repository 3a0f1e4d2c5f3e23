"""JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1): each of its items a record."""

from collections.abc import Iterator
from typing import Any

from feedpub.errors import InvalidItemError, SeedError
from feedpub.foreign import address, attachment, attachments, language, people, person, stated
from feedpub.forms import shown
from feedpub.model import SeedDocument

ORIGIN = "JSON Feed"
# Field of the item form → what JSON Feed calls it.
TERMS = {
    "published": "date_published",
    "updated": "date_modified",
}

_VERSION = "://jsonfeed.org/version/"


def holds(table: dict[str, Any]) -> bool:
    """Whether *table* is a JSON Feed."""
    version = table.get("version")
    return isinstance(version, str) and _VERSION in version.lower()


def documents(seed: str, feed: dict[str, Any]) -> Iterator[SeedDocument | SeedError]:
    """The items of a feed, numbered from 1."""
    items = feed.get("items")
    if not isinstance(items, list):
        expected = "a list: a feed without any has []"
        yield InvalidItemError(seed, field="items", found=shown(items), expected=expected)
        return
    for number, item in enumerate(items, 1):
        yield _document(f"{seed}#{number}", item, feed)


def _document(seed: str, item: Any, feed: dict[str, Any]) -> SeedDocument | SeedError:
    if not isinstance(item, dict):
        return InvalidItemError(seed, field="items", found=shown(item), expected="an object")
    # "Any item without an id must be discarded"; a number is taken as its digits.
    identity = item.get("id")
    if isinstance(identity, int | float) and not isinstance(identity, bool):
        identity = str(identity)
    if not isinstance(identity, str) or not identity.strip():
        expected = "text that no other item of the feed has"
        return InvalidItemError(seed, field="id", found=shown(identity), expected=expected)
    section, tags = _section_and_tags(item)
    home = address(feed.get("home_page_url")) or address(feed.get("feed_url"))
    return SeedDocument(
        seed=seed,
        stated=stated(
            id=identity,
            url=address(item.get("url"), base=home) or item.get("url") or address(identity),
            title=item.get("title"),
            authors=_authors(item) or _authors(feed),
            section=section,
            tags=tags,
            language=language(item.get("language") or feed.get("language")),
            published=item.get("date_published"),
            updated=item.get("date_modified"),
            summary=item.get("summary"),
            content_html=item.get("content_html"),
            content_text=item.get("content_text"),
            attachments=_attachments(item, home),
        ),
        origin=ORIGIN,
        terms=TERMS,
    )


def _authors(table: dict[str, Any]) -> list[dict[str, str]]:
    """``authors``, or the ``author`` of version 1.0."""
    found = table.get("authors") or [table.get("author")]
    listed = found if isinstance(found, list) else [found]
    return people(
        person(each.get("name"), uri=each.get("url")) for each in listed if isinstance(each, dict)
    )


def _section_and_tags(item: dict[str, Any]) -> tuple[object, object]:
    """The section, where a feed of feedpub's own names one: it is the first of the tags."""
    more, tags = item.get("_feedpub"), item.get("tags")
    section = more.get("section") if isinstance(more, dict) else None
    if section and isinstance(tags, list) and tags[:1] == [section]:
        return section, tags[1:]
    return None, tags


def _attachments(item: dict[str, Any], home: str | None) -> list[dict[str, object]]:
    """The main image, where the files do not have it with more said of it; then the files."""
    base = address(item.get("url"), base=home) or home
    found = item.get("attachments")
    listed = [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
    files = [
        attachment(
            each.get("url"),
            mime_type=each.get("mime_type"),
            size=each.get("size_in_bytes"),
            title=each.get("title"),
            base=base,
        )
        for each in listed
    ]
    image = attachment(item.get("image"), base=base)
    told = any(image and each and each["url"] == image["url"] for each in files)
    return attachments(files if told else [image, *files])
