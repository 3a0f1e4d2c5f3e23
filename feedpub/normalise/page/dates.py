"""When a story was published and updated: what machines are told, then what readers see."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, tzinfo

import msgspec
from lxml.html import HtmlElement

from feedpub.normalise.capture.dates import (
    PrintedDate,
    dates_in,
    is_relative,
    moment_of,
)
from feedpub.normalise.capture.told import dateline, said_published, tells_date
from feedpub.normalise.page.blocks import Block, little_around
from feedpub.normalise.page.head import Head
from feedpub.normalise.page.linked import Table, text_of
from feedpub.normalise.page.near import Near
from feedpub.normalise.page.story import Story
from feedpub.timestamps import parse_date

PUBLISHED = (
    "article:published_time", "og:published_time", "article:published",
    "og:article:published_time", "datepublished", "date_published", "publishdate", "publish_date",
    "publish-date", "published_time", "published_date", "pubdate", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "citation_publication_date",
    "citation_online_date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "article.published", "article_date_original", "originalpublicationdate",
    "rnews:datepublished", "bt:pubdate", "shareaholic:article_published_time",
    "article:post_date", "artikeldatum", "dc.date.publication", "prism.publicationdate",
)  # fmt: skip
# Dates of the page, on some sites that of its last change.
VAGUE = ("dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "created", "date")
UPDATED = (
    "article:modified_time", "og:modified_time", "og:updated_time", "datemodified",
    "article:modified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod",
    "modified_time", "revised", "parsely-modified-date", "article.updated", "rnews:datemodified",
)  # fmt: skip
_UPDATED_NAME = re.compile(r"modif|updat|aktual|edit", re.IGNORECASE)
_IN_URL = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?P<sign>[/-]?)(?P<month>0?[1-9]|1[0-2])(?P=sign)"
    r"(?P<day>0?[1-9]|[12]\d|3[01])(?:[/_-]|$)"
)
_DAY_FIRST_IN_URL = re.compile(r"[/~](?:0[1-9]|[12]\d|3[01])-(?:0[1-9]|1[0-2])-20\d\d(?=[/-]|$)")

ABOVE = 3  # blocks
RIGHT_ABOVE = 2  # likewise, that are rather of the story than what stands below it
LONGEST = 200  # characters of a block that is rather a notice than a paragraph
MOST_REMARKS = 10


class Candidate(msgspec.Struct, frozen=True):
    """A text that may be a date, and where it stands."""

    text: str
    source: str
    printed: bool = False  # for readers, so in their language and as their country orders it


class Dated(msgspec.Struct, frozen=True):
    """A moment, and where the page says so."""

    moment: datetime
    source: str


class Ways(msgspec.Struct, frozen=True, kw_only=True):
    """How to read a date that leaves something open."""

    zone: tzinfo  # of dates that name none
    day_first: Callable[[PrintedDate], bool | None]
    language: Callable[[], str | None]
    captured: datetime | None


def first_date(candidates: Iterator[Candidate], ways: Ways, remarks: list[str]) -> Dated | None:
    """The first of the texts that is a date; those that are none are remarked."""
    for each in candidates:
        try:
            return Dated(_moment(each, ways), each.source)
        except ValueError as error:
            if len(remarks) < MOST_REMARKS:
                remarks.append(f"{each.source}: {error}")
    return None


def _moment(candidate: Candidate, ways: Ways) -> datetime:
    text = candidate.text.strip()
    if candidate.printed:
        moment, _ = moment_of(
            text,
            zone=ways.zone,
            day_first=ways.day_first,
            language=ways.language,
            captured=ways.captured,
        )
        return moment
    if re.fullmatch(r"1\d{9}(?:\d{3})?", text):  # seconds or milliseconds since 1970
        return datetime.fromtimestamp(int(text[:10]), tz=UTC)
    try:
        return parse_date(text, zone=ways.zone)
    except ValueError:
        # Meta elements hold dates for readers, too.
        return _moment(Candidate(text, candidate.source, printed=True), ways)


def published_texts(
    table: Table, page: Table, head: Head, story: Story, near: Callable[[], list[Near]], url: str
) -> Iterator[Candidate]:
    """What may be the date of publication, the most trusted first.

    Args:
        table: The story in the linked data.
        page: The page in the linked data.
        head: Of the page.
        story: The page's blocks.
        near: Gives the blocks around the headline and below the story.
        url: Of the page.
    """
    for key in ("datePublished", "dateCreated", "uploadDate"):
        if text := text_of(table.get(key)):
            yield Candidate(text, f"JSON-LD {key}")
    for name in PUBLISHED:
        for value in head.metas.get(name, ())[:1]:
            yield Candidate(value, f"meta {name}")
    if text := text_of(page.get("datePublished")):
        yield Candidate(text, "JSON-LD datePublished of the page")
    blocks = _in_order(near())
    yield from _in_elements(blocks)
    titles = {each.block for each in story.judged if each.role == "title"}
    for block in blocks:
        if block not in titles:
            yield from _printed(block)
    for name in VAGUE:
        for value in head.metas.get(name, ())[:1]:
            yield Candidate(value, f"meta {name}")
    if len(stated := set(head.properties.get("datepublished", ()))) == 1:
        yield Candidate(stated.pop(), "property datePublished")
    yield from _datelines(story)
    yield from _told_elsewhere(story)
    for block in _above_headline(story):
        yield from _printed(block)
    if found := _IN_URL.search(url):
        yield Candidate("-".join(found.group("year", "month", "day")), "address")
    if found := _DAY_FIRST_IN_URL.search(url):
        yield Candidate(found[0][1:], "address", printed=True)


def _in_order(blocks: list[Near]) -> list[Block]:
    """The blocks near the story, those right above the headline before those below the story."""
    above = [each for each in blocks if each.place == "above"][:RIGHT_ABOVE]
    places = ["between", "early"]
    first = [each for each in blocks if each.place in places] + above
    return [each.block for each in (*first, *(each for each in blocks if each not in first))]


def _printed(block: Block) -> Iterator[Candidate]:
    """The dates in a block that says little else, unless they are of a change."""
    if len(block.text) > LONGEST:
        return
    if is_relative(block.text):
        yield Candidate(block.text, f"block {block.number}, printed date", printed=True)
    if tells_date(block.text):
        for date in dates_in(block.text):
            if not date.updated:
                yield Candidate(date.text, f"block {block.number}, printed date", printed=True)


def _datelines(story: Story) -> Iterator[Candidate]:
    """The date that the headline or the first paragraph begins with, as those of agencies do."""
    first = next((block for block in story.body if not block.is_heading and block.text), None)
    titles = [each.block for each in story.judged if each.role == "title"]
    for block in (*titles, *story.body[:1], *([first] if first is not None else [])):
        if (date := dateline(block.text)) is not None:
            yield Candidate(date.text, f"block {block.number}, dateline", printed=True)
    if first is not None:
        yield from _printed(first)


def _told_elsewhere(story: Story) -> Iterator[Candidate]:
    """The one date on the page that is said to be that of publication."""
    found = {
        date.text: each.block.number
        for each in story.judged
        if each.role != "body"
        for date in said_published(each.block.text)[:1]
    }
    if len(found) == 1:
        text, number = found.popitem()
        yield Candidate(text, f"block {number}, said to be published", printed=True)


def _above_headline(story: Story) -> list[Block]:
    """The nearest blocks above the headline, whatever their elements are named."""
    title = next((at for at, each in enumerate(story.judged) if each.role == "title"), 0)
    return [each.block for each in story.judged[max(0, title - ABOVE) : title][::-1]]


def updated_texts(table: Table, head: Head) -> Iterator[Candidate]:
    """What may be the date of the last change."""
    if text := text_of(table.get("dateModified")):
        yield Candidate(text, "JSON-LD dateModified")
    for name in UPDATED:
        for value in head.metas.get(name, ())[:1]:
            yield Candidate(value, f"meta {name}")


def _in_elements(blocks: list[Block]) -> Iterator[Candidate]:
    """The dates of elements made for them: properties first, then any <time>."""
    found = list(_elements(blocks))
    for element in found:
        name = element.get("itemprop") or (element.get("property") or "").rpartition(":")[2]
        if name in ("datePublished", "dateCreated"):
            text = element.get("datetime") or element.get("content") or ""
            if text.strip():
                yield Candidate(text, f"property {name}")
    for element in found:
        classes = (element.get("class") or "").split()
        if element.tag == "time" and not _is_updated(element):
            if (element.get("datetime") or "").strip():
                yield Candidate(element.get("datetime"), "time element")
        elif "published" in classes and element.tag == "abbr" and element.get("title"):
            yield Candidate(element.get("title"), "hentry published")


def _elements(blocks: list[Block]) -> Iterator[HtmlElement]:
    """The elements in and around blocks, each once, as far as they hold little else."""
    seen: set[HtmlElement] = set()
    for block in blocks:
        for element in little_around(block):
            for each in element.iter():
                if each not in seen:
                    seen.add(each)
                    yield each


def _is_updated(element: HtmlElement) -> bool:
    if element.get("itemprop") == "dateModified":
        return True
    parent = element.getparent()
    names = element.get("class") or ""
    return _UPDATED_NAME.search(names) is not None or (
        parent is not None and _UPDATED_NAME.search(parent.get("class") or "") is not None
    )
