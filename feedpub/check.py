"""Every document is checked before it is published: the bytes, not what made them."""

import re
from collections.abc import Iterator
from datetime import datetime

from feedpub.errors import FeedError
from feedpub.formats import Format
from feedpub.history import story_keys
from feedpub.model import FeedDocument, NewsItem
from feedpub.timestamps import rfc3339

_RELATIVE = re.compile(r'<[^<>]*\s(?:href|src)="(?!https?://|mailto:)([^"]{0,80})', re.IGNORECASE)

# What every format says alike of an item, and so must be read back as it was meant.
_COMMON = ("id", "title", "url", "published", "updated", "section", "tags", "content_html")


def check(data: bytes, meant: FeedDocument, format: Format, *, path: str, latest: datetime) -> None:
    """Refuse a document that is not what was meant, or that subscribers should not get.

    Args:
        data: As it would be published.
        meant: What it was rendered from.
        format: Its format.
        path: Names it in the error.
        latest: No date may lie beyond; aware UTC.

    Raises:
        FeedError: it is not well-formed, lacks an item, says something else than was
            meant, has a date to come or an address that is not absolute.
    """
    read = format.parse(data, name=path)
    for fault in _faults(read, meant, latest):
        raise FeedError(path, fault)


def _faults(read: FeedDocument, meant: FeedDocument, latest: datetime) -> Iterator[str]:
    if len(read.items) != len(meant.items):
        yield f"items: found {len(read.items)}; expected {len(meant.items)}"
    if read.updated != meant.updated:
        yield f"updated: found {rfc3339(read.updated)}; expected {rfc3339(meant.updated)}"
    if read.updated > latest:
        yield f"updated: found {rfc3339(read.updated)}; expected no date to come"
    for each, expected in zip(read, meant, strict=True):
        yield from _item_faults(each, expected, latest)


def _item_faults(read: NewsItem, meant: NewsItem, latest: datetime) -> Iterator[str]:
    for name in _COMMON:
        found, expected = getattr(read, name), getattr(meant, name)
        if found != expected:
            yield f"item {meant.id}: {name}: found {found!r:.80}; expected {expected!r:.80}"
    for name, moment in (("published", read.published), ("updated", read.updated)):
        if moment and moment > latest:
            yield f"item {read.id}: {name}: found {rfc3339(moment)}; expected no date to come"
    relative = _RELATIVE.search(read.content_html)
    if relative:
        yield (
            f"item {read.id}: content_html: found the address {relative.group(1)!r};"
            " expected an absolute one"
        )


def changed_ids(old: FeedDocument, new: FeedDocument) -> list[tuple[str, str]]:
    """The ids, old and new, of stories that would appear a second time under another id."""
    old_ids, new_ids = ({item.id for item in document} for document in (old, new))
    gone = {key: item.id for item in old if item.id not in new_ids for key in story_keys(item)}
    come = [item for item in new if gone and item.id not in old_ids]
    changed = {gone[key]: item.id for item in come for key in story_keys(item) if key in gone}
    return sorted((before or "", after or "") for before, after in changed.items())
