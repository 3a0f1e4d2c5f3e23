"""What a run did, and its exit code."""

from enum import IntEnum

import msgspec

from feedpub.model import Problem


class Exit(IntEnum):
    """What the exit code of feedpub says."""

    CURRENT = 0  # feeds are current
    FAILED = 1  # failed, or (status, validate) not as it should be; last good feeds intact
    USAGE = 2  # usage or configuration error
    QUARANTINED = 3  # feeds are current, but some seeds are quarantined
    REFUSED = 4  # a guard refused
    BUSY = 75  # another run holds the lock (EX_TEMPFAIL)
    INTERRUPTED = 130  # 128 + SIGINT, as shells have it


class Report(msgspec.Struct, kw_only=True):
    """What a build did, or would do."""

    new: list[str] = []  # titles, as in the two below
    updated: list[str] = []
    withdrawn: list[str] = []
    documents: list[str] = []  # paths of files with other bytes
    problems: list[Problem] = []  # all that is quarantined
    fresh_problems: list[Problem] = []  # not told before
    left: list[str] = []  # seeds still being written
    failures: list[str] = []  # feeds that were not replaced, and why
    refusals: list[str] = []  # why a guard would not publish
    advice: str = "look with --dry-run, publish with --accept"  # what to do about refusals
    notices: list[str] = []

    @property
    def stale(self) -> bool:
        """Whether subscribers have something else than they should."""
        return bool(self.documents or self.failures or self.refusals)

    @property
    def exit_code(self) -> Exit:
        """The exit code of a build with this outcome."""
        if self.refusals:
            return Exit.REFUSED
        if self.failures:
            return Exit.FAILED
        return Exit.QUARANTINED if self.problems else Exit.CURRENT

    @property
    def summary(self) -> str:
        """What subscribers would get, in one line."""
        return f"{self._counts} to replace"

    @property
    def outcome(self) -> str:
        """What subscribers got, in one line."""
        return f"{self._counts} replaced"

    @property
    def _counts(self) -> str:
        counts = (
            f"{len(self.new)} new",
            f"{len(self.updated)} updated",
            f"{len(self.withdrawn)} withdrawn",
            f"{len(self.documents)} file{'' if len(self.documents) == 1 else 's'}",
        )
        return ", ".join(counts)
