"""Linked data (JSON-LD, schema.org) in a page: the story that the page is of."""

import re
from collections import deque
from typing import Any

import msgspec

from feedpub.identifiers import canonical_url, web_address, words
from feedpub.schema_org import is_story, types_of

MAX_NODES = 3_000  # tables looked at
MAX_LEVELS = 8  # of tables within tables

# Where a table holds the page's own story, in this order; elsewhere stand those of others.
_WAYS = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
# What wraps the data, for browsers of long ago.
_JUNK = re.compile(
    r"^\s*(?:<!--|/[/*]\s*<!\[CDATA\[(?:\s*\*/)?|<!\[CDATA\[)"
    r"|(?:-->|/[/*]\s*\]\]>(?:\s*\*/)?|\]\]>)\s*+;?\s*+$"
)
_LISTS = frozenset(["ItemList", "BreadcrumbList"])
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")

Table = dict[str, Any]


class Linked(msgspec.Struct, frozen=True, kw_only=True):
    """What a page's linked data says."""

    stories: tuple[Table, ...] = ()  # in the order of the page
    page: Table = {}  # the page itself; empty where none or several are dated
    crumbs: tuple[str, ...] = ()  # the names of the way to the page, the first section first
    named: dict[str, Table] = {}  # tables by their @id


def read_linked(texts: tuple[str, ...]) -> Linked:
    """All that the page's scripts of linked data hold; a broken one holds nothing."""
    queue: deque[tuple[Any, int]] = deque((_parsed(text), 0) for text in texts)
    stories: list[Table] = []
    named: dict[str, Table] = {}
    crumbs: tuple[str, ...] = ()
    pages: list[Table] = []
    for _ in range(MAX_NODES):
        if not queue:
            break
        value, level = queue.popleft()
        if isinstance(value, list) and level < MAX_LEVELS:
            queue.extendleft((each, level + 1) for each in reversed(value))
        if not isinstance(value, dict):
            continue
        types = types_of(value)
        identity = value.get("@id")
        if isinstance(identity, str) and len(value) > len(named.get(identity, ())):
            named[identity] = value
        if "BreadcrumbList" in types and not crumbs:
            crumbs = _crumbs(value)
        if is_story(types):
            stories.append(value)
        elif "datePublished" in value and any(name.endswith("Page") for name in types):
            pages.append(value)
        if level < MAX_LEVELS and not _LISTS.intersection(types):
            inner = [value[way] for way in _WAYS if isinstance(value.get(way), list | dict)]
            queue.extend((each, level + 1) for each in inner)
    page = pages[0] if len(pages) == 1 else {}
    return Linked(stories=tuple(stories), page=page, crumbs=crumbs, named=named)


def _parsed(text: str) -> Any:
    """The value of a script, in spite of what templates leave in it; None for none."""
    text = _JUNK.sub("", _JUNK.sub("", text)).strip().removesuffix(";")
    try:
        return msgspec.json.decode(text)
    except RecursionError:
        return None
    except msgspec.DecodeError:
        pass
    import json  # takes line breaks within strings, which msgspec does not

    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return json.JSONDecoder(strict=False).raw_decode(attempt)[0]
        except (ValueError, RecursionError):
            continue
    return None


def text_of(value: Any) -> str:
    """A text, or the name of a table, or the first of a list; empty for anything else."""
    if isinstance(value, list):
        return next(filter(None, map(text_of, value[:20])), "")
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value"))
    return value.strip() if isinstance(value, str) else ""


def choose_story(linked: Linked, *, urls: tuple[str, ...], titles: tuple[str, ...]) -> Table:
    """The story that the page is of: by its address, or else by its headline; empty for none.

    Args:
        linked: All that the page says.
        urls: Keys of the page's address, from `canonical_url`.
        titles: What else the page gives as its title.
    """
    best: Table = {}
    most = 0.0
    for story in linked.stories:
        score = _agreement(story, urls, titles)
        if score > most or (score == most and len(story) > len(best)):
            best, most = story, score
    if most > 0 or len(linked.stories) == 1:
        return best
    return {}


def _agreement(story: Table, urls: tuple[str, ...], titles: tuple[str, ...]) -> float:
    headline = words(text_of(story.get("headline") or story.get("name")))
    score = 0.0
    for title in titles:
        other = words(title)
        if headline and other:
            common = len(set(headline) & set(other))
            score = max(score, common / min(len(set(headline)), len(set(other))))
    score = score if score > 0.5 else 0.0
    addresses = [_address(story.get(key)) for key in ("mainEntityOfPage", "url", "@id")]
    return score + 2.0 * any(
        _same_page(address, url) for address in addresses for url in urls if address
    )


def _address(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) else ""


def _same_page(address: str, key: str) -> bool:
    try:
        return canonical_url(web_address(address)) == key
    except ValueError:
        return False


def _crumbs(table: Table) -> tuple[str, ...]:
    entries = table.get("itemListElement")
    entries = entries[:20] if isinstance(entries, list) else []
    names = [
        text_of(e.get("name")) or text_of(e.get("item")) for e in entries if isinstance(e, dict)
    ]
    return tuple(filter(None, names))
