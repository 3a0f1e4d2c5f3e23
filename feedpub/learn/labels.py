"""Where in captures of a site the author's bare name stands, and which labels are sections."""

from collections import Counter
from typing import get_args

from feedpub.learn.evidence import HALF, MOST, NEARLY_ALL, Evidence
from feedpub.learn.proposal import Entry
from feedpub.learn.samples import Sample
from feedpub.normalise.capture.authors import OWN
from feedpub.normalise.capture.lexicon import SECTIONS
from feedpub.normalise.capture.names import names_in
from feedpub.normalise.capture.pieces import Piece
from feedpub.profiles import Byline, folded

FEWEST_NAMES = 3  # different ones, for a place where authors stand
NEAR = 3  # lines from headline or story to the name
LABEL_WORDS, LABEL_LENGTH = 4, 36  # most words and characters of a section's label


def find_byline(evidence: Evidence) -> tuple[str, str, set[str]] | None:
    """Where bare names stand, what speaks for it, and these names, folded.

    None where bylines say who the authors are, or the captures do not tell.
    """
    told = evidence.told
    if sum(map(_names_outspokenly, told)) >= HALF * len(told):
        return None
    for position in get_args(Byline):
        nearest = [(sample, _nearest(sample, position)) for sample in told]
        named = [(sample.seed, p.text) for sample, p in nearest if p and names_in_full(p)]
        counts = Counter(text for _, text in named)
        usual = max(counts.values(), default=0) > MOST * len(told)
        if len(named) >= NEARLY_ALL * len(told) and len(counts) >= FEWEST_NAMES and not usual:
            seed, text = named[0]
            why = f"in {len(named)} of {len(told)} captures, e.g. {text!r} in {seed}"
            return position, why, {folded(piece.text) for _, piece in nearest if piece}
    return None


def _names_outspokenly(sample: Sample) -> bool:
    """Whether a line that is a byline by its own look names an author."""
    return any(
        line.role == "byline" and line.rule != OWN and author in line.text
        for line in sample.capture.lines
        for author in sample.capture.authors
    )


def find_names(evidence: Evidence, position: str) -> list[Entry]:
    """Lines that recur where the author stands, though they look like no name."""
    odd = []
    for sample in evidence.told:
        piece = _nearest(sample, position)
        if piece and not piece.sentence and not names_in(piece.text) and _has_letters(piece):
            odd.append((piece.text, sample.seed))
    return _entries(odd, f"where the author stands in {{}} of {len(evidence.told)} captures")


def find_sections(evidence: Evidence) -> list[Entry]:
    """The labels right above the headlines; doubtful where there is one only."""
    labels = []
    for sample in evidence.told:
        piece = sample.pieces[sample.title - 1] if sample.title else None
        if piece and not piece.role and _is_label(piece):
            labels.append((piece.text, sample.seed))
    why = f"above the headline in {{}} of {len(evidence.told)} captures"
    recurring = {text for text, count in Counter(text for text, _ in labels).items() if count > 1}
    labels = [(text, seed) for text, seed in labels if text in recurring]
    if len(labels) < HALF * len(evidence.told):
        return []
    return _entries(labels, why, sure=len(recurring) > 1)


def _entries(found: list[tuple[str, str]], why: str, *, sure: bool = True) -> list[Entry]:
    """The texts that stand in *found* more than once, each with the first seed that has it."""
    counts = Counter(text for text, _ in found)
    seeds = dict(reversed(found))
    return [
        Entry(text=text, why=f"{why.format(count)}, e.g. {seeds[text]}", sure=sure)
        for text, count in sorted(counts.items())
        if count > 1
    ]


def _nearest(sample: Sample, position: str) -> Piece | None:
    """The line that a profile with this byline would take for the name."""
    title, (first, last) = sample.title or 0, sample.body or (0, 0)
    spans = {
        "above-headline": range(title - 1, max(-1, title - 1 - NEAR), -1),
        "below-headline": range(title + 1, min(first, title + 1 + NEAR)),
        "below-story": range(last + 1, min(len(sample.pieces), last + 1 + NEAR)),
    }
    for index in spans[position]:
        piece = sample.pieces[index]
        is_furniture = sample.rule(index) == "profile-furniture" and not names_in(piece.text)
        if not piece.role and not is_furniture:
            return piece
    return None


def names_in_full(piece: Piece) -> bool:
    """Whether the line names people in full, and is no label."""
    names = names_in(piece.text)
    if piece.sentence or not names or SECTIONS.issuperset(piece.text.lower().split()):
        return False
    return all(" " in name and all(word[0].isupper() for word in name.split()) for name in names)


def _is_label(piece: Piece) -> bool:
    short = piece.words <= LABEL_WORDS and len(piece.text) <= LABEL_LENGTH
    return short and not piece.sentence and _has_letters(piece)


def _has_letters(piece: Piece) -> bool:
    return any(map(str.isalpha, piece.text))
