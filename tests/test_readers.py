"""What subscribers' programs make of the feeds, over nginx.

Guards that every item arrives whole in programs that people use, field by field, as the
table in docs/readers.md tells. FEEDPUB_UPDATE_DOCS=1 writes that table.
"""

import email
import email.policy
import email.utils
import json
import os
import re
import sqlite3
import time
from calendar import timegm
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import feedparser
import pytest
from conftest import NOW, SHIPPED_SEED, Workspace
from programs import need, run
from servers import nginx

FEEDS = ["rss.xml", "atom.xml"]
JAVASCRIPT = Path(__file__).parent / "readers"
TABLE = Path(__file__).parent.parent / "docs" / "readers.md"
SITE = "https://news.example.org/"  # as the workspace's configuration has it


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a subscriber is to be told of an item."""

    title: str
    text: tuple[str, ...]  # of each paragraph
    authors: tuple[str, ...] = ()
    published: datetime = NOW
    url: str | None = None
    id: str | None = None  # None: whatever feedpub mints
    updated: datetime | None = None  # None: as published
    categories: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    language: str = "en"


MARKDOWN = """\
---
title: "Trams & trains: fares < two crowns"
url: https://www.example.com/2026/trams?from=feed&page=1
date: 2026-11-20T18:30:00+02:00
updated: 2026-11-21T09:00:00+02:00
authors: [Ilse Varga, Tomas Reiner]
section: City
tags: [trams, fares & fees]
language: en
---

The city will hold fares **below two crowns** until spring, the council said.

Nobody asked why the [old map](https://www.example.com/map) still shows line 9.
"""
HEBREW = """\
---
title: "הספרייה בנמל נפתחה מחדש"
date: 2026-11-19T10:00:00Z
language: he
author: נועה לוין
---

הספרייה שבנמל נפתחה היום מחדש אחרי שיפוץ ארוך.
"""
EMOJI = """\
---
title: "Beacon lit 🔥 at Cape Ödön — 日本の灯台も"
date: 2026-11-18T10:00:00Z
author: Zoë Ångström
---

Keepers lit the beacon 🔥 for the first time since 1911; 灯台 is Japanese for it.
"""
OBJECT = {
    "url": "https://www.example.com/harbour/sound",
    "title": "The harbour's oldest bell rings again",
    "authors": [{"name": "Ruben Falk", "uri": "https://www.example.com/falk"}],
    "section": "Harbour",
    "tags": ["bells"],
    "language": "en",
    "published": "2026-11-17T08:00:00Z",
    "summary": "A bell that was silent for forty years.",
    "content_html": "<p>The bell rang at <em>seven</em>.</p><p>Forty years is a long rest.</p>",
    "attachments": [
        {
            "url": "https://www.example.com/bell.mp3",
            "mime_type": "audio/mpeg",
            "size_in_bytes": 123456,
            "title": "The bell, as it rings",
        },
        {"url": "https://www.example.com/bell.jpg?w=9&h=6", "mime_type": "image/jpeg"},
    ],
}
LINES = [
    {
        "id": "tag:example.com,2020:own-1",
        "title": "A first line of several",
        "published": "2026-11-16T08:00:00Z",
        "content_text": "The first of the lines.\n\nIt has two paragraphs.",
    },
    {
        "title": "1 < 2 && 3 > 2, says a professor",
        "published": "2026-11-15T08:00:00Z",
        "authors": ["O'Neill & Sons"],
        "content_text": 'If a<b and b<c then a<c; "quite" simple, & true.',
    },
]
PLAIN = """\
Ferry to the islands leaves from another pier

The ferry to the islands leaves from the southern pier for the rest of the winter, because the
northern one is being rebuilt after the storms of last year.

Passengers who hold tickets for the northern pier may use them at the southern one, the company
said, and a bus will carry those who find the walk too long.
"""

SHIPPED_TEXT = tuple(SHIPPED_SEED.read_text("utf-8").split("\n\n")[3:8])

TOLD = [
    Told(
        title="ISW: Russia's advances in Bakhmut likely slowed in recent days",
        text=SHIPPED_TEXT,
        authors=("The Kyiv Independent news desk",),
        categories=("News Feed",),
    ),
    Told(
        title="Ferry to the islands leaves from another pier",
        text=tuple(" ".join(each.split()) for each in PLAIN.split("\n\n")[1:]),
    ),
    Told(
        title="Trams & trains: fares < two crowns",
        text=(
            "The city will hold fares below two crowns until spring, the council said.",
            "Nobody asked why the old map still shows line 9.",
        ),
        authors=("Ilse Varga", "Tomas Reiner"),
        published=datetime(2026, 11, 20, 16, 30, tzinfo=UTC),
        url="https://www.example.com/2026/trams?from=feed&page=1",
        updated=datetime(2026, 11, 21, 7, tzinfo=UTC),
        categories=("City", "trams", "fares & fees"),
    ),
    Told(
        title="הספרייה בנמל נפתחה מחדש",
        text=("הספרייה שבנמל נפתחה היום מחדש אחרי שיפוץ ארוך.",),
        authors=("נועה לוין",),
        language="he",
        published=datetime(2026, 11, 19, 10, tzinfo=UTC),
    ),
    Told(
        title="Beacon lit 🔥 at Cape Ödön — 日本の灯台も",
        text=("Keepers lit the beacon 🔥 for the first time since 1911; 灯台 is Japanese for it.",),
        authors=("Zoë Ångström",),
        published=datetime(2026, 11, 18, 10, tzinfo=UTC),
    ),
    Told(
        title="The harbour's oldest bell rings again",
        text=("The bell rang at seven.", "Forty years is a long rest."),
        authors=("Ruben Falk",),
        published=datetime(2026, 11, 17, 8, tzinfo=UTC),
        url="https://www.example.com/harbour/sound",
        categories=("Harbour", "bells"),
        enclosures=(
            "https://www.example.com/bell.mp3",
            "https://www.example.com/bell.jpg?w=9&h=6",
        ),
    ),
    Told(
        title="A first line of several",
        text=("The first of the lines.", "It has two paragraphs."),
        published=datetime(2026, 11, 16, 8, tzinfo=UTC),
        id="tag:example.com,2020:own-1",
    ),
    Told(
        title="1 < 2 && 3 > 2, says a professor",
        text=('If a<b and b<c then a<c; "quite" simple, & true.',),
        authors=("O'Neill & Sons",),
        published=datetime(2026, 11, 15, 8, tzinfo=UTC),
    ),
]


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A published project with a seed of each kind."""
    workspace = Workspace(tmp_path_factory.mktemp("newspaper") / "project")
    workspace.seed("000_5560a4c548090309.txt", SHIPPED_SEED.read_bytes())
    workspace.seed("ferry.txt", PLAIN)
    workspace.seed("city/trams.md", MARKDOWN)
    workspace.seed("world/library.md", HEBREW)
    workspace.seed("world/beacon.md", EMOJI)
    workspace.seed("bell.json", json.dumps(OBJECT))
    workspace.seed("lines.jsonl", "".join(json.dumps(line) + "\n" for line in LINES))
    report = workspace.build()
    assert report.exit_code == 0, report.problems
    return workspace


@pytest.fixture(scope="module")
def site(newspaper: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which nginx serves its feeds."""
    with nginx(newspaper.feeds, tmp_path_factory.mktemp("server") / "nginx") as address:
        yield address


# What is judged of a reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item as a program has it; None: the program has no place for that."""

    id: str
    title: str
    url: str
    published: datetime
    updated: datetime | None
    authors: list[str]
    html: str
    tags: list[str] | None
    enclosures: list[str] | None
    language: str | None


def plain(html: str) -> str:
    """The text of HTML on one line, as far as these tests have any."""
    parts = html.replace("<", "\0<").replace(">", ">\0").split("\0")
    text = "".join("" if part.startswith("<") else part for part in parts)
    return " ".join(unescape(text).split())


YES, NO_PLACE, ONE, FIRST = "yes", "–", "one of several", "the first"
DECODED, WRONG = "decoded twice", "wrong"


def verdicts(item: Item, told: Told) -> dict[str, str]:
    """Of each field, whether the program has what it is to be told."""
    return {
        "id": right(item.id == told.id or (told.id is None and item.id.startswith("tag:"))),
        "title": right(item.title == told.title),
        "link": right(item.url == told.url or (told.url is None and is_of_no_other(item))),
        "published": right(item.published == told.published),
        "updated": moment_verdict(item.updated, told.updated or told.published),
        "authors": authors_verdict(item.authors, told.authors),
        "full text": text_verdict(item.html, told.text),
        "tags": list_verdict(item.tags, told.categories),
        "attachments": list_verdict(item.enclosures, told.enclosures),
        "language": NO_PLACE if item.language is None else right(item.language == told.language),
    }


def right(is_right: bool) -> str:
    """One verdict of two."""
    return YES if is_right else WRONG


def text_verdict(html: str, told: tuple[str, ...]) -> str:
    """Of a story's paragraphs; a program may give as HTML what is text by now."""
    paragraphs = [" ".join(each.split()) for each in told]
    if all(each in plain(html) for each in paragraphs):
        return YES
    return DECODED if all(each in html for each in paragraphs) else WRONG


def moment_verdict(found: datetime | None, told: datetime) -> str:
    """Of a date that a program may not have."""
    return NO_PLACE if found is None else right(found == told)


def authors_verdict(found: list[str], told: tuple[str, ...]) -> str:
    """Of names; who is told none may show the feed's, which stands for them."""
    if not told:
        return right(found in ([], ["Test News"]))
    if len(told) > 1 and len(found) == 1 and found[0] in told:
        return ONE
    return right(found == list(told))


def list_verdict(found: list[str] | None, told: tuple[str, ...]) -> str:
    """Of several, of which a program may have but the first."""
    if found is None:
        return NO_PLACE
    if len(told) > 1 and found == [told[0]]:
        return FIRST
    return right(found == list(told))


def is_of_no_other(item: Item) -> bool:
    """What may stand as the address of an item that has none of its own.

    Nothing; a page that the site has made for it; or, in feedparser and what is built on
    it, the id of an Atom entry without a link.
    """
    return item.url in ("", item.id) or item.url.startswith(SITE + "items/")


_RANK = [YES, NO_PLACE, ONE, FIRST, DECODED, WRONG]


def judged(items: list[Item]) -> dict[str, str]:
    """A verdict for each field, of all items together: where one is not whole, its own."""
    by_title = {item.title: item for item in items}
    assert sorted(item.title for item in items) == sorted(told.title for told in TOLD)
    found: dict[str, set[str]] = {}
    for told in TOLD:
        for field, verdict in verdicts(by_title[told.title], told).items():
            found.setdefault(field, set()).add(verdict)
    return {field: max(each, key=_RANK.index) for field, each in found.items()}


# feedparser


def moment(parsed: time.struct_time) -> datetime:
    """feedparser's parsed time, which is UTC."""
    return datetime.fromtimestamp(timegm(parsed), UTC)


def of_feedparser(folder: Path, address: str) -> list[Item]:
    """As feedparser has it, the language that of the title."""
    feed = feedparser.parse(address)
    assert not feed.bozo, feed.get("bozo_exception")
    return [
        Item(
            id=entry.id,
            title=unescape(entry.title),
            url=entry.get("link", ""),
            published=moment(entry.published_parsed),
            updated=moment(entry.updated_parsed),
            authors=[author.name for author in entry.get("authors", []) if author],
            html=entry.content[0].value,
            tags=[tag.term for tag in entry.get("tags", [])],
            enclosures=[each.href for each in entry.get("enclosures", [])],
            language=entry.title_detail.language or feed.feed.get("language"),
        )
        for entry in feed.entries
    ]


@pytest.mark.parametrize("name", FEEDS)
def test_feedparser_has_no_complaint(site: str, name: str) -> None:
    """Nor are the items in another order than the newest first."""
    feed = feedparser.parse(site + name)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.status == 200
    assert feed.headers["content-type"] == "application/xml; charset=utf-8"
    assert feed.feed.title == "Test News"
    moments = [moment(entry.published_parsed) for entry in feed.entries]
    assert moments == sorted(moments, reverse=True)


# reader


def of_reader(folder: Path, address: str) -> list[Item]:
    """As lemon24/reader has it."""
    from reader import make_reader

    with closing(make_reader(":memory:")) as library:
        library.add_feed(address)
        library.update_feed(address)
        return [
            Item(
                id=entry.id,
                title=unescape(entry.title or ""),
                url=entry.link or "",
                published=entry.published,
                updated=entry.updated,
                authors=[author.name for author in entry.authors],
                html=entry.content[0].value,
                tags=None,
                enclosures=[each.href for each in entry.enclosures],
                language=entry.content[0].language,
            )
            for entry in library.get_entries()
        ]


# newsboat


def of_newsboat(folder: Path, address: str) -> list[Item]:
    """What newsboat has in its cache after a reload."""
    for name, text in (("urls", address + "\n"), ("config", "")):
        (folder / name).write_text(text)
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    env = {
        **os.environ,
        **dict.fromkeys(names, str(folder)),
        "LC_ALL": "C.UTF-8",
        "TERM": "dumb",
    }
    files = ["-u", folder / "urls", "-c", folder / "cache.db", "-C", folder / "config"]
    done = run([need("newsboat"), *files, "-x", "reload"], env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    with closing(sqlite3.connect(folder / "cache.db")) as cache:
        columns = "title, author, pubDate, url, guid, content, enclosure_url"
        rows = cache.execute(f"SELECT {columns} FROM rss_item").fetchall()
    return [
        Item(
            id=guid,
            title=title,
            url=url,
            published=datetime.fromtimestamp(published, UTC),
            updated=None,
            authors=[each for each in author.split(", ") if each],
            html=content,
            tags=None,
            enclosures=[enclosed] if enclosed else [],
            language=None,
        )
        for title, author, published, url, guid, content, enclosed in rows
    ]


# rss2email

_SENDMAIL = """\
#!/bin/sh
exec cat > "$(mktemp '{folder}/XXXXXXXX')"
"""
_R2E = """\
[DEFAULT]
from = feeds@example.org
to = reader@example.org
email-protocol = sendmail
sendmail = {sendmail}
date-header = True
date-header-order = issued, modified
name-format = {{author}}
html-mail = True
use-8bit = True
encodings = UTF-8

[feed.news]
url = {address}
"""


def of_rss2email(folder: Path, address: str) -> list[Item]:
    """What the letters say that rss2email sends of a feed that it sees for the first time."""
    letters = folder / "letters"
    letters.mkdir()
    sendmail = folder / "sendmail"
    sendmail.write_text(_SENDMAIL.format(folder=letters))
    sendmail.chmod(0o755)
    (folder / "r2e.cfg").write_text(_R2E.format(sendmail=sendmail, address=address))
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    env |= {**dict.fromkeys(names, str(folder)), "LC_ALL": "C.UTF-8"}
    command = [need("r2e"), "-c", folder / "r2e.cfg", "-d", folder / "r2e.json", "run"]
    done = run(command, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    return [
        read_letter(email.message_from_bytes(path.read_bytes(), policy=email.policy.default))
        for path in letters.iterdir()
    ]


def read_letter(letter: EmailMessage) -> Item:
    """The item that a letter tells of; it has one sender."""
    body = letter.get_body()
    assert body is not None
    link = letter["X-RSS-URL"] or ""
    sender = letter["From"].addresses[0].display_name
    html = body.get_content()
    return Item(
        id=str(letter["X-RSS-ID"]),
        title=str(letter["Subject"]),
        url=str(link),
        published=email.utils.parsedate_to_datetime(str(letter["Date"])).astimezone(UTC),
        updated=None,
        authors=[] if sender == "<author>" else [sender],  # rss2email's word for nobody
        html=html,
        tags=str(letter["X-RSS-TAGS"]).split(",") if letter["X-RSS-TAGS"] else [],
        enclosures=[unescape(each) for each in re.findall('Enclosure: <a href="(.*?)"', html)],
        language=None,
    )


# Readers in JavaScript


def of_javascript(library: str) -> Callable[[Path, str], list[Item]]:
    """As one of the libraries of tests/readers/package.json has it."""

    def read(folder: Path, address: str) -> list[Item]:
        node = need("node")
        if not (JAVASCRIPT / "node_modules").is_dir():
            pytest.skip("the readers are not installed (cd tests/readers && npm ci)")
        done = run([node, JAVASCRIPT / "read.mjs", library, address])
        assert done.returncode == 0, done.stderr
        return [read_javascript(item) for item in json.loads(done.stdout)]

    return read


def read_javascript(item: dict[str, Any]) -> Item:
    """An item as read.mjs prints it, dates as they stand in the feed."""
    dates = {name: date(item[name]) for name in ("published", "updated") if item[name]}
    return Item(**{**item, **dates})


def date(text: str) -> datetime:
    """RFC 3339 or RFC 822."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        return email.utils.parsedate_to_datetime(text).astimezone(UTC)


# All of them

_XML, _ALL = ["rss.xml", "atom.xml"], ["rss.xml", "atom.xml", "feed.json"]
READERS: dict[str, tuple[Callable[[Path, str], list[Item]], list[str]]] = {
    "feedparser": (of_feedparser, _XML),
    "reader": (of_reader, _ALL),
    "newsboat": (of_newsboat, _XML),
    "rss2email": (of_rss2email, _XML),
    "feedsmith": (of_javascript("feedsmith"), _ALL),
    "rss-parser": (of_javascript("rss-parser"), _XML),
    "@rowanmanning/feed-parser": (of_javascript("@rowanmanning/feed-parser"), _XML),
}
FORMAT = {"rss.xml": "RSS", "atom.xml": "Atom", "feed.json": "JSON Feed"}
PAIRS = [(reader, name) for reader, (_, names) in READERS.items() for name in names]


@pytest.fixture(scope="module")
def heard(
    site: str, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, str], dict[str, str]]:
    """The verdicts on a reader of a file, each found out once."""

    @cache
    def judge(reader: str, name: str) -> dict[str, str]:
        read, _ = READERS[reader]
        return judged(read(tmp_path_factory.mktemp("reader"), site + name))

    return judge


@pytest.mark.parametrize(("reader", "name"), PAIRS)
def test_no_reader_has_anything_wrong(
    reader: str, name: str, heard: Callable[[str, str], dict[str, str]]
) -> None:
    """Every item once; a field is right, or the reader has no place for it, or for one only."""
    found = heard(reader, name)
    assert [field for field, verdict in found.items() if verdict == WRONG] == []
    for field in ("id", "title", "link", "published"):
        assert found[field] == YES, field
    assert found["full text"] == (DECODED if "rowanmanning" in reader else YES)


def test_the_table_is_what_the_readers_gave(
    heard: Callable[[str, str], dict[str, str]],
) -> None:
    """docs/readers.md tells it to users."""
    rows = [(reader, FORMAT[name], heard(reader, name)) for reader, name in PAIRS]
    fields = list(rows[0][2])
    lines = [" | ".join(["", "reader", "of", *fields, ""]).strip()]
    lines.append("|" + "---|" * (len(fields) + 2))
    for reader, format, found in rows:
        lines.append("| " + " | ".join([reader, format, *map(found.get, fields)]) + " |")
    table = "\n".join(lines)
    text = TABLE.read_text("utf-8")
    updated = re.sub(r"\| reader \|.*?(?=\n\n|\n\Z)", lambda _: table, text, flags=re.DOTALL)
    if os.environ.get("FEEDPUB_UPDATE_DOCS"):
        TABLE.write_text(updated, "utf-8")
    assert TABLE.read_text("utf-8") == updated


def test_all_formats_tell_the_same_ids(site: str) -> None:
    """Who changes from one format to another sees nothing twice."""
    told = [
        {item.title: item.id for item in of_reader(Path(), site + name)}
        for name in ("rss.xml", "atom.xml", "feed.json")
    ]
    assert told[0] == told[1] == told[2] and len(told[0]) == len(TOLD)
