"""Plain-text captures: what a browser shows of a page as text."""

from feedpub.errors import SeedError
from feedpub.model import SeedDocument

SUFFIXES: tuple[str, ...] = (".txt",)


def read(seed: str, text: str) -> list[SeedDocument | SeedError]:
    """The capture as it is; telling the story from its furniture is left to `normalise`."""
    return [SeedDocument(seed=seed, text=text, stated={})]
