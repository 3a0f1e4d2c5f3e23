"""What a line is by its own look, wherever it stands.

To add a rule: write a function that takes a piece and says yes or no, and give it a name
and a role in one of the tables below. The first rule that says yes decides. For a line that
always says the same, a phrase in the lexicon is enough.
"""

import re
from collections.abc import Callable

from feedpub.normalise.capture import lexicon
from feedpub.normalise.capture.dates import is_relative, words_beside_dates
from feedpub.normalise.capture.names import names_in_byline
from feedpub.normalise.capture.neighbours import take_neighbours
from feedpub.normalise.capture.patterns import pattern
from feedpub.normalise.capture.pieces import Piece

SHORT = 120  # characters; a longer line is no label, button or date
LONGEST_CAPTION = 400
LONGEST_CLOCK = 16
LONGEST_NOTICE = 2000  # characters of a line in which a notice is looked for
LONGEST_CODE = 300  # characters of a line in which signs of code are counted
LEAST_CODE = 5  # of them
LEAST_POINTS = 2  # behind the first, in a line
DATE_WORDS = 2  # words that a line below another may have beside its dates

_CREDIT = re.compile(r"(?:^|[.!?)»”\"'。] ?)([^\W\d_]{1,12})(?: by\b| \w{1,12}:| ?[:：/=])")
_CLOCK = r"[012]?\d[:.][0-5]\d(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:[A-Z]{2,4}|Uhr|h))?"
_CODE = "{}();="
_RELATED = lexicon.by_first_letters(lexicon.RELATED)
_LAST_BRACKETS = re.compile(r"[(（]([^()（）]{2,80})[)）]\.?$")


def _is_reading_time(piece: Piece) -> bool:
    """ "3 min read": nothing but words of reading and minutes, and a number."""
    words = piece.phrase.replace("-", " ").split()
    if not lexicon.READING.issuperset(words) or lexicon.MINUTES.isdisjoint(words):
        return False
    return any(map(str.isdigit, piece.text))


def _is_symbol(piece: Piece) -> bool:
    return not (piece.phrase or any(map(str.isalnum, piece.text)))


def _is_copyright(piece: Piece) -> bool:
    return piece.lowered.startswith(("©", "(c) ", "copyright "))


def _asks_something(piece: Piece) -> bool:
    return piece.lowered.startswith(lexicon.ASKS)


def _is_byline(piece: Piece) -> bool:
    return piece.first > 0 and bool(names_in_byline(piece.text))


def _is_date(piece: Piece) -> bool:
    """A line that is mostly a date; a headline that mentions one is not."""
    beside = words_beside_dates(piece.text)
    if beside is None:
        return is_relative(piece.text)
    return beside <= (DATE_WORDS if piece.first else 0)


def _is_clock(piece: Piece) -> bool:
    """ "11:44 PM": the time of an entry in a ticker or a live blog."""
    return (
        piece.text[0].isdigit()
        and len(piece.text) <= LONGEST_CLOCK
        and bool(pattern(_CLOCK).fullmatch(piece.text))
    )


def _leads_elsewhere(piece: Piece) -> bool:
    return piece.lowered.startswith(_RELATED.get(piece.lowered[:2], ()))


def _is_excerpt(piece: Piece) -> bool:
    """A story's key points run into one line: "This week: * one thing * another"."""
    return ": * " in piece.text and piece.text.count(" * ") >= LEAST_POINTS


def _is_caption(piece: Piece) -> bool:
    """A picture's credit at either end: "Photo: A. Name", "… (A. Name / Agency)"."""
    if len(piece.text) > LONGEST_CAPTION:
        return False
    closed = ")" in piece.text[-2:] or "）" in piece.text[-2:]
    if closed and (brackets := _LAST_BRACKETS.search(piece.text[-90:])):
        return _credits(brackets[1])
    ends = piece.text if len(piece.text) <= SHORT else piece.text[:30] + "\0" + piece.text[-90:]
    if not (":" in ends or "/" in ends or " by" in ends or "=" in ends or "：" in ends):
        return False  # one of these stands behind the word
    return any(word.lower() in lexicon.CREDIT for word in _CREDIT.findall(ends))


def _credits(inside: str) -> bool:
    """Whether brackets at the end of a line hold a credit, not "(2019/20)" or "(and/or)"."""
    if "/" in inside and inside[0].isalpha() and not inside[0].islower():
        return not any(map(str.isdigit, inside))
    return any(sign in inside.lower() for sign in lexicon.CREDIT_SIGNS)


def _is_source(piece: Piece) -> bool:
    """A line of CSS, JavaScript, JSON or HTML that slipped into the text, or is all of it."""
    text = piece.text
    if text[0] in '<{[}"/' or text[-1] in "{}[];," or "{" in text or ";" in text:
        return _is_tag(text) or _is_braces(text) or _is_pair(text) or _is_dense(text)
    return False


def _is_tag(text: str) -> bool:
    second = text[1:2]
    return text[0] == "<" and ">" in text and ((second.isascii() and second.isalpha()) or
                                               second in ("/", "!"))  # fmt: skip


def _is_braces(text: str) -> bool:
    if text[-1] in "{}" or text.startswith(('{"', "[{", '["', "}")):
        return True
    return text[-1] in "[];," and not any(map(str.isalnum, text))


def _is_dense(text: str) -> bool:
    """Whether it is a comment of code, or every tenth character is a sign of it."""
    if text[0] == "/" and text[1:2] in ("/", "*"):
        return True
    beginning = text[:LONGEST_CODE]
    if "{" not in beginning and ";" not in beginning:
        return False
    signs = sum(map(beginning.count, _CODE))
    return signs >= LEAST_CODE and signs * 12 >= len(beginning)


def _is_pair(text: str) -> bool:
    """A name and its value, as in CSS or JSON, or a statement of JavaScript."""
    if text[0] == '"':
        value = text[1:60].partition('"')[2].lstrip()
        return value.startswith(":") and not value[1:].lstrip()[:1].isupper()
    if text[-1] == "," and ":" in text:
        name, _, value = text.partition(":")
        return name.isidentifier() and value.lstrip()[:1] in ("'", '"', "[", "{")
    code = text[0].islower() or text[0] in "-.@$"
    return code and text[-1] == ";" and any(sign in text for sign in (":", "=", "()"))


Rule = tuple[str, str, Callable[[Piece], bool]]  # its name, the role it gives, the question

# What a short line is that has one of these phrases and no other words.
PHRASES: dict[str, tuple[str, str]] = {
    phrase: (name, "furniture")
    for name, phrases in (
        ("picture-placeholder", lexicon.PICTURE),
        ("portrait-placeholder", lexicon.PORTRAIT),
        ("advertisement", lexicon.ADVERTISEMENT),
        ("button", lexicon.FURNITURE),
        ("more-below", lexicon.MORE),
    )
    for phrase in phrases
}
SHORT_RULES: tuple[Rule, ...] = (
    ("reading-time", "reading-time", _is_reading_time),
    ("button", "furniture", _is_symbol),
    ("copyright", "furniture", _is_copyright),
    ("asks", "furniture", _asks_something),
    ("byline", "byline", _is_byline),
    ("date", "date", _is_date),
    ("clock-time", "furniture", _is_clock),
    ("leads-elsewhere", "related", _leads_elsewhere),
    ("caption-credit", "caption", _is_caption),
    ("excerpt", "related", _is_excerpt),
)
LONG_RULES: tuple[Rule, ...] = (
    ("source-code", "furniture", _is_source),
    ("byline", "byline", _is_byline),
    ("caption-credit", "caption", _is_caption),
    ("leads-elsewhere", "related", _leads_elsewhere),
    ("excerpt", "related", _is_excerpt),
)


def apply_rules(pieces: list[Piece]) -> None:
    """Give each of *pieces* that a rule knows its role; the others keep none."""
    for piece in pieces:
        if len(piece.text) > SHORT:
            name, role = _decide(piece, LONG_RULES)
        else:
            key = piece.text, piece.first > 0
            name, role = _KEPT.get(key) or _keep(key, _decide_short(piece))
        if name:
            piece.take(role, name)
    take_notices(pieces)
    take_neighbours(pieces)


def _decide_short(piece: Piece) -> tuple[str, str]:
    if _is_source(piece):
        return "source-code", "furniture"
    return PHRASES.get(piece.phrase) or _decide(piece, SHORT_RULES)


def _decide(piece: Piece, rules: tuple[Rule, ...]) -> tuple[str, str]:
    """The first rule that knows *piece*, and its role; or two empty texts."""
    for name, role, says_yes in rules:
        if says_yes(piece):
            return name, role
    return "", ""


# Pages of one site share most of their short lines: what these are is asked once.
_KEPT: dict[tuple[str, bool], tuple[str, str]] = {}
_MOST_KEPT = 4096


def _keep(key: tuple[str, bool], decided: tuple[str, str]) -> tuple[str, str]:
    if len(_KEPT) >= _MOST_KEPT:
        _KEPT.clear()
    _KEPT[key] = decided
    return decided


def take_notices(pieces: list[Piece]) -> None:
    """Where no rule knows better, the page speaks of itself: cookies, consent, scripts, robots."""
    lines = [(piece, piece.lowered[:LONGEST_NOTICE]) for piece in pieces if not piece.role]
    page = "\n".join([line for _, line in lines])
    stems = [stem for stem in lexicon.NOTICE_STEMS if stem in page]
    for piece, line in lines if stems else ():
        if any(map(line.__contains__, stems)) and any(map(line.__contains__, lexicon.NOTICE)):
            piece.take("furniture", "notice")
