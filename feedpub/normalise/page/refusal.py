"""Why a page holds no article, in words for the person who looks after the seeds.

The weights were learnt from pages whose story had been taken out, and from lists: what is left
(footers, notices, comments, teasers) is short, far from the headline, full of links, and speaks
of other things than the headline and the page's own description do.
"""

import re
from itertools import chain, pairwise
from math import log

import msgspec

from feedpub.identifiers import words
from feedpub.normalise.page.article_weights import ARTICLE
from feedpub.normalise.page.head import Head
from feedpub.normalise.page.story import Judged, Story
from feedpub.normalise.page.titles import Title

# Counted in words; of texts in Chinese or Japanese, each character is one.
FEWEST = 20  # of any story
SHORT = 80  # below this, fewer words count against a story beyond what they do in longer ones
ERROR = 120  # below this, a title may say that it is no story
LONG = 1_000  # from here on it is no notice

FAR = 60  # blocks between headline and story, from which on more do not count
STEM = 5  # letters of a word that inflection leaves alone
LEADS = 0.9  # of a line in links, from which on it leads to another page
LEADING = 3  # words of such a line; a button has fewer
NOTICES = 0.5  # of a short text, that may be in paragraphs about the site
MOST_NOTICES = 0.8  # likewise, of a longer one
MOSTLY = 0.8  # of the paragraphs below lines that lead elsewhere, from which on they are teasers
ABOUT = 0.6  # of the words of headline or description, that a story about them has
SENTENCE_ENDS = tuple('.!?…。！？।؟”"»')

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

_LIST = "no article: links to other pages, with a few words on each"


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken for a story, seen from afar. Shares are from 0 to 1."""

    words: int  # without what introduces it
    intro: int  # words of what does
    share: float  # of all the words on the page, that are its own
    of_title: float  # the share of the headline's words that it uses, in its best form
    of_description: float  # likewise; 0 where the page describes itself in nothing
    away: int  # blocks between headline and story
    notices: float  # the share of its words in paragraphs about the site
    by_structure: bool  # trafilatura did not find it
    teasers: float  # the share of its paragraphs that are links or stand right below one
    linked: float  # the share of its words in links
    sentences: float  # the share of its paragraphs that end as sentences do

    @property
    def about(self) -> float:
        """How far it speaks of what the page says of itself."""
        return max(self.of_title, self.of_description)


def reason(head: Head, story: Story, title: Title | None, forms: list[str]) -> str | None:
    """Why the page is not to be published; None if it is.

    Args:
        head: Of the page.
        story: What was taken for it.
        title: The headline.
        forms: All that the page gives as its title.
    """
    look = look_at(head, story, forms)
    if not look.words + look.intro:
        return "no article: no text on the page reads as a story"
    if title and _ERROR.search(title.text) and look.words < ERROR:
        return f"no article: a page that says {title.text[:80]!r}"
    if look.words < FEWEST:
        return f"no article: only {look.words} words read as a story"
    if _is_of_notices(look):
        return "no article: notices about cookies, rights or comments, no story"
    if look.teasers >= MOSTLY and look.about < ABOUT:
        return _LIST
    worth = {sign: value * ARTICLE.get(sign, 0.0) for sign, value in signs_of(look).items()}
    return None if sum(worth.values()) > 0 else _weakness(look, worth)


def _weakness(look: Look, worth: dict[str, float]) -> str:
    """What speaks most against a story, in words."""
    if worth["linked"] + worth["teasers"] < min(worth["short"], worth["away"]):
        return _LIST
    if worth["short"] < worth["away"]:
        return f"no article: only {look.words} words read as a story"
    return "no article: what reads as a story is not about what the page's title says"


def signs_of(look: Look) -> dict[str, float]:
    """What speaks for and against a story, by the names in the table of weights."""
    return {
        "always": 1.0,
        "length": log(1 + look.words),
        "short": max(0.0, log(SHORT) - log(1 + look.words)),
        "introduced": float(look.intro > 0),
        "share of page": look.share,
        "of title": look.of_title,
        "of description": look.of_description,
        "description of nothing": float(look.of_description == 0),
        "away": log(1 + min(FAR, look.away)),
        "notices": look.notices,
        "by structure": float(look.by_structure),
        "teasers": look.teasers,
        "linked": look.linked,
        "sentences": look.sentences,
    }


def _is_of_notices(look: Look) -> bool:
    """Whether it is notices about the site, and not a story about such notices."""
    if look.words < ERROR:
        return look.notices > NOTICES
    return look.notices > MOST_NOTICES and (look.about < ABOUT or look.by_structure)


def look_at(head: Head, story: Story, forms: list[str]) -> Look:
    """What was taken for the story, seen from afar."""
    said = [each for each in story.judged if each.role == "body" and each.block.text]
    prose = [each for each in said if not each.block.is_heading]
    main = [each for each in prose if each.rule != "introduces-the-story"]
    found = list(chain.from_iterable(each.words for each in main))
    described = words(" ".join(head.first(name)[0] for name in ("og:description", "description")))
    stems = {word[:STEM] for word in found}
    short = main if len(found) < LONG else []
    notices = [each for each in short if _NOTICE.search(each.block.text)]
    return Look(
        words=len(found),
        share=len(found) / max(1, sum(len(each.words) for each in story.judged)),
        intro=sum(len(each.words) for each in prose) - len(found),
        of_title=max((_share(_stems(words(text)), stems) for text in forms), default=0.0),
        of_description=_share(_stems(described), stems),
        away=_distance(story),
        notices=sum(len(each.words) for each in notices) / max(1, len(found)),
        by_structure=bool(main) and main[0].rule == "densest-prose",
        teasers=_teasers(story, main) / max(1, len(main)),
        linked=sum(each.block.linked * len(each.words) for each in main) / max(1, len(found)),
        sentences=sum(each.block.text.endswith(SENTENCE_ENDS) for each in main) / max(1, len(main)),
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
