"""The preview: the folder of published files over HTTP, as a good web server would give it.

Werkzeug decides what is not modified and cuts ranges. Each answer is made of one read of
one open file, so that its validators, length and bytes belong together even while a build
replaces the file.
"""

import gzip
import os
import socket
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import quote

from werkzeug.exceptions import Forbidden, HTTPException, MethodNotAllowed, NotFound
from werkzeug.http import http_date
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from feedpub.errors import ServeError
from feedpub.files import opened, walk

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

# A feed as application/rss+xml is source text in Chromium and a download in Firefox; as
# application/xml with a stylesheet it is a page, and every reader takes it.
_TEXTS = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/feed+json",  # JSON is UTF-8 (RFC 8259 §8.1) and knows no charset
    ".opml": "text/x-opml; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
}
_IMAGES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
_OTHERS = "application/octet-stream"

_HEADERS = {
    "Cache-Control": "no-cache",  # ask each time, so that a rebuild shows at once
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' http: https:;"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
}

_INDEX = "index.html"
_SHORT = 500  # bytes; less is not worth compressing


@contextmanager
def served(folder: str, *, host: str, port: int, tell: Callable[[str], None]) -> Iterator[str]:
    """Serve *folder* while the block lasts; gives the address, with a last slash.

    Args:
        folder: Need not be there yet.
        host: The name or number of the address to listen on.
        port: 0 takes one that is free.
        tell: Is given a line about each request, from the thread that answers it.

    Raises:
        ServeError: nobody can listen there.
    """
    with _listener(host, port) as listener:
        server = make_server(
            host,
            port,
            preview(folder, tell=tell),
            threaded=True,
            request_handler=_Handler,
            fd=listener.fileno(),
        )
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        try:
            yield f"http://{f'[{host}]' if ':' in host else host}:{server.port}/"
        finally:
            server.shutdown()
            thread.join()


def pages(folder: str) -> dict[str, int]:
    """What *folder* has to show: each file in it, and each folder with the number of its files.

    Folders end with a slash; the front page comes first, as the empty path.
    """
    try:
        paths = [path for path, _ in walk(folder)]
    except (FileNotFoundError, NotADirectoryError):
        return {}
    shown = Counter(top + slash for top, slash, _ in (path.partition("/") for path in paths))
    front = {"": shown.pop(_INDEX)} if _INDEX in shown else {}
    return front | dict(sorted(shown.items(), key=lambda each: (each[0].endswith("/"), each)))


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        found = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        raise ServeError(f"{host}, port {port}", found or str(error)) from error


class _Handler(WSGIRequestHandler):
    """Says nothing of a request: `preview` does."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        pass


def preview(folder: str, *, tell: Callable[[str], None]) -> "WSGIApplication":
    """The WSGI application (PEP 3333) that serves *folder*; see `served`."""

    def answer(request: Request) -> Response:
        response = _answer(folder, request)
        response.headers.update(_HEADERS)
        tell(f"{response.status_code} {request.method} {request.path}")
        return response

    application: WSGIApplication = Request.application(answer)
    return application


def _answer(folder: str, request: Request) -> Response:
    try:
        if request.method not in ("GET", "HEAD"):
            raise MethodNotAllowed(["GET", "HEAD"])
        path = _path(request.path)
        found = _read(folder, path)
        if found is None:
            return redirect(quote(request.path) + "/")
        return _file(path, *found, request)
    except HTTPException as error:
        response = error.get_response(request.environ)
        assert isinstance(response, Response)
        return response


def _path(address: str) -> str:
    """The path below the folder that an address stands for.

    Raises:
        NotFound: it has a part that is hidden, empty or leads up.
    """
    *folders, name = address.removeprefix("/").split("/")
    if any(part.startswith(".") for part in (*folders, name)) or not all(folders):
        raise _nothing()
    return "/".join((*folders, name or _INDEX))


def _read(folder: str, path: str) -> tuple[bytes, os.stat_result] | None:
    """The bytes and the stat of a file, or None for a folder.

    Raises:
        Forbidden: it must not be read.
        NotFound: there is none, or a link on the way to it.
    """
    try:
        with opened(folder, path) as handle:
            status = os.fstat(handle)
            if stat.S_ISDIR(status.st_mode):
                return None
            if not stat.S_ISREG(status.st_mode):
                raise _nothing()
            with open(handle, "rb", closefd=False) as stream:
                return stream.read(), status
    except PermissionError as error:
        raise Forbidden("This file must not be read.") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise _nothing() from error


def _nothing() -> NotFound:
    return NotFound("Nothing is published at this address.")


def _file(path: str, data: bytes, status: os.stat_result, request: Request) -> Response:
    """A file, or as much of it as the request wants to have (RFC 9110 §13, §14)."""
    suffix = os.path.splitext(path)[1].lower()
    text = suffix in _TEXTS
    ranged = _asks_for_one_range(request, len(data))
    squeezed = text and not ranged and len(data) >= _SHORT and _takes_gzip(request)
    if squeezed:
        data = gzip.compress(data, mtime=0)
    response = Response(data, content_type=(_TEXTS | _IMAGES).get(suffix, _OTHERS))
    if squeezed:
        response.content_encoding = "gzip"
    if text:
        response.vary.add("Accept-Encoding")
    # Of the very bytes that are sent: each encoding has its own (RFC 9110 §8.8.3.3).
    response.set_etag(blake2b(data, digest_size=16).hexdigest())
    # As the file has it even where that is a second ahead: a build moves it on by a second,
    # so that who knows only the date sees two builds within one.
    response.headers["Last-Modified"] = http_date(status.st_mtime)
    response.make_conditional(request)
    response.headers["Accept-Ranges"] = "bytes"
    if ranged and response.status_code == 200:
        response.make_conditional(request, accept_ranges=True, complete_length=len(data))
    del response.headers["Date"]  # which the server sends
    return response


def _asks_for_one_range(request: Request, length: int) -> bool:
    """Whether a request is for one range of that many bytes; any other may be ignored."""
    asked = request.range
    if asked is None or asked.units != "bytes" or len(asked.ranges) != 1:
        return False
    start = asked.ranges[0][0]
    return start is not None and start >= -length


def _takes_gzip(request: Request) -> bool:
    return request.accept_encodings.quality("gzip") > 0
