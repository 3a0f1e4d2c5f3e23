"""OPML 2.0 of all feeds: as written, and as a parser of its own has it."""

import html
from datetime import UTC, datetime, timedelta, timezone
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from feedpub.errors import FeedError
from feedpub.formats import opml
from feedpub.formats.opml import Group, Subscription
from feedpub.markup import one_line
from feedpub.model import Feed, Person

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
FEED = Feed(
    id="tag:example.org,2026:feed",
    title="Example News",
    url="https://example.org/?a=1&b=2",
    description="What\nhappens.",
    language="en",
)
ALL = Subscription(feed=FEED, url="https://example.org/rss.xml", format="rss", updated=NOON)
WEATHER = Subscription(
    feed=Feed(id="tag:example.org,2026:w", title='Rain & "sun"', url="https://example.org/"),
    url="https://example.org/sections/weather/atom.xml",
    format="atom",
    updated=(NOON + timedelta(hours=1)).astimezone(timezone(timedelta(hours=9))),
)

TEXT = """\
<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>Feeds of Example News</title>
    <dateModified>Fri, 20 Nov 2026 13:00:00 GMT</dateModified>
    <ownerName>The Desk</ownerName>
    <ownerEmail>desk@example.org</ownerEmail>
    <ownerId>https://example.org/desk</ownerId>
  </head>
  <body>
    <outline type="rss" text="Example News" title="Example News" description="What happens." xmlUrl="https://example.org/rss.xml" htmlUrl="https://example.org/?a=1&amp;b=2" language="en" version="RSS2"/>
    <outline text="Sections">
      <outline type="rss" text="Rain &amp; &quot;sun&quot;" title="Rain &amp; &quot;sun&quot;" xmlUrl="https://example.org/sections/weather/atom.xml" htmlUrl="https://example.org/"/>
    </outline>
  </body>
</opml>
"""  # noqa: E501


def test_document() -> None:
    """Dated by the latest feed, wherever it stands; never by the clock."""
    members = [
        ALL,
        Group(title="Sections", members=(WEATHER,)),
        Group(title="Tags", members=(Group(title="None", members=()),)),
    ]
    owner = Person(name="The Desk", uri="https://example.org/desk", email="desk@example.org")
    assert opml.render(members, title="Feeds of Example News", owner=owner).decode() == TEXT


def test_what_is_not_known_is_not_said() -> None:
    text = opml.render([WEATHER], title="T").decode()
    for word in ("owner", "description", "language", "version=", "dateCreated"):
        assert word not in text.replace('version="1.0"', "").replace('version="2.0"', "")


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ((), "T: feeds: found none"),
        ((Group(title="G", members=()),), "found none"),
        ((replace(ALL, url="rss.xml"),), "url: found 'rss.xml'; expected an absolute URI"),
        ((replace(ALL, feed=replace(FEED, url="")),), "the page's url: found ''"),
        ((replace(ALL, feed=replace(FEED, title=" ")),), "title: found nothing"),
    ],
)
def test_what_cannot_be_listed_is_told(
    members: tuple[Subscription | Group, ...], words: str
) -> None:
    with pytest.raises(FeedError, match=words):
        opml.render(members, title="T")


@given(st.text(min_size=1), st.text())
def test_any_text_stays_text(title: str, description: str) -> None:
    """XML 1.0 §2.2 and §3.3.3: no character breaks the file, none is changed to who reads HTML."""
    feed = replace(FEED, title=f"T{title}", description=description)
    group = Group(title=f"G{title}", members=(replace(ALL, feed=feed),))
    root = ElementTree.fromstring(opml.render([group], title=f"L{title}"))
    assert root.findtext("head/title") == one_line(f"L{title}")
    (outer,) = root.findall("body/outline")
    (inner,) = outer
    shown = {name: html.unescape(text) for name, text in inner.attrib.items()}
    assert html.unescape(outer.attrib["text"]) == one_line(f"G{title}")
    assert shown["text"] == shown["title"] == one_line(f"T{title}")
    assert shown.get("description", "") == one_line(description)


def test_markup_is_escaped_once_more() -> None:
    """OPML 2.0: text may be HTML; who reads it so, and who does not, sees no tag at work."""
    feed = replace(FEED, title="The <b> tag & <script>", description="R&D and &amp;")
    (outline,) = ElementTree.fromstring(opml.render([replace(ALL, feed=feed)], title="L")).findall(
        "body/outline"
    )
    assert outline.get("text") == "The &lt;b&gt; tag &amp; &lt;script&gt;"
    assert outline.get("description") == "R&amp;D and &amp;amp;"
