"""Why a capture holds no article, in words for the person who looks after the seeds."""

from collections.abc import Sequence
from math import log

from feedpub.normalise.capture.chain import weights
from feedpub.normalise.capture.lexicon import IS_VERBS, TRADE
from feedpub.normalise.capture.names import looks_like_name
from feedpub.normalise.capture.pieces import Piece
from feedpub.normalise.capture.traits import META

MOST_LINES = 100_000  # of a capture, blank ones too; what lies behind them is not looked at
_ENDS = frozenset({"bio-after-name", "more-below", "portrait-placeholder"})
CERTAIN = 0.98  # chance that the lines of a story have on average, where nothing is unclear
MOST_BESIDE = 2  # lines that nothing is known of, beside those of a page that is all story
LEAST_PROSE = 2  # paragraphs of such a page
HEADLINE = 4  # words from which on an unfinished line may be the headline of another story
LONGEST_OPENING = 60  # characters in which a bio says what somebody is
MOST_PIECES = 10_000  # lines that say something; no article has as many


def too_many(lines: list[str]) -> str | None:
    """The reason to refuse a text for its sheer number of lines."""
    said = sum(1 for line in lines if line and not line.isspace())
    if len(lines) > MOST_LINES and said:
        return f"more than {MOST_LINES:,} lines, not an article"
    return f"{said:,} lines of text, not an article" if said > MOST_PIECES else None


def is_source(pieces: list[Piece]) -> bool:
    """Whether most lines are code."""
    return 2 * sum(piece.rule == "source-code" for piece in pieces) >= max(1, len(pieces))


def is_wall(pieces: list[Piece], title: int, end: int) -> bool:
    """Whether a page speaks of itself below its own headline, and says little else."""
    said = [piece for piece in pieces[title + 1 : end + 1] if piece.prose or piece.stop]
    notices = sum(piece.rule == "notice" for piece in said)
    return 2 * notices >= max(1, len(said))


def evidence(
    pieces: Sequence[Piece], likely: Sequence[float], lines: Sequence[int]
) -> dict[str, float]:
    """What speaks for *lines* being an article rather than what stands around one, in numbers.

    Args:
        pieces: Of the page.
        likely: The chance of each to be of the story.
        lines: Indices of those taken for it, in order; not empty.
    """
    story = [pieces[index] for index in lines]
    characters = sum(piece.weight for piece in story)
    sure = sum(likely[index] * pieces[index].weight for index in lines)
    first, last = lines[0], lines[-1]
    told = [piece.role in META and piece.rule != "name-above-bio" for piece in pieces]
    held = set(lines)
    labels = [
        index
        for index, piece in enumerate(pieces)
        if not (piece.role or piece.sentence or index in held)
    ]
    headlines = sum(index > first and pieces[index].words >= HEADLINE for index in labels)
    return {
        "always": 1.0,
        "characters": log(characters),
        "sure": sure / characters,
        "certain": sure / characters >= CERTAIN,
        "dense": len(lines) / (last - first + 1),
        "prose at all": min(sum(piece.prose for piece in story), 2),
        "single line": len(lines) == 1,
        "labels beside": log(1 + len(labels)),
        "headlines below": log(1 + headlines),
        "told above": any(told[max(0, first - 8) : first]),
        "told right above": any(told[max(0, first - 3) : first]),
        "single line told of": len(lines) == 1 and _is_told_of(pieces, first),
        "told within": min(sum(told[first : last + 1]), 4),
        "notices": min(sum(piece.rule == "notice" for piece in pieces), 3),
        "below what ends pages": any(piece.rule in _ENDS for piece in pieces[:first]),
    }


def _is_told_of(pieces: Sequence[Piece], index: int) -> bool:
    """Whether right above a line stand a headline and what tells of the story, as a date."""
    above = next((at for at in range(index - 1, -1, -1) if not pieces[at].role), index)
    if not any(piece.role in META for piece in pieces[above + 1 : index]):
        return False
    return not pieces[above].sentence and pieces[above].words >= HEADLINE


def is_article(pieces: Sequence[Piece], likely: Sequence[float], lines: Sequence[int]) -> bool:
    """Whether more speaks for an article than against it, or there is hardly anything else."""
    unknown = sum(not piece.role for piece in pieces) - len(lines)
    if unknown <= MOST_BESIDE and sum(pieces[index].prose for index in lines) >= LEAST_PROSE:
        return True
    worth = weights().article
    told = evidence(pieces, likely, lines)
    return sum(worth.get(name, 0.0) * value for name, value in told.items()) > 0


def _is_bio(piece: Piece) -> bool:
    """Whether a line begins "Ada Quill is a reporter"."""
    words = piece.text[:LONGEST_OPENING].split()
    if piece.role or not piece.sentence or not looks_like_name(" ".join(words[:2])):
        return False
    return words[2:3] != [] and words[2] in IS_VERBS and not TRADE.isdisjoint(words[3:])


def reason_to_refuse(pieces: list[Piece]) -> str:
    """What a page without a story is instead."""
    rules = {piece.rule for piece in pieces}
    if not pieces:
        return "empty, nothing but white space"
    if is_source(pieces):
        return "source code such as CSS, JSON or HTML, not the text of a page"
    if "notice" in rules:
        return "a cookie, consent, JavaScript, subscription or not-found notice, not an article"
    if "bio-after-name" in rules or any(map(_is_bio, pieces)):
        return "only a bio and teasers of other stories, no story of its own"
    unknown = [piece for piece in pieces if not piece.role]
    if len(unknown) == 1:
        return "only a headline, no story" if not unknown[0].prose else "no headline above the text"
    if any(piece.prose for piece in unknown):
        return "only teasers of other stories, or text without a headline"
    return f"no prose, only a list of {len(pieces)} short lines"
