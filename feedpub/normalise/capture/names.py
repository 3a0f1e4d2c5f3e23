"""Who wrote it: bylines, names, and the bios that introduce a name."""

import re

from feedpub.normalise.capture.dates import find_date
from feedpub.normalise.capture.lexicon import (
    AND,
    BYLINE,
    FIRST_PERSON,
    IS_VERBS,
    POST,
    TRADE,
)

LONGEST_BYLINE = 160  # characters
LONGEST_NAME = 50
MOST_WORDS = 6  # of a name: "The Harbour Courier night news desk"
# Compiled when first needed, which is seldom.
_READING_TIME = r"\b\d{1,3}[ -]?(?:min|хв|мин|dk|perc)"
_CUT = r" ?[|·•/／] ?| [-–—] | \(| (?:in|from|for|aus) "
_PART = r"\s*[,;،、]\s*"


def names_in_byline(text: str) -> tuple[str, ...]:
    """The names in a line such as "By A. Name and B. Name, May 3, 2026 3 min read".

    Empty if it does not begin as a byline does, or no name follows.
    """
    lowered = text[:LONGEST_BYLINE].lower()
    if len(text) > LONGEST_BYLINE or not lowered.startswith(BYLINE):
        return ()
    prefix = next(start for start in BYLINE if lowered.startswith(start))
    return names_in(text[len(prefix) :])


def names_in(text: str) -> tuple[str, ...]:
    """The names that *text* lists, without the date, the agency and the post behind them."""
    text = _before_date(text.strip())
    text = re.split(_CUT, text, maxsplit=1)[0].strip(" :,.-–—")
    names = []
    for rank, part in enumerate(filter(None, re.split(_PART, text))):
        sides = _divided(part)
        # Behind a comma, a single word is rather a house or a town than a person.
        if rank == 0 or len(sides) > 1 or " " in part:
            names += [side for side in sides if rank == 0 or not _tells_post(side)]
    return tuple(dict.fromkeys(filter(looks_like_name, names)))


def _tells_post(text: str) -> bool:
    return not POST.isdisjoint(text.lower().split())


def _before_date(text: str) -> str:
    date = find_date(text)
    minutes = re.search(_READING_TIME, text)
    ends = [date[1]] if date else []
    ends += [minutes.start()] if minutes else []
    return text[: min(ends, default=len(text))].strip()


def _divided(part: str) -> list[str]:
    """*part* parted at each "and"."""
    sides: list[list[str]] = [[]]
    for word in part.split():
        if word.lower() in AND and not word.isupper():
            sides.append([])
        else:
            sides[-1].append(word)
    return [" ".join(side) for side in sides if side]


def looks_like_name(text: str) -> bool:
    """Whether *text* could be the name of a person or a desk: few words, mostly capitals."""
    words = text.split()
    if not 1 <= len(words) <= MOST_WORDS or len(text) > LONGEST_NAME:
        return False
    if text[-1] in "!?:;" or any(character.isdigit() for character in text):
        return False
    capitals = sum(not word[0].islower() for word in words)
    return words[0][0].isalpha() and not words[0][0].islower() and capitals * 2 >= len(words)


def introduces(name: str, prose: str, *, card: bool) -> bool:
    """Whether *prose* is the bio of *name*, the line above it.

    Args:
        name: A short line.
        prose: The paragraph that follows it.
        card: The name closes a block of several short lines, as an author's box does;
            then less is asked of the prose.
    """
    if not looks_like_name(name):
        return False
    lowered = prose[:1000].lower()
    shares = _shared(name, lowered)
    if lowered.startswith(FIRST_PERSON):
        return card or shares > 0
    if tells_of(name, prose):
        return True
    return card and shares * 2 >= len(_telling(name)) and not TRADE.isdisjoint(_words(lowered))


def tells_of(name: str, prose: str) -> bool:
    """Whether *prose* begins with *name* and says who that is."""
    start, rest = prose[: len(name)], prose[len(name) : len(name) + 40]
    following = rest.lstrip(" ,(").split(None, 1)
    return start.lower() == name.lower() and bool(following) and following[0].lower() in IS_VERBS


def _words(lowered: str) -> set[str]:
    return {word.strip(".,:;()\"'“”’") for word in lowered.split()}


def _telling(name: str) -> set[str]:
    return {word for word in _words(name.lower()) if len(word) > 2 and word != "the"}


def _shared(name: str, lowered: str) -> int:
    return len(_telling(name) & _words(lowered))
