"""FeedSync 1.0: what its elements say of each other."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from feedpub.validate.document import at
from feedpub.validate.finding import Fault
from feedpub.validate.values import read_rfc3339

if TYPE_CHECKING:
    from lxml.etree import _Element

SYNC = "{http://feedsync.org/2007/feedsync}"


def sync_faults(root: "_Element") -> Iterator[Fault]:
    """What is wrong among the attributes and ids of a feed that is synchronised."""
    for sharing in root.iter(SYNC + "sharing"):
        yield from _sharing(sharing)
    ids: set[str] = set()
    for sync in root.iterfind(f".//*/{SYNC}sync"):
        if any(each.tag == SYNC + "conflicts" for each in sync.iterancestors()):
            continue  # an older version of the same item
        id = sync.get("id", "")
        if id and id in ids:
            yield at(sync, "sync-repeated", id, "each id once", "id")
        ids.add(id)
    for history in root.iter(SYNC + "history"):
        missing = [name for name in ("by", "when") if name not in history.attrib]
        if len(missing) == 2:
            yield at(history, "attribute-missing", "neither by nor when", "one of them", "by")
        for name in missing if len(missing) == 1 else ():
            yield at(history, "said-in-part", "one of by and when", f"{name} as well", name)


def _sharing(sharing: "_Element") -> Iterator[Fault]:
    since, until = sharing.get("since"), sharing.get("until")
    for name, other in (("since", "until"), ("until", "since")):
        if name in sharing.attrib and other not in sharing.attrib:
            yield at(sharing, "attribute-missing", f"{name} alone", f"{other} as well", other)
    first, last = read_rfc3339(since or ""), read_rfc3339(until or "")
    if first and last and first > last:
        yield at(sharing, "sync-order", f"{since} to {until}", "since before until", "since")
