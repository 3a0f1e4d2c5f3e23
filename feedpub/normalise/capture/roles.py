"""Roles for every line of a capture, once headline and story are found."""

from feedpub.normalise.capture.head import find_section, is_standfirst
from feedpub.normalise.capture.lexicon import IS_VERBS
from feedpub.normalise.capture.names import tells_of
from feedpub.normalise.capture.pieces import Piece
from feedpub.normalise.capture.story import Page, Run

BIO_BEGINNING = 100  # characters in which a bio says who its author is


def take_roles(page: Page, title: int, run: Run, authors: tuple[str, ...]) -> None:
    """Give each line of *page* that has none yet a role."""
    pieces = page.pieces
    section = find_section(page, title)
    pieces[title].take("title", "headline")
    if section is not None and all(piece.role != "section" for piece in pieces):
        pieces[section].take("section", "label-above-headline")
    headline = pieces[title].text
    for index, piece in enumerate(pieces):
        if piece.text == headline and index != title:
            piece.take("title", "headline-again")
        elif not piece.role:
            piece.take(*_role(page, index, title, run))
    _take_bio_of_author(pieces, title, run, authors)


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


def _take_bio_of_author(
    pieces: list[Piece], title: int, run: Run, authors: tuple[str, ...]
) -> None:
    """The last paragraph of a story is a bio if it says who its author is."""
    body = [index for index in range(title, run.end + 1) if pieces[index].role == "body"]
    if len(body) < 2:
        return
    last = body[-1]
    if IS_VERBS.isdisjoint(pieces[last].text[:BIO_BEGINNING].lower().split()):
        return
    for name in authors:
        if tells_of(name, pieces[last].text):
            pieces[last].take("bio", "bio-of-author")
            if pieces[last - 1].role == "subhead":
                pieces[last - 1].take("related", "line-above-bio")
