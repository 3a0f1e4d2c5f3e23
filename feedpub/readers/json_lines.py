"""JSON Lines: a record a line, in any of the forms that a JSON seed may have."""

from collections.abc import Iterator

from feedpub.errors import SeedError
from feedpub.model import SeedDocument
from feedpub.readers.decoding import decoded, parse_json
from feedpub.readers.json_items import bounded, record_in


def read(seed: str, data: bytes) -> list[SeedDocument | SeedError]:
    """The records of each line that is not blank; a broken line concerns itself alone."""
    return bounded(seed, _records(seed, decoded(seed, data)))


def _records(seed: str, text: str) -> Iterator[SeedDocument | SeedError]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield from _of_line(f"{seed}#{number}", line)


def _of_line(seed: str, line: str) -> Iterator[SeedDocument | SeedError]:
    try:
        value = parse_json(seed, line)
    except SeedError as error:
        yield error
        return
    yield from record_in(seed, value)
