"""Learn what speaks for a headline: writes feedpub/normalise/capture/weights.py.

Run: python benchmarks/normalise/train_headline.py   (two minutes; nothing else is needed)

The sets are found as in evaluate.py; only the half "dev" is used, and our own golden
captures. For each capture, the lines above its story compete: the weights of the signs are
what makes the printed headline the likeliest of them (a conditional logit model, learnt by
gradient ascent, with larger steps for signs that are seldom seen). With --cross N it writes
nothing, and tells how often N parts of the sites find their headlines by what the others taught.
"""

import argparse
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import msgspec
from cases import Case, article_cases
from evaluate import folders_of, sources
from scoring import same_title
from sets import Gold

from feedpub.normalise.capture.head import candidates
from feedpub.normalise.capture.pieces import read_pieces
from feedpub.normalise.capture.rules import apply_rules
from feedpub.normalise.capture.signs import Surroundings, signs_of
from feedpub.normalise.capture.story import Page, find_story

ROOT = Path(__file__).parents[2]
GOAL = ROOT / "feedpub/normalise/capture/weights.py"
GOLDEN = ROOT / "tests/golden/captures"
ROUNDS = 40
STEP = 0.3
PENALTY = 0.005  # for each weight, at each example that shows its sign
FAINT = 1e-4  # a doubt too small to learn from
SMALLEST = 0.05  # a weight below it is left out


class Example(msgspec.Struct):
    """The signs of the lines that compete in a capture, and which are right."""

    case: Case
    lines: list[str]
    signs: list[list[str]]
    right: list[int]


def example_of(case: Case) -> Example | None:
    """What a case teaches; None if its headline does not compete."""
    title = case.gold.title or case.headline
    pieces = read_pieces(case.data.decode().split("\n"))
    apply_rules(pieces)
    page = Page(pieces)
    run = find_story(page) if title else None
    if run is None:
        return None
    around = Surroundings(page, run.start, run.end)
    indices = candidates(page, run.start)
    titles = (title, *case.gold.printed)
    right = [
        rank
        for rank, index in enumerate(indices)
        if any(same_title(each, pieces[index].text) for each in titles)
    ]
    signs = [signs_of(around, index) for index in indices]
    return Example(case, [pieces[i].text for i in indices], signs, right) if right else None


def examples_of_sets(folders: dict[str, Path]) -> list[Example]:
    """What the pages of the public sets teach."""
    cases = (case for page in sources(folders, "dev") for case in article_cases(page))
    return [
        example
        for case in cases
        if case.rendering != "html"
        for example in [example_of(case)]
        if example
    ]


def golden_examples() -> list[Example]:
    """What our own captures teach, each also with other blank lines and other headlines."""
    found = []
    for path in sorted(GOLDEN.glob("*.txt")):
        known = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        text = path.read_text(encoding="utf-8")
        for title, variant in _variants(known["title"], text) if known["title"] else ():
            case = Case(
                name=path.stem, set="golden", site=path.stem, rendering="golden",
                gold=Gold(title=title), data=variant.encode(),
            )  # fmt: skip
            example = example_of(case)
            found += [example] if example else []
    return found


def _variants(title: str, text: str) -> Iterator[tuple[str, str]]:
    """A capture without blank lines, with one after each line, and with short headlines."""
    for variant in sorted({text, re.sub(r"\n\s*\n", "\n", text), re.sub(r"\n+", "\n\n", text)}):
        yield title, variant
    words = title.split()
    for other in (" ".join(words[:3]) + "?", " ".join(words[:2]), title.upper(), f"{title}."):
        yield other, text.replace(title, other)


def learn(examples: Sequence[Example]) -> dict[str, float]:
    """The weights under which the right lines are likeliest."""
    weights: dict[str, float] = defaultdict(float)
    seen: dict[str, float] = defaultdict(lambda: 1e-6)  # squared slopes so far
    order = list(examples)
    for turn in range(ROUNDS):
        Random(turn).shuffle(order)
        for example in order:
            for sign, slope in _slopes(example, weights).items():
                slope -= PENALTY * weights[sign]
                seen[sign] += slope * slope
                weights[sign] += STEP * slope / math.sqrt(seen[sign])
    return dict(weights)


def _slopes(example: Example, weights: dict[str, float]) -> dict[str, float]:
    """How much likelier the right line becomes, by sign."""
    chances = _chances(example, weights)
    right = sum(chances[rank] for rank in example.right) or FAINT
    slopes: dict[str, float] = defaultdict(float)
    for rank, signs in enumerate(example.signs):
        slope = (chances[rank] / right if rank in example.right else 0.0) - chances[rank]
        if abs(slope) > FAINT:
            for sign in signs:
                slopes[sign] += slope
    return slopes


def _chances(example: Example, weights: dict[str, float]) -> list[float]:
    scores = [sum(weights.get(sign, 0.0) for sign in signs) for signs in example.signs]
    top = max(scores)
    each = [math.exp(score - top) for score in scores]
    return [chance / sum(each) for chance in each]


def is_found(example: Example, weights: dict[str, float]) -> bool:
    """Whether the likeliest line is right."""
    chances = _chances(example, weights)
    return chances.index(max(chances)) in example.right


def cross(examples: list[Example], golden: list[Example], parts: int) -> None:
    """Print how often the headline is found on sites that were not learnt from."""
    sites = sorted({example.case.site for example in examples})
    Random(1).shuffle(sites)
    found: dict[str, list[bool]] = defaultdict(list)
    for part in range(parts):
        left_out = set(sites[part::parts])
        taught = [example for example in examples if example.case.site not in left_out]
        weights = learn([*taught, *golden])
        for example in examples:
            if example.case.site in left_out:
                name = f"{example.case.rendering}, {example.case.set}"
                found[name].append(is_found(example, weights))
    for name, right in sorted(found.items()):
        print(f"{name:24} {sum(right):4} of {len(right):4}  {sum(right) / len(right):.3f}")


def write(weights: dict[str, float]) -> None:
    """Write the table that feedpub reads."""
    lines = [
        f'    "{name}": {weight:.2f},'
        for name, weight in sorted(weights.items())
        if abs(weight) >= SMALLEST
    ]
    head = '"""How much each sign counts: made by benchmarks/normalise/train_headline.py."""'
    GOAL.write_text("\n".join([head, "", "HEADLINE = {", *lines, "}", ""]), encoding="utf-8")


def main() -> None:
    """Learn, and write or tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cross", type=int, metavar="N")
    arguments = parser.parse_args()
    examples = examples_of_sets(folders_of())
    if not examples:
        sys.exit("no set of pages: see evaluate.py for the environment variables that name them")
    golden = golden_examples()
    print(f"{len(examples)} captures of the sets, {len(golden)} of our own")
    if arguments.cross:
        cross(examples, golden, arguments.cross)
        return
    weights = learn([*examples, *golden])
    for name, group in (("sets", examples), ("our own", golden)):
        right = sum(is_found(example, weights) for example in group)
        print(f"{name}: {right} of {len(group)}")
    write(weights)


if __name__ == "__main__":
    main()
