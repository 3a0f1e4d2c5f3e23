"""Feeds as bytes and back, and each mend of feedgen with the upstream issue that it answers."""

import re
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta, timezone

import feedparser  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from feedpub.errors import FeedError
from feedpub.formats import FORMATS, atom, json_feed, rss
from feedpub.formats.common import SUMMARY_LENGTH, summary_of
from feedpub.formats.losses import Loss, as_held
from feedpub.markup import clean_text, html_to_paragraphs, one_line, paragraphs_to_html
from feedpub.model import Attachment, Feed, FeedDocument, NewsItem, Person

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
FEED = Feed(
    id="tag:example.org,2026:feed",
    title="Example News",
    url="https://example.org/",
    description="What happens.",
    language="en",
)
ITEM = NewsItem(
    id="tag:example.org,2026:1",
    url="https://example.org/1?a=1&b=2",
    title="Rain & sun",
    authors=(Person(name="Jane Doe", uri="https://example.org/jane", email="jane@example.org"),),
    section="Weather",
    tags=("rain", "sun"),
    language="de",
    published=datetime(2026, 11, 19, 8, 30, tzinfo=UTC),
    updated=NOON,
    content_text="It rains.\n\nThen not.",
    content_html="<p>It rains.</p>\n<p>Then not.</p>",
    attachments=(
        Attachment(url="https://example.org/1.png", mime_type="image/png", size_in_bytes=9),
        Attachment(url="https://example.org/1.mp3", mime_type="audio/mpeg", title="Listen"),
    ),
)
DOCUMENT = FeedDocument(
    feed=FEED, items=(ITEM,), updated=NOON, url="https://example.org/feed.xml", complete=True
)

ATOM_TEXT = """\
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:fh="http://purl.org/syndication/history/1.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>tag:example.org,2026:feed</id>
  <title>Example News</title>
  <updated>2026-11-20T12:00:00Z</updated>
  <author>
    <name>Example News</name>
  </author>
  <link href="https://example.org/feed.xml" rel="self" type="application/atom+xml"/>
  <link href="https://example.org/" rel="alternate"/>
  <generator>feedpub</generator>
  <subtitle>What happens.</subtitle>
  <fh:complete/>
  <entry xml:lang="de">
    <id>tag:example.org,2026:1</id>
    <title>Rain &amp; sun</title>
    <updated>2026-11-20T12:00:00Z</updated>
    <author>
      <name>Jane Doe</name>
      <email>jane@example.org</email>
      <uri>https://example.org/jane</uri>
    </author>
    <content type="html">&lt;p&gt;It rains.&lt;/p&gt;
&lt;p&gt;Then not.&lt;/p&gt;</content>
    <link href="https://example.org/1?a=1&amp;b=2" rel="alternate"/>
    <link href="https://example.org/1.png" rel="enclosure" type="image/png" length="9"/>
    <link href="https://example.org/1.mp3" rel="enclosure" type="audio/mpeg" title="Listen"/>
    <summary type="text">It rains.</summary>
    <category term="Weather" scheme="https://example.org/sections/"/>
    <category term="rain"/>
    <category term="sun"/>
    <published>2026-11-19T08:30:00Z</published>
    <media:thumbnail url="https://example.org/1.png"/>
  </entry>
</feed>
"""  # noqa: E501

RSS_TEXT = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss xmlns:fh="http://purl.org/syndication/history/1.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">
  <channel xml:lang="en">
    <title>Example News</title>
    <link>https://example.org/</link>
    <description>What happens.</description>
    <atom:link href="https://example.org/feed.xml" rel="self" type="application/rss+xml"/>
    <generator>feedpub</generator>
    <language>en</language>
    <lastBuildDate>Fri, 20 Nov 2026 12:00:00 +0000</lastBuildDate>
    <fh:complete/>
    <dc:creator>Example News</dc:creator>
    <item xml:lang="de">
      <title>Rain &#x26; sun</title>
      <link>https://example.org/1?a=1&amp;b=2</link>
      <description>It rains.</description>
      <content:encoded>&lt;p&gt;It rains.&lt;/p&gt;
&lt;p&gt;Then not.&lt;/p&gt;</content:encoded>
      <guid isPermaLink="false">tag:example.org,2026:1</guid>
      <category domain="https://example.org/sections/">Weather</category>
      <category>rain</category>
      <category>sun</category>
      <enclosure url="https://example.org/1.png" length="9" type="image/png"/>
      <pubDate>Thu, 19 Nov 2026 08:30:00 +0000</pubDate>
      <dc:creator>Jane Doe</dc:creator>
      <dc:language>de</dc:language>
      <atom:updated>2026-11-20T12:00:00Z</atom:updated>
      <media:content url="https://example.org/1.png" type="image/png" fileSize="9" medium="image"/>
      <media:content url="https://example.org/1.mp3" type="audio/mpeg" medium="audio">
        <media:title type="plain">Listen</media:title>
      </media:content>
      <media:thumbnail url="https://example.org/1.png"/>
    </item>
  </channel>
</rss>
"""  # noqa: E501

JSON_TEXT = """\
{
 "version": "https://jsonfeed.org/version/1.1",
 "title": "Example News",
 "home_page_url": "https://example.org/",
 "feed_url": "https://example.org/feed.xml",
 "description": "What happens.",
 "language": "en",
 "_feedpub": {
  "about": "What JSON Feed has no member for, in the terms of Atom (RFC 4287) and RFC 5005.",
  "id": "tag:example.org,2026:feed",
  "updated": "2026-11-20T12:00:00Z",
  "generator": "feedpub",
  "complete": true
 },
 "items": [
  {
   "id": "tag:example.org,2026:1",
   "url": "https://example.org/1?a=1&b=2",
   "title": "Rain & sun",
   "authors": [
    {
     "name": "Jane Doe",
     "url": "https://example.org/jane",
     "_feedpub": {
      "email": "jane@example.org"
     }
    }
   ],
   "date_published": "2026-11-19T08:30:00Z",
   "date_modified": "2026-11-20T12:00:00Z",
   "language": "de",
   "summary": "It rains.",
   "image": "https://example.org/1.png",
   "tags": [
    "Weather",
    "rain",
    "sun"
   ],
   "content_html": "<p>It rains.</p>\\n<p>Then not.</p>",
   "attachments": [
    {
     "url": "https://example.org/1.png",
     "mime_type": "image/png",
     "size_in_bytes": 9
    },
    {
     "url": "https://example.org/1.mp3",
     "mime_type": "audio/mpeg",
     "title": "Listen"
    }
   ],
   "_feedpub": {
    "section": "Weather"
   }
  }
 ]
}
"""
TEXTS = {"atom": ATOM_TEXT, "rss": RSS_TEXT, "json": JSON_TEXT}

each_format = pytest.mark.parametrize("name", FORMATS)


def written(name: str, *items: NewsItem, **fields: object) -> str:
    """A document of *items* as text, its feed changed by *fields*."""
    feed = replace(FEED, **fields)  # type: ignore[arg-type]
    document = replace(DOCUMENT, feed=feed, items=items or (ITEM,))
    return FORMATS[name].render(document).decode()


# The documents


@each_format
def test_document(name: str) -> None:
    assert FORMATS[name].render(DOCUMENT).decode() == TEXTS[name]


def test_registry_tells_name_and_file() -> None:
    """Part of the contract: subscribers know the names; the media types are registered."""
    assert {
        name: (each.NAME, each.FILE_NAME, each.MEDIA_TYPE) for name, each in FORMATS.items()
    } == {
        "atom": ("atom", "atom.xml", "application/atom+xml"),
        "rss": ("rss", "rss.xml", "application/rss+xml"),
        "json": ("json", "feed.json", "application/feed+json"),
    }


def test_importing_the_registry_loads_no_xml_library() -> None:
    """A run with nothing to do must not pay for lxml, feedgen or dateutil."""
    code = (
        "import sys, feedpub.formats;"
        "print([m for m in ('lxml', 'feedgen', 'dateutil', 'nh3') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_parsing_loads_no_feedgen() -> None:
    code = (
        "import sys; from feedpub.formats import FORMATS;"
        "FORMATS['atom'].parse(sys.stdin.buffer.read());"
        "print('feedgen' in sys.modules, 'dateutil' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], input=ATOM_TEXT.encode(), capture_output=True
    )
    assert run.stdout.split() == [b"False", b"False"], run.stderr


@each_format
def test_generator_is_named_without_version(name: str) -> None:
    """A newer feedpub, or feedgen, must not change the bytes."""
    data = FORMATS[name].render(DOCUMENT, generator="my builder").decode()
    said = '"generator": "{}"' if name == "json" else "<generator>{}</generator>"
    assert said.format("my builder") in data
    assert data.replace("my builder", "feedpub") == written(name)


@each_format
def test_items_keep_their_order(name: str) -> None:
    """feedgen's add_entry puts the newest call first unless told otherwise."""
    items = tuple(replace(ITEM, id=f"tag:example.org,2026:{n}") for n in range(3))
    document = FORMATS[name].parse(written(name, *items).encode())
    assert [item.id for item in document] == [item.id for item in items]


@each_format
def test_nothing_is_said_that_the_item_does_not_say(name: str) -> None:
    bare = NewsItem(
        id=ITEM.id, title="Bare", published=NOON, updated=NOON, content_html="<p>Text.</p>"
    )
    text = written(name, bare, language=None, description="")
    item = text[text.index({"atom": "<entry", "rss": "<item", "json": '"items"'}[name]) :]
    for word in (
        *("author", "creator", "category", "enclosure", "lang", "<link", "rights", "media:"),
        *("url", "tags", "image", "attachments", "_feedpub"),
    ):
        assert word not in item


@each_format
def test_bytes_do_not_depend_on_the_clock(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Traps: feedgen takes the run's time for every date that it is not given."""
    before = FORMATS[name].render(DOCUMENT)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        assert FORMATS[name].render(DOCUMENT) == before
    finally:
        monkeypatch.undo()
        time.tzset()


# The mends of feedgen


def test_atom_entry_links_keep_their_attributes() -> None:
    """python-feedgen issues 135 and 143: 1.0.0 writes only href."""
    text = written("atom")
    assert (
        '<link href="https://example.org/1.png" rel="enclosure" type="image/png" length="9"/>'
        in (text)
    )
    assert text.count('rel="alternate"') == 2  # the feed's and the entry's, one each


def test_atom_entries_have_content_or_a_link() -> None:
    """RFC 4287 §4.1.2; and neither is blank, which the W3C's validator warns of."""
    item = replace(ITEM, url=None, content_html="", summary="Wet.")
    text = written("atom", item)
    assert '<content type="html">&lt;p class="summary"&gt;Wet.&lt;/p&gt;</content>' in text
    (back,) = atom.parse(text.encode())
    assert (back.summary, back.content_html) == ("Wet.", "")
    assert "<content" not in written("atom", replace(item, url=ITEM.url))


def test_rss_tells_the_language_of_an_item_twice() -> None:
    """dc:language is custom; feedparser and what is built on it know xml:lang."""
    text = written("rss")
    assert (
        '<channel xml:lang="en">' in text
        and '<item xml:lang="de">' in text
        and "<dc:language>de</dc:language>" in text
    )


def test_atom_writes_utc_as_z() -> None:
    """RFC 4287 §3.3: an uppercase "Z", where feedgen writes +00:00."""
    tokyo = timezone(timedelta(hours=9))
    text = written("atom", replace(ITEM, published=datetime(2026, 1, 1, 9, tzinfo=tokyo)))
    assert "<published>2026-01-01T00:00:00Z</published>" in text
    assert "+00:00" not in text


def test_rss_atom_elements_have_the_usual_prefix() -> None:
    """Readers that match prefixes would not know feedgen's ns0."""
    assert "ns0" not in written("rss")
    assert "<atom:updated>" in written("rss")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Q & A < B", "<title>Q &amp; A &lt; B</title>"),
        ("The <b> tag", '<title type="html">The &amp;lt;b&amp;gt; tag</title>'),
        ("What &amp; means", '<title type="html">What &amp;amp;amp; means</title>'),
    ],
)
def test_atom_titles_that_look_like_markup_are_declared(title: str, expected: str) -> None:
    """RFC 4287 §3.1.1.2: in type="html" any markup within is escaped."""
    assert expected in written("atom", replace(ITEM, title=title))


def test_rss_plain_text_uses_hexadecimal_references() -> None:
    """RSS profile, Character Data: & and < as &#x26; and &#x3C; in plain text."""
    text = written(
        "rss", replace(ITEM, title="<b> & AT&T", section="A & B"), title="C & D", rights="E & F"
    )
    assert "<title>&#x3C;b&gt; &#x26; AT&#x26;T</title>" in text
    for plain in ("C &#x26; D", ">A &#x26; B<", "E &#x26; F"):
        assert plain in text


def test_rss_description_is_html() -> None:
    """RSS 2.0: an item's description is HTML, so plain text has its markup escaped twice."""
    text = written("rss", replace(ITEM, summary="if a<b & c"))
    assert "<description>if a&amp;lt;b &amp;amp; c</description>" in text


def test_rss_names_authors_without_address() -> None:
    """python-feedgen PR 57: an author without e-mail has no <author>; dc:creator has."""
    text = written("rss", replace(ITEM, authors=(Person(name="A"), Person(name="B"))))
    assert "<dc:creator>A</dc:creator>" in text
    assert "<dc:creator>B</dc:creator>" in text
    assert "<author>" not in text


def test_rss_enclosure_is_the_first_and_has_a_length() -> None:
    """feedgen keeps the last of several, and writes "None" for an unknown length."""
    text = written("rss", replace(ITEM, attachments=ITEM.attachments[::-1]))
    assert text.count("<enclosure") == 1
    assert '<enclosure url="https://example.org/1.mp3" length="0" type="audio/mpeg"/>' in text


def test_rss_tells_all_attachments_as_media() -> None:
    """Media RSS: an item may have several media:content; a title is plain text."""
    text = written("rss", replace(ITEM, attachments=ITEM.attachments[::-1]))
    assert text.count("<media:content") == 2
    assert '<media:title type="plain">Listen</media:title>' in text
    (back,) = rss.parse(text.encode())
    assert back.attachments == ITEM.attachments[::-1]


def test_rss_without_media_still_has_its_enclosure() -> None:
    """What earlier versions published says nothing else of attachments."""
    lines = written("rss").splitlines()
    (back,) = rss.parse("".join(line for line in lines if "media:" not in line).encode())
    assert back.attachments == ITEM.attachments[:1]


@pytest.mark.parametrize("name", ["atom", "rss"])
def test_the_thumbnail_is_the_first_image(name: str) -> None:
    image = Attachment(url="https://example.org/2.png", mime_type="image/png")
    text = written(name, replace(ITEM, attachments=(ITEM.attachments[1], image, *ITEM.attachments)))
    assert text.count("<media:thumbnail") == 1
    assert '<media:thumbnail url="https://example.org/2.png"/>' in text


@pytest.mark.parametrize(("name", "tag"), [("atom", "<link"), ("rss", "<atom:link")])
def test_all_links_of_a_feed_are_written(name: str, tag: str) -> None:
    """RFC 5005 §4 and WebSub §4; in RSS feedgen drops all but rel=self."""
    text = FORMATS[name].render(FULL).decode()
    for rel, address in (
        ("hub", FULL.hub),
        ("current", FULL.current),
        ("prev-archive", FULL.prev_archive),
        ("next-archive", FULL.next_archive),
    ):
        assert f'{tag} href="{address}" rel="{rel}"/>' in text
    assert "<fh:archive/>" in text and "<fh:complete/>" in text
    for rel in ("hub", "current", "archive"):
        assert f'rel="{rel}' not in written(name)


def test_rss_links_follow_one_another_without_an_address_of_the_feed() -> None:
    text = rss.render(replace(FULL, url=None, current=None)).decode()
    assert re.findall('rel="(.*?)"', text) == ["hub", "prev-archive", "next-archive"]


def test_rss_says_no_size_of_zero() -> None:
    """In <enclosure> 0 is the custom for unknown; <media:content> wants a positive number."""
    text = written(
        "rss", replace(ITEM, attachments=(replace(ITEM.attachments[0], size_in_bytes=0),))
    )
    assert 'length="0"' in text and "fileSize" not in text


def test_json_pages_lead_to_the_older_items() -> None:
    """JSON Feed 1.1: next_url is the address of a feed that has the next items."""
    text = json_feed.render(FULL).decode()
    assert f'"next_url": "{FULL.prev_archive}"' in text
    assert '"hubs": [\n  {\n   "type": "WebSub",\n   "url": "https://hub.example.org/"' in text


def test_json_has_some_content_always() -> None:
    """JSON Feed 1.1: content_html or content_text must be present."""
    text = written("json", replace(ITEM, content_html="", summary="Wet."))
    assert '"content_text": "Wet."' in text and "content_html" not in text


def test_json_is_readable() -> None:
    """As text in a browser: its own script, no escapes."""
    assert '"title": "שלום 🚀"' in written("json", replace(ITEM, title="שלום 🚀"))


@pytest.mark.parametrize("name", ["atom", "rss"])
def test_the_stylesheet_comes_after_the_declaration(name: str) -> None:
    """xml-stylesheet §3: in the prolog, with pseudo-attributes escaped as attributes are."""
    text = FORMATS[name].render(FULL).decode()
    assert text.splitlines()[:2] == [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<?xml-stylesheet type="text/css" href="../feed.css?a=1&amp;b=&#x27;&quot;?&gt;"?>',
    ]
    assert "xml-stylesheet" not in written(name)


def test_rss_link_is_the_page_not_the_feed() -> None:
    """feedgen takes the last link for the channel's, whatever its rel."""
    assert "<link>https://example.org/</link>" in written("rss")


@each_format
def test_characters_that_xml_forbids_are_dropped(name: str) -> None:
    """XML 1.0 §2.2; in feedgen one of them costs the whole feed."""
    dirty = "a\x00b\x0b\ufffe\ud800c\r\nd"
    item = replace(
        ITEM,
        title=dirty,
        summary=dirty,
        section=dirty,
        tags=(dirty,),
        authors=(Person(name=dirty, uri=dirty),),
        content_html=dirty,
    )
    text = written(name, item, title=dirty, description=dirty, rights=dirty, category=dirty)
    (back,) = FORMATS[name].parse(text.encode())
    assert (back.title, back.summary, back.content_html) == ("abc\nd",) * 3


# The summary


def test_summary_is_the_items_own() -> None:
    assert summary_of(replace(ITEM, summary="Wet.")) == "Wet."


def test_summary_else_is_the_first_paragraph_shortened() -> None:
    long = "word " * 200
    summary = summary_of(replace(ITEM, content_text=long + "\n\nSecond."))
    assert len(summary) <= SUMMARY_LENGTH
    assert summary.endswith("word…")


def test_summary_else_comes_from_the_html_or_the_title() -> None:
    assert summary_of(replace(ITEM, content_text="")) == "It rains."
    assert summary_of(replace(ITEM, content_text="", content_html="<img>")) == "Rain & sun"


# Refusing to render


@each_format
@pytest.mark.parametrize(
    ("item", "words"),
    [
        (replace(ITEM, id=None), r"item 1: id: found None; expected an absolute URI"),
        (replace(ITEM, id="no uri"), r"item no uri: id: found 'no uri'"),
        (replace(ITEM, title=" \x00"), r"item tag:example\.org,2026:1: title: found nothing"),
        (replace(ITEM, published=None), r"published: found None; expected a date"),
        (replace(ITEM, updated=datetime(2026, 1, 1)), r"updated: found 2026-01-01 00:00:00;"),
        (replace(ITEM, url="/relative"), r"url: found '/relative'"),
        (replace(ITEM, url="https://example.org/ü"), r"url: .* expected an absolute URI in ASCII"),
        (replace(ITEM, language="English (UK)"), r"language: found 'English \(UK\)'"),
        (replace(ITEM, authors=(Person(name=""),)), r"authors: found nothing"),
        (replace(ITEM, tags=("\x00",)), r"tags: found nothing"),
        (
            replace(ITEM, attachments=(Attachment(url="https://example.org/", mime_type="png"),)),
            r"attachments: found 'png'; expected a media type",
        ),
    ],
)
def test_what_cannot_be_published_is_told(name: str, item: NewsItem, words: str) -> None:
    with pytest.raises(FeedError, match=words):
        written(name, item)


@each_format
def test_an_id_stands_once_in_a_document(name: str) -> None:
    """RFC 4287 §4.1.1 allows it for versions of an entry; most readers lose one of them."""
    with pytest.raises(FeedError, match="found twice"):
        written(name, ITEM, ITEM)


@each_format
def test_a_feed_needs_a_title(name: str) -> None:
    with pytest.raises(FeedError, match=r"feed\.xml: id: found 'none'; .* \(and 1 more\)"):
        written(name, title="", id="none")


# Reading back

line = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(
        ["]]>", "<![CDATA[x]]>", "<b>x</b>", "&amp;", "&#x26;", "& <", "&lt", "<!--", "שלום 𐍈🚀"]
    ),
).map(one_line)
word = line.filter(bool)
moments = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=UTC, microsecond=0)
)
languages = st.sampled_from([None, "en", "ar", "zh-Hant-TW"])
addresses = st.integers(0, 99).map(lambda n: f"https://example.org/{n}?a=1&b=%C3%BC")
people = st.lists(
    st.builds(
        Person, name=word, uri=st.none() | addresses, email=st.sampled_from([None, "a@b.org"])
    ),
    max_size=2,
).map(tuple)
attachments = st.lists(
    st.builds(
        Attachment,
        url=addresses,
        mime_type=st.sampled_from(["image/png", "audio/mpeg"]),
        size_in_bytes=st.none() | st.integers(0, 10**12),
        title=st.none() | word,
    ),
    max_size=2,
).map(tuple)


@st.composite
def items(draw: st.DrawFn) -> NewsItem:
    paragraphs = tuple(draw(st.lists(word, max_size=3)))
    return NewsItem(
        id=f"tag:example.org,2026:{draw(st.uuids()).hex}",
        url=draw(st.none() | addresses),
        title=draw(word),
        authors=draw(people),
        section=draw(st.none() | word),
        tags=tuple(draw(st.lists(word, max_size=2))),
        language=draw(languages),
        published=draw(moments),
        updated=draw(moments),
        summary=draw(st.none() | word),
        content_text="\n\n".join(paragraphs),
        content_html=paragraphs_to_html(paragraphs),
        attachments=draw(attachments),
    )


feeds = st.builds(
    Feed,
    id=addresses,
    title=word,
    url=st.just("https://example.org/news/"),
    description=line,
    language=languages,
    authors=people,
    rights=st.none() | word,
    category=st.none() | word,
)
documents = st.builds(
    FeedDocument,
    feed=feeds,
    items=st.lists(items(), max_size=3, unique_by=lambda item: item.id).map(tuple),
    updated=moments,
    url=st.just("https://example.org/feed.xml"),
    complete=st.booleans(),
    archive=st.booleans(),
    current=st.none() | addresses,
    prev_archive=st.none() | addresses,
    next_archive=st.none() | addresses,
    hub=st.none() | addresses,
    stylesheet=st.none() | word,
)


round_trip = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@each_format
@round_trip
@given(document=documents)
def test_what_was_written_is_read_back(name: str, document: FeedDocument) -> None:
    """All of it, but for the losses that the format declares.

    And it renders to the same bytes, so that a lost ledger, recovered from what is
    published, yields the same documents.
    """
    chosen = FORMATS[name]
    data = chosen.render(document)
    back = chosen.parse(data)
    assert back == as_held(document, chosen.LOSSES)
    assert chosen.render(back) == data


def test_formats_say_the_same() -> None:
    """Whatever is nobody's loss is the same in all of them."""
    lost = frozenset().union(*(each.LOSSES for each in FORMATS.values()))
    said = [as_held(each.parse(each.render(FULL)), lost) for each in FORMATS.values()]
    assert said == [as_held(FULL, lost)] * len(FORMATS)


FULL = replace(
    DOCUMENT,
    feed=replace(
        FEED,
        authors=(Person(name="The Desk", uri="https://example.org/desk", email="d@example.org"),),
        rights="All of them.",
        category="Weather",
    ),
    items=(replace(ITEM, seed="a.txt", summary="Wet."),),
    archive=True,
    current="https://example.org/feed.xml",
    prev_archive="https://example.org/archive/1.xml",
    next_archive="https://example.org/archive/3.xml",
    hub="https://hub.example.org/",
    stylesheet="../feed.css?a=1&b='\"?>",
)


def test_the_full_document_lacks_nothing() -> None:
    """So that what is tested with it is tested of every field."""
    for value in (FULL, FULL.feed, *FULL, ITEM.authors[0]):
        assert [name for name in value.__struct_fields__ if not getattr(value, name)] == []


def test_losses_are_few() -> None:
    """What a format loses of a document that says everything, field by field."""
    lost = {
        name: {
            f"{kind} {field}"
            for kind, read, meant in (
                ("document", back, FULL),
                ("feed", back.feed, FULL.feed),
                ("item", back.items[0], FULL.items[0]),
            )
            for field in meant.__struct_fields__
            if field not in ("feed", "items") and getattr(read, field) != getattr(meant, field)
        }
        for name, each in FORMATS.items()
        for back in [each.parse(each.render(FULL))]
    }
    always = {"item seed", "item content_text"}
    assert lost == {
        "atom": always,
        "rss": always | {"feed id", "feed authors", "item authors"},
        "json": always | {"document stylesheet"},
    }


@pytest.mark.parametrize(
    ("loss", "document", "field", "left"),
    [
        (Loss.FEED_ID, DOCUMENT, "id", "https://example.org/feed.xml"),
        (Loss.FEED_ID, replace(DOCUMENT, url=None), "id", "https://example.org/"),
        (Loss.ADDRESSES_OF_AUTHORS, FULL, "authors", (Person(name="The Desk"),)),
        (
            Loss.AUTHOR_NAMED_LIKE_FEED,
            replace(DOCUMENT, feed=replace(FEED, authors=(Person(name=FEED.title),))),
            "authors",
            (),
        ),
        (Loss.AUTHOR_NAMED_LIKE_FEED, FULL, "authors", FULL.feed.authors),
        (
            Loss.DESCRIPTION_LIKE_TITLE,
            replace(DOCUMENT, feed=replace(FEED, description=FEED.title)),
            "description",
            "",
        ),
    ],
)
def test_what_a_loss_leaves(loss: Loss, document: FeedDocument, field: str, left: object) -> None:
    assert getattr(as_held(document, frozenset({loss})).feed, field) == left


@each_format
def test_white_space_in_content_survives(name: str) -> None:
    """Line breaks between elements must never reach into one."""
    content = "<pre>  a\n\tb\n\n</pre>\n<p>x</p>"
    (back,) = FORMATS[name].parse(written(name, replace(ITEM, content_html=content)).encode())
    assert back.content_html == content


@each_format
def test_a_document_without_address_reads_back(name: str) -> None:
    document = replace(DOCUMENT, url=None, complete=False)
    data = FORMATS[name].render(document)
    assert b'rel="self"' not in data and b"feed_url" not in data
    back = FORMATS[name].parse(data)
    assert (back.url, back.complete) == (None, False)
    assert back.feed.id == (FEED.url if name == "rss" else FEED.id)


# Refusing to read

BOMB = (
    '<!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {chr(n + 1)} "{f"&{chr(n)};" * 10}">' for n in range(ord("a"), ord("a") + 9)
    )
    + "]>"
)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("</feed>", "", "not well-formed XML"),
        ('<feed xmlns:fh="', '<feed xmlns:x="', "not well-formed XML"),
        ("<feed ", BOMB + "<feed ", "DOCTYPE"),
        ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "the root is <feed>, not"),
        ("<id>tag:example.org,2026:feed</id>", "", "no <id>"),
        ("<title>Example News</title>", "", "title: found nothing"),
        ("<name>Example News</name>", "", "no <name>"),
        (ATOM_TEXT[ATOM_TEXT.index("  <author>") : ATOM_TEXT.index("  <link")], "", "no <author>"),
        (' rel="alternate"/>\n  <generator>', ' rel="via"/>\n  <generator>', "url: found ''"),
        ("<updated>2026-11-20T12:00:00Z</updated>\n  <author>", "<author>", "no <updated>"),
        ("T12:00:00Z</updated>\n  <author>", "</updated><author>", "has no time zone"),
        ("2026-11-19T08:30:00Z", "yesterday", r"entry 1 \(tag:.*\): <published>: .*yesterday"),
        ("2026-11-19T08:30:00Z", "", "nothing in <published>"),
        ("<id>tag:example.org,2026:1</id>", "", r"entry 1 \(without id\): no <id>"),
        ('<content type="html">', '<content type="xhtml">', "of type 'xhtml'"),
        ('length="9"', 'length="many"', "a length of 'many'"),
        ('term="rain"', "", "<category> without term"),
        ('href="https://example.org/1.png"', "", "<link> without href"),
    ],
)
def test_atom_refuses(old: str, new: str, words: str) -> None:
    assert old in ATOM_TEXT
    with pytest.raises(FeedError, match=words) as told:
        atom.parse(ATOM_TEXT.replace(old, new, 1).encode(), name="feeds/atom.xml")
    assert told.value.feed == "feeds/atom.xml"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("</rss>", "", "not well-formed XML"),
        ("<rss ", BOMB + "<rss ", "DOCTYPE"),
        ('version="2.0">', 'version="0.91">', "not RSS 2.0"),
        ("<link>https://example.org/</link>", "", "no <link>"),
        ("<title>Example News</title>", "<title/>", "nothing in <title>"),
        ("Fri, 20 Nov 2026 12:00:00 +0000", "Fri, 20 Nov 2026 12:00:00 -0000", "no time zone"),
        ("Thu, 19 Nov 2026 08:30:00 +0000", "soon", r"item 1 \(tag:.*\): <pubDate>"),
        (">tag:example.org,2026:1<", "><", r"item 1 \(without guid\): nothing in <guid>"),
        ("<atom:updated>2026-11-20T12:00:00Z</atom:updated>", "", "no <updated>"),
        ("<dc:creator>Jane Doe<", "<dc:creator><", "nothing in <creator>"),
    ],
)
def test_rss_refuses(old: str, new: str, words: str) -> None:
    assert old in RSS_TEXT
    with pytest.raises(FeedError, match=words):
        rss.parse(RSS_TEXT.replace(old, new, 1).encode())


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"items"', '"itmes"', "missing required field `items`"),
        ("version/1.1", "version/2", "a version of '.*/version/2', not"),
        ('"title": "Example News",', "", "missing required field `title`"),
        ('"title": "Example News"', '"title": null', r"Expected `str`, got `null` - at `\$.title`"),
        ('"title": "Example News"', '"title": " "', "title: found nothing"),
        ('"updated": "2026-11-20T12:00:00Z"', '"updated": "2026-11-20"', "updated: .*time zone"),
        ("2026-11-19T08:30:00Z", "soon", r"item 1 \(tag:.*\): .*soon"),
        ('"mime_type": "image/png"', '"mime_type": "png"', "expected a media type"),
        ('"id": "tag:example.org,2026:1"', '"id": 7', "Expected `str`, got `int`"),
        ('"items": [', '"items": ' + "[" * 100_000, r"nests too deep|Expected `object`"),
        ("Rain & sun", "\ud800", "utf-?8|surrogate"),
    ],
)
def test_json_refuses(old: str, new: str, words: str) -> None:
    assert old in JSON_TEXT
    with pytest.raises(FeedError, match=words):
        json_feed.parse(JSON_TEXT.replace(old, new, 1).encode("utf-8", "surrogatepass"))


@each_format
@pytest.mark.parametrize(
    "data", [b"", b"\0", b"<html></html>", b"{}", "<?xml version='1.0'?><feed/>".encode("utf-16")]
)
def test_what_is_no_feed_is_told(name: str, data: bytes) -> None:
    with pytest.raises(FeedError, match=re.escape(FORMATS[name].FILE_NAME)):
        FORMATS[name].parse(data)


@each_format
def test_no_cut_of_a_document_is_taken_for_whole(name: str) -> None:
    """A torn file is never read as a shorter feed."""
    data = FORMATS[name].render(DOCUMENT).rstrip()
    for end in range(0, len(data), 7):
        with pytest.raises(FeedError):
            FORMATS[name].parse(data[:end])


# Another reader's view


@pytest.mark.parametrize("name", ["atom", "rss"])
def test_feedparser_reads_the_same(name: str) -> None:
    heard = feedparser.parse(FORMATS[name].render(DOCUMENT))
    assert not heard.bozo
    assert heard.version == {"atom": "atom10", "rss": "rss20"}[name]
    assert (heard.feed.title, heard.feed.link) == (FEED.title, FEED.url)
    (entry,) = heard.entries
    assert (entry.title, entry.link, entry.id) == (ITEM.title, ITEM.url, ITEM.id)
    assert entry.author == "Jane Doe" or entry.author_detail.name == "Jane Doe"
    assert [tag.term for tag in entry.tags] == ["Weather", "rain", "sun"]
    assert entry.content[-1].value == ITEM.content_html
    assert entry.summary == "It rains."
    assert entry.published_parsed[:5] == (2026, 11, 19, 8, 30)
    assert entry.updated_parsed[:5] == (2026, 11, 20, 12, 0)
    assert entry.enclosures[0].href == "https://example.org/1.png"


@pytest.mark.parametrize("title", ["The <b> tag", "What &amp; means", "3 < 4 & 5 > 4", "]]> 🚀"])
def test_feedparser_shows_atom_titles_as_they_are(title: str) -> None:
    entry = feedparser.parse(written("atom", replace(ITEM, title=title)).encode()).entries[0]
    shown = entry.title
    if entry.title_detail.type == "text/html":
        shown = html_to_paragraphs(shown)[0]
    assert shown == clean_text(title)
