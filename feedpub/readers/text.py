"""Plain-text captures: what a browser shows of a page as text."""

from feedpub.errors import SeedError
from feedpub.model import SeedDocument
from feedpub.readers.decoding import decoded


def read(seed: str, data: bytes) -> list[SeedDocument | SeedError]:
    """The capture as it is; telling the story from its furniture is left to `normalise`."""
    return [SeedDocument(seed=seed, text=decoded(seed, data), origin="capture")]
