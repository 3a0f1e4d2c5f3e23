"""How likely each line is to belong to the story, given all the others.

A page is a chain of lines: some before the story, then the story, which gaps interrupt,
then what comes after. What the traits of a line are worth, and what a step from one to the
next costs, is data (`story_weights.json`); from these the probability of each line is the
sum over all ways to divide the page (the forward-backward algorithm of a linear-chain
conditional random field).
"""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from math import exp
from pathlib import Path
from typing import Any

import msgspec

from feedpub.normalise.capture.pieces import Piece
from feedpub.normalise.capture.traits import (
    BEGINNING,
    LONG,
    MOST_KEPT,
    NAMING,
    names_of,
    traits_of,
    words_of,
)

# Of a line that is of the story, in a gap of it, the first of the story, the last of it, the
# first below it. Other lines before and after the story are worth nothing: what they are
# decides nothing.
Worth = tuple[float, float, float, float, float]

_MOST_KEPT = 20_000  # sums of worths kept for the next capture
_LEAST = 1e-30  # below it, a chance is none


class Weights(msgspec.Struct, frozen=True):
    """What was learnt: the worth of each trait, and of a word in a line short or long."""

    steps: dict[str, float]  # from "before" to "story" and so on; logarithms
    traits: dict[str, Worth]
    label_words: dict[str, Worth]
    prose_words: dict[str, Worth]
    article: dict[str, float] = {}  # what speaks for the lines found being an article at all


@cache
def weights() -> Weights:
    """The weights that come with this package."""
    path = Path(__file__).with_name("story_weights.json")
    return msgspec.json.decode(path.read_bytes(), type=Weights)


@cache
def _steps() -> tuple[float, ...]:
    names = ("story story", "story gap", "gap gap", "gap story")
    return tuple(exp(weights().steps[name]) for name in names)


def chances(pieces: list[Piece]) -> list[float]:
    """For each of *pieces* the probability that it is of the story, if there is one."""
    if not pieces:
        return []
    likelihoods = [
        (0.0 if piece.role else exp(story), exp(gap), exp(first), exp(last), exp(below))
        for piece, (story, gap, first, last, below) in zip(pieces, _worths(pieces), strict=True)
    ]
    return _backward(likelihoods, _forward(likelihoods))


def _worths(pieces: list[Piece]) -> list[Worth]:
    worths: list[Worth] = []
    of_look, of_place, of_prose, of_grammar = NAMING
    for piece, ((look, place, prose, grammar), _) in zip(pieces, traits_of(pieces), strict=True):
        a = _KEPT.get(look) or _worth(look, of_look)
        b = _KEPT.get(place) or _worth(place, of_place)
        c = _KEPT.get(prose) or _worth(prose, of_prose)
        d = _KEPT.get(grammar) or _worth(grammar, of_grammar)
        e = _worth_of_words(piece.text[:BEGINNING])
        worths.append((
            a[0] + b[0] + c[0] + d[0] + e[0],
            a[1] + b[1] + c[1] + d[1] + e[1],
            a[2] + b[2] + c[2] + d[2] + e[2],
            a[3] + b[3] + c[3] + d[3] + e[3],
            a[4] + b[4] + c[4] + d[4] + e[4],
        ))  # fmt: skip
    return worths


@lru_cache(maxsize=MOST_KEPT)
def _worth_of_words(beginning: str) -> Worth:
    """The sum of what the words at the beginning of a line are worth."""
    known = weights()
    table = known.prose_words if len(beginning) >= LONG else known.label_words
    return _sum([table[word] for word in table.keys() & words_of(beginning)])


def _sum(worths: Iterable[Worth]) -> Worth:
    story = gap = first = last = below = 0.0
    for worth in worths:
        story += worth[0]
        gap += worth[1]
        first += worth[2]
        last += worth[3]
        below += worth[4]
    return story, gap, first, last, below


def reasons(pieces: list[Piece]) -> list[list[tuple[str, float]]]:
    """For each of *pieces* its traits and words, and what each is worth for being of the story."""
    known = weights()
    found = []
    for piece, (traits, words) in zip(pieces, traits_of(pieces), strict=True):
        table = known.prose_words if len(piece.text) >= LONG else known.label_words
        told = [(n, known.traits[n][0]) for n in names_of(traits) if n in known.traits]
        told += [(f"“{word}”", table[word][0]) for word in sorted(table.keys() & words)]
        found.append(told)
    return found


_KEPT: dict[tuple[Any, ...], Worth] = {}


def _worth(key: tuple[Any, ...], naming: Callable[[Any], Iterable[str]]) -> Worth:
    """The sum of what the traits behind *key* are worth, kept for the next line like it."""
    table = weights().traits
    worth = _sum([table[name] for name in naming(key) if name in table])
    if len(_KEPT) >= _MOST_KEPT:
        _KEPT.clear()
    _KEPT[key] = worth
    return worth


def _forward(lines: list[Worth]) -> list[tuple[float, float, float]]:
    """For each line the chances to stand before, in, in a gap of the story, seen from above.

    Scaled so that all four add up to one; the fourth, after it, is what is missing.
    """
    stay, pause, paused, resume = _steps()
    before, story, gap, after, ending = 1.0, 0.0, 0.0, 0.0, 0.0
    found: list[tuple[float, float, float]] = []
    for e_story, e_gap, first, last, below in lines:
        story, gap, after = (
            (before * first + story * stay + gap * resume) * e_story,
            (story * pause + gap * paused) * e_gap,
            story * ending * below + after,
        )
        ending = last
        total = before + story + gap + after
        before, story, gap, after = before / total, story / total, gap / total, after / total
        found.append((before, story, gap))
    return found


def _backward(lines: list[Worth], forward: list[tuple[float, float, float]]) -> list[float]:
    """The probability of each line to be of the story, seen from above and below."""
    stay, pause, paused, resume = _steps()
    # A page ends in its story or after it.
    before, story, gap, after = 0.0, lines[-1][3], 0.0, 1.0
    found: list[float] = []
    for index in range(len(lines) - 1, -1, -1):
        above = forward[index]
        of_story = above[1] * story
        total = above[0] * before + of_story + above[2] * gap
        total += max(0.0, 1.0 - above[0] - above[1] - above[2]) * after
        found.append(of_story / total if total > _LEAST else 0.0)
        e_story, e_gap, first, _, below = lines[index]
        ending = lines[index - 1][3]
        on = story * e_story
        before, story, gap = (
            before + first * on,
            stay * on + pause * gap * e_gap + ending * below * after,
            paused * gap * e_gap + resume * on,
        )
        scale = before + story + gap + after
        before, story, gap, after = before / scale, story / scale, gap / scale, after / scale
    return found[::-1]
