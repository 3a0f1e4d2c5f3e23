"""Crawler archives: WARC (ISO 28500), plain or compressed with gzip, of any size.

Read as a stream, record by record, with a bound on everything that a record can make long.
That is why the few lines of the format are read here and not by a library: warcio, the usual
one, takes lines and inflated blocks of any length, and prints where an archive is cut off.

A page is a record with HTML that was got well; its name is ``file#N`` for the Nth record of
the file, of whatever kind. Text that other tools made of pages (WET files) is a capture.
Requests, pictures, scripts, redirects and the like are nothing to read, and no problem.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from typing import BinaryIO

from feedpub.errors import ReadError, SeedError
from feedpub.foreign import address, stated
from feedpub.forms import shown
from feedpub.model import SeedDocument
from feedpub.readers.decoding import decoded
from feedpub.readers.html import MAX_PAGE, page_document
from feedpub.timestamps import parse_rfc3339

MAX_PAGES = 100_000  # of one archive
MAX_HEAD = 262_144  # bytes of the headers of a record, or of a response in it
# What inflates to more than so many times the bytes that it takes, above so many, is a bomb.
MAX_RATIO = 100
FREE_BYTES = 64_000_000
MIN_RECORD = 20  # bytes that a record takes in the least, compressed, above so many of them
FREE_RECORDS = 10_000
MAX_ENCODINGS = 5  # of one page, one upon the other
MAX_BLANK = 1_000  # bytes of blank lines between two records, which are two by the standard

_PIECE = 1 << 20  # bytes read at once
_GZIP = b"\x1f\x8b"
_VERSION = re.compile(rb"WARC/\d{1,2}\.\d{1,2}\s*")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})\b")
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([^\s;"']{1,40})""", re.IGNORECASE)
_HTML = ("text/html", "application/xhtml+xml")

Headers = dict[str, str]  # by name in small letters; of several the first


class _BrokenError(Exception):
    """The archive cannot be read from here on: what was found and what expected."""


class _UnfitError(Exception):
    """One record cannot be read: field, what was found and what expected."""


def read(seed: str, data: bytes) -> list[SeedDocument | SeedError]:
    """As `read_stream`, of bytes at hand."""
    return [*read_stream(seed, BytesIO(data), limit=MAX_PAGE)]


def read_stream(seed: str, stream: BinaryIO, *, limit: int) -> Iterator[SeedDocument | SeedError]:
    """The pages of an archive, in its order.

    What is wrong with one record concerns it alone. Where the archive itself is broken or
    cut off, an error of the file says so, and what stands before it has been yielded.

    Args:
        seed: The archive.
        stream: Its bytes; can seek.
        limit: Most bytes of a page.
    """
    archive = _Archive(stream)
    pages = 0
    try:
        for headers in archive:
            document = _document(f"{seed}#{archive.number}", archive, headers, limit)
            pages += document is not None
            if pages > MAX_PAGES:
                raise _BrokenError(f"more than {MAX_PAGES:,} pages", "at most that many")
            if document:
                yield document
    except _BrokenError as broken:
        found, expected = broken.args
        found = f"{found} in record {archive.number:,}, which begins at {archive.place}"
        yield ReadError(seed, field="WARC", found=found, expected=expected)


# Pages


def _document(
    seed: str, archive: "_Archive", headers: Headers, limit: int
) -> SeedDocument | SeedError | None:
    """What the record at hand holds to be read; None where that is nothing."""
    try:
        return _read_document(seed, archive, headers, limit)
    except _UnfitError as unfit:
        field, found, expected = unfit.args
        return ReadError(seed, field=field, found=found, expected=expected)
    except SeedError as error:
        return error


def _read_document(
    seed: str, archive: "_Archive", headers: Headers, limit: int
) -> SeedDocument | None:
    kind = headers.get("warc-type", "").lower()
    target = headers.get("warc-target-uri", "").strip("<>")
    if kind not in ("response", "resource", "conversion") or not target.startswith("http"):
        return None
    page = headers
    if kind == "response":
        answer = _answer(archive)
        if answer is None:
            return None
        page = answer
    media_type = page.get("content-type", "").partition(";")[0].strip().lower()
    is_text = kind == "conversion" and media_type == "text/plain"
    if not is_text and media_type not in _HTML:
        return None
    _refuse_cut(headers)
    data = _body(archive, page if kind == "response" else {}, limit)
    url, captured = address(target), _moment(headers.get("warc-date", ""))
    if is_text:
        return SeedDocument(
            seed=seed,
            text=decoded(seed, data),
            stated=stated(url=url),
            origin="WARC-Target-URI",
            captured=captured,
        )
    charset = _CHARSET.search(page.get("content-type", ""))
    return page_document(
        seed, data, url=url, captured=captured, charset=charset[1] if charset else None
    )


def _answer(archive: "_Archive") -> Headers | None:
    """The headers of an HTTP response that gave the page; None for any other answer.

    Raises:
        _UnfitError: it is no HTTP, or has headers without end.
    """
    line = archive.line(MAX_HEAD)
    status = _STATUS.match(line)
    if status is None:
        raise _UnfitError("HTTP", shown(line[:40]), "'HTTP/1.1 200 OK' or the like")
    if status[1] != b"200":
        return None
    headers = _headers(archive.line)
    if headers is None:
        raise _UnfitError("HTTP", f"headers of more than {MAX_HEAD:,} bytes", "a response")
    return headers


def _refuse_cut(headers: Headers) -> None:
    """Refuse a page of which the archive has a part only: so much of a story is another."""
    reason = headers.get("warc-truncated") or headers.get("warc-segment-number")
    if reason:
        raise _UnfitError("page", f"one that the crawler cut off ({reason[:40]})", "a whole one")


def _body(archive: "_Archive", headers: Headers, limit: int) -> bytes:
    """The bytes of a page, as they were before they were packed for the way.

    Raises:
        _UnfitError: they are too many, or packed in an unknown or broken way.
    """
    if archive.left > limit:
        raise _too_large(f"{archive.left:,} bytes", limit)
    data = archive.rest()
    if headers.get("transfer-encoding", "").lower() == "chunked":
        data = _unchunked(data)
    encodings = headers.get("content-encoding", "").lower().split(",")
    if len(encodings) > MAX_ENCODINGS:
        found = f"{len(encodings):,} content encodings"
        raise _UnfitError("page", found, f"at most {MAX_ENCODINGS}")
    for encoding in reversed([name.strip() for name in encodings]):
        data = _decoded(data, encoding, limit)
    return data


def _too_large(found: str, limit: int) -> _UnfitError:
    return _UnfitError("size", f"a page of {found}", f"at most {limit:,} ([seeds] max_bytes)")


def _unchunked(data: bytes) -> bytes:
    """The body of chunks (RFC 9112 §7.1), or *data* as it is: crawlers may have joined them."""
    parts: list[bytes] = []
    at = 0
    while size := _CHUNK_SIZE.match(data, at):
        length = int(size[1], 16)
        if length == 0:
            return b"".join(parts)
        at = size.end() + length
        parts.append(data[size.end() : at])
        at += 2 if data.startswith(b"\r\n", at) else 0
    if not parts:
        return data
    raise _UnfitError("page", "chunks without an end", "a whole one")


def _decoded(data: bytes, encoding: str, limit: int) -> bytes:
    """*data* without a content encoding; as it is, where a crawler has taken that off."""
    import zlib

    if encoding in ("", "identity", "none") or not data:
        return data
    if encoding in ("gzip", "x-gzip"):
        windows = [31] if data.startswith(_GZIP) else []
    elif encoding == "deflate":
        windows = [15, -15]  # with zlib's wrapping, as it should be, or without (RFC 9110 §8.4.1.2)
    else:
        found = f"the content encoding {shown(encoding)}"
        raise _UnfitError("page", found, "gzip, deflate or none")
    for window in windows:
        inflater = zlib.decompressobj(window)
        try:
            inflated = inflater.decompress(data, limit + 1)
        except zlib.error:
            continue
        if len(inflated) > limit:
            raise _too_large(f"more than {limit:,} bytes, once inflated", limit)
        if not inflater.eof:
            raise _UnfitError("page", f"{encoding} that ends early", "a whole one")
        return inflated
    if encoding == "deflate" or not windows:
        return data
    raise _UnfitError("page", f"damaged {encoding}", "a whole one")


def _moment(text: str) -> datetime | None:
    try:
        return parse_rfc3339(text)
    except (ValueError, OverflowError):
        return None


# Records


class _Archive:
    """The records of an archive one after the other: their headers, then what is asked of them.

    Each step raises a `_BrokenError` where nothing more can be read.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.number = 0  # of the record at hand, from 1
        self._begin = 0  # where it begins
        self._end = 0  # where its block ends
        self._raw = stream
        self._size = stream.seek(0, 2)
        stream.seek(0)
        self._is_gzip = stream.read(2) == _GZIP
        stream.seek(0)
        self._stream = _inflated(stream) if self._is_gzip else stream

    def __iter__(self) -> Iterator[Headers]:
        while self._find():
            headers = _headers(self._whole_line)
            if headers is None:
                found = f"headers of more than {MAX_HEAD:,} bytes"
                raise _BrokenError(found, "a record")
            length = headers.get("content-length", "")
            if not re.fullmatch("[0-9]{1,15}", length):
                raise _BrokenError(f"the Content-Length {shown(length)}", "a number of bytes")
            self._end = self._stream.tell() + int(length)
            yield headers
            self._skip()

    @property
    def place(self) -> str:
        """Where the record at hand begins."""
        return f"byte {self._begin:,}" + (" of what is compressed" if self._is_gzip else "")

    @property
    def left(self) -> int:
        """The bytes of the block at hand that were not read yet."""
        return max(0, self._end - self._stream.tell())

    def line(self, most: int) -> bytes:
        """A line of the block at hand, or as much of it as there is; at most so many bytes."""
        with _faults():
            return self._stream.readline(min(most, self.left))

    def rest(self) -> bytes:
        """All of the block at hand that was not read yet; ask `left` before how much that is."""
        data = b"".join(self._pieces())
        if self.left:
            raise self._ended_early()
        return data

    def _find(self) -> bool:
        """Go to the next record; whether there is one."""
        line, end = b"\n", self._end
        with _faults():
            while line in (b"\r\n", b"\n") and self._stream.tell() < end + MAX_BLANK:
                begin = self._stream.tell()
                line = self._stream.readline(MAX_HEAD)
        if not line and self.number:
            return False
        self.number, self._begin = self.number + 1, begin
        if not _VERSION.fullmatch(line):
            raise _BrokenError(shown(line[:40]) if line else "nothing", "'WARC/1.0' or the like")
        if (self.number - FREE_RECORDS) * MIN_RECORD > self._raw.tell():
            found = f"{self.number:,} records in {self._raw.tell():,} bytes"
            raise _BrokenError(found, f"at least {MIN_RECORD} bytes a record")
        return True

    def _whole_line(self, most: int) -> bytes:
        with _faults():
            line = self._stream.readline(most)
        if len(line) < most and not line.endswith(b"\n"):
            raise _BrokenError("headers cut off", "a whole archive")
        return line

    def _skip(self) -> None:
        """Go behind the block at hand."""
        if self._is_gzip:
            for _ in self._pieces():
                pass
        else:
            self._stream.seek(min(self._end, self._size))
        if self.left:
            raise self._ended_early()

    def _pieces(self) -> Iterator[bytes]:
        with _faults():
            while piece := self._stream.read(min(self.left, _PIECE)):
                yield piece
                self._refuse_bomb()

    def _ended_early(self) -> _BrokenError:
        return _BrokenError(f"an end {self.left:,} bytes too early", "a whole archive")

    def _refuse_bomb(self) -> None:
        taken, size = self._raw.tell(), self._stream.tell()
        if self._is_gzip and size > FREE_BYTES + MAX_RATIO * taken:
            found = f"{taken:,} bytes that inflate to more than {size:,}"
            raise _BrokenError(found, f"at most {MAX_RATIO} times as many")


def _headers(line: Callable[[int], bytes]) -> Headers | None:
    """The headers up to a blank line, or the end; None if they are too long.

    Args:
        line: Gives the next line, of at most as many bytes as it is told.
    """
    headers: Headers = {}
    name, left = "", MAX_HEAD
    while left > 0:
        data = line(left)
        left -= len(data)
        text = data.decode("utf-8", "replace").rstrip("\r\n")
        if not text:
            return headers
        if text[0] in " \t" and name:  # a header that goes on (RFC 9112 §5.2)
            headers[name] += " " + text.strip()
            continue
        name, _, value = text.partition(":")
        name = name.strip().lower()
        headers.setdefault(name, value.strip())
    return None


def _inflated(stream: BinaryIO) -> BinaryIO:
    """The bytes of one gzip member or of many, as one stream."""
    from gzip import GzipFile  # loaded only for archives

    return GzipFile(fileobj=stream)  # type: ignore[return-value]


@contextmanager
def _faults() -> Iterator[None]:
    """Put in words what is wrong with compressed bytes."""
    import zlib

    try:
        yield
    except EOFError as error:
        raise _BrokenError("an end within compressed bytes", "a whole archive") from error
    except (OSError, zlib.error) as error:
        if isinstance(error, OSError) and error.errno:  # the disk's, not gzip's
            raise
        raise _BrokenError(f"damaged compression ({error})", "a whole archive") from error
