"""What a document says: facts with their sources, not yet checked, for the item form to read."""

import msgspec

from feedpub.conventions import Conventions
from feedpub.markup import paragraphs_to_html
from feedpub.model import Fact, Line, SeedDocument
from feedpub.normalise.capture import Capture, read_capture
from feedpub.timestamps import parse_date


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What was understood of a document."""

    facts: dict[str, Fact] = {}  # by the field's name in the item form
    lines: tuple[Line, ...] = ()
    remarks: tuple[str, ...] = ()  # what was found and not believed, and why
    rejected: str | None = None  # why the document holds no article


def from_statement(document: SeedDocument) -> Finding:
    """What a document states of itself, field by field."""
    reason = document.stated.get("rejected")
    if isinstance(reason, str) and reason.strip():
        return Finding(rejected=reason, lines=document.lines)
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
    capture = read_capture(text)
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
        facts["authors"] = Fact(list(capture.authors), _where(capture, "byline"))
    remarks = []
    if capture.published_text:
        try:
            moment = parse_date(capture.published_text, zone=conventions.zone)
            facts["published"] = Fact(moment.isoformat(), _where(capture, "date"))
        except ValueError as error:  # a date that could mean two moments is as good as none
            remarks.append(f"published: {error}")
    return Finding(facts=facts, lines=capture.lines, remarks=tuple(remarks))


def _where(capture: Capture, role: str) -> str:
    """The first line of this role, and the rule that found it."""
    for line in capture.lines:
        if line.role == role:
            return f"line {line.number}, {line.rule}"
    return "capture"
