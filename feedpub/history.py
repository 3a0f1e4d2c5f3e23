"""An item's life: when it appeared, changed, went and came back. Pure; the ledger keeps it."""

import unicodedata
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import blake2b

import msgspec
from msgspec.structs import replace

from feedpub.copies import phrases, sketch
from feedpub.identifiers import canonical_url, digest, page_key, words
from feedpub.markup import html_to_paragraphs, one_line
from feedpub.model import NewsItem

_FEW_WORDS = 8


class State(StrEnum):
    """Whether subscribers have an item (ninjs: usable, withheld, canceled)."""

    LIVE = "live"
    WAITING = "waiting"  # embargoed: its own date has not come yet
    WITHDRAWN = "withdrawn"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An item under its permanent id, with the dates that subscribers are told."""

    id: str
    state: State
    first_seen: datetime  # when it first appeared; told where the seed has no date of its own
    published: datetime
    updated: datetime
    seed: str | None  # the seed that speaks for it, among copies
    story: NewsItem  # as last normalised

    @property
    def item(self) -> NewsItem:
        """The item as a feed carries it."""
        return replace(self.story, id=self.id, published=self.published, updated=self.updated)


def admit(id: str, story: NewsItem, *, first_seen: datetime, now: datetime) -> Entry:
    """A story that was never seen before.

    ``published`` is the story's own date, or else *first_seen*; a date to come is an embargo.
    """
    published = story.published or first_seen
    waiting = story.published is not None and published > now
    stated = story.updated if story.updated and story.updated <= now else published
    return Entry(
        id=id,
        state=State.WAITING if waiting else State.LIVE,
        first_seen=first_seen,
        published=published,
        updated=max(published, stated),
        seed=story.seed,
        story=story,
    )


def revise(entry: Entry, story: NewsItem, *, edited: bool, now: datetime) -> Entry:
    """*entry* after its seed was read again, or came back.

    Args:
        entry: As it was.
        story: As it is now.
        edited: Whether the bytes of the seed changed; if only feedpub or its configuration
            did, subscribers are told of no update.
        now: Aware UTC. A clock that went back moves no date back.
    """
    if entry.state is State.WAITING:  # nobody has seen it yet, so nothing binds it
        return admit(entry.id, story, first_seen=now, now=now)
    published = story.published or entry.first_seen
    updated = entry.updated
    if edited and revision(story) != revision(entry.story):
        stated = story.updated
        updated = stated if stated and entry.updated < stated <= now else max(now, entry.updated)
    moved = story.published is not None and published != entry.published
    state: State = entry.state
    if state is State.WITHDRAWN or moved:
        state = State.WAITING if story.published and published > now else State.LIVE
    return replace(
        entry,
        state=state,
        published=published,
        updated=max(updated, published),
        seed=story.seed,
        story=story,
    )


def release(entry: Entry) -> Entry:
    """*entry* once its embargo is over."""
    return replace(entry, state=State.LIVE)


def withdraw(entry: Entry) -> Entry:
    """*entry* after the last of its seeds is gone."""
    return replace(entry, state=State.WITHDRAWN, seed=None)


def revision(story: NewsItem) -> str:
    """A digest of what a subscriber would call the story; white space does not count.

    Section, tags, language and address are not the story: the same text captured again
    from another page of the site, or under https, is no update.
    """
    people = (f"{each.name} {each.uri} {each.email}" for each in story.authors)
    files = (f"{each.url} {each.mime_type} {each.title}" for each in story.attachments)
    html = one_line(story.content_html)
    return digest(story.title, one_line(story.summary or ""), html, *people, *files)


def content_digest(item: NewsItem) -> str:
    """A digest of all that a feed shows of *item*."""
    shown = replace(item, seed=None)
    return blake2b(msgspec.json.encode(shown), digest_size=10).hexdigest()


def fingerprint(story: NewsItem) -> str:
    """A digest of the words of title and text, in order.

    It is made of what every feed carries in full, so that a story in a published feed is
    recognised in its seed, even where the ledger is lost.
    """
    words = story_words(story)
    if len(words) < _FEW_WORDS:  # there the signs count as well: "C++" is not "C#"
        lines = (story.title, *html_to_paragraphs(story.content_html))
        return digest(*(unicodedata.normalize("NFKC", line).casefold() for line in lines))
    return digest(*words)


def story_keys(story: NewsItem) -> list[tuple[str, str]]:
    """What a story is known by wherever it stands: its words, and its URL if it has one."""
    keys = [("fingerprint", fingerprint(story))]
    if story.url:
        keys += [("url", canonical_url(story.url)), ("page", page_key(story.url))]
    return keys


def story_words(story: NewsItem) -> list[str]:
    """The words of title and text."""
    return words(story.title) + words("\n".join(html_to_paragraphs(story.content_html)))


def passages(story: NewsItem) -> set[str]:
    """By which an edited story, or a copy, is found: a digest of the title, marks of the text."""
    return {digest(*words(story.title)), *sketch(html_to_paragraphs(story.content_html))}


def likeness(one: NewsItem, other: NewsItem) -> float:
    """How much of the shorter story stands in the longer: 0 to 1.

    Counted in three-word phrases, of which two stories about one subject share some two
    or three in a hundred, and a story with its edited self most; in words, where a story
    is too short for phrases.
    """
    first, second = story_words(one), story_words(other)
    length = 3 if min(len(first), len(second)) >= _FEW_WORDS else 1
    one_has, other_has = set(phrases(first, length)), set(phrases(second, length))
    shorter = min(len(one_has), len(other_has))
    return len(one_has & other_has) / shorter if shorter else 0.0


def before(moment: datetime) -> datetime:
    """The last second before *moment*."""
    return moment - timedelta(seconds=1)
