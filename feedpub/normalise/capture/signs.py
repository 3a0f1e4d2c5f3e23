"""What speaks for a line being the headline of a story, and against it.

Each sign has a name, and `weights.HEADLINE` says how much it counts. A line's own look, what
stands around it, how far the story is, and how many of its words the story uses: none of
them decides alone.
"""

import re
from bisect import bisect_left
from functools import cache
from itertools import accumulate, pairwise

from feedpub.normalise.capture.lexicon import CREDIT_SIGNS, SECTIONS
from feedpub.normalise.capture.names import is_person, looks_like_name
from feedpub.normalise.capture.pieces import Piece
from feedpub.normalise.capture.story import META, Page

LABEL_WORDS = 4  # words a section label has at most
LABEL_LENGTH = 36  # and characters
LONG_WORDS = 5  # words from which on a line is more than a label
LONGEST_BODY = 3_000  # characters of the story that are compared with a line
STEM = 6  # letters of a word that count; what follows is grammar
SHORTEST_WORD = 4  # letters

# Patterns are compiled when first needed.
_CRUMB = r"[»›→>←‹«] | / .* / |^[»›→>←‹«|]|[»›→>←‹|]$"
_CREDITED = r"[.!?)»\"”] ?[A-Z][A-Za-z]+(?:/\w+)?$| / [A-Z]|\)$|[a-z][A-Z]{2,5}$"
_HOME = "(?:Home|Start|Startseite|Inicio|Accueil|首页)(?=[A-ZÀ-Þ/>|\u4e00-\u9fff ])"
_YEAR = r"\b(?:19|20)\d\d\b"
_WORD = rf"\w{{{SHORTEST_WORD},}}"
_DENSE = "[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]"


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _steps(name: str, *edges: float) -> tuple[tuple[float, ...], tuple[str, ...]]:
    """Edges, and the names of the ranges that they make."""
    return edges, (*(f"{name} to {edge}" for edge in edges), f"{name} more")


_WORDS = _steps("words", 1, 2, 3, 4, 6, 9, 14, 20, 28)
_TOGETHER = _steps("lines of its block", 1, 2, 3, 5)
_DISTANCE = _steps("lines to the story", 0, 1, 2, 3, 5, 8, 13, 25, 60, 150)
_OPEN = _steps("unknown lines to the story", 0, 1, 2, 3, 5, 8, 13, 25, 60, 150)
_SENTENCES = _steps("sentences to the story", 0, 1, 2, 4)
_LONG = _steps("long lines to the story", 0, 1, 2, 3, 5, 10)
_ABOVE = _steps("lines to the byline", 0, 1, 2, 4, 8)
_BELOW = _steps("lines below the byline", 0, 1, 2, 4, 8)
_LABELS = _steps("labels above", 0, 1, 3, 5)
_SHARE = _steps("share of its words in the story", 0, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95)
_SIZE = _steps("size", 1, 2, 4)
_FEW = _steps("", 0, 1, 2)


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
        self.body = "\n".join(p.text for p in pieces[start : end + 1])[:LONGEST_BODY].lower()
        self.whole = "\n".join([p.lowered for p in pieces])
        self.opens = _counted([not p.role for p in pieces[: start + 1]])
        self.longs = _counted([not p.role and p.words >= LABEL_WORDS for p in pieces[: start + 1]])
        self.lines = _counted([_is_line(p) for p in pieces[: start + 1]])
        self.sentences = _counted([not p.role and p.sentence for p in pieces[: start + 1]])
        self.labels = _counted([p.role == "furniture" or is_label(p) for p in pieces[: start + 1]])
        self.metas = _counted([p.role in META for p in pieces[: start + 1]])
        self.byline = _byline_above(pieces, start)
        self._shares: dict[int, tuple[set[str], float]] = {}

    def share(self, index: int) -> tuple[set[str], float]:
        """The stems of a line, and how many of them the story uses."""
        if index not in self._shares:
            stems = _stems(self.page.pieces[index].text)
            used = sum(map(self.body.__contains__, stems))
            self._shares[index] = stems, used / len(stems) if stems else 0.0
        return self._shares[index]


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


def _stems(text: str) -> set[str]:
    """What of the words of *text* tells what it is about."""
    if not text.isascii() and _pattern(_DENSE).search(text):
        return {"".join(pair) for pair in pairwise(filter(str.isalnum, text))}
    return {word[:STEM] for word in _pattern(_WORD).findall(text.lower())}


def signs_of(around: Surroundings, index: int) -> list[str]:
    """The names of all the signs that the line at *index* shows."""
    return [
        *_own_signs(around, index),
        *_signs_above(around, index),
        *_signs_below(around, index),
        *_signs_of_story(around, index),
    ]


def _own_signs(around: Surroundings, index: int) -> list[str]:
    piece = around.page.pieces[index]
    text = piece.text
    recurs = around.page.recurs(piece)
    label = is_label(piece)
    lowered = piece.lowered
    found = []
    if piece.stop:
        found.append("stop")
    if piece.mark:
        found.append("mark")
    if piece.prose:
        found.append("prose")
    if piece.item:
        found.append("item")
    if text[0].islower():
        found.append("begins in lower case")
    if text[0] in "«»›‹←→•*+":
        found.append("begins with a sign")
    if " | " in text:
        found.append("bar")
    if text[-1] in ":：":
        found.append("colon")
    if text.endswith(("…", "...")):
        found.append("cut")
    if _pattern(_HOME).match(text):
        found.append("begins at home")
    if text.isupper():
        found.append("capitals")
    if "©" in text or any(map(lowered.__contains__, CREDIT_SIGNS)):
        found.append("credit")
    if piece.words >= 4 and _pattern(_CREDITED).search(text):
        found.append("looks credited")
    if _pattern(_CRUMB).search(text):
        found.append("crumbs")
    if _pattern(_YEAR).search(text):
        found.append("year")
    if "http" in text or "@" in text or "#" in text:
        found.append("address")
    if label and not SECTIONS.isdisjoint(piece.phrase.split()):
        found.append("section word")
    if 2 <= piece.words <= 3 and text.istitle() and looks_like_name(text):
        found.append("name")
    if recurs:
        found.append("label again" if label else "line again")
    if piece.words >= 3 and around.whole.count(lowered) > 1 + recurs:
        found.append("said within")
    if piece.role:
        found.append(f"role {piece.role}")
    return [*found, _step(_WORDS, piece.words), _step(_TOGETHER, piece.together)]


def _signs_above(around: Surroundings, index: int) -> list[str]:
    pieces = around.page.pieces
    signs = []
    metas = around.metas
    if metas[index] - metas[max(0, index - 3)]:
        signs.append("byline just above")
    elif metas[index] - metas[max(0, index - 15)]:
        signs.append("byline above")
    above = pieces[max(0, index - 6) : index]
    if not around.opens[index]:
        signs.append("first")
    elif above and not above[-1].role:
        signs.append("label above" if is_label(above[-1]) else "line above")
    if any(not piece.role and piece.words >= LONG_WORDS for piece in above[-4:]):
        signs.append("long line above")
    signs.append(_step(_LABELS, around.labels[index] - around.labels[max(0, index - 6)]))
    if _is_line(pieces[index]) and not around.lines[index]:
        signs.append("first line")
    akin = next((i for i in range(index - 1, max(-1, index - 4), -1) if not pieces[i].role), None)
    if akin is not None and len(around.share(akin)[0] & around.share(index)[0]) > 1:
        signs.append("akin to line above")
    return signs


def _signs_below(around: Surroundings, index: int) -> list[str]:
    pieces, start = around.page.pieces, around.start
    piece, metas = pieces[index], around.metas
    below = pieces[index + 1] if index < start else None
    signs = []
    told = below is not None and below.role in META
    if told:
        signs.append("byline next")
    elif metas[min(start, index + 5)] > metas[index + 1 if index < start else index]:
        signs.append("byline near")
    elif metas[min(start, index + 13)] > metas[min(start, index + 5)]:
        signs.append("byline further down")
    if below is not None and below.role == "furniture":
        signs.append("furniture next")
    if below is not None and not below.role and below.words >= 10:
        signs.append("long line next")
    person = next((n for n in (1, 2) if _is_person(pieces, index + n, start)), 0)
    if person:
        signs.append(f"name {person} below")
    if around.byline is None:
        signs.append("no byline")
    elif index < around.byline:
        gap = around.opens[around.byline] - around.opens[index + 1]
        signs.append(_step(_ABOVE, gap))
    else:
        signs.append(_step(_BELOW, around.opens[index] - around.opens[around.byline]))
    size = _step(_SIZE, piece.words)
    return [*signs, f"{size}, byline next" if told else f"{size}, no byline next"]


def _is_person(pieces: list[Piece], index: int, start: int) -> bool:
    return index < start and not pieces[index].role and is_person(pieces[index].text)


def _signs_of_story(around: Surroundings, index: int) -> list[str]:
    """How far the story is, and how many words it shares with the line."""
    pieces, start = around.page.pieces, around.start
    piece = pieces[index]
    last = min(index + 1, start)  # where the lines between the two begin
    longs = around.longs[start] - around.longs[last]
    signs = [
        _step(_DISTANCE, start - index),
        _step(_OPEN, around.opens[start] - around.opens[last]),
        _step(_SENTENCES, around.sentences[start] - around.sentences[last]),
        _step(_LONG, longs),
        _step(_SIZE, piece.words) + _step(_FEW, longs),
    ]
    if index == start:
        signs.append("begins the prose")
    if _is_line(piece) and around.lines[start] == around.lines[last]:
        signs.append("last line")
    stems, share = around.share(index)
    signs.append(_step(_SHARE, share) if len(stems) > 1 else "few words to compare")
    below = next(
        (i for i in range(index + 1, min(start + 1, index + 4)) if not pieces[i].role), None
    )
    if below is not None and pieces[below].words > piece.words:
        others, shared = around.share(below)
        if shared >= 0.4:
            signs.append("next is of the story")
        if stems & others:
            signs.append("akin to next line")
    return signs
