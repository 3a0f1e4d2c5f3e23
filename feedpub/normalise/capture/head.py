"""What stands above a story: the headline, its section, and what is neither."""

from feedpub.normalise.capture.lexicon import AND, SECTIONS
from feedpub.normalise.capture.pieces import Piece
from feedpub.normalise.capture.signs import FARTHEST, Surroundings, is_label, signs_of
from feedpub.normalise.capture.story import Page, Run, is_simple
from feedpub.normalise.capture.weights import HEADLINE

LONGEST_TITLE = 300  # characters
STANDFIRST_WORDS = 6  # words of an unfinished line below the headline worth keeping
NAV_LINES = 3  # labels glued together that make a menu
_NEVER = frozenset({"furniture", "reading-time", "bio"})  # roles that no headline is mistaken for
SECTION_LINES = 5  # above the headline that may name its section
_CRUMBS = (" > ", "›", "»", "→")


def find_title(page: Page, run: Run) -> int | None:
    """The index of the headline of the story that *run* is.

    It may be the first of the story's own lines, where nothing else could be the headline.
    """
    if run.headline is not None:
        return run.headline
    lines = candidates(page, run.start)
    if len(lines) < 2 or is_simple(page):
        return next((index for index in lines if page.pieces[index].role != "date"), None)
    around = Surroundings(page, run.start, run.end)
    return max(lines, key=lambda index: _score(around, index))


def _score(around: Surroundings, index: int) -> float:
    return sum([HEADLINE.get(sign, 0.0) for sign in signs_of(around, index)])


def candidates(page: Page, start: int) -> list[int]:
    """The lines that could be the headline of a story whose prose begins at *start*."""
    pieces = page.pieces
    lines = [
        index
        for index in range(max(0, start - FARTHEST), start)
        if pieces[index].role not in _NEVER
        and len(pieces[index].text) <= LONGEST_TITLE
        and any(map(str.isalnum, pieces[index].text))
    ]
    told = [index for index in lines if not _names_section(pieces[index])] or lines
    if (page.simple and told) or not _could_be_title(page, start):
        return told
    return [*told, start]


def _names_section(piece: Piece) -> bool:
    """Whether it is a label made of the names of sections only."""
    words = _words(piece) if is_label(piece) else []
    return bool(words) and all(word in SECTIONS or word in AND for word in words)


def _could_be_title(page: Page, start: int) -> bool:
    """A first sentence makes a headline if it is one line and a story follows."""
    if len(page.pieces[start].text) > LONGEST_TITLE // 2:
        return False
    return any(page.is_prose(piece) for piece in page.pieces[start + 1 :])


def find_section(page: Page, title: int) -> int | None:
    """The index of the label above the headline that names its section.

    That is the nearest made of the names of sections only, or else the one next to the
    headline, dates and bylines apart. In a menu, it must stand elsewhere, too.
    """
    next_label = None
    apart = False  # whether anything but a date or a byline stands below
    for index in range(title - 1, max(-1, title - 1 - SECTION_LINES), -1):
        piece = page.pieces[index]
        if piece.sentence and piece.role in ("", "related"):
            break
        if piece.role in ("", "section") and _may_be_section(piece):
            if _is_in_menu(page, index):
                break
            if _names_section(piece):
                return index
            if next_label is None and (not apart or not SECTIONS.isdisjoint(_words(piece))):
                next_label = index
        apart = apart or piece.role not in ("date", "byline", "reading-time", "caption", "title")
    return next_label


def _words(piece: Piece) -> list[str]:
    return [word for each in piece.phrase.split() if (word := each.strip(",&|/"))]


def _may_be_section(piece: Piece) -> bool:
    """Whether it is a label, and begins as one."""
    begins = piece.text[0].isalnum() and not piece.text[0].islower()
    crumbs = any(sign in piece.text for sign in _CRUMBS)
    return is_label(piece) and begins and bool(_words(piece)) and not crumbs


def _is_in_menu(page: Page, index: int) -> bool:
    """Whether a label is one of several, line by line, and stands nowhere else."""
    piece = page.pieces[index]
    row = page.pieces[max(0, index + 1 - NAV_LINES) : index + 1]
    if len(row) < NAV_LINES or not all(map(is_label, row)) or page.recurs(piece):
        return False
    known = not SECTIONS.isdisjoint(_words(piece))
    others = any(not SECTIONS.isdisjoint(_words(each)) for each in row[:-1])
    glued = len({each.block for each in row}) == 1
    return (glued and others) or not known


def is_standfirst(page: Page, index: int, title: int) -> bool:
    """Whether an unfinished line right below the headline belongs to the story."""
    piece = page.pieces[index]
    return (
        index == title + 1
        and piece.words >= STANDFIRST_WORDS
        and piece.together == 1
        and not page.recurs(piece)
    )
