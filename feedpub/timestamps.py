"""Dates as text ↔ aware UTC datetimes in whole seconds."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")
_YEAR_FIRST = re.compile(r"^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})(?!\d)")
_YEAR_BEFORE = re.compile(r"(?<!\d)\d{4}[-/. ]\d{1,2}[-/. ]\d")
# "UTC+2" means what it says; dateutil takes it as POSIX does, the other way round.
_OFFSET = re.compile(r"\b(?:GMT|UTC|UT)\s*(?=[+-]\d)")

# The names of time zones that mean one thing in the news, in minutes east of UTC.
ZONES = {
    "UTC": 0, "GMT": 0, "UT": 0, "Z": 0, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120,
    "MEZ": 60, "MESZ": 120, "EET": 120, "EEST": 180, "TRT": 180, "SAST": 120, "WAT": 60,
    "CAT": 120, "EAT": 180,
    "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
    "AKST": -540, "AKDT": -480, "HST": -600, "NST": -210, "NDT": -150, "BRT": -180, "ART": -180,
    "PKT": 300, "NPT": 345, "ICT": 420, "WIB": 420, "WITA": 480, "WIT": 540, "HKT": 480,
    "SGT": 480, "MYT": 480, "PHT": 480, "AWST": 480, "JST": 540, "KST": 540, "ACST": 570,
    "ACDT": 630, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
}  # fmt: skip
# Those whose offset depends on the day.
PLACES = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver",
    "PT": "America/Los_Angeles", "MSK": "Europe/Moscow",
}  # fmt: skip
# Those that mean one thing here and another there: British Summer Time or Bangladesh,
# Central Standard Time or China, India or Ireland or Israel.
AMBIGUOUS_ZONES = frozenset({"BST", "CST", "IST", "AST", "ADT", "GST", "SST"})


def to_utc(moment: datetime) -> datetime:
    """The same moment in UTC, fractions of a second cut off.

    Raises:
        ValueError: *moment* has no time zone.
        OverflowError: in UTC it lies before year 1 or after 9999.
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no time zone")
    return moment.astimezone(UTC).replace(microsecond=0)


def zone_named(name: str, *, at: datetime, zone: tzinfo) -> tzinfo:
    """The time zone that *name* means: ``EST``, ``ET``, ``CEST`` …

    A name of several meanings is taken if the zone at hand calls itself so at that time.

    Args:
        name: In capitals.
        at: The local time, naive.
        zone: That of dates that name none.

    Raises:
        ValueError: *name* has no one meaning.
    """
    if name in ZONES:
        return timezone(timedelta(minutes=ZONES[name]))
    if name in PLACES:
        return _place(PLACES[name])
    if zone.tzname(at) == name:
        return zone
    raise ValueError(f"the time zone {name!r} has no one meaning; write it as +01:00")


def _place(key: str) -> tzinfo:
    from zoneinfo import ZoneInfo  # seldom needed

    try:
        return ZoneInfo(key)
    except KeyError as error:
        raise ValueError(f"the time zone {key!r} is not known on this machine") from error


def parse_date(text: str, *, zone: tzinfo, day_first: bool | None = None) -> datetime:
    """A date as people and programs write it, as aware UTC.

    RFC 3339 first, then RFC 822 and what python-dateutil reads, as long as year, month
    and day all stand in the text and mean one day only.

    Args:
        text: ``2026-11-22``, ``22 Nov 2026 10:00 +0100``, ``November 22, 2026`` …
        zone: Taken where the text names no time zone.
        day_first: Whether ``3/4/2026`` is in April; None: it is no date.

    Raises:
        ValueError: *text* is no date, lacks a part, or could be read day-first and month-first.
    """
    text = _YEAR_FIRST.sub(_as_iso, text.strip())
    if text.isdigit() and len(text) != len("20261122"):  # a number, of seconds perhaps
        raise ValueError(f"{text[:100]!r} is not a date")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = _parse_loose(text, zone, day_first)
    return in_utc(moment, text=text, zone=zone)


def in_utc(moment: datetime, *, text: str, zone: tzinfo) -> datetime:
    """*moment* as aware UTC; *zone* is that of one that has none.

    Raises:
        ValueError: it lies outside the years that feeds can say; *text* is shown.
    """
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


def _parse_loose(text: str, zone: tzinfo, day_first: bool | None) -> datetime:
    """The date in *text*, if two readings of it with other defaults and orders agree."""
    from dateutil import parser, tz  # slow to import, seldom needed

    if len(text) > 100 or not _FOUR_DIGITS.search(text):
        raise ValueError(f"{text[:100]!r} has no year of four digits")
    text = _OFFSET.sub("", text)
    names = []

    def told(name: str | None, offset: int | None) -> tzinfo | None:
        if offset is not None:
            return tz.tzoffset(name, offset)
        names.append(name)
        return None

    orders = (False, True) if day_first is None or _YEAR_BEFORE.search(text) else (day_first,) * 2
    readings = set()
    for default, order in zip((datetime(2000, 1, 1), datetime(2001, 2, 2)), orders, strict=True):
        try:
            readings.add(parser.parse(text, default=default, dayfirst=order, tzinfos=told))
        except (ValueError, OverflowError, RecursionError) as error:
            raise ValueError(f"{text!r} is not a date") from error
    if len(readings) > 1:
        raise ValueError(f"{text!r} does not say one day, month and year")
    moment = readings.pop()
    if names and names[0]:
        return moment.replace(tzinfo=zone_named(names[0], at=moment, zone=zone))
    return moment


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
    from email.utils import parsedate_to_datetime  # slow to import, seldom needed

    return to_utc(parsedate_to_datetime(text))
