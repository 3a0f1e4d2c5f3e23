"""Every document is checked before it is published: the bytes, not what made them."""

import re
from collections.abc import Iterator
from datetime import datetime

import msgspec

from feedpub.errors import FeedError
from feedpub.formats import Format
from feedpub.formats.losses import as_held
from feedpub.history import story_keys
from feedpub.model import FeedDocument, NewsItem
from feedpub.timestamps import rfc3339

_RELATIVE = re.compile(r'<[^<>]*\s(?:href|src)="(?!https?://|mailto:)([^"]{0,80})', re.IGNORECASE)


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
            meant, of whatever its format can hold, has a date to come or an address that
            is not absolute.
    """
    read = format.parse(data, name=path)
    for fault in _faults(read, as_held(meant, format.LOSSES), latest):
        raise FeedError(path, fault)


def _faults(read: FeedDocument, meant: FeedDocument, latest: datetime) -> Iterator[str]:
    if len(read.items) != len(meant.items):
        yield f"items: found {len(read.items)}; expected {len(meant.items)}"
    for name, found, expected in _differences(read, meant):
        if name not in ("feed", "items"):
            yield f"{name}: found {found}; expected {expected}"
    for name, found, expected in _differences(read.feed, meant.feed):
        yield f"the feed's {name}: found {found}; expected {expected}"
    if read.updated > latest:
        yield f"updated: found {rfc3339(read.updated)}; expected no date to come"
    for each, intended in zip(read, meant, strict=True):
        yield from _item_faults(each, intended, latest)


def _item_faults(read: NewsItem, meant: NewsItem, latest: datetime) -> Iterator[str]:
    for name, found, expected in _differences(read, meant):
        yield f"item {meant.id}: {name}: found {found}; expected {expected}"
    for name, moment in (("published", read.published), ("updated", read.updated)):
        if moment and moment > latest:
            yield f"item {read.id}: {name}: found {rfc3339(moment)}; expected no date to come"
    relative = _RELATIVE.search(read.content_html)
    if relative:
        yield (
            f"item {read.id}: content_html: found the address {relative.group(1)!r};"
            " expected an absolute one"
        )


def _differences(read: msgspec.Struct, meant: msgspec.Struct) -> Iterator[tuple[str, str, str]]:
    """The fields in which the two differ: name, what was found and what was expected."""
    for name in read.__struct_fields__:
        found, expected = getattr(read, name), getattr(meant, name)
        if found != expected:
            yield name, _shown(found), _shown(expected)


def _shown(value: object) -> str:
    return rfc3339(value) if isinstance(value, datetime) else f"{value!r:.80}"


def changed_ids(old: FeedDocument, new: FeedDocument) -> list[tuple[str, str]]:
    """The ids, old and new, of stories that would appear a second time under another id."""
    old_ids, new_ids = ({item.id for item in document} for document in (old, new))
    gone = {key: item.id for item in old if item.id not in new_ids for key in story_keys(item)}
    come = [item for item in new if gone and item.id not in old_ids]
    changed = {gone[key]: item.id for item in come for key in story_keys(item) if key in gone}
    return sorted((before or "", after or "") for before, after in changed.items())
