"""Learn which of the names on a page are its authors': feedpub/normalise/page/author_weights.py.

Run: python benchmarks/normalise/evaluate.py --dump FOLDER, then
     python benchmarks/normalise/train_page_authors.py FOLDER   (two minutes)

Only the half "dev" is used: its saved pages whose authors are known and given somewhere. What
a page gives as its authors in its linked data, its meta elements and its bylines competes, as
the lines of a text do in `train_authors`. With --cross N it writes nothing, and tells how often
N parts of the sites have their authors found by what the others taught.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import learnt
import msgspec
from approaches import feedpub
from cases import Case
from evaluate import be_quiet, read
from scoring import same_authors
from train_authors import learn

from feedpub.normalise.page import people
from feedpub.normalise.page.people import Candidate, choose

GOAL = Path(__file__).parents[2] / "feedpub/normalise/page/author_weights.py"
SMALLEST = 0.02  # a weight below it is left out


class Example(msgspec.Struct):
    """What competes in a page, and which of it is right."""

    case: Case
    lines: list[Candidate]
    right: list[int]


def examples_of(folder: Path) -> Iterator[Example]:
    """What the dumped pages teach whose authors are known and given."""
    for site in read(folder, "dev", ["html"]):
        for case in site:
            known = case.gold.authors if case.kind == "article" else None
            lines = candidates_of(case) if known else []
            ranks = range(len(lines))
            right = [rank for rank in ranks if same_authors(known or (), lines[rank].names)]
            if right:
                yield Example(case, lines, right)


def candidates_of(case: Case) -> list[Candidate]:
    """What the page gives as its authors."""
    with mock.patch.object(people, "choose", wraps=choose) as spy:
        feedpub(case)
    return list(spy.call_args.args[0]) if spy.called else []


def is_found(example: Example, weights: dict[str, float]) -> bool:
    """Whether the right names are chosen."""
    best = choose(example.lines, weights)
    return best is not None and same_authors(example.case.gold.authors or (), best.names)


def cross(examples: list[Example], parts: int) -> None:
    """Print how often the authors are found on sites that were not learnt from."""
    found: dict[str, list[bool]] = defaultdict(list)
    for left_out in learnt.folds((each.case.site for each in examples), parts):
        weights = learn([each for each in examples if each.case.site not in left_out])
        for each in examples:
            if each.case.site in left_out:
                found[each.case.set].append(is_found(each, weights))
    learnt.tell(found)


def main() -> None:
    """Learn, and write or tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path, help="cases that evaluate.py --dump wrote")
    parser.add_argument("--cross", type=int, metavar="N")
    arguments = parser.parse_args()
    be_quiet()
    examples = list(examples_of(arguments.cases))
    if arguments.cross:
        cross(examples, arguments.cross)
        return
    weights = learn(examples)
    right = sum(is_found(example, weights) for example in examples)
    print(f"{right} of {len(examples)}")
    learnt.write(GOAL, "AUTHOR", Path(__file__).name, weights, SMALLEST)


if __name__ == "__main__":
    main()
