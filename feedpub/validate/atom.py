"""Atom 1.0 (RFC 4287)."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from feedpub.validate.definition import (
    Attribute,
    Check,
    Element,
    Verdict,
    anything,
    attributes,
    qualified,
)
from feedpub.validate.document import XML, at, name_of, text_of
from feedpub.validate.finding import Fault
from feedpub.validate.html import element_faults, html, only_markup, plain, untagged
from feedpub.validate.names import HTML_ELEMENTS, LINK_RELATIONS
from feedpub.validate.values import (
    atom_id,
    base64_text,
    both,
    count,
    email,
    iri,
    iri_reference,
    language,
    media_type,
    nonblank,
    rfc3339,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "http://www.w3.org/2005/Atom"
ATOM = "{" + NAMESPACE + "}"
XHTML = "{http://www.w3.org/1999/xhtml}"
_PICTURES = ("{http://www.w3.org/2000/svg}", "{http://www.w3.org/1998/Math/MathML}")


def _relation(text: str) -> Iterator[Verdict]:
    """A registered link relation, or an address (RFC 4287 §4.2.7.2)."""
    if not text.strip():
        yield "blank", "a relation"
    elif text not in LINK_RELATIONS and (":" not in text or tuple(iri(text))):
        yield "link-relation", "a relation that IANA has registered, or an address"


def _spec(section: str) -> str:
    return f"RFC 4287 §{section}"


def _text(section: str, *, needed: bool = False) -> Element:
    # What a text construct holds depends on its type: `_text_faults`.
    kind = attributes(type=anything)
    return Element(spec=_spec(section), opaque=True, attributes=kind, needed=needed)


def _value(section: str, check: Check, *, needed: bool = False) -> Element:
    return Element(text=check, spec=_spec(section), needed=needed)


def _person(section: str) -> Element:
    children = qualified(
        NAMESPACE,
        {
            "name": _value("3.2.1", both(nonblank, untagged, _no_email), needed=True),
            "uri": _value("3.2.2", both(nonblank, iri_reference)),
            "email": _value("3.2.3", both(nonblank, email)),
        },
    )
    return Element(children=children, many=True, spec=_spec(section))


def _no_email(text: str) -> Iterator[Verdict]:
    if re.search(r"[^\s@]@[^\s@.]++\.[^\s@]", text):
        yield "name-email", "a name, and the address in <email>"


_LINK = Element(
    text=anything,
    attributes={
        "href": Attribute(iri_reference, needed=True),
        **attributes(
            rel=_relation, type=both(media_type), hreflang=language, title=both(nonblank, untagged),
            length=count,
        ),
    },
    many=True,
    spec=_spec("4.2.7"),
)  # fmt: skip
_CATEGORY = Element(
    opaque=True,  # RFC 4287 §4.2.2: its content has no meaning
    attributes={
        "term": Attribute(nonblank, needed=True),
        "scheme": Attribute(iri),
        "label": Attribute(untagged),
    },
    many=True,
    spec=_spec("4.2.2"),
)
_META = {
    "author": _person("4.2.1"),
    "category": _CATEGORY,
    "contributor": _person("4.2.3"),
    "generator": Element(
        text=both(nonblank, untagged),
        attributes=attributes(uri=iri_reference, version=nonblank),
        spec=_spec("4.2.4"),
    ),
    "icon": _value("4.2.5", both(nonblank, iri_reference)),
    "id": _value("4.2.6", both(nonblank, atom_id)),
    "link": _LINK,
    "logo": _value("4.2.8", both(nonblank, iri_reference)),
    "rights": _text("4.2.10"),
    "subtitle": _text("4.2.12"),
    "title": _text("4.2.14"),
    "updated": _value("4.2.15", rfc3339),
}
_ENTRY_CHILDREN = {
    "author": _person("4.2.1"),
    "category": _CATEGORY,
    "content": Element(
        opaque=True, attributes=attributes(type=anything, src=iri_reference), spec=_spec("4.1.3")
    ),
    "contributor": _person("4.2.3"),
    "id": _value("4.2.6", both(nonblank, atom_id), needed=True),
    "link": _LINK,
    "published": _value("4.2.9", rfc3339),
    "rights": _text("4.2.10"),
    "source": Element(children=qualified(NAMESPACE, _META), spec=_spec("4.2.11")),
    "summary": _text("4.2.13"),
    "title": _text("4.2.14", needed=True),
    "updated": _value("4.2.15", rfc3339, needed=True),
}
ENTRY = Element(children=qualified(NAMESPACE, _ENTRY_CHILDREN), many=True, spec=_spec("4.1.2"))
FEED = Element(
    children=qualified(
        NAMESPACE,
        {
            **_META,
            "id": _value("4.2.6", both(nonblank, atom_id), needed=True),
            "title": _text("4.2.14", needed=True),
            "updated": _value("4.2.15", rfc3339, needed=True),
            "entry": ENTRY,
        },
    ),
    spec=_spec("4.1.1"),
    attributes={
        "version": Attribute(lambda _: (("atom-version", "none: Atom 1.0 has no version"),))
    },
)
# The elements of Atom that an RSS channel or item may borrow.
BORROWED = {**qualified(NAMESPACE, _META), **qualified(NAMESPACE, _ENTRY_CHILDREN)}

_TEXTS = frozenset(ATOM + name for name in ("title", "subtitle", "rights", "summary"))


def atom_faults(root: "_Element", *, url: str | None = None) -> Iterator[Fault]:
    """What one sees only when several places of an Atom document are compared.

    Args:
        root: A ``feed`` or an ``entry``.
        url: Where the document is served, if that is known.
    """
    yield from text_faults(root)
    yield from _link_faults(root)
    entries = root.findall(ATOM + "entry") if root.tag == ATOM + "feed" else [root]
    if root.tag == ATOM + "feed":
        yield from _self_faults(root, url)
        yield from _order_faults(root)
        yield from _id_faults(entries)
    for entry in entries:
        yield from _entry_faults(entry, root)
    for source in root.iter(ATOM + "source"):
        for name in ("id", "title", "updated"):
            if source.find(ATOM + name) is None:
                yield at(source, "source-incomplete", f"no <{name}>", f"the feed's <{name}>")


def _order_faults(feed: "_Element") -> Iterator[Fault]:
    seen = False
    for child in feed.iterchildren(ATOM + "*"):
        if child.tag == ATOM + "entry":
            seen = True
        elif seen:
            yield at(child, "order", f"<{name_of(child)}> after an <entry>", "entries last")
            return


def _self_faults(feed: "_Element", url: str | None) -> Iterator[Fault]:
    links = [link for link in feed.findall(ATOM + "link") if relation(link) == "self"]
    if not links:
        yield at(feed, "self-missing", 'no <link rel="self">', "the feed's own address")
        return
    link = links[0]
    href, address = link.get("href") or "", url or ""
    bases = [each.get(XML + "base") for each in (feed, link)]
    if not re.match("[A-Za-z][A-Za-z0-9+.-]*:", href) and not any(bases):
        yield at(link, "self-relative", href, "an absolute address", "href")
    try:
        for base in (*bases, href) if url else ():
            address = urljoin(address, base or "")
    except ValueError:  # no address at all, and told as such
        return
    if url and address != url:
        yield at(link, "self-elsewhere", address, url, "href")


def relation(link: "_Element") -> str:
    """What *link* is to its feed or entry; alternate where it does not say (RFC 4287 §4.2.7.2)."""
    return link.get("rel", "alternate").removeprefix("http://www.iana.org/assignments/relation/")


def _id_faults(entries: list["_Element"]) -> Iterator[Fault]:
    ids: dict[str, set[str]] = {}
    times: Counter[str] = Counter(_updated(entry) for entry in entries)
    repeated = [entry for entry in entries if _updated(entry) and times[_updated(entry)] > 1]
    for entry in entries:
        id = (entry.findtext(ATOM + "id") or "").strip()
        updated = _updated(entry)
        if id and id in ids:
            same = updated in ids[id]
            expected = "another <updated>, or another id" if same else "each id once in a feed"
            yield at(_child(entry, "id"), "id-repeated-in-feed", id, expected)
        ids.setdefault(id, set()).add(updated)
    if repeated and len(ids) == len(entries):  # once for all: they may well be true
        found = f"{len(repeated)} entries that share theirs with another"
        yield at(_child(repeated[0], "updated"), "updated-repeated", found, "times that differ")


def _updated(entry: "_Element") -> str:
    return (entry.findtext(ATOM + "updated") or "").strip()


def _child(entry: "_Element", name: str) -> "_Element":
    found = entry.find(ATOM + name)
    return entry if found is None else found


def _link_faults(root: "_Element") -> Iterator[Fault]:
    for parent in root.iter(ATOM + "feed", ATOM + "entry", ATOM + "source"):
        seen: set[tuple[str, str]] = set()
        for link in parent.findall(ATOM + "link"):
            if relation(link) == "alternate" and "href" in link.attrib:
                key = (link.get("type") or "", link.get("hreflang") or "")
                if key in seen:
                    expected = "alternate links of different types or languages"
                    yield at(link, "link-repeated", " ".join(key).strip() or "none", expected)
                seen.add(key)
            kind = link.get("type", "").partition(";")[0].strip()
            if relation(link) == "self" and kind not in (
                "",
                "application/atom+xml",
                "application/xml",
            ):
                yield at(link, "self-type", kind, "application/atom+xml", "type")
            if text_of(link).strip():
                yield at(link, "link-not-empty", text_of(link).strip(), "an empty element")
            if link.get("href") == "" and relation(link) != "self":
                yield at(link, "same-document", "", "an address of something else", "href")


def _entry_faults(entry: "_Element", root: "_Element") -> Iterator[Fault]:
    content, summary = entry.find(ATOM + "content"), entry.find(ATOM + "summary")
    if content is None:
        links = entry.findall(ATOM + "link")
        if not any(relation(link) == "alternate" for link in links):
            yield at(entry, "content-or-link", "neither", "a <content> or an alternate <link>")
        if summary is None:
            yield at(entry, "text-missing", "neither", "a <content> or a <summary>")
    elif summary is None:
        kind = content.get("type", "text")
        if "src" in content.attrib or not _is_inline(kind):
            yield at(entry, "summary-missing", "no <summary>", "a <summary> of what is elsewhere")
    authored = any(
        parent is not None and parent.find(ATOM + "author") is not None
        for parent in (entry, entry.find(ATOM + "source"), root)
    )
    if not authored:
        expected = "an <author> in the entry, its source or the feed"
        spec = _spec("4.1.2")
        yield at(entry, "element-missing", "none", expected, spec=spec, child="author")


def _is_inline(kind: str) -> bool:
    """Whether content of that type is text or XML, not base64 (RFC 4287 §4.1.3.3)."""
    kind = kind.partition(";")[0].strip().lower()
    return (
        kind in ("text", "html", "xhtml")
        or kind.startswith("text/")
        or kind.endswith(("+xml", "/xml"))
    )


# Text constructs (§3.1) and content (§4.1.3)


def text_faults(root: "_Element") -> Iterator[Fault]:
    """What is wrong with each text construct and content below *root*."""
    for element in root.iter(ATOM + "*"):
        if element.tag in _TEXTS:
            yield from _construct(element)
        elif element.tag == ATOM + "content":
            yield from _content(element)


def _construct(element: "_Element") -> Iterator[Fault]:
    kind = element.get("type", "text")
    if not kind.strip():
        yield at(element, "blank", kind, "text, html or xhtml", "type")
    elif kind not in ("text", "html", "xhtml"):
        yield at(element, "text-type", kind, "text, html or xhtml", "type")
    yield from _typed(element, kind)
    if kind in ("text", "html") and not len(element) and not text_of(element).strip():
        yield at(element, "blank", "", "some text")


def _content(element: "_Element") -> Iterator[Fault]:
    kind = element.get("type", "text")
    simple = kind in ("text", "html", "xhtml")
    if not kind.strip():
        yield at(element, "blank", kind, "text, html, xhtml or a media type", "type")
    elif not simple and (tuple(media_type(kind)) or kind.lower().startswith("multipart/")):
        expected = "text, html, xhtml or a media type that is not composite"
        yield at(element, "content-type", kind, expected, "type")
    if "src" in element.attrib:
        yield from _remote(element)
        return
    yield from _typed(element, kind)
    parent = element.getparent()
    summary = parent.findtext(ATOM + "summary") if parent is not None else None
    told = kind == "html" and bool((summary or "").strip())
    if not len(element) and not text_of(element).strip() and not told:
        yield at(element, "blank", "", "some content")


def _remote(element: "_Element") -> Iterator[Fault]:
    """Content that stands elsewhere (§4.1.3.2)."""
    kind = element.get("type")
    if kind is None:
        yield at(element, "content-src-type", "no type", "the media type of what src names")
    elif kind in ("text", "html", "xhtml"):
        yield at(element, "content-type", kind, "a media type", "type")
    for child in element.iterchildren("*"):
        yield at(child, "content-src-full", f"<{name_of(child)}>", "an empty element")
    if text_of(element).strip():
        yield at(element, "content-src-full", text_of(element).strip(), "an empty element")


def _typed(element: "_Element", kind: str) -> Iterator[Fault]:
    """What a text of a certain type may hold."""
    kind = kind.partition(";")[0].strip().lower()
    text = text_of(element)
    if kind == "xhtml":
        yield from _xhtml(element)
    elif kind.endswith(("+xml", "/xml")):
        yield from _xml_content(element, kind)
    else:
        for child in element.iterchildren("*"):
            yield at(child, "markup-not-escaped", f"<{name_of(child)}>", "text, its markup escaped")
        if kind in ("html", "text/html"):
            around = (element, *element.iterancestors())
            based = any(XML + "base" in each.attrib for each in around)
            for rule, expected in html(text):
                if not (based and rule == "relative-reference"):
                    yield at(element, rule, text, expected)
            if kind == "text/html" and text.strip() and not re.search("(?i)<html|<body", text):
                yield at(element, "html-fragment", kind, "type html for a part of a page", "type")
        elif kind in ("text", "text/plain", ""):
            for rule, expected in plain(text):
                yield at(element, rule, text, expected + "; or type html")
        elif not kind.startswith("text/") and "/" in kind and not kind.startswith("message/"):
            for rule, expected in base64_text(text):
                yield at(element, rule, text, expected)


def _xhtml(element: "_Element") -> Iterator[Fault]:
    """One div of XHTML and what is in it (§3.1.1.3)."""
    children = list(element.iterchildren("*"))
    if [child.tag for child in children] != [XHTML + "div"]:
        found = f"<{name_of(children[0])}>" if children else "no element"
        yield at(element, "xhtml-div", found, "one <div> of XHTML")
    elif text_of(element).strip():
        yield at(element, "xhtml-div", text_of(element).strip(), "nothing beside the <div>")
    inner = [each for child in children for each in child.iter("*")]
    only_div = all(each.tag == XHTML + "div" for each in inner)
    whole = "".join(map(str, element.itertext()))
    if only_div and only_markup(whole):
        yield at(element, "xhtml-escaped", whole.strip(), "elements, not escaped tags")
    for each in inner:
        yield from xhtml_faults(each)


def xhtml_faults(element: "_Element") -> Iterator[Fault]:
    tag = str(element.tag)
    if tag.startswith(XHTML):
        pairs = {_plain_name(name): str(value) for name, value in element.attrib.items()}
        for rule, expected in element_faults(tag[len(XHTML) :].lower(), pairs):
            if rule != "relative-reference":  # xml:base tells what it is relative to
                yield at(element, rule, f"<{name_of(element)}>", expected)
    elif tag.startswith(ATOM) or not tag.startswith("{"):
        name = tag.removeprefix(ATOM)
        if name in HTML_ELEMENTS:
            yield at(element, "xhtml-namespace", f"<{name}>", f"the namespace {XHTML[1:-1]}")
        else:
            yield at(element, "html-invalid", f"<{name}>", "elements that XHTML has")
    elif not tag.startswith(_PICTURES):
        found = f"<{name_of(element)}>"
        yield at(element, "xhtml-foreign", found, "elements of XHTML, SVG or MathML")


def _plain_name(name: object) -> str:
    return str(name).replace(XML, "xml:").lower()


def _xml_content(element: "_Element", kind: str) -> Iterator[Fault]:
    """One element of XML and nothing beside it (§4.1.3.3)."""
    children = list(element.iterchildren("*"))
    if children and text_of(element).strip():
        yield at(element, "text-unexpected", text_of(element).strip(), "one element, no text")
    if kind == "application/xhtml+xml" and children and children[0].tag == XHTML + "div":
        yield at(element, "html-fragment", kind, "type xhtml for a part of a page", "type")
