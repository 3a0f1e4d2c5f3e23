"""Saved pages without their story: what is left must not be taken for one."""

import re

from cases import Case
from lxml import etree
from lxml.html import HtmlElement, tostring
from msgspec.structs import replace
from printed import folded
from rendering import parse
from shingles import Shingle, share_within, shingles

OWN = 0.2  # of a text's shingles that are of the story, from which on it is the story's
LEFT = 0.2  # of the story's, that may be found elsewhere on the page
SHORTEST = 8  # characters of a text that may be the story's
FEWEST = 4  # words of a text beside elements, likewise
_INLINE = frozenset("a abbr b br code em font i mark small span strong sub sup time u".split())
_STATED = re.compile(r'("articleBody"\s*:\s*)"(?:[^"\\]|\\.)*"')


def emptied(case: Case) -> Case | None:
    """The page of *case* without its story; None where it is not known, or told elsewhere, too."""
    root = parse(case.data)
    body = None if root is None else root.find("body")
    known = case.gold.body or "".join(case.gold.agreed[:1])
    if root is None or body is None or not known:
        return None
    story = set(shingles(known))
    _without_code(root)
    for element in [each for each in body.iter() if isinstance(each.tag, str)]:
        _empty(element, story, folded(case.gold.title or ""))
    if share_within(known, set(shingles(_text(body)))) > LEFT:
        return None
    data = tostring(root, encoding="ascii", doctype="<!DOCTYPE html>")
    return replace(
        case, name=f"{case.name}.missing", kind="missing", data=data, around=(), within=()
    )


def _without_code(root: HtmlElement) -> None:
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    for script in list(root.iter("script")):
        linked = "ld+json" in (script.get("type") or "")
        script.text = _STATED.sub(r'\1""', script.text or "") if linked else ""


def _empty(element: HtmlElement, story: set[Shingle], title: str) -> None:
    """Take out of an element what of its own text is the story's."""
    if element.tag in ("script", "style", "noscript", "h1"):
        return
    text = _text(element)
    if len(text) >= SHORTEST and not _holds_blocks(element):
        if element.tag not in _INLINE and folded(text) != title and _is_own(text, story):
            _clear(element)
        return
    if _is_told(element.text, story):
        element.text = ""
    for child in element:
        if _is_told(child.tail, story):
            child.tail = ""
        if child.tag in _INLINE and _is_told(_text(child), story):
            _clear(child)


def _clear(element: HtmlElement) -> None:
    for child in list(element):
        element.remove(child)
    element.text = ""


def _is_told(text: str | None, story: set[Shingle]) -> bool:
    return text is not None and len(text.split()) >= FEWEST and _is_own(text, story)


def _is_own(text: str, story: set[Shingle]) -> bool:
    return share_within(text, story) >= OWN


def _holds_blocks(element: HtmlElement) -> bool:
    inside = (each for each in element.iterdescendants() if isinstance(each.tag, str))
    return any(each.tag not in _INLINE and _text(each) for each in inside)


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())
