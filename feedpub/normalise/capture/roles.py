"""Roles for every line of a capture, once headline and story are found."""

from feedpub.normalise.capture.dates import find_date
from feedpub.normalise.capture.head import find_section, is_standfirst
from feedpub.normalise.capture.names import (
    looks_like_name,
    names_in,
    names_in_byline,
    tells_of,
)
from feedpub.normalise.capture.pieces import Piece
from feedpub.normalise.capture.story import Page, Run


def take_roles(page: Page, title: int, run: Run) -> None:
    """Give each line of *page* that has none yet a role."""
    pieces = page.pieces
    section = find_section(page, title)
    pieces[title].take("title", "headline")
    if section is not None:
        pieces[section].take("section", "label-above-headline")
    _take_bare_bylines(pieces, title, run.start)
    for index, piece in enumerate(pieces):
        if piece.text == pieces[title].text and index != title:
            piece.take("title", "headline-again")
        elif not piece.role:
            piece.take(*_role(page, index, title, run))
    _take_bio_of_author(pieces, title, run.end)


def _role(page: Page, index: int, title: int, run: Run) -> tuple[str, str]:
    piece = page.pieces[index]
    if index < title:
        return "furniture", "above-headline"
    if index < run.start:
        return _role_below_headline(page, index, title)
    if index <= run.end:
        return _role_in_story(page, piece)
    if piece.sentence:
        return "related", "prose-below-story"
    return "related", "card" if piece.together > 1 else "line-below-story"


def _role_below_headline(page: Page, index: int, title: int) -> tuple[str, str]:
    if page.pieces[index].sentence:
        return "body", "sentence"
    if is_standfirst(page, index, title):
        return "subhead", "standfirst"
    return "furniture", "label-below-headline"


def _role_in_story(page: Page, piece: Piece) -> tuple[str, str]:
    if piece.item:
        return "body", "list-item"
    if piece.prose:
        return "body", "prose"
    if piece.stop or piece.mark or page.simple:
        return "body", "sentence"
    if piece.text[-1] in ":：,":
        return "body", "leads-on"
    return "subhead", "short-line-between-prose"


def _take_bare_bylines(pieces: list[Piece], title: int, start: int) -> None:
    """Names below the headline without "By", where something else tells that they are.

    That is a portrait above, an agency behind a slash, or a bio of the same name.
    """
    bios = {piece.text for piece in pieces if piece.rule == "name-above-bio"}
    for above, piece in zip(pieces[title:start], pieces[title + 1 : start], strict=False):
        if piece.role or piece.sentence or not names_in(piece.text):
            continue
        if above.rule == "portrait-placeholder":
            piece.take("byline", "name-below-portrait")
        elif _names_agency(piece.text):
            piece.take("byline", "name-and-agency")
        elif piece.text in bios:
            piece.take("byline", "name-of-bio")


def _names_agency(text: str) -> bool:
    name, slash, agency = text.partition(" / ")
    several_words = len(name.split()) > 1
    return bool(slash) and several_words and looks_like_name(name) and looks_like_name(agency)


def _take_bio_of_author(pieces: list[Piece], title: int, end: int) -> None:
    """The last paragraph of a story is a bio if it says who its author is."""
    last = max((i for i in range(title, end + 1) if pieces[i].role == "body"), default=0)
    first = min((i for i in range(title, end + 1) if pieces[i].role == "body"), default=0)
    for name in find_authors(pieces, title, end) if last > first else ():
        if tells_of(name, pieces[last].text):
            pieces[last].take("bio", "bio-of-author")
            if pieces[last - 1].role == "subhead":
                pieces[last - 1].take("related", "line-above-bio")


def find_authors(pieces: list[Piece], title: int, end: int) -> tuple[str, ...]:
    """The names of the byline; of the bios, where there is none."""
    bylines = [piece for piece in _told(pieces, title, end) if piece.role == "byline"]
    found = [
        name
        for piece in bylines
        for name in (names_in_byline(piece.text) or names_in(piece.text))
        if piece.rule != "name-above-bio"
    ]
    found = found or [piece.text for piece in pieces if piece.rule == "name-above-bio"]
    return tuple(dict.fromkeys(found))


def find_published(pieces: list[Piece], title: int, end: int) -> str | None:
    """The date printed at the headline, or else right below the story."""
    told = [*_told(pieces, title, end), *pieces[max(0, title - 1) : title]]
    dates = (find_date(piece.text) for piece in told if piece.role in ("date", "byline"))
    return next((date[0] for date in dates if date), None)


def _told(pieces: list[Piece], title: int, end: int) -> list[Piece]:
    """The lines from the headline to the one below the story, which must stand alone."""
    below = [p for p in pieces[end + 1 : end + 2] if p.together == 1]
    above = [p for p in pieces[max(0, title - 1) : title] if p.role == "byline"]
    return pieces[title + 1 : end + 1] + below + above
