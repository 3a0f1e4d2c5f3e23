"""`feedpub items` and `feedpub explain`: the published item form, and the way back."""

import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from conftest import SHIPPED_SEED, Workspace
from hypothesis import given, settings
from hypothesis import strategies as st

from feedpub.cli import main
from feedpub.conventions import Conventions
from feedpub.errors import SeedError
from feedpub.fields import MAX_LINE
from feedpub.intake import read_stories
from feedpub.items import _as_json, item_lines, item_schema
from feedpub.model import Attachment, NewsItem, Person, Rejection
from feedpub.normalise.item_form import MAX_MANY, ItemForm

SHIPPED_TEXT = SHIPPED_SEED.read_text("utf-8")
SHIPPED_PARAGRAPHS = SHIPPED_TEXT.split("\n\n")[3:8]

FULL: dict[str, Any] = {
    "id": "tag:example.org,2026:full",
    "url": "https://example.org/full?a=1&b=2",
    "title": "Rain & sun over the hills",
    "authors": ["Jane Doe", {"name": "Joe", "uri": "https://example.org/joe", "email": "j@e.org"}],
    "section": "Weather",
    "tags": ["rain", "sun"],
    "language": "pt-BR",
    "published": "2026-11-20T10:00:00+02:00",
    "updated": "2026-11-21T00:00:00.75Z",
    "summary": "What falls & what shines.",
    "content_text": "It rains.\n\nThen not.",
    "content_html": '<p>It <a href="more">rains</a>.</p><p>Then <b>not</b>.</p>',
    "attachments": [
        {"url": "https://example.org/a.jpg", "mime_type": "image/jpeg"},
        {
            "url": "https://example.org/b.mp3",
            "mime_type": "audio/mpeg",
            "size_in_bytes": 9,
            "title": "Listen",
        },
    ],
}

MARKDOWN = """\
---
title: "Bridges, and who builds them"
date: 2026-11-19
author: Ann Engineer
category: Works
tags: [steel, stone]
url: https://example.org/bridges
---

The *old* bridge is closed for the winter, and the new one is not there yet.

- first the piers
- then the deck, [drawn here](plans.html)
"""


def fill(folder: Path) -> None:
    """Seeds of every format, with a page that holds no article among them."""
    (folder / "deep").mkdir(parents=True)
    (folder / "full.json").write_text(json.dumps(FULL))
    (folder / "bridges.md").write_text(MARKDOWN)
    (folder / "deep" / "capture.txt").write_text(SHIPPED_TEXT)
    (folder / "links.txt").write_text("Home\nNews\nSport\nContact\nAbout\n")
    lines = [
        {"title": "One", "content_text": "A first story.", "authors": None, "tags": []},
        {"title": "Two", "url": "https://example.org/two"},
        {"rejected": "a page of links"},
        {"title": "Früh → spät", "summary": "Nur dies.", "published": "20 Nov 2026 10:00 +0100"},
    ]
    (folder / "many.jsonl").write_text("\n".join(map(json.dumps, lines)))


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder of good seeds that belongs to no project."""
    fill(tmp_path / "seeds")
    return tmp_path / "seeds"


def printed(*paths: Path, folder: str = ".") -> list[str]:
    """The JSON lines of these paths, none of which may be an error."""
    lines = list(item_lines(tuple(map(str, paths)), folder, as_json=True))
    assert not [line for line in lines if isinstance(line, SeedError)]
    return [line for line in lines if isinstance(line, str)]


def without_seed(lines: list[str]) -> list[dict[str, Any]]:
    """The items of JSON lines, apart from where they were found."""
    return [{**json.loads(line), "seed": None} for line in lines]


def read_back(lines: list[str], file: Path) -> list[str]:
    """The JSON lines of a seed that holds *lines*."""
    file.write_text("\n".join(lines) + "\n")
    return printed(file)


def validate(line: str) -> None:
    """Check a line against the published schema, formats included."""
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    schema = json.loads(item_schema())
    jsonschema.Draft202012Validator(schema, format_checker=checker).validate(json.loads(line))


# The schema


def test_the_schema_is_a_schema() -> None:
    """It is valid under the draft that it names, and every field is described."""
    schema = json.loads(item_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    forms = [schema, schema["$defs"]["person"], schema["$defs"]["attachment"]]
    for name, field in (pair for form in forms for pair in form["properties"].items()):
        assert "description" in field or "$ref" in field, name
    assert all(form["additionalProperties"] is False for form in forms)


@pytest.mark.parametrize(
    ("form", "definition"), [(ItemForm, None), (Person, "person"), (Attachment, "attachment")]
)
def test_the_schema_has_exactly_the_fields_of_the_form(
    form: type[Any], definition: str | None
) -> None:
    """A field added to one must be added to the other; so must a limit."""
    schema = json.loads(item_schema())
    table = schema["$defs"][definition] if definition else schema
    assert list(table["properties"]) == list(form.__struct_fields__)


def test_the_schema_has_the_limits_of_the_form() -> None:
    """The longest line and the longest list are the same in code and schema."""
    schema = json.loads(item_schema())
    properties = schema["properties"]
    assert properties["title"]["maxLength"] == properties["section"]["maxLength"] == MAX_LINE
    assert schema["$defs"]["name"]["maxLength"] == MAX_LINE
    assert {properties[name]["maxItems"] for name in ("authors", "tags", "attachments")} == {
        MAX_MANY
    }


def test_a_line_has_the_fields_of_the_form_in_their_order() -> None:
    """design.md lists them in this order; programs and eyes rely on it."""
    item = NewsItem(seed="a.txt", title="T", content_text="x")
    for outcome in (item, Rejection(seed="a.txt", reason="r")):
        line = _as_json(outcome)
        assert isinstance(line, str)
        assert list(json.loads(line)) == list(ItemForm.__struct_fields__)


@pytest.mark.parametrize(
    "record",
    [
        {"title": "T", "content_text": "x", "tittle": "y"},
        {"title": "T", "authors": [{"name": "J", "mail": "x"}]},
        {"title": "T", "authors": [{"uri": "https://example.org/"}]},
        {"title": "T", "attachments": [{"url": "https://example.org/a"}]},
        {"title": "T", "attachments": ["https://example.org/a"]},
        {"title": "T", "tags": "x"},
        {"title": 3},
        {"content_text": "x"},
        {"title": "T", "tags": ["x"] * 101, "content_text": "x"},
        {"title": "T" * 1001, "content_text": "x"},
    ],
)
def test_the_schema_refuses_what_the_form_refuses(record: dict[str, Any]) -> None:
    """A seed that its author's validator passes must not be quarantined for its form."""
    with pytest.raises(jsonschema.ValidationError):
        validate(json.dumps(record))
    outcome = next(iter(read_stories("a.json", json.dumps(record).encode(), Conventions())))
    assert isinstance(outcome, SeedError)


def test_schema_option_prints_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    """`feedpub items --schema` works anywhere and prints JSON alone."""
    assert main(["items", "--schema"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == json.loads(item_schema())
    assert err == ""


# Lines


def test_each_line_validates_through_the_api(seeds: Path) -> None:
    """Every line that is printed is as the published schema says."""
    lines = printed(seeds)
    assert len(lines) == 8
    for line in lines:
        validate(line)


def test_each_line_validates_through_the_command(seeds: Path) -> None:
    """The same through the program itself, with nothing else on stdout or stderr."""
    command = [sys.executable, "-m", "feedpub", "items", "--json", str(seeds)]
    run = subprocess.run(command, capture_output=True, text=True, cwd=seeds.parent, check=True)
    assert run.stderr == ""
    assert run.stdout.splitlines() == printed(seeds)
    for line in run.stdout.splitlines():
        validate(line)


def test_the_shipped_seed_gives_exactly_the_item_of_the_design() -> None:
    """design.md, Seeds: title, section, author, language, five paragraphs; nothing else."""
    (line,) = printed(SHIPPED_SEED)
    assert json.loads(line) == {
        "seed": str(SHIPPED_SEED),
        "id": None,
        "url": None,
        "title": "ISW: Russia's advances in Bakhmut likely slowed in recent days",
        "authors": [{"name": "The Kyiv Independent news desk", "uri": None, "email": None}],
        "section": "News Feed",
        "tags": [],
        "language": "en",
        "published": None,
        "updated": None,
        "summary": None,
        "content_text": "\n\n".join(SHIPPED_PARAGRAPHS),
        "content_html": "\n".join(f"<p>{text}</p>" for text in SHIPPED_PARAGRAPHS),
        "attachments": [],
        "rejected": None,
    }
    assert SHIPPED_PARAGRAPHS[0].startswith("Russia's advances near Bakhmut")
    assert SHIPPED_PARAGRAPHS[4].endswith("previously reported.")


def test_a_full_item_is_printed_in_full(seeds: Path) -> None:
    """Dates in UTC and whole seconds, authors as objects, addresses absolute."""
    (line,) = printed(seeds / "full.json")
    item = json.loads(line)
    assert item["published"] == "2026-11-20T08:00:00Z"
    assert item["updated"] == "2026-11-21T00:00:00Z"
    assert item["authors"] == [
        {"name": "Jane Doe", "uri": None, "email": None},
        {"name": "Joe", "uri": "https://example.org/joe", "email": "j@e.org"},
    ]
    assert 'href="https://example.org/more"' in item["content_html"]
    untouched = ("id", "url", "title", "section", "tags", "language", "summary", "content_text")
    for name in untouched:
        assert item[name] == FULL[name]


# The way back


def test_round_trip(seeds: Path, tmp_path: Path) -> None:
    """What is printed, read as a seed, prints the same apart from where it stands."""
    first = printed(seeds)
    second = read_back(first, tmp_path / "back.jsonl")
    assert without_seed(second) == without_seed(first)
    for line in second:
        validate(line)


def test_twice_round_is_stable(seeds: Path, tmp_path: Path) -> None:
    """The second time round nothing changes at all: the seeds have the same names by then."""
    file = tmp_path / "back.jsonl"
    once = read_back(printed(seeds), file)
    assert read_back(once, file) == once


@pytest.mark.parametrize(
    "title",
    ["AT&amp;T", "Tom & Jerry", "1 < 2 > 0", "Why &lt;canvas&gt; stays", "a &amp;amp; b", "<3"],
)
def test_a_title_is_the_same_on_its_way_back(title: str, tmp_path: Path) -> None:
    """A title that came from markup is plain text once printed, whatever signs are in it."""
    first = read_back([json.dumps({"title": title, "content_text": "x"})], tmp_path / "a.jsonl")
    second = read_back(first, tmp_path / "a.jsonl")
    assert json.loads(second[0])["title"] == json.loads(first[0])["title"]


TEXT = st.text(st.characters(codec="utf-8"), max_size=60)


@settings(max_examples=150, deadline=None)
@given(
    title=TEXT,
    text=TEXT,
    html=st.lists(st.sampled_from(["<p>", "</p>", "<b>", "<li>", "&amp;", "<br>", "x y", "\n"])),
    section=TEXT,
    tags=st.lists(TEXT, max_size=3),
    moment=st.datetimes(min_value=datetime(1000, 1, 1), timezones=st.just(UTC)),
)
def test_round_trip_of_any_item(
    title: str, text: str, html: list[str], section: str, tags: list[str], moment: Any
) -> None:
    """Whatever a record says and is taken as, its line gives the same line again."""
    letters = title.replace("<", "").replace("&", "")
    record = {
        "title": f"T {letters}",
        "content_text": f"Words. {text}",
        "content_html": "".join(html),
        "section": section,
        "tags": tags,
        "published": moment.isoformat(),
    }
    lines = [json.dumps(record)]
    for _ in range(2):
        outcome = next(iter(read_stories("a.json", lines[-1].encode(), Conventions())))
        line = _as_json(outcome)
        assert isinstance(line, str), line
        lines.append(line)
    assert lines[2] == lines[1]


def test_rejected_pages_print_a_line_and_read_back(seeds: Path, tmp_path: Path) -> None:
    """design.md: a reason where the page holds no article; such a line has no title."""
    lines = printed(seeds / "links.txt", seeds / "many.jsonl")
    rejected = [json.loads(line) for line in lines if json.loads(line)["rejected"]]
    assert len(rejected) == 2
    for item in rejected:
        said = {name for name, value in item.items() if value not in (None, [])}
        assert said == {"seed", "rejected"}
    back = read_back(lines, tmp_path / "back.jsonl")
    assert without_seed(back) == without_seed(lines)


@pytest.mark.parametrize("reason", ["", "  ", None])
def test_an_empty_reason_is_absent(reason: str | None) -> None:
    """Null or nothing is absent in every field, so such an item is not rejected."""
    record = {"title": "T", "content_text": "x", "rejected": reason}
    (outcome,) = read_stories("a.json", json.dumps(record).encode(), Conventions())
    assert isinstance(outcome, NewsItem)


# Anywhere, without a project


def tree(folder: Path) -> dict[str, tuple[int, int]]:
    """Path → size and modification time of all there is."""
    found = ((path, path.lstat()) for path in folder.rglob("*"))
    return {str(path): (status.st_size, status.st_mtime_ns) for path, status in found}


@pytest.mark.parametrize("arguments", [["items"], ["items", "--json"], ["items", "--json", "."]])
def test_works_without_a_project_and_writes_nothing(
    seeds: Path,
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """design.md: works on any path, no project needed; no ledger, no file is made."""
    monkeypatch.chdir(seeds)
    before = tree(seeds.parent)
    paths = [] if "." in arguments else ["full.json", str(seeds / "bridges.md"), "deep"]
    assert main([*arguments, *paths]) == 0
    out, err = capsys.readouterr()
    assert out
    assert err == ""
    assert tree(seeds.parent) == before


def test_without_paths_the_project_is_needed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No paths means the seeds of the project; without one that is a usage error."""
    assert main(["-C", str(tmp_path), "items"]) == 2
    assert "feedpub.toml: found no such file" in capsys.readouterr().err


def test_without_paths_tells_the_seeds_of_the_project(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """The project's time zone counts, and neither ledger nor feeds are made."""
    workspace.configure('[site]\ntitle="T"\nurl="https://example.org/"\ntimezone="Europe/Kyiv"\n')
    workspace.seed("a.json", '{"title": "T", "content_text": "x", "published": "2026-11-20"}')
    assert main(["-C", str(workspace.folder), "items", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["published"] == "2026-11-19T22:00:00Z"
    assert sorted(path.name for path in workspace.folder.iterdir()) == ["feedpub.toml", "seeds"]


def test_errors_go_to_stderr_and_the_rest_to_stdout(
    seeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bad seed is told on stderr with exit code 3; every good line still comes."""
    good = printed(seeds)
    (seeds / "bad.json").write_text('{"title": "T", "content_text": "x", "tittle": "y"}')
    (seeds / "bad.txt").write_bytes(b"\xff\n")
    (seeds / "picture.png").write_bytes(b"\x89PNG")
    missing = str(seeds / "missing.txt")
    assert main(["items", "--json", str(seeds), missing]) == 3
    out, err = capsys.readouterr()
    assert out.splitlines() == good
    told = err.splitlines()
    assert len(told) == 4
    for name in ("bad.json", "bad.txt", "picture.png", "missing.txt"):
        (line,) = [line for line in told if f"{seeds}/{name}: " in line]
        assert "found" in line
        assert "expected" in line


def test_a_file_name_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    """Any path works, also one whose name is no text; the item itself is good."""
    name = b"caf\xe9.md"
    (Path(tmp_path) / name.decode("utf-8", "surrogateescape")).write_text("# Head\n\nA story.\n")
    command = [sys.executable, "-m", "feedpub", "items", "--json", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, check=False)
    assert b"Traceback" not in run.stderr
    assert json.loads(run.stdout)["title"] == "Head"


def test_for_people(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --json: a few lines an item, no control characters."""
    (seeds / "esc.json").write_text('{"title": "a\\u001b[31mb\\u202ec", "content_text": "x"}')
    assert main(["items", str(seeds)]) == 0
    out = capsys.readouterr().out
    assert "title: Rain & sun over the hills" in out
    assert "story: 5 paragraphs" in out
    assert "rejected: a page of links" in out
    assert all(character.isprintable() or character == "\n" for character in out)


# Explain


def explained(capsys: pytest.CaptureFixture[str], path: Path) -> list[str]:
    assert main(["explain", str(path)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out.splitlines()


def line_rows(rows: list[str]) -> list[str]:
    """The rows that tell of lines, above those that tell of fields."""
    return rows[: rows.index("")]


def field_rows(rows: list[str]) -> dict[str, str]:
    """Field → the rest of its row."""
    return dict(row.split(None, 1) for row in rows if row.startswith("  ") and row[2] != " ")  # type: ignore[misc]


def test_explain_prints_each_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Promise 6: every line of a capture, what it was taken for, and by which rule."""
    rows = line_rows(explained(capsys, SHIPPED_SEED))
    lines = SHIPPED_TEXT.splitlines()
    assert [int(row.split()[0]) for row in rows] == list(range(1, len(lines) + 1))
    for row, line in zip(rows, lines, strict=True):
        assert row.endswith(line.strip())
        assert len(row.split()) >= 3
    roles = [row.split()[1] for row in rows]
    assert roles.count("body") == 5
    assert roles.count("title") == roles.count("section") == 1


def test_explain_markdown(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Front matter and body are told apart, line by line."""
    rows = line_rows(explained(capsys, seeds / "bridges.md"))
    assert len(rows) == len(MARKDOWN.splitlines()) + 1  # what follows the last line end
    assert ["front" in row for row in rows[:8]] == [True] * 8
    assert "body" in rows[9]


def test_explain_json(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a record, whose lines mean nothing, each field is told."""
    rows = explained(capsys, seeds / "full.json")
    assert field_rows(rows).keys() == FULL.keys()


def test_explain_tells_where_each_field_is_from(
    seeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fields = field_rows(explained(capsys, SHIPPED_SEED))
    assert fields["title"].endswith("line 3, headline")
    assert (
        fields["authors"] == "The Kyiv Independent news desk".ljust(60) + "line 20, name-above-bio"
    )
    assert "published" not in fields
    assert field_rows(explained(capsys, seeds / "bridges.md"))["url"].endswith("front matter")


def test_explain_for_programs(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--json: an object a record, with the values as `items --json` has them."""
    assert main(["explain", "--json", str(SHIPPED_SEED)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["rejected"] is None
    assert [line["role"] for line in told["lines"]].count("body") == 5
    assert told["fields"]["section"] == {
        "value": "News Feed",
        "source": "line 1, label-above-headline",
    }
    assert main(["explain", "--json", str(seeds / "full.json")]) == 0
    (told,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert told["fields"]["published"]["value"] == "2026-11-20T08:00:00Z"
    assert told["fields"]["authors"]["value"][1]["name"] == "Joe"


def test_explain_tells_why_where_it_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """-v: below a line, what spoke for its being of the story and against it."""
    assert main(["-v", "explain", str(SHIPPED_SEED)]) == 0
    rows = line_rows(capsys.readouterr().out.splitlines())
    (lede,) = (at for at, row in enumerate(rows) if SHIPPED_PARAGRAPHS[0] in row)
    assert "likely of the story: " in rows[lede + 1]
    assert not any("likely of the story" in row for row in explained(capsys, SHIPPED_SEED))


def test_explain_a_page_without_an_article(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "menu.txt"
    path.write_text("Home\nNews\nSport\n")
    rows = explained(capsys, path)
    assert rows[-1] == f"{path}: rejected: no prose, only a list of 3 short lines"
    assert len(line_rows(rows)) == 3


def test_explain_a_container_goes_on_after_a_bad_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "list.jsonl"
    path.write_text(
        '{"title": "A", "content_text": "x"}\n[]\n{"title": "B", "content_text": "y"}\n'
    )
    assert main(["explain", str(path)]) == 1
    out, err = capsys.readouterr()
    assert [row for row in out.splitlines() if "#" in row] == [f"{path}#1", f"{path}#3"]
    assert err.startswith(f"feedpub: {path}#2: JSON: found a list")


def test_explain_a_bad_seed(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be read is an error that names the file as it was given."""
    path = seeds / "bad.txt"
    path.write_bytes(b"\xff\n")
    assert main(["explain", str(path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert f"feedpub: {path}: encoding: found" in err
    assert main(["explain", str(seeds / "gone.txt")]) == 1
    assert f"{seeds / 'gone.txt'}: file: found no such file" in capsys.readouterr().err


def test_explain_shows_no_terminal_codes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A seed cannot speak to the terminal of who looks at it."""
    path = tmp_path / "a.txt"
    shutil.copy(SHIPPED_SEED, path)
    path.write_text(SHIPPED_TEXT.replace("ISW", "\x1b]0;owned\x07ISW\u202e"))
    out = "\n".join(explained(capsys, path))
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_a_stumbling_reader_is_told_of_as_such(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A defect of ours in a reader is named; no traceback."""

    def stumbles(*_: object) -> list[object]:
        raise IndexError("list index out of range")

    monkeypatch.setattr("feedpub.readers.text.read", stumbles)
    path = tmp_path / "a.txt"
    path.write_text("Headline")
    assert main(["explain", str(path)]) != 0
    assert "a defect of feedpub's" in capsys.readouterr().err
