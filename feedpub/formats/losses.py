"""What a format cannot hold, as data; and what a document says once that is lost.

Each format names its losses, the check of a build compares what it reads back with
`as_held`, and whatever is not lost is the same in every format.
"""

from collections.abc import Callable, Mapping
from enum import Enum, auto

from msgspec.structs import replace

from feedpub.formats.common import stated_authors, summary_of
from feedpub.model import Feed, FeedDocument, NewsItem, Person


class Loss(Enum):
    """Something that a format has no place for."""

    FEED_ID = auto()  # the document's address stands for it, else that of the page
    ADDRESSES_OF_AUTHORS = auto()  # their uri and email; the names stay
    AUTHOR_NAMED_LIKE_FEED = auto()  # taken for the stand-in that the format asks for
    DESCRIPTION_LIKE_TITLE = auto()  # likewise
    SIZE_OF_NOTHING = auto()  # the custom is that a file of 0 bytes is one of unknown size
    STYLESHEET = auto()


def as_held(document: FeedDocument, losses: frozenset[Loss]) -> FeedDocument:
    """What is left of *document* in a format that has these losses.

    In every format an item says its summary, be it derived or its own; its language, where
    it has none of its own that of the feed; and its story as HTML and not a second time as
    plain text.
    """
    language = document.feed.language
    held = replace(document, items=tuple(_item_as_held(item, language) for item in document))
    for loss, lose in _LOSE.items():
        if loss in losses:
            held = lose(held)
    return held


def _item_as_held(item: NewsItem, language: str | None) -> NewsItem:
    return replace(
        item,
        seed=None,
        summary=summary_of(item),
        language=item.language or language,
        content_text="",
    )


def _change(document: FeedDocument, **fields: object) -> FeedDocument:
    return replace(document, feed=replace(document.feed, **fields))


def _lose_feed_id(document: FeedDocument) -> FeedDocument:
    return _change(document, id=document.url or document.feed.url)


def _lose_addresses(document: FeedDocument) -> FeedDocument:
    items = tuple(replace(item, authors=_names(item.authors)) for item in document)
    return replace(_change(document, authors=_names(document.feed.authors)), items=items)


def _names(authors: tuple[Person, ...]) -> tuple[Person, ...]:
    return tuple(Person(name=author.name) for author in authors)


def _lose_author(document: FeedDocument) -> FeedDocument:
    feed = document.feed
    return _change(document, authors=stated_authors(feed.authors, title=feed.title))


def _lose_description(document: FeedDocument) -> FeedDocument:
    feed: Feed = document.feed
    return _change(document, description="") if feed.description == feed.title else document


def _lose_zeros(document: FeedDocument) -> FeedDocument:
    return replace(document, items=tuple(map(_without_zeros, document)))


def _without_zeros(item: NewsItem) -> NewsItem:
    files = tuple(
        replace(file, size_in_bytes=file.size_in_bytes or None) for file in item.attachments
    )
    return replace(item, attachments=files)


def _lose_stylesheet(document: FeedDocument) -> FeedDocument:
    return replace(document, stylesheet=None)


# In this order: an author who is but a name can be one that is named like the feed.
_LOSE: Mapping[Loss, Callable[[FeedDocument], FeedDocument]] = {
    Loss.FEED_ID: _lose_feed_id,
    Loss.ADDRESSES_OF_AUTHORS: _lose_addresses,
    Loss.AUTHOR_NAMED_LIKE_FEED: _lose_author,
    Loss.DESCRIPTION_LIKE_TITLE: _lose_description,
    Loss.SIZE_OF_NOTHING: _lose_zeros,
    Loss.STYLESHEET: _lose_stylesheet,
}
