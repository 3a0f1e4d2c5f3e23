"""Where in a capture the story stands.

Three ways, from the plainest document to a whole page. In a *simple* one no line is as long
as prose: its sentences are the story. In a *plain* one the first line alone is unfinished:
it is the headline, and all that follows is the story. In all others each line has a chance
to be of the story (`chain`), and the likely ones are it, if together they make an article
(`refusal`). They are looked at once more without what stands far from them.
"""

from itertools import pairwise
from operator import mul

import msgspec

from feedpub.normalise.capture.chain import chances
from feedpub.normalise.capture.names import introduces
from feedpub.normalise.capture.pieces import Piece, recurring
from feedpub.normalise.capture.refusal import is_article

LIKELY = 0.5  # from which chance on a line counts as of the story
BESIDE = 0.2  # and a sentence next to one that does
TAIL_SHARE = 0.25  # of a story, that may turn out to be a tail
ABOVE, BELOW = 6, 3  # lines around a story that are looked at once more
DOUBTFUL = 0.8  # chance that its last part has on average, below which it may be none of it
SMALL_PART = 0.1  # of a story, below which its last part goes where it is doubtful
LABEL_WORDS = 4  # words from which on an unfinished line may be the first of a story
LONGEST_COUNTED = 400  # characters of a line that count for the average
SIMPLE_MOST = 10  # lines of a simple document; a page that has more is no document
META = frozenset({"reading-time", "byline", "date"})
UNFINISHED_MOST = 3  # lines of a document without a single full stop, headline included
UNFINISHED_WORDS = 3  # words of a line glued to the headline that make it a story
LEDE_MOST = 2  # paragraphs that may stand above the byline
_HARD_RULES = frozenset({"more-below", "copyright", "portrait-placeholder", "profile-section"})

_TAIL_RULES = frozenset({"more-below", "copyright", "portrait-placeholder", "notice", "asks"})
_ENDING_RULES = frozenset({"more-below", "copyright", "name-above-bio"})
_QUOTES = frozenset('"“„«»「『')


class Run(msgspec.Struct):
    """The lines of a story: indices of the first and the last, and of all."""

    start: int
    end: int
    lines: frozenset[int]
    headline: int | None = None  # where the layout leaves no doubt


class Page:
    """The pieces of one capture, and which of them count as prose."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.again = recurring(pieces)
        self.simple = not any(piece.prose and not piece.role for piece in pieces)

    def is_prose(self, piece: Piece) -> bool:
        """Whether *piece* can carry the story; in simple documents a short sentence does."""
        if piece.role:
            return False
        return (piece.stop and piece is not self.pieces[0]) if self.simple else piece.prose

    def recurs(self, piece: Piece) -> bool:
        """Whether the same line stands elsewhere, too."""
        return piece.lowered in self.again


def find_story(page: Page) -> Run | None:
    """The lines of the story, if the page has one."""
    plain: list[int] = []
    if is_simple(page):
        lines = _sentences(page) or _unfinished(page)
    else:
        plain = plain_story(page)
        lines = plain[1:] or weigh(page)[1]
    if not lines:
        return None
    return Run(lines[0], lines[-1], frozenset(lines), plain[0] if plain else None)


def is_simple(page: Page) -> bool:
    """Whether it is a document of a few lines, none of them as long as prose."""
    return page.simple and len(page.pieces) <= SIMPLE_MOST


def plain_story(page: Page) -> list[int]:
    """The first line and all below it, where that alone is unfinished and there is no tail."""
    open_lines = [i for i, piece in enumerate(page.pieces) if not piece.role]
    if any(piece.rule in _TAIL_RULES or page.recurs(piece) for piece in page.pieces):
        return []
    first, others = open_lines[:1], open_lines[1:]
    if not others or page.pieces[first[0]].stop:
        return []
    if any(piece.role in META for piece in page.pieces[others[0] : others[-1]]):
        return []
    last = page.pieces[others[-1]]
    ends_openly = len(open_lines) == len(page.pieces) and last.together == 1
    checked = others[:-1] if ends_openly and not last.text.istitle() else others
    finished = all(page.pieces[i].sentence or page.pieces[i].mark for i in checked)
    return open_lines if finished else []


def weigh(page: Page) -> tuple[list[float], list[int]]:
    """The chance of each line to be of the story, and the lines of it, if they make an article."""
    pieces = page.pieces
    take_bios(page)
    likely = chances(pieces)
    lines = likely_lines(pieces, likely)
    if not lines or not is_article(pieces, likely, lines):
        return likely, []
    return seen_alone(pieces, likely, lines)


def seen_alone(
    pieces: list[Piece], likely: list[float], lines: list[int]
) -> tuple[list[float], list[int]]:
    """Chances and lines of a story where of its page only a few lines around it are seen.

    What stands farther off is another whenever the page is captured; the story is the same.

    Args:
        pieces: Of the whole page.
        likely: The chance of each, seen with all the others; stays so for those far off.
        lines: The indices of the story, likewise; not empty.
    """
    first, end = max(0, lines[0] - ABOVE), min(len(pieces), lines[-1] + 1 + BELOW)
    if all(piece.role for piece in (*pieces[:first], *pieces[end:])):
        return likely, lines  # what is far off is always taken for the same
    near = chances(pieces[first:end])
    found = [first + index for index in likely_lines(pieces[first:end], near)]
    return [*likely[:first], *near, *likely[end:]], found or lines


def likely_lines(pieces: list[Piece], likely: list[float]) -> list[int]:
    """The lines that are likely enough, and sentences next to them that nearly are."""
    least = _threshold(pieces, likely)
    kept = [chance > least and not piece.role for piece, chance in zip(pieces, likely, strict=True)]
    next_to_it = min(BESIDE, least)
    for indices, step in ((range(1, len(pieces)), -1), (range(len(pieces) - 2, -1, -1), 1)):
        for index in indices:
            if kept[index] or not kept[index + step]:
                continue
            piece = pieces[index]
            told = not piece.role and (piece.sentence or piece.mark)
            quoted = piece.text[0] in _QUOTES and piece.together == 1 and step < 0
            if told and (quoted or likely[index] > next_to_it):
                kept[index] = True
    first = next((i for i, held in enumerate(kept) if held and pieces[i].sentence), len(pieces))
    lines = [i for i, held in enumerate(kept) if held and not _strays(pieces, i, first)]
    lines = _without_tail(pieces, _without_cards(pieces, lines))
    return _without_doubtful_end(pieces, likely, lines)


def _without_cards(pieces: list[Piece], lines: list[int]) -> list[int]:
    """*lines* without those of blocks of labels, of which others are not of the story."""
    held = set(lines)
    left = [p.block for i, p in enumerate(pieces) if p.together > 1 and i not in held]
    cards = set(left).difference([piece.block for piece in pieces if piece.sentence])
    return [index for index in lines if pieces[index].block not in cards]


def _without_tail(pieces: list[Piece], lines: list[int]) -> list[int]:
    """*lines* up to one that ends pages, where little of them stands below it."""
    whole = below = sum(pieces[index].weight for index in lines)
    for above, index in pairwise(lines):
        below -= pieces[above].weight
        tail = index > above + 1 and below < TAIL_SHARE * whole
        if tail and any(piece.rule in _ENDING_RULES for piece in pieces[above + 1 : index]):
            return [each for each in lines if each <= above]
    return lines


def _without_doubtful_end(pieces: list[Piece], likely: list[float], lines: list[int]) -> list[int]:
    """*lines* without the last of its parts, as gaps part them, while that is small and doubtful.

    What follows a story is another in each capture, and with it what such a part is taken for.
    """
    most = SMALL_PART * sum([pieces[index].weight for index in lines])
    end = len(lines)
    weight = sure = 0.0  # of the last part
    for place in range(end - 1, 0, -1):
        index = lines[place]
        weight += pieces[index].weight
        sure += likely[index] * pieces[index].weight
        if weight >= most:
            break
        if lines[place - 1] + 1 < index:
            if sure >= DOUBTFUL * weight:
                break
            end, weight, sure = place, 0.0, 0.0
    return lines[:end]


def _strays(pieces: list[Piece], index: int, first: int) -> bool:
    """Whether an unfinished line is rather a label above the story, or part of a form in it.

    *first* is the index of the first sentence of the story.
    """
    piece = pieces[index]
    if piece.sentence or piece.mark or piece.text[-1] in ":：":
        return False
    above = pieces[index - 1] if index else None
    below = pieces[index + 1] if index + 1 < len(pieces) else None
    if any(p and p.block == piece.block and p.role == "furniture" for p in (above, below)):
        return True
    return piece.words < LABEL_WORDS and index <= first


def _threshold(pieces: list[Piece], likely: list[float]) -> float:
    """Half of the chance that the text of the story has on average, but not above a half.

    Where two parts of a page could be the story, no line of either may be likelier than not.
    """
    shares = [
        min(len(piece.text), LONGEST_COUNTED) * chance
        for piece, chance in zip(pieces, likely, strict=True)
    ]
    all_of_it = sum(shares)
    return min(LIKELY, sum(map(mul, shares, likely)) / all_of_it / 2) if all_of_it else LIKELY


def leave_out(page: Page, title: int, run: Run) -> None:
    """Mark the lines between headline and end of a story that are not of it."""
    for index in range(title + 1, run.end + 1):
        piece = page.pieces[index]
        if not piece.role and index not in run.lines:
            piece.take("related", "prose-beside-story" if piece.sentence else "line-beside-story")


def _sentences(page: Page) -> list[int]:
    """The sentences below the first line of a simple document, up to what ends pages."""
    take_bios(page)
    lines: list[int] = []
    labels = 0  # in a row
    for index, piece in enumerate(page.pieces):
        if piece.role:
            late = piece.role in META and len(lines) > LEDE_MOST
            if lines and (late or piece.role == "bio" or piece.rule in _HARD_RULES):
                break
        elif page.is_prose(piece) or (lines and _continues(page, lines[-1], piece)):
            lines.append(index)
            labels = 0
        elif lines and not piece.sentence:
            labels += 1
            if labels > 1 or page.recurs(piece):
                break
    return lines


def take_bios(page: Page) -> None:
    """Mark names with the bio below each."""
    seen_prose = False
    for index, piece in enumerate(page.pieces[:-1]):
        seen_prose = seen_prose or page.is_prose(piece)
        bio = page.pieces[index + 1]
        if piece.role or piece.sentence or bio.role or not (bio.prose or bio.stop):
            continue
        if _is_bio(page, index, seen_prose):
            piece.take("byline", "name-above-bio")
            bio.take("bio", "bio-after-name")


def _is_bio(page: Page, index: int, seen_prose: bool) -> bool:
    name, prose = page.pieces[index], page.pieces[index + 1]
    closes_card = (seen_prose and name.together > 1 and name.block != prose.block) or page.pieces[
        index - 1
    ].rule == "portrait-placeholder"
    if not introduces(name.text, prose.text, card=closes_card):
        return False
    if closes_card:
        return True
    # A sub-head may speak of what its section begins with; then the story goes on.
    after = page.pieces[index + 2] if index + 2 < len(page.pieces) else None
    return after is None or after.role != "" or not after.sentence


def _unfinished(page: Page) -> list[int]:
    """The body of a document of two or three lines that nobody ended with a full stop."""
    known = [index for index, piece in enumerate(page.pieces) if not piece.role]
    buttons = sum(piece.role == "furniture" for piece in page.pieces)
    if not 2 <= len(known) <= UNFINISHED_MOST or buttons > 1:
        return []
    headline, body, *others = (page.pieces[index] for index in known)
    glued = any(piece.together > 1 for piece in (headline, body, *others))
    if glued and (others or body.words < UNFINISHED_WORDS):
        return []
    if any(p.rule in ("notice", "bio-after-name") or p.prose for p in page.pieces):
        return []
    return known[1:]


def _continues(page: Page, end: int, below: Piece) -> bool:
    last = page.pieces[end]
    if below.item:
        return last.item or last.text[-1] in ":：" or below.stop
    if below.text[0] in _QUOTES and below.together == 1:
        return True
    if below.stop or (below.mark and last.block == below.block):
        return below.together == 1 or last.block == below.block
    return _ends_plain_document(page, end, below)


def _ends_plain_document(page: Page, end: int, below: Piece) -> bool:
    """The last line of a document without furniture, which its author left without a stop."""
    return (
        end + 2 == len(page.pieces)
        and below.together == 1
        and not any(p.role or p.together > 1 for p in page.pieces)
    ) and not below.text.istitle()
