"""`feedpub serve`: what it shows of the disk, what it says, and how it ends.

What it has in common with other servers is in test_servers.py.
"""

import http.client
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import pytest
from conftest import CONFIG, Workspace
from programs import (
    FEEDPUB,
    ended,
    feedpub,
    free_port,
    is_locked,
    listens,
    wait_until,
)
from stories import make

from feedpub.errors import ServeError
from feedpub.files import replace_all
from feedpub.serve import pages, served

HOST = "127.0.0.1"
SECRET = "what subscribers must not see"


@pytest.fixture
def shown(workspace: Workspace) -> Workspace:
    """A published project of one story, with a page."""
    workspace.seed("one.md", make(1).markdown())
    workspace.build()
    (workspace.feeds / "index.html").write_text("<!doctype html><title>Front</title>")
    return workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was answered."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for a path; an underscore in a header's name stands for a hyphen."""
    with closing(http.client.HTTPConnection(HOST, port, timeout=20)) as connection:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=named)
        response = connection.getresponse()
        return Answer(status=response.status, headers=response.headers, body=response.read())


@contextmanager
def showing(folder: Path) -> Iterator[int]:
    """Serve a folder from this process; gives the port."""
    with served(str(folder), host=HOST, port=0, tell=lambda line: None) as address:
        assert address.startswith(f"http://{HOST}:") and address.endswith("/")
        yield int(address.rstrip("/").rpartition(":")[2])


def test_each_form_of_a_file_has_an_etag_of_its_own(shown: Workspace) -> None:
    """RFC 9110 §8.8.3.3: a strong one, as the bytes differ."""
    with showing(shown.feeds) as port:
        tags = {
            encoding: ask(port, "/rss.xml", Accept_Encoding=encoding).headers["ETag"]
            for encoding in ("identity", "gzip")
        }
        assert all(tag.startswith('"') for tag in tags.values())
        assert tags["identity"] != tags["gzip"]
        again = ask(port, "/rss.xml", Accept_Encoding="gzip", If_None_Match=tags["identity"])
        assert again.status == 200


def test_the_validators_are_asked_before_the_range(shown: Workspace) -> None:
    """RFC 9110 §13.2.2."""
    with showing(shown.feeds) as port:
        tag = ask(port, "/rss.xml").headers["ETag"]
        answer = ask(port, "/rss.xml", If_None_Match=tag, Range="bytes=0-9")
        assert (answer.status, answer.body) == (304, b"")


@pytest.mark.parametrize("ranges", ["bytes=0-1,4-5", "bytes=-999999", "lines=1-2", "bytes=a-b", ""])
def test_ranges_that_need_not_be_understood(shown: Workspace, ranges: str) -> None:
    """RFC 9110 §14.2: a server may ignore them."""
    whole = (shown.feeds / "rss.xml").read_bytes()
    with showing(shown.feeds) as port:
        answer = ask(port, "/rss.xml", Range=ranges)
    assert (answer.status, answer.body) == (200, whole)


def test_a_range_is_of_the_file_and_not_of_its_compressed_form(shown: Workspace) -> None:
    with showing(shown.feeds) as port:
        answer = ask(port, "/rss.xml", Range="bytes=0-4", Accept_Encoding="gzip")
    assert (answer.status, answer.body) == (206, b"<?xml")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_it_only_shows(shown: Workspace, method: str) -> None:
    with showing(shown.feeds) as port:
        answer = ask(port, "/rss.xml", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_a_folder_is_shown_under_its_name_with_a_slash(shown: Workspace) -> None:
    folder = shown.feeds / "a b?"
    folder.mkdir()
    (folder / "index.html").write_text("inside")
    with showing(shown.feeds) as port:
        answer = ask(port, "/a%20b%3F")
        assert answer.status == 302
        assert ask(port, answer.headers["Location"]).body == b"inside"


def test_links_are_not_followed(shown: Workspace) -> None:
    secret = shown.folder / "secret"
    secret.mkdir()
    (secret / "a.xml").write_text(SECRET)
    (shown.feeds / "link.xml").symlink_to(secret / "a.xml")
    (shown.feeds / "folder").symlink_to(secret)
    (shown.feeds / "index").symlink_to("index.html")
    with showing(shown.feeds) as port:
        for path in ("/link.xml", "/folder/a.xml", "/folder/", "/folder", "/index"):
            answer = ask(port, path)
            assert answer.status == 404 and SECRET.encode() not in answer.body, path


def test_the_output_folder_itself_may_be_a_link(shown: Workspace) -> None:
    link = shown.folder / "public"
    link.symlink_to(shown.feeds)
    with showing(link) as port:
        assert ask(port, "/rss.xml").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/rss.xml%00.html",
        "/rss.xml/",
        "/rss.xml/index.html",
        "/sections//index.html",
        "/./rss.xml",
        "/%ff%fe",
        "/" + "a" * 300,
        "/" + "a/" * 3000,
        "/pipe",
    ],
)
def test_odd_addresses(shown: Workspace, path: str) -> None:
    """Not found; and a FIFO is not waited for."""
    os.mkfifo(shown.feeds / "pipe")
    with showing(shown.feeds) as port:
        answer = ask(port, path)
    assert answer.status == 404
    assert b"Nothing is published at this address." in answer.body


def test_a_file_that_must_not_be_read(shown: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told apart from one that is not there: the real server will not have it either."""

    def refuse(folder: str, path: str) -> None:
        raise PermissionError

    monkeypatch.setattr("feedpub.serve.opened", refuse)
    with showing(shown.feeds) as port:
        assert ask(port, "/rss.xml").status == 403


def test_what_it_says_of_each_request(shown: Workspace) -> None:
    said: list[str] = []
    with served(str(shown.feeds), host=HOST, port=0, tell=said.append) as address:
        port = int(address.rstrip("/").rpartition(":")[2])
        tag = ask(port, "/rss.xml").headers["ETag"]
        ask(port, "/rss.xml?a=b", If_None_Match=tag)
        ask(port, "/none", "HEAD")
    assert said == ["200 GET /rss.xml", "304 GET /rss.xml", "404 HEAD /none"]


def test_no_answer_is_of_two_files(shown: Workspace) -> None:
    """While a file is replaced again and again, each answer is whole and has its own ETag."""
    path = shown.feeds / "rss.xml"
    editions = [b"<a>" + bytes([letter]) * 200_000 * (letter - 96) + b"</a>" for letter in b"abc"]
    path.write_bytes(editions[0])
    done = Event()

    def replace() -> None:
        while not done.is_set():
            for edition in editions:
                replace_all([(str(path), edition, 0)])

    with showing(shown.feeds) as port:
        thread = Thread(target=replace)
        thread.start()
        try:
            answers = [ask(port, "/rss.xml") for _ in range(60)]
        finally:
            done.set()
            thread.join()
    pairs = {(answer.headers["ETag"], answer.body) for answer in answers}
    bodies = {body for _, body in pairs}
    assert bodies <= set(editions)
    assert len(pairs) == len(bodies) == len({tag for tag, _ in pairs}) > 1


def fill(feeds: Path) -> None:
    """Put some files where a build would have."""
    for path in ("rss.xml", "index.html", "sections/a/rss.xml", "sections/b/rss.xml", ".hidden"):
        (feeds / path).parent.mkdir(parents=True, exist_ok=True)
        (feeds / path).write_text(path)


def test_the_pages_that_there_are(tmp_path: Path) -> None:
    assert pages(str(tmp_path / "none")) == {}
    fill(tmp_path)
    assert list(pages(str(tmp_path)).items()) == [("", 1), ("rss.xml", 1), ("sections/", 2)]


def test_a_port_that_is_taken(shown: Workspace) -> None:
    with showing(shown.feeds) as port:
        done = feedpub(shown.folder, "serve", "--port", str(port))
        with pytest.raises(ServeError), served("", host=HOST, port=port, tell=print):
            pass
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"feedpub: 127.0.0.1, port {port}: found Address already in use;"
        " expected an address that can be listened on (choose one by --port and --host)\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["--host", "192.0.2.1"], 1, "192.0.2.1, port 8000: found Cannot assign"),
        (["--host", "no such host"], 1, "no such host, port 8000: found"),
        (["--host", "unix:///tmp/socket"], 1, "unix:///tmp/socket, port 8000: found"),
        (["--port", "65536"], 2, "65536"),
    ],
)
def test_an_address_that_cannot_be(
    shown: Workspace, arguments: list[str], code: int, word: str
) -> None:
    done = feedpub(shown.folder, "serve", *arguments)
    assert done.returncode == code and word in done.stderr, done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_project(tmp_path: Path) -> None:
    done = feedpub(tmp_path, "serve")
    assert done.returncode == 2 and "feedpub init" in done.stderr


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A running `feedpub serve`."""

    process: "subprocess.Popen[str]"
    port: int
    errors: Path

    def said(self) -> list[str]:
        """The lines on standard error until now."""
        return self.errors.read_text().splitlines()

    def end(self, number: signal.Signals) -> int:
        """Send a signal; the return code, when the port is free again."""
        self.process.send_signal(number)
        code = self.process.wait(timeout=60)
        assert not listens(self.port)
        return code


@contextmanager
def preview(
    workspace: Workspace, *arguments: str, before: tuple[str, ...] = ()
) -> Iterator[Preview]:
    """Run `feedpub serve` as a person does, in a process group of its own."""
    port, errors = free_port(), workspace.folder / "errors"
    command = [*FEEDPUB, "-C", str(workspace.folder), *before, "serve", "--port", str(port)]
    with errors.open("w") as stderr:
        process = subprocess.Popen(
            [*command, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=stderr,
            stderr=stderr,
            text=True,
            start_new_session=True,
        )
    with ended(process):
        wait_until(
            lambda: listens(port) or process.poll() is not None, seconds=20, what="the preview"
        )
        assert process.poll() is None, errors.read_text()
        yield Preview(process=process, port=port, errors=errors)


def test_what_it_says(workspace: Workspace) -> None:
    fill(workspace.feeds)
    with preview(workspace) as run:
        wait_until(lambda: len(run.said()) == 5, seconds=20, what="the pages")
        address = f"http://127.0.0.1:{run.port}/"
        assert run.said() == [
            f"feedpub: {address} shows {workspace.feeds} until Ctrl-C",
            "feedpub: links that begin with https://news.example.org/ lead there, not here",
            f"feedpub:   {address}",
            f"feedpub:   {address}rss.xml",
            f"feedpub:   {address}sections/ (2 files)",
        ]
        ask(run.port, "/rss.xml")
        assert run.end(signal.SIGINT) == 130
        assert len(run.said()) == 5, "nothing of requests, nothing at the end"


def test_how_much_it_says(shown: Workspace) -> None:
    with preview(shown, before=("-v",)) as run:
        ask(run.port, "/none")
        wait_until(lambda: "feedpub: 404 GET /none" in run.said(), seconds=20, what="the request")
    with preview(shown, before=("-q",)) as run:
        ask(run.port, "/none")
        assert run.end(signal.SIGINT) == 130
        assert run.said() == []


def test_before_the_first_build(workspace: Workspace) -> None:
    """It says so, and shows what is built while it runs."""
    with preview(workspace) as run:
        note = "feedpub: nothing is published yet; feedpub build does that"
        wait_until(lambda: note in run.said(), seconds=20, what="the note")
        assert ask(run.port, "/rss.xml").status == 404
        workspace.seed("one.md", make(1).markdown())
        workspace.build()
        assert ask(run.port, "/rss.xml").status == 200


def test_watching(workspace: Workspace) -> None:
    """It builds at once and whenever the seeds change, says so, and shows it."""
    with preview(workspace, "--watch") as run:
        workspace.seed("one.md", make(1).markdown())
        wait_until(lambda: ask(run.port, "/rss.xml").status == 200, seconds=20, what="a feed")
        wait_until(lambda: "/rss.xml" in run.errors.read_text(), seconds=20, what="its address")
        first = ask(run.port, "/rss.xml")
        since = {"If_Modified_Since": first.headers["Last-Modified"]}
        match = {"If_None_Match": first.headers["ETag"]}
        assert ask(run.port, "/rss.xml", **since).status == 304
        workspace.seed("one.md", make(1).edited(1).markdown())
        wait_until(
            lambda: ask(run.port, "/rss.xml", **since).status == 200, seconds=20, what="the edit"
        )
        answer = ask(run.port, "/rss.xml", **match)
        assert make(1).edited(1).title.encode() in answer.body
        workspace.seed("broken.json", "broken")
        wait_until(lambda: "quarantined" in run.errors.read_text(), seconds=20, what="a word")
        workspace.configure("[site]\n")
        wait_until(lambda: "site.title" in run.errors.read_text(), seconds=20, what="a complaint")
        workspace.configure(CONFIG.replace("Test News", "Renamed News"))
        wait_until(
            lambda: b"Renamed News" in ask(run.port, "/rss.xml").body, seconds=20, what="the name"
        )
        assert run.end(signal.SIGINT) == 130
        said = run.said()
    assert sum("1 new, 0 updated, 0 withdrawn" in line for line in said) == 1
    assert sum(line.endswith(f"{run.port}/rss.xml") for line in said) == 1, "each page once"
    assert "Traceback" not in "\n".join(said) and "interrupted" not in "\n".join(said)


@pytest.mark.parametrize("arguments", [[], ["--watch"]], ids=" ".join)
@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM), (signal.SIGHUP, -signal.SIGHUP)],
)
def test_how_it_ends(
    shown: Workspace, arguments: list[str], number: signal.Signals, code: int
) -> None:
    """By Ctrl-C with 130, by other signals of them (143 to a shell); nothing is left running."""
    with preview(shown, *arguments) as run:
        wait_until(lambda: "/rss.xml" in run.errors.read_text(), seconds=20, what="the pages")
        with closing(http.client.HTTPConnection(HOST, run.port)) as idle:
            idle.connect()  # as browsers keep some
            assert run.end(number) == code
        assert "Traceback" not in run.errors.read_text()
        with pytest.raises(ProcessLookupError):
            os.killpg(run.process.pid, 0)


def test_ctrl_c_while_it_builds(shown: Workspace) -> None:
    """The feeds are as they were; the next run completes the work."""
    for number in range(2, 200):
        shown.seed(f"{number}.md", make(number).markdown())
    before = shown.published()
    with preview(shown, "--watch") as run:
        wait_until(lambda: is_locked(shown.folder), seconds=20, what="a build")
        assert run.end(signal.SIGINT) == 130
        assert "Traceback" not in run.errors.read_text()
    assert shown.published() == before
    assert feedpub(shown.folder, "build").returncode == 0
    assert shown.published() != before
