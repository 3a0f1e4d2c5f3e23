"""What stands above a story: the headline, its section, and what is neither."""

from feedpub.normalise.capture.lexicon import SECTIONS
from feedpub.normalise.capture.pieces import Piece
from feedpub.normalise.capture.story import META, Page

LABEL_WORDS = 4  # words a section label has at most
LABEL_LENGTH = 36  # and characters
LONGEST_TITLE = 300  # characters
STANDFIRST_WORDS = 6  # words of an unfinished line below the headline worth keeping
NAV_LINES = 3  # labels glued together that make a menu
_MISTAKABLE = frozenset({"byline", "caption", "date", "related"})
_CRUMBS = (" > ", " › ", " » ", " → ")


def find_title(page: Page, start: int) -> int | None:
    """The index of the headline of the story whose prose starts at *start*.

    It may be *start* itself, where nothing else could be the headline.
    """
    above = _headlines_above(page, start, _menus(page, start))
    if all(_must_be_section(page, index, start) for index in above):
        above += _misread(page, above, start)
    if not above or _only_section(page, above, start):
        return start if _could_be_title(page, start) else (above[0] if above else None)
    groups = _groups(page, above)
    if not groups:
        return _best_label(page, above)
    best = max(range(len(groups)), key=lambda rank: (_score(page, groups[rank][0]), rank))
    return groups[best][0]


def _menus(page: Page, start: int) -> set[int]:
    """The blocks above the story that are a menu: labels glued together."""
    labels: dict[int, int] = {}
    for piece in page.pieces[:start]:
        if not piece.sentence and _is_label(piece):
            labels[piece.block] = labels.get(piece.block, 0) + 1
        else:
            labels[piece.block] = labels.get(piece.block, 0) - NAV_LINES
    return {block for block, count in labels.items() if count >= NAV_LINES}


def _headlines_above(page: Page, start: int, menus: set[int]) -> list[int]:
    """The lines that could be the headline: of unfinished ones, or else of short sentences."""
    lines = [
        index
        for index in range(start)
        if not page.pieces[index].role
        and page.pieces[index].block not in menus
        and len(page.pieces[index].text) <= LONGEST_TITLE
    ]
    prose = [i for i in lines if page.is_prose(page.pieces[i])]
    lines = [i for i in lines if not prose or i > prose[-1]]
    lines = lines or _headline_as_prose(page, prose, start)
    unfinished = [i for i in lines if not page.pieces[i].stop and not page.pieces[i].item]
    if len(unfinished) == 1 and _must_be_section(page, unfinished[0], start):
        return _apart_from_story(page, lines, start) or unfinished
    return unfinished or lines[:1]


def _headline_as_prose(page: Page, prose: list[int], start: int) -> list[int]:
    """A headline as long as prose, which something else than prose parts from the story."""
    return [
        i
        for i in prose[-1:]
        if i == 0 or not page.pieces[i].stop or _only_labels_above(page, i, start)
    ]


def _only_labels_above(page: Page, index: int, start: int) -> bool:
    told = any(piece.role in META for piece in page.pieces[index + 1 : start])
    return told and all(piece.role or _is_label(piece) for piece in page.pieces[:index])


def _apart_from_story(page: Page, lines: list[int], start: int) -> list[int]:
    """Short sentences that something other than a blank line parts from the story."""
    between = next((i for i in range(start - 1, -1, -1) if page.pieces[i].role), -1)
    return [i for i in lines if page.pieces[i].stop and i < between][:1]


def _must_be_section(page: Page, index: int, start: int) -> bool:
    piece = page.pieces[index]
    known = any(word in SECTIONS for word in piece.phrase.split())
    return _is_label(piece) and index < start and (known or page.recurs(piece))


def _misread(page: Page, above: list[int], start: int) -> list[int]:
    """A headline that looks like a byline, caption or date, where nothing else can be it.

    It is the first line, or the one below the section, and stands alone.
    """
    index = above[-1] + 1 if above else 0
    piece = page.pieces[index]
    recurs = all(page.recurs(page.pieces[label]) for label in above)
    if index < start and recurs and piece.role in _MISTAKABLE and piece.together == 1:
        piece.take("", "")
        return [index]
    return []


def _only_section(page: Page, above: list[int], start: int) -> bool:
    """Whether the one line above the prose is its section, so that the prose begins with
    the headline: a question, or a sentence below a label that recurs."""
    first = page.pieces[start]
    if len(above) > 1 or not _must_be_section(page, above[0], start):
        return False
    return first.mark or (start > 1 and page.recurs(page.pieces[above[0]]))


def _could_be_title(page: Page, start: int) -> bool:
    """A first sentence makes a headline if it is one line and a story follows."""
    follows = any(page.is_prose(piece) for piece in page.pieces[start + 1 :])
    return follows and len(page.pieces[start].text) <= LONGEST_TITLE // 2


def _is_label(piece: Piece) -> bool:
    return (
        piece.words <= LABEL_WORDS
        and len(piece.text) <= LABEL_LENGTH
        and not piece.stop
        and not piece.mark
    )


def _groups(page: Page, above: list[int]) -> list[list[int]]:
    """Headlines in a row; a label or furniture between parts them, a byline does not."""
    groups: list[list[int]] = []
    apart = True
    last = -1
    for index in above:
        between = page.pieces[last + 1 : index]
        apart = apart or any(p.role and p.role not in ("byline", "date") for p in between)
        last = index
        if _is_label(page.pieces[index]):
            apart = True
        elif apart:
            groups.append([index])
            apart = False
        else:
            groups[-1].append(index)
    return groups


def _score(page: Page, index: int) -> int:
    """How much the layout around a line says that it is the headline."""
    before = page.pieces[index - 1] if index else None
    labelled = before is not None and not before.role and _is_label(before)
    told = page.pieces[index + 1].role in META
    return 2 * labelled + 2 * told + 4 * page.recurs(page.pieces[index])


def _best_label(page: Page, above: list[int]) -> int:
    """The headline among lines all as short as labels: the last, if a section precedes it."""
    if len(above) == 1:
        return above[0]
    first, second = page.pieces[above[0]], page.pieces[above[1]]
    section = _must_be_section(page, above[0], above[1]) or first.words < second.words
    return above[1] if section else above[0]


def find_section(page: Page, title: int) -> int | None:
    """The index of the label directly above the headline."""
    if title == 0:
        return None
    index = title - 1
    piece = page.pieces[index]
    fits = not piece.role and _is_label(piece) and any(map(str.isalpha, piece.text))
    row = page.pieces[max(0, title - NAV_LINES) : title]
    glued = len({other.block for other in row}) == 1
    menu = len(row) == NAV_LINES and all(_is_label(p) and (glued or not p.role) for p in row)
    crumbs = any(sign in piece.text for sign in _CRUMBS)
    return index if fits and not menu and not crumbs else None


def is_standfirst(page: Page, index: int, title: int) -> bool:
    """Whether an unfinished line right below the headline belongs to the story."""
    piece = page.pieces[index]
    return (
        index == title + 1
        and piece.words >= STANDFIRST_WORDS
        and piece.together == 1
        and not page.recurs(piece)
    )
