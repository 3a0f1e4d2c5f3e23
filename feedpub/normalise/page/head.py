"""What the elements of a page's head say of it, as they stand."""

import re
from collections.abc import Iterator
from itertools import islice

import msgspec
from lxml.html import HtmlElement

from feedpub.markup import one_line

MAX_METAS = 1_000
MAX_HEADINGS = 20
MAX_SUBHEADINGS = 60
MAX_VALUE = 4_000  # characters of one


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """Meta elements, links and titles."""

    metas: dict[str, list[str]]  # by name or property in lower case, in the order of the page
    properties: dict[str, list[str]]  # likewise, of items of microdata in the page
    title: str  # of <title>
    headings: tuple[str, ...]  # the h1 elements
    headlines: tuple[str, ...]  # other elements that are named as the headline
    subheadings: tuple[str, ...]  # the first h2 and h3 elements
    canonical: str
    language: str
    base: str

    def first(self, *names: str) -> tuple[str, str]:
        """The first value of the first of these names that has one, and the name."""
        for name in names:
            for value in self.metas.get(name, ()):
                return value, name
        return "", ""


def read_head(root: HtmlElement) -> Head:
    """All that a page's head says."""
    metas: dict[str, list[str]] = {}
    properties: dict[str, list[str]] = {}
    for number, meta in enumerate(root.iter("meta")):
        value = one_line((meta.get("content") or "")[:MAX_VALUE])
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if value and name:
            stated = properties if _within_item(meta) else metas
            stated.setdefault(name.strip().lower(), []).append(value)
        if number == MAX_METAS:
            break
    return Head(
        metas=metas,
        properties=properties,
        title=next(filter(None, map(text_within, root.iter("title"))), ""),
        headings=tuple(filter(None, map(_heading, islice(root.iter("h1"), MAX_HEADINGS)))),
        headlines=tuple(filter(None, map(_heading, _headlines(root)))),
        subheadings=tuple(
            filter(None, map(_heading, islice(root.iter("h2", "h3"), MAX_SUBHEADINGS)))
        ),
        canonical=_link(root, "canonical"),
        language=(root.get("lang") or root.get("xml:lang") or "").strip(),
        base=next((base.get("href", "") for base in root.iter("base")), ""),
    )


def text_within(element: HtmlElement) -> str:
    """The text of an element as one line."""
    return one_line(" ".join("".join(element.itertext()).split())[:MAX_VALUE])


def _headlines(root: HtmlElement) -> Iterator[HtmlElement]:
    """The elements below h1 that are the headline by their name."""
    found = (
        element
        for element in root.iter("h2", "h3", "div", "span", "p")
        if element.get("itemprop") == "headline"
        or (element.tag in ("h2", "h3") and _HEADLINE.search(element.get("class") or ""))
    )
    return islice(found, MAX_HEADINGS)


_HEADLINE = re.compile(
    r"(?:entry|post|article|story|page|news)[-_]?(?:title|headline)|\bheadline\b", re.I
)


def _heading(element: HtmlElement) -> str:
    """The text of a heading; what stands in elements of its own does not run together."""
    texts = [element.text or ""]
    for child in element:
        inside = "".join(child.itertext())
        apart = child.tag in ("br", "div", "p") or (child.tag == "span" and child.get("class"))
        texts += [f" {inside} " if apart else inside, child.tail or ""]
    return one_line("".join(texts)[:MAX_VALUE])


def _within_item(meta: HtmlElement) -> bool:
    """Whether the element is a property of an item of microdata, so rather not of the page."""
    return meta.get("itemprop") is not None and meta.getparent().tag != "head"


def _link(root: HtmlElement, kind: str) -> str:
    for link in root.iter("link"):
        if kind in (link.get("rel") or "").lower().split():
            return (link.get("href") or "").strip()
    return ""
