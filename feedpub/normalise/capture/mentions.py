"""The names that a short line mentions, and how: behind "By", beside a date, alone."""

import unicodedata
from functools import lru_cache

import msgspec

from feedpub.normalise.capture.dates import MOST_KEPT, PrintedDate, dates_in
from feedpub.normalise.capture.given_names import GIVEN_NAMES
from feedpub.normalise.capture.lexicon import (
    BUTTON_WORDS,
    BY_WORDS,
    DESK,
    HOUSE_WORDS,
    JOB,
    MORE_OF,
    NO_NAMES,
    NOBODY,
    NOUN_ENDINGS,
    OF,
    PARTICLES,
    PLACE_WORDS,
    PUBLISHED,
    WIRES,
)
from feedpub.normalise.capture.names import (
    LONGEST_BYLINE,
    LONGEST_NAME,
    bare_name,
    behind_by,
    divided,
    names_in,
    tells_post,
    without_when,
)
from feedpub.normalise.capture.patterns import pattern

MOST_NAMED = 8  # names in a line
LONGEST_WORD = 24  # characters of a name of one word
MOST_BESIDE = 14  # words beside the names
MOST_BESIDE_WORD = 4  # words beside a name of one word and a date
MOST_HOUSE_WORDS = 5
LONGEST_DENSE = 5  # signs of a name in scripts without spaces
LOWER_WORDS = 3  # words behind "by" that may be in lower case
_PARTS = r"\s*(?:[|·•/／–—―;；()（）]|(?<=\s)-(?=\s))\s*"
_APART = r"\s*(?:[|·•/／–—―,;、，；()（）：]|(?<=\s)-(?=\s)|:(?: |$))\s*"
_EDGES = " \t&–—-•·|/\\()（）[]【】,.:;*\"'“”„»«›‹>~_#"
_QUOTES = "«»„“"
_HANDLE = r"[^\W_][\w.'-]*"


class Mention(msgspec.Struct, frozen=True):
    """The names in a line, and what is beside them."""

    names: tuple[str, ...]
    how: str  # "by", "by within", "more of", "names", "house", "word" or "lone"
    dated: bool
    beside: int  # words that are neither names nor dates nor posts
    post: bool  # whether it says of which post they are


def mention_in(text: str) -> Mention | None:
    """The names that a line mentions, or that it could mention."""
    return _mention_in(text) if len(text) <= LONGEST_BYLINE else None


@lru_cache(maxsize=MOST_KEPT)
def _mention_in(text: str) -> Mention | None:
    plain = " ".join(text.replace("\xad", "").split()).lstrip(_EDGES)
    if not plain:
        return None
    following = behind_by(plain)
    dates = dates_in(plain)
    if following is not None:
        names = names_behind_by(following)
        return Mention(names, "by", bool(dates), 0, tells_post(following)) if names else None
    more = _names_behind_more(plain)
    if more:
        return Mention(more, "more of", bool(dates), 0, False)
    return _mention_within(plain, dates)


def _names_behind_more(text: str) -> tuple[str, ...]:
    """The name in "View all posts by A. Name"."""
    words = text.split()
    if len(words) < 3 or words[0].lower() not in MORE_OF:
        return ()
    at = next((at for at, word in enumerate(words[:-1], 1) if word.lower() in OF), 0)
    name = bare_name(" ".join(words[at:]).partition("(")[0]).strip(_EDGES)
    return (name,) if at and is_name(name) else ()


def lone_mention(text: str) -> Mention | None:
    """What a whole line may name where nothing but its place says so: "Ann", "Harbour Bank"."""
    words = text.split()
    if not 1 <= len(words) <= MOST_HOUSE_WORDS or len(text) > LONGEST_NAME:
        return None
    if len(words) == 1 and not _may_be_handle(text):
        return None
    if any(map(str.isdigit, text)) or text.lower() in NOBODY:
        return None
    lowered = text.lower().split()
    if not NO_NAMES.isdisjoint(lowered) or (len(words) == 2 and lowered[0] in PLACE_WORDS):
        return None
    named = all(_is_part(word) or word in PARTICLES for word in words) and words[-1][0].isupper()
    return Mention((text,), "lone", False, 0, tells_post(text)) if named else None


def names_behind_by(following: str) -> tuple[str, ...]:
    """The names in what stands behind "by", be it a name in lower case."""
    if any(quote in following for quote in _QUOTES):
        return ()
    found = [name.strip(_EDGES) for name in names_in(following)]
    if found:
        return tuple(name for name in found if name and name.lower() not in BUTTON_WORDS)
    dates = dates_in(following)
    undated = following[: dates[0].start] if dates else following
    words = pattern(_APART).split(undated.strip(_EDGES), maxsplit=1)[0].split()
    number = next((i for i, word in enumerate(words) if i and word[0].isdigit()), len(words))
    words = without_when(words[:number])
    name = " ".join(words).strip(_EDGES)
    if not words or len(words) > LOWER_WORDS or name.lower() in NOBODY:
        return ()
    if len(words) > 1 and not any(word[0].isupper() for word in words):
        return (name.title(),) if len(words) == 2 and words[0] in GIVEN_NAMES else ()
    return (name,) if all(pattern(_HANDLE).fullmatch(word) for word in words) else ()


def _mention_within(text: str, dates: list[PrintedDate]) -> Mention | None:
    names: list[str] = []
    outspoken: list[str] = []
    houses: list[str] = []
    words: list[str] = []
    beside = 0
    post = False
    dated = bool(dates)
    for part in _parts(text, dates):
        following = behind_by(part)
        if following is not None:
            outspoken += names_behind_by(following)
            continue
        for side in _sides(part):
            name = bare_name(side).strip(_EDGES)
            lowered = name.lower()
            if not name:
                continue
            if is_name(name):
                if not post or name.count(" ") < 2:
                    names.append(name)
                post = post or tells_post(side)
            elif lowered in WIRES or (is_house(name) and not names):
                houses.append(name)
            elif tells_post(side):
                post = True
            elif _may_be_handle(name):
                words.append(name)
            else:
                beside += len(side.split())
    if outspoken:
        return Mention(tuple(dict.fromkeys(outspoken)), "by within", dated, beside, post)
    if names:
        names += houses if not beside else []
        beside += len(words)
        distinct = tuple(dict.fromkeys(names))
        few = len(distinct) <= MOST_NAMED and beside <= MOST_BESIDE
        return Mention(distinct, "names", dated, beside, post) if few else None
    if houses:
        return Mention(tuple(dict.fromkeys(houses)), "house", dated, beside + len(words), post)
    # "Harbour, 3 May 2031", "Born: 3 May 2031"
    place = words and text.startswith((words[0] + ",", words[0] + ":"))
    if words and dated and not place and beside <= MOST_BESIDE_WORD:
        return Mention((words[0],), "word", dated, beside + len(words) - 1, post)
    return None


def _parts(text: str, dates: list[PrintedDate]) -> list[str]:
    """*text* without *dates*, divided at bars and slashes."""
    between: list[str] = []
    at = 0
    for date in dates:
        between.append(text[at : date.start])
        at = date.end
    between.append(text[at:])
    if is_name(between[0].strip(_EDGES)):  # what follows the date is of something else
        between = between[:1]
    return [
        " ".join(words)
        for each in between
        for part in pattern(_PARTS).split(each)
        if (words := without_when(part.strip(_EDGES).split()))
    ]


def _sides(part: str) -> list[str]:
    return [
        side
        for each in pattern(_APART).split(part)
        if (words := without_when(each.strip(_EDGES).split()))
        for side in divided(" ".join(words))
    ]


def is_name(text: str) -> bool:
    """Whether *text* could be first and last name, in any script."""
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > LONGEST_NAME:
        return len(words) == 1 and _is_dense_name(text)
    if text.lower().startswith(PUBLISHED):
        return False
    if words[0].lower() in PLACE_WORDS or (words[0].isupper() and words[0].lower() in PARTICLES):
        return False
    return all(
        (_is_part(word) or (0 < rank < len(words) - 1 and word.lower() in PARTICLES))
        and word.lower() not in NO_NAMES
        and not word.lower().endswith(NOUN_ENDINGS)
        for rank, word in enumerate(words)
    ) and not (words[-1].lower() in JOB or (words[-1][-1] == "." and len(words[-1]) > 4))


def _is_part(word: str) -> bool:
    if word[0].islower() or not word[0].isalpha():
        return False
    return word.isalpha() or all(
        letter.isalpha() or letter in "-'’.·‐" or unicodedata.category(letter)[0] == "M"
        for letter in word
    )


def _is_dense_name(text: str) -> bool:
    """A name of a script that has no space between its parts."""
    return 2 <= len(text) <= LONGEST_DENSE and all(
        "\u3400" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7af" for sign in text
    )


def is_house(text: str) -> bool:
    """Whether a staff is named."""
    words = text.split()
    if not 1 <= len(words) <= MOST_HOUSE_WORDS:
        return False
    if len(words) > 1 and words[-1].lower() in DESK and words[0][0].isupper():
        return True
    if not all(word[0].isupper() or word in PARTICLES for word in words):
        return text.lower() in HOUSE_WORDS
    return not HOUSE_WORDS.isdisjoint(text.lower().replace("-", " ").split())


def _may_be_handle(text: str) -> bool:
    if len(text) > LONGEST_WORD or len(text) < 3 or not pattern(_HANDLE).fullmatch(text):
        return False
    lowered = text.lower()
    if lowered in NO_NAMES or lowered in NOBODY or lowered in BY_WORDS:
        return False
    if lowered.startswith(PUBLISHED):
        return False
    return any(map(str.isalpha, text))
