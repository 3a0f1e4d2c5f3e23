"""Seeds in their formats: what is read, and how what cannot be read is told."""

import codecs
import json
import time
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

import pytest
from conftest import SHIPPED_SEED
from hypothesis import given, settings
from hypothesis import strategies as st

from feedpub.conventions import Conventions
from feedpub.errors import SeedError
from feedpub.intake import read_stories
from feedpub.model import NewsItem, Person, Rejection
from feedpub.readers import READERS, read, reader_of
from feedpub.readers.markdown import MAX_DEPTH, MAX_FRONT_MATTER

Outcome = NewsItem | Rejection | SeedError
CAPTURE = SHIPPED_SEED.read_text("utf-8")
TITLE = "ISW: Russia's advances in Bakhmut likely slowed in recent days"
BODY = "\n\nIt rains in the town, and on the hills.\n"


def outcomes(name: str, data: str | bytes, zone: tzinfo = UTC) -> list[Outcome]:
    """What becomes of each record of a seed."""
    return list(
        read_stories(name, data.encode() if isinstance(data, str) else data, Conventions(zone=zone))
    )


def item(name: str, data: str | bytes, zone: tzinfo = UTC) -> NewsItem:
    """The one item of a seed."""
    (outcome,) = outcomes(name, data, zone)
    assert isinstance(outcome, NewsItem), outcome
    return outcome


def error(name: str, data: str | bytes) -> SeedError:
    """The one error of a seed; never a defect of ours."""
    (outcome,) = outcomes(name, data)
    assert isinstance(outcome, SeedError), outcome
    assert outcome.field != "reader", outcome
    assert "\n" not in str(outcome)
    assert len(str(outcome)) < 600
    return outcome


def yaml(front: str, body: str = BODY) -> str:
    return f"---\n{front}\n---{body}"


def toml(front: str, body: str = BODY) -> str:
    return f"+++\n{front}\n+++{body}"


def quickly(name: str, data: str | bytes) -> list[Outcome]:
    """What becomes of a bomb, in bounded time (field notes, torture 13)."""
    start = time.process_time()
    found = outcomes(name, data)
    assert time.process_time() - start < 5.0  # seconds; unbounded, it would be minutes
    return found


# Which reader


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "d.e/a.md", "a.markdown", "a.json", "a.ndjson"])
def test_the_suffix_chooses_the_reader(name: str) -> None:
    """Of whatever case; folders do not matter, and at most one reader takes a name."""
    (taking,) = [each for each, ends in READERS.items() if name.lower().endswith(ends)]
    assert reader_of(name).__name__ == f"feedpub.readers.{taking}"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("a", "no ending"),
        ("d.txt/a", "no ending"),
        ("a.pdf", "the ending .pdf"),
        ("a.txt.bak", "the ending .bak"),
        ("a." + "x" * 300, "the ending ." + "x" * 40),
    ],
)
def test_an_unknown_suffix_is_told_with_those_that_are_known(name: str, found: str) -> None:
    """UnknownFormatError: field, found and expected."""
    problem = error(name, "x")
    assert problem.field == "file name"
    assert problem.found == found
    for suffix in (".txt", ".md", ".json", ".jsonl"):
        assert suffix in problem.expected


# Encodings, for every format alike


@pytest.mark.parametrize(
    "data",
    [
        CAPTURE.encode(),
        codecs.BOM_UTF8 + CAPTURE.encode(),
        CAPTURE.encode("utf-16"),
        codecs.BOM_UTF16_BE + CAPTURE.encode("utf-16-be"),
        CAPTURE.replace("\n", "\r\n").encode(),
        CAPTURE.replace("\n", "\r").encode(),
    ],
    ids=["utf-8", "utf-8-bom", "utf-16-le", "utf-16-be", "crlf", "cr"],
)
def test_a_capture_in_each_encoding_is_the_same_item(data: bytes) -> None:
    """A byte order mark, UTF-16 and other line ends change nothing of the story."""
    assert item("a.txt", data) == item("a.txt", CAPTURE)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", yaml("title: Ö")),
        ("a.md", toml("title = 'Ö'")),
        ("a.json", '{"title": "Ö", "content_text": "x"}'),
        ("a.jsonl", '{"title": "Ö", "content_text": "x"}\r\n'),
    ],
)
def test_other_formats_in_each_encoding(name: str, text: str, encoding: str) -> None:
    """The mark is no part of the front matter's fence, nor of JSON."""
    assert item(name, text.encode(encoding)).title == "Ö"


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_markdown_with_other_line_ends(line_end: str) -> None:
    """CommonMark: a line ends with LF, CR LF or CR."""
    assert item("a.md", yaml("title: T").replace("\n", line_end)).title == "T"


@pytest.mark.parametrize(
    ("data", "field", "found"),
    [
        (b"", "file", "no bytes"),
        (b" \n\t\r\n ", "file", "nothing but white space"),
        (b"Caf\xe9\n", "encoding", "the byte 0xE9 at offset 3"),
        (b"a\xff\n", "encoding", "the byte 0xFF at offset 1"),
        (b"a\xed\xa0\x80\n", "encoding", "the byte 0xED at offset 1"),  # a surrogate
        (b"a\xc0\xaf\n", "encoding", "the byte 0xC0 at offset 1"),  # overlong
        (b"a\xc3", "encoding", "the byte 0xC3 at offset 1"),  # cut off
        (b"\xff\xfea", "encoding", "the byte 0x61 at offset 2"),
        (b"\xff\xfe\x00\xd8", "encoding", "the byte 0x00 at offset 2"),
        (b"ab\0c\n", "text", "a NUL byte at offset 2"),
        (b"\x89PNG\r\n\x1a\n\0\0", "text", "a NUL byte at offset 8"),
        ("abc\n".encode("utf-16-le"), "text", "a NUL byte at offset 1"),  # no mark
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.json", "a.jsonl"])
def test_bytes_that_are_no_text(name: str, data: bytes, field: str, found: str) -> None:
    """Each way to be no text is told: where, what was found, what was expected."""
    problem = error(name, data)
    assert problem.field == field
    assert problem.found.startswith(found)


@pytest.mark.parametrize(
    "data",
    ["Head\0line\n".encode("utf-16"), CAPTURE.replace("ISW", "😀").encode("utf-32")],
    ids=["utf-16 with a NUL", "utf-32"],
)
def test_a_nul_is_refused_in_utf16_as_well(data: bytes) -> None:
    """What is told of UTF-8 text holds for UTF-16, and UTF-32 is not taken for it."""
    assert error("a.txt", data).field in ("text", "encoding")


def test_a_mark_alone_holds_nothing() -> None:
    """Three bytes, and no story: a problem, not a defect."""
    (outcome,) = outcomes("a.txt", codecs.BOM_UTF8)
    assert isinstance(outcome, SeedError | Rejection)


# Text


def test_the_shipped_capture() -> None:
    """design.md, Seeds."""
    found = item("a.txt", CAPTURE)
    assert found.title == TITLE
    assert len(found.content_text.split("\n\n")) == 5


@pytest.mark.parametrize(
    "text",
    [
        "Home\nNews\nSport\n",
        "One headline\n",
        ".a { color: red; }\n" * 20,
        "x " * 20_000,
        "a\n" * 9,
    ],
)
def test_text_without_an_article_is_rejected_with_a_reason(text: str) -> None:
    """A Rejection with words, not an error of the program and not an invented item."""
    (outcome,) = outcomes("a.txt", text)
    assert isinstance(outcome, Rejection)
    assert outcome.reason


@pytest.mark.parametrize(
    "text",
    ["\n" * 1_000_000, "a\n" * 500_000, "a" * 1_000_000, "a b. " * 200_000, "\u0301" * 300_000],
    ids=["blank lines", "short lines", "one word", "one line", "accents"],
)
def test_absurd_text_is_refused_soon(text: str) -> None:
    """No shape of a megabyte of text keeps a build waiting."""
    quickly("a.txt", "Headline of it\n\n" + text)


# Markdown: front matter


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ("title: No", "title", "No"),
        ("title: 0123", "title", "0123"),
        ("title: 12:30", "title", "12:30"),
        ("title: 1_000", "title", "1_000"),
        ("title: 2026-11-22", "title", "2026-11-22"),
        ("title: yes", "title", "yes"),
        ("title: 1e400", "title", "1e400"),
        ("title: 'It''s: here'", "title", "It's: here"),
        ('title: "a\\tb"', "title", "a b"),
        ("title: >\n  folded\n  text", "title", "folded text"),
        ("TITLE: Upper", "title", "Upper"),
        ("title: T\ncategory: Works", "section", "Works"),
        ("title: T\nlang: de", "language", "de"),
        ("title: T\ndescription: D", "summary", "D"),
        ("title: T\nexcerpt: |\n  a\n  b", "summary", "a b"),
        ("title: T\nlink: https://e.org/a", "url", "https://e.org/a"),
        ("title: T\npermalink: https://e.org/a", "url", "https://e.org/a"),
        ("title: T\ncanonical_url: https://e.org/a", "url", "https://e.org/a"),
        ("title: T\nid: tag:e.org,2026:1", "id", "tag:e.org,2026:1"),
        ("title: T\ntags: one", "tags", ("one",)),
        ("title: T\ntags: [a, b, a]", "tags", ("a", "b")),
        ("title: T\nkeywords:\n  - a\n  - b", "tags", ("a", "b")),
        ("title: T\nauthor: Jane", "authors", (Person(name="Jane"),)),
        ("title: T\nby: [J, K]", "authors", (Person(name="J"), Person(name="K"))),
        ("title: T\nauthor: {name: J}", "authors", (Person(name="J"),)),
        ("title: T\nauthors: A\nauthor: B", "authors", (Person(name="A"),)),
        ("title: T\nauthor: B\nauthors: A", "authors", (Person(name="A"),)),
        ("title: T\nauthor:", "authors", ()),
        ("title: T\nslug: x\ndraft_of: 3\nlayout: post", "tags", ()),
        ("# a comment\ntitle: T", "title", "T"),
    ],
)
def test_yaml_front_matter(front: str, field: str, value: object) -> None:
    """Scalars mean what stands there; the names that site generators use are known."""
    assert getattr(item("a.md", yaml(front)), field) == value


@pytest.mark.parametrize("null", ["null", "~", ""])
@pytest.mark.parametrize("key", ["author", "date", "tags", "url"])
def test_a_yaml_null_is_absent(key: str, null: str) -> None:
    """YAML 1.2 §10.3.2: null. Nobody is called that, and nothing is invented (promise 3)."""
    found = item("a.md", yaml(f"title: T\n{key}: {null}"))
    assert (found.authors, found.tags, found.published) == ((), (), None)
    assert (found.url, found.summary, found.section) == (None, None, None)


@pytest.mark.parametrize(
    ("front", "moment"),
    [
        ("date: 2026-11-22", datetime(2026, 11, 21, 22, tzinfo=UTC)),
        ("date: 2026-11-22 10:00:00", datetime(2026, 11, 22, 8, tzinfo=UTC)),
        ("date: 2026-11-22T10:00:00Z", datetime(2026, 11, 22, 10, tzinfo=UTC)),
        ("date: 2026-11-22T10:00:00-05:00", datetime(2026, 11, 22, 15, tzinfo=UTC)),
        ("published: 22 Nov 2026", datetime(2026, 11, 21, 22, tzinfo=UTC)),
    ],
)
def test_yaml_dates(front: str, moment: datetime) -> None:
    """In the project's zone, unless they name their own."""
    zone = ZoneInfo("Europe/Kyiv")
    assert item("a.md", yaml(f"title: T\n{front}"), zone).published == moment


@pytest.mark.parametrize(
    ("front", "moment"),
    [
        ("date = 2026-11-22", datetime(2026, 11, 21, 22, tzinfo=UTC)),
        ("date = 2026-11-22T10:00:00", datetime(2026, 11, 22, 8, tzinfo=UTC)),
        ("date = 2026-11-22 10:00:00.5Z", datetime(2026, 11, 22, 10, tzinfo=UTC)),
        ("date = 2026-11-22T10:00:00+02:00", datetime(2026, 11, 22, 8, tzinfo=UTC)),
        ("date = '2026-11-22'", datetime(2026, 11, 21, 22, tzinfo=UTC)),
    ],
)
def test_toml_dates(front: str, moment: datetime) -> None:
    """TOML's own dates, local ones in the project's zone."""
    zone = ZoneInfo("Europe/Kyiv")
    assert item("a.md", toml(f"title = 'T'\n{front}"), zone).published == moment


def test_toml_front_matter() -> None:
    """The same names as in YAML, and tables."""
    front = (
        "title = 'T'\ntags = ['a']\nlastmod = 2026-11-22\n[[authors]]\nname = 'J'\n[params]\nx = 1"
    )
    found = item("a.md", toml(front))
    assert (found.title, found.tags, found.authors) == ("T", ("a",), (Person(name="J"),))
    assert found.updated == datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "field", "found"),
    [
        (yaml("title: ["), "front matter", "no valid YAML"),
        (yaml("title: a: b"), "front matter", "no valid YAML"),
        (yaml('title: "open'), "front matter", "no valid YAML"),
        (yaml("\ttitle: T"), "front matter", "no valid YAML"),
        (yaml("? [a]\n: b"), "front matter", "no valid YAML"),
        (yaml("a: &x [T]\ntitle: *x"), "front matter", "no valid YAML (an alias)"),
        (yaml("title: *x"), "front matter", "no valid YAML (an alias)"),
        (yaml("- a\n- b"), "front matter", "no keys"),
        (yaml("words"), "front matter", "no keys"),
        (toml("title = "), "front matter", "no valid TOML"),
        (toml("a = 1\na = 2"), "front matter", "no valid TOML"),
        (toml("title: T"), "front matter", "no valid TOML"),
        ("---\ntitle: T\n\nBody", "front matter", "no line '---'"),
        ("+++\ntitle = 'T'\n---\n", "front matter", "no line '+++'"),
        (yaml(""), "title", "nothing"),
        (yaml("title: ''"), "title", "nothing"),
        (yaml("title: [a]"), "title", "['a']"),
        (toml("title = 3"), "title", "3"),
        (yaml("title: T\ndate: 11/12/2026"), "published", "'11/12/2026'"),
        (yaml("title: T\ndate: soon"), "published", "'soon'"),
        (toml("title = 'T'\ndate = 10:00:00"), "published", "'10:00:00'"),
        (yaml("title: T\nurl: /a"), "url", "'/a'"),
        (yaml("title: T\nid: 17"), "id", "'17'"),
        (yaml("title: T\nlang: English"), "language", "'English'"),
        (yaml("title: T\nauthor: {nmae: J}"), "authors[0].'nmae'", "an unknown key"),
        (yaml("title: T", "\n"), "content_text", "nothing"),
        (yaml("title: T", "\n" + "[" * 20_001), "body", "20,001 brackets"),
    ],
)
def test_markdown_that_cannot_be_an_item(text: str, field: str, found: str) -> None:
    """Invalid or unclosed front matter and wrong values: the field, and what stands there."""
    problem = error("a.md", text)
    assert problem.field == field
    assert problem.found.startswith(found)


@pytest.mark.parametrize("front", [yaml("title: a\ntitle: b"), toml("title = 'a'\ntitle = 'b'")])
def test_a_key_given_twice_is_told(front: str) -> None:
    """YAML 1.2 §3.2.1.3 and TOML: keys are unique; to pick one would be to guess."""
    assert error("a.md", front).field == "front matter"


@pytest.mark.parametrize(
    "front",
    [
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(
            f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n"
            for a, b in zip("abcdefgh", "bcdefghi", strict=True)
        ),
        "a0: &a0 {k: v}\n"
        + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 40)),
        "title: " + "[" * 15_000,
        "title: " + "{a: " * 3_000,
        "".join(" " * n + "a:\n" for n in range(150)),
        "- " * 7_000 + "a",
        "title: !!python/object/apply:os.system ['true']",
        "a: " + "b" * MAX_FRONT_MATTER,
        "&a " * 4_000,
        "? " * 5_000,
        "title: '" + "'" * 16_000,
        "# " + "c" * 16_000,
    ],
    ids=[
        "alias",
        "merge",
        "flow",
        "map",
        "block",
        "list",
        "tag",
        "huge",
        "anchors",
        "keys",
        "quotes",
        "comment",
    ],
)
def test_yaml_bombs(front: str) -> None:
    """Field notes C3: refused within a second, without running anything."""
    for outcome in quickly("a.md", yaml(front)):
        assert isinstance(outcome, SeedError)
        assert outcome.field != "reader"


@pytest.mark.parametrize(
    "front", ["a = " + "[" * 8_000, "a = " + "{a = " * 3_000, "a." * 4_000 + "a = 1", "a" * 16_385]
)
def test_toml_bombs(front: str) -> None:
    """As the bombs of YAML."""
    for outcome in quickly("a.md", toml(front)):
        assert isinstance(outcome, SeedError)
        assert outcome.field != "reader"


def test_front_matter_may_be_as_deep_and_long_as_the_limits() -> None:
    """A limit is where it is said to be."""
    deep = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert item("a.md", yaml(f"title: T\n{deep}")).title == "T"
    assert error("a.md", yaml(f"title: T\na: {'[' * MAX_DEPTH}{']' * MAX_DEPTH}"))
    filler = "a: " + "b" * (MAX_FRONT_MATTER - len("title: T\na: "))
    assert item("a.md", yaml(f"title: T\n{filler}")).title == "T"
    assert error("a.md", yaml(f"title: T\n{filler}b")).field == "front matter"


# Markdown: body


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Head\n\nText.", "Head"),
        ("\n\n# Head\n\nText.", "Head"),
        ("Head\n====\n\nText.", "Head"),
        ("# *Em* `code` [link](x) <b>b</b>\n\nText.", "Em code link b"),
        ("# A & B &lt;c&gt;\n\nText.", "A & B"),
        (yaml("tags: a", "\n# Head\n\nText."), "Head"),
        (yaml("title: Other", "\n# Head\n\nText."), "Other"),
        (yaml("title: Head", "\n# Head\n\nText."), "Head"),
    ],
)
def test_the_title_of_markdown(text: str, title: str) -> None:
    """Of the front matter, or else of the first heading."""
    assert item("a.md", text).title.startswith(title)


def test_a_heading_that_is_the_title_is_not_told_twice() -> None:
    """It leaves the body; another heading stays."""
    assert item("a.md", yaml("title: Head", "\n# Head\n\nText.")).content_text == "Text."
    assert item("a.md", yaml("title: T", "\n# Head\n\nText.")).content_text == "Head\n\nText."


@pytest.mark.parametrize(
    "text", ["Text.\n\n# Late\n\nMore.", "## Second\n\nText.", "Text.", "#\n\nText."]
)
def test_markdown_without_a_title(text: str) -> None:
    """No headline is invented from elsewhere."""
    assert error("a.md", text).field == "title"


def test_markdown_is_made_safe_and_absolute() -> None:
    """Raw HTML passes the sanitiser; relative addresses are resolved against the story's."""
    body = (
        "\n[l](../c) ![i](j.png) <b onclick='x()'>b</b>\n\n"
        "<script>alert(1)</script>\n\n[j](javascript:x)\n"
    )
    html = item("a.md", yaml("title: T\nurl: https://e.org/a/b", body)).content_html
    assert 'href="https://e.org/c"' in html
    assert 'src="https://e.org/a/j.png"' in html
    assert "script" not in html.replace("[j](javascript:x)", "")
    assert "onclick" not in html


def test_markdown_tables_and_lists() -> None:
    """CommonMark with tables, each cell and item a paragraph of the text."""
    found = item("a.md", "# T\n\n| a | b |\n|---|---|\n| c | d |\n\n1. one\n2. two\n")
    assert "<table>" in found.content_html
    assert found.content_text.split("\n\n") == ["a", "b", "c", "d", "one", "two"]


def test_nested_lists_lose_nothing() -> None:
    """What stands in the seed stands in the story, or else the seed is told to be too deep."""
    depth = 15
    nested = "".join(f"{'  ' * level}- level {level}\n" for level in range(depth))
    (outcome,) = outcomes("a.md", "# T\n\n" + nested)
    lost = isinstance(outcome, NewsItem) and f"level {depth - 1}" not in outcome.content_text
    assert not lost


@pytest.mark.parametrize(
    "body",
    [
        "[" * 20_000,
        "> " * 20_000,
        "- " * 10_000,
        "*a " * 20_000,
        "`" * 20_001,
        "![[](" * 10_000,
        "<" * 50_000,
        "&" * 50_000,
        "[a]: b\n" * 20_000,
        "a**b" * 20_000,
        ("|a" * 900 + "\n" + "|-" * 900 + "\n" + "|b\n" * 900 + "\n") * 3,
        "<div>" * 50_000,
        "<b></p>" * 30_000,
    ],
    ids=["[", ">", "-", "*", "`", "image", "<", "&", "reference", "**", "table", "div", "b"],
)
def test_markdown_bombs(body: str) -> None:
    """Field notes, torture 13: bounded time, and nothing larger than a megabyte comes out."""
    for outcome in quickly("a.md", "# T\n\n" + body):
        assert not isinstance(outcome, SeedError) or outcome.field != "reader"
        assert not isinstance(outcome, NewsItem) or len(outcome.content_html) < 1_000_000


# JSON


def record(**fields: object) -> str:
    return json.dumps({"title": "T", "content_text": "x"} | fields)


def test_json_holds_one_item_or_a_list() -> None:
    """Records of a list are numbered from 1, and a bad one concerns itself alone."""
    assert item("a.json", record()).seed == "a.json"
    found = outcomes("a.json", f"[{record()}, 3, null, [], {record(title='U')}]")
    assert [getattr(each, "seed", None) for each in found] == [f"a.json#{n}" for n in range(1, 6)]
    assert [isinstance(each, NewsItem) for each in found] == [True, False, False, False, True]
    assert outcomes("a.json", "[]") == []


@pytest.mark.parametrize(
    ("text", "field", "found"),
    [
        ("{", "JSON", "no valid JSON"),
        (record() + " x", "JSON", "no valid JSON"),
        (record()[:-1] + ",}", "JSON", "no valid JSON"),
        ('{"title": NaN}', "JSON", "no valid JSON"),
        ('{"title": Infinity}', "JSON", "no valid JSON"),
        ('{"title": "\\ud800"}', "JSON", "no valid JSON"),
        ('{"title": ' + "9" * 5_000 + "}", "JSON", "no valid JSON"),
        ("[" * 200_000, "JSON", "no valid JSON"),
        ('{"a":' * 100_000, "JSON", "no valid JSON"),
        ("null", "JSON", "null"),
        ("3", "JSON", "a number"),
        ('"a"', "JSON", "text"),
        ("{}", "title", "nothing"),
        (record(title=3), "title", "3"),
        (record(title=None), "title", "nothing"),
        (record(content_text=None), "content_text", "nothing"),
        (record(tags="a"), "tags", "'a'"),
        (record(tags=[1]), "tags[0]", "1"),
        (record(tags=[[[[]]]]), "tags[0]", "[[[]]]"),
        (record(authors="J"), "authors", "'J'"),
        (record(authors=[{"uri": "https://e.org/"}]), "authors[0].name", "nothing"),
        (record(authors=[None]), "authors[0]", "None"),
        (record(published=20261122), "published", "20261122"),
        (record(seed=3), "seed", "3"),
        (record(rejected=3), "rejected", "3"),
    ],
)
def test_json_that_is_no_item(text: str, field: str, found: str) -> None:
    """Not JSON as in RFC 8259, or another type than the form's."""
    problem = error("a.json", text)
    assert problem.field == field
    assert problem.found.startswith(found)


def test_a_key_given_twice_in_json() -> None:
    """RFC 8259 §4 leaves open what it means; feedpub says the same of it every time."""
    (outcome,) = outcomes("a.json", '{"title": "a", "title": "b", "content_text": "x"}')
    assert isinstance(outcome, SeedError) or outcome == item("a.json", record(title="b"))


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("tittle", "'title', perhaps"),
        ("content", "'content_text', perhaps"),
        ("author", "'authors', perhaps"),
        ("publish", "'published', perhaps"),
        ("zzzz", "one of seed, id, url, title"),
        ("", "one of"),
        ("a\nb", "one of"),
        ("k" * 500, "one of"),
    ],
)
def test_an_unknown_key_comes_with_a_hint(key: str, hint: str) -> None:
    """Nothing that a seed says is silently left out."""
    problem = error("a.json", record(**{key: "x"}))
    assert problem.found == "an unknown key"
    assert problem.expected.startswith(hint) or key == "content"
    assert len(problem.field) < 100


@pytest.mark.parametrize("depth", [100, 900, 990])
@pytest.mark.parametrize("field", ["title", "authors", "tags", "attachments", "other"])
def test_values_nested_as_deep_as_the_parser_allows(field: str, depth: int) -> None:
    """Between what JSON's parser takes and what the form takes lies no crash."""
    error("a.json", record()[:-1] + f', "{field}": ' + "[" * depth + "]" * depth + "}")


# JSON Lines


def test_a_broken_line_concerns_itself_alone() -> None:
    """Lines are numbered as an editor numbers them; blank ones are nothing."""
    found = outcomes("a.jsonl", f"{record()}\n{{bad\n\n{record(title='U')}\r\n3\n{'[' * 100_000}\n")
    assert [each.seed for each in found] == [f"a.jsonl#{n}" for n in (1, 2, 4, 5, 6)]
    assert [isinstance(each, NewsItem) for each in found] == [True, False, True, False, False]
    assert all(each.field == "JSON" for each in found if isinstance(each, SeedError))


def test_a_line_separator_within_a_line_ends_nothing() -> None:
    """U+2028 and NEL may stand in JSON strings; only a line feed parts records."""
    text = record(content_text="a\u2028b\x85c").encode().decode("unicode_escape")
    (outcome,) = outcomes("a.jsonl", text.encode("utf-8", "surrogatepass"))
    assert isinstance(outcome, NewsItem)


# Anything


@settings(max_examples=150, deadline=None)
@given(
    name=st.sampled_from(["a.txt", "a.md", "a.json", "a.jsonl"]),
    data=st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.text("-+ \n:[]{}\"'#*&!|>?%@`,=_a1\t", max_size=120).map(
            lambda text: f"---\n{text}\n---\n# T\n\n{text}".encode()
        ),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(
                        ["title", "url", "id", "authors", "name", "tags", "rejected", "published"]
                    )
                    | st.text(max_size=9),
                    inner,
                    max_size=4,
                )
            ),
            max_leaves=9,
        ).map(lambda value: json.dumps(value).encode()),
    ),
)
def test_no_bytes_are_a_defect(name: str, data: bytes) -> None:
    """Whatever stands in a seed, it is an item, a rejection, or an error in words."""
    for outcome in outcomes(name, data):
        if isinstance(outcome, SeedError):
            assert outcome.field != "reader", outcome
            assert outcome.found
            assert outcome.expected


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_reading_is_pure(text: str) -> None:
    """The same bytes give the same documents (promise 4)."""
    for name in ("a.txt", "a.md"):
        try:
            first = read(name, text.encode())
        except SeedError:
            continue
        assert read(name, text.encode()) == first
