"""From what changed among the seeds to what changed among the items of the ledger."""

import stat
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

import msgspec

from feedpub.companions import Companions, Said, is_companion, perhaps_concerned
from feedpub.errors import UnknownFormatError
from feedpub.files import readable, signature, wait_for_tick, walk
from feedpub.glance import Index
from feedpub.history import Entry, State, admit, fingerprint, passages, release, revise, withdraw
from feedpub.identity import Record, read_record, resolve, spokesman
from feedpub.intake import NO_ARTICLE, Intake, said_in
from feedpub.ledger import Ledger, SeedRow
from feedpub.membership import place
from feedpub.model import Problem
from feedpub.project import Project
from feedpub.readers import reader_of
from feedpub.reading import SeedReader
from feedpub.recovery import Recovered
from feedpub.selection import Members

Progress = Callable[[Iterable[Intake], int], Iterable[Intake]]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """An item before and after; *before* is None where it is new."""

    before: Entry | None
    after: Entry


class Changes(msgspec.Struct, kw_only=True):
    """What a look at the seeds changed in the ledger."""

    entries: dict[str, Change] = msgspec.field(default_factory=dict)  # by id
    fresh_problems: list[Problem] = msgspec.field(default_factory=list)  # not told before
    left: list[str] = msgspec.field(default_factory=list)  # still being written
    seen: list[str] = msgspec.field(default_factory=list)  # signatures for the index, as walked
    unread_folders: tuple[str, ...] = ()  # with a slash at the end
    unsettled: bool = False  # a seed waits to be read again, whatever its signature
    seeds: int | None = None  # how many there are; None: the folder is missing

    def add(self, before: Entry | None, after: Entry) -> None:
        """Add a change, to what changed already where the item has."""
        known = self.entries.get(after.id)
        self.entries[after.id] = Change(before=known.before if known else before, after=after)


def update_ledger(
    project: Project,
    ledger: Ledger,
    members: Members,
    *,
    index: Index | None,
    now: datetime,
    recovered: Recovered | None,
    force: bool,
    jobs: int,
    progress: Progress,
) -> Changes:
    """Look at the seeds and bring the ledger up to date; nothing is committed.

    Args:
        project: Whose seeds.
        ledger: Changed in its open transaction.
        members: Tells which feeds an item is in.
        index: What the last run has seen.
        now: Aware UTC.
        recovered: Where the ledger was just made anew from the published feeds.
        force: Look at every seed, whatever its signature.
        jobs: Processes that read seeds.
        progress: Wraps the seeds as they are read, with their number.
    """
    changes = Changes()
    signatures = _scan(project, changes)
    seen = frozenset(index.seen if index and not force else ())
    changed = [path for path, line in signatures.items() if line not in seen]
    gone = ledger.paths() - signatures.keys()
    # What lies in a folder that cannot be read is not gone.
    gone = {path for path in gone if not path.startswith(changes.unread_folders)}

    beside = {path: line for path, line in signatures.items() if is_companion(path)}
    companions = Companions(project.seeds, project.settings.seeds.max_bytes, beside.get)
    told = {path for path in [*changed, *gone] if is_companion(path)}
    companions.look_at(told)
    said = {path: companions.said_of(path) for path in changed if path not in beside}
    said |= _said_anew(told, signatures, said, companions, ledger)
    waiting = {path for path, each in said.items() if each.waits}
    said = {path: each for path, each in said.items() if not each.waits}
    # Among what waits may be what seems gone, under another name.
    gone = {path for path in gone if not path.startswith(companions.waiting_folders())}

    reader = SeedReader(project, ledger, companions, force)
    intakes = list(progress(reader.read_all(said, signatures, jobs), len(said)))
    intakes += _companion_intakes(companions, told, beside)
    update = _Update(project, ledger, members, changes, reader, now, recovered)
    update.apply(intakes, gone)
    for intake in intakes:
        again = intake.path in update.conflicts
        signatures[intake.path] = "" if again else intake.signature or ""
    signatures |= dict.fromkeys(waiting, "")  # to be looked at again by the next run
    changes.seen = [line for line in signatures.values() if line]
    changes.unsettled = len(changes.seen) < len(signatures)
    return changes


def _said_anew(
    told: set[str],
    seeds: Iterable[str],
    known: dict[str, Said],
    companions: Companions,
    ledger: Ledger,
) -> dict[str, Said]:
    """What is said of the seeds that did not change, where it is something else than before.

    Args:
        told: The companions that are new, changed or gone.
        seeds: Every file that was found.
        known: What is said of those that are read anyway.
        companions: What is beside the seeds now.
        ledger: What was said before.
    """
    anew: dict[str, Said] = {}
    for path in perhaps_concerned(told, seeds):
        if path in known or is_companion(path):
            continue
        row, said = ledger.seed(path), companions.said_of(path)
        if not said.waits and (row is None or said_in(row.digest) != said.digest):
            anew[path] = said
    return anew


def _companion_intakes(
    companions: Companions, told: set[str], signatures: dict[str, str]
) -> list[Intake]:
    """The companions that were read, and those that are new or changed, as files of no story."""
    unread = [path for path in told - companions.read.keys() if path in signatures]
    return [Intake(path=path, signature=signatures[path]) for path in unread] + [
        Intake(
            path=path,
            signature=None if each.again else signatures[path],
            written=each.written,
            problems=each.problems,
        )
        for path, each in companions.read.items()
    ]


def _scan(project: Project, changes: Changes) -> dict[str, str]:
    """Path → signature of each seed, none of them younger than a tick of the clock."""
    try:
        found = list(walk(project.seeds))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    changes.seeds = sum(not is_companion(path) for path, _ in found)
    wait_for_tick([status.st_ctime_ns for _, status in found])
    changes.unread_folders = tuple(
        f"{readable(path)}/" for path, status in found if stat.S_ISDIR(status.st_mode)
    )
    return {readable(path): signature(path, status) for path, status in found}


class _Update:
    """Brings the ledger up to date with what was read."""

    def __init__(
        self,
        project: Project,
        ledger: Ledger,
        members: Members,
        changes: Changes,
        reader: SeedReader,
        now: datetime,
        recovered: Recovered | None,
    ) -> None:
        self._authority = project.settings.authority
        self._ledger = ledger
        self._members = members
        self._changes = changes
        self._reader = reader
        self._now = now
        self._new_since = (recovered.undated_since if recovered else None) or now
        self._told: dict[str, list[Problem]] = {}  # by file
        for problem in ledger.problems():
            self._told.setdefault(problem.path, []).append(problem)
        self._again: dict[str, list[Record]] = {}  # by file
        self._joined: set[str] = set()  # seeds that are new copies, by their likeness alone
        self.conflicts: dict[str, list[Problem]] = {}  # by file, which the next run reads again

    def apply(self, intakes: list[Intake], gone: set[str]) -> None:
        """Note the files, give each story its item, and see to items that lost a seed."""
        self._changes.left = [each.path for each in intakes if each.written]
        read = [each for each in intakes if not each.written and not each.unchanged]
        records = [record for intake in read for record in self._records(intake)]
        left = self._left(read, gone)
        self._resolve(records, left)
        for path in gone:
            self._ledger.drop_seed(path)
        for intake in read:
            self._note(intake)
        self._withdraw_unheld()
        for entry in self._ledger.due(self._now):
            self._put(entry, release(entry))
        self._changes.fresh_problems.sort(key=lambda problem: problem.seed)

    def _records(self, intake: Intake) -> Iterator[Record]:
        row = self._ledger.seed(intake.path)
        untouched = row is not None and row.digest == intake.digest
        for story in intake.stories:
            yield read_record(
                story, path=intake.path, file_digest=intake.digest, untouched=untouched
            )

    def _left(self, read: list[Intake], gone: set[str]) -> dict[str, str]:
        """The seeds that may no longer be what they were, and the items that they were.

        What could not be read keeps its item: one bad seed removes nothing, unless it was read
        and says that it is withdrawn.
        """
        left: dict[str, str] = {}
        for path in gone:
            left |= self._ledger.records(path)
        for intake in read:
            troubled = {each.seed for each in intake.problems}.difference(intake.withdrawn)
            if intake.path not in troubled:
                held = self._ledger.records(intake.path)
                left |= {seed: item for seed, item in held.items() if seed not in troubled}
        return left

    def _note(self, intake: Intake) -> None:
        """Remember a file as read, and what is wrong with it."""
        conflicts = self.conflicts.get(intake.path, [])
        row = SeedRow(digest=intake.digest, recipe=self._reader.recipe, again=bool(conflicts))
        if self._ledger.seed(intake.path) != row:
            self._ledger.put_seed(intake.path, row)
        problems = sorted([*intake.problems, *conflicts], key=lambda each: each.seed)
        told = self._told.get(intake.path, [])
        if problems != told:
            self._ledger.put_problems(intake.path, problems)
        known = {(each.seed, each.reason) for each in told}
        self._changes.fresh_problems += [
            each for each in problems if (each.seed, each.reason) not in known
        ]

    def _resolve(self, records: list[Record], left: dict[str, str]) -> None:
        resolution = resolve(
            records,
            ledger=self._ledger,
            left=set(left),
            authority=self._authority,
            now=self._now,
            # An item from before the loss keeps the id that it had, if that was its first.
            unused_ids=self._ledger.is_recovered and self._new_since == self._now,
        )
        self._joined = resolution.joined
        for record, error in resolution.conflicts:
            problem = Problem(seed=record.seed, path=record.path, reason=error.reason)
            self.conflicts.setdefault(record.path, []).append(problem)
            left.pop(record.seed, None)  # it keeps what it had
        for item, taken in resolution.taken.items():
            self._settle(item, taken, left)
        retaken = {record.seed for taken in resolution.taken.values() for record in taken}
        for seed in left.keys() - retaken:
            self._ledger.drop_record(seed)
        for item in sorted(set(left.values())):
            self._see_to(item)

    def _withdraw_unheld(self) -> None:
        """Withdraw what the published feeds had and no seed has, once all could be read."""
        if not self._ledger.is_recovered or self._changes.left:
            return
        if all(_holds_nothing(problem) for problem in self._ledger.problems()):
            for item in sorted(self._ledger.unheld()):
                self._see_to(item)

    def _settle(self, item: str, taken: list[Record], left: dict[str, str]) -> None:
        """Let an item be what its records say."""
        entry = self._ledger.entry(item)
        said = {each.seed for each in taken if entry and self._is_said(each, entry)}
        for record in taken:
            if not (record.untouched and left.get(record.seed) == item):
                self._ledger.put_record(record.seed, record.path, item)
                self._ledger.put_keys(item, record.keys.items())
        current = entry.seed if entry else None
        seeds = {record.seed for record in taken}
        if current in left and current not in seeds:
            current = None
            if seeds <= self._joined:
                return  # `_see_to` will choose among all copies that are left
        story = entry.story if entry else None
        speaker = spokesman(taken, current=current, story=story, joined=self._joined, said=said)
        if speaker is None:
            return
        if entry is None:
            since = self._new_since
            self._put(None, admit(item, speaker.story, first_seen=since, now=self._now))
        else:
            edited = self._is_edit(entry, speaker)
            self._put(entry, revise(entry, speaker.story, edited=edited, now=self._now))

    def _is_said(self, record: Record, entry: Entry) -> bool:
        """Whether a record says what its item has said: it was but moved, say.

        Of a page that states its address, the last capture is the page, whatever it said before.
        """
        states = record.story.url or record.story.id
        kind = "bytes" if states else "fingerprint"
        return self._ledger.find(kind, record.keys[kind]) == entry.id

    def _is_edit(self, entry: Entry, speaker: Record) -> bool:
        """Whether somebody changed the story, rather than feedpub its reading of it."""
        if entry.seed is None and entry.state is not State.WITHDRAWN:
            # It comes from a feed, which carries the words, not every detail of the story.
            return fingerprint(entry.story) != speaker.fingerprint
        return not speaker.untouched

    def _see_to(self, item: str) -> None:
        """Withdraw an item that has lost its last seed; let a copy speak for another."""
        entry = self._ledger.entry(item)
        holders = self._ledger.holders(item)
        if entry is None or entry.seed in holders:
            return
        if not holders:
            if entry.state is not State.WITHDRAWN:
                self._put(entry, withdraw(entry))
            return
        again = [self._read_again(path) for path in sorted(set(holders.values()))]
        copies = [record for records in again for record in records if record.seed in holders]
        speaker = spokesman(copies, current=None, story=entry.story, joined=self._joined)
        if speaker:
            self._put(entry, revise(entry, speaker.story, edited=True, now=self._now))

    def _read_again(self, path: str) -> list[Record]:
        """The records of a file that did not change; of a container, read once for all."""
        if path not in self._again:
            self._again[path] = [*self._records(self._reader.read_again(path))]
        return self._again[path]

    def _put(self, before: Entry | None, after: Entry) -> None:
        if after == before:
            return
        self._ledger.put_entry(after)
        edited = before is not None and before.updated != after.updated
        place(self._ledger, self._members, after, anew=edited)
        if before is None or before.story != after.story:
            self._ledger.put_passages(after.id, passages(after.story))
        self._changes.add(before, after)


def _holds_nothing(problem: Problem) -> bool:
    """Whether a quarantined seed has nothing to publish, rather than something unreadable."""
    if problem.reason.startswith(NO_ARTICLE):
        return True
    if is_companion(problem.path):  # of what it says, a seed may be in want
        return False
    try:
        reader_of(problem.path)
    except UnknownFormatError:
        return True
    return False
