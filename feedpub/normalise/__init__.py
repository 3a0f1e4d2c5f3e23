"""SeedDocument → NewsItem: what the seed says, and nothing else."""

from msgspec.structs import replace

from feedpub.conventions import Conventions
from feedpub.errors import InvalidItemError
from feedpub.markup import clean_text, html_to_paragraphs, one_line, text_to_html
from feedpub.model import Explanation, Fact, NewsItem, Rejection, SeedDocument
from feedpub.normalise.by_profile import facts_by_profile
from feedpub.normalise.capture.reasons import with_reasons
from feedpub.normalise.finding import Finding, from_capture, from_page, from_statement
from feedpub.normalise.foreign_form import from_foreign, in_terms
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
    conventions = conventions.of(document)
    return _outcome(document, _find(document, conventions), conventions)


def explain(document: SeedDocument, conventions: Conventions) -> Explanation:
    """What each line of *document* was taken for, and where each field of the item is from.

    Raises:
        InvalidItemError: as `normalise`.
    """
    conventions = conventions.of(document)
    finding = _find(document, conventions)
    lines = finding.lines
    if document.text is not None:
        lines = with_reasons(clean_text(document.text), lines, conventions.profile)
    outcome = _outcome(document, finding, conventions)
    if isinstance(outcome, Rejection):
        return Explanation(lines=lines, fields={}, rejected=outcome.reason)
    fields = {}
    for name in outcome.__struct_fields__:
        value = getattr(outcome, name)
        if name != "seed" and value not in (None, "", ()):
            fields[name] = Fact(value, _source(name, finding))
    return Explanation(lines=lines, fields=fields, remarks=finding.remarks)


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
    elif document.page is not None:
        finding = from_page(document, document.page, conventions)
    elif document.terms is not None:
        finding = from_foreign(document, conventions)
    else:
        finding = from_statement(document)
    if conventions.profile:
        facts = facts_by_profile(finding.facts, conventions.profile)
        finding = replace(finding, facts=facts)
    return _with_said(finding, document.said) if document.said else finding


def _with_said(finding: Finding, said: dict[str, Fact]) -> Finding:
    reason = said.get("rejected")
    if reason and isinstance(reason.value, str) and reason.value.strip():
        why = f"{reason.value}, says {reason.source}"
        return replace(finding, rejected=why, withdrawn=True)
    return replace(finding, facts=finding.facts | said)


def _outcome(
    document: SeedDocument, finding: Finding, conventions: Conventions
) -> NewsItem | Rejection:
    if finding.rejected:
        why = one_line(finding.rejected)
        return Rejection(seed=document.seed, reason=why, withdrawn=finding.withdrawn)
    stated = {name: fact.value for name, fact in finding.facts.items()}
    strict = document.html is None  # front matter is text
    try:
        return _with_text(read_item(document.seed, stated, conventions, strict=strict))
    except InvalidItemError as error:
        raise _at_source(error, document) from error


def _at_source(error: InvalidItemError, document: SeedDocument) -> InvalidItemError:
    """*error*, naming the companion that says so, or the field as the seed calls it."""
    fact = document.said.get(error.field.partition("[")[0])
    if fact is None:
        return in_terms(error, document)
    return InvalidItemError(
        error.seed,
        field=f"{fact.source}: {error.field}",
        found=error.found,
        expected=error.expected,
    )


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
