"""Existing feeds: RSS, RDF (RSS 0.90, 1.0) and Atom, each of their entries a record.

feedparser knows the dialects. What it is given here is well-formed XML in UTF-8, never an
address, so that it fetches nothing, guesses no encoding and has no need of its second, loose
parser, which broken feeds can keep busy for many seconds. HTML is made safe later, by our own
rules.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from email.utils import parseaddr
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from feedpub.errors import ReadError, SeedError
from feedpub.foreign import address, attachment, attachments, language, people, person, stated
from feedpub.markup import clean_text, html_to_paragraphs, one_line, safe_html, xml_parser
from feedpub.model import SeedDocument
from feedpub.readers.html import decoded_page
from feedpub.readers.json_items import bounded
from feedpub.timestamps import parse_rfc822, rfc3339

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_DEPTH = 100  # elements within elements; Atom with XHTML in it has some twenty
MAX_TAG = 16_384  # characters of one tag with its attributes
MAX_TAGS = 100_000  # tags outside of CDATA sections
MAX_ATTRIBUTES = 200  # of one tag; feedparser's time grows with their square
MAX_MANY = 200  # elements of one name in an entry, of those that feedparser keeps as a list
MAX_SHORT = 4_000  # characters of what is no prose: a name, a date, a category

# What Atom calls a field, and RSS.
_TERMS_OF_ATOM = {
    "url": "link",
    "authors": "author",
    "section": "category",
    "tags": "category",
    "content_html": "content",
    "content_text": "content",
    "attachments": "enclosure",
}
_TERMS_OF_RSS = {
    "id": "guid",
    "published": "pubDate",
    "summary": "description",
    "content_html": "description",
    "content_text": "description",
}

_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_ROOT = re.compile("<[A-Za-z_]")
_ROOTS = ("rss", "feed", "RDF", "channel")
_DEFINITIONS = re.compile(r"<!ENTITY|<!DOCTYPE[^>\[]*\[")
_CDATA = r"<!\[CDATA\[.*?(?:\]\]>|\Z)"
# Comments and CDATA, in which a tag is none, then tags.
_MARKUP = re.compile(rf"<!--.*?(?:-->|\Z)|{_CDATA}|<(/?)[A-Za-z_][^<>]*", re.DOTALL)
# References that HTML knows and XML does not, and signs that are none of either.
_NAMED = re.compile("&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]{1,31};")
_NUMBERED = re.compile(rf"({_CDATA})|&#(?:([0-9]+)|x([0-9A-Fa-f]+));", re.DOTALL)
_LONE = re.compile(
    rf"({_CDATA})|&(?!(?:amp|lt|gt|quot|apos|#[0-9]{{1,7}}|#x[0-9A-Fa-f]{{1,6}});)", re.DOTALL
)
_ENTRY = re.compile(r"<(/?)(?:\w+:)?(?:item|entry)[\s/>]")
_HTML = ("text/html", "application/xhtml+xml")
# Whose time feedparser lets grow with the square of their number, or of their length.
_MANY = ("category", "subject", "keywords", "author", "creator", "contributor")
_SHORT = (*_MANY, "name", "email", "managingEditor", "webMaster", "publisher", "owner", "pubDate",
          "published", "updated", "date", "modified", "issued", "created")  # fmt: skip
# What WordPress puts below each story of a feed.
_FOOTER = re.compile(
    r"<p>The post <a [^>]*>[^<]*</a> appeared first on <a [^>]*>[^<]*</a>\.</p>\s*$"
)


def read(seed: str, data: bytes) -> list[SeedDocument | SeedError]:
    """The entries of a feed, numbered from 1.

    Of a feed that is not well-formed, what can be made of it; but an entry that the end of
    the file cuts off is an error.

    Raises:
        ReadError: it is no feed, or one to exhaust whoever reads it.
    """
    text = clean_text(decoded_page(seed, data))
    text = text[match.end() :] if (match := _DECLARATION.match(text)) else text.lstrip()
    _refuse_definitions(seed, text)
    _refuse_bombs(seed, text)
    root = _root_of_feed(seed, _mended(text))
    _shorten(root)
    feed = _parsed(_flat(root))
    return bounded(seed, _records(seed, feed, cut=_is_cut(text)))


def _refuse_definitions(seed: str, text: str) -> None:
    """Refuse entities of the feed's own, which have been used to exhaust memory."""
    root = _ROOT.search(text)
    if found := _DEFINITIONS.search(text, 0, root.start() if root else len(text)):
        raise ReadError(
            seed,
            field="XML",
            found=f"{found[0][:40]!r}: definitions of its own",
            expected="a feed without any",
        )


def _refuse_bombs(seed: str, text: str) -> None:
    """Refuse what nests deeper, or has longer or more tags, than feeds do.

    Raises:
        ReadError: it does.
    """
    depth = tags = 0
    for tag in _MARKUP.finditer(text):
        if tag[1] is None:
            continue
        tags += 1
        length = tag.end() - tag.start()
        if tag[1]:
            depth -= 1
        elif not tag[0].endswith("/"):
            depth += 1
        if depth > MAX_DEPTH:
            found, expected = "more elements within elements", f"at most {MAX_DEPTH}"
        elif tags > MAX_TAGS:
            found, expected = "more tags", f"at most {MAX_TAGS:,}"
        elif length > MAX_TAG:
            found, expected = f"a tag of {length:,} characters", f"at most {MAX_TAG:,}"
        elif length > MAX_ATTRIBUTES and tag[0].count("=") > MAX_ATTRIBUTES:
            found, expected = "a tag with more attributes", f"at most {MAX_ATTRIBUTES}"
        else:
            continue
        raise ReadError(seed, field="XML", found=found, expected=expected)


def _mended(text: str) -> str:
    """*text* with references as XML knows them."""
    text = _NAMED.sub(lambda reference: html.unescape(reference[0]), text)
    text = _LONE.sub(lambda found: found[1] or "&amp;", text)
    return _NUMBERED.sub(_allowed, text)


def _allowed(reference: re.Match[str]) -> str:
    """A reference to a character that XML allows; of others, what HTML means by them."""
    if reference[1]:
        return reference[1]
    number = int(reference[2]) if reference[2] else int(reference[3], 16)
    allowed = number <= 0x10FFFF and clean_text(chr(number))
    return reference[0] if allowed else clean_text(html.unescape(reference[0]))


def _tree(text: str) -> "tuple[_Element | None, str]":
    """The root of what can be read of *text*, and the first fault in it, if there is one."""
    from lxml import etree

    parser = xml_parser(recover=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        return None, str(error.msg)
    return root, str(parser.error_log[0].message) if parser.error_log else ""


def _root_of_feed(seed: str, text: str) -> "_Element":
    """The root of a feed.

    Raises:
        ReadError: it is no XML, or that of something else.
    """
    root, fault = _tree(text)
    if root is None:
        raise ReadError(seed, field="XML", found="no elements", expected="a feed")
    name = str(root.tag).rpartition("}")[2]
    if name not in _ROOTS:
        found = f"XML that begins with <{name[:40]}>"
        raise ReadError(seed, field="XML", found=found, expected="<rss>, <feed> or <rdf:RDF>")
    if fault and not any(True for _ in root.iter("{*}item", "{*}entry")):
        found = f"no entries, and XML that is not well-formed ({one_line(fault)[:100]})"
        raise ReadError(seed, field="XML", found=found, expected="a feed")
    return root


def _shorten(root: "_Element") -> None:
    """Take out what is more or longer than any entry has, and would keep feedparser busy."""
    for element in root.iter(*(f"{{*}}{name}" for name in _SHORT)):
        if len(element.text or "") > MAX_SHORT:
            element.text = None
    many: Counter[tuple[_Element | None, str]] = Counter()
    for element in list(root.iter(*(f"{{*}}{name}" for name in _MANY))):
        entry = next(element.iterancestors("{*}item", "{*}entry"), None)
        many[entry, str(element.tag)] += 1
        parent = element.getparent()
        if many[entry, str(element.tag)] > MAX_MANY and parent is not None:
            parent.remove(element)


def _flat(root: "_Element") -> bytes:
    """XML in which escaped HTML stands in one piece, as a parser's events are slow."""
    from lxml import etree

    for element in root.iter():
        if element.text and len(element) == 0 and ("<" in element.text or "&" in element.text):
            element.text = etree.CDATA(element.text)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _parsed(data: bytes) -> Any:
    import feedparser  # type: ignore[import-untyped]  # slow to import, loaded only for feeds

    return feedparser.parse(
        BytesIO(data),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _is_cut(text: str) -> bool:
    """Whether the file ends within an entry."""
    marks = _ENTRY.findall(text)
    return bool(marks) and marks[-1] != "/"


def _records(seed: str, feed: Any, *, cut: bool) -> Iterator[SeedDocument | SeedError]:
    entries = feed.entries[:-1] if cut else feed.entries
    for number, entry in enumerate(entries, 1):
        yield _document(f"{seed}#{number}", entry, feed)
    if cut:  # told of the file, as nobody knows what else is missing
        found = f"a file that ends within entry {len(entries) + 1:,}"
        yield ReadError(seed, field="XML", found=found, expected="a whole one")


def _document(seed: str, entry: Any, feed: Any) -> SeedDocument:
    is_atom = feed.version.startswith("atom")
    home = address(feed.feed.get("link"))
    url = address(entry.get("link"), base=home)
    markup, text, summary = _contents(entry, url)
    published, updated = _dates(entry, is_atom=is_atom)
    section, tags = _categories(entry, home)
    return SeedDocument(
        seed=seed,
        stated=stated(
            id=entry.get("id"),
            url=url,
            title=_plain(entry.get("title_detail") or {}),
            authors=_authors(entry) or (_feed_authors(feed.feed) if is_atom else []),
            section=section,
            tags=tags,
            language=language(_language(entry) or feed.feed.get("language")),
            published=published,
            updated=updated,
            summary=summary,
            content_html=markup,
            content_text=text,
            attachments=_attachments(entry, url or home),
        ),
        origin="Atom" if is_atom else "RSS",
        terms=_TERMS_OF_ATOM if is_atom else _TERMS_OF_ATOM | _TERMS_OF_RSS,
    )


def _contents(entry: Any, url: str | None) -> tuple[str, str, str]:
    """The story as HTML or as text, and its summary as text.

    A description alone is the story if it has several paragraphs, else a summary of it.
    """
    details = [each for each in entry.get("content", ()) if each.get("value")]
    short = entry.get("summary_detail") or {}
    full = max(details, key=lambda each: len(each.value), default=None)
    if full is None and len(_paragraphs(short)) > 1:
        full = short
    others = [short, *details] if full else [short]
    summary = next((each for each in others if full is None or _differ(each, full)), {})
    if full is None:
        return "", "", _plain(summary)
    if full.get("type") in _HTML:
        return _FOOTER.sub("", _resolved(full)), "", _plain(summary)
    return "", full.value if full.get("type") == "text/plain" else "", _plain(summary)


def _differ(one: Any, other: Any) -> bool:
    return one.get("value", "") not in ("", other.get("value"))


def _resolved(detail: Any) -> str:
    """HTML, its relative addresses resolved by an ``xml:base`` where there is one."""
    if not detail.get("base"):
        return str(detail.value)
    try:
        return safe_html(detail.value, base=detail.base)
    except ValueError:  # told when the item is read
        return str(detail.value)


def _paragraphs(detail: Any) -> tuple[str, ...]:
    """The text of a construct, in paragraphs."""
    value = detail.get("value") or ""
    if detail.get("type") not in _HTML:
        return tuple(filter(None, map(str.strip, value.split("\n\n"))))
    try:
        return html_to_paragraphs(safe_html(value))
    except ValueError:
        return ()


def _plain(detail: Any) -> str:
    return " ".join(_paragraphs(detail))


def _dates(entry: Any, *, is_atom: bool) -> tuple[str, str]:
    """When it was published and updated; RDF's one date (``dc:date``) is the former."""
    published, updated = entry.get("published", ""), dict.get(entry, "updated", "")
    if not published and not is_atom:
        published, updated = updated, ""
    return _date(published), _date(updated)


def _date(text: str) -> str:
    """A date of RFC 822 in the terms of RFC 3339; others are read, or left out, later."""
    try:
        return rfc3339(parse_rfc822(text))
    except (ValueError, OverflowError, TypeError):
        return text


def _language(entry: Any) -> str | None:
    details = [entry, *entry.get("content", ()), entry.get("title_detail") or {}]
    return next((each["language"] for each in details if each.get("language")), None)


def _authors(entry: Any) -> list[dict[str, str]]:
    """Persons as feedparser tells them; but an e-mail of RSS as RFC 822 has it."""
    found = entry.get("authors", ())
    stated = entry.get("author") or ""
    if len(found) == 1 and "@" in stated and not found[0].get("href"):
        name, email = _mailbox(stated)
        return people([person(name, email=email)])
    return people(
        person(each.get("name"), uri=each.get("href"), email=each.get("email")) for each in found
    )


def _mailbox(text: str) -> tuple[str, str]:
    """Name and address; neither where comments nest as in no address."""
    try:
        return parseaddr(text)
    except RecursionError:
        return "", ""


def _feed_authors(feed: Any) -> list[dict[str, str]]:
    """Those of the feed, which are its entries' (RFC 4287 §4.1.1), unless it names itself."""
    return [each for each in _authors(feed) if each["name"] != feed.get("title")]


def _categories(entry: Any, home: str | None) -> tuple[str | None, list[str]]:
    """The section, where a feed of feedpub's own names one, and the tags."""
    sections = urljoin(home, "sections/") if home else None
    section, tags = None, []
    for each in entry.get("tags", ()):
        name = each.get("label") or each.get("term")
        if sections and each.get("scheme") == sections:
            section = name
        elif name:
            tags.append(name)
    return section, tags


def _attachments(entry: Any, base: str | None) -> list[dict[str, object]]:
    """Enclosures, then what Media RSS has."""
    media: Iterable[Any] = entry.get("media_content", ())
    return attachments(
        [
            *(
                attachment(
                    each.get("href"),
                    mime_type=each.get("type"),
                    size=each.get("length"),
                    title=each.get("title"),
                    base=base,
                )
                for each in entry.get("enclosures", ())
            ),
            *(
                attachment(
                    each.get("url"),
                    mime_type=each.get("type"),
                    size=each.get("filesize"),
                    base=base,
                )
                for each in media
            ),
        ]
    )
