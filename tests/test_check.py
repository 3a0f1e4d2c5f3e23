"""What a build checks of each document before it is published, in every format."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from test_formats import DOCUMENT, FULL, ITEM, NOON

from feedpub.check import check
from feedpub.errors import FeedError
from feedpub.formats import FORMATS
from feedpub.model import Attachment, Feed, FeedDocument, NewsItem, Person

LATER = NOON + timedelta(days=1)
OTHER = "https://example.org/other"

each_format = pytest.mark.parametrize("name", FORMATS)

# Of each field that a document, its feed or an item can have: what else it could have said.
OTHERS: dict[type, dict[str, object]] = {
    FeedDocument: {
        "items": (),
        "updated": NOON - timedelta(1),
        "url": OTHER,
        "complete": False,
        "archive": False,
        "current": OTHER,
        "prev_archive": OTHER,
        "next_archive": OTHER,
        "hub": OTHER,
        "stylesheet": OTHER,
    },
    Feed: {
        "id": OTHER,
        "title": "Other",
        "url": OTHER,
        "description": "Other.",
        "language": "fr",
        "authors": (Person(name="Other"),),
        "rights": "Other.",
        "category": "Other",
    },
    NewsItem: {
        "id": OTHER,
        "url": None,
        "title": "Other",
        "authors": (*ITEM.authors, Person(name="Other")),
        "section": None,
        "tags": ("sun", "rain"),
        "language": "fr",
        "published": NOON - timedelta(1),
        "updated": NOON - timedelta(1),
        "summary": "Other.",
        "content_html": "<p>Other.</p>",
        "attachments": (ITEM.attachments[0], Attachment(url=OTHER, mime_type="audio/mpeg")),
    },
}
# By their LOSSES, for the fields that the document in hand has.
UNTOLD = {("rss", Feed, "id"), ("json", FeedDocument, "stylesheet")}
# What no document says: where an item was read; and its text, which its HTML says as well.
OF_NO_FORMAT = {"seed", "content_text"}


def test_every_field_is_tried() -> None:
    for kind, others in OTHERS.items():
        assert set(kind.__struct_fields__) - {"feed"} - OF_NO_FORMAT == set(others)


def changed(document: FeedDocument, kind: type, field: str) -> FeedDocument:
    """*document* as if that field had meant something else."""
    other = {field: OTHERS[kind][field]}
    if kind is Feed:
        return replace(document, feed=replace(document.feed, **other))
    if kind is NewsItem:
        return replace(document, items=(replace(document.items[0], **other),))
    return replace(document, **other)


@each_format
def test_what_was_meant_passes(name: str) -> None:
    for document in (DOCUMENT, FULL):
        data = FORMATS[name].render(document)
        check(data, document, FORMATS[name], path="feed", latest=LATER)


@each_format
@pytest.mark.parametrize(
    ("kind", "field"), [(kind, field) for kind, others in OTHERS.items() for field in others]
)
def test_no_field_may_say_something_else(name: str, kind: type, field: str) -> None:
    data = FORMATS[name].render(FULL)
    meant = changed(FULL, kind, field)
    if (name, kind, field) in UNTOLD:
        check(data, meant, FORMATS[name], path="feed", latest=LATER)
        return
    with pytest.raises(FeedError, match=rf"^feed: .*{field}: found .*; expected "):
        check(data, meant, FORMATS[name], path="feed", latest=LATER)


@each_format
def test_no_date_may_be_to_come(name: str) -> None:
    data = FORMATS[name].render(DOCUMENT)
    with pytest.raises(FeedError, match="expected no date to come"):
        check(data, DOCUMENT, FORMATS[name], path="feed", latest=NOON - timedelta(seconds=1))


@each_format
def test_no_address_may_be_relative(name: str) -> None:
    document = replace(DOCUMENT, items=(replace(ITEM, content_html='<a href="x">x</a>'),))
    data = FORMATS[name].render(document)
    with pytest.raises(FeedError, match="found the address 'x'; expected an absolute one"):
        check(data, document, FORMATS[name], path="feed", latest=LATER)
