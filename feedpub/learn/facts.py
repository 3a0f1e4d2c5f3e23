"""What captures tell of their site as a whole: publisher, date order, language, how to know it."""

import re
from collections import Counter, defaultdict

from feedpub.learn.evidence import HALF, MOST, Evidence
from feedpub.learn.proposal import Entry, Proposal
from feedpub.markup import one_line
from feedpub.normalise.language import detect_language
from feedpub.profiles import LONGEST_HEADLINE

HEAD = 3  # lines of a capture, one of which may be the page's title
MOST_MARKS = 2  # lines by which to know a capture
MARKED = 0.9  # share of the captures that have such a line
MARK_WORDS = 3  # words of it, at least
LONGEST_DATE = 200  # characters of a line that may print a date

_NUMERIC = re.compile(r"(?<![\w./-])(\d\d?)([./-]) ?(\d\d?)\2 ?(?:19|20)\d\d(?!\d)")
_BEHIND = re.compile(r"\s(?:[-–—]\s+|[|·•»]\s*)([^|·•»]{3,50})$")
_OWNER = re.compile(
    r"(?:©|\(c\)|copyright)[\s\d–-]*(?:by\s+)?([^.,|©\d]{3,50})(?=[.,|]|$)", re.IGNORECASE
)

Fact = tuple[object, str]  # a value, and what speaks for it


def publisher(evidence: Evidence) -> Fact | None:
    """The name that stands behind headlines, or that owns the rights."""
    for pattern, lines, where in (
        (_BEHIND, HEAD, "behind headlines"),
        (_OWNER, None, "as owner of the rights"),
    ):
        stories = defaultdict(set)
        for sample in evidence.samples:
            for piece in sample.pieces[:lines]:
                match = pattern.search(piece.text[:LONGEST_HEADLINE])
                name = one_line(match[1]).strip(" -–—|") if match else ""
                if any(map(str.isalpha, name)):
                    stories[name].add(sample.story)
        best = max(stories, key=lambda name: (len(stories[name]), name), default="")
        if best and len(stories[best]) >= HALF * evidence.stories:
            return best, f"{where} in {len(stories[best])} of {evidence.stories} stories"
    return None


def day_first(evidence: Evidence) -> Fact | None:
    """Whether dates in numbers begin with the day, where all that tell agree."""
    told = []
    for sample in evidence.samples:
        for text in (p.text for p in sample.pieces if len(p.text) <= LONGEST_DATE):
            for first, _, second in _NUMERIC.findall(text):
                if (int(first) > 12) != (int(second) > 12):
                    told.append((int(first) > 12, f"{text[:60]!r} in {sample.seed}"))
    if len({first for first, _ in told}) != 1:
        return None
    return told[0][0], f"as in {len(told)} dates, e.g. {told[0][1]}"


def language(evidence: Evidence) -> Fact | None:
    """The one language of the stories."""
    told = [detect_language("\n".join(each.capture.paragraphs)) for each in evidence.samples]
    counts = Counter(filter(None, told))
    if len(counts) != 1 or counts.total() < MOST * len(told):
        return None
    return counts.popitem()[0], f"the language of {len([t for t in told if t])} captures"


def whose(proposal: Proposal, evidence: Evidence, glob: str | None) -> None:
    """Propose how to know other captures of the site: by *glob*, or by lines that all have."""
    if glob:
        proposal.add("seeds", Entry(text=glob, why="where these captures lie"))
        return
    sure = {entry.text for entry in proposal.lists.get("furniture", []) if entry.sure}
    marks = [
        each
        for each in evidence.recurring
        if each.text in sure
        and each.samples >= MARKED * len(evidence.samples)
        and "*" not in each.text
        and len(each.text.split()) >= MARK_WORDS
    ]
    for each in sorted(marks, key=lambda each: (-each.samples, -len(each.text)))[:MOST_MARKS]:
        proposal.add("lines", evidence.entry(each))
    if not marks:
        proposal.add("seeds", Entry(text="**", why="every seed; narrow it to those of this site"))
