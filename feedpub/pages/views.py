"""What templates get to see: plain values, each listed in docs/pages.md.

Text is to be escaped, which templates do by themselves; addresses are http or https, or None;
dates are in words. The functions make them of items and sites.
"""

import re
from datetime import datetime, tzinfo
from unicodedata import bidirectional
from urllib.parse import urlsplit

import msgspec
from msgspec.structs import replace

from feedpub.formats.common import summary_of
from feedpub.identifiers import web_address
from feedpub.markup import one_line
from feedpub.media import image_of, with_image
from feedpub.model import Attachment, Feed, NewsItem
from feedpub.pages.site import FeedFile, Group, ListedFeed, Site
from feedpub.pages.story import page_story
from feedpub.pages.words import Words, direction_of
from feedpub.timestamps import rfc3339

GROUPS: tuple[Group, ...] = ("sections", "authors", "tags", "more")  # as pages list them
_FORMATS = {
    "application/rss+xml": "RSS",
    "application/atom+xml": "Atom",
    "application/feed+json": "JSON Feed",
}
# A field of a CLDR date pattern (UTS 35, part 4): text in quotes, or a letter once or more.
_FIELD = re.compile(r"'([^']*)'|([Mdy]+)")
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)  # RFC 6838 §4.2


class FileView(msgspec.Struct, frozen=True, kw_only=True):
    """A feed in one format."""

    name: str  # "RSS"
    media_type: str
    url: str  # to be copied: absolute
    href: str  # to be opened: as seen from the page


class FeedView(msgspec.Struct, frozen=True, kw_only=True):
    """A feed."""

    title: str  # by itself: "Harbour News: Fish"
    name: str  # on a page of the site: "Fish"
    count: int  # items that it has
    files: tuple[FileView, ...]


class GroupView(msgspec.Struct, frozen=True, kw_only=True):
    """The feeds of one kind."""

    name: str  # one of `GROUPS`
    title: str  # in the language of the page
    feeds: tuple[FeedView, ...]


class SiteView(msgspec.Struct, frozen=True, kw_only=True):
    """The site."""

    title: str
    description: str
    language: str | None  # where it is not that of the page
    direction: str  # "ltr", "rtl", or "auto" where the language is not known
    rights: str | None


class MomentView(msgspec.Struct, frozen=True, kw_only=True):
    """A date."""

    day: str  # in the language of the page: "22 November 2026"
    time: str  # "10:00 UTC"; empty at midnight, which stands for a day without a time
    datetime: str  # RFC 3339


class PictureView(msgspec.Struct, frozen=True, kw_only=True):
    """A picture."""

    url: str
    alt: str  # empty where nothing is said of it


class AttachmentView(msgspec.Struct, frozen=True, kw_only=True):
    """A file that belongs to an item."""

    url: str
    title: str
    media_type: str  # without a fault, or empty
    size: str  # "1.2 MB"; empty where it is not known


class AuthorView(msgspec.Struct, frozen=True, kw_only=True):
    """An author."""

    name: str
    url: str | None


class ItemView(msgspec.Struct, frozen=True, kw_only=True):
    """An item."""

    title: str
    href: str | None  # its page, as seen from this one
    language: str | None  # where it is not that of the page
    direction: str  # of the whole: "ltr" or "rtl"
    text_direction: str  # of its text: the same, or "auto" where the language is not known
    authors: tuple[AuthorView, ...]
    section: str | None
    tags: tuple[str, ...]
    published: MomentView | None
    updated: MomentView | None  # where it is later than ``published``
    summary: str  # of a list; empty where there is nothing but a title
    lead: str | None  # a summary that the story does not repeat
    picture: PictureView | None  # that the story does not show by itself
    attachments: tuple[AttachmentView, ...]  # but the picture
    story: str  # HTML, safe and valid where it stands: to be written as it is


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """How things are seen from one page."""

    words: Words
    title: str  # of the site
    base: str  # the address of the site's folder
    root: str  # the same as seen from the page: "" or "../"
    zone: tzinfo
    language: str  # of the page: that of the words, with a region where one is stated

    def href(self, url: str) -> str:
        """*url* as seen from the page, where it is below the site's folder."""
        return self.root + url[len(self.base) :] if url.startswith(self.base) else url

    def moment(self, moment: datetime | None) -> MomentView | None:
        """*moment* in words."""
        if moment is None:
            return None
        local = moment.astimezone(self.zone)
        midnight = local.hour == local.minute == 0
        return MomentView(
            day=_day(local, self.language),
            time="" if midnight else f"{local:%H:%M} {_zone_name(local)}",
            datetime=rfc3339(moment),
        )

    def other_language(self, language: str | None) -> str | None:
        """*language* where it is not that of the page."""
        return language if language and language != self.language else None


def _day(local: datetime, language: str) -> str:
    """The day in full, as the CLDR writes it in a language.

    By Babel's data alone: to import its own formatter takes longer than all else on a page.
    """
    from babel import Locale, UnknownLocaleError

    tag = language.replace("-", "_")
    try:
        locale = Locale.parse(tag)
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(tag.split("_")[0])
    names = locale.months["format"]["wide"]

    def field(match: re.Match[str]) -> str:
        quoted, letters = match.groups()
        if quoted is not None:
            return str(quoted)
        if letters[0] == "M":
            return str(names[local.month]) if len(letters) > 2 else f"{local.month:0{len(letters)}}"
        return f"{local.day:0{len(letters)}}" if letters[0] == "d" else str(local.year)

    return _FIELD.sub(field, locale.date_formats["long"].pattern)


def _zone_name(local: datetime) -> str:
    """``UTC``, ``UTC+2``, ``UTC+5:30``: what everybody understands, unlike ``IST``."""
    offset = local.utcoffset()
    minutes = int(offset.total_seconds()) // 60 if offset else 0
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def site_view(feed: Feed, frame: Frame) -> SiteView:
    """The site as templates see it."""
    return SiteView(
        title=feed.title,
        description=feed.description,
        language=frame.other_language(feed.language),
        direction=direction_of(feed.language),
        rights=feed.rights,
    )


def feed_view(feed: ListedFeed, frame: Frame) -> FeedView:
    """A feed as templates see it."""
    return FeedView(
        title=feed.title,
        name=feed.title.removeprefix(f"{frame.title}: "),
        count=feed.count,
        files=tuple(_file_view(file, frame) for file in feed.files),
    )


def _file_view(file: FeedFile, frame: Frame) -> FileView:
    return FileView(
        name=_FORMATS.get(file.media_type, file.media_type),
        media_type=file.media_type,
        url=file.url,
        href=frame.href(file.url),
    )


def group_views(site: Site, frame: Frame) -> tuple[GroupView, ...]:
    """The feeds by kind, but the feed of all items; kinds without any are left out."""
    groups = (
        GroupView(
            name=name,
            title=getattr(frame.words, name),
            feeds=tuple(feed_view(feed, frame) for feed in site.feeds if feed.group == name),
        )
        for name in GROUPS
    )
    return tuple(group for group in groups if group.feeds)


def item_view(item: NewsItem, frame: Frame, *, whole: bool) -> ItemView:
    """An item as templates see it.

    Args:
        item: As it is published.
        frame: The page that it is seen from.
        whole: Whether its story will be shown.
    """
    url = _web(item.url)
    files = [replace(each, url=there) for each in item.attachments if (there := _web(each.url))]
    picture = image_of(replace(item, attachments=tuple(files)))
    told = whole and item.content_html and with_image(item) is item
    summary = summary_of(item)
    published, updated = item.published, item.updated
    return ItemView(
        title=item.title,
        href=frame.href(url) if url else None,
        language=frame.other_language(item.language),
        direction=direction_of(item.language) if item.language else _first_direction(item.title),
        text_direction=direction_of(item.language),
        authors=tuple(AuthorView(name=each.name, url=_web(each.uri)) for each in item.authors),
        section=item.section,
        tags=item.tags,
        published=frame.moment(published),
        updated=frame.moment(updated) if updated != published else None,
        summary=summary if summary != item.title else "",
        lead=_lead(item),
        picture=_picture_view(picture) if picture and not told else None,
        attachments=tuple(_attachment_view(file) for file in files if file is not picture),
        story=page_story(item.content_html, table=frame.words.table) if whole else "",
    )


def _picture_view(picture: Attachment) -> PictureView:
    return PictureView(url=picture.url, alt=picture.title or "")


def _first_direction(text: str) -> str:
    """The direction of the first letter that has one (Unicode Standard Annex 9, P2 and P3)."""
    for kind in map(bidirectional, text):
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return "ltr"


def _lead(item: NewsItem) -> str | None:
    """The item's summary, where its story does not say the same."""
    summary = one_line(item.summary or "")
    said = summary.rstrip(". …")
    return summary if summary and said not in one_line(item.content_text) else None


def _attachment_view(attachment: Attachment) -> AttachmentView:
    name = urlsplit(attachment.url).path.rpartition("/")[2]
    known = _MEDIA_TYPE.fullmatch(attachment.mime_type)
    return AttachmentView(
        url=attachment.url,
        title=attachment.title or name or attachment.url,
        media_type=attachment.mime_type if known else "",
        size=_size(attachment.size_in_bytes),
    )


def _size(size: int | None) -> str:
    if not size:
        return ""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3))} kB"


def _web(url: str | None) -> str | None:
    """*url* where a click on it opens something and runs nothing."""
    try:
        return web_address(url) if url else None
    except ValueError:
        return None
