"""Dates as text and back."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import format_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedpub.timestamps import parse_date, parse_rfc822, parse_rfc3339, rfc3339, to_utc

KYIV = ZoneInfo("Europe/Kyiv")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-22", MIDNIGHT),
        (" 2026-11-22 \n", MIDNIGHT),
        ("20261122", MIDNIGHT),
        ("2026-W47-7", MIDNIGHT),
        ("2026-11-22T12:00:00Z", NOON),
        ("2026-11-22t12:00:00z", NOON),
        ("2026-11-22 12:00", NOON),
        ("2026-11-22T12", NOON),
        ("2026-11-22T14:00:00+02:00", NOON),
        ("2026-11-22T14:00:00+0200", NOON),
        ("2026-11-22T07:00:00-05", NOON),
        ("2026-11-22T12:00:00.999999Z", NOON),
        ("2026-11-22T12:00:00,5Z", NOON),
        ("2026-11-22T12:00:00-00:00", NOON),
        ("22 Nov 2026", MIDNIGHT),
        ("22. November 2026", MIDNIGHT),
        ("Nov 22nd, 2026", MIDNIGHT),
        ("November 22, 2026 12:00 PM", NOON),
        ("Sun, 22 Nov 2026 12:00:00 GMT", NOON),
        ("Sun, 22 Nov 2026 12:00:00 UT", NOON),
        ("Sun, 22 Nov 2026 14:00:00 +0200", NOON),
        ("Sun Nov 22 12:00:00 2026", NOON),
        ("22.11.2026", MIDNIGHT),
        ("11/22/2026", MIDNIGHT),
        ("22/11/2026", MIDNIGHT),
        ("11/11/2026", datetime(2026, 11, 11, tzinfo=UTC)),
        ("2026.11.22", MIDNIGHT),
        ("1000-01-01", datetime(1000, 1, 1, tzinfo=UTC)),
        ("9999-12-31T23:59:59Z", datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_dates(text: str, moment: datetime) -> None:
    """RFC 3339, RFC 822, and what people write, as long as it means one moment."""
    found = parse_date(text, zone=UTC)
    assert found == moment
    assert found.tzinfo is UTC
    assert found.microsecond == 0


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", "soon", "today", "yesterday", "now", "Sunday", "noon",
        "11/12/2026", "11.12.2026", "11-12-2026", "05/06/2026", "12-11-10", "01 02 03",
        "2026", "2026-11", "Nov 2026", "22 Nov", "11/22", "10:00", "22 Nov 10:00", "2026-326",
        "22 Nov 2026 10:00 IST", "22 Nov 2026 10:00 BST", "22 Nov 2026 10:00 CST",
        "22 Nov 2026 10:00 XYZ", "22 Nov 2026 10:00:00 (CET)",
        "2026-02-30", "2026-13-01", "2026-11-22T25:00", "2026-11-22T10:60", "29 Feb 2025",
        "2026-11-22T10:00:00+25:00", "0000-01-01", "10000-01-01", "1732269600", "1e5", "9" * 5_000,
        "0001-01-01T00:00:00+01:00", "0999-12-31", "9999-12-31T23:59:59-01:00", "22 Nov 99999",
        "1 Jan 99999999999999999999", "Published: 22 Nov 2026", "22 Nov 2026 in Kyiv",
        "22 Nov 2026 and 23 Nov 2026", "(" * 90, "2026-11-22T10:00:00 Europe/Kyiv",
        "1111111111111111", "1763805600", "20261122100000",
    ],
)  # fmt: skip
def test_what_is_no_certain_date(text: str) -> None:
    """Promise 3: no part is guessed; no order of day and month, no year, no zone."""
    with pytest.raises(ValueError):  # noqa: PT011 - each with words of its own
        parse_date(text, zone=UTC)


@pytest.mark.parametrize("text", ["22 Nov 26", "26 Nov 22", "Dec 12 12", "22 Nov 77", "Nov 22 '26"])
def test_a_year_of_two_digits_is_no_year(text: str) -> None:
    """Which century depends on the day of reading, and which number is the year on taste."""
    with pytest.raises(ValueError):  # noqa: PT011
        parse_date(text, zone=UTC)


@pytest.mark.parametrize("text", ["2026/11/12", "2026.11.12", "2026 11 12", "2026-11-2"])
def test_a_year_in_front_settles_the_order(text: str) -> None:
    """After the year comes the month, in every land that writes so."""
    assert parse_date(text, zone=UTC).month == 11


@pytest.mark.parametrize(
    "text",
    [
        "22 Nov 2026 14:00 UTC+2",
        "22 Nov 2026 14:00 GMT+2",
        "22 Nov 2026 14:00 GMT+0200",
        "22 Nov 2026 14:00 UTC+02:00",
        "Sun Nov 22 2026 14:00:00 GMT+0200 (Eastern European Standard Time)",
        "22 Nov 2026 07:00 GMT-5",
    ],
)
def test_an_offset_after_utc_is_what_people_mean(text: str) -> None:
    """UTC+2 is two hours ahead, as JavaScript and newspapers write, not POSIX's opposite."""
    try:
        found = parse_date(text, zone=UTC)
    except ValueError:
        return  # to refuse is no lie
    assert found == NOON


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-07-01 12:00", datetime(2026, 7, 1, 9, tzinfo=UTC)),
        ("2026-12-01 12:00", datetime(2026, 12, 1, 10, tzinfo=UTC)),
        ("2026-07-01", datetime(2026, 6, 30, 21, tzinfo=UTC)),
        ("1 Jul 2026 12:00", datetime(2026, 7, 1, 9, tzinfo=UTC)),
        ("2026-07-01 12:00Z", datetime(2026, 7, 1, 12, tzinfo=UTC)),
        ("2026-10-25 03:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # twice: the first
        ("2026-03-29 03:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # never: as if not yet
    ],
)
def test_the_zone_is_taken_where_the_text_names_none(text: str, moment: datetime) -> None:
    """Summer and winter time, and the hours that come twice or never."""
    assert parse_date(text, zone=KYIV) == moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("22 Nov 2026 07:00 EST", NOON),
        ("Sun, 22 Nov 2026 04:00:00 PST", NOON),
        ("22 Nov 2026 13:00 CET", NOON),
        ("22 Nov 2026 17:30 IST", None),
        ("22 Nov 2026 07:00 ET", NOON),
        ("22 Jul 2026 08:00 ET", datetime(2026, 7, 22, 12, tzinfo=UTC)),
        ("22 Jul 2026 08:00 EDT", datetime(2026, 7, 22, 12, tzinfo=UTC)),
        ("22 Nov 2026 15:00 MSK", NOON),
        ("22 Jul 2012 16:00 MSK", datetime(2012, 7, 22, 12, tzinfo=UTC)),
        ("22 Nov 2026 21:00 JST", NOON),
    ],
)
def test_names_of_zones(text: str, moment: datetime | None) -> None:
    """Those that mean one thing in the news are mapped; the others are refused."""
    if moment is None:
        with pytest.raises(ValueError, match="no one meaning"):
            parse_date(text, zone=UTC)
    else:
        assert parse_date(text, zone=UTC) == moment


@pytest.mark.parametrize(
    ("text", "zone", "moment"),
    [
        ("22 Nov 2026 17:30 IST", "Asia/Kolkata", NOON),
        ("22 Nov 2026 06:00 CST", "America/Chicago", NOON),
        ("22 Nov 2026 20:00 CST", "Asia/Shanghai", NOON),
        ("22 Jul 2026 13:00 BST", "Europe/London", datetime(2026, 7, 22, 12, tzinfo=UTC)),
    ],
)
def test_a_name_of_two_zones_is_that_of_the_zone_at_hand(
    text: str, zone: str, moment: datetime
) -> None:
    """If the zone at hand calls itself so on that day."""
    assert parse_date(text, zone=ZoneInfo(zone)) == moment


def test_a_zone_at_hand_of_another_name_settles_nothing() -> None:
    """London has no BST in November."""
    with pytest.raises(ValueError, match="BST"):
        parse_date("22 Nov 2026 13:00 BST", zone=ZoneInfo("Europe/London"))


@pytest.mark.parametrize(
    ("text", "day_first", "month"),
    [
        ("3/4/2026", True, 4),
        ("3/4/2026", False, 3),
        ("03.04.2026 10:00", True, 4),
        ("3/14/2026", True, 3),
        ("2026/04/03", True, 4),
        ("2026/04/03", False, 4),
    ],
)
def test_the_order_that_is_told(text: str, day_first: bool, month: int) -> None:
    """It settles what would be refused, and nothing that is plain."""
    assert parse_date(text, zone=UTC, day_first=day_first).month == month


@pytest.mark.parametrize(("text", "zone"), [("9999-12-31 23:00", ZoneInfo("America/New_York"))])
def test_dates_that_only_their_zone_puts_out_of_range(text: str, zone: tzinfo) -> None:
    """A ValueError, not an OverflowError."""
    with pytest.raises(ValueError, match="outside"):
        parse_date(text, zone=zone)


def test_the_machine_has_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither its time zone nor today's date (field notes, torture 24)."""
    import time

    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        assert parse_date("22 Nov 2026 12:00", zone=UTC) == NOON
        assert parse_date("22 Nov 2026 21:00 JST", zone=UTC) == NOON
        with pytest.raises(ValueError, match="CST"):
            parse_date("22 Nov 2026 12:00 CST", zone=UTC)
    finally:
        monkeypatch.undo()
        time.tzset()


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40) | st.text("0123456789-/:.,+ TZJanFebNovUTCGMTpam()", max_size=30))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    """Also where dateutil overflows or recurses (field notes C3)."""
    try:
        moment = parse_date(text, zone=KYIV)
    except ValueError:
        return
    assert moment.tzinfo is UTC
    assert moment.microsecond == 0


MOMENTS = st.datetimes(
    min_value=datetime(1000, 1, 2),
    max_value=datetime(9999, 12, 30),
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m))),
)


@settings(max_examples=300, deadline=None)
@given(MOMENTS)
def test_there_and_back(moment: datetime) -> None:
    """Both forms are read back as the second that was written, and are written in UTC."""
    second = to_utc(moment)
    assert parse_rfc3339(rfc3339(moment)) == second
    assert parse_rfc822(format_datetime(moment)) == second
    assert parse_date(rfc3339(moment), zone=KYIV) == second
    assert parse_date(format_datetime(moment), zone=KYIV) == second
    assert parse_date(moment.isoformat(), zone=KYIV) == second


def test_the_form() -> None:
    """RFC 3339 §5.6, in UTC, whole seconds, with Z."""
    moment = datetime(2026, 7, 1, 2, 3, 4, 999, tzinfo=timezone(timedelta(hours=3)))
    assert rfc3339(moment) == "2026-06-30T23:03:04Z"


@pytest.mark.parametrize("write", [rfc3339, to_utc])
def test_a_naive_datetime_is_a_mistake(write: object) -> None:
    """Model: datetimes are aware."""
    assert callable(write)
    with pytest.raises(ValueError, match="no time zone"):
        write(datetime(2026, 11, 22))


@pytest.mark.parametrize("text", ["", "x", "2026-11-22", "2026-11-22T10:00:00"])
def test_rfc3339_without_an_offset_is_refused(text: str) -> None:
    """A published feed always has one."""
    with pytest.raises(ValueError):  # noqa: PT011
        parse_rfc3339(text)


@pytest.mark.parametrize("text", ["", "x", "2026-11-22", "Sun, 22 Nov 2026 10:00:00"])
def test_rfc822_without_an_offset_is_refused(text: str) -> None:
    """As RFC 3339."""
    with pytest.raises(ValueError):  # noqa: PT011
        parse_rfc822(text)
