"""feedpub's own item form: what ``items --json`` prints and a JSON seed may hold.

The form is published as JSON Schema in ``feedpub/schemas/item.schema.json``.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import TypeVar

import msgspec

from feedpub.errors import InvalidItemError
from feedpub.forms import FormError, fill_form, shown
from feedpub.identifiers import is_uri, web_address
from feedpub.markup import MAX_HTML, clean_text, one_line, safe_html
from feedpub.model import Attachment, NewsItem, Person
from feedpub.timestamps import parse_date

T = TypeVar("T")

# Longer than any real one, and short enough for every reader.
MAX_LINE = 1_000  # characters of a title, a name, a section, a tag
MAX_MANY = 100  # authors, tags or attachments of one item

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_MIME_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)


class ItemForm(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of an item as a program writes them; null or an empty list is absent."""

    seed: str | None = None  # told, not read: an item is where it was found
    id: str | None = None
    url: str | None = None
    title: str | None = None
    authors: tuple[Person | str, ...] | None = ()
    section: str | None = None
    tags: tuple[str, ...] | None = ()
    language: str | None = None
    published: str | None = None
    updated: str | None = None
    summary: str | None = None
    content_text: str | None = None
    content_html: str | None = None
    attachments: tuple[Attachment, ...] | None = ()
    rejected: str | None = None


def read_item(
    seed: str, stated: dict[str, object], *, zone: tzinfo, strict: bool = True
) -> NewsItem:
    """The item that a table in the item form states, every field checked and clean.

    Args:
        seed: Where it stands, for messages and for the item.
        stated: The table.
        zone: The time zone of dates that name none.
        strict: Whether text is refused where the form wants a number.

    Raises:
        InvalidItemError: naming the field.
    """
    try:
        return _checked(seed, fill_form(stated, ItemForm, strict=strict), zone)
    except FormError as error:
        raise InvalidItemError(
            seed, field=error.field, found=error.found, expected=error.expected
        ) from error


def _checked(seed: str, form: ItemForm, zone: tzinfo) -> NewsItem:
    url = _optional("url", form.url, web_address, "an absolute http or https address")
    return NewsItem(
        seed=seed,
        id=_optional("id", form.id, _uri, "an absolute URI such as 'tag:example.org,2026:1'"),
        url=url,
        title=_title(form.title),
        authors=tuple(
            read_person(f"authors[{n}]", each) for n, each in _few("authors", form.authors)
        ),
        section=_line("section", form.section),
        tags=_tags(form.tags),
        language=read_language("language", form.language),
        published=_date("published", form.published, zone),
        updated=_date("updated", form.updated, zone),
        summary=_bounded("summary", one_line(form.summary or "")) or None,
        content_text=_bounded("content_text", clean_text(form.content_text or "").strip()),
        content_html=_html(form.content_html or "", url),
        attachments=tuple(
            _attachment(f"attachments[{n}]", each)
            for n, each in _few("attachments", form.attachments)
        ),
    )


def _optional(field: str, text: str | None, check: Callable[[str], T], expected: str) -> T | None:
    """What *check* makes of *text*, or None where there is none."""
    if text is None or not text.strip():
        return None
    try:
        return check(text.strip())
    except ValueError:
        raise FormError(field, shown(text), expected) from None


def _few(field: str, values: tuple[T, ...] | None) -> enumerate[T]:
    if len(values or ()) > MAX_MANY:
        raise FormError(field, f"{len(values or ()):,} of them", f"at most {MAX_MANY}")
    return enumerate(values or ())


def _bounded(field: str, text: str) -> str:
    if len(text) > MAX_HTML:
        raise FormError(field, f"{len(text):,} characters", f"at most {MAX_HTML:,}")
    return text


def _title(text: str | None) -> str:
    title = _line("title", text)
    if title is None or not any(map(_is_visible, title)):
        raise FormError("title", "nothing" if not text else shown(text), "a headline")
    return title


def _is_visible(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNPS"  # letters, numbers, marks of all kinds


def _line(field: str, text: str | None) -> str | None:
    line = one_line(text or "")
    if len(line) > MAX_LINE:
        raise FormError(field, f"{len(line):,} characters", f"at most {MAX_LINE:,}")
    return line or None


def _tags(tags: tuple[str, ...] | None) -> tuple[str, ...]:
    lines = [_line(f"tags[{number}]", tag) for number, tag in _few("tags", tags)]
    return tuple(dict.fromkeys(line for line in lines if line))


def read_language(field: str, text: str | None) -> str | None:
    """A language tag, checked.

    Raises:
        FormError: it is none.
    """
    return _optional(field, text, _language, "a BCP 47 tag such as 'en'")


def read_person(field: str, person: Person | str) -> Person:
    """A person, checked and clean; plain text is a name.

    Raises:
        FormError: name, address or e-mail is none.
    """
    if isinstance(person, str):
        person = Person(name=person)
    name = _line(f"{field}.name", person.name)
    if name is None:
        raise FormError(f"{field}.name", shown(person.name), "a name")
    return Person(
        name=name,
        uri=_optional(f"{field}.uri", person.uri, web_address, "an http or https address"),
        email=_optional(f"{field}.email", person.email, _email, "an address such as a@b.org"),
    )


def _attachment(field: str, attachment: Attachment) -> Attachment:
    size = attachment.size_in_bytes
    if size is not None and size < 0:
        raise FormError(f"{field}.size_in_bytes", shown(size), "a number of bytes")
    if not _MIME_TYPE.fullmatch(attachment.mime_type):
        expected = "a media type such as 'image/jpeg'"
        raise FormError(f"{field}.mime_type", shown(attachment.mime_type), expected)
    try:
        url = web_address(attachment.url)
    except ValueError:
        expected = "an absolute http or https address"
        raise FormError(f"{field}.url", shown(attachment.url), expected) from None
    return Attachment(
        url=url,
        mime_type=attachment.mime_type,
        size_in_bytes=size,
        title=_line(f"{field}.title", attachment.title),
    )


def _date(field: str, text: str | None, zone: tzinfo) -> datetime | None:
    return _optional(
        field,
        text,
        lambda stated: parse_date(stated, zone=zone),
        "one certain date such as '2026-11-22T10:00:00+01:00'",
    )


def _html(fragment: str, base: str | None) -> str:
    try:
        return safe_html(fragment, base=base) if fragment.strip() else ""
    except ValueError as error:
        raise FormError("content_html", str(error), "HTML as an article has it") from error


def _uri(text: str) -> str:
    return _matching(is_uri(text), text)


def _language(text: str) -> str:
    return _matching(_LANGUAGE.fullmatch(text) is not None and len(text) <= 35, text)


def _email(text: str) -> str:
    return _matching(_EMAIL.fullmatch(text) is not None and len(text) <= 254, text)


def _matching(good: bool, text: str) -> str:
    if not good:
        raise ValueError(text)
    return text
