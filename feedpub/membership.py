"""Which feeds the items of the ledger are in, kept as `feedpub.selection` decides."""

from feedpub.history import Entry, State
from feedpub.ledger import FeedRow, Ledger
from feedpub.selection import Members


def place(ledger: Ledger, members: Members, entry: Entry, *, anew: bool) -> None:
    """Let *entry* have a page or none, and be in the feeds that it belongs in.

    Args:
        ledger: That holds the entry.
        members: Tells where it belongs.
        entry: As it is now.
        anew: Whether subscribers are to be told of it once more.
    """
    if entry.state is not State.LIVE or entry.story.url:
        ledger.take_page(entry.id)
    else:
        ledger.put_page(entry.id)
    if entry.state is State.LIVE:
        _put_into_feeds(ledger, members, entry, anew=anew)
    else:
        ledger.take_back(entry.id)


def _put_into_feeds(ledger: Ledger, members: Members, entry: Entry, *, anew: bool) -> None:
    """Let a live entry be in the feeds that it belongs in, and in no others.

    A feed that the configuration no longer knows keeps what it had, as long as that lives.
    """
    wanted = members.feeds_of(entry.item)
    for folder, name in wanted.items():
        if ledger.feed(folder) is None:
            ledger.put_feed(FeedRow(folder=folder, name=name))
        ledger.put_member(folder, entry, anew=anew)
    for folder in ledger.feeds_of(entry.id) - wanted.keys():
        if members.decides(folder):
            ledger.drop_member(folder, entry.id)
        else:
            ledger.put_member(folder, entry, anew=anew)


def place_all(ledger: Ledger, members: Members) -> None:
    """Let all items be in their feeds, where the configuration decides otherwise than before."""
    if ledger.note("members") == members.recipe:
        return
    for entry in ledger.live():
        _put_into_feeds(ledger, members, entry, anew=False)
    ledger.put_note("members", members.recipe)
