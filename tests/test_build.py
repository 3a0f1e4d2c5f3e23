"""What a build promises, one promise a test."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import CONFIG, NOW, SHIPPED_SEED, Workspace
from msgspec.structs import replace
from stories import make

from feedpub.build import Options, build
from feedpub.formats import atom, rss
from feedpub.glance import exit_code_if_current
from feedpub.model import FeedDocument
from feedpub.project import load_project
from feedpub.report import Exit

HOUR = timedelta(hours=1)


def atom_of(workspace: Workspace, path: str = "atom.xml") -> FeedDocument:
    return atom.parse((workspace.feeds / path).read_bytes())


def front(**fields: str) -> str:
    """A Markdown seed with these fields and a story of its own."""
    story = make(sum(map(ord, fields.get("title", "x"))))
    head = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\n{head}---\n\n" + "\n\n".join(story.paragraphs) + "\n"


def fill(workspace: Workspace, count: int) -> None:
    for number in range(count):
        workspace.seed(f"{number:03}.txt", make(number).plain())


# The first build


def test_the_shipped_seed_is_published_whole(workspace: Workspace) -> None:
    workspace.seed("capture.txt", SHIPPED_SEED.read_bytes())
    report = workspace.build()
    assert (len(report.new), report.exit_code) == (1, Exit.CURRENT)
    (page,) = [path for path in workspace.published() if path.startswith("items/")]
    assert sorted(workspace.published()) == [
        "atom.xml",
        "feed.css",
        "feed.json",
        "feeds.opml",
        "index.html",
        page,
        "rss.xml",
        "sections/news-feed/atom.xml",
        "sections/news-feed/feed.json",
        "sections/news-feed/rss.xml",
        "style.css",
    ]
    (item,) = atom_of(workspace)
    assert item.title == "ISW: Russia's advances in Bakhmut likely slowed in recent days"
    assert item.section == "News Feed"
    assert [author.name for author in item.authors] == ["The Kyiv Independent news desk"]
    assert item.content_html.count("<p>") == 5
    assert item.published == item.updated == NOW, "first seen, for the seed has no date"


def test_no_seeds_yet_publish_nothing(workspace: Workspace) -> None:
    report = workspace.build()
    assert report.exit_code == Exit.CURRENT
    assert report.notices and not workspace.feeds.exists()


def test_one_id_in_both_formats_and_all_feeds(workspace: Workspace) -> None:
    workspace.seed("a.md", front(title="One", section="City"))
    workspace.build()
    documents = [
        atom_of(workspace),
        atom_of(workspace, "sections/city/atom.xml"),
        rss.parse((workspace.feeds / "rss.xml").read_bytes()),
    ]
    assert len({item.id for document in documents for item in document}) == 1


def test_newest_first_and_no_more_than_configured(workspace: Workspace) -> None:
    workspace.configure(CONFIG + "[output]\nitems = 3\n")
    for day in range(1, 8):
        workspace.seed(f"{day}.md", front(title=f"Day {day}", date=f"2026-03-0{day}T10:00:00Z"))
    workspace.build()
    document = atom_of(workspace)
    assert [item.title for item in document] == ["Day 7", "Day 6", "Day 5"]
    assert not document.complete
    assert document.updated == document.items[0].updated, "a feed's date is its items'"


# Nothing to do


def everything(workspace: Workspace) -> dict[str, tuple[int, int, int, bytes]]:
    found = {}
    for path in sorted(workspace.folder.rglob("*")):
        status = path.stat()
        if path.is_file():
            data = path.read_bytes()
            found[str(path)] = (status.st_ino, status.st_size, status.st_mtime_ns, data)
    return found


def test_a_second_build_writes_nothing(workspace: Workspace) -> None:
    fill(workspace, 5)
    workspace.build()
    before = everything(workspace)
    report = workspace.build(now=NOW + HOUR)
    assert not report.documents and everything(workspace) == before


def test_a_touched_seed_changes_no_feed(workspace: Workspace) -> None:
    fill(workspace, 3)
    workspace.build()
    before = {path: status for path, status in everything(workspace).items() if "feeds" in path}
    os.utime(workspace.seeds / "001.txt", (1, 1))
    workspace.build(now=NOW + HOUR)
    after = {path: status for path, status in everything(workspace).items() if "feeds" in path}
    assert after == before


def test_force_renders_all_and_replaces_nothing(workspace: Workspace) -> None:
    fill(workspace, 3)
    workspace.build()
    before = workspace.published()
    report = workspace.build(now=NOW + HOUR, force=True)
    assert not report.documents and workspace.published() == before


# Dates


def test_an_edit_moves_updated_and_nothing_else(workspace: Workspace) -> None:
    fill(workspace, 2)
    workspace.build()
    before = {item.id: item for item in atom_of(workspace)}
    workspace.seed("000.txt", make(0).edited(1).plain())
    report = workspace.build(now=NOW + HOUR)
    after = {item.id: item for item in atom_of(workspace)}
    assert report.updated == [make(0).title] and before.keys() == after.keys()
    moved = {id for id in after if after[id].updated != before[id].updated}
    assert [after[id].title for id in moved] == [make(0).title]
    assert all(after[id].published == before[id].published for id in after)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n\n", "\n\n\n\n"),
        lambda text: "Another Section\n\n" + text.split("\n\n", 1)[1],
        lambda text: text + "\n\nRead more\nVideo\n\nShow More\n",
    ],
    ids=["white space", "section label", "furniture"],
)
def test_what_is_not_the_story_is_no_update(workspace: Workspace, change) -> None:  # type: ignore[no-untyped-def]
    text = "Old Section\n\n" + make(1).plain()
    workspace.seed("a.txt", text)
    workspace.build()
    workspace.seed("a.txt", change(text))
    workspace.build(now=NOW + HOUR)
    (item,) = atom_of(workspace)
    assert item.updated == NOW


def test_a_newer_feedpub_is_no_update(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A better reading of the same bytes changes the entry, and calls it no news."""
    workspace.seed("a.txt", "Section\n\n" + make(1).plain())
    workspace.build()
    (before,) = atom_of(workspace)
    monkeypatch.setattr("feedpub.reading.__version__", "9.9")
    monkeypatch.setattr("feedpub.glance._HEADER", "feedpub 9.9 index 2")
    monkeypatch.setattr("feedpub.intake.normalise", _read_otherwise)
    workspace.build(now=NOW + HOUR)
    (after,) = atom_of(workspace)
    assert after.title != before.title
    assert (after.id, after.updated) == (before.id, before.updated)


def _read_otherwise(document, conventions):  # type: ignore[no-untyped-def]
    from feedpub.normalise import normalise

    return replace(normalise(document, conventions), title="Wholly other", content_html="<p>x</p>")


def test_the_seeds_own_dates_are_taken(workspace: Workspace) -> None:
    workspace.seed("a.md", front(title="A", date="2026-03-01 10:00 +0200", updated="2026-03-02"))
    workspace.build()
    (item,) = atom_of(workspace)
    assert item.published == datetime.fromisoformat("2026-03-01T08:00:00+00:00")
    assert item.updated == datetime.fromisoformat("2026-03-02T00:00:00+00:00")


def test_a_clock_that_went_back_moves_no_date(workspace: Workspace) -> None:
    fill(workspace, 2)
    workspace.build()
    before = atom_of(workspace)
    workspace.seed("000.txt", make(0).edited(1).plain())
    workspace.seed("new.txt", make(9).plain())
    report = workspace.build(now=NOW - timedelta(days=3650))
    assert report.exit_code == Exit.CURRENT, report.failures
    after = atom_of(workspace)
    dates = {item.id: (item.published, item.updated) for item in after}
    for item in before:
        assert dates[item.id or ""][0] == item.published
        assert dates[item.id or ""][1] >= (item.updated or NOW)
    assert after.updated >= before.updated


def test_an_embargoed_item_waits_and_appears_by_itself(workspace: Workspace) -> None:
    fill(workspace, 1)
    due = NOW + timedelta(days=1)
    workspace.seed("later.md", front(title="Later", date=due.isoformat()))
    workspace.build()
    assert "Later" not in [item.title for item in atom_of(workspace)]
    assert not workspace.build(now=due - HOUR).new
    assert workspace.build(now=due).new == ["Later"]
    assert atom_of(workspace).items[0].title == "Later"


@pytest.mark.parametrize("date", ["2026-11-20", ""])
def test_a_corrected_embargo_is_as_if_it_had_never_been(workspace: Workspace, date: str) -> None:
    fill(workspace, 1)
    workspace.seed("a.md", front(title="A", date="2062-11-01"))
    workspace.build()
    workspace.seed("a.md", front(title="A", **({"date": date} if date else {})))
    report = workspace.build(now=NOW + HOUR)
    assert report.new == ["A"], report.failures
    item = next(item for item in atom_of(workspace) if item.title == "A")
    expected = datetime(2026, 11, 20, tzinfo=UTC) if date else NOW + HOUR
    assert item.published == item.updated == expected
    assert atom_of(workspace).updated <= NOW + HOUR


# Going and coming


def test_a_section_that_lost_its_last_item_keeps_its_feed(workspace: Workspace) -> None:
    workspace.seed("a.md", front(title="One", section="City"))
    workspace.seed("b.md", front(title="Two", section="Land"))
    workspace.build()
    (workspace.seeds / "a.md").unlink()
    report = workspace.build(now=NOW + HOUR)
    assert report.withdrawn == ["One"]
    assert not atom_of(workspace, "sections/city/atom.xml").items


def test_a_copy_speaks_when_the_first_is_gone(workspace: Workspace) -> None:
    fill(workspace, 2)
    workspace.seed("copy.txt", make(0).plain())
    workspace.build()
    before = workspace.published()
    (workspace.seeds / "000.txt").unlink()
    workspace.build(now=NOW + HOUR)
    assert workspace.published() == before


def test_a_newer_capture_of_an_address_speaks(workspace: Workspace) -> None:
    """The same page captured again into a file of its own, with more to say."""
    url = "https://paper.example.org/1"
    workspace.seed("1.md", front(title="One", url=url))
    workspace.build()
    workspace.seed("2.md", front(title="One", url=url + "/") + "\n\nMore has become known.\n")
    workspace.build(now=NOW + HOUR)
    (item,) = atom_of(workspace)
    assert "More has become known" in item.content_html and item.updated == NOW + HOUR


def test_two_seeds_with_one_address_and_two_stories(workspace: Workspace) -> None:
    url = "https://paper.example.org/1"
    workspace.seed("1.md", front(title="One", url=url))
    workspace.build()
    workspace.seed("0.md", front(title="Zero and nothing else", url=url))
    report = workspace.build(now=NOW + HOUR)
    assert [problem.seed for problem in report.problems] == ["0.md"], "who held it keeps it"
    assert "1.md has for another story" in report.problems[0].reason
    assert [item.title for item in atom_of(workspace)] == ["One"]
    (workspace.seeds / "1.md").unlink()
    report = workspace.build(now=NOW + 2 * HOUR, accept=True)
    assert not report.problems, "it is looked at again when the other is gone"


def test_a_broken_seed_keeps_what_it_had_published(workspace: Workspace) -> None:
    workspace.seed("a.md", front(title="One"))
    workspace.build()
    before = workspace.published()
    workspace.seed("a.md", "---\ntitle: [\n---\n")
    report = workspace.build(now=NOW + HOUR)
    assert report.exit_code == Exit.QUARANTINED and len(report.fresh_problems) == 1
    assert workspace.published() == before
    assert not workspace.build(now=NOW + 2 * HOUR).fresh_problems, "told once"


# Form letters: stories that share most of their words


def losses(day: int, number: str, **fields: str) -> str:
    """A daily report that differs from yesterday's in a few numbers."""
    head = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return (
        f"---\ntitle: Harbour counts {number} gulls\n{head}---\n\n"
        f"The harbour has counted {number} gulls since the first of March, its office said on"
        f" Nov. {day}. The count also holds terns, cormorants, ducks and a pair of swans that"
        f" nested under the old quay. The numbers are those of the volunteers, and could not be"
        f" checked by anybody else.\n"
    )


def test_a_form_letter_with_its_own_address_is_a_story_of_its_own(workspace: Workspace) -> None:
    url = "https://paper.example.org"
    fill(workspace, 1)
    workspace.seed("latest.md", losses(20, "1,100", url=f"{url}/20", date="2026-11-20"))
    workspace.build()
    workspace.seed("latest.md", losses(21, "1,120", url=f"{url}/21", date="2026-11-21"))
    report = workspace.build(now=NOW + HOUR)
    assert report.new == ["Harbour counts 1,120 gulls"]
    assert report.withdrawn == ["Harbour counts 1,100 gulls"]


def test_a_form_letter_beside_the_one_before(workspace: Workspace) -> None:
    """Archived, and overwritten with the next day's: two stories, each with its id."""
    workspace.seed("latest.md", losses(20, "1,100"))
    workspace.build()
    (first,) = atom_of(workspace)
    (workspace.seeds / "latest.md").rename(workspace.seeds / "20.md")
    workspace.seed("latest.md", losses(21, "1,120"))
    workspace.build(now=NOW + HOUR)
    ids = {item.title: item.id for item in atom_of(workspace)}
    assert len(ids) == 2 == len(set(ids.values()))
    assert ids["Harbour counts 1,100 gulls"] == first.id


def test_a_record_put_before_others_takes_no_id(workspace: Workspace) -> None:
    """JSON Lines, the newest first: every record moves by one line."""
    lines = [
        f'{{"title": "Harbour counts {n} gulls", "content_text": "The harbour has counted {n}'
        f' gulls since March, its office said, and terns and ducks and swans as well."}}'
        for n in (1100, 1120, 1150)
    ]
    workspace.seed("all.jsonl", "\n".join(lines[1:]))
    workspace.build()
    before = {item.title: item.id for item in atom_of(workspace)}
    workspace.seed("all.jsonl", "\n".join(lines))
    workspace.build(now=NOW + HOUR)
    after = {item.title: item.id for item in atom_of(workspace)}
    assert len(set(after.values())) == 3
    assert before.items() <= after.items()


def test_a_withdrawn_id_is_not_given_to_a_like_story(workspace: Workspace) -> None:
    common = "All forecasts are made by the office of the harbour, each morning at six o'clock."
    fill(workspace, 4)
    workspace.seed("mon.txt", f"Weather for Monday\n\nWind and rain from the sea.\n\n{common}\n")
    workspace.build()
    monday = next(item.id for item in atom_of(workspace) if "Monday" in item.title)
    (workspace.seeds / "mon.txt").unlink()
    workspace.build(now=NOW + HOUR)
    workspace.seed("tue.txt", f"Weather for Tuesday\n\nSun all over the bay.\n\n{common}\n")
    workspace.build(now=NOW + 2 * HOUR)
    assert monday not in [item.id for item in atom_of(workspace)]


@pytest.mark.parametrize(
    "fields",
    [
        '"title": "Photo of the day", "url": "https://x.example/p/{n}"',
        '"title": "Alert in town", "content_text": "Stay inside.", "published": "2026-11-2{n}"',
        '"title": "{n}% 🔥", "content_text": "🔥"',
    ],
    ids=["addresses", "days", "signs"],
)
def test_the_same_few_words_can_be_two_stories(workspace: Workspace, fields: str) -> None:
    lines = ["{" + fields.replace("{n}", n) + "}" for n in "01"]
    workspace.seed("all.jsonl", "\n".join(lines))
    report = workspace.build()
    assert len(report.new) == 2, report.problems


def test_a_corrected_date_or_address_is_the_same_story(workspace: Workspace) -> None:
    workspace.seed("a.md", losses(20, "1,100", url="https://e.org/a", date="2026-11-20"))
    workspace.build()
    (before,) = atom_of(workspace)
    workspace.seed("a.md", losses(20, "1,100", url="https://e.org/b", date="2026-11-19"))
    workspace.build(now=NOW + HOUR)
    (after,) = atom_of(workspace)
    assert (after.id, after.updated) == (before.id, before.updated)
    assert after.url == "https://e.org/b"


def test_an_address_given_up_can_be_anothers(workspace: Workspace) -> None:
    workspace.seed("a.md", front(title="One", url="https://e.org/1"))
    workspace.build()
    workspace.seed("a.md", front(title="One", url="https://e.org/2"))
    workspace.build(now=NOW + HOUR)
    workspace.seed("b.md", front(title="Something else", url="https://e.org/1"))
    report = workspace.build(now=NOW + 2 * HOUR)
    assert not report.problems
    assert len({item.id for item in atom_of(workspace)}) == 2


def test_copies_that_differ_do_not_take_turns(workspace: Workspace) -> None:
    """What a newer feedpub, or --force, reads again has not changed."""
    for name in ("a.txt", "b.txt"):
        workspace.seed(name, make(1).plain())
    workspace.build()
    workspace.seed("a.txt", make(1).edited(1).plain())
    workspace.build(now=NOW + HOUR)
    before = workspace.published()
    for number in range(2, 5):
        workspace.build(now=NOW + number * HOUR, force=True)
        assert workspace.published() == before


def test_a_conflict_costs_no_write(workspace: Workspace) -> None:
    for name, title in (("a.md", "One"), ("b.md", "Something else")):
        workspace.seed(name, front(title=title, url="https://e.org/1"))
    assert len(workspace.build().problems) == 1
    before = everything(workspace)
    workspace.build(now=NOW + HOUR)
    assert everything(workspace) == before


def test_a_strange_address_in_a_story_stops_nothing(workspace: Workspace) -> None:
    links = "[a](http:www.example.com) [b](https:/e.org/x) <a href=' http://e.org/ '>c</a>"
    workspace.seed("a.md", f"---\ntitle: Links\n---\n\nSee {links} for more.\n")
    fill(workspace, 1)
    report = workspace.build()
    assert len(report.new) == 2
    assert not report.failures


# The ledger lost


def lose_ledger(workspace: Workspace) -> None:
    shutil.rmtree(workspace.folder / ".feedpub")


@pytest.mark.parametrize(
    "formats", ['["atom", "rss", "json"]', '["atom", "rss"]', '["rss"]', '["atom"]', '["json"]']
)
def test_a_lost_ledger_yields_the_same_bytes(workspace: Workspace, formats: str) -> None:
    workspace.configure(CONFIG + f"[output]\nformats = {formats}\n")
    fill(workspace, 4)
    workspace.seed(
        "item.json",
        '{"title": "J & <J>", "content_html": "<p>Some <b>bold</b> words in it.</p>",'
        ' "authors": [{"name": "A", "email": "a@example.org"}], "summary": "Short.",'
        ' "attachments": [{"url": "https://e.org/a.jpg", "mime_type": "image/jpeg"},'
        ' {"url": "https://e.org/b.jpg", "mime_type": "image/jpeg"}], "tags": ["x", "y"]}',
    )
    workspace.build()
    (workspace.seeds / "000.txt").rename(workspace.seeds / "moved.txt")
    workspace.seed("001.txt", make(1).edited(1).plain())
    workspace.build(now=NOW + HOUR)
    before = workspace.published()
    lose_ledger(workspace)
    report = workspace.build(now=NOW + 2 * HOUR)
    assert workspace.published() == before
    assert not (report.new or report.updated or report.withdrawn)


def test_a_lost_ledger_never_floods(workspace: Workspace) -> None:
    workspace.configure(CONFIG + "[output]\nitems = 3\n")
    fill(workspace, 10)
    workspace.build()
    workspace.seed("new.txt", make(99).plain())
    workspace.build(now=NOW + HOUR)
    before = atom_of(workspace).items
    lose_ledger(workspace)
    workspace.seed("newer.txt", make(100).plain())
    report = workspace.build(now=NOW + 2 * HOUR)
    assert atom_of(workspace).items == before, "what no document has is older than all that do"
    assert report.exit_code == Exit.CURRENT


def test_without_a_ledger_a_new_seed_is_news_where_the_feed_is_complete(
    workspace: Workspace,
) -> None:
    """As in a clone that builds without the ledger, every time."""
    fill(workspace, 2)
    workspace.build()
    lose_ledger(workspace)
    workspace.seed("new.txt", make(99).plain())
    workspace.build(now=NOW + HOUR)
    dates = {item.title: item.published for item in atom_of(workspace)}
    assert dates == {make(0).title: NOW, make(1).title: NOW, make(99).title: NOW + HOUR}


def test_an_id_is_not_used_again_after_a_lost_ledger(workspace: Workspace) -> None:
    fill(workspace, 3)
    workspace.build()
    ids = {item.title: item.id for item in atom_of(workspace)}
    workspace.seed("000.txt", make(50).plain())
    workspace.build(now=NOW + HOUR)
    lose_ledger(workspace)
    workspace.build(now=NOW + 2 * HOUR)
    workspace.seed("000.txt", make(60).plain())
    workspace.build(now=NOW + 3 * HOUR)
    after = {item.title: item.id for item in atom_of(workspace)}
    assert ids[make(0).title] not in after.values()


def test_an_edit_without_a_ledger_keeps_the_id(workspace: Workspace) -> None:
    """As in a job that builds from a checkout, every time."""
    fill(workspace, 1)
    workspace.build()
    lose_ledger(workspace)
    story = "Crane for the old quay arrives\n\nThe harbour bought a crane on Monday, it said.\n"
    workspace.seed("n.txt", story)
    workspace.build(now=NOW + HOUR)
    before = {item.title: item.id for item in atom_of(workspace)}
    lose_ledger(workspace)
    workspace.seed("n.txt", story.replace("old", "new").replace("Monday", "Tuesday"))
    report = workspace.build(now=NOW + 2 * HOUR)
    after = {item.title: item.id for item in atom_of(workspace)}
    assert sorted(after.values()) == sorted(before.values())
    assert not (report.new or report.withdrawn)


def test_after_a_lost_ledger_an_address_is_of_the_story_that_had_it(workspace: Workspace) -> None:
    """Another seed that claims it for another story claims it in vain, whatever its name."""
    url = "https://news.example.org/quay"
    workspace.seed("b.md", front(title="The quay is sinking", url=url))
    workspace.build()
    workspace.seed("a.md", front(title="Nobody saw the ferry", url=url))
    (problem,) = workspace.build(now=NOW + HOUR).problems
    before = workspace.published()
    shutil.rmtree(workspace.folder / ".feedpub")
    assert workspace.build(now=NOW + 2 * HOUR).problems == [problem]
    assert workspace.published() == before


def test_a_lost_ledger_and_a_broken_seed_remove_nothing(workspace: Workspace) -> None:
    fill(workspace, 2)
    workspace.build()
    (workspace.seeds / "000.txt").rename(workspace.seeds / "moved.txt")
    workspace.build(now=NOW + HOUR)
    before = workspace.published()
    lose_ledger(workspace)
    workspace.seed("moved.txt", b"\xff\xfe\xff")
    workspace.build(now=NOW + 2 * HOUR)
    assert workspace.published() == before


def test_without_a_ledger_a_page_without_article_keeps_nothing(workspace: Workspace) -> None:
    fill(workspace, 3)
    workspace.seed("wall.txt", "Only a headline")
    workspace.build()
    lose_ledger(workspace)
    (workspace.seeds / "000.txt").unlink()
    assert workspace.build(now=NOW + HOUR).withdrawn == [make(0).title]


def test_an_empty_section_without_anything_else(workspace: Workspace) -> None:
    """All that is left of the feeds, and of the ledger, is a section's."""
    workspace.seed("a.md", front(title="One", section="City"))
    workspace.build()
    (workspace.seeds / "a.md").unlink()
    workspace.build(now=NOW + HOUR, accept=True)
    lose_ledger(workspace)
    for name in ("atom.xml", "rss.xml"):
        (workspace.feeds / name).unlink()
    assert workspace.build(now=NOW + 2 * HOUR).exit_code == Exit.CURRENT


def test_a_damaged_ledger_is_made_anew(workspace: Workspace) -> None:
    fill(workspace, 3)
    workspace.build()
    before = workspace.published()
    ledger = workspace.folder / ".feedpub" / "ledger.sqlite"
    ledger.write_bytes(b"no database" * 1000)
    report = workspace.build(now=NOW + HOUR)
    assert workspace.published() == before
    assert any("made anew" in notice for notice in report.notices)
    assert ledger.with_name("ledger.sqlite.damaged").exists()


def test_a_ledger_damaged_within_is_made_anew(workspace: Workspace) -> None:
    fill(workspace, 3)
    workspace.build()
    before = workspace.published()
    for harm in (
        "UPDATE item SET story = '{'",
        "DROP TABLE record",
        "UPDATE item SET seed = x'ff'",
    ):
        with closing(sqlite3.connect(workspace.folder / ".feedpub" / "ledger.sqlite")) as ledger:
            ledger.execute(harm)
            ledger.commit()
        workspace.seed("000.txt", make(0).plain() + "\n")
        workspace.build(now=NOW + HOUR)
        assert workspace.published() == before


@pytest.mark.parametrize("size", [0, 10, 100, 150, 200, 250])
def test_a_broken_index_is_as_good_as_none(workspace: Workspace, size: int) -> None:
    fill(workspace, 2)
    workspace.build()
    os.truncate(workspace.folder / ".feedpub" / "index", size)
    assert exit_code_if_current(str(workspace.folder)) is None
    assert workspace.build(now=NOW + HOUR).exit_code == Exit.CURRENT


def test_a_configuration_changed_during_a_build_is_seen_by_the_next(workspace: Workspace) -> None:
    workspace.seed("a.txt", make(1).plain())
    project = load_project(str(workspace.folder))
    workspace.configure(CONFIG.replace("Test News", "Renamed News"))
    build(project, now=NOW, options=Options(), progress=lambda intakes, count: intakes)
    assert exit_code_if_current(str(workspace.folder)) is None
    workspace.build()
    assert b"Renamed News" in workspace.published()["atom.xml"]


def test_a_format_that_is_no_longer_configured_is_kept_up(workspace: Workspace) -> None:
    """Its subscribers are still there; and a lost ledger learns nothing stale from it."""
    fill(workspace, 2)
    workspace.build()
    workspace.configure(CONFIG + '[output]\nformats = ["rss"]\n')
    fill(workspace, 4)
    workspace.build(now=NOW + HOUR)
    assert len(atom_of(workspace).items) == 4


def test_a_lost_ledger_with_unreadable_feeds_is_refused(workspace: Workspace) -> None:
    fill(workspace, 2)
    workspace.build()
    lose_ledger(workspace)
    for path in workspace.feeds.rglob("*.*"):
        path.write_text("<broken")
    report = workspace.build(now=NOW + HOUR)
    assert report.exit_code == Exit.REFUSED
    assert (workspace.feeds / "atom.xml").read_text() == "<broken"
    assert workspace.build(now=NOW + HOUR, accept=True).exit_code == Exit.CURRENT


# Guards


@pytest.mark.parametrize("how", ["empty", "missing"])
def test_seeds_that_vanished_are_refused(workspace: Workspace, how: str) -> None:
    fill(workspace, 3)
    workspace.build()
    before = everything(workspace)
    shutil.rmtree(workspace.seeds)
    if how == "empty":
        workspace.seeds.mkdir()
    report = workspace.build(now=NOW + HOUR)
    assert report.exit_code == Exit.REFUSED
    assert workspace.published() == {
        path.removeprefix(f"{workspace.feeds}/"): data
        for path, (_, _, _, data) in before.items()
        if "/feeds/" in path
    }
    report = workspace.build(now=NOW + HOUR, accept=True)
    assert report.exit_code == Exit.CURRENT and len(report.withdrawn) == 3
    assert not atom_of(workspace).items, "an empty feed is still a feed"


def test_a_feed_is_never_emptied_without_asking(workspace: Workspace) -> None:
    fill(workspace, 1)
    workspace.seed("readme.pdf", "not a seed")
    workspace.build()
    (workspace.seeds / "000.txt").unlink()
    assert workspace.build(now=NOW + HOUR).exit_code == Exit.REFUSED
    assert workspace.build(now=NOW + HOUR, accept=True).exit_code == Exit.QUARANTINED


def test_what_was_accepted_is_not_asked_again(workspace: Workspace) -> None:
    fill(workspace, 3)
    workspace.build()
    shutil.rmtree(workspace.seeds)
    workspace.seeds.mkdir()
    workspace.build(now=NOW + HOUR, accept=True)
    assert workspace.build(now=NOW + 2 * HOUR).exit_code == Exit.CURRENT


def test_a_large_share_that_would_vanish_is_refused(workspace: Workspace) -> None:
    fill(workspace, 10)
    workspace.build()
    for number in range(6):
        (workspace.seeds / f"{number:03}.txt").unlink()
    for _ in range(2):
        report = workspace.build(now=NOW + HOUR)
        assert report.exit_code == Exit.REFUSED and "6 of 10" in report.refusals[0]
    (workspace.seeds / "000.txt").write_text(make(0).plain())
    assert workspace.build(now=NOW + HOUR).exit_code == Exit.CURRENT


def two_of_one_story(make_workspace) -> tuple[Workspace, Workspace]:  # type: ignore[no-untyped-def]
    """Two projects with one story under two ids, the second with the ledger of the first."""
    one, other = make_workspace("one"), make_workspace("other")
    for workspace, name in ((one, "a.txt"), (other, "b.txt")):
        workspace.seed(name, make(1).plain())
        workspace.build()
    shutil.copy(other.folder / ".feedpub" / "ledger.sqlite", one.folder / ".feedpub")
    return one, other


def test_the_ledger_of_another_project_changes_no_id(make_workspace) -> None:  # type: ignore[no-untyped-def]
    """It does not know the feeds as they stand, so they are asked first."""
    one, _ = two_of_one_story(make_workspace)
    before = [item.id for item in atom_of(one)]
    one.build(now=NOW + HOUR)
    assert [item.id for item in atom_of(one)] == before


def test_an_older_ledger_learns_from_the_feeds(workspace: Workspace) -> None:
    fill(workspace, 2)
    workspace.build()
    state = workspace.folder / ".feedpub"
    shutil.copytree(state, workspace.folder / "backup")
    fill(workspace, 4)
    workspace.build(now=NOW + HOUR)
    before = workspace.published()
    shutil.rmtree(state)
    (workspace.folder / "backup").rename(state)
    workspace.build(now=NOW + 2 * HOUR)
    assert workspace.published() == before


def test_changed_ids_are_refused(make_workspace) -> None:  # type: ignore[no-untyped-def]
    """As with a ledger that has every reason to think the feeds its own."""
    one, other = two_of_one_story(make_workspace)
    for name in ("atom.xml", "rss.xml", "feed.json"):
        status = (other.feeds / name).stat()
        assert status.st_size == (one.feeds / name).stat().st_size
        os.utime(one.feeds / name, ns=(status.st_atime_ns, status.st_mtime_ns))
    one.seed("new.txt", make(2).plain())
    before = one.published()
    report = one.build(now=NOW + HOUR)
    assert report.exit_code == Exit.REFUSED and "would become" in report.refusals[0]
    assert one.published() == before


def test_strict_publishes_nothing_while_a_seed_is_quarantined(workspace: Workspace) -> None:
    fill(workspace, 1)
    workspace.seed("bad.md", "---\ntitle: [\n---\n")
    assert workspace.build(strict=True).exit_code == Exit.REFUSED
    assert not workspace.feeds.exists()


# Files


def test_a_feed_that_was_removed_or_broken_comes_back(workspace: Workspace) -> None:
    fill(workspace, 2)
    workspace.build()
    before = workspace.published()
    (workspace.feeds / "rss.xml").unlink()
    (workspace.feeds / "atom.xml").write_text("broken")
    workspace.build(now=NOW + HOUR)
    assert workspace.published() == before


def test_the_modification_time_rises_by_a_second(workspace: Workspace) -> None:
    """Else a conditional GET within the same second answers 304 for changed bytes."""
    fill(workspace, 1)
    workspace.build()
    times = [(workspace.feeds / "atom.xml").stat().st_mtime_ns]
    for number in range(3):
        workspace.seed(f"more{number}.txt", make(50 + number).plain())
        workspace.build(now=NOW + HOUR)
        times.append((workspace.feeds / "atom.xml").stat().st_mtime_ns)
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert min(gaps) >= 1_000_000_000


def test_a_rewrite_of_the_same_size_at_the_same_time_is_seen(workspace: Workspace) -> None:
    """git's racy timestamps: the clock has not ticked, the size is the same."""
    missed = 0
    for number in range(30):
        word = f"word{number:02}"
        path = workspace.seed("a.md", f"---\ntitle: T\n---\n\nThe {word} stands here.\n")
        os.utime(path, (1_700_000_000, 1_700_000_000))
        workspace.build(now=NOW + number * HOUR, accept=True)
        missed += word not in (workspace.feeds / "atom.xml").read_text()
    assert missed == 0


def test_stray_temporary_files_are_swept(workspace: Workspace) -> None:
    fill(workspace, 1)
    workspace.build()
    stray = workspace.feeds / ".atom.xml.1.feedpub-tmp"
    stray.write_text("half")
    fill(workspace, 2)
    workspace.build(now=NOW + HOUR)
    assert not stray.exists()


def test_a_seed_still_being_written_is_left(workspace: Workspace) -> None:
    fill(workspace, 1)
    with (workspace.seeds / "half.txt").open("w") as stream:
        stream.write(make(7).plain()[:100])
        stream.flush()
        report = workspace.build()
        assert report.left == ["half.txt"] and len(report.new) == 1
        stream.write(make(7).plain()[100:])
    assert workspace.build(now=NOW + HOUR).new == [make(7).title]


def test_a_seed_that_changes_after_it_was_seen_is_left(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may change once more in the same tick of the clock, which no signature would show."""
    path = workspace.seed("a.md", front(title="One"))

    def then_rewritten(changed_ns: list[int]) -> None:
        path.write_text(front(title="Two"))

    monkeypatch.setattr("feedpub.changes.wait_for_tick", then_rewritten)
    assert workspace.build().left == ["a.md"]
    monkeypatch.undo()
    assert workspace.build(now=NOW + HOUR).new == ["Two"]


def test_two_containers_of_the_same_items(workspace: Workspace) -> None:
    """The one that stays is read once, not once for each item."""
    records = [f'{{"title": "Item {n}", "content_text": "Text number {n}."}}' for n in range(300)]
    for name in ("a.jsonl", "b.jsonl"):
        workspace.seed(name, "\n".join(records))
    assert len(workspace.build().new) == 300
    (workspace.seeds / "b.jsonl").unlink()
    report = workspace.build(now=NOW + HOUR)
    assert not report.withdrawn
    assert not report.documents


@pytest.mark.parametrize(
    ("name", "text"), [("a.json", "[" + "0," * 10_000 + "0]"), ("a.jsonl", "0\n" * 10_001)]
)
def test_a_container_of_too_many_records(workspace: Workspace, name: str, text: str) -> None:
    workspace.seed(name, text)
    fill(workspace, 1)
    (problem,) = workspace.build().problems
    assert problem.reason == "records: found more; expected at most 10,000 in one file"


def test_feeds_elsewhere(workspace: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "www"
    workspace.configure(CONFIG + f'[output]\nfolder = "{target}"\n')
    fill(workspace, 1)
    workspace.build()
    assert (target / "atom.xml").exists() and not workspace.feeds.exists()


def test_many_processes_read_the_same(workspace: Workspace, make_workspace) -> None:  # type: ignore[no-untyped-def]
    other = make_workspace("other")
    for each in (workspace, other):
        fill(each, 220)
    workspace.build()
    other.build(jobs=2)
    assert workspace.published() == other.published()


def test_a_glance_tells_whether_there_may_be_work(workspace: Workspace) -> None:
    fill(workspace, 1)
    workspace.seed("later.md", front(title="Later", date=datetime.now(UTC).isoformat()))
    workspace.build()
    assert exit_code_if_current(str(workspace.folder)) is None, "an embargo has ended"
    (workspace.seeds / "later.md").unlink()
    workspace.build()
    assert exit_code_if_current(str(workspace.folder)) == 0
    for change in (
        lambda: workspace.seed("b.txt", make(3).plain()),
        lambda: workspace.configure(CONFIG + "# changed\n"),
        lambda: (workspace.feeds / "rss.xml").unlink(),
        lambda: (workspace.seeds / "b.txt").unlink(),
    ):
        change()
        assert exit_code_if_current(str(workspace.folder)) is None
        workspace.build()
        assert exit_code_if_current(str(workspace.folder)) == 0


def test_pages_of_items_announce_the_formats_that_there_are(workspace: Workspace) -> None:
    workspace.configure(CONFIG + '[output]\nformats = ["atom"]\n')
    fill(workspace, 2)
    workspace.build()
    (page, *_) = sorted((workspace.feeds / "items").iterdir())
    assert "/feed.json" not in page.read_text()
    workspace.configure(CONFIG)
    workspace.build(now=NOW + HOUR)
    assert "/feed.json" in page.read_text()


def test_a_broken_template_of_pages_is_told_once(workspace: Workspace) -> None:
    fill(workspace, 5)
    workspace.build()
    before = workspace.published()
    template = workspace.folder / "templates" / "item.html"
    template.parent.mkdir()
    template.write_text("{{ item.nothing.of.the.kind }}")
    report = workspace.build(now=NOW + HOUR)
    assert len(report.failures) == 1 and "templates/item.html, line 1" in report.failures[0]
    assert workspace.published() == before
    template.unlink()
    assert not workspace.build(now=NOW + HOUR).failures
