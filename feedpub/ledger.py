"""The ledger: what has been seen and published, in SQLite.

It keeps; it decides nothing. A cache of the truth in the published feeds: if it is lost,
`feedpub.recovery` makes it anew from them.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Self
from urllib.parse import quote

import msgspec

from feedpub.errors import LedgerError
from feedpub.history import Entry, State, content_digest
from feedpub.model import NewsItem, Problem
from feedpub.selection import Candidate, sizes

_VERSION = 2
_SCHEMA = """
CREATE TABLE note (       -- "recovered": it was made anew from the feeds; "members": what
    name TEXT PRIMARY KEY,    -- decided which feeds the items are in; "address": of the site
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE seed (       -- each file below the seeds folder, as last read
    path TEXT PRIMARY KEY,
    digest TEXT NOT NULL, -- of its bytes
    recipe TEXT NOT NULL, -- of what made items of them: feedpub's version and settings
    again INTEGER NOT NULL -- to be read again, though it did not change
) WITHOUT ROWID;
CREATE TABLE quarantine ( -- what could not be read
    seed TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE record (     -- which item each record of a seed is
    seed TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    item TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX record_path ON record (path);
CREATE INDEX record_item ON record (item);
CREATE TABLE item (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    first_seen INTEGER NOT NULL, -- seconds since the epoch, here and below
    published INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    seed TEXT,                   -- the record that speaks for it
    digest TEXT NOT NULL,        -- of all that a feed shows of it
    whole INTEGER NOT NULL,      -- about how many bytes a document needs for it …
    short INTEGER NOT NULL,      -- … and without its story
    story TEXT NOT NULL          -- JSON
);
CREATE INDEX item_state ON item (state, published);
CREATE TABLE key (        -- by what an item is recognised
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    item TEXT NOT NULL,
    PRIMARY KEY (kind, value)
) WITHOUT ROWID;
CREATE TABLE passage (    -- by what an edited item is found
    value TEXT NOT NULL,
    item TEXT NOT NULL,
    PRIMARY KEY (value, item)
) WITHOUT ROWID;
CREATE INDEX passage_item ON passage (item);
CREATE TABLE feed (       -- each feed that was ever published keeps existing
    folder TEXT PRIMARY KEY, -- empty: the feed of all items
    id TEXT,                 -- NULL: not yet minted
    name TEXT NOT NULL,
    updated INTEGER NOT NULL, -- 0: not yet published
    stale INTEGER NOT NULL   -- its items changed since it was last looked at
) WITHOUT ROWID;
CREATE TABLE member (     -- the live items of each feed
    feed TEXT NOT NULL,
    item TEXT NOT NULL,
    published INTEGER NOT NULL,
    sealed INTEGER NOT NULL, -- whether an archive document has it, as it is now
    PRIMARY KEY (feed, item)
) WITHOUT ROWID;
CREATE INDEX member_newest ON member (feed, published DESC, item);
CREATE INDEX member_unsealed ON member (feed, published, item) WHERE NOT sealed;
CREATE INDEX member_item ON member (item);
CREATE TABLE archive (    -- the sealed documents of each feed
    feed TEXT NOT NULL,
    number INTEGER NOT NULL, -- from 1, the oldest
    stale INTEGER NOT NULL,  -- to be written
    PRIMARY KEY (feed, number)
) WITHOUT ROWID;
CREATE INDEX archive_stale ON archive (feed, number) WHERE stale;
CREATE TABLE sealed (     -- which items an archive document has
    item TEXT NOT NULL,
    feed TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (feed, number, item)
) WITHOUT ROWID;
CREATE INDEX sealed_item ON sealed (item);
CREATE TABLE page (       -- the pages of items without an address of their own
    item TEXT PRIMARY KEY,
    state TEXT NOT NULL -- "due": to be made; "made"; "gone": to be removed
) WITHOUT ROWID;
CREATE INDEX page_state ON page (state) WHERE state != 'made';
CREATE TABLE ping (       -- the changed documents that the hub has not been told of
    topic TEXT PRIMARY KEY -- address
) WITHOUT ROWID;
CREATE TABLE document (   -- each file of a feed, as last published
    path TEXT PRIMARY KEY,
    source TEXT NOT NULL, -- a digest of what it was rendered from
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL
) WITHOUT ROWID;
"""


class SeedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A seed file as last read."""

    digest: str
    recipe: str
    again: bool = False  # to be read again, though it did not change: another seed stood against it


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A published file as last written."""

    source: str
    size: int
    mtime_ns: int

    def is_file(self, status: os.stat_result) -> bool:
        """Whether a file with this stat is the one that was written."""
        return (status.st_size, status.st_mtime_ns) == (self.size, self.mtime_ns)


class FeedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A feed that is published, or is about to be."""

    folder: str  # below the output folder; empty: the feed of all items
    id: str | None = None  # None: not yet minted
    name: str  # of its section, say; empty: the feed of all items
    updated: datetime | None = None  # None: not yet published


class Ledger:
    """One open ledger; nothing lasts until `commit`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @classmethod
    @contextmanager
    def open(cls, path: str, *, scratch: bool = False) -> Iterator[Self]:
        """The ledger at *path*, made if it is not there.

        Args:
            path: Its file.
            scratch: Work on a copy in memory and leave the file alone.

        Raises:
            LedgerError: another version of feedpub wrote it.
            sqlite3.DatabaseError: it is damaged.
        """
        connection = _copied(path) if scratch else sqlite3.connect(path, timeout=10)
        try:
            _prepare(connection, path)
            yield cls(connection)
        finally:
            connection.rollback()
            connection.close()

    @property
    def changed(self) -> bool:
        """Whether there is anything to commit."""
        return self._db.in_transaction

    def commit(self) -> None:
        """Make everything so far last, even through a loss of power."""
        self._db.commit()

    @property
    def is_recovered(self) -> bool:
        """Whether it was made anew, and so knows nothing of what was withdrawn before."""
        return self.note("recovered") is not None

    def mark_recovered(self) -> None:
        """Remember that the ledger was made anew."""
        self.put_note("recovered", "")

    def note(self, name: str) -> str | None:
        """What is remembered under *name*."""
        row = self._row("SELECT value FROM note WHERE name = ?", name)
        return row[0] if row else None

    def put_note(self, name: str, value: str) -> None:
        """Remember *value* under *name*."""
        self._put("note", name, value)

    # Seeds

    def seed(self, path: str) -> SeedRow | None:
        """What is known of a seed file."""
        row = self._row("SELECT digest, recipe, again FROM seed WHERE path = ?", path)
        return SeedRow(digest=row[0], recipe=row[1], again=bool(row[2])) if row else None

    def put_seed(self, path: str, row: SeedRow) -> None:
        """Remember a seed file as read."""
        self._put("seed", path, row.digest, row.recipe, row.again)

    def paths(self) -> set[str]:
        """Every seed file that is known."""
        rows = self._db.execute("SELECT path FROM seed")
        return {path for (path,) in rows}

    def drop_seed(self, path: str) -> None:
        """Forget a seed file that is gone, and what was wrong with it."""
        self._db.execute("DELETE FROM seed WHERE path = ?", (path,))
        self.drop_problems(path)

    def problems(self) -> list[Problem]:
        """The quarantine, by seed."""
        rows = self._db.execute("SELECT seed, path, reason FROM quarantine ORDER BY seed")
        return [Problem(seed=seed, path=path, reason=reason) for seed, path, reason in rows]

    def put_problems(self, path: str, problems: Iterable[Problem]) -> None:
        """What is wrong with a seed file, and nothing else is."""
        self.drop_problems(path)
        for each in problems:
            self._put("quarantine", each.seed, each.path, each.reason)

    def drop_problems(self, path: str) -> None:
        """Forget what was wrong with a seed file."""
        self._db.execute("DELETE FROM quarantine WHERE path = ?", (path,))

    # Records: which item a seed is

    def records(self, path: str) -> dict[str, str]:
        """The items of one seed file: record → id."""
        return dict(self._db.execute("SELECT seed, item FROM record WHERE path = ?", (path,)))

    def holders(self, item: str) -> dict[str, str]:
        """The seeds that hold an item: record → path of its file."""
        return dict(self._db.execute("SELECT seed, path FROM record WHERE item = ?", (item,)))

    def put_record(self, seed: str, path: str, item: str) -> None:
        """Remember that *seed* is *item*."""
        self._put("record", seed, path, item)

    def drop_record(self, seed: str) -> None:
        """Forget that *seed* is any item."""
        self._db.execute("DELETE FROM record WHERE seed = ?", (seed,))

    def unheld(self) -> set[str]:
        """The items that are not withdrawn, though no seed holds them."""
        rows = self._db.execute(
            "SELECT id FROM item WHERE state != 'withdrawn'"
            " AND NOT EXISTS (SELECT 1 FROM record WHERE record.item = item.id)"
        )
        return {id for (id,) in rows}

    # Items

    def entry(self, id: str) -> Entry | None:
        """The item under *id*."""
        rows = self._entries("WHERE id = ?", id)
        return rows[0] if rows else None

    def put_entry(self, entry: Entry) -> None:
        """Remember an item."""
        item = entry.item
        self._put(
            "item",
            entry.id,
            entry.state.value,
            _seconds(entry.first_seen),
            _seconds(entry.published),
            _seconds(entry.updated),
            entry.seed,
            content_digest(item),
            *sizes(item),
            msgspec.json.encode(entry.story).decode(),
        )

    def is_empty(self) -> bool:
        """Whether it has never held an item nor a feed."""
        found = self._row("SELECT EXISTS (SELECT 1 FROM item) OR EXISTS (SELECT 1 FROM feed)")
        return not (found and found[0])

    def count_live(self) -> int:
        """How many items subscribers have, or could have had."""
        rows = self._db.execute("SELECT count(*) FROM item WHERE state = 'live'")
        count: int = rows.fetchone()[0]
        return count

    def due(self, now: datetime) -> list[Entry]:
        """The embargoed items whose time has come."""
        return self._entries("WHERE state = 'waiting' AND published <= ?", _seconds(now))

    def next_due(self) -> int | None:
        """When the next embargo ends, in seconds since the epoch."""
        rows = self._db.execute("SELECT min(published) FROM item WHERE state = 'waiting'")
        due: int | None = rows.fetchone()[0]
        return due

    def live(self) -> Iterator[Entry]:
        """All items that subscribers have, one after the other."""
        rows = self._db.execute("SELECT id FROM item WHERE state = 'live'").fetchall()
        for (id,) in rows:
            yield from self.entries([id])

    def entries(self, ids: Iterable[str]) -> list[Entry]:
        """The items under these ids, in their order."""
        found = (self.entry(id) for id in ids)
        return [entry for entry in found if entry]

    def _entries(self, where: str, *values: object) -> list[Entry]:
        columns = "id, state, first_seen, published, updated, seed, story"
        rows = self._db.execute(f"SELECT {columns} FROM item {where}", values)
        return [_entry(*row) for row in rows]

    # Keys

    def find(self, kind: str, value: str) -> str | None:
        """The item that was last known by this key: a url, path, fingerprint or bytes."""
        row = self._row("SELECT item FROM key WHERE kind = ? AND value = ?", kind, value)
        return row[0] if row else None

    def find_passage(self, value: str, *, limit: int) -> list[str]:
        """The items that have this passage; *limit* is how many are looked for."""
        rows = self._db.execute("SELECT item FROM passage WHERE value = ? LIMIT ?", (value, limit))
        return [item for (item,) in rows]

    def put_keys(self, item: str, keys: Iterable[tuple[str, str]]) -> None:
        """Let *item* be known by these keys of a kind and a value."""
        for kind, value in keys:
            self._put("key", kind, value, item)

    def put_passages(self, item: str, values: Iterable[str]) -> None:
        """Let *item* be found by these passages and no others."""
        self._db.execute("DELETE FROM passage WHERE item = ?", (item,))
        rows = [(value, item) for value in values]
        self._db.executemany("INSERT INTO passage VALUES (?, ?)", rows)

    # Feeds, their items and their documents

    def feeds(self) -> dict[str, FeedRow]:
        """Every feed that was ever published, or is to be, by folder."""
        rows = self._db.execute("SELECT folder, id, name, updated FROM feed ORDER BY folder")
        return {row[0]: _feed(*row) for row in rows}

    def feed(self, folder: str) -> FeedRow | None:
        """The feed in *folder*."""
        row = self._row("SELECT folder, id, name, updated FROM feed WHERE folder = ?", folder)
        return _feed(*row) if row else None

    def put_feed(self, feed: FeedRow) -> None:
        """Remember a feed."""
        updated = _seconds(feed.updated) if feed.updated else 0
        self._put("feed", feed.folder, feed.id, feed.name, updated, 1)

    def stale_feeds(self) -> list[str]:
        """The folders of the feeds whose items changed since they were last looked at."""
        rows = self._db.execute("SELECT folder FROM feed WHERE stale ORDER BY folder")
        return [folder for (folder,) in rows]

    def mark_feed(self, folder: str, *, stale: bool) -> None:
        """Remember whether the items of a feed changed since it was last looked at."""
        self._db.execute("UPDATE feed SET stale = ? WHERE folder = ?", (stale, folder))

    def feeds_of(self, item: str) -> set[str]:
        """The folders of the feeds that an item is in."""
        rows = self._db.execute("SELECT feed FROM member WHERE item = ?", (item,))
        return {folder for (folder,) in rows}

    def put_member(self, folder: str, entry: Entry, *, anew: bool) -> None:
        """Let a live item be in a feed.

        Args:
            folder: Of the feed.
            entry: The item.
            anew: Whether archive documents that have the item no longer have what it says.
        """
        self._db.execute(
            "INSERT INTO member VALUES (?, ?, ?, 0) ON CONFLICT DO UPDATE"
            " SET published = excluded.published, sealed = sealed AND NOT ?",
            (folder, entry.id, _seconds(entry.published), anew),
        )
        self.mark_feed(folder, stale=True)

    def drop_member(self, folder: str, item: str) -> None:
        """Let an item be in a feed no longer."""
        self._db.execute("DELETE FROM member WHERE feed = ? AND item = ?", (folder, item))
        self.mark_feed(folder, stale=True)

    def counts(self) -> dict[str, int]:
        """How many items each feed has, by folder."""
        return dict(self._db.execute("SELECT feed, count(*) FROM member GROUP BY feed"))

    def newest(self, folder: str, *, limit: int) -> list[Candidate]:
        """The items of a feed, newest first, ties by id."""
        return self._candidates(
            "feed = ? ORDER BY member.published DESC, item LIMIT ?", folder, limit
        )

    def unsealed(self, folder: str) -> list[Candidate]:
        """The items of a feed that no archive document has, oldest first."""
        return self._candidates("feed = ? AND NOT sealed ORDER BY member.published, item", folder)

    def _candidates(self, where: str, *values: object) -> list[Candidate]:
        rows = self._db.execute(
            "SELECT id, digest, member.published, whole, short FROM member"
            f" JOIN item ON id = item WHERE {where}",
            values,
        )
        return [
            Candidate(id=id, digest=digest, published=published, whole=whole, short=short)
            for id, digest, published, whole, short in rows
        ]

    # Archives

    def last_archive(self, folder: str) -> int:
        """The number of a feed's newest archive document; 0 where it has none."""
        row = self._row("SELECT max(number) FROM archive WHERE feed = ?", folder)
        number: int | None = row[0] if row else None
        return number or 0

    def seal(self, folder: str, number: int, items: Iterable[str]) -> None:
        """Let an archive document have these items; it is to be written."""
        for item in items:
            self._put("sealed", item, folder, number)
            self._db.execute(
                "UPDATE member SET sealed = 1 WHERE feed = ? AND item = ?", (folder, item)
            )
        self.mark_archive(folder, number, stale=True)

    def mark_archive(self, folder: str, number: int, *, stale: bool) -> None:
        """Remember whether an archive document is to be written."""
        self._put("archive", folder, number, stale)

    def mark_archives(self) -> None:
        """Let all archive documents be written again."""
        self._db.execute("UPDATE archive SET stale = 1")

    def stale_archives(self) -> list[tuple[str, int]]:
        """Folder and number of the archive documents that are to be written."""
        return self._db.execute(
            "SELECT feed, number FROM archive WHERE stale ORDER BY feed, number"
        ).fetchall()

    def archives(self) -> list[tuple[str, int]]:
        """Folder and number of every archive document."""
        return self._db.execute("SELECT feed, number FROM archive").fetchall()

    def archived(self, folder: str, number: int) -> list[str]:
        """The items of an archive document."""
        rows = self._db.execute(
            "SELECT item FROM sealed WHERE feed = ? AND number = ? ORDER BY item", (folder, number)
        )
        return [item for (item,) in rows]

    def take_back(self, item: str) -> None:
        """Let no feed and no archive document have an item; those that had are to be written."""
        self._mark_archives_of(item)
        self._db.execute("DELETE FROM sealed WHERE item = ?", (item,))
        for folder in self.feeds_of(item):
            self.drop_member(folder, item)

    def _mark_archives_of(self, item: str) -> None:
        rows = self._db.execute(
            "SELECT feed, number FROM sealed WHERE item = ?", (item,)
        ).fetchall()
        for folder, number in rows:
            self.mark_archive(folder, number, stale=True)

    def document(self, path: str) -> DocumentRow | None:
        """A published file, as last written."""
        row = self._row("SELECT source, size, mtime_ns FROM document WHERE path = ?", path)
        return DocumentRow(source=row[0], size=row[1], mtime_ns=row[2]) if row else None

    def put_document(self, path: str, row: DocumentRow) -> None:
        """Remember a published file."""
        self._put("document", path, row.source, row.size, row.mtime_ns)

    # Pages of items

    def pages(self, *, stale: bool = False) -> list[str]:
        """The items that have a page; only those whose page is to be made, if *stale*."""
        state = "state = 'due'" if stale else "state != 'gone'"
        rows = self._db.execute(f"SELECT item FROM page WHERE {state} ORDER BY item")
        return [item for (item,) in rows]

    def put_page(self, item: str) -> None:
        """Let an item have a page; it is to be made."""
        self._put("page", item, "due")

    def mark_pages(self) -> None:
        """Let all pages be made again."""
        self._db.execute("UPDATE page SET state = 'due' WHERE state != 'gone'")

    def mark_page(self, item: str) -> None:
        """Remember that an item's page was made."""
        self._put("page", item, "made")

    def take_page(self, item: str) -> None:
        """Let an item have no page; one that it has is to be removed, and no archive lead there."""
        query = "UPDATE page SET state = 'gone' WHERE item = ? AND state != 'gone'"
        if self._db.execute(query, (item,)).rowcount:
            self._mark_archives_of(item)

    def pages_gone(self) -> list[str]:
        """The items whose page is to be removed."""
        return [item for (item,) in self._db.execute("SELECT item FROM page WHERE state = 'gone'")]

    def drop_page(self, item: str) -> None:
        """Remember that an item's page was removed."""
        self._db.execute("DELETE FROM page WHERE item = ?", (item,))

    # The hub

    def untold(self) -> list[str]:
        """The addresses of the changed documents that the hub has not been told of."""
        rows = self._db.execute("SELECT topic FROM ping ORDER BY topic")
        return [topic for (topic,) in rows]

    def put_untold(self, topics: Iterable[str]) -> None:
        """Remember that the hub is to be told of these."""
        for topic in topics:
            self._put("ping", topic)

    def drop_untold(self, topics: Iterable[str]) -> None:
        """Remember that the hub was told of these, or is not to be."""
        for topic in topics:
            self._db.execute("DELETE FROM ping WHERE topic = ?", (topic,))

    def _put(self, table: str, *values: object) -> None:
        marks = ", ".join("?" * len(values))
        self._db.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", values)

    def _row(self, query: str, *values: object) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._db.execute(query, values).fetchone()
        return row


def _copied(path: str) -> sqlite3.Connection:
    """A copy of the ledger in memory; empty where there is none."""
    copy = sqlite3.connect(":memory:")
    try:
        # Writable, so that SQLite can first roll back what a killed run left; nothing else
        # is written, and a file that is not there is not made.
        source = sqlite3.connect(f"file:{quote(path)}?mode=rw", uri=True, timeout=10)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname == "SQLITE_CANTOPEN":
            return copy
        raise
    try:
        source.backup(copy)
    finally:
        source.close()
    return copy


def _prepare(connection: sqlite3.Connection, path: str) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == 0:
        connection.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT;")
    elif version != _VERSION:
        raise LedgerError(
            f"{path}: found a ledger of version {version}; expected {_VERSION}:"
            " another feedpub wrote it. Use that one, or move the file away and build again"
        )


def _feed(folder: str, id: str | None, name: str, updated: int) -> FeedRow:
    when = _moment(updated) if updated else None
    return FeedRow(folder=folder, id=id, name=name, updated=when)


def _entry(
    id: str,
    state: str,
    first_seen: int,
    published: int,
    updated: int,
    seed: str | None,
    story: str,
) -> Entry:
    return Entry(
        id=id,
        state=State(state),
        first_seen=_moment(first_seen),
        published=_moment(published),
        updated=_moment(updated),
        seed=seed,
        story=msgspec.json.decode(story, type=NewsItem),
    )


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
