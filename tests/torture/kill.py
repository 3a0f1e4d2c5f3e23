"""Builds killed and starved, while a subscriber reads all the time.

    python tests/torture/kill.py --kills 300 --seed 1     kill -9 at random moments
    python tests/torture/kill.py --kills 0 --every 1      and at, or with an error from, each
                                                          system call that changes the disk

Prints a line of figures for each, and ends with 1 if anything was not as it must be. The
second form needs strace.
"""

import argparse
import json
import os
import re
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from programs import FEEDPUB, ended, feedpub, find, run, start_feedpub
from stories import Newsroom

from feedpub.errors import FeedError
from feedpub.formats import FORMATS
from feedpub.model import FeedDocument

CONFIG = """\
[site]
title = "Torture"
url = "https://news.example.org/"
language = "en"
authority = "news.example.org,2026"

[output]
items = {items}
"""
_PARSERS = {format.FILE_NAME: format.parse for format in FORMATS.values()}

# Each system call with which a build changes the disk.
CALLS = ("write", "pwrite64", "fsync", "fdatasync", "rename", "unlink", "utimensat", "mkdir",
         "ftruncate", "fchmod")  # fmt: skip
# The errors of a full and of a failing disk, and the calls that meet them.
ERRORS = {
    "ENOSPC": ("write", "pwrite64", "fsync", "fdatasync", "rename", "mkdir"),
    "EIO": ("write", "pwrite64", "fsync", "fdatasync", "rename", "unlink", "utimensat", "mkdir"),
}


class BrokenPromiseError(AssertionError):
    """A promise is broken; says which and where."""


def expect(holds: object, what: str) -> None:
    """Raise BrokenPromiseError with *what* unless *holds*."""
    if not holds:
        raise BrokenPromiseError(what)


# What stands on the disk


def parse(path: Path, data: bytes) -> FeedDocument:
    """A published file read back; FeedError if it is torn or invalid."""
    return _PARSERS[path.name](data, name=str(path))


def feed_files(project: Path) -> list[Path]:
    """Every published feed file."""
    return sorted((project / "feeds").rglob("*.xml"))


def published_bytes(project: Path) -> dict[Path, bytes]:
    """Path from the project → bytes of every published feed file."""
    return {path.relative_to(project): path.read_bytes() for path in feed_files(project)}


def published_ids(project: Path) -> dict[str, str]:
    """Title → id of every live story: each stands once, and alike in both formats."""
    found = []
    for name in _PARSERS:
        path = project / "feeds" / name
        items = parse(path, path.read_bytes()).items
        expect(len({item.title for item in items}) == len(items), f"{name}: a story stands twice")
        found.append({item.title: item.id or "" for item in items})
    expect(found[0] == found[1], "the formats have different ids")
    expect(len(set(found[0].values())) == len(found[0]), "two stories share an id")
    return found[0]


def whole_disk(project: Path) -> list[tuple[str, int, int, int, bytes]]:
    """Path, inode, size, time and bytes of every file, feedpub's own included."""
    found = []
    for path in sorted(path for path in project.rglob("*") if path.is_file()):
        status = path.stat()
        facts = status.st_ino, status.st_size, status.st_mtime_ns
        found.append((str(path.relative_to(project)), *facts, path.read_bytes()))
    return found


def expect_sound(project: Path, titles: set[str], ids: dict[str, str], *, whole: bool) -> None:
    """One clean build, and then all is as if no build had ever been killed.

    Args:
        project: Its folder.
        titles: Of the stories that the seeds hold.
        ids: Title → id, as subscribers saw them before.
        whole: Look at the status and at a forced build as well.
    """
    built = feedpub(project, "build")
    told = f"exit {built.returncode}, {built.stdout}{built.stderr}"
    expect((built.returncode, built.stdout, built.stderr) == (0, "", ""), f"clean build: {told}")
    _expect_ids(published_ids(project), titles, ids)
    _expect_tidy(project)
    before = whole_disk(project)
    again = feedpub(project, "build")
    expect((again.returncode, again.stdout, again.stderr) == (0, "", ""), "no-op: not silent")
    expect(whole_disk(project) == before, "no-op: something was written")
    if whole:
        status = feedpub(project, "status")
        expect(status.returncode == 0, f"status: exit {status.returncode}, {status.stdout}")
        feeds = published_bytes(project)
        forced = feedpub(project, "build", "--force")
        expect(forced.returncode == 0, f"build --force: {forced.stderr}")
        expect(published_bytes(project) == feeds, "build --force: other bytes")


def _expect_ids(found: dict[str, str], titles: set[str], ids: dict[str, str]) -> None:
    expect(found.keys() == titles, f"missing or too many: {sorted(found.keys() ^ titles)}")
    changed = [title for title, id in found.items() if ids.get(title, id) != id]
    expect(not changed, f"ids changed: {changed}")


PUBLISHED = {".xml", ".json", ".html", ".css", ".opml"}


def _expect_tidy(project: Path) -> None:
    """No stray file anywhere, and a ledger that SQLite finds whole."""
    state = {path.name for path in (project / ".feedpub").iterdir()}
    expect(state == {"index", "ledger.sqlite", "lock"}, f"stray files: {sorted(state)}")
    files = [path for path in (project / "feeds").rglob("*") if path.is_file()]
    stray = [path.name for path in files if path.suffix not in PUBLISHED]
    expect(not stray, f"stray files: {stray}")
    connection = sqlite3.connect(f"file:{project}/.feedpub/ledger.sqlite?mode=ro", uri=True)
    verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
    connection.close()
    expect(verdict == "ok", f"integrity_check: {verdict}")


# The subscriber


@dataclass(slots=True)
class Seen:
    """What a subscriber saw who reads every published file in a loop."""

    reads: int = 0
    torn: int = 0  # not well-formed, or not what a feed must be
    missing: int = 0  # files that were there before
    stale: int = 0  # other bytes without a later second of modification: a false 304
    emptied: int = 0  # the feed of all, without a single story
    changed_ids: int = 0  # a story under another id, or an id for another story
    ids: dict[str, str] = field(default_factory=dict)  # title → id

    @property
    def faults(self) -> int:
        """How many times something was wrong."""
        return self.torn + self.missing + self.stale + self.emptied + self.changed_ids


class _Subscriber:
    def __init__(self, project: Path) -> None:
        self._project = project
        self._last: dict[Path, tuple[bytes, int]] = {}
        self._titles: dict[str, str] = {}  # id → title
        self.seen = Seen()

    def read_all(self) -> None:
        """Read every file that is or was there."""
        for path in self._last.keys() | set(feed_files(self._project)):
            self.seen.reads += 1
            try:
                with path.open("rb") as stream:
                    second = int(os.fstat(stream.fileno()).st_mtime)
                    data = stream.read()
            except FileNotFoundError:
                self.seen.missing += 1
                continue
            before = self._last.get(path)
            if before is None or data != before[0]:
                self.seen.stale += before is not None and second <= before[1]
                self._take(path, data)
                self._last[path] = data, second

    def _take(self, path: Path, data: bytes) -> None:
        try:
            items = parse(path, data).items
        except FeedError:
            self.seen.torn += 1
            return
        self.seen.emptied += not items and path.parent.name == "feeds"
        for item in items:
            id = item.id or ""
            known = self.seen.ids.setdefault(item.title, id)
            meant = self._titles.setdefault(id, item.title)
            self.seen.changed_ids += (known, meant) != (id, item.title)


def read_until_told(project: Path) -> None:
    """Read in a loop until standard input ends; print what was seen as JSON."""
    subscriber = _Subscriber(project)
    while not select.select([sys.stdin], [], [], 0)[0]:
        subscriber.read_all()
        time.sleep(0.001)  # leave the builds something of the processor
    names = Seen.__slots__
    print(json.dumps({name: getattr(subscriber.seen, name) for name in names}))


@contextmanager
def subscriber(project: Path) -> Iterator[list[Seen]]:
    """A subscriber in a process of its own; the list holds what it saw once it is done."""
    seen: list[Seen] = []
    process = subprocess.Popen(
        [sys.executable, "-B", __file__, "--read", str(project)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with ended(process):
        yield seen
        told, _ = process.communicate(timeout=60)
        seen.append(Seen(**json.loads(told)))


# Kills at random moments


@dataclass(slots=True, kw_only=True)
class Killed:
    """How a run of random kills went."""

    kills: int = 0
    completed: int = 0  # builds that came to their end
    seconds: float = 0.0
    changes: Counter[str] = field(default_factory=Counter)
    seen: Seen = field(default_factory=Seen)

    def __str__(self) -> str:
        seen = self.seen
        return (
            f"{self.kills} kills, {self.completed} builds completed,"
            f" {self.changes.total()} changes of seeds, {seen.reads:,} reads: {seen.torn} torn,"
            f" {seen.missing} missing, {seen.stale} stale, {seen.emptied} emptied,"
            f" {seen.changed_ids} ids changed; {self.seconds:.1f} s"
        )


def make_project(folder: Path, *, items: int = 3000) -> Path:
    """An empty project whose feeds carry that many items at most."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "feedpub.toml").write_text(CONFIG.format(items=items))
    return folder


def kill_at_random(folder: Path, *, kills: int, seed: int, stories: int = 60) -> Killed:
    """Kill builds of changing seeds at random moments until *kills* of them have died of it.

    Raises:
        BrokenPromiseError: a promise is broken.
    """
    start = time.monotonic()
    project, chance, result = make_project(folder), Random(seed), Killed()
    newsroom = Newsroom(project / "seeds", chance)
    newsroom.fill(stories)
    _complete(project)
    duration = _duration(project)
    with subscriber(project) as seen:
        while result.kills < kills:
            result.changes.update(newsroom.change() for _ in range(chance.randint(1, 4)))
            killed = _kill_after(project, chance.uniform(0, duration))
            result.kills += killed
            if killed and chance.random() < 0.3:
                killed = False
                _complete(project)
            result.completed += not killed
        expect_sound(project, newsroom.titles, {}, whole=True)
    result.seen = seen[0]
    expect_sound(project, newsroom.titles, result.seen.ids, whole=False)
    result.seconds = time.monotonic() - start
    return result


def _complete(project: Path) -> None:
    done = feedpub(project, "build")
    expect(done.returncode == 0, f"build: exit {done.returncode}, {done.stderr}")


def _duration(project: Path) -> float:
    """How long a build takes that has everything to do, in seconds."""
    start = time.monotonic()
    feedpub(project, "build", "--force")
    return (time.monotonic() - start) * 1.1


def _kill_after(project: Path, seconds: float) -> bool:
    """Whether a build was killed that long after its start; else it had come to its end."""
    with ended(start_feedpub(project, "build")) as process:
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        _, told = process.communicate()
    expect(process.returncode in (0, -signal.SIGKILL), f"exit {process.returncode}: {told}")
    return process.returncode == -signal.SIGKILL


# Faults at each system call


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A system call of a build: the *number*th of its name."""

    call: str
    number: int
    replaces: bool  # a feed may have been replaced before it

    def __str__(self) -> str:
        return f"{self.call} {self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A project with a build to do, to be copied for each fault."""

    project: Path
    titles: set[str]  # of the stories that the seeds hold
    ids: dict[str, str]  # of those that are published
    points: list[Point]


def set_scene(
    folder: Path, *, seed: int, stories: int = 12, published: bool = True, items: int = 3000
) -> Scene:
    """A published project whose seeds have since changed in every way, or an unpublished one."""
    project = make_project(folder / "scene", items=items)
    newsroom = Newsroom(project / "seeds", Random(seed))
    newsroom.fill(stories)
    ids = {}
    if published:
        _complete(project)
        ids = published_ids(project)
        newsroom.edit()
        newsroom.add()
        newsroom.overwrite()
        newsroom.rename()
        newsroom.swap()
    points = _points(project, folder / "trace")
    return Scene(project=project, titles=newsroom.titles, ids=ids, points=points)


def _points(project: Path, folder: Path) -> list[Point]:
    """Every system call of a build of *project* that changes the disk, in their order."""
    shutil.copytree(project, folder)
    trace = folder / "trace.txt"
    traced = _strace(folder, "-e", "trace=" + ",".join(CALLS), "-o", str(trace))
    expect(traced.returncode == 0, f"strace: {traced.stderr}")
    points: list[Point] = []
    counts: Counter[str] = Counter()
    replaces = False
    for call, rest in re.findall(r"^(?:\d+ +)?(\w+)\((.*)", trace.read_text(), re.MULTILINE):
        counts[call] += 1
        replaces = replaces or (call == "rename" and "/feeds/" in rest)
        points.append(Point(call=call, number=counts[call], replaces=replaces))
    shutil.rmtree(folder)
    return points


def _strace(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a build of *project* under strace."""
    program = find("strace")
    expect(program, "strace is not installed (Debian package strace)")
    command = [str(program), "-f", "-qq", *options, *FEEDPUB]
    return run([*command, "-C", project, "build"])


def _inject(project: Path, point: Point, fault: str) -> subprocess.CompletedProcess[str]:
    """A build that meets *fault* at *point*."""
    where = f"inject={point.call}:{fault}:when={point.number}"
    # Much faster, but strace 6.1 delivers no signals so.
    fast = [] if fault.startswith("signal") else ["--seccomp-bpf"]
    options = ["-e", f"trace={point.call}", "-e", where, "-o", os.devnull]
    return _strace(project, *fast, *options)


@contextmanager
def _copied(scene: Scene, name: str) -> Iterator[Path]:
    """A copy of the scene's project while the block lasts."""
    project = scene.project.parent / name.replace(" ", "-")
    shutil.copytree(scene.project, project)
    try:
        yield project
    finally:
        shutil.rmtree(project)


def kill_at(scene: Scene, point: Point, *, whole: bool) -> list[str]:
    """What is wrong after a build was killed at *point*: every fault as a sentence."""
    with _copied(scene, f"kill {point}") as project:
        before = published_bytes(project)
        killed = _inject(project, point, "signal=SIGKILL")
        try:
            expect(killed.returncode in (-9, 137), f"exit {killed.returncode}: {killed.stderr}")
            _expect_intact(project, before, point)
            if whole:
                expect_foretold(project)
            expect_sound(project, scene.titles, scene.ids, whole=whole)
        except (AssertionError, FeedError, OSError) as error:
            return [f"killed at {point}: {error}"]
    return []


def expect_foretold(project: Path) -> None:
    """A dry run tells what the build then does, whatever the kill left behind."""
    foretold = feedpub(project, "build", "--dry-run")
    done = feedpub(project, "-v", "build")
    summary = done.stderr.partition("\n")[0].removeprefix("feedpub: ")
    expected = summary.replace("replaced", "to replace")
    told = foretold.stdout.partition("\n")[0] or foretold.stderr
    expect(told == expected, f"the dry run told {told!r}, the build {expected!r}")


def foretell(scene: Scene, point: Point) -> list[str]:
    """What a dry run tells wrongly after a build was killed at *point*."""
    with _copied(scene, f"foretell {point}") as project:
        _inject(project, point, "signal=SIGKILL")
        try:
            expect_foretold(project)
        except BrokenPromiseError as error:
            return [f"killed at {point}: {error}"]
    return []


def fail_at(scene: Scene, point: Point, error: str, *, whole: bool) -> list[str]:
    """What is wrong after *error* at *point*: every fault as a sentence."""
    with _copied(scene, f"{error} {point}") as project:
        before = published_bytes(project)
        failed = _inject(project, point, f"error={error}")
        faults = [f"{error} at {point}: {each}" for each in _faults_of_words(failed, project)]
        try:
            if failed.returncode:
                _expect_intact(project, before, point)
            expect_sound(project, scene.titles, scene.ids, whole=whole)
        except (AssertionError, FeedError, OSError) as fault:
            faults.append(f"{error} at {point}: {fault}")
    return faults


def _faults_of_words(failed: subprocess.CompletedProcess[str], project: Path) -> Iterator[str]:
    """What is wrong with the exit code and the message of a build that met an error."""
    if "Traceback" in failed.stderr:
        yield f"a traceback that ends with {failed.stderr.splitlines()[-1]}"
    if failed.returncode == 0 and not failed.stderr:
        return  # it could do without that call; the checks of the disk tell whether it could
    if failed.returncode != 1:
        yield f"exit {failed.returncode}; expected 1: {failed.stderr}"
    elif len(failed.stderr.splitlines()) != 1 or str(project) not in failed.stderr:
        yield f"not one line that names a file: {failed.stderr}"


def _expect_intact(project: Path, before: dict[Path, bytes], point: Point) -> None:
    """No published file is gone or torn; none is another before the first is replaced."""
    after = published_bytes(project)
    gone = before.keys() - after.keys()
    expect(not gone, f"gone: {sorted(map(str, gone))}")
    for path, data in after.items():
        parse(path, data)
    if not point.replaces:
        expect(after == before, "feeds were touched before all were written")


@dataclass(slots=True, kw_only=True)
class Faulted:
    """How a run of injected faults went."""

    points: int
    kills: int
    errors: int
    faults: list[str]
    seconds: float

    def __str__(self) -> str:
        return (
            f"{self.points} points: {self.kills} kills, {self.errors} errors,"
            f" {len(self.faults)} faults; {self.seconds:.1f} s"
        )


def fault_each(
    folder: Path, *, seed: int, every: int, whole: bool, published: bool = True
) -> Faulted:
    """Kill at, and have an error from, every *every*th system call that changes the disk."""
    start = time.monotonic()
    scene = set_scene(folder, seed=seed, published=published)
    kills = scene.points[seed % every :: every]
    errors = [
        (point, error)
        for error, calls in ERRORS.items()
        for point in scene.points
        if point.call in calls
    ][seed % every :: every]
    with ThreadPoolExecutor(max_workers=2) as pool:
        killed = pool.map(lambda point: kill_at(scene, point, whole=whole), kills)
        failed = pool.map(lambda each: fail_at(scene, *each, whole=whole), errors)
        faults = [fault for faults in (*killed, *failed) for fault in faults]
    return Faulted(
        points=len(scene.points),
        kills=len(kills),
        errors=len(errors),
        faults=faults,
        seconds=time.monotonic() - start,
    )


def main() -> int:
    """Run what the arguments ask for; the exit code."""
    parser = argparse.ArgumentParser(description="Kill feedpub's builds.")
    parser.add_argument("--kills", type=int, default=300, help="at random moments")
    parser.add_argument("--every", type=int, default=0, help="faults at every Nth system call")
    parser.add_argument("--seed", type=int, default=1, help="of the random choices")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.read:
        read_until_told(arguments.read)
        return 0
    faults = 0
    with tempfile.TemporaryDirectory() as name:
        if arguments.kills:
            folder = Path(name) / "kills"
            killed = kill_at_random(folder, kills=arguments.kills, seed=arguments.seed)
            print(killed)
            faults += killed.seen.faults
        for published in (False, True) if arguments.every else ():
            faulted = fault_each(
                Path(name) / f"faults-{published}",
                seed=arguments.seed,
                every=arguments.every,
                whole=True,
                published=published,
            )
            print("a later build:" if published else "a first build:", faulted)
            print(*faulted.faults, sep="\n")
            faults += len(faulted.faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
