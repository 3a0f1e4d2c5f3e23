"""RSS 2.0, after the RSS Advisory Board's specification and profile.

``atom:updated``, ``dc:language`` and Media RSS keep what RSS has no element for.
"""

import html
from typing import TYPE_CHECKING, Any

from feedpub.formats import feedgen_bridge as bridge
from feedpub.formats.common import (
    GENERATOR,
    faults_of,
    feed_authors,
    language_of,
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
    CONTENT,
    DUBLIN_CORE,
    MEDIA,
    attribute,
    link,
    moment,
    optional,
    read_xml,
    required,
    section_and_tags,
    size_of,
    stylesheet_of,
    text_of,
    with_prolog,
)
from feedpub.markup import clean_text
from feedpub.model import Attachment, Feed, FeedDocument, NewsItem, Person
from feedpub.timestamps import parse_rfc822, parse_rfc3339

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "rss"
MEDIA_TYPE = "application/rss+xml"
FILE_NAME = "rss.xml"
LOSSES = frozenset(
    {
        Loss.FEED_ID,
        Loss.ADDRESSES_OF_AUTHORS,
        Loss.AUTHOR_NAMED_LIKE_FEED,
        Loss.DESCRIPTION_LIKE_TITLE,
        Loss.SIZE_OF_NOTHING,
    }
)


def render(document: FeedDocument, *, generator: str = GENERATOR) -> bytes:
    """*document* as an RSS channel; see `feedpub.formats.Format.render`."""
    require_publishable(document)
    writer = bridge.new_feed(document, media_type=MEDIA_TYPE, generator=generator)
    feed = document.feed
    writer.load_extension("dc", atom=False)
    writer.dc.dc_creator(_names(feed_authors(feed)))
    writer.description(clean_text(feed.description or feed.title))  # RSS wants one
    for item in document:
        _add_item(writer, document, item)
    root = writer.rss_str(pretty=True, xml_declaration=False)
    return with_prolog(root, stylesheet=document.stylesheet)


def _add_item(writer: Any, document: FeedDocument, item: NewsItem) -> None:
    entry = bridge.new_item(writer, document, item)
    # <author> wants an e-mail address, so names go where every reader looks for them.
    entry.dc.dc_creator(_names(item.authors))
    language = language_of(item, document.feed)
    if language:
        entry.dc.dc_language(language)
    # A description is HTML to every reader, and comes first: feedgen writes content:encoded
    # only beside it.
    entry.summary(html.escape(summary_of(item), quote=False))
    if item.content_html:
        entry.content(clean_text(item.content_html))
    for attachment in item.attachments[:1]:  # one is what readers expect (RSS profile)
        size = str(attachment.size_in_bytes or 0)  # "0" is the custom for an unknown one
        entry.enclosure(attachment.url, size, attachment.mime_type)


def _names(authors: tuple[Person, ...]) -> list[str]:
    return [clean_text(person.name) for person in authors]


def parse(data: bytes, *, name: str = FILE_NAME) -> FeedDocument:
    """The document that `render` wrote; see `feedpub.formats.Format.parse`."""
    with faults_of(name):
        channel = _channel(read_xml(data, root="rss"))
        document = _document(channel, stylesheet=stylesheet_of(data))
    require_publishable(document, name=name)
    return document


def _channel(root: "_Element") -> "_Element":
    channel = root.find("channel")
    if root.get("version") != "2.0" or channel is None:
        raise ValueError("not RSS 2.0 with a <channel>")
    return channel


def _document(channel: "_Element", *, stylesheet: str | None) -> FeedDocument:
    feed = _feed(channel)
    items = enumerate(channel.findall("item"), start=1)
    return FeedDocument(
        feed=feed,
        items=tuple(_numbered_item(number, item, feed) for number, item in items),
        updated=moment(channel, "lastBuildDate", parse_rfc822),
        url=link(channel, "self"),
        complete=channel.find(COMPLETE) is not None,
        archive=channel.find(ARCHIVE) is not None,
        current=link(channel, "current"),
        prev_archive=link(channel, "prev-archive"),
        next_archive=link(channel, "next-archive"),
        hub=link(channel, "hub"),
        stylesheet=stylesheet,
    )


def _feed(channel: "_Element") -> Feed:
    title, page = required(channel, "title"), required(channel, "link")
    description = required(channel, "description")
    category, _ = _categories(channel)
    return Feed(
        id=link(channel, "self") or page,
        title=title,
        url=page,
        description=description if description != title else "",
        language=optional(channel, "language"),
        authors=stated_authors(_authors(channel), title=title),
        rights=optional(channel, "copyright"),
        category=category,
    )


def _numbered_item(number: int, element: "_Element", feed: Feed) -> NewsItem:
    with within(f"item {number} ({element.findtext('guid') or 'without guid'})"):
        return _item(element, feed)


def _item(element: "_Element", feed: Feed) -> NewsItem:
    section, tags = _categories(element)
    content = element.findtext(CONTENT + "encoded") or ""
    return NewsItem(
        id=required(element, "guid"),
        url=optional(element, "link"),
        title=required(element, "title"),
        authors=_authors(element),
        section=section,
        tags=tags,
        language=optional(element, DUBLIN_CORE + "language") or feed.language,
        published=moment(element, "pubDate", parse_rfc822),
        updated=moment(element, ATOM + "updated", parse_rfc3339),
        summary=html.unescape(element.findtext("description") or "") or None,
        content_html=content,
        attachments=_attachments(element),
    )


def _categories(parent: "_Element") -> tuple[str | None, tuple[str, ...]]:
    return section_and_tags(parent.findall("category"), scheme="domain", term=text_of)


def _authors(parent: "_Element") -> tuple[Person, ...]:
    return tuple(Person(name=text_of(name)) for name in parent.findall(DUBLIN_CORE + "creator"))


def _attachments(element: "_Element") -> tuple[Attachment, ...]:
    """What Media RSS says of all; else the enclosure, as in what earlier versions wrote."""
    media = tuple(
        Attachment(
            url=attribute(content, "url"),
            mime_type=attribute(content, "type"),
            size_in_bytes=size_of(content, "fileSize"),
            title=optional(content, MEDIA + "title"),
        )
        for content in element.findall(MEDIA + "content")
    )
    return media or tuple(
        Attachment(
            url=attribute(enclosure, "url"),
            mime_type=attribute(enclosure, "type"),
            size_in_bytes=size_of(enclosure) or None,  # 0 stands for unknown
        )
        for enclosure in element.findall("enclosure")
    )
