"""When a story was published and updated, as the lines around it tell."""

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from feedpub.normalise.capture.dates import (
    PrintedDate,
    dates_in,
    is_relative,
    tells_update,
    words_beside_dates,
)
from feedpub.normalise.capture.lexicon import PUBLISHED, PUBLISHED_ON, REPLY, WHEN
from feedpub.normalise.capture.names import names_in_byline
from feedpub.normalise.capture.pieces import Piece

ABOVE = 4  # lines above the headline that may tell who and when
BELOW = 10  # and below the story
LEAD = 8  # of its lines below these
LABELLED = 30  # lines below a story in which a date may say what it is of
HEAD_LINES = 40  # below the headline
LONGEST_DATE_LINE = 160  # characters
DATE_WORDS = 2  # words beside a date that need no explanation
MOST_DATE_WORDS = 14  # and those that a line of many small facts may have
MOST_BESIDE_DATE = 5  # words of a line that begins with a date, or has it behind a name
FAR_ABOVE = 15  # lines above the headline
NEAR_BELOW = 12  # lines below the story
HEADLINE_WORDS = 5
LONGEST_NOTICE = 300  # characters
EARLY = 30  # characters before the date in such a line
_STOPS = (".", "。", "۔", "।")
_SIGNS = (*"|·•/:–—", " - ")
_DATELINE_SIGNS = ("", *".:-–—/()|")
_TO = ("-", "–", "—", "to", "until", "bis", "au", "al", "до", "по")  # between first and last day
STORY = ("title", "body", "subhead", "caption")  # roles of lines that are no notices
TELLING = ("title", "body")  # roles of lines that may begin with a date
_OUTSPOKEN = frozenset({"byline", "names-author"})


def take_told(pieces: list[Piece], title: int) -> None:
    """Mark the lines around the headline that tell when a story was published.

    Args:
        pieces: Of the page.
        title: Index of the headline.
    """
    for index in (*range(max(0, title - ABOVE), title), *_below_headline(pieces, title)):
        if _is_date_line(pieces[index]):
            named = bool(names_in_byline(pieces[index].text))
            pieces[index].take("byline" if named else "date", "date-beside-headline")


def _below_headline(pieces: list[Piece], title: int) -> range:
    """The lines below the headline, up to the second paragraph of prose."""
    last = min(len(pieces), title + 1 + HEAD_LINES)
    prose = [i for i in range(title + 1, last) if pieces[i].prose and _is_open(pieces[i])]
    return range(title + 1, prose[1] if len(prose) > 1 else last)


def _is_open(piece: Piece) -> bool:
    return piece.role in ("", "body")


def _is_date_line(piece: Piece) -> bool:
    """Whether a line tells when, and is no sentence."""
    return piece.role in ("", "reading-time") and not piece.prose and tells_date(piece.text)


def tells_date(text: str) -> bool:
    """Whether a line tells when, perhaps among other small facts."""
    if len(text) > LONGEST_DATE_LINE:
        return False
    dates = dates_in(text)
    beside = words_beside_dates(text) if dates else None
    if beside is None or beside <= DATE_WORDS:
        return beside is not None
    if names_in_byline(text) or _begins_published(text, dates[0]):
        return True
    short = beside <= MOST_BESIDE_DATE and not text.endswith(_STOPS)
    begins = _follows_name(text[: dates[0].start])
    several = dates[0].clock is not None or any(map(text.__contains__, _SIGNS))
    small = several and dates[0].start <= EARLY and beside <= MOST_DATE_WORDS
    return (short and begins) or small


def _begins_published(text: str, date: PrintedDate) -> bool:
    """Whether a line begins so: "Posted on 3 May 2031 in …"."""
    return date.start <= EARLY and text.lower().startswith(PUBLISHED)


def _follows_name(before: str) -> bool:
    """Whether a date behind these words is no part of their sentence: "Night Desk 3 May 2031"."""
    words = before.split() or [""]
    return not any(map(str.islower, words)) and words[-1].lower() not in WHEN


class Dates(msgspec.Struct, frozen=True, kw_only=True):
    """When a story was published and updated, as printed."""

    published: PrintedDate | None = None
    updated: PrintedDate | None = None
    ago: str | None = None  # "2 hours ago", where it says no more of its publication


def find_dates(pieces: list[Piece], title: int, end: int) -> Dates:
    """When it was published and updated, as printed around the story."""
    published: list[PrintedDate] = []
    updated: list[PrintedDate] = []
    ago: list[str] = []
    for zone in _zones(pieces, title, end):
        for before, piece in zip([None, *zone], zone, strict=False):
            if piece.role not in ("date", "byline") or _is_of_post(piece.text):
                continue
            if _is_span(piece.text):
                continue
            label = before is not None and before.words <= DATE_WORDS and tells_update(before.text)
            for date in _in_order(piece.text):
                (updated if date.updated or label else published).append(date)
            if not published and is_relative(piece.text) and not tells_update(piece.text):
                ago.append(piece.text)
        if published:
            break
    if not published and not ago:
        published = _dateline(pieces, title, end) or _farther_dates(pieces, title, end, updated)
    return Dates(
        published=next(iter(published), None),
        updated=next(iter(updated), None),
        ago=None if published else next(iter(ago), None),
    )


def _in_order(text: str) -> list[PrintedDate]:
    """The dates of a line; of two with nothing between, the earlier one first.

    Pages put the day of publication and that of an update so, in either order.
    """
    dates = dates_in(text)
    glued = len(dates) == 2 and not text[dates[0].end : dates[1].start].strip()
    if glued and not any(date.sign or isinstance(date.month, str) for date in dates):
        dates.sort(key=lambda date: (date.year, date.month, date.day))
    return dates


def _dateline(pieces: list[Piece], title: int, end: int) -> list[PrintedDate]:
    """The date that the headline, or the first prose below it, begins with."""
    story = pieces[title : end + 1]
    first = next((at for at, piece in enumerate(story) if at and piece.role == "body"), 0)
    lines = [piece for piece in story[: first + 1] if piece.prose or piece.role in TELLING]
    return [date for piece in lines if (date := dateline(piece.text))][:1]


def dateline(text: str) -> PrintedDate | None:
    """The date that *text* begins with, as a story of an agency does, behind a place perhaps.

    A sign stands behind it, unless it is in numbers: "May 3 was" begins a sentence.
    """
    for date in dates_in(text)[:1]:
        before, after = text[: date.start].strip(" ("), text[date.end :]
        if date.updated or date.start > EARLY:
            return None
        bare = date.start == 0 and not any(map(str.isalpha, date.text))
        if after[:1].isalpha() or after.strip()[:1] in _DATELINE_SIGNS or bare:
            return date if after.strip()[:1] == "|" or _follows_name(before) else None
    return None


def _farther_dates(
    pieces: list[Piece], title: int, end: int, updated: list[PrintedDate]
) -> list[PrintedDate]:
    """The one day that is told within the story, below it, or farther above the headline.

    Several may be those of comments or of other stories; and where an update is told at the
    usual place, only a notice of publication counts.
    """
    within = range(title + 1, end + 1)
    below = range(end + 1, min(end + 1 + LABELLED, len(pieces)))
    above = range(max(0, title - FAR_ABOVE), title)
    notices = [pieces[at] for at in (*within, *below) if pieces[at].role not in STORY]
    dates = [date for piece in notices for date in said_published(piece.text)]
    for lines in () if updated else (within, below[:NEAR_BELOW], above):
        dates = dates or [
            date
            for at in lines
            if pieces[at].role == "date" and _may_be_own(pieces, at, title, end)
            for date in dates_in(pieces[at].text)
            if not date.updated
        ]
    days = {(date.year, date.month, date.day) for date in dates}
    return dates if len(days) == 1 else []


def _may_be_own(pieces: list[Piece], at: int, title: int, end: int) -> bool:
    """Whether a date may be of the story: not today's, a post's or another story's."""
    if pieces[at].lowered.startswith(PUBLISHED):
        return True
    text = pieces[at].text
    if _is_of_post(text):
        return False
    if at < title:  # "Sunday, May 3, 2031" there is the day of the visit
        return any(date.text == text for date in dates_in(text)[:1])
    words = words_beside_dates(text) or 0
    return words <= 1 if at <= end else not words and not _has_headline(pieces, at)


def _is_of_post(text: str) -> bool:
    """Whether a date is that of a post, "— Ann (@ann) May 3, 2031", or of a comment."""
    if "(@" in text and text[0] in "—–-":
        return True
    return not REPLY.isdisjoint(text.lower().replace(":", " ").split())


def _is_span(text: str) -> bool:
    """Whether a line tells from which day to which: of a life, of a festival."""
    return any(
        text[first.end : last.start].strip().lower() in _TO
        and not (first.clock or last.clock or last.updated)
        and (first.year, first.month, first.day) != (last.year, last.month, last.day)
        for first, last in pairwise(dates_in(text))
    )


def _has_headline(pieces: list[Piece], at: int) -> bool:
    """Whether a line that may be the headline of another story is next to a date."""
    beside = pieces[at - 1 : at] + pieces[at + 1 : at + 2]
    return any(piece.words >= HEADLINE_WORDS for piece in beside)


def said_published(text: str) -> list[PrintedDate]:
    """The dates of a line that says that something was published."""
    dates = dates_in(text) if len(text) <= LONGEST_NOTICE else []
    if not dates or not any(map(text.lower().__contains__, PUBLISHED_ON)):
        return []
    return [date for date in dates if not date.updated]


def _zones(pieces: list[Piece], title: int, end: int) -> Iterator[list[Piece]]:
    """Where a story tells who and when, the likeliest first."""
    head = _below_headline(pieces, title)
    yield pieces[head.start : head.stop]
    yield pieces[max(0, title - ABOVE) : title][::-1]
    yield pieces[head.stop : min(end + 1, head.stop + LEAD)]
    yield [piece for piece in pieces[end + 1 : end + 2] if piece.together == 1]
    yield [piece for piece in pieces[end + 1 : end + 1 + BELOW] if piece.rule in _OUTSPOKEN]
    yield _below_byline(pieces, end)
    below = zip(pieces[end:], pieces[end + 1 : end + 1 + LABELLED], strict=False)
    yield [piece for before, piece in below if _is_labelled(piece, before)]


def _below_byline(pieces: list[Piece], end: int) -> list[Piece]:
    """The date below the only line below a story that begins as a byline does."""
    below = pieces[end + 1 : end + 1 + LABELLED]
    places = [place for place, piece in enumerate(below) if piece.rule == "byline"]
    if len(places) != 1:
        return []
    return [piece for piece in below[places[0] + 1 : places[0] + 2] if piece.role == "date"]


def _is_labelled(piece: Piece, before: Piece) -> bool:
    """Whether a line, or a label above it, says that its date is the one of publication."""
    label = before.words <= DATE_WORDS and before.lowered.startswith(PUBLISHED)
    return piece.role == "date" and (label or piece.lowered.startswith(PUBLISHED))
