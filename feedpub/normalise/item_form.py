"""feedpub's own item form: what ``items --json`` prints and a JSON seed may hold.

The form is published as JSON Schema in ``feedpub/schemas/item.schema.json``.
"""

import re
import unicodedata
from datetime import datetime
from functools import partial
from typing import TypeVar

import msgspec

from feedpub.conventions import Conventions
from feedpub.errors import InvalidItemError
from feedpub.fields import line, matching, optional, read_language, read_person
from feedpub.forms import FormError, fill_form, shown
from feedpub.identifiers import is_uri, web_address
from feedpub.markup import MAX_HTML, clean_text, one_line, safe_html
from feedpub.model import Attachment, NewsItem, Person
from feedpub.timestamps import parse_date

T = TypeVar("T")

MAX_MANY = 100  # authors, tags or attachments of one item

_SCRIPTS = ("javascript:", "vbscript:", "data:")
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
    seed: str, stated: dict[str, object], conventions: Conventions, *, strict: bool = True
) -> NewsItem:
    """The item that a table in the item form states, every field checked and clean.

    Args:
        seed: Where it stands, for messages and for the item.
        stated: The table.
        conventions: For dates.
        strict: Whether text is refused where the form wants a number.

    Raises:
        InvalidItemError: naming the field.
    """
    try:
        return _checked(seed, fill_form(stated, ItemForm, strict=strict), conventions)
    except FormError as error:
        raise InvalidItemError(
            seed, field=error.field, found=error.found, expected=error.expected
        ) from error


def _checked(seed: str, form: ItemForm, conventions: Conventions) -> NewsItem:
    url = optional("url", form.url, web_address, "an absolute http or https address")
    return NewsItem(
        seed=seed,
        id=optional("id", form.id, _uri, "an absolute URI such as 'tag:example.org,2026:1'"),
        url=url,
        title=_title(form.title),
        authors=tuple(
            read_person(f"authors[{n}]", each) for n, each in _few("authors", form.authors)
        ),
        section=line("section", form.section),
        tags=_tags(form.tags),
        language=read_language("language", form.language),
        published=_date("published", form.published, conventions),
        updated=_date("updated", form.updated, conventions),
        summary=_bounded("summary", one_line(form.summary or "")) or None,
        content_text=_bounded("content_text", clean_text(form.content_text or "").strip()),
        content_html=_html(form.content_html or "", url),
        attachments=tuple(
            _attachment(f"attachments[{n}]", each)
            for n, each in _few("attachments", form.attachments)
        ),
    )


def _few(field: str, values: tuple[T, ...] | None) -> enumerate[T]:
    if len(values or ()) > MAX_MANY:
        raise FormError(field, f"{len(values or ()):,} of them", f"at most {MAX_MANY}")
    return enumerate(values or ())


def _bounded(field: str, text: str) -> str:
    if len(text) > MAX_HTML:
        raise FormError(field, f"{len(text):,} characters", f"at most {MAX_HTML:,}")
    return text


def _title(text: str | None) -> str:
    title = line("title", text)
    if title is None or not any(map(_is_visible, title)):
        raise FormError("title", "nothing" if not text else shown(text), "a headline")
    return title


def _is_visible(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNPS"  # letters, numbers, marks of all kinds


def _tags(tags: tuple[str, ...] | None) -> tuple[str, ...]:
    lines = [line(f"tags[{number}]", tag) for number, tag in _few("tags", tags)]
    return tuple(dict.fromkeys(line for line in lines if line))


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
        title=line(f"{field}.title", attachment.title),
    )


def _date(field: str, text: str | None, conventions: Conventions) -> datetime | None:
    return optional(
        field,
        text,
        partial(parse_date, zone=conventions.zone, day_first=conventions.day_first),
        "one certain date such as '2026-11-22T10:00:00+01:00'",
    )


def _html(fragment: str, base: str | None) -> str:
    try:
        return safe_html(fragment, base=base) if fragment.strip() else ""
    except ValueError as error:
        raise FormError("content_html", str(error), "HTML as an article has it") from error


def _uri(text: str) -> str:
    is_script = text.strip().lower().startswith(_SCRIPTS)  # readers open the id where no URL is
    return matching(is_uri(text) and not is_script, text)
