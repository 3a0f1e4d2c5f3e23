"""Which item is this seed? Decides by what the ledger knows; changes nothing.

In order: the same bytes in the same place; an id or URL that the seed states; the same
bytes or words as an item that is known; an edit of the item that the path held; an edit
of an item that has lost its seed; practically the same text as an item that is known
(`feedpub.copies`); and only then a new item.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from functools import cached_property

import msgspec

from feedpub.copies import is_copy
from feedpub.errors import InvalidItemError, SeedError
from feedpub.history import fingerprint, likeness, passages, story_keys, story_words
from feedpub.identifiers import canonical_url, digest, mint, page_key, words
from feedpub.ledger import Ledger
from feedpub.model import NewsItem
from feedpub.timestamps import rfc3339

# The share of the shorter story that must stand in the longer, for an edit …
SAME_IN_PLACE = 1 / 3  # in the path that held it
SAME_ELSEWHERE = 1 / 2  # in another, under the same headline
SAME_RENAMED = 0.9  # in another, under another headline
_CANDIDATES = 20  # items compared with a story that has moved and changed
_COPIED = 5  # … or with one that may be a copy
_SHARED = 2  # passages that a copy has in common with its like, at least
_COMMON = 100  # items from which on a passage is a form's, and tells nothing
_TELLING = 25  # words from which on a story is not by chance the same as another


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A story just read from a seed."""

    seed: str
    path: str  # the file that holds it
    untouched: bool  # the same bytes as when last read
    story: NewsItem
    keys: dict[str, str]  # what the item will be known by, made once by `read_record`

    @property
    def fingerprint(self) -> str:
        """Of the words of the story."""
        return self.keys["fingerprint"]


def read_record(story: NewsItem, *, path: str, file_digest: str, untouched: bool) -> Record:
    """The record of a story that was read from the file at *path*."""
    seed = story.seed or path
    place = seed.removeprefix(path)  # of the record in its file
    keys = {"path": seed, "bytes": digest(file_digest, place), **dict(story_keys(story))}
    return Record(seed=seed, path=path, untouched=untouched, story=story, keys=keys)


class Resolution(msgspec.Struct, kw_only=True):
    """Which item each record is."""

    taken: dict[str, list[Record]] = msgspec.field(default_factory=dict)  # id → its records
    conflicts: list[tuple[Record, SeedError]] = msgspec.field(default_factory=list)
    joined: set[str] = msgspec.field(default_factory=set)  # seeds that are but like their item's


def resolve(
    records: Iterable[Record],
    *,
    ledger: Ledger,
    left: set[str],
    authority: str,
    now: datetime,
    unused_ids: bool,
) -> Resolution:
    """Find or mint the item of each record.

    Args:
        records: All records of the files that were read.
        ledger: As it was before them.
        left: Seeds that no longer hold what they held: gone, or among *records*.
        authority: Mints new ids (RFC 4151).
        now: Aware UTC; tells apart the stories that one path holds one after the other.
        unused_ids: Mint none that a forgotten item could have had.
    """
    return _Resolver(ledger, left, authority, now, unused_ids).resolve(list(records))


class _Resolver:
    def __init__(
        self, ledger: Ledger, left: set[str], authority: str, now: datetime, unused_ids: bool
    ) -> None:
        self._ledger = ledger
        self._left = left
        self._authority = authority
        self._now = now
        self._unused_ids = unused_ids
        self._fresh: dict[tuple[str, str], str] = {}  # keys of the records taken so far
        self._fresh_passages: dict[str, set[str]] = {}  # the items that have them now
        self._unlisted: list[tuple[str, Record]] = []  # whose passages are not yet among these
        self._passages: dict[str, set[str]] = {}  # by seed
        self._result = Resolution()

    def resolve(self, records: list[Record]) -> Resolution:
        rest = sorted(records, key=lambda each: (self._claim(each), each.seed))
        for way in (self._as_it_was, self._as_stated, self._as_known, self._edited, self._moved):
            rest = [each for each in rest if not self._take(each, way(each))]
        for each in rest:
            known = self._as_known(each)
            copied = None if known else self._copied(each)
            if copied and self._ledger.records(each.path).get(each.seed) != copied:
                self._result.joined.add(each.seed)
            self._take(each, known or copied or self._new(each))
        return self._result

    def _take(self, record: Record, item: str | None) -> bool:
        if item is None:
            return False
        error = self._conflict(record, item)
        if error:
            self._result.conflicts.append((record, error))
            return True
        self._result.taken.setdefault(item, []).append(record)
        if not record.untouched:
            self._unlisted.append((item, record))
        for key in record.keys.items():
            self._fresh.setdefault(key, item)
        return True

    def _claim(self, record: Record) -> int:
        """How good a seed's claim is to the item that it states; 0 is best.

        A seed that holds the item comes before one that newly claims it. Where the ledger was
        lost nobody holds any: there one that says what was published does.
        """
        stated = self._stated_item(record)
        if stated is None:
            return 2
        if record.seed in self._ledger.holders(stated):
            return 0
        return 1 if self._ledger.find("fingerprint", record.fingerprint) == stated else 2

    def _as_it_was(self, record: Record) -> str | None:
        """The item of a file that did not change, whatever a newer feedpub makes of it."""
        return self._ledger.records(record.path).get(record.seed) if record.untouched else None

    def _as_stated(self, record: Record) -> str | None:
        """The item whose id or URL the seed states, known or not."""
        return record.story.id or self._stated_item(record)

    def _stated_item(self, record: Record) -> str | None:
        """The known item of a stated id or URL.

        One that has moved on to another URL is none, unless it says much the same: then both
        are addresses of its copies.
        """
        if record.story.id:
            return record.story.id
        if not record.story.url:
            return None
        item = self._find("url", canonical_url(record.story.url))
        story = self._story(item) if item else None
        if item is None or story is None or not _differ(_page(story), _page(record.story)):
            return item
        like = likeness(story, record.story) >= SAME_ELSEWHERE
        return item if like or not any(self._holders(item)) else None

    def _as_known(self, record: Record) -> str | None:
        """The item with the same bytes or words: a rename, a second copy, a restored seed."""
        item = self._stated_item(record)  # of a record taken meanwhile
        if item:
            return item
        item = self._find("fingerprint", record.fingerprint)
        if item and self._is_copy(record, item):
            return item
        return self._find("bytes", record.keys["bytes"])

    def _is_copy(self, record: Record, item: str) -> bool:
        """Whether the same words are the same story: not, if they came on two days."""
        story = self._story(item)
        if story is None or self._is_of_another_day(record, item):
            return False
        few = len(story_words(story)) < _TELLING
        return not (few and _differ(_address(story), _address(record.story)))

    def _edited(self, record: Record) -> str | None:
        """The item that this path held, if the story is still that one.

        A path whose URL, or whose day and headline, have become others holds another story,
        however much of a form letter the two are.
        """
        item = self._ledger.find("path", record.seed) or self._minted_before(record)
        entry = self._ledger.entry(item) if item else None
        if item is None or entry is None:
            return None
        if fingerprint(entry.story) == record.fingerprint:
            return item if item not in self._result.taken else None
        renamed = not _one_headline(entry.story, record.story)
        contradicted = _contradict(entry.story, record.story)
        # Another seed has the story as it was.
        elsewhere = any(holder != record.seed for holder in self._holders(item))
        if (renamed and contradicted) or (elsewhere and (renamed or contradicted)):
            return None
        needed = SAME_ELSEWHERE if elsewhere else SAME_IN_PLACE
        return item if likeness(record.story, entry.story) >= needed else None

    def _moved(self, record: Record) -> str | None:
        """The item without a seed whose story is most like this one."""
        found = self._with_passages(record, self._ledger_items, least=1)
        scored = [
            (likeness(record.story, story), item)
            for item in found[:_CANDIDATES]
            if not any(self._holders(item))
            and (story := self._story(item)) is not None
            and not _contradict(story, record.story)
        ]
        best, item = max(scored, default=(0.0, ""))
        story = self._story(item)
        if story is None:
            return None
        needed = SAME_ELSEWHERE if _one_headline(story, record.story) else SAME_RENAMED
        return item if best >= needed else None

    def _copied(self, record: Record) -> str | None:
        """The item that says practically the same, though other seeds hold it."""
        page = self._find("page", record.keys["page"]) if record.story.url else None
        if page and self._is_like(record, page, lambda *two: likeness(*two) >= SAME_ELSEWHERE):
            return page
        alike = self._with_passages(record, self._items, least=_SHARED)[:_COPIED]
        return next((item for item in alike if self._is_like(record, item, is_copy)), None)

    def _is_like(
        self, record: Record, item: str, like: Callable[[NewsItem, NewsItem], bool]
    ) -> bool:
        story = self._story(item)
        if story is None or self._is_of_another_day(record, item):
            return False
        return like(record.story, story)

    def _with_passages(
        self, record: Record, find: Callable[[str], set[str]], *, least: int
    ) -> list[str]:
        """The items that share so many passages with a record, the most first, ties by id."""
        shared: Counter[str] = Counter()
        for passage in self._passages_of(record):
            items = find(passage)
            if len(items) < _COMMON:
                shared.update(items)
        ranked = sorted(shared.items(), key=lambda each: (-each[1], each[0]))
        return [item for item, count in ranked if count >= least]

    def _passages_of(self, record: Record) -> set[str]:
        if record.seed not in self._passages:
            self._passages[record.seed] = passages(record.story)
        return self._passages[record.seed]

    def _ledger_items(self, passage: str) -> set[str]:
        """The items that had a passage before this run, or enough of them."""
        if self._knows_nothing:
            return set()
        return set(self._ledger.find_passage(passage, limit=_COMMON))

    @cached_property
    def _knows_nothing(self) -> bool:
        return self._ledger.is_empty()

    def _items(self, passage: str) -> set[str]:
        """The items that had a passage before this run or have it now, or enough of them."""
        while self._unlisted:
            item, record = self._unlisted.pop()
            for each in self._passages_of(record):
                items = self._fresh_passages.setdefault(each, set())
                if len(items) < _COMMON:
                    items.add(item)
        return self._ledger_items(passage) | self._fresh_passages.get(passage, set())

    def _new(self, record: Record) -> str:
        """An id of its own, from the URL or else the path, and from the time if that is taken."""
        source = self._source(record)
        item = mint(self._authority, *source)
        number = 0
        # A URL is its own story's for ever; a path may come to hold another one.
        careful = self._unused_ids and source[0] == "path"
        while self._is_used(item) or (careful and not number):
            number += 1
            item = mint(self._authority, *source, rfc3339(self._now), str(number))
        return item

    def _is_used(self, item: str) -> bool:
        return item in self._result.taken or self._ledger.entry(item) is not None

    def _source(self, record: Record) -> tuple[str, str]:
        if record.story.url:
            return "url", canonical_url(record.story.url)
        return "path", record.seed

    def _minted_before(self, record: Record) -> str | None:
        """The item whose id was minted from this path: known so after the ledger was lost."""
        source = ("path", record.seed)
        item = mint(self._authority, *source)
        if self._ledger.entry(item):
            return item
        ids = (mint(self._authority, *source, moment, "1") for moment in self._unheld_since)
        return next((id for id in ids if self._ledger.entry(id)), None)

    @cached_property
    def _unheld_since(self) -> list[str]:
        """When the items from before the loss of the ledger that no seed holds yet were seen."""
        if not self._ledger.is_recovered:
            return []
        entries = self._ledger.entries(self._ledger.unheld())
        return sorted({rfc3339(entry.first_seen) for entry in entries})

    def _find(self, kind: str, value: str) -> str | None:
        return self._fresh.get((kind, value)) or self._ledger.find(kind, value)

    def _story(self, item: str) -> NewsItem | None:
        """What *item* says, as far as it is known by now."""
        taken = self._result.taken.get(item)
        if taken:
            return taken[0].story
        entry = self._ledger.entry(item)
        return entry.story if entry else None

    def _is_of_another_day(self, record: Record, item: str) -> bool:
        """Whether it states another day than one of the seeds that *item* is known by."""
        day = _day(record.story)
        taken = [each.story for each in self._result.taken.get(item, ())]
        known = taken or [story for story in [self._story(item)] if story]
        return any(_differ(_day(story), day) for story in known)

    def _holders(self, item: str) -> Iterator[str]:
        """The seeds that hold *item* still, or again."""
        yield from (record.seed for record in self._result.taken.get(item, ()))
        yield from (seed for seed in self._ledger.holders(item) if seed not in self._left)

    def _conflict(self, record: Record, item: str) -> SeedError | None:
        """Why *record* cannot be *item*: another seed holds it with another story."""
        name = "id" if record.story.id else "url"
        claimed = record.story.id or record.story.url
        if not claimed:
            return None
        holder = next((seed for seed in self._holders(item) if seed != record.seed), None)
        story = self._story(item)
        if holder is None or story is None or likeness(record.story, story) >= SAME_IN_PLACE:
            return None
        return InvalidItemError(
            record.seed,
            field=name,
            found=f"{claimed}, which {holder} has for another story",
            expected=f"{'an' if name == 'id' else 'a'} {name} of its own",
        )


def _address(story: NewsItem) -> str | None:
    return canonical_url(story.url) if story.url else None


def _page(story: NewsItem) -> str | None:
    return page_key(story.url) if story.url else None


def _day(story: NewsItem) -> str | None:
    return rfc3339(story.published)[:10] if story.published else None


def _differ(one: str | None, other: str | None) -> bool:
    """Whether both are stated, and not alike."""
    return one is not None and other is not None and one != other


def _contradict(one: NewsItem, other: NewsItem) -> bool:
    """Whether two seeds say of themselves that they are of two stories."""
    return _differ(_page(one), _page(other)) or _differ(_day(one), _day(other))


def _one_headline(one: NewsItem, other: NewsItem) -> bool:
    """Whether two stories have the same headline, but for case and punctuation."""
    return words(one.title) == words(other.title)


def spokesman(
    records: list[Record],
    *,
    current: str | None,
    story: NewsItem | None,
    joined: Collection[str] = (),
    said: Collection[str] = (),
) -> Record | None:
    """The one of several copies that speaks for the item; None leaves it as it is.

    The copy that changed speaks; of several the one of the latest date, then the fullest,
    then that of the last name. By the same order a seed that is but like the others speaks
    or does not: it has changed nothing. Copies that say what the item says already change
    nothing either.

    Args:
        records: What was just read of the item.
        current: The seed that speaks for it now, if it still does.
        story: What the item says now.
        joined: Seeds that are new among its copies, and like them without being told so.
        said: Seeds that say what the item has said before, in another place maybe.
    """
    if story is None:
        return max(records, key=_rank, default=None)
    known = fingerprint(story)
    same = [each for each in records if each.fingerprint == known]
    silent = {each.seed for each in records if each.untouched or each in same}.union(said)
    changed = [each for each in records if each.seed not in silent]
    new = [each for each in changed if each.seed in joined]
    edited = [each for each in changed if each.seed not in joined]
    if current is None and same:
        best = max(same, key=lambda each: (_agreement(each.story, story), each.seed))
        return max([best, *new], key=_rank)
    if edited:
        return max([max(edited, key=_rank), *new], key=_rank)
    if current is None:
        return max(records, key=_rank)
    newest = max(new, key=_rank, default=None)
    if newest and _rank(newest) > _rank_of(story, current):
        return newest
    return next((each for each in records if each.seed == current), None)


def _rank(record: Record) -> tuple[str, int, str]:
    return _rank_of(record.story, record.seed)


def _rank_of(story: NewsItem, seed: str) -> tuple[str, int, str]:
    moment = story.updated or story.published
    return rfc3339(moment) if moment else "", len(story.content_text), seed


def _agreement(one: NewsItem, other: NewsItem) -> int:
    names = ("section", "authors", "tags", "language", "url", "published", "attachments")
    return sum(getattr(one, name) == getattr(other, name) for name in names)
