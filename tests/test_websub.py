"""The hub is told of every feed that changed, once, and never stands in the way."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import feedparser
import pytest
from conftest import CONFIG, NOW, Workspace
from programs import feedpub, free_port
from test_build import front

from feedpub import websub
from feedpub.report import Exit

SITE = "https://news.example.org/"
HOUR = timedelta(hours=1)
MAIN = [f"{SITE}{name}" for name in ("atom.xml", "feed.json", "rss.xml")]


class Hub:
    """A hub on this machine that remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.status = 204
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                assert form["hub.mode"] == ["publish"]
                if hub.status == 204:
                    hub.told += form["hub.url"]
                self.send_response(hub.status)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hub"

    def take(self) -> list[str]:
        """What it was told since it was last asked."""
        told, self.told = self.told, []
        return told


@pytest.fixture
def hub() -> Iterator[Hub]:
    made = Hub()
    thread = threading.Thread(target=made.server.serve_forever)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


def configure(workspace: Workspace, hub: str) -> None:
    workspace.configure(CONFIG + f'[websub]\nhub = "{hub}"\n')


def test_only_changed_feeds_are_told_of(workspace: Workspace, hub: Hub) -> None:
    configure(workspace, hub.url)
    workspace.seed("a.md", front(title="A", section="Town"))
    workspace.build()
    assert hub.take() == sorted(
        [*MAIN, *(f"{SITE}sections/town/{url[len(SITE) :]}" for url in MAIN)]
    )
    workspace.build()
    assert hub.take() == []
    workspace.seed("b.md", front(title="B"))
    workspace.build(now=NOW + HOUR)
    assert hub.take() == MAIN


def test_a_hub_is_advertised_beside_the_address_that_it_is_told(
    workspace: Workspace, hub: Hub
) -> None:
    configure(workspace, hub.url)
    workspace.seed("a.md", front(title="A"))
    workspace.build()
    for name in ("atom.xml", "rss.xml"):
        links = feedparser.parse((workspace.feeds / name).read_bytes()).feed.links
        assert [link.href for link in links if link.rel == "hub"] == [hub.url]
        assert [link.href for link in links if link.rel == "self"] == [SITE + name]
    workspace.configure(CONFIG)
    workspace.build(now=NOW + HOUR)
    assert not [path for path, data in workspace.published().items() if hub.url.encode() in data]


def test_a_hub_that_does_not_answer_is_told_again(workspace: Workspace, hub: Hub) -> None:
    configure(workspace, hub.url)
    hub.status = 503
    workspace.seed("a.md", front(title="A"))
    first = workspace.build()
    assert (first.exit_code, first.failures) == (Exit.CURRENT, [])
    assert "503" in "".join(first.notices)
    second = workspace.build()
    assert not second.notices, "what stands in the way is told once"
    hub.status = 204
    workspace.build()
    assert hub.take() == MAIN
    workspace.build()
    assert hub.take() == []


def test_the_next_run_of_the_program_tells_it(workspace: Workspace, hub: Hub) -> None:
    """Though the feeds are current, which ends most runs before they begin."""
    configure(workspace, hub.url)
    hub.status = 500
    workspace.seed("a.md", front(title="A"))
    assert feedpub(workspace.folder, "build").returncode == 0
    hub.status = 204
    outcome = feedpub(workspace.folder, "build")
    assert (outcome.returncode, outcome.stderr, hub.take()) == (0, "", MAIN)


def test_nobody_there(workspace: Workspace) -> None:
    configure(workspace, f"http://127.0.0.1:{free_port()}/")
    workspace.seed("a.md", front(title="A"))
    report = workspace.build()
    assert (report.exit_code, len(report.notices)) == (Exit.CURRENT, 1)
    assert "gave no answer" in report.notices[0]


def test_a_hub_that_is_slow_holds_up_no_build(monkeypatch: pytest.MonkeyPatch, hub: Hub) -> None:
    monkeypatch.setattr(websub, "SECONDS_IN_ALL", -1)
    assert websub.ping_all(hub.url, MAIN) == ([], "it takes more than -1 seconds")
    assert hub.take() == []
