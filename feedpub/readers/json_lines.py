"""JSON Lines: an item a line, in feedpub's own item form."""

from feedpub.errors import SeedError
from feedpub.model import SeedDocument
from feedpub.readers.decoding import decoded
from feedpub.readers.json_items import document, parse_json, refuse_many

SUFFIXES: tuple[str, ...] = (".jsonl", ".ndjson")


def read(seed: str, data: bytes) -> list[SeedDocument | SeedError]:
    """The item of each line that is not blank; a broken line concerns itself alone."""
    lines = decoded(seed, data).split("\n")
    refuse_many(seed, sum(not line.isspace() for line in lines if line))
    return [
        _read_line(f"{seed}#{number}", line) for number, line in enumerate(lines, 1) if line.strip()
    ]


def _read_line(seed: str, line: str) -> SeedDocument | SeedError:
    try:
        return document(seed, parse_json(seed, line))
    except SeedError as error:
        return error
