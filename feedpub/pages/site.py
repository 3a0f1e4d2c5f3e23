"""What the caller says of a site: the part that all its pages share."""

from datetime import UTC, tzinfo
from typing import Literal

import msgspec

from feedpub.model import Feed

Group = Literal["sections", "authors", "tags", "more"]


class FeedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A feed in one format."""

    media_type: str  # as registered, without parameters
    url: str  # where it is served


class ListedFeed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed as pages offer it."""

    title: str
    count: int  # items that it has
    files: tuple[FeedFile, ...]  # the one to be tried first stands first
    group: Group | None = None  # of which kind; None: the feed of all items


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """What all pages of a site share. Addresses are absolute."""

    feed: Feed  # of all items; its ``url`` is that of the folder served, with a slash at the end
    feeds: tuple[ListedFeed, ...]  # in the order of pages
    opml: str | None = None  # where the list of all feeds is served
    zone: tzinfo = UTC  # in which dates are told
