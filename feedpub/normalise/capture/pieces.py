"""The lines of a capture as pieces of text: what each looks like, before what it is."""

import re
from collections import Counter
from itertools import pairwise

import msgspec

from feedpub.normalise.capture.names import names_in_byline
from feedpub.normalise.capture.patterns import pattern

PROSE_WEIGHT = 80  # a sentence at least this long is prose; most headlines are shorter
LONG_WEIGHT = 160  # a line this long is prose even without a full stop
LONGEST_PHRASE = 60  # characters of a line that the lexicon is asked about
LONGEST_RECURRING = 300  # characters of a line worth comparing with others
WRAP_COLUMNS = 100  # text whose longest line is within this may be hard-wrapped …
WRAP_LEAST = 40  # … into lines of at least this

_CLOSERS = "\"'»”’“‘)]›」』*_ "
_FULL_STOPS = frozenset(".。…．۔।॥։።")
_MARKS = frozenset("!?！？؟;")
_FAR = "[^\x00-\u0dff\u1d00-\u2e7f]"  # no sign of Europe, Arabia, India, and no punctuation
_SPACELESS = (
    ("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"),  # Thai, Lao, Burmese, Khmer
    ("\u2e80", "\u9fff"), ("\uac00", "\ud7af"),  # Chinese and Japanese, Korean
)  # fmt: skip
_BULLET = re.compile(r"(?:[-–—•*·▪●◦‣]|\d{1,2}[.)])\s+\S")
_TRIM = ".,:;!?|·•…()[]\"'“”«»‹›→>+0123456789٠١٢٣٤٥٦٧٨٩ \t"


class Piece(msgspec.Struct, gc=False):  # can be in no cycle
    """One or, where a paragraph was hard-wrapped, several lines; filled in step by step."""

    first: int  # index of its first line
    last: int
    text: str
    lowered: str  # the text in lower case
    phrase: str  # its words in lower case, bare; empty if it is long
    block: int  # pieces without a blank line between share it
    together: int  # how many pieces its block has
    words: int
    weight: int  # characters; those of scripts that say more with fewer count more
    prose: bool  # long enough, and ends like a sentence
    stop: bool  # ends in a full stop, within quotes perhaps
    mark: bool  # ends in a question or exclamation mark
    item: bool  # begins with a bullet or a number
    sentence: bool  # reads as a whole sentence, however short
    role: str = ""
    rule: str = ""

    def take(self, role: str, rule: str) -> None:
        """Say what it is, and which rule says so."""
        self.role, self.rule = role, rule


def read_pieces(lines: list[str]) -> list[Piece]:
    """The pieces of *lines* in order; blank lines belong to none."""
    return [
        _piece(first, last, text, block, len(spans))
        for block, spans in enumerate(_blocks(lines))
        for first, last, text in spans
    ]


def _blocks(lines: list[str]) -> list[list[tuple[int, int, str]]]:
    blocks: list[list[tuple[int, int, str]]] = [[]]
    for index, line in enumerate(lines):
        text = line.strip()
        if text:
            blocks[-1].append((index, index, text))
        elif blocks[-1]:
            blocks.append([])
    if not blocks[-1]:
        blocks.pop()
    columns = max(map(len, lines), default=0)
    if WRAP_LEAST <= columns <= WRAP_COLUMNS and any(map(_breaks_a_sentence, blocks)):
        return [_unwrapped(block) for block in blocks]
    return blocks


def _breaks_a_sentence(block: list[tuple[int, int, str]]) -> bool:
    """Whether a line of *block* goes on in the next one, as only wrapped text does."""
    return any(
        len(line) >= WRAP_LEAST
        and following[0].islower()
        and _last_sign(line) not in _FULL_STOPS
        and not names_in_byline(following)
        for (_, _, line), (_, _, following) in pairwise(block)
    )


def _unwrapped(block: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """*block* with the lines joined that broke only because the next word did not fit.

    The longest line of the block stands for the width, since a quotation may be narrower.
    """
    columns = max(len(text) for _, _, text in block)
    paragraphs: list[list[tuple[int, int, str]]] = []
    for line in block:
        if paragraphs and _wraps(paragraphs[-1][-1][2], line[2], columns):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [
        (lines[0][0], lines[-1][1], " ".join(text for _, _, text in lines)) for lines in paragraphs
    ]


def _wraps(line: str, following: str, columns: int) -> bool:
    if len(line) < WRAP_LEAST or _BULLET.match(following) or names_in_byline(following):
        return False
    return len(line) + 1 + len(following.split(None, 1)[0]) > columns


def _piece(first: int, last: int, text: str, block: int, together: int) -> Piece:
    wide = not text.isascii() and is_wide(text)
    weight = len(text) * 5 // 2 if wide else len(text)
    # A word of scripts written without spaces is two or three characters.
    words = max(text.count(" ") + 1, len(text) // 3 if wide else 0)
    lowered = text.lower()
    phrase = _bare(lowered) if len(text) <= LONGEST_PHRASE else ""
    last_sign = _last_sign(text)
    stop, mark = last_sign in _FULL_STOPS, last_sign in _MARKS
    prose = weight >= LONG_WEIGHT or (weight >= PROSE_WEIGHT and (stop or mark))
    item = not text[0].isalpha() and _BULLET.match(text) is not None
    sentence = prose or stop or item
    return Piece(
        first, last, text, lowered, phrase, block, together, words, weight,
        prose, stop, mark, item, sentence,
    )  # fmt: skip


def is_wide(text: str) -> bool:
    """Whether *text* has characters of scripts that are written without spaces.

    A pattern with all of Chinese and Korean in it takes two milliseconds to compile.
    """
    return any(
        first <= sign[0] <= last
        for sign in pattern(_FAR).finditer(text)
        for first, last in _SPACELESS
    )


def _bare(lowered: str) -> str:
    words = lowered.split()
    if not all(map(str.isalpha, words)):
        words = [bare for word in words if (bare := word.strip(_TRIM))]
    return " ".join(words)


def _last_sign(text: str) -> str:
    """How *text* ends, within quotes and brackets perhaps."""
    return text[-1] if text[-1] not in _CLOSERS else text[-12:].rstrip(_CLOSERS)[-1:]


def recurring(pieces: list[Piece]) -> frozenset[str]:
    """The texts of short lines that stand in the capture more than once, in lower case."""
    counts = Counter([piece.lowered for piece in pieces if len(piece.text) <= LONGEST_RECURRING])
    return frozenset(text for text, count in counts.items() if count > 1)
