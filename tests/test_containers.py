"""Containers and the forms of others: feeds, JSON Feed, ninjs, schema.org, crawler archives."""

import gzip
import io
import json
import os
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from conftest import CONFIG, Workspace
from msgspec.structs import replace
from stories import make
from test_bad_input import LAUNCHER, MEMORY, feedpub, published, told
from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from feedpub import Attachment, Feed, NewsItem, Person, render_atom, render_json, render_rss
from feedpub.conventions import Conventions
from feedpub.errors import SeedError
from feedpub.intake import read_stories
from feedpub.media import with_image
from feedpub.model import Rejection, SeedDocument
from feedpub.normalise import explain
from feedpub.readers import is_streamed, read, warc

Outcome = NewsItem | Rejection | SeedError


def outcomes(name: str, content: object, conventions: Conventions | None = None) -> list[Outcome]:
    """What becomes of each record; other values than text and bytes are written as JSON."""
    if isinstance(content, str):
        content = content.encode()
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    return list(read_stories(name, data, conventions or Conventions()))


def item(name: str, content: object, conventions: Conventions | None = None) -> NewsItem:
    (outcome,) = outcomes(name, content, conventions)
    assert isinstance(outcome, NewsItem), outcome
    return outcome


def error(name: str, content: object) -> SeedError:
    (outcome,) = outcomes(name, content)
    assert isinstance(outcome, SeedError), outcome
    return outcome


def reason(name: str, content: object) -> str:
    (outcome,) = outcomes(name, content)
    assert isinstance(outcome, Rejection), outcome
    return outcome.reason


def remarks(name: str, data: bytes) -> tuple[str, ...]:
    (document,) = read(name, data)
    assert isinstance(document, SeedDocument)
    return explain(document, Conventions()).remarks


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# JSON Feed


def json_feed(*items: object, **fields: object) -> dict[str, object]:
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour Courier",
        "home_page_url": "https://courier.example/",
        "items": list(items),
    } | fields


ENTRY = {
    "id": "https://courier.example/ferry",
    "url": "https://courier.example/ferry",
    "title": "Ferry runs again",
    "content_html": "<p>The ferry <a href='timetable'>runs</a>.</p>",
}


def test_json_feed() -> None:
    """Every field that JSON Feed 1.1 and an item have in common."""
    found = item(
        "feed.json",
        json_feed(
            ENTRY
            | {
                "summary": "After a year.",
                "date_published": "2026-03-01T08:00:00+01:00",
                "date_modified": "2026-03-02T08:00:00+01:00",
                "authors": [{"name": "Ada Bram", "url": "https://courier.example/ada"}],
                "tags": ["Ferries", "Harbour"],
                "language": "en",
                "image": "ferry.jpg",
                "attachments": [
                    {"url": "/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 7, "title": "A"}
                ],
            },
            language="de",
        ),
    )
    assert found == NewsItem(
        seed="feed.json#1",
        id="https://courier.example/ferry",
        url="https://courier.example/ferry",
        title="Ferry runs again",
        authors=(Person(name="Ada Bram", uri="https://courier.example/ada"),),
        tags=("Ferries", "Harbour"),
        language="en",
        published=utc("2026-03-01T07:00:00"),
        updated=utc("2026-03-02T07:00:00"),
        summary="After a year.",
        content_text="The ferry runs.",
        content_html='<p>The ferry <a href="https://courier.example/timetable"'
        ' rel="noopener noreferrer nofollow">runs</a>.</p>',
        attachments=(
            Attachment(url="https://courier.example/ferry.jpg", mime_type="image/jpeg"),
            Attachment(
                url="https://courier.example/a.mp3",
                mime_type="audio/mpeg",
                size_in_bytes=7,
                title="A",
            ),
        ),
    )


@pytest.mark.parametrize(
    "authors",
    [
        {"authors": [{"name": "Ada Bram"}]},
        {"author": {"name": "Ada Bram"}},
        {"authors": [{"name": "Ada Bram"}], "author": {"name": "Other"}},
    ],
)
def test_the_authors_of_a_json_feed_are_those_of_its_items(authors: dict[str, object]) -> None:
    """Version 1.1, items: "the top-level authors, if present"; 1.0 had one author."""
    assert item("a.json", json_feed(ENTRY, **authors)).authors == (Person(name="Ada Bram"),)
    own = ENTRY | {"authors": [{"name": "Own"}]}
    assert item("a.json", json_feed(own, **authors)).authors == (Person(name="Own"),)


@pytest.mark.parametrize("identity", [None, "", " ", [], True])
def test_an_item_of_a_json_feed_without_id(identity: object) -> None:
    """Version 1.1, suggestions for feed readers: "must be discarded"."""
    assert error("a.json", json_feed(ENTRY | {"id": identity})).field == "id"


def test_an_id_that_is_a_number_is_text() -> None:
    """As above: coerced; and as it is no URI, it is no id of an item."""
    found = item("a.json", json_feed(ENTRY | {"id": 7}))
    assert found.id is None and found.url == ENTRY["url"]


def test_a_broken_item_of_a_json_feed_concerns_itself_alone() -> None:
    """Each has the number of its place."""
    found = outcomes("a.json", json_feed(ENTRY, {"id": "x"}, 3, ENTRY | {"title": 3}, ENTRY))
    assert [each.seed for each in found] == [f"a.json#{number}" for number in range(1, 6)]
    assert [isinstance(each, NewsItem) for each in found] == [True, False, False, False, True]


def test_what_others_wrote_wrong_is_left_out_with_a_remark() -> None:
    """In the feed's own words; what an item cannot do without must be right."""
    feed = json_feed(ENTRY | {"date_published": "3/4/2026", "language": "klingonian", "tags": 3})
    found = item("a.json", feed)
    assert (found.published, found.language, found.tags) == (None, None, ())
    said = remarks("a.json", json.dumps(feed).encode())
    assert [each.split(":")[0] for each in said] == ["tags", "language", "date_published"]
    assert error("a.json", json_feed(ENTRY | {"content_html": 3})).field == "content_html"


# ninjs

NINJS_1 = {
    "uri": "urn:newsml:wire.example:20260301:ferry",
    "type": "text",
    "headline": "Ferry runs again",
    "byline": "By Ada Bram and Cem Dorn",
    "body_text": "The ferry runs.\nAll are glad.",
    "body_xhtml": "<p>The ferry runs.</p><p>All are glad.</p>",
    "description_text": "After a year.",
    "firstcreated": "2026-03-01T07:00:00Z",
    "versioncreated": "2026-03-02T07:00:00Z",
    "language": "en",
    "subject": [{"name": "Ferries", "code": "1"}],
    "renditions": {"page": {"href": "https://wire.example/ferry", "mimetype": "text/html"}},
    "associations": {
        "picture": {
            "uri": "urn:x:1",
            "type": "picture",
            "headline": "A ferry",
            "renditions": {
                "small": {"href": "https://wire.example/s.jpg", "width": 90},
                "large": {"href": "https://wire.example/l.jpg", "width": 900, "title": "Ferry"},
            },
        }
    },
}
NINJS_2 = {
    "uri": NINJS_1["uri"],
    "headlines": [
        {"role": "short", "value": "Ferry!"},
        {"role": "main", "value": "Ferry runs again"},
    ],
    "by": "By Ada Bram and Cem Dorn",
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": "The ferry runs.\nAll are glad."},
        {"contenttype": "text/html", "value": "<p>The ferry runs.</p><p>All are glad.</p>"},
    ],
    "descriptions": [{"contenttype": "text/plain", "value": "After a year."}],
    "firstcreated": "2026-03-01T07:00:00Z",
    "versioncreated": "2026-03-02T07:00:00Z",
    "pubstatus": "usable",
    "language": "en",
    "subjects": [{"name": "Ferries"}],
    "renditions": [{"href": "https://wire.example/ferry", "contenttype": "text/html"}],
    "associations": [
        {
            "uri": "urn:x:1",
            "type": "picture",
            "renditions": [
                {"href": "https://wire.example/s.jpg", "width": 90},
                {"href": "https://wire.example/l.jpg", "width": 900, "title": "Ferry"},
            ],
        }
    ],
}
_CAMEL = {
    "contenttype": "contentType",
    "firstcreated": "firstCreated",
    "versioncreated": "versionCreated",
    "pubstatus": "pubStatus",
}
NINJS_3 = json.loads(
    json.dumps(NINJS_2), object_hook=lambda table: {_CAMEL.get(k, k): v for k, v in table.items()}
)


@pytest.mark.parametrize("news", [NINJS_1, NINJS_2, NINJS_3], ids=["1", "2", "3"])
def test_ninjs(news: dict[str, object]) -> None:
    """The generations say the same in other names."""
    assert item("news.json", news) == NewsItem(
        seed="news.json",
        id="urn:newsml:wire.example:20260301:ferry",
        url="https://wire.example/ferry",
        title="Ferry runs again",
        authors=(Person(name="Ada Bram"), Person(name="Cem Dorn")),
        tags=("Ferries",),
        language="en",
        published=utc("2026-03-01T07:00:00"),
        updated=utc("2026-03-02T07:00:00"),
        summary="After a year.",
        content_text="The ferry runs.\n\nAll are glad.",
        content_html="<p>The ferry runs.</p><p>All are glad.</p>",
        attachments=(
            Attachment(url="https://wire.example/l.jpg", mime_type="image/jpeg", title="Ferry"),
        ),
    )


def test_ninjs_as_plain_text_has_a_paragraph_on_each_line() -> None:
    news = {key: value for key, value in NINJS_1.items() if key != "body_xhtml"}
    assert item("a.json", news).content_text == "The ferry runs.\n\nAll are glad."


@pytest.mark.parametrize("status", ["canceled", "withheld"])
@pytest.mark.parametrize("key", ["pubstatus", "pubStatus"])
def test_ninjs_that_must_not_be_published(status: str, key: str) -> None:
    """pubstatus: usable by default."""
    assert reason("a.json", NINJS_1 | {key: status}) == f"{status}, says its pubstatus"


@pytest.mark.parametrize("kind", ["picture", "video", "audio", "graphic", "event", "planning"])
def test_ninjs_that_is_no_text(kind: str) -> None:
    assert reason("a.json", NINJS_1 | {"type": kind}) == f"of the type {kind}, not a text"


@pytest.mark.parametrize("key", ["embargoed", "embargoedUntil"])
def test_an_embargo_of_ninjs(key: str) -> None:
    """Until it ends nothing is published; one that ended before changes nothing."""
    later = item("a.json", NINJS_1 | {key: "2026-03-05T09:00:00+01:00"})
    assert later.published == utc("2026-03-05T08:00:00")
    earlier = item("a.json", NINJS_1 | {key: "2026-02-01T09:00:00+01:00"})
    assert earlier.published == utc("2026-03-01T07:00:00")


@pytest.mark.parametrize("text", ["soon", "2026-03-05", "2026-03-05T09:00:00", 5, ["x"]])
def test_an_embargo_that_cannot_be_read_is_not_taken_for_none(text: object) -> None:
    """Promise 2: better not published than too early."""
    assert error("a.json", NINJS_1 | {"embargoed": text}).field == "embargoed"


def test_the_only_version_of_ninjs_is_the_published_one() -> None:
    news = {key: value for key, value in NINJS_1.items() if key != "firstcreated"}
    found = item("a.json", news)
    assert (found.published, found.updated) == (utc("2026-03-02T07:00:00"), None)


@pytest.mark.parametrize(
    ("news", "field"),
    [
        ({"uri": "u:1", "bodies": [{"value": "x"}]}, "headline"),
        ({"uri": "u:1", "headlines": [], "title": "For editors", "bodies": []}, "headline"),
        ({"uri": "u:1", "headline": 3}, "headline"),
        ({"uri": "u:1", "headlines": [{"value": "x"}], "bodies": [{"value": 3}]}, "bodies"),
        ({"uri": "u:1", "headline": "x", "body_html": "<p>" * 300_000}, "body_html"),
        ({"uri": "u:1", "headline": "x"}, "body_text"),
    ],
)
def test_ninjs_that_is_no_story_is_told_in_its_own_words(news: object, field: str) -> None:
    assert error("a.json", news).field == field


def test_a_list_of_ninjs() -> None:
    """Also as the items of a table, and a broken one alone."""
    broken = NINJS_2 | {"headlines": 3}
    for content in ([NINJS_1, broken, NINJS_3], {"items": [NINJS_1, broken, NINJS_3]}):
        found = outcomes("a.json", content)
        assert [each.seed for each in found] == ["a.json#1", "a.json#2", "a.json#3"]
        assert [isinstance(each, NewsItem) for each in found] == [True, False, True]


def test_the_item_form_with_a_wrong_key_is_not_taken_for_ninjs() -> None:
    """`uri` for `url`: the hint is of more use."""
    assert error("a.json", {"title": "T", "uri": "u:1", "content_text": "x"}).field == "'uri'"


# schema.org

ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ferry &amp; bridge open again",
    "url": "https://courier.example/ferry",
    "author": [
        {"@type": "Person", "name": "Ada Bram", "url": "/ada"},
        {"@type": "Organization", "name": "The Courier"},
    ],
    "datePublished": "2026-03-01T08:00:00+01:00",
    "dateModified": "2026-03-02T08:00:00+01:00",
    "articleSection": "Harbour",
    "keywords": "ferries, bridges",
    "inLanguage": "en_GB",
    "description": "After a year.",
    "image": {"@type": "ImageObject", "url": "https://courier.example/f.webp"},
    "articleBody": "The ferry runs.\nAll are glad.",
}


def test_schema_org() -> None:
    """Every property that an article and an item have in common."""
    assert item("a.jsonld", ARTICLE) == NewsItem(
        seed="a.jsonld",
        url="https://courier.example/ferry",
        title="Ferry & bridge open again",
        authors=(
            Person(name="Ada Bram", uri="https://courier.example/ada"),
            Person(name="The Courier"),
        ),
        section="Harbour",
        tags=("ferries", "bridges"),
        language="en-GB",
        published=utc("2026-03-01T07:00:00"),
        updated=utc("2026-03-02T07:00:00"),
        summary="After a year.",
        content_text="The ferry runs.\n\nAll are glad.",
        content_html="<p>The ferry runs.</p>\n<p>All are glad.</p>",
        attachments=(Attachment(url="https://courier.example/f.webp", mime_type="image/webp"),),
    )


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"author": "Ada Bram"}, "authors", (Person(name="Ada Bram"),)),
        ({"author": ["Ada Bram", "https://courier.example/ada"]}, "authors",
         (Person(name="Ada Bram"),)),
        ({"author": {"@id": "#ada"}}, "authors", ()),
        ({"author": {"name": "Ada", "url": "javascript:x"}}, "authors", (Person(name="Ada"),)),
        ({"keywords": ["a, b", {"@type": "DefinedTerm", "name": "c"}]}, "tags", ("a, b", "c")),
        ({"articleSection": ["World", "Asia"]}, "section", "World"),
        ({"inLanguage": {"@type": "Language", "name": "French", "alternateName": "fr"}},
         "language", "fr"),
        ({"url": None, "mainEntityOfPage": {"@id": "https://courier.example/x"}}, "url",
         "https://courier.example/x"),
        ({"headline": {"@value": "Wrapped", "@language": "en"}}, "title", "Wrapped"),
        ({"headline": None, "name": "Named"}, "title", "Named"),
        ({"datePublished": "last week"}, "published", None),
        ({"articleBody": "<p>One.</p><p>Two &amp; three.</p>"}, "content_text",
         "One.\n\nTwo & three."),
        ({"articleBody": "One.\n\nStill\ntwo."}, "content_text", "One.\n\nStill\ntwo."),
        ({"@type": ["Article", "Thing"]}, "title", "Ferry & bridge open again"),
        ({"@type": "http://schema.org/ReportageNewsArticle"}, "title",
         "Ferry & bridge open again"),
    ],
)  # fmt: skip
def test_the_ways_to_write_a_property(
    changes: dict[str, object], field: str, value: object
) -> None:
    """Text, tables, lists of both, references: JSON-LD allows them all."""
    assert getattr(item("a.jsonld", ARTICLE | changes), field) == value


def test_a_graph_whose_nodes_refer_to_each_other() -> None:
    """As content management systems write them."""
    story = {key: value for key, value in ARTICLE.items() if key not in ("@context", "author")}
    graph = [
        {"@type": "WebSite", "@id": "#site", "name": "Courier"},
        {"@type": "WebPage", "@id": "#page", "name": "A page"},
        story | {"author": {"@id": "#ada"}, "isPartOf": {"@id": "#page"}},
        {"@type": "Person", "@id": "#ada", "name": "Ada Bram"},
    ]
    for content in ({"@context": "https://schema.org", "@graph": graph}, graph):
        assert item("a.jsonld", content).authors == (Person(name="Ada Bram"),)
    assert item("a.jsonld", {"@graph": graph}).seed == "a.jsonld"
    assert item("a.jsonld", graph).seed == "a.jsonld#1"


def test_several_stories_are_numbered() -> None:
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": ARTICLE}] * 2}
    assert [each.seed for each in outcomes("a.json", listed)] == ["a.json#1", "a.json#2"]


def test_linked_data_without_a_story_is_rejected() -> None:
    """It was read well, and tells of something else."""
    for content in (
        {"@type": "Event", "name": "Fair"},
        {"@graph": [{"@type": "WebSite"}, {"@type": "Organization"}]},
    ):
        assert reason("a.jsonld", content).startswith("its JSON-LD is '")


def test_schema_org_that_is_no_story_is_told_in_its_own_words() -> None:
    assert error("a.json", ARTICLE | {"headline": None}).field == "headline"
    assert error("a.json", ARTICLE | {"articleBody": 3}).field == "articleBody"
    bare = {"@type": "NewsArticle", "headline": "T"}
    assert error("a.json", bare).field == "articleBody"


def test_lines_of_any_form() -> None:
    """JSON Lines may mix them; a feed in a line has records of its own."""
    own = {"title": "T", "content_text": "x"}
    lines = [own, NINJS_2, ARTICLE, json_feed(ENTRY, ENTRY), {"tittle": "x"}, NINJS_3]
    found = outcomes("a.jsonl", "\n".join(map(json.dumps, lines)))
    numbers = ["1", "2", "3", "4#1", "4#2", "5", "6"]
    assert [each.seed for each in found] == [f"a.jsonl#{number}" for number in numbers]
    assert sum(isinstance(each, SeedError) for each in found) == 1


def test_where_each_field_is_from() -> None:
    """The form, and what it calls the field."""
    for name, content, source in (
        ("a.json", json_feed(ENTRY | {"date_published": "2026-03-01T08:00:00Z"}),
         "JSON Feed date_published"),
        ("a.json", NINJS_3, "IPTC ninjs firstcreated"),
        ("a.json", ARTICLE, "schema.org datePublished"),
        ("a.xml", rss(ITEM), "RSS pubDate"),
    ):  # fmt: skip
        data = content.encode() if isinstance(content, str) else json.dumps(content).encode()
        (document,) = read(name, data)
        assert isinstance(document, SeedDocument)
        assert explain(document, Conventions()).fields["published"].source == source


# Feeds


def rss(*items: str, head: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>Courier</title><link>https://courier.example/</link>"
        f"{head}{''.join(items)}</channel></rss>"
    )


ITEM = (
    "<item><title>Ferry runs</title><link>https://courier.example/ferry</link>"
    "<pubDate>Sun, 01 Mar 2026 08:00:00 +0100</pubDate><description>It runs.</description></item>"
)
ATOM = """\
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://courier.example/news/" xml:lang="en">
  <title>Courier</title><id>tag:courier.example,2026:feed</id>
  <updated>2026-03-02T07:00:00Z</updated>
  <author><name>News desk</name></author>
  <entry>
    <id>tag:courier.example,2026:ferry</id>
    <title type="html">Ferry &amp;amp; &lt;em&gt;bridge&lt;/em&gt;</title>
    <link href="ferry"/>
    <link rel="enclosure" href="ferry.mp3" type="audio/mpeg" length="9"/>
    <published>2026-03-01T07:00:00Z</published><updated>2026-03-02T07:00:00Z</updated>
    <category term="ferries" label="Ferries"/>
    <summary>After a year.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
      <p>It <a href="x">runs</a>.</p></div></content>
  </entry>
</feed>
"""
RDF = """\
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="https://courier.example/"><title>Courier</title>
    <link>https://courier.example/</link></channel>
  <item rdf:about="https://courier.example/ferry"><title>Ferry runs</title>
    <link>https://courier.example/ferry</link><description>It runs.</description>
    <dc:date>2026-03-01T08:00:00+01:00</dc:date><dc:creator>Ada Bram</dc:creator></item>
</rdf:RDF>
"""


def test_atom() -> None:
    """RFC 4287: constructs of text, relative references, the feed's author (§4.2.1)."""
    assert item("a.atom", ATOM) == NewsItem(
        seed="a.atom#1",
        id="tag:courier.example,2026:ferry",
        url="https://courier.example/news/ferry",
        title="Ferry & bridge",
        authors=(Person(name="News desk"),),
        tags=("Ferries",),
        language="en",
        published=utc("2026-03-01T07:00:00"),
        updated=utc("2026-03-02T07:00:00"),
        summary="After a year.",
        content_text="It runs.",
        content_html='<p>It <a href="https://courier.example/news/x"'
        ' rel="noopener noreferrer nofollow">runs</a>.</p>',
        attachments=(
            Attachment(
                url="https://courier.example/news/ferry.mp3",
                mime_type="audio/mpeg",
                size_in_bytes=9,
            ),
        ),
    )


def test_rdf() -> None:
    """RSS 1.0 with Dublin Core, whose one date is that of publication."""
    found = item("a.rdf", RDF)
    assert (found.title, found.summary) == ("Ferry runs", "It runs.")
    assert found.authors == (Person(name="Ada Bram"),)
    assert (found.published, found.updated) == (utc("2026-03-01T07:00:00"), None)


PUBLISHED = NewsItem(
    id="tag:courier.example,2026:1",
    url="https://courier.example/1?a=b&c=d",
    title="AT&T <b> rises & “falls”",
    authors=(Person(name="Ada Bram"), Person(name="Cem Dorn")),
    section="World",
    tags=("C&A", "b"),
    language="de",
    published=utc("2026-03-01T07:00:00"),
    updated=utc("2026-03-02T07:00:00"),
    summary="Short & sweet <3",
    content_html="<p>One &amp; ünï &lt;two&gt;.</p>\n<p>Three.</p>",
    content_text="One & ünï <two>.\n\nThree.",
    attachments=(
        Attachment(url="https://courier.example/i.jpg", mime_type="image/jpeg", size_in_bytes=5),
    ),
)


@pytest.mark.parametrize(
    ("render", "name"),
    [(render_atom, "feed.xml"), (render_rss, "feed.xml"), (render_json, "feed.json")],
)
def test_what_feedpub_publishes_it_reads_back(render: Callable[..., bytes], name: str) -> None:
    """The same items, with their sections, though other feeds' categories are all tags."""
    feed = Feed(id="tag:courier.example,2026:f", title="Courier", url="https://courier.example/")
    others = [make(number) for number in range(5)]
    stories = [
        NewsItem(
            id=f"tag:courier.example,2026:s{number}",
            title=story.title,
            published=utc("2026-02-01T07:00:00"),
            updated=utc("2026-02-01T07:00:00"),
            content_html="".join(f"<p>{each}</p>" for each in story.paragraphs),
            content_text="\n\n".join(story.paragraphs),
            summary="In short.",
            language="en",
        )
        for number, story in enumerate(others)
    ]
    expected = {each.id: with_image(each) for each in [PUBLISHED, *stories]}
    found = outcomes(name, render(feed, [PUBLISHED, *stories]))
    assert len(found) == 6
    for each in found:
        assert isinstance(each, NewsItem)
        assert replace(each, seed=None) == expected[each.id]


@pytest.mark.parametrize(
    ("inside", "field", "value"),
    [
        ("<guid>https://courier.example/g</guid>", "id", "https://courier.example/g"),
        ("<guid isPermaLink='false'>17</guid>", "id", None),
        ("<link>/relative</link>", "url", "https://courier.example/relative"),
        ("<author>ada@courier.example (Ada Bram)</author>", "authors",
         (Person(name="Ada Bram", email="ada@courier.example"),)),
        ("<author>ada@courier.example</author>", "authors", ()),
        ("<dc:creator>Ada</dc:creator><dc:creator>Cem</dc:creator>", "authors",
         (Person(name="Ada"), Person(name="Cem"))),
        ("<category domain='x'>A</category><category>B</category>", "tags", ("A", "B")),
        ("<pubDate>Sun, 01 Mar 2026 08:00:00 EST</pubDate>", "published",
         utc("2026-03-01T13:00:00")),
        ("<pubDate>Sun, 01 Mar 26 08:00 GMT</pubDate>", "published", utc("2026-03-01T08:00:00")),
        ("<pubDate>2026-03-01T08:00:00+01:00</pubDate>", "published", utc("2026-03-01T07:00:00")),
        ("<pubDate>1 March 2026 8:00</pubDate>", "published", utc("2026-03-01T06:00:00")),
        ("<pubDate>yesterday</pubDate>", "published", None),
        ("<pubDate>3/4/2026</pubDate>", "published", None),
        ("<description>&lt;p&gt;One.&lt;/p&gt;</description>", "summary", "One."),
        ("<description>&lt;p&gt;One.&lt;/p&gt;</description>", "content_text", ""),
        ("<description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</description>",
         "content_text", "One.\n\nTwo."),
        ("<content:encoded><![CDATA[<p>All.</p>]]></content:encoded><description>Sum</description>",
         "content_text", "All."),
        ("<content:encoded><![CDATA[<p>All.</p>]]></content:encoded><description>Sum</description>",
         "summary", "Sum"),
        ("<content:encoded><![CDATA[<p>All.</p>\n<p>The post <a href='x'>T</a> appeared first on"
         " <a href='y'>C</a>.</p>]]></content:encoded>", "content_text", "All."),
        ("<enclosure url='/a.mp3' length='0' type='audio/mpeg'/>", "attachments",
         (Attachment(url="https://courier.example/a.mp3", mime_type="audio/mpeg"),)),
        ("<enclosure url='javascript:x' length='1' type='a/b'/>", "attachments", ()),
        ("<dc:language>fr</dc:language>", "language", "fr"),
    ],
)  # fmt: skip
def test_rss(inside: str, field: str, value: object) -> None:
    """What stands in the wild. Dates without a zone are the project's."""
    title = "<title>Ferry &amp;amp; bridge &#8211; open</title>"
    text = rss(f"<item>{title}<source url='x'/>{inside}<comments>https://c.example/</comments>"
               "<link>https://courier.example/z</link></item>"
               if "<link>" not in inside else f"<item>{title}{inside}</item>")  # fmt: skip
    found = item("a.rss", text, Conventions(zone=ZoneInfo("Europe/Kyiv")))
    assert found.title == "Ferry & bridge – open"
    assert getattr(found, field) == value


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ("&#x1F;", ""),
        ("&#0;", "�"),
        ("&#xD800;", "�"),
        ("&#xFFFE;", ""),
        ("&#1114112;", "�"),
        ("&#150;", "–"),
    ],
)
def test_references_to_what_xml_forbids(reference: str, text: str) -> None:
    """XML 1.0 §4.1: one such breaks the feed for an XML parser; others have to stay readable."""
    title = ITEM.replace("Ferry runs", f"A{reference}b &amp;amp; c")
    assert item("a.rss", rss(title)).title == f"A{text}b & c"
    plain = ITEM.replace("It runs.", f"A{reference}b &amp; c")
    assert item("a.rss", rss(plain)).summary == f"A{text}b & c"


@pytest.mark.parametrize(
    "data",
    [
        rss(ITEM.replace("Ferry runs", "Café – offen")).encode(),
        rss(ITEM.replace("Ferry runs", "Café – offen")).encode("utf-16"),
        rss(ITEM.replace("Ferry runs", "Café – offen"))
        .replace("utf-8", "windows-1252")
        .encode("cp1252"),
        rss(ITEM.replace("Ferry runs", "Caf&eacute; &ndash; offen")).encode(),
        b"\n\n" + rss(ITEM.replace("Ferry runs", "Caf\x0b\xe9 – offen")).encode(),
        rss(ITEM.replace("Ferry runs", "Café – offen"))
        .replace("<rss", '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://n.example/d"><rss')
        .encode(),
    ],
    ids=["UTF-8", "UTF-16", "windows-1252", "entities", "controls", "DOCTYPE"],
)
def test_the_encodings_of_feeds(data: bytes) -> None:
    assert item("a.xml", data).title == "Café – offen"


def test_a_feed_that_is_not_well_formed() -> None:
    """What stands in it is read: a lone ampersand is one."""
    assert item("a.xml", rss(ITEM.replace("Ferry runs", "AT&T < B"))).title.startswith("AT&T")
    assert item("a.xml", rss(ITEM).replace("</description>", "")).title == "Ferry runs"


def test_a_broken_entry_concerns_itself_alone() -> None:
    untitled = ITEM.replace("<title>Ferry runs</title>", "")
    found = outcomes("a.xml", rss(ITEM, untitled, ITEM))
    assert [each.seed for each in found] == ["a.xml#1", "a.xml#2", "a.xml#3"]
    assert [getattr(each, "field", None) for each in found] == [None, "title", None]


@pytest.mark.parametrize("kept", [0.55, 0.7, 0.97])
def test_a_feed_that_is_cut_off(kept: float) -> None:
    """The entries before the cut are whole; the file is told, so that none of its is withdrawn."""
    text = rss(*[ITEM] * 20)
    cut = text[: int(len(text) * kept)]
    *whole, problem = outcomes("a.xml", cut)
    assert len(whole) == cut.count("</item>")
    assert all(isinstance(each, NewsItem) and each.summary == "It runs." for each in whole)
    assert isinstance(problem, SeedError) and problem.seed == "a.xml"


def test_an_empty_feed_is_no_fault() -> None:
    assert outcomes("a.xml", rss()) == []


LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12)
)  # fmt: skip


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("<urlset><url/></urlset>", "XML that begins with <urlset>"),
        ("<html><body>x</body></html>", "XML that begins with <html>"),
        ("It rains.", "no elements"),
        ("<", "no elements"),
        (f"<!DOCTYPE rss [{LAUGHS}]>" + rss(ITEM)[38:], "'<!DOCTYPE rss ['"),
        (f"<!DOCTYPE rss [{LAUGHS}]>".encode("utf-16") + rss(ITEM)[38:].encode("utf-16-le"),
         "'<!DOCTYPE rss ['"),
        ('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss("&x;")[38:],
         "'<!DOCTYPE rss ['"),
    ],
)  # fmt: skip
def test_xml_that_is_no_feed(data: str | bytes, found: str) -> None:
    """Or that defines entities, which have been used to exhaust memory and to read files."""
    problem = error("a.xml", data)
    assert problem.field == "XML"
    assert problem.found.startswith(found)


# Crawler archives


def page(title: str, text: str) -> bytes:
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title} - Courier</title></head><body>"
        f"<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
        f"<article><h1>{title}</h1>{''.join(f'<p>{each}</p>' for each in text.split('|'))}"
        "</article><footer>All rights reserved</footer></body></html>"
    ).encode()


FERRY = page(
    "Ferry runs again after a year",
    "The ferry to the northern island left the old harbour at seven on Monday morning, with some"
    " ninety passengers and a dozen cars on board, the harbour master told reporters.|"
    "It had been laid up for more than a year, as its engine had to be built anew by a yard that"
    " was itself closed for months, and the council had looked for another ship in vain.|"
    "Tickets cost what they did before, and the crossing takes forty minutes in fair weather.",
)
BRIDGE = page(
    "Council votes to rebuild the old bridge",
    "After nine hours of debate the council voted on Thursday evening to rebuild the stone bridge"
    " at the mill, which a flood had carried away in the spring of the year before.|"
    "Work is to begin as soon as the river is low, and two arches will be made of timber at first,"
    " said the mayor, who had long been against the plan and now called it a bargain.|"
    "Farmers on the far bank will have to drive around by the weir until the autumn.",
)
LIST = page("Latest", "").replace(
    b"</article>", b"<ul>" + b"<li><a href='/1'>A headline of some story</a></li>" * 30 + b"</ul>"
)


class Crawl:
    """An archive, as crawlers write them."""

    def __init__(self, *, compressed: bool = True) -> None:
        self._stream = io.BytesIO()
        self._writer = WARCWriter(self._stream, gzip=compressed)

    @property
    def data(self) -> bytes:
        return self._stream.getvalue()

    def answer(
        self,
        path: str,
        body: bytes,
        *,
        status: str = "200 OK",
        media_type: str = "text/html; charset=utf-8",
        http: tuple[tuple[str, str], ...] = (),
        **headers: str,
    ) -> "Crawl":
        """A request, and the response to it."""
        url = f"https://courier.example/{path}"
        lines = [("Content-Type", media_type), *http]
        response = self._writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body),
            http_headers=StatusAndHeaders(status, lines, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": "2026-03-02T07:00:00Z"}
            | {name.replace("_", "-"): value for name, value in headers.items()},
        )
        asked = StatusAndHeaders("GET / HTTP/1.1", [], is_http_request=True)
        request = self._writer.create_warc_record(url, "request", http_headers=asked)
        self._write(request)
        self._write(response)
        return self

    def record(self, kind: str, body: bytes, media_type: str) -> "Crawl":
        """A record that is no answer of a server."""
        self._write(
            self._writer.create_warc_record(
                "https://courier.example/record",
                kind,
                payload=io.BytesIO(body),
                warc_content_type=media_type,
                warc_headers_dict={"WARC-Date": "2026-03-02T07:00:00Z"},
            )
        )
        return self

    def _write(self, record: ArcWarcRecord) -> None:
        self._writer.write_record(record)
        for stream in (record.raw_stream, getattr(record, "_orig_stream", None)):
            if stream is not None:  # maybe a temporary file, which nobody else closes
                stream.close()


def chunked(body: bytes) -> bytes:
    pieces = (body[at : at + 100] for at in range(0, len(body), 100))
    return b"".join(b"%x;x=y\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def crawl(*, compressed: bool) -> bytes:
    """One of each kind of record: the pages are records 3, 5, 7, 9, 11, 27 and 28."""
    archive = Crawl(compressed=compressed).record("warcinfo", b"software: x\r\n", "text/plain")
    zipped, packed = gzip.compress(FERRY), zlib.compress(FERRY)
    archive.answer("plain", FERRY)
    archive.answer("gzip", zipped, http=(("Content-Encoding", "gzip"),))
    archive.answer("chunked", chunked(FERRY), http=(("Transfer-Encoding", "chunked"),))
    both = (("Transfer-Encoding", "chunked"), ("Content-Encoding", "deflate"))
    archive.answer("both", chunked(packed), http=both)
    archive.answer("undone", FERRY, http=both)
    archive.answer("gone", FERRY, status="404 Not Found")
    archive.answer("moved", FERRY, status="301 Moved Permanently")
    archive.answer("logo.png", b"\x89PNG", media_type="image/png")
    archive.answer("style.css", b"p {}", media_type="text/css")
    archive.answer("data.json", b"{}", media_type="application/json")
    archive.answer("untold", b"x", media_type="")
    archive.record("metadata", b"via: x\r\n", "application/warc-fields")
    archive.record("revisit", b"", "application/http")
    archive.record("resource", b"body {}", "text/css")
    archive.record("resource", FERRY, "text/html")
    archive.record("conversion", b"Ferry runs\n\nThe ferry runs again.", "text/plain")
    return archive.data


PAGES = {3: "plain", 5: "gzip", 7: "chunked", 9: "both", 11: "undone", 27: "record", 28: "record"}


@pytest.mark.parametrize(
    "data",
    [crawl(compressed=False), crawl(compressed=True), gzip.compress(crawl(compressed=False))],
    ids=["plain", "a gzip member for each record", "one gzip member for all"],
)
def test_an_archive(data: bytes) -> None:
    """Pages that were got well, by the number of their record; all else is silently no page."""
    found = warc.read("crawl.warc", data)
    assert all(isinstance(each, SeedDocument) for each in found), found
    urls = {int(each.seed.partition("#")[2]): each.stated["url"] for each in found}
    assert urls == {number: f"https://courier.example/{path}" for number, path in PAGES.items()}
    assert {each.captured for each in found} == {utc("2026-03-02T07:00:00")}
    assert {each.page for each in found if each.page} == {FERRY.decode()}
    assert found[-1].text == "Ferry runs\n\nThe ferry runs again."


def test_an_archive_as_warcio_reads_it() -> None:
    """An oracle: the library that everybody takes finds the same bodies of the same answers."""
    data = crawl(compressed=True)
    expected = [
        record.content_stream().read().decode()
        for record in ArchiveIterator(io.BytesIO(data))
        if record.rec_type == "response"
        and record.http_headers.get_statuscode() == "200"
        and "html" in (record.http_headers.get_header("Content-Type") or "")
        and not record.rec_headers.get_header("WARC-Target-URI").endswith("undone")
    ]
    pages = [each for each in warc.read("a.warc.gz", data) if isinstance(each, SeedDocument)]
    found = [each.page for each in pages if each.stated["url"] != "https://courier.example/record"]
    assert [page for page in found if page] == [*expected, FERRY.decode()]


def one_answer(body: bytes, **arguments: object) -> SeedDocument | SeedError:
    archive = Crawl().answer("a", body, **arguments)  # type: ignore[arg-type]
    found = list(warc.read_stream("a.warc.gz", io.BytesIO(archive.data), limit=100_000))
    (one,) = found
    return one


@pytest.mark.parametrize(
    ("body", "http", "field", "found"),
    [
        (b"x" * 100_001, (), "size", "a page of 100,001 bytes"),
        (gzip.compress(b"x" * 9_000_000), (("Content-Encoding", "gzip"),), "size",
         "a page of more than 100,000 bytes, once inflated"),
        (gzip.compress(FERRY)[:-9], (("Content-Encoding", "gzip"),), "page",
         "gzip that ends early"),
        (gzip.compress(FERRY)[:20] + b"\xff" * 99, (("Content-Encoding", "gzip"),), "page",
         "damaged gzip"),
        (FERRY, (("Content-Encoding", "br"),), "page", "the content encoding 'br'"),
        (chunked(FERRY)[:300], (("Transfer-Encoding", "chunked"),), "page",
         "chunks without an end"),
        (b"\0" * 900, (), "text", "a NUL character"),
    ],
    ids=["large", "bomb", "cut gzip", "damaged gzip", "brotli", "cut chunks", "NUL"],
)  # fmt: skip
def test_a_broken_answer_concerns_itself_alone(
    body: bytes, http: tuple[tuple[str, str], ...], field: str, found: str
) -> None:
    problem = one_answer(body, http=http)
    assert isinstance(problem, SeedError)
    assert (problem.seed, problem.field) == ("a.warc.gz#2", field)
    assert problem.found.startswith(found)
    archive = Crawl().answer("good", FERRY).answer("bad", body, http=http).answer("more", BRIDGE)
    documents = list(warc.read_stream("a.warc", io.BytesIO(archive.data), limit=100_000))
    assert [isinstance(each, SeedError) for each in documents] == [False, True, False]


@pytest.mark.parametrize("header", [{"WARC_Truncated": "length"}, {"WARC_Segment_Number": "1"}])
def test_a_page_that_the_crawler_cut_off(header: dict[str, str]) -> None:
    """A part of a story is another story."""
    problem = one_answer(FERRY, **header)
    assert isinstance(problem, SeedError) and problem.field == "page"


def test_a_record_that_says_it_is_an_answer_and_is_none() -> None:
    record = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <https://c.example/>\r\n"
    data = record + b"Content-Length: 4\r\n\r\nabcd\r\n\r\n"
    (problem,) = warc.read("a.warc", data)
    assert isinstance(problem, SeedError) and problem.field == "HTTP"


TWO = {
    compressed: Crawl(compressed=compressed).answer("f", FERRY).answer("b", BRIDGE).data
    for compressed in (False, True)
}


@pytest.mark.parametrize("compressed", [False, True])
@pytest.mark.parametrize("missing", [6, 60, 300])
def test_an_archive_that_is_cut_off(compressed: bool, missing: int) -> None:
    """What stands before is kept; one error says where it breaks."""
    *whole, problem = warc.read("a.warc", TWO[compressed][:-missing])
    assert isinstance(problem, SeedError)
    assert (problem.seed, problem.field) == ("a.warc", "WARC")
    assert " in record 4, which begins at byte " in problem.found
    pages = [each.page for each in whole if isinstance(each, SeedDocument)]
    # A page is whole before the line ends and the checksum behind it are.
    assert pages in ([FERRY.decode()], [FERRY.decode(), BRIDGE.decode()])
    assert len(pages) == 1 or missing < 20


def test_damaged_compression() -> None:
    data = bytearray(TWO[True])
    data[-8] ^= 0xFF  # of the checksum of the last member
    *whole, problem = warc.read("a.warc.gz", bytes(data))
    assert len(whole) == 2
    assert isinstance(problem, SeedError) and problem.found.startswith("damaged compression")


RECORD = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %s\r\n\r\n"


NO_ARCHIVES: dict[str, tuple[Callable[[], bytes], str]] = {
    "text": (lambda: b"It rains.", "b'It rains.'"),
    "NULs": (lambda: b"\0" * 1000, "b'\\x00"),
    "blank lines": (lambda: b"\r\n" * 10_000, "b'\\r\\n'"),
    "no headers": (lambda: b"WARC/1.0\r\n", "headers cut off"),
    "no number": (lambda: RECORD % b"x", "the Content-Length 'x'"),
    "negative": (lambda: RECORD % b"-5", "the Content-Length '-5'"),
    "absurd": (lambda: RECORD % (b"9" * 5_000), "the Content-Length '999"),
    "too long": (lambda: RECORD % (b"9" * 15) + b"abc", "an end 999,999,999,999,996 bytes"),
    "too long, compressed": (
        lambda: gzip.compress(RECORD % (b"9" * 15) + b"abc"), "an end 999,999,999,999,996 bytes"
    ),
    "headers": (lambda: b"WARC/1.0\r\n" + b"a: b\r\n" * 100_000, "headers of more than 262,144"),
    "header": (lambda: b"WARC/1.0\r\na: " + b"b" * 1_000_000, "headers of more than 262,144"),
    "many zeros": (lambda: gzip.compress(RECORD % (b"9" * 9) + b"\0" * 50_000_000, 1), "an end"),
    "bomb": (
        lambda: gzip.compress(RECORD % (b"9" * 12) + b"\0" * 200_000_000),
        "78,",
    ),
    "small records": (lambda: gzip.compress(RECORD % b"0" * 300_000), "10,"),
    "no gzip": (lambda: b"\x1f\x8b" + b"x" * 100, "damaged compression"),
}  # fmt: skip


@pytest.mark.parametrize("kind", NO_ARCHIVES)
def test_an_archive_that_is_none(kind: str) -> None:
    """Whatever is long or many in it is bounded."""
    make_data, found = NO_ARCHIVES[kind]
    (problem,) = warc.read("a.warc", make_data())
    assert isinstance(problem, SeedError)
    assert (problem.seed, problem.field) == ("a.warc", "WARC")
    assert problem.found.startswith(found), problem.found


@pytest.mark.parametrize("name", ["a.warc", "A.WARC.GZ", "d/a.warc.gz"])
def test_archives_are_streamed(name: str) -> None:
    assert is_streamed(name) and not is_streamed("a.json")


# In a project


def test_an_archive_may_be_larger_than_a_seed(workspace: Workspace, tmp_path: Path) -> None:
    """Its pages are stories, in little memory, whatever lies between them."""
    first = Crawl(compressed=False).answer("ferry", FERRY).data
    last = Crawl(compressed=False).answer("bridge", BRIDGE).answer("list", LIST).data
    with (workspace.seeds / "crawl.warc").open("wb") as stream:
        stream.write(first + RECORD % b"500000000")  # a film: it takes no room on the disk
        stream.seek(500_000_000, os.SEEK_CUR)
        stream.write(b"\r\n\r\n" + last)
    usage = tmp_path / "usage"
    command = [sys.executable, "-c", LAUNCHER, str(usage), "-C", str(workspace.folder), "build"]
    run = subprocess.run(command, capture_output=True, timeout=120, check=False)
    (line,) = told(run)
    assert line.startswith("feedpub: crawl.warc#7: page: found no article")
    assert run.returncode == 3
    assert len(published(workspace)) == 2
    assert int(usage.read_text()) < MEMORY
    again = feedpub(workspace, "build")
    assert (again.returncode, again.stdout, again.stderr) == (3, b"", b"")


def test_an_archive_that_loses_its_end_keeps_its_stories(workspace: Workspace) -> None:
    """Promise 5; and mended, it is as it was."""
    workspace.seed("crawl.warc.gz", TWO[True])
    assert feedpub(workspace, "build").returncode == 0
    before = workspace.published()
    workspace.seed("crawl.warc.gz", TWO[True][:-30])
    run = feedpub(workspace, "build")
    (line,) = told(run)
    assert line.startswith("feedpub: crawl.warc.gz: WARC: found an end within compressed bytes")
    assert run.returncode == 3
    assert workspace.published() == before
    workspace.seed("crawl.warc.gz", TWO[True])
    assert feedpub(workspace, "build").returncode == 0
    assert workspace.published() == before


def test_what_is_said_of_an_archive_a_second_time_is_not_read(workspace: Workspace) -> None:
    """The digest of its bytes is enough: touched, it gives no other item and no other bytes."""
    path = workspace.seed("crawl.warc.gz", TWO[True])
    assert len(workspace.build().new) == 2
    os.utime(path)
    report = workspace.build()
    assert not (report.new or report.updated or report.withdrawn or report.documents)


def test_items_and_explain_of_an_archive(tmp_path: Path) -> None:
    """Without a project, and of any size."""
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(TWO[True])
    for arguments, count in ((["items", "--json"], 2), (["explain", "--json"], 2)):
        command = [sys.executable, "-m", "feedpub", *arguments, str(path)]
        run = subprocess.run(command, capture_output=True, timeout=60, check=True)
        lines = [json.loads(line) for line in run.stdout.splitlines()]
        assert [line["seed"] for line in lines] == [f"{path}#2", f"{path}#4"]
        assert len(lines) == count


def test_many_problems_of_one_file_are_told_in_few_lines(workspace: Workspace) -> None:
    """Status lists them all; of several files each has its own lines."""
    for name in ("a.jsonl", "b.jsonl"):
        workspace.seed(name, "{}\n" * 40)
    workspace.seed("c.jsonl", "{}\n" * 10)
    lines = told(feedpub(workspace, "build"))
    assert len(lines) == 6 + 6 + 10
    assert lines[5] == (
        "feedpub: a.jsonl: 35 more of its records; quarantined (feedpub status tells why)"
    )
    listed = feedpub(workspace, "status").stdout.decode().splitlines()
    assert sum(line.startswith("quarantined: ") for line in listed) == 90


def bombs() -> Iterator[tuple[str, bytes]]:
    """What has been used to keep a reader busy, within the size that a seed may have."""
    head = rss().partition("</channel>")[0]
    yield "nested.xml", (head + "<a>" * 200_000).encode()
    yield "many.rss", (head + "<a/>" * 400_000).encode()
    names = " ".join(f'a{number}="1"' for number in range(100_000))
    yield "attributes.xml", f"{head}<item {names}/>".encode()
    yield "signs.xml", ("<rss>" + "<" * 3_900_000).encode()
    yield "ampersands.xml", (head + "<item><title>" + "&" * 3_900_000).encode()
    yield "references.xml", (head + "<item><title>" + "&a;" * 1_300_000).encode()
    yield "escaped.xml", (head + "<item><title>x</title><description>"
                          + "&lt;b&gt;" * 400_000 + "</description></item>").encode()  # fmt: skip
    yield "sections.xml", ("<rss>" + "<![CDATA[" * 400_000).encode()
    yield "laughs.xml", (f"<!DOCTYPE rss [{LAUGHS}]>" + head[38:]).encode()
    yield "deep.jsonld", b'{"@graph":' * 200_000
    yield "deep.json", b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000
    graph = b'{"@graph":' * 400 + b'{"@type":"Article"}' + b"}" * 400
    yield "graphs.jsonld", graph
    yield "body.json", json.dumps(ARTICLE | {"articleBody": "<p>" * 1_000_000}).encode()
    yield "number.json", b'{"uri": "u:1", "headline": "x", "urgency": ' + b"9" * 1_000_000 + b"}"
    record = RECORD % b"99999999999"
    yield "zeros.warc.gz", gzip.compress(record + b"\0" * 200_000_000, 1)
    yield "line.warc.gz", gzip.compress(b"WARC/1.0\r\n" + b"a" * 200_000_000, 1)
    yield "records.warc.gz", gzip.compress(RECORD % b"0" * 1_000_000, 1)
    inflating = (("Content-Encoding", "gzip"),)
    yield (
        "page.warc.gz",
        Crawl().answer("a", gzip.compress(b"x" * 100_000_000), http=inflating).data,
    )


def test_bombs(workspace: Workspace, tmp_path: Path) -> None:
    """Field notes C3 and the issue: each is quarantined with its reason, in little memory."""
    kinds = dict(bombs())
    for name, data in kinds.items():
        workspace.seed(name, data)
    workspace.seed("good.md", "# Good\n\nIt rains in the north, and nobody minds.\n")
    usage = tmp_path / "usage"
    command = [sys.executable, "-c", LAUNCHER, str(usage), "-C", str(workspace.folder), "build"]
    run = subprocess.run(command, capture_output=True, timeout=120, check=False)
    lines = told(run)
    assert run.returncode == 3
    assert published(workspace) == ["Good"]
    assert {line.split(": ")[1].partition("#")[0] for line in lines} == kinds.keys()
    assert not any("reader: found" in line for line in lines), lines
    assert int(usage.read_text()) < MEMORY


def test_a_configured_zone_counts_for_feeds(workspace: Workspace) -> None:
    workspace.configure(CONFIG + 'timezone = "Europe/Kyiv"\n')
    workspace.seed("a.xml", rss(ITEM.replace(" +0100", "")))
    workspace.build()
    assert "2026-03-01T06:00:00Z" in (workspace.feeds / "atom.xml").read_text()


SAMPLES = {
    "a.xml": rss(ITEM, ITEM).encode(),
    "b.atom": ATOM.encode(),
    "c.rdf": RDF.encode(),
    "d.json": json.dumps(json_feed(ENTRY, ENTRY)).encode(),
    "e.json": json.dumps([NINJS_1, NINJS_3]).encode(),
    "f.jsonld": json.dumps({"@graph": [ARTICLE, {"@id": "#ada", "name": "Ada"}]}).encode(),
    "g.warc": TWO[False],
    "h.warc.gz": TWO[True],
}


@pytest.mark.parametrize("name", SAMPLES)
def test_no_damage_is_a_defect(name: str) -> None:
    """Whatever becomes of the bytes of a container, it is told in words."""
    random = Random(name)
    for _ in range(60):
        data = bytearray(SAMPLES[name])
        for _ in range(random.randint(1, 8)):
            at = random.randrange(len(data))
            change = random.choice(("flip", "cut", "drop", "double", "sign"))
            if change == "flip":
                data[at] ^= 1 << random.randrange(8)
            elif change == "cut":
                del data[max(1, at) :]
            elif change == "drop":
                del data[at : at + random.randrange(1, 30)]
            elif change == "double":
                data[at:at] = data[at : at + random.randrange(1, 30)]
            else:
                data[at : at + 1] = random.choice((b"<", b"&", b"[", b"{", b'"', b"\0", b"9"))
            data = data or bytearray(b"x")
        for outcome in outcomes(name, bytes(data)):
            assert not isinstance(outcome, SeedError) or outcome.field != "reader", outcome


@pytest.mark.parametrize("depth", [100, 500, 900, 990])
@pytest.mark.parametrize(
    "form", [json_feed(ENTRY), NINJS_1, NINJS_3, ARTICLE], ids=["feed", "1", "3", "ld"]
)
def test_values_nested_as_deep_as_the_parser_allows(form: dict[str, object], depth: int) -> None:
    """In place of any field: between what JSON's parser takes and what is read lies no crash."""
    for key in form:
        for opening, closing in (("[", "]"), ('{"name":', "}"), ('{"@graph":[', "]}")):
            text = json.dumps(form | {key: 0})
            deep = opening * depth + "1" + closing * depth
            for outcome in outcomes("a.json", text.replace(f'"{key}": 0', f'"{key}": {deep}')):
                assert not isinstance(outcome, SeedError) or outcome.field != "reader", outcome


@pytest.mark.parametrize(
    "inside",
    [
        "<author>" + "a." * 200_000 + "@</author>",
        "<author>" + "(" * 3_000 + "a@b</author>",
        "".join(f"<category>c{number}</category>" for number in range(40_000)),
    ],
    ids=["author", "comments", "categories"],
)
def test_what_no_entry_has_costs_only_itself(inside: str) -> None:
    """Each would keep a library busy for minutes, or at the end of its stack."""
    found = item("a.xml", rss(f"<item><title>Ferry</title><link>/f</link>{inside}</item>"))
    assert (found.title, found.authors, found.tags) == ("Ferry", (), ())


def test_a_tag_with_too_many_attributes_is_refused() -> None:
    many = " ".join(f'a{number}=""' for number in range(300))
    assert error("a.xml", rss(f"<x {many}/>{ITEM}")).field == "XML"


@pytest.mark.parametrize("scheme", ["javascript:alert(1)", "Data:text/html,x"])
def test_an_id_that_is_a_script_is_none(scheme: str) -> None:
    inside = f"<guid>{scheme}</guid><link>https://courier.example/z</link>"
    assert item("a.rss", rss(f"<item><title>Ferry</title>{inside}</item>")).id is None


def wire_story(number: int, **fields: object) -> str:
    story = make(number)
    news = {"uri": f"urn:x:{number}", "headline": story.title, "pubstatus": "usable"}
    return json.dumps(news | {"body_text": "\n".join(story.paragraphs)} | fields)


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_a_killed_story_leaves_the_feed_and_may_come_back(
    workspace: Workspace, status: str
) -> None:
    for number in range(3):
        workspace.seed(f"{number}.json", wire_story(number))
    workspace.build()
    before = (workspace.feeds / "atom.xml").read_text()
    workspace.seed("1.json", wire_story(1, pubstatus=status))
    report = workspace.build()
    assert report.withdrawn == [make(1).title]
    assert [each.seed for each in report.problems] == ["1.json"]
    assert "urn:x:1<" in before and "urn:x:1<" not in (workspace.feeds / "atom.xml").read_text()
    workspace.seed("1.json", wire_story(1))
    assert workspace.build().new == [make(1).title]
    assert "urn:x:1<" in (workspace.feeds / "atom.xml").read_text()


def test_a_kill_of_most_stories_is_asked_about_first(workspace: Workspace) -> None:
    for number in range(4):
        workspace.seed(f"{number}.json", wire_story(number))
    workspace.build()
    for number in range(3):
        workspace.seed(f"{number}.json", wire_story(number, pubstatus="canceled"))
    assert workspace.build().refusals


def test_a_status_that_is_none_of_ninjs_withdraws_nothing(workspace: Workspace) -> None:
    workspace.seed("1.json", wire_story(1))
    workspace.build()
    workspace.seed("1.json", wire_story(1, pubstatus="final"))
    report = workspace.build()
    assert (report.withdrawn, len(report.problems)) == ([], 1)
