"""Who wrote it: bylines, names, and the bios that introduce a name."""

from functools import lru_cache

from feedpub.normalise.capture.dates import MOST_KEPT, UNSPACED, dates_in, may_hold_date
from feedpub.normalise.capture.given_names import GIVEN_NAMES
from feedpub.normalise.capture.lexicon import (
    AGENCIES,
    AND,
    BUTTON_WORDS,
    BYLINE,
    DEGREES,
    FIRST_PERSON,
    IS_VERBS,
    JOB,
    NO_NAMES,
    NOBODY,
    NOUN_ENDINGS,
    PARTICLES,
    PLACE_WORDS,
    POST,
    TRADE,
    WHEN,
    by_first_letters,
)
from feedpub.normalise.capture.patterns import pattern

LONGEST_BYLINE = 160  # characters
LONGEST_NAME = 50
MOST_WORDS = 6  # of a name: "The Harbour Courier night news desk"
LONGEST_PREFIX = 5  # letters before a capital within a name: "FitzGerald"
MOST_BEFORE = 3  # words of a post before a name
MOST_BESIDE = 5  # words beside a name and a date: "3 comments, 2 min read"
_READING_TIME = r"\b\d{1,3}[ -]?(?:[Mm]in|хв|мин|dk|perc)"
_CUT = r" ?[|·•/／] ?| [-–—] | \("
_PLACE = r"(?i) (?:in|from|for|für|aus|en|à) "
_PART = r"\s*[,;،、]\s*"
_APART = r"\s*(?:[|·•/／–—,;]| - )\s*"
_GLUED_PREFIX = r"(?:[Vv]on|[Bb]y|[Pp]ar|[Pp]or)(?=[A-Z])"
_BEGINNINGS = by_first_letters(BYLINE)
_IN_NAMES = str.maketrans("", "", "-'’.\xad")
_GLUED = r"(?<=[a-zß-ÿ])(?=[A-Z])"


def names_in_byline(text: str) -> tuple[str, ...]:
    """The names in a line such as "By A. Name and B. Name, May 3, 2026 3 min read".

    Empty unless it begins as a byline does, or holds a name, a date and little else.
    """
    if len(text) > LONGEST_BYLINE:
        return ()
    begins = text[:2].lower() in _BEGINNINGS
    return _names_in_byline(text) if begins or may_hold_date(text) else ()


@lru_cache(maxsize=MOST_KEPT)
def _names_in_byline(text: str) -> tuple[str, ...]:
    if "  " in text or not text.isascii():  # spaces that do not break, and soft hyphens
        text = " ".join(text.replace("\xad", "").split())
        if not text:
            return ()
    following = _below_prefix(text)
    if following is None and text[0] in "VvBbPp" and (glued := pattern(_GLUED_PREFIX).match(text)):
        rest = _before_date(text[glued.end() :])
        return (rest,) if is_person(rest) else ()
    return _names_beside_date(text) if following is None else names_in(following)


def _below_prefix(text: str) -> str | None:
    """What stands behind "By", if *text* begins so."""
    beginnings = _BEGINNINGS.get(text[:2].lower())
    if beginnings is None:
        return None
    lowered = text[:LONGEST_BYLINE].lower()
    lengths = [len(start) for start in beginnings if lowered.startswith(start)]
    return text[max(lengths) :] if lengths else None


def _names_beside_date(text: str) -> tuple[str, ...]:
    dates = dates_in(text)
    if not dates:
        return ()
    rests, at = [], 0
    for date in dates:
        rests.append(text[at : date.start])
        at = date.end
    rests.append(text[at:])
    outspoken: list[str] = []  # behind "by"
    names: list[str] = []
    beside = 0
    for rest in rests:
        for part in pattern(_APART).split(rest):
            words = without_when(part.split())
            part = " ".join(words)
            following = behind_by(part)
            name = bare_name(part)
            if following is not None:
                outspoken += names_in(following)
            elif is_person(name) or name.lower() in AGENCIES:
                names.append(name)
            else:
                beside += len(words)
    return tuple(dict.fromkeys(outspoken or names)) if beside <= MOST_BESIDE else ()


def without_when(words: list[str]) -> list[str]:
    """*words* without those at either end that tell of when."""
    while words and words[0].strip(",:;.|()").lower() in WHEN:
        words = words[1:]
    while words and words[-1].strip(",:;.|()").lower() in WHEN:
        words = words[:-1]
    return words


def behind_by(part: str) -> str | None:
    """What stands behind "by", also where that is glued to it."""
    if part[:2].lower() not in _BEGINNINGS:
        return None
    following = _below_prefix(part)
    glued = pattern(_GLUED_PREFIX).match(part)
    return part[glued.end() :] if following is None and glued else following


def names_in(text: str) -> tuple[str, ...]:
    """The names that *text* lists, without the date, the agency and the post behind them."""
    text = _before_date(text.strip())
    text = pattern(_CUT).split(text, maxsplit=1)[0].strip(" :,.-–—")
    parts = [part for part in pattern(_PART).split(text) if part]
    if len(parts) == 2 and _has_given_name(parts[0]) and not _has_given_name(parts[1]):
        parts = [part for part in parts if part == parts[0] or part.lower() in AGENCIES]
    names: list[str] = []
    for rank, part in enumerate(parts):
        sides = divided(part)
        # Behind a comma, a single word is rather a house or a town than a person.
        if rank == 0 and not any(map(_is_author, map(_without_place, sides))):
            return ()  # a sentence that begins as a byline does
        spaced = " " in part or part[0] >= UNSPACED
        if rank == 0:
            names += [side for at, side in enumerate(sides) if not (at and _ends_in_job(side))]
        elif len(sides) > 1 or spaced or part.lower() in AGENCIES:
            posts = any(tells_post(side) or _ends_in_job(side) for side in sides)
            names += [] if posts else sides
    return tuple(dict.fromkeys(filter(_is_author, map(_without_place, names))))


def _has_given_name(part: str) -> bool:
    return not GIVEN_NAMES.isdisjoint(part.lower().replace("-", " ").split())


def _ends_in_job(side: str) -> bool:
    """Whether a name is none but a post: "… Editor and Head Gardener"."""
    return side.split()[-1].lower() in JOB


def _without_place(name: str) -> str:
    return bare_name(pattern(_PLACE).split(name, maxsplit=1)[0])


def _is_author(name: str) -> bool:
    return looks_like_name(name) or name.lower() in AGENCIES


def bare_name(name: str) -> str:
    """*name* without address, house, post and button behind it."""
    words = name.partition(" @ ")[0].split()
    words = [word for word in words if "@" not in word]
    while len(words) > 1 and words[-1].islower() and words[-1] in WHEN:
        words.pop()
    words = without_when(words) if len(words) > 2 else words  # "Harbour Today" is a name
    for index, word in enumerate(words):
        numbered = index > 1 and not word.isalpha() and any(map(str.isdigit, word))
        if index and (numbered or word.lower() in BUTTON_WORDS):
            words = [*words[: index - 1], _without_s(words[index - 1])]
            break
    half = len(words) // 2
    if half > 1 and words[:half] == words[half:]:  # as picture text, and as name
        words = words[:half]
    if "The" in words[2:] and is_person(" ".join(words[: words.index("The", 2)])):
        words = words[: words.index("The", 2)]
    return _without_post(" ".join(words))


def _without_s(word: str) -> str:
    """*word* without the "'s" of "Jane Doe's avatar"."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


def tells_post(text: str) -> bool:
    """Whether a post or a desk is among the words of *text*."""
    return not POST.isdisjoint(text.lower().split())


def _without_post(name: str) -> str:
    """*name* without post, house and degrees: "Jane Doe Staff writer", "Jane Doe MSc"."""
    words = _unglued(name).split()
    while len(words) > 2 and words[-1].lower().strip(".") in DEGREES:
        words.pop()
    if len(words) > 3 and words[-1].lower() in POST and words[0].lower() in GIVEN_NAMES:
        return " ".join(words[:2])  # "Jane Doe Harbour News"
    for index, word in enumerate(words[:MOST_BEFORE], 1):  # "Staff writer Jane Doe"
        if word.lower().rpartition("-")[2] in JOB and is_person(" ".join(words[index:])):
            return " ".join(words[index:])
    if len(words) > 2 and words[-1].lower() in JOB:
        for length in (3, 2):  # "Jane van Doe Editor", "Jane Doe Political Editor"
            person = " ".join(words[:length])
            if len(words) > length and is_person(person) and (length == 2 or _has_particle(person)):
                return person
    return " ".join(words)


def _unglued(name: str) -> str:
    """*name* without what is glued to it: "Jane DoeEditor", "Jane QuilliganData and"."""
    for glue in pattern(_GLUED).finditer(name):
        before, behind = name[: glue.end()], name[glue.end() :].split()[0].lower()
        first, _, last = before.rpartition(" ")
        if behind in POST | BUTTON_WORDS or (first and len(last) > LONGEST_PREFIX):
            return before
    return name


def _has_particle(name: str) -> bool:
    return not PARTICLES.isdisjoint(name.lower().split())


def _before_date(text: str) -> str:
    dates = dates_in(text)
    minutes = pattern(_READING_TIME).search(text)
    ends = [dates[0].start] if dates else []
    ends += [minutes.start()] if minutes else []
    return text[: min(ends, default=len(text))].strip()


def divided(part: str) -> list[str]:
    """*part* parted at each "and"."""
    words = part.split()
    if AND.isdisjoint(map(str.lower, words)):
        return [" ".join(words)] if words else []
    sides: list[list[str]] = [[]]
    for word in words:
        if word.lower() in AND and not word.isupper():
            sides.append([])
        else:
            sides[-1].append(word)
    return [" ".join(side) for side in sides if side]


def is_person(text: str) -> bool:
    """Whether *text* looks like first and last name, and like nothing else."""
    words = text.split()
    if not 2 <= len(words) <= 4 or len(text) > LONGEST_NAME:
        return False
    first, last = words[0], words[-1]
    if first.lower() in PLACE_WORDS or not (_is_name(first) and _is_name(last)):
        return False
    if (first.isupper() and first.lower() in PARTICLES) or (last[-1] == "." and len(last) > 4):
        return False
    return all(
        (_is_name(word) or word.lower() in PARTICLES)
        and word.lower() not in NO_NAMES
        and not word.lower().endswith(NOUN_ENDINGS)
        for word in words
    )


def _is_name(word: str) -> bool:
    letters = word.translate(_IN_NAMES)
    return letters.isalpha() and word[0].isupper()


def looks_like_name(text: str) -> bool:
    """Whether *text* could be the name of a person or a desk: few words, mostly capitals."""
    words = text.split()
    if not 1 <= len(words) <= MOST_WORDS or len(text) > LONGEST_NAME:
        return False
    if text[-1] in "!?:;" or any(character.isdigit() for character in text):
        return False
    if text.lower() in NOBODY or (len(words) == 1 and text.lower() in WHEN):
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
    if lowered.startswith(FIRST_PERSON):
        return card or _shared(name, lowered) > 0
    if tells_of(name, prose):
        return True
    if not card or TRADE.isdisjoint(_words(lowered)):
        return False
    return _shared(name, lowered) * 2 >= len(_telling(name))


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
