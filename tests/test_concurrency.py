"""Many runs at once: one works, the others give up at once and harmlessly."""

import signal
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from conftest import Workspace
from programs import ended, feedpub, is_locked, start_feedpub, wait_until
from stories import make

SEEDS = 1500
RUNS = 20

Outcome = tuple[int, str, str]  # exit code, standard output, standard error


def fill(workspace: Workspace) -> None:
    """Many dated stories, so that no clock enters the feeds."""
    for number in range(SEEDS):
        workspace.seed(f"{number % 10}/{number}.md", make(number).markdown())


def start_all(folder: Path, count: int, *options: str) -> list[Outcome]:
    """How that many builds end that are started at once; *options* go before the command."""
    with ExitStack() as stack:
        started = [start_feedpub(folder, *options, "build") for _ in range(count)]
        running = [stack.enter_context(ended(each)) for each in started]
        ends = [process.communicate(timeout=60) for process in running]
        return [(each.returncode, *end) for each, end in zip(running, ends, strict=True)]


def expect_busy(outcome: Outcome) -> None:
    """The run gave up: 75 (EX_TEMPFAIL), one line on standard error."""
    code, stdout, stderr = outcome
    assert (code, stdout) == (75, ""), stderr
    assert stderr.count("\n") == 1, stderr
    assert "lock" in stderr


def test_runs_during_a_run_give_up(make_workspace: Callable[[str], Workspace]) -> None:
    """Of twenty runs the first works; the feeds are as if it had been alone, to the byte.

    The first is held still while it has the lock, so that the others surely meet it.
    """
    crowd, alone = make_workspace("crowd"), make_workspace("alone")
    fill(crowd)
    fill(alone)
    with ended(start_feedpub(crowd.folder, "build")) as worker:
        wait_until(lambda: is_locked(crowd.folder), seconds=60, what="the lock")
        worker.send_signal(signal.SIGSTOP)
        outcomes = start_all(crowd.folder, RUNS - 1)  # which end although the first does not
        worker.send_signal(signal.SIGCONT)
        stdout, stderr = worker.communicate(timeout=60)
    assert (worker.returncode, stdout, stderr) == (0, "", "")
    for outcome in outcomes:
        expect_busy(outcome)
    assert feedpub(alone.folder, "build").returncode == 0
    assert crowd.published() == alone.published()


def test_runs_started_at_the_same_time(workspace: Workspace) -> None:
    """Whoever is first works; a run that comes after its end finds nothing to do."""
    fill(workspace)
    outcomes = start_all(workspace.folder, RUNS, "-v")
    workers = [stderr for code, _, stderr in outcomes if code == 0 and f"{SEEDS} new" in stderr]
    assert len(workers) == 1
    for outcome in outcomes:
        if outcome[0] == 0:
            assert outcome[2] == workers[0] or " 0 new, " in outcome[2], outcome[2]
        else:
            expect_busy(outcome)
    formats = ("/atom.xml", "/feed.json", "/rss.xml")
    feeds = [path for path in workspace.published() if f"/{path}".endswith(formats)]
    assert feeds == sorted(
        f"{folder}{name}"
        for folder in ("", "sections/harbour/", "sections/hills/", "sections/town/")
        for name in ("atom.xml", "feed.json", "rss.xml")
    )
