"""SeedDocument → NewsItem: what the seed says, and nothing else."""

from datetime import UTC, tzinfo

from msgspec.structs import replace

from feedpub.errors import InvalidItemError
from feedpub.markup import (
    clean_text,
    html_to_paragraphs,
    one_line,
    paragraphs_to_html,
    text_to_html,
)
from feedpub.model import Line, NewsItem, Rejection, SeedDocument
from feedpub.normalise.capture import Capture, read_capture
from feedpub.normalise.item_form import read_item
from feedpub.normalise.language import detect_language
from feedpub.timestamps import parse_date


def normalise(document: SeedDocument, *, zone: tzinfo = UTC) -> NewsItem | Rejection:
    """The item that *document* holds, or the reason why it holds none.

    Args:
        document: From a reader.
        zone: The time zone of dates that name none.

    Raises:
        InvalidItemError: a field is not what the item form allows.
    """
    if document.text is not None:
        return _from_capture(document.seed, read_capture(clean_text(document.text)), zone)
    reason = document.stated.get("rejected")
    if isinstance(reason, str) and reason.strip():
        return Rejection(seed=document.seed, reason=one_line(reason))
    stated = dict(document.stated)
    if document.html is not None:
        stated["content_html"] = document.html
    item = read_item(document.seed, stated, zone=zone, strict=document.html is None)
    return _with_text(item)


def explain(document: SeedDocument) -> tuple[Line, ...]:
    """Each line of a seed, what it was taken for, and by which rule.

    Of a JSON record, whose lines mean nothing, each field is a line.
    """
    if document.text is not None:
        return read_capture(clean_text(document.text)).lines
    if document.lines:
        return document.lines
    return tuple(
        Line(number=number, text=f"{name} = {value!r}", role=name, rule="item-form")
        for number, (name, value) in enumerate(document.stated.items(), 1)
    )


def _from_capture(seed: str, capture: Capture, zone: tzinfo) -> NewsItem | Rejection:
    if capture.rejected or not capture.title:
        return Rejection(seed=seed, reason=capture.rejected or "no headline")
    stated: dict[str, object] = {
        "title": capture.title,
        "section": capture.section,
        "authors": list(capture.authors),
        "content_text": "\n\n".join(capture.paragraphs),
        "content_html": paragraphs_to_html(capture.paragraphs),
        "published": _certain_date(capture.published_text, zone),
    }
    return _with_text(read_item(seed, stated, zone=zone))


def _certain_date(text: str | None, zone: tzinfo) -> str | None:
    """A printed date, if it means one moment; one that could mean two is as good as none."""
    try:
        return parse_date(text, zone=zone).isoformat() if text else None
    except ValueError:
        return None


def _with_text(item: NewsItem) -> NewsItem:
    """*item* with its story both as text and as HTML, and its language where that is plain."""
    html = item.content_html
    text = item.content_text or "\n\n".join(html_to_paragraphs(html))
    if not html:
        html = text_to_html(text)
    if not (text or item.summary or item.url or item.attachments):
        raise InvalidItemError(
            item.seed or "", field="content_text", found="nothing", expected="a story"
        )
    language = item.language or detect_language(f"{item.title}\n{text}")
    return replace(item, content_text=text, content_html=html, language=language)
