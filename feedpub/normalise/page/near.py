"""Where around a story its byline and its date stand."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec
from lxml.html import HtmlElement

from feedpub.normalise.page.blocks import Block
from feedpub.normalise.page.story import Story

# Blocks above the headline, below it, among the first of the story, and below the story.
ABOVE, BELOW_TITLE, EARLY, BELOW = 8, 25, 12, 8

_OTHERS = re.compile(
    r"related|recommend|popular|trending|most-?read|comment|sidebar|latest|\bcards?\b|teaser|promo"
    r"|breadcrumb|\bnav",
    re.IGNORECASE,
)


class Near(msgspec.Struct, frozen=True):
    """A block near the story, and on which side of it."""

    block: Block
    place: str  # "between" headline and story, "early" in it, "below" it, "above" the headline


def near(story: Story) -> Iterator[Near]:
    """The blocks where a date or byline of the story stands, the likeliest place first.

    Between the headline and the story, among its first paragraphs, right below it, and a
    few above the headline.
    """
    judged = story.judged
    body = [at for at, each in enumerate(judged) if each.role == "body"]
    if not body:
        return
    titles = [at for at, each in enumerate(judged[: body[0]]) if each.role == "title"]
    first = titles[-1] if titles else max(0, body[0] - BELOW_TITLE)
    places = {
        "between": range(first, min(body[0], first + BELOW_TITLE)),
        "early": range(body[0], min(body[-1], body[0] + EARLY)),
        "below": range(body[-1] + 1, min(len(judged), body[-1] + 1 + BELOW)),
        "above": range(first - 1, max(-1, first - 1 - ABOVE), -1),
    }
    around = holding(story)
    for place, numbers in places.items():
        for at in numbers:
            outside = place in ("below", "above")
            own = outside and not is_of_others(judged[at].block, around)
            if own or place == "between" or (place == "early" and judged[at].role != "body"):
                yield Near(judged[at].block, place)


def holding(story: Story) -> set[HtmlElement]:
    """The elements that hold the story and more."""
    return set() if story.container is None else {*story.container.iterancestors()}


def is_of_others(block: Block, around: set[HtmlElement]) -> bool:
    """Whether a block stands in an element that is named as one for other stories.

    Args:
        block: Outside the story.
        around: The elements that hold the story, too.
    """
    return any(
        element.tag in ("nav", "aside") or _names_others(element.get("class") or "")
        for element in (block.element, *block.element.iterancestors())
        if element not in around
    )


@lru_cache(maxsize=2_000)
def _names_others(names: str) -> bool:
    return _OTHERS.search(names) is not None
