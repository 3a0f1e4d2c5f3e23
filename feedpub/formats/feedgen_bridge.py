"""feedgen, mended: the one place that knows where the library falls short.

feedgen 1.0.0 writes the feeds. Where what it writes is wrong or lacking, it is mended here,
in the element tree that its extensions get to see; each mend can go when upstream has it.
The numbers are of github.com/lkiesow/python-feedgen.

    mend                                                       upstream
    `_restore_links`     rel, type, length, title of links     issues 135 and 143
    `_declare_html`      type="html" where text looks like it  none; RFC 4287 §3.1.1
    `_write_references`  ``&#x26;`` for ``&`` in plain text    none; RSS profile
    `_add_rss_links`     links but for rel=self in RSS         none; RFC 5005 §4
    `_FeedMends`, `_ItemMends` dates with Z, xml:lang in both, fh:complete, fh:archive, atom:updated
        in RSS, media:content and media:thumbnail (feedgen's own extension can say no title)

Traps that need no mend, only the right call, are told where the call is.
"""

import html
import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from feedpub.formats.common import language_of, looks_like_markup, sections_of
from feedpub.formats.xml import (
    ARCHIVE,
    ATOM,
    COMPLETE,
    HISTORY_NS,
    LANG,
    MEDIA,
    MEDIA_NS,
)
from feedpub.markup import clean_text
from feedpub.media import image_of
from feedpub.model import Attachment, FeedDocument, NewsItem
from feedpub.timestamps import rfc3339

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPECIAL = re.compile("([&<])")


def new_feed(document: FeedDocument, *, media_type: str, generator: str) -> Any:
    """A feedgen FeedGenerator with all that RSS and Atom say of a feed in the same way."""
    from feedgen.feed import FeedGenerator  # type: ignore[import-untyped]

    feed, writer = document.feed, FeedGenerator()
    writer.register_extension("mends", partial(_FeedMends, document))
    writer.title(clean_text(feed.title))
    writer.updated(document.updated)  # else the clock's time
    writer.generator(generator)  # without version and uri
    writer.docs("")
    if document.url:
        writer.link(href=document.url, rel="self", type=media_type)
    for rel, address in _links_of(document):
        writer.link(href=address, rel=rel)
    writer.link(href=feed.url, rel="alternate")  # last: RSS takes the last link as its own
    if feed.language:
        writer.language(feed.language)
    if feed.rights:
        writer.rights(clean_text(feed.rights))
    if feed.category:
        writer.category(term=clean_text(feed.category), scheme=sections_of(feed))
    return writer


def new_item(writer: Any, document: FeedDocument, item: NewsItem) -> Any:
    """A feedgen FeedEntry at the end of *writer* with all that both formats say alike."""
    entry = writer.add_entry(order="append")  # the default puts it first
    entry.register_extension("mends", partial(_ItemMends, document, item, entry))
    entry.id(item.id)  # in RSS: guid isPermaLink="false"
    entry.title(clean_text(item.title))
    entry.published(item.published)
    entry.updated(item.updated)  # else the clock's time
    if item.url:
        entry.link(href=item.url)
    if item.section:
        entry.category(term=clean_text(item.section), scheme=sections_of(document.feed))
    for tag in item.tags:
        entry.category(term=clean_text(tag))
    return entry


def _links_of(document: FeedDocument) -> Iterator[tuple[str, str]]:
    """Relation and address of what a feed links to besides itself and its page."""
    for rel, address in (
        ("hub", document.hub),  # WebSub §4: beside rel=self
        ("current", document.current),  # RFC 5005 §4
        ("prev-archive", document.prev_archive),
        ("next-archive", document.next_archive),
    ):
        if address:
            yield rel, address


class _FeedMends:
    """An extension of a feed: sees its element before the entries are appended."""

    def __init__(self, document: FeedDocument) -> None:
        self.document = document

    def extend_ns(self) -> dict[str, str]:
        history = self.document.complete or self.document.archive
        media = any(item.attachments for item in self.document)
        return ({"fh": HISTORY_NS} if history else {}) | ({"media": MEDIA_NS} if media else {})

    def extend_atom(self, feed: "_Element") -> None:
        _declare_html(feed, ("title", "subtitle", "rights"))
        _write_references(feed, ("author/name",))
        _set_text(feed, "updated", rfc3339(self.document.updated))
        self._mark(feed)

    def extend_rss(self, root: "_Element") -> None:
        channel = root[0]
        _write_references(channel, ("title", "description", "copyright", "category"))
        _add_rss_links(channel, _links_of(self.document))
        if self.document.feed.language:
            channel.set(LANG, self.document.feed.language)
        self._mark(channel)

    def _mark(self, head: "_Element") -> None:
        """RFC 5005 §2 and §4: an empty element in the head section."""
        for holds, tag in ((self.document.complete, COMPLETE), (self.document.archive, ARCHIVE)):
            if holds:
                head.append(head.makeelement(tag))


class _ItemMends:
    """An extension of an entry: sees its element when feedgen has done with it."""

    def __init__(self, document: FeedDocument, item: NewsItem, entry: Any) -> None:
        self.item = item
        self.entry = entry
        self.language = language_of(item, document.feed)

    def extend_atom(self, element: "_Element") -> None:
        assert self.item.published  # from `require_publishable`
        assert self.item.updated
        _restore_links(element, self.entry.link() or ())
        _declare_html(element, ("title", "summary"))
        _write_references(element, ("author/name",))
        _set_text(element, "published", rfc3339(self.item.published))
        _set_text(element, "updated", rfc3339(self.item.updated))
        if self.language:
            element.set(LANG, self.language)
        _add_thumbnail(element, self.item)

    def extend_rss(self, element: "_Element") -> None:
        assert self.item.updated  # from `require_publishable`
        _write_references(element, ("title", "category"))
        if self.language:
            element.set(LANG, self.language)
        updated = element.makeelement(ATOM + "updated")
        updated.text = rfc3339(self.item.updated)
        element.append(updated)
        for file in self.item.attachments:
            _add_media(element, file)
        _add_thumbnail(element, self.item)


def _add_rss_links(channel: "_Element", links: Iterable[tuple[str, str]]) -> None:
    """Write the links of a channel after the one to itself, the only one that feedgen keeps."""
    place = 1 + max(channel.index(each) for each in channel.iter("description", ATOM + "link"))
    for number, (rel, address) in enumerate(links):
        link = channel.makeelement(ATOM + "link", {"href": address, "rel": rel})
        channel.insert(place + number, link)


def _add_media(element: "_Element", file: Attachment) -> None:
    """Write an attachment as Media RSS, which has room for all of them and for titles."""
    content = element.makeelement(MEDIA + "content", {"url": file.url, "type": file.mime_type})
    if file.size_in_bytes:  # the W3C's validator asks for a positive number
        content.set("fileSize", str(file.size_in_bytes))
    medium = file.mime_type.partition("/")[0].lower()
    if medium in ("image", "audio", "video"):
        content.set("medium", medium)
    if file.title:
        title = content.makeelement(MEDIA + "title", {"type": "plain"})
        title.text = clean_text(file.title)
        content.append(title)
        _write_references(content, (MEDIA + "title",))
    element.append(content)


def _add_thumbnail(element: "_Element", item: NewsItem) -> None:
    """Write the item's image where readers look for what to show in a list."""
    image = image_of(item)
    if image:
        element.append(element.makeelement(MEDIA + "thumbnail", {"url": image.url}))


def _restore_links(entry: "_Element", links: Iterable[dict[str, str]]) -> None:
    """Give an entry's links all their attributes; feedgen 1.0.0 keeps ``href`` alone."""
    for element, link in zip(entry.findall("link"), links, strict=True):
        for name in ("rel", "type", "hreflang", "title", "length"):
            if link.get(name):
                element.set(name, link[name])


def _declare_html(parent: "_Element", tags: Iterable[str]) -> None:
    """Write plain text that looks like markup as the HTML that shows it as it stands.

    Both are right by RFC 4287 §3.1.1, but many readers take ``type="text"`` for HTML too.
    """
    for tag in tags:
        for element in parent.findall(tag):
            if element.text and looks_like_markup(element.text):
                element.text = html.escape(element.text, quote=False)
                element.set("type", "html")


def _write_references(parent: "_Element", tags: Iterable[str]) -> None:
    """Write ``&`` and ``<`` of plain text as ``&#x26;`` and ``&#x3C;``.

    The same to XML, and what the RSS Board's profile found read rightly by most readers
    (rssboard.org/rss-profile#data-types-characterdata).
    """
    for tag in tags:
        for element in parent.findall(tag):
            if element.text and _SPECIAL.search(element.text):
                _split_at_specials(element, element.text)


def _split_at_specials(element: "_Element", text: str) -> None:
    from lxml.etree import Entity

    element.text, *rest = _SPECIAL.split(text)
    for special, tail in zip(rest[::2], rest[1::2], strict=True):
        reference = Entity(f"#x{ord(special):X}")
        reference.tail = tail
        element.append(reference)


def _set_text(parent: "_Element", tag: str, text: str) -> None:
    for element in parent.findall(tag):
        element.text = text
