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

    def read(self, seed: str, text: str) -> Records:
        """What the seed's text holds.

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
    reader = reader_of(seed)
    return reader.read(seed, _decoded(seed, data))


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


def _decoded(seed: str, data: bytes) -> str:
    """The text in *data*: UTF-8, or UTF-16 with its byte order mark."""
    if not data.strip():
        found = "no bytes" if not data else "nothing but white space"
        raise ReadError(seed, field="file", found=found, expected="text")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    if encoding == "utf-8-sig":  # looked at first: binary files have one early
        _refuse_nul(seed, data.find(b"\0"))
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            seed,
            field="encoding",
            found=f"the byte 0x{data[error.start]:02X} at offset {error.start:,},"
            f" which {error.encoding} does not allow there",
            expected="UTF-8 text (iconv -f WINDOWS-1252 -t UTF-8 converts)",
        ) from error
    _refuse_nul(seed, text.find("\0"))
    return text


def _refuse_nul(seed: str, offset: int) -> None:
    if offset >= 0:
        found = f"a NUL byte at offset {offset:,}"
        raise ReadError(seed, field="text", found=found, expected="text without any")
