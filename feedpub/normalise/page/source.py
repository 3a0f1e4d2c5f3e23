"""The text of a page → a tree that no later step can choke on."""

import html
import re

import msgspec
from lxml import etree
from lxml.html import HtmlElement, HTMLParser

# Above what real pages have, below what takes a second. The largest of 1,300 pages seen
# 1.5 million characters, half of them script, and 8,000 tags; long tables have 20,000.
MAX_MARKUP = 1_500_000  # characters, without script and pictures
MAX_TAGS = 30_000
MAX_ATTRIBUTES = 60_000
MAX_OF_TAG = 500  # attributes of one tag; the parser's time grows with their square
MAX_DEPTH = 250  # of elements within elements; the parser drops what lies below 255
MAX_LINKED = 1_000_000  # characters of linked data

# A tag as HTML's own tokeniser reads it (HTML §13.2.5), possessive, so that it looks once.
_ATTRIBUTE = r"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)?+"
_TAG = re.compile(rf"<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE})*+")
_ATTRIBUTES = re.compile(_ATTRIBUTE)
# What is no markup although it may look like it: comments, and elements of raw text, of which
# noscript is one wherever scripts run (HTML §4.12.2); what stands in it need not be balanced.
_RAW = re.compile(
    rf"<(?:(!--|!\[CDATA\[)|(script|style|noscript)(?=[\s/>])((?:{_ATTRIBUTE})*+)[\s/]*+(?:>|\Z))",
    re.IGNORECASE,
)
_END = {
    name: re.compile(rf"</{name}(?:[\s/]*>|\s[^>]*>)", re.IGNORECASE)
    for name in ("script", "style", "noscript")
}
_PICTURE = re.compile(r"data:[a-z]+/[^\"'\s)>,]{0,100},[^\"'\s)>]{100,}")
# None of these can hold what a page is about: the parser, or its author, forgot to end them.
_NEVER_AROUND_MAIN = frozenset("button svg math select canvas nav aside footer dialog".split())
# What React sends after the rest of a page stands hidden under such a name, for a script to move.
_SENT_LATE = "S:"
_LINKED_TYPE = re.compile(r"application/(?:[a-z]+\+)?ld\+json", re.IGNORECASE)


# Weblogs of Google hold each post in such a script, with nothing in it to be filled in.
_TEMPLATE_TYPE = re.compile(r"type\s*=\s*[\"']?text/(?:x-)?template", re.IGNORECASE)
_GAP = re.compile(r"\{\{|<%|\$\{|\{%")
LEAST_IN_TEMPLATE = 500  # characters of one that is a story


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A page ready to be read."""

    root: HtmlElement  # <html>, without script, style and comments
    linked: tuple[str, ...]  # the texts of its linked data (JSON-LD)
    elements: list[HtmlElement]  # all of them, held so that lxml makes each but once


def read_source(page: str) -> Source:
    """The tree of a page, and its linked data.

    Raises:
        ValueError: it is larger, nests deeper or has longer tags than pages do; or is empty.
    """
    markup, linked = _without_raw(page)
    if "data:" in markup:
        markup = _PICTURE.sub("data:,", markup)
    _refuse_bombs(markup)
    root = _tree(markup)
    _show_main(root)
    return Source(root=root, linked=_bounded(linked), elements=list(root.iter()))


def _without_raw(page: str) -> tuple[str, list[str]]:
    """A page without what is no markup, and the linked data that was in it."""
    parts: list[str] = []
    linked: list[str] = []
    at = 0
    while raw := _RAW.search(page, at):
        parts.append(page[at : raw.start()])
        begin, (sign, tag, attributes) = raw.end(), raw.groups()
        if sign:
            end = page.find("-->" if sign == "!--" else "]]>", begin)
            at = len(page) if end < 0 else end + 3
            continue
        closing = _END[tag.lower()].search(page, begin)
        end, at = closing.span() if closing else (len(page), len(page))
        is_linked = tag.lower() == "script" and _LINKED_TYPE.search(attributes)
        if is_linked:
            linked.append(page[begin:end])
        is_shown = _TEMPLATE_TYPE.search(attributes) and _is_story(page[begin:end])
        parts.append(page[begin:end] if is_shown else " ")
    return "".join([*parts, page[at:]]), linked


def _is_story(template: str) -> bool:
    """Whether a template is text to be shown as it is."""
    return len(template) >= LEAST_IN_TEMPLATE and not _GAP.search(template)


def _refuse_bombs(markup: str) -> None:
    if len(markup) > MAX_MARKUP:
        raise ValueError(f"{len(markup):,} characters of markup")
    if markup.count("<") > MAX_TAGS:
        raise ValueError(f"{markup.count('<'):,} tags")
    tags = [tag[0] for tag in _TAG.finditer(markup)]
    # Before an attribute stands one of these, so that most pages need no counting.
    most = sum(map("".join(tags).count, " \n\t\r\f/\"'"))
    long = [tag for tag in tags if len(tag) > 2 * MAX_OF_TAG]
    counted = tags if most > MAX_ATTRIBUTES else long
    counts = [sum(1 for _ in _ATTRIBUTES.finditer(tag)) for tag in counted]
    if max(counts, default=0) > MAX_OF_TAG:
        raise ValueError(f"a tag with {max(counts):,} attributes")
    if sum(counts) > MAX_ATTRIBUTES:
        raise ValueError(f"{sum(counts):,} attributes")


def _tree(markup: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    # Lone surrogates cannot be encoded, and NUL and its like cannot be kept.
    data = markup.encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser)
    except etree.ParserError as error:
        raise ValueError("no elements") from error
    except etree.XMLSyntaxError as error:
        raise ValueError(f"no elements ({error})"[:200]) from error
    if root is None:
        raise ValueError("no elements")
    if any("depth" in entry.message for entry in parser.error_log):
        raise ValueError(f"elements nested more than {MAX_DEPTH} deep")
    return root


def _show_main(root: HtmlElement) -> None:
    """Bring into sight what a browser shows, though by its elements the page seems not to."""
    for main in list(root.iter("main")):
        for around in list(main.iterancestors(*_NEVER_AROUND_MAIN)):
            around.drop_tag()
    for late in root.iter("div"):
        if late.get("hidden") is not None and late.get("id", "").startswith(_SENT_LATE):
            del late.attrib["hidden"]


def _bounded(linked: list[str]) -> tuple[str, ...]:
    kept, size = [], 0
    for text in linked:
        size += len(text)
        if size > MAX_LINKED:
            break
        kept.append(html.unescape(text) if "&quot;" in text and '"' not in text else text)
    return tuple(kept)
