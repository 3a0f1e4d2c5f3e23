"""Our own checker: each rule finds its fault, and nothing else is blamed.

The W3C's test cases, two thousand, judge it in benchmarks/validate.py.
"""

import json
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from conftest import NOW, SHIPPED_SEED, Workspace
from programs import FEEDPUB, run
from test_formats import DOCUMENT

from feedpub.formats import atom, rss
from feedpub.validate import Finding, targets, validate
from feedpub.validate.check import MAX_BYTES, MAX_FAULTS
from feedpub.validate.finding import as_line
from feedpub.validate.rules import ERROR, RULES, WARNING, as_markdown
from feedpub.validate.targets import feed_files, findings_at
from feedpub.validate.values import rfc822, rfc3339

ROOT = Path(__file__).parent.parent

RSS = """\
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:media="http://search.yahoo.com/mrss/"
  xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
  xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
  xmlns:wfw="http://wellformedweb.org/CommentAPI/"
  xmlns:georss="http://www.georss.org/georss"
  xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"
  xmlns:sx="http://feedsync.org/2007/feedsync">
<channel>
  <title>Harbour News</title>
  <link>https://news.example.org/</link>
  <description>What happens at the harbour.</description>
  <language>en</language>
  <managingEditor>desk@example.org (The Desk)</managingEditor>
  <lastBuildDate>Sun, 22 Nov 2026 09:00:00 +0000</lastBuildDate>
  <ttl>60</ttl>
  <image>
    <url>https://news.example.org/logo.png</url>
    <title>Harbour News</title>
    <link>https://news.example.org/</link>
    <width>88</width>
  </image>
  <skipHours><hour>0</hour><hour>1</hour></skipHours>
  <skipDays><day>Sunday</day></skipDays>
  <atom:link rel="self" href="https://news.example.org/rss.xml" type="application/rss+xml"/>
  <sy:updatePeriod>hourly</sy:updatePeriod>
  <sx:sharing since="2026-11-01T00:00:00Z" until="2026-11-22T00:00:00Z"/>
  <item>
    <title>New crane &#x26; old quay</title>
    <link>https://news.example.org/crane</link>
    <description>The harbour bought a &lt;b&gt;crane&lt;/b&gt;.</description>
    <content:encoded>&lt;p style="color: red"&gt;It &lt;a href="https://example.org/"&gt;lifts&lt;/a&gt;.&lt;/p&gt;</content:encoded>
    <dc:creator>Runa Maddox</dc:creator>
    <dc:date>2026-11-22</dc:date>
    <category>Harbour</category>
    <guid isPermaLink="false">tag:news.example.org,2026:1</guid>
    <enclosure url="https://news.example.org/crane.mp3" length="123" type="audio/mpeg"/>
    <slash:comments>3</slash:comments>
    <wfw:commentRss>https://news.example.org/crane/comments.xml</wfw:commentRss>
    <georss:point>54.3 10.1</georss:point>
    <geo:lat>54.3</geo:lat><geo:long>10.1</geo:long>
    <media:group>
      <media:content url="https://news.example.org/a.jpg" medium="image" type="image/jpeg"/>
      <media:content url="https://news.example.org/b.jpg" medium="image" type="image/jpeg"/>
    </media:group>
    <media:rating>nonadult</media:rating>
    <media:credit role="author">Runa Maddox</media:credit>
    <media:title type="plain">The crane</media:title>
    <media:hash algo="md5">dfdec888b72151965a34b4b59031290a</media:hash>
    <media:thumbnail url="https://news.example.org/t.jpg" width="75" time="12:05:01"/>
    <sx:sync id="one" updates="1">
      <sx:history sequence="1" when="2026-11-21T00:00:00Z" by="desk"/>
    </sx:sync>
  </item>
  <item>
    <title>Tram to the quay</title>
    <description>It rings.</description>
    <pubDate>Sat, 21 Nov 2026 10:00:00 GMT</pubDate>
    <guid>https://news.example.org/tram</guid>
    <sx:sync id="two" updates="1">
      <sx:history sequence="1" when="2026-11-21T00:00:00Z" by="desk"/>
    </sx:sync>
  </item>
</channel>
</rss>
"""

PODCAST = """\
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel>
  <title>Harbour Radio</title>
  <link>https://news.example.org/</link>
  <description>What one hears at the harbour.</description>
  <language>en</language>
  <atom:link rel="self" href="https://news.example.org/radio.xml"/>
  <itunes:explicit>false</itunes:explicit>
  <itunes:category text="News"><itunes:category text="Daily News"/></itunes:category>
  <itunes:owner><itunes:email>desk@example.org</itunes:email></itunes:owner>
  <item>
    <title>Gulls</title>
    <guid isPermaLink="false">tag:news.example.org,2026:gulls</guid>
    <enclosure url="https://news.example.org/gulls.mp3" length="123" type="audio/mpeg"/>
    <itunes:duration>12:05</itunes:duration>
    <itunes:subtitle>They cry</itunes:subtitle>
    <itunes:keywords>gulls, cries</itunes:keywords>
  </item>
</channel>
</rss>
"""

ATOM = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"
  xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="en">
  <title>Harbour News</title>
  <id>tag:news.example.org,2026:feed</id>
  <updated>2026-11-22T09:00:00Z</updated>
  <author><name>The Desk</name><email>desk@example.org</email></author>
  <link rel="self" href="https://news.example.org/atom.xml" type="application/atom+xml"/>
  <link href="https://news.example.org/"/>
  <fh:archive/>
  <link rel="current" href="https://news.example.org/now.xml"/>
  <link rel="prev-archive" href="https://news.example.org/1.xml"/>
  <entry>
    <title>New crane</title>
    <id>tag:news.example.org,2026:1</id>
    <published>2026-11-22T08:00:00Z</published>
    <updated>2026-11-22T09:00:00Z</updated>
    <link href="https://news.example.org/crane"/>
    <summary>The harbour bought a crane.</summary>
    <content type="html">&lt;p&gt;It lifts.&lt;/p&gt;</content>
    <category term="Harbour"/>
    <source>
      <id>urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6</id>
      <title>Elsewhere</title>
      <updated>2026-11-22T09:00:00Z</updated>
    </source>
  </entry>
  <entry>
    <title>Tram</title>
    <id>https://news.example.org/tram</id>
    <updated>2026-11-21T09:00:00+01:00</updated>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It rings.</p></div></content>
    <link href="https://news.example.org/tram"/>
  </entry>
</feed>
"""

SERVICE = """\
<service xmlns="http://www.w3.org/2007/app" xmlns:atom="http://www.w3.org/2005/Atom">
  <workspace>
    <atom:title>Desk</atom:title>
    <collection href="https://news.example.org/stories">
      <atom:title>Stories</atom:title>
      <accept>application/atom+xml;type=entry</accept>
      <categories href="https://news.example.org/categories"/>
    </collection>
  </workspace>
</service>
"""

OPML = """\
<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
  <head>
    <title>Harbour feeds</title>
    <dateCreated>Sun, 22 Nov 2026 09:00:00 +0000</dateCreated>
  </head>
  <body>
    <outline text="All">
      <outline text="News" title="News" type="rss" version="RSS2"
        xmlUrl="https://news.example.org/rss.xml" htmlUrl="https://news.example.org/"/>
    </outline>
  </body>
</opml>
"""

JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour News",
        "home_page_url": "https://news.example.org/",
        "feed_url": "https://news.example.org/feed.json",
        "language": "en",
        "authors": [{"name": "The Desk"}],
        "items": [
            {
                "id": "tag:news.example.org,2026:1",
                "url": "https://news.example.org/crane",
                "title": "New crane",
                "content_html": "<p>It lifts.</p>",
                "date_published": "2026-11-22T08:00:00Z",
                "tags": ["Harbour"],
                "attachments": [
                    {"url": "https://news.example.org/c.mp3", "mime_type": "audio/mpeg"}
                ],
            },
            {"id": "2", "content_text": "It rings."},
        ],
    },
    indent=1,
)

DIV = '<div xmlns="http://www.w3.org/1999/xhtml"><p>It rings.</p></div>'
COMPLETE = "<fh:complete/>"
BOX = (
    "<textInput><title>Find</title><description>Find</description><name>q</name>"
    "<link>https://news.example.org/find</link></textInput>"
)
PHOTO = '<media:content url="https://news.example.org/a.jpg" medium="image" type="image/jpeg"/>'
ITEM_2 = RSS[RSS.rindex("  <item>") : RSS.index("</channel>")]
ENTRY_2 = ATOM[ATOM.rindex("  <entry>") : ATOM.index("</feed>")]

# A rule; a good document; what is edited there, and what then stands in its place.
CASES: tuple[tuple[str, str, str, str], ...] = (
    # The file
    ("format-unknown", RSS, RSS[39:], "<html/>"),
    ("format-obsolete", RSS, RSS[39:], '<RDF xmlns="http://purl.org/rss/1.0/"/>'),
    ("empty", OPML, OPML, RSS.replace(RSS[RSS.index("  <item>") : RSS.index("</channel>")], "")),
    ("many-items", RSS, "</channel>", "<item><title>x</title></item>" * 3000 + "</channel>"),
    ("large", RSS, "It rings.", "It rings. " * 110_000),
    ("too-large", RSS, "It rings.", "It rings. " * 1_100_000),
    # XML
    ("xml-not-well-formed", RSS, "</channel>", ""),
    ("xml-not-well-formed", RSS, "Harbour News", "Harbour & News"),
    ("xml-encoding", RSS, 'encoding="utf-8"', 'encoding="no-such"'),
    ("xml-encoding-unusual", RSS, 'encoding="utf-8"', 'encoding="iso-8859-2"'),
    ("xml-version", RSS, 'version="1.0"', 'version="1.1"'),
    ("xml-doctype", RSS, "<rss", '<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/x.dtd">\n<rss'),
    ("xml-entity", RSS, "<rss", '<!DOCTYPE rss [<!ENTITY a "b">]>\n<rss'),
    ("text-mojibake", RSS, "Runa Maddox", "Ren\u00c3\u00a9e"),
    ("namespace-wrong", ATOM, "2005/Atom", "2005/atom"),
    ("namespace-misspelt", RSS, "http://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss"),
    ("namespace-invalid", RSS, "<channel>", '<channel xmlns:x="tag:x"><x:y/>'),
    ("namespace-unknown", RSS, "<channel>", '<channel xmlns:x="https://example.org/x"><x:y/>'),
    (
        "namespace-prefix",
        RSS,
        "xmlns:dc=",
        'xmlns:dublin="http://purl.org/dc/elements/1.1/" xmlns:dc=',
    ),
    # Structure
    ("element-missing", RSS, "<title>Harbour News</title>\n  <link>", "<link>"),
    ("element-missing", ATOM, "<id>tag:news.example.org,2026:1</id>", ""),
    (
        "element-missing",
        ATOM,
        "<author><name>The Desk</name><email>desk@example.org</email></author>",
        "",
    ),
    ("element-repeated", RSS, "<ttl>60</ttl>", "<ttl>60</ttl><ttl>61</ttl>"),
    ("element-repeated", ATOM, "<published>", "<summary>Again</summary><published>"),
    ("element-unknown", RSS, "<ttl>60</ttl>", "<tttl>60</tttl>"),
    ("element-unknown", ATOM, "<published>", "<subtitle>No</subtitle><published>"),
    (
        "element-misplaced",
        PODCAST,
        "<itunes:explicit>",
        "<itunes:duration>5</itunes:duration><itunes:explicit>",
    ),
    ("attribute-missing", RSS, ' length="123"', ""),
    ("attribute-missing", ATOM, ' href="https://news.example.org/crane"', ""),
    ("attribute-unknown", RSS, "isPermaLink", "isPermalink"),
    ("text-unexpected", RSS, "<image>", "<image>a picture"),
    ("blank", RSS, "Tram to the quay", " "),
    ("order", RSS, "</channel>", "<copyright>Ours</copyright></channel>"),
    ("order", ATOM, "</feed>", '<link rel="via" href="https://example.org/"/></feed>'),
    # Values
    ("value-unknown", RSS, "hourly", "sometimes"),
    ("value-form", RSS, "</channel>", BOX.replace(">q<", ">no name<") + "</channel>"),
    ("number", RSS, "<ttl>60", "<ttl>1.5"),
    ("number", RSS, 'length="123"', 'length="-1"'),
    ("duration", PODCAST, "12:05", "12:75"),
    ("too-long", PODCAST, "They cry", "They cry. " * 40),
    ("date-rfc3339", ATOM, "2026-11-22T08:00:00Z", "2026-11-22 08:00:00Z"),
    ("date-rfc822", RSS, "Sat, 21 Nov 2026", "Sat, 31 Nov 2026"),
    ("date-rfc822", RSS, "Sat, 21 Nov 2026", "Mon, 21 Nov 2026"),
    ("date-rfc822-doubtful", RSS, "Sat, 21 Nov 2026", "Sat, 21 Nov 26"),
    ("date-w3cdtf", RSS, "<dc:date>2026-11-22", "<dc:date>2026-13-22"),
    ("date-implausible", ATOM, "2026-11-22T08:00:00Z", "2106-11-22T08:00:00Z"),
    ("space-around", ATOM, "2026-11-22T08:00:00Z", " 2026-11-22T08:00:00Z "),
    ("uri-characters", RSS, "https://news.example.org/crane<", "https://news.example.org/a crane<"),
    ("uri-invalid", RSS, "https://news.example.org/crane<", "https:/crane<"),
    ("uri-relative", RSS, "https://news.example.org/crane<", "/crane<"),
    ("uri-not-ascii", RSS, "https://news.example.org/crane<", "https://news.example.org/grúa<"),
    (
        "uri-not-web",
        RSS,
        'url="https://news.example.org/crane.mp3"',
        'url="ftp://example.org/c.mp3"',
    ),
    ("uri-scheme", RSS, "https://news.example.org/crane<", "feed://news.example.org/crane<"),
    ("relative-reference", RSS, 'href="https://example.org/"', 'href="/quay"'),
    ("same-document", ATOM, "https://news.example.org/crane", ""),
    (
        "id-not-normal",
        ATOM,
        "<id>https://news.example.org/tram",
        "<id>https://News.example.org/tram",
    ),
    ("tag-uri", ATOM, "<id>tag:news.example.org,2026:1", "<id>tag:news.example.org:1"),
    ("urn", ATOM, "urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6", "urn:example.org:1"),
    ("urn-uuid", ATOM, "60a76c80-d399", "60a76c80-dXXX"),
    ("language", RSS, "<language>en", "<language>English"),
    ("media-type", RSS, "audio/mpeg", "mp3"),
    ("email", RSS, "desk@example.org (The Desk)", "The Desk"),
    ("email", ATOM, "desk@example.org", "The Desk &lt;desk@example.org&gt;"),
    ("email-host", ATOM, "desk@example.org", "desk@example"),
    ("email-name", RSS, "desk@example.org (The Desk)", "desk@example.org"),
    ("email-order", RSS, "desk@example.org (The Desk)", "The Desk &lt;desk@example.org&gt;"),
    ("base64", ATOM, 'type="html">&lt;p&gt;It lifts.&lt;/p&gt;', 'type="image/png">It lifts!'),
    # Text and HTML
    ("html-in-text", RSS, "Tram to the quay", "&lt;b&gt;Tram&lt;/b&gt; to the quay"),
    ("html-in-text", ATOM, "The harbour bought a crane.", "The harbour&amp;nbsp;bought a crane."),
    ("html-invalid", RSS, "&lt;b&gt;crane", "&lt;bold&gt;crane"),
    ("html-invalid", RSS, "It rings.", "It rings. &lt;a href="),
    ("html-unsafe", RSS, "It rings.", "It rings. &lt;script src='x.js'&gt;&lt;/script&gt;"),
    ("html-unsafe", RSS, "It rings.", "It rings. &lt;b onclick='x()'&gt;&lt;/b&gt;"),
    ("html-unsafe-attribute", RSS, "It rings.", "&lt;b bogus='x'&gt;It rings.&lt;/b&gt;"),
    ("html-style", RSS, "color: red", "position: absolute"),
    ("html-style", RSS, "color: red", "margin: 99999em"),
    ("html-fragment", ATOM, '<content type="html"', '<content type="text/html"'),
    ("markup-not-escaped", ATOM, "The harbour bought", "The <b>harbour</b> bought"),
    ("xhtml-div", ATOM, DIV, "It rings."),
    ("xhtml-escaped", ATOM, "<p>It rings.</p>", "&lt;p&gt;It rings.&lt;/p&gt;"),
    ("xhtml-namespace", ATOM, "<p>It rings.</p>", '<p xmlns="">It rings.</p>'),
    ("xhtml-foreign", ATOM, "<p>It rings.</p>", '<p xmlns="https://example.org/">It rings.</p>'),
    (
        "xhtml-misplaced",
        ATOM,
        "<published>",
        '<p xmlns="http://www.w3.org/1999/xhtml">x</p><published>',
    ),
    # RSS 2.0 and its profile
    ("rss-version", RSS, '<rss version="2.0"', '<rss version="3.0"'),
    (
        "item-empty",
        RSS,
        "<title>Tram to the quay</title>\n    <description>It rings.</description>",
        "",
    ),
    ("guid-missing", RSS, "<guid>https://news.example.org/tram</guid>", ""),
    ("guid-permalink", RSS, "<guid>https://news.example.org/tram", "<guid>tram"),
    ("guid-weak", RSS, "tag:news.example.org,2026:1", "7"),
    ("id-repeated", RSS, ITEM_2, ITEM_2.replace('id="two"', 'id="three"') + ITEM_2),
    (
        "enclosures",
        RSS,
        "<slash:comments>",
        '<enclosure url="https://example.org/" length="1" type="a/b"/><slash:comments>',
    ),
    (
        "content-first",
        RSS,
        "<description>It rings.</description>",
        "<content:encoded>x</content:encoded>",
    ),
    ("self-missing", RSS, 'rel="self" ', ""),
    ("self-missing", ATOM, 'rel="self" ', 'rel="via" '),
    ("self-elsewhere", RSS, "https://news.example.org/rss.xml", "https://news.example.org/old.xml"),
    ("self-relative", ATOM, "https://news.example.org/atom.xml", "atom.xml"),
    ("self-type", ATOM, 'type="application/atom+xml"', 'type="text/html"'),
    ("image-size", RSS, "<width>88", "<width>200"),
    ("image-format", RSS, "logo.png", "logo.svg"),
    (
        "image-differs",
        RSS,
        "<title>Harbour News</title>\n    <link>",
        "<title>Logo</title>\n    <link>",
    ),
    (
        "skip-hours",
        RSS,
        "<hour>0</hour>",
        "".join(f"<hour>{n}</hour>" for n in range(24)) + "<hour>0</hour>",
    ),
    ("skip-days", RSS, "<day>Sunday</day>", "<day>Sunday</day>" * 8),
    ("skip-repeated", RSS, "<hour>1</hour>", "<hour>1</hour><hour>1</hour>"),
    ("skip-midnight", RSS, "<hour>0</hour>", "<hour>24</hour>"),
    ("text-input", RSS, "<ttl>", BOX + "<ttl>"),
    ("said-twice", RSS, "<pubDate>", "<dc:date>2026-11-21</dc:date><pubDate>"),
    ("language-missing", RSS, "<language>en</language>", ""),
    ("slash-date", RSS, "<lastBuildDate>Sun, 22 Nov 2026 09:00:00 +0000</lastBuildDate>", ""),
    ("comment-rss", RSS, RSS, RSS.replace("wfw:commentRss", "wfw:commentRSS")),
    # Atom 1.0
    ("atom-version", ATOM, "<feed ", '<feed version="0.3" '),
    ("text-type", ATOM, "<summary>", '<summary type="text/plain">'),
    ("content-type", ATOM, 'type="html"', 'type="multipart/mixed"'),
    (
        "content-src-type",
        ATOM,
        '<content type="html">&lt;p&gt;It lifts.&lt;/p&gt;</content>',
        '<content src="https://example.org/"/>',
    ),
    (
        "content-src-full",
        ATOM,
        '<content type="html">',
        '<content type="text/html" src="https://example.org/">',
    ),
    (
        "content-or-link",
        ATOM,
        f'<content type="xhtml">{DIV}</content>\n    <link href="https://news.example.org/tram"/>',
        "<summary>It rings.</summary>",
    ),
    ("text-missing", ATOM, f'<content type="xhtml">{DIV}</content>', ""),
    (
        "summary-missing",
        ATOM,
        f'<content type="xhtml">{DIV}</content>',
        '<content type="image/png" src="https://example.org/x.png"/>',
    ),
    (
        "link-repeated",
        ATOM,
        '<link href="https://news.example.org/"/>',
        '<link href="https://news.example.org/"/><link href="https://example.org/b"/>',
    ),
    (
        "link-not-empty",
        ATOM,
        '<link href="https://news.example.org/"/>',
        '<link href="https://news.example.org/">News</link>',
    ),
    (
        "link-relation",
        ATOM,
        '<link href="https://news.example.org/"/>',
        '<link rel="home" href="https://news.example.org/"/>',
    ),
    ("id-repeated-in-feed", ATOM, ENTRY_2, ENTRY_2 + ENTRY_2),
    ("updated-repeated", ATOM, "2026-11-21T09:00:00+01:00", "2026-11-22T09:00:00Z"),
    ("source-incomplete", ATOM, "<title>Elsewhere</title>", ""),
    ("name-email", ATOM, "The Desk", "The Desk (desk@example.org)"),
    # RFC 5005
    ("history-both", ATOM, "<fh:archive/>", "<fh:archive/><fh:complete/>"),
    ("history-complete", ATOM, "<fh:archive/>", COMPLETE),
    ("history-current", ATOM, "<fh:archive/>", COMPLETE),
    (
        "history-archive",
        ATOM,
        ATOM[ATOM.index('<link rel="current"') : ATOM.index("  <entry>")],
        "",
    ),
    ("history-no-current", ATOM, 'rel="current"', 'rel="related"'),
    (
        "history-past-end",
        ATOM,
        "<fh:archive/>",
        '<fh:archive/><link rel="last" href="https://news.example.org/atom.xml"/><link rel="next" href="https://news.example.org/3.xml"/>',
    ),
    (
        "history-in-entry",
        ATOM,
        "<published>",
        '<link rel="next" href="https://news.example.org/3.xml"/><published>',
    ),
    # JSON Feed
    ("json-not-well-formed", JSON, '"items"', '"items" items'),
    ("json-not-well-formed", JSON, '"items": [', '"items": [NaN,'),
    ("json-encoding", JSON, JSON, "\ufeff" + JSON),
    ("json-version", JSON, "version/1.1", "version/2"),
    ("json-missing", JSON, '"id": "2",', ""),
    ("json-type", JSON, '"id": "2"', '"id": 2'),
    ("json-type", JSON, '"Harbour"\n', "7\n"),
    ("json-null", JSON, '"title": "New crane"', '"title": null'),
    ("json-unknown", JSON, '"title": "New crane"', '"headline": "New crane"'),
    ("json-content", JSON, '"content_text": "It rings."', '"summary": "It rings."'),
    ("json-id-repeated", JSON, '"id": "2"', '"id": "tag:news.example.org,2026:1"'),
    (
        "json-next",
        JSON,
        '"language"',
        '"next_url": "https://news.example.org/feed.json", "language"',
    ),
    (
        "json-author",
        JSON,
        '"authors": [\n  {\n   "name": "The Desk"\n  }\n ]',
        '"author": {"name": "The Desk"}',
    ),
    ("date-rfc3339", JSON, "2026-11-22T08:00:00Z", "22 Nov 2026"),
    ("html-unsafe", JSON, "<p>It lifts.", "<script>x()</script><p>It lifts."),
    # OPML
    ("opml-version", OPML, '<opml version="2.0"', '<opml version="7"'),
    ("opml-old", OPML, '<opml version="2.0"', '<opml version="1.1"'),
    (
        "opml-type",
        OPML,
        OPML[OPML.index("<opml") :],
        OPML[OPML.index("<opml") :].replace('"2.0"', '"1.1"').replace('"rss"', '"other"'),
    ),
    ("opml-title", OPML, 'title="News" ', ""),
    ("opml-feed-version", OPML, 'version="RSS2"', 'version="RSS9"'),
    # Extensions
    ("said-in-part", RSS, ' by="desk"', ""),
    ("sync-name", RSS, 'id="one"', 'id="number one"'),
    ("sync-order", RSS, "2026-11-01T00", "2026-11-30T00"),
    ("sync-repeated", RSS, 'id="two"', 'id="one"'),
    ("latitude", RSS, "<geo:lat>54.3", "<geo:lat>154.3"),
    ("longitude", RSS, "<geo:long>10.1", "<geo:long>210.1"),
    ("coordinates", RSS, "54.3 10.1", "54.3,10.1"),
    ("media-group", RSS, PHOTO, ""),
    (
        "media-adult",
        RSS,
        "<media:rating>nonadult</media:rating>",
        "<media:adult>true</media:adult>",
    ),
    ("media-rating", RSS, "<media:rating>nonadult", "<media:rating>tame"),
    ("media-hash", RSS, "dfdec888b72151965a34b4b59031290a", "dfdec888"),
    ("media-credit-role", RSS, 'role="author"', 'role="Author"'),
    ("media-text-type", RSS, 'type="plain"', 'type="text/plain"'),
    ("itunes-category", PODCAST, 'text="Daily News"', 'text="Gulls"'),
    ("itunes-category-former", PODCAST, 'text="News"', 'text="Travel"'),
    ("itunes-keywords", PODCAST, "gulls, cries", "gulls and their cries"),
    ("itunes-missing", PODCAST, "<itunes:explicit>false</itunes:explicit>", ""),
    (
        "itunes-owner",
        PODCAST,
        "<itunes:owner><itunes:email>desk@example.org</itunes:email></itunes:owner>",
        "",
    ),
    ("itunes-utf-8", PODCAST, 'encoding="utf-8"', 'encoding="iso-8859-1"'),
    ("itunes-format", PODCAST, "gulls.mp3", "gulls.wmv"),
    ("app-categories", SERVICE, "<categories ", '<categories fixed="yes" '),
    ("app-id", SERVICE, "<accept>", "<atom:id>https://example.org/1</atom:id><accept>"),
)
URLS = {RSS: "https://news.example.org/rss.xml", ATOM: "https://news.example.org/atom.xml"}


def check(text: str | bytes, *, url: str | None = None) -> tuple[Finding, ...]:
    """What is wrong with a document."""
    data = text.encode() if isinstance(text, str) else text
    return validate(data, name="feed", now=NOW, url=url)


@pytest.mark.parametrize("good", [RSS, PODCAST, ATOM, SERVICE, OPML, JSON])
def test_nothing_is_wrong_with_a_good_document(good: str) -> None:
    assert [as_line(each) for each in check(good, url=URLS.get(good))] == []


@pytest.mark.parametrize(("rule", "good", "old", "new"), CASES)
def test_each_rule_finds_its_fault(rule: str, good: str, old: str, new: str) -> None:
    assert good.count(old) >= 1
    found = check(good.replace(old, new, 1), url=URLS.get(good))
    assert rule in [each.rule for each in found], [as_line(each) for each in found]


# Of these, cases stand in tests of their own: they need a server, or a file that is none.
ELSEWHERE = {"unreadable", *(name for name in RULES if name.startswith("http-"))}


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    assert {case[0] for case in CASES} == RULES.keys() - ELSEWHERE


def test_every_rule_says_how_to_mend_it() -> None:
    for name, rule in RULES.items():
        assert rule.severity in (ERROR, WARNING), name
        assert rule.spec and rule.about.endswith(".") and rule.mend.endswith((".", "…")), name


def test_the_rules_in_the_docs_are_those_in_the_code() -> None:
    """After a change, print(as_markdown()) is what belongs there."""
    page = (ROOT / "docs" / "validate.md").read_text()
    assert as_markdown() in page


@pytest.mark.parametrize(
    ("written", "rules"),
    [
        ("The &#x26;amp; of &#x3C;b&#x3e;", []),
        ("The &amp;amp; of", ["html-in-text"]),
        ("The &lt;b&gt; of", ["html-in-text"]),
        ("The &#x26; and &lt;b&gt; of", ["html-in-text"]),
        ("<![CDATA[The &#x26; <b> of]]>", ["html-in-text"]),
        ("AT&amp;T &lt; R&amp;D, I &lt;3 &lt;you&gt;", []),
    ],
)
def test_who_writes_as_the_profile_asks_means_the_characters(
    written: str, rules: list[str]
) -> None:
    """RSS profile, Character Data: in plain text, ``&`` and ``<`` as hexadecimal references."""
    found = check(RSS.replace("Tram to the quay", written), url=URLS[RSS])
    assert [each.rule for each in found] == rules


def test_a_finding_says_where_and_in_which_story() -> None:
    broken = RSS.replace("Sat, 21 Nov 2026 10:00:00 GMT", "yesterday")
    (finding,) = check(broken, url=URLS[RSS])
    assert finding.line == broken[: broken.index("yesterday")].count("\n") + 1
    assert finding.where == "rss/channel/item/pubDate"
    assert finding.item == "item 2, https://news.example.org/tram"
    assert (finding.severity, finding.found) == (ERROR, "yesterday")
    assert as_line(finding).startswith(f"feed:{finding.line}: error: date-rfc822: ")


# Our own feeds


def test_our_own_documents_are_good() -> None:
    for format in (rss, atom):
        found = validate(format.render(DOCUMENT), name=format.FILE_NAME, now=NOW, url=DOCUMENT.url)
        assert [as_line(each) for each in found] == []


def test_the_shipped_feeds_are_good() -> None:
    assert list(findings_at(str(ROOT / "feeds"), now=datetime.now(UTC))) == []


def test_what_a_build_publishes_is_good(workspace: Workspace) -> None:
    for number in range(3):
        text = (
            f"---\ntitle: Story {number}\ndate: 2026-11-2{number}\n---\n\n![a](b.png) A < B *c*\n"
        )
        workspace.seed(f"{number}.md", text)
    workspace.seed("capture.txt", SHIPPED_SEED.read_bytes())
    workspace.build()
    found = list(findings_at(str(workspace.feeds), now=NOW + timedelta(days=1)))
    assert [as_line(each) for each in found] == []
    files = {os.path.relpath(path, workspace.feeds) for path in feed_files(str(workspace.feeds))}
    assert {"rss.xml", "atom.xml", "sections/news-feed/rss.xml"} <= files


# Untrusted input


def test_entities_are_not_expanded_and_files_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    laughs = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    for declared in (f'<!ENTITY a9 SYSTEM "file://{secret}">', f'<!ENTITY a0 "ha">{laughs}'):
        text = RSS.replace("<rss", f"<!DOCTYPE rss [{declared}]>\n<rss", 1).replace(
            "It rings.", "&a9;"
        )
        found = check(text)
        assert [each.rule for each in found] == ["xml-entity"]


@pytest.mark.parametrize(
    "text",
    [
        "<a>" * 100_000,
        '<rss version="2.0"><channel>' + "<item>" * 250 + "</item>" * 250 + "</channel></rss>",
        "[" * 100_000,
        '{"items": ' + "[" * 100_000,
        '{"version": ' + "9" * 100_000 + "}",
        RSS.replace("It rings.", "&lt;" * 100_000 + "&lt;a"),
        RSS.replace("It rings.", "&lt;a " * 50_000),
        RSS.replace("color: red", "a:" * 50_000),
        RSS.replace("<rss ", "<rss " + " ".join(f'a{n}="x"' for n in range(100_000)), 1),
        RSS.replace("</channel>", "<item/>" * 500_000 + "</channel>"),
        RSS.replace("Sat, 21 Nov 2026", "(" * 100_000),
        RSS.replace("desk@example.org", "a" * 100_000 + "@"),
        RSS.replace("<language>en", "<language>" + "a-" * 50_000),
        ATOM.replace("tag:news.example.org,2026:1<", "tag:" + "a." * 50_000 + "<"),
        ATOM.replace("https://news.example.org/atom.xml", "http://["),
        ATOM.replace("<entry>", '<entry xmlns:x="urn:a:}b" x:y="&#x26;">'),
        "",
        "\x00",
        "\ufeff",
        "{}",
        "[]",
        "<rss/>",
        '<feed xmlns="http://www.w3.org/2005/Atom"/>',
        "<opml/>",
        '<rss version="2.0"><channel/></rss>',
    ],
)
def test_nothing_breaks_or_detains_it(text: str) -> None:
    assert check(text, url="http://127.0.0.1/feed.xml")


def test_who_breaks_a_rule_everywhere_is_told_enough() -> None:
    items = "<item><title>x</title><pubDate>never</pubDate></item>" * 1000
    found = check(RSS.replace("</channel>", items + "</channel>"))
    dates = [each for each in found if each.rule == "date-rfc822"]
    assert len(dates) == MAX_FAULTS + 1
    assert dates[-1].found == f"{1000 - MAX_FAULTS} more of these"


def test_a_file_is_read_no_further_than_it_may_be_long(tmp_path: Path) -> None:
    long = tmp_path / "long.xml"
    with long.open("wb") as file:
        file.truncate(10 * MAX_BYTES)
    (finding,) = findings_at(str(long), now=NOW)
    assert finding.rule == "too-large"


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.xml"
    os.mkfifo(pipe)
    (finding,) = findings_at(str(pipe), now=NOW)
    assert finding.rule == "unreadable"
    assert list(findings_at(str(tmp_path), now=NOW)) == []


# Dates, which readers read in their own ways


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Sun, 22 Nov 2026 10:00:00 +0000", []),
        ("22 Nov 2026 10:00 EST", []),
        ("Sun, 22 Nov 2026 10:00:00 -05:00", ["date-rfc822"]),
        ("2026-11-22T10:00:00Z", ["date-rfc822"]),
        ("Sun, 22 Nov 2026", ["date-rfc822"]),
        ("Sun, 22 Nov 2026 25:00:00 +0000", ["date-rfc822"]),
        ("Sun,22 Nov 2026 10:00:00 +0000", ["date-rfc822-doubtful"]),
        ("Sun (well), 22 Nov 2026 10:00:00 +0000", ["date-rfc822-doubtful"]),
        ("22 Nov 2026 10:00:00 A", ["date-rfc822-doubtful"]),
    ],
)
def test_dates_of_rss(text: str, rules: list[str]) -> None:
    assert [rule for rule, _ in rfc822(text)] == rules


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("2026-11-22T10:00:00Z", True),
        ("2026-11-22T10:00:00.25+05:30", True),
        ("2026-12-31T23:59:60Z", True),  # a leap second
        ("2026-11-22T10:00:00", False),
        ("2026-11-22t10:00:00z", False),
        ("2026-02-29T10:00:00Z", False),
        ("2026-11-22T10:00Z", False),
        ("٢٠٢٦-11-22T10:00:00Z", False),
    ],
)
def test_dates_of_atom(text: str, good: bool) -> None:
    assert (not list(rfc3339(text))) is good


# The command


def test_the_command_checks_what_the_project_published(workspace: Workspace) -> None:
    workspace.seed("one.md", "---\ntitle: One\ndate: 2026-11-20\n---\n\nText.\n")
    workspace.build()
    good = run([*FEEDPUB, "-C", workspace.folder, "validate"])
    assert (good.returncode, good.stdout) == (0, "")
    feed = workspace.feeds / "rss.xml"
    feed.write_text(feed.read_text().replace("<pubDate>", "<pubDate>about "))
    bad = run([*FEEDPUB, "-C", workspace.folder, "validate"])
    assert bad.returncode == 1
    (line,) = bad.stdout.splitlines()
    assert "rss.xml" in line and ": error: date-rfc822: " in line
    assert "1 error" in bad.stderr


def test_the_command_on_any_path_as_json(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(RSS.replace("<language>en</language>", ""))
    result = run([*FEEDPUB, "validate", "--json", feed])
    (finding,) = map(json.loads, result.stdout.splitlines())
    assert (result.returncode, result.stderr) == (0, "")  # a warning alone
    assert finding["rule"] == "language-missing" and finding["severity"] == WARNING
    assert finding.keys() == set(Finding.__dataclass_fields__)


def test_the_command_is_called_wrongly(tmp_path: Path) -> None:
    for target in (str(tmp_path / "none.xml"), "ftp://example.org/feed.xml"):
        result = run([*FEEDPUB, "validate", target])
        assert result.returncode == 2
        assert target in result.stderr


def test_no_escape_sequence_reaches_the_terminal(tmp_path: Path) -> None:
    feed = tmp_path / "feed.json"
    feed.write_text(JSON.replace("version/1.1", "version/\\u001b[31m"))
    assert "\x1b" not in run([*FEEDPUB, "validate", feed]).stdout


# A server

Answer = Callable[[BaseHTTPRequestHandler], None]


def answer_with(data: bytes = RSS.encode(), **headers: str) -> Answer:
    """What answers *data* with headers, or 304 to who has it; underscores stand for hyphens."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        etag, asked = headers.get("ETag"), handler.headers
        known = etag is not None and asked.get("If-None-Match") == etag
        since = headers.get("Last_Modified")
        known = known or (since is not None and asked.get("If-Modified-Since") == since)
        handler.send_response(304 if known else 200)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        if not known:
            handler.wfile.write(data)

    return answer


@contextmanager
def served(answer: Answer) -> Iterator[str]:
    """The address of a server that answers so, while the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/rss.xml"
        finally:
            server.shutdown()


def rules_of(answer: Answer) -> list[str]:
    """The rules that a server breaks; it is at another address than its feed says."""
    with served(answer) as url:
        found = [each.rule for each in findings_at(url, now=NOW)]
    assert "self-elsewhere" in found or "unreadable" in found or "http-status" in found
    return [rule for rule in found if rule != "self-elsewhere"]


GOOD = {
    "Content_Type": "application/rss+xml",
    "ETag": '"1"',
    "Last_Modified": "Sun, 22 Nov 2026 09:00:00 GMT",
}


@pytest.mark.parametrize(
    ("changed", "rules"),
    [
        ({}, []),
        ({"Content_Type": "text/html"}, ["http-media-type"]),
        ({"Content_Type": "text/xml"}, ["http-charset"]),
        ({"Content_Type": "text/xml; charset=utf-8"}, []),
    ],
)
def test_a_server_is_asked_how_it_serves(changed: dict[str, str], rules: list[str]) -> None:
    assert rules_of(answer_with(**(GOOD | changed))) == rules


def test_a_server_without_validators() -> None:
    assert rules_of(answer_with(Content_Type=GOOD["Content_Type"])) == ["http-validators"]


def test_a_server_that_never_says_not_modified() -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        del handler.headers["If-None-Match"]
        answer_with(**GOOD)(handler)

    assert rules_of(answer) == ["http-no-304"]


def test_a_server_that_has_none() -> None:
    assert rules_of(lambda handler: handler.send_error(404)) == ["http-status"]


def test_a_server_that_answers_nothing_of_http() -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"hello\n")

    assert rules_of(answer) == ["unreadable"]


def test_a_server_that_sends_for_ever() -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/rss+xml")
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b" " * 1_000_000)
        except OSError:
            pass  # whoever asked has had enough

    with served(answer) as url:
        assert "too-large" in [each.rule for each in findings_at(url, now=NOW)]


def test_a_server_that_dribbles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(targets, "SECONDS", 0.3)
    done = threading.Event()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n")
        while not done.wait(0.05):  # each of them in time
            handler.wfile.write(b"X: y\r\n")

    try:
        assert rules_of(answer) == ["unreadable"]
    finally:
        done.set()


def test_a_server_that_redirects_to_a_file() -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", "file:///etc/passwd")
        handler.end_headers()

    assert rules_of(answer) == ["http-status"]
