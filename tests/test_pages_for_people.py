"""Pages for people: what they say, that they say it safely, and that a project can change them."""

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from msgspec.structs import fields, replace
from varied_items import DAY, HOSTILE, listed_feeds, varied_items

from feedpub.errors import ConfigError, FeedError
from feedpub.markup import _ALLOWED, html_to_paragraphs, safe_html
from feedpub.model import Attachment, Feed, NewsItem
from feedpub.pages import (
    FeedFile,
    ListedFeed,
    Site,
    load_templates,
    render_feed_style,
    render_index,
    render_item,
    render_style,
)
from feedpub.pages.story import page_story
from feedpub.pages.templates import NAMES
from feedpub.pages.views import GROUPS
from feedpub.pages.words import WORDS, direction_of, words_of

BASE = "https://feeds.example.org/news/"
FEED = Feed(
    id="tag:news.example.org,2026:feed",
    title="Harbour News",
    url=BASE,
    description="What happens at the quay.",
    language="en",
    rights="© Harbour News",
)
SITE = Site(feed=FEED, feeds=listed_feeds(BASE, "Harbour News"), opml=BASE + "feeds.opml")
ITEMS = varied_items(BASE)
OWN = load_templates()


def index(site: Site = SITE, *items: NewsItem) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(render_index(site, items, OWN))


def page(item: NewsItem, site: Site = SITE, path: str = "items/1.html") -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(render_item(site, item, OWN, url=BASE + path))


def texts(root: lxml_html.HtmlElement, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in root.xpath(path)]


# --- the front page


def test_every_feed_can_be_discovered_in_every_format() -> None:
    links = [link.attrib for link in index().xpath("//head/link[@rel='alternate']")]
    assert len(links) == 3 * len(SITE.feeds)
    assert {
        "rel": "alternate",
        "type": "application/rss+xml",
        "title": "Harbour News: Stadt & Land (RSS)",
        "href": BASE + "sections/stadt-and-land/rss.xml",
    } in links
    assert {link["type"] for link in links} == {
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
    }
    assert all(link["href"].startswith(BASE) for link in links)


def test_the_front_page_tells_what_there_is() -> None:
    root = index(SITE, ITEMS["plain"])
    assert texts(root, "//h1") == ["Harbour News"]
    assert texts(root, "//dl[@class='addresses']//code") == [
        BASE + name for name in ("rss.xml", "atom.xml", "feed.json")
    ]
    assert texts(root, "//section[@class='feeds']/h3") == ["By section", "By author", "More feeds"]
    assert texts(root, "//li[@class='feed']")[1] == "Harbour Stories: 40 RSS Atom JSON Feed"
    assert root.xpath("string(//link[@rel='canonical']/@href)") == BASE
    assert root.xpath("string(//p[@class='opml']/a/@href)") == "feeds.opml"
    (card,) = root.xpath("//article")
    assert card.xpath("string(.//h3/a/@href)") == "https://news.example.org/crane?a=1&b=2"
    assert card.xpath("string(.//time/@datetime)") == "2026-11-22T10:00:00Z"
    (picture,) = card.xpath(".//img")
    assert dict(picture.attrib) == {
        "src": BASE + "quay.svg",
        "alt": "The crane at dusk",
        "loading": "lazy",
        "decoding": "async",
    }


def test_a_site_without_items_still_has_its_page() -> None:
    site = Site(feed=replace(FEED, description="", rights=None), feeds=())
    root = index(site)
    assert texts(root, "//p[@class='nothing']") == [WORDS["en"].nothing]
    assert root.xpath("//section/@aria-labelledby") == ["latest"]


def test_what_lies_below_the_site_is_reached_from_where_the_page_is() -> None:
    """So that a preview, a mirror and a file opened from disk lead to their own pages."""
    item = replace(ITEMS["bare"], url=BASE + "items/1.html")
    assert index(SITE, item).xpath("string(//h3/a/@href)") == "items/1.html"
    root = page(item)
    assert root.xpath("string(//link[@rel='stylesheet']/@href)") == "../style.css"
    assert root.xpath("string(//a[@rel='home']/@href)") == "../index.html"
    assert root.xpath("string(//link[@rel='canonical']/@href)") == BASE + "items/1.html"


def test_pages_hold_no_script_no_inline_style_and_nothing_from_elsewhere_but_pictures() -> None:
    for item in ITEMS.values():
        for root in (page(item), index(SITE, item)):
            assert root.xpath("//script | //style | //iframe | //object | //form") == []
            assert root.xpath("//@style | //@*[starts-with(name(), 'on')]") == []
            assert root.xpath("//link[@rel='stylesheet']/@href")[0].endswith("style.css")
            assert not [each for each in root.xpath("//@href | //@src") if "javascript" in each]


def test_the_same_values_give_the_same_bytes() -> None:
    assert render_index(SITE, ITEMS.values(), OWN) == render_index(
        SITE, varied_items(BASE).values(), load_templates()
    )


# --- text stays text


def test_markup_in_any_field_comes_out_as_text() -> None:
    feed = replace(FEED, title=HOSTILE, description=HOSTILE, rights=HOSTILE)
    files = (FeedFile(media_type="application/rss+xml", url=BASE + "rss.xml"),)
    feeds = tuple(
        ListedFeed(title=HOSTILE, count=1, files=files, group=each) for each in (None, *GROUPS)
    )
    site = Site(feed=feed, feeds=feeds)
    shown = " ".join(HOSTILE.split())
    front = index(site, ITEMS["hostile"], replace(ITEMS["hostile"], title="other"))
    for path in (
        "//title", "//h1", "//header/p", "//footer/p", "//li[@class='feed']/span[1]",
        "//article[1]//h3", "//article[2]//p", "//span[@class='section']",
        "//ul[@class='names']/li[1]",
    ):  # fmt: skip
        assert set(texts(front, path)) == {shown}, path
    assert set(front.xpath("//link[@rel='alternate']/@title")) == {f"{HOSTILE} (RSS)"}
    assert front.xpath("string(//meta[@name='description']/@content)") == HOSTILE
    whole = page(ITEMS["hostile"], site)
    for path in (
        "//h1", "//p[@class='lead']", "//p[@class='section']", "//ul[@class='tags']/li[1]",
        "//header/p/a", "//ul[@class='attachments']//a", "//ul[@class='names']/li[1]",
    ):  # fmt: skip
        assert set(texts(whole, path)) == {shown}, path
    assert whole.xpath("string(//figure/img/@alt)") == HOSTILE
    assert texts(whole, "//title") == [f"{shown} – {shown}"]


def test_an_address_that_is_none_is_no_link() -> None:
    item = replace(
        ITEMS["hostile"],
        url="javascript:hit()",
        attachments=(Attachment(url="data:text/html,x", mime_type="image/png"),),
    )
    root = index(SITE, item)
    assert root.xpath("//h3/a | //article//img | //article//li/a") == []


# --- languages, directions, dates


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("ar", "rtl"), ("ar-EG", "rtl"), ("he", "rtl"), ("fa", "rtl"), ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"), ("en", "ltr"), ("uz-Cyrl-UZ", "ltr"), ("yi", "rtl"), (None, "auto"),
    ],
)  # fmt: skip
def test_direction_is_that_of_the_script(language: str | None, direction: str) -> None:
    assert direction_of(language) == direction


def test_an_item_is_laid_out_in_its_own_direction() -> None:
    front = index(SITE, ITEMS["arabic"], ITEMS["hebrew"], ITEMS["mixed"], ITEMS["plain"])
    assert front.xpath("//article/@dir") == ["rtl", "rtl", "rtl", "ltr"]
    assert front.xpath("//article//h3/@lang") == ["ar", "he-IL"]
    assert front.xpath("//article//p/@dir") == ["rtl", "rtl", "auto", "auto"]
    arabic = page(ITEMS["arabic"])
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")
    assert texts(arabic, "//p[@class='back']") == [WORDS["ar"].all]
    persian = page(ITEMS["persian"])  # of a language that the pages have no words in
    assert (persian.get("lang"), persian.get("dir")) == ("en", "ltr")
    assert persian.xpath("//article/@lang | //article/@dir") == ["fa", "rtl"]
    assert page(ITEMS["mixed"]).xpath("//div[@class='story']/@dir") == ["auto"]


def test_pages_speak_the_language_of_the_site() -> None:
    root = index(replace(SITE, feed=replace(FEED, language="de-AT")), ITEMS["plain"])
    assert root.get("lang") == "de-AT"
    assert texts(root, "//h2") == ["Abonnieren", "Neueste Meldungen", "Alle Feeds"]
    assert texts(root, "//time") == ["22. November 2026"]
    assert words_of("zh-TW").language == words_of("zh-Hant-HK").language == "zh-Hant"
    assert words_of("xx", None, "nl-BE").language == "nl"
    assert words_of(None).language == "en"


def test_words_are_whole_in_every_language() -> None:
    assert {*"en de fr es pt it nl uk ru pl ar he tr zh ja".split()} <= WORDS.keys()
    for words in WORDS.values():
        said = [getattr(words, field.name) for field in fields(words)]
        assert all(said) and len({*said}) > len(said) - 4
    for field in fields(WORDS["en"]):
        told = [getattr(words, field.name) for words in WORDS.values()]
        assert field.name == "language" or len({*told}) > 9, field.name


@pytest.mark.parametrize(
    ("published", "zone", "shown"),
    [
        (DAY, UTC, "November 22, 2026 · 10:00 UTC"),
        (DAY, timezone(timedelta(hours=5, minutes=30)), "November 22, 2026 · 15:30 UTC+5:30"),
        (DAY, timezone(timedelta(hours=-11)), "November 21, 2026 · 23:00 UTC-11"),
        # A day without a time is its first moment, in the zone of the site.
        (datetime(2026, 11, 21, 22, tzinfo=UTC), timezone(timedelta(hours=2)), "November 22, 2026"),
    ],
)
def test_dates_are_told_in_the_zone_of_the_site(
    published: datetime, zone: timezone, shown: str
) -> None:
    item = replace(ITEMS["bare"], published=published, updated=published)
    root = page(item, replace(SITE, zone=zone))
    assert texts(root, "//time") == [shown]
    assert root.xpath("string(//time/@datetime)") == published.isoformat().replace("+00:00", "Z")


def test_an_item_without_a_date_has_none() -> None:
    assert page(ITEMS["no date"]).xpath("//time") == []
    assert index(SITE, ITEMS["no date"]).xpath("//time") == []


# --- the page of an item


def test_the_page_of_an_item_tells_all_of_it() -> None:
    root = page(ITEMS["plain"])
    assert texts(root, "//h1") == ["New crane for the old quay"]
    assert texts(root, "//p[@class='lead']") == [ITEMS["plain"].summary]
    assert texts(root, "//ul[@class='names']/li") == ["Runa Maddox"]
    assert texts(root, "//time") == [
        f"November 22, 2026 · {time} UTC" for time in ("10:00", "14:00")
    ]
    assert texts(root, "//ul[@class='attachments']/li") == [
        "tour.mp3 audio/mpeg, 2.3 MB",
        "The plan application/pdf",
    ]
    assert texts(root, "//ul[@class='tags']/li") == ["cranes", "quay"]
    assert len(root.xpath("//link[@rel='alternate']")) == 3 * len(SITE.feeds)
    assert len(page(ITEMS["many tags"]).xpath("//ul[@class='tags']/li")) == 80


def test_nothing_is_shown_twice() -> None:
    shown = f'<p><img src="{BASE}quay.svg" alt=""></p>{ITEMS["plain"].content_html}'
    item = replace(
        ITEMS["plain"], content_html=shown, summary="The harbour bought a crane on Monday."
    )
    root = page(item)
    assert root.xpath("//figure | //p[@class='lead']") == []
    assert index(SITE, ITEMS["bare"]).xpath("//article//p") == []  # a summary that is the title


@pytest.mark.parametrize(
    ("story", "fitting"),
    [
        ("<p>a &lt; b</p>", "<p>a &lt; b</p>"),
        ("<h4>a</h4><h1>b</h1><h6>c</h6>", "<h2>a</h2><h2>b</h2><h3>c</h3>"),
        ("<h2></h2><h5>a</h5>", "<h2>a</h2>"),
        ('<img src="https://a/b">', '<img src="https://a/b" alt="" loading="lazy">'),
        ('<img alt="none">', ""),
        (
            '<img src="https://a/b" width="100%" height="50" alt="c">',
            '<img src="https://a/b" height="50" alt="c" loading="lazy">',
        ),
        ("<li>a</li><dd>b</dd>", "<div>a</div><div>b</div>"),
        ("<ul>a<p>b</p><li>c</li></ul>", "<ul><li>a</li><li><p>b</p></li><li>c</li></ul>"),
        ("<dl><dd>a</dd><dt>b</dt></dl>", "<dl><dt></dt><dd>a</dd><dt>b</dt><dd></dd></dl>"),
        ("<b><p>a</p></b>", '<b><span class="block">a</span></b>'),
        ('<a href="https://a/"><div>a</div></a>',) * 2,
        (
            '<p><a href="https://a/"><div>a</div></a></p>',
            '<p><a href="https://a/"><span class="block">a</span></a></p>',
        ),
        ('<a hreflang="en">a</a>', "<span>a</span>"),
        ("<ruby>a</ruby><ruby>b<rt>c</rt></ruby>", "<span>a</span><ruby>b<rt>c</rt></ruby>"),
        (
            '<b><ol start="2"><li>a</li></ol></b>',
            '<b><span class="block"><span class="block">a</span></span></b>',
        ),
        (
            "<table><tbody><tr></tr></tbody></table>",
            '<div class="wide" role="group" tabindex="0" aria-label="Table">'
            "<table><tbody></tbody></table></div>",
        ),
        (
            '<a href="https://a/?b&amp;c"><img src="https://d/e" alt=""></a>',
            '<a href="https://a/?b&amp;c" aria-label="https://a/?b&amp;c">'
            '<img src="https://d/e" alt="" loading="lazy"></a>',
        ),
        ('<p>a<a href="https://a/"> </a></p>', "<p>a</p>"),
        ("<time>soon</time>", "<span>soon</span>"),
        ('<time datetime="2026-02-30">a</time>', "<span>a</span>"),
        ('<time datetime="2026-11-22T10:00:00Z">a</time>',) * 2,
        ('<p lang="en_US" dir="up" title="x">a</p>', '<p title="x">a</p>'),
        (
            "<table><colgroup><col></colgroup><tbody><tr><th><h2>a</h2></th></tr></tbody></table>",
            '<div class="wide" role="group" tabindex="0" aria-label="Table">'
            "<table><tbody><tr><th><div>a</div></th></tr></tbody></table></div>",
        ),
        ('<p title="<h1>">a</p>',) * 2,
    ],
)
def test_a_story_is_made_to_fit_into_a_page(story: str, fitting: str) -> None:
    assert page_story(story, table="Table") == fitting


_PIECES = st.sampled_from(
    [
        *(f"<{name}>" for name in sorted(_ALLOWED)),
        *(f"</{name}>" for name in sorted(_ALLOWED)),
        '<a href="https://a.example/">', '<img src="https://a.example/i">', "<time datetime='x'>",
        "one", " two ", "&lt;three&gt; &amp;", "שלוש",
    ]
)  # fmt: skip


def _letters(story: str) -> str:
    return "".join("".join(html_to_paragraphs(story)).split())


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_a_story_keeps_its_words_and_stays_well_formed(story: str) -> None:
    story = safe_html(story)
    fitting = page_story(story, table="Table")
    assert _letters(fitting) == _letters(story)
    opened = []
    for closing, name in re.findall(r'<(/?)([a-z0-9]+)(?:"[^"]*"|[^">])*>', fitting):
        if closing:
            assert opened.pop() == name
        elif name not in ("br", "hr", "img", "wbr"):
            opened.append(name)
    assert opened == []


# --- templates of a project


def test_a_template_of_the_project_stands_in_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "item.html").write_text("<!doctype html><title>{{ item.title }}</title>")
    (tmp_path / "style.css").write_text("p { color: green }")
    (tmp_path / "notes.txt").write_text("{{ no template }}")
    (tmp_path / ".index.html").write_text("{{ no template }}")
    own = load_templates(str(tmp_path))
    assert render_item(SITE, NewsItem(title="a < b"), own, url=BASE) == (
        b"<!doctype html><title>a &lt; b</title>"
    )
    assert render_style(own) == b"p { color: green }"
    assert render_index(SITE, [], own) == render_index(SITE, [], OWN)


def test_a_template_may_change_one_part_of_ours(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '{% extends "feedpub/index.html" %}{% block latest %}'
        '{% include "mine.html" %}{% endblock %}'
    )
    (tmp_path / "mine.html").write_text("<p>{{ items | length }} of mine</p>")
    page = render_index(SITE, ITEMS.values(), load_templates(str(tmp_path))).decode()
    assert f"<p>{len(ITEMS)} of mine</p>" in page
    assert WORDS["en"].choose in page


@pytest.mark.parametrize(
    ("name", "text", "line", "said"),
    [
        ("index.html", "<p>\n{% for item in items %}\n", 2, "endfor"),
        ("index.html", "\n\n{{ itmes }}", 3, "'itmes' is undefined"),
        ("index.html", "{{ site.titel }}", 1, "titel"),
        ("index.html", "\n{{ 1 / 0 }}", 2, "division"),
        ("index.html", '\n{% include "none.html" %}', 2, "none.html"),
        ("index.html", "{{ site.__class__.__base__.__subclasses__() }}", 1, "unsafe"),
        ("unused.html", "a\nb\n{% endif %}", 3, "endif"),
        ("base.html", "\n{{ no }}", 2, "'no' is undefined"),
        ("index.html", '{% extends "index.html" %}', 1, "recursion"),
    ],
)
def test_a_broken_template_is_told_with_its_file_and_line(
    tmp_path: Path, name: str, text: str, line: int, said: str
) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(FeedError) as error:
        render_index(SITE, [], load_templates(str(tmp_path)))
    assert str(error.value).startswith(f"index.html: {tmp_path / name}, line {line}: ")
    assert said in str(error.value)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"\xff")
    with pytest.raises(ConfigError, match=r"index\.html: found bytes that are not UTF-8"):
        load_templates(str(tmp_path))
    with pytest.raises(ConfigError, match="found Not a directory; expected a folder"):
        load_templates(str(tmp_path / "index.html"))
    assert load_templates(str(tmp_path / "none")).fingerprint == OWN.fingerprint


def test_another_template_is_another_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "mine.html").write_text("a")
    first = load_templates(str(tmp_path)).fingerprint
    (tmp_path / "mine.html").write_text("b")
    assert len({OWN.fingerprint, first, load_templates(str(tmp_path)).fingerprint}) == 3


def test_the_docs_list_all_that_a_template_gets(monkeypatch: pytest.MonkeyPatch) -> None:
    docs = (Path(__file__).parent.parent / "docs" / "pages.md").read_text()
    given: dict[str, object] = {}

    def keep(self: object, name: str, page: str, variables: dict[str, object]) -> bytes:
        given.update(variables)
        return b""

    monkeypatch.setattr("feedpub.pages.templates.Templates.render", keep)
    render_index(SITE, [ITEMS["plain"]], OWN)
    render_item(SITE, ITEMS["plain"], OWN, url=BASE)
    assert [name for name in given if f"| `{name}` |" not in docs] == []
    structs = [given["site"], given["item"], given["words"], given["groups"][0]]
    structs += [given["feeds"][0], given["feeds"][0].files[0], given["item"].published]
    structs += [given["item"].authors[0], given["item"].attachments[0], given["item"].picture]
    names = {field.name for struct in structs for field in fields(struct)}
    assert [name for name in sorted(names) if f"`{name}`" not in docs] == []
    assert [name for name in NAMES if f"{name}`" not in docs] == []
    blocks = {
        block
        for name in ("base.html", "index.html", "item.html")
        for block in re.findall(r"{% block (\w+) %}", OWN.text(name))
    }
    assert [block for block in sorted(blocks) if f"`{block}`" not in docs] == []


def test_nothing_slow_is_loaded_before_a_page_is_rendered() -> None:
    program = (
        "import sys; from feedpub.pages import load_templates; load_templates().fingerprint;"
        "print({'jinja2', 'babel', 'lxml', 'nh3'} & sys.modules.keys())"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert result.stdout == b"set()\n"


# --- the stylesheet of feeds


def test_the_stylesheet_of_feeds_speaks_every_language() -> None:
    style = render_feed_style("ar-EG", OWN).decode()
    assert style.startswith("@namespace")
    assert ":root { direction: rtl; --feed: " + f'"{WORDS["ar"].feed}"' in style
    assert all(
        f':root:lang({tag}) {{ --feed: "{words.feed}"' in style for tag, words in WORDS.items()
    )
    assert ":root { direction: ltr; --feed: " + f'"{WORDS["en"].feed}"' in (
        render_feed_style(None, OWN).decode()
    )
