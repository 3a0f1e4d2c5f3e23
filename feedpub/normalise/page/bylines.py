"""Everything on a page that may say who wrote its story: names, and how they are given."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import msgspec
from lxml.html import HtmlElement

from feedpub.markup import one_line
from feedpub.normalise.capture.authors import take_authors
from feedpub.normalise.capture.lexicon import BYLINE, WIRES
from feedpub.normalise.capture.names import (
    is_person,
    looks_like_name,
    names_in,
    names_in_byline,
)
from feedpub.normalise.capture.pieces import read_pieces
from feedpub.normalise.capture.rules import apply_rules
from feedpub.normalise.capture.told import take_told
from feedpub.normalise.page.blocks import Block, little_around
from feedpub.normalise.page.head import Head
from feedpub.normalise.page.linked import Linked, Table
from feedpub.normalise.page.names import MAX_NAMES, clean_names, is_site
from feedpub.normalise.page.near import ABOVE, Near, holding, is_of_others, near
from feedpub.normalise.page.story import Judged, Story, is_notice
from feedpub.schema_org import types_of

LONGEST_BYLINE = 200  # characters
FAR_BELOW = 30  # blocks
MOST_FAR = 150  # blocks looked at, where nobody is named near the story
AUTHOR_METAS = (
    "author", "byl", "parsely-author", "sailthru.author", "article:author", "dc.creator",
    "dcterms.creator", "citation_author", "article:author_name", "cxenseparse:author", "creator",
    "byline", "authors", "articleauthor", "article_author",
)  # fmt: skip

_BYLINE = re.compile(
    r"by-?line|authors?(?!ity|iz)|autor(?!i[tz])|writer|verfasser|redakteur|reporter|journalist|auteur"
    r"|contributor|\bfirma\b|redattore|forfatter|skribent",
    re.IGNORECASE,
)
_NOT_BYLINE = re.compile(
    r"bio|about|descr|avatar|image|img|photo|pic\b|social|comment|related|job|role|title|date|time"
    r"|share|follow|mail|more|archive|posts|info-?text|position|newsletter|teaser|twitter|facebook|icon",
    re.IGNORECASE,
)
_ANY_BY = re.compile(
    r"(?:^|[\s|·•–—,-])(?:by|von|vom|par|por|di|door|av|af|autor(?:in)?(?:/autor)?:?|author:?"
    r"|text:|autore:?)\s+(?=[\w\"'])",
    re.IGNORECASE,
)
# Where pages about people stand on news sites.
_OF_PERSON = re.compile(
    r"/(?:authors?|autor(?:en|in|es)?|auteurs?|people|person(?:en)?|profile?s?|team|by|contributors?"
    r"|writers?|users?|redaktion|redakteur\w*|journalist\w*|staff)/[^/?#]+/?(?:[?#]|$)",
    re.IGNORECASE,
)
_CLASSED = frozenset("a span div p address li strong cite h2 h3 h4 h5 h6".split())
_MARKED = frozenset("a span div p address meta li".split())


class Mention(msgspec.Struct, frozen=True):
    """Names, as they are given in one place."""

    names: list[str]
    how: str  # "linked person", "meta author", "class between", "printed below" …
    where: str  # for readers of an explanation


def find_mentions(
    table: Table, linked: Linked, head: Head, story: Story, own: set[str]
) -> list[Mention]:
    """All that may name the authors.

    Args:
        table: The story in the linked data.
        linked: All linked data of the page.
        head: Of the page.
        story: The page's blocks.
        own: Names of the site in lower case.
    """
    ends = [*story.body[:2], *story.body[-2:]]
    found = [*_linked(table, linked), *_in_metas(head), *_in_blocks(near(story))]
    found += [("printed end", f"block {b.number}, printed byline", _printed(b)) for b in ends]
    found += [("bare", f"block {b.number}, name at the end of the story", _bare(b)) for b in ends]
    mentions = _cleaned(found, own)
    if not _is_plain(mentions):
        mentions += _cleaned([("weighed", "names around the story", _weighed(story))], own)
    return mentions or _cleaned(_in_blocks(_far(story)), own)


def _is_plain(mentions: list[Mention]) -> bool:
    """Whether a person is stated for machines, or given in two ways."""
    ways: dict[str, set[str]] = {}
    for mention in mentions:
        kind = "stated" if mention.how.startswith(("linked", "meta")) else mention.how.split()[0]
        for name in filter(is_person, mention.names):
            ways.setdefault(name, set()).add(kind)
    return any("stated" in found or len(found) > 1 for found in ways.values())


Found = tuple[str, str, Iterable[str]]  # how, where, and texts that name people


def _cleaned(found: Iterable[Found], own: set[str]) -> list[Mention]:
    """The mentions in what was found."""
    named = (
        Mention(_authors_of(clean_names(texts, own), own), how, where)
        for how, where, texts in found
    )
    return [mention for mention in named if mention.names]


def _authors_of(names: list[str], own: set[str]) -> list[str]:
    """Names without what stands beside persons in bylines: the site, a section, a town."""
    if any(map(is_person, names)):
        names = [each for each in names if " " in each or each.lower() in WIRES]
    return [each for each in names if not is_site(each, own)] or names


def _linked(story: Table, linked: Linked) -> Iterator[Found]:
    """The authors in linked data: the people, the houses, and both."""
    persons: list[str] = []
    houses: list[str] = []
    said = story.get("author") or story.get("creator")
    for each in (said if isinstance(said, list) else [said])[:MAX_NAMES]:
        known = _known(each, linked)
        types = types_of(known) if isinstance(known, dict) else ()
        names = _names(each, linked, 0)
        (houses if any("Organi" in each for each in types) else persons).extend(names)
    yield "linked person", "JSON-LD author", persons
    yield "linked house", "JSON-LD author", houses
    if persons and houses:
        yield "linked both", "JSON-LD author", [*persons, *houses]


def _names(value: Any, linked: Linked, level: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and level < 4:
        for each in value[:MAX_NAMES]:
            yield from _names(each, linked, level + 1)
    elif isinstance(value, dict) and level < 4:
        value = _known(value, linked)
        name = value.get("name")
        if name is None and isinstance(value.get("givenName"), str):
            name = f"{value['givenName']} {value.get('familyName') or ''}"
        yield from _names(name, linked, level + 1)


def _known(value: Any, linked: Linked) -> Any:
    """A table of linked data, looked up where only its @id stands."""
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return linked.named.get(value["@id"], {})
    return value


def _in_metas(head: Head) -> Iterator[Found]:
    for name in AUTHOR_METAS:
        how = "meta author" if name == "author" else "meta"
        yield how, f"meta {name}", head.metas.get(name, ())
    for number in "12":  # "Written by", "Ada Quill"
        label, data = head.first(f"twitter:label{number}")[0], head.first(f"twitter:data{number}")
        if _ANY_BY.search(f"{label} x"):
            yield "meta", f"meta {data[1]}", [data[0]]


def _in_blocks(blocks: Iterable[Near]) -> Iterator[Found]:
    """What is marked as an author, named as a byline, linked, or printed behind "by".

    What is not the first of its kind is told as "later": most often, it is of others.
    """
    seen: set[HtmlElement] = set()
    firsts: dict[str, set[HtmlElement] | Block] = {}
    for each in blocks:
        block, number = each.block, each.block.number
        for around in little_around(block):
            for element in around.iter():
                if element in seen:
                    continue
                seen.add(element)
                for kind, texts in _of_element(element):
                    first = firsts.setdefault(kind, set(element.iter()))
                    place = each.place if element in first else "later"  # type: ignore[operator]
                    yield f"{kind} {place}", f"block {number}, {_KINDS[kind]}", texts
        if printed := list(_printed(block)):
            first_block = firsts.setdefault("printed", block)
            place = each.place if first_block is block else "later"
            yield f"printed {place}", f"block {number}, printed byline", printed


_KINDS = {"marked": "rel=author", "class": "byline", "link": "link to an author"}


def _of_element(element: HtmlElement) -> Iterator[tuple[str, list[str]]]:
    tag = element.tag
    if tag in _MARKED and (
        "author" in (element.get("rel") or "").split() or element.get("itemprop") == "author"
    ):
        inner = [each for each in element.iter() if each.get("itemprop") == "name"]
        yield "marked", [each.get("content") or _text(each) for each in inner or [element]]
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if tag in _CLASSED and is_byline(f"{names} {element.get('data-testid') or ''}"):
        text = _text(element)
        if 0 < len(text) <= LONGEST_BYLINE:
            yield "class", [_text(link) for link in element.iter("a")] or [text]
    if tag == "a" and _OF_PERSON.search(element.get("href") or ""):
        text = _text(element)
        if 0 < len(text) <= LONGEST_BYLINE:
            yield "link", [text]


@lru_cache(maxsize=2_000)
def is_byline(names: str) -> bool:
    """Whether an element of these names holds a byline."""
    return bool(_BYLINE.search(names)) and not _NOT_BYLINE.search(names)


def _far(story: Story) -> Iterator[Near]:
    """The blocks that are neither of the story nor of others, wherever they stand."""
    around = holding(story)
    rest = [each.block for each in story.judged if each.role != "body"]
    for block in rest[:MOST_FAR]:
        if not is_of_others(block, around):
            yield Near(block, "far")


def _text(element: HtmlElement) -> str:
    return one_line(" ".join(element.itertext())[:2_000])


def _printed(block: Block) -> Iterator[str]:
    """The names behind "by" in a block that is no more than a byline."""
    if len(block.text) > LONGEST_BYLINE:
        return
    if block.text[:40].lower().startswith(BYLINE):
        yield from names_in_byline(block.text)
    elif (found := _ANY_BY.search(block.text)) and is_notice(block.text):
        yield from names_in(block.text[found.end() :])


def _bare(block: Block) -> Iterator[str]:
    """A name that is all of a block and set apart from the others."""
    apart = [each for each in block.pieces if not isinstance(each, str)]
    alone = len(apart) == 1 and apart[0].tag in ("strong", "b", "em", "i")
    if alone and len(block.text.split()) in (2, 3) and looks_like_name(block.text):
        yield block.text


def _weighed(story: Story) -> tuple[str, ...]:
    """The names of the authors, as the text of a capture would tell them."""
    body = [at for at, each in enumerate(story.judged) if each.role == "body"]
    titles = [at for at, each in enumerate(story.judged) if each.role == "title" and body]
    titles = [at for at in titles if at < body[0]]
    if not titles:
        return ()
    first = max(0, titles[-1] - ABOVE)
    last = min(len(story.judged), body[-1] + 1 + FAR_BELOW)
    around = holding(story)
    shown = [at for at in range(first, last) if _is_shown(story.judged[at], around)]
    pieces = read_pieces([line for at in shown for line in (story.judged[at].block.text, "")])
    apply_rules(pieces)
    place = [bisect_left(shown, at) for at in (titles[-1], body[0], body[-1])]
    if len(pieces) != len(shown) or place[-1] >= len(pieces):
        return ()  # a picture without text, or lines within a block
    take_told(pieces, place[0])
    title, start, end = place
    return take_authors(pieces, title, start, end)


def _is_shown(judged: Judged, around: set[HtmlElement]) -> bool:
    """Whether it is text, and of this story or beside it."""
    if not judged.block.text.strip():
        return False
    return judged.role in ("title", "body") or not is_of_others(judged.block, around)
