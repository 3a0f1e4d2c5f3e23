"""Learn what speaks for a line naming the authors: feedpub/normalise/capture/author_weights.py.

Run: python benchmarks/normalise/evaluate.py --dump FOLDER, then
     python benchmarks/normalise/train_authors.py FOLDER   (a minute)

Only the half "dev" is used, and our own golden captures. For each capture, the lines that
could name its authors compete, and that none of them does competes with them: the weights of
the signs are what makes the right ones the likeliest (a conditional logit model, learnt by
gradient ascent, with larger steps for signs that are seldom seen). With --cross N it writes
nothing, and tells how often N parts of the sites have their authors found by what the others
taught, and how often names are given where the captures have none.
"""

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import Protocol

import learnt
import msgspec
from cases import Case
from evaluate import read
from scoring import name_of, same_authors
from sets import Gold

from feedpub.normalise.capture import find_place
from feedpub.normalise.capture.author_signs import Candidate
from feedpub.normalise.capture.authors import choose, find_candidates
from feedpub.normalise.capture.pieces import read_pieces
from feedpub.normalise.capture.rules import apply_rules
from feedpub.normalise.capture.story import Page

ROOT = Path(__file__).parents[2]
GOAL = ROOT / "feedpub/normalise/capture/author_weights.py"
GOLDEN = ROOT / "tests/golden/captures"
GOLDEN_TIMES = 8  # that each of our own captures counts: they are few, and surely right
ROUNDS = 30
STEP = 0.3
PENALTY = 0.1  # for each weight, at each example that shows its sign
SELDOM = 8  # candidates that must show a sign before anything is learnt of it
FAINT = 1e-4  # a doubt too small to learn from
SMALLEST = 0.05  # a weight below it is left out


class Signed(Protocol):
    """What is told by signs."""

    @property
    def signs(self) -> Iterable[str]:
        """What tells for and against it."""


class Competition(Protocol):
    """Things of which some are right."""

    @property
    def lines(self) -> Sequence[Signed]:
        """What competes."""

    @property
    def right(self) -> list[int]:
        """Which of them are right."""


class Example(msgspec.Struct):
    """The lines that compete in a capture, and which are right."""

    case: Case
    lines: list[Candidate]
    right: list[int]


def example_of(case: Case) -> Example:
    """What a case teaches."""
    pieces = read_pieces(case.data.decode().split("\n"))
    apply_rules(pieces)
    place = find_place(Page(pieces))
    lines = find_candidates(pieces, place[0], place[1].start, place[1].end) if place else []
    known = {name_of(name) for name in case.gold.authors or ()}
    right = [
        rank
        for rank, line in enumerate(lines)
        if known.issuperset(map(name_of, line.mention.names))
    ]
    return Example(case, lines, right)


def examples_of_sets(folder: Path) -> list[Example]:
    """What the dumped cases teach whose authors are known, be it that there are none."""
    return [
        example_of(case)
        for site in read(folder, "dev", ["container", "page"])
        for case in site
        if case.kind == "article" and case.gold.authors is not None
    ]


def golden_examples() -> list[Example]:
    """What our own captures teach, each also with portraits that nobody would know for such."""
    found = []
    for path in sorted(GOLDEN.glob("*.txt")):
        known = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        text = path.read_text(encoding="utf-8")
        for variant in sorted({text, text.replace("Avatar\n", "Its face\n")}):
            case = Case(
                name=path.stem, set="golden", site=path.stem, rendering="golden",
                gold=Gold(authors=tuple(known["authors"] or ())), data=variant.encode(),
            )  # fmt: skip
            found.append(example_of(case))
    return found


def learn(examples: Sequence[Competition]) -> dict[str, float]:
    """The weights under which the right lines are likeliest."""
    seen_in = Counter(sign for each in examples for line in each.lines for sign in line.signs)
    rows = [
        ([[s for s in line.signs if seen_in[s] >= SELDOM] for line in each.lines], each.right)
        for each in examples
        if each.lines
    ]
    weights: dict[str, float] = defaultdict(float)
    seen: dict[str, float] = defaultdict(lambda: 1e-6)  # squared slopes so far
    for turn in range(ROUNDS):
        Random(turn).shuffle(rows)
        for lines, right in rows:
            for sign, slope in _slopes(lines, right, weights).items():
                slope -= PENALTY * weights[sign]
                seen[sign] += slope * slope
                weights[sign] += STEP * slope / math.sqrt(seen[sign])
    return dict(weights)


def _slopes(
    lines: list[list[str]], right: list[int], weights: dict[str, float]
) -> dict[str, float]:
    """How much likelier the right lines become, by sign."""
    scores = [sum(weights.get(sign, 0.0) for sign in signs) for signs in lines]
    top = max(*scores, 0.0)
    each = [math.exp(score - top) for score in (*scores, 0.0)]  # the last: none of them
    chances = [value / sum(each) for value in each]
    right = right or [len(lines)]
    together = sum(chances[rank] for rank in right) or FAINT
    slopes: dict[str, float] = defaultdict(float)
    for rank, signs in enumerate(lines):
        slope = (chances[rank] / together if rank in right else 0.0) - chances[rank]
        if abs(slope) > FAINT:
            for sign in signs:
                slopes[sign] += slope
    return slopes


def is_found(example: Example, weights: dict[str, float]) -> bool:
    """Whether exactly the right names are found."""
    names = [name for line in choose(example.lines, weights) for name in line.mention.names]
    return same_authors(example.case.gold.authors or (), names)


def cross(examples: list[Example], golden: list[Example], parts: int) -> None:
    """Print how often the authors are found on sites that were not learnt from."""
    found: dict[str, list[bool]] = defaultdict(list)
    for left_out in learnt.folds((example.case.site for example in examples), parts):
        taught = [example for example in examples if example.case.site not in left_out]
        weights = learn([*taught, *golden * GOLDEN_TIMES])
        for example in examples:
            if example.case.site in left_out:
                known = "named" if example.case.gold.authors else "not named"
                found[f"{example.case.rendering}, {known}"].append(is_found(example, weights))
    learnt.tell(found)


def main() -> None:
    """Learn, and write or tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path, help="cases that evaluate.py --dump wrote")
    parser.add_argument("--cross", type=int, metavar="N")
    arguments = parser.parse_args()
    examples, golden = examples_of_sets(arguments.cases), golden_examples()
    print(f"{len(examples)} captures of the sets, {len(golden)} of our own")
    if arguments.cross:
        cross(examples, golden, arguments.cross)
        return
    weights = learn([*examples, *golden * GOLDEN_TIMES])
    for name, group in (("sets", examples), ("our own", golden)):
        right = sum(is_found(example, weights) for example in group)
        print(f"{name}: {right} of {len(group)}")
    learnt.write(GOAL, "AUTHOR", Path(__file__).name, weights, SMALLEST)


if __name__ == "__main__":
    main()
