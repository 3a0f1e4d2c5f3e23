"""Dates as text ↔ aware UTC datetimes in whole seconds."""

import re
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime

_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")
_YEAR_FIRST = re.compile(r"^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})(?!\d)")
# "UTC+2" means what it says; dateutil takes it as POSIX does, the other way round.
_OFFSET = re.compile(r"\b(?:GMT|UTC|UT)\s*(?=[+-]\d)")


def to_utc(moment: datetime) -> datetime:
    """The same moment in UTC, fractions of a second cut off.

    Raises:
        ValueError: *moment* has no time zone.
        OverflowError: in UTC it lies before year 1 or after 9999.
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no time zone")
    return moment.astimezone(UTC).replace(microsecond=0)


def parse_date(text: str, *, zone: tzinfo) -> datetime:
    """A date as people and programs write it, as aware UTC.

    RFC 3339 first, then RFC 822 and what python-dateutil reads, as long as year, month
    and day all stand in the text and mean one day only.

    Args:
        text: ``2026-11-22``, ``22 Nov 2026 10:00 +0100``, ``November 22, 2026`` …
        zone: Taken where the text names no time zone.

    Raises:
        ValueError: *text* is no date, lacks a part, or could be read day-first and month-first.
    """
    text = _YEAR_FIRST.sub(_as_iso, text.strip())
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = _parse_loose(text)
    try:
        moment = to_utc(moment if moment.tzinfo else moment.replace(tzinfo=zone))
    except OverflowError as error:
        raise ValueError(f"{text!r} lies outside the years 1000 to 9999") from error
    if moment.year < 1000:  # RFC 822 readers take a short year for one of this age
        raise ValueError(f"{text!r} has no year of four digits")
    return moment


def _as_iso(date: re.Match[str]) -> str:
    year, _, month, day = date.groups()
    return f"{year}-{month:0>2}-{day:0>2}"


def _parse_loose(text: str) -> datetime:
    """The date in *text*, if two readings of it with other defaults and orders agree."""
    from dateutil import parser, tz  # slow to import, seldom needed

    if len(text) > 100 or not _FOUR_DIGITS.search(text):
        raise ValueError(f"{text[:100]!r} has no year of four digits")
    text = _OFFSET.sub("", text)
    zones = {"UT": tz.UTC, "GMT": tz.UTC, "UTC": tz.UTC, "Z": tz.UTC}

    def unknown(name: str | None, offset: int | None) -> tzinfo | None:
        if name in zones:
            return zones[name]
        if offset is not None:
            return tz.tzoffset(name, offset)
        if name:
            raise ValueError(f"the time zone {name!r} has no one meaning; write it as +01:00")
        return None

    readings = set()
    for default, day_first in ((datetime(2000, 1, 1), False), (datetime(2001, 2, 2), True)):
        try:
            readings.add(parser.parse(text, default=default, dayfirst=day_first, tzinfos=unknown))
        except (ValueError, OverflowError, RecursionError) as error:
            raise ValueError(f"{text!r} is not a date") from error
    if len(readings) > 1:
        raise ValueError(f"{text!r} does not say one day, month and year")
    return readings.pop()


def rfc3339(moment: datetime) -> str:
    """``2026-11-22T10:00:00Z`` (RFC 3339 §5.6)."""
    return to_utc(moment).isoformat().replace("+00:00", "Z")


def parse_rfc3339(text: str) -> datetime:
    """The inverse of `rfc3339`; any offset is read.

    Raises:
        ValueError: *text* is no date, or has no offset.
    """
    return to_utc(datetime.fromisoformat(text))


def parse_rfc822(text: str) -> datetime:
    """The moment of ``Sun, 22 Nov 2026 10:00:00 +0000`` (RFC 822 §5, four-digit years as RSS 2.0).

    Raises:
        ValueError: *text* is no date, or has no offset.
    """
    return to_utc(parsedate_to_datetime(text))
