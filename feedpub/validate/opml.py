"""OPML 2.0, http://opml.org/spec2.opml."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from feedpub.validate.definition import Attribute, Element, anything, attributes
from feedpub.validate.document import at
from feedpub.validate.finding import Fault
from feedpub.validate.html import untagged
from feedpub.validate.values import (
    boolean,
    both,
    email,
    http,
    integer,
    language,
    nonblank,
    one_of,
    rfc822,
    web_uri,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPEC = "OPML 2.0"
_OUTLINE_ATTRIBUTES = {
    "text": Attribute(anything, needed=True),
    **attributes(
        type=nonblank, isComment=boolean, isBreakpoint=boolean, created=rfc822, category=anything,
        xmlUrl=web_uri, htmlUrl=web_uri, url=web_uri, description=anything,
        language=anything, title=anything, version=anything,
    ),
}  # fmt: skip


def _h(check: object) -> Element:
    return Element(text=check, spec=f"{_SPEC}, <head>")  # type: ignore[arg-type]


_HEAD = {
    "title": _h(untagged), "dateCreated": _h(rfc822), "dateModified": _h(rfc822),
    "ownerName": _h(untagged), "ownerEmail": _h(email), "ownerId": _h(http), "docs": _h(http),
    "expansionState": _h(anything), "vertScrollState": _h(integer), "windowTop": _h(integer),
    "windowLeft": _h(integer), "windowBottom": _h(integer), "windowRight": _h(integer),
}  # fmt: skip
_OUTLINES = Element(opaque=True, many=True, needed=True, spec=f"{_SPEC}, <body>")
OPML = Element(
    attributes={
        "version": Attribute(one_of("1.0", "1.1", "2.0", rule="opml-version"), needed=True)
    },
    children={
        "head": Element(children=_HEAD, needed=True, spec=f"{_SPEC}, <head>"),
        "body": Element(children={"outline": _OUTLINES}, needed=True, spec=f"{_SPEC}, <body>"),
    },
    spec=_SPEC,
)


def opml_faults(root: "_Element") -> Iterator[Fault]:
    """What is wrong with the outlines, at any depth, and between them."""
    if root.get("version") in ("1.0", "1.1"):
        yield at(root, "opml-old", root.get("version", ""), "2.0", "version")
    for outline in root.iter("outline"):
        yield from _outline(outline)


def _outline(outline: "_Element") -> Iterator[Fault]:
    for name, attribute in _OUTLINE_ATTRIBUTES.items():
        value = outline.get(name)
        if value is not None:
            for rule, expected in attribute.check(value):
                yield at(outline, rule, value, expected, name, f"{_SPEC}, <outline>")
        elif attribute.needed:
            yield at(outline, "attribute-missing", "none", f"an attribute {name}", name)
    kind = (outline.get("type") or "").lower()
    if kind == "rss":
        yield from _subscription(outline)
    elif kind in ("link", "include"):
        if not outline.get("url"):
            yield at(outline, "attribute-missing", "none", "an attribute url", "url")
    elif kind and outline.getroottree().getroot().get("version") != "2.0":
        yield at(outline, "opml-type", kind, "rss, link or include", "type")


def _subscription(outline: "_Element") -> Iterator[Fault]:
    if not outline.get("xmlUrl"):
        yield at(outline, "attribute-missing", "none", "an attribute xmlUrl", "xmlUrl")
    if not outline.get("title"):
        yield at(outline, "opml-title", "none", "an attribute title", "title")
    version = outline.get("version")
    if version is not None and version not in ("RSS", "RSS1", "RSS2", "scriptingNews", "Atom"):
        yield at(
            outline, "opml-feed-version", version, "RSS, RSS1, RSS2 or scriptingNews", "version"
        )
    if outline.get("language"):
        for rule, expected in both(language)(outline.get("language", "")):
            yield at(outline, rule, outline.get("language", ""), expected, "language")
    for name in map(str, outline.attrib):
        if name not in _OUTLINE_ATTRIBUTES and not name.startswith("{"):
            yield at(outline, "attribute-unknown", name, "attributes that a subscription has", name)
