"""Words and the runs of four that bodies are compared by."""

import re
from collections import Counter
from collections.abc import Iterable

Shingle = tuple[str, ...]

_WORD = re.compile(r"\w+")
SIZE = 4  # words in a shingle, as scrapinghub/article-extraction-benchmark has it


def words(text: str) -> list[str]:
    """The words of *text*, as written: runs of letters, digits and underscores."""
    return _WORD.findall(text)


def shingles(text: str) -> Counter[Shingle]:
    """How often each run of four words stands in *text*; a shorter text is one run."""
    found = words(text)
    runs = range(max(1, len(found) - SIZE + 1)) if found else range(0)
    return Counter(tuple(found[start : start + SIZE]) for start in runs)


def share_within(text: str, known: Iterable[Shingle]) -> float:
    """The share of the shingles of *text* that are among *known*: 0 if it has none."""
    found = shingles(text)
    known = known if isinstance(known, (set, frozenset, dict)) else set(known)
    held = sum(count for shingle, count in found.items() if shingle in known)
    return held / found.total() if found else 0.0
