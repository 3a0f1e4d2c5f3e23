"""Checks of the HTML that feeds carry, escaped in a text or as XHTML elements."""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from feedpub.validate.definition import Verdict
from feedpub.validate.names import (
    HTML_ATTRIBUTES,
    HTML_ELEMENTS,
    STYLE_PROPERTIES,
    UNSAFE_ELEMENTS,
)

MAX_HTML = 2_000_000  # characters of one element that are looked at
MAX_STYLE = 2_000  # and of one style

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?=[\s/>])|<!--")
_END_TAG = re.compile(r"</([A-Za-z][A-Za-z0-9]*)>")
_UNFINISHED = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)?[^<>]*\Z")
# Comments, processing instructions and tags; one that never ends is taken once, not at each start.
_MARKUP = re.compile(
    r"<!--(?:(?!-->)[\s\S])*+(?:-->)?|(<\?)[^<>]*+>?|<(/?)([A-Za-z][^\s<>/]*+)([^<>]*+)>"
)
_ATTRIBUTE = re.compile(r"([^\s\"'=/]++)(?:\s*+=\s*+(\"[^\"]*\"|'[^']*'|[^\s\"']++))?")
_ENTITY = re.compile(r"&(?:#[0-9]|#[xX]|([A-Za-z][A-Za-z0-9]{1,30});)")
_RULE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*([^:;]*?)\s*(?:!\s*important)?\s*")
_VALUE = re.compile(
    r"(?:[A-Za-z-]+|#[0-9A-Fa-f]{3,8}|rgba?\([0-9%., ]*\)|[+-]?[0-9]{0,4}(?:\.[0-9]{0,4})?"
    r"(?:em|rem|ex|ch|px|pt|pc|in|cm|mm|%|vw|vh|deg|s)?|\"[^\"]*\"|'[^']*')"
)
_ADDRESSES = {
    "a": ("href",), "img": ("src", "longdesc"), "area": ("href",), "video": ("src", "poster"),
    "audio": ("src",), "source": ("src",), "blockquote": ("cite",), "q": ("cite",),
    "iframe": ("src",), "track": ("src",),
}  # fmt: skip


def markup_in(text: str) -> str:
    """The first tag or entity of HTML in *text*; empty where it is plain to everybody.

    A name in angle brackets that no HTML has is a text's own business.
    """
    for match in _TAG.finditer(text):
        if not match[2] or match[2].lower() in HTML_ELEMENTS:
            return text[match.start() : match.start() + 40]
    for match in _ENTITY.finditer(text):
        if match[1] is None or match[1] + ";" in html5:
            return text[match.start() : match.start() + 12]
    return ""


def plain(text: str) -> Iterator[Verdict]:
    """Text without HTML."""
    if found := markup_in(text):
        yield "html-in-text", f"plain text, without {found}"


def untagged(text: str) -> Iterator[Verdict]:
    """Text without elements of HTML, where the format leaves no doubt that a lone ``<`` is one."""
    for match in _END_TAG.finditer(text):
        if match[1].lower() in HTML_ELEMENTS:
            yield "html-in-text", f"plain text, without {match[0]}"
            return


def only_markup(text: str) -> bool:
    """Whether *text* has tags of HTML, not just a lone ``<``."""
    return any(match[2] and match[2].lower() in HTML_ELEMENTS for match in _TAG.finditer(text))


def html(text: str) -> Iterator[Verdict]:
    """HTML that readers show: tags that are finished and known, nothing that runs."""
    seen = set()
    for verdict in _html_faults(text[:MAX_HTML]):
        if verdict not in seen:  # each once
            seen.add(verdict)
            yield verdict


def _html_faults(text: str) -> Iterator[Verdict]:
    unfinished = _UNFINISHED.search(text[text.rfind("<") :]) if "<" in text else None
    if unfinished and unfinished[2] and unfinished[2].lower() in HTML_ELEMENTS:
        yield "html-invalid", f"an end to the tag {unfinished[0][:40]!r}"
    for match in _MARKUP.finditer(text):
        kind, closing, name, rest = match.groups()
        if kind == "<?":
            yield "html-unsafe", f"no processing instruction {match[0][:40]}"
        elif name and not closing:
            yield from element_faults(name.lower(), _attributes(rest))
        elif name and not _is_known(name.lower()):
            yield "html-invalid", f"elements that HTML has, not {name[:40]}"
    if re.search("&#(?:12[89]|1[345][0-9]|[xX][89][0-9A-Fa-f]);", text):
        yield "html-invalid", "the characters' own numbers, not those of windows-1252"


def _attributes(tag: str) -> dict[str, str]:
    """What stands in a tag after its name."""
    return {
        match[1].lower(): unescape((match[2] or "").strip("\"'"))
        for match in _ATTRIBUTE.finditer(tag)
    }


def _is_known(tag: str) -> bool:
    """Whether HTML has such an element, or lets authors define one of that form."""
    return tag in HTML_ELEMENTS or "-" in tag or ":" in tag


def element_faults(tag: str, attributes: dict[str, str]) -> Iterator[Verdict]:
    """What is wrong with one element of HTML; *tag* and names in lower case."""
    if tag in UNSAFE_ELEMENTS:
        yield "html-unsafe", f"no <{tag}>"
        return
    if not _is_known(tag):
        yield "html-invalid", f"elements that HTML has, not <{tag[:40]}>"
    for name, value in attributes.items():
        if name.startswith("on"):
            yield "html-unsafe", f"no attribute {name[:40]}"
        elif name == "style":
            yield from style_faults(value)
        elif name not in HTML_ATTRIBUTES and not name.startswith(("data-", "aria-")):
            yield "html-unsafe-attribute", f"attributes that HTML has, not {name[:40]}"
        if re.match(r"\s*(?:javascript|vbscript):", value, re.IGNORECASE):
            yield "html-unsafe", f"an address in {name[:40]} that does not run a script"
    for name in _ADDRESSES.get(tag, ()):
        value = attributes.get(name, "").strip()
        if value and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|#", value):
            yield "relative-reference", f"an absolute address in {name}, not {value[:60]}"


def style_faults(style: str) -> Iterator[Verdict]:
    """What a style attribute says that can hide, move or load something."""
    for rule in filter(str.strip, style[:MAX_STYLE].split(";")):
        match = _RULE.fullmatch(rule)
        name = match[1].lower() if match else ""
        values = re.findall(r"rgba?\([^)]*\)|\"[^\"]*\"|'[^']*'|[^\s,]+", match[2]) if match else []
        good = name in STYLE_PROPERTIES and all(_VALUE.fullmatch(value) for value in values)
        if not good:
            yield "html-style", f"styles of text and space only, not {rule.strip()[:60]!r}"
