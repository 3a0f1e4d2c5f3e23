"""Who wrote a story: names in linked data, in meta elements, in what readers see."""

import html
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any

from lxml.html import HtmlElement

from feedpub.identifiers import words
from feedpub.markup import one_line
from feedpub.model import Fact
from feedpub.normalise.capture.authors import take_authors
from feedpub.normalise.capture.given_names import GIVEN_NAMES
from feedpub.normalise.capture.lexicon import BYLINE, NOBODY
from feedpub.normalise.capture.names import looks_like_name, names_in, names_in_byline
from feedpub.normalise.capture.pieces import read_pieces
from feedpub.normalise.capture.rules import apply_rules
from feedpub.normalise.capture.told import take_told
from feedpub.normalise.page.blocks import Block, little_around
from feedpub.normalise.page.head import Head
from feedpub.normalise.page.linked import Linked, Table
from feedpub.normalise.page.story import Judged, Story, is_notice

MAX_NAMES = 40
LONGEST_NAME = 80  # characters
LONGEST_BYLINE = 200

# Blocks above the headline, below it, among the first of the story, and below the story.
ABOVE, BELOW_TITLE, EARLY, BELOW = 8, 25, 12, 8
FAR_BELOW = 30

GENERIC = frozenset(
    """
    admin administrator redaktion redaction redacción editor staff unknown webmaster author
    autor publisher anonymous root user wordpressadmin unbenannt
    """.split()
)
AUTHOR_METAS = (
    "author", "byl", "parsely-author", "sailthru.author", "article:author", "dc.creator",
    "dcterms.creator", "citation_author", "article:author_name", "cxenseparse:author", "creator",
    "byline", "authors",
)  # fmt: skip

_BY = re.compile(
    r"^(?:(?:eingestellt|erstellt|geschrieben|verfasst|veröffentlicht|published|posted|written"
    r"|reported) )?(?:by|von|vom|par|por|di|da|av|af|door|autor(?:in|en|es)?(?:/(?:in|autor))?"
    r"|authors?|auteurs?|autore|text|texte?|tekst|foto|автор)\s*:?\s+(?=\S)"
    r"|^(?:by|author|autor|text|von|autor/in)\s*:\s*",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\s*(?:[,;|•·]|\s/\s|&|\s(?:and|und|et|y|e|en|og|och|ja|i|und\s+von|with|mit)\s)\s*",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"https?:|www\.|@|\.(?:com|de|net|org|at|ch)/|[<>{}=]|\d{3,}|\d\d:\d\d|^\W*$", re.IGNORECASE
)
_TITLES = re.compile(
    r"^(?:(?:PhD|Ph\.D\.?|MD|M\.D\.|Jr\.?|Sr\.?|III?|IV|MA|MBA|RN|RD)\b)", re.IGNORECASE
)
_BYLINE = re.compile(
    r"by-?line|authors?(?!ity|iz)|autor(?!i[tz])|writer|verfasser|redakteur|reporter|journalist|auteur"
    r"|contributor|\bfirma\b|redattore|forfatter|skribent",
    re.IGNORECASE,
)
_NOT_BYLINE = re.compile(
    r"bio|about|descr|avatar|image|img|photo|pic\b|social|comment|related|job|role|title|date|time"
    r"|share|follow|mail|more|archive|posts|info-?text|position|newsletter|teaser|twitter|facebook|icon",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"related|recommend|popular|trending|most-?read|comment|sidebar|latest|\bcards?\b|teaser|promo"
    r"|breadcrumb|\bnav",
    re.IGNORECASE,
)
# What stands beside names in bylines without being one.
_NO_NAMES = frozenset(
    """
    follow view show all alle folge folgen mehr more share kontakt contact email e-mail
    archiv beitrag posted von by par por di news nachrichten see read lesen artikel article
    articles facebook twitter instagram entfolgen link website webseite profil profile bild
    foto photo fotos datum date uhr updated aktualisiert published veröffentlicht kommentare
    comments redaktionell anzeige home weitere bitte bild: foto:
    """.split()
)
_ANY_BY = re.compile(
    r"(?:^|[\s|·•–—,-])(?:by|von|vom|par|por|di|door|av|af|autor(?:in)?(?:/autor)?:?|author:?"
    r"|text:|autore:?)\s+(?=[\w\"'])",
    re.IGNORECASE,
)


def linked_names(story: Table, linked: Linked, own: set[str]) -> list[str]:
    """The authors that linked data gives."""
    return clean_names(_names(story.get("author") or story.get("creator"), linked, 0), own)


def _names(value: Any, linked: Linked, level: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and level < 4:
        for each in value[:MAX_NAMES]:
            yield from _names(each, linked, level + 1)
    elif isinstance(value, dict) and level < 4:
        if "name" not in value and isinstance(value.get("@id"), str):
            value = linked.named.get(value["@id"], {})
        name = value.get("name")
        if name is None and isinstance(value.get("givenName"), str):
            name = f"{value['givenName']} {value.get('familyName') or ''}"
        yield from _names(name, linked, level + 1)


def _marked(element: HtmlElement) -> Iterator[str]:
    """What is marked as an author: by rel, or as a property."""
    for each in element.iter("a", "span", "div", "p", "address", "meta", "li"):
        if "author" in (each.get("rel") or "").split() or each.get("itemprop") == "author":
            inner = [e for e in each.iter() if e.get("itemprop") == "name"]
            for one in inner or [each]:
                yield one.get("content") or _text(one)


def _named(element: HtmlElement) -> Iterator[str]:
    """What is named as a byline by its class."""
    for each in element.iter("a", "span", "div", "p", "address", "li", "strong", "cite"):
        names = f"{each.get('class') or ''} {each.get('id') or ''} {each.get('data-testid') or ''}"
        if _BYLINE.search(names) and not _NOT_BYLINE.search(names):
            text = _text(each)
            if 0 < len(text) <= LONGEST_BYLINE:
                links = [_text(link) for link in each.iter("a")]
                yield from links or [text]
                return


def _text(element: HtmlElement) -> str:
    return one_line(" ".join(element.itertext())[:2_000])


def clean_names(found: Iterable[str], own: set[str]) -> list[str]:
    """The names in these texts, each once.

    Args:
        found: The texts.
        own: Names of the site, which are not to be divided.
    """
    names: list[str] = []
    for text in found:
        text = one_line(html.unescape(text))
        whole = text.casefold() in own
        for part in [text] if whole else _divided(text):
            name = part.strip(" ,;:|•·-–—*.()\u200b")
            if _is_name(name) and name.casefold() not in map(str.casefold, names):
                names.append(name)
        if len(names) >= MAX_NAMES:
            break
    return names


def _divided(text: str) -> Iterator[str]:
    text = _BY.sub("", text)
    text = re.sub(r"\s*[(\[][^)\]]{0,60}[)\]]", "", text)
    parts = _PARTS.split(text)
    name = ""
    for part in parts:
        if name and _TITLES.match(part):
            name = f"{name}, {part}"
            continue
        if name:
            yield name
        name = _BY.sub("", part)
    if name:
        yield name


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= LONGEST_NAME
        and not _NOT_A_NAME.search(text)
        and 1 <= len(words(text)) <= 8
        and any(character.isalpha() for character in text)
        and text.split()[0].lower() not in _NO_NAMES
        and text.lower() not in NOBODY
    )


def blocks_near(story: Story) -> list[Block]:
    """The blocks where a date or byline of the story stands, the likeliest place first.

    Between the headline and the story, among its first paragraphs, right below it, and a
    few above the headline.
    """
    judged = story.judged
    body = [at for at, each in enumerate(judged) if each.role == "body"]
    if not body:
        return []
    titles = [at for at, each in enumerate(judged[: body[0]]) if each.role == "title"]
    first = titles[-1] if titles else max(0, body[0] - BELOW_TITLE)
    between = range(first, min(body[0], first + BELOW_TITLE))
    early = [
        at for at in range(body[0], min(body[-1], body[0] + EARLY)) if judged[at].role != "body"
    ]
    below = range(body[-1] + 1, min(len(judged), body[-1] + 1 + BELOW))
    above = range(first - 1, max(-1, first - 1 - ABOVE), -1)
    likely = [judged[at].block for at in (*between, *early)]
    around = set() if story.container is None else {*story.container.iterancestors()}
    other = (judged[at].block for at in (*below, *above))
    return likely + [block for block in other if not _is_of_others(block, around)]


def _is_of_others(block: Block, around: set[HtmlElement]) -> bool:
    """Whether a block stands in an element that is named as one for other stories.

    Args:
        block: Outside the story.
        around: The elements that hold the story, too.
    """
    return any(
        element.tag in ("nav", "aside") or _OTHERS.search(element.get("class") or "")
        for element in (block.element, *block.element.iterancestors())
        if element not in around
    )


def find_authors(
    table: Table, linked: Linked, head: Head, story: Story, site: list[str]
) -> Fact | None:
    """Who wrote the story, as the page says it best.

    Persons in the linked data come first, unless the byline that readers see names them and
    others; the publisher is taken for the author only where nothing else is said to be.
    """
    own = {name.casefold() for name in site}
    stated = linked_names(table, linked, own)
    seen, where = _seen_names(story, own)
    persons = [name for name in stated if not _is_site(name, own)]
    others = [name for name in seen if not _is_site(name, own)]
    if persons:
        known = set(map(str.casefold, persons))
        more = known < set(map(str.casefold, others))
        named = [name for name in others if name.casefold() in known or _is_full(name)]
        return Fact(named, where) if more else Fact(persons, "JSON-LD author")
    if others:
        return Fact(others, where)
    for name in AUTHOR_METAS:
        names = clean_names(head.metas.get(name, []), own)
        names = [each for each in names if not _is_site(each, own)]
        if names:
            return Fact(names, f"meta {name}")
    if seen:
        return Fact(seen, where)
    if stated:
        return Fact(stated, "JSON-LD author")
    weighed = clean_names(_weighed(story), own)
    return Fact(weighed, "names around the story") if weighed else None


def _is_full(name: str) -> bool:
    """Whether it is a name of several words, the first one that many people have."""
    return " " in name and name.replace("-", " ").split()[0].lower() in GIVEN_NAMES


def _is_site(name: str, own: set[str]) -> bool:
    """Whether a name is that of the site, or of nobody."""
    plain = "".join(words(name))
    if name.casefold() in own or name.casefold() in GENERIC:
        return True
    return any(len(each) > 3 and "".join(words(each)) in plain for each in own)


def _seen_names(story: Story, own: set[str]) -> tuple[list[str], str]:
    """The names in the byline that readers see."""
    near = blocks_near(story)

    def plausible(names: list[str]) -> list[str]:
        return [name for name in names if " " not in name or looks_like_name(name)]

    ends = [*story.body[:2], *story.body[-2:]]
    for find, rule, blocks in (
        (_printed_in, "printed byline", ends),
        (_marked_in, "rel=author", near),
        (_classed_in, "byline", near),
        (_printed_in, "printed byline", near),
        (_bare_in, "name at the end of the story", ends),
    ):
        for block in blocks:
            names = plausible(clean_names(find(block), own))
            if names:
                return names, f"block {block.number}, {rule}"
    return [], ""


def _weighed(story: Story) -> tuple[str, ...]:
    """The names of the authors, as the text of a capture would tell them."""
    body = [at for at, each in enumerate(story.judged) if each.role == "body"]
    titles = [at for at, each in enumerate(story.judged) if each.role == "title" and body]
    titles = [at for at in titles if at < body[0]]
    if not titles:
        return ()
    first = max(0, titles[-1] - ABOVE)
    last = min(len(story.judged), body[-1] + 1 + FAR_BELOW)
    around = set() if story.container is None else {*story.container.iterancestors()}
    shown = [at for at in range(first, last) if _is_shown(story.judged[at], around)]
    pieces = read_pieces([line for at in shown for line in (story.judged[at].block.text, "")])
    apply_rules(pieces)
    place = [bisect_left(shown, at) for at in (titles[-1], body[0], body[-1])]
    if len(pieces) != len(shown) or place[-1] >= len(pieces):
        return ()  # a picture without text, or lines within a block
    take_told(pieces, place[0])
    title, start, end = place
    return take_authors(pieces, title, start, end)


def _is_shown(judged: Judged, around: set[HtmlElement]) -> bool:
    """Whether it is text, and of this story or beside it."""
    if not judged.block.text.strip():
        return False
    return judged.role in ("title", "body") or not _is_of_others(judged.block, around)


def _marked_in(block: Block) -> Iterator[str]:
    for element in little_around(block):
        yield from _marked(element)


def _classed_in(block: Block) -> Iterator[str]:
    for element in little_around(block):
        yield from _named(element)


def _printed_in(block: Block) -> Iterator[str]:
    """The names behind "by" in a block that is no more than a byline."""
    if len(block.text) > LONGEST_BYLINE:
        return
    if block.text[:40].lower().startswith(BYLINE):
        yield from names_in_byline(block.text)
    elif (found := _ANY_BY.search(block.text)) and is_notice(block.text):
        yield from names_in(block.text[found.end() :])


def _bare_in(block: Block) -> Iterator[str]:
    """A name that is all of a block and set apart from the others."""
    apart = [each for each in block.pieces if not isinstance(each, str)]
    alone = len(apart) == 1 and apart[0].tag in ("strong", "b", "em", "i")
    if alone and len(block.text.split()) in (2, 3) and looks_like_name(block.text):
        yield block.text
