"""A plain-text capture of a news page → its story, and what each line was taken for.

`pieces` reads the lines, `rules` names what a line's own look gives away and `neighbours`
what those beside it do. `traits` are what else tells of a line, `chain` weighs them, `story`
and `head` decide by them where the story and its headline are, `authors` who wrote it,
`roles` puts it together. `names`, `mentions` and `dates` read what a line says, `refusal`
tells why there is no story, `reasons` why a line was taken so.
"""

import msgspec

from feedpub.identifiers import words
from feedpub.model import Line
from feedpub.normalise.capture.authors import take_authors
from feedpub.normalise.capture.dates import PrintedDate
from feedpub.normalise.capture.head import find_title
from feedpub.normalise.capture.neighbours import take_captions_below_pictures
from feedpub.normalise.capture.pieces import Piece, read_pieces
from feedpub.normalise.capture.profiled import (
    apply_profile,
    authors_by_profile,
    reach_end,
    take_labels,
)
from feedpub.normalise.capture.refusal import (
    MOST_LINES,
    is_source,
    is_wall,
    reason_to_refuse,
    too_many,
)
from feedpub.normalise.capture.roles import take_roles
from feedpub.normalise.capture.rules import apply_rules
from feedpub.normalise.capture.story import Page, Run, find_story, leave_out
from feedpub.normalise.capture.told import find_dates, take_told
from feedpub.profiles import Profile

__all__ = ["Capture", "read_capture"]


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """What a capture says. Where it holds no article, a reason and no title."""

    lines: tuple[Line, ...]  # every line, numbered from 1; see MOST_LINES for the absurd
    title: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    published: PrintedDate | None = None  # day, month and year are there
    updated: PrintedDate | None = None
    published_ago: str | None = None  # "2 hours ago", where it says no more
    paragraphs: tuple[str, ...] = ()
    rejected: str | None = None


def read_capture(text: str, profile: Profile | None = None, headline: str | None = None) -> Capture:
    r"""The story in *text*, and a role and a rule for each line.

    A role is one of blank, section, title, reading-time, byline, date, body, subhead,
    caption, bio, related, furniture and rejected.

    Args:
        text: A page as a browser shows it as text, with ``\n`` at line ends.
        profile: What is known of the captures of its site.
        headline: What is said of it elsewhere, should the capture have none of its own.
    """
    lines = _split(text)
    reason = too_many(lines)
    if reason:
        return Capture(lines=_lines(lines, [], "too-many-lines"), rejected=reason)
    pieces = read_pieces(lines)
    apply_rules(pieces)
    if profile:
        apply_profile(pieces, profile)
    page = Page(pieces)
    story = find_place(page, profile, headline)
    if story is None:
        reason = reason_to_refuse(pieces)
        return Capture(lines=_lines(lines, pieces, "no-article"), rejected=reason)
    title, run = story
    authors = take_authors(pieces, title, run.start, run.end)
    leave_out(page, title, run)
    take_roles(page, title, run, authors)
    authors = authors_by_profile(pieces, title, run.end) or authors
    return _capture(_lines(lines, pieces, ""), pieces, title, run, authors)


def _split(text: str) -> list[str]:
    """The lines of *text*; beyond `MOST_LINES` the rest is one."""
    lines = text.split("\n", MOST_LINES)
    if lines[-1] == "":
        lines.pop()
    return lines


def find_place(
    page: Page, profile: Profile | None = None, headline: str | None = None
) -> tuple[int, Run] | None:
    """The index of the headline and the run of the story; marks what tells when it appeared."""
    if is_source(page.pieces):
        return None
    run = find_story(page)
    title = find_title(page, run) if run else None
    if run and headline and _has_none(page, title, headline):
        title = _put_headline(page, run, title, headline)
    if run is None or title is None:
        return None
    if title == run.start:
        run.start += 1
    take_captions_below_pictures(page.pieces)
    if is_wall(page.pieces, title, run.end):
        return None
    if profile:
        reach_end(page.pieces, title, run)
        take_labels(page.pieces, title, run.start, run.end, profile)
    take_told(page.pieces, title)
    return (title, run) if _says_more(page.pieces, title, run) else None


def _has_none(page: Page, title: int | None, headline: str) -> bool:
    """Whether the capture lacks its headline, and the line at *title* is a sentence instead."""
    piece = page.pieces[title] if title is not None else None
    return piece is None or (piece.stop and words(piece.text) != words(headline))


def _put_headline(page: Page, run: Run, title: int | None, headline: str) -> int:
    """Put a headline that no line of the capture has above the story; its index."""
    (piece,) = read_pieces([headline])
    piece.last = piece.first - 1
    at = run.start if title is None else title
    page.pieces.insert(at, piece)
    run.start += 1
    run.end += 1
    sentence = {at} if title is not None else set()
    run.lines = frozenset(index + (index >= at) for index in run.lines | sentence)
    return at


def _says_more(pieces: list[Piece], title: int, run: Run) -> bool:
    """Whether the story says anything besides the headline repeated."""
    headline = pieces[title].text
    return any(
        piece.text != headline and not piece.role and (index >= run.start or piece.sentence)
        for index, piece in enumerate(pieces[title + 1 : run.end + 1], title + 1)
        if index in run.lines
    )


def _capture(
    lines: tuple[Line, ...],
    pieces: list[Piece],
    title: int,
    run: Run,
    authors: tuple[str, ...],
) -> Capture:
    section = [piece.text for piece in pieces if piece.role == "section"]
    dates = find_dates(pieces, title, run.end)
    return Capture(
        lines=lines,
        title=pieces[title].text,
        section=section[0] if section else None,
        authors=authors,
        published=dates.published,
        updated=dates.updated,
        published_ago=dates.ago,
        paragraphs=tuple(p.text for p in pieces if p.role in ("body", "subhead")),
    )


def _lines(lines: list[str], pieces: list[Piece], refused: str) -> tuple[Line, ...]:
    """A `Line` for each of *lines*; *refused* is the rule for those without a role."""
    roles = [("blank", "blank")] * len(lines)
    for index, line in enumerate(lines) if not pieces else ():
        if line and not line.isspace():
            roles[index] = ("rejected", refused)
    for piece in pieces:
        for index in range(piece.first, piece.last + 1):
            roles[index] = (piece.role or "rejected", piece.rule or refused)
    return tuple(
        Line(number=number, text=line, role=role, rule=rule)
        for number, (line, (role, rule)) in enumerate(zip(lines, roles, strict=True), 1)
    )
