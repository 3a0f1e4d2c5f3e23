"""Sidecars and manifests: what is said beside seeds, for whom, and what a change of it costs."""

import json
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from feedpub import intake, reading
from feedpub.cli import cli
from feedpub.companions import MAX_LINES, MAX_REFUSED, MAX_SIDECAR, Companions, Said, companions_of
from feedpub.files import signature
from feedpub.formats import atom
from feedpub.glance import exit_code_if_current
from feedpub.markup import html_to_paragraphs
from feedpub.model import Fact, NewsItem
from feedpub.report import Exit
from tests.conftest import NOW, Workspace
from tests.stories import make

HOUR = timedelta(hours=1)
A_DAY = datetime(2026, 5, 3, 8, 0, 0, tzinfo=UTC)


def items(workspace: Workspace) -> dict[str, NewsItem]:
    """The published items, by title."""
    return {item.title: item for item in atom.parse((workspace.feeds / "atom.xml").read_bytes())}


def one(workspace: Workspace) -> NewsItem:
    """The one published item."""
    (item,) = items(workspace).values()
    return item


def plain(workspace: Workspace, *numbers: int, folder: str = "") -> None:
    """A plain-text capture for each number: ``1.txt`` …"""
    for number in numbers:
        workspace.seed(f"{folder}{number}.txt", make(number).plain())


def reasons(workspace: Workspace) -> dict[str, str]:
    """What a build quarantines, by seed."""
    return {each.seed: each.reason for each in workspace.build().problems}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the seeds that builds take in, as they do."""
    paths: list[str] = []
    take_in = intake.take_in

    def noted(*arguments: object) -> intake.Intake:
        taken = take_in(*arguments)  # type: ignore[arg-type]
        paths.append(taken.path)
        return taken

    monkeypatch.setattr(reading, "take_in", noted)
    return paths


# Sidecars


SIDECAR = """\
url = "https://paper.example.org/a"
title = "A headline of its own"
authors = ["Ada Quill", {name = "Bo Varga", uri = "https://b.example.org/"}]
section = "Harbour"
tags = ["ferries", "tides"]
language = "en-GB"
published = 2026-05-03T10:00:00+02:00
updated = "2026-05-04T10:00:00Z"
summary = "In short."
attachments = [{url = "https://paper.example.org/a.mp3", mime_type = "audio/mpeg"}]
"""


@pytest.mark.parametrize("name", ["1.txt.meta.toml", "1.meta.toml"])
def test_a_sidecar_says_every_field(workspace: Workspace, name: str) -> None:
    plain(workspace, 1)
    workspace.seed(name, SIDECAR)
    report = workspace.build()
    assert report.exit_code == Exit.CURRENT and not report.problems
    item = one(workspace)
    assert item.title == "A headline of its own"
    assert item.url == "https://paper.example.org/a"
    assert [author.name for author in item.authors] == ["Ada Quill", "Bo Varga"]
    assert item.authors[1].uri == "https://b.example.org/"
    assert (item.section, item.tags) == ("Harbour", ("ferries", "tides"))
    assert item.published == A_DAY and item.updated == A_DAY + 26 * HOUR
    assert item.summary == "In short."
    assert item.attachments[0].url == "https://paper.example.org/a.mp3"
    assert make(1).paragraphs[0].split()[0] in item.content_html


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2026-05-03", datetime(2026, 5, 2, 22, tzinfo=UTC)),
        ("2026-05-03T10:00:00", A_DAY),
        ("2026-05-03 10:00:00.5", A_DAY),
        ('"3 May 2026 10:00"', A_DAY),
    ],
)
def test_a_date_without_a_zone_is_the_sites(
    workspace: Workspace, date: str, moment: datetime
) -> None:
    config = (workspace.folder / "feedpub.toml").read_text()
    workspace.configure(config + 'timezone = "Europe/Berlin"\n')
    plain(workspace, 1)
    workspace.seed("1.meta.toml", f"published = {date}\n")
    workspace.build()
    assert one(workspace).published == moment


def test_the_whole_name_stands_above_the_stem_which_speaks_for_all(workspace: Workspace) -> None:
    workspace.seed("a.txt", make(1).plain())
    workspace.seed("a.md", make(2).markdown())
    workspace.seed("a.b.txt", make(3).plain())
    workspace.seed("a.meta.toml", 'section = "Stem"\ntags = ["stem"]\n')
    workspace.seed("a.txt.meta.toml", 'section = "Whole"\n')
    workspace.build()
    found = items(workspace)
    assert (found[make(1).title].section, found[make(1).title].tags) == ("Whole", ("stem",))
    assert (found[make(2).title].section, found[make(2).title].tags) == ("Stem", ("stem",))
    assert found[make(3).title].tags == ()


def test_what_is_empty_in_a_sidecar_takes_away(workspace: Workspace) -> None:
    workspace.seed("a.md", make(1).markdown())
    workspace.seed("a.meta.toml", 'authors = []\nsection = ""\npublished = ""\n')
    workspace.build()
    item = one(workspace)
    assert (item.authors, item.section, item.published) == ((), None, NOW)


def test_a_sidecar_leaves_a_seed_out(workspace: Workspace) -> None:
    plain(workspace, 1, 2)
    workspace.build()
    workspace.seed("1.meta.toml", 'rejected = "an advertisement"\n')
    report = workspace.build(now=NOW + HOUR)
    assert [each.reason for each in report.problems] == [
        "page: found no article (an advertisement, says 1.meta.toml); expected one"
    ]
    assert len(report.withdrawn) == 1


def test_a_capture_time_gives_relative_times_a_meaning(workspace: Workspace) -> None:
    story = make(1)
    text = "\n\n".join([story.title, "By Ada Quill", "2 hours ago", *story.paragraphs, ""])
    workspace.seed("a.txt", text)
    workspace.build()
    assert one(workspace).published == NOW
    workspace.seed("a.meta.toml", "captured = 2026-05-03T10:00:00Z\n")
    workspace.build(now=NOW + HOUR)
    assert one(workspace).published == A_DAY


@pytest.mark.parametrize("first", ["", "One short sentence comes first.\n\n"])
def test_a_headline_from_a_sidecar_saves_a_capture_without(
    workspace: Workspace, first: str
) -> None:
    story = make(1)
    workspace.seed("a.txt", first + "\n\n".join([*story.paragraphs, ""]))
    workspace.build()
    workspace.seed("a.meta.toml", 'title = "The headline"\n')
    report = workspace.build(now=NOW + HOUR)
    item = one(workspace)
    assert not report.problems
    assert item.title == "The headline"
    paragraphs = [*first.split("\n\n")[:-1], *story.paragraphs]
    assert [*html_to_paragraphs(item.content_html)] == paragraphs


@pytest.mark.parametrize("mark", ["", "?"])
def test_a_headline_from_a_sidecar_takes_the_place_of_the_printed(
    workspace: Workspace, mark: str
) -> None:
    story = make(1)
    workspace.seed("a.txt", "\n\n".join([story.title + mark, *story.paragraphs, ""]))
    workspace.seed("a.meta.toml", 'title = "The headline"\n')
    workspace.build()
    item = one(workspace)
    assert item.title == "The headline"
    assert [*html_to_paragraphs(item.content_html)] == [*story.paragraphs]


# Changes


def test_a_sidecar_comes_changes_and_goes(workspace: Workspace) -> None:
    plain(workspace, 1)
    workspace.build()
    id = one(workspace).id
    workspace.seed("1.txt.meta.toml", 'tags = ["one"]\n')
    workspace.build(now=NOW + HOUR)
    assert (one(workspace).tags, one(workspace).id) == (("one",), id)
    sidecar = workspace.seed("1.txt.meta.toml", 'tags = ["two"]\n')
    workspace.build(now=NOW + 2 * HOUR)
    assert (one(workspace).tags, one(workspace).id) == (("two",), id)
    sidecar.unlink()
    workspace.build(now=NOW + 3 * HOUR)
    item = one(workspace)
    assert (item.tags, item.id, item.updated) == ((), id, NOW)


def test_an_author_added_beside_is_an_update(workspace: Workspace) -> None:
    plain(workspace, 1)
    workspace.build()
    workspace.seed("1.meta.toml", 'authors = ["Ada Quill"]\n')
    workspace.build(now=NOW + HOUR)
    assert one(workspace).updated == NOW + HOUR


def test_a_url_added_beside_is_the_same_item(workspace: Workspace) -> None:
    plain(workspace, 1, 2)
    workspace.build()
    before = {title: item.id for title, item in items(workspace).items()}
    workspace.seed("1.meta.toml", 'url = "https://paper.example.org/1"\n')
    workspace.seed(
        "2.meta.toml",
        'url = "https://paper.example.org/2"\ntitle = "Wholly otherwise"\npublished = 2026-05-03\n',
    )
    report = workspace.build(now=NOW + HOUR)
    assert not report.refusals and not report.new
    found = items(workspace)
    assert found[make(1).title].id == before[make(1).title]
    assert found["Wholly otherwise"].id == before[make(2).title]
    workspace.seed("1.meta.toml", 'url = "https://paper.example.org/one"\n')
    workspace.build(now=NOW + 2 * HOUR)
    item = items(workspace)[make(1).title]
    assert (item.id, item.url) == (before[make(1).title], "https://paper.example.org/one")


def test_an_id_added_beside_changes_none_without_a_word(workspace: Workspace) -> None:
    """As with an id that is written into the seed itself."""
    plain(workspace, 1)
    workspace.build()
    before = workspace.published()
    workspace.seed("1.meta.toml", 'id = "tag:paper.example.org,2026:1"\n')
    report = workspace.build(now=NOW + HOUR)
    assert report.exit_code == Exit.REFUSED and "would become" in report.refusals[0]
    assert workspace.published() == before


def test_an_id_that_is_said_from_the_start_is_the_items(workspace: Workspace) -> None:
    plain(workspace, 1)
    workspace.seed("1.meta.toml", 'id = "tag:paper.example.org,2026:1"\n')
    workspace.build()
    assert one(workspace).id == "tag:paper.example.org,2026:1"


def test_two_seeds_of_one_url_are_told_apart(workspace: Workspace) -> None:
    plain(workspace, 1, 2)
    workspace.seed("1.meta.toml", 'url = "https://paper.example.org/1"\n')
    workspace.build()
    workspace.seed("2.meta.toml", 'url = "https://paper.example.org/1"\n')
    report = workspace.build(now=NOW + HOUR)
    assert [each.seed for each in report.problems] == ["2.txt"]
    assert len(items(workspace)) == 2


def test_only_the_seeds_concerned_are_read(workspace: Workspace, opened: list[str]) -> None:
    plain(workspace, 1, 2, 3)
    plain(workspace, 4, folder="b/")
    workspace.seed("seeds.csv", "seed,tags\n1.txt,x\n2.txt,y\nb/4.txt,z\n")
    workspace.seed("1.meta.toml", 'section = "One"\n')
    workspace.build()
    assert sorted(opened) == ["1.txt", "2.txt", "3.txt", "b/4.txt"]

    opened.clear()
    workspace.seed("seeds.csv", "seed,tags\n\n1.txt,x\nb/4.txt,w\n2.txt,y\n")
    workspace.build(now=NOW + HOUR)
    assert opened == ["b/4.txt"]
    assert items(workspace)[make(4).title].tags == ("w",)

    opened.clear()
    workspace.seed("1.meta.toml", 'section = "Two"\n')
    workspace.build(now=NOW + 2 * HOUR)
    assert opened == ["1.txt"]

    opened.clear()
    workspace.seed("3.meta.toml", 'tags = ["three"]\n')
    (workspace.seeds / "1.meta.toml").unlink()
    workspace.build(now=NOW + 3 * HOUR)
    assert sorted(opened) == ["1.txt", "3.txt"]

    opened.clear()
    (workspace.seeds / "seeds.csv").unlink()
    workspace.build(now=NOW + 4 * HOUR)
    assert sorted(opened) == ["1.txt", "2.txt", "b/4.txt"]
    assert [each.tags for each in items(workspace).values() if each.tags] == [("three",)]


def test_a_companion_that_says_the_same_again_costs_no_seed(
    workspace: Workspace, opened: list[str]
) -> None:
    plain(workspace, 1, 2)
    workspace.seed("1.meta.toml", 'tags = ["x"]\n')
    workspace.seed("seeds.csv", "seed,section\n2.txt,Hills\n")
    workspace.build()
    before = workspace.published()
    opened.clear()
    workspace.seed("1.meta.toml", '# Otherwise the same\ntags = ["x"]\n')
    workspace.seed("seeds.csv", "path;section\n\n2.txt;Hills\n9.txt;Town\n")
    workspace.build(now=NOW + HOUR)
    assert opened == [] and workspace.published() == before


def signatures(workspace: Workspace) -> dict[str, str]:
    return {str(path): signature(str(path), path.stat()) for path in workspace.folder.rglob("*")}


def test_nothing_to_do_is_a_glance(workspace: Workspace) -> None:
    plain(workspace, 1)
    workspace.seed("1.meta.toml", 'tags = ["x"]\n')
    workspace.seed("seeds.jsonl", '{"seed": "1.txt", "section": "Town"}\n')
    workspace.seed("nobody.meta.toml", "broken, and nobody's business")
    workspace.build()
    before = signatures(workspace)
    assert exit_code_if_current(str(workspace.folder)) == Exit.CURRENT
    report = workspace.build(now=NOW + HOUR)
    assert not report.stale and not report.problems
    assert signatures(workspace) == before


@pytest.mark.parametrize("name", ["1.meta.toml", "seeds.csv"])
def test_a_glance_sees_each_change(workspace: Workspace, name: str) -> None:
    plain(workspace, 1)
    workspace.build()
    folder = str(workspace.folder)
    for number, text in enumerate(("tags = ['x']\n", "tags = ['y']\n", None), 1):
        text = text if name.endswith(".toml") or not text else f"seed,tags\n1.txt,{number}\n"
        if text:
            workspace.seed(name, text)
        else:
            (workspace.seeds / name).unlink()
        assert exit_code_if_current(folder) is None
        workspace.build(now=NOW + number * HOUR)
        assert exit_code_if_current(folder) == Exit.CURRENT


def test_a_lost_index_and_a_killed_run_forget_nothing(workspace: Workspace) -> None:
    """A sidecar that was read by a run without an index, and is gone before the next."""
    plain(workspace, 1)
    workspace.build()
    index = workspace.folder / ".feedpub" / "index"
    kept = index.read_bytes()
    sidecar = workspace.seed("1.meta.toml", 'tags = ["x"]\n')
    workspace.build(now=NOW + HOUR)
    index.write_bytes(kept)  # as if that run had been killed before it wrote its own
    sidecar.unlink()
    workspace.build(now=NOW + 2 * HOUR)
    assert one(workspace).tags == ()


def test_a_lost_ledger_yields_the_same(workspace: Workspace) -> None:
    plain(workspace, 1, 2)
    workspace.seed("1.meta.toml", 'authors = ["Ada Quill"]\npublished = 2026-05-03\n')
    workspace.build()
    before = workspace.published()
    shutil.rmtree(workspace.folder / ".feedpub")
    workspace.build(now=NOW + HOUR)
    assert workspace.published() == before


def test_companions_alone_are_no_seeds(workspace: Workspace) -> None:
    plain(workspace, 1)
    workspace.seed("1.meta.toml", 'tags = ["x"]\n')
    workspace.seed("seeds.csv", "seed,tags\n")
    workspace.build()
    before = workspace.published()
    (workspace.seeds / "1.txt").unlink()
    report = workspace.build(now=NOW + HOUR)
    assert report.exit_code == Exit.REFUSED and "no seeds" in report.refusals[0]
    assert workspace.published() == before


# Manifests


def test_a_manifest_adds_and_overrides(workspace: Workspace) -> None:
    workspace.seed("a.md", make(1).markdown())
    workspace.seed("b/c.txt", make(2).plain())
    workspace.seed(
        "seeds.csv",
        "\ufeffSeed,Authors,Tags,Section,Published,url\r\n"
        'a.md,"Ada Quill; Bo Varga",,Hills,,https://paper.example.org/a\r\n'
        "./b/c.txt,,one; two;,,2026-05-03T08:00:00Z,\r\n"
        "nowhere.txt,Nobody,,,,\r\n",
    )
    assert workspace.build().exit_code == Exit.CURRENT
    found = items(workspace)
    item = found[make(1).title]
    assert [author.name for author in item.authors] == ["Ada Quill", "Bo Varga"]
    assert (item.section, item.published) == ("Hills", make(1).published)
    assert item.url == "https://paper.example.org/a"
    item = found[make(2).title]
    assert (item.tags, item.published) == (("one", "two"), A_DAY)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_that_of_the_first_line(workspace: Workspace, delimiter: str) -> None:
    plain(workspace, 1)
    lines = [["seed", "section", "summary"], ["1.txt", "Town", '"Of this, that;\tand\nmore"']]
    workspace.seed("seeds.csv", "\n".join(delimiter.join(line) for line in lines))
    workspace.build()
    assert (one(workspace).section, one(workspace).summary) == ("Town", "Of this, that; and more")


def test_a_manifest_in_utf_16(workspace: Workspace) -> None:
    plain(workspace, 1)
    workspace.seed("seeds.csv", "seed,section\n1.txt,Überfahrt\n".encode("utf-16"))
    workspace.build()
    assert one(workspace).section == "Überfahrt"


def test_json_lines_may_say_more(workspace: Workspace) -> None:
    plain(workspace, 1)
    line = {
        "path": "1.txt",
        "authors": [{"name": "Ada Quill", "uri": None}, "Bo Varga"],
        "attachments": [{"url": "https://e.example.org/a.mp3", "mime_type": "audio/mpeg"}],
        "section": None,
        "tags": ["x"],
    }
    workspace.seed("seeds.jsonl", "\n" + json.dumps(line) + "\n\n")
    workspace.build()
    item = one(workspace)
    assert [author.name for author in item.authors] == ["Ada Quill", "Bo Varga"]
    assert item.attachments[0].mime_type == "audio/mpeg" and item.tags == ("x",)


def test_what_is_nearer_stands_above(workspace: Workspace) -> None:
    workspace.seed("a/b/c.txt", make(1).plain())
    fields = ["section", "tags", "url", "language", "summary", "title"]
    levels = {
        "seeds.csv": "seed,{}\na/b/c.txt,{}\n",
        "a/seeds.csv": "seed,{}\nb/c.txt,{}\n",
        "a/seeds.jsonl": None,
        "a/b/seeds.csv": "seed,{}\nc.txt,{}\n",
        "a/b/c.meta.toml": None,
        "a/b/c.txt.meta.toml": None,
    }
    for number, (name, form) in enumerate(levels.items()):
        said = dict.fromkeys(fields[number:], f"https://e.example.org/{number}")
        said |= {"language": f"en-x{number}"} if "language" in said else {}
        if name.endswith(".csv") and form:
            workspace.seed(name, form.format(",".join(said), ",".join(said.values())))
        elif name.endswith(".jsonl"):
            table = said | {"seed": "b/c.txt"}
            workspace.seed(name, json.dumps(table))
        else:
            said = {k: f'["{v}"]' if k == "tags" else f'"{v}"' for k, v in said.items()}
            workspace.seed(name, "".join(f"{k} = {v}\n" for k, v in said.items()))
    workspace.build()
    item = one(workspace)
    numbers = [item.section, *item.tags, item.url, item.summary, item.title]
    assert [str(each)[-1] for each in numbers] == ["0", "1", "2", "4", "5"]
    assert "en-x3" in (workspace.feeds / "atom.xml").read_text()


def test_records_of_containers_may_be_named(workspace: Workspace) -> None:
    stories = [
        {"title": make(number).title, "content_text": "\n\n".join(make(number).paragraphs)}
        for number in (1, 2, 3)
    ]
    workspace.seed("list.jsonl", "\n".join(map(json.dumps, stories)))
    workspace.seed("seeds.csv", "seed,section,tags\nlist.jsonl#2,Hills,\nlist.jsonl,Town,x\n")
    workspace.build()
    found = items(workspace)
    assert [found[make(n).title].section for n in (1, 2, 3)] == ["Town", "Hills", "Town"]
    assert found[make(2).title].tags == ("x",)
    workspace.seed("seeds.csv", "seed,published\nlist.jsonl#2,soon\n")
    report = workspace.build(now=NOW + HOUR)
    assert [each.seed for each in report.problems] == ["list.jsonl#2"]
    assert items(workspace)[make(2).title].section == "Hills", "it stays as it was"


# What is broken

BAD_SIDECARS = {
    "x = ": "1.meta.toml: TOML: found no valid TOML (",
    "publishd = 2026-01-01": "1.meta.toml: 'publishd': found an unknown key; expected 'published'",
    "content_text = 'x'": "1.meta.toml: 'content_text': found an unknown key",
    "seed = 'x'": "1.meta.toml: 'seed': found an unknown key",
    "tags = 'x'": "1.meta.toml: tags: found 'x'; expected a list",
    "tags = [1]": "1.meta.toml: tags[0]: found 1; expected text",
    "published = 'soon'": "1.meta.toml: published: found 'soon'; expected one certain date",
    "published = 10:00:00": "1.meta.toml: published: found '10:00:00'; expected one certain date",
    "captured = 'soon'": "1.meta.toml: captured: found 'soon'; expected one certain date",
    "url = 'ftp://e.org/'": "1.meta.toml: url: found 'ftp://e.org/'; expected an absolute http",
    "title = ''": "1.meta.toml: title: found nothing; expected a headline",
    "authors = [{name = ''}]": "1.meta.toml: authors[0].name: found ''; expected a name",
    "[[authors]]\nnam = 'x'": "1.meta.toml: authors[0].'nam': found an unknown key",
    "x." * 5_000 + "x = 1": "1.meta.toml: 'x': found an unknown key",
    "tags" + ".x" * 5_000 + " = 1": "1.meta.toml: TOML: found nesting too deep",
    "tags = " + "[" * 9_000: "1.meta.toml: TOML: found nesting too deep",
    "tags = " + "9" * 9_000: "1.meta.toml: TOML: found no valid TOML (",
    "#" * (MAX_SIDECAR + 1): f"1.meta.toml: size: found {MAX_SIDECAR + 1:,} bytes; expected at",
    "tags = ['\x00']": "1.meta.toml: text: found a NUL byte",
}


@pytest.mark.parametrize("text", BAD_SIDECARS)
def test_a_bad_sidecar_quarantines_its_seed_and_changes_nothing(
    workspace: Workspace, text: str
) -> None:
    plain(workspace, 1, 2)
    workspace.seed("2.meta.toml", text)
    report = workspace.build()
    assert list(items(workspace)) == [make(1).title], "not published without what was meant"
    (problem,) = report.fresh_problems
    assert problem.seed == "2.txt"
    assert problem.reason.startswith(BAD_SIDECARS[text].replace("1.meta", "2.meta"))

    before = workspace.published()
    workspace.seed("1.meta.toml", text)
    report = workspace.build(now=NOW + HOUR)
    assert report.exit_code == Exit.QUARANTINED
    assert workspace.published() == before
    (problem,) = report.fresh_problems
    assert problem.seed == "1.txt" and problem.reason.startswith(BAD_SIDECARS[text])
    assert exit_code_if_current(str(workspace.folder)) == Exit.QUARANTINED

    workspace.seed("1.meta.toml", 'tags = ["mended"]\n')
    workspace.seed("2.meta.toml", 'tags = ["mended"]\n')
    report = workspace.build(now=NOW + 2 * HOUR)
    assert not report.problems
    assert [item.tags for item in items(workspace).values()] == [("mended",)] * 2


def test_a_sidecar_of_wrong_bytes_says_which(workspace: Workspace) -> None:
    plain(workspace, 1)
    workspace.seed("1.meta.toml", b"tags = ['\xff']")
    found = reasons(workspace)["1.txt"]
    assert found.startswith("1.meta.toml: encoding: found the byte 0xFF at offset 9")


def test_links_and_folders_in_place_of_companions_are_not_followed(workspace: Workspace) -> None:
    plain(workspace, 1, 2)
    outside = workspace.folder / "outside.toml"
    outside.write_text('tags = ["outside"]\n')
    (workspace.seeds / "1.meta.toml").symlink_to(outside)
    os.mkfifo(workspace.seeds / "2.meta.toml")
    (workspace.seeds / "seeds.csv").mkdir()
    plain(workspace, 3, folder="seeds.csv/")
    found = reasons(workspace)
    assert found == {
        "1.txt": "1.meta.toml: file: found a symbolic link; expected a regular file",
        "2.txt": "2.meta.toml: file: found a FIFO; expected a regular file",
    }
    assert list(items(workspace)) == [make(3).title]


def test_a_seed_whose_sidecar_is_being_written_waits(
    workspace: Workspace, opened: list[str]
) -> None:
    plain(workspace, 1, 2)
    with (workspace.seeds / "1.meta.toml").open("w") as stream:
        stream.write('tags = ["x"]\n')
        stream.flush()
        report = workspace.build()
        assert report.left == ["1.meta.toml"]
        assert opened == ["2.txt"]
        assert exit_code_if_current(str(workspace.folder)) is None
    report = workspace.build(now=NOW + HOUR)
    assert not report.left and items(workspace)[make(1).title].tags == ("x",)


def test_a_seed_whose_sidecar_was_being_written_and_went_is_read(workspace: Workspace) -> None:
    plain(workspace, 1)
    with (workspace.seeds / "1.meta.toml").open("w"):
        workspace.build()
        (workspace.seeds / "1.meta.toml").unlink()
    workspace.build(now=NOW + HOUR)
    assert one(workspace).title == make(1).title


BROKEN_LINES = {
    "1.txt,soon,": ("1.txt", "seeds.csv line 2: published: found 'soon'; expected one certain"),
    "1.txt,,,x": ("1.txt", "seeds.csv line 2: cells: found 4; expected 3, as in the first line"),
    ",2026-05-03,": ("seeds.csv#2", "seed: found nothing; expected a path from the manifest's"),
    "../1.txt,,": ("seeds.csv#2", "seed: found '../1.txt'; expected a path from"),
    "/1.txt,,": ("seeds.csv#2", "seed: found '/1.txt'; expected a path from"),
    "a\\1.txt,,": ("seeds.csv#2", r"seed: found 'a\\1.txt'; expected a path from"),
    '"1.txt"x,,': ("seeds.csv#2", "CSV: found ("),
    "2.txt,2026-01-01,": ("seeds.csv#3", "seed: found '2.txt' again, as in line 2; expected"),
}


@pytest.mark.parametrize("line", BROKEN_LINES)
def test_a_broken_line_is_quarantined_alone(workspace: Workspace, line: str) -> None:
    plain(workspace, 1, 2)
    workspace.seed("seeds.csv", f"seed,published,tags\n{line}\n2.txt,2026-05-03T08:00:00Z,x\n")
    report = workspace.build()
    (problem,) = report.problems
    seed, reason = BROKEN_LINES[line]
    assert problem.seed == seed and problem.reason.startswith(reason)
    published = items(workspace)
    assert (make(1).title in published) == (seed != "1.txt")
    if not line.startswith("2.txt"):
        assert published[make(2).title].tags == ("x",)
    workspace.seed("seeds.csv", "seed,published,tags\n2.txt,2026-05-03T08:00:00Z,x\n")
    assert not workspace.build(now=NOW + HOUR).problems
    assert len(items(workspace)) == 2


BROKEN_JSON_LINES = {
    '{"seed": "1.txt", "tgas": []}': ("1.txt", "seeds.jsonl line 1: 'tgas': found an unknown key"),
    '{"seed": "1.txt", "tags": "x"}': ("1.txt", "seeds.jsonl line 1: tags: found 'x'; expected a"),
    '{"seed": "1.txt", "captured": 3}': ("1.txt", "seeds.jsonl line 1: captured: found 3; expect"),
    '{"seed": "1.txt", "authors": [{"name": "A", "job": [[[]]]}]}': (
        "1.txt",
        "seeds.jsonl line 1: authors[0].'job': found an unknown key",
    ),
    '{"seed": "1.txt", "file": "2"}': ("1.txt", "seeds.jsonl line 1: seed: found seed and file;"),
    '{"sed": "1.txt"}': ("seeds.jsonl#1", "'sed': found an unknown key; expected 'seed', perhaps"),
    '{"tags": []}': ("seeds.jsonl#1", "seed: found nothing; expected one of seed, path, file"),
    '{"seed": null}': ("seeds.jsonl#1", "seed: found nothing; expected a path"),
    '{"seed": 3}': ("seeds.jsonl#1", "seed: found 3; expected a path"),
    "[1]": ("seeds.jsonl#1", "JSON: found [1]; expected an object: one seed"),
    "{": ("seeds.jsonl#1", "JSON: found no valid JSON"),
    "[" * 100_000: ("seeds.jsonl#1", "JSON: found no valid JSON nesting too deep"),
}


@pytest.mark.parametrize("line", BROKEN_JSON_LINES)
def test_a_broken_line_of_json_is_quarantined_alone(workspace: Workspace, line: str) -> None:
    plain(workspace, 1, 2)
    workspace.seed("seeds.jsonl", line + '\n{"seed": "2.txt", "tags": ["x"]}\n')
    (problem,) = workspace.build().problems
    seed, reason = BROKEN_JSON_LINES[line]
    assert problem.seed == seed and problem.reason.startswith(reason)
    published = items(workspace)
    assert (make(1).title in published) == (seed != "1.txt")
    assert published[make(2).title].tags == ("x",)


BROKEN_MANIFESTS = {
    "seed,publishd\n": "'publishd': found an unknown key; expected 'published', perhaps",
    "seed,attachments\n": "'attachments': found an unknown key",
    "published\n": "seed: found nothing; expected one of seed, path, file",
    "seed,path\n": "seed: found seed and path; expected one of",
    "seed,tags,tags\n": "columns: found 'tags' twice; expected each once",
    "": "seed: found nothing",
    "seed,tags\n1.txt,\xff\n".encode("latin-1"): "encoding: found the byte 0xFF",
    'seed,tags\n1.txt,"x\n2.txt,y\n': "CSV: found a quote in line 2 that does not end",
    'seed,tags\n1.txt,"x\n2.txt,"y"\n3.txt,z\n': "CSV: found a quote in line 2",
    'seed,"tags\n': "CSV: found (",
    "seed\n"
    + "".join(
        f"{n}\n" for n in range(MAX_LINES + 1)
    ): "lines: found more than 100,000; expected at most 100,000",
    "seed,tags\n" + ",x\n" * (MAX_REFUSED + 1): "lines: found more than 100 that cannot",
}


@pytest.mark.parametrize("text", BROKEN_MANIFESTS)
def test_a_broken_manifest_leaves_its_seeds_as_they_are(
    workspace: Workspace, text: str | bytes
) -> None:
    plain(workspace, 1, 2, folder="a/")
    plain(workspace, 3)
    workspace.seed("a/seeds.csv", "seed,tags\n1.txt,x\n")
    workspace.build()
    before = workspace.published()
    workspace.seed("a/seeds.csv", text)
    workspace.seed("a/4.txt", make(4).plain())
    (workspace.seeds / "a" / "2.txt").rename(workspace.seeds / "a" / "5.txt")
    for hours in (1, 2):
        report = workspace.build(now=NOW + hours * HOUR)
        assert report.exit_code == Exit.QUARANTINED
        (problem,) = report.problems
        assert problem.seed == "a/seeds.csv"
        assert problem.reason.startswith(BROKEN_MANIFESTS[text])
        assert workspace.published() == before
    plain(workspace, 6)
    workspace.build(now=NOW + 3 * HOUR)
    assert make(6).title in items(workspace), "others live"
    workspace.seed("a/seeds.csv", "seed,tags\n4.txt,y\n")
    report = workspace.build(now=NOW + 4 * HOUR)
    assert not report.problems
    tags = {title: item.tags for title, item in items(workspace).items()}
    assert tags == {make(n).title: ("y",) if n == 4 else () for n in (1, 2, 3, 4, 6)}


def test_a_broken_manifest_and_a_lost_ledger_withdraw_nothing(workspace: Workspace) -> None:
    plain(workspace, 1, 2)
    workspace.build()
    before = workspace.published()
    shutil.rmtree(workspace.folder / ".feedpub")
    workspace.seed("seeds.csv", "sed\n")
    report = workspace.build(now=NOW + HOUR)
    assert workspace.published() == before
    assert [each.seed for each in report.problems] == ["seeds.csv"]


def test_a_manifest_that_is_being_written_holds_its_seeds(
    workspace: Workspace, opened: list[str]
) -> None:
    plain(workspace, 1)
    workspace.build()
    before = workspace.published()
    with (workspace.seeds / "seeds.csv").open("w") as stream:
        stream.write("seed,tags\n1.txt,x\n2.txt,y\n")
        stream.flush()
        plain(workspace, 2)
        (workspace.seeds / "1.txt").rename(workspace.seeds / "3.txt")
        report = workspace.build(now=NOW + HOUR)
        assert report.left == ["seeds.csv"] and workspace.published() == before
        assert exit_code_if_current(str(workspace.folder)) is None
    workspace.build(now=NOW + 2 * HOUR)
    found = items(workspace)
    assert found[make(2).title].tags == ("y",) and len(found) == 2


def test_a_manifest_larger_than_seeds_may_be_is_told(workspace: Workspace) -> None:
    config = (workspace.folder / "feedpub.toml").read_text()
    workspace.configure(config + "[seeds]\nmax_bytes = 4000\n")
    plain(workspace, 1)
    workspace.seed("seeds.csv", "seed\n" + "x.txt\n" * 1_000)
    assert reasons(workspace) == {
        "seeds.csv": "size: found 6,005 bytes; expected at most 4,000 ([seeds] max_bytes)"
    }


# Where else it is said


def test_worker_processes_are_told(workspace: Workspace) -> None:
    count = reading._WORTH_PROCESSES + 5
    numbers = range(1, count + 1)
    plain(workspace, *numbers)
    workspace.seed("seeds.csv", "seed,tags\n" + "".join(f"{n}.txt,t{n}\n" for n in numbers))
    workspace.seed("7.meta.toml", 'tags = ["sidecar"]\n')
    config = (workspace.folder / "feedpub.toml").read_text()
    workspace.configure(config + "[output]\nitems = 1000\n")
    workspace.build(jobs=2)  # type: ignore[arg-type]  # the other options are truth values
    found = items(workspace)
    expected = {make(n).title: (f"t{n}",) if n != 7 else ("sidecar",) for n in numbers}
    assert {title: item.tags for title, item in found.items()} == expected


def run(folder: Path, *arguments: str) -> tuple[str, str, int]:
    """stdout, stderr and exit code of feedpub in *folder*."""
    result = CliRunner().invoke(cli, ["-C", str(folder), *arguments], standalone_mode=False)
    return result.stdout, result.stderr, result.return_value


@pytest.mark.parametrize("folder", [True, False])
def test_items_without_a_project(tmp_path: Path, folder: bool) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "a.txt").write_text(make(1).plain())
    (tmp_path / "b" / "a.meta.toml").write_text('section = "Beside"\n')
    (tmp_path / "b" / "seeds.csv").write_text("seed,tags,section\na.txt,x,Manifest\n")
    path = tmp_path / "b" if folder else tmp_path / "b" / "a.txt"
    out, err, code = run(tmp_path, "items", "--json", str(path))
    (line,) = out.splitlines()
    table = json.loads(line)
    assert (table["section"], table["tags"], err, code) == ("Beside", ["x"], "", 0)


def test_items_of_a_project_know_the_manifests_above(workspace: Workspace) -> None:
    workspace.seed("a/b/c.txt", make(1).plain())
    workspace.seed("seeds.csv", "seed,tags\na/b/c.txt,top\n")
    workspace.seed("a/seeds.csv", "seed,section\nb/c.txt,Middle\n")
    for path in ("", "a", "a/b", "a/b/c.txt"):
        out, _, _ = run(workspace.folder, "items", "--json", str(workspace.seeds / path))
        table = json.loads(out)
        assert (table["section"], table["tags"]) == ("Middle", ["top"])
    out, _, _ = run(workspace.folder, "items", "--json")
    assert json.loads(out)["tags"] == ["top"]


def test_items_tell_what_is_broken_beside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(make(1).plain())
    (tmp_path / "seeds.csv").write_text("sed\n")
    out, err, code = run(tmp_path, "items", str(tmp_path / "a.txt"))
    assert "a.txt: seeds.csv: 'sed': found an unknown key; expected 'seed', perhaps" in err
    assert (out, code) == ("", Exit.QUARANTINED)
    (tmp_path / "seeds.csv").unlink()
    (tmp_path / "a.meta.toml").write_text("tags = 3\n")
    _, err, _ = run(tmp_path, "items", str(tmp_path / "a.txt"))
    assert "a.txt: a.meta.toml: tags: found 3; expected a list" in err
    _, err, _ = run(tmp_path, "items", str(tmp_path / "a.meta.toml"))
    assert "found a sidecar or manifest; expected the seed" in err


def test_explain_shows_where_a_field_is_from(workspace: Workspace) -> None:
    seed = workspace.seed("a/b.txt", make(1).plain())
    workspace.seed("a/b.meta.toml", 'section = "Hills"\n')
    workspace.seed("seeds.csv", "seed,tags,published\na/b.txt,x,2026-05-03\n")
    out, _, code = run(workspace.folder, "explain", "--json", str(seed))
    fields = json.loads(out)["fields"]
    sources = {name: fields[name]["source"] for name in ("section", "tags", "published")}
    assert sources == {
        "section": "a/b.meta.toml",
        "tags": "seeds.csv line 2",
        "published": "seeds.csv line 2",
    }
    assert code == 0 and "line" in fields["title"]["source"]
    workspace.seed("a/b.meta.toml", 'rejected = "an advertisement"\n')
    out, _, _ = run(workspace.folder, "explain", str(seed))
    assert "rejected: an advertisement, says a/b.meta.toml" in out


def test_status_tells_that_a_sidecar_makes_a_build_due(workspace: Workspace) -> None:
    plain(workspace, 1)
    workspace.build()
    assert run(workspace.folder, "status")[2] == Exit.CURRENT
    workspace.seed("1.meta.toml", 'tags = ["x"]\n')
    out, _, code = run(workspace.folder, "status")
    assert "stale" in out and code == Exit.FAILED
    run(workspace.folder, "build")
    workspace.seed("1.meta.toml", "tags = 3\n")
    out, _, _ = run(workspace.folder, "status")
    assert "quarantined: 1.txt: 1.meta.toml: tags: found 3; expected a list" in out


# The pure parts


def test_companions_of_a_path_the_nearest_last() -> None:
    assert companions_of("a/b.warc.gz") == [
        "seeds.csv",
        "seeds.jsonl",
        "a/seeds.csv",
        "a/seeds.jsonl",
        "a/b.meta.toml",
        "a/b.warc.gz.meta.toml",
    ]


def test_the_digest_is_of_what_is_said_wherever_it_stands() -> None:
    def said(source: str, value: object) -> str:
        return Said(facts={"": {"tags": Fact(value, source)}}).digest

    assert said("a", ["x"]) == said("b", ["x"]) != said("a", ["y"])
    assert Said().digest == ""


def test_each_manifest_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds.csv").write_text("seed,tags\n1.txt,x\n")
    companions = Companions(
        str(tmp_path), 1_000, {"seeds.csv": signature("seeds.csv", _settled(tmp_path))}.get
    )
    assert companions.said_of("1.txt").facts[""]["tags"].value == ["x"]
    (tmp_path / "seeds.csv").unlink()
    assert not companions.said_of("2.txt").facts and not companions.said_of("2.txt").waits


def _settled(folder: Path) -> os.stat_result:
    return (folder / "seeds.csv").stat()
