"""What a person names, files, folders or an address of a server → findings. All I/O is here."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPException
from queue import Empty, Queue
from threading import Thread
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from feedpub.errors import ConfigError
from feedpub.validate.check import MAX_BYTES, validate
from feedpub.validate.finding import Fault, Finding, finding

SUFFIXES = (".xml", ".rss", ".atom", ".json", ".jsonfeed", ".opml")
SECONDS = 20.0  # for one answer, as FreshRSS waits
REDIRECTS = 5

# By which readers know a feed; the last two of anything in XML or JSON.
MEDIA_TYPES = frozenset(
    (
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/xml",
        "text/xml",
        "application/json",
        "text/x-opml",
        "text/x-opml+xml",
        "application/atomsvc+xml",
        "application/atomcat+xml",
    )
)


def is_address(target: str) -> bool:
    """Whether *target* is an address of the web rather than a path."""
    return target.lower().startswith(("http://", "https://"))


def findings_at(target: str, *, now: datetime) -> Iterator[Finding]:
    """What is wrong with the feeds at a path or an address.

    Args:
        target: A file, a folder whose feeds are all looked at, or an http(s) address.
        now: Aware UTC.

    Raises:
        ConfigError: there is nothing there, or it is another kind of address.
    """
    if is_address(target):
        yield from _served(target, now)
    elif "://" in target:
        raise ConfigError(f"{target}: found another kind of address; expected http or https")
    elif not os.path.lexists(target):
        raise ConfigError(f"{target}: found no such file or folder; expected a feed")
    else:
        for path in feed_files(target):
            yield from _file(path, now)


def summary(errors: int, warnings: int) -> str:
    """The outcome in a line."""
    if not errors + warnings:
        return "nothing wrong"
    words = (f"{errors:,} error{'' if errors == 1 else 's'}",)
    return ", ".join((*words, f"{warnings:,} warning{'' if warnings == 1 else 's'}"))


def feed_files(path: str) -> Iterator[str]:
    """*path* itself, or each file below it that is named as feeds are, in order.

    Hidden ones, and files that are no regular ones, are left out.
    """
    if not os.path.isdir(path):
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = os.path.join(folder, name)
            hidden = name.startswith(".")
            if name.lower().endswith(SUFFIXES) and not hidden and os.path.isfile(file):
                yield file


def _file(path: str, now: datetime) -> Iterator[Finding]:
    if not os.path.isfile(path):  # a pipe would never end
        yield _about(path, "unreadable", "no regular file", "a file")
        return
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        yield _about(path, "unreadable", error.strerror or str(error), "a file that can be read")
        return
    yield from validate(data, name=path, now=now)


def _about(name: str, rule: str, found: str, expected: str) -> Finding:
    return finding(Fault(rule=rule, where="document", found=found, expected=expected), file=name)


# A server


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server said."""

    status: int
    headers: Mapping[str, str]  # their names in lower case
    data: bytes


class _Redirects(HTTPRedirectHandler):
    """Only to the web, and not for ever."""

    max_redirections = REDIRECTS

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        """As urllib, but never to a file or another scheme."""
        if not is_address(newurl):
            raise HTTPError(newurl, code, "a redirect away from the web", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _served(url: str, now: datetime) -> Iterator[Finding]:
    """The feed that a server gives, and how it gives it."""
    opener = build_opener(_Redirects)
    try:
        answer = _fetch(opener, url, {})
    except (URLError, HTTPException, OSError, ValueError) as error:
        yield _about(url, "unreadable", str(error), "an answer")
        return
    if answer.status != 200:
        yield _about(url, "http-status", str(answer.status), "200")
        return
    for fault in _header_faults(answer):
        yield finding(fault, file=url)
    yield from _revisited(opener, url, answer)
    yield from validate(answer.data, name=url, now=now, url=url)


def _fetch(opener: OpenerDirector, url: str, headers: dict[str, str]) -> _Answer:
    """One answer, at most `MAX_BYTES` of it and a byte more, within `SECONDS`.

    In a thread of its own: a server that sends a byte now and then keeps urllib waiting.

    Raises:
        OSError: there is none, in time.
        HTTPException: it is not HTTP.
        ValueError: *url* is no address.
    """
    outcomes: Queue[_Answer | Exception] = Queue()

    def fetch() -> None:
        try:
            outcomes.put(_answer(opener, url, headers))
        except Exception as error:  # told to who waits
            outcomes.put(error)

    Thread(target=fetch, daemon=True).start()
    try:
        outcome = outcomes.get(timeout=SECONDS)
    except Empty:
        raise TimeoutError(f"no whole answer within {SECONDS:g} seconds") from None
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def _answer(opener: OpenerDirector, url: str, headers: dict[str, str]) -> _Answer:
    request = Request(url, headers={"User-Agent": "feedpub validate", **headers})
    try:
        response = opener.open(request, timeout=SECONDS)
    except HTTPError as error:
        with error:
            return _Answer(error.code, {}, b"")
    parts: list[bytes] = []
    size = 0
    with response:
        while size <= MAX_BYTES and (part := response.read1(1 << 16)):
            parts.append(part)
            size += len(part)
        headers = {name.lower(): value for name, value in response.headers.items()}
        return _Answer(response.status, headers, b"".join(parts)[: MAX_BYTES + 1])


def _header_faults(answer: _Answer) -> Iterator[Fault]:
    stated = answer.headers.get("content-type", "")
    kind = stated.partition(";")[0].strip().lower()
    if kind not in MEDIA_TYPES:
        yield _header("http-media-type", "Content-Type", stated, "a media type of feeds")
    if kind == "text/xml" and "charset=" not in stated.lower():
        yield _header("http-charset", "Content-Type", stated, "a charset")
    if not {"etag", "last-modified"} & answer.headers.keys():
        yield _header("http-validators", "ETag", "neither", "ETag and Last-Modified")


def _header(rule: str, name: str, found: str, expected: str) -> Fault:
    return Fault(rule=rule, where=f"header {name}", found=found, expected=expected)


def _revisited(opener: OpenerDirector, url: str, first: _Answer) -> Iterator[Finding]:
    """Whether who has this version already is spared it, by either validator alone."""
    for name, condition in (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since")):
        if name not in first.headers:
            continue
        try:
            second = _fetch(opener, url, {condition: first.headers[name]})
        except (URLError, HTTPException, OSError, ValueError):
            continue  # the first visit went well: the feed is what matters
        if second.status != 304:
            fault = _header("http-no-304", condition, str(second.status), "304")
            yield finding(fault, file=url)
