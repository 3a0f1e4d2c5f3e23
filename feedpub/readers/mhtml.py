"""Saved pages as MHTML (RFC 2557): a page with its pictures in one MIME message."""

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from feedpub.errors import ReadError, SeedError
from feedpub.model import SeedDocument
from feedpub.readers.html import page_document

if TYPE_CHECKING:
    from email.message import Message

MAX_PARTS = 5_000
MAX_DEPTH = 10  # of messages within messages
MAX_LINES = 50_000  # that may part one part from the next; pages have "-->" in such places
MAX_HEADER = 4_000  # characters of one


_NESTS = re.compile(rb"^content-type\s*:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)


def read(seed: str, data: bytes) -> list[SeedDocument | SeedError]:
    """The page that the message is of.

    Raises:
        ReadError: there is none in it.
    """
    from email import message_from_bytes  # slow to import, loaded only for MHTML

    _refuse_many(seed, data)
    message = message_from_bytes(data.lstrip())
    page = _page_in(message)
    if page is None:
        expected = "a message with a part of the type text/html"
        raise ReadError(seed, field="MHTML", found="no page", expected=expected)
    payload = page.get_payload(decode=True)
    return [
        page_document(
            seed,
            payload if isinstance(payload, bytes) else b"",
            url=_address(message, page),
            captured=_moment(message["Date"]),
            charset=page.get_content_charset(),
        )
    ]


def _refuse_many(seed: str, data: bytes) -> None:
    """Refuse what the parser of messages would take long for, before it does."""
    parts = data.lower().count(b"\ncontent-type:")
    nested = sum(1 for _ in _NESTS.finditer(data))
    if parts > MAX_PARTS or nested > MAX_DEPTH or data.count(b"\n--") > MAX_LINES:
        found = f"{parts:,} parts, {nested:,} of them of several, or too many lines between them"
        expected = f"at most {MAX_PARTS:,}, and {MAX_DEPTH}"
        raise ReadError(seed, field="MHTML", found=found, expected=expected)


def _page_in(message: "Message") -> "Message | None":
    """The part that ``start`` names, or else the first page (RFC 2387 §3.2)."""
    pages = [part for part in message.walk() if part.get_content_type() in _TYPES]
    start = message.get_param("start")
    named = [part for part in pages if start and part["Content-ID"] == start]
    return next(iter(named or pages), None)


_TYPES = ("text/html", "application/xhtml+xml")


def _address(message: "Message", page: "Message") -> str | None:
    """Where the page is from; long addresses are folded over several lines."""
    for header in (page["Content-Location"], message["Snapshot-Content-Location"]):
        text = str(header or "")  # one that is not ASCII is an object of its own
        if len(text) < MAX_HEADER and "://" in text:
            return "".join(text.split())
    return None


def _moment(header: object) -> datetime | None:
    """When the page was saved, of a Date header (RFC 5322 §3.3)."""
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(str(header)[:100])
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError):
        return None
