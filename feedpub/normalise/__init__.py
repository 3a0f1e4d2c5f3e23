"""SeedDocument → NewsItem: what the seed says, and nothing else."""

from msgspec.structs import replace

from feedpub.conventions import Conventions
from feedpub.errors import InvalidItemError
from feedpub.markup import clean_text, html_to_paragraphs, one_line, text_to_html
from feedpub.model import Explanation, Fact, NewsItem, Rejection, SeedDocument
from feedpub.normalise.finding import Finding, from_capture, from_statement
from feedpub.normalise.item_form import read_item
from feedpub.normalise.language import detect_language

_CONTENT = ("content_text", "content_html")


def normalise(document: SeedDocument, conventions: Conventions) -> NewsItem | Rejection:
    """The item that *document* holds, or the reason why it holds none.

    Args:
        document: From a reader.
        conventions: For what it leaves open.

    Raises:
        InvalidItemError: a field is not what the item form allows.
    """
    return _outcome(document, _find(document, conventions), conventions)


def explain(document: SeedDocument, conventions: Conventions) -> Explanation:
    """What each line of *document* was taken for, and where each field of the item is from.

    Raises:
        InvalidItemError: as `normalise`.
    """
    finding = _find(document, conventions)
    outcome = _outcome(document, finding, conventions)
    if isinstance(outcome, Rejection):
        return Explanation(lines=finding.lines, fields={}, rejected=outcome.reason)
    fields = {}
    for name in outcome.__struct_fields__:
        value = getattr(outcome, name)
        if name != "seed" and value not in (None, "", ()):
            fields[name] = Fact(value, _source(name, finding))
    return Explanation(lines=finding.lines, fields=fields, remarks=finding.remarks)


def _source(name: str, finding: Finding) -> str:
    if name in finding.facts:
        return finding.facts[name].source
    if name == "language":
        return "told by the words"
    contents = [finding.facts[each].source for each in _CONTENT if each in finding.facts]
    return contents[0] if contents else ""


def _find(document: SeedDocument, conventions: Conventions) -> Finding:
    if document.text is not None:
        finding = from_capture(document, clean_text(document.text), conventions)
    else:
        finding = from_statement(document)
    if document.said and not finding.rejected:
        return replace(finding, facts=finding.facts | document.said)
    return finding


def _outcome(
    document: SeedDocument, finding: Finding, conventions: Conventions
) -> NewsItem | Rejection:
    if finding.rejected:
        return Rejection(seed=document.seed, reason=one_line(finding.rejected))
    stated = {name: fact.value for name, fact in finding.facts.items()}
    strict = document.html is None  # front matter is text
    return _with_text(read_item(document.seed, stated, zone=conventions.zone, strict=strict))


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
