"""A file's bytes → a tree whose elements know their line, path and story."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from feedpub.markup import xml_parser
from feedpub.validate.finding import Fault
from feedpub.validate.names import PREFIXES

if TYPE_CHECKING:
    from lxml.etree import _Element

XML = "{http://www.w3.org/XML/1998/namespace}"
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_VERSION = re.compile(rb"\s*<\?xml[^>]{0,200}?version\s*=\s*[\"']([0-9.]+)[\"']")
_ENTITY = re.compile(rb"<!ENTITY\s")
_HEXADECIMAL = re.compile(
    rb"<!\[CDATA\[(?:(?!\]\]>).)*+|<!--(?:(?!-->).)*+|&#x(26|3[cC]);", re.DOTALL
)
_MARKS = {"\U000f0026": "&", "\U000f003c": "<"}
_LONG_TAG = re.compile(rb"<[A-Za-z][^<>]{10000,}+")
MAX_ATTRIBUTES = 2_000
_USUAL = frozenset(("utf-8", "utf8", "us-ascii", "ascii", "utf-16"))
# UTF-8 read as windows-1252 and written as UTF-8 again, and control characters of windows-1252.
_MOJIBAKE = re.compile(
    "[\x80-\x9f]|\u00c3[\u0080-\u00bf]|\u00e2\u20ac[\u0080-\u2122]|\u00c2[\u0080-\u009f]"
)


class UnreadableError(Exception):
    """The bytes hold no tree; *fault* says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.found)
        self.fault = fault


def read_tree(data: bytes) -> "tuple[_Element, dict[_Element, str]]":
    """The root element of *data*, and the texts with a ``<`` or ``&`` as the RSS profile wants it.

    Nothing is fetched or expanded. The profile (Character Data) asks for ``&#x3C;`` and
    ``&#x26;`` in plain text; who writes so means the characters. These texts have a character
    for private use in their place, so that nobody takes them for HTML.

    Raises:
        UnreadableError: *data* is not well-formed XML, declares entities, or is a bomb.
    """
    from lxml import etree  # slow to import

    declared = _ENTITY.search(data[:100_000]) if b"<!DOCTYPE" in data[:10_000] else None
    if declared:
        line = data[: declared.start()].count(b"\n") + 1
        raise UnreadableError(
            Fault(
                rule="xml-entity",
                where="document",
                line=line,
                found="an entity that is declared",
                expected="no entities but those of XML",
            )
        )
    if found := _bomb(data):
        raise UnreadableError(
            Fault(rule="too-large", where="document", found=found, expected=f"{MAX_ATTRIBUTES:,}")
        )
    try:
        root = etree.fromstring(_marked(data).lstrip(), xml_parser())
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        encoding = "encod" in (error.msg or "").lower() or "UTF-8" in (error.msg or "")
        raise UnreadableError(
            Fault(
                rule="xml-encoding" if encoding else "xml-not-well-formed",
                where="document",
                line=line,
                found=(error.msg or "nothing")[:200],
                expected="bytes of the declared encoding" if encoding else "well-formed XML",
            )
        ) from error
    return root, _unmarked(root)


def _marked(data: bytes) -> bytes:
    """*data* with `_MARKS` for hexadecimal references, outside of CDATA and comments."""
    if b"&#x26;" not in data and b"&#x3" not in data:
        return data
    return _HEXADECIMAL.sub(
        lambda match: b"&#xF00" + match[1].upper() + b";" if match[1] else match[0], data
    )


def _unmarked(root: "_Element") -> "dict[_Element, str]":
    """Take the marks out of the tree; the texts that had some, as they were."""
    texts = {}
    for element in root.iter("*"):
        text = element.text or ""
        if any(mark in text for mark in _MARKS):
            texts[element] = text
            element.text = _plain(text)
        element.tail = _plain(element.tail) if element.tail else element.tail
        for name, value in element.items():
            if any(mark in str(value) for mark in _MARKS):
                with suppress(ValueError):  # a namespace with a brace, which lxml only reads
                    element.set(str(name), _plain(str(value)))
    return texts


def _plain(text: str) -> str:
    for mark, character in _MARKS.items():
        text = text.replace(mark, character)
    return text


def _bomb(data: bytes) -> str:
    """What would detain libxml2, which compares each attribute of a tag with all others."""
    for tag in _LONG_TAG.finditer(data):
        if (count := tag[0].count(b"=")) > MAX_ATTRIBUTES:
            return f"a tag with {count:,} attributes"
    return ""


def document_faults(data: bytes, root: "_Element") -> Iterator[Fault]:
    """What is wrong with the document as XML, whatever it says."""

    def fault(rule: str, found: str, expected: str, line: int = 1) -> Fault:
        return Fault(rule=rule, where="document", line=line, found=found, expected=expected)

    if match := _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf")):
        encoding = match[1].decode().lower()
        if encoding not in _USUAL:
            yield fault("xml-encoding-unusual", encoding, "UTF-8")
        elif data.startswith(b"\xef\xbb\xbf") and encoding not in ("utf-8", "utf8"):
            yield fault("xml-encoding", f"a mark of UTF-8 and {encoding}", "one encoding")
    if (stated := _VERSION.match(data)) and stated[1] != b"1.0":
        yield fault("xml-version", stated[1].decode(), "version 1.0")
    if doctype := _doctype(root):
        yield fault("xml-doctype", doctype, "no DOCTYPE")
    for element in root.iter("*"):
        texts = {
            "": element.text or "",
            **{str(name): str(value) for name, value in element.items()},
        }
        for name, text in texts.items():
            if not text.isascii() and (odd := _MOJIBAKE.search(text)):
                expected = "characters read in the encoding that they were written in"
                yield at(element, "text-mojibake", odd[0], expected, name)


def _doctype(root: "_Element") -> str:
    return str(root.getroottree().docinfo.doctype)  # type: ignore[attr-defined]


def name_of(element: "_Element") -> str:
    """The name of *element* with the usual prefix of its namespace."""
    return shown(str(element.tag))


def shown(tag: str) -> str:
    """ElementTree's ``{namespace}name`` as people write it."""
    if not tag.startswith("{"):
        return tag
    namespace, _, name = tag[1:].partition("}")
    prefix = "xml" if namespace == XML[1:-1] else PREFIXES.get(namespace, "")
    if prefix in ("atom", "opml") or not prefix:
        return name
    return f"{prefix}:{name}"


def path_of(element: "_Element", attribute: str = "") -> str:
    """Where *element* stands, from the root: ``rss/channel/item/guid/@isPermaLink``."""
    names = [name_of(each) for each in (element, *element.iterancestors())]
    path = "/".join(reversed(names))
    return f"{path}/@{shown(attribute)}" if attribute else path


def line_of(element: "_Element") -> int | None:
    """The line on which *element* begins."""
    return element.sourceline or None  # type: ignore[return-value]


def text_of(element: "_Element") -> str:
    """The text of *element* itself, that of its children left out."""
    return (element.text or "") + "".join(child.tail or "" for child in element)


def at(
    element: "_Element",
    rule: str,
    found: str,
    expected: str,
    attribute: str = "",
    spec: str = "",
    *,
    child: str = "",
) -> Fault:
    """A fault of *element*, of one of its attributes, or of a child that it does not have."""
    return Fault(
        rule=rule,
        where=path_of(element, attribute) + (f"/{child}" if child else ""),
        line=line_of(element),
        found=found,
        expected=expected,
        spec=spec,
        story=next((each for each in (element, *element.iterancestors()) if is_story(each)), None),
    )


def is_story(element: "_Element") -> bool:
    """Whether it is an item of RSS or an entry of Atom."""
    return element.tag in ("item", "{http://www.w3.org/2005/Atom}entry")
