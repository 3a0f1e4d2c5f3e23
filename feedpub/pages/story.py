"""A story's HTML made to fit into a page: valid where it stands, and usable by everybody.

Safe HTML is well-formed and harmless, yet it may hold what no page should: a list's item
outside a list, a picture without a text for those who do not see it, headings that skip
levels, a table wider than a telephone. Readers mend such things in their own ways; here they
are mended as HTML (html.spec.whatwg.org) and WCAG 2.2 ask.
"""

import html
import re

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
_EVERYWHERE = ("lang", "dir", "title")
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
    level: int  # of the heading before it
    named: bool = False  # has something in it that can be read out
    last: str = ""  # what came last in it


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
        if text.strip():
            self._name_open_elements()
            self._put("", text)
        else:
            self.pieces.append(text)

    def _void(self, name: str, attributes: dict[str, str]) -> None:
        if name != "img":
            self._put(name, "<br>" if name == "hr" and self.stack[-1].phrasing else f"<{name}>")
        elif attributes.get("src"):
            attributes.setdefault("alt", attributes.get("title", ""))
            if attributes["alt"].strip():
                self._name_open_elements()
            self._put(name, _start("img", attributes | {"loading": "lazy"}))

    def _name_open_elements(self) -> None:
        for element in reversed(self.stack):
            if element.named:
                break  # and so is what it stands in
            element.named = True

    def _put(self, name: str, written: str) -> None:
        before, after = self._holder(name)
        self.pieces += (before, written, after)

    def _holder(self, name: str) -> tuple[str, str]:
        """What stands around an element, or text, that is put into the innermost open one.

        A list holds nothing but its items, and a definition has a term.
        """
        parent = self.stack[-1]
        held, item = _HELD.get(parent.tag, ((name,), ""))
        inner = name if name in held else item
        term = "<dt></dt>" if inner == "dd" and parent.tag == "dl" and not parent.last else ""
        parent.last = inner or parent.last
        return (term, "") if inner == name else (f"{term}<{item}>", f"</{item}>")

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        parent, level = self.stack[-1], self.level
        written = self._placed(name, parent, attributes)
        if written != name:
            attributes = {key: text for key, text in attributes.items() if key in _EVERYWHERE}
        if parent.phrasing and written == "span" and name not in _PHRASING:
            attributes["class"] = "block"
        before, after = self._holder(written)
        ending = f"</{written}>{after}"
        if written == "table" and not self._is_in("a"):
            before += f'<div class="wide" role="group" tabindex="0" aria-label="{self.table}">'
            ending = f"</table></div>{after}"
        phrasing = written in _PHRASING_ONLY or (written in _TRANSPARENT and parent.phrasing)
        self.pieces.append(before)
        at = len(self.pieces)
        self.stack.append(_Open(tag=written, ending=ending, phrasing=phrasing, at=at, level=level))
        self.pieces.append(_start(written, attributes))

    def _placed(self, name: str, parent: _Open, attributes: dict[str, str]) -> str:
        """What an element is written as where it stands."""
        places, instead = _PLACES.get(name, ((parent.tag,), name))
        if parent.tag not in places:
            name = instead
        if name == "time" and not _DATE.fullmatch(attributes.get("datetime", "")):
            name = "span"
        if name == "a" and "href" not in attributes:
            name = "span"
        if parent.phrasing and name not in _PHRASING:
            name = "span"
        return self._heading(name) if name in _HEADINGS else name

    def _heading(self, name: str) -> str:
        """No level is left out below the headline, and none is in the head of a table or list."""
        if self._is_in("th", "dt", "caption"):
            return "div"
        self.level = max(2, min(int(name[1]), self.level + 1))
        return f"h{self.level}"

    def _is_in(self, *tags: str) -> bool:
        return any(element.tag in tags for element in self.stack)

    def _starts(self, element: _Open, tag: str) -> bool:
        """Whether there is such a tag within *element*."""
        return any(piece.startswith(f"<{tag}") for piece in self.pieces[element.at + 1 :])

    def _close(self) -> None:
        element = self.stack.pop()
        if not element.named and element.tag in _HEADINGS | {"a"}:
            self._close_nameless(element)
        elif element.tag == "tr" and not element.last:
            del self.pieces[element.at :]
        elif element.tag == "ruby" and not self._starts(element, "rt"):
            self._close_as("span", element)
        else:
            self.pieces.append("<dd></dd>" if element.tag == "dl" and element.last == "dt" else "")
            self.pieces.append(element.ending)

    def _close_nameless(self, element: _Open) -> None:
        """A heading or a link without any text: it is nothing, or a picture."""
        if element.tag in _HEADINGS:
            self.level = element.level
        if not self._starts(element, "img "):
            del self.pieces[element.at :]
            self.pieces.append(element.ending.removeprefix(f"</{element.tag}>"))
        elif element.tag == "a":
            self._name(element)
        else:
            self._close_as("div", element)

    def _close_as(self, name: str, element: _Open) -> None:
        start = self.pieces[element.at]
        self.pieces[element.at] = f"<{name}{start.removeprefix('<' + element.tag)}"
        self.pieces.append(f"</{name}>{element.ending.removeprefix(f'</{element.tag}>')}")

    def _name(self, element: _Open) -> None:
        """A link around a picture that nobody described is called what it leads to."""
        start = self.pieces[element.at]
        (address,) = re.findall(' href="([^"]*)"', start)
        self.pieces[element.at] = f'{start[:-1]} aria-label="{address}">'
        self.pieces.append(element.ending)


def _start(name: str, attributes: dict[str, str]) -> str:
    """The tag that begins an element, without attributes that are not as HTML has them."""
    written = (
        f' {key}="{text}"'
        for key, text in attributes.items()
        if key not in _FORMS or _FORMS[key].fullmatch(text)
    )
    return f"<{name}{''.join(written)}>"
