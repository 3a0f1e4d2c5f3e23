"""Who wrote a story: what is given as its authors is weighed by how it is given, and agreed on."""

from collections.abc import Iterable, Mapping

import msgspec

from feedpub.model import Fact
from feedpub.normalise.capture.given_names import GIVEN_NAMES
from feedpub.normalise.capture.names import is_person, tells_of
from feedpub.normalise.page.author_weights import AUTHOR
from feedpub.normalise.page.bylines import Mention, find_mentions
from feedpub.normalise.page.head import Head
from feedpub.normalise.page.linked import Linked, Table
from feedpub.normalise.page.names import is_site
from feedpub.normalise.page.story import Story

MOST = 3  # names, and ways to give them, that are told apart
BIO = 40  # characters of the shortest


class Candidate(msgspec.Struct, frozen=True):
    """Names that may be those of all the authors, and what tells for and against it."""

    names: list[str]
    where: str  # the place that gives them best
    signs: frozenset[str]


def find_authors(
    table: Table, linked: Linked, head: Head, story: Story, site: list[str]
) -> Fact | None:
    """Who wrote the story, as the page says it best; None where it does not say.

    Args:
        table: The story in the linked data.
        linked: All linked data of the page.
        head: Of the page.
        story: The page's blocks.
        site: Names of the site.
    """
    own = {name.casefold() for name in site}
    found = candidates(find_mentions(table, linked, head, story, own), story, own)
    best = choose(found, AUTHOR)
    return Fact(best.names, best.where) if best else None


def choose(found: list[Candidate], weights: Mapping[str, float]) -> Candidate | None:
    """The candidate whose signs weigh most."""
    return max(found, key=lambda each: sum(weights.get(s, 0.0) for s in each.signs), default=None)


def candidates(mentions: Iterable[Mention], story: Story, own: set[str]) -> list[Candidate]:
    """What is given, once each, with its signs.

    Args:
        mentions: All that may name the authors.
        story: The page's blocks, of which some may be about a name.
        own: Names of the site.
    """
    given: dict[frozenset[str], list[Mention]] = {}
    for mention in mentions:
        given.setdefault(frozenset(map(str.casefold, mention.names)), []).append(mention)
    bios = [each.block.text for each in story.judged if len(each.block.text) >= BIO]
    return [
        Candidate(
            told[0].names,
            told[0].where,
            frozenset(
                (*_of_ways(told), *_of_names(told[0].names, own, bios), *_beside(key, given))
            ),
        )
        for key, told in given.items()
    ]


def _of_ways(told: list[Mention]) -> Iterable[str]:
    """Signs of how names are given."""
    yield from {mention.how for mention in told}
    yield f"{min(MOST, len({mention.how.split()[0] for mention in told}))} ways"


def _of_names(names: list[str], own: set[str], bios: list[str]) -> Iterable[str]:
    """Signs of what the names are."""
    yield f"{min(MOST, len(names))} names"
    persons = sum(map(is_person, names))
    yield "persons" if persons == len(names) else "some persons" if persons else "no person"
    if not any(" " in name for name in names):
        yield "single words"
    if any(is_site(name, own) for name in names):
        yield "site"
    if any(name.replace("-", " ").split()[0].lower() in GIVEN_NAMES for name in names):
        yield "given name"
    if all(map(str.islower, names)):
        yield "lower case"
    if any(tells_of(name, text) for name in names for text in bios if text.startswith(name)):
        yield "bio"


def _beside(key: frozenset[str], given: Mapping[frozenset[str], list[Mention]]) -> Iterable[str]:
    """Signs of how names compare with what else is given."""
    for other, told in given.items():
        if other < key:
            yield "more than persons" if any(map(is_person, told[0].names)) else "more than others"
        elif key < other:
            yield "part of others"
        elif key != other and key & other:
            yield "overlaps others"
        if key != other and any(one != two and one in two for one in key for two in other):
            yield "within a name"
        if key != other and any(one != two and two in one for one in key for two in other):
            yield "around a name"
