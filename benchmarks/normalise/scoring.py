"""How well an extraction agrees with what is known: pure functions."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

import msgspec
from printed import folded, letters, says_day, says_only_of_update, states_other_publication
from sets import Gold
from shingles import shingles


class Extraction(msgspec.Struct, frozen=True, kw_only=True):
    """What an approach made of a capture."""

    title: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    body: str = ""
    rejected: str | None = None  # the reason why there is no item
    unreadable: bool = False  # the approach cannot take this format


class Match(msgspec.Struct, frozen=True):
    """Shares of the shingles of two bodies: in both, in the found only, in the known only."""

    both: float
    extra: float
    missed: float


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """An extraction measured. None: the case does not tell."""

    match: Match | None = None
    exact: bool | None = None
    title: bool | None = None
    title_held: bool | None = None  # the known title is in the found, or the other way round
    authors: bool | None = None
    date: bool | None = None
    # Lines of prose that are not of the story: how many reached the body, of so many.
    around: tuple[int, int] = (0, 0)
    within: tuple[int, int] = (0, 0)
    invented: tuple[int, int] = (0, 0)  # names and dates given, of those not to be had
    section: bool | None = None
    rejected: bool | None = False  # None: it may be no article
    kept: tuple[int, int] = (0, 0)  # snippets of the story found, of so many
    left: tuple[int, int] = (0, 0)  # snippets of furniture kept out, of so many


def match(known: str, found: str) -> Match:
    """How far two bodies agree: multisets of 4-word shingles, each page weighing the same.

    The measure of scrapinghub/article-extraction-benchmark.
    """
    wanted, got = shingles(known), shingles(found)
    both = (wanted & got).total()
    extra, missed = got.total() - both, wanted.total() - both
    total = both + extra + missed
    return Match(both / total, extra / total, missed / total) if total else Match(0, 0, 0)


def precision_recall_f1(matches: Iterable[Match]) -> tuple[float, float, float]:
    """Of many pages: the means of their precision and recall, and the F1 of these means.

    A page with nothing found tells nothing about precision, one with nothing known
    nothing about recall.
    """
    matches = list(matches)
    precision = _mean([m.both / (m.both + m.extra) for m in matches if m.both + m.extra])
    recall = _mean([m.both / (m.both + m.missed) for m in matches if m.both + m.missed])
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def same_title(known: str, found: str | None) -> bool:
    """Whether two titles are equal, apart from case, punctuation and white space."""
    return letters(known) == letters(found or "")


def same_authors(known: Iterable[str], found: Iterable[str]) -> bool:
    """Whether the same people are named, in any order and case."""
    return {name_of(name) for name in known} == {name_of(name) for name in found}


def name_of(name: str) -> str:
    """A name for comparison: no case, and nothing that leads to it."""
    return re.sub(r"^(?:by|von|par|por|di|door)\s+", "", folded(name)).strip(" .,:;|-")


def same_day(days: Sequence[str], found: datetime | None) -> bool:
    """Whether a moment falls on one of the *days* that are right.

    Where only one day is known, its zone is not: a moment that is not midnight may then
    stand in any zone from UTC-8 to UTC+9.
    """
    if found is None:
        return False
    moment = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    possible = {moment.date().isoformat()}
    if moment.strftime("%H%M%S") != "000000":
        possible |= {(moment + timedelta(hours=h)).date().isoformat() for h in (-8, -5, 2, 9)}
    return bool(possible & set(days))


def judge(
    extraction: Extraction,
    gold: Gold,
    capture: str,
    *,
    around: Sequence[str] = (),
    within: Sequence[str] = (),
) -> Verdict:
    """An extraction from the *capture* of an article, measured.

    Args:
        extraction: What was found.
        gold: What the capture says.
        capture: Its text, or the source of a saved page.
        around: The lines of prose above and below the story.
        within: Those inside that are not of it.
    """
    body, found = extraction.body, extraction
    flat = folded(body)
    return Verdict(
        match=match(gold.body, body) if gold.body is not None else None,
        exact=_same_words(gold.body, body) if gold.body is not None else None,
        title=_title_right(gold, found.title),
        title_held=_held(gold.title, found.title) if gold.title else None,
        authors=same_authors(gold.authors, found.authors) if gold.authors else None,
        date=_date_right(gold, found.published, capture),
        around=(leaks(around, body), len(around)),
        within=(leaks(within, body), len(within)),
        invented=_invented(gold, found, capture),
        section=_section_right(gold, found.section),
        rejected=found.rejected is not None if gold.body is not None or gold.days else None,
        kept=(sum(folded(s) in flat for s in gold.keep), len(gold.keep)),
        left=(sum(folded(s) not in flat for s in gold.leave), len(gold.leave)),
    )


def leaks(other: Sequence[str], body: str) -> int:
    """How many of the lines stand, at least half, in the body."""
    held = shingles(body)
    count = 0
    for line in other:
        of_line = shingles(line)
        count += 2 * sum(n for s, n in of_line.items() if s in held) >= of_line.total()
    return count


def _same_words(known: str, found: str) -> bool:
    return re.findall(r"\w+", known) == re.findall(r"\w+", found)


def _title_right(gold: Gold, found: str | None) -> bool | None:
    if not gold.title:
        return None
    return any(same_title(title, found) for title in (gold.title, *gold.printed))


def _held(known: str, found: str | None) -> bool:
    one, two = folded(known), folded(found or "")
    return bool(two) and (one in two or two in one)


def _date_right(gold: Gold, found: datetime | None, capture: str) -> bool | None:
    """Whether the date of publication is right; None where the days known are of an update."""
    if not gold.days or (found is None and not gold.dateable):
        return None
    right = same_day(gold.days, found)
    if gold.visible:
        return None if found is None and _tells_only_of_update(gold.days, capture) else right
    days = map(date.fromisoformat, gold.days)
    return (
        None if not right and any(states_other_publication(capture, day) for day in days) else right
    )


def _tells_only_of_update(days: Sequence[str], capture: str) -> bool:
    """Whether a text prints the right days only as those of an update."""
    printed = [day for day in map(date.fromisoformat, days) if says_day(capture, day)]
    return all(says_only_of_update(capture, day) for day in printed)


def _section_right(gold: Gold, found: str | None) -> bool | None:
    return folded(found or "") in gold.sections if gold.sections else None


def _invented(gold: Gold, found: Extraction, capture: str) -> tuple[int, int]:
    """How many of the fields that the capture does not say were given, and how many these are.

    A text says what it shows; a saved page, what stands anywhere in its source.
    """
    given, absent = 0, 0
    if gold.days == ():
        near = gold.unprinted and found.published and _is_near(gold.unprinted, found.published)
        absent += not near  # else it shows when it was changed, or its day in another zone
        if found.published is not None and not near:
            given += gold.visible or not _says_any(capture, found.published)
    if gold.authors == ():
        absent += 1
        flat = "" if gold.visible else folded(capture)
        given += any(folded(name) not in flat for name in found.authors)
    return given, absent


def _is_near(days: Sequence[str], found: datetime) -> bool:
    """Whether it is a day next to one of *days*, or one whose day and month were exchanged."""
    exchanged = found.strftime("%Y-%d-%m")
    near = (abs((date.fromisoformat(day) - found.date()).days) <= 3 for day in days)
    return exchanged in days or any(near)


def _says_any(capture: str, moment: datetime) -> bool:
    days: list[date] = [(moment + timedelta(hours=h)).date() for h in (0, -8, -5, 2, 9)]
    return any(says_day(capture, day) for day in days)
