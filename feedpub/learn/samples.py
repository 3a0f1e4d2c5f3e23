"""Captures of one site side by side: which lines recur, and what stands around them."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable

import msgspec

from feedpub.markup import clean_text
from feedpub.normalise.capture import Capture, read_capture
from feedpub.normalise.capture.pieces import Piece, is_wide, read_pieces
from feedpub.normalise.capture.rules import apply_rules
from feedpub.profiles import Profile, folded

MOST_SAMPLES = 100  # captures; more tell no more
MOST_PIECES = 1_500  # lines of one capture
MOST_OF_ALL = 30_000  # lines of all captures; those beyond are not looked at
PROSE = 80  # characters of a line that another capture of the same story would have, too
SAME_STORY = 0.6  # share of its prose that two captures of one story have in common
SAME_BEGINNING = 0.5  # … where the first paragraph is the same, and the rest may be another's
COMMON = 0.3  # share of the stories; a word in more of them tells nothing of any
LEAST_WORDS = 5  # telling words that paragraphs must have to tell anything

_VARIES = re.compile(r"https?://\S+|\d+")  # what differs where lines mean the same
_WORD = re.compile(r"[^\W\d_]{4,}")


class Sample(msgspec.Struct):
    """One capture, as the general rules read it, and as a profile in the making does."""

    seed: str
    text: str
    pieces: list[Piece]  # each with the role that its own look gives it
    keys: list[str]  # of the pieces: the same for lines that differ in numbers only
    capture: Capture
    story: int = 0  # the same for captures of one story
    title: int | None = None  # the index of the headline among the pieces
    body: tuple[int, int] | None = None  # the indices of the story's first and last paragraph

    def __post_init__(self) -> None:
        """Find headline and story."""
        self._find()

    def role(self, index: int) -> str:
        """What the piece was taken for."""
        return self.capture.lines[self.pieces[index].first].role

    def rule(self, index: int) -> str:
        """The rule that said so."""
        return self.capture.lines[self.pieces[index].first].rule

    def read_again(self, profile: Profile) -> None:
        """Read it by *profile*."""
        self.capture = read_capture(self.text, profile)
        self._find()

    def _find(self) -> None:
        indices = range(len(self.pieces))
        titles = [i for i in indices if self.role(i) == "title"]
        body = [i for i in indices if self.role(i) in ("body", "subhead")]
        self.title = next((i for i in titles if self.rule(i) != "headline-again"), None)
        self.body = (body[0], body[-1]) if body else None


class Recurring(msgspec.Struct):
    """A line that captures of several stories have."""

    key: str
    text: str  # as it stands there, with ``*`` for numbers that differ
    places: list[tuple[int, int]]  # number of the sample, index of the piece
    stories: int  # how many have it

    @property
    def samples(self) -> int:
        """How many captures have it."""
        return len({number for number, _ in self.places})


def read_samples(captures: list[tuple[str, str]]) -> list[Sample]:
    """Captures to learn from, by name and text, but for those with nothing in them or too much."""
    samples: list[Sample] = []
    left = MOST_OF_ALL
    for seed, text in captures[:MOST_SAMPLES]:
        text = clean_text(text)
        pieces = read_pieces(text.split("\n"))
        if 2 <= len(pieces) <= min(MOST_PIECES, left):
            left -= len(pieces)
            apply_rules(pieces)
            keys = [_VARIES.sub("*", folded(piece.text)) for piece in pieces]
            samples.append(Sample(seed, text, pieces, keys, read_capture(text)))
    return samples


def tell_stories_apart(samples: list[Sample]) -> int:
    """Number the stories, the same for captures of one; how many there are.

    Captures of one story share most of its paragraphs, the first among them; what many
    captures share is of no story.
    """
    prose = [
        [key for key, piece in zip(each.keys, each.pieces, strict=True) if len(piece.text) >= PROSE]
        for each in samples
    ]
    counts = Counter(key for keys in prose for key in set(keys))
    stories: list[int] = []
    for number, sample in enumerate(samples):
        for story in stories:
            title = samples[story].capture.title
            known = title is not None and title == sample.capture.title
            most = len(samples) if known else max(2, len(samples) // 3)
            both = [[key for key in prose[n] if counts[key] <= most] for n in (story, number)]
            if _share_a_story(*both):
                sample.story = story
                break
        else:
            sample.story = number
            stories.append(number)
    return len(stories)


def _share_a_story(one: list[str], other: list[str]) -> bool:
    both = set(one) & set(other)
    sizes = len(set(one)), len(set(other))
    if one[:1] == other[:1] and len(both) >= SAME_BEGINNING * min(sizes):
        return bool(both)
    return len(both) >= SAME_STORY * max(sizes) > 0


def recurring_lines(samples: list[Sample]) -> list[Recurring]:
    """The lines that captures of more than one story have, in the order of their keys."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, sample in enumerate(samples):
        for index, key in enumerate(sample.keys):
            places[key].append((number, index))
    found = []
    for key in sorted(places):
        stories = len({samples[number].story for number, _ in places[key]})
        if stories > 1 and any(map(str.isalpha, key)):
            texts = Counter(samples[n].pieces[i].text for n, i in places[key])
            text = min(texts, key=lambda each: (-texts[each], each))
            if len({folded(each) for each in texts}) > 1:
                text = _VARIES.sub("*", text)
            found.append(Recurring(key, text, places[key], stories))
    return found


class Vocabulary:
    """Which words tell the stories of some samples apart, and how far texts share them."""

    def __init__(self, samples: list[Sample]) -> None:
        words: dict[int, set[str]] = defaultdict(set)
        for sample in samples:
            words[sample.story] |= _words(piece.text for piece in sample.pieces)
        counts = Counter(word for each in words.values() for word in each)
        most = max(2, math.floor(COMMON * len(words)))
        self._common = {word for word, count in counts.items() if count > most}

    def telling(self, texts: Iterable[str]) -> set[str]:
        """The words of *texts* that few stories have."""
        return _words(texts) - self._common

    def kinship(self, pairs: list[tuple[set[str], set[str]]], *, least: float) -> float | None:
        """How far the second of each pair speaks of what the first does, beyond chance.

        The mean share of their words that both have, less the share where each is paired with
        the next one's: in one story about 0.2, in two about 0. None if
        fewer than *least* pairs have words enough to tell.
        """
        pairs = [pair for pair in pairs if min(map(len, pair)) >= LEAST_WORDS]
        if len(pairs) < least:
            return None
        own = sum(_common_share(*pair) for pair in pairs)
        turned = zip(pairs[1:] + pairs[:1], pairs, strict=True)
        chance = sum(_common_share(first, second) for (first, _), (_, second) in turned)
        return (own - chance) / len(pairs)


def _common_share(one: set[str], other: set[str]) -> float:
    return len(one & other) / min(len(one), len(other))


def _words(texts: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for text in texts:
        if not text.isascii() and is_wide(text):
            found.update(text[i : i + 2] for i in range(len(text) - 1))  # no spaces to go by
        else:
            found.update(_WORD.findall(text.casefold()))
    return found
