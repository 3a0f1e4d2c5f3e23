"""Atom 1.0 (RFC 4287): feedpub's words map to it one to one."""

import html
from typing import TYPE_CHECKING, Any

from feedpub.formats import feedgen_bridge as bridge
from feedpub.formats.common import (
    GENERATOR,
    faults_of,
    feed_authors,
    require_publishable,
    stated_authors,
    summary_of,
    within,
)
from feedpub.formats.losses import Loss
from feedpub.formats.xml import (
    ARCHIVE,
    ATOM,
    COMPLETE,
    LANG,
    attribute,
    link,
    links,
    moment,
    optional,
    read_xml,
    required,
    section_and_tags,
    size_of,
    stylesheet_of,
    with_prolog,
)
from feedpub.markup import clean_text
from feedpub.model import Attachment, Feed, FeedDocument, NewsItem, Person
from feedpub.timestamps import parse_rfc3339

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "atom"
MEDIA_TYPE = "application/atom+xml"
FILE_NAME = "atom.xml"
LOSSES = frozenset({Loss.AUTHOR_NAMED_LIKE_FEED})

_STAND_IN = '<p class="summary">'  # no safe HTML has a class


def render(document: FeedDocument, *, generator: str = GENERATOR) -> bytes:
    """*document* as an Atom Feed Document; see `feedpub.formats.Format.render`."""
    require_publishable(document)
    writer = bridge.new_feed(document, media_type=MEDIA_TYPE, generator=generator)
    feed = document.feed
    writer.id(feed.id)
    writer.subtitle(clean_text(feed.description))
    # RFC 4287 §4.1.1: without a feed's author each entry would have to have one.
    writer.author([_written(person) for person in feed_authors(feed)])
    for item in document:
        _add_entry(writer, document, item)
    root = writer.atom_str(pretty=True, xml_declaration=False)
    return with_prolog(root, stylesheet=document.stylesheet)


def _add_entry(writer: Any, document: FeedDocument, item: NewsItem) -> None:
    entry = bridge.new_item(writer, document, item)
    entry.author([_written(person) for person in item.authors])
    for attachment in item.attachments:
        entry.link(_enclosure(attachment))
    entry.summary(summary_of(item), type="text")
    if item.content_html or not item.url:  # RFC 4287 §4.1.2: content or an alternate link
        # Never type="xhtml": what it holds would run in a browser that shows the feed.
        entry.content(clean_text(item.content_html) or _stand_in(item), type="html")


def _stand_in(item: NewsItem) -> str:
    """The summary, where a blank story would be invalid."""
    return f"{_STAND_IN}{html.escape(summary_of(item), quote=False)}</p>"


def _written(person: Person) -> dict[str, str]:
    fields = {"name": person.name, "uri": person.uri, "email": person.email}
    return {name: clean_text(text) for name, text in fields.items() if text}


def _enclosure(attachment: Attachment) -> dict[str, str]:
    enclosure = {"href": attachment.url, "rel": "enclosure", "type": attachment.mime_type}
    if attachment.size_in_bytes is not None:
        enclosure["length"] = str(attachment.size_in_bytes)
    if attachment.title:
        enclosure["title"] = clean_text(attachment.title)
    return enclosure


def parse(data: bytes, *, name: str = FILE_NAME) -> FeedDocument:
    """The document that `render` wrote; see `feedpub.formats.Format.parse`."""
    with faults_of(name):
        root = read_xml(data, root=ATOM + "feed")
        document = _document(root, stylesheet=stylesheet_of(data))
    require_publishable(document, name=name)
    return document


def _document(root: "_Element", *, stylesheet: str | None) -> FeedDocument:
    feed = _feed(root)
    entries = enumerate(root.findall(ATOM + "entry"), start=1)
    return FeedDocument(
        feed=feed,
        items=tuple(_numbered_item(number, entry, feed) for number, entry in entries),
        updated=moment(root, ATOM + "updated", parse_rfc3339),
        url=link(root, "self"),
        complete=root.find(COMPLETE) is not None,
        archive=root.find(ARCHIVE) is not None,
        current=link(root, "current"),
        prev_archive=link(root, "prev-archive"),
        next_archive=link(root, "next-archive"),
        hub=link(root, "hub"),
        stylesheet=stylesheet,
    )


def _feed(root: "_Element") -> Feed:
    title = _text(root, "title")
    category, _ = _categories(root)
    return Feed(
        id=required(root, ATOM + "id"),
        title=title,
        url=link(root, "alternate") or "",
        description=_text(root, "subtitle"),
        language=root.get(LANG),
        authors=_feed_authors(root, title),
        rights=_text(root, "rights") or None,
        category=category,
    )


def _feed_authors(root: "_Element", title: str) -> tuple[Person, ...]:
    """The feed's authors, without the stand-in.

    Raises:
        ValueError: there is none at all (RFC 4287 §4.1.1).
    """
    authors = _authors(root)
    if not authors:
        raise ValueError("no <author>")
    return stated_authors(authors, title=title)


def _numbered_item(number: int, entry: "_Element", feed: Feed) -> NewsItem:
    with within(f"entry {number} ({entry.findtext(ATOM + 'id') or 'without id'})"):
        return _item(entry, feed)


def _item(entry: "_Element", feed: Feed) -> NewsItem:
    section, tags = _categories(entry)
    content = _content(entry)
    return NewsItem(
        id=required(entry, ATOM + "id"),
        url=link(entry, "alternate"),
        title=_text(entry, "title"),
        authors=_authors(entry),
        section=section,
        tags=tags,
        language=entry.get(LANG, feed.language),
        published=moment(entry, ATOM + "published", parse_rfc3339),
        updated=moment(entry, ATOM + "updated", parse_rfc3339),
        summary=_text(entry, "summary") or None,
        content_html=content,
        attachments=_attachments(entry),
    )


def _content(entry: "_Element") -> str:
    content = entry.find(ATOM + "content")
    if content is None:
        if link(entry, "alternate") is None:
            raise ValueError("neither <content> nor an alternate <link>")
        return ""
    if content.get("type") != "html":
        raise ValueError(f"<content> of type {content.get('type')!r}, not 'html'")
    text = content.text or ""
    return "" if text.startswith(_STAND_IN) else text


def _text(parent: "_Element", tag: str) -> str:
    """The plain text of a text construct (RFC 4287 §3.1), empty where there is none."""
    text = parent.find(ATOM + tag)
    if text is None:
        return ""
    kind = text.get("type", "text")
    if kind not in ("text", "html"):
        raise ValueError(f"<{tag}> of type {kind!r}")
    return html.unescape(text.text or "") if kind == "html" else text.text or ""


def _categories(parent: "_Element") -> tuple[str | None, tuple[str, ...]]:
    return section_and_tags(
        parent.findall(ATOM + "category"),
        scheme="scheme",
        term=lambda category: attribute(category, "term"),
    )


def _authors(parent: "_Element") -> tuple[Person, ...]:
    return tuple(
        Person(
            name=required(author, ATOM + "name"),
            uri=optional(author, ATOM + "uri"),
            email=optional(author, ATOM + "email"),
        )
        for author in parent.findall(ATOM + "author")
    )


def _attachments(entry: "_Element") -> tuple[Attachment, ...]:
    return tuple(
        Attachment(
            url=attribute(enclosure, "href"),
            mime_type=attribute(enclosure, "type"),
            size_in_bytes=size_of(enclosure),
            title=enclosure.get("title"),
        )
        for enclosure in links(entry, "enclosure")
    )
