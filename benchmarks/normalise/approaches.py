"""What is measured: feedpub, and what one would have without it."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from cases import SENTENCE_ENDS, Case, columns, is_prose
from scoring import Extraction

from feedpub import readers
from feedpub.conventions import Conventions
from feedpub.errors import SeedError, UnknownFormatError
from feedpub.model import NewsItem, Rejection
from feedpub.normalise import normalise

Approach = Callable[[Case], Extraction]


def feedpub(case: Case) -> Extraction:
    """feedpub, as a build reads a seed."""
    outcomes = list(read(case.file, case.data))
    if len(outcomes) != 1:
        return Extraction(rejected=f"{len(outcomes)} items")
    outcome = outcomes[0]
    if isinstance(outcome, NewsItem):
        return Extraction(
            title=outcome.title,
            section=outcome.section,
            authors=tuple(person.name for person in outcome.authors),
            published=outcome.published,
            body=outcome.content_text,
        )
    if isinstance(outcome, UnknownFormatError):
        return Extraction(rejected="not readable", unreadable=True)
    return Extraction(
        rejected=outcome.reason if isinstance(outcome, Rejection) else f"error: {outcome.reason}"
    )


def read(name: str, data: bytes) -> Iterator[NewsItem | Rejection | SeedError]:
    """The one place that knows how feedpub is called."""
    try:
        for document in readers.read(name, data):
            found = document
            yield found if isinstance(found, SeedError) else normalise(found, Conventions())
    except SeedError as error:
        yield error


def trafilatura(case: Case) -> Extraction:
    """trafilatura with its own sense of metadata, set to precision."""
    from trafilatura import bare_extraction

    found = bare_extraction(case.data, favor_precision=True, with_metadata=True)
    if found is None:
        return Extraction(rejected="nothing found")
    assert not isinstance(found, dict)
    return Extraction(
        title=found.title,
        authors=tuple((found.author or "").split("; ")) if found.author else (),
        published=datetime.fromisoformat(found.date).replace(tzinfo=UTC) if found.date else None,
        body=found.text or "",
    )


def every_prose_line(case: Case) -> Extraction:
    """The first line as the title, and every line of prose."""
    lines = [line for line in case.data.decode().split("\n") if line.strip()]
    prose = [line for line in lines if is_prose(line)]
    return Extraction(
        title=lines[0] if lines else None,
        authors=_byline(lines),
        published=_first_date(lines),
        body="\n\n".join(prose),
        rejected=None if prose else "no prose",
    )


def longest_run(case: Case) -> Extraction:
    """The run with the most prose, gaps of up to 15 lines closed, and its sentences.

    The best of its kind on the sites for tuning. The title is the nearest line above it
    that reads like one; names and days are looked for close by.
    """
    lines = [line for line in case.data.decode().split("\n") if line.strip()]
    best, size = (0, 0), 0
    for first, last in _runs(lines, gap=15):
        length = sum(len(line) for line in lines[first:last] if is_prose(line))
        if length > size:
            best, size = (first, last), length
    first, last = best
    sentences = [
        line for line in lines[first:last] if columns(line) >= 25 and SENTENCE_ENDS.search(line)
    ]
    titles = [line for line in reversed(lines[:first]) if 4 <= len(line.split()) <= 25]
    near = lines[max(0, first - 12) : first] + lines[last : last + 4]
    return Extraction(
        title=next((line for line in titles if not line.endswith(".")), None),
        authors=_byline(near),
        published=_first_date(near),
        body="\n\n".join(sentences),
        rejected=None if size >= 300 else "too little prose",
    )


def _runs(lines: list[str], gap: int) -> list[tuple[int, int]]:
    """Intervals of lines that begin and end with prose, gaps of up to *gap* lines closed."""
    runs: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        if is_prose(line):
            if runs and index - runs[-1][1] <= gap:
                runs[-1] = (runs[-1][0], index + 1)
            else:
                runs.append((index, index + 1))
    return runs


def _byline(lines: list[str]) -> tuple[str, ...]:
    for line in lines:
        found = re.match(r"(?i:by|von|par|por|di|door)\s+((?:\w[\w.'’-]+\s?){2,4})$", line)
        if found:
            return (found[1].strip(),)
    return ()


def _first_date(lines: list[str]) -> datetime | None:
    from dateutil.parser import ParserError, parse

    for line in lines:
        if len(line) < 60 and re.search(r"\b(?:19|20)\d\d\b", line):
            try:
                return parse(line, fuzzy=True).replace(tzinfo=UTC)
            except (ParserError, OverflowError, ValueError):
                continue
    return None


HTML: dict[str, Approach] = {"feedpub": feedpub, "trafilatura": trafilatura}
TEXT: dict[str, Approach] = {
    "feedpub": feedpub,
    "longest run": longest_run,
    "every prose line": every_prose_line,
}


def approaches(rendering: str) -> dict[str, Approach]:
    """The approaches that can take a rendering, by name, feedpub's first."""
    return HTML if rendering == "html" else TEXT
