"""What speaks for a line naming the authors of a story, and against it.

Each sign has a name, and `author_weights.AUTHOR` says how much it counts: how the line says
so ("by", a bare name), where it stands, what stands next to it, whether the name is one that
people have, whether the story speaks of its bearer, whether other lines repeat it.
"""

from bisect import bisect_left
from collections import Counter

import msgspec

from feedpub.normalise.capture.dates import tells_when
from feedpub.normalise.capture.given_names import GIVEN_NAMES
from feedpub.normalise.capture.lexicon import (
    CREDIT_SIGNS,
    JOB,
    NO_NAMES,
    NOUN_ENDINGS,
    PLACE_WORDS,
    POST,
    WHEN,
)
from feedpub.normalise.capture.mentions import Mention, is_house, mention_in
from feedpub.normalise.capture.names import tells_of
from feedpub.normalise.capture.pieces import Piece

BODY = 6_000  # characters of a story that are searched for names
PAGE = 30_000  # characters of a page whose words are counted as common ones
LABEL_WORDS = 4
POST_WORDS = 6
SHORT = 120  # characters of a credit
SHORT_NAME = 60  # and of a line that is a name
WORDS_OF_A_PERSON = (2, 3)
_NO_WRITERS = NO_NAMES - POST
_EDGES = (0, 1, 2, 3, 5, 8, 13)
_STEPS = (*map(str, _EDGES), "more")
_RANKS = ("first", "second", "later")
_TELLING_ROLES = frozenset({"date", "byline", "caption", "related", "reading-time", "bio"})
_TELLING_RULES = frozenset({"portrait-placeholder", "picture-placeholder", "more-below"})


class Candidate(msgspec.Struct):
    """A line that may name authors."""

    index: int
    mention: Mention
    zone: str  # "above" the headline, "head", "within" the story, "below" it
    away: int  # lines from the edge of the zone
    led: bool  # whether the line above leads to a name
    introduced: bool  # whether a portrait or a bio introduces a person or a desk
    signs: list[str] = []

    @property
    def how(self) -> str:
        """How it names them."""
        return "by" if self.led or self.mention.how.startswith("by") else self.mention.how

    def is_akin(self, other: "Candidate") -> bool:
        """Whether both name somebody in the same way, and in the same zone."""
        return self.zone == other.zone and self.how == other.how


def give_signs(
    found: list[Candidate], pieces: list[Piece], title: int, start: int, end: int
) -> None:
    """Put the signs that each of *found* shows into it."""
    page = _Page(found, pieces, title, start, end)
    for candidate in found:
        candidate.signs = [
            *_signs_of_place(candidate, page),
            *_signs_of_names(candidate, page),
            *_signs_of_others(candidate, page),
        ]


class _Page:
    """What is counted once for all candidates."""

    def __init__(
        self, found: list[Candidate], pieces: list[Piece], title: int, start: int, end: int
    ) -> None:
        self.pieces, self.title = pieces, title
        story = [piece.text for piece in pieces[start : end + 1] if piece.sentence]
        self.body = "\n".join(story)[:BODY]
        self.said = " ".join([piece.text for piece in pieces])[:PAGE]
        self.short = "\n".join([piece.text for piece in pieces if not piece.prose])
        self.by = {c.zone for c in found if c.how == "by"}
        self.dated = {c.zone for c in found if c.mention.dated}
        self.named = Counter([n for c in found for n in {n.lower() for n in c.mention.names}])
        self.ranks: Counter[str] = Counter()


def _step(number: int) -> str:
    return _STEPS[bisect_left(_EDGES, number)]


def _signs_of_place(candidate: Candidate, page: _Page) -> list[str]:
    """How it names somebody, where, and next to what."""
    piece, mention = page.pieces[candidate.index], candidate.mention
    how, zone = candidate.how, candidate.zone
    before, after = _beside(page, candidate.index)
    dated = "dated" if mention.dated or piece.role == "date" else "undated"
    away = _step(candidate.away)
    signs = [
        "any",
        how,
        f"{how} {zone}",
        f"{how} {dated} {zone}",
        f"{zone} {away}",
        f"{how} {zone} {away}",
        f"{zone} below {before}",
        f"{zone} above {after}",
        f"{how} below {before}",
        f"block {_step(piece.together)} {how}",
    ]
    if "nothing" not in (before, after):  # where a capture ends tells little
        signs += [f"{how} {dated} above {after}", f"{how} between {before} and {after}"]
    if candidate.led:
        signs.append("below by")
    return signs


def _beside(page: _Page, index: int) -> tuple[str, str]:
    """What stands above a line, and what below."""
    before = _kind(page.pieces[index - 1]) if index else "nothing"
    after = _kind(page.pieces[index + 1]) if index + 1 < len(page.pieces) else "nothing"
    return (
        "title" if index - 1 == page.title else before,
        "title" if index + 1 == page.title else after,
    )


def _kind(piece: Piece) -> str:
    """What a line next to a name is."""
    if piece.role in _TELLING_ROLES:
        return piece.role
    if piece.role:
        return piece.rule if piece.rule in _TELLING_RULES else "furniture"
    if piece.prose:
        return "prose"
    if tells_when(piece.text) or WHEN.issuperset(piece.phrase.split() or ("",)):
        return "date"
    if len(piece.text) < SHORT and any(map(piece.lowered.__contains__, CREDIT_SIGNS)):
        return "caption"
    if piece.sentence or piece.mark:
        return "sentence"
    words = piece.lowered.replace(",", " ").split()
    if len(words) <= POST_WORDS and not JOB.isdisjoint(words):
        return "post"
    if len(piece.text) < SHORT_NAME and mention_in(piece.text) is not None:
        return "name"
    return "label" if piece.words <= LABEL_WORDS else "line"


def _signs_of_names(candidate: Candidate, page: _Page) -> list[str]:
    """What the names look like, and whether the story has them, too."""
    mention, how, zone = candidate.mention, candidate.how, candidate.zone
    piece = page.pieces[candidate.index]
    name = mention.names[0]
    words = name.split()
    signs = [
        f"{how}, {_step(len(mention.names))} names",
        f"{how}, beside {_step(mention.beside)}",
        f"{_step(len(words))} words",
        f"{how} of {_step(len(words))} words",
    ]
    signs += _signs_of_given_names(candidate, piece)
    if _is_alone(candidate) and f"given name {how} {zone}" in signs:
        signs += [f"alone {zone}", f"alone {zone} {_step(candidate.away)}"]
    if name[0].islower():
        signs.append(f"lower {how}")
    lowered = [word.lower() for word in words]
    if not _NO_WRITERS.isdisjoint(lowered):
        signs.append(f"no name {how}")
    if any(map(piece.lowered.__contains__, CREDIT_SIGNS)) or "©" in piece.text:
        signs.append(f"credit {how}")
    if f"{name}. " in piece.text:
        signs.append(f"stopped {how}")
    if len(words) > 1 and lowered[0] in PLACE_WORDS:
        signs.append(f"place {how}")
    if lowered[-1].endswith(NOUN_ENDINGS):
        signs.append(f"noun {how}")
    if mention.post:
        signs += [f"post {how}", f"post {zone}"]
    house = any(map(is_house, mention.names))
    common = sum([f" {word} " in page.said for word in lowered])
    if common and not house:
        signs += ["common", f"common {how}"]
        if common == len(words):
            signs.append(f"all common {how}")
    if any(name in page.body or _last(name) in page.body for name in mention.names):
        signs += [f"said {how}", f"said {zone}", f"said {how} {zone}"]
    if any(_last(name) in page.pieces[page.title].text for name in mention.names):
        signs.append(f"in headline {how}")
    if house:
        signs += ["house", f"house {how}"]
    if not POST.isdisjoint(name.lower().split()):
        signs.append("post in name")
    below = page.pieces[candidate.index + 1 : candidate.index + 3]  # a post may be between
    if piece.rule == "name-above-bio" or any(tells_of(name, bio.text) for bio in below):
        signs += ["bio", f"bio {how}"]
    return signs


def _signs_of_given_names(candidate: Candidate, piece: Piece) -> list[str]:
    first = {
        word.lower()
        for name in candidate.mention.names
        for word in name.replace("-", " ").split()[:-1]
    }
    if not first:
        return []
    dated = "dated" if candidate.mention.dated or piece.role == "date" else "undated"
    given = "no given name" if GIVEN_NAMES.isdisjoint(first) else "given name"
    how = candidate.how
    return [given, f"{given} {how} {candidate.zone}", f"{given} {how} {dated}"]


def _is_alone(candidate: Candidate) -> bool:
    """Whether the line is one person's name, and nothing else."""
    mention = candidate.mention
    if candidate.how != "names" or mention.beside or mention.dated or len(mention.names) > 1:
        return False
    return len(mention.names[0].split()) in WORDS_OF_A_PERSON


def _last(name: str) -> str:
    return name[name.rfind(" ") + 1 :]


def _signs_of_others(candidate: Candidate, page: _Page) -> list[str]:
    """What the other candidates are, and how often the name stands elsewhere."""
    how, zone = candidate.how, candidate.zone
    key = f"{how} {zone}"
    rank = page.ranks[key]
    page.ranks[key] += 1
    told = _step(max(map(page.short.count, candidate.mention.names)))
    signs = [
        f"{key}: {_RANKS[min(rank, len(_RANKS) - 1)]}",
        f"told {told}",
    ]
    signs += [f"{key}, by {other}" for other in page.by if how != "by" or other != zone]
    if how != "by" and not candidate.mention.dated and zone in page.dated:
        signs.append(f"{how} undated, dated one there")
    if any(page.named[name.lower()] > 1 for name in candidate.mention.names):
        signs += [f"again {how}", f"again {zone}"]
    return signs
