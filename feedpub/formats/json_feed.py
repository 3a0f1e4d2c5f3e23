"""JSON Feed 1.1 (jsonfeed.org/version/1.1): its words, and an extension for the rest.

The extension ``_feedpub`` says what JSON Feed has no member for, so that all is read back.
Of an archived feed (RFC 5005) ``next_url`` leads to the older items, as in JSON Feed it does.
"""

import msgspec

from feedpub.formats.common import (
    GENERATOR,
    faults_of,
    language_of,
    require_publishable,
    summary_of,
    within,
)
from feedpub.formats.losses import Loss
from feedpub.markup import clean_text
from feedpub.media import image_of
from feedpub.model import Attachment, Feed, FeedDocument, NewsItem, Person
from feedpub.timestamps import parse_rfc3339, rfc3339

NAME = "json"
MEDIA_TYPE = "application/feed+json"
FILE_NAME = "feed.json"
LOSSES = frozenset({Loss.STYLESHEET})

VERSION = "https://jsonfeed.org/version/1.1"
ABOUT = "What JSON Feed has no member for, in the terms of Atom (RFC 4287) and RFC 5005."


class _Table(msgspec.Struct, omit_defaults=True, rename={"more": "_feedpub"}):
    """An object of JSON; its members come in the order of the fields."""


class _MoreOfPerson(_Table):
    email: str | None = None


class _Person(_Table):
    name: str
    url: str | None = None
    more: _MoreOfPerson | None = None


class _Attachment(_Table):
    url: str
    mime_type: str
    title: str | None = None
    size_in_bytes: int | None = None


class _MoreOfItem(_Table):
    section: str | None = None  # which stands among the tags as well, as the first


class _Item(_Table, kw_only=True):
    id: str
    url: str | None = None
    title: str
    authors: tuple[_Person, ...] = ()
    date_published: str
    date_modified: str
    language: str | None = None
    summary: str
    image: str | None = None
    tags: tuple[str, ...] = ()
    content_html: str | None = None
    content_text: str | None = None  # one of the two must be there
    attachments: tuple[_Attachment, ...] = ()
    more: _MoreOfItem | None = None


class _Hub(_Table):
    type: str
    url: str


class _MoreOfFeed(_Table):
    about: str
    id: str
    updated: str
    generator: str
    section: str | None = None
    rights: str | None = None
    complete: bool = False
    archive: bool = False
    current: str | None = None
    next_archive: str | None = None


class _Document(_Table, kw_only=True):
    version: str
    title: str
    home_page_url: str
    feed_url: str | None = None
    description: str = ""
    language: str | None = None
    authors: tuple[_Person, ...] = ()
    next_url: str | None = None
    hubs: tuple[_Hub, ...] = ()
    more: _MoreOfFeed
    items: tuple[_Item, ...]


def render(document: FeedDocument, *, generator: str = GENERATOR) -> bytes:
    """*document* as a JSON Feed; see `feedpub.formats.Format.render`."""
    require_publishable(document)
    feed = document.feed
    table = _Document(
        version=VERSION,
        title=clean_text(feed.title),
        home_page_url=feed.url,
        feed_url=document.url,
        description=clean_text(feed.description),
        language=feed.language,
        authors=tuple(map(_person, feed.authors)),
        next_url=document.prev_archive,
        hubs=(_Hub(type="WebSub", url=document.hub),) if document.hub else (),
        more=_MoreOfFeed(
            about=ABOUT,
            id=feed.id,
            updated=rfc3339(document.updated),
            generator=generator,
            section=_clean(feed.category),
            rights=_clean(feed.rights),
            complete=document.complete,
            archive=document.archive,
            current=document.current,
            next_archive=document.next_archive,
        ),
        items=tuple(_item(item, feed) for item in document),
    )
    return msgspec.json.format(msgspec.json.encode(table), indent=1) + b"\n"


def _item(item: NewsItem, feed: Feed) -> _Item:
    assert item.id and item.published and item.updated  # from `require_publishable`
    section = _clean(item.section)
    image = image_of(item)
    summary = summary_of(item)
    return _Item(
        id=item.id,
        url=item.url,
        title=clean_text(item.title),
        authors=tuple(map(_person, item.authors)),
        date_published=rfc3339(item.published),
        date_modified=rfc3339(item.updated),
        language=language_of(item, feed),
        summary=summary,
        image=image.url if image else None,
        tags=(*((section,) if section else ()), *map(clean_text, item.tags)),
        content_html=clean_text(item.content_html) or None,
        content_text=None if item.content_html else summary,
        attachments=tuple(map(_attachment, item.attachments)),
        more=_MoreOfItem(section=section) if section else None,
    )


def _person(person: Person) -> _Person:
    return _Person(
        name=clean_text(person.name),
        url=_clean(person.uri),
        more=_MoreOfPerson(email=clean_text(person.email)) if person.email else None,
    )


def _attachment(file: Attachment) -> _Attachment:
    return _Attachment(
        url=file.url,
        mime_type=file.mime_type,
        title=_clean(file.title),
        size_in_bytes=file.size_in_bytes,
    )


def _clean(text: str | None) -> str | None:
    return clean_text(text) or None if text else None


def parse(data: bytes, *, name: str = FILE_NAME) -> FeedDocument:
    """The document that `render` wrote; see `feedpub.formats.Format.parse`."""
    with faults_of(name):
        document = _read_document(_decoded(data))
    require_publishable(document, name=name)
    return document


def _decoded(data: bytes) -> _Document:
    """The tables in *data*.

    Raises:
        ValueError: it is no JSON Feed 1.1 of feedpub's.
    """
    try:
        table = msgspec.json.decode(data, type=_Document)
    except RecursionError as error:
        raise ValueError("no JSON that anybody can read: it nests too deep") from error
    if table.version != VERSION:
        raise ValueError(f"a version of {table.version!r:.80}, not {VERSION!r}")
    return table


def _read_document(table: _Document) -> FeedDocument:
    more = table.more
    feed = Feed(
        id=more.id,
        title=table.title,
        url=table.home_page_url,
        description=table.description,
        language=table.language,
        authors=tuple(map(_read_person, table.authors)),
        rights=more.rights,
        category=more.section,
    )
    with within("updated"):
        updated = parse_rfc3339(more.updated)
    return FeedDocument(
        feed=feed,
        items=tuple(_read_item(n, item, feed) for n, item in enumerate(table.items, start=1)),
        updated=updated,
        url=table.feed_url,
        complete=more.complete,
        archive=more.archive,
        current=more.current,
        prev_archive=table.next_url,
        next_archive=more.next_archive,
        hub=next((hub.url for hub in table.hubs if hub.type == "WebSub"), None),
    )


def _read_item(number: int, table: _Item, feed: Feed) -> NewsItem:
    section = table.more.section if table.more else None
    with within(f"item {number} ({table.id})"):
        return NewsItem(
            id=table.id,
            url=table.url,
            title=table.title,
            authors=tuple(map(_read_person, table.authors)),
            section=section,
            tags=table.tags[1:] if section else table.tags,
            language=table.language or feed.language,
            published=parse_rfc3339(table.date_published),
            updated=parse_rfc3339(table.date_modified),
            summary=table.summary,
            content_html=table.content_html or "",
            attachments=tuple(map(_read_attachment, table.attachments)),
        )


def _read_person(table: _Person) -> Person:
    email = table.more.email if table.more else None
    return Person(name=table.name, uri=table.url, email=email)


def _read_attachment(table: _Attachment) -> Attachment:
    return Attachment(
        url=table.url,
        mime_type=table.mime_type,
        size_in_bytes=table.size_in_bytes,
        title=table.title,
    )
