"""Public collections of hostile strings through every input, field and output, in Chromium.

Run: python tests/torture/xss.py FOLDER… [--batch 150]

Each folder holds a collection as it is published: XSS payload lists and the Big List of Naughty
Strings, DOMPurify's fixtures, OWASP's evasion sheet (`xss.strings_in` tells which files are
read). Without a folder: our own strings. Prints what was seen so far after each batch, and
fails if anything ran or was where it may not be.
"""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from conftest import CONFIG, Workspace
from xss import OUTPUT, look, shown_in, strings_in, write_seeds
from xss_strings import STRINGS

LONGEST = 20_000  # characters of a string: beyond it is no headline, and refused as one


def main() -> int:
    """Print the figures; 1 if anything ran."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--batch", type=int, default=150)
    arguments = parser.parse_args()
    found = dict.fromkeys(strings_in(arguments.folders) if arguments.folders else STRINGS)
    strings = [each for each in found if each.strip() and len(each) < LONGEST]
    print(f"{len(strings):,} strings")
    total: Counter[str] = Counter()
    for first in range(0, len(strings), arguments.batch):
        total.update(tried(strings[first : first + arguments.batch], first))
        print(", ".join(f"{count:,} {name}" for name, count in total.items()), flush=True)
    return int(bool(total["runs"] or total["faults"]))


def tried(strings: list[str], first: int) -> Counter[str]:
    """What became of some strings, counted; what is wrong is printed."""
    with tempfile.TemporaryDirectory() as name:
        workspace = Workspace(Path(name) / "project")
        workspace.configure(CONFIG + OUTPUT)
        most = write_seeds(workspace.seeds, strings, first * 100)
        report = workspace.build()
        shown = shown_in(workspace.feeds)
        seen = look(workspace.feeds, shown.contents.items(), shown.opened)
    runs = [*seen.hits, *seen.reports]
    faults = [*report.failures, *shown.faults, *seen.faults]
    for each in [*runs, *faults]:
        print(f"  {each}")
    return Counter(
        {
            "strings": len(strings),
            "seeds": most,
            "items": len(report.new),
            "refused": len(report.problems),
            "files": sum(shown.kinds.values()),
            "entries in them": shown.items,
            "pieces of HTML shown": len(shown.contents),
            "files opened": len(shown.opened),
            "elements looked at": seen.elements,
            "runs": len(runs),
            "faults": len(faults),
        }
    )


if __name__ == "__main__":
    sys.exit(main())
