"""Which traits spoke for or against a line, for a person who asks why it was taken so."""

from collections.abc import Sequence

from msgspec.structs import replace

from feedpub.model import Line
from feedpub.normalise.capture.chain import reasons
from feedpub.normalise.capture.pieces import read_pieces
from feedpub.normalise.capture.profiled import apply_profile
from feedpub.normalise.capture.refusal import too_many
from feedpub.normalise.capture.rules import apply_rules
from feedpub.normalise.capture.story import Page, is_simple, plain_story, weigh
from feedpub.profiles import Profile

MOST = 4  # traits told of a line
LEAST = 0.2  # that one of them counts


def with_reasons(
    text: str, lines: Sequence[Line], profile: Profile | None = None
) -> tuple[Line, ...]:
    """*lines* of a capture; where chances decided, with the chance and what spoke for it.

    Args:
        text: The capture.
        lines: As `read_capture` gives them.
        profile: As given to `read_capture`.
    """
    texts = text.split("\n")
    if too_many(texts):
        return tuple(lines)
    pieces = read_pieces(texts)
    apply_rules(pieces)
    if profile:
        apply_profile(pieces, profile)
    page = Page(pieces)
    if is_simple(page) or plain_story(page):
        return tuple(lines)
    found = list(lines)
    likely, _ = weigh(page)
    for piece, chance, told in zip(pieces, likely, reasons(pieces), strict=True):
        if not piece.role:
            for index in range(piece.first, min(piece.last + 1, len(found))):
                found[index] = replace(found[index], why=_said(chance, told))
    return tuple(found)


def _said(chance: float, told: list[tuple[str, float]]) -> str:
    strongest = sorted(told, key=lambda pair: -abs(pair[1]))[:MOST]
    parts = [f"{name} {worth:+.1f}" for name, worth in strongest if abs(worth) >= LEAST]
    return f"{chance:.0%} likely of the story: " + ", ".join(parts)
