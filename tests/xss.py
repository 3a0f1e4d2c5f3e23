"""Hostile strings put into every field of seeds of every format, and a browser to show what comes.

`write_seeds` makes the seeds, `shown_in` what a reader would show of the outputs, whichever there
are, and `look` asks Chromium what became of it.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import unquote
from xml.sax.saxutils import quoteattr

from lxml import etree, html
from programs import need
from stories import make

from feedpub.markup import clean_text

# What may stand in the HTML of an item; the promise, not the code that keeps it.
ELEMENTS = frozenset(
    "a abbr b blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption"
    " figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span"
    " strong sub sup table tbody td tfoot th thead time tr u ul var wbr".split()
)
ATTRIBUTES = frozenset(
    "lang dir title href hreflang rel src alt width height start colspan rowspan scope"
    " datetime".split()
)
# Never in a page of ours, which has elements that an item may not have, such as a drawing.
NEVER = frozenset(
    "script iframe frame frameset object embed applet math form template noscript base use"
    " foreignobject animate set portal".split()
)
OUTPUT = "[output]\nitems = 3000\nbytes = 10_000_000\n"  # all that is put in comes out
OPENED = 60  # files that are opened in a browser, beside those at the top
NAMESPACES = frozenset(
    {
        None,
        "http://www.w3.org/2005/Atom",
        "http://purl.org/rss/1.0/modules/content/",
        "http://purl.org/dc/elements/1.1/",
        "http://purl.org/syndication/history/1.0",
        "http://search.yahoo.com/mrss/",
    }
)
SCHEMES = ("http:", "https:", "mailto:")

_ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


# Seeds


@dataclass(frozen=True, slots=True)
class Case:
    """One hostile string for one seed: in its text, or where addresses are told."""

    string: str
    number: int  # of the story around it, so that no two items are one
    addresses: bool = False

    @property
    def text(self) -> str:
        return self.string if not self.addresses else "A headline of no harm"

    @property
    def url(self) -> str:
        return self.string if self.addresses else f"https://e.example.org/{self.number}"

    @property
    def picture(self) -> str:
        return self.string if self.addresses else "https://e.example.org/p.png"

    @property
    def title(self) -> str:
        return f"{' '.join(self.text.split())} {self.number}"

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return make(self.number).paragraphs

    @property
    def html(self) -> str:
        """The story as HTML, the string in it as it is, and as an address in its attributes."""
        first, *rest = (f"<p>{escape(text)}</p>" for text in self.paragraphs)
        link = (
            f"<p><a href={quoteattr(self.url)}>a</a><img src={quoteattr(self.picture)} alt=x></p>"
        )
        return "\n".join([first, f"<div>{self.text}</div>", link, *rest, self.text])

    def record(self) -> dict[str, object]:
        """As feedpub's own item form has it."""
        return {
            "title": self.title,
            "url": self.url,
            "authors": [{"name": self.text, "uri": None if not self.addresses else self.url}],
            "section": "News",
            "tags": [self.text],
            "summary": self.text,
            "content_html": self.html,
            "attachments": [{"url": self.picture, "mime_type": "image/png", "title": self.text}],
        }


def as_text(case: Case) -> str:
    first, *rest = case.paragraphs
    lines = ["News", case.title, f"By {case.text}", first, case.text, *rest, case.url]
    return "\n\n".join(lines) + "\n"


def as_markdown(case: Case) -> str:
    fields = {
        "title": case.title,
        "url": case.url if case.addresses else None,
        "author": case.text,
        "section": case.text,
        "tags": [case.text],
        "summary": case.text,
        "image": case.picture,
    }
    head = "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items() if value)
    first, *rest = case.paragraphs
    body = [first, case.text, f"[a]({case.url}) ![b]({case.picture})", f"<{case.url}>", *rest]
    return f"---\n{head}---\n\n" + "\n\n".join([*body, case.html]) + "\n"


def as_page(case: Case) -> str:
    metas = {
        "og:title": case.title,
        "og:url": case.url,
        "og:image": case.picture,
        "article:section": "News",
        "article:tag": case.text,
        "author": case.text,
        "description": case.text,
    }
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": case.title,
        "author": {"@type": "Person", "name": case.text, "url": case.url},
        "image": case.picture,
    }
    head = "".join(
        f"<meta property={quoteattr(name)} name={quoteattr(name)} content={quoteattr(value)}>"
        for name, value in metas.items()
    )
    linked = json.dumps(data).replace("</", "<\\/")
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{escape(case.title)}"
        f"</title>{head}<link rel=canonical href={quoteattr(case.url)}>"
        f"<script type='application/ld+json'>{linked}</script></head>"
        f"<body><article><h1>{escape(case.title)}</h1>{case.html}</article></body></html>"
    )


def as_archive(case: Case) -> str:
    page = as_page(case).encode("utf-8", "replace").decode("utf-8")
    return (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b; type=text/html\n\n--b\n"
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
        f"Content-Location: https://e.example.org/{case.number}\n\n{page}\n--b--\n"
    )


def as_ninjs(case: Case) -> str:
    page = {"href": case.url, "contenttype": "text/html"}
    picture = {"href": case.picture, "contenttype": "image/png", "title": case.text}
    uri = case.string if case.addresses else f"https://e.example.org/ninjs/{case.number}"
    news = {
        "uri": uri,
        "headline": case.title,
        "byline": case.text,
        "body_html": case.html,
        "description_text": case.text,
        "subject": [{"name": case.text}],
        "renditions": {"page": page, "picture": picture},
    }
    return json.dumps(news)


def as_sidecar(case: Case) -> str:
    """What stands beside a capture of no harm."""
    fields: dict[str, object] = {
        "title": case.title,
        "authors": [case.text],
        "section": case.text,
        "tags": [case.text],
    }
    if case.addresses:
        fields = {"title": case.title, "url": case.url}
    # TOML's basic strings are JSON's, but for DEL.
    lines = (f"{name} = {json.dumps(value)}" for name, value in fields.items())
    return "\n".join(lines).replace("\x7f", "\\u007f") + "\n"


def as_json_feed(cases: Iterable[Case]) -> str:
    items = [
        {
            "id": case.string if case.addresses else f"https://e.example.org/json/{case.number}",
            "url": case.url,
            "title": case.title,
            "content_html": case.html,
            "summary": case.text,
            "image": case.picture,
            "authors": [{"name": case.text, "url": case.url}],
            "tags": [case.text],
            "attachments": [{"url": case.picture, "mime_type": "image/png"}],
        }
        for case in cases
    ]
    version = "https://jsonfeed.org/version/1.1"
    return json.dumps({"version": version, "title": "Hostile", "items": items})


def as_rss(cases: Iterable[Case]) -> str:
    items = "".join(
        f"<item><title>{_xml(case.title)}</title><link>{_xml(case.url)}</link>"
        f"<guid isPermaLink='false'>urn:x:rss:{case.number}</guid>"
        f"<dc:creator>{_xml(case.text)}</dc:creator><category>{_xml(case.text)}</category>"
        f"<description>{_xml(case.html)}</description>"
        f"<content:encoded>{_xml(case.html)}</content:encoded>"
        f"<enclosure url={quoteattr(clean_text(case.picture))} length='1' type='image/png'/></item>"
        for case in cases
    )
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Hostile</title>'
        f"<link>https://e.example.org/</link><description>x</description>{items}</channel></rss>"
    )


def as_atom(cases: Iterable[Case]) -> str:
    entries = "".join(
        f"<entry><id>urn:x:atom:{case.number}</id><title type='html'>{_xml(case.title)}</title>"
        f"<updated>2026-01-01T00:00:00Z</updated><link href={quoteattr(clean_text(case.url))}/>"
        f"<author><name>{_xml(case.text)}</name><uri>{_xml(case.url)}</uri></author>"
        f"<category term={quoteattr(clean_text(case.text))}/>"
        f"<summary type='html'>{_xml(case.text)}</summary>"
        f"<content type='html'>{_xml(case.html)}</content></entry>"
        for case in cases
    )
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x:atom</id><title>Hostile</title>'
        f"<updated>2026-01-01T00:00:00Z</updated>{entries}</feed>"
    )


def _xml(text: str) -> str:
    return escape(clean_text(text))


FILES = {
    "txt": as_text, "md": as_markdown, "html": as_page, "mhtml": as_archive, "ninjs.json": as_ninjs,
    "txt.meta.toml": as_sidecar,
}  # fmt: skip
CONTAINERS = {"feed.json": as_json_feed, "rss": as_rss, "atom": as_atom}
INPUTS = [*FILES, "jsonl", *CONTAINERS]


def write_seeds(folder: Path, strings: list[str], first: int = 0) -> int:
    """Write each string into seeds of every format; how many items that should be at most.

    Args:
        folder: Of the seeds.
        strings: What to put into them.
        first: Number of the first story around them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    number = first
    for ending in INPUTS:
        cases = []
        for string in strings:
            for addresses in (False, True):
                number += 1
                cases.append(Case(string, number, addresses))
        if ending in CONTAINERS:
            _write(folder / f"all.{ending}", CONTAINERS[ending](cases))
        elif ending == "jsonl":
            _write(folder / "all.jsonl", "\n".join(json.dumps(each.record()) for each in cases))
        else:
            for case in cases:
                _write(folder / f"{case.number:07}.{ending}", FILES[ending](case))
                if ending == "txt.meta.toml":
                    text = "\n\n".join([f"Title {case.number}", *case.paragraphs])
                    _write(folder / f"{case.number:07}.txt", text)
    return number - first


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "replace"))


# Outputs


@dataclass(slots=True)
class Shown:
    """What readers would show of the outputs, and what already is wrong with them."""

    contents: dict[str, str] = field(default_factory=dict)  # HTML → an output that has it
    files: list[str] = field(default_factory=list)  # that a browser can open
    items: int = 0  # in all outputs, of all kinds
    kinds: dict[str, int] = field(default_factory=dict)  # files by ending
    faults: list[str] = field(default_factory=list)

    def add(self, content: str | None, path: str) -> None:
        if content:
            self.contents.setdefault(content, path)

    @property
    def opened(self) -> list[str]:
        """The files to open: all at the top, and some of all others."""
        top = [path for path in self.files if "/" not in path]
        others = [path for path in self.files if "/" in path]
        return top + others[:: max(1, -(-len(others) // OPENED))]

    def judge(self, address: str | None, path: str) -> None:
        """An address must be one that a browser may open."""
        if address and not address.lower().startswith(("http://", "https://", "tag:", "urn:")):
            self.faults.append(f"{path}: address {address!r}")


def shown_in(feeds: Path) -> Shown:
    """Walk the outputs, whichever there are."""
    shown = Shown()
    for file in sorted(feeds.rglob("*")):
        path = str(file.relative_to(feeds))
        if file.is_dir():
            continue
        ending = file.suffix or path
        shown.kinds[ending] = shown.kinds.get(ending, 0) + 1
        if ending in (".xml", ".opml"):
            shown.files.append(path)
            _look_at_xml(etree.parse(file).getroot(), path, shown)
        elif ending == ".json":
            _look_at_json(json.loads(file.read_bytes()), path, shown)
        elif ending == ".html":
            shown.files.append(path)
            _look_at_page(html.fromstring(file.read_bytes()), path, shown)
    return shown


def _look_at_xml(root: etree._Element, path: str, shown: Shown) -> None:
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element)
        if name.namespace not in NAMESPACES:
            shown.faults.append(f"{path}: element {element.tag}")
        shown.items += name.localname in ("item", "entry")
        # A channel's description is text; an item's is HTML.
        described = element.tag == "description" and element.getparent().tag == "item"
        if described or element.tag == _CONTENT or element.get("type") == "html":
            shown.add(element.text, path)
        elif element.get("type") == "xhtml":
            shown.faults.append(f"{path}: {element.tag} of XHTML")
        elif element.tag in ("link", _ATOM + "uri", "url"):
            shown.judge(element.text, path)
        for attribute in ("href", "url", "xmlUrl", "htmlUrl"):
            shown.judge(element.get(attribute), path)


def _look_at_json(value: object, path: str, shown: Shown, name: str = "") -> None:
    if isinstance(value, dict):
        shown.items += "content_html" in value
        for key, each in value.items():
            _look_at_json(each, path, shown, key)
    elif isinstance(value, list):
        for each in value:
            _look_at_json(each, path, shown, name)
    elif isinstance(value, str):
        if name == "content_html":
            shown.add(value, path)
        if name.endswith("url") or name == "image":
            shown.judge(value, path)


def _look_at_page(root: html.HtmlElement, path: str, shown: Shown) -> None:
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag.lower() in NEVER:
            shown.faults.append(f"{path}: element {element.tag}")
        for name, value in element.attrib.items():
            handler = name.lower().startswith("on")
            scheme = re.match(r"[^/?#]*:", value) if name in ("href", "src") else None
            if handler or (scheme and scheme[0].lower() not in SCHEMES):
                shown.faults.append(f"{path}: {element.tag} {name}={value!r}")


# A browser

_NONCE = "feedpubharness"
_POLICY = f"script-src 'nonce-{_NONCE}' 'report-sample'; report-uri /csp"
_HARNESS = Path(__file__).with_name("xss_harness.html")


@dataclass(slots=True)
class Seen:
    """What happened in the browser."""

    hits: list[str] = field(default_factory=list)  # calls of what only a script calls
    reports: list[str] = field(default_factory=list)  # scripts that a policy would have stopped
    faults: list[str] = field(default_factory=list)
    elements: int = 0


def look(feeds: Path, contents: Iterable[tuple[str, str]], files: list[str]) -> Seen:
    """What Chromium does with pieces of HTML put into a page, and with files opened in frames.

    Args:
        feeds: Where the files lie.
        contents: HTML, and where it is from.
        files: Paths below *feeds*.
    """
    program = need("chromium")
    rules = {
        "allowed": sorted(ELEMENTS),
        "attributes": sorted(ATTRIBUTES),
        "never": sorted(NEVER),
        "schemes": SCHEMES,
        "namespaces": sorted(NAMESPACES, key=str),
    }
    work = {"contents": list(contents), "files": files, "rules": rules}
    seen, done = Seen(), threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(feeds, work, seen, done))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    profile = mkdtemp(prefix="feedpub-chromium-")
    process = subprocess.Popen(
        [program, *_CHROMIUM, f"--user-data-dir={profile}",
         f"http://127.0.0.1:{server.server_port}/harness"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        assert done.wait(300), "the browser never told what it saw"
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        server.shutdown()
        server.server_close()
        shutil.rmtree(profile, ignore_errors=True)
    return seen


_CHROMIUM = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--remote-debugging-port=0",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
_TYPES = {".xml": "application/xml", ".opml": "application/xml", ".css": "text/css"}


def _handler(
    feeds: Path, work: dict[str, object], seen: Seen, done: threading.Event
) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/work":
                self._send(json.dumps(work).encode(), "application/json")
            elif self.path == "/harness":
                self._send(_HARNESS.read_bytes(), "text/html; charset=utf-8", sandboxed=True)
            else:
                self._send_file()

        def _send_file(self) -> None:
            file = feeds / unquote(self.path.partition("?")[0]).removeprefix("/feeds/")
            if self.path.startswith("/feeds/") and file.is_file():
                self._send(file.read_bytes(), _TYPES.get(file.suffix, "text/html; charset=utf-8"))
            else:
                self.send_error(404)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told = json.loads(body)
            if self.path == "/csp":
                report = told["csp-report"]
                names = ("document-uri", "violated-directive", "blocked-uri", "script-sample")
                seen.reports.append(" ".join(str(report.get(name)) for name in names))
            else:
                seen.hits += told["hits"]
                seen.faults += told["faults"]
                seen.elements += told["elements"]
            self._send(b"", "text/plain")
            if self.path == "/result":
                done.set()

        def _send(self, body: bytes, kind: str, *, sandboxed: bool = False) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy-Report-Only", _POLICY)
            if sandboxed:  # a dialog in a frame would stop the page until somebody answers
                self.send_header(
                    "Content-Security-Policy", "sandbox allow-scripts allow-same-origin"
                )
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


# Corpora


def strings_in(folders: Iterable[str]) -> Iterator[str]:
    """The strings of public collections: lines of text, lists in JSON, payloads, examples."""
    for folder in folders:
        for file in sorted(Path(folder).rglob("*")):
            text = file.read_text("utf-8", "replace") if file.is_file() else ""
            name = file.name.lower()
            if name.endswith(".txt") and ("xss" in name or "payload" in name):
                yield from text.split("\n")
            elif name == "blns.json":
                yield from json.loads(text)
            elif name == "expect.mjs":
                for found in re.findall(r'"?payload"?:\s*("(?:\\.|[^"\\])*")', text):
                    yield json.loads(found)
            elif name.endswith(".md") and "xss" in name:
                yield from re.findall(r"```\w*\n(.*?)\n```", text, re.DOTALL)
