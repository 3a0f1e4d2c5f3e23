"""Why a page holds no article, in words for the person who looks after the seeds.

The thresholds were set on pages whose story had been taken out: what is left (footers,
notices, comments, teasers) is short, far from the headline, and speaks of other things than
the headline and the page's own description do.
"""

import re
from itertools import chain, pairwise

import msgspec

from feedpub.identifiers import words
from feedpub.normalise.page.head import Head
from feedpub.normalise.page.linked import Table, text_of
from feedpub.normalise.page.story import Judged, Story
from feedpub.normalise.page.titles import Title

# Counted in words; of texts in Chinese or Japanese, each character is one.
FEWEST = 25  # of any story
SHORT = 60  # below this a story speaks of its headline and stands near it
STUB = 80  # below this it says more than the page's description
LEAST_BY_STRUCTURE = 100  # below this, prose that trafilatura did not find is no story
MEDIUM = 250  # below this it speaks of its headline or of the description
LONG = 1_000  # from here on it is no notice

NEXT = 3  # blocks from a headline to what stands right below it
NEAR = 25  # blocks between a headline and a short story
FAR = 600
STEM = 5  # letters of a word that inflection leaves alone
LIST = 0.4  # of the paragraphs below a line that leads elsewhere, from which on they are teasers
LEADS = 0.9  # of a line in links, from which on it leads to another page
LEADING = 3  # words of such a line; a button has fewer
NOTICES = 0.5  # of a short text, that may be in paragraphs about the site
MOST_NOTICES = 0.8  # likewise, of a longer one
ABOUT = 0.6  # of the words of headline or description, that a story about them has

_ERROR = re.compile(
    r"\b(?:404|403|410|not found|nicht gefunden|introuvable|no encontrada|non trovata|access denied"
    r"|just a moment|attention required|are you a robot|before you continue|bevor sie fortfahren"
    r"|checking your browser|forbidden)\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"©|copyright|cookies?\b|rights reserved|privacy|subscri|newsletter|sign up|comment|kommentar"
    r"|datenschutz|advertis|javascript|ad ?block",
    re.IGNORECASE,
)


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken for a story, seen from afar. Shares are from 0 to 1."""

    words: int  # without what introduces it
    intro: int  # words of what does
    of_title: float  # the share of the headline's words that it uses, in its best form
    of_description: float  # likewise; 0 where the page describes itself in nothing
    described: float  # the share of its words that the description has
    away: int  # blocks between headline and story
    notices: float  # the share of its words in paragraphs about the site
    by_structure: bool  # trafilatura did not find it
    teasers: float  # the share of its paragraphs that are links or stand right below one

    @property
    def about(self) -> float:
        """How far it speaks of what the page says of itself."""
        return max(self.of_title, self.of_description)

    @property
    def is_next(self) -> bool:
        """Whether trafilatura found it, right below the headline."""
        return self.away <= NEXT and not self.by_structure


def reason(
    head: Head, table: Table, story: Story, title: Title | None, forms: list[str]
) -> str | None:
    """Why the page is not to be published; None if it is.

    Args:
        head: Of the page.
        table: The story in its linked data, or nothing.
        story: What was taken for it.
        title: The headline.
        forms: All that the page gives as its title.
    """
    look = _look(head, table, story, forms)
    if not look.words + look.intro:
        return "no article: no text on the page reads as a story"
    if title and _ERROR.search(title.text) and look.words < 2 * SHORT:
        return f"no article: a page that says {title.text[:80]!r}"
    if look.words < FEWEST:
        return f"no article: only {look.words} words read as a story"
    if _is_of_notices(look):
        return "no article: notices about cookies, rights or comments, no story"
    if look.words < STUB and look.described > 0.8 and not look.is_next:
        return "no article: no more than the page's own description of it"
    if look.teasers >= LIST and look.about < min(look.teasers, ABOUT):
        return "no article: links to other pages, with a few words on each"
    if _is_of_another_thing(look):
        return "no article: what reads as a story is not about what the page's title says"
    return None


def _is_of_notices(look: Look) -> bool:
    """Whether it is notices about the site, and not a story about such notices."""
    if look.words < 2 * SHORT:
        return look.notices > NOTICES
    return look.notices > MOST_NOTICES and (look.about < ABOUT or look.by_structure)


def _is_of_another_thing(look: Look) -> bool:
    """Whether what reads as a story is not that of the headline."""
    total = look.words + look.intro
    if total < SHORT and (look.notices > 0.3 or look.away > NEAR):
        return True
    if look.by_structure and (look.of_title < 0.5 or total < LEAST_BY_STRUCTURE):
        return True
    if look.is_next:
        return False
    if total < SHORT and look.of_title < 0.4:
        return True
    return total < MEDIUM and look.of_title < 0.2 and look.of_description < 0.35


def _look(head: Head, table: Table, story: Story, forms: list[str]) -> Look:
    said = [each for each in story.judged if each.role == "body" and each.block.text]
    prose = [each for each in said if not each.block.is_heading]
    main = [each for each in prose if each.rule != "introduces-the-story"]
    found = list(chain.from_iterable(each.words for each in main))
    described = words(" ".join(head.first(name)[0] for name in ("og:description", "description")))
    stated = {*described, *words(text_of(table.get("description")))}
    stems = {word[:STEM] for word in found}
    short = main if len(found) < LONG else []
    notices = [each for each in short if _NOTICE.search(each.block.text)]
    return Look(
        words=len(found),
        intro=sum(len(each.words) for each in prose) - len(found),
        of_title=max((_share(_stems(words(text)), stems) for text in forms), default=0.0),
        of_description=_share(_stems(described), stems),
        described=sum(word in stated for word in found) / max(1, len(found)),
        away=_distance(story),
        notices=sum(len(each.words) for each in notices) / max(1, len(found)),
        by_structure=bool(main) and main[0].rule == "densest-prose",
        teasers=_teasers(story, main) / max(1, len(main)),
    )


def _teasers(story: Story, main: list[Judged]) -> int:
    """How many of the paragraphs in *main* are links or stand right below one."""
    texts = [each for each in story.judged if each.block.text]
    above = {below.block.number: each for each, below in pairwise(texts)}
    return sum(
        each.block.linked > LEADS or _leads_elsewhere(above.get(each.block.number)) for each in main
    )


def _leads_elsewhere(line: Judged | None) -> bool:
    return line is not None and line.block.linked > LEADS and len(line.words) >= LEADING


def _stems(found: list[str]) -> set[str]:
    """The words that mean something, as far as inflection leaves them alone."""
    return {word[:STEM] for word in found if len(word) > 3 or word[:1] >= "\u2e80"}


def _share(wanted: set[str], found: set[str]) -> float:
    return len(wanted & found) / max(2, len(wanted))


def _distance(story: Story) -> int:
    """How many blocks stand between the story and the nearest headline above it."""
    judged = story.judged
    titles = [at for at, each in enumerate(judged) if each.role == "title"]
    body = [
        at
        for at, each in enumerate(judged)
        if each.role == "body" and each.rule != "introduces-the-story"
    ]
    above = [body[0] - at for at in titles if body and at < body[0]]
    return min(above, default=FAR if titles else 0)
