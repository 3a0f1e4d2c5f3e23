"""The ledger made anew from the published feeds, when it is lost.

The feeds carry all that is needed: ids, dates, addresses, and each story in full, by
whose words its seed is recognised (`feedpub.history.fingerprint`).
"""

from collections.abc import Iterable
from datetime import datetime

import msgspec
from msgspec.structs import replace

from feedpub.formats.common import without_summary
from feedpub.history import Entry, State, before, passages, story_keys
from feedpub.ledger import FeedRow, Ledger
from feedpub.markup import html_to_paragraphs
from feedpub.media import without_image
from feedpub.membership import place
from feedpub.model import FeedDocument, NewsItem
from feedpub.selection import ALL, Members


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """A document as it was published."""

    folder: str  # of its feed
    number: int  # of the archive document; 0: the feed itself
    document: FeedDocument


class Recovered(msgspec.Struct, frozen=True, kw_only=True):
    """What the published documents tell of the items that they do not carry."""

    undated_since: datetime | None  # None: nothing is missing, so any other item is new


def recover(documents: Iterable[Published], ledger: Ledger, members: Members) -> Recovered:
    """Put into the ledger what the published documents say and it does not know.

    An undated item that they do not carry is older than all that they do, so that none
    comes back as news; unless the feed of all says that it is complete (RFC 5005 §2).

    Args:
        documents: Read one after the other.
        ledger: Empty, or older than the documents.
        members: Tells which feeds an item is in.
    """
    lost = ledger.is_empty()
    entries: dict[str, Entry] = {}
    ranks: dict[str, tuple[datetime, bool, bool]] = {}
    sealed: dict[tuple[str, int], list[Entry]] = {}
    kept: dict[str, list[Entry]] = {}
    complete = False
    for each in documents:
        found = [_entry(item) for item in each.document]
        if each.number:
            sealed[each.folder, each.number] = found
        else:
            _remember_feed(each.folder, each.document, members, ledger)
            if not members.decides(each.folder):
                kept[each.folder] = found
        complete = complete or (each.document.complete and each.folder == ALL)
        for entry in found:
            rank = _rank(entry, archived=bool(each.number))
            if entry.id not in ranks or ranks[entry.id] < rank:
                entries[entry.id], ranks[entry.id] = entry, rank
    oldest = min((entry.published for entry in entries.values()), default=None)
    unknown = [entry for entry in entries.values() if ledger.entry(entry.id) is None]
    if lost or unknown:
        ledger.mark_recovered()
    for entry in unknown:
        _remember(entry, ledger, members)
    _remember_kept(kept, sealed, {entry.id for entry in unknown}, ledger)
    _remember_archives(sealed, ledger)
    if complete or not lost or oldest is None:
        return Recovered(undated_since=None)
    return Recovered(undated_since=before(oldest))


def _rank(entry: Entry, *, archived: bool) -> tuple[datetime, bool, bool]:
    """The later of two says more, of one time the one that has its story, in a feed rather.

    An archive document is not made again for what is no update: another section, say.
    """
    return entry.updated, bool(entry.story.content_html), not archived


def _remember_feed(folder: str, document: FeedDocument, members: Members, ledger: Ledger) -> None:
    """Keep the feed's id, and the later of its dates."""
    known = ledger.feed(folder)
    if known and known.updated and known.updated >= document.updated:
        return
    # RSS has no id of its own for a feed; there the document's address stands for it.
    stated = document.feed.id if document.feed.id != document.url else None
    ledger.put_feed(
        FeedRow(
            folder=folder,
            id=(known.id if known else None) or stated,
            name=known.name if known else members.name_of(folder, document.feed.title),
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
        story=_story(item),
    )


def _story(item: NewsItem) -> NewsItem:
    """What a seed may have said, in both forms: queries ask for the words of its text."""
    story = without_image(replace(item, id=None))
    text = "\n\n".join(html_to_paragraphs(story.content_html))
    return without_summary(replace(story, content_text=text))


def _remember(entry: Entry, ledger: Ledger, members: Members) -> None:
    story = entry.story
    ledger.put_entry(entry)
    ledger.put_keys(entry.id, story_keys(story))
    ledger.put_passages(entry.id, passages(story))
    place(ledger, members, entry, anew=False)


def _remember_kept(
    kept: dict[str, list[Entry]],
    sealed: dict[tuple[str, int], list[Entry]],
    unknown: set[str],
    ledger: Ledger,
) -> None:
    """Let feeds that the configuration no longer knows have what they had.

    That is what they show, and what their archives have beyond it: the rest was taken out.
    """
    had = {folder: {each.id for each in shown} for folder, shown in kept.items()}
    for (folder, _), entries in sealed.items():
        if shown := kept.get(folder):
            last = shown[-1]
            had[folder] |= {
                each.id for each in entries if (each.published, last.id) < (last.published, each.id)
            }
    for folder, ids in had.items():
        for entry in ledger.entries(sorted(ids & unknown)):
            ledger.put_member(folder, entry, anew=False)


def _remember_archives(sealed: dict[tuple[str, int], list[Entry]], ledger: Ledger) -> None:
    """Keep which archive document has which item, as it is now or as it was."""
    known = set(ledger.archives())
    for (folder, number), entries in sorted(sealed.items()):
        if (folder, number) in known:
            continue
        current = [ledger.entry(entry.id) for entry in entries]
        ledger.seal(folder, number, [entry.id for entry in entries])
        ledger.mark_archive(folder, number, stale=False)
        for old, entry in zip(entries, current, strict=True):
            if entry and entry.updated > old.updated and folder in ledger.feeds_of(entry.id):
                ledger.put_member(folder, entry, anew=True)
