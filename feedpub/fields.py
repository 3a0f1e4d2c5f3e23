"""Fields that the item form and the configuration share, checked and made clean."""

import re
from collections.abc import Callable
from datetime import UTC, tzinfo
from typing import TypeVar

from feedpub.forms import FormError, shown
from feedpub.identifiers import web_address
from feedpub.markup import one_line
from feedpub.model import Person

T = TypeVar("T")

# Longer than any real one, and short enough for every reader.
MAX_LINE = 1_000  # characters of a title, a name, a section, a tag

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def optional(field: str, text: str | None, check: Callable[[str], T], expected: str) -> T | None:
    """What *check* makes of *text*, or None where there is none.

    Raises:
        FormError: *check* raised a ValueError.
    """
    if text is None or not text.strip():
        return None
    try:
        return check(text.strip())
    except ValueError:
        raise FormError(field, shown(text), expected) from None


def line(field: str, text: str | None) -> str | None:
    """*text* as one clean line, or None where there is none.

    Raises:
        FormError: it has more than `MAX_LINE` characters.
    """
    clean = one_line(text or "")
    if len(clean) > MAX_LINE:
        raise FormError(field, f"{len(clean):,} characters", f"at most {MAX_LINE:,}")
    return clean or None


def read_language(field: str, text: str | None) -> str | None:
    """A language tag, checked.

    Raises:
        FormError: it is none.
    """
    return optional(field, text, _language, "a BCP 47 tag such as 'en'")


def read_person(field: str, person: Person | str) -> Person:
    """A person, checked and clean; plain text is a name.

    Raises:
        FormError: name, address or e-mail is none.
    """
    if isinstance(person, str):
        person = Person(name=person)
    name = line(f"{field}.name", person.name)
    if name is None:
        raise FormError(f"{field}.name", shown(person.name), "a name")
    return Person(
        name=name,
        uri=optional(f"{field}.uri", person.uri, web_address, "an http or https address"),
        email=optional(f"{field}.email", person.email, _email, "an address such as a@b.org"),
    )


def read_zone(field: str, name: str) -> tzinfo:
    """The time zone of this name.

    Raises:
        FormError: there is none.
    """
    if name == "UTC":  # always there, even where the system has no time zone database
        return UTC
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        expected = "a name such as 'Europe/Kyiv' or 'UTC'"
        raise FormError(field, shown(name), expected) from None


def _language(text: str) -> str:
    return matching(_LANGUAGE.fullmatch(text) is not None and len(text) <= 35, text)


def _email(text: str) -> str:
    return matching(_EMAIL.fullmatch(text) is not None and len(text) <= 254, text)


def matching(good: bool, text: str) -> str:
    """*text*, if it is *good*.

    Raises:
        ValueError: it is not.
    """
    if not good:
        raise ValueError(text)
    return text
