"""Fields as other formats write them, made fit for the item form or left out.

For parts of lists, where one bad part must not cost the others: a person's address, a
picture among several. A field that is bad as a whole is left to `normalise.finding`.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from feedpub.fields import MAX_LINE, read_person
from feedpub.forms import FormError
from feedpub.identifiers import web_address
from feedpub.markup import one_line
from feedpub.model import Person

# Media types that a file name tells where nothing else does (RFC 6838 and the registry).
_MEDIA_TYPES = {
    "avif": "image/avif", "gif": "image/gif", "jpeg": "image/jpeg", "jpg": "image/jpeg",
    "m4a": "audio/mp4", "mp3": "audio/mpeg", "mp4": "video/mp4", "ogg": "audio/ogg",
    "pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml", "webm": "video/webm",
    "webp": "image/webp",
}  # fmt: skip


def stated(**fields: object) -> dict[str, object]:
    """Those of *fields* that say something."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], ())}


def address(value: object, *, base: str | None = None) -> str | None:
    """*value* as an absolute http or https address, if it is one."""
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        return web_address(value, base=base)
    except ValueError:
        return None


def person(name: object, *, uri: object = None, email: object = None) -> dict[str, str] | None:
    """A person as the item form has them, if *name* is a name; without a bad uri or email."""
    if not isinstance(name, str) or not 0 < len(one_line(name)) <= MAX_LINE:
        return None
    told = {"name": one_line(name)}
    if where := address(uri):
        told["uri"] = where
    if isinstance(email, str) and _is_good(Person(name="-", email=email)):
        told["email"] = email.strip()
    return told


def _is_good(candidate: Person) -> bool:
    try:
        return read_person("", candidate).email is not None
    except FormError:
        return False


def people(found: Iterable[dict[str, str] | None]) -> list[dict[str, str]]:
    """The persons among *found*, none of them twice."""
    return list({each["name"]: each for each in reversed([*filter(None, found)])}.values())[::-1]


def attachment(
    url: object,
    *,
    mime_type: object = None,
    size: object = None,
    title: object = None,
    base: str | None = None,
) -> dict[str, object] | None:
    """A file as the item form has it, if address and media type are known.

    Args:
        url: Of the file.
        mime_type: Its media type; else what its name tells.
        size: In bytes, as a number or its digits; 0 is the custom for an unknown one.
        title: What it is called.
        base: What a relative address starts from.
    """
    where = address(url, base=base)
    kind = mime_type.partition(";")[0].strip() if isinstance(mime_type, str) else ""
    if where and "/" not in kind:
        suffix = urlsplit(where).path.rpartition(".")[2].lower()
        kind = _MEDIA_TYPES.get(suffix, "")
    if not where or not kind:
        return None
    digits = str(size) if isinstance(size, int | str) else ""
    # A number of more digits is none of bytes, and slow to read.
    length = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 16 else 0
    name = one_line(title)[:MAX_LINE] if isinstance(title, str) else ""
    return {"url": where, "mime_type": kind} | stated(size_in_bytes=length or None, title=name)


def attachments(found: Iterable[dict[str, object] | None]) -> list[dict[str, object]]:
    """The files among *found*, none of them twice."""
    return list({each["url"]: each for each in reversed([*filter(None, found)])}.values())[::-1]


def language(value: object) -> object:
    """A language tag with hyphens, where it is written with an underscore as locales are."""
    return value.strip().replace("_", "-") if isinstance(value, str) else value
