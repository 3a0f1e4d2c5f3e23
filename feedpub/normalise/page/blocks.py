"""A page's tree → its blocks of text, in document order."""

from collections.abc import Iterator
from itertools import islice

import msgspec
from lxml.html import HtmlElement

# What a reader of the page does not see as text, or can only press.
UNSEEN = frozenset(
    (
        "script style noscript template head svg math iframe object embed video audio canvas "
        "select datalist map area link meta title base param source track button input textarea "
        "form-field option"
    ).split()
)
_INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark "
        "nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr"
    ).split()
)
# Elements that keep their meaning around the blocks in them.
_WRAPPERS = frozenset("ul ol li blockquote table thead tbody tfoot tr td th dl dt dd pre".split())
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())

MAX_NEAR = 60  # elements in one that holds little


class Block(msgspec.Struct, kw_only=True, eq=False):
    """A paragraph, a heading, an entry of a list … : text that no other block is within."""

    number: int  # from 1
    text: str  # one line
    tag: str  # of the element that it is of: "p", "h2", "li", "div" …
    element: HtmlElement  # that element
    pieces: list[HtmlElement | str]  # its text and its inline elements
    wrappers: tuple[HtmlElement, ...]  # lists, quotes, tables and pictures around it
    linked: float  # the share of its text that is in links
    pictures: int  # how many it holds

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading by its element."""
        return self.tag in HEADINGS


def little_around(block: Block) -> Iterator[HtmlElement]:
    """The element of a block and a few around it, as long as they hold little else."""
    element: HtmlElement | None = block.element
    for _ in range(4):
        if element is None or sum(1 for _ in islice(element.iter(), MAX_NEAR + 1)) > MAX_NEAR:
            return
        yield element
        element = element.getparent()


def read_blocks(root: HtmlElement) -> list[Block]:
    """The blocks of a page that have text or a picture."""
    return _Walk(root).blocks


class _Walk:
    """One walk over a tree, collecting runs of inline content."""

    def __init__(self, root: HtmlElement) -> None:
        self.blocks: list[Block] = []
        self._holders = _inline_holders(root)
        self._run: list[HtmlElement | str] = []
        body = root.find("body")
        self._enter(root if body is None else body, (), False)

    def _enter(self, element: HtmlElement, wrappers: tuple[HtmlElement, ...], linked: bool) -> None:
        tag = element.tag
        if tag in _WRAPPERS:
            wrappers = (*wrappers, element)
        linked = linked or tag == "a"
        if element.text and not element.text.isspace():
            self._run.append(element.text)
        breaks = 0
        for child in element:
            name = child.tag
            if not isinstance(name, str) or name in UNSEEN or is_hidden(child):
                pass
            elif name == "br":
                breaks += 1
                if breaks == 1:
                    self._run.append(child)
                elif self._run:
                    self._flush(element, wrappers, linked)
            elif name in _INLINE and child not in self._holders:
                self._run.append(child)
                breaks = 0
            else:
                if self._run:
                    self._flush(element, wrappers, linked)
                self._enter(child, wrappers, linked)
                breaks = 0
            tail = child.tail
            if tail and (self._run or not tail.isspace()):
                self._run.append(tail)
                breaks = breaks if tail.isspace() else 0
        if self._run:
            self._flush(element, wrappers, linked)

    def _flush(self, element: HtmlElement, wrappers: tuple[HtmlElement, ...], linked: bool) -> None:
        pieces, self._run = self._run, []
        text = " ".join("".join(map(_text_of, pieces)).split())
        pictures = sum(_pictures_in(piece) for piece in pieces if not isinstance(piece, str))
        if not text and not pictures:
            return
        self.blocks.append(
            Block(
                number=len(self.blocks) + 1,
                text=text,
                tag=_own_tag(element),
                element=element,
                pieces=pieces,
                wrappers=wrappers,
                linked=1.0 if linked else _share_linked(pieces, text),
                pictures=pictures,
            )
        )


def _own_tag(element: HtmlElement) -> str:
    """The tag of the element that text directly in *element* belongs to."""
    while element.tag in _INLINE and element.getparent() is not None:
        element = element.getparent()
    return str(element.tag)


def _inline_holders(root: HtmlElement) -> set[HtmlElement]:
    """The inline elements that hold blocks, as links around cards do, or several paragraphs."""
    holders: set[HtmlElement] = set()
    for element in root.iter("*"):
        tag = element.tag
        if tag == "br":
            if not _is_second_break(element):
                continue
        elif tag in _INLINE or tag in UNSEEN:
            continue
        parent = element.getparent()
        while parent is not None and parent.tag in _INLINE and parent not in holders:
            holders.add(parent)
            parent = parent.getparent()
    return holders


def _is_second_break(element: HtmlElement) -> bool:
    """Whether this line break follows another one, so that the two part paragraphs."""
    before = element.getprevious()
    return before is not None and before.tag == "br" and not (before.tail or "").strip()


def is_hidden(element: HtmlElement) -> bool:
    """Whether a browser would not show an element, as far as it says so itself."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and "none" in style and "display:none" in style.replace(" ", "")


def _text_of(piece: HtmlElement | str) -> str:
    if isinstance(piece, str):
        return piece
    if piece.tag == "br":
        return " "
    if len(piece) == 0:
        return piece.text or ""
    return "".join(_texts(piece))


def _texts(element: HtmlElement) -> list[str]:
    texts = [element.text or ""]
    for child in element:
        if child.tag == "br":
            texts.append(" ")
        elif child.tag not in UNSEEN and not is_hidden(child):
            texts += _texts(child)
        texts.append(child.tail or "")
    return texts


def _pictures_in(element: HtmlElement) -> int:
    if len(element) == 0:
        return int(element.tag == "img")
    return sum(1 for _ in element.iter("img"))


def _share_linked(pieces: list[HtmlElement | str], text: str) -> float:
    if not text:
        return 0.0
    linked = 0
    for piece in pieces:
        if not isinstance(piece, str):
            links = [piece] if piece.tag == "a" else piece.iter("a") if len(piece) else ()
            linked += sum(len(" ".join(_text_of(link).split())) for link in links)
    return min(1.0, linked / len(text))
