"""Who wrote a story and when, as the lines around it tell."""

from collections.abc import Iterator

import msgspec

from feedpub.normalise.capture.dates import (
    PrintedDate,
    dates_in,
    is_relative,
    tells_update,
    tells_when,
    words_beside_dates,
)
from feedpub.normalise.capture.lexicon import (
    AND,
    BY_ALONE,
    BY_WORDS,
    JOB,
    POST,
    PUBLISHED,
    PUBLISHED_ON,
    REPLY,
    WHEN,
)
from feedpub.normalise.capture.names import (
    is_person,
    lone_name,
    looks_like_name,
    names_in,
    names_in_byline,
    names_listed,
)
from feedpub.normalise.capture.pieces import Piece
from feedpub.normalise.capture.story import META

ABOVE = 4  # lines above the headline that may tell who and when
BELOW = 10  # and below the story
LEAD = 8  # of its lines below these
LABELLED = 30  # lines below a story in which a date may say what it is of
BIO_LINES = 12  # below a story in which its authors' portraits stand
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
MOST_AUTHORS = 5  # named without "By"; more are topics
MOST_NAMES = 8  # lines below "By"
MOST_WORDS_TO_BY = 6  # of a line that ends in "by"
SHORTEST_HOUSE = 2  # words of a name below "By" that is no person's
_STOPS = (".", "。", "۔", "।")
_SIGNS = (*"|·•/:–—", " - ")
_DATELINE_SIGNS = ("", *".:-–—/()|")
STORY = ("title", "body", "subhead", "caption")  # roles of lines that are no notices
TELLING = ("title", "body")  # roles of lines that may begin with a date
_OUTSPOKEN = frozenset({"byline", "name-below-by"})


def take_told(pieces: list[Piece], title: int, end: int) -> None:
    """Mark the lines around the headline that tell who wrote the story, and when.

    Args:
        pieces: Of the page.
        title: Index of the headline.
        end: Index of the last line of the story.
    """
    above = range(max(0, title - ABOVE), title)
    below = _below_headline(pieces, title)
    for index in (*above, *below):
        if _is_date_line(pieces[index]):
            named = bool(names_in_byline(pieces[index].text))
            pieces[index].take("byline" if named else "date", "date-beside-headline")
    _take_below_by(pieces, above, below, range(end + 1, min(end + 1 + BELOW, len(pieces))))
    _take_bare_names(pieces, title, below)
    for index in range(end + 1, min(end + 1 + BIO_LINES, len(pieces))):
        portrayed = pieces[index - 1].rule == "portrait-placeholder"
        if portrayed and not pieces[index].role and looks_like_name(pieces[index].text):
            pieces[index].take("byline", "name-above-bio")


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
    if names_in_byline(text):
        return True
    short = beside <= MOST_BESIDE_DATE and not text.endswith(_STOPS)
    begins = _follows_name(text[: dates[0].start])
    several = dates[0].clock is not None or any(map(text.__contains__, _SIGNS))
    small = several and dates[0].start <= EARLY and beside <= MOST_DATE_WORDS
    return (short and begins) or small


def _follows_name(before: str) -> bool:
    """Whether a date behind these words is no part of their sentence: "Night Desk 3 May 2031"."""
    words = before.split() or [""]
    return not any(map(str.islower, words)) and words[-1].lower() not in WHEN


def _take_below_by(pieces: list[Piece], *ranges: range) -> None:
    """The names on the lines below one that says nothing but "By"."""
    for indices in ranges:
        for index in indices:
            if not _ends_in_by(pieces[index]):
                continue
            names = 0
            for below in range(index + 1, min(index + 1 + MOST_NAMES, len(pieces))):
                piece = pieces[below]
                lowered = piece.text.lower()
                if not any(map(str.isalnum, lowered)) or lowered in BY_ALONE or lowered in AND:
                    continue
                if piece.role or piece.sentence or not names_in(piece.text):
                    break
                if not names_listed(piece.text) and (names or piece.words < SHORTEST_HOUSE):
                    break
                piece.take("byline", "name-below-by")
                names += 1
            if names and not pieces[index].role:
                pieces[index].take("furniture", "by-alone")


def _ends_in_by(piece: Piece) -> bool:
    """Whether a line leads to a name: "By", "Text and photos:", "3 May 2031, 10:15 by"."""
    if piece.role not in ("", "date") or piece.sentence:
        return False
    words = piece.phrase.split()
    short = 0 < len(words) <= MOST_WORDS_TO_BY
    return piece.phrase in BY_ALONE or (short and words[-1] in BY_WORDS)


def _take_bare_names(pieces: list[Piece], title: int, below: range) -> None:
    """Names without "By", where something else tells that they are authors.

    That is a portrait above, an agency behind a slash, a bio of the same name, or that a
    date, a post or another such name stands next to them.
    """
    bios = {piece.text for piece in pieces if piece.rule == "name-above-bio"}
    for index in below:
        piece, before = pieces[index], pieces[index - 1]
        if piece.role or piece.sentence:
            continue
        if before.rule == "portrait-placeholder" and names_in(piece.text):
            piece.take("byline", "name-below-portrait")
        elif _names_agency(piece.text):
            piece.take("byline", "name-and-agency")
        elif piece.text in bios:
            piece.take("byline", "name-of-bio")
    for index in below[::-1]:  # upwards: a name above a name above a date
        piece = pieces[index]
        if piece.role not in ("", "date") or piece.sentence:
            continue
        if _tells_itself(piece) or _beside_told(pieces, index):
            if names_listed(piece.text):
                piece.take("byline", "name-beside-date")
            elif lone_name(piece.text):
                piece.take("byline", "lower-case-name")


def _tells_itself(piece: Piece) -> bool:
    """Whether a line of names also tells when, or has several of them."""
    return any(map(str.isdigit, piece.text)) or len(names_listed(piece.text)) > 1


def _beside_told(pieces: list[Piece], index: int) -> bool:
    """Whether the line above or below tells when, who, or of which post."""
    piece = pieces[index]
    before, after = pieces[max(0, index - 2) : index][::-1], pieces[index + 1 : index + 3]
    twice = bool(before) and before[0].text == piece.text
    return twice or any(_tells(before, names=False)) or any(_tells(after, names=True))


def _tells(lines: list[Piece], *, names: bool) -> Iterator[bool]:
    """Whether each of *lines* tells of an author, up to the first that is no button.

    Args:
        lines: From the nearest on.
        names: Whether another bare name counts; below the date, topics begin.
    """
    for piece in lines:
        bare = piece.rule in ("name-beside-date", "name-above-bio")
        yield piece.role in META and (names or not bare) and piece.rule != "name-above-bio"
        yield not piece.role and (_is_post(piece) or tells_when(piece.text))
        if piece.role != "furniture":
            return


def _is_post(piece: Piece) -> bool:
    """Whether a line is a post and nothing else: "Political editor"."""
    words = piece.text.lower().replace(",", " ").split()
    return len(words) <= 6 and not piece.sentence and not JOB.isdisjoint(words)


def _names_agency(text: str) -> bool:
    name, slash, agency = text.partition(" / ")
    return bool(slash) and is_person(name) and looks_like_name(agency)


def find_authors(pieces: list[Piece], title: int, end: int) -> tuple[str, ...]:
    """The names of the byline; of the bios, where there is none."""
    for zone in _zones(pieces, title, end):
        bylines = [p for p in zone if p.role == "byline" and p.rule != "name-above-bio"]
        outspoken = [piece for piece in bylines if piece.rule in _OUTSPOKEN]
        found = _distinct([name for piece in outspoken or bylines for name in _names(piece)])
        if found and (outspoken or len(found) <= MOST_AUTHORS):
            return found
    return _distinct([piece.text for piece in pieces if _is_above_bio(piece)])


def _is_above_bio(piece: Piece) -> bool:
    """Whether a line with a bio below names a person or a desk; it might be a product."""
    if piece.rule != "name-above-bio":
        return False
    return is_person(piece.text) or not POST.isdisjoint(piece.lowered.split())


def _names(piece: Piece) -> tuple[str, ...]:
    found = names_in_byline(piece.text) or names_listed(piece.text) or names_in(piece.text)
    if found or piece.rule != "lower-case-name":
        return found
    name = lone_name(piece.text)
    return (name,) if name else ()


def _distinct(names: list[str]) -> tuple[str, ...]:
    return tuple({name.lower(): name for name in reversed(names)}.values())[::-1]


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
            label = before is not None and before.words <= DATE_WORDS and tells_update(before.text)
            for date in dates_in(piece.text):
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
        return dates_in(text)[0].text == text
    words = words_beside_dates(text) or 0
    return words <= 1 if at <= end else not words and not _has_headline(pieces, at)


def _is_of_post(text: str) -> bool:
    """Whether a date is that of a post, "— Ann (@ann) May 3, 2031", or of a comment."""
    if "(@" in text and text[0] in "—–-":
        return True
    return not REPLY.isdisjoint(text.lower().replace(":", " ").split())


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
    yield [piece for piece in pieces[end + 1 : end + 1 + LABELLED] if _is_labelled(piece)]


def _is_labelled(piece: Piece) -> bool:
    """Whether a line says that its date is the one of publication."""
    return piece.role == "date" and piece.lowered.startswith(PUBLISHED)
