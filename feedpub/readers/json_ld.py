"""schema.org articles as JSON-LD: each story of a graph or list is a record."""

from collections.abc import Iterator
from typing import Any

from feedpub.errors import SeedError
from feedpub.forms import shown
from feedpub.model import SeedDocument
from feedpub.schema_org import TERMS, article_facts, named_in, stories_in, types_of

ORIGIN = "schema.org"


def holds(table: dict[str, Any]) -> bool:
    """Whether *table* is JSON-LD."""
    return any(key in table for key in ("@context", "@graph", "@type"))


def documents(seed: str, value: Any) -> Iterator[SeedDocument | SeedError]:
    """The stories in a table or list, numbered from 1 where it can hold several."""
    stories = list(stories_in(value))
    if not stories:
        yield _none(seed, value)
    numbered = isinstance(value, list) or len(stories) > 1
    named = named_in(value)
    for number, story in enumerate(stories, 1):
        yield SeedDocument(
            seed=f"{seed}#{number}" if numbered else seed,
            stated=article_facts(story, named),
            origin=ORIGIN,
            terms=TERMS,
        )


def _none(seed: str, value: Any) -> SeedDocument:
    """The document of JSON-LD that tells of other things."""
    nodes = value if isinstance(value, list) else value.get("@graph") or [value]
    listed = nodes if isinstance(nodes, list) else [nodes]
    kinds = {name for node in listed if isinstance(node, dict) for name in types_of(node)}
    found = ", ".join(sorted(kinds)) or "nothing with a type"
    return SeedDocument(
        seed=seed, stated={"rejected": f"its JSON-LD is {shown(found)}"}, origin=ORIGIN
    )
