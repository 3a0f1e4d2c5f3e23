"""The documented lines for nginx, Caddy and Apache, and `feedpub serve`: what subscribers get.

Guards what docs/serving.md promises of each: media types, that what did not change is told
in a few bytes, and that no reader is ever told so of what did (RFC 9110 §13).
"""

import gzip
import http.client
import math
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import pytest
from conftest import CONFIG, Workspace
from servers import SERVERS
from stories import make

XML = "application/xml; charset=utf-8"
HTML = "text/html; charset=utf-8"
KINDS = {
    "rss.xml": XML,
    "atom.xml": XML,
    "sections/city/atom.xml": XML,
    "feed.json": "application/feed+json",
    "feeds.opml": "text/x-opml; charset=utf-8",
    "index.html": HTML,
    "items/1.html": HTML,
    "feed.css": "text/css; charset=utf-8",
    "logo.svg": "image/svg+xml",
    "logo.png": "image/png",
}
LONG = b"enough to be worth compressing \xc3\xa9\n" * 100
FEEDS = ["rss.xml", "atom.xml"]
ENCODINGS = ["identity", "gzip"]
TEXTS = [path for path in KINDS if path != "logo.png"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A project whose output folder is served."""

    workspace: Workspace
    address: str

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """What the server answers; an underscore in a header's name stands for a hyphen."""
        parts = urlsplit(self.address)
        with closing(http.client.HTTPConnection(parts.netloc, timeout=20)) as connection:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, f"/{path}", headers=named)
            response = connection.getresponse()
            return Answer(status=response.status, headers=response.headers, body=response.read())

    def file(self, path: str) -> bytes:
        """What stands in the output folder."""
        return (self.workspace.feeds / path).read_bytes()


@contextmanager
def serving(name: str) -> Iterator[Site]:
    """A published project, served by the server of that name."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # Apache is another user than root
        workspace = Workspace(Path(folder) / "project")
        workspace.seed("one.md", make(1).markdown())
        workspace.build()
        for path in KINDS:
            target = workspace.feeds / path
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(LONG)
        with SERVERS[name](workspace.feeds, Path(folder) / "server") as address:
            yield Site(workspace=workspace, address=address)


@pytest.fixture(scope="module", params=SERVERS)
def site(request: pytest.FixtureRequest) -> Iterator[Site]:
    """The same project, with each server."""
    with serving(request.param) as site:
        yield site


def questions(answer: Answer) -> list[dict[str, str]]:
    """The ways to ask for a file only if it is another than before."""
    since = {"If_Modified_Since": answer.headers["Last-Modified"]}
    match = {"If_None_Match": answer.headers["ETag"]}
    return [since, match, since | match]


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_each_kind_of_file(site: Site, path: str, method: str) -> None:
    """Its media type and the headers that keep a browser from running anything in it."""
    answer = site.ask(path, method)
    assert answer.status == 200
    assert answer.headers["Content-Type"].lower() == KINDS[path]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src")
    assert answer.headers["Cache-Control"] in ("max-age=900", "no-cache")
    assert answer.headers["Content-Length"] == str(len(site.file(path)))
    assert answer.body == (site.file(path) if method == "GET" else b"")


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_did_not_change_is_not_sent(site: Site, path: str, encoding: str) -> None:
    first = site.ask(path, Accept_Encoding=encoding)
    for question in questions(first):
        again = site.ask(path, Accept_Encoding=encoding, **question)
        assert (again.status, again.body) == (304, b""), question


def test_a_rebuild_in_the_same_second_is_sent(site: Site) -> None:
    """Though the feeds are as long as before.

    To a reader that knows the ETag, at once; to one that knows only the date, when that
    second is over. (Until then Apache gives a file that is a second ahead the date of now.)
    """
    before, title = twice_in_a_second(site)
    for path in FEEDS:
        assert title.encode() in site.file(path)
        assert len(site.file(path)) == len(content(before[path, "gzip"]))
    for (path, encoding), answer in before.items():
        _, *at_once = questions(answer)
        for question in at_once:
            again = site.ask(path, Accept_Encoding=encoding, **question)
            assert content(again) == site.file(path), question
    wait_until_past(max((site.workspace.feeds / path).stat().st_mtime for path in FEEDS))
    for (path, encoding), answer in before.items():
        for question in questions(answer):
            again = site.ask(path, Accept_Encoding=encoding, **question)
            assert content(again) == site.file(path), question


def twice_in_a_second(site: Site) -> tuple[dict[tuple[str, str], Answer], str]:
    """Build twice in one second, and ask in between.

    Gives these answers by path and encoding, and the title in the second build.
    """
    story, numbers = make(1), count()
    for _ in range(20):
        wait_until_past(time.time())
        second = int(time.time())
        for turn in range(2):
            title = f"{next(numbers):04} {story.title}"
            site.workspace.seed("one.md", story.markdown().replace(story.title, title))
            site.workspace.build()
            if turn == 0:
                answers = {
                    (path, encoding): site.ask(path, Accept_Encoding=encoding)
                    for path in FEEDS
                    for encoding in ENCODINGS
                }
        if int(time.time()) == second:
            return answers, title
    raise AssertionError("too slow a machine for this test")


def wait_until_past(moment: float) -> None:
    """Wait for a second to begin, at least one after that moment."""
    time.sleep(max(0, 1 - time.time() % 1, math.ceil(moment) - time.time()) + 0.01)


def content(answer: Answer) -> bytes:
    """The body as it was before it was compressed."""
    compressed = answer.headers["Content-Encoding"] == "gzip"
    return gzip.decompress(answer.body) if compressed else answer.body


@pytest.mark.parametrize("path", TEXTS)
def test_text_is_compressed_for_those_who_ask(site: Site, path: str) -> None:
    answer = site.ask(path, Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.body) < len(site.file(path))
    assert content(answer) == site.file(path)
    for encoding in ENCODINGS:  # or a cache would give one for the other
        headers = site.ask(path, Accept_Encoding=encoding).headers
        assert headers.get_all("Vary") == ["Accept-Encoding"]


def test_images_are_not_compressed(site: Site) -> None:
    answer = site.ask("logo.png", Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] is None


def test_a_part_of_a_file(site: Site) -> None:
    whole = site.file("rss.xml")
    answer = site.ask("rss.xml", Range="bytes=10-19")
    assert (answer.status, answer.body) == (206, whole[10:20])
    assert answer.headers["Content-Range"] == f"bytes 10-19/{len(whole)}"
    answer = site.ask("rss.xml", Range="bytes=-5")
    assert (answer.status, answer.body) == (206, whole[-5:])
    answer = site.ask("rss.xml", Range="bytes=999999-")
    assert answer.status == 416


def test_a_part_of_what_has_changed_since_is_the_whole(site: Site) -> None:
    answer = site.ask("rss.xml", Range="bytes=10-19", If_Range='"another"')
    assert (answer.status, answer.body) == (200, site.file("rss.xml"))


def test_the_page_of_a_folder(site: Site) -> None:
    for path in ("", "?utm_source=rss"):
        answer = site.ask(path)
        assert (answer.status, answer.body) == (200, site.file("index.html"))
        assert answer.headers["Content-Type"].lower() == HTML


@pytest.mark.parametrize("path", ["items/", "sections/", "sections/city/"])
def test_a_folder_without_a_page_is_not_listed(site: Site, path: str) -> None:
    answer = site.ask(path)
    assert answer.status in (403, 404)
    assert b"atom.xml" not in answer.body and b"1.html" not in answer.body


def test_what_is_not_there(site: Site) -> None:
    for method in ("GET", "HEAD"):
        assert site.ask("none.xml", method).status == 404


@pytest.mark.parametrize(
    "path",
    [
        "../feedpub.toml",
        "%2e%2e/feedpub.toml",
        "..%2ffeedpub.toml",
        "sections/..%2f..%2ffeedpub.toml",
        "..%5cfeedpub.toml",
        "/../feedpub.toml",
        "sections//../../feedpub.toml",
    ],
)
def test_what_lies_beside_the_folder(site: Site, path: str) -> None:
    answer = site.ask(path)
    assert answer.status in (400, 403, 404)
    assert CONFIG.encode() not in answer.body


def test_hidden_files(site: Site) -> None:
    """As a build has while it writes, say."""
    hidden = site.workspace.feeds / ".rss.xml.1.feedpub-tmp"
    hidden.write_bytes(LONG)
    answer = site.ask(hidden.name)
    hidden.unlink()
    assert answer.status in (403, 404) and LONG not in answer.body


def test_files_that_come_and_go(site: Site) -> None:
    new = site.workspace.feeds / "items" / "new.html"
    assert site.ask("items/new.html").status == 404
    new.write_bytes(LONG)
    assert site.ask("items/new.html").body == LONG
    new.unlink()
    assert site.ask("items/new.html").status == 404
