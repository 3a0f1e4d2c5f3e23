"""JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from feedpub.validate.definition import Check, Verdict
from feedpub.validate.finding import Fault
from feedpub.validate.html import html, untagged
from feedpub.validate.readers import MANY
from feedpub.validate.values import (
    both,
    http,
    implausible,
    language,
    media_type,
    nonblank,
    read_rfc3339,
    rfc3339,
    uri,
)

_SPEC = "JSON Feed 1.1, {}"
_VERSIONS = ("https://jsonfeed.org/version/1.1", "https://jsonfeed.org/version/1")
_KINDS = {str: "a string", bool: "true or false", list: "an array", dict: "an object"}


def _date(text: str) -> Iterable[Verdict]:
    return rfc3339(text)


def _version(text: str) -> Iterator[Verdict]:
    if text not in _VERSIONS:
        yield "json-version", _VERSIONS[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Key:
    """What a value has to be, and whether it has to be there."""

    kind: type = str
    check: Check = field(default=lambda _: ())
    needed: bool = False
    inner: "Mapping[str, _Key] | None" = None  # of an object, or of each object of an array


def _k(check: Check = lambda _: (), *, needed: bool = False) -> _Key:
    return _Key(check=check, needed=needed)


_AUTHOR = {"name": _k(both(nonblank, untagged)), "url": _k(uri), "avatar": _k(http)}
_ATTACHMENT = {
    "url": _k(http, needed=True),
    "mime_type": _k(media_type, needed=True),
    "title": _k(),
    "size_in_bytes": _Key(kind=int),
    "duration_in_seconds": _Key(kind=float),
}
_ITEM = {
    "id": _k(needed=True),
    "url": _k(http),
    "external_url": _k(http),
    "title": _k(both(nonblank, untagged)),
    "content_html": _k(html),
    "content_text": _k(untagged),
    "summary": _k(untagged),
    "image": _k(http),
    "banner_image": _k(http),
    "date_published": _k(_date),
    "date_modified": _k(_date),
    "author": _Key(kind=dict, inner=_AUTHOR),
    "authors": _Key(kind=list, inner=_AUTHOR),
    "tags": _Key(kind=list),
    "language": _k(language),
    "attachments": _Key(kind=list, inner=_ATTACHMENT),
}
_HUB = {"type": _k(nonblank, needed=True), "url": _k(http, needed=True)}
_FEED = {
    "version": _k(_version, needed=True),
    "title": _k(both(nonblank, untagged), needed=True),
    "home_page_url": _k(http),
    "feed_url": _k(http),
    "description": _k(untagged),
    "user_comment": _k(),
    "next_url": _k(http),
    "icon": _k(http),
    "favicon": _k(http),
    "author": _Key(kind=dict, inner=_AUTHOR),
    "authors": _Key(kind=list, inner=_AUTHOR),
    "language": _k(language),
    "expired": _Key(kind=bool),
    "hubs": _Key(kind=list, inner=_HUB),
    "items": _Key(kind=list, inner=_ITEM, needed=True),
}


def json_faults(data: bytes, *, now: datetime, url: str | None) -> Iterator[Fault]:
    """What is wrong with *data*, a JSON Feed perhaps; as `check.validate`."""
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
        feed = json.loads(text, parse_constant=_refused)
    except UnicodeDecodeError as error:
        yield _fault("json-encoding", "document", f"byte {error.start:,}", "UTF-8 (RFC 8259 §8.1)")
        return
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        found = str(error) if not isinstance(error, RecursionError) else "too many brackets"
        yield _fault("json-not-well-formed", "document", found, "JSON (RFC 8259)", line=line)
        return
    if not isinstance(feed, dict):
        yield _fault("format-unknown", "document", "no object", "a JSON Feed")
        return
    if data.startswith(b"\xef\xbb\xbf"):
        yield _fault("json-encoding", "document", "a byte order mark", "none (RFC 8259 §8.1)")
    yield from _object(feed, _FEED, "", "")
    yield from _whole(feed, url)
    items = feed.get("items")
    if isinstance(items, list):
        yield from _items([item for item in items if isinstance(item, dict)], now)


def _refused(name: str) -> None:
    raise ValueError(f"{name}, which JSON does not have")


def _fault(rule: str, where: str, found: str, expected: str, **more: Any) -> Fault:
    return Fault(rule=rule, where=where, found=found, expected=expected, **more)


def _object(
    each: dict[str, Any], keys: Mapping[str, _Key], where: str, item: str
) -> Iterator[Fault]:
    for name, key in keys.items():
        place = f"{where}/{name}".lstrip("/")
        spec = _SPEC.format(name)
        if name not in each or (each[name] is None and not key.needed):
            if key.needed:
                yield _fault("json-missing", place, "none", f"a key {name}", item=item, spec=spec)
            elif name in each:
                yield _fault("json-null", place, "null", "a value, or no key", item=item, spec=spec)
            continue
        value = each[name]
        if not _is(value, key.kind):
            expected = _KINDS.get(key.kind, "a number")
            yield _fault("json-type", place, _shown(value), expected, item=item, spec=spec)
            continue
        if isinstance(value, str):
            for rule, expected in key.check(value):
                yield _fault(rule, place, value, expected, item=item, spec=spec)
        yield from _within(value, key, place, item)
    for name in each:
        if name not in keys and not name.startswith("_"):
            place = f"{where}/{name}".lstrip("/")
            expected = "keys of the format, or one that begins with _"
            yield _fault("json-unknown", place, name, expected, item=item)


def _within(value: object, key: _Key, place: str, item: str) -> Iterator[Fault]:
    """What is wrong inside an object, or inside each thing of an array."""
    if isinstance(value, dict) and key.inner is not None:
        yield from _object(value, key.inner, place, item)
    if not isinstance(value, list):
        return
    for number, each in enumerate(value, start=1):
        if key.inner is None:
            if not isinstance(each, str):
                yield _fault("json-type", place, _shown(each), "strings", item=item)
        elif isinstance(each, dict):
            label = item or (_label(number, each) if place == "items" else "")
            yield from _object(each, key.inner, place, label)
        else:
            yield _fault("json-type", place, _shown(each), "objects", item=item)


def _is(value: object, kind: type) -> bool:
    if kind in (int, float):
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return number and value >= 0  # type: ignore[operator]
    return isinstance(value, kind)


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)[:200]


def _label(number: int, item: dict[str, Any]) -> str:
    id = item.get("id")
    return f"item {number}" + (f", {' '.join(str(id).split())[:80]}" if id else "")


def _whole(feed: dict[str, Any], url: str | None) -> Iterator[Fault]:
    own = feed.get("feed_url")
    if not own:
        yield _fault("self-missing", "feed_url", "none", "the feed's own address")
    elif url and own != url:
        yield _fault("self-elsewhere", "feed_url", str(own), url)
    if feed.get("next_url") and feed.get("next_url") == own:
        yield _fault("json-next", "next_url", str(own), "another address than the feed's own")
    if "author" in feed and feed.get("version") == _VERSIONS[0]:
        yield _fault("json-author", "author", "author", "authors")
    if not feed.get("language"):
        yield _fault("language-missing", "language", "none", "the language of the feed")


def _items(items: list[dict[str, Any]], now: datetime) -> Iterator[Fault]:
    if not items:
        yield _fault("empty", "items", "no item", "one item or more")
    if len(items) > MANY:
        yield _fault("many-items", "items", f"{len(items):,} items", f"{MANY:,} at most")
    seen: set[str] = set()
    for number, item in enumerate(items, start=1):
        for rule, where, found, expected in _item(item, now):
            yield _fault(rule, f"items/{where}", found, expected, item=_label(number, item))
        id = item.get("id")
        if isinstance(id, str):
            if id in seen:
                label = _label(number, item)
                yield _fault("json-id-repeated", "items/id", id, "each id once", item=label)
            seen.add(id)


def _item(item: dict[str, Any], now: datetime) -> Iterator[tuple[str, str, str, str]]:
    if not item.get("content_html") and not item.get("content_text"):
        yield "json-content", "content_html", "neither", "content_html or content_text"
    if item.get("id") == "":
        yield "blank", "id", "", "an id that never changes"
    for name in ("date_published", "date_modified"):
        moment = read_rfc3339(item[name]) if isinstance(item.get(name), str) else None
        if moment and (expected := implausible(moment, now)):
            yield "date-implausible", name, item[name], expected
