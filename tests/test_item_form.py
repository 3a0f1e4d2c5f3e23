"""The item form, field by field: what is taken, what is cleaned, what is refused."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedpub.conventions import Conventions
from feedpub.errors import InvalidItemError
from feedpub.fields import MAX_LINE
from feedpub.model import Attachment, NewsItem, Person
from feedpub.normalise.item_form import MAX_MANY, read_item

FILE = {"url": "https://e.org/a.jpg", "mime_type": "image/jpeg"}


def read(**stated: Any) -> NewsItem:
    """The item of a table that has a title."""
    return read_item("s.json", {"title": "T"} | stated, Conventions())


def refused(**stated: Any) -> InvalidItemError:
    """Why a table is refused."""
    with pytest.raises(InvalidItemError) as caught:
        read(**stated)
    assert caught.value.seed == "s.json"
    assert len(str(caught.value)) < 500
    return caught.value


@pytest.mark.parametrize("absent", [None, "", "  \n"])
def test_null_and_blank_text_are_absent(absent: str | None) -> None:
    """Every field of text but the title."""
    names = [
        "id",
        "url",
        "section",
        "language",
        "published",
        "updated",
        "summary",
        "content_text",
        "content_html",
    ]
    assert read(**dict.fromkeys(names, absent)) == read()


@pytest.mark.parametrize("absent", [None, []])
def test_null_and_empty_lists_are_absent(absent: list[str] | None) -> None:
    """As text is."""
    names = ("authors", "tags", "attachments")
    assert read(**dict.fromkeys(names, absent)) == read()


def test_the_seed_is_told_not_read() -> None:
    """An item is where it was found."""
    assert read(seed="elsewhere.txt").seed == "s.json"


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("  A \n\t headline ", "A headline"),
        ("<b>Bold</b> &amp;", "<b>Bold</b> &amp;"),
        ("a\u0000\u0007\u001bb\ufffe\x7f\x9fc", "abc"),
        ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
        ("a\u2028b\u00a0c", "a b c"),
        ("שלום 😀 e\u0301", "שלום 😀 e\u0301"),
        ("x" * MAX_LINE, "x" * MAX_LINE),
    ],
)
def test_titles(stated: str, title: str) -> None:
    """One line of plain text, fit for XML."""
    assert read(title=stated).title == title


@pytest.mark.parametrize("stated", [None, "", " ", "\u0000", "\u200b\u2060"])
def test_a_title_that_shows_nothing_is_none(stated: str | None) -> None:
    """A headline is something to see."""
    assert refused(title=stated).field == "title"


@pytest.mark.parametrize(
    ("field", "stated"),
    [
        ("title", "x" * (MAX_LINE + 1)),
        ("section", "x" * (MAX_LINE + 1)),
        ("tags", ["ok", "x" * (MAX_LINE + 1)]),
        ("authors", ["x" * (MAX_LINE + 1)]),
        ("authors", ["J"] * (MAX_MANY + 1)),
        ("tags", list(map(str, range(MAX_MANY + 1)))),
        ("attachments", [FILE] * (MAX_MANY + 1)),
        ("attachments", [FILE | {"title": "x" * (MAX_LINE + 1)}]),
    ],
)
def test_too_long_or_too_many(field: str, stated: object) -> None:
    """With the number found and the most that may be."""
    problem = refused(**{field: stated})
    assert problem.field.startswith(field)
    assert "at most" in problem.expected
    assert any(digit in problem.found for digit in "0123456789")


@pytest.mark.parametrize(
    ("field", "stated", "found"),
    [
        ("id", "17", "'17'"),
        ("id", "tag:e.org,2026:a b", "'tag:e.org,2026:a b'"),
        ("id", "tag:e.org,2026:é", "'tag:e.org,2026:é'"),
        ("id", "x:" + "y" * 2_000, "'x:yyy"),
        ("url", "/a", "'/a'"),
        ("url", "ftp://e.org/", "'ftp://e.org/'"),
        ("url", "javascript:alert(1)", "'javascript:alert(1)'"),
        ("url", "https://e.org:port/", "'https://e.org:port/'"),
        ("url", "https://[::1/", "'https://[::1/'"),
        ("language", "English", "'English'"),
        ("language", "de_DE", "'de_DE'"),
        ("language", "e", "'e'"),
        ("language", "en-" + "a" * 9, "'en-aaaaaaaaa'"),
        ("published", "soon", "'soon'"),
        ("published", "11/12/2026", "'11/12/2026'"),
        ("updated", "2026", "'2026'"),
        ("updated", "2026-02-30", "'2026-02-30'"),
        ("content_html", "<div>" * 300 + "x", "elements nested"),
    ],
)
def test_values_that_mean_nothing(field: str, stated: str, found: str) -> None:
    """The field, what stands there, and what should."""
    problem = refused(**{field: stated})
    assert problem.field == field
    assert problem.found.startswith(found)
    assert problem.expected


@pytest.mark.parametrize(
    ("stated", "people"),
    [
        (["J"], (Person(name="J"),)),
        ([" J \n D "], (Person(name="J D"),)),
        ([{"name": "J"}], (Person(name="J"),)),
        ([{"name": "J", "uri": "", "email": None}], (Person(name="J"),)),
        (
            [{"name": "J", "uri": "https://é.org", "email": "j@e.org"}],
            (Person(name="J", uri="https://xn--9ca.org/", email="j@e.org"),),
        ),
    ],
)
def test_authors(stated: list[object], people: tuple[Person, ...]) -> None:
    """A name, or a table."""
    assert read(authors=stated).authors == people


@pytest.mark.parametrize(
    ("stated", "field"),
    [
        ([""], "authors[0].name"),
        (["J", " "], "authors[1].name"),
        ([{"name": ""}], "authors[0].name"),
        ([{}], "authors[0].name"),
        ([{"name": "J", "uri": "e.org"}], "authors[0].uri"),
        ([{"name": "J", "uri": "mailto:j@e.org"}], "authors[0].uri"),
        ([{"name": "J", "email": "j"}], "authors[0].email"),
        ([{"name": "J", "email": "j@e.org, k@e.org"}], "authors[0].email"),
        ([{"name": "J", "email": "j@" + "e" * 300 + ".org"}], "authors[0].email"),
        ([3], "authors[0]"),
        ("J", "authors"),
    ],
)
def test_authors_that_are_none(stated: object, field: str) -> None:
    """The place in the list is told."""
    assert refused(authors=stated).field == field


def test_tags_are_unique_lines() -> None:
    """In their order, blank ones left out."""
    assert read(tags=["b", " a ", "", "b", "a\n", "\u0000"]).tags == ("b", "a")


def test_attachments() -> None:
    """With and without what is optional."""
    full = FILE | {"size_in_bytes": 0, "title": " P \n"}
    assert read(attachments=[FILE, full]).attachments == (
        Attachment(url="https://e.org/a.jpg", mime_type="image/jpeg"),
        Attachment(url="https://e.org/a.jpg", mime_type="image/jpeg", size_in_bytes=0, title="P"),
    )


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"url": "a.jpg"}, "attachments[0].url"),
        ({"url": "data:image/png;base64,AA"}, "attachments[0].url"),
        ({"mime_type": "jpeg"}, "attachments[0].mime_type"),
        ({"mime_type": "image/jpeg; q=1"}, "attachments[0].mime_type"),
        ({"mime_type": "image/jpég"}, "attachments[0].mime_type"),
        ({"mime_type": "image/jpeg\n"}, "attachments[0].mime_type"),
        ({"size_in_bytes": -1}, "attachments[0].size_in_bytes"),
        ({"size_in_bytes": "3"}, "attachments[0].size_in_bytes"),
        ({"size_in_bytes": 1.5}, "attachments[0].size_in_bytes"),
        ({"size_in_bytes": True}, "attachments[0].size_in_bytes"),
        ({"size": 3}, "attachments[0].'size'"),
    ],
)
def test_attachments_that_are_none(change: dict[str, object], field: str) -> None:
    """RSS's enclosure wants an address, a media type and a length that are right."""
    assert refused(attachments=[FILE | change]).field == field


def test_text_in_place_of_numbers_where_the_format_has_no_numbers() -> None:
    """YAML front matter gives text for all, so there ``"9"`` is nine."""
    stated: dict[str, object] = {"title": "T", "attachments": [FILE | {"size_in_bytes": "9"}]}
    item = read_item("s.md", stated, Conventions(), strict=False)
    assert item.attachments[0].size_in_bytes == 9


def test_dates_are_utc_in_whole_seconds() -> None:
    """RSS knows no finer; a date without a zone is the project's."""
    stated: dict[str, object] = {
        "title": "T",
        "published": "2026-07-01T12:00:00.9",
        "updated": "2026-07-01T12:00Z",
    }
    item = read_item("s.json", stated, Conventions(zone=ZoneInfo("Europe/Kyiv")))
    assert item.published == datetime(2026, 7, 1, 9, tzinfo=UTC)
    assert item.updated == datetime(2026, 7, 1, 12, tzinfo=UTC)


def test_html_is_safe_and_absolute() -> None:
    """Relative addresses are resolved against the story's own."""
    html = '<p onclick="x()"><a href="b">l</a><script>x</script></p>'
    assert (
        read(content_html=html).content_html == '<p><a rel="noopener noreferrer nofollow">l</a></p>'
    )
    found = read(content_html=html, url="https://e.org/a/").content_html
    assert 'href="https://e.org/a/b"' in found


def test_text_is_fit_for_xml() -> None:
    """Line ends become one kind, forbidden characters go."""
    assert read(content_text="\r\na\r\rb\u0000\ufffec\n").content_text == "a\n\nbc"


@pytest.mark.parametrize(
    ("stated", "field", "hint"),
    [
        ({"tittle": "x"}, "'tittle'", "'title', perhaps"),
        ({"authors": [{"name": "J", "mail": "x"}]}, "authors[0].'mail'", "'email', perhaps"),
        (
            {"attachments": [FILE | {"mimetype": "x"}]},
            "attachments[0].'mimetype'",
            "'mime_type', perhaps",
        ),
    ],
)
def test_unknown_keys(stated: dict[str, object], field: str, hint: str) -> None:
    """At each level, with the nearest key that there is."""
    problem = refused(**stated)
    assert (problem.field, problem.found, problem.expected) == (field, "an unknown key", hint)


ANY = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
NAMES = "id url title authors section tags language published summary content_html attachments"


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES.split()), ANY))
def test_any_table_is_an_item_or_told(stated: dict[str, object]) -> None:
    """No table raises anything but InvalidItemError."""
    try:
        assert read_item("s.json", stated, Conventions()).title
    except InvalidItemError as problem:
        told = (problem.field, problem.found, problem.expected)
    else:
        return
    assert all(told)


@pytest.mark.parametrize(("day_first", "month"), [(True, 4), (False, 3)])
def test_the_configuration_tells_the_order_of_day_and_month(day_first: bool, month: int) -> None:
    stated: dict[str, object] = {"title": "T", "summary": "S", "published": "3/4/2026"}
    with pytest.raises(InvalidItemError, match="published"):
        read_item("s.json", stated, Conventions())
    item = read_item("s.json", stated, Conventions(day_first=day_first))
    assert item.published and item.published.month == month
