"""Interrupted, ended, or with nowhere to write: one line, a fitting exit code, no traceback.

Guards the promises that what a run was killed at is completed by the next, and that errors
which are to be expected are told in words.
"""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import SHIPPED_SEED, Workspace
from programs import FEEDPUB, ended, feedpub, is_locked, need, run, wait_until
from stories import make

import feedpub as package

MANY = 400  # seeds: enough for a build to be met in the middle, and for processes of its own
PACKAGE = Path(package.__file__).parent


@pytest.fixture
def busy(workspace: Workspace) -> Workspace:
    """A published project with a long build to do."""
    workspace.seed("first.md", make(0).markdown())
    assert feedpub(workspace.folder, "build").returncode == 0
    for number in range(1, MANY):
        workspace.seed(f"{number}.md", make(number).markdown())
    return workspace


@pytest.fixture
def small(workspace: Workspace) -> Workspace:
    """A published project with the shipped capture and no build to do."""
    workspace.seed("shipped.txt", SHIPPED_SEED.read_bytes())
    assert feedpub(workspace.folder, "build").returncode == 0
    return workspace


def start(folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    """Start a build in a process group of its own, as a shell does."""
    return subprocess.Popen(
        [*FEEDPUB, "-C", str(folder), "build", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def meet(process: "subprocess.Popen[str]", folder: Path) -> None:
    """Wait until that build is at work."""
    wait_until(lambda: is_locked(folder) or process.poll() is not None, seconds=60, what="the lock")
    assert process.poll() is None, "the build was over before it could be met"


def group(leader: int) -> list[int]:
    """The living processes of that process group."""
    return [pid for pid, parts in _processes() if parts[2] == str(leader) and parts[0] != "Z"]


def _processes() -> Iterator[tuple[int, list[str]]]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                text = (folder / "stat").read_text()
            except (FileNotFoundError, ProcessLookupError):
                continue
            yield int(folder.name), text.rpartition(")")[2].split()


def expect_completed(workspace: Workspace, before: dict[str, bytes]) -> None:
    """The feeds are as they were, and the next run brings them up to date."""
    assert workspace.published() == before
    built = feedpub(workspace.folder, "build")
    assert (built.returncode, built.stdout, built.stderr) == (0, "", "")
    assert make(MANY - 1).title.encode() in workspace.published()["atom.xml"]
    whole = (".xml", ".json", ".html", ".css", ".opml")
    assert not [name for name in workspace.published() if not name.endswith(whole)]


def expect_one_line(stderr: str) -> None:
    """One line for a person, and no traceback."""
    assert "Traceback" not in stderr, stderr
    assert stderr.startswith("feedpub: ") and stderr.count("\n") == 1, stderr


def test_ctrl_c_during_a_build(busy: Workspace) -> None:
    """SIGINT: exit 130 and one line; the feeds are as they were."""
    before = busy.published()
    with ended(start(busy.folder)) as process:
        meet(process, busy.folder)
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate(timeout=60)
    assert (process.returncode, stdout) == (130, ""), stderr
    expect_one_line(stderr)
    expect_completed(busy, before)


def test_ctrl_c_while_several_processes_read(busy: Workspace) -> None:
    """A terminal's ^C reaches every process of the build; still one line is said."""
    before = busy.published()
    with ended(start(busy.folder, "--jobs", "2")) as process:
        meet(process, busy.folder)
        wait_until(lambda: len(group(process.pid)) >= 3, seconds=60, what="processes that read")
        os.killpg(process.pid, signal.SIGINT)
        stdout, stderr = process.communicate(timeout=60)
    assert (process.returncode, stdout) == (130, ""), stderr
    expect_one_line(stderr)
    expect_completed(busy, before)


@pytest.mark.parametrize("when", ["the glance", "the command line", "the build"])
def test_ctrl_c_before_the_build(busy: Workspace, when: str) -> None:
    """SIGINT while feedpub has just begun, or loads its parts: no traceback either."""
    files = {
        "the glance": busy.folder / ".feedpub" / "index",
        "the command line": PACKAGE / "cli.py",
        "the build": PACKAGE / "build.py",
    }
    strace = [need("strace"), "-f", "-qq", "-o", os.devnull, "-P", files[when]]
    inject = ["-e", "trace=%file", "-e", "inject=%file:signal=SIGINT:when=1"]
    done = run([*strace, *inject, *FEEDPUB, "-C", busy.folder, "build"])
    assert (done.returncode, done.stdout) == (130, ""), done.stderr
    expect_one_line(done.stderr)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_ended_during_a_build(busy: Workspace, number: signal.Signals) -> None:
    """The build dies of the signal, as who sent it expects; the next run completes."""
    before = busy.published()
    with ended(start(busy.folder)) as process:
        meet(process, busy.folder)
        process.send_signal(number)
        stdout, stderr = process.communicate(timeout=60)
    assert (process.returncode, stdout, stderr) == (-number, "", "")
    expect_completed(busy, before)


def test_no_process_is_left_behind(busy: Workspace) -> None:
    """The processes that read seeds end with the build, even when it is killed."""
    with ended(start(busy.folder, "--jobs", "2")) as process:
        meet(process, busy.folder)
        wait_until(lambda: len(group(process.pid)) >= 3, seconds=60, what="processes that read")
        process.kill()
        process.communicate(timeout=60)
        wait_until(lambda: not group(process.pid), seconds=60, what="the end of all processes")


SAYING = [
    ["items"],
    ["items", "--json"],
    ["items", "--schema"],
    ["explain", "seeds/shipped.txt"],
    ["status"],
    ["build", "--dry-run"],
    ["--version"],
    ["--help"],
]


def told(folder: Path, arguments: list[str], stdout: str) -> "subprocess.CompletedProcess[str]":
    """Run feedpub in *folder* with its standard output redirected as a shell does."""
    return run(["sh", "-c", f'exec "$@" {stdout}', "sh", *FEEDPUB, *arguments], folder=folder)


@pytest.mark.parametrize("arguments", SAYING, ids=" ".join)
def test_no_room_for_the_output(small: Workspace, arguments: list[str]) -> None:
    """Standard output on a full disk: not zero, and one line that says so."""
    done = told(small.folder, arguments, ">/dev/full")
    assert done.returncode not in (0, 120), done.stderr
    expect_one_line(done.stderr)


@pytest.mark.parametrize("arguments", [*SAYING, ["build"], ["build", "--force"]], ids=" ".join)
def test_no_output_at_all(small: Workspace, arguments: list[str]) -> None:
    """Standard output closed, as some schedulers have it: nothing to complain of."""
    done = told(small.folder, arguments, ">&-")
    assert (done.returncode, done.stderr) == (0, "")


def test_nowhere_to_complain(small: Workspace) -> None:
    """Standard error closed or full: the feeds are made all the same."""
    for number, stderr in enumerate(("2>&-", "<&- >&- 2>&-", "2>/dev/full"), 1):
        small.seed("broken.json", f"broken {number}")
        small.seed(f"new {number}.md", make(number).markdown())
        done = told(small.folder, ["build"], stderr)
        assert done.returncode == 3 or (stderr == "2>/dev/full" and done.returncode), stderr
        assert make(number).title.encode() in small.published()["rss.xml"]


@pytest.mark.parametrize("arguments", [["items"], ["items", "--json"]], ids=" ".join)
def test_a_reader_who_has_seen_enough(busy: Workspace, arguments: list[str]) -> None:
    """`feedpub items | head -1`: the line, and nothing on standard error."""
    done = told(busy.folder, arguments, "| head -n 1")
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""
