"""A story's HTML made to fit into a page: valid where it stands, and usable by everybody.

Safe HTML is well-formed and harmless, yet it may hold what no page should: a list's item
outside a list, a picture without a text for those who do not see it, headings that skip
levels, a table wider than a telephone. Readers mend such things in their own ways; here they
are mended as HTML (html.spec.whatwg.org) and WCAG 2.2 ask.
"""

import html
import re
from collections.abc import Callable

import msgspec

# A tag as the sanitiser writes it: lower case, closed, attributes in double quotes.
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>')
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')

_VOID = frozenset("br hr img wbr".split())
_IDLE = frozenset(("col", "colgroup"))  # that say nothing without attributes of style
# Elements that hold nothing but phrasing content, that is no blocks.
_PHRASING_ONLY = frozenset(
    (
        "abbr b cite code dfn em h1 h2 h3 h4 h5 h6 i kbd mark p pre q rp rt ruby s samp small span "
        "strong sub sup time u var"
    ).split()
)
_PHRASING = (_PHRASING_ONLY - set("h1 h2 h3 h4 h5 h6 p pre".split())) | set(
    "a br del img ins wbr".split()
)
_TRANSPARENT = frozenset(("a", "del", "ins"))
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
# An element that has its place → where that is, and what stands for it elsewhere.
_PLACES = {
    "li": (("ul", "ol"), "div"),
    "dt": (("dl",), "div"),
    "dd": (("dl",), "div"),
    "figcaption": (("figure",), "div"),
    "rt": (("ruby",), "span"),
    "rp": (("ruby",), "span"),
}
# What a list holds, and what everything else is put into.
_HELD = {"ul": (("li",), "li"), "ol": (("li",), "li"), "dl": (("dt", "dd"), "dd")}

_LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?")
_NUMBER = re.compile("[0-9]{1,4}")
_SPAN = re.compile("[1-9][0-9]{0,2}")
_DATE = re.compile(
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])"
    r"([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)?)?"
)
_FORMS = {
    "lang": _LANGUAGE,
    "hreflang": _LANGUAGE,
    "dir": re.compile("ltr|rtl|auto"),
    "width": _NUMBER,
    "height": _NUMBER,
    "start": re.compile("-?[0-9]{1,6}"),
    "colspan": _SPAN,
    "rowspan": _SPAN,
    "scope": re.compile("row|col|rowgroup|colgroup"),
    "datetime": _DATE,
}


class _Open(msgspec.Struct):
    """An element whose end is still to come."""

    tag: str  # as it is written: not always as it was read
    ending: str
    phrasing: bool  # holds no blocks
    at: int  # where its start is among the pieces
    level: int  # of the heading before
    named: bool = False  # has something in it that can be read out
    last: str = ""  # of a list of definitions: what came last


def page_story(story: str, *, table: str) -> str:
    """*story* as it can stand below the headline, the ``h1`` of a page.

    Args:
        story: Safe HTML, as `feedpub.markup.safe_html` gives it.
        table: What a table that may have to be scrolled is called.
    """
    return _Fitting(table).fitted(story)


class _Fitting:
    """One pass over a story, tag by tag."""

    def __init__(self, table: str) -> None:
        self.table = html.escape(table)
        self.pieces: list[str] = []
        self.stack = [_Open(tag="div", ending="", phrasing=False, at=0, level=1)]
        self.level = 1  # of the last heading; the headline has the first

    def fitted(self, story: str) -> str:
        end = 0
        for tag in _TAG.finditer(story):
            self._text(story[end : tag.start()])
            end = tag.end()
            closing, name, attributes = tag.groups()
            if name in _IDLE:
                continue
            if closing:
                self._close()
            elif name in _VOID:
                self._void(name, dict(_ATTRIBUTE.findall(attributes)))
            else:
                self._open(name, dict(_ATTRIBUTE.findall(attributes)))
        self._text(story[end:])
        return "".join(self.pieces)

    def _text(self, text: str) -> None:
        if not text or text.isspace():
            self.pieces.append(text)
        else:
            self._name_open_elements()
            self._held("", lambda: self.pieces.append(text))

    def _name_open_elements(self) -> None:
        for element in self.stack:
            element.named = True

    def _held(self, name: str, write: Callable[[], None]) -> None:
        """Write something; straight in a list that cannot hold it, within an item of its own."""
        parent = self.stack[-1]
        held, item = _HELD.get(parent.tag, ((name,), ""))
        if name in held:
            write()
        else:
            term = self._term(parent, item) if parent.tag == "dl" else ""
            self.pieces.append(f"{term}<{item}>")
            write()
            self.pieces.append(f"</{item}>")

    def _void(self, name: str, attributes: dict[str, str]) -> None:
        if name == "img":
            self._picture(attributes)
        else:
            name = "br" if name == "hr" and self.stack[-1].phrasing else name
            self._held(name, lambda: self.pieces.append(f"<{name}>"))

    def _picture(self, attributes: dict[str, str]) -> None:
        if not attributes.get("src"):
            return
        attributes.setdefault("alt", attributes.get("title", ""))
        if attributes["alt"].strip():
            self._name_open_elements()
        written = _written(attributes | {"loading": "lazy"})
        self._held("img", lambda: self.pieces.append(f"<img{written}>"))

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        parent, level = self.stack[-1], self.level
        name, ending = self._placed(name, parent, attributes)
        held, item = _HELD.get(parent.tag, ((name,), ""))
        before = ""
        if name not in held:
            before, ending = f"<{item}>", f"{ending}</{item}>"
        if parent.tag == "dl":
            before = self._term(parent, name) + before
        phrasing = name in _PHRASING_ONLY or (name in _TRANSPARENT and parent.phrasing)
        at = len(self.pieces)
        self.stack.append(_Open(tag=name, ending=ending, phrasing=phrasing, at=at, level=level))
        if name == "table":
            before += f'<div class="wide" role="group" tabindex="0" aria-label="{self.table}">'
        self.pieces.append(f"{before}<{name}{_written(attributes)}>")

    def _placed(self, name: str, parent: _Open, attributes: dict[str, str]) -> tuple[str, str]:
        """What an element is written as where it stands, and how it ends."""
        if name in _HEADINGS:
            name = self._heading(name)
        places, instead = _PLACES.get(name, ((parent.tag,), name))
        if parent.tag not in places:
            name = instead
        if name == "time" and not _DATE.fullmatch(attributes.get("datetime", "")):
            attributes.pop("datetime", None)
            name = "span"
        if parent.phrasing and name not in _PHRASING:
            attributes["class"] = "block"
            name = "span"
        return name, f"</{name}></div>" if name == "table" else f"</{name}>"

    def _heading(self, name: str) -> str:
        """No level is left out below the headline, and none is in the head of a table or list."""
        if any(element.tag in ("th", "dt", "caption") for element in self.stack):
            return "div"
        self.level = max(2, min(int(name[1]), self.level + 1))
        return f"h{self.level}"

    def _term(self, definitions: _Open, name: str) -> str:
        """A term for a definition that has none."""
        first, definitions.last = not definitions.last, name
        return "<dt></dt>" if first and name != "dt" else ""

    def _close(self) -> None:
        element = self.stack.pop()
        if not element.named and element.tag in _HEADINGS | {"a"}:
            self._close_nameless(element)
            return
        if element.tag == "dl" and element.last == "dt":
            self.pieces.append("<dd></dd>")
        self.pieces.append(element.ending)

    def _close_nameless(self, element: _Open) -> None:
        """A heading or a link without any text: it is nothing, or a picture."""
        start = self.pieces[element.at]
        if not any("<img " in piece for piece in self.pieces[element.at :]):
            del self.pieces[element.at :]
        elif element.tag == "a":
            self._name(element)
            self.pieces.append(element.ending)
        else:
            self.pieces[element.at] = start.replace(f"<{element.tag}", "<div", 1)
            self.pieces.append(element.ending.replace(f"</{element.tag}", "</div", 1))
        if element.tag != "a":
            self.level = element.level

    def _name(self, element: _Open) -> None:
        """A link around a picture that nobody described is called what it leads to."""
        start = self.pieces[element.at]
        address = re.search(r'<a[^>]* href="([^"]*)"', start)
        if address:
            self.pieces[element.at] = f'{start[:-1]} aria-label="{address[1]}">'


def _written(attributes: dict[str, str]) -> str:
    return "".join(
        f' {name}="{value}"'
        for name, value in attributes.items()
        if name not in _FORMS or _FORMS[name].fullmatch(value)
    )
