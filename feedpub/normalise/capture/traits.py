"""What of a line tells whether it belongs to the story: traits, each with a name.

A trait is a line's own look, what stands right above and below it, how much prose is
around, or a word in it. None decides alone: `benchmarks/normalise/train_story.py` learns
what each is worth from public pages, and `chain` weighs them.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import Any

from feedpub.normalise.capture.pieces import Piece
from feedpub.normalise.language import small_words

AROUND = 6  # lines on either side in which sentences are counted
NEAR = 2  # lines on either side in which prose is counted
LONG = 80  # characters from which on the words of a line count as those of prose
BEGINNING = 240  # characters of a line whose words are looked at
MOST_SINCE_PROSE = 12  # lines since the last prose that are told apart
MOST_SINCE_META = 8  # and since the last byline or date
META = frozenset({"reading-time", "byline", "date"})
MOST_KEPT = 1024  # lines whose words are kept, since most are looked at twice
EDGE = "the edge"  # what stands above the first line and below the last

_SIZES = (8, 15, 25, 40, 60, 80, 120, 160, 250, 400)  # characters
_TOLD = frozenset({"prose", "sentence"})
_QUOTES = frozenset("\"'“„«»‘’‚「『")
_ENDS = dict.fromkeys(":：", "colon") | dict.fromkeys(",;-–—", "comma")
_ENDS |= dict.fromkeys("\"'»”’“‘)]›」』*_", "closer")
_GLUED = (("alone", "first of its block"), ("last of its block", "amidst its block"))

Look = tuple[str, str, int, str, str, int, bool, bool, int]
Place = tuple[str, str, str, bool, bool]
Prose = tuple[str, int, int, int, int, int, str, str, str]
Grammar = tuple[str, int, int]
Traits = tuple[Look, Place, Prose, Grammar]


def traits_of(pieces: list[Piece]) -> list[tuple[Traits, frozenset[str]]]:
    """For each line what tells of it, and its words."""
    kinds = [_kind(piece) for piece in pieces]
    groups = [_group(piece) for piece in pieces]
    looks = _looks(pieces, kinds, groups)
    words = [words_of(piece.text[:BEGINNING]) for piece in pieces]
    proses, grammars = _proses(pieces, groups), _grammars(groups, words)
    told = zip(looks, _places(kinds, looks), proses, grammars, strict=True)
    return list(zip(told, words, strict=True))


@lru_cache(maxsize=MOST_KEPT)
def words_of(beginning: str) -> frozenset[str]:
    """The words at the *beginning* of a line; those beside a comma are not seen."""
    return frozenset(beginning.lower().split())


def names_of(traits: Traits) -> Iterator[str]:
    """The names of all that *traits* tell."""
    for naming, told in zip(NAMING, traits, strict=True):
        yield from naming(told)


def _kind(piece: Piece) -> str:
    """What a line is to its neighbours: the rule that knows it, or a coarse look."""
    if piece.role:
        return piece.rule
    if piece.prose:
        return "prose" if piece.stop or piece.mark else "long line"
    if piece.stop or piece.mark:
        return "sentence"
    if piece.item:
        return "item"
    return "label" if piece.words <= 3 else "short line" if piece.words <= 6 else "line"


def _group(piece: Piece) -> str:
    """The coarsest look: known to a rule, prose, sentence, or something unfinished."""
    if piece.role:
        return "known"
    return "prose" if piece.prose else "sentence" if piece.sentence else "unfinished"


def _looks(pieces: list[Piece], kinds: list[str], groups: list[str]) -> list[Look]:
    """The own look of each line; what stands elsewhere again counts as part of it."""
    found: list[Look] = []
    above = False  # whether the line above is in the same block
    blocks = [*(piece.block for piece in pieces[1:]), -1]
    lines = zip(pieces, kinds, groups, blocks, _again(pieces), strict=True)
    for piece, kind, group, block, again in lines:
        below, together = piece.block == block, piece.together
        found.append((
            kind, group, bisect_right(_SIZES, piece.weight), _end(piece), _start(piece),
            together if together < 4 else 4, above, below, again,
        ))  # fmt: skip
        above = below
    return found


def _again(pieces: list[Piece]) -> list[int]:
    """For each line, whether it stood before (1), stands below again (2), both (3) or neither."""
    lowered = [piece.lowered for piece in pieces]
    last = {text: index for index, text in enumerate(lowered)}
    if len(last) == len(lowered):
        return [0] * len(lowered)
    first = {text: index for index, text in reversed(list(enumerate(lowered)))}
    return [(first[text] < i) + 2 * (last[text] > i) for i, text in enumerate(lowered)]


def _end(piece: Piece) -> str:
    if piece.stop:
        return "ellipsis" if piece.text.endswith(("…", "...")) else "stop"
    if piece.mark:
        return "mark"
    last = piece.text[-1]
    return _ENDS.get(last) or (
        "digit" if last.isdigit() else "letter" if last.isalpha() else "sign"
    )


def _start(piece: Piece) -> str:
    first = piece.text[0]
    if piece.lowered[0] != first:
        return "capital"
    if first.isalpha():
        return "small letter" if first.islower() else "letter"
    return "digit" if first.isdigit() else "quote" if first in _QUOTES else "sign"


def _names_of_look(look: Look) -> Iterator[str]:
    """The names of what a look tells."""
    kind, group, size, end, start, together, above, below, again = look
    size_name = f"size {size}"
    yield from (kind, size_name, f"ends in {end}", f"starts with {start}")
    yield f"{size_name}, ends in {end}"
    yield _GLUED[above][below]
    yield f"{group}, {together} together"
    if again:
        yield "stands again"
    if again & 1:
        yield "stood before"
    if again & 2:
        yield f"{group}, stands below again"


def _places(kinds: list[str], looks: list[Look]) -> list[Place]:
    """What stands right above and below each line, and whether no blank line is between."""
    around = [EDGE, *kinds, EDGE]
    return [(kinds[i], around[i], around[i + 2], look[6], look[7]) for i, look in enumerate(looks)]


def _names_of_place(place: Place) -> Iterator[str]:
    """The names of what a place tells."""
    kind, above, below, glued_above, glued_below = place
    yield f"below {above}"
    yield f"above {below}"
    yield f"{kind} {'glued ' if glued_above else ''}below {above}"
    yield f"{kind} {'glued ' if glued_below else ''}above {below}"


def _proses(pieces: list[Piece], groups: list[str]) -> list[Prose]:
    """How much prose is around each line, and how far above it the last prose and date are."""
    sentences: list[bool] = []
    prose: list[bool] = []
    for piece, group in zip(pieces, groups, strict=True):
        ends = piece.stop or piece.mark
        is_prose = group == "prose"
        sentences.append(is_prose or (ends and piece.words >= 4 and not piece.role))
        prose.append(ends and is_prose)
    said, full = _sums(sentences, AROUND), _sums(prose, NEAR)
    found: list[Prose] = []
    gap, meta = -1, MOST_SINCE_META
    for i, (piece, group, lone) in enumerate(zip(pieces, groups, _lone(groups), strict=True)):
        above = said[i + AROUND] - said[i]
        below = said[i + 1 + 2 * AROUND] - said[i + 1 + AROUND]
        near = full[i + 1 + 2 * NEAR] - full[i] - prose[i]
        found.append((group, above, below, near, gap, meta, *lone))
        if group == "prose":
            gap = 0
        elif 0 <= gap < MOST_SINCE_PROSE:
            gap += 1
        if piece.role in META:
            meta = 0
        elif meta < MOST_SINCE_META:
            meta += 1
    return found


def _sums(flags: list[bool], margin: int) -> list[int]:
    """How many of *flags* are true before each, with the ends repeated *margin* times."""
    sums = list(accumulate(flags, initial=0))
    return [0] * margin + sums + sums[-1:] * margin


def _lone(groups: list[str]) -> Iterator[tuple[str, str, str]]:
    """For each line, whether it and the paragraphs next to it stand alone, as teasers do."""
    above, below = ["", *groups[:-1]], [*groups[1:], ""]
    alone = [
        "none" if group != "prose" else "joined" if up in _TOLD or down in _TOLD else "lone"
        for group, up, down in zip(groups, above, below, strict=True)
    ]
    last_above = _last_before(alone)
    last_below = _last_before(alone[::-1])[::-1]
    return zip(alone, last_above, last_below, strict=True)


def _last_before(alone: list[str]) -> list[str]:
    """What the paragraph before each line is, whatever stands between."""
    found = []
    last = "none"
    for each in alone:
        found.append(last)
        if each != "none":
            last = each
    return found


def _names_of_prose(prose: Prose) -> Iterator[str]:
    """The names of what the prose around tells."""
    group, above, below, near, gap, meta, lone, lone_above, lone_below = prose
    yield f"{group}, sentences above {above}"
    yield f"{group}, sentences below {below}"
    yield f"{group}, prose near {near}"
    yield f"{group}, {lone}, above {lone_above}, below {lone_below}"
    if gap < 0:
        yield f"{group}, no prose yet"
    else:
        yield f"{group}, lines since prose {_few(gap)}"
    yield f"{group}, lines since date {_few(meta)}"


def _few(number: int) -> str:
    if number < 4:
        return str(number)
    return "4 to 5" if number < 6 else "6 to 11" if number < 12 else "more"


def _grammars(groups: list[str], words: list[frozenset[str]]) -> list[Grammar]:
    """How many small words each line has, and in tenths how many of its words are small."""
    known = small_words()
    counts = [(len(each & known), len(each) or 1) for each in words]
    return [
        (group, small if small < 6 else 6, 10 * small // all_of_it if 2 * small < all_of_it else 5)
        for group, (small, all_of_it) in zip(groups, counts, strict=True)
    ]


def _names_of_grammar(grammar: Grammar) -> Iterator[str]:
    """The names of what the small words of a line tell."""
    group, count, share = grammar
    yield f"{group}, {count} small words"
    yield f"{group}, {share} tenths small words"


# What tells the names, for each of `Traits` in turn.
NAMING: tuple[Callable[[Any], Iterator[str]], ...] = (
    _names_of_look,
    _names_of_place,
    _names_of_prose,
    _names_of_grammar,
)
