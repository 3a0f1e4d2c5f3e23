"""The ledger made anew from the published feeds, when it is lost.

The feeds carry all that is needed: ids, dates, addresses, and each story in full, by
whose words its seed is recognised (`feedpub.history.fingerprint`).
"""

from collections.abc import Iterable
from datetime import datetime

import msgspec
from msgspec.structs import replace

from feedpub.history import Entry, State, before, passages, story_keys
from feedpub.identifiers import slug
from feedpub.ledger import FeedRow, Ledger
from feedpub.model import FeedDocument, NewsItem


class Recovered(msgspec.Struct, frozen=True, kw_only=True):
    """What the published documents tell of the items that they do not carry."""

    undated_since: datetime | None  # None: nothing is missing, so any other item is new


def recover(documents: Iterable[tuple[str, FeedDocument]], ledger: Ledger) -> Recovered:
    """Put into the ledger what the published documents say and it does not know.

    An undated item that they do not carry is older than all that they do, so that none
    comes back as news; unless the feed of all says that it is complete (RFC 5005 §2).

    Args:
        documents: The slug of its feed (empty: the feed of all) and each document.
        ledger: Empty, or older than the documents.
    """
    lost = ledger.is_empty()
    entries: dict[str, Entry] = {}
    complete = False
    for name, document in documents:
        _remember_feed(name, document, ledger)
        complete = complete or (document.complete and not name)
        for entry in map(_entry, document):
            known = entries.get(entry.id)
            if known is None or known.updated < entry.updated:
                entries[entry.id] = entry
    oldest = min((entry.published for entry in entries.values()), default=None)
    unknown = [entry for entry in entries.values() if ledger.entry(entry.id) is None]
    if lost or unknown:
        ledger.mark_recovered()
    for entry in unknown:
        _remember(entry, ledger)
    if complete or not lost or oldest is None:
        return Recovered(undated_since=None)
    return Recovered(undated_since=before(oldest))


def _remember_feed(name: str, document: FeedDocument, ledger: Ledger) -> None:
    """Keep the feed's id, and the later of its dates."""
    known = ledger.feeds().get(name)
    if known and known.updated and known.updated >= document.updated:
        return
    # RSS has no id of its own for a feed; there the document's address stands for it.
    stated = document.feed.id if document.feed.id != document.url else None
    ledger.put_feed(
        FeedRow(
            slug=name,
            id=known.id if known else stated,
            section=document.feed.category,
            updated=document.updated,
        )
    )


def _entry(item: NewsItem) -> Entry:
    # Formats read back no item without these.
    assert item.id and item.published and item.updated
    return Entry(
        id=item.id,
        state=State.LIVE,
        first_seen=item.published,
        published=item.published,
        updated=item.updated,
        seed=None,
        story=replace(item, id=None),
    )


def _remember(entry: Entry, ledger: Ledger) -> None:
    story = entry.story
    ledger.put_entry(entry, section=slug(story.section) if story.section else None)
    ledger.put_keys(entry.id, story_keys(story))
    ledger.put_passages(entry.id, passages(story))
