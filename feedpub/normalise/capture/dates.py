"""Dates and times as pages print them, and the moments that they mean."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache

import msgspec

from feedpub.normalise.capture.lexicon import (
    AGO,
    AGO_BEFORE,
    DAY_FIRST_LANGUAGES,
    MONTH_ROWS,
    MONTHS_APART,
    UNITS,
    UPDATED,
    WHEN,
    YESTERDAY,
)
from feedpub.timestamps import AMBIGUOUS_ZONES, PLACES, ZONES, in_utc, zone_named

LONGEST = 200  # characters of a line worth searching for a date
UNSPACED = "\u2e80"  # where the scripts begin that are written without spaces
SHORT_YEAR = 2  # digits
LAST_CENTURY = 70  # a year of two digits from which on it is one of the 20th century
LONGEST_RELATIVE = 60  # characters of a line that says "2 hours ago"
MOST_KEPT = 256  # lines whose dates are kept: each is asked for them several times
TIME_BEFORE = 40  # characters in front of a date that may hold its time
US_ZONES = frozenset("ET EST EDT CT CDT MT MST MDT PT PST PDT".split())

_CENTURIES = ("٢٠", "١٩", "۲۰", "۱۹", "२०", "१९")
_DIGIT = re.compile(r"\d")
_NUMBERS = re.compile(r"\.\d\d?\.\d\d")  # begins with a sign, which is found quickly
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९", "0123456789" * 3)

# Patterns are compiled when first needed, which is seldom.
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_NAME = r"(?:كانون|تشرين) (?:الأول|الثاني)|[^\s\d.,،/|()<>:;_-]{2,14}"
_DATE = (
    r"(?:(?<![\w.:/-])|(?<=[^\W\d_])(?=[A-Z][a-z]|\d)|(?<= -)"
    r"|(?<=(?:19|20)\d\d)(?=\d\d?\.)|(?<=(?:19|20)\d\d)(?=[A-Z]))(?:"
    rf"(?P<y1>{_YEAR})-(?P<m1>\d\d)-(?P<d1>\d\d)"
    rf"|(?P<n2>{_NAME})\.? (?P<d2>{_DAY})(?:st|nd|rd|th)?(?:[,،] ?| )(?P<y2>{_YEAR})"
    rf"|(?P<d3>{_DAY})(?:st|nd|rd|th|er|º|°)?(?:\. ?| |-)(?:de |of )?"
    rf"(?P<n3>{_NAME})\.?[,،]?(?: |-)(?:de |del )?(?P<y3>{_YEAR})"
    rf"|(?P<a4>\d\d?)(?P<sign>[./-])(?P<gap> ?)(?P<b4>\d\d?)(?P=sign)(?P=gap)(?P<y4>{_YEAR})"
    rf"|(?P<a9>{_DAY})\.(?P<b9>0?[1-9]|1[0-2])\.(?P<y9>\d\d)(?![.\d])"
    rf"|(?P<y5>{_YEAR})(?:[./]|\. )(?P<m5>\d\d?)(?:[./]|\. )(?P<d5>{_DAY})\.?"
    rf"|(?P<y6>{_YEAR})(?:\.| m\.)? (?P<n6>{_NAME})\.? (?P<d6>{_DAY})\.?"
    rf"|(?P<y7>{_YEAR}) ?[年년] ?(?P<m7>\d\d?) ?[月월] ?(?P<d7>\d\d?) ?[日일]"
    rf"|(?P<d8>{_DAY}) tháng (?P<m8>\d\d?)(?:,| năm) (?P<y8>{_YEAR})"
    r")(?:(?!\.?\d|[\w/-])|(?=T\d\d:)|(?=[Bb]y )|(?=\d\d?\.)|(?=\d\d:\d\d)|(?=[A-Z])|(?<=[日일]))"
)
_HALF = r"[AaPp]\.?[Mm](?:\.|(?![^\W\d_])|(?=by ))"
_ZONE = (
    r"(?: ?\(?(?P<zone>(?:(?:UTC|GMT) ?)?[+-]\d\d?(?::?\d\d)?\b"
    rf"|(?:{'|'.join(sorted([*ZONES, *PLACES, *AMBIGUOUS_ZONES], key=len, reverse=True))})\b"
    r"|[A-Z]{2,4}T\b)\)?)?"
)
_EARLY, _LATE = "午前|上午|오전", "午後|下午|오후"
_HALF_DAY = f"{_EARLY}|{_LATE}"
_TIME = (
    rf"(?<!\d)(?:(?P<early>{_EARLY})|(?P<late>{_LATE}))? ?(?:"
    rf"(?P<h1>[01]?\d|2[0-3])(?:[:.h]| h |[时時시] ?)(?P<min1>[0-5]\d)(?!\d)[分분]?"
    rf"(?::(?P<s1>\d\d)(?:\.\d+)?)?(?: ?(?P<half1>{_HALF}))?"
    rf"|(?P<h2>1?\d) ?(?P<half2>{_HALF})|(?P<h3>[01]?\d|2[0-3])(?: ?Uhr|[时時시])"
    rf")(?: ?(?:Uhr|hrs|год))?{_ZONE}"
)
_WORD = r"(?:(?:at|um|om|à|a las|às|alle|ore|alle ore|om|kl\.?|klo|o|о|об|в|u|saat|la|ora|lúc) )"
_AFTER = (
    rf"(?:T| ?\(?[,،;]? ?(?:[-–—|·•@/] ?)?(?P<day>(?!{_HALF_DAY})[^\W\d_]+\.?,? )?{_WORD}?){_TIME}"
)
_BEFORE = rf"{_TIME}(?:[,،;]? (?:[-–—|·•@/] )?(?:on |[^\W\d_]{{2,12}}\.?,? ){{0,2}})$"


class PrintedDate(msgspec.Struct, frozen=True, kw_only=True):
    """A date as a line prints it; day, month and year are there."""

    text: str  # with its time
    start: int
    end: int
    updated: bool  # the words before it tell of an update
    year: int
    month: int | str  # a name, where it depends on the language
    day: int
    sign: str = ""  # between numbers whose order is open; then day and month may be exchanged
    short: bool = False  # the year has two digits, and might be the day
    clock: tuple[int, int, int] | None = None
    zone: str = ""  # as printed


def dates_in(text: str) -> list[PrintedDate]:
    """The full dates in *text*, in their order."""
    return list(_dates_in(text[:LONGEST])) if _may_hold_date(text) else []


@lru_cache(maxsize=MOST_KEPT)
def _dates_in(text: str) -> tuple[PrintedDate, ...]:
    plain = text.translate(_DIGITS)
    dates: list[PrintedDate] = []
    at = said = 0
    while match := _pattern(_DATE).search(plain, at):
        date = _printed(text, plain, match, said)
        if date:
            dates.append(date)
            at = said = date.end
        else:
            at = match.start() + 1
    return tuple(dates)


def _may_hold_date(text: str) -> bool:
    """Whether a year is in *text*, or what may be one of two digits."""
    if "20" in text or "19" in text:
        return True
    if text.count(".") > 1 and _NUMBERS.search(text):
        return True
    return not text.isascii() and any(century in text for century in _CENTURIES)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _printed(text: str, plain: str, match: re.Match[str], said: int) -> PrintedDate | None:
    """The date that was found, unless a word in it is no month or its day is on no calendar."""
    told = {name[0]: value for name, value in match.groupdict().items() if value and name[1:]}
    sign = (match["sign"] or "") if match["a4"] else ""
    month: int | str
    if "n" in told:
        name = told["n"].lower().replace(" ", "_")
        month = name if name in MONTHS_APART else _months().get(name, 0)
        day = int(told["d"])
    elif "a" in told:
        day, month = int(told["a"]), int(told["b"])
        if month > 12:
            day, month = month, day
        sign = sign if day <= 12 and day != month else ""
    else:
        month, day = int(told["m"]), int(told["d"])
    short = len(told["y"]) == SHORT_YEAR
    year = int(told["y"]) + (0 if not short else 2000 if int(told["y"]) < LAST_CENTURY else 1900)
    if not _on_calendar(year, month, day):
        return None
    start, end = match.span()
    time = _pattern(_AFTER).match(plain, end)
    if time and (not time["day"] or time["day"].strip(" .,").lower() in WHEN):
        end = time.end()
    else:
        time = _pattern(_BEFORE).search(plain[max(said, start - TIME_BEFORE) : start])
        start -= len(time[0]) if time else 0
    return PrintedDate(
        text=text[start:end].strip(" (,"),
        start=start,
        end=end,
        updated=tells_update(text[said:start]),
        year=year,
        month=month,
        day=day,
        sign="." if short else sign,
        short=short,
        clock=_clock(time) if time else None,
        zone=(time["zone"] or "") if time else "",
    )


@cache
def _months() -> dict[str, int]:
    names = MONTH_ROWS.split()
    return {name: number % 12 + 1 for number, name in enumerate(names) if name != "-"}


def _on_calendar(year: int, month: int | str, day: int) -> bool:
    try:
        datetime(year, month if isinstance(month, int) else 1, day)
    except ValueError:
        return False
    return True


def _clock(time: re.Match[str]) -> tuple[int, int, int]:
    """Hour, minute and second of the day."""
    hour = int(time["h1"] or time["h2"] or time["h3"])
    half = (time["half1"] or time["half2"] or "").lower()
    if (half.startswith("p") or time["late"]) and hour < 12:
        hour += 12
    elif (half.startswith("a") or time["early"]) and hour == 12:
        hour = 0
    return hour, int(time["min1"] or 0), min(int(time["s1"] or 0), 59)


def tells_update(words: str) -> bool:
    """Whether *words* beside a date say that it is one of an update."""
    lowered = words.lower()
    return any(map(lowered.__contains__, UPDATED))


def find_date(text: str) -> PrintedDate | None:
    """The first full date in *text*."""
    return next(iter(dates_in(text)), None)


def words_beside_dates(text: str) -> int | None:
    """How many words *text* has that tell nothing of when; None if no full date is in it."""
    if len(text) > LONGEST:
        return None
    dates = dates_in(text)
    if not dates:
        return None
    rest, at = "", 0
    for date in dates:
        rest += text[at : date.start] + " "
        at = date.end
    return words_beside(rest + text[at:])


def words_beside(text: str) -> int:
    """How many words of *text* tell nothing of when; unspaced scripts have one in two signs."""
    words = [word.strip(",:;.|()").lower() for word in text.split()]
    return sum(
        len(word) // 2 if word[0] >= UNSPACED else 1
        for word in words
        if any(map(str.isalpha, word)) and word not in WHEN
    )


def moment_of(
    text: str,
    *,
    zone: tzinfo,
    day_first: Callable[[PrintedDate], bool | None],
    language: Callable[[], str | None],
    captured: datetime | None = None,
) -> tuple[datetime, str | None]:
    """The moment that a date means, as it was printed, and what of it was not believed.

    Args:
        text: ``3 May 2031, 16.05 BST``, ``2 hours ago`` …
        zone: Of dates that name none.
        day_first: Asked where the order of day and month is open.
        language: Asked where only the language tells.
        captured: When the page said so; without it "2 hours ago" is no date.

    Raises:
        ValueError: it could mean two days, or a day that nobody knows.
    """
    date = find_date(text)
    if date is None:
        return _moment_before(text, captured, zone), None
    day = _day_of(date, day_first, language)
    if date.clock is None:
        return in_utc(day, text=date.text, zone=zone), None
    local = day.replace(hour=date.clock[0], minute=date.clock[1], second=date.clock[2])
    try:
        named = _zone_of(date.zone, local, zone)
    except ValueError as error:  # the day is still certain
        return in_utc(day, text=date.text, zone=zone), f"{error}; the day alone was taken"
    return in_utc(local, text=date.text, zone=named), None


def _day_of(
    date: PrintedDate,
    day_first: Callable[[PrintedDate], bool | None],
    language: Callable[[], str | None],
) -> datetime:
    """Midnight of that day."""
    if isinstance(date.month, str):
        by_language = MONTHS_APART[date.month]
        month = by_language.get(language() or "")
        if month is None:
            raise ValueError(f"{date.text!r} is another month in each of {', '.join(by_language)}")
        return datetime(date.year, month, date.day)
    if not date.sign:
        return datetime(date.year, date.month, date.day)
    first = day_first(date)
    if first is None and date.zone in US_ZONES:
        first = False
    if first is None and language() in DAY_FIRST_LANGUAGES:
        first = True
    if first is None or (date.short and not first):
        raise ValueError(f"{date.text!r} could be read day-first and month-first")
    if first:
        return datetime(date.year, date.month, date.day)
    return datetime(date.year, date.day, date.month)


def _zone_of(name: str, at: datetime, zone: tzinfo) -> tzinfo:
    if not name:
        return zone
    bare = name.removeprefix("UTC").removeprefix("GMT").strip()
    if bare[:1] in ("+", "-"):
        digits = bare[1:].replace(":", "").ljust(3, "0")
        hours, minutes = (digits[:2], digits[2:]) if len(digits) == 4 else (bare[1:], "0")
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        if offset >= timedelta(hours=15):
            raise ValueError(f"{name!r} is no time zone")
        return timezone(offset if bare[0] == "+" else -offset)
    return zone_named(name, at=at, zone=zone)


def day_first_in(text: str, sign: str) -> bool | None:
    """Whether other dates in *text*, written with the same *sign*, begin with the day.

    None if none tells, or if they contradict each other.
    """
    found = set()
    sign = re.escape(sign)
    numbers = rf"(?<![\w./-])(\d\d?){sign} ?(\d\d?){sign} ?{_YEAR}(?!\d)"
    for first, second in re.findall(numbers, text):
        if int(first) > 12 >= int(second):
            found.add(True)
        elif int(second) > 12 >= int(first):
            found.add(False)
    return found.pop() if len(found) == 1 else None


def tells_when(text: str) -> bool:
    """Whether *text* tells nothing but when, though perhaps no full date: "Today, 14.05"."""
    if len(text) > LONGEST_RELATIVE or not any(map(str.isdigit, text)):
        return False
    words = re.findall(r"[^\W\d_]+", text.lower())
    known = (
        word in WHEN or word in UNITS or word in AGO or word in _months() or tells_update(word)
        for word in words
    )
    return len(words) <= 8 and all(known)


def is_relative(text: str) -> bool:
    """Whether *text* says no more than how long ago: "2 hours ago", "yesterday"."""
    return _ago(text) is not None


def _ago(text: str) -> tuple[int, str] | None:
    """How many of what unit: ``(2, "hour")``."""
    if len(text) > LONGEST_RELATIVE:
        return None
    if not _DIGIT.search(text):
        return (1, "day") if text.strip(" .,").lower() in YESTERDAY else None
    words = [word.strip(",:;.|()•·-–") for word in text.lower().translate(_DIGITS).split()]
    telling = [word for word in words if word and word not in WHEN and not tells_update(word)]
    return _ago_in(" ".join(telling)) or _ago_in(" ".join(words))


def _ago_in(joined: str) -> tuple[int, str] | None:
    for before in AGO_BEFORE:
        if joined.startswith(before + " "):
            return _amount(joined[len(before) + 1 :])
    for after in AGO:
        if joined.endswith(after):
            return _amount(joined[: -len(after)].strip())
    return None


def _amount(words: str) -> tuple[int, str] | None:
    match = re.fullmatch(r"(\d{1,2})? ?([^\d\s]+)", words)
    if not match:
        return None
    number, name = match.groups()
    unit = UNITS.get(name)
    return (int(number or 1), unit) if unit else None


def _moment_before(text: str, captured: datetime | None, zone: tzinfo) -> datetime:
    """What "2 hours ago" means, cut to the unit that it counts in."""
    ago = _ago(text)
    if ago is None:
        raise ValueError(f"{text!r} is not a date")
    if captured is None:
        raise ValueError(f"{text!r} counts from a moment that nobody knows")
    number, unit = ago
    if unit == "longer":
        raise ValueError(f"{text!r} is no certain day")
    then = captured.astimezone(zone).replace(second=0, microsecond=0)
    if unit == "minute":
        then -= timedelta(minutes=number)
    elif unit == "hour":
        then = (then - timedelta(hours=number)).replace(minute=0)
    else:
        then = (then - timedelta(days=number)).replace(hour=0, minute=0)
    return in_utc(then, text=text, zone=zone)
