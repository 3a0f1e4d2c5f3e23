"""Who wrote a story: which of the names around it are those of its authors.

Each line that could name them shows signs, see `author_signs`; how much each counts was
learnt. The likeliest line is taken, and such lines as it close by.
"""

import math
from collections.abc import Iterator

from feedpub.normalise.capture.author_signs import Candidate, give_signs
from feedpub.normalise.capture.author_weights import AUTHOR
from feedpub.normalise.capture.dates import dates_in, tells_when
from feedpub.normalise.capture.lexicon import AND, BY_ALONE, BY_WORDS, OTHER_WORK
from feedpub.normalise.capture.mentions import (
    Mention,
    is_name,
    lone_mention,
    mention_in,
    names_behind_by,
)
from feedpub.normalise.capture.names import LONGEST_BYLINE, tells_post
from feedpub.normalise.capture.pieces import Piece

ABOVE = 4  # lines above the headline that may name an author
FAR_ABOVE = 15  # that may do so behind "by", or with a date
HEAD_LINES = 40  # below it
WITHIN = 6  # below the first paragraph
FAR_WITHIN = 12  # where a name behind "by" may stand
ENDING = 6  # last lines of the story
BELOW = 30  # below the story
NAMES_BELOW = 12  # where a name without "by" may stand
LONGEST_STOPPED = 60  # characters of a line with a full stop
MOST_WORDS_TO_BY = 6  # of a line that ends in "by"
MOST_BELOW_BY = 4  # lines of names below such a line
LIKELY = 0.64  # from which chance on names are believed
AKIN = 0.9  # share of the likeliest line's chance that others must have
GAP = 4  # lines from one to the next
# From which line on only a line that says so names an author.
_NEAR = {
    "above": ABOVE,
    "head": HEAD_LINES,
    "within": WITHIN,
    "ending": ENDING,
    "below": NAMES_BELOW,
}
_NEVER = frozenset({"caption", "related", "reading-time", "furniture", "bio"})
_TELLING = frozenset({"date", "reading-time"})
OWN = "names-author"  # the rule of the lines that were taken


def take_authors(pieces: list[Piece], title: int, start: int, end: int) -> tuple[str, ...]:
    """Mark the lines that name the authors of a story; their names.

    Args:
        pieces: Of the page.
        title: Index of the headline.
        start: Of the first line of the story.
        end: Of the last one.
    """
    names: dict[str, str] = {}
    for candidate in choose(find_candidates(pieces, title, start, end), AUTHOR):
        piece = pieces[candidate.index]
        if piece.role != "byline":
            piece.take("byline", OWN)
        for name in candidate.mention.names:
            names.setdefault(name.lower(), name)
    return tuple(names.values())


def find_candidates(pieces: list[Piece], title: int, start: int, end: int) -> list[Candidate]:
    """The lines that may name the authors, with the signs that they show."""
    leading = frozenset([index for index, piece in enumerate(pieces) if _ends_in_by(piece)])
    found = [
        Candidate(index, mention, zone, away, led, _is_introduced(pieces, index))
        for zone, index, away in _places(pieces, title, start, end)
        if _may_name(pieces[index])
        for led in [bool(leading) and _is_led(pieces, index, leading)]
        for mention in [_mention(pieces, index, led)]
        if mention and (away <= _NEAR[zone] or _is_outspoken(mention, zone))
    ]
    if found:
        give_signs(found, pieces, title, start, end)
    return found


def _places(
    pieces: list[Piece], title: int, start: int, end: int
) -> Iterator[tuple[str, int, int]]:
    """Where authors are named: the zone, the line, and how far it is from the zone's edge."""
    for index in range(max(0, title - FAR_ABOVE), title):
        yield "above", index, title - index
    first = max(start, title + 1)
    for index in range(title + 1, min(first, title + 1 + HEAD_LINES)):
        yield "head", index, index - title
    told = any(piece.prose for piece in pieces[first : end + 1])  # else no line can be spared
    last = min(end + 1, first + FAR_WITHIN + 1) if told else first
    for index in range(first, last):
        yield "within", index, index - first
    for index in range(max(last, end + 1 - ENDING), end + 1 if told else last):
        yield "ending", index, end - index
    for index in range(end + 1, min(len(pieces), end + 1 + BELOW)):
        yield "below", index, index - end


def _is_outspoken(mention: Mention, zone: str) -> bool:
    """Whether a line far from where authors are named says so all the same."""
    if mention.how.startswith("by") or (zone == "below" and mention.how == "more of"):
        return True
    return zone == "above" and mention.dated


def _may_name(piece: Piece) -> bool:
    if piece.role in _NEVER or piece.prose or len(piece.text) > LONGEST_BYLINE:
        return False
    if piece.item and not dates_in(piece.text):
        return False
    return not piece.stop or piece.rule == "byline" or len(piece.text) < LONGEST_STOPPED


def _mention(pieces: list[Piece], index: int, led: bool) -> Mention | None:
    piece = pieces[index]
    mention = mention_in(piece.text)
    if led and (mention is None or not mention.how.startswith("by")):
        names = names_behind_by(piece.text)
        return Mention(names, "by", False, 0, False) if names else mention
    if mention is None and piece.rule == "name-above-bio" and tells_post(piece.text):
        return Mention((piece.text,), "house", False, 0, False)
    if mention is None and piece.role in ("", "byline") and _is_beside_date(pieces, index):
        return lone_mention(piece.text)
    return mention


def _is_beside_date(pieces: list[Piece], index: int) -> bool:
    """Whether a line next to another tells of when, or is the same again."""
    beside = pieces[max(0, index - 1) : index] + pieces[index + 1 : index + 2]
    return pieces[index].rule == "name-above-bio" or any(
        each.role in _TELLING or tells_when(each.text) or each.text == pieces[index].text
        for each in beside
    )


def _is_introduced(pieces: list[Piece], index: int) -> bool:
    """Whether a person or a desk has a portrait above or a bio below; a product may have, too."""
    portrayed = index > 0 and pieces[index - 1].rule == "portrait-placeholder"
    if not portrayed and pieces[index].rule != "name-above-bio":
        return False
    return is_name(pieces[index].text) or tells_post(pieces[index].text)


def _is_led(pieces: list[Piece], index: int, leading: frozenset[int]) -> bool:
    """Whether the line above, or the one above other names, is among those that lead to one."""
    if leading.isdisjoint(range(max(0, index - MOST_BELOW_BY), index)):
        return False
    for at in range(index - 1, max(-1, index - 1 - MOST_BELOW_BY), -1):
        if at in leading:
            return at == index - 1 or is_name(pieces[index].text)
        before = pieces[at]
        if not any(map(str.isalnum, before.text)) or before.lowered in AND:
            continue
        mention = mention_in(before.text) if not before.prose else None
        if mention is None or mention.how != "names" or mention.beside:
            return False
    return False


def _ends_in_by(piece: Piece) -> bool:
    """Whether a line leads to a name: "By", "Text and photos:", "3 May 2031, 10:15 by"."""
    if not piece.phrase or piece.role not in ("", "date") or piece.sentence:
        return False
    phrase = piece.phrase.replace("(s", "").strip()
    words = phrase.split()
    if not OTHER_WORK.isdisjoint(words):
        return False
    short = 0 < len(words) <= MOST_WORDS_TO_BY
    return phrase in BY_ALONE or (short and words[-1] in BY_WORDS)


def choose(found: list[Candidate], weights: dict[str, float]) -> list[Candidate]:
    """The line with the likeliest names, if they are likely enough, and those akin close by.

    Names are likelier the more lines name them.
    """
    if not found:
        return []
    chances = [_chance(candidate.signs, weights) for candidate in found]
    missed: dict[tuple[str, ...], float] = {}  # by names: that none of their lines is right
    for candidate, chance in zip(found, chances, strict=True):
        names = candidate.mention.names
        missed[names] = missed.get(names, 1.0) * (1 - chance)
    rank = [(1 - missed[each.mention.names], chances[at]) for at, each in enumerate(found)]
    best = rank.index(max(rank))
    if rank[best][0] < LIKELY:
        return [each for each in found if each.introduced and "bio" in each.signs]
    kept = [found[best]]
    for others in (range(best + 1, len(found)), range(best - 1, -1, -1)):
        last = found[best]
        for at in others:
            other = found[at]
            if not other.is_akin(found[best]):
                continue
            near = abs(other.index - last.index) <= GAP and chances[at] >= AKIN * chances[best]
            if near or (other.introduced and found[best].introduced):
                last = other
                kept.append(other)
    return sorted(kept, key=lambda candidate: candidate.index)


def _chance(signs: list[str], weights: dict[str, float]) -> float:
    """How likely a line with these signs names the authors."""
    score = sum([weights.get(sign, 0.0) for sign in signs])
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
