"""Where in a capture the story stands: decided by layout and position.

Prose in a row is a run. Runs that only a sub-head, a picture or an advertisement
interrupts are one. One run is the story; the headline stands above it, other stories
and the bio of its author below.
"""

import msgspec

from feedpub.normalise.capture.names import introduces
from feedpub.normalise.capture.pieces import Piece, recurring

WEIGHT_CAP = 1200  # characters; beyond these, a run is no likelier to be the story
LATER = 0.7  # how much less likely each later run is
META_BONUS = 200  # characters that a reading time, byline or date above the run is worth
META = frozenset({"reading-time", "byline", "date"})
CARD_MOST = 4  # short lines of a card amidst a story; more are the page's tail
UNFINISHED_MOST = 3  # lines of a document without a single full stop, headline included
UNFINISHED_WORDS = 3  # words of a line glued to the headline that make it a story
LEDE_MOST = 2  # paragraphs that may stand above the byline
HEADLINE_WORDS = 5  # words of a line in a card that may be another story's headline
GOES_ON = 3  # paragraphs that must follow a card with such a line
_HARD_RULES = frozenset({"more-below", "copyright", "portrait-placeholder"})

_QUOTES = frozenset('"“„«»「『')
_PASSED = frozenset({"advertisement", "caption-credit"})  # a story goes on below these


class Run(msgspec.Struct):
    """A stretch of prose: indices of its first and last piece, and how many are prose."""

    start: int
    end: int
    count: int
    characters: int


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

    def prose_indices(self) -> list[int]:
        """Where the prose is."""
        return [index for index, piece in enumerate(self.pieces) if self.is_prose(piece)]

    def recurs(self, piece: Piece) -> bool:
        """Whether the same line stands elsewhere, too."""
        return piece.text.lower() in self.again


def find_run(page: Page) -> Run | None:
    """The run that is the story, if there is any prose that is not a bio or below one."""
    bio = take_bios(page)
    runs = _joined(page, _runs(page))
    before = [run for run in runs if bio is None or run.end < bio or run.count >= GOES_ON]
    candidates = [run for run in before if not _is_teaser(page, run)]
    if not candidates:
        return None
    scored = [(_score(page, run, rank), run) for rank, run in enumerate(candidates)]
    return max(scored, key=lambda pair: pair[0])[1]


def take_bios(page: Page) -> int | None:
    """Mark names with the bio below each; the index of the first such name."""
    first = None
    seen_prose = False
    for index, piece in enumerate(page.pieces[:-1]):
        seen_prose = seen_prose or page.is_prose(piece)
        bio = page.pieces[index + 1]
        if piece.role or piece.sentence or bio.role or not (bio.prose or bio.stop):
            continue
        if _is_bio(page, index, seen_prose):
            piece.take("byline", "name-above-bio")
            bio.take("bio", "bio-after-name")
            first = index if first is None else first
    return first


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


def _runs(page: Page) -> list[Run]:
    runs: list[Run] = []
    head: set[str] = set()
    seen = 0
    for index in page.prose_indices():
        if not runs:
            head = {piece.text.lower() for piece in page.pieces[:index]}
        if runs and not break_between(page, seen, index, head):
            runs[-1].end = index
            runs[-1].count += 1
        else:
            runs.append(Run(index, index, 1, 0))
        runs[-1].characters += len(page.pieces[index].text)
        seen = index
    return runs


def break_between(page: Page, left: int, right: int, head: set[str]) -> str | None:
    """What parts two paragraphs into two stories, if anything does.

    Args:
        page: The capture.
        left: Index of a paragraph.
        right: Index of the next one.
        head: The lines above all prose, in lower case.
    """
    gap = page.pieces[left + 1 : right]
    in_a_row = 0
    for piece in gap:
        if piece.role in META or piece.role == "bio" or piece.rule in _HARD_RULES:
            return piece.rule
        if piece.role:
            continue
        if piece.sentence:
            in_a_row = 0
            continue
        in_a_row += 1
        if in_a_row > 1 or _is_in_card(page, piece, left, right):
            return "card"
        if piece.text.lower() in head:
            return "label-again"
    return None


def _is_in_card(page: Page, piece: Piece, left: int, right: int) -> bool:
    """Whether short lines are glued to *piece*, and no prose is."""
    blocks = page.pieces[left].block, page.pieces[right].block
    return piece.together > 1 and piece.block not in blocks


def _joined(page: Page, runs: list[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        if joined and _goes_on(page, joined[-1], run):
            before = joined[-1]
            _take_card(page.pieces[before.end + 1 : run.start])
            before.end, before.count = run.end, before.count + run.count
            before.characters += run.characters
        else:
            joined.append(run)
    return joined


def _take_card(gap: list[Piece]) -> None:
    for piece in gap:
        if not piece.role:
            piece.take("related", "card-amidst-story")


def _goes_on(page: Page, before: Run, run: Run) -> bool:
    """Whether *run* is the same story in spite of what stands between."""
    gap = page.pieces[before.end + 1 : run.start]
    if all(piece.role and piece.role != "bio" for piece in gap):
        # The byline and the date of a story may stand below its first paragraph.
        below = before.count <= LEDE_MOST <= run.count and any(p.role in META for p in gap)
        headed = any(not p.role and not page.recurs(p) for p in page.pieces[: before.start])
        return below and headed and all(piece.rule not in _HARD_RULES for piece in gap)
    if len(gap) > CARD_MOST or len({piece.block for piece in gap}) > 1:
        return False
    if any(page.recurs(p) or p.role in META or p.role == "bio" for p in gap):
        return False
    if any(not p.role and p.words >= HEADLINE_WORDS for p in gap):
        return before.count > 1 and run.count >= GOES_ON
    return run.count > 1 and all(piece.rule not in _HARD_RULES for piece in gap)


def find_unfinished(page: Page) -> Run | None:
    """The body of a document of two or three lines that nobody ended with a full stop."""
    known = [index for index, piece in enumerate(page.pieces) if not piece.role]
    buttons = sum(piece.role == "furniture" for piece in page.pieces)
    if not 2 <= len(known) <= UNFINISHED_MOST or buttons > 1:
        return None
    headline, body, *others = (page.pieces[index] for index in known)
    glued = any(piece.together > 1 for piece in (headline, body, *others))
    if glued and (others or body.words < UNFINISHED_WORDS):
        return None
    if any(p.rule in ("notice", "bio-after-name") or p.prose for p in page.pieces):
        return None
    return Run(known[1], known[-1], len(known) - 1, 0)


def _is_teaser(page: Page, run: Run) -> bool:
    """A single paragraph directly below a card that repeats a label of the page's head."""
    if run.count > 1 or run.start == 0 or page.simple:
        return False
    label, at = page.pieces[0].text.lower(), run.start - 1
    block = page.pieces[at].block
    while at > 0 and page.pieces[at].block == block:
        if page.pieces[at].text.lower() == label and page.pieces[at].together > 1:
            return True
        at -= 1
    return False


def _score(page: Page, run: Run, rank: int) -> float:
    above = page.pieces[max(0, run.start - 4) : run.start]
    bonus = META_BONUS if any(piece.role in META for piece in above) else 0
    return min(run.characters, WEIGHT_CAP) * LATER**rank + bonus


def extend(page: Page, run: Run) -> None:
    """Take the short last paragraphs and list items below *run* into it."""
    below = run.end + 1
    while below < len(page.pieces):
        piece = page.pieces[below]
        if piece.rule not in _PASSED:
            if piece.role or page.recurs(piece) or not _continues(page, run.end, piece):
                return
            run.end = below
        below += 1


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
