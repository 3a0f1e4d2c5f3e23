"""What a build costs that finds nothing to do, or one edited seed, among thousands.

Run: python benchmarks/rebuild.py [--seeds 10000] [--rounds 15]

All figures come from one run, taken in turn, and are compared with the time that Python
takes to start and to look at each file (scandir and stat) of the same folder: absolute
times tell about the machine, the ratio about feedpub.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

LOOK = """
import os
def look(folder):
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            look(entry.path)
        else:
            entry.stat(follow_symlinks=False)
look({folder!r})
"""

CONFIG = """\
[site]
title = "Benchmark"
url = "https://news.example.org/"
authority = "news.example.org,2026"
"""

SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeiou"]


def story(chance: random.Random) -> str:
    """A made-up capture of about 2 KB, with words that no other story shares."""

    def words(count: int) -> str:
        return " ".join(
            "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(count)
        )

    paragraphs = [". ".join(words(14).capitalize() for _ in range(3)) + "." for _ in range(6)]
    head = [f"Section {chance.randrange(20)}", words(7).capitalize(), "2 min read"]
    return "\n\n".join(head + paragraphs) + "\n"


def make_project(folder: Path, seeds: int) -> None:
    """A project of so many seeds, in folders of two hundred."""
    chance = random.Random(1)
    (folder / "feedpub.toml").write_text(CONFIG)
    for number in range(seeds):
        below = folder / "seeds" / f"{number // 200:03}"
        below.mkdir(parents=True, exist_ok=True)
        (below / f"{number:06}.txt").write_text(story(chance))


def edit_one(folder: Path, number: int) -> None:
    """Change a sentence of a story that stands in the feed."""
    feed = (folder / "feeds" / "atom.xml").read_text()
    title = feed.split("<title>")[2].split("</title>")[0]
    seed = next(path for path in (folder / "seeds").rglob("*.txt") if title in path.read_text())
    text = seed.read_text()
    first = text.split("\n\n")[3]
    seed.write_text(text.replace(first, f"Edit number {number} of this one. " + first[-200:], 1))


def seconds(command: list[str]) -> float:
    """How long a process runs."""
    # Without this, Python would compile every module again at each start.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - start


def measure(folder: Path, rounds: int) -> dict[str, list[float]]:
    """The times of each kind of run, taken in turn."""
    python = [sys.executable, "-c"]
    feedpub = [str(Path(sys.executable).with_name("feedpub")), "-C", str(folder), "build"]
    kinds: dict[str, Callable[[int], list[str]]] = {
        "python -c pass": lambda _: [*python, "pass"],
        "python, scandir and stat": lambda _: [*python, LOOK.format(folder=str(folder / "seeds"))],
        "feedpub build, nothing to do": lambda _: feedpub,
    }
    times: dict[str, list[float]] = {kind: [] for kind in [*kinds, "feedpub build, one edited"]}
    for number in range(rounds):
        for kind, command in kinds.items():
            times[kind].append(seconds(command(number)))
        edit_one(folder, number)
        times["feedpub build, one edited"].append(seconds(feedpub))
    return times


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_project(folder, arguments.seeds)
        feedpub = str(Path(sys.executable).with_name("feedpub"))
        first = seconds([feedpub, "-C", name, "build"])
        times = measure(folder, arguments.rounds)
    print(f"{arguments.seeds:,} seeds, first build {first:.1f} s; then {arguments.rounds} runs:")
    print(f"{'':32}{'min':>9}{'median':>9}{'max':>9}")
    for kind, taken in times.items():
        figures = (min(taken), statistics.median(taken), max(taken))
        print(f"{kind:32}" + "".join(f"{1000 * figure:6.0f} ms" for figure in figures))
    _, look, idle, edited = (statistics.median(taken) for taken in times.values())
    print(f"nothing to do / look: {idle / look:.2f} (goal: at most 2)")
    print(f"one edited - nothing to do: {1000 * (edited - idle):.0f} ms (goal: at most 150 ms)")


if __name__ == "__main__":
    main()
