"""Why a capture holds no article, in words for the person who looks after the seeds."""

from feedpub.normalise.capture.pieces import Piece

MOST_LINES = 100_000  # of a capture, blank ones too; what lies behind them is not looked at
MOST_PIECES = 10_000  # lines that say something; no article has as many


def too_many(lines: list[str]) -> str | None:
    """The reason to refuse a text for its sheer number of lines."""
    said = sum(1 for line in lines if line and not line.isspace())
    if len(lines) > MOST_LINES and said:
        return f"more than {MOST_LINES:,} lines, not an article"
    return f"{said:,} lines of text, not an article" if said > MOST_PIECES else None


def is_source(pieces: list[Piece]) -> bool:
    """Whether most lines are code."""
    return 2 * sum(piece.rule == "source-code" for piece in pieces) >= max(1, len(pieces))


def is_wall(pieces: list[Piece], title: int, end: int) -> bool:
    """Whether a page speaks of itself below its own headline, and says little else."""
    said = [piece for piece in pieces[title + 1 : end + 1] if piece.prose or piece.stop]
    notices = sum(piece.rule == "notice" for piece in said)
    return 2 * notices >= max(1, len(said))


def reason_to_refuse(pieces: list[Piece]) -> str:
    """What a page without a story is instead."""
    rules = {piece.rule for piece in pieces}
    if not pieces:
        return "empty, nothing but white space"
    if is_source(pieces):
        return "source code such as CSS, JSON or HTML, not the text of a page"
    if "notice" in rules:
        return "a cookie, consent or JavaScript notice, not an article"
    if "bio-after-name" in rules:
        return "only a bio and teasers of other stories, no story of its own"
    unknown = [piece for piece in pieces if not piece.role]
    if len(unknown) == 1:
        return "only a headline, no story" if not unknown[0].prose else "no headline above the text"
    if any(piece.prose for piece in unknown):
        return "only teasers of other stories, or text without a headline"
    return f"no prose, only a list of {len(pieces)} short lines"
