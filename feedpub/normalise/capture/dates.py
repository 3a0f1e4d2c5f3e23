"""Dates and times as pages print them."""

import re

from feedpub.normalise.capture.lexicon import MONTHS, UPDATED, WHEN

_ZONE = r"(?: ?(?:[A-Z]{2,4}\b(?:[+-]\d{1,2}(?::?\d\d)?)?|Z\b|[+-]\d\d:?\d\d))?"
_HALF = r"[AaPp]\.?[Mm]\b\.?"
_TIME = rf"\d{{1,2}}[:.h]\d\d(?::\d\d)?(?: ?{_HALF})?(?: ?Uhr)?{_ZONE}|\d{{1,2}} ?{_HALF}{_ZONE}"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
_NAME = r"([^\W\d_]{2,14})\.?"
_DATE = (
    rf"{_YEAR}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"|{_NAME} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}"
    rf"|{_DAY}(?:st|nd|rd|th|er|º|°)?\.?(?: de| of)? {_NAME},?(?: de| del)? {_YEAR}"
    rf"|{_DAY}[./]\d\d?[./]{_YEAR}"
    rf"|{_YEAR}\. ?{_NAME} {_DAY}\."
    rf"|{_YEAR} ?[年년] ?\d\d? ?[月월] ?\d\d? ?[日일]"
)
_SEPARATOR = r"(?:,? at |,? um |,? à |,? o |, | [-–—|·•] | )"
_PRINTED = (  # compiled when first needed, which is seldom
    rf"(?<![\w.:/-])(?:(?:{_TIME}){_SEPARATOR})?(?:{_DATE})(?:{_SEPARATOR}(?:{_TIME}))?(?![\w/-])"
)
LONGEST = 200  # characters of a line worth searching for a date


def find_date(text: str) -> tuple[str, int, int] | None:
    """The first publication date in *text* as printed, with its start and end.

    None where a day, a month or a year is missing, and for the date of an update.
    """
    start = 0
    if "19" not in text and "20" not in text:
        return None
    for match in re.finditer(_PRINTED, text[:LONGEST]):
        names = [name for name in match.groups() if name]
        said_before = text[start : match.start()].lower()
        start = match.end()
        if all(name.lower() in MONTHS for name in names) and not _tells_update(said_before):
            return match.group(), match.start(), match.end()
    return None


def words_beside_dates(text: str) -> int | None:
    """How many words *text* has that tell nothing of when; None if no full date is in it."""
    if len(text) > LONGEST or not ("19" in text or "20" in text):
        return None
    rest, count = re.subn(_PRINTED, _without_date, text)
    if not count or rest == text:
        return None
    words = [word.strip(",:;.|()").lower() for word in rest.split()]
    return sum(any(map(str.isalpha, word)) and word not in WHEN for word in words)


def _without_date(match: re.Match[str]) -> str:
    known = all(name.lower() in MONTHS for name in match.groups() if name)
    return " " if known else match.group()


def _tells_update(words: str) -> bool:
    return any(stem in words for stem in UPDATED)
