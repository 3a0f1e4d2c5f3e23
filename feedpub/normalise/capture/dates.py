"""Dates and times as pages print them, and the moments that they mean."""

import re
from bisect import bisect_left
from collections.abc import Callable
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache, partial
from itertools import islice, takewhile

import msgspec
from msgspec.structs import replace

from feedpub.normalise.capture.lexicon import (
    AGO,
    AGO_BEFORE,
    DAY_FIRST_LANGUAGES,
    DAY_FIRST_PLACES,
    MONTH_FIRST_PLACES,
    MONTH_ROWS,
    MONTHS_APART,
    ONE,
    SOLAR_MONTHS,
    UNITS,
    UPDATED,
    WHEN,
    YESTERDAY,
)
from feedpub.normalise.capture.patterns import pattern
from feedpub.timestamps import AMBIGUOUS_ZONES, PLACES, ZONES, in_utc, zone_named

LONGEST = 200  # characters of a line worth searching for a date
UNSPACED = "\u2e80"  # where the scripts begin that are written without spaces
SHORT_YEAR = 2  # digits
LAST_CENTURY = 70  # a year of two digits from which on it is one of the 20th century
YEARS = range(1900, 2100)
BUDDHIST_YEARS = range(2500, 2600)  # of Thailand
SOLAR_YEARS = range(1300, 1500)  # Solar Hijri
SOLAR_LEAP_YEARS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})  # of a cycle of 33
SOLAR = 100  # added to the numbers of its months
SHORTEST_MONTH = 3  # letters of an abbreviation, but 2 in the scripts of India and beyond
BOTH_SIDES = ("for ", "för ")  # words before a time that need another behind it
LONGEST_LABEL = 20  # characters after the last date that may say of an update
LONGEST_RELATIVE = 60  # characters of a line that says "2 hours ago"
MOST_KEPT = 256  # lines whose dates are kept: each is asked for them several times
TIME_BEFORE = 40  # characters in front of a date that may hold its time
US_ZONES = frozenset("ET EST EDT CT CDT MT MST MDT PT PST PDT".split())

_DIGIT = re.compile(r"\d")
_NUMBERS = re.compile(r"[./]\d\d?[./]\d\d")  # begins with a sign, which is found quickly
_ZEROES = "٠۰०০੦૦௦౦೦൦๐၀០"  # where the digits of other scripts begin
_DIGITS = {ord(zero) + digit: str(digit) for zero in _ZEROES for digit in range(10)}
_SPACES = dict.fromkeys(map(ord, "\xa0\u2002\u2003\u2007\u2009\u200a\u200e\u200f\u202f\u3000"), " ")
_PLAIN = _DIGITS | _SPACES | str.maketrans("‐‑／：", "--/:")
_OTHER_DIGIT = "[" + "".join(f"{zero}-{chr(ord(zero) + 9)}" for zero in _ZEROES) + "\u0e01-\u0e4e]"
_SOLAR_DIGIT = re.compile("[۰-۹]")

_YEAR = r"(?:19|20)\d\d"
_OTHER_YEAR = r"(?:19|20|25|1[34])\d\d"  # of the Buddhist and the Solar Hijri calendar, too
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_NAME = (
    r"(?:كانون|تشرين) (?:الأول|الاول|الثاني)|เ?[ก-ฮ][ิี]?\.[ก-ฮ](?=[. ])|[^\s\d.,،/|()<>:;_-]{2,14}"
)
_SIGN = r" ?[./|-] ?"
_DATE = (
    r"(?:(?<![\w.:/-])|(?<=[^\W\d_])(?=[A-Z][a-z]|\d)|(?<= -)|(?<=[^\W\d_]:)"
    r"|(?<=(?:19|20)\d\d)(?=\d\d?[. ])|(?<=(?:19|20)\d\d)(?=[A-Z]))(?:"
    rf"(?P<y1>{_YEAR})-(?P<m1>\d\d?)-(?P<d1>\d\d?)"
    rf"|(?P<n2>{_NAME})\.?[ -](?P<d2>{_DAY})(?:st|nd|rd|th)?(?: ?[,،.] ?|[ -])(?P<y2>{_OTHER_YEAR})"
    rf"|(?P<d3>{_DAY})(?:st|nd|rd|th|er|º|°)?(?:[.,] ?| |-|/| / )(?:de |of |ta['’] |ga |d['’])?"
    rf"(?P<n3>{_NAME})(?: ?/ ?[ء-ي]{{3,9}})?(?:\.? ?[,،] ?|\.? |\.|-|/| / )"
    rf"(?:de |del |[พค]\.ศ\. ?)?(?P<y3>{_OTHER_YEAR})"
    rf"|(?P<a4>\d\d?)(?P<sign>{_SIGN})(?P<b4>\d\d?)(?P=sign)(?P<y4>{_YEAR})"
    rf"|(?P<a9>{_DAY})(?P<short>[./])(?P<b9>{_DAY})(?P=short)(?P<y9>\d\d)(?![./\d])"
    rf"|(?P<y5>(?:19|20|1[34])\d\d)(?P<gap>{_SIGN})(?P<m5>\d\d?)(?P=gap)(?P<d5>{_DAY})\.?"
    rf"|(?P<y0>{_YEAR})(?:\. gada|\.| жылғы| ж\.|-yil)? (?P<d0>{_DAY})(?:\. | |-)(?P<n0>{_NAME})"
    rf"|(?P<y6>{_YEAR})(?:[.,]? | m\. | թ\. |-)(?P<n6>{_NAME})(?:\.? |-)(?P<d6>{_DAY})\.?"
    rf"|(?P<y7>{_YEAR}) ?[年년] ?(?P<m7>\d\d?) ?[月월] ?(?P<d7>\d\d?) ?[日일]"
    rf"|(?P<d8>{_DAY}) [Tt](?:háng|hg) (?P<m8>\d\d?)(?:,? (?:năm )?)(?P<y8>{_YEAR})"
    r")(?:(?!\.?\d|[\w/-]|\.[a-z]{3,4}\b)|(?=T\d\d:)|(?=-?\d\d:\d\d)|(?<=[日일])"
    r"|(?<=\d{4})(?:(?=[^\W\d_])|(?=\d\d?(?:\.| [^\W\d_]{3}))))"  # glued to what follows
)
_HALF = r"(?:[AaPp]\.?[Mm](?:\.|(?![^\W\d_])|(?=by ))|[πμ]\.?μ\.?|صباحا|مساء|[صم](?!\w))"
_LATE_HALVES = ("p", "μ", "م")  # how the halves after noon begin
_ZONE = (
    r"(?: ?\(?(?P<zone>(?:(?:UTC|GMT) ?)?[+-]\d\d?(?::?\d\d)?\b"
    rf"|(?:{'|'.join(sorted([*ZONES, *PLACES, *AMBIGUOUS_ZONES], key=len, reverse=True))})\b"
    r"|[A-Z]{2,4}T\b)\)?)?"
)
_EARLY, _LATE = "午前|上午|오전", "午後|下午|오후"
_HALF_DAY = f"{_EARLY}|{_LATE}"
_TIME = (
    rf"(?<!\d)(?:(?P<early>{_EARLY})|(?P<late>{_LATE}))? ?(?:"
    rf"(?P<h1>[01]?\d|2[0-3])(?:[:.h]| h | giờ |[時时시] ?)(?P<min1>[0-5]\d)(?!\d)[分분]?"
    rf"(?::(?P<s1>\d\d)(?:\.\d+)?)?(?: ?(?P<half1>{_HALF}))?"
    rf"|(?P<h2>1?\d) ?(?P<half2>{_HALF})|(?P<h3>[01]?\d|2[0-3])(?: ?Uhr|[時时시])"
    rf")(?: ?(?:Uhr|hrs|год|ч\b|น\b))?{_ZONE}"
)
_WORD = (
    r"(?:(?:at|um|om|à|a las|a les|às|as|alle|ore|alle ore|kl\.?|klo|o|о|об|в|u|ob|saat|la|ora"
    r"|la ora|lúc|pukul|jam|godz\.|στις|ώρα|الساعة|ساعت|בשעה|plkst\.|kell) )"
)
_AFTER = (
    r"(?:T|(?: ?(?:г|р|թ|ж|d)?\.)? ?\(?[,،;]? ?(?:[-–—|·•@/] ?)?"
    rf"(?P<day>(?!{_HALF_DAY})[^\W\d_]+\.?,? )?{_WORD}?){_TIME}"
)
_BEFORE = rf"{_TIME}(?:[,،;]? (?:[-–—|·•@/] )?(?:on |[^\W\d_]{{2,12}}\.?,? ){{0,2}})$"
_WEEKDAY = r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]? $"
_WEEKDAYS = "mon tue wed thu fri sat sun".split()


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
    weekday: int | None = None  # printed before such numbers, Monday is 0
    short: bool = False  # the year has two digits, and might be the day
    clock: tuple[int, int, int] | None = None
    zone: str = ""  # as printed


def dates_in(text: str) -> list[PrintedDate]:
    """The full dates in *text*, in their order."""
    return list(_dates_in(text[:LONGEST])) if may_hold_date(text) else []


@lru_cache(maxsize=MOST_KEPT)
def _dates_in(text: str) -> tuple[PrintedDate, ...]:
    plain = text if text.isascii() else text.translate(_PLAIN)
    dates: list[PrintedDate] = []
    at = said = 0
    while match := pattern(_DATE).search(plain, at):
        date = _printed(text, plain, match, said)
        if date:
            dates.append(date)
            at = said = date.end
        else:
            at = match.start() + 1
    label = text[said:]
    if dates and len(label) <= LONGEST_LABEL and tells_update(label) and not _DIGIT.search(label):
        dates[-1] = replace(dates[-1], updated=True)
    return tuple(dates)


def may_hold_date(text: str) -> bool:
    """Whether a year is in *text*, or what may be one of two digits."""
    if "20" in text or "19" in text:
        return True
    if (text.count(".") > 1 or text.count("/") > 1) and _NUMBERS.search(text):
        return True
    return not text.isascii() and pattern(_OTHER_DIGIT).search(text) is not None


def _printed(text: str, plain: str, match: re.Match[str], said: int) -> PrintedDate | None:
    """The date that was found, unless a word in it is no month or its day is on no calendar."""
    told = {name[0]: value for name, value in match.groupdict().items() if value and name[1:]}
    sign = (match["sign"] or match["short"] or "").strip()
    month: int | str
    if "n" in told:
        month, day = _month_named(told["n"].lower()), int(told["d"])
    elif "a" in told:
        day, month = int(told["a"]), int(told["b"])
        if month > 12:
            day, month = month, day
            if len(told["y"]) == SHORT_YEAR and sign == ".":
                return None  # only with slashes is a month put first
    else:
        month, day = int(told["m"]), int(told["d"])
    short = len(told["y"]) == SHORT_YEAR
    year = int(told["y"]) + (0 if not short else 2000 if int(told["y"]) < LAST_CENTURY else 1900)
    if year not in YEARS:
        year, month, day = _in_our_calendar(year, month, day, text[match.start() : match.end()])
    if not _on_calendar(year, month, day):
        return None
    start, end = match.span()
    time = pattern(_AFTER).match(plain, end)
    if time and (not time["day"] or time["day"].strip(" .,").lower() in WHEN):
        end = time.end()
    else:
        time = pattern(_BEFORE).search(plain[max(said, start - TIME_BEFORE) : start])
        start -= len(time[0]) if time else 0
    month_first = "a" in told and day == int(told["b"]) > 12  # 12/18/31
    if month_first or (not short and (day > 12 or day == month)):
        sign = ""
    weekday = pattern(_WEEKDAY).search(plain[said:start].lower()) if sign else None
    return PrintedDate(
        text=text[start:end].strip(" (,"),
        start=start,
        end=end,
        updated=tells_update(text[said:start]),
        year=year,
        month=month,
        day=day,
        sign=sign,
        weekday=_WEEKDAYS.index(weekday[1]) if weekday else None,
        short=short,
        clock=_clock(time) if time else None,
        zone=(time["zone"] or "") if time else "",
    )


@cache
def _months() -> dict[str, int]:
    names = MONTH_ROWS.split()
    months = {_unaccented(name): at % 12 + 1 for at, name in enumerate(names) if name != "-"}
    solar = enumerate(map(_unaccented, SOLAR_MONTHS), SOLAR + 1)
    return months | {name: number for number, name in solar}


@cache
def _names_of_months() -> list[str]:
    return sorted(_months())


def _unaccented(name: str) -> str:
    """*name* without the marks that capitals and abbreviations often lack."""
    if name.isascii():
        return name
    from unicodedata import normalize  # seldom needed

    return pattern("[\u0300-\u036f\u0654]").sub("", normalize("NFD", name))


def _month_named(name: str) -> int | str:
    """The month that *name* or its beginning means, 0 if none; the name if languages differ."""
    name = name.replace(" ", "_").rstrip("'’׳॰")
    if name in MONTHS_APART:
        return name
    months, name = _months(), _unaccented(name)
    if name in months or len(name) < (2 if name[:1] > "\u0900" else SHORTEST_MONTH):
        return months.get(name, 0)
    names = _names_of_months()
    at = bisect_left(names, name)
    begun = {months[each] for each in takewhile(partial(_begins, name), islice(names, at, None))}
    return begun.pop() if len(begun) == 1 else 0


def _begins(beginning: str, name: str) -> bool:
    return name.startswith(beginning)


def _in_our_calendar(
    year: int, month: int | str, day: int, printed: str
) -> tuple[int, int | str, int]:
    """A day of the Buddhist or the Solar Hijri calendar; month 0 if it is of neither."""
    if year in BUDDHIST_YEARS and pattern("[ก-ฮ]").search(printed):
        return year - 543, month, day
    solar = isinstance(month, int) and (month > SOLAR or _SOLAR_DIGIT.search(printed))
    if year not in SOLAR_YEARS or not solar:
        return year, 0, day
    number = int(month) % SOLAR
    if not (0 < number <= 12 and day <= _days_of_solar(year, number)):
        return year, 0, day
    return _from_solar(year, number, day)


def _days_of_solar(year: int, month: int) -> int:
    """How many days a month of the Solar Hijri calendar has."""
    if month == 12:
        return 30 if year % 33 in SOLAR_LEAP_YEARS else 29
    return 31 if month <= 6 else 30


def _from_solar(year: int, month: int, day: int) -> tuple[int, int, int]:
    """A day of the Solar Hijri calendar; its leap years come in cycles of 33 years."""
    passed = range(min(year, 1400), max(year, 1400))
    leaps = sum(each % 33 in SOLAR_LEAP_YEARS for each in passed)
    days = 365 * len(passed) + leaps
    new_year = datetime(2021, 3, 21) + timedelta(days=days if year > 1400 else -days)
    date = new_year + timedelta(days=31 * (month - 1) - max(0, month - 7) + day - 1)
    return date.year, date.month, date.day


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
    if (half.startswith(_LATE_HALVES) or time["late"]) and hour < 12:
        hour += 12
    elif ((half and not half.startswith(_LATE_HALVES)) or time["early"]) and hour == 12:
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
    printed: PrintedDate | str,
    *,
    zone: tzinfo,
    day_first: Callable[[PrintedDate], bool | None],
    language: Callable[[], str | None],
    captured: datetime | None = None,
) -> tuple[datetime, str | None]:
    """The moment that a date means, as it was printed, and what of it was not believed.

    Args:
        printed: A date, or ``3 May 2031, 16.05 BST``, ``2 hours ago`` …
        zone: Of dates that name none.
        day_first: Asked where the order of day and month is open.
        language: Asked where only the language tells.
        captured: When the page said so; without it "2 hours ago" is no date.

    Raises:
        ValueError: it could mean two days, or a day that nobody knows.
    """
    date = find_date(printed) if isinstance(printed, str) else printed
    if date is None:
        return _moment_before(str(printed), captured, zone), None
    day = _day_of(date, day_first, language, captured)
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
    captured: datetime | None,
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
    if first is None and (language() in DAY_FIRST_LANGUAGES or _has_points(date, language)):
        first = True
    if first is None and captured and not date.short:
        first = _first_of_past(date, captured)
    if first is None or (date.short and not first):
        raise ValueError(f"{date.text!r} could be read day-first and month-first")
    if first:
        return datetime(date.year, date.month, date.day)
    return datetime(date.year, date.day, date.month)


def _first_of_past(date: PrintedDate, captured: datetime) -> bool | None:
    """Whether only one order gives a day that was past when the page said so."""
    latest = captured.replace(tzinfo=None) + timedelta(days=1)  # in whatever zone
    month, day = int(date.month), date.day
    past = [datetime(date.year, *order) <= latest for order in ((month, day), (day, month))]
    return past[0] if past[0] != past[1] else None


def _has_points(date: PrintedDate, language: Callable[[], str | None]) -> bool:
    """Whether it is written as 3.4.2026 in another language than English: only there it is open."""
    return date.sign == "." and not date.short and language() != "en"


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


def day_first_in(text: str, date: PrintedDate) -> bool | None:
    """Whether *date* begins with the day, as its weekday or other dates in *text* tell.

    These are the same day written so that it is plain, and others with the same sign. None
    if nothing tells, or if they contradict each other.
    """
    year, month, day = date.year, int(date.month), date.day
    readings = {True: (month, day), False: (day, month)}
    if date.weekday is not None:
        falls = [first for first, read in readings.items() if _falls_on(date.weekday, year, *read)]
        if len(falls) == 1:
            return falls[0]
    plain = _plain_days(text, date.year)
    agreed = [first for first, reading in readings.items() if reading in plain]
    return agreed[0] if len(agreed) == 1 else _day_first_beside(text, date.sign)


def _falls_on(weekday: int, year: int, month: int, day: int) -> bool:
    return _on_calendar(year, month, day) and datetime(year, month, day).weekday() == weekday


def _plain_days(text: str, year: int) -> set[tuple[int | str, int]]:
    """Month and day of the dates of that year in *text* that leave nothing open."""
    lines = [line for line in text.split("\n") if str(year) in line and len(line) <= LONGEST]
    dates = [date for line in lines for date in dates_in(line)]
    return {(date.month, date.day) for date in dates if date.year == year and not date.sign}


def _day_first_beside(text: str, sign: str) -> bool | None:
    found = set()
    sign = re.escape(sign)
    numbers = rf"(?<![\w./-])(\d\d?) ?{sign} ?(\d\d?) ?{sign} ?{_YEAR}(?!\d)"
    for first, second in pattern(numbers).findall(text):
        if int(first) > 12 >= int(second):
            found.add(True)
        elif int(second) > 12 >= int(first):
            found.add(False)
    return found.pop() if len(found) == 1 else None


def day_first_at(url: str) -> bool | None:
    """Whether the day comes first where a site is, as the end of its host's name tells."""
    host = url.partition("://")[2].partition("/")[0].partition(":")[0]
    ending = host.rpartition(".")[2].lower()
    if ending in DAY_FIRST_PLACES:
        return True
    return False if ending in MONTH_FIRST_PLACES else None


def day_first_where(language: str) -> bool | None:
    """Whether the day comes first where a language is spoken so: ``en-GB``.

    ``en-US`` stands on pages of all the world and tells nothing.
    """
    region = language.replace("_", "-").rpartition("-")[2].lower()
    return True if "-" in language.replace("_", "-") and region in DAY_FIRST_PLACES else None


def tells_when(text: str) -> bool:
    """Whether *text* tells nothing but when, though perhaps no full date: "Today, 14.05"."""
    if len(text) > LONGEST_RELATIVE or not any(map(str.isdigit, text)):
        return False
    words = pattern(r"[^\W\d_]+").findall(text.lower())
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
    lowered = text.strip(" .,").lower()
    if lowered in YESTERDAY:
        return 1, "day"
    if not (lowered.endswith(AGO) or lowered.startswith(AGO_BEFORE) or _DIGIT.search(lowered)):
        return None
    if not (any(map(lowered.__contains__, AGO)) or any(map(lowered.__contains__, AGO_BEFORE))):
        return None  # most lines end here, before what takes long
    words = [word.strip(",:;.|()•·-–") for word in lowered.translate(_DIGITS).split()]
    telling = [word for word in words if word and word not in WHEN and not tells_update(word)]
    return _ago_in(" ".join(telling)) or _ago_in(" ".join(words))


def _ago_in(joined: str) -> tuple[int, str] | None:
    before = next((each + " " for each in AGO_BEFORE if joined.startswith(each + " ")), "")
    after = max(filter(joined.endswith, AGO), key=len, default="")
    if not after and (not before or before in BOTH_SIDES):
        return None
    amount = joined.removeprefix(before).removesuffix(after).strip()
    match = pattern(r"(\d{1,2}|[^\d\s]+['’ ])? ?([^\d\s]+)").fullmatch(amount)
    unit = UNITS.get(match[2]) if match else None
    number = (match[1] or "").strip() if match else ""
    if not unit or not (number.isdigit() or number in ONE or (after and not number)):
        return None
    return int(number) if number.isdigit() else 1, unit


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
