"""What subscribers' programs make of the feeds: feedparser, newsboat, rss2email, over nginx.

Guards that every item arrives whole in programs that people use: title, authors, dates,
link, id, full text, tags.
"""

import email
import email.policy
import email.utils
import json
import os
import sqlite3
import time
from calendar import timegm
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from html import unescape
from pathlib import Path

import feedparser
import pytest
from conftest import NOW, SHIPPED_SEED, Workspace
from programs import need, run
from servers import nginx

FEEDS = ["rss.xml", "atom.xml"]
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
    categories: frozenset[str] = frozenset()
    enclosure: str | None = None


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
        }
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
        categories=frozenset({"News Feed"}),
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
        categories=frozenset({"City", "trams", "fares & fees"}),
    ),
    Told(
        title="הספרייה בנמל נפתחה מחדש",
        text=("הספרייה שבנמל נפתחה היום מחדש אחרי שיפוץ ארוך.",),
        authors=("נועה לוין",),
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
        categories=frozenset({"Harbour", "bells"}),
        enclosure="https://www.example.com/bell.mp3",
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
UPDATED = {"Trams & trains: fares < two crowns": datetime(2026, 11, 21, 7, tzinfo=UTC)}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item as a program has it."""

    title: str
    author: str
    published: datetime
    url: str
    id: str
    html: str


def plain(html: str) -> str:
    """The text of HTML on one line, as far as these tests have any."""
    parts = html.replace("<", "\0<").replace(">", ">\0").split("\0")
    text = "".join("" if part.startswith("<") else part for part in parts)
    return " ".join(unescape(text).split())


def expect_told(item: Item, told: Told, *, one_author: bool) -> None:
    """The program has of the item what it is to be told."""
    named = [author for author in told.authors if author in item.author]
    assert len(named) == len(told.authors) or (one_author and named)
    if not told.authors:
        assert item.author in ("", "Test News")
    assert item.published == told.published
    assert item.url == told.url or (told.url is None and is_no_address_of_another(item))
    assert item.id == told.id or (told.id is None and item.id.startswith("tag:"))
    text = plain(item.html)
    assert [each for each in told.text if " ".join(each.split()) not in text] == []


def is_no_address_of_another(item: Item) -> bool:
    """What may stand as the address of an item that has none of its own.

    Nothing; a page that the site has made for it; or, in feedparser and what is built on
    it, the id of an Atom entry without a link.
    """
    return item.url in ("", item.id) or item.url.startswith(SITE + "items/")


def expect_all(items: Iterable[Item], *, one_author: bool = False) -> None:
    """The program has every item once, and of each what it is to be told.

    Args:
        items: What the program has.
        one_author: It knows but one author of an item.
    """
    by_title = {item.title: item for item in items}
    assert sorted(by_title) == sorted(told.title for told in TOLD)
    for told in TOLD:
        expect_told(by_title[told.title], told, one_author=one_author)


# feedparser


def moment(parsed: time.struct_time) -> datetime:
    """feedparser's parsed time, which is UTC."""
    return datetime.fromtimestamp(timegm(parsed), UTC)


@pytest.mark.parametrize("name", FEEDS)
def test_feedparser(site: str, name: str) -> None:
    """Every field of every item, without a complaint, newest first."""
    feed = feedparser.parse(site + name)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.status == 200
    assert feed.headers["content-type"] == "application/xml; charset=utf-8"
    assert feed.feed.title == "Test News"
    entries = feed.entries
    assert len({entry.id for entry in entries}) == len(entries) == len(TOLD)
    expect_all(
        Item(
            title=unescape(entry.title),
            author=" ".join(author.get("name", "") for author in entry.get("authors", [])),
            published=moment(entry.published_parsed),
            url=entry.get("link", ""),
            id=entry.id,
            html=entry.content[0].value,
        )
        for entry in entries
    )
    moments = [moment(entry.published_parsed) for entry in entries]
    assert moments == sorted(moments, reverse=True)


@pytest.mark.parametrize("name", FEEDS)
def test_feedparser_reads_tags_updates_and_enclosures(site: str, name: str) -> None:
    """Section and tags are categories; a stated update is told; an attachment is enclosed."""
    entries = {unescape(entry.title): entry for entry in feedparser.parse(site + name).entries}
    for told in TOLD:
        entry = entries[told.title]
        assert {tag.term for tag in entry.get("tags", [])} == told.categories
        assert moment(entry.updated_parsed) == UPDATED.get(told.title, told.published)
        enclosed = [each.href for each in entry.get("enclosures", [])]
        assert enclosed == ([told.enclosure] if told.enclosure else [])


def test_both_formats_tell_the_same_ids(site: str) -> None:
    """Who changes from one format to the other sees nothing twice."""
    first, second = (
        {entry.title: entry.id for entry in feedparser.parse(site + name).entries} for name in FEEDS
    )
    assert first == second


# newsboat


def newsboat(folder: Path, address: str) -> list[Item]:
    """What newsboat has in its cache after a reload."""
    folder.mkdir()
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
        columns = "title, author, pubDate, url, guid, content"
        rows = cache.execute(f"SELECT {columns} FROM rss_item").fetchall()
    return [
        Item(
            title=title,
            author=author,
            published=datetime.fromtimestamp(published, UTC),
            url=url,
            id=guid,
            html=content,
        )
        for title, author, published, url, guid, content in rows
    ]


@pytest.mark.parametrize("name", FEEDS)
def test_newsboat(site: str, name: str, tmp_path: Path) -> None:
    """Every item is in newsboat's cache, with the full text.

    Of several dc:creators newsboat keeps the last.
    """
    need("newsboat")
    items = newsboat(tmp_path / "newsboat", site + name)
    expect_all(items, one_author=name == "rss.xml")


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


def rss2email(folder: Path, address: str) -> list[EmailMessage]:
    """The letters that rss2email sends of a feed that it sees for the first time."""
    letters = folder / "letters"
    letters.mkdir(parents=True)
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
        email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        for path in letters.iterdir()
    ]


def read_letter(letter: EmailMessage) -> Item:
    """The item that a letter tells of."""
    body = letter.get_body()
    assert body is not None
    link = letter["X-RSS-URL"] or ""
    sender = letter["From"].addresses[0].display_name
    return Item(
        title=str(letter["Subject"]),
        author="" if sender == "<author>" else sender,  # rss2email's word for nobody
        published=email.utils.parsedate_to_datetime(str(letter["Date"])).astimezone(UTC),
        url=str(link),
        id=str(letter["X-RSS-ID"]),
        html=body.get_content(),
    )


@pytest.mark.parametrize("name", FEEDS)
def test_rss2email(site: str, name: str, tmp_path: Path) -> None:
    """Every item is a letter: subject, sender's name, date, address, the full text.

    A letter has one sender, so one author.
    """
    need("r2e")
    letters = rss2email(tmp_path / "r2e", site + name)
    assert len(letters) == len(TOLD)
    expect_all(map(read_letter, letters), one_author=True)
