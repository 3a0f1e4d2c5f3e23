"""Blocks → which of them are the story.

Trafilatura's opinion comes first, unless the page's linked data gives another story. The page's
own structure then mends it: the story has one container, or sections beside each other; what
stands in it in the same way as the story's paragraphs belongs to it; what the page describes
itself with, below the headline, introduces the story and is part of it; what repeats the
headline, names the author, or asks for something is not.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import islice, pairwise

import msgspec
from lxml.html import HtmlElement

from feedpub.identifiers import words
from feedpub.normalise.capture.dates import words_beside_dates
from feedpub.normalise.capture.pieces import read_pieces
from feedpub.normalise.capture.rules import apply_rules
from feedpub.normalise.page.blocks import Block
from feedpub.normalise.page.ending import INITIALS, ending_of
from feedpub.normalise.page.naming import ASIDE_TAGS, aside_of, is_named_lede

Words = tuple[str, ...]

HELD = 0.6  # of a block's runs of words, for a text to hold the block
RUN = 4  # words
CONTAINED = 0.85  # of what trafilatura keeps, that the container of the story has
PROSE = 40  # characters; a block of fewer is a label, an entry or a heading
ENTRY_LINKED = 0.3  # of a list's entry, likewise
HEADLINE = 4  # words of a link to another story; one to a section or an author has fewer
FEW_LINKS = 0.15  # of a story; where there are more, they are what it is about
LINKED = 0.6  # of a block, above which it rather leads to other stories
LITTLE = 0.25  # of the prose in one element, below which trafilatura kept the wrong thing
FEW = 80  # words; more are a story all the same, however long the comments below it
MUCH = 250  # words of prose, beside which what stands under names of other things is none
LEAST_STATED = 80  # words of a story in linked data, for it to say which blocks are the story
STATED = 0.6  # of it that the page must show, and that trafilatura must have kept
MOSTLY_ASIDE = 0.3  # of a page's prose, that must stand under no name of other things
COMMON = 0.2  # of the story under a name of other things, from which on it is no such name here
MOST_BESIDE = 8  # words beside a date, in what says no more than when and by whom
MOST_BETWEEN = 6  # blocks from the last paragraph of a section to the first of the next
LEAST_REACHED = 3  # paragraphs beside the container, fewer of which are notes below a story
ALIKE = 8  # letters in which the names of such sections agree
LEAST_KEPT = 3  # blocks of a story, that are kept whatever they look like
SENTENCE_ENDS = frozenset('.!?…。”»"')
MOST_LEDES = 3  # paragraphs that introduce the story


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What speaks for a block, apart from where it stands."""

    runs: frozenset[Words]  # of four words each, of what trafilatura keeps
    lines: frozenset[Words]  # its short lines
    stated: frozenset[Words]  # runs of the story as linked data gives it
    headlines: frozenset[Words]  # the story's title in all its forms
    descriptions: tuple[Words, ...]  # what the page says of itself in a sentence


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A block, what it was taken for, and by which rule."""

    block: Block
    role: str
    rule: str
    words: Words  # of the block


def is_notice(text: str) -> bool:
    """Whether a text says little more than when and by whom the story is."""
    beside = words_beside_dates(text)
    return beside is not None and beside <= MOST_BESIDE


def plain_words(text: str) -> Words:
    """The words of a text, without the marks that only say where one may be broken."""
    if not text.isascii():
        for mark in _BREAKS:
            text = text.replace(mark, "")
    return tuple(words(text))


_KEPT = "kept-by-trafilatura"
_ENTRIES = frozenset(["li", "td", "th", "dt", "dd"])
_BREAKS = "\u00ad\u200b\u2060"


def runs_of(text: Words) -> list[Words]:
    """The runs of four words in a text; of a shorter one, itself."""
    if len(text) < RUN:
        return [text] if text else []
    return list(zip(*(text[start:] for start in range(RUN)), strict=False))


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """What was made of the blocks of a page, in their order."""

    judged: list[Judged]
    container: HtmlElement | None  # the smallest element that holds most of the story

    @property
    def body(self) -> list[Block]:
        """The blocks of the story, with its pictures."""
        return [each.block for each in self.judged if each.role == "body"]


def judge(blocks: list[Block], evidence: Evidence) -> Story:
    """Which blocks of a page are its story."""
    jury = _Jury(blocks, evidence)
    return Story(judged=jury.judge(), container=jury.container)


class _Jury:
    def __init__(self, blocks: list[Block], evidence: Evidence) -> None:
        self.blocks = blocks
        self.evidence = evidence
        self.words = [plain_words(block.text) for block in blocks]
        self.runs = [runs_of(each) for each in self.words]
        self._asides: dict[HtmlElement, str] = {}
        self.core: HtmlElement | None = None  # what holds most of what trafilatura kept
        self.kept = [self._is_kept(index) for index in range(len(blocks))]
        self.rule = _KEPT
        self._use_stated()
        self._use_structure()
        self.container = self._container()
        self.core = self.container
        self._reach_on()
        self.inside = set(self.container.iter()) if self.container is not None else set()
        self._asides.clear()
        self.common = self._common_names()
        self.parents: set[HtmlElement] = set()
        self.signatures: Counter[tuple[str, ...]] = Counter()

    def _is_kept(self, index: int) -> bool:
        runs = self.runs[index]
        if len(self.words[index]) < RUN:
            return self.words[index] in self.evidence.lines
        return _share(runs, self.evidence.runs) >= HELD

    def _use_stated(self) -> None:
        """Where trafilatura missed much of what linked data says is the story, prefer that."""
        if len(self.evidence.stated) < LEAST_STATED:
            return
        told = [_share(runs, self.evidence.stated) >= HELD for runs in self.runs]
        both = [one and other for one, other in zip(told, self.kept, strict=True)]
        shown = self._weight(told)
        if shown > STATED * len(self.evidence.stated) and self._weight(both) < STATED * shown:
            self.kept, self.rule = told, "stated-by-the-page"

    def _use_structure(self) -> None:
        """Where trafilatura kept little beside one element full of prose, prefer that."""
        prose = [self._is_prose(index) for index in range(len(self.blocks))]
        named = [
            p and not self._aside(b.element, None) for p, b in zip(prose, self.blocks, strict=True)
        ]
        if self._weight(named) > min(MUCH, MOSTLY_ASIDE * self._weight(prose)):
            prose = named  # else the names are those of the page as a whole
        weights: Counter[HtmlElement] = Counter()
        for block, runs, taken in zip(self.blocks, self.runs, prose, strict=True):
            if taken:
                parent = block.element.getparent()
                for element in (parent, None if parent is None else parent.getparent()):
                    if element is not None:
                        weights[element] += len(runs)
        if not weights:
            return
        weight = max(weights.values())
        best = max((each for each, held in weights.items() if held == weight), key=_depth)
        if self.rule == _KEPT and self._weight(self.kept) < min(FEW, LITTLE * weight):
            inside = set(best.iter())
            self.kept = [
                block.element in inside and (taken or block.is_heading)
                for block, taken in zip(self.blocks, prose, strict=True)
            ]
            self.rule = "densest-prose"

    def _is_prose(self, index: int) -> bool:
        block = self.blocks[index]
        return len(block.text) >= PROSE and block.linked < LINKED and len(self.words[index]) > 5

    def _weight(self, chosen: Iterable[bool]) -> int:
        return sum(len(runs) for runs, taken in zip(self.runs, chosen, strict=True) if taken)

    def _container(self) -> HtmlElement | None:
        """The smallest element that holds most of what is kept."""
        weights: Counter[HtmlElement] = Counter()
        total = 0
        for block, runs, taken in zip(self.blocks, self.runs, self.kept, strict=True):
            if not taken:
                continue
            total += len(runs)
            weights[block.element] += len(runs)
            for element in block.element.iterancestors():
                weights[element] += len(runs)
        holding = [element for element, weight in weights.items() if weight >= CONTAINED * total]
        return max(holding, key=_depth, default=None)

    def _reach_on(self) -> None:
        """Widen the container where the story goes on beside it, as in pages of sections."""
        if self.container is None or self.rule != _KEPT:
            return
        inside = set(self.container.iter())
        own = [i for i, block in enumerate(self.blocks) if block.element in inside]
        own = [i for i in own if self.kept[i] and self._is_prose(i)]
        stands = {_stand(self.blocks[i]) for i in own} - {None}
        if not stands:
            return
        reached = [*self._alike_from(own[-1], 1, stands), *self._alike_from(own[0], -1, stands)]
        reached = [index for index in reached if self.blocks[index].element not in inside]
        if len(reached) < LEAST_REACHED:
            return
        for index in reached:
            self.kept[index] = True
            self.container = _common_ancestor(self.container, self.blocks[index].element)

    def _alike_from(self, index: int, step: int, stands: set[tuple[str, ...] | None]) -> list[int]:
        """The blocks of prose from one on, up or down, that stand as the story does."""
        found: list[int] = []
        gap = 0
        while gap < MOST_BETWEEN:
            index, gap = index + step, gap + 1
            if not 0 <= index < len(self.blocks) or self.words[index] in self.evidence.headlines:
                break
            block = self.blocks[index]
            if not self._is_prose(index) or _stand(block) not in stands:
                continue
            if not self._aside(block.element, None) and self.blocks[index - 1].linked < LINKED:
                found.append(index)
                gap = 0
        return found

    def _common_names(self) -> frozenset[str]:
        """Names of other things under which much of this page's story stands."""
        weights: Counter[str] = Counter()
        for block, runs, kept in zip(self.blocks, self.runs, self.kept, strict=True):
            if kept and block.element in self.inside:
                weights[self._aside(block.element, self.container)] += len(runs)
        total = sum(weights.values())
        return frozenset(name for name, weight in weights.items() if weight > COMMON * total)

    def judge(self) -> list[Judged]:
        roles = [self._first_look(index) for index in range(len(self.blocks))]
        for block, (role, _) in zip(self.blocks, roles, strict=True):
            if role == "body" and len(block.text) >= PROSE and block.tag != "li":
                self.signatures[_signature(block)] += 1
                self.parents.add(_parent(block.element))
        self._recover(roles)
        self._drop_lists_of_links(roles)
        self._find_lede(roles)
        self._drop_ending(roles)
        self._drop_told(roles)
        self._take_pictures(roles)
        return [
            Judged(block=block, role=role, rule=rule, words=words)
            for block, (role, rule), words in zip(self.blocks, roles, self.words, strict=True)
        ]

    def _first_look(self, index: int) -> tuple[str, str]:
        block = self.blocks[index]
        if not block.text:
            return "picture", "picture"
        if self.words[index] in self.evidence.headlines:
            return "title", "headline"
        if block.element not in self.inside:
            return "furniture", "outside-the-story"
        aside = self._aside(block.element, self.container)
        if aside and aside not in self.common:
            return "furniture", aside
        if not self.kept[index]:
            return "furniture", "left-out"
        return "body", self.rule

    def _aside(self, element: HtmlElement | None, until: HtmlElement | None) -> str:
        """The name of an element from here up to another that is not for the story."""
        if element is until or element is self.core or element is None:
            return ""
        known = self._asides.get(element)
        if known is None:
            known = aside_of(element) or self._aside(element.getparent(), until)
            self._asides[element] = known
        return known

    def _recover(self, roles: list[tuple[str, str]]) -> None:
        """Take in what stands in the same way as the story's paragraphs."""
        body = [index for index, (role, _) in enumerate(roles) if role == "body"]
        if not body:
            return
        for index in range(body[0], len(roles)):
            block = self.blocks[index]
            if roles[index] != ("furniture", "left-out") or block.linked > LINKED:
                continue
            if len(block.text) >= PROSE and self.signatures[_signature(block)] >= 2:
                roles[index] = "body", "stands-as-the-story-does"
            elif block.is_heading and index < body[-1] and self._among(block.element):
                roles[index] = "body", "heading-in-the-story"
            elif index < body[-1] and self._is_entry(block, roles[index - 1][0]):
                roles[index] = "body", "entry-in-the-story"

    def _is_entry(self, block: Block, above: str) -> bool:
        """Whether an entry of a list or table stands in or right below the story, no link."""
        if block.tag not in _ENTRIES or block.linked >= ENTRY_LINKED:
            return False
        return above == "body" or self._among(_parent(block.element))

    def _among(self, element: HtmlElement) -> bool:
        """Whether an element stands among the story's paragraphs."""
        parent = _parent(element)
        return parent in self.parents or _parent(parent) in self.parents

    def _find_lede(self, roles: list[tuple[str, str]]) -> None:
        """Take in what introduces the story between its headline and its first paragraph."""
        body = [index for index, (role, _) in enumerate(roles) if role == "body"]
        if not body:
            return
        titles = [index for index in range(body[0]) if roles[index][0] == "title"]
        if not titles:
            return
        taken = {self.words[index] for index in body}
        found = 0
        for index in range(titles[-1] + 1, body[0]):
            block = self.blocks[index]
            if len(block.text) < PROSE or block.linked > LINKED or self.words[index] in taken:
                continue
            if is_notice(block.text):
                roles[index] = "byline", "date-with-few-words"
            elif found < MOST_LEDES and self._introduces(index):
                roles[index] = "body", "introduces-the-story"
                taken.add(self.words[index])
                found += 1

    def _introduces(self, index: int) -> bool:
        block = self.blocks[index]
        described = any(_alike(self.words[index], each) for each in self.evidence.descriptions)
        if not (described or is_named_lede(block.element) or self._is_first(block)):
            return False
        path = self._up_to_story(block.element)
        return not any(element.tag == "figure" or element.tag in ASIDE_TAGS for element in path)

    def _is_first(self, block: Block) -> bool:
        """Whether a paragraph stands right around the container: the story's first one."""
        if self.core is None or block.tag != "p" or block.text[-1] not in SENTENCE_ENDS:
            return False
        return _parent(block.element) in islice(self.core.iterancestors(), 2)

    def _up_to_story(self, element: HtmlElement) -> list[HtmlElement]:
        """An element and those around it that do not hold the story."""
        above = set(self.container.iterancestors()) if self.container is not None else set()
        path = []
        current: HtmlElement | None = element
        while current is not None and current is not self.container and current not in above:
            path.append(current)
            current = current.getparent()
        return path

    def _drop_lists_of_links(self, roles: list[tuple[str, str]]) -> None:
        """A list of nothing but links to other stories is none of this one."""
        lists: dict[HtmlElement, list[int]] = {}
        for index, (role, _) in enumerate(roles):
            around = [each for each in self.blocks[index].wrappers if each.tag in ("ul", "ol")]
            if role == "body" and around:
                lists.setdefault(around[-1], []).append(index)
        leading = [index for entries in lists.values() if self._leads(entries) for index in entries]
        body = [words for words, (role, _) in zip(self.words, roles, strict=True) if role == "body"]
        told = sum(map(len, body))
        if sum(len(self.words[index]) for index in leading) < FEW_LINKS * told:
            for index in leading:
                roles[index] = "related", "list-of-links"

    def _leads(self, entries: list[int]) -> bool:
        """Whether entries of a list are links to other stories, and nothing else."""
        said = sum(len(self.words[index]) for index in entries)
        linked = all(self.blocks[index].linked > LINKED for index in entries)
        return linked and said >= HEADLINE * len(entries)

    def _drop_ending(self, roles: list[tuple[str, str]]) -> None:
        """Leave out what stands at the end of the story's element and is none of it."""
        body = [index for index, (role, _) in enumerate(roles) if role == "body"]
        for above, index in reversed(list(pairwise(body[LEAST_KEPT - 1 :]))):
            block = self.blocks[index]
            rule = "heading-of-nothing" if block.is_heading else ending_of(block.text)
            if not rule or (rule == INITIALS and not self._is_prose(above)):
                return
            roles[index] = "furniture", rule

    def _drop_told(self, roles: list[tuple[str, str]]) -> None:
        """Leave out what its words alone tell to be something else, as in a text capture."""
        body = [index for index, (role, _) in enumerate(roles) if role == "body"]
        pieces = read_pieces([self.blocks[index].text for index in body])
        apply_rules(pieces)
        for piece in pieces:
            index = body[piece.first]
            if (
                piece.role
                and piece.first == piece.last
                and not _goes_too_far(piece.rule, self.blocks[index])
            ):
                roles[index] = piece.role, piece.rule

    def _take_pictures(self, roles: list[tuple[str, str]]) -> None:
        """Keep the pictures that stand among the story's paragraphs."""
        body = [index for index, (role, _) in enumerate(roles) if role == "body"]
        for index in range(body[0], body[-1]) if body else ():
            block = self.blocks[index]
            if roles[index][0] == "picture" and block.element in self.inside:
                aside = self._aside(block.element, self.container)
                if not aside or aside in self.common:
                    roles[index] = "body", "picture-in-the-story"


def _parent(element: HtmlElement) -> HtmlElement:
    parent = element.getparent()
    return element if parent is None else parent


def _share(runs: list[Words], known: frozenset[Words]) -> float:
    return sum(map(known.__contains__, runs)) / len(runs) if runs else 0.0


def _depth(element: HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())


def _signature(block: Block) -> tuple[str, ...]:
    """How a block stands in the page: its element, its parent, and their classes."""
    element, parent = block.element, block.element.getparent()
    above = "" if parent is None else f"{parent.tag}.{parent.get('class') or ''}"
    return (str(element.tag), element.get("class") or "", above)


def _goes_too_far(rule: str, block: Block) -> bool:
    """Whether a rule for lines of text is mistaken about a block of a page."""
    if rule == "source-code":
        return any(each.tag == "pre" for each in block.wrappers)
    return rule == "byline" and len(block.text) > 2 * PROSE and block.text.endswith(".")


def _stand(block: Block) -> tuple[str, ...] | None:
    """How a paragraph stands in sections alike; None where it has no name to tell by."""
    tag, own, above = _signature(block)
    parent, _, name = above.partition(".")
    return (tag, own, parent, name[:ALIKE]) if own or name else None


def _common_ancestor(one: HtmlElement, other: HtmlElement) -> HtmlElement:
    above = {one, *one.iterancestors()}
    return next(each for each in (other, *other.iterancestors()) if each in above)


def _alike(one: Words, other: Words) -> bool:
    """Whether two texts are one, or one begins the other."""
    if not one or not other or min(len(one), len(other)) < 5:
        return False
    common = len(set(one) & set(other))
    return common >= 0.8 * min(len(set(one)), len(set(other)))
