"""Statements in the forms of others (JSON Feed, ninjs, schema.org, RSS …), read leniently.

Nobody who publishes a seed can mend what another wrote in it. So a field that an item can do
without is left out where it is no good, with a remark; the headline and the story must be
good. feedpub's own form and front matter are read strictly.
"""

import re

from feedpub.conventions import Conventions
from feedpub.errors import InvalidItemError
from feedpub.model import Fact, SeedDocument
from feedpub.normalise.capture.names import names_in, names_in_byline
from feedpub.normalise.finding import Finding, from_statement
from feedpub.normalise.item_form import read_item

_NEEDED = ("title", "content_text", "content_html")


def from_foreign(document: SeedDocument, conventions: Conventions) -> Finding:
    """What a document in a form of others states, as far as it is good."""
    stated = from_statement(document)
    if stated.rejected:
        return stated
    facts = {
        name: Fact(fact.value, f"{document.origin} {_term(document, name)}")
        for name, fact in stated.facts.items()
    }
    if document.byline and "authors" not in facts:
        source = f"{document.origin} {_term(document, 'authors')}"
        facts["authors"] = Fact(_names(document.byline), source)
    remarks = _left_out(document, facts, conventions)
    return Finding(facts=facts, lines=document.lines, remarks=tuple(remarks))


def _term(document: SeedDocument, name: str) -> str:
    return (document.terms or {}).get(name, name)


def _names(byline: str) -> list[str]:
    """The names in a line, or the line where it is not made of any."""
    return [*(names_in_byline(byline) or names_in(byline) or (byline,))]


def _left_out(
    document: SeedDocument, facts: dict[str, Fact], conventions: Conventions
) -> list[str]:
    """Take from *facts* what is no good and not needed; a remark on each."""
    remarks = []
    while True:
        optional = {name: fact.value for name, fact in facts.items() if name not in _NEEDED}
        try:
            read_item(document.seed, {"title": "-"} | optional, conventions)
        except InvalidItemError as error:
            remarks.append(in_terms(error, document).reason)
            del facts[_field(error)]
        else:
            return remarks


def in_terms(error: InvalidItemError, document: SeedDocument) -> InvalidItemError:
    """*error* with the field called as the document's form does."""
    name = _field(error)
    return InvalidItemError(
        error.seed,
        field=_term(document, name) + error.field.removeprefix(name),
        found=error.found,
        expected=error.expected,
    )


def _field(error: InvalidItemError) -> str:
    """The field of the item form, without what part of it."""
    return re.split(r"[.\[]", error.field, maxsplit=1)[0]
