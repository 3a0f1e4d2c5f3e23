"""What subscribers have against what they would get: when a build had better ask first."""

from feedpub.changes import Change, Changes
from feedpub.history import State

# What a subscriber sees of an item, in every format alike.
_SEEN = ("title", "url", "published", "updated", "section", "tags", "content_html")


def is_new(change: Change) -> bool:
    """Whether the item appears in the feeds, for the first time or again."""
    return change.after.state is State.LIVE and not _was_live(change)


def is_withdrawn(change: Change) -> bool:
    """Whether the item leaves the feeds."""
    return change.after.state is not State.LIVE and _was_live(change)


def is_updated(change: Change) -> bool:
    """Whether the item stays, and subscribers see something else of it than before."""
    if change.before is None or not _was_live(change) or change.after.state is not State.LIVE:
        return False
    before, after = change.before.item, change.after.item
    return any(getattr(before, name) != getattr(after, name) for name in _SEEN)


def _was_live(change: Change) -> bool:
    return change.before is not None and change.before.state is State.LIVE


def refusals(
    changes: Changes,
    *,
    seeds_folder: str,
    live: int,
    changed_ids: list[tuple[str, str]],
    max_withdrawn: float,
) -> list[str]:
    """Why these changes should not be published without a person's word; none if they may.

    One item of several may always go, so that a small site can take one back.

    Args:
        changes: Of this build.
        seeds_folder: For messages.
        live: How many items subscribers had before it.
        changed_ids: Old and new ids of stories that would appear twice.
        max_withdrawn: The share of *live* that may vanish in one build.
    """
    if live and not changes.seeds:
        found = "no such folder" if changes.seeds is None else "no seeds"
        return [f"{seeds_folder}: found {found}; expected those of {live} published items"]
    reasons = []
    gone = sum(map(is_withdrawn, changes.entries.values()))
    come = sum(map(is_new, changes.entries.values()))
    if gone > max(1, max_withdrawn * live) or gone == live + come > 0:
        reasons.append(
            f"{seeds_folder}: {gone} of {live} published items would vanish; expected at most"
            f" {max_withdrawn:.0%} ([guard] max_withdrawn)"
        )
    for old, new in changed_ids:
        reasons.append(f"the id {old} would become {new}, and its story appear a second time")
    return reasons
