"""What a text has to be: checks of dates, addresses, languages, numbers and the like.

Each is a `Check`: it takes the text and gives the rules that it breaks, most often none.
"""

import base64
import binascii
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

from feedpub.validate.definition import Check, Verdict
from feedpub.validate.names import LANGUAGES, REGIONS, SCHEMES

Verdicts = Iterable[Verdict]

_NONE: tuple[Verdict, ...] = ()


def nonblank(text: str) -> Verdicts:
    """Some text, whichever."""
    return _NONE if text.strip() else (("blank", "some text"),)


def both(*checks: Check) -> Check:
    """The first of *checks* that finds something."""

    def check(text: str) -> Verdicts:
        return next((found for each in checks if (found := tuple(each(text)))), _NONE)

    return check


def either(*checks: Check) -> Check:
    """What the last of *checks* finds, unless one of them finds nothing."""

    def check(text: str) -> Verdicts:
        found: tuple[Verdict, ...] = ()
        for each in checks:
            found = tuple(each(text))
            if not found:
                break
        return found

    return check


def one_of(*values: str, rule: str = "value-unknown", fold: bool = False) -> Check:
    """One of *values*; with *fold*, in any case."""

    def check(text: str) -> Verdicts:
        if (text.lower() if fold else text) in values:
            return _NONE
        return ((rule, "one of " + ", ".join(values)),)

    return check


def matching(pattern: str, expected: str, *, rule: str = "value-form") -> Check:
    """A text that *pattern* matches as a whole, white space around it aside."""
    form = re.compile(pattern)

    def check(text: str) -> Verdicts:
        return _NONE if form.fullmatch(text.strip()) else ((rule, expected),)

    return check


def at_most(length: int, *, rule: str = "too-long") -> Check:
    """At most *length* characters."""

    def check(text: str) -> Verdicts:
        return _NONE if len(text) <= length else ((rule, f"at most {length} characters"),)

    return check


# Numbers. No more digits than any number in a feed has: int() of a long one takes long.


def number(*, low: int | None = None, high: int | None = None, rule: str = "number") -> Check:
    """A whole number from *low* to *high*."""
    bounds = "" if low is None else f", {low} or more"
    bounds += "" if high is None else f", at most {high}"

    def check(text: str) -> Verdicts:
        digits = text.strip()
        good = re.fullmatch(r"[+-]?[0-9]{1,18}", digits) is not None
        if good and low is not None:
            good = int(digits) >= low
        if good and high is not None:
            good = int(digits) <= high
        return _NONE if good else ((rule, f"a whole number{bounds}"),)

    return check


integer = number()
count = number(low=0)
positive = number(low=1)


def decimal(low: float | None = None, high: float | None = None) -> Check:
    """A number, perhaps with a fraction, from *low* to *high*."""

    def check(text: str) -> Verdicts:
        digits = text.strip()
        good = re.fullmatch(r"[+-]?(?:[0-9]{1,18}\.?[0-9]{0,18}|\.[0-9]{1,18})", digits) is not None
        if good and low is not None and high is not None:
            good = low <= float(digits) <= high
        span = "" if low is None else f" from {low:g} to {high:g}"
        return _NONE if good else (("number", f"a number{span}"),)

    return check


boolean = one_of("true", "false")


# Dates

_RFC3339 = re.compile(
    r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):(\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})", re.ASCII
)
_W3CDTF = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?"
    r"(Z|[+-]\d{2}:\d{2})?)?)?)?",
    re.ASCII,
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAYS = "mon tue wed thu fri sat sun".split()
_RFC822 = re.compile(
    r"(?:([a-z]{3,9})\s*,?\s*)?(\d{1,2})\s+([a-z]{3,9})\s+(\d{2,4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?"
    r"\s*(\S*)",
    re.ASCII | re.IGNORECASE,
)
_COMMENT = re.compile(r"\((?:\\.|[^()\\])*\)")
_ZONES = {
    "ut": 0, "gmt": 0, "z": 0, "utc": 0,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip


def rfc3339(text: str) -> Verdicts:
    """A date-time of RFC 3339 §5.6 as RFC 4287 §3.3 wants it: capital T and Z."""
    if read_rfc3339(text) is not None:
        return _NONE
    if read_rfc3339(text.strip()) is not None:
        return (("space-around", "no white space around the date"),)
    return (("date-rfc3339", "a date such as 2026-11-22T10:00:00Z"),)


def read_rfc3339(text: str) -> datetime | None:
    """The moment, or None where *text* is none."""
    match = _RFC3339.fullmatch(text)
    if not match:
        return None
    day, time, seconds, zone = match.groups()
    if int(seconds) > 60:
        return None
    try:  # a leap second is one
        return datetime.fromisoformat(f"{day}T{time}:{min(int(seconds), 59):02}{zone}")
    except ValueError:
        return None


def w3cdtf(text: str) -> Verdicts:
    """A date of W3C-DTF, or a part of one; the time zone may be left out where modules do."""
    match = _W3CDTF.fullmatch(text.strip())
    if match:
        year, month, day, time, seconds, zone = match.groups()
        whole = f"{year}-{month or '01'}-{day or '01'}T{time or '00:00'}:{seconds or '00'}"
        try:
            datetime.fromisoformat(whole + (zone or ""))
        except ValueError:
            pass
        else:
            return _NONE
    return (("date-w3cdtf", "a date such as 2026-11-22 or 2026-11-22T10:00:00Z"),)


def w3cdtf_with_zone(text: str) -> Verdicts:
    """As `w3cdtf`, but a time has its zone (W3C-DTF)."""
    found = tuple(w3cdtf(text))
    if not found and re.search(r"T[0-9:.]+$", text.strip()):
        return (("date-w3cdtf", "a time zone after the time, such as Z or +01:00"),)
    return found


def rfc822(text: str) -> Verdicts:
    """A date of RFC 822 §5 with RFC 1123's four-digit year, as RSS 2.0 wants it."""
    stripped, comments = _without_comments(text)
    match = _RFC822.fullmatch(stripped.strip())
    wrong = (("date-rfc822", "a date such as Sun, 22 Nov 2026 10:00:00 +0000"),)
    if not match:
        return wrong
    weekday, _, month, year, _, _, _, zone = match.groups()
    moment = read_rfc822(text)
    if moment is None:
        return wrong
    if weekday and _DAYS.index(weekday[:3].lower()) != moment.weekday():
        return (("date-rfc822", f"{_DAYS[moment.weekday()].title()}, which that day is"),)
    plain = re.fullmatch(r"(?:[A-Za-z]{3}, +)?\d{1,2} .*", stripped.strip(), re.DOTALL)
    odd_zone = (len(zone) == 1 and zone not in "Zz") or (
        zone[-2:] not in _MINUTES and zone[0] in "+-"
    )
    if comments or len(year) < 4 or odd_zone or not plain or len(month) > 3:
        return (("date-rfc822-doubtful", "a four-digit year, a usual time zone and no comments"),)
    return _NONE


_MINUTES = ("00", "15", "30", "45")


def read_rfc822(text: str) -> datetime | None:
    """The moment, or None where *text* is none; comments and two-digit years are read."""
    match = _RFC822.fullmatch(_without_comments(text)[0].strip())
    if not match:
        return None
    weekday, day, month, year, hour, minute, second, zone = match.groups()
    offset = _offset(zone)
    if month[:3].lower() not in _MONTHS or offset is None:
        return None
    if weekday and weekday[:3].lower() not in _DAYS:
        return None
    if int(second or 0) > 60:
        return None
    full_year = int(year) + (0 if len(year) == 4 else 2000 if int(year) < 50 else 1900)
    try:
        return datetime(
            full_year, _MONTHS.index(month[:3].lower()) + 1, int(day), int(hour), int(minute),
            min(int(second or 0), 59), tzinfo=timezone(offset),
        )  # fmt: skip
    except ValueError:
        return None


def _offset(zone: str) -> timedelta | None:
    if re.fullmatch(r"[+-]\d{4}", zone, re.ASCII):
        minutes = int(zone[1:3]) * 60 + int(zone[3:])
        if minutes >= 24 * 60:
            return None
        return timedelta(minutes=minutes if zone[0] == "+" else -minutes)
    if zone.lower() in _ZONES:
        return timedelta(hours=_ZONES[zone.lower()])
    if re.fullmatch("[A-IK-Za-ik-z]", zone):  # military: RFC 822 had their signs the wrong way
        return timedelta(0)
    return None


def _without_comments(text: str) -> tuple[str, bool]:
    """*text* without what stands in parentheses, nested perhaps (RFC 822 §3.4.3)."""
    stripped = text[:400]
    for _ in range(8):
        shorter = _COMMENT.sub(" ", stripped)
        if shorter == stripped:
            break
        stripped = shorter
    return stripped, stripped != text[:400]


def implausible(moment: datetime, now: datetime) -> str:
    """Why no story is of that date; empty where one may be.

    Args:
        moment: With a time zone.
        now: Aware UTC.
    """
    try:
        moment = moment.astimezone(UTC)
    except OverflowError:
        return "a date between 1970 and today"
    if moment.year < 1970 or moment > now + timedelta(days=1):
        return "a date between 1970 and today"
    return ""


# Addresses and ids

_CHARS = r"A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=\-"
_URI = re.compile(rf"(?:[{_CHARS}]|%[0-9A-Fa-f]{{2}})*")
_IRI = re.compile(
    rf"(?:[{_CHARS}\u00a0-\ud7ff\uf900-\uffef\U00010000-\U000efffd]|%[0-9A-Fa-f]{{2}})*"
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_AUTHORITY = re.compile(
    r"(?:[^@/?#]*@)?(?:\[[0-9A-Fa-f:.]+\]|[^\[\]:@/?#]*)(?::[0-9]*)?", re.DOTALL
)
_WEB = frozenset(("http", "https", "ftp"))
_DATE = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_TAG = re.compile(
    rf"tag:(?:[A-Za-z0-9._-]+@)?{_LABEL}(?:\.{_LABEL})*,{_DATE}:"
    r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*(?:#.*)?",
    re.IGNORECASE,
)
_URN = re.compile(
    r"urn:[A-Za-z0-9][A-Za-z0-9-]{1,31}:(?:[A-Za-z0-9()+,.:=@;$_!*'/?#~&-]|%[0-9A-Fa-f]{2})+",
    re.IGNORECASE,
)
_UUID = re.compile("urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def iri_reference(text: str) -> Verdicts:
    """An IRI, or one relative to the base (RFC 3987), nothing around it."""
    return _reference(text, _IRI)


def uri_reference(text: str) -> Verdicts:
    """A URI, or one relative to the base (RFC 3986), nothing around it."""
    if _IRI.fullmatch(text) and not _URI.fullmatch(text):
        return (("uri-not-ascii", "only ASCII: a host as xn--…, the rest in percent signs"),)
    return _reference(text, _URI)


def _reference(text: str, form: re.Pattern[str]) -> Verdicts:
    if text != text.strip():
        return (("space-around", "no white space around the address"),)
    match = _SCHEME.fullmatch(text)
    scheme, rest = (match[1].lower(), match[2]) if match else ("", text)
    if scheme == "tag" and not _TAG.fullmatch(text):
        return (("tag-uri", "tag:, a domain or address, a comma, a date, a colon, a name"),)
    if scheme == "urn" and not _URN.fullmatch(text):
        return (("urn", "urn:, a namespace of letters, digits and hyphens, a colon, a name"),)
    if not form.fullmatch(text):
        return (("uri-characters", "an address without spaces or other forbidden characters"),)
    if not match:
        return _NONE
    if rest.startswith("//") and not _AUTHORITY.fullmatch(
        re.split("[/?#]", rest[2:], maxsplit=1)[0]
    ):
        return (("uri-invalid", "a host and perhaps a port after //"),)
    if scheme in _WEB and (not rest.startswith("//") or rest.startswith("///") or rest == "//"):
        return (("uri-invalid", f"{scheme}:// and a host"),)
    if text[:9].lower() == "urn:uuid:" and not _UUID.fullmatch(text):
        return (("urn-uuid", "urn:uuid: and a UUID"),)
    if scheme not in SCHEMES:
        return (("uri-scheme", "a scheme that IANA has registered"),)
    return _NONE


def absolute(check: Check) -> Check:
    """What *check* allows, with a scheme."""

    def with_scheme(text: str) -> Verdicts:
        found = tuple(check(text))
        if found and found[0][0] != "uri-scheme":
            return found
        if not _SCHEME.fullmatch(text.strip()):
            return (("uri-relative", "an absolute address, with https:// before it"),)
        return found

    return with_scheme


def trimmed(check: Check) -> Check:
    """What *check* allows, with white space around it that everybody ignores."""
    return lambda text: check(text.strip())


iri = absolute(iri_reference)
uri = absolute(uri_reference)
web_uri = trimmed(uri)  # as RSS readers read it


def http(text: str) -> Verdicts:
    """An absolute http or https address."""
    found = tuple(web_uri(text))
    if not found and not re.match("https?://", text.strip(), re.IGNORECASE):
        return (("uri-not-web", "an http or https address"),)
    return found


def atom_id(text: str) -> Verdicts:
    """An absolute IRI in its normal form (RFC 4287 §4.2.6.1)."""
    found = tuple(iri(text))
    if found and found[0][0] != "uri-scheme":
        return found
    return found or normal(text)


def normal(text: str) -> Verdicts:
    """An address as simple string comparison wants it (RFC 4287 §4.2.6.1, RFC 3986 §6)."""
    scheme, _, rest = text.partition(":")
    expected = ""
    if scheme != scheme.lower():
        expected = "the scheme in lower case"
    elif re.search("%(?:[0-9A-Fa-f][a-f]|[a-f][0-9A-Fa-f])", text):
        expected = "hexadecimal digits in capitals after %"
    elif re.search("%(?:4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A]|3[0-9]|2D|2E|5F|7E)", text):
        expected = "letters, digits, - . _ ~ as they are, not in percent signs"
    elif scheme in _WEB and rest.startswith("//"):
        expected = _normal_web(scheme, rest[2:])
    return (("id-not-normal", expected),) if expected else _NONE


def _normal_web(scheme: str, rest: str) -> str:
    authority = re.split("[/?#]", rest, maxsplit=1)[0]
    user, at, host = authority.rpartition("@")
    name, colon, port = host.partition(":") if "[" not in host else (host, "", "")
    path = re.split("[?#]", rest[len(authority) :], maxsplit=1)[0]
    if at and user in ("", ":"):
        return "no empty user name"
    if name != name.lower():
        return "the host in lower case"
    if colon and port in ("", {"http": "80", "https": "443", "ftp": "21"}[scheme]):
        return "no port, which is the usual one"
    if not path:
        return "a slash after the host"
    if {".", ".."} & set(path.split("/")):
        return "no . or .. in the path"
    return ""


# Languages, media types, persons, hashes

_LANGUAGE = re.compile(
    r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8})(?:-[A-Za-z]{4})?"
    r"(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
    r"(?:-[0-9A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})+)*(?:-x(?:-[A-Za-z0-9]{1,8})+)?"
    r"|[xi](?:-[A-Za-z0-9]{1,8})+"
)
_MEDIA_TYPE = re.compile(
    r"[A-Za-z0-9!#$&^_.+*-]{1,127}/[A-Za-z0-9!#$&^_.+*-]{1,127}"
    r"(?:\s*;\s*[A-Za-z0-9!#$&^_.+-]+=(?:\"[^\"]*\"|[A-Za-z0-9!#$&^_.+:/-]*))*"
)
_EMAIL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")


def language(text: str) -> Verdicts:
    """A language tag (RFC 5646) whose first part is a language."""
    tag = text.strip()
    first = tag.split("-")[0].lower()
    known = len(first) != 2 or first in LANGUAGES
    usual = (len(first) <= 3 and first not in ("x", "i")) or tag[1:2] == "-"
    if _LANGUAGE.fullmatch(tag) and known and usual:
        return _NONE
    return (("language", "a language tag such as en or pt-BR"),)


def language_or_none(text: str) -> Verdicts:
    """A language tag, or nothing, which is an unknown language (XML 1.0 §2.12)."""
    return language(text) if text else _NONE


def media_type(text: str) -> Verdicts:
    """A media type, perhaps with parameters (RFC 6838 §4.2)."""
    if _MEDIA_TYPE.fullmatch(text.strip()):
        return _NONE
    return (("media-type", "a media type such as text/html"),)


def email(text: str) -> Verdicts:
    """An address of one person, and nothing but it (RFC 2822 §3.4.1)."""
    if not _EMAIL.fullmatch(text):
        return (("email", "an e-mail address such as someone@example.org, and nothing else"),)
    if "." not in text.rpartition("@")[2]:
        return (("email-host", "a whole domain after @"),)
    return _NONE


def country(text: str) -> Verdicts:
    """A country's code of two letters (ISO 3166-1)."""
    if text.upper() in REGIONS:
        return _NONE
    return (("value-unknown", "a country's code of two letters"),)


def base64_text(text: str) -> Verdicts:
    """Bytes in base64 (RFC 4648 §4), with white space where it pleases."""
    try:
        base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return (("base64", "base64"),)
    return _NONE


def npt(text: str) -> Verdicts:
    """A normal play time (RFC 2326 §3.6): now, seconds, or h:mm:ss."""
    if re.fullmatch(r"now|[0-9]+(?:\.[0-9]*)?|[0-9]+:[0-5]?[0-9]:[0-5]?[0-9](?:\.[0-9]*)?", text):
        return _NONE
    return (("duration", "a time such as 12:05:35 or 35.5"),)
