"""OPML 2.0 (opml.org/spec2.opml): all feeds in one file, which every reader imports.

A list of feeds is no feed, so this is none of `feedpub.formats.FORMATS`.
"""

import html
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from feedpub.errors import FeedError
from feedpub.formats.common import looks_like_markup
from feedpub.formats.xml import with_prolog
from feedpub.identifiers import is_uri
from feedpub.markup import one_line
from feedpub.model import Feed, Person
from feedpub.timestamps import to_utc

if TYPE_CHECKING:
    from lxml.etree import _Element

MEDIA_TYPE = "text/x-opml"
FILE_NAME = "feeds.opml"

# OPML says which RSS it is; for other formats it has no word.
_VERSIONS = {"rss": "RSS2"}


class Subscription(msgspec.Struct, frozen=True, kw_only=True):
    """A feed in the list, in the one of its formats that is recommended."""

    feed: Feed
    url: str  # of the document
    format: str  # its name: "rss"
    updated: datetime  # the feed, aware


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Feeds under one heading; readers make a folder of it."""

    title: str
    members: tuple["Subscription | Group", ...]


def render(
    members: Iterable[Subscription | Group], *, title: str, owner: Person | None = None
) -> bytes:
    """The list as a whole file, in UTF-8, the same bytes for the same list.

    Dated by the latest of its feeds. A group of nothing is left out.

    Args:
        members: In the order in which they are shown.
        title: Of the list.
        owner: Who publishes it.

    Raises:
        FeedError: there is no feed in it, which OPML does not allow, or one has no title or
            no address.
    """
    from email.utils import format_datetime  # slow to import, as the next

    from lxml import etree

    listed = tuple(members)
    dates = [each.updated for each in _subscriptions(listed)]
    if not dates:
        raise FeedError(title, "feeds: found none; expected at least one")
    root = etree.Element("opml", {"version": "2.0"})
    head = etree.SubElement(root, "head")
    _add(head, "title", title)
    _add(head, "dateModified", format_datetime(to_utc(max(dates)), usegmt=True))
    if owner:
        _add(head, "ownerName", owner.name)
        _add(head, "ownerEmail", owner.email)
        _add(head, "ownerId", owner.uri)
    _add_outlines(etree.SubElement(root, "body"), listed)
    written: bytes = etree.tostring(
        root, encoding="UTF-8", xml_declaration=False, pretty_print=True
    )
    return with_prolog(written, stylesheet=None)


def _subscriptions(members: Iterable[Subscription | Group]) -> Iterator[Subscription]:
    for each in members:
        if isinstance(each, Group):
            yield from _subscriptions(each.members)
        else:
            yield each


def _add(head: "_Element", tag: str, text: str | None) -> None:
    if text:
        element = head.makeelement(tag)
        element.text = one_line(text)
        head.append(element)


def _add_outlines(parent: "_Element", members: Iterable[Subscription | Group]) -> None:
    for each in members:
        if not isinstance(each, Group):
            parent.append(parent.makeelement("outline", _attributes(each)))
        elif any(_subscriptions(each.members)):
            outline = parent.makeelement("outline", {"text": _shown(each.title)})
            _add_outlines(outline, each.members)
            parent.append(outline)


def _attributes(subscription: Subscription) -> dict[str, str]:
    """Of an outline of type rss, which stands for every kind of feed."""
    feed, title = subscription.feed, _shown(subscription.feed.title)
    for field, address in (("url", subscription.url), ("the page's url", feed.url)):
        if not is_uri(address):
            raise FeedError(feed.id, f"{field}: found {address!r}; expected an absolute URI")
    if not title:
        raise FeedError(feed.id, "title: found nothing; expected a line of text")
    attributes = {
        "type": "rss",
        "text": title,
        "title": title,
        "description": _shown(feed.description),
        "xmlUrl": subscription.url,
        "htmlUrl": feed.url,
        "language": feed.language or "",
        "version": _VERSIONS.get(subscription.format, ""),
    }
    return {name: value for name, value in attributes.items() if value}


def _shown(text: str) -> str:
    """*text* in one line; where it looks like markup, as the HTML that OPML takes it for."""
    line = one_line(text)
    return html.escape(line, quote=False) if looks_like_markup(line) else line
