"""What the training scripts that weigh signs have in common: telling and writing."""

from collections.abc import Mapping, Sequence
from pathlib import Path


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
