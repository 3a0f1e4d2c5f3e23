"""The blocks of a story → HTML that says what they are."""

import html
from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement

from feedpub.foreign import address
from feedpub.normalise.page.blocks import UNSEEN, Block, is_hidden

_KEPT_INLINE = frozenset(
    "a abbr b cite code del dfn em i ins kbd mark q s samp small strong sub sup u var".split()
)
_SAME = {"strike": "s", "tt": "code", "acronym": "abbr"}
_STATES = {
    "a": ("href",),
    "ol": ("start",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
}
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src", "data-lazy", "data-image")


def to_html(blocks: Iterable[Block], *, within: HtmlElement | None, base: str | None) -> str:
    """The blocks as HTML, with the lists, quotes and tables that they stand in.

    With absolute addresses, and otherwise not yet safe.

    Args:
        blocks: In the order of the page.
        within: The story's container: what lies around it says nothing of the story.
        base: What relative addresses start from.
    """
    around = set() if within is None else {within, *within.iterancestors()}
    parts: list[str] = []
    open_: list[HtmlElement] = []
    for block in blocks:
        wrappers = [each for each in block.wrappers if each not in around]
        common = _common(open_, wrappers)
        parts += [f"</{each.tag}>" for each in reversed(open_[common:])]
        fresh = common < len(wrappers)
        parts += [_opening(each) for each in wrappers[common:]]
        open_ = wrappers
        parts.append(_block(block, wrappers, base, fresh=fresh))
    parts += [f"</{each.tag}>" for each in reversed(open_)]
    return "".join(parts)


def _common(one: Sequence[HtmlElement], other: Sequence[HtmlElement]) -> int:
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a is not b), min(len(one), len(other)))


def _block(block: Block, wrappers: list[HtmlElement], base: str | None, *, fresh: bool) -> str:
    inside = "".join(_inline(piece, base) for piece in block.pieces).strip()
    if block.is_heading:
        tag = "h2" if block.tag == "h1" else block.tag  # the headline is the only h1
        return f"<{tag}>{inside}</{tag}>\n"
    # The first text of a list entry or a table's cell is its own; what follows are paragraphs.
    own = wrappers and wrappers[-1].tag not in ("blockquote", "ul", "ol", "table", "dl") and fresh
    if own and block.tag != "p":
        return inside
    return f"<p>{inside}</p>\n"


def _opening(element: HtmlElement) -> str:
    stated = _STATES.get(str(element.tag), ())
    told = "".join(
        f' {name}="{html.escape(value)}"' for name in stated if (value := element.get(name))
    )
    return f"<{element.tag}{told}>"


def _inline(piece: HtmlElement | str, base: str | None) -> str:
    if isinstance(piece, str):
        return html.escape(piece, quote=False)
    if piece.tag in UNSEEN or is_hidden(piece):
        return ""
    if piece.tag == "br":
        return "<br>"
    if piece.tag == "img":
        return _picture(piece, base)
    inside = html.escape(piece.text or "", quote=False)
    for child in piece:
        inside += _inline(child, base) if isinstance(child.tag, str) else ""
        inside += html.escape(child.tail or "", quote=False)
    tag = _SAME.get(piece.tag, piece.tag)
    if tag not in _KEPT_INLINE or not inside.strip():
        return inside
    if tag != "a":
        return f"<{tag}>{inside}</{tag}>"
    target = (piece.get("href") or "").strip()
    where = target if target[:7].lower() == "mailto:" else address(target, base=base)
    return f'<a href="{html.escape(where)}">{inside}</a>' if where else inside


def _picture(image: HtmlElement, base: str | None) -> str:
    """An image with its address, wherever a page that loads it late keeps that."""
    for name in _SOURCES:
        if where := address(image.get(name), base=base):
            alt = html.escape((image.get("alt") or "").strip())
            return f'<img src="{html.escape(where)}" alt="{alt}">'
    return ""
