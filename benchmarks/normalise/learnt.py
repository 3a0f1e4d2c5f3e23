"""What the training scripts that weigh signs have in common: folds, telling and writing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random


def folds(sites: Iterable[str], parts: int) -> Iterator[set[str]]:
    """The sites that are left out of what is learnt from, a part at a time, as in every run."""
    known = sorted(set(sites))
    Random(1).shuffle(known)
    for part in range(parts):
        yield set(known[part::parts])


def tell(found: Mapping[str, Sequence[bool]]) -> None:
    """Print how many are right of each group."""
    for name, right in sorted(found.items()):
        print(f"{name:24} {sum(right):4} of {len(right):4}  {sum(right) / len(right):.3f}")


def write(goal: Path, name: str, script: str, weights: Mapping[str, float], least: float) -> None:
    """Write the table *name* that feedpub reads; a weight below *least* is left out."""
    lines = [
        f'    "{sign}": {weight:.2f},'
        for sign, weight in sorted(weights.items())
        if abs(weight) >= least
    ]
    head = f'"""How much each sign counts: made by benchmarks/normalise/{script}."""'
    goal.write_text("\n".join([head, "", f"{name} = {{", *lines, "}", ""]), encoding="utf-8")
