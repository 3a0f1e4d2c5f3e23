"""Which feeds an item is in, and which of its items a feed shows. Pure.

A feed is known by its *folder* below the output folder: empty for that of all items,
``sections/town``, ``tags/ferries``, ``authors/ada-quill``, or the name of a ``[[feed]]``.
"""

import html
from collections.abc import Iterable, Sequence
from itertools import accumulate, islice

import msgspec

from feedpub.config import Output, OwnFeed, Settings
from feedpub.formats.common import summary_of
from feedpub.identifiers import digest, slug
from feedpub.model import NewsItem

ALL = ""  # the folder of the feed of all items
SECTIONS, TAGS, AUTHORS = GROUPS = "sections/", "tags/", "authors/"
DAY = 86_400  # seconds
# What a document says of an item besides its story and its summary: dates, ids, elements.
_FRAME = 200  # bytes
_ELEMENT = 100  # bytes of the tags around a name, a tag, an address
_NAMINGS = 2  # how often a document names a file: as enclosure, and by Media RSS
_STORIES = 0.75  # share of a document that whole stories may take where not all fit


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much of its items a feed shows."""

    items: int
    bytes: int  # of a document, about
    days: int | None  # how much older than the newest item the oldest may be


class Candidate(msgspec.Struct, frozen=True, kw_only=True, gc=False):  # can be in no cycle
    """An item that a feed may show, as far as that needs to be known."""

    id: str
    digest: str  # of all that a feed shows of it
    published: int  # seconds since the epoch
    whole: int  # about how many bytes it takes with its story …
    short: int  # … and without


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed shows, newest first."""

    whole: tuple[Candidate, ...]  # with the story
    short: tuple[Candidate, ...]  # older ones, with nothing but the summary

    @property
    def ids(self) -> list[str]:
        """Of all that is shown, newest first."""
        return [each.id for each in (*self.whole, *self.short)]


class Members:
    """Tells which feeds an item is in.

    Args:
        settings: That say which feeds there are.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._asking = [feed for feed in settings.feed if feed.query.strip()]
        self._search = None
        if self._asking:
            from feedpub.search import Search  # only for those who ask for it

            self._search = Search([feed.query for feed in self._asking])

    @property
    def recipe(self) -> str:
        """A digest of what decides; another recipe may put items into other feeds."""
        output = self._settings.output
        return digest(repr((output.tags, output.authors, self._settings.feed)))

    def feeds_of(self, item: NewsItem) -> dict[str, str]:
        """The feeds that *item* is in: folder → name."""
        output = self._settings.output
        feeds = {ALL: ""}
        if item.section:
            feeds[SECTIONS + slug(item.section)] = item.section
        if output.tags:
            feeds |= {TAGS + slug(tag): tag for tag in reversed(item.tags)}
        if output.authors:
            names = (author.name for author in reversed(item.authors))
            feeds |= {AUTHORS + slug(name): name for name in names}
        refused = self._refused(item)
        for feed in self._settings.feed:
            if feed.name not in refused and _has_named(feed, item):
                feeds[feed.name] = feed.title
        return feeds

    def decides(self, folder: str) -> bool:
        """Whether the feed in *folder* is one that the settings still know."""
        output = self._settings.output
        if folder.startswith(TAGS):
            return output.tags
        if folder.startswith(AUTHORS):
            return output.authors
        if folder == ALL or folder.startswith(SECTIONS):
            return True
        return self._settings.own_feed(folder) is not None

    def name_of(self, folder: str, title: str) -> str:
        """The name of the feed in *folder*, where a document says no more than its title."""
        return title.removeprefix(f"{self._settings.site.title}: ") if folder else ""

    def _refused(self, item: NewsItem) -> set[str]:
        """The names of the feeds whose query *item* does not fulfil."""
        if self._search is None:
            return set()
        asked = zip(self._asking, self._search.ask(item), strict=True)
        return {feed.name for feed, fulfilled in asked if not fulfilled}


def _has_named(feed: OwnFeed, item: NewsItem) -> bool:
    """Whether *item* has, of each kind that *feed* names something of, one that it names."""
    sections = (item.section,) if item.section else ()
    authors = tuple(author.name for author in item.authors)
    return all(
        not wanted or not set(map(slug, wanted)).isdisjoint(map(slug, found))
        for wanted, found in (
            (feed.sections, sections),
            (feed.tags, item.tags),
            (feed.authors, authors),
        )
    )


def limits_of(settings: Settings, folder: str) -> Limits:
    """The limits of the feed in *folder*."""
    own = settings.own_feed(folder)
    output = settings.output
    return Limits(
        items=_first(own, output, "items"),
        bytes=_first(own, output, "bytes"),
        days=_first(own, output, "days"),
    )


def _first(own: OwnFeed | None, output: Output, name: str) -> int:
    found: int | None = getattr(own, name, None)
    common: int = getattr(output, name)
    return common if found is None else found


def sizes(item: NewsItem) -> tuple[int, int]:
    """About how many bytes a document needs for *item*, with its story and without."""
    people = [f"{each.name} {each.uri} {each.email}" for each in item.authors]
    files = [f"{each.url} {each.title}" * _NAMINGS for each in item.attachments]
    lines = [item.title, summary_of(item), item.url or "", item.section or ""]
    lines += [*item.tags, *people, *files]
    short = _FRAME + len(lines) * _ELEMENT + _escaped_length("".join(lines))
    return short + _escaped_length(item.content_html), short


def _escaped_length(text: str) -> int:
    """How many bytes *text* takes in XML."""
    return len(html.escape(text, quote=False).encode("utf-8", "replace"))


def select(candidates: Iterable[Candidate], limits: Limits) -> Shown:
    """What a feed shows of *candidates*, which come newest first.

    With their stories if all fit; else the newest with their stories, and as many as then
    fit with nothing but the summary. Ages count from the newest item, not from now: what a
    feed shows changes with its items, and never by itself.
    """
    kept: list[Candidate] = []
    for each in islice(candidates, limits.items):
        if limits.days and kept and kept[0].published - each.published > limits.days * DAY:
            break
        kept.append(each)
    if sum(each.whole for each in kept) <= limits.bytes:
        return Shown(whole=tuple(kept), short=())
    whole = _count([each.whole for each in kept], int(limits.bytes * _STORIES))
    room = limits.bytes - sum(each.whole for each in kept[:whole])
    short = _count([each.short for each in kept[whole:]], room)
    short = max(short, 1 - whole)  # one item is always shown
    return Shown(whole=tuple(kept[:whole]), short=tuple(kept[whole : whole + short]))


def _count(sizes: Sequence[int], room: int) -> int:
    """How many of *sizes*, from the first on, fit into *room*."""
    return sum(total <= room for total in accumulate(sizes))


def seal(unsealed: Sequence[Candidate], shown: Shown, limits: Limits) -> list[list[str]]:
    """The archive documents that must be sealed before a feed shows *shown*: their ids.

    What is not sealed yet must be shown, or a subscriber who comes now and then would miss
    it (RFC 5005 §4). So the oldest are sealed until that holds, each document as full as the
    feed itself may be; new items never change one.

    Args:
        unsealed: What no archive document holds, oldest first.
        shown: With the story or without; without is as good as not at all.
        limits: Of the feed.
    """
    visible = {each.id for each in shown.whole}
    last = max((at for at, each in enumerate(unsealed) if each.id not in visible), default=-1)
    documents: list[list[str]] = []
    at = 0
    while at <= last:
        batch, room = [unsealed[at].id], limits.bytes - unsealed[at].whole
        at += 1
        while at < len(unsealed) and len(batch) < limits.items and unsealed[at].whole <= room:
            batch.append(unsealed[at].id)
            room -= unsealed[at].whole
            at += 1
        documents.append(batch)
    return documents
