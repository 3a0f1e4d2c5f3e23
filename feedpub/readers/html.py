"""Saved pages: HTML as a server sent it or a browser kept it.

`page_document` is for every format that holds such pages: MHTML, WARC.
"""

import re
from datetime import UTC, datetime

from feedpub.errors import ReadError, SeedError
from feedpub.identifiers import web_address
from feedpub.model import SeedDocument

MAX_PAGE = 16_000_000  # bytes of one page, the pictures that some tools keep in it included
MOST_BROKEN = 0.002  # of a page's characters, that its encoding may leave unreadable

_HEAD = 4_096  # bytes, within which a page declares its encoding (HTML §4.2.5.4 asks for 1,024)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_XML_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""")

# Names that mean another encoding on the web than in the registry (WHATWG Encoding §4.2).
_MEANT = {
    "cp1252": "ascii us-ascii latin1 latin-1 l1 iso-8859-1 iso8859-1 iso88591 iso_8859-1 "
    "windows-1252 x-cp1252 ansi_x3.4-1968 cp819 ibm819",
    "cp1254": "iso-8859-9 iso8859-9 latin5 l5 windows-1254 x-cp1254",
    "cp874": "iso-8859-11 tis-620 dos-874 windows-874",
    "gb18030": "gb2312 gbk gb_2312-80 x-gbk chinese csgb2312 cp936",
    "cp949": "euc-kr ks_c_5601-1987 korean ksc5601 windows-949",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j",
    "big5hkscs": "big5 big5-hkscs cn-big5 x-x-big5",
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 unicode utf-16 utf-16le utf-16be",
}
_ENCODINGS = {name: codec for codec, names in _MEANT.items() for name in names.split()}

# Codecs of Python's for host names and source code, which take no broken byte or are slow.
_OF_NO_PAGE = frozenset("idna punycode undefined unicode-escape raw-unicode-escape utf-7".split())

# How tools note where a page is from and when it was saved.
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)\s*(\S{1,2000}?)\s*-->")
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(\S{1,2000})\s+saved date:\s*([^\n]{1,80})"
)
# As JavaScript writes a date: "Sun Nov 22 2026 10:00:00 GMT+0100 (Central European Time)".
_SCRIPT_DATE = re.compile(r"\w{3} (\w{3} \d\d? \d{4} [\d:]{8}) GMT([+-]\d{4})")


def read(seed: str, data: bytes) -> list[SeedDocument | SeedError]:
    """The page as it is; finding the story in it is left to `normalise`."""
    return [page_document(seed, data)]


def page_document(
    seed: str,
    data: bytes,
    *,
    url: str | None = None,
    captured: datetime | None = None,
    charset: str | None = None,
) -> SeedDocument:
    """The document of one saved page.

    Args:
        seed: As in `SeedDocument.seed`.
        data: The page's bytes.
        url: Where it is from, as the container says; else what the page notes of it.
        captured: When, likewise; aware.
        charset: Its encoding, as a header of the container says.

    Raises:
        ReadError: it is too large, or its encoding cannot be told.
    """
    if len(data) > MAX_PAGE:
        found, expected = f"a page of {len(data):,} bytes", f"at most {MAX_PAGE:,}"
        raise ReadError(seed, field="size", found=found, expected=expected)
    page = decoded_page(seed, data, charset=charset)
    noted_url, noted_date = _notes(page[:_HEAD])
    address = _address(url) or _address(noted_url)
    return SeedDocument(
        seed=seed,
        page=page,
        stated={"url": address} if address else {},
        origin="where it was saved from",
        captured=captured or noted_date,
    )


def decoded_page(seed: str, data: bytes, *, charset: str | None = None) -> str:
    """The text of a page's bytes.

    By its byte order mark; as UTF-8 where it is that throughout, whatever it declares, for
    tools convert pages and leave the declaration as it was; as declared; as windows-1252.

    Raises:
        ReadError: more than a few characters are unreadable in the declared encoding, or the
            bytes are no text.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _readable(seed, data, "utf-16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _readable(seed, data, _declared(data, charset) or "cp1252")
    else:
        declared = _declared(data, charset)
        if text.isascii() and declared in ("iso2022_jp", "hz"):  # these write with ASCII alone
            text = _readable(seed, data, declared)
    if (at := text.find("\0")) >= 0 and text.count("\0") > MOST_BROKEN * len(text):
        found = f"a NUL character at offset {at:,}"
        raise ReadError(seed, field="text", found=found, expected="a page of text")
    return text.replace("\0", "")


def _declared(data: bytes, charset: str | None) -> str | None:
    """The codec of the encoding that a header or the page declares, if it is a known one."""
    head = data[:_HEAD]
    found = _XML_DECLARED.search(head) or _DECLARED.search(head)
    for name in (charset, found and found[1].decode("ascii")):
        if name and (codec := _codec(name)):
            return codec
    return None


def _codec(name: str) -> str | None:
    import codecs

    name = name.strip().strip("\"'").lower()
    try:
        known = codecs.lookup(_ENCODINGS.get(name, name))
    except LookupError:
        return None
    # Python has codecs that are none of text ("hex", "rot13") or of no page.
    is_text = getattr(known, "_is_text_encoding", False) and known.name not in _OF_NO_PAGE
    return known.name if is_text else None


def _readable(seed: str, data: bytes, codec: str) -> str:
    """*data* decoded; a few broken bytes are replaced, more are an error."""
    text = data.decode(codec, "replace")
    broken = text.count("\ufffd")
    if broken > 3 + MOST_BROKEN * len(text):
        raise ReadError(
            seed,
            field="encoding",
            found=f"{broken:,} places that {codec} cannot read",
            expected="a page in UTF-8 or in the encoding that it declares",
        )
    return text


def _notes(head: str) -> tuple[str | None, datetime | None]:
    """What the tool that saved a page wrote into it: its address, and the moment."""
    if note := _SINGLE_FILE.search(head):
        return note[1], _script_date(note[2])
    if note := _SAVED_FROM.search(head):
        return note[1], None
    return None, None


def _script_date(text: str) -> datetime | None:
    parts = _SCRIPT_DATE.match(text.strip())
    if parts is None:
        return None
    try:
        moment = datetime.strptime(f"{parts[1]} {parts[2]}", "%b %d %Y %H:%M:%S %z")
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _address(text: str | None) -> str | None:
    try:
        return web_address(text) if text else None
    except ValueError:
        return None
