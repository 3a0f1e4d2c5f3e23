"""What a line is by those above and below it, once `rules` knows what some of them are."""

from itertools import pairwise

from feedpub.normalise.capture.names import tells_of
from feedpub.normalise.capture.pieces import Piece

LABEL_WORDS = 3  # of a section's name
HEAD_LINES = 3  # of a story, from its section to its reading time
LEAST_TEASERS = 3  # glued to the headline of another story, above it
LEAST_PARTED = 2  # paragraphs of a story that blank lines part


def take_neighbours(pieces: list[Piece]) -> None:
    """Give those of *pieces* without a role the one that their neighbours tell."""
    take_headlines_beside_labels(pieces)
    take_tickers(pieces)
    take_teasers_above(pieces)
    take_teasers_above_more(pieces)


def take_captions_below_pictures(pieces: list[Piece]) -> None:
    """A line glued below a picture, where nothing else is glued to it, is its caption."""
    for piece, below in pairwise(pieces):
        glued = piece.block == below.block and piece.together == len((piece, below))
        if piece.rule == "picture-placeholder" and glued and not (below.role or below.prose):
            below.take("caption", "caption-below-picture")


def take_headlines_beside_labels(pieces: list[Piece]) -> None:
    """ "Read also:" alone on its line takes the headline below with it, an excerpt that above."""
    for piece, below in pairwise(pieces):
        leads = piece.rule == "leads-elsewhere" and piece.text[-1] in ":："
        if leads and not below.role and not below.sentence:
            below.take("related", "headline-below-label")
        glued = piece.block == below.block and not (piece.role or piece.sentence)
        if below.rule == "excerpt" and glued:
            piece.take("related", "headline-above-excerpt")


def take_tickers(pieces: list[Piece]) -> None:
    """Entries with the time above each, right below the byline that ends a story, are others."""
    for at, (piece, below) in enumerate(pairwise(pieces)):
        if (piece.role, below.rule) == ("byline", "clock-time") and any(
            each.prose and not each.role for each in pieces[:at]
        ):
            for each in pieces[at + 2 :]:
                if not each.role:
                    each.take("related", "ticker-below")
            return


def take_teasers_above(pieces: list[Piece]) -> None:
    """Sentences glued to the headline, where blank lines part those below it, are teasers."""
    head = [piece for piece in pieces if piece.block == 0]
    if len(head) <= LEAST_TEASERS or head[-1].role or head[-1].sentence:
        return
    teasers, below = head[:-1], pieces[len(head) : len(head) + LEAST_PARTED]
    glued = all(piece.stop and not piece.role for piece in teasers)
    if glued and len(below) == LEAST_PARTED and all(p.stop and p.together == 1 for p in below):
        for piece in teasers:
            piece.take("related", "teaser-above")


def take_teasers_above_more(pieces: list[Piece]) -> None:
    """Sentences between a label and "Show more" right above a headline are teasers."""
    begins = next((at for at, piece in enumerate(pieces) if piece.role == "reading-time"), 0)
    for index in range(max(0, begins - HEAD_LINES), begins):
        if pieces[index].rule != "more-below":
            continue
        first = index
        while first and (pieces[first - 1].sentence or pieces[first - 1].role):
            first -= 1
        label = pieces[first - 1].text if first and pieces[first - 1].words <= LABEL_WORDS else ""
        if label and not tells_of(label, pieces[first].text):
            for piece in pieces[first:index]:
                if not piece.role:
                    piece.take("related", "teaser-above-more")
