"""Promise 5: one bad seed never stops the rest, and never removes what it had published."""

import ctypes
import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import Workspace

LAUNCHER = """\
import os, sys
pid = os.spawnv(os.P_NOWAIT, sys.executable, [sys.executable, "-m", "feedpub", *sys.argv[2:]])
_, status, usage = os.wait4(pid, 0)
with open(sys.argv[1], "w") as stream:
    print(usage.ru_maxrss, file=stream)
sys.exit(os.waitstatus_to_exitcode(status))
"""
MEMORY = 200_000  # kilobytes, of field notes' torture 14 and a little more

ORCHARD = "Apples grew early in the orchards by the river, and pickers came from every village."
METAL = "Prices for steel rose again at noon, a trader at the exchange told our correspondent."
WOLVES = "Three hunters met a pack of wolves near the northern farms and called the police."
BALLET = "The season opened with two dances to music by young composers whom few had heard of."


def story(title: str, text: str) -> str:
    return f"# {title}\n\n{text}\n"


GOOD = {
    "good/orchard.md": story("Early apples", ORCHARD),
    "good/metal.json": json.dumps({"title": "Steel again", "content_text": METAL}),
    "good.jsonl": json.dumps({"title": "Wolves seen", "content_text": WOLVES}) + "\n",
}
TITLES = {"Early apples", "Steel again", "Wolves seen"}


def let_go_of_privileges() -> None:
    """Let permissions count for root as well: without CAP_DAC_OVERRIDE and _READ_SEARCH."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in (1, 2):
            libc.prctl(24, capability)  # PR_CAPBSET_DROP, see capabilities(7)


def feedpub(workspace: Workspace, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program on a project, as a user whom permissions concern."""
    return subprocess.run(
        [sys.executable, "-m", "feedpub", "-C", str(workspace.folder), *arguments],
        capture_output=True,
        preexec_fn=let_go_of_privileges,
        timeout=60,
        check=False,
    )


def told(run: subprocess.CompletedProcess[bytes]) -> list[str]:
    """The lines on stderr, each of which a terminal can show."""
    text = run.stderr.decode()
    crash = text.splitlines()[-1] if "Traceback" in text else None
    assert crash is None
    lines = text.splitlines()
    assert text == "".join(f"{line}\n" for line in lines)
    assert all(line.isprintable() for line in lines)
    return lines


def published(workspace: Workspace) -> list[str]:
    """The titles in the feed of all, in their order."""
    text = (workspace.feeds / "rss.xml").read_text()
    return re.findall(r"<title>(.*?)</title>", text.partition("<item>")[2])


def fill(workspace: Workspace) -> None:
    for name, text in GOOD.items():
        workspace.seed(name, text)


# Each bad seed


def write(name: str, data: bytes) -> Callable[[Workspace], None]:
    def make(workspace: Workspace) -> None:
        workspace.seed(name, data)

    return make


def unreadable(workspace: Workspace) -> None:
    workspace.seed("bad.md", story("Secret", BALLET)).chmod(0)


def closed_folder(workspace: Workspace) -> None:
    """One that may be listed, but not entered."""
    workspace.seed("bad/in.md", story("Secret", BALLET)).parent.chmod(0o444)


def unreadable_folder(workspace: Workspace) -> None:
    workspace.seed("bad/in.md", story("Secret", BALLET)).parent.chmod(0)


def sparse(workspace: Workspace) -> None:
    with (workspace.seeds / "bad.txt").open("wb") as stream:
        stream.truncate(1 << 30)


def fifo(workspace: Workspace) -> None:
    os.mkfifo(workspace.seeds / "bad.txt")


def in_folder(folder: Path, act: Callable[[], None]) -> None:
    before = Path.cwd()
    os.chdir(folder)
    try:
        act()
    finally:
        os.chdir(before)


def bind(workspace: Workspace) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        in_folder(workspace.seeds, lambda: server.bind("bad.txt"))


def link(name: str, target: str) -> Callable[[Workspace], None]:
    def make(workspace: Workspace) -> None:
        (workspace.folder / "outside").mkdir()
        (workspace.folder / "outside" / "secret.md").write_text(story("Secret", BALLET))
        (workspace.seeds / name).symlink_to(target)

    return make


def deep(workspace: Workspace) -> None:
    workspace.seed("/".join(["bad"] * 70) + "/deep.md", story("Deep", BALLET))


def pair(**fields: str) -> Callable[[Workspace], None]:
    """Two seeds that claim the same; the second is the bad one, whatever is read first."""

    def make(workspace: Workspace) -> None:
        first = {"title": "Ballet opens", "content_text": BALLET} | fields
        second = {"title": "Rockets", "content_text": "Engines were tested at dawn."} | fields
        workspace.seed("a-first.json", json.dumps(first))
        workspace.seed("bad.json", json.dumps(second))

    return make


@dataclass(frozen=True, kw_only=True)
class Bad:
    """A bad seed, and the line that it is to be told with."""

    make: Callable[[Workspace], None]
    field: str
    found: str
    name: str = "bad.txt"  # as it is to be shown
    titles: frozenset[str] = frozenset()  # what is published beside the good ones


CAFE = os.fsdecode(b"caf\xe9")
BAD = {
    "unreadable": Bad(make=unreadable, name="bad.md", field="file", found="Permission denied"),
    "unreadable folder": Bad(
        make=unreadable_folder, name="bad", field="file", found="Permission denied"
    ),
    "closed folder": Bad(
        make=closed_folder, name="bad", field="file", found="a closed folder"
    ),
    "empty": Bad(make=write("bad.txt", b""), field="file", found="no bytes"),
    "white space": Bad(make=write("bad.txt", b" \n"), field="file", found="nothing but white"),
    "binary": Bad(make=write("bad.txt", bytes(range(256)) * 99), field="text", found="a NUL byte"),
    "picture": Bad(
        make=write("bad.png", b"\x89PNG"), name="bad.png",
        field="file name", found="the ending .png"
    ),
    "sparse gigabyte": Bad(make=sparse, field="size", found="1,073,741,824 bytes"),
    "FIFO": Bad(make=fifo, field="file", found="a FIFO"),
    "socket": Bad(make=bind, field="file", found="a socket"),
    "device": Bad(make=link("bad.txt", "/dev/zero"), field="file", found="a symbolic link"),
    "link out": Bad(
        make=link("bad.md", "../outside/secret.md"), name="bad.md", field="file", found="a symbolic"
    ),
    "folder link out": Bad(
        make=link("bad", "../outside"), name="bad", field="file", found="a symbolic link"
    ),
    "link in circles": Bad(
        make=link("bad", "."), name="bad", field="file", found="a symbolic link"
    ),
    "not UTF-8": Bad(
        make=write("bad.txt", "Café\n\nNoir".encode("latin-1")),
        field="encoding", found="the byte 0xE9",
    ),
    "NUL": Bad(
        make=write("bad.txt", b"Head\n\nIt\0rains"), field="text", found="a NUL byte at offset 8"
    ),
    "long title": Bad(
        make=write("bad.md", b"# " + b"a" * 100_000 + b"\n\nText."),
        name="bad.md", field="title", found="100,000 characters",
    ),
    "no title": Bad(make=write("bad.md", b"Text."), name="bad.md", field="title", found="nothing"),
    "front matter": Bad(
        make=write("bad.md", b"---\ntitle: [\n---\nText."),
        name="bad.md", field="front matter", found="no valid YAML",
    ),
    "front matter with escapes": Bad(
        make=write("bad.md", b'---\ntitle: "\x1b]0;owned\x07\x1b[31m\n---\nText.'),
        name="bad.md", field="front matter", found="no valid YAML",
    ),
    "key with escapes": Bad(
        make=write("bad.json", b'{"title": "T", "\\u001b[2J\\n\\u202e": 1}'),
        name="bad.json", field="'\\x1b[2J\\n\\u202e'", found="an unknown key",
    ),
    "ambiguous date": Bad(
        make=write("bad.md", b"---\ntitle: T\ndate: 11/12/2026\n---\nText."),
        name="bad.md", field="published", found="'11/12/2026'",
    ),
    "deep JSON": Bad(
        make=write("bad.json", b"[" * 200_000), name="bad.json", field="JSON", found="no valid JSON"
    ),
    "nesting bomb": Bad(
        make=write("bad.md", b"# T\n\n" + b"<div>" * 20_000),
        name="bad.md", field="content_html", found="elements nested",
    ),
    "one line of many": Bad(
        make=write("bad.jsonl", b'{"title": "Bread", "content_text": "Bakers."}\n{bad\n'),
        name="bad.jsonl#2", field="JSON", found="no valid JSON", titles=frozenset({"Bread"}),
    ),
    "same id": Bad(
        make=pair(id="tag:example.org,2026:x"), name="bad.json", field="id",
        found="tag:example.org,2026:x, which a-first.json has", titles=frozenset({"Ballet opens"}),
    ),
    "same url": Bad(
        make=pair(url="https://example.org/x"), name="bad.json", field="url",
        found="https://example.org/x, which a-first.json has", titles=frozenset({"Ballet opens"}),
    ),
    "name with newline and escapes": Bad(
        make=write("bad\n\x1b]0;owned\x07\u202e.txt", b""),
        name="bad\\n\\x1b]0;owned\\x07\\u202e.txt", field="file", found="no bytes",
    ),
    "name that is not UTF-8": Bad(
        make=write(CAFE + ".txt", b""), name="caf\\xe9.txt", field="file", found="no bytes"
    ),
    "deep folders": Bad(make=deep, name="/".join(["bad"] * 65), field="file", found=""),
    "long name": Bad(
        make=write("b" * 251 + ".txt", b"\xff"), name="b" * 251 + ".txt", field="encoding",
        found="the byte 0xFF",
    ),
}  # fmt: skip


def expect_told(lines: list[str], bad: Bad) -> None:
    """Exactly one line: file, field, found, expected."""
    assert len(lines) == 1, lines
    start = f"feedpub: {bad.name}: {bad.field}: found {bad.found}"
    assert lines[0].startswith(start), lines[0]
    assert re.search(r"; expected .+; quarantined$", lines[0])
    assert len(lines[0]) < 700


@pytest.mark.parametrize("kind", BAD)
def test_one_bad_seed_among_good_ones(workspace: Workspace, kind: str) -> None:
    """Exit 3, one clear line, all that is good is published; the second build says nothing."""
    bad = BAD[kind]
    fill(workspace)
    bad.make(workspace)
    run = feedpub(workspace, "build")
    expect_told(told(run), bad)
    assert run.returncode == 3
    assert run.stdout == b""
    assert set(published(workspace)) == TITLES | bad.titles
    before = workspace.published()
    again = feedpub(workspace, "build")
    assert (again.returncode, again.stdout, again.stderr) == (3, b"", b"")
    assert workspace.published() == before


NAMES = {
    "not UTF-8": CAFE + ".md",
    "folder not UTF-8": CAFE + "/a.md",
    "newline": "new\nline.md",
    "escapes": "\x1b[31m\x07.md",
    "right to left": "\u202edm.md",
    "255 bytes": "n" * 252 + ".md",
    "255 bytes of other scripts": "ü" * 126 + ".md",
    "leading hyphen": "-rf.md",
    "quotes": "a'b\"c`$(d).md",
    "number sign": "a#1.md",
    "backslash": "a\\b.md",
    "spaces": "  .md",
    "as deep as may be": "/".join(["d"] * 64) + "/a.md",
    "composed and not": "e\u0301.md",
}


@pytest.mark.parametrize("kind", NAMES)
def test_an_odd_name_is_no_fault(workspace: Workspace, kind: str) -> None:
    """A file may be called what the system allows; its story is published like any other."""
    fill(workspace)
    workspace.seed(NAMES[kind], story("Ballet opens", BALLET))
    run = feedpub(workspace, "build")
    assert told(run) == []
    assert run.returncode == 0
    assert set(published(workspace)) == TITLES | {"Ballet opens"}
    status = feedpub(workspace, "status")
    assert (status.returncode, status.stdout, status.stderr) == (0, b"current\n", b"")


# All at once


@pytest.fixture
def besieged(workspace: Workspace, make_workspace: Callable[[str], Workspace]) -> Workspace:
    """A project with good seeds and every bad one, each in a folder of its own."""
    fill(workspace)
    for number, bad in enumerate(each for kind, each in BAD.items() if not kind.startswith("same")):
        single = make_workspace(f"single{number}")
        bad.make(single)
        single.seeds.rename(workspace.seeds / f"k{number}")
    return workspace


def test_all_bad_seeds_at_once(besieged: Workspace, tmp_path: Path) -> None:
    """A line each; all that is good; little memory; and status lists the same."""
    usage = tmp_path / "usage"
    command = [sys.executable, "-c", LAUNCHER, str(usage), "-C", str(besieged.folder), "build"]
    run = subprocess.run(
        command, capture_output=True, preexec_fn=let_go_of_privileges, timeout=60, check=False
    )
    lines = told(run)
    count = sum(not kind.startswith("same") for kind in BAD)
    assert len(lines) == len(set(lines)) == count
    assert run.returncode == 3
    assert set(published(besieged)) >= TITLES
    assert not any("Secret" in title for title in published(besieged))
    assert int(usage.read_text()) < MEMORY
    again = feedpub(besieged, "build")
    assert (again.returncode, again.stdout, again.stderr) == (3, b"", b"")
    status = feedpub(besieged, "status")
    assert status.returncode == 3
    listed = status.stdout.decode().splitlines()
    assert listed[0] == "current"
    reasons = {line.removeprefix("quarantined: ") for line in listed[1:]}
    assert reasons == {
        line.removeprefix("feedpub: ").removesuffix("; quarantined") for line in lines
    }


def test_memory_of_a_gigabyte(workspace: Workspace, tmp_path: Path) -> None:
    """A gigabyte of nothing and an endless device cost no memory."""
    fill(workspace)
    sparse(workspace)
    (workspace.seeds / "zero.txt").symlink_to("/dev/zero")
    (workspace.seeds / "largest.txt").write_bytes(b"It rains.\n\n" * 360_000)
    usage = tmp_path / "usage"
    command = [sys.executable, "-c", LAUNCHER, str(usage), "-C", str(workspace.folder), "build"]
    run = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert run.returncode == 3
    assert len(told(run)) == 3
    assert int(usage.read_text()) < MEMORY


# What it had published


SPOILS: dict[str, Callable[[Path], object]] = {
    "emptied": lambda path: path.write_bytes(b""),
    "cut in a character": lambda path: path.write_bytes(b"# Caf\xc3"),
    "front matter broken": lambda path: path.write_text("---\ntitle: [\n---\nText."),
    "unreadable": lambda path: path.chmod(0),
    "too large": lambda path: path.write_bytes(b"x" * 4_000_001),
    "folder unreadable": lambda path: path.parent.chmod(0),
    "a page without an article": lambda path: path.write_text("Text without a headline."),
}


@pytest.mark.parametrize("kind", SPOILS)
def test_what_a_seed_had_published_stays(workspace: Workspace, kind: str) -> None:
    """Promise 5; and once mended it leaves quarantine, and feeds are as they were."""
    fill(workspace)
    path = workspace.seeds / "good" / "orchard.md"
    (workspace.seeds / "good" / "metal.json").rename(workspace.seeds / "metal.json")
    assert feedpub(workspace, "build").returncode == 0
    before = workspace.published()
    SPOILS[kind](path)
    run = feedpub(workspace, "build")
    path.parent.chmod(0o755)
    assert len(told(run)) == 1
    assert run.returncode == 3
    assert workspace.published() == before
    path.chmod(0o644)
    path.write_text(GOOD["good/orchard.md"])
    mended = feedpub(workspace, "build")
    assert (mended.returncode, told(mended)) == (0, [])
    assert workspace.published() == before
    assert feedpub(workspace, "status").stdout == b"current\n"


def test_one_line_of_many_that_breaks_keeps_its_item(workspace: Workspace) -> None:
    """A record of a container is as good as a seed of its own."""
    lines = [
        json.dumps({"title": "One", "content_text": ORCHARD}),
        json.dumps({"title": "Two", "content_text": METAL}),
    ]
    workspace.seed("many.jsonl", "\n".join(lines))
    assert feedpub(workspace, "build").returncode == 0
    before = workspace.published()
    workspace.seed("many.jsonl", "\n".join([lines[0], lines[1][:-9]]))
    run = feedpub(workspace, "build")
    assert run.returncode == 3
    assert [line.split(":")[1] for line in told(run)] == [" many.jsonl#2"]
    assert workspace.published() == before


def test_a_container_that_cannot_be_read_keeps_all_its_items(workspace: Workspace) -> None:
    """Though the problem is that of the file, and the items are those of its records."""
    records = [{"title": "One", "content_text": ORCHARD}, {"title": "Two", "content_text": METAL}]
    workspace.seed("many.json", json.dumps(records))
    workspace.seed("good.md", story("Wolves seen", WOLVES))
    assert feedpub(workspace, "build").returncode == 0
    before = workspace.published()
    workspace.seed("many.json", json.dumps(records)[:-5])
    assert feedpub(workspace, "build").returncode == 3
    assert workspace.published() == before


# Being told


def test_each_problem_is_told_once_and_again_when_it_is_another(workspace: Workspace) -> None:
    """design.md: each told once on stderr, when it is new."""
    fill(workspace)
    path = workspace.seed("bad.txt", b"")
    assert "no bytes" in told(feedpub(workspace, "build"))[0]
    assert told(feedpub(workspace, "build")) == []
    os.utime(path)
    assert told(feedpub(workspace, "build")) == []
    path.write_bytes(b"\xff")
    assert "0xFF" in told(feedpub(workspace, "build"))[0]
    path.unlink()
    run = feedpub(workspace, "build")
    assert (run.returncode, run.stderr) == (0, b"")


def test_problems_are_told_in_the_order_of_names(workspace: Workspace) -> None:
    """Promise 4 for people: the same seeds give the same lines, whatever the file system."""
    for name in "qwertyuiopasdfghjklzxcvbnm":
        workspace.seed(f"{name}.txt", b"")
    names = [line.split(":")[1] for line in told(feedpub(workspace, "build"))]
    assert names == sorted(names)


def test_quiet_does_not_hide_what_went_wrong(workspace: Workspace) -> None:
    """-q: tell only what went wrong."""
    fill(workspace)
    workspace.seed("bad.txt", b"")
    assert len(told(feedpub(workspace, "-q", "build"))) == 1


def test_only_bad_seeds(workspace: Workspace) -> None:
    """Nothing to publish is no crash; the seeds are told as ever."""
    workspace.seed("bad.txt", b"")
    run = feedpub(workspace, "build")
    assert run.returncode == 3
    assert any("bad.txt: file: found no bytes" in line for line in told(run))


def test_strict_refuses_while_a_seed_is_bad(workspace: Workspace) -> None:
    """--strict: nothing is published, exit 4; without the bad seed it is."""
    fill(workspace)
    path = workspace.seed("bad.txt", b"")
    run = feedpub(workspace, "build", "--strict")
    assert run.returncode == 4
    assert any("bad.txt: file: found no bytes" in line for line in told(run))
    assert workspace.published() == {}
    path.unlink()
    assert feedpub(workspace, "build", "--strict").returncode == 0
    assert set(published(workspace)) == TITLES


def test_strict_refuses_though_the_seed_was_told_before(workspace: Workspace) -> None:
    """An older quarantine counts as well."""
    fill(workspace)
    workspace.seed("bad.txt", b"")
    assert feedpub(workspace, "build").returncode == 3
    before = workspace.published()
    workspace.seed("new.md", story("Ballet opens", BALLET))
    assert feedpub(workspace, "build", "--strict").returncode == 4
    assert workspace.published() == before


def test_accept_does_not_undo_strict(workspace: Workspace) -> None:
    """Two guards, two words."""
    fill(workspace)
    workspace.seed("bad.txt", b"")
    assert feedpub(workspace, "build", "--strict", "--accept").returncode == 4


def test_a_dry_run_tells_and_writes_nothing(workspace: Workspace) -> None:
    """The same code without its last line."""
    fill(workspace)
    workspace.seed("bad.txt", b"")
    run = feedpub(workspace, "build", "--dry-run")
    assert run.returncode == 3
    assert len(told(run)) == 1
    assert b"3 new" in run.stdout
    assert sorted(path.name for path in workspace.folder.iterdir()) == ["feedpub.toml", "seeds"]


def test_status_shows_stale_and_quarantined(workspace: Workspace) -> None:
    """design.md: what a build would do, what is quarantined and why; exit 1 when stale."""
    fill(workspace)
    workspace.seed("bad\x1b[31m.txt", b"")
    run = feedpub(workspace, "status")
    assert run.returncode == 1
    assert run.stdout.startswith(b"stale")
    assert b"quarantined: bad\\x1b[31m.txt: file: found no bytes" in run.stdout
    feedpub(workspace, "build")
    assert feedpub(workspace, "status").returncode == 3


def test_a_seed_replaced_by_a_link_keeps_its_item(workspace: Workspace) -> None:
    """What cannot be read removes nothing, and what the link leads to is not read."""
    fill(workspace)
    assert feedpub(workspace, "build").returncode == 0
    before = workspace.published()
    path = workspace.seeds / "good" / "orchard.md"
    (workspace.folder / "secret.md").write_text(story("Secret", BALLET))
    path.unlink()
    path.symlink_to("../../secret.md")
    assert feedpub(workspace, "build").returncode == 3
    assert workspace.published() == before
