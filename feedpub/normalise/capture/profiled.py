"""What a profile says of the lines of a capture; it stands above every other rule."""

from feedpub.normalise.capture.names import names_in, names_in_byline
from feedpub.normalise.capture.pieces import Piece
from feedpub.normalise.capture.story import Run
from feedpub.profiles import Lookup, Profile, lookup, without_publisher

SECTION, NAME, BYLINE = "profile-section", "profile-name", "profile-byline"
ENDS = "profile-ends"
LAST_WORDS = 2  # sentences at the end of a story that are too short to be known by themselves
NEAR = 4  # lines from headline or story to a name that belongs to it
_ROLES = {"furniture": "furniture", "section": "section", "name": "byline", "ends": "related"}


def apply_profile(pieces: list[Piece], profile: Profile) -> None:
    """Give the lines that *profile* knows their roles, and close the page where it says."""
    known = lookup(profile)
    begin, end = -1, len(pieces)
    prose = False  # whether any stands between `begin` and here
    for index, piece in enumerate(pieces):
        meaning = _meaning(piece, known, profile)
        if meaning == "begins" and begin < 0:
            begin, prose = index, False
        elif meaning == "ends" and prose:
            end = index
            break
        elif meaning:
            piece.take(_ROLES.get(meaning, "furniture"), f"profile-{meaning}")
        elif not piece.role and piece.sentence:
            prose = True
    for piece in pieces[: begin + 1]:
        piece.take("furniture", "profile-begins")
    for piece in pieces[end:]:
        piece.take("related", ENDS)


def _meaning(piece: Piece, known: Lookup, profile: Profile) -> str:
    meaning = known.roles.find(piece.text)
    if not meaning and profile.publisher and not piece.sentence:
        piece.text = without_publisher(piece.text, profile)
        piece.words = min(piece.words, piece.text.count(" ") + 1)
    return meaning


def reach_end(pieces: list[Piece], title: int, run: Run) -> None:
    """Take into *run* what is left of prose, where a line of the profile ends the story.

    That is all prose from the headline on, and the few sentences that alone stand between
    *run* and that line.
    """
    end = next((index for index, piece in enumerate(pieces) if piece.rule == ENDS), 0)
    if not end:
        return
    gap = range(run.end + 1, end)
    if 0 < len(gap) <= LAST_WORDS and all(pieces[i].sentence and not pieces[i].role for i in gap):
        run.end = gap[-1]
    left = [i for i in range(title + 1, run.end + 1) if pieces[i].sentence and not pieces[i].role]
    run.start = min([run.start, *left])
    run.lines = run.lines.union(left)


def take_labels(pieces: list[Piece], title: int, start: int, end: int, profile: Profile) -> None:
    """Settle which label is the section, and take the bare name where the profile expects it.

    Args:
        pieces: Of the capture.
        title: Index of the headline.
        start: Of the first paragraph.
        end: Of the last one.
        profile: Of its site.
    """
    _leave_one_section(pieces, title, start)
    near = {
        "above-headline": pieces[max(0, title - NEAR) : title][::-1],
        "below-headline": pieces[title + 1 : min(start, title + 1 + NEAR)],
        "below-story": pieces[end + 1 : end + 1 + NEAR],
    }
    piece = next((each for each in near.get(profile.byline or "", ()) if not each.role), None)
    if piece and not piece.sentence and names_in(piece.text):
        piece.take("byline", BYLINE)


def _leave_one_section(pieces: list[Piece], title: int, start: int) -> None:
    """The label next above the headline, or else the next below it, is the section."""
    above = _next_label(pieces, range(title - 1, max(-1, title - 1 - NEAR), -1))
    below = _next_label(pieces, range(title + 1, start))
    section = below if above is None else above
    for index, piece in enumerate(pieces):
        if piece.rule == SECTION and index != section:
            piece.take("furniture", SECTION)


def _next_label(pieces: list[Piece], indices: range) -> int | None:
    """The first label of the profile, with nothing but known lines before it."""
    for index in indices:
        if pieces[index].rule == SECTION:
            return index
        if not pieces[index].role:
            return None
    return None


def authors_by_profile(pieces: list[Piece], title: int, end: int) -> tuple[str, ...]:
    """The names around the story, where a profile told one of them; else none."""
    near = pieces[max(0, title - NEAR) : end + 1 + NEAR]
    if not any(piece.rule in (NAME, BYLINE) for piece in near):
        return ()
    found: list[str] = []
    for piece in near:
        if piece.rule == NAME:
            found.append(piece.text)
        elif piece.role == "byline":
            found += names_in_byline(piece.text) or names_in(piece.text)
    return tuple(dict.fromkeys(found))
