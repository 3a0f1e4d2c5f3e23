"""How faithfully feedpub reads captures of news pages, measured on public sets.

Run: python benchmarks/normalise/evaluate.py --aeb DIR --trafilatura DIR --fundus DIR --aed DIR …

Each option names a clone of a public set (scrapinghub/article-extraction-benchmark,
adbar/trafilatura, flairNLP/fundus, AndyTheFactory/article-extraction-dataset, and with --wcxb
Murrough-Foley/web-content-extraction-benchmark); the environment variables FEEDPUB_AEB,
FEEDPUB_TRAFILATURA and so on do the same. Every page is measured as saved HTML
and as two text captures: the container of its story, and the whole page. Sites are split
in halves: rules are made by looking at "dev" only.
"""

import argparse
import logging
import os
import sys
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeVar

import msgspec
from approaches import approaches
from cases import Case, article_cases, list_cases
from report import Outcome, classes_of, errors_of, markdown, summarise, table
from scoring import Extraction, Verdict, judge
from sets import READERS, Source, split_of
from variants import Teaser, non_articles, recaptures, source_cases

T = TypeVar("T", Case, Source)

RENDERINGS = ("html", "container", "page")


def folders_of() -> dict[str, Path]:
    """Where the environment says that the sets are, by name."""
    given = {name: os.environ.get(f"FEEDPUB_{name.upper()}") for name in READERS}
    return {name: Path(folder) for name, folder in given.items() if folder}


def sources(folders: dict[str, Path], split: str) -> list[Source]:
    """The pages of one half of the sets, in a stable order."""
    found = [
        source
        for name, folder in folders.items()
        for source in READERS[name](folder)
        if split == "all" or split_of(source.site) == split
    ]
    return sorted({source.name: source for source in found}.values(), key=lambda s: s.name)


def teasers_of(pages: list[Source]) -> list[Teaser]:
    """What a list of stories would show of the pages whose fields are known."""
    return [
        Teaser(
            title=page.gold.title,
            excerpt=page.gold.body.split("\n\n")[0],
            author=(page.gold.authors or ("",))[0],
            day=(page.gold.days or ("",))[0],
            country=page.name.split("-")[1],
        )
        for page in pages
        if page.set == "fundus" and page.gold.title and page.gold.body
    ]


def cases_of_site(pages: list[Source], teasers: list[Teaser]) -> list[Case]:
    """All the cases that the pages of a site give."""
    cases = [case for page in pages if page.kind == "article" for case in article_cases(page)]
    whole = [case for case in cases if case.gold.body is not None]
    more = [case for page in pages if page.kind != "article" for case in list_cases(page)]
    for case in whole:
        chance = Random(case.name)  # the same in every run
        if case.rendering == "html":
            more += source_cases(case)
            continue
        more += non_articles(case, teasers, chance)
        if case.rendering == "page":
            others = [c for c in whole if c.rendering == "page" and c.url != case.url]
            more += recaptures(case, others, chance)
    return cases + more


def measure(cases: list[Case], only: frozenset[str]) -> list[Outcome]:
    """What the approaches make of the cases of one site."""
    outcomes: list[Outcome] = []
    for case in cases:
        for name, approach in approaches(case.rendering).items():
            if only and name not in only:
                continue
            if case.kind != "article" and name != "feedpub":
                continue
            outcomes.append(_outcome(case, name, approach(case)))
    return _with_identity(outcomes)


def _outcome(case: Case, name: str, found: Extraction) -> Outcome:
    verdict = Verdict(rejected=found.rejected is not None)
    if case.kind == "article":
        capture = case.data.decode("utf-8", "replace")
        verdict = judge(found, case.gold, capture, around=case.around, within=case.within)
    return Outcome(
        case=case.name,
        set=case.set,
        rendering=case.rendering,
        kind=case.kind,
        of=case.of,
        approach=name,
        found=found,
        verdict=verdict,
    )


def _with_identity(outcomes: list[Outcome]) -> list[Outcome]:
    """The outcomes, with those of captures made again compared with the first."""
    first = {o.case: _item(o) for o in outcomes if o.approach == "feedpub"}
    return [
        msgspec.structs.replace(o, identical=first[o.of] == _item(o)) if o.of in first else o
        for o in outcomes
    ]


def _item(outcome: Outcome) -> Extraction | None:
    """What was found, or that nothing was, whatever the reason."""
    return None if outcome.found.rejected is not None else outcome.found


def _site(
    pages: list[Source],
    teasers: list[Teaser],
    only: frozenset[str],
    dump: Path | None,
    renderings: list[str],
) -> list[Outcome]:
    cases = [case for case in cases_of_site(pages, teasers) if case.rendering in renderings]
    if dump:
        write(dump, cases)
    return measure(cases, only)


def write(folder: Path, cases: list[Case]) -> None:
    """Each case as two files: the capture, and what is to be found in it."""
    for case in cases:
        place = folder / (case.rendering if case.kind == "article" else case.kind)
        place.mkdir(parents=True, exist_ok=True)
        (place / case.file).write_bytes(case.data)
        known = msgspec.structs.replace(case, data=b"")
        text = msgspec.json.format(msgspec.json.encode(known), indent=1)
        (place / f"{case.name}.json").write_bytes(text)


def read(folder: Path, split: str, renderings: list[str]) -> Iterator[list[Case]]:
    """Cases that were written, site by site."""
    sites: dict[str, list[Case]] = defaultdict(list)
    for path in sorted(folder.rglob("*.json")):
        case = msgspec.json.decode(path.read_bytes(), type=Case)
        if split in ("all", split_of(case.site)) and case.rendering in renderings:
            data = (path.parent / case.file).read_bytes()
            sites[case.site].append(msgspec.structs.replace(case, data=data))
    yield from sites.values()


def run(arguments: argparse.Namespace) -> list[Outcome]:
    """All outcomes."""
    only = frozenset(arguments.approach or ())
    renderings = arguments.renderings.split(",")
    if arguments.cases:
        groups = list(read(arguments.cases, arguments.split, renderings))
        work = partial(measure, only=only)
        return _in_parallel(work, groups, arguments.jobs)
    folders = {name: getattr(arguments, name) for name in READERS if getattr(arguments, name)}
    if not folders:
        sys.exit("no set of pages: name a clone with --aeb or another option (see --help)")
    pages = sources(folders, arguments.split)
    sites: dict[str, list[Source]] = defaultdict(list)
    for page in pages:
        sites[page.site].append(page)
    work_pages = partial(
        _site,
        teasers=teasers_of(pages),
        only=only,
        dump=arguments.dump,
        renderings=renderings,
    )
    return _in_parallel(work_pages, list(sites.values()), arguments.jobs)


def be_quiet() -> None:
    """Readers tell of each page that they find odd."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")


def _in_parallel(
    work: Callable[[list[T]], list[Outcome]], groups: list[list[T]], jobs: int
) -> list[Outcome]:
    if jobs < 2:
        be_quiet()
        return [outcome for group in groups for outcome in work(group)]
    with ProcessPoolExecutor(jobs, initializer=be_quiet) as pool:
        found = pool.map(work, groups, chunksize=4)
        return [outcome for outcomes in found for outcome in outcomes]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    given = folders_of()
    for name in READERS:
        parser.add_argument(f"--{name}", type=Path, default=given.get(name))
    parser.add_argument("--cases", type=Path, help="cases that --dump wrote, instead of sets")
    parser.add_argument("--split", choices=["dev", "held-out", "all"], default="dev")
    parser.add_argument("--renderings", default=",".join(RENDERINGS))
    parser.add_argument("--approach", action="append", help="only this one")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--errors", type=int, default=0, help="list so many of the worst captures")
    parser.add_argument("--classes", action="store_true", help="count errors by their class")
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    parser.add_argument("--markdown", action="store_true", help="as results.md has it")
    parser.add_argument("--dump", type=Path, help="write every capture and its gold below here")
    return parser


def main() -> None:
    """Print the figures."""
    arguments = _parser().parse_args()
    outcomes = run(arguments)
    figures = summarise(outcomes)
    print(markdown(figures) if arguments.markdown else table(figures))
    if arguments.classes:
        print(classes_of(outcomes))
    if arguments.errors:
        print(errors_of(outcomes, arguments.errors))
    if arguments.json:
        arguments.json.write_bytes(msgspec.json.format(msgspec.json.encode(figures), indent=1))


if __name__ == "__main__":
    main()
