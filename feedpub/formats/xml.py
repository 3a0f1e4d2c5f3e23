"""XML read safely, and the names of what feeds are made of."""

import html
import re
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from feedpub.formats.common import within
from feedpub.markup import xml_parser

if TYPE_CHECKING:
    from lxml.etree import _Element

HISTORY_NS = "http://purl.org/syndication/history/1.0"  # RFC 5005
MEDIA_NS = "http://search.yahoo.com/mrss/"  # rssboard.org/media-rss

# Names as ElementTree writes them: the namespace in braces, then the local name.
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
COMPLETE = "{" + HISTORY_NS + "}complete"
ARCHIVE = "{" + HISTORY_NS + "}archive"
MEDIA = "{" + MEDIA_NS + "}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_STYLESHEET = '<?xml-stylesheet type="text/css" href="{}"?>\n'  # w3.org/TR/xml-stylesheet
_STYLESHEET_OF = re.compile(re.escape(_DECLARATION + _STYLESHEET).replace(r"\{\}", '([^"]*)'))


def with_prolog(root: bytes, *, stylesheet: str | None) -> bytes:
    """A root element as a whole file: declared, and with the CSS that browsers show it by.

    Args:
        root: In UTF-8, undeclared (lxml declares with single quotes).
        stylesheet: An address, also a relative one.
    """
    prolog = _DECLARATION
    if stylesheet:
        prolog += _STYLESHEET.format(html.escape(stylesheet))
    return prolog.encode() + root


def stylesheet_of(data: bytes) -> str | None:
    """The stylesheet that `with_prolog` wrote."""
    found = _STYLESHEET_OF.match(data[:10_000].decode(errors="replace"))
    return html.unescape(found[1]) if found else None


def read_xml(data: bytes, *, root: str) -> "_Element":
    """The root element of *data*, read without network, entities or a document type.

    Raises:
        ValueError: *data* is not well-formed, has a DOCTYPE, or another root than *root*.
    """
    from lxml import etree

    try:
        element = etree.fromstring(data, xml_parser())
    except etree.XMLSyntaxError as error:
        raise ValueError(f"not well-formed XML: {error.msg}") from error
    if element.getroottree().docinfo.internalDTD is not None:
        raise ValueError("it has a DOCTYPE, which no feed needs")
    if element.tag != root:
        raise ValueError(f"the root is <{_local(element.tag)}>, not <{_local(root)}>")
    return element


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def optional(parent: "_Element", tag: str) -> str | None:
    """The text of the first *tag* in *parent*; None where it is missing or empty."""
    return parent.findtext(tag) or None


def required(parent: "_Element", tag: str) -> str:
    """The text of the first *tag* in *parent*.

    Raises:
        ValueError: there is none, or it is empty.
    """
    element = parent.find(tag)
    if element is None:
        raise ValueError(f"no <{_local(tag)}>")
    return text_of(element)


def text_of(element: "_Element") -> str:
    """The text of *element*.

    Raises:
        ValueError: it is empty.
    """
    if not element.text:
        raise ValueError(f"nothing in <{_local(element.tag)}>")
    return element.text


def moment(parent: "_Element", tag: str, read: Callable[[str], datetime]) -> datetime:
    """The date in the first *tag* of *parent*.

    Raises:
        ValueError: there is none, or it is no date with a time zone.
    """
    text = required(parent, tag).strip()
    with within(f"<{_local(tag)}>"):
        return read(text)


def attribute(element: "_Element", name: str) -> str:
    """The attribute *name* of *element*.

    Raises:
        ValueError: it is missing or empty.
    """
    text = element.get(name)
    if not text:
        raise ValueError(f"<{_local(element.tag)}> without {name}")
    return text


def link(parent: "_Element", rel: str) -> str | None:
    """Where the first Atom link of that relation in *parent* leads (RFC 4287 §4.2.7)."""
    return next((attribute(each, "href") for each in links(parent, rel)), None)


def links(parent: "_Element", rel: str) -> list["_Element"]:
    """The Atom links of that relation in *parent*."""
    return [each for each in parent.findall(ATOM + "link") if each.get("rel", "alternate") == rel]


def size_of(element: "_Element", name: str = "length") -> int | None:
    """The attribute *name* of an enclosure, its size in bytes, where it has one.

    Raises:
        ValueError: it is no number.
    """
    text = element.get(name)
    if text is not None and not text.isdecimal():
        raise ValueError(f"<{_local(element.tag)}> with a {name} of {text[:80]!r}")
    return None if text is None else int(text)


def section_and_tags(
    categories: Iterable["_Element"], *, scheme: str, term: Callable[["_Element"], str]
) -> tuple[str | None, tuple[str, ...]]:
    """What categories say: the one with a *scheme* is the section, those without are tags."""
    sections: list[str] = []
    tags: list[str] = []
    for category in categories:
        (sections if category.get(scheme) else tags).append(term(category))
    return (sections[0] if sections else None), tuple(tags)
