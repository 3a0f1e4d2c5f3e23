"""Seeds in their formats: bytes → SeedDocuments.

A reader is a module with ``SUFFIXES`` (the file names it takes) and ``read`` (bytes → what
they hold). A new format is one file here and one line in ``READERS``.
"""

from typing import Protocol

from feedpub.errors import ReadError, SeedError, UnknownFormatError
from feedpub.model import SeedDocument
from feedpub.readers import json_items, json_lines, markdown, text

# A record that could not be read stands in the list as the error that says why.
Records = list[SeedDocument | SeedError]


class Reader(Protocol):
    """What a module of this package offers."""

    SUFFIXES: tuple[str, ...]

    def read(self, seed: str, data: bytes) -> Records:
        """What the seed's bytes hold.

        Raises:
            SeedError: the whole seed cannot be read.
        """


READERS: tuple[Reader, ...] = (text, markdown, json_items, json_lines)


def read(seed: str, data: bytes) -> Records:
    """The documents in the bytes of one seed, in their order.

    Args:
        seed: Its path; the suffix chooses the reader.
        data: All of its bytes.

    Raises:
        SeedError: the seed is of no known format, or nothing in it can be read.
    """
    if not data.strip():
        found = "no bytes" if not data else "nothing but white space"
        raise ReadError(seed, field="file", found=found, expected="something to read")
    return reader_of(seed).read(seed, data)


def reader_of(seed: str) -> Reader:
    """The one reader that takes this file name.

    Raises:
        UnknownFormatError: none does.
    """
    name = seed.lower()
    for reader in READERS:
        if name.endswith(reader.SUFFIXES):
            return reader
    suffixes = sorted(suffix for reader in READERS for suffix in reader.SUFFIXES)
    raise UnknownFormatError(
        seed,
        field="file name",
        found=_ending(name),
        expected="one that ends with " + ", ".join(suffixes),
    )


def _ending(name: str) -> str:
    base = name.rsplit("/", 1)[-1]
    return f"the ending .{base.rsplit('.', 1)[1][:40]}" if "." in base else "no ending"
