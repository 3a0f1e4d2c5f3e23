"""Bytes → text → values, for the formats that are text."""

from typing import Any

import msgspec

from feedpub.errors import ReadError


def decoded(seed: str, data: bytes) -> str:
    """The text in *data*: UTF-8, or UTF-16 with its byte order mark.

    Raises:
        ReadError: it is neither.
    """
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
