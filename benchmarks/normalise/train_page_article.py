"""Learn what tells a page's story from what is none: feedpub/normalise/page/article_weights.py.

Run: python benchmarks/normalise/evaluate.py --dump FOLDER, then
     python benchmarks/normalise/train_page_article.py FOLDER   (five minutes; needs numpy, scipy)

Only the half "dev" is used: its saved pages, the same without their story (see `emptied`), and
its lists. A logistic model, shifted so that of a thousand articles eight are refused. With
--cross N it writes nothing; either way it tells how many are refused on sites not learnt from.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import learnt
import msgspec
import numpy as np
from approaches import feedpub
from cases import Case
from emptied import emptied
from evaluate import be_quiet, read
from scipy.optimize import minimize

from feedpub.normalise.page import refusal
from feedpub.normalise.page.refusal import FEWEST, Look, look_at, signs_of

GOAL = Path(__file__).parents[2] / "feedpub/normalise/page/article_weights.py"
NONE = 0.5  # what a page without a story counts beside one with
PENALTY = 0.5  # for the square of each weight, of signs as wide as their spread
REFUSED = 0.008  # of the articles


class Example(msgspec.Struct):
    """A page, and whether it holds an article."""

    case: Case
    signs: dict[str, float]

    @property
    def is_article(self) -> bool:
        """Whether it does."""
        return self.case.kind == "article"


def examples_of(folder: Path) -> Iterator[Example]:
    """What the dumped pages teach."""
    for site in read(folder, "dev", ["html"]):
        for case in site:
            known = case.gold.body is not None or case.gold.days
            without = emptied(case) if case.kind == "article" else None
            for each in [*([case] if known or case.kind != "article" else []), without]:
                look = _look(each) if each else None
                if each and look and look.words >= FEWEST:
                    yield Example(each, signs_of(look))


def _look(case: Case) -> Look | None:
    found: list[Look] = []

    def spy(*arguments: Any) -> Look:
        found.append(look_at(*arguments))
        return found[-1]

    with mock.patch.object(refusal, "look_at", spy):
        feedpub(case)
    return found[0] if found else None


def learn(examples: list[Example]) -> dict[str, float]:
    """The weights that part articles from what is none; the names are those of the signs."""
    names = list(examples[0].signs)
    rows = np.array([[each.signs[name] for name in names] for each in examples])
    sides = np.array([1.0 if each.is_article else -1.0 for each in examples])
    counts = np.where(sides > 0, 1.0, NONE)
    spread = rows.std(axis=0)
    spread[names.index("always")] = 1.0
    rows = rows / spread
    free = np.array([name != "always" for name in names])

    def loss(weights: Any) -> float:
        wrong = np.logaddexp(0, -sides * (rows @ weights))
        return float((counts * wrong).sum() + PENALTY * (free * weights**2).sum())

    def slope(weights: Any) -> Any:
        chances = 1 / (1 + np.exp(np.clip(sides * (rows @ weights), -50, 50)))
        return -(counts * sides * chances) @ rows + 2 * PENALTY * free * weights

    found = minimize(loss, np.zeros(len(names)), jac=slope, method="L-BFGS-B").x / spread
    return {name: float(weight) for name, weight in zip(names, found, strict=True)}


def worth(example: Example, weights: dict[str, float]) -> float:
    """How much speaks for an article."""
    return sum(value * weights[sign] for sign, value in example.signs.items())


def crossed(examples: list[Example], parts: int) -> list[float]:
    """How much speaks for each example, by what other sites taught."""
    found = [0.0] * len(examples)
    for left_out in learnt.folds((each.case.site for each in examples), parts):
        weights = learn([each for each in examples if each.case.site not in left_out])
        for rank, each in enumerate(examples):
            if each.case.site in left_out:
                found[rank] = worth(each, weights)
    return found


def least_worth(examples: list[Example], worths: list[float]) -> float:
    """Below which eight articles in a thousand are."""
    articles = sorted(w for each, w in zip(examples, worths, strict=True) if each.is_article)
    return articles[round(len(articles) * REFUSED)]


def main() -> None:
    """Learn, and write or tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path, help="cases that evaluate.py --dump wrote")
    parser.add_argument("--cross", type=int, metavar="N")
    arguments = parser.parse_args()
    be_quiet()
    examples = list(examples_of(arguments.cases))
    worths = crossed(examples, arguments.cross or 6)
    least = least_worth(examples, worths)
    refused: dict[str, list[bool]] = defaultdict(list)
    for each, found in zip(examples, worths, strict=True):
        refused[f"{each.case.kind} {each.case.set}"].append(found < least)
    learnt.tell(refused)
    if arguments.cross:
        return
    weights = learn(examples)
    weights["always"] -= least
    learnt.write(GOAL, "ARTICLE", Path(__file__).name, weights, 0.0)


if __name__ == "__main__":
    main()
