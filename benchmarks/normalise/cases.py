"""Sources → cases: captures of articles, with what is to be found in each."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape

import msgspec
import rendering
from lxml import html
from msgspec.structs import replace
from printed import folded, is_byline, letters, says, says_bare_day, says_day
from sets import Gold, Source
from shingles import Shingle, share_within, shingles, words

PROSE = 80  # columns of a line that is prose, if it ends like a sentence
SENTENCE_ENDS = re.compile(r"""[.!?…。！？।؟][\s"'”’»“）)\]]*$""")
WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
LONGEST_NOTICE = 250  # characters of a line that may name an author, a day or a section
AKIN = 1 / 3  # of the words of the shorter of two headlines that are of one story
HELD = 0.9  # of a story's shingles: a capture with less is not measured by it
BYLINE_ABOVE = 15  # lines above a headline in which an author may be named
BYLINE_BELOW = 30  # and below the story
BESIDE_ABOVE = 4  # lines that stand beside a headline
BESIDE_BELOW = 8


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A capture, and what is to be found in it."""

    name: str
    set: str
    site: str
    url: str = ""
    rendering: str  # "html", "container" or "page"
    kind: str = "article"  # else what makes it none, or "recapture"
    of: str = ""  # of a recapture: the name of the case it must equal
    headline: str = ""  # where the story begins, as printed; not what a title is measured by
    around: tuple[str, ...] = ()  # lines of prose above or below the story
    within: tuple[str, ...] = ()  # and inside: captions, standfirsts, promotions
    gold: Gold
    data: bytes = b""  # what is given to an approach

    @property
    def file(self) -> str:
        """The file name that an approach is told."""
        return f"{self.name}.{'html' if self.rendering == 'html' else 'txt'}"


def is_prose(line: str) -> bool:
    """Whether a line is prose: long, and a sentence to its end."""
    return columns(line) >= PROSE and bool(SENTENCE_ENDS.search(line))


def columns(line: str) -> int:
    """The length of a line, a character of Chinese, Japanese or Korean counted as three."""
    return len(line) if line.isascii() else len(line) + 2 * len(WIDE.findall(line))


def article_cases(source: Source) -> Iterator[Case]:
    """The page as saved, and its two text captures, as far as each holds its story."""
    data = source.read()
    root = rendering.parse(data)
    if root is None:
        return
    page = rendering.take_apart(root, rendering.style_of(source.name))
    gold = replace(source.gold, sections=sections_of(root))
    story = set(shingles(gold.body or "".join(gold.agreed[:1])))
    headline = gold.title or rendering.headline(page, story)
    snippets = [snippet for snippet in gold.keep if len(snippet) > 20]
    container = rendering.find_container(page, story, snippets, headline)
    whole = rendering.text_of(page)
    heading = heading_of(root, gold.title)
    known = gold_of_source(replace(gold, printed=heading), rendering.decode(data))
    yield _case(source, "html", whole, headline, known, story, data)
    texts = {"page": whole}
    if container is not None:
        texts["container"] = rendering.text_of(page, container)
    for name, text in texts.items():
        if text.strip() and _holds(text, gold):
            shown = gold_of_text(replace(gold, printed=heading), text, story, headline)
            yield _case(source, name, text, headline, shown, story, text.encode())


def list_cases(source: Source) -> Iterator[Case]:
    """A page that holds no article, as saved and as text."""
    data = source.read()
    root = rendering.parse(data)
    if root is None:
        return
    text = rendering.text_of(rendering.take_apart(root, rendering.style_of(source.name)))
    for name, capture in (("html", data), ("page", text.encode())):
        yield Case(
            name=f"{source.name}.{name}",
            set=source.set,
            site=source.site,
            url=source.url,
            rendering=name,
            kind=source.kind,
            gold=Gold(),
            data=capture,
        )


def _case(
    source: Source,
    name: str,
    text: str,
    headline: str,
    gold: Gold,
    story: set[Shingle],
    data: bytes,
) -> Case:
    around, within = _other_prose(text.split("\n"), headline, story) if story else ((), ())
    return Case(
        name=f"{source.name}.{name}",
        set=source.set,
        site=source.site,
        url=source.url,
        rendering=name,
        around=around,
        within=within,
        headline=headline,
        gold=gold,
        data=data,
    )


def _other_prose(
    lines: list[str], headline: str, story: set[Shingle]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The prose that is not of the story: around it, and within it."""
    first, last = extent(lines, headline, story) or (len(lines), -1)
    around: list[str] = []
    within: list[str] = []
    for place, line in enumerate(lines):
        if is_prose(line) and share_within(line, story) < 0.5:
            (within if first < place < last else around).append(line)
    return tuple(around), tuple(within)


def extent(lines: list[str], headline: str, story: set[Shingle]) -> tuple[int, int] | None:
    """The places of the headline and of the last line of the story, if both are plain."""
    held = _held(lines, story)
    title = folded(headline)
    heads = [i for i, line in enumerate(lines) if title and folded(line) == title]
    heads = [i for i in heads if held and i < held[-1]]
    if not heads:
        return None
    return max((i for i in heads if i <= held[0]), default=heads[0]), held[-1]


def _held(lines: list[str], story: set[Shingle]) -> list[int]:
    """The places of the longer lines that are of the story."""
    return [
        i for i, line in enumerate(lines) if len(line) > 40 and share_within(line, story) >= 0.5
    ]


def _holds(text: str, gold: Gold) -> bool:
    """Whether a capture has the story in it, or some of the snippets known of it."""
    if gold.body is not None:
        wanted = shingles(gold.body)
        return (wanted & shingles(text)).total() >= HELD * max(1, wanted.total())
    flat = folded(text)
    held = sum(folded(snippet) in flat for snippet in gold.keep)
    return 2 * held >= len(gold.keep)


def sections_of(root: html.HtmlElement) -> tuple[str, ...]:
    """The sections that a page's own metadata names."""
    named = [
        node.get("content") or ""
        for node in root.iter("meta")
        if node.get("property") == "article:section" or node.get("name") == "article:section"
    ]
    for node in root.iter("script"):
        if node.get("type") == "application/ld+json":
            named += SECTION.findall(node.text or "")
    return tuple(sorted({folded(name) for name in named if name.strip()}))


SECTION = re.compile(r'"articleSection"\s*:\s*(?:\[\s*)?"([^"\\]+)"')


def heading_of(root: html.HtmlElement, title: str | None) -> tuple[str, ...]:
    """What a page sets as its only heading, if that is the title in other words.

    Some sets know the title that a page states for machines; readers see this one.
    """
    texts = (folded(" ".join(node.itertext())) for node in root.iter("h1"))
    headings = tuple(dict.fromkeys(filter(None, texts)))
    if len(headings) != 1:
        return ()
    one, two = set(words(headings[0])), set(words(folded(title or "")))
    akin = len(one & two) >= AKIN * max(1, min(len(one), len(two)))
    return headings if akin else ()


def gold_of_source(gold: Gold, source: str) -> Gold:
    """What is known, without what the source of the page says nowhere: mistakes of the set."""
    said = unescape(unescape(source)).replace('\\"', '"').replace("\\/", "/")
    said = ESCAPED.sub(lambda match: chr(int(match[1], 16)), said)
    said = f"{TAG.sub(' ', said)}\n{said}"
    flat = folded(said)
    authors, days = gold.authors, gold.days
    if authors and not all(folded(name) in flat for name in authors):
        authors = None
    if days and not any(says_day(said, date.fromisoformat(day)) for day in days):
        days = None
    title = gold.title if gold.title and folded(gold.title) in flat else None
    return replace(gold, title=title, authors=authors, days=days)


TAG = re.compile(r"<[^<>]*>")
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def gold_of_text(gold: Gold, text: str, story: set[Shingle], headline: str) -> Gold:
    """What the capture says of what is known: the rest is not to be found in it."""
    lines = [line for line in text.split("\n") if line.strip()]
    notices = _notices(lines, story)
    near = _notices(_around_story(lines, headline, story), story)
    flat = [folded(line) for line in lines]
    beside = _beside_headline(lines, flat, headline)
    place = flat.index(folded(headline)) if folded(headline) in flat else 0
    above = flat[max(0, place - 4) : place]  # where a reader would look for its section
    titles = _lines_with(gold.title, flat)
    heading = tuple(line for line in flat if letters(line) in map(letters, gold.printed))
    return replace(
        _dated(gold, notices, near, beside),
        title=gold.title if titles else None,
        printed=tuple(dict.fromkeys((*titles, *heading))),
        authors=_named(gold.authors, [line for line in near if not OWNER.search(line)], beside),
        sections=tuple(name for name in gold.sections if name in above),
        visible=True,
    )


OWNER = re.compile(r"©|\bcopyright\b", re.IGNORECASE)


def _notices(lines: list[str], story: set[Shingle]) -> list[str]:
    """The short ones of *lines* that are not of the story."""
    short = [line for line in lines if len(line) <= LONGEST_NOTICE]
    return [line for line in short if not story or share_within(line, story) < 0.5]


def _around_story(lines: list[str], headline: str, story: set[Shingle]) -> list[str]:
    """The lines from a little above the headline to some way below the story."""
    held = _held(lines, story) if story else []
    if not held:
        return lines
    first, last = extent(lines, headline, story) or (held[0], held[-1])
    return lines[max(0, first - BYLINE_ABOVE) : last + 1 + BYLINE_BELOW]


def _lines_with(title: str | None, lines: list[str]) -> tuple[str, ...]:
    """The lines that are the title, or else those that hold it: a kicker may stand before it."""
    wanted = folded(title or "")
    if not wanted or wanted in lines:
        return (wanted,) if wanted else ()
    return tuple(line for line in lines if wanted in line and len(line) <= 2 * len(wanted))


def _beside_headline(lines: list[str], flat: list[str], headline: str) -> list[str]:
    """The lines next to the headline; none if it is not there."""
    title = folded(headline)
    places = [place for place, line in enumerate(flat) if line == title] if title else []
    return [
        line
        for place in places
        for line in lines[max(0, place - BESIDE_ABOVE) : place + 1 + BESIDE_BELOW]
    ]


def _named(
    authors: tuple[str, ...] | None, notices: list[str], beside: list[str]
) -> tuple[str, ...] | None:
    """The authors that are named beside the story, not just by a menu or as the page's owner.

    Where none is, the capture may name others (an agency for its writer): nothing is known.
    Nor is it where a set knows of nobody, and a byline stands *beside* the headline.
    """
    if not authors:
        return None if any(map(is_byline, beside)) else authors
    said = folded("\n".join(notices))
    return tuple(name for name in authors if says(said, name)) or None


def _dated(gold: Gold, notices: list[str], near: list[str], beside: list[str]) -> Gold:
    """The days that are printed, and whether so that there is no doubt of them.

    That takes that they stand *near* the story: else they may be those of a comment. Where the
    capture prints another day *beside* its headline than is known, it contradicts the set:
    nothing is known.
    """
    if gold.days is None:
        return gold
    days = [date.fromisoformat(day) for day in gold.days]
    if not any(says_day("\n".join(notices), day) for day in days):
        contradicted = any(map(says_bare_day, beside))
        return replace(gold, days=None if contradicted else (), unprinted=gold.days)
    return replace(gold, dateable=any(says_day("\n".join(near), d) == "plainly" for d in days))
