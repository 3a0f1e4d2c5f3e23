"""What one more item costs a feed with a long archive, and what a follower gets of it.

Run: python benchmarks/archive.py [--items 100000]

Makes a project of that many dated items, builds it, adds three items with a build after each,
and follows ``prev-archive`` from the feed to the end in each format. Fails where an item is
missing, or one more item writes more than two archive documents of a format.
"""

import argparse
import json
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from feedpub.build import Options, build
from feedpub.formats import FORMATS, Format
from feedpub.project import load_project
from feedpub.report import Report

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
SITE = "https://news.example.org/"
CONFIG = f'[site]\ntitle = "Long News"\nurl = "{SITE}"\nlanguage = "en"\n'
TOGETHER = 1_000  # items in a seed
MORE = 3


def item(number: int, published: datetime) -> str:
    """A line of JSON."""
    return json.dumps({
        "url": f"https://paper.example.org/{number}",
        "title": f"Story {number}",
        "published": published.isoformat(),
        "content_text": f"This is told of number {number}, and of {number * 7919 % 100_003}.",
    })  # fmt: skip


def make_project(folder: Path, items: int) -> None:
    """The configuration and the seeds; an item an hour, until now."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "feedpub.toml").write_text(CONFIG)
    lines = [item(number, NOW - timedelta(hours=items - number)) for number in range(items)]
    for first in range(0, items, TOGETHER):
        seed = folder / "seeds" / f"{first:08}.jsonl"
        seed.write_text("\n".join(lines[first : first + TOGETHER]) + "\n")


def built(folder: Path, now: datetime) -> tuple[Report, float]:
    """What a build did, and its seconds."""
    start = time.perf_counter()
    report = build(
        load_project(str(folder)), now=now, options=Options(), progress=lambda intakes, _: intakes
    )
    return report, time.perf_counter() - start


def follow(folder: Path, format: Format) -> tuple[set[str], int]:
    """The ids that a follower collects, and how many entries repeat one."""
    ids: set[str] = set()
    entries = 0
    path: str | None = format.FILE_NAME
    while path:
        document = format.parse((folder / "feeds" / path).read_bytes())
        ids.update(each.id or "" for each in document)
        entries += len(document.items)
        path = document.prev_archive.removeprefix(SITE) if document.prev_archive else None
    return ids, entries - len(ids)


def main() -> int:
    """Print the figures; 1 where they are not what they should be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=100_000)
    arguments = parser.parse_args()
    good = True
    with tempfile.TemporaryDirectory(prefix="feedpub-archive-") as name:
        folder = Path(name)
        make_project(folder, arguments.items)
        report, seconds = built(folder, NOW)
        print(f"{len(report.new):,} items, {len(report.documents):,} files: {seconds:.1f} s")
        for number in range(arguments.items, arguments.items + MORE):
            now = NOW + timedelta(hours=number - arguments.items + 1)
            (folder / "seeds" / f"{number:08}.json").write_text(item(number, now))
            report, seconds = built(folder, now)
            archives = [path for path in report.documents if path.startswith("archive/")]
            others = len(report.documents) - len(archives)
            print(f"one more: {len(archives)} archive documents in {len(FORMATS)} formats,"
                  f" {others} other files, {seconds * 1000:.0f} ms")  # fmt: skip
            good = good and len(archives) <= 2 * len(FORMATS)
        for name, format in FORMATS.items():
            ids, again = follow(folder, format)
            print(f"{name}: a follower collects {len(ids):,} items; {again} entries repeat one")
            good = good and len(ids) == arguments.items + MORE
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
