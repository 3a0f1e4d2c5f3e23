"""The story of an edit, as subscribers' programs tell it: the table of docs/edits.md, made anew.

Each program subscribes once and keeps what it knows, as it does for people; after each thing
that can happen to a story it looks at the feed again. Whoever uses it has read everything.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import feedparser
import pytest
from conftest import NOW, Workspace
from programs import need, run
from servers import nginx
from stories import Story, make
from test_copies import long

from feedpub.formats import atom, rss
from feedpub.model import NewsItem

DOCS = Path(__file__).parent.parent / "docs" / "edits.md"
STORY = long(1)
OTHERS = range(10, 14)
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Seen:
    """A story as a program has it."""

    title: str
    text: str
    unread: bool = False


Look = Callable[[], Seen | None]  # the program asks for the feed; how it then has the story


def is_it(title: str) -> bool:
    """Whether a title is the story's, under whichever headline."""
    return title in (STORY.title, RENAMED.title)


RENAMED = replace(STORY, title=f"Corrected: {STORY.title}")
CORRECTED = replace(STORY, paragraphs=(*STORY.paragraphs, "A correction: it was Tuesday."))
BOTH = replace(CORRECTED, title=RENAMED.title)


def capture(story: Story, more: str = "Read more") -> str:
    return f"City\n\n{story.title}\n\n4 min read\n\n" + "\n\n".join([*story.paragraphs, more, ""])


def happenings(workspace: Workspace) -> Iterator[str]:
    """What happens to the story, as the table names it, done when it is named."""
    seeds = workspace.seeds
    workspace.seed("a.txt", capture(STORY))
    yield "new"
    workspace.seed("a.txt", capture(STORY, "Show more"))
    yield "captured again, the same"
    (seeds / "a.txt").rename(seeds / "b.txt")
    yield "its seed renamed"
    short = replace(STORY, paragraphs=STORY.paragraphs[:-1])
    workspace.seed("copy.txt", capture(short))
    yield "a copy of it, a paragraph less"
    (seeds / "copy.txt").unlink()
    yield "that copy removed"
    workspace.seed("b.txt", capture(CORRECTED))
    yield "its text corrected"
    workspace.seed("b.txt", capture(BOTH))
    yield "its headline corrected"
    (seeds / "b.txt").unlink()
    yield "withdrawn"
    workspace.seed("b.txt", capture(BOTH))
    yield "back again"


# Programs


def in_feedparser(address: str, _: Path) -> Look:
    """What any program gets that is built on it and keeps nothing."""

    def look() -> Seen | None:
        entries = [each for each in feedparser.parse(address).entries if is_it(each.title)]
        return Seen(entries[0].title, entries[0].content[0].value) if entries else None

    return look


def in_newsboat(address: str, folder: Path) -> Look:
    program = need("newsboat")
    folder.mkdir()
    (folder / "urls").write_text(address + "\n")
    (folder / "config").write_text("auto-reload no\nsuppress-first-reload no\n")
    files = ["-u", folder / "urls", "-c", folder / "cache.db", "-C", folder / "config"]
    env = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"}

    def look() -> Seen | None:
        done = run([program, *files, "-x", "reload"], env=env)
        assert done.returncode == 0, done.stdout + done.stderr
        with closing(sqlite3.connect(folder / "cache.db")) as cache, cache:
            rows = cache.execute("SELECT title, content, unread FROM rss_item WHERE deleted = 0")
            found = [Seen(*row[:2], bool(row[2])) for row in rows if is_it(row[0])]
            cache.execute("UPDATE rss_item SET unread = 0")
        assert len(found) <= 1, "one story, one entry"
        return found[0] if found else None

    return look


def in_reader(address: str, folder: Path) -> Look:
    """lemon24/reader, a library that keeps a database."""
    library = pytest.importorskip("reader")
    folder.mkdir()
    reader = library.make_reader(str(folder / "reader.sqlite"))
    reader.add_feed(address)

    def look() -> Seen | None:
        reader.update_feed(address)
        entries = [each for each in reader.get_entries() if is_it(each.title)]
        assert len(entries) <= 1, "one story, one entry"
        if not entries:
            return None
        (entry,) = entries
        reader.mark_entry_as_read(entry)
        return Seen(entry.title, entry.get_content().value, not entry.read)

    return look


_R2E = """\
[DEFAULT]
from = feeds@example.org
to = reader@example.org
email-protocol = sendmail
sendmail = {sendmail}
html-mail = True

[feed.news]
url = {address}
"""


def in_rss2email(address: str, folder: Path) -> Look:
    """Each letter is something unread; what was sent once is there for good."""
    program = need("r2e")
    letters = folder / "letters"
    letters.mkdir(parents=True)
    sendmail = folder / "sendmail"
    sendmail.write_text(f"#!/bin/sh\nexec cat > \"$(mktemp '{letters}/XXXXXXXX')\"\n")
    sendmail.chmod(0o755)
    (folder / "r2e.cfg").write_text(_R2E.format(sendmail=sendmail, address=address))
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    env |= {**dict.fromkeys(names, str(folder)), "LC_ALL": "C.UTF-8"}
    command = [program, "-c", folder / "r2e.cfg", "-d", folder / "r2e.json", "run"]
    kept: list[Seen] = []

    def look() -> Seen | None:
        done = run(command, env=env)
        assert done.returncode == 0, done.stdout + done.stderr
        sent = [path.read_bytes() for path in letters.iterdir()]
        for path in letters.iterdir():
            path.unlink()
        if any(STORY.paragraphs[0].split()[0].encode() in each for each in sent):
            kept.append(Seen("a letter", str(len(kept)), unread=True))
        elif kept:
            kept[-1] = replace(kept[-1], unread=False)
        return kept[-1] if kept else None

    return look


PROGRAMS = {
    "feedparser": in_feedparser,
    "newsboat": in_newsboat,
    "rss2email": in_rss2email,
    "lemon24/reader": in_reader,
}


def told(before: Seen | None, after: Seen | None) -> str:
    """What a person sees of it, in the words of the table."""
    if before is None or after is None:
        return "nothing" if before is after else "new" if after else "gone"
    if (before.title, before.text) == (after.title, after.text):
        return "unread again" if after.unread else "nothing"
    return "changed, unread again" if after.unread else "changed"


def table(found: dict[str, dict[str, str]]) -> str:
    """What was found, as the docs have it."""
    head = ["what happens", "the feed", *PROGRAMS]
    rows = [[happening, *cells.values()] for happening, cells in found.items()]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rows])


@pytest.mark.parametrize("name", ["atom.xml", "rss.xml"])
def test_the_table_is_what_programs_do(workspace: Workspace, tmp_path: Path, name: str) -> None:
    """Issue 4, point 8: new, corrected and withdrawn items as readers show them."""
    for number in OTHERS:
        workspace.seed(f"{number}.txt", make(number).plain())
    workspace.build()
    found: dict[str, dict[str, str]] = {}
    with nginx(workspace.feeds, tmp_path / "nginx") as server:
        address = server + name
        looks = {
            program: start(address, tmp_path / f"program{number}")
            for number, (program, start) in enumerate(PROGRAMS.items())
        }
        seen = {program: look() for program, look in looks.items()}
        story, files = of_feed(workspace, name), workspace.published()
        for number, happening in enumerate(happenings(workspace), start=1):
            workspace.build(now=NOW + number * HOUR)
            changed = files != (files := workspace.published())
            word = said(story, story := of_feed(workspace, name)) if changed else "the same bytes"
            found[happening] = {"the feed": word}
            for program, look in looks.items():
                after = look()
                found[happening][program] = told(seen[program], after)
                seen[program] = after
    (documented,) = re.findall(r"(?:^\|.*\|\n)+", DOCS.read_text(), re.MULTILINE)
    assert documented.strip() == table(found)


def of_feed(workspace: Workspace, name: str) -> NewsItem | None:
    """The story as the feed has it."""
    format = {"atom.xml": atom, "rss.xml": rss}[name]
    items = [*format.parse((workspace.feeds / name).read_bytes())]
    return next((each for each in items if is_it(each.title)), None)


def said(before: NewsItem | None, after: NewsItem | None) -> str:
    """What the feed says of the story, in the words of the table."""
    if before is None or after is None:
        return "with it" if after else "without it"
    assert (before.id, before.published) == (after.id, after.published), "for ever"
    assert before.updated and after.updated
    return "a later `updated`" if after.updated > before.updated else "the same date"
