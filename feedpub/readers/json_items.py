"""One item, or a list of items, as JSON in feedpub's own item form."""

from typing import Any

import msgspec

from feedpub.errors import ReadError, SeedError
from feedpub.model import SeedDocument
from feedpub.readers.decoding import decoded

SUFFIXES: tuple[str, ...] = (".json",)

MAX_RECORDS = 10_000


def read(seed: str, data: bytes) -> list[SeedDocument | SeedError]:
    """The item of a JSON object, or those of a list of objects, numbered from 1."""
    value = parse_json(seed, decoded(seed, data))
    if isinstance(value, list):
        refuse_many(seed, len(value))
        return [document(f"{seed}#{number}", each) for number, each in enumerate(value, 1)]
    return [document(seed, value)]


def refuse_many(seed: str, records: int) -> None:
    """Refuse a container of more records than any newsroom's.

    Raises:
        ReadError: there are more than `MAX_RECORDS`.
    """
    if records > MAX_RECORDS:
        expected = f"at most {MAX_RECORDS:,} in one file"
        raise ReadError(seed, field="records", found=f"{records:,}", expected=expected)


def parse_json(seed: str, text: str) -> Any:
    """The value that *text* is.

    Raises:
        ReadError: it is not JSON, or nests too deep.
    """
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        found = "nesting too deep" if isinstance(error, RecursionError) else f"({error})"
        raise ReadError(
            seed, field="JSON", found=f"no valid JSON {found}", expected="JSON as in RFC 8259"
        ) from error


def document(seed: str, value: object) -> SeedDocument | SeedError:
    """The document that says what *value* states, or why it is none."""
    if isinstance(value, dict):
        return SeedDocument(seed=seed, stated=value)
    names = {str: "text", list: "a list", type(None): "null"}
    found = names.get(type(value), "a number or truth value")
    return ReadError(seed, field="JSON", found=found, expected="an object: one item")
