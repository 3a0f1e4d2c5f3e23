"""Whether two stories that stand side by side are one story, told twice. Pure.

Wrong one way, a story is hidden for ever; wrong the other, it is shown twice. So the measure
is strict: daily reports and form letters are alike in most of their words, and what tells
them apart is a number or a name in a sentence that is the same otherwise. A copy leaves
sentences out, and has next to no words of its own.
"""

from collections.abc import Iterator, Sequence
from heapq import nsmallest
from zlib import crc32

import msgspec

from feedpub.identifiers import cased_words, words
from feedpub.markup import html_to_paragraphs
from feedpub.model import NewsItem

_PHRASE = 3  # words; a word is shared where one of the phrases that it stands in is

# Under one headline …
_LEAST = 40  # words of the shorter text
_SHARE = 0.5  # of the longer that the shorter must have
_MENDED = 100  # words of the shorter for each that may be its own: a mended slip of the pen
# … and under two.
_LEAST_RENAMED = 80
_SHARE_RENAMED = 0.7
_CREDIT = 12  # words at its end that may be its own: who wrote it, for whom
_BORNE = 0.4  # of the telling words of a headline that the text must have
_STEM = 4  # letters of a word that must be the same there, whatever its ending

_SKETCH = 6  # phrases that stand for all
_SKETCHED = 5  # words of each


class _Told(msgspec.Struct, frozen=True, order=True):
    length: int
    text: list[str]  # words
    cased: list[str]  # the same as they are written
    headline: list[str]


def is_copy(one: NewsItem, other: NewsItem) -> bool:
    """Whether two stories are practically the same, word for word, but for what one leaves out.

    The same whichever comes first. Dates and addresses are not looked at.
    """
    shorter, longer = sorted((_told(one), _told(other)))
    renamed = shorter.headline != longer.headline
    share, least = (_SHARE_RENAMED, _LEAST_RENAMED) if renamed else (_SHARE, _LEAST)
    if shorter.length < max(least, share * longer.length):
        return False
    own = _own(shorter.text, longer.text)
    if not renamed:
        mended = [shorter.cased[place] for place in own]
        return len(own) <= shorter.length // _MENDED and all(map(_is_common, mended))
    return (
        _is_credit(own, shorter, longer)
        and not _is_form(shorter.headline, longer.headline)
        and _is_borne(shorter.headline, shorter.text)
        and _is_borne(longer.headline, shorter.text)
    )


def sketch(paragraphs: Sequence[str]) -> Iterator[str]:
    """A few marks for a text of any length, most of which its copies share.

    Of its phrases, those that come first in an order that has nothing to do with the text;
    of two texts that share three phrases in four, so are these (Broder 1997).
    """
    text = words("\n".join(paragraphs))
    told = map(" ".join, phrases(text, _SKETCHED))
    marks = {crc32(phrase.encode("utf-8", "surrogatepass")) for phrase in told}
    return (f"{mark:08x}" for mark in nsmallest(_SKETCH, marks))


def phrases(text: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    """Every *length* words of *text* that stand next to each other, in order."""
    return zip(*(text[start:] for start in range(length)), strict=False)


def _told(story: NewsItem) -> _Told:
    cased = cased_words("\n".join(html_to_paragraphs(story.content_html)))
    text = [word.casefold() for word in cased]
    return _Told(len(text), text, cased, words(story.title))


def _own(text: Sequence[str], other: Sequence[str]) -> list[int]:
    """The places of the words of *text* that stand in no phrase that *other* has as well."""
    shared = set(phrases(other, _PHRASE))
    own = set(range(len(text)))
    for start, phrase in enumerate(phrases(text, _PHRASE)):
        if phrase in shared:
            own.difference_update(range(start, start + _PHRASE))
    return sorted(own)


def _is_common(word: str) -> bool:
    """Whether a word is neither a number nor, as far as its script tells, a name."""
    return word.islower() and not _has_number(word)


def _is_credit(own: list[int], shorter: _Told, longer: _Told) -> bool:
    """Whether words of its own are but a few below a text that the other has no end for."""
    if not own:
        return True
    below = len(own) <= _CREDIT and own[0] == shorter.length - len(own)
    numbers = any(_has_number(shorter.text[place]) for place in own)
    return below and not numbers and longer.length - 1 not in _own(longer.text, shorter.text)


def _is_form(one: list[str], other: list[str]) -> bool:
    """Whether two headlines are one with its blanks filled in twice: another number or name."""
    numbers = [{word for word in each if _has_number(word)} for each in (one, other)]
    if numbers[0] - numbers[1] and numbers[1] - numbers[0]:
        return True
    differing = sum(first != second for first, second in zip(one, other, strict=False))
    return len(one) == len(other) and differing <= len(one) / 2


def _is_borne(headline: list[str], text: list[str]) -> bool:
    """Whether the text is about what the headline says, rather than a notice to subscribe."""
    stems = {word[:_STEM] for word in text}
    telling = [word[:_STEM] for word in headline if len(word) >= _STEM or not word.isascii()]
    return sum(stem in stems for stem in telling) >= max(_BORNE * len(telling), 1)


def _has_number(word: str) -> bool:
    return any(sign.isdigit() for sign in word)
