"""The words of feedpub: small frozen values, in the terms of Atom (RFC 4287).

Datetimes are aware UTC in whole seconds (RSS 2.0 knows no finer), addresses are
absolute, HTML is safe. ``None`` or an empty tuple means that the seed did not say.

They are msgspec Structs, frozen and by keyword only: as good as dataclasses, checked and
encoded by the same library, and defined forty times faster, which every short run feels.
"""

from collections.abc import Iterator
from datetime import datetime

import msgspec


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """An author (RFC 4287 §3.2)."""

    name: str
    uri: str | None = None
    email: str | None = None


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """A file that belongs to an item: Atom's enclosure link, JSON Feed's attachment."""

    url: str
    mime_type: str
    size_in_bytes: int | None = None
    title: str | None = None


class NewsItem(msgspec.Struct, frozen=True, kw_only=True):
    """One story, normalised.

    As it comes from a seed, ``id``, ``published`` and ``updated`` are what the seed says,
    which may be nothing; the ledger fills them before an item goes into a feed.
    """

    seed: str | None = None  # where it was read: a path, "#N" for the Nth record of a container
    id: str | None = None  # an absolute URI (atom:id, guid)
    url: str | None = None  # the page of the story (link rel=alternate)
    title: str  # plain text, one line
    authors: tuple[Person, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None  # BCP 47
    published: datetime | None = None
    updated: datetime | None = None
    summary: str | None = None  # plain text
    content_text: str = ""  # paragraphs parted by a blank line
    content_html: str = ""  # the same story as safe HTML
    attachments: tuple[Attachment, ...] = ()


class Rejection(msgspec.Struct, frozen=True, kw_only=True):
    """A page that was read well and holds no article."""

    seed: str
    reason: str
    withdrawn: bool = False  # whoever publishes it says so, which takes back what it had been


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """A quarantined seed, or record of one, and why."""

    seed: str
    path: str
    reason: str


class Line(msgspec.Struct, frozen=True, kw_only=True, gc=False):  # can be in no cycle
    """One line of a seed and what it was taken for: a row of ``feedpub explain``."""

    number: int  # from 1
    text: str
    role: str  # "title", "body", "furniture" …
    rule: str  # the name of the rule that decided
    why: str = ""  # what spoke for it and against it, where several things were weighed


class Fact(msgspec.Struct, frozen=True):
    """What a seed says of one field, and where it says so."""

    value: object  # as the item form has it, not yet checked
    source: str  # "line 3, headline", "JSON-LD headline", "a.txt.meta.toml" …


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a seed, line by line and field by field."""

    lines: tuple[Line, ...]
    fields: dict[str, Fact]  # of the item, by name; only those that it has
    remarks: tuple[str, ...] = ()  # what was found and not believed, and why
    rejected: str | None = None


class SeedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader makes of a seed: text or HTML, and what is said of it."""

    seed: str  # as NewsItem.seed
    text: str | None = None  # a plain-text capture, still with its furniture
    page: str | None = None  # a saved page: a whole HTML document, still with its furniture
    html: str | None = None  # a body that holds the story and nothing else, not yet safe
    stated: dict[str, object] = {}  # fields by their names in the item form, not yet checked
    origin: str = "item form"  # what stated them, for `feedpub explain`
    # Of a form of others: what it calls the fields where not as the item form does. Of such a
    # form, a field that an item can do without is left out where it is no good.
    terms: dict[str, str] | None = None
    byline: str | None = None  # a line that names the authors, where no list states them
    said: dict[str, Fact] = {}  # by a sidecar or a manifest: stands above what the seed states
    captured: datetime | None = None  # when the page was as it is here
    lines: tuple[Line, ...] = ()  # what the reader itself understood of the lines
    withdrawn: bool = False  # that it states to be rejected takes back what it had published


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A logical feed: what people subscribe to, whatever the format."""

    id: str  # an absolute URI (atom:id of the feed)
    title: str
    url: str  # the page that the feed belongs to
    description: str = ""
    language: str | None = None
    authors: tuple[Person, ...] = ()
    rights: str | None = None
    category: str | None = None  # the section that this feed is limited to


class FeedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One file of a feed, ready to be rendered.

    Every item has an id, ``published`` and ``updated``; ids are unique; the order is the
    order of publication, newest first. Addresses are absolute, but for ``stylesheet``.
    """

    feed: Feed
    items: tuple[NewsItem, ...]
    updated: datetime
    url: str | None = None  # where this document itself is served (link rel=self)
    complete: bool = False  # it holds every item of the feed (RFC 5005 §2)
    archive: bool = False  # it is sealed: an archive document (RFC 5005 §4)
    current: str | None = None  # of an archive: where the feed itself is served
    prev_archive: str | None = None  # where the items before these are
    next_archive: str | None = None  # of an archive: where those after them are, if sealed too
    hub: str | None = None  # that tells subscribers of changes (WebSub)
    stylesheet: str | None = None  # CSS for browsers, as seen from the document's folder

    def __iter__(self) -> Iterator[NewsItem]:
        return iter(self.items)
