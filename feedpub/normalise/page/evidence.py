"""What trafilatura takes for the story of a page, and what else speaks for a text."""

import logging
from functools import cache
from typing import Any

from lxml.html import HtmlElement

from feedpub.normalise.page.story import Evidence, plain_words, runs_of

LONG = 80  # characters, of which a block has four words and more


def gather(
    root: HtmlElement, *, headlines: list[str], descriptions: list[str], stated: list[str]
) -> Evidence:
    """All the evidence on the blocks of a page.

    Args:
        root: The page; it is not changed.
        headlines: The title in all the forms that the page gives it.
        descriptions: What the page says of itself in a sentence.
        stated: The paragraphs of the story in linked data, if they are there.
    """
    body = _by_trafilatura(root)
    blocks = [] if body is None else list(body.iter(*_BLOCKS))
    whole = "" if body is None else " ".join(body.itertext())
    # The words of a long block in one piece are among those of the whole.
    texts = [
        "".join(each.itertext()) for each in blocks if len(each) or len(each.text or "") < LONG
    ]
    lines = [plain_words(text) for text in texts]
    return Evidence(
        runs=frozenset(runs_of(plain_words(whole))).union(*map(runs_of, lines)),
        lines=frozenset(lines),
        stated=frozenset().union(*(runs_of(plain_words(text)) for text in stated)),
        headlines=frozenset(filter(None, map(plain_words, headlines))),
        descriptions=tuple(filter(None, map(plain_words, descriptions))),
    )


_BLOCKS = ("p", "head", "item", "quote", "cell", "code")


def _by_trafilatura(root: HtmlElement) -> Any:
    """The elements that trafilatura keeps of a page, or None.

    Without its fallbacks, which double its time: `story` has better ones for its purpose; nor set
    to precision, which leaves out more of stories than of what is none of them.
    """
    document = _trafilatura()(root, fast=True, include_comments=False, with_metadata=False)
    return None if document is None else document.body


@cache
def _trafilatura() -> Any:
    from trafilatura import bare_extraction  # slow to import, loaded only for pages

    # It logs what it finds odd in a page as errors; that is for its developers.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    return bare_extraction
