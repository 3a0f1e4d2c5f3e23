"""Seeds in their formats: bytes → SeedDocuments.

A reader is a module with ``read`` (bytes → what they hold), loaded when there is a seed for
it. A new format is one file here and one line in ``READERS``. A format whose files may be of
any size also has ``read_stream`` and a place in ``STREAMED``.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import BinaryIO, Protocol, cast

from feedpub.errors import ReadError, SeedError, UnknownFormatError
from feedpub.model import SeedDocument

# A record that could not be read stands in the list as the error that says why.
Records = list[SeedDocument | SeedError]


class Reader(Protocol):
    """What a module of this package offers."""

    def read(self, seed: str, data: bytes) -> Records:
        """What the seed's bytes hold.

        Raises:
            SeedError: the whole seed cannot be read.
        """


class StreamReader(Protocol):
    """What a module offers that reads files of any size."""

    def read_stream(
        self, seed: str, stream: BinaryIO, *, limit: int
    ) -> Iterator[SeedDocument | SeedError]:
        """What the seed's bytes hold, one after the other.

        Args:
            seed: Its path.
            stream: Its bytes; can seek.
            limit: Most bytes of one record.
        """


# The file names that each module takes, by how they end.
READERS = {
    "text": (".txt",),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm", ".xhtml"),
    "mhtml": (".mhtml", ".mht"),
    "feeds": (".xml", ".rss", ".atom", ".rdf"),
    "json_items": (".json", ".jsonld"),
    "json_lines": (".jsonl", ".ndjson"),
    "warc": (".warc", ".warc.gz"),
}
STREAMED = ("warc",)


def is_streamed(seed: str) -> bool:
    """Whether the seed may be of any size, and is read bit by bit."""
    return _reader_name(seed) in STREAMED


def records(
    seed: str, content: bytes | BinaryIO, *, limit: int
) -> Iterable[SeedDocument | SeedError]:
    """The documents in a seed, in their order.

    Args:
        seed: Its path; the suffix chooses the reader.
        content: All of its bytes, or if it `is_streamed` the stream of them.
        limit: Most bytes of one record of a stream.

    Raises:
        SeedError: as `read`.
    """
    if isinstance(content, bytes):
        return read(seed, content)
    return cast(StreamReader, reader_of(seed)).read_stream(seed, content, limit=limit)


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
    name = _reader_name(seed)
    if name is None:
        suffixes = sorted(suffix for suffixes in READERS.values() for suffix in suffixes)
        raise UnknownFormatError(
            seed,
            field="file name",
            found=_ending(seed.lower()),
            expected="one that ends with " + ", ".join(suffixes),
        )
    return cast(Reader, import_module(f"feedpub.readers.{name}"))


def _reader_name(seed: str) -> str | None:
    name = seed.lower()
    return next((module for module, ends in READERS.items() if name.endswith(ends)), None)


def _ending(name: str) -> str:
    base = name.rsplit("/", 1)[-1]
    return f"the ending .{base.rsplit('.', 1)[1][:40]}" if "." in base else "no ending"
