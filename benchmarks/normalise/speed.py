"""What it costs to normalise a capture, and a saved page beside trafilatura alone.

Run: python benchmarks/normalise/speed.py [--rounds 400] [--pages FOLDER]

The captures and pages are made up here; a folder of saved pages (.html) may be given
besides. All figures come from one run, taken in turn.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from approaches import read
from made import capture, page

from feedpub.model import NewsItem

GOAL_TEXT = 200  # µs of one core for a capture of 2 KB, at the median
GOAL_PAGE = 1.3  # times what trafilatura.extract alone takes


def microseconds(work: Callable[[bytes], object], data: bytes) -> float:
    """How long *work* takes on this core."""
    start = time.process_time_ns()
    work(data)
    return (time.process_time_ns() - start) / 1000


def of_captures(captures: list[bytes]) -> list[float]:
    """The times that the captures take, ascending."""
    for data in captures[:10]:  # the lexicon and the patterns are made at first use
        assert isinstance(next(iter(read("a.txt", data))), NewsItem)
    return sorted(microseconds(_text, data) for data in captures)


def of_pages(pages: list[bytes]) -> list[tuple[float, float]]:
    """For each page the times of feedpub and of trafilatura alone."""
    return [(microseconds(_page, data), microseconds(_alone, data)) for data in pages]


def _text(data: bytes) -> object:
    return list(read("a.txt", data))


def _page(data: bytes) -> object:
    return list(read("a.html", data))


def _alone(data: bytes) -> object:
    from trafilatura import extract

    return extract(data, favor_precision=True)


def report_captures(captures: list[bytes]) -> str:
    """A line of figures."""
    times = of_captures(captures)
    size = statistics.median(map(len, captures))
    most = times[len(times) * 9 // 10]
    return (
        f"a text capture of {size:,.0f} bytes: median {statistics.median(times):.0f} µs,"
        f" nine in ten within {most:.0f} µs (goal: median {GOAL_TEXT} µs)"
    )


def report_pages(name: str, pages: list[bytes]) -> str:
    """A line of figures."""
    if not any(isinstance(found, NewsItem) for data in pages[:5] for found in read("a.html", data)):
        return f"saved pages, {name}: not readable"
    of_pages(pages[:3])
    times = of_pages(pages)
    ours, theirs = (statistics.median(side) / 1000 for side in zip(*times, strict=True))
    ratio = sum(a for a, _ in times) / sum(b for _, b in times)
    return (
        f"{len(pages)} saved pages, {name}: median {ours:.1f} ms, trafilatura alone"
        f" {theirs:.1f} ms; together {ratio:.2f} times as long (goal: {GOAL_PAGE})"
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=400)
    parser.add_argument("--pages", type=Path, help="a folder of saved pages")
    arguments = parser.parse_args()
    print(report_captures([capture(number) for number in range(arguments.rounds)]))
    print(report_pages("made up", [page(number) for number in range(60)]))
    if arguments.pages:
        found = sorted(arguments.pages.rglob("*.html"))
        print(report_pages(str(arguments.pages), [path.read_bytes() for path in found]))


if __name__ == "__main__":
    main()
