"""Feeds and items → FeedDocuments, ready to be rendered; and the feed builder by itself."""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import quote

from msgspec.structs import replace

from feedpub.config import Settings
from feedpub.errors import FeedError
from feedpub.formats import atom, json_feed, rss
from feedpub.history import content_digest
from feedpub.identifiers import digest, mint, web_address
from feedpub.markup import (
    clean_text,
    html_to_paragraphs,
    one_line,
    safe_html,
    text_to_html,
)
from feedpub.media import with_image
from feedpub.model import Feed, FeedDocument, NewsItem
from feedpub.selection import SECTIONS
from feedpub.timestamps import to_utc

ARCHIVE = "archive"  # the folder of a feed's archive documents
PAGES = "items"  # that of the pages of items
STYLESHEET = "feed.css"  # of feeds that a browser shows


def render_atom(feed: Feed, items: Iterable[NewsItem], *, url: str | None = None) -> bytes:
    """An Atom document (RFC 4287) of these items, in UTF-8; see `render_rss`."""
    return atom.render(_prepared(feed, items, url))


def render_rss(feed: Feed, items: Iterable[NewsItem], *, url: str | None = None) -> bytes:
    """An RSS 2.0 document of these items, in UTF-8.

    Text is cleaned of what XML forbids, HTML of what is not safe. The same arguments give
    the same bytes; the clock is not read.

    Args:
        feed: What is subscribed to.
        items: Each with an id and a date; in any order, they come out newest first. Of
            items that share an id, the one updated last is taken (RFC 4287 §4.1.1).
        url: Where the document will be served.

    Raises:
        FeedError: an item lacks its id or both dates, or there is no item at all.
    """
    return rss.render(_prepared(feed, items, url))


def render_json(feed: Feed, items: Iterable[NewsItem], *, url: str | None = None) -> bytes:
    """A JSON Feed 1.1 of these items, in UTF-8; see `render_rss`."""
    return json_feed.render(_prepared(feed, items, url))


def _prepared(feed: Feed, items: Iterable[NewsItem], url: str | None) -> FeedDocument:
    latest: dict[str, NewsItem] = {}
    for item in items:
        try:
            whole = _tidy(_dated(feed, item))
        except (ValueError, OverflowError) as error:
            raise FeedError(feed.id, f"item {item.id or item.title!r}: {error}") from error
        known = latest.get(whole.id or "")
        if known is None or _rank(known) < _rank(whole):
            latest[whole.id or ""] = whole
    if not latest:
        raise FeedError(feed.id, "items: found none; expected at least one")
    updated = max(_moment(item.updated) for item in latest.values())
    return assemble(feed, latest.values(), updated=updated, url=url)


def _dated(feed: Feed, item: NewsItem) -> NewsItem:
    """*item* with both dates: where one is missing, the other stands for it."""
    published, updated = item.published or item.updated, item.updated or item.published
    if not item.id or published is None or updated is None:
        missing = "id" if not item.id else "published"
        raise FeedError(feed.id, f"item {item.title!r}: {missing}: found nothing; expected a value")
    return replace(item, published=to_utc(published), updated=to_utc(updated))


def _rank(item: NewsItem) -> tuple[datetime, str]:
    """By what the later of two versions is known; the content where they are of one time."""
    return _moment(item.updated), content_digest(item)


def _tidy(item: NewsItem) -> NewsItem:
    """*item* as `feedpub.model` promises it: clean, safe, with both forms of its story.

    Raises:
        ValueError: an address is none, or the HTML is no article's.
    """
    html = safe_html(item.content_html, base=item.url)
    text = clean_text(item.content_text).strip() or "\n\n".join(html_to_paragraphs(html))
    return replace(
        item,
        url=web_address(item.url) if item.url else None,
        title=one_line(item.title),
        section=one_line(item.section) if item.section else None,
        tags=tuple(one_line(tag) for tag in item.tags),
        summary=one_line(item.summary) if item.summary else None,
        content_text=text,
        content_html=html or text_to_html(text),
        attachments=tuple(replace(each, url=web_address(each.url)) for each in item.attachments),
    )


def _moment(moment: datetime | None) -> datetime:
    assert moment is not None  # `_dated` has seen to it
    return moment


def assemble(
    feed: Feed,
    items: Iterable[NewsItem],
    *,
    updated: datetime,
    url: str | None,
) -> FeedDocument:
    """The document of these items, newest first, ties by id; each shows its image."""
    ordered = sorted(map(with_image, items), key=lambda item: item.id or "")
    ordered.sort(key=lambda item: _moment(item.published), reverse=True)
    return FeedDocument(
        feed=feed,
        items=tuple(ordered),
        updated=updated,
        url=url,
    )


def feed_of(settings: Settings, *, folder: str, name: str, id: str | None) -> Feed:
    """The feed that lies in *folder* below the output folder.

    Args:
        settings: Of the site.
        folder: Empty for the feed of all items.
        name: Of its section, say.
        id: The one under which the feed was first published, if it was.
    """
    site = settings.site
    own = settings.own_feed(folder)
    name = own.title if own else name
    return Feed(
        id=id or mint(settings.authority, "feed", folder.removeprefix(SECTIONS)),
        title=f"{site.title}: {name}" if folder else site.title,
        url=site.url,
        description=(own.description if own else "") or site.description,
        language=site.language,
        authors=settings.authors,
        rights=site.rights,
        category=name if folder.startswith(SECTIONS) else None,
    )


def document_path(folder: str, file_name: str) -> str:
    """Where a feed's file lies below the output folder; part of the contract."""
    return f"{folder}/{file_name}" if folder else file_name


def archive_path(folder: str, number: int, file_name: str) -> str:
    """Where an archive document lies; *number* counts from 1, the oldest."""
    return document_path(folder, f"{ARCHIVE}/{number}-{file_name}")


def archive_number(name: str, file_name: str) -> int | None:
    """The number of the archive document whose file has this *name*; None if it is none."""
    number = name.removesuffix(f"-{file_name}")
    return int(number) if number != name and number.isdecimal() else None


def page_path(id: str) -> str:
    """Where the page of an item lies that has no address of its own."""
    return f"{PAGES}/{digest(id)}.html"


def with_page(settings: Settings, item: NewsItem) -> NewsItem:
    """*item* with the address of its page, where it has none of its own."""
    return item if item.url else replace(item, url=address(settings, page_path(item.id or "")))


def without_page(settings: Settings, item: NewsItem) -> NewsItem:
    """The inverse of `with_page`, for an item read back."""
    page = address(settings, page_path(item.id or ""))
    return replace(item, url=None) if item.url == page else item


def stylesheet_of(path: str) -> str:
    """The stylesheet of a feed's document, as seen from its folder."""
    return "../" * path.count("/") + STYLESHEET


def address(settings: Settings, path: str) -> str:
    """Where a file below the output folder is served."""
    return settings.site.url + quote(path)
