"""Learn what speaks for a headline: writes feedpub/normalise/capture/weights.py.

Run: python benchmarks/normalise/evaluate.py --dump DIR
     python benchmarks/normalise/layouts.py write OWN
     python benchmarks/normalise/train_headline.py DIR [DIR …] --own OWN
     (the last needs numpy and scipy, and a minute; run it again after train_story.py)

For each text capture, the lines above its story compete: the weights of the signs are what
makes the printed headline the likeliest of them (a conditional logit model, the squares of
its weights penalised). Where several folders know the title of a page, the first counts.
With --cross N it writes nothing, and tells how often N parts of the sites find their
headlines by what the others taught.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

import learnt
import msgspec
import numpy as np
import scipy.optimize
import scipy.sparse
from cases import Case
from evaluate import read
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
RENDERINGS = ["container", "page"]
GOLDEN_WEIGHT = 0.3  # of each variant of a capture of our own; a page of the sets has 1
MADE_WEIGHT = 1.0  # of a made capture: the layouts of the site that most seeds are from
PENALTY = 2.0  # half of what the square of a weight costs, in units of log-likelihood
FAINT = 1e-9  # a chance too small for its logarithm
SMALLEST = 0.02  # a weight below it is left out


class Example(msgspec.Struct):
    """The signs of the lines that compete in a capture, and which are right."""

    group: str  # by which it is told of
    site: str
    signs: list[list[str]]
    right: list[bool]
    weight: float = 1.0


def example_of(case: Case, weight: float = 1.0) -> Example | None:
    """What a case teaches; None if its headline does not compete."""
    title = case.gold.title or case.headline
    pieces = read_pieces(case.data.decode().split("\n"))
    apply_rules(pieces)
    page = Page(pieces)
    run = find_story(page) if title else None
    if run is None:
        return None
    around = Surroundings(page, run.start, run.end)
    titles = (title, *case.gold.printed)
    indices = candidates(page, run.start)
    right = [any(same_title(each, pieces[i].text) for each in titles) for i in indices]
    signs = [signs_of(around, index) for index in indices]
    group = f"{case.rendering}, {case.set}"
    return Example(group, case.site, signs, right, weight) if any(right) else None


def examples_of(folders: Iterable[Path]) -> list[Example]:
    """What the captures of the public sets teach."""
    cases: dict[str, Case] = {}
    for folder in folders:
        for site in read(folder, "all", RENDERINGS):
            for case in site:
                if case.kind == "article" and (case.gold.title or case.headline):
                    cases.setdefault(case.name, case)
    return [example for case in cases.values() if (example := example_of(case))]


def own_examples(folder: Path, weight: float, *, varied: bool) -> list[Example]:
    """What our own captures teach, each also with other blank lines and other headlines."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        known = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        text, title = path.read_text(encoding="utf-8"), known["title"]
        if not title:
            continue
        for other, variant in _variants(title, text) if varied else [(title, text)]:
            case = Case(
                name=path.stem, set="our own", site=path.stem, rendering=folder.name,
                gold=Gold(title=other), data=variant.encode(),
            )  # fmt: skip
            example = example_of(case, weight)
            found += [example] if example else []
    return found


def _variants(title: str, text: str) -> Iterator[tuple[str, str]]:
    """A capture without blank lines, with one after each line, and with short headlines."""
    for variant in sorted({text, re.sub(r"\n\s*\n", "\n", text), re.sub(r"\n+", "\n\n", text)}):
        yield title, variant
    words = title.split()
    for other in (" ".join(words[:3]) + "?", " ".join(words[:2]), title.upper(), f"{title}."):
        yield other, text.replace(title, other)


class Contest:
    """Many examples as one table: a row for each line, a column for each sign."""

    def __init__(self, examples: Sequence[Example]) -> None:
        rows = [signs for example in examples for signs in example.signs]
        self.names = sorted({sign for signs in rows for sign in signs})
        column = {name: number for number, name in enumerate(self.names)}
        ends = np.cumsum([0, *(len(signs) for signs in rows)])
        columns = [column[sign] for signs in rows for sign in signs]
        shape = len(rows), len(self.names)
        self.table = scipy.sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape)
        sizes = [len(example.signs) for example in examples]
        self.starts = np.cumsum([0, *sizes])[:-1]
        self.owner: np.ndarray = np.repeat(np.arange(len(examples)), sizes)
        self.right = np.array([right for example in examples for right in example.right])
        self.counts = np.array([example.weight for example in examples])

    def loss(self, weights: np.ndarray) -> tuple[float, np.ndarray]:
        """How unlikely the right lines are, with the penalty, and its slopes."""
        scores = self.table @ weights
        tops = np.maximum.reduceat(scores, self.starts)
        each = np.exp(scores - tops[self.owner])
        whole = np.add.reduceat(each, self.starts)
        right = np.add.reduceat(each * self.right, self.starts) + FAINT
        unlikely = self.counts @ (np.log(whole) - np.log(right))
        slopes = each / whole[self.owner] - each * self.right / right[self.owner]
        slopes = self.table.T @ (slopes * self.counts[self.owner])
        return unlikely + PENALTY * weights @ weights, slopes + 2 * PENALTY * weights


def learn(examples: Sequence[Example]) -> dict[str, float]:
    """The weights under which the right lines are likeliest."""
    contest = Contest(examples)
    first = np.zeros(len(contest.names))
    found = scipy.optimize.minimize(contest.loss, first, jac=True, method="L-BFGS-B")
    return dict(zip(contest.names, found.x.tolist(), strict=True))


def is_found(example: Example, weights: dict[str, float]) -> bool:
    """Whether the likeliest line is right."""
    scores = [sum(weights.get(sign, 0.0) for sign in signs) for signs in example.signs]
    return example.right[scores.index(max(scores))]


def cross(examples: Sequence[Example], own: Sequence[Example], parts: int) -> None:
    """Print how often the headline is found on sites that were not learnt from."""
    found: dict[str, list[bool]] = defaultdict(list)
    for part in range(parts):
        taught = [example for example in examples if _part(example.site, parts) != part]
        weights = learn([*taught, *own])
        for example in examples:
            if _part(example.site, parts) == part:
                found[example.group].append(is_found(example, weights))
    learnt.tell(found)


def _part(site: str, parts: int) -> int:
    """Which of so many parts a site belongs to, in every run."""
    return int.from_bytes(blake2b(site.encode()).digest()[:8]) % parts


def main() -> None:
    """Learn, and write or tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "folders", type=Path, nargs="+", metavar="DIR", help="what evaluate.py --dump wrote"
    )
    parser.add_argument("--own", type=Path, metavar="DIR", help="more captures of our own")
    parser.add_argument("--cross", type=int, metavar="N")
    arguments = parser.parse_args()
    examples = examples_of(arguments.folders)
    if not examples:
        sys.exit("no text captures in " + ", ".join(map(str, arguments.folders)))
    own = own_examples(GOLDEN, GOLDEN_WEIGHT, varied=True)
    own += own_examples(arguments.own, MADE_WEIGHT, varied=False) if arguments.own else []
    print(f"{len(examples)} captures of the sets, {len(own)} of our own")
    if arguments.cross:
        cross(examples, own, arguments.cross)
        return
    weights = learn([*examples, *own])
    for name, group in (("sets", examples), ("our own", own)):
        right = sum(is_found(example, weights) for example in group)
        print(f"{name}: {right} of {len(group)}")
    learnt.write(GOAL, "HEADLINE", Path(__file__).name, weights, SMALLEST)


if __name__ == "__main__":
    main()
