"""Pages and feeds as Chromium shows them; judged by vnu and axe-core."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsers import Browser, chromium, faults_of_html, served
from msgspec.structs import replace
from varied_items import DAY, PICTURE, listed_feeds, varied_items

from feedpub.formats import atom, rss
from feedpub.model import Feed, FeedDocument
from feedpub.pages import (
    Site,
    load_templates,
    render_feed_style,
    render_index,
    render_item,
    render_style,
)
from feedpub.pages.words import WORDS

_LIGHT, _DARK = "rgb(253, 252, 250)", "rgb(22, 21, 19)"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("chromium")) as browser:
        yield browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="module")
def base(folder: Path) -> Iterator[str]:
    """The address of a site that is served, with pages and feeds of varied items."""
    with served(folder) as base:
        _write_site(folder, base)
        yield base


def _write_site(folder: Path, base: str) -> None:
    templates, items = load_templates(), varied_items(base)
    feed = Feed(
        id="tag:news.example.org,2026:feed",
        title="Harbour News",
        url=base,
        description="What happens at the quay, on the water and in the town behind it.",
        language="en",
        rights="© Harbour News",
    )
    site = Site(feed=feed, feeds=listed_feeds(base, feed.title, many=9), opml=base + "feeds.opml")
    arabic = replace(feed, language="ar", title="أخبار الميناء", description="كل ما يحدث.")
    empty = Site(feed=replace(feed, language="ja", description="", rights=None), feeds=())
    files = {
        "index.html": render_index(site, items.values(), templates),
        "arabic.html": render_index(replace(site, feed=arabic), items.values(), templates),
        "empty.html": render_index(empty, [], templates),
        "style.css": render_style(templates),
        "feed.css": render_feed_style("de", templates),
        "quay.svg": PICTURE.encode(),
    }
    for number, item in enumerate(items.values()):
        path = f"items/{number}.html"
        files[path] = render_item(site, item, templates, url=base + path)
    del items["no date"], items["hostile"]  # which have no place in a feed
    for language in ("en", "ar"):
        document = FeedDocument(
            feed=arabic if language == "ar" else feed,
            items=tuple(items.values()),
            updated=DAY,
            url=base,
            stylesheet="feed.css",
        )
        for format in (atom, rss):
            files[f"{format.NAME}-{language}.xml"] = format.render(document)
    for path, data in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(data)


def test_vnu_finds_no_error(folder: Path, base: str) -> None:
    pages = [*folder.rglob("*.html"), folder / "style.css"]
    assert len(pages) > 20
    assert faults_of_html(pages) == []


@pytest.mark.parametrize(
    ("width", "dark", "pages"),
    [(320, True, "**/*.html"), (1200, False, "*.html"), (1200, False, "items/1*.html")],
)
def test_axe_finds_no_violation_and_nothing_overflows(
    folder: Path, base: str, browser: Browser, width: int, dark: bool, pages: str
) -> None:
    faults = {}
    for page in sorted(folder.glob(pages)):
        path = str(page.relative_to(folder))
        browser.show(base + path, width=width, dark=dark)
        faults[path] = browser.violations()
        if browser.ask("return document.documentElement.scrollWidth") > width:
            faults[path].append("wider than the window")
    assert {path: found for path, found in faults.items() if found} == {}


def test_pages_are_light_or_dark_as_readers_like_it(base: str, browser: Browser) -> None:
    for path in ("index.html", "items/0.html", "rss-en.xml", "atom-en.xml"):
        for dark, colour in ((False, _LIGHT), (True, _DARK)):
            browser.show(base + path, dark=dark)
            assert colour == browser.ask(
                "return getComputedStyle(document.documentElement).backgroundColor"
            )


def test_no_script_runs(folder: Path, base: str, browser: Browser) -> None:
    """Of titles, names, sections and addresses that are full of it."""
    number = [*varied_items(base)].index("hostile")
    for path in ("index.html", f"items/{number}.html"):
        browser.show(base + path)
        assert browser.ask("return document.scripts.length") == 0
        log = browser.log()
        assert not [line for line in log if "favicon" not in line and "ERR_NAME" not in line]


def _shown(browser: Browser, *names: str) -> list[list[bool]]:
    """Of each name, whether each element of a feed or item that is called so takes up room."""
    return browser.ask(
        "const of = e => ['channel', 'item', 'feed', 'entry'].includes(e.parentNode.localName);"
        "return arguments[0].map(name => [...document.getElementsByTagNameNS('*', name)].filter(of)"
        ".map(e => e.getClientRects().length > 0 && e.getBoundingClientRect().height > 0))",
        names,
    )


@pytest.mark.parametrize("path", ["rss-en.xml", "atom-en.xml", "rss-ar.xml", "atom-ar.xml"])
@pytest.mark.parametrize("width", [1200, 320])
def test_a_feed_looks_like_a_page(base: str, browser: Browser, path: str, width: int) -> None:
    browser.show(base + path, width=width)
    assert not [line for line in browser.log() if "favicon" not in line]
    assert browser.ask("return document.documentElement.scrollWidth") <= width
    shown = _shown(browser, "title", "summary" if "atom" in path else "description")
    assert [len(each) > 10 and all(each) for each in shown] == [True, True]
    hidden = _shown(browser, "encoded", "content", "guid", "id", "generator", "category", "updated")
    assert any(hidden) and not any(any(each) for each in hidden)


@pytest.mark.parametrize(
    ("path", "language", "direction"),
    [
        ("atom-en.xml", "en", "ltr"),
        ("atom-ar.xml", "ar", "rtl"),
        ("rss-en.xml", "de", "ltr"),  # says no language that CSS can see: that of the site
    ],
)
def test_a_feed_says_what_it_is_and_how_to_subscribe(
    base: str, browser: Browser, path: str, language: str, direction: str
) -> None:
    browser.show(base + path)
    said = browser.ask(
        "const top = document.querySelector('channel') || document.documentElement;"
        "return ['::before', '::after'].map(part => {"
        "  const style = getComputedStyle(top, part);"
        "  return [JSON.parse(style.content), style.display, style.direction]; });"
    )
    words = WORDS[language]
    assert said == [[words.feed, "block", direction], [words.how, "block", direction]]
