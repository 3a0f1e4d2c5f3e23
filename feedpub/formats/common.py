"""What the formats share: the summary, the scheme of sections, and what no feed may lack."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from urllib.parse import urljoin

from msgspec.structs import replace

from feedpub.errors import FeedError
from feedpub.identifiers import is_uri
from feedpub.markup import clean_text, html_to_paragraphs, one_line, shorten
from feedpub.model import Attachment, Feed, FeedDocument, NewsItem, Person

GENERATOR = "feedpub"  # never with a version: a newer feedpub must not change the bytes
SUMMARY_LENGTH = 300  # characters, about what readers show of an item in a list

# What a reader that takes text for HTML would not show as it stands.
_MARKUP = re.compile(r"<[A-Za-z/!?]|&[#A-Za-z0-9]")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")  # RFC 5646 §2.1, the outline
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(\s*;.*)?", re.ASCII)  # RFC 6838 §4.2


def summary_of(item: NewsItem) -> str:
    """What the item says in short, as plain text, never empty.

    Its own summary, else its first paragraph shortened to `SUMMARY_LENGTH`, else its title.
    """
    if item.summary:
        return clean_text(item.summary)
    first = one_line(item.content_text.split("\n\n", 1)[0])
    if not first:
        first = next(iter(html_to_paragraphs(item.content_html)), "")
    return shorten(first or one_line(item.title), SUMMARY_LENGTH)


def looks_like_markup(text: str) -> bool:
    """Whether a reader that takes plain text for HTML would not show it as it stands."""
    return _MARKUP.search(text) is not None


def without_summary(item: NewsItem) -> NewsItem:
    """The inverse of `summary_of`, for an item read back: one that is derived is not its own."""
    bare = replace(item, summary=None)
    return bare if item.summary == summary_of(bare) else item


def sections_of(feed: Feed) -> str:
    """The address that stands for the feed's sections as a set.

    Atom's ``scheme`` (RFC 4287 §4.2.2.2), RSS's ``domain``. It tells a section from a tag.
    """
    return urljoin(feed.url, "sections/")


def feed_authors(feed: Feed) -> tuple[Person, ...]:
    """Who stands for the items that name nobody; without a word of it, the feed itself.

    Atom asks for one (RFC 4287 §4.1.1), and readers of RSS show a blank or worse.
    """
    return feed.authors or (Person(name=feed.title),)


def stated_authors(authors: tuple[Person, ...], *, title: str) -> tuple[Person, ...]:
    """The inverse of `feed_authors`: none, where the feed stands for itself."""
    return () if authors == (Person(name=title),) else authors


def language_of(item: NewsItem, feed: Feed) -> str | None:
    """The item's language where the feed's does not say it already."""
    return item.language if item.language != feed.language else None


@contextmanager
def faults_of(name: str) -> Iterator[None]:
    """Turn what is wrong with a document into an error that names it.

    Raises:
        FeedError: in place of a ValueError or OverflowError.
    """
    try:
        yield
    except (ValueError, OverflowError) as error:
        raise FeedError(name, str(error)) from error


@contextmanager
def within(place: str) -> Iterator[None]:
    """Put *place* before what is wrong there."""
    try:
        yield
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{place}: {error}") from error


def require_publishable(document: FeedDocument, *, name: str | None = None) -> None:
    """Refuse what would make an invalid document, or none at all.

    Args:
        document: To be rendered, or as it was read back.
        name: What the error calls it, else its address or the feed's id.

    Raises:
        FeedError: naming the item, the field, what was found and what was expected.
    """
    faults = list(_faults(document))
    if faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise FeedError(name or document.url or document.feed.id, faults[0] + more)


def _faults(document: FeedDocument) -> Iterator[str]:
    yield from _feed_faults(document)
    seen: set[str] = set()
    for number, item in enumerate(document, start=1):
        for fault in _item_faults(item):
            yield f"item {item.id or number}: {fault}"
        if item.id in seen:
            yield f"item {item.id}: id: found twice; expected once in a document"
        seen.add(item.id or "")


def _feed_faults(document: FeedDocument) -> Iterator[str]:
    feed = document.feed
    yield from _uri("id", feed.id)
    yield from _uri("url", feed.url)
    for name in ("url", "current", "prev_archive", "next_archive", "hub"):
        address = getattr(document, name)
        if address is not None:
            yield from _uri(f"the document's {name}", address)
    yield from _line("title", feed.title)
    for author in feed.authors:
        yield from _line("authors", author.name)
    yield from _language(feed.language)
    yield from _moment("updated", document.updated)


def _item_faults(item: NewsItem) -> Iterator[str]:
    yield from _uri("id", item.id)
    if item.url is not None:
        yield from _uri("url", item.url)
    yield from _line("title", item.title)
    for author in item.authors:
        yield from _line("authors", author.name)
    for tag in item.tags:
        yield from _line("tags", tag)
    yield from _language(item.language)
    yield from _moment("published", item.published)
    yield from _moment("updated", item.updated)
    for attachment in item.attachments:
        yield from _attachment(attachment)


def _attachment(attachment: Attachment) -> Iterator[str]:
    yield from _uri("attachments", attachment.url)
    if not _MEDIA_TYPE.fullmatch(attachment.mime_type):
        yield f"attachments: found {attachment.mime_type!r}; expected a media type"


def _uri(field: str, found: str | None) -> Iterator[str]:
    if found is None or not is_uri(found):
        yield f"{field}: found {found!r}; expected an absolute URI in ASCII"


def _line(field: str, found: str) -> Iterator[str]:
    if not clean_text(found).strip():
        yield f"{field}: found nothing; expected a line of text"


def _language(found: str | None) -> Iterator[str]:
    if found is not None and not _LANGUAGE.fullmatch(found):
        yield f"language: found {found!r}; expected a language tag such as en or pt-BR"


def _moment(field: str, found: datetime | None) -> Iterator[str]:
    if found is None or found.tzinfo is None:
        yield f"{field}: found {found}; expected a date with its time zone"
