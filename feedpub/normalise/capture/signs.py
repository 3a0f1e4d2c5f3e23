"""What speaks for a line being the headline of a story, and against it.

Each sign has a name, and `weights.HEADLINE` says how much it counts. A line's own look, what
stands around it, how far the story is, and how many of its words the story uses: none of
them decides alone.
"""

from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from itertools import accumulate, pairwise
from math import fsum

from feedpub.normalise.capture.lexicon import CREDIT_SIGNS, FURNITURE, SECTIONS
from feedpub.normalise.capture.names import looks_like_name
from feedpub.normalise.capture.patterns import pattern
from feedpub.normalise.capture.pieces import Piece
from feedpub.normalise.capture.story import META, Page

LABEL_WORDS = 4  # words a section label has at most
LABEL_LENGTH = 36  # and characters
LONG_WORDS = 5  # words from which on a line is more than a label
LONGEST_BODY = 3_000  # characters of the story that are compared with a line
LEAD = 700  # characters of the story that say what it is about
STEM = 6  # letters of a word that count; what follows is grammar
SHORTEST_WORD = 4  # letters
LONGEST_LINE = 300  # characters of a line above the story that is compared with it
FARTHEST = 150  # lines above the story that are looked at
AGAIN = 6  # lines within which a picture's text repeats a headline, a byline between
NEARBY = 15  # lines above and below in which others may be as much of the story
MOST_KEPT = 4096  # lines whose signs are kept
AKIN = 0.5  # of a line's words, and three of them, that the story uses

_CRUMB = r"[»›→>←‹«] | / .* / |^[»›→>←‹«|]|[»›→>←‹|]$"
_YEAR = r"\b(?:19|20)\d\d\b"
_WORD = rf"\w{{{SHORTEST_WORD},}}"
_DENSE = "[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]"
_MARKS = {" | ": "bar", ": ": "colon within", ",": "comma", "(": "bracket", "http": "address",
          "@": "address", "#": "address", "«": "quotes", "“": "quotes", "„": "quotes",
          '"': "quotes", "‘": "quotes", "”": "quotes", "»": "quotes", " - ": "dash",
          " – ": "dash", "·": "dot", "•": "dot", "/": "dot"}  # fmt: skip
_BUTTON_WORDS = frozenset(
    word for phrase in FURNITURE for word in phrase.split() if len(word) >= SHORTEST_WORD
)


def _steps(name: str, *edges: float) -> tuple[tuple[float, ...], tuple[str, ...]]:
    """Edges, and the names of the ranges that they make."""
    return edges, (*(f"{name} to {edge}" for edge in edges), f"{name} more")


_WORDS = _steps("words", 1, 2, 3, 4, 6, 9, 14, 20, 28)
_TOGETHER = _steps("lines of its block", 1, 2, 3, 5)
_OPEN = _steps("unknown lines to the story", 0, 1, 2, 3, 5, 8, 13, 25, 60, 150)
_LONG = _steps("long lines to the story", 0, 1, 2, 3, 5, 10)
_ABOVE = _steps("lines to the byline", 0, 1, 2, 4, 8)
_BELOW = _steps("lines below the byline", 0, 1, 2, 4, 8)
_SHARE = _steps("share of its words in the story", 0, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95)
_RARE = _steps("share of its rare words", 0, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95)
_LEAD = _steps("share of its rare words in the lead", 0, 0.15, 0.3, 0.5, 0.7)
_OFTEN = _steps("words said often", 0, 1, 2, 3)
_PLACE = _steps("place", 0, 1, 2, 3, 4, 5)
_CAPS = _steps("capital letters", 0.24, 0.49, 0.74, 0.99)
_BUTTONS = _steps("words of buttons", 0, 1, 2)
_LIKE_ABOVE = _steps("lines above of the story", 0, 1, 2)
_LIKE_BELOW = _steps("lines below of the story", 0, 1, 2)


def _step(steps: tuple[tuple[float, ...], tuple[str, ...]], number: float) -> str:
    return steps[1][bisect_left(steps[0], number)]


def is_label(piece: Piece) -> bool:
    """Whether it is as short as the name of a section."""
    return (
        piece.words <= LABEL_WORDS
        and len(piece.text) <= LABEL_LENGTH
        and not piece.stop
        and not piece.mark
    )


class Surroundings:
    """What stands above a story, counted once for all the lines that could be its headline."""

    def __init__(self, page: Page, start: int, end: int) -> None:
        self.page = page
        self.start = start
        pieces = page.pieces
        above = pieces[: start + 1]
        self.body = "\n".join(p.text for p in pieces[start : end + 1])[:LONGEST_BODY].lower()
        self.lead = self.body[:LEAD]
        self.whole = "\n".join([p.lowered for p in pieces])
        self.opens = _counted([not p.role for p in above])
        self.longs = _counted([not p.role and p.words >= LABEL_WORDS for p in above])
        self.lines = _counted([_is_line(p) for p in above])
        self.metas = _counted([p.role in META for p in above])
        self.byline = _byline_above(pieces, start)
        self.stems = [
            _stems(p.text)
            if start - i <= FARTHEST and len(p.text) <= LONGEST_LINE
            else frozenset[str]()
            for i, p in enumerate(above)
        ]
        self.rarity = Counter([stem for stems in self.stems for stem in stems])
        self.used = [set(filter(self.body.__contains__, stems)) for stems in self.stems]
        self.akin = _counted([
            not p.role and len(stems) > 2 and len(used) >= AKIN * len(stems)
            for p, stems, used in zip(above, self.stems, self.used, strict=True)
        ])  # fmt: skip

    def share(self, index: int) -> float:
        """How many of the stems of a line the story uses."""
        stems = self.stems[index]
        return len(self.used[index]) / len(stems) if stems else 0.0


def _counted(flags: list[bool]) -> list[int]:
    """How many are true before each index."""
    return list(accumulate(flags, initial=0))


def _is_line(piece: Piece) -> bool:
    return not piece.role and piece.words >= LONG_WORDS and not piece.stop


def _byline_above(pieces: list[Piece], start: int) -> int | None:
    """The first of the lines right above the story that tell who wrote it, or when."""
    found, gap = None, 0
    for index in range(start - 1, -1, -1):
        if pieces[index].role in META and pieces[index].rule != "name-above-bio":
            found, gap = index, 0
        else:
            gap += not pieces[index].role
            if gap > (8 if found is None else 3):
                break
    return found


@lru_cache(maxsize=MOST_KEPT)
def _stems(text: str) -> frozenset[str]:
    """What of the words of *text* tells what it is about."""
    if not text.isascii() and pattern(_DENSE).search(text):
        return frozenset(["".join(pair) for pair in pairwise(filter(str.isalnum, text))])
    return frozenset([word[:STEM] for word in pattern(_WORD).findall(text.lower())])


def signs_of(around: Surroundings, index: int) -> list[str]:
    """The names of all the signs that the line at *index* shows."""
    return [
        *_own_signs(around, index),
        *_signs_above(around, index),
        *_signs_below(around, index),
        *_signs_of_words(around, index),
        *_signs_of_story(around, index),
    ]


def _own_signs(around: Surroundings, index: int) -> list[str]:
    piece = around.page.pieces[index]
    text, lowered = piece.text, piece.lowered
    label = is_label(piece)
    recurs = around.page.recurs(piece)
    found = [*_signs_of_text(text)]
    if piece.stop:
        found.append("stop")
    if piece.mark:
        found.append("mark")
    if piece.prose:
        found.append("prose")
    if piece.item:
        found.append("item")
    if "©" in text or any(map(lowered.__contains__, CREDIT_SIGNS)):
        found.append("credit")
    if label and not SECTIONS.isdisjoint(piece.phrase.split()):
        found.append("section word")
    if 2 <= piece.words <= 3 and text.istitle() and looks_like_name(text):
        found.append("name")
    if recurs:
        found.append("label again" if label else "line again")
        below = around.page.pieces[index + 2 : min(around.start, index + AGAIN)]
        if any(lowered == other.lowered for other in below):
            found.append("again below")
    if piece.words >= 3 and around.whole.count(lowered) > 1 + recurs:
        found.append("said within")
    if piece.role:
        found.append(f"role {piece.role}")
    buttons = sum([word in _BUTTON_WORDS for word in piece.phrase.split()])
    return [
        *found,
        _step(_BUTTONS, buttons),
        _step(_WORDS, piece.words),
        _step(_TOGETHER, piece.together),
    ]


@lru_cache(maxsize=MOST_KEPT)
def _signs_of_text(text: str) -> tuple[str, ...]:
    """What a line shows by its text alone; pages of one site share many of their lines."""
    found = [*dict.fromkeys([name for mark, name in _MARKS.items() if mark in text])]
    if text[0].islower():
        found.append("begins in lower case")
    if text[0] in "«»›‹←→•*+":
        found.append("begins with a sign")
    if text[0].isdigit():
        found.append("begins with a digit")
    if text[-1].isdigit():
        found.append("ends in a digit")
    if text[-1] in ":：":
        found.append("colon")
    if text.endswith(("…", "...")):
        found.append("cut")
    if text.isupper():
        found.append("capitals")
    if pattern(_CRUMB).search(text):
        found.append("crumbs")
    if pattern(_YEAR).search(text):
        found.append("year")
    words = text.split()
    capital = sum([word[0].isupper() for word in words]) / len(words)
    caps = _step(_CAPS, capital)
    return *found, f"{caps}, long" if len(words) >= LONG_WORDS else caps


def _signs_above(around: Surroundings, index: int) -> list[str]:
    pieces = around.page.pieces
    signs = [_step(_PLACE, index)]
    above = pieces[max(0, index - 4) : index]
    if above and not above[-1].role:
        signs.append("label above" if is_label(above[-1]) else "line above")
    if any(not piece.role and piece.words >= LONG_WORDS for piece in above):
        signs.append("long line above")
    if _is_line(pieces[index]) and not around.lines[index]:
        signs.append("first line")
    akin = next((i for i in range(index - 1, max(-1, index - 4), -1) if not pieces[i].role), None)
    if akin is not None and len(around.stems[akin] & around.stems[index]) > 1:
        signs.append("akin to line above")
    return signs


def _signs_below(around: Surroundings, index: int) -> list[str]:
    pieces, start = around.page.pieces, around.start
    metas = around.metas
    below = pieces[index + 1] if index < start else None
    signs = []
    if below is not None and below.role in META:
        signs.append("byline next")
        if pieces[index].stop:
            signs.append("stop, byline next")
    elif metas[min(start, index + 5)] > metas[index + 1 if index < start else index]:
        signs.append("byline near")
    elif metas[min(start, index + 13)] > metas[min(start, index + 5)]:
        signs.append("byline further down")
    if below is not None and not below.role and below.words >= 10:
        signs.append("long line next")
    if around.byline is None:
        signs.append("no byline")
    elif index < around.byline:
        gap = around.opens[around.byline] - around.opens[index + 1]
        signs.append(_step(_ABOVE, gap))
    else:
        signs.append(_step(_BELOW, around.opens[index] - around.opens[around.byline]))
    return signs


def _signs_of_words(around: Surroundings, index: int) -> list[str]:
    """How many of its words the story uses; the seldomer above, the more each counts."""
    stems, used = around.stems[index], around.used[index]
    if not stems:
        return ["no words to compare"]
    rarity = around.rarity  # summed exactly: sets are in another order in each run
    all_of_it = fsum([1 / rarity[stem] for stem in stems])
    in_story = fsum([1 / rarity[stem] for stem in used])
    in_lead = fsum([1 / rarity[stem] for stem in used if stem in around.lead])
    share = around.share(index)
    return [
        _step(_SHARE, share) if len(stems) > 1 else "few words to compare",
        _step(_RARE, in_story / all_of_it),
        _step(_LEAD, in_lead / all_of_it),
        _step(_OFTEN, sum([around.body.count(stem) > 1 for stem in used])),
    ]


def _signs_of_story(around: Surroundings, index: int) -> list[str]:
    """How far the story is, and whether other lines are as much of it."""
    pieces, start, akin = around.page.pieces, around.start, around.akin
    piece, last = pieces[index], min(start, index + 1)
    signs = [
        _step(_OPEN, around.opens[start] - around.opens[last]),
        _step(_LONG, around.longs[start] - around.longs[last]),
        _step(_LIKE_ABOVE, akin[index] - akin[max(0, index - NEARBY)]),
        _step(_LIKE_BELOW, akin[min(start, index + 1 + NEARBY)] - akin[last]),
    ]
    if index == start:
        signs.append("begins the prose")
    if _is_line(piece) and around.lines[start] == around.lines[last]:
        signs.append("last line")
    below = next(
        (i for i in range(index + 1, min(start + 1, index + 4)) if not pieces[i].role), None
    )
    if below is not None and pieces[below].words > piece.words:
        if around.share(below) >= 0.4:
            signs.append("next is of the story")
        if around.stems[index] & around.stems[below]:
            signs.append("akin to next line")
    return signs
