"""Which of the things that a page calls its title is the headline of its story."""

import re
import unicodedata
from itertools import islice

import msgspec

from feedpub.identifiers import words

# What parts a headline from the name of the site or the section.
_CUT = re.compile(r"\s+[|·•»›«~—–-]+\s+|\s*[|»•｜]\s*|\s+:{1,2}\s+")
_ALIKE = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'",
                        "–": "-", "—": "-", "\u00ad": None, "\u200b": None})  # fmt: skip

RELATED = 0.4  # of the words of the shorter, for two texts to be titles of one thing
SHORTEST = 3  # words of a headline that another shortens
MAX_CUTS = 20  # in a title; a text with more is not taken apart
LONGEST_NAME = 4  # words of a site's name, where nothing else tells that it is one


class Title(msgspec.Struct, frozen=True):
    """A text that may be the headline, and where it stands."""

    text: str
    source: str


def choose_title(
    headings: list[Title], stated: list[Title], names: list[str], subheadings: tuple[str, ...] = ()
) -> Title | None:
    """The headline of a page.

    What readers see as the headline comes first, in the shortest form that the page gives
    it: sites put kickers before it in one place and their name behind it in another. Which
    of several headings it is, the titles tell that the page states for machines.

    Args:
        headings: What is set as a headline.
        stated: What linked data and meta elements call the title, the most trusted first.
        names: Of the site and its publisher, which are no headlines.
        subheadings: What is set as a heading of lesser rank.
    """
    own = {folded(name) for name in names if len(words(name)) in range(1, 7)}
    stated = _unbroken(stated, headings)
    stated = [Title(_without_names(each.text, own), each.source) for each in stated]
    stated = [each for each in stated if each.text and folded(each.text) not in own]
    headings = [Title(_without_names(each.text, own), each.source) for each in headings]
    headings = [each for each in headings if each.text and folded(each.text) not in own]
    heading = _story_heading(headings, stated)
    if len({folded(each.text) for each in stated}) == 1:
        heading = _by_subheading(heading, stated[0].text, subheadings) or heading
    if heading is None:
        return _most_said(stated)
    return _as_stated(heading, stated)


def _unbroken(stated: list[Title], headings: list[Title]) -> list[Title]:
    """The stated titles but those that a quote ended where it should have been escaped."""
    texts = [folded(each.text) for each in (*stated, *headings)]
    begun = {text.partition(' "')[0] for text in texts if ' "' in text.strip('"')}
    return [each for each in stated if folded(each.text) not in begun]


def _by_subheading(
    heading: Title | None, stated: str, subheadings: tuple[str, ...]
) -> Title | None:
    """The part of the only title that a heading of lesser rank has, where the first has another.

    Old weblogs set their name as the first heading and that of each entry as the second.
    """
    parts = _CUT.split(stated)
    if heading is not None and folded(heading.text) not in map(folded, (*parts[:1], *parts[-1:])):
        return None
    lesser = {folded(text): text for text in reversed(subheadings)}
    taken = folded(heading.text) if heading else ""
    found = [part for part in parts if folded(part) in lesser and folded(part) != taken]
    return Title(lesser[folded(max(found, key=len))], "heading") if found else None


def _as_stated(heading: Title, stated: list[Title]) -> Title:
    """The heading as most of the stated titles write it, if they write it shorter or clearer."""
    shorter = [each for each in stated if _shortens(each.text, heading.text)]
    texts = [folded(each.text) for each in stated]
    agreed = [each for each in shorter if texts.count(folded(each.text)) > 1]
    if agreed:
        return min(agreed, key=lambda each: len(each.text))
    same = (each for each in stated if words(each.text) == words(heading.text))
    return next(same, heading)


def _story_heading(headings: list[Title], stated: list[Title]) -> Title | None:
    """The heading that is most like what the page states as its title.

    Of several that are, the one that the most trusted title begins with: a list of news and
    the name of a weblog are headings, too, and stand behind it in titles.
    """
    if not stated:
        return headings[0] if headings else None
    likeness = [max(_likeness(each.text, other.text) for other in stated) for each in headings]
    best = max(likeness, default=0.0)
    if best >= RELATED:
        most = [each for each, alike in zip(headings, likeness, strict=True) if alike == best]
        begin = (e for o in stated for e in most if folded(o.text).startswith(folded(e.text)))
        return next(begin, most[0])
    # A single heading that shares nothing with the titles is another wording of the headline,
    # unless it is too short to be one.
    first = [each for each in headings if each.source == "h1"]
    if len(first) == 1 and len(words(first[0].text)) > LONGEST_NAME:
        return first[0]
    return None


def _likeness(one: str, other: str) -> float:
    """The share of the words of the shorter that the longer has; more if they are one."""
    if folded(one) == folded(other):
        return 2.0
    first, second = set(words(one)), set(words(other))
    fewer = min(len(first), len(second))
    if not fewer:
        return 0.0
    share = len(first & second) / fewer
    return share * min(1.0, (fewer + 1) / max(len(first), len(second)) * 2)


def _shortens(text: str, heading: str) -> bool:
    """Whether *text* is the heading without a kicker before it, or more words behind it."""
    short, whole = folded(text), folded(heading)
    if len(words(text)) < SHORTEST or len(short) >= len(whole):
        return False
    if whole.startswith(short):
        return whole[len(short) :][:1] in " |" and short[-1].isalnum()
    before = whole[: -len(short)].rstrip()
    return whole.endswith(short) and before[-1:] in (":", "|", "+", "-", "/")


def _most_said(stated: list[Title]) -> Title | None:
    """The title that most sources give, without what only some of them add at its end."""
    best, most = None, 0.0
    for rank, each in enumerate(stated):
        for text in (each.text, *_parts(each.text)):
            said = sum(folded(text) in map(folded, (o.text, *_parts(o.text))) for o in stated)
            whole = any(folded(text) == folded(other.text) for other in stated)
            score = said + 0.6 * whole - 0.1 * rank
            if score > most:
                best, most = Title(text, each.source), score
    return best


def _cuts(text: str) -> list[re.Match[str]]:
    """Where a text could be cut, unless it could be almost anywhere."""
    cuts = list(islice(_CUT.finditer(text), MAX_CUTS + 1))
    return cuts if len(cuts) <= MAX_CUTS else []


def _parts(text: str) -> list[str]:
    """What stands before each cut in a text."""
    return [text[: cut.start()].strip() for cut in _cuts(text) if cut.start()]


def _without_names(text: str, own: set[str]) -> str:
    """A title without the name of the site before or behind it."""
    for cut in reversed(_cuts(text)):
        if folded(text[cut.end() :]) in own:
            text = text[: cut.start()]
    for cut in _cuts(text):
        if folded(text[: cut.start()]) in own:
            return text[cut.end() :].strip()
    return text.strip()


def folded(text: str) -> str:
    """*text* without the differences that mean nothing: case, kinds of quotes and dashes."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_ALIKE)
    return " ".join(plain.split())
