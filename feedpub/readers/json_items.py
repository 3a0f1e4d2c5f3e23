"""JSON: feedpub's own item form, and the forms of others, told apart by what they hold.

A list holds a record each; so does the ``items`` of a table that is nothing else.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Protocol

from feedpub.errors import ReadError, SeedError
from feedpub.model import SeedDocument
from feedpub.readers import json_feed, json_ld, ninjs
from feedpub.readers.decoding import decoded, parse_json

MAX_RECORDS = 10_000


class _Kind(Protocol):
    """A form of others."""

    def holds(self, table: dict[str, Any]) -> bool:
        """Whether *table* has this form."""

    def documents(self, seed: str, table: dict[str, Any]) -> Iterable[SeedDocument | SeedError]:
        """The records in it."""


_KINDS: tuple[_Kind, ...] = (json_feed, json_ld, ninjs)


def read(seed: str, data: bytes) -> list[SeedDocument | SeedError]:
    """The records of a JSON text, those of a list or feed numbered from 1."""
    return bounded(seed, documents(seed, parse_json(seed, decoded(seed, data))))


def bounded(
    seed: str, records: Iterable[SeedDocument | SeedError]
) -> list[SeedDocument | SeedError]:
    """All of *records*.

    Raises:
        ReadError: there are more than `MAX_RECORDS`, more than any newsroom's.
    """
    found = list(islice(records, MAX_RECORDS + 1))
    if len(found) > MAX_RECORDS:
        expected = f"at most {MAX_RECORDS:,} in one file"
        raise ReadError(seed, field="records", found="more", expected=expected)
    return found


def documents(seed: str, value: Any) -> Iterator[SeedDocument | SeedError]:
    """The records that a value is or holds, or why it is none."""
    if isinstance(value, list):
        if value and all(isinstance(each, dict) and json_ld.holds(each) for each in value):
            yield from json_ld.documents(seed, value)  # whose nodes refer to each other
            return
        for number, each in enumerate(value, 1):
            yield from record_in(f"{seed}#{number}", each)
    elif isinstance(value, dict) and value.keys() == {"items"} and isinstance(value["items"], list):
        yield from documents(seed, value["items"])
    else:
        yield from record_in(seed, value)


def record_in(seed: str, value: object) -> Iterable[SeedDocument | SeedError]:
    """The record that a value is, or those of the feed or graph that it is."""
    if isinstance(value, dict):
        for kind in _KINDS:
            if kind.holds(value):
                return kind.documents(seed, value)
        return [SeedDocument(seed=seed, stated=value)]
    names = {str: "text", list: "a list", type(None): "null"}
    found = names.get(type(value), "a number or truth value")
    return [ReadError(seed, field="JSON", found=found, expected="an object: one item")]
