"""What a document says: facts with their sources, not yet checked, for the item form to read."""

import msgspec

from feedpub.conventions import Conventions
from feedpub.errors import InvalidItemError
from feedpub.markup import one_line, paragraphs_to_html
from feedpub.model import Fact, Line, SeedDocument
from feedpub.normalise.capture import Capture, read_capture
from feedpub.normalise.capture.dates import (
    PrintedDate,
    day_first_at,
    day_first_in,
    moment_of,
)
from feedpub.normalise.language import detect_language


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What was understood of a document."""

    facts: dict[str, Fact] = {}  # by the field's name in the item form
    lines: tuple[Line, ...] = ()
    remarks: tuple[str, ...] = ()  # what was found and not believed, and why
    rejected: str | None = None  # why the document holds no article
    withdrawn: bool = False  # as in `Rejection`


def from_statement(document: SeedDocument) -> Finding:
    """What a document states of itself, field by field."""
    reason = document.stated.get("rejected")
    if isinstance(reason, str) and reason.strip():
        return Finding(rejected=reason, withdrawn=document.withdrawn, lines=document.lines)
    facts = {name: Fact(value, document.origin) for name, value in document.stated.items()}
    if document.html is not None:
        facts["content_html"] = Fact(document.html, "body")
    return Finding(facts=facts, lines=document.lines)


def from_capture(document: SeedDocument, text: str, conventions: Conventions) -> Finding:
    """What a plain-text capture says.

    Args:
        document: Whose capture it is.
        text: The capture, clean.
        conventions: For dates.
    """
    capture = read_capture(text, conventions.profile, _headline_said(document))
    if capture.rejected or not capture.title:
        return Finding(lines=capture.lines, rejected=capture.rejected or "no headline")
    facts = {name: Fact(value, document.origin) for name, value in document.stated.items()}
    facts |= {
        "title": Fact(capture.title, _where(capture, "title")),
        "content_text": Fact("\n\n".join(capture.paragraphs), _where(capture, "body")),
        "content_html": Fact(paragraphs_to_html(capture.paragraphs), _where(capture, "body")),
    }
    if capture.section:
        facts["section"] = Fact(capture.section, _where(capture, "section"))
    if capture.authors:
        facts["authors"] = Fact(list(capture.authors), _where_named(capture))
    dates, remarks = _dates(capture, text, document, conventions)
    return Finding(facts=facts | dates, lines=capture.lines, remarks=remarks)


def _headline_said(document: SeedDocument) -> str | None:
    said = document.said.get("title")
    return one_line(said.value) or None if said and isinstance(said.value, str) else None


def from_page(document: SeedDocument, page: str, conventions: Conventions) -> Finding:
    """What a saved page says.

    Args:
        document: Whose page it is.
        page: Its HTML.
        conventions: For dates.

    Raises:
        InvalidItemError: the page is larger, nests deeper or has longer tags than pages do.
    """
    from feedpub.normalise.page import read_page  # its libraries are slow to import

    told = document.said.get("url")
    url = told.value if told else document.stated.get("url")
    try:
        reading = read_page(
            page,
            url=url if isinstance(url, str) else None,
            captured=document.captured,
            conventions=conventions,
        )
    except ValueError as error:
        raise InvalidItemError(
            document.seed, field="page", found=str(error), expected="a page as a news site has it"
        ) from error
    facts = {name: Fact(value, document.origin) for name, value in document.stated.items()}
    return Finding(
        facts=facts | reading.facts,
        lines=reading.lines,
        remarks=reading.remarks,
        rejected=reading.rejected,
    )


def _dates(
    capture: Capture, text: str, document: SeedDocument, conventions: Conventions
) -> tuple[dict[str, Fact], tuple[str, ...]]:
    """When it was published and updated, and what of that was not believed."""
    facts: dict[str, Fact] = {}
    remarks = []
    said = document.said.get("url")
    url = said.value if said else document.stated.get("url")

    def day_first(date: PrintedDate) -> bool | None:
        if conventions.day_first is not None:
            return conventions.day_first
        found = day_first_in(text, date)
        return day_first_at(url) if found is None and isinstance(url, str) else found

    for field, printed in (
        ("published", capture.published or capture.published_ago),
        ("updated", capture.updated),
    ):
        if not printed:
            continue
        try:
            moment, doubt = moment_of(
                printed,
                zone=conventions.zone,
                day_first=day_first,
                language=lambda: (
                    conventions.language
                    or detect_language("\n".join(capture.paragraphs))
                    or detect_language(text)
                ),
                captured=document.captured,
            )
            facts[field] = Fact(moment.isoformat(), _where_printed(capture, printed))
        except ValueError as error:  # a date that could mean two days is as good as none
            doubt = str(error)
        if doubt:
            remarks.append(f"{field}: {doubt}")
    return facts, tuple(remarks)


def _where_printed(capture: Capture, date: PrintedDate | str) -> str:
    printed = date if isinstance(date, str) else date.text
    for line in capture.lines:
        if line.role in ("date", "byline") and printed in line.text:
            return f"line {line.number}, {line.rule}"
    return "capture"


def _where_named(capture: Capture) -> str:
    """The first line that names one of the authors; on some pages, other bylines stand above."""
    for line in capture.lines:
        if line.role == "byline" and any(name in line.text for name in capture.authors):
            return f"line {line.number}, {line.rule}"
    return _where(capture, "byline")


def _where(capture: Capture, role: str) -> str:
    """The first line of this role, and the rule that found it."""
    for line in capture.lines:
        if line.role == role:
            return f"line {line.number}, {line.rule}"
    return "capture"
