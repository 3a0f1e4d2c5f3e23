"""The command line: exit codes, what goes where, and what a run loads."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import CONFIG, SHIPPED_SEED, Workspace
from stories import make

from feedpub.cli import cli, main
from feedpub.files import locked

COMMANDS = ["build", "watch", "serve", "status", "items", "explain", "init"]


def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """`feedpub` as cron runs it: a process of its own, no terminal."""
    command = [sys.executable, "-m", "feedpub", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=60)


@pytest.fixture
def ready(workspace: Workspace) -> Workspace:
    """A project of three stories that was not built yet."""
    for number in range(3):
        workspace.seed(f"{number}.txt", make(number).plain())
    return workspace


def test_success_is_silent(ready: Workspace) -> None:
    for _ in range(2):
        result = run("-C", str(ready.folder), "build")
        assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_verbose_tells_what_was_done(ready: Workspace) -> None:
    result = run("-C", str(ready.folder), "-v", "build")
    assert result.stderr == "feedpub: 3 new, 0 updated, 0 withdrawn, 10 files replaced\n"
    result = run("-C", str(ready.folder), "-v", "build")
    assert result.stderr == "feedpub: 0 new, 0 updated, 0 withdrawn, 0 files replaced\n"


def test_the_current_folder_is_the_project(ready: Workspace) -> None:
    assert run("build", cwd=ready.folder).returncode == 0
    assert (ready.feeds / "atom.xml").exists()


def loaded_by(ready: Workspace, *arguments: str) -> set[str]:
    """The modules that a run has loaded at its end."""
    probe = (
        "import sys; from feedpub.__main__ import main; code = main();"
        "print(code, *sys.modules, file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", probe, "-C", str(ready.folder), *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    code, *modules = result.stderr.splitlines()[-1].split()
    assert code == "0"
    return set(modules)


def test_a_run_with_nothing_to_do_loads_next_to_nothing(ready: Workspace) -> None:
    loaded_by(ready, "build")
    modules = loaded_by(ready, "build")
    assert not modules & {"lxml", "feedgen", "click", "sqlite3", "msgspec", "tomllib", "nh3"}


def test_a_run_that_finds_no_change_renders_nothing(ready: Workspace) -> None:
    """Where the glance does not do, because a seed was touched."""
    loaded_by(ready, "build")
    os.utime(ready.seeds / "0.txt")
    modules = loaded_by(ready, "build")
    assert "click" in modules
    assert not modules & {"lxml", "feedgen", "nh3", "markdown_it", "yaml", "dateutil", "werkzeug"}


def test_a_busy_project_is_left_alone(ready: Workspace) -> None:
    with locked(str(ready.folder / ".feedpub" / "lock")):
        result = run("-C", str(ready.folder), "build")
    assert result.returncode == 75
    assert result.stderr.count("\n") == 1 and "another run holds the lock" in result.stderr
    assert not ready.feeds.exists()


def test_a_dry_run_tells_and_writes_nothing(ready: Workspace) -> None:
    run("-C", str(ready.folder), "build")
    ready.seed("0.txt", make(0).edited(1).plain())
    ready.seed("new.txt", make(7).plain())
    (ready.seeds / "1.txt").unlink()
    before = {path: path.stat().st_mtime_ns for path in ready.folder.rglob("*")}
    result = run("-C", str(ready.folder), "build", "--dry-run")
    assert result.returncode == 0
    told = result.stdout.splitlines()
    paths = [line for line in told if line.startswith("  replace: ")]
    assert [line for line in told if line not in paths] == [
        f"1 new, 1 updated, 1 withdrawn, {len(paths)} files to replace",
        f"  new: {make(7).title}",
        f"  updated: {make(0).title}",
        f"  withdrawn: {make(1).title}",
    ]
    assert {"  replace: atom.xml", "  replace: index.html"} < set(paths)
    assert before == {path: path.stat().st_mtime_ns for path in ready.folder.rglob("*")}


def test_a_refusal_says_what_and_how_to_go_on(ready: Workspace) -> None:
    run("-C", str(ready.folder), "build")
    for seed in ready.seeds.iterdir():
        seed.unlink()
    for arguments in (["build"], ["build", "--dry-run"]):
        result = run("-C", str(ready.folder), *arguments)
        assert result.returncode == 4
        assert "found no seeds; expected those of 3 published items" in result.stderr
        assert "--accept" in result.stderr
    assert run("-C", str(ready.folder), "build", "--accept").returncode == 0


def test_status(ready: Workspace) -> None:
    result = run("-C", str(ready.folder), "status")
    assert result.returncode == 1 and result.stdout.startswith("stale")
    run("-C", str(ready.folder), "build")
    assert run("-C", str(ready.folder), "status").stdout == "current\n"
    ready.seed("bad.md", "---\ntitle: [\n---\n")
    result = run("-C", str(ready.folder), "status")
    assert result.returncode == 3 and "quarantined: bad.md: front matter: found" in result.stdout


def test_items_without_project(tmp_path: Path) -> None:
    seed = tmp_path / "capture.txt"
    seed.write_bytes(SHIPPED_SEED.read_bytes())
    result = run("items", "--json", str(seed), cwd=tmp_path)
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["section"] == "News Feed"
    assert list(tmp_path.iterdir()) == [seed], "nothing is written"


def test_items_for_people(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(SHIPPED_SEED.read_bytes())
    result = run("items", "a.txt", cwd=tmp_path)
    assert "authors: The Kyiv Independent news desk" in result.stdout
    assert "5 paragraphs" in result.stdout


def test_items_of_what_is_not_there(tmp_path: Path) -> None:
    result = run("items", "none.txt", cwd=tmp_path)
    assert result.returncode == 3
    assert result.stderr == "feedpub: none.txt: file: found no such file; expected a seed\n"


def test_explain(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(SHIPPED_SEED.read_bytes())
    lines = run("explain", "a.txt", cwd=tmp_path).stdout.splitlines()
    lines = lines[: lines.index("")]
    assert len(lines) == len(SHIPPED_SEED.read_text().splitlines())
    assert lines[0].split()[:2] == ["1", "section"]
    assert lines[2].split()[:2] == ["3", "title"]
    assert sum(line.split()[1] == "body" for line in lines if line.strip()) == 5


def test_explain_of_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0")
    result = run("explain", "a.txt", cwd=tmp_path)
    assert result.returncode == 1 and "NUL byte" in result.stderr


def test_init_begins_a_project_that_builds(tmp_path: Path) -> None:
    assert run("init", "news", cwd=tmp_path).returncode == 0
    assert sorted(path.name for path in (tmp_path / "news").iterdir()) == [
        ".gitignore",
        "feedpub.toml",
        "seeds",
    ]
    (tmp_path / "news" / "seeds" / "a.txt").write_text(make(1).plain())
    assert run("-C", "news", "build", cwd=tmp_path).returncode == 0
    assert (tmp_path / "news" / "feeds" / "rss.xml").exists()


def test_init_leaves_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "feedpub.toml").write_text(CONFIG)
    run("init", cwd=tmp_path)
    assert (tmp_path / "feedpub.toml").read_text() == CONFIG


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build"], "feedpub.toml: found no such file; expected one (feedpub init writes it)"),
        (["-C", "nowhere", "build"], "feedpub init"),
        (["bild"], "No such command"),
        (["build", "--fore"], "--force"),
        (["build", "--jobs", "0"], "jobs"),
        (["explain"], "PATH"),
    ],
)
def test_a_call_that_cannot_be_used(arguments: list[str], words: str, tmp_path: Path) -> None:
    result = run(*arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert words in result.stderr and "Traceback" not in result.stderr


def test_a_folder_that_cannot_be_written(ready: Workspace) -> None:
    """A file where the output folder should be: the message names it."""
    ready.feeds.write_text("in the way")
    result = run("-C", str(ready.folder), "build")
    assert result.returncode == 1
    assert result.stderr.startswith("feedpub: ") and "feeds" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    result = CliRunner().invoke(cli, [command, "--help"])
    assert result.exit_code == 0 and len(result.output.splitlines()) > 3


def test_help_names_every_command_and_exit_code() -> None:
    output = CliRunner().invoke(cli, ["--help"]).output
    assert all(command in output for command in COMMANDS)
    assert "75 another run is at work" in " ".join(output.split())


def test_version() -> None:
    assert run("--version").stdout.startswith("feedpub, version ")


def test_help_is_exit_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "Turn a folder" in capsys.readouterr().out


def wait_for(condition, seconds: float = 60) -> None:  # type: ignore[no-untyped-def]
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def test_watch_builds_whenever_the_seeds_change(ready: Workspace) -> None:
    feed, errors = ready.feeds / "atom.xml", ready.folder / "errors"
    with errors.open("w") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "feedpub", "-C", str(ready.folder), "watch"], stderr=stream
        )
    try:
        wait_for(feed.exists)
        ready.seed("new.txt", make(7).plain())
        wait_for(lambda: make(7).title in feed.read_text())
        ready.configure(CONFIG.replace("Test News", "Renamed News"))
        wait_for(lambda: "Renamed News" in feed.read_text())
        ready.configure("[site]\n")
        wait_for(lambda: "site.title" in errors.read_text())
        ready.configure(CONFIG)  # an error is told, and watching goes on
        wait_for(lambda: "Test News" in feed.read_text())
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0
    finally:
        process.kill()
        process.wait()
    assert "Traceback" not in errors.read_text()
    assert "Interrupt" not in errors.read_text()
