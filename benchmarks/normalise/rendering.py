"""A saved page → the text that a person would capture of it.

What a browser gives as ``innerText``: each block on lines of its own, nothing of scripts,
styles and hidden elements. Where captures differ from tool to tool (blank lines, the
alternative text of pictures) the style of a page is chosen by its name, so that it is the
same in every run.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from hashlib import blake2b

import msgspec
from lxml import etree, html
from shingles import SIZE, Shingle, words

UNSEEN = frozenset(
    (
        "script style noscript template head svg math iframe object embed video audio canvas "
        "select datalist map area link meta title base param source track"
    ).split()
)
INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter "
        "nobr output progress q rp rt ruby s samp small span strike strong sub sup time tt u var "
        "wbr amp-img picture button input img"
    ).split()
)
PARAGRAPHS = frozenset(["p"])  # the only blocks that innerText parts by a blank line
WITH_MARGINS = PARAGRAPHS | frozenset(
    "h1 h2 h3 h4 h5 h6 ul ol dl blockquote figure section article header footer pre table".split()
)
HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

_SPACES = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]+)""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
MOST_NODES = 300_000


class Style(msgspec.Struct, frozen=True):
    """How a tool that captures text sets it."""

    blank_around: str = "paragraphs"  # "paragraphs", "margins" or "blocks"
    alternatives: bool = False  # whether the alternative text of pictures is a line


class Element(msgspec.Struct):
    """An element and where its text stands: an interval of the page's fragments."""

    node: html.HtmlElement
    parent: int  # the index of another, -1 for none
    first: int
    last: int = 0


class Page(msgspec.Struct):
    """A page taken apart: its fragments of text, and the elements in document order."""

    fragments: list[str]  # text, or the breaks below
    elements: list[Element]


# Fragments that are not text: a line ends here, a blank line stands here.
LINE, BLANK, BREAK = "\x00line", "\x00blank", "\x00break"


def style_of(name: str) -> Style:
    """The style in which the page of this name is captured."""
    number = blake2b(name.encode(), digest_size=2).digest()
    spacing = ("paragraphs", "margins", "blocks")[number[0] % 3]
    return Style(spacing, alternatives=number[1] % 2 == 1)


def decode(data: bytes) -> str:
    """The text of a page: by its mark, its declaration, as UTF-8 or as Windows-1252."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    declared = _CHARSET.search(data[:4096])
    for encoding in ("utf-8-sig", declared[1].decode() if declared else "cp1252", "cp1252"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("utf-8", "replace")


def parse(data: bytes) -> html.HtmlElement | None:
    """The root of the page, or None if there is nothing in it."""
    text = _DECLARATION.sub("", decode(data)).replace("\0", "")
    try:
        return html.document_fromstring(text, parser=html.HTMLParser(huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def take_apart(root: html.HtmlElement, style: Style) -> Page:
    """The fragments of text under *root*, and the elements they stand in."""
    page = Page([], [])
    open_elements: list[int] = []
    skipped: html.HtmlElement | None = None
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for count, (event, node) in enumerate(walk):
        if count > MOST_NODES:
            break
        if event in ("comment", "pi"):
            _take_text(page, node.tail, preformatted=False)
        elif event == "start":
            if _is_unseen(node):
                skipped = node
                walk.skip_subtree()
                continue
            page.fragments.extend(_breaks(node.tag, style) if node.tag != "br" else [])
            parent = open_elements[-1] if open_elements else -1
            open_elements.append(len(page.elements))
            page.elements.append(Element(node, parent, len(page.fragments)))
            if node.tag in ("img", "amp-img") and style.alternatives:
                _take_alternative(page, node)
            _take_text(page, node.text, preformatted=node.tag == "pre")
        else:
            if node is skipped:
                skipped = None
            else:
                page.elements[open_elements.pop()].last = len(page.fragments)
                page.fragments.extend(_breaks(node.tag, style))
            if node is not root:
                _take_text(page, node.tail, preformatted=False)
    for index in open_elements:
        page.elements[index].last = len(page.fragments)
    return page


def lines_of(fragments: list[str]) -> list[str]:
    """The lines that the fragments make, without blank ones at either end."""
    lines: list[str] = []
    line: list[str] = []
    blanks = 0

    def end_line() -> None:
        nonlocal blanks
        text = _SPACES.sub(" ", "".join(line)).strip(" ")
        line.clear()
        if text:
            if lines:
                lines.extend([""] * blanks)
            lines.append(text)
            blanks = 0

    for fragment in fragments:
        if fragment == BREAK:
            had = bool(lines) and not line
            end_line()
            blanks = max(blanks, 1) if had else blanks
        elif fragment == LINE:
            end_line()
        elif fragment == BLANK:
            end_line()
            blanks = 1
        elif fragment == "\t":
            line.append(" ")
        else:
            line.append(fragment)
    end_line()
    return lines


def text_of(page: Page, element: Element | None = None) -> str:
    """The capture of a whole page, or of one element of it."""
    first, last = (element.first, element.last) if element else (0, len(page.fragments))
    return "\n".join(lines_of(page.fragments[first:last])) + "\n"


def _is_unseen(node: html.HtmlElement) -> bool:
    if node.tag in UNSEEN or node.get("hidden") is not None:
        return True
    if node.tag == "dialog" and node.get("open") is None:
        return True
    if node.tag == "input":
        return True
    return bool(HIDDEN.search(node.get("style") or ""))


def _breaks(tag: str, style: Style) -> list[str]:
    if tag == "br":
        return [BREAK]
    if tag in ("td", "th"):
        return ["\t"]
    if tag in INLINE:
        return []
    if tag in ("html", "body"):
        return [LINE]
    if style.blank_around == "blocks":
        return [BLANK]
    parted = PARAGRAPHS if style.blank_around == "paragraphs" else WITH_MARGINS
    return [BLANK] if tag in parted else [LINE]


def _take_text(page: Page, text: str | None, *, preformatted: bool) -> None:
    if not text:
        return
    if not preformatted:
        page.fragments.append(text)
        return
    for number, line in enumerate(text.split("\n")):
        page.fragments.extend(([LINE] if number else []) + [line])


def _take_alternative(page: Page, node: html.HtmlElement) -> None:
    text = (node.get("alt") or "").strip()
    if text:
        page.fragments.extend([LINE, text, LINE])


def find_container(
    page: Page, story: set[Shingle], snippets: list[str], headline: str
) -> Element | None:
    """The element that a person would capture the story from, with what surrounds it.

    The smallest that holds nine tenths of the story; then the smallest around it that
    also holds the headline; then the ``article`` or ``main`` around that, if it is not
    much larger, or the next element up.

    Args:
        page: All of it.
        story: The shingles of the story, if its whole text is known.
        snippets: Parts of it, if only these are.
        headline: Text, or empty.
    """
    tokens, starts = _tokens(page)
    spans = [
        (bisect_left(starts, element.first), bisect_left(starts, element.last))
        for element in page.elements
    ]
    inner = _smallest(spans, _marks(tokens, story, snippets))
    if inner is None:
        return None
    outer = _with_headline(page, spans, inner, tokens, words(headline))
    return page.elements[_with_surroundings(page, spans, outer)]


def headline(page: Page, story: set[Shingle]) -> str:
    """The first heading of the page above most of its story, or nothing."""
    tokens, starts = _tokens(page)
    marks = _marks(tokens, story, [])
    for element in page.elements:
        if element.node.tag == "h1":
            text = lines_of(page.fragments[element.first : element.last])
            place = bisect_left(starts, element.first)
            if len(text) == 1 and text[0] and sum(m < place for m in marks) < len(marks) / 10:
                return text[0]
    return ""


def _tokens(page: Page) -> tuple[list[str], list[int]]:
    """The words of the page, and beside each the number of its fragment."""
    tokens: list[str] = []
    starts: list[int] = []
    for number, fragment in enumerate(page.fragments):
        if not fragment.startswith("\x00"):
            found = words(fragment)
            tokens.extend(found)
            starts.extend([number] * len(found))
    return tokens, starts


def _marks(tokens: list[str], story: set[Shingle], snippets: list[str]) -> list[int]:
    """The places among *tokens* where some of the story stands."""
    if story:
        return [i for i in range(len(tokens)) if tuple(tokens[i : i + SIZE]) in story]
    found: list[int] = []
    for snippet in snippets:
        found.extend(_places(tokens, words(snippet))[:1])
    return sorted(found)


def _places(tokens: list[str], wanted: list[str]) -> list[int]:
    if not wanted:
        return []
    lower = [word.casefold() for word in wanted]
    size = len(lower)
    return [
        i
        for i, token in enumerate(tokens)
        if token.casefold() == lower[0]
        and [word.casefold() for word in tokens[i : i + size]] == lower
    ]


def _smallest(spans: list[tuple[int, int]], marks: list[int]) -> int | None:
    """The element with the fewest words that holds nine tenths of the marks."""
    best, least = None, 0
    for index, (first, last) in enumerate(spans):
        held = bisect_left(marks, last) - bisect_left(marks, first)
        if marks and held >= 0.9 * len(marks) and (best is None or last - first <= least):
            best, least = index, last - first
    return best


def _with_headline(
    page: Page, spans: list[tuple[int, int]], inner: int, tokens: list[str], headline: list[str]
) -> int:
    places = _places(tokens, headline)
    headings = [i for i, e in enumerate(page.elements) if e.node.tag == "h1"]
    places = places or [spans[i][0] for i in headings if spans[i][1] > spans[i][0]]
    for index in _up(page, inner):
        first, last = spans[index]
        if any(first <= place < last for place in places):
            return index if page.elements[index].node.tag != "html" else inner
    return inner


def _with_surroundings(page: Page, spans: list[tuple[int, int]], inner: int) -> int:
    size = spans[inner][1] - spans[inner][0]
    around = list(_up(page, inner))[1:]
    for index in around:
        node = page.elements[index].node
        if node.tag in ("article", "main") or node.get("role") == "main":
            return index if spans[index][1] - spans[index][0] <= 3 * size else inner
    for index in around[:1]:
        if page.elements[index].node.tag not in ("body", "html"):
            return index if spans[index][1] - spans[index][0] <= 2 * size else inner
    return inner


def _up(page: Page, index: int) -> Iterator[int]:
    while index >= 0:
        yield index
        index = page.elements[index].parent
