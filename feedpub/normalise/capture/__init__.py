"""A plain-text capture of a news page → its story, and what each line was taken for.

`pieces` reads the lines, `rules` names what a line's own look gives away, `story` and
`head` decide by layout, `roles` puts it together, `names` and `dates` read what a line
says, `refusal` tells why there is no story.
"""

import msgspec

from feedpub.model import Line
from feedpub.normalise.capture.head import find_title
from feedpub.normalise.capture.pieces import Piece, read_pieces
from feedpub.normalise.capture.refusal import (
    MOST_LINES,
    is_source,
    is_wall,
    reason_to_refuse,
    too_many,
)
from feedpub.normalise.capture.roles import find_authors, find_published, take_roles
from feedpub.normalise.capture.rules import apply_rules, take_captions_below_pictures
from feedpub.normalise.capture.story import Page, Run, extend, find_run, find_unfinished

__all__ = ["Capture", "read_capture"]


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """What a capture says. Where it holds no article, a reason and no title."""

    lines: tuple[Line, ...]  # every line, numbered from 1; see MOST_LINES for the absurd
    title: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    published_text: str | None = None  # as printed; day, month and year are there
    paragraphs: tuple[str, ...] = ()
    rejected: str | None = None


def read_capture(text: str) -> Capture:
    r"""The story in *text*, and a role and a rule for each line.

    A role is one of blank, section, title, reading-time, byline, date, body, subhead,
    caption, bio, related, furniture and rejected.

    Args:
        text: A page as a browser shows it as text, with ``\n`` at line ends.
    """
    lines = _split(text)
    reason = too_many(lines)
    if reason:
        return Capture(lines=_lines(lines, [], "too-many-lines"), rejected=reason)
    pieces = read_pieces(lines)
    apply_rules(pieces)
    story = _find_story(Page(pieces))
    if story is None:
        reason = reason_to_refuse(pieces)
        return Capture(lines=_lines(lines, pieces, "no-article"), rejected=reason)
    return _capture(lines, pieces, *story)


def _split(text: str) -> list[str]:
    """The lines of *text*; beyond `MOST_LINES` the rest is one."""
    lines = text.split("\n", MOST_LINES)
    if lines[-1] == "":
        lines.pop()
    return lines


def _find_story(page: Page) -> tuple[int, Run] | None:
    """The index of the headline and the run of the story; marks what is neither."""
    if is_source(page.pieces):
        return None
    run = find_run(page) or find_unfinished(page)
    title = find_title(page, run.start) if run else None
    if run is None or title is None:
        return None
    if title == run.start:
        run.start += 1
    take_captions_below_pictures(page.pieces)
    extend(page, run)
    if is_wall(page.pieces, title, run.end) or not _says_more(page.pieces, title, run.end):
        return None
    take_roles(page, title, run)
    return title, run


def _says_more(pieces: list[Piece], title: int, end: int) -> bool:
    """Whether the run holds anything besides the headline repeated."""
    headline = pieces[title].text
    return any(p.text != headline and not p.role for p in pieces[title + 1 : end + 1])


def _capture(lines: list[str], pieces: list[Piece], title: int, run: Run) -> Capture:
    section = [piece.text for piece in pieces[:title] if piece.role == "section"]
    return Capture(
        lines=_lines(lines, pieces, ""),
        title=pieces[title].text,
        section=section[0] if section else None,
        authors=find_authors(pieces, title, run.end),
        published_text=find_published(pieces, title, run.end),
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
