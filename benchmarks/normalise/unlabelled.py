"""Pages that nobody labelled, and what can be known of them all the same: to learn from only.

Run: python benchmarks/normalise/unlabelled.py DIR --htmldate H --postlight P --readability R
     (needs readability-lxml; the sets of evaluate.py are found as there)

Writes captures and what is known of each below DIR, as evaluate.py --dump does, for
train_story.py. No page is taken of a site that is held out. Get the sets with git clone;
none of their pages belongs into this repository:

- adbar/htmldate (folder tests): pages whose day is known
- postlight/parser (folder fixtures): pages of news sites
- mozilla/readability (folder test): pages of sites of all kinds

What two extractors both take is of the story, what neither takes is not, and the rest
stays unknown. A page's own metadata tells title, authors and day where it says so plainly.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import rendering
from cases import Case, article_cases
from evaluate import be_quiet, folders_of, sources, teasers_of, write
from lxml import html
from msgspec.structs import replace
from printed import folded
from sets import Gold, Source, site_of, split_of, stated_day
from shingles import shingles
from variants import Teaser, non_articles

LEAST_AGREED = 0.6  # of the shingles of either body; below it, one of them is no story
LEAST_STORY = 100  # shingles
LACKING = frozenset({"trafilatura", "fundus"})  # sets of evaluate.py that do not tell all


def read_htmldate(folder: Path) -> Iterator[Source]:
    """The pages of a clone of adbar/htmldate."""
    tests = folder / "tests"
    for described in sorted(tests.glob("eval_*.json")):
        for url, page in sorted(json.loads(described.read_text(encoding="utf-8")).items()):
            places = [tests / place / page["file"] for place in ("eval", "test_set", "cache")]
            path = next((path for path in places if path.is_file()), None)
            if path:
                name = re.sub(r"[^A-Za-z0-9._-]", "_", page["file"].removesuffix(".html"))
                yield _source(f"date-{name}", "htmldate", url, path, stated_day(str(page["date"])))


def read_postlight(folder: Path) -> Iterator[Source]:
    """The pages of a clone of postlight/parser."""
    for path in sorted((folder / "fixtures").glob("*.html")):
        url = _own_url(path) or path.stem.split("--")[0]
        yield _source(f"post-{path.stem}", "postlight", url, path, None)


def read_readability(folder: Path) -> Iterator[Source]:
    """The pages of a clone of mozilla/readability that say where they are from."""
    for path in sorted((folder / "test" / "test-pages").glob("*/source.html")):
        url = _own_url(path)
        if url:
            yield _source(f"read-{path.parent.name}", "readability", url, path, None)


READERS = {
    "htmldate": read_htmldate,
    "postlight": read_postlight,
    "readability": read_readability,
}


def _source(name: str, of: str, url: str, path: Path, days: tuple[str, ...] | None) -> Source:
    return Source(
        name=name, set=of, site=site_of(url), url=url, path=str(path), gold=Gold(days=days)
    )


def _own_url(path: Path) -> str | None:
    root = rendering.parse(path.read_bytes())
    if root is None:
        return None
    named = [node.get("href") for node in root.iter("link") if node.get("rel") == "canonical"]
    named += [n.get("content") for n in root.iter("meta") if n.get("property") == "og:url"]
    return next((url for url in named if url and "//" in url and "fakehost" not in url), None)


def told(source: Source) -> Gold:
    """What is known of a page: what its set says, its metadata, and the bodies agreed on."""
    data = source.read()
    root = rendering.parse(data)
    known = source.gold
    if root is None:
        return known
    title, authors, days = metadata(root)
    return Gold(
        title=known.title or title,
        authors=known.authors if known.authors is not None else authors,
        days=known.days if known.days is not None else days,
        keep=known.keep,
        leave=known.leave,
        body=known.body,
        agreed=bodies(data),
    )


def bodies(data: bytes) -> tuple[str, ...]:
    """The story as two extractors found it; none if they do not find the same."""
    from readability import Document
    from trafilatura import extract

    first = extract(data, favor_precision=True, include_comments=False, output_format="txt") or ""
    try:
        summary = html.fromstring(Document(rendering.decode(data)).summary())
    except Exception:  # it has no error of its own
        return ()
    second = rendering.text_of(rendering.take_apart(summary, rendering.Style()))
    one, two = shingles(first), shingles(second)
    both = (one & two).total()
    agreed = both >= LEAST_STORY and both >= LEAST_AGREED * max(one.total(), two.total())
    return (first, second) if agreed else ()


def metadata(
    root: html.HtmlElement,
) -> tuple[str | None, tuple[str, ...] | None, tuple[str, ...] | None]:
    """Title, authors and days, each only where it is said plainly."""
    meta: dict[str, str] = {}
    for node in root.iter("meta"):
        name = node.get("property") or node.get("name")
        if name and node.get("content"):
            meta.setdefault(name.lower(), node.get("content"))
    articles = list(_articles(root))
    headings = [" ".join(node.text_content().split()) for node in root.iter("h1")]
    said = [*headings, meta.get("og:title"), *(a.get("headline") for a in articles)]
    titles = [title for title in said if isinstance(title, str) and title.strip()]
    counts = [folded(title) for title in titles]
    title = next((t for t in titles if counts.count(folded(t)) > 1), None)
    authors = [name for a in articles[:1] for name in _names(a.get("author"))]
    stated = [articles[0].get("datePublished")] if articles else []
    stated.append(meta.get("article:published_time"))
    days = [day for text in stated if isinstance(text, str) for day in _day(text)]
    agreed = tuple(dict.fromkeys(days))
    return title, tuple(dict.fromkeys(authors)) or None, agreed or None


def _articles(root: html.HtmlElement) -> Iterator[dict[str, Any]]:
    for node in root.iter("script"):
        if node.get("type") != "application/ld+json":
            continue
        try:
            found = json.loads(node.text or "", strict=False)
        except ValueError:
            continue
        stack = [found]
        while stack:
            each = stack.pop()
            if isinstance(each, list):
                stack.extend(each)
            elif isinstance(each, dict):
                kinds = each.get("@type")
                if any(
                    "Article" in str(k) for k in (kinds if isinstance(kinds, list) else [kinds])
                ):
                    yield each
                else:
                    stack.extend(each.get("@graph") or [])


def _names(author: object) -> list[str]:
    if isinstance(author, list):
        return [name for each in author for name in _names(each)]
    if isinstance(author, dict):
        return _names(author.get("name")) if author.get("@type") == "Person" else []
    return [author.strip()] if isinstance(author, str) and author.strip() else []


def _day(moment: str) -> tuple[str, ...]:
    try:
        return (datetime.fromisoformat(moment).date().isoformat(),)
    except ValueError:
        return ()


def teachers(folders: dict[str, Path]) -> list[Source]:
    """The pages to learn from: of the sets of evaluate.py those to look at, and of *folders*.

    A page that stands in several sets is taken once, and none of a site that is held out.
    """
    known = sources(folders_of(), "all")
    held_out = {page.site for page in known if split_of(page.site) == "held-out"}
    found = [page for page in known if page.set in LACKING and page.site not in held_out]
    urls = {page.url.rstrip("/") for page in found}
    for name, folder in folders.items():
        found += [
            page
            for page in READERS[name](folder)
            if page.site not in held_out and page.url.rstrip("/") not in urls
        ]
    return found


def write_cases(page: Source, folder: Path, teasers: list[Teaser]) -> int:
    """Write the text captures of a page, and such that lack its story; how many."""
    gold = told(page)
    found = [c for c in article_cases(replace(page, gold=gold)) if c.rendering != "html"]
    none: list[Case] = []
    if gold.agreed and page.gold.body is None:
        for case in found:
            whole = replace(case, gold=replace(case.gold, body=gold.agreed[0]))
            none += non_articles(whole, teasers, Random(case.name))
    write(folder, [*found, *none])
    return len(found) + len(none)


def main() -> None:
    """Write captures below a folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    for name in READERS:
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    folders = {name: getattr(arguments, name) for name in READERS if getattr(arguments, name)}
    if not folders:
        sys.exit("no set of pages: name a clone with --htmldate, --postlight or --readability")
    teasers = teasers_of(sources(folders_of(), "dev"))
    work = partial(write_cases, folder=arguments.folder, teasers=teasers)
    with ProcessPoolExecutor(arguments.jobs, initializer=be_quiet) as pool:
        print(sum(pool.map(work, teachers(folders), chunksize=8)), "captures")


if __name__ == "__main__":
    main()
