"""Public sets of pages whose stories are known, read from where a user has put them.

Get them with git clone; none of their pages belongs into this repository:

- scrapinghub/article-extraction-benchmark: bodies
- adbar/trafilatura (folder tests): titles, authors, dates, snippets in and not in the body
- flairNLP/fundus (folder tests/resources/parser/test_data): all fields
- AndyTheFactory/article-extraction-dataset: all fields
- Murrough-Foley/web-content-extraction-benchmark (WCXB): all fields, of pages of all kinds,
  of which those of articles are taken, and those of lists as captures that hold no article
"""

import gzip
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a page. None: not known; an empty tuple: known to have none."""

    title: str | None = None
    printed: tuple[str, ...] = ()  # folded headlines as the page shows them, each as good
    authors: tuple[str, ...] | None = None
    days: tuple[str, ...] | None = None  # ISO days that are right, the first the nearest
    unprinted: tuple[str, ...] = ()  # days that were right, but the capture does not say
    dateable: bool = True  # False: no date is right as well
    visible: bool = False  # of what a capture shows; else its source may say more
    sections: tuple[str, ...] = ()  # folded; none: not known
    body: str | None = None
    agreed: tuple[str, ...] = ()  # the story as several extractors found it; see unlabelled.py
    keep: tuple[str, ...] = ()  # snippets of the story
    leave: tuple[str, ...] = ()  # snippets of the page that are not of the story


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A page of a set and where its bytes are."""

    name: str  # stable, fit for a file name
    set: str
    site: str
    url: str
    path: str
    kind: str = "article"  # else what the page is instead
    gold: Gold

    def read(self) -> bytes:
        """The bytes of the page."""
        data = Path(self.path).read_bytes()
        return gzip.decompress(data) if self.path.endswith(".gz") else data


# Where several publishers share a domain, the name before it is the publisher's.
HOSTERS = frozenset(
    "wordpress blogspot tumblr github substack medium typepad livejournal twoday blogger".split()
)
SECOND_LEVEL = frozenset("co com org net gov ac or ne gob go edu ltd nom web in".split())


def site_of(url: str) -> str:
    """The publisher by its domain, without the suffix: one name for bbc.com and bbc.co.uk."""
    host = (urlsplit(url if "//" in url else "//" + url).hostname or "").removeprefix("www.")
    labels = host.split(".")
    if len(labels) < 2:
        return host
    labels.pop()
    if len(labels) > 1 and labels[-1] in SECOND_LEVEL:
        labels.pop()
    if len(labels) > 1 and labels[-1] in HOSTERS:
        labels.pop()
    return labels[-1]


def split_of(site: str) -> str:
    """ "dev" or "held-out": the same for every page of a site, in every set."""
    number = blake2b(site.encode(), digest_size=8).digest()[0]
    return "held-out" if number % 2 else "dev"


def read_aeb(folder: Path) -> Iterator[Source]:
    """The pages of a clone of scrapinghub/article-extraction-benchmark."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for key, known in sorted(truth.items()):
        yield Source(
            name=f"aeb-{key[:12]}",
            set="aeb",
            site=site_of(known["url"]),
            url=known["url"],
            path=str(folder / "html" / f"{key}.html.gz"),
            gold=Gold(body=known["articleBody"]),
        )


def read_trafilatura(folder: Path) -> Iterator[Source]:
    """The pages of a clone of adbar/trafilatura."""
    tests = folder / "tests"
    known = json.loads((tests / "evaldata.json").read_text(encoding="utf-8"))
    for url, page in sorted(known.items()):
        paths = [tests / place / page["file"] for place in ("cache", "eval")]
        path = next((path for path in paths if path.is_file()), None)
        if path is None:
            continue
        labelled = "title" in page
        yield Source(
            name="traf-" + re.sub(r"[^A-Za-z0-9._-]", "_", page["file"].removesuffix(".html")),
            set="trafilatura",
            site=site_of(url),
            url=url,
            path=str(path),
            gold=Gold(
                title=page.get("title") or None,
                authors=_names(page.get("author")) if labelled else None,
                days=stated_day(page["date"]) if labelled else None,
                keep=tuple(page["with"]),
                leave=tuple(page["without"]),
            ),
        )


def read_fundus(folder: Path) -> Iterator[Source]:
    """The pages of a clone of flairNLP/fundus.

    Each publisher has one description for each layout it had, and one page for each, in
    the same order: descriptions by version, pages by the day they were fetched.
    """
    data = folder / "tests" / "resources" / "parser" / "test_data"
    for country in sorted(path for path in data.iterdir() if (path / "meta.info").is_file()):
        fetched = json.loads((country / "meta.info").read_text(encoding="utf-8"))
        for described in sorted(country.glob("*.json")):
            versions = json.loads(described.read_text(encoding="utf-8"))
            pages = sorted(country.glob(f"{described.stem}_[0-9]*.html.gz"))
            urls = [fetched[page.name]["url"] for page in pages]
            order = sorted(versions, key=_version)
            for version, page, url in zip(order, pages, urls, strict=True):
                yield Source(
                    name=f"fundus-{country.name}-{page.name.removesuffix('.html.gz')}",
                    set="fundus",
                    site=site_of(min(urls)),
                    url=url,
                    path=str(page),
                    gold=_fundus_gold(versions[version]),
                )


def _version(name: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", name))


def _fundus_gold(known: dict[str, Any]) -> Gold:
    body: dict[str, Any] = known["body"]
    parts = list(body["summary"])
    for section in body["sections"]:
        parts += [*section["headline"], *section["paragraphs"]]
    return Gold(
        title=known["title"],
        authors=tuple(known["authors"]) if "authors" in known else None,
        days=_days(known["publishing_date"]),
        body="\n\n".join(parts),
    )


def read_aed(folder: Path) -> Iterator[Source]:
    """The pages of a clone of AndyTheFactory/article-extraction-dataset."""
    truth = json.loads((folder / "articles.json").read_text(encoding="utf-8"))
    for key, known in sorted(truth.items()):
        path = folder / "html" / f"{key}.html"
        if path.is_file():  # a few are listed, but not there
            yield Source(
                name=f"aed-{key[:12]}",
                set="aed",
                site=site_of(known["url"]),
                url=known["url"],
                path=str(path),
                gold=Gold(
                    title=known["title"] or None,
                    authors=_names(known["authors"]) or None,
                    days=stated_day(known["date"]) or None,
                    body=known["articleBody"],
                ),
            )


def read_wcxb(folder: Path) -> Iterator[Source]:
    """The articles and lists of a clone of Murrough-Foley/web-content-extraction-benchmark."""
    for described in sorted(folder.glob("*/ground-truth/*.json")):
        page = json.loads(described.read_text(encoding="utf-8"))
        kind = WCXB_KINDS.get(page["_internal"]["page_type"]["primary"])
        known = page["ground_truth"]
        url = page.get("url", "")  # one has none
        if kind is None or not url or not known.get("main_content"):
            continue
        yield Source(
            name=f"wcxb-{described.stem}",
            set="wcxb",
            site=site_of(url),
            url=url,
            path=str(described.parents[1] / "html" / f"{described.stem}.html.gz"),
            kind=kind,
            gold=Gold(
                title=known["title"] or None,
                authors=_names(known["author"]) or None,
                days=stated_day(known["publish_date"]) or None,
                body=known["main_content"],
            ),
        )


WCXB_KINDS = {"article": "article", "collection": "real list", "listing": "real list"}


def stated_day(day: str | None) -> tuple[str, ...] | None:
    """The day as given: a few are misspelt, which makes them unknown."""
    if not day:
        return ()
    try:
        return (date.fromisoformat(day).isoformat(),)
    except ValueError:
        return None


def _days(moment: str) -> tuple[str, ...]:
    """The day of *moment* in its own zone, and in UTC if that is another."""
    when = datetime.fromisoformat(moment)
    own = when.date().isoformat()
    utc = when.astimezone(UTC).date().isoformat() if when.tzinfo else own
    return (own,) if own == utc else (own, utc)


def _names(known: str | list[str] | None) -> tuple[str, ...]:
    text = "; ".join(known) if isinstance(known, list) else known or ""
    text = re.sub(r"^(?:by|von|par|por|di)\s+", "", text.strip(), flags=re.IGNORECASE)
    names = re.split(r"\s*(?:;|,(?! (?:PhD|MD|Jr))|/|&| und | and | et | y )\s*", text)
    return tuple(name.strip() for name in names if name.strip())


READERS = {
    "aeb": read_aeb,
    "trafilatura": read_trafilatura,
    "fundus": read_fundus,
    "aed": read_aed,
    "wcxb": read_wcxb,
}
