"""Saved pages: what they say of their story, and the story without its surroundings."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from feedpub.conventions import Conventions
from feedpub.errors import ReadError, SeedError
from feedpub.model import NewsItem, Rejection
from feedpub.normalise import explain, normalise
from feedpub.readers import read
from feedpub.readers.html import MAX_PAGE, page_document
from feedpub.timestamps import rfc3339

PAGES = Path(__file__).parent / "golden" / "pages"

TITLE = "Ferry to Dunmore runs again after nine days"
STORY = [
    "The ferry to Dunmore left its berth at six on Monday morning, nine days after a mooring "
    "line had wound itself around the propeller and held it fast.",
    "Divers needed a week to cut the line away, since the water in the harbour was as dark as "
    "coffee and the tide left them less than an hour at a time.",
    "The company says that everyone who had to wait will get the money for their ticket back, "
    "and that the lines of the other boats have been looked at as well.",
]


def page(
    *,
    head: str = "",
    before: str = "",
    body: str | None = None,
    after: str = "",
    title: str = TITLE,
) -> bytes:
    """A page with the story, and whatever is said of it or stands around it."""
    story = "".join(f"<p>{text}</p>" for text in STORY) if body is None else body
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>"
        f"<article><h1>{title}</h1>{before}<div class='text'>{story}</div></article>{after}"
        "</body></html>"
    ).encode()


def linked(**properties: object) -> str:
    """A script of linked data on a NewsArticle."""
    table = {"@type": "NewsArticle", "headline": TITLE} | properties
    return f'<script type="application/ld+json">{json.dumps(table)}</script>'


def item(data: bytes, *, name: str = "a.html", **conventions: object) -> NewsItem:
    """The item in a page."""
    (document,) = read(name, data)
    assert not isinstance(document, SeedError)
    found = normalise(document, Conventions(**conventions))
    assert isinstance(found, NewsItem), found
    return found


def paragraphs(found: NewsItem) -> list[str]:
    return found.content_text.split("\n\n")


def authors(found: NewsItem) -> list[str]:
    return [author.name for author in found.authors]


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_golden_pages(path):
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    (document,) = read(path.name, path.read_bytes())
    found = normalise(document, Conventions())
    if "rejected" in expected:
        assert isinstance(found, Rejection)
        return
    assert isinstance(found, NewsItem), found
    assert {
        "url": found.url,
        "title": found.title,
        "authors": authors(found),
        "section": found.section,
        "tags": list(found.tags),
        "language": found.language,
        "published": rfc3339(found.published) if found.published else None,
        "updated": rfc3339(found.updated) if found.updated else None,
        "summary": found.summary,
        "content_text": paragraphs(found),
        "attachments": [each.url for each in found.attachments],
    } == expected


# Nothing is invented


def test_a_page_that_says_nothing_of_itself_yields_its_story_and_no_more():
    found = item(page())
    assert (found.title, paragraphs(found)) == (TITLE, STORY)
    assert (found.url, found.authors, found.section, found.tags) == (None, (), None, ())
    assert (found.published, found.updated, found.summary, found.attachments) == (None,) * 3 + ((),)


def test_dates_and_names_of_other_stories_are_not_of_this_one():
    cards = "".join(
        f"<div class='card'><h3>Another story {n}</h3><span class='byline'>By Mona Elsewhere</span>"
        f"<time datetime='2021-0{n}-01T00:00:00Z'>then</time></div>"
        for n in range(1, 10)
    )
    found = item(page(after=f"<section class='related'>{cards * 3}</section>"))
    assert found.published is None
    assert found.authors == ()


def test_linked_data_on_another_story_is_not_of_this_one():
    other = linked(
        headline="Prices for herring fall", author="Mona Elsewhere", articleSection="Fish"
    )
    mine = linked(author="Ada Quill")
    assert authors(item(page(head=other + mine))) == ["Ada Quill"]
    assert authors(item(page(head=other * 2))) == []


def test_a_date_that_could_be_two_days_is_none_until_the_order_is_known():
    before = "<p class='meta'>03/04/2026</p>"
    assert item(page(before=before)).published is None
    assert item(page(before=before), day_first=True).published == datetime(2026, 4, 3, tzinfo=UTC)
    british = page(before=before).replace(b"<html", b"<html lang='en-GB'", 1)
    assert item(british).published == datetime(2026, 4, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://courier.example/2026/04/13/bridge", datetime(2026, 4, 13, tzinfo=UTC)),
        ("https://courier.example/20260413-bridge", datetime(2026, 4, 13, tzinfo=UTC)),
        ("https://courier.example/news/13-04-2026", datetime(2026, 4, 13, tzinfo=UTC)),
        ("https://courier.example/news/03-04-2026", None),
        ("https://courier.example.uk/news/03-04-2026", datetime(2026, 4, 3, tzinfo=UTC)),
        ("https://courier.example/20261313-bridge", None),
        ("https://courier.example/1202604130-bridge", None),
    ],
)
def test_the_address_may_tell_the_day(address, expected):
    assert item(page(head=f"<link rel='canonical' href='{address}'>")).published == expected


def test_a_caption_that_ends_in_a_date_is_no_date_of_the_story():
    before = "<p>A lorry waits near the old harbour bridge, 3 April 2026</p>"
    assert item(page(before=before)).published is None


@pytest.mark.parametrize(
    "after",
    [
        "<p>This story was written down and posted on 13 April 2026 by our night desk</p>",
        "<div><p>13 April 2026</p></div>",
    ],
)
def test_the_date_may_stand_below_the_story(after):
    assert item(page(after=after)).published == datetime(2026, 4, 13, tzinfo=UTC)


# What a page says


@pytest.mark.parametrize(
    "head",
    [
        linked(datePublished="2026-05-04T09:30:00+02:00"),
        '<meta property="article:published_time" content="2026-05-04T07:30:00Z">',
        '<meta name="date" content="2026-05-04 07:30:00">',
    ],
)
def test_published_as_machines_are_told(head):
    assert item(page(head=head)).published == datetime(2026, 5, 4, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "before",
    [
        "<time datetime='2026-05-04T07:30Z'>this morning</time>",
        "<div class='meta'>By Ada Quill, May 4, 2026 7:30 AM</div>",
        "<span itemprop='datePublished' content='2026-05-04T07:30:00Z'>4 May</span>",
    ],
)
def test_published_as_readers_see_it(before):
    assert item(page(before=before)).published == datetime(2026, 5, 4, 7, 30, tzinfo=UTC)


def test_what_readers_see_stands_above_a_date_that_may_be_of_the_last_change():
    head = '<meta name="date" content="2026-05-09 18:00:00">'
    before = "<time datetime='2026-05-04T07:30Z'>this morning</time>"
    assert item(page(head=head, before=before)).published == datetime(2026, 5, 4, 7, 30, tzinfo=UTC)


def test_the_page_may_be_dated_instead_of_the_story():
    moment = datetime(2026, 5, 4, 7, 30, tzinfo=UTC)
    stated = {"@type": "WebPage", "datePublished": "2026-05-04T07:30:00Z"}
    script = '<script type="application/ld+json">%s</script>'
    assert item(page(head=script % json.dumps(stated))).published == moment
    assert item(page(head=script % json.dumps([stated, stated]))).published is None
    meta = "<div><meta itemprop='datePublished' content='2026-05-04T07:30:00Z'></div>"
    assert item(page(after=meta)).published == moment


def test_a_date_right_above_the_headline_is_rather_of_the_story_than_one_below_it():
    before, after = "<p>13 April 2026</p>", "<p>2 March 2026</p>"
    found = item(
        page()
        .replace(b"<h1>", before.encode() + b"<h1>")
        .replace(b"</article>", after.encode() + b"</article>")
    )
    assert found.published == datetime(2026, 4, 13, tzinfo=UTC)


def test_updated_only_if_later():
    same = linked(datePublished="2026-05-04T07:30:00Z", dateModified="2026-05-04T07:30:00Z")
    later = linked(datePublished="2026-05-04T07:30:00Z", dateModified="2026-05-04T08:00:00Z")
    assert item(page(head=same)).updated is None
    assert item(page(head=later)).updated == datetime(2026, 5, 4, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("Ada Quill", ["Ada Quill"]),
        ({"@type": "Person", "name": "Ada Quill"}, ["Ada Quill"]),
        (["Ada Quill", {"name": ["Ben Rowe"]}], ["Ada Quill", "Ben Rowe"]),
        ("By Ada Quill and Ben Rowe", ["Ada Quill", "Ben Rowe"]),
        ("https://post.example/people/quill", []),
        ("ada@post.example", []),
    ],
)
def test_authors_in_linked_data(stated, names):
    assert authors(item(page(head=linked(author=stated)))) == names


@pytest.mark.parametrize(
    "before",
    [
        "<a rel='author' href='/q'>Ada Quill</a>",
        "<div class='byline'>By Ada Quill</div>",
        "<p>By Ada Quill</p>",
        "<div class='post-author__name'><a href='/q'>Ada Quill</a><a href='/f'>Follow</a></div>",
    ],
)
def test_authors_as_readers_see_them(before):
    assert authors(item(page(before=before))) == ["Ada Quill"]


@pytest.mark.parametrize(
    "before",
    ["<p>Anna Quill</p><p>3 May 2026</p>", "<p>3 May 2026</p><p>Anna Quill | Boats</p>"],
)
def test_names_that_no_markup_tells_from_other_text(before):
    assert authors(item(page(before=before))) == ["Anna Quill"]


def test_what_stands_beside_a_stated_author_may_be_no_author():
    before = "<div class='byline'><a>Ada Quill</a><a>Seafaring</a><a>Anna Reed</a></div>"
    found = item(page(head=linked(author="Ada Quill"), before=before))
    assert authors(found) == ["Ada Quill", "Anna Reed"]


def test_nobody_is_no_author():
    assert authors(item(page(head=linked(author="wordpressadmin")))) == []


@pytest.mark.parametrize(
    ("before", "names"),
    [
        ("<p class='byline'>By Ada Quill</p>", ["Ada Quill"]),
        ("<p><a href='/authors/ada-quill'>Ada Quill</a></p>", ["Ada Quill"]),
        ("", ["Tarn Head Post"]),
    ],
)
def test_a_house_in_linked_data_is_the_author_where_nobody_else_is_named(before, names):
    house = {"@type": "Organization", "name": "Tarn Head Post"}
    head = linked(author=house, publisher=house)
    assert authors(item(page(head=head, before=before))) == names


@pytest.mark.parametrize(
    "byline",
    [
        "Ada Quill May 3, 2026",
        "Ada Quill Staff writer",
        "Ada Quill, Reporter",
        "By Ada Quill. This text first stood elsewhere",
        "By Ada Quill, reviewed by Anna Reed",
        "<a>Ada Quill</a> <a>RN</a>",
    ],
)
def test_what_stands_behind_a_name_in_a_byline_is_none_of_it(byline):
    assert authors(item(page(before=f"<p class='byline'>{byline}</p>"))) == ["Ada Quill"]


def test_the_publisher_is_no_author_beside_a_person():
    head = linked(
        author=[{"name": "Tarn Head Post"}, {"name": "Ada Quill"}],
        publisher={"name": "Tarn Head Post"},
    )
    assert authors(item(page(head=head))) == ["Ada Quill"]


@pytest.mark.parametrize(
    ("script", "headline"),
    [
        ('<!-- {"@type":"NewsArticle","headline":"%s","author":"Ada Quill"} -->', TITLE),
        ('{"@type":"NewsArticle","headline":"%s","author":"Ada Quill",}', TITLE),
        ('{"@type":"NewsArticle","headline":"%s","author":"Ada\n Quill"}', TITLE),
        (
            '//<![CDATA[\n{"@type":["NewsArticle"],"headline":"%s","author":"Ada Quill"}\n//]]>',
            TITLE,
        ),
    ],
)
def test_linked_data_as_templates_leave_it(script, headline):
    head = f"<script type='application/ld+json'>{script % headline}</script>"
    assert authors(item(page(head=head))) == ["Ada Quill"]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('<meta property="og:site_name" content="Post">', f"{TITLE} | Post"),
        ('<meta property="og:title" content="Ferry to Dunmore runs again after nine days">', TITLE),
    ],
)
def test_title_without_the_name_of_the_site(head, title):
    data = page(head=head).replace(f"<title>{TITLE}".encode(), f"<title>{title}".encode())
    assert item(data.replace(f"<h1>{TITLE}</h1>".encode(), b"")).title == TITLE


def test_the_heading_that_the_titles_name_is_the_headline():
    after = "<h1>Sign up for the evening letter</h1>"
    assert item(page(before="", after=after)).title == TITLE
    assert item(page().replace(b"<article>", b"<h1>Tarn Head Post</h1><article>")).title == TITLE


def test_a_list_and_a_weblog_are_named_behind_the_headline_or_not_at_all():
    data = page().replace(b"<article>", b"<h1>Ferry news</h1><article>")
    named = data.replace(f"<title>{TITLE}".encode(), f"<title>{TITLE} | Ferry news".encode())
    assert item(named).title == TITLE
    stated = f'<title>Ferry news</title><meta property="og:title" content="{TITLE}">'.encode()
    assert item(data.replace(f"<title>{TITLE}</title>".encode(), stated)).title == TITLE


def test_a_title_that_its_own_quote_ended_is_no_shorter_headline():
    headline = f'{TITLE} "on probation"'
    names = "og:title", "twitter:title"
    head = "".join(f'<meta name="{name}" content="{headline}">' for name in names)
    assert item(page(head=head, title=headline)).title == headline


def test_canonical_address_if_it_is_of_the_same_site():
    data = b"<!-- saved from url=(0040)https://post.example/ferry?from=letter -->" + page(
        head='<link rel="canonical" href="https://www.post.example/ferry">'
    )
    assert item(data).url == "https://www.post.example/ferry"
    other = data.replace(b"https://www.post.example/ferry", b"https://copies.example/ferry")
    assert item(other).url == "https://post.example/ferry?from=letter"


def test_language_that_the_words_contradict_is_not_believed():
    (document,) = read("a.html", page().replace(b"<html>", b"<html lang='fi'>"))
    explanation = explain(document, Conventions())
    assert explanation.fields["language"].value == "en"
    assert any("'fi'" in remark for remark in explanation.remarks)


# The story


@pytest.mark.parametrize(
    "intruder",
    [
        "<aside><p>Our letter tells you each morning what happened in the night.</p></aside>",
        "<div class='newsletter-signup'><p>Our letter tells you what happened in the night.</p>"
        "</div>",
        "<figure><img src='/f.jpg'><figcaption>The ferry at its berth in Dunmore on a grey day. "
        "Photo: Ken Lund</figcaption></figure>",
        "<div class='related-story'><a href='/x'><p>Read also: herring prices fall for the third "
        "year in a row, and nobody can say why that is so.</p></a></div>",
    ],
)
def test_what_is_not_the_story_stays_out(intruder):
    body = f"<p>{STORY[0]}</p>{intruder}<p>{STORY[1]}</p><p>{STORY[2]}</p>"
    assert paragraphs(item(page(body=body))) == STORY


def wrapped(opening: str, closing: str) -> bytes:
    """A page whose story is within something that a browser shows all the same."""
    story = "".join(f"<p>{text}</p>" for text in STORY)
    return (
        f"<html><head><title>{TITLE}</title></head><body>{opening}<main><article>"
        f"<h1>{TITLE}</h1>{story}</article></main>{closing}</body></html>"
    ).encode()


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<noscript><div id='no-scripts'></noscript>", "<noscript></div></noscript>"),
        ("<header><button>Menu <svg><path d=''/></svg>", "</header>"),
        ("<nav><ul><li><a href='/'>Home</a></li></ul>", "</nav>"),
        ("<template id='B:0'></template><div hidden id='S:0'>", "</div>"),
    ],
    ids=["noscript that parts a tag", "button never closed", "nav around all", "sent late"],
)
def test_a_story_that_only_seems_hidden(opening, closing):
    assert paragraphs(item(wrapped(opening, closing))) == STORY


def test_comments_longer_than_the_story_are_not_it():
    story = "".join(f"<p>{text} {text.swapcase()}</p>" for text in STORY * 3)
    comment = "<li class='comment-{}'><p>I have waited there myself, number {} said at length, {}"
    comments = "".join(comment.format(n, n, "and waited again " * 30) for n in range(30))
    found = item(page(body=story, after=f"<ol class='commentlist'>{comments}</ol>"))
    assert "number" not in found.content_text


def test_what_introduces_the_story_belongs_to_it():
    lede = "Nine days without a boat have taught the island how much of its bread comes by sea."
    found = item(page(before=f"<p class='standfirst'>{lede}</p>"))
    assert paragraphs(found) == [lede, *STORY]


def test_what_the_page_describes_itself_with_introduces_the_story():
    lede = "Nine days without a boat have taught the island how much of its bread comes by sea."
    other = "Readers of this page may write to the harbour office, which answers within a day."
    head = f"<meta name='description' content='{lede}'>"
    before = f"<header><div><b>{lede}</b></div><aside><b>{other}</b></aside></header>"
    assert paragraphs(item(page(head=head, before=before))) == [lede, *STORY]


@pytest.mark.parametrize(
    ("before", "is_lede"),
    [
        ("<header><h2 class='article-subtitle'>{}</h2></header>", True),
        ("<header><h2 class='storyLead'>{}</h2></header>", True),
        ("<header class='chapo'><h2>{}</h2></header>", True),
        ("<p>{}</p>", True),
        ("<header><h2 class='lead-image-caption'>{}</h2></header>", False),
        ("<header><figure><h2 class='lead'>{}</h2></figure></header>", False),
    ],
)
def test_what_stands_where_ledes_do_introduces_the_story(before, is_lede):
    lede = "Nine days without a boat have taught the island how much of its bread comes by sea."
    found = item(page(before=before.format(lede)))
    assert paragraphs(found) == ([lede, *STORY] if is_lede else STORY)


def test_a_line_that_says_what_it_is_stays_out():
    links = "<p>Read more: Boats of the bay and where they were built</p>"
    body = links.join(f"<p>{text}</p>" for text in STORY)
    assert paragraphs(item(page(body=body))) == STORY


def refused(data: bytes) -> bool:
    (document,) = read("a.html", data)
    return isinstance(normalise(document, Conventions()), Rejection)


@pytest.mark.parametrize(
    "teaser",
    [
        "<h2><a href='/{0}'>Harbour notes of week {0}</a></h2><p>{1}</p>",
        "<div><p><a href='/{0}'><b>Harbour notes of week {0}</b></a></p><p>{1}</p></div>",
        "<h3>Harbour notes of week {0}</h3><p><a href='/{0}'>{1}</a></p>",
    ],
    ids=["headings", "paragraphs", "texts that are links"],
)
def test_lines_that_lead_elsewhere_make_a_list_of_stories(teaser):
    teasers = "".join(teaser.format(number, text) for number, text in enumerate(STORY * 3))
    assert refused(page(title="News", body=teasers))


def test_a_list_below_a_paragraph_is_of_the_story_whatever_stands_around_it():
    entries = ["Lines: eight", "Knots: none", "Rope: forty metres of hemp"]
    listed = "".join(f"<li>{text}</li>" for text in entries)
    told = [f"<p>{text}</p>" for text in STORY]
    listed = f"<div class='options'><div><div><ul>{listed}</ul></div></div></div>"
    body = f"{told[0]}{listed}{''.join(told[1:])}"
    assert paragraphs(item(page(body=body))) == [STORY[0], *entries, *STORY[1:]]


def test_an_id_made_of_the_words_of_a_heading_does_not_name_what_is_not_the_story():
    told = [f"<p>{text}</p>" for text in LONGER]
    named = f"<section id='why-the-menu-changed-again'>{told[1]}</section>"
    menu = f"<section id='menu'>{told[2]}</section>"
    body = f"{told[0]}{named}{menu}{''.join(told[3:])}"
    assert paragraphs(item(page(body=body))) == [*LONGER[:2], *LONGER[3:]]


def test_what_is_left_of_a_page_without_its_story_is_none():
    offers = "".join(
        f"<li><a href='/{n}'>Warm coats and {thing} for the whole family, now for less</a></li>"
        for n, thing in enumerate(["boots", "hats", "gloves", "scarves"] * 3)
    )
    contact = "<p>The office at the quay is open from eight to noon, and on market days longer.</p>"
    head = "<meta name='description' content='Divers have cut a mooring line off the propeller.'>"
    menu = "<p>Boats</p><p>Times</p><p>Fares</p>" * 9
    assert refused(page(head=head, before=menu, body=f"<ul>{offers}</ul>{contact}"))


def test_a_story_that_a_script_is_to_show():
    story = "".join(f"<p>{text}</p>" for text in STORY * 3)
    shown = f"<script type='text/template'>{story}</script>"
    assert paragraphs(item(page(body=shown))) == STORY * 3
    assert refused(page(body=shown.replace("ferry", "{{boat}}")))


def test_a_story_with_links_to_others_between_its_paragraphs_is_a_story():
    other = "<h3><a href='/x'>Herring prices fall for the third year in a row</a></h3>"
    data = page(body=other.join(f"<p>{text}</p>" for text in STORY))
    assert paragraphs(item(data))[0] == STORY[0]


def test_a_brief_that_is_all_the_page_describes_itself_with():
    head = f"<meta name='description' content='{STORY[0]}'>"
    assert paragraphs(item(page(head=head, body=f"<p>{STORY[0]}</p>"))) == [STORY[0]]


def test_a_brief_right_below_a_headline_of_other_words():
    assert paragraphs(item(page(title="Back at last!", body=f"<p>{STORY[0]}</p>"))) == [STORY[0]]


def test_a_story_about_cookies_is_no_notice_about_them():
    text = (
        "Cookies of the harbour office count who reads its timetable, and nobody had agreed to "
        "the cookies, says the court; the office must ask every reader from now on."
    )
    title = "Court: harbour office must ask readers about cookies"
    assert len(paragraphs(item(page(title=title, body=f"<p>{text}</p>" * 6)))) == 6


def test_code_that_a_story_shows_is_of_it():
    body = "".join(f"<p>{text}</p>" for text in LONGER)
    found = item(
        page(body=f"{body}<pre>&lt;ferry to='Dunmore' days='9'/&gt;</pre>{body.swapcase()}")
    )
    assert "<ferry to='Dunmore' days='9'/>" in paragraphs(found)


def test_a_sentence_that_begins_as_a_byline_does_is_of_the_story():
    said = "Author Ann Doe, who lives on the island, said that she had never waited so long for it."
    body = "".join(f"<p>{text}</p>" for text in (STORY[0], said, *STORY[1:]))
    assert paragraphs(item(page(body=body))) == [STORY[0], said, *STORY[1:]]


def test_a_list_of_links_within_a_story_leads_to_others():
    entry = "<li><a href='/{0}'>Boats of the bay, part {0}: the year they were built</a></li>"
    links = "<ul>" + entry.format(1) + entry.format(2) + "</ul>"
    body = "".join(f"<p>{text}</p>" for text in LONGER)
    assert paragraphs(item(page(body=body + links + body.swapcase()))) == [
        *LONGER,
        *(text.swapcase() for text in LONGER),
    ]


def test_a_list_within_a_story_stays():
    entries = ["The ferry to Dunmore, built in the harbour", "The ferry to Carrick, built abroad"]
    links = "".join(f"<li><a href='/x'>{text[:12]}</a>{text[12:]}</li>" for text in entries)
    body = "".join(f"<p>{text}</p>" for text in LONGER)
    found = item(page(body=f"{body}<ul>{links}</ul>{body.swapcase()}"))
    assert set(entries) < set(paragraphs(found))


@pytest.mark.parametrize(
    "ending",
    [
        "Ann Doe and Li Wei contributed to this report from Port Elm.",
        "Redaktion: Eva Muster, Faktencheck: Jan Beispiel",
        "(jb/pe)",
        "More on boats and harbours:",
        "Sign up to our letter from the harbour, which goes out each morning.",
        "Write to the reporter at ann.doe@example.org",
    ],
)
def test_what_signs_off_below_a_story_is_not_of_it(ending):
    body = "".join(f"<p>{text}</p>" for text in (*STORY, ending))
    assert paragraphs(item(page(body=body))) == STORY


def test_what_would_sign_off_stays_within_a_story():
    asked = "Its newsletter, for which a thousand people sign up each year, said nothing of it."
    body = "".join(f"<p>{text}</p>" for text in (STORY[0], asked, *STORY[1:]))
    assert paragraphs(item(page(body=body))) == [STORY[0], asked, *STORY[1:]]


LONGER = [
    f"{text} That was in week {week}, and the harbour master wrote it down in his book."
    for week, text in enumerate(STORY * 2)
]


def test_a_story_goes_on_in_sections_beside_the_first():
    first = "".join(f"<p>{text}</p>" for text in LONGER)
    rest = [f"Of boat {n} he wrote that its lines were sound, and its crew as well." for n in "123"]
    after = "".join(f"<p>{text}</p>" for text in rest)
    section = "<section><div class='story-text {}'>{}</div></section>"
    other = (
        "<div class='related-texts'><div class='story-text'><h4><a href='/x'>Herring prices fall"
    )
    other += (
        " for the third year</a></h4><p>Nobody can say why that is so, nor how it will end.</p>"
    )
    body = section.format("first", first) + section.format("wide", after) + (other + "</div>") * 4
    shell = "<html><head><title>{0}</title></head><body><h1>{0}</h1>{1}</body></html>"
    found = item(shell.format(TITLE, body).encode())
    assert paragraphs(found) == [*LONGER, *rest]


def test_what_linked_data_says_is_the_story_is_looked_for_in_the_page():
    remark = "I have taken that ferry for thirty years, and never have I waited nine days for it. "
    remarks = "".join(f"<p>{remark * 3} Remark {n}.</p>" for n in range(20))
    story = "".join(f"<p>{text}</p>" for text in LONGER)
    data = page(
        head=linked(articleBody=" ".join(LONGER)),
        body=f"<div class='comments'>{story}</div>",
        after=f"<div class='talk'>{remarks}</div>",
    )
    assert paragraphs(item(data)) == LONGER


def test_paragraphs_parted_by_line_breaks():
    found = item(page(body="<br><br>".join(STORY)))
    assert paragraphs(found) == STORY


def test_the_story_as_markup_with_absolute_addresses():
    body = (
        f"<p>{STORY[0]} <a href='../boats?a=1&amp;b=2' onclick='x()'>All boats</a></p>"
        "<h3>What is known</h3><ul><li>Nine days</li><li>One <em>line</em></li></ul>"
        f"<blockquote><p>{STORY[1]}</p></blockquote>"
        "<p><img data-src='/pier.png' src='data:image/gif;base64,AAAA' alt='The pier'></p>"
        f"<p>{STORY[2]}<script>alert(1)</script></p>"
    )
    head = '<link rel="canonical" href="https://post.example/news/ferry">'
    html = item(page(head=head, body=body)).content_html
    assert '<a href="https://post.example/boats?a=1&amp;b=2"' in html
    assert "<h3>What is known</h3>" in html
    assert re.search(r"<ul>\s*<li>Nine days</li>\s*<li>One <em>line</em></li>\s*</ul>", html)
    assert re.search(r"<blockquote>\s*<p>Divers", html)
    assert '<img src="https://post.example/pier.png" alt="The pier">' in html
    assert "alert" not in html and "onclick" not in html


def test_explain_tells_of_each_block():
    (document,) = read("a.html", page(after="<footer><p>All rights reserved.</p></footer>"))
    lines = explain(document, Conventions()).lines
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert [line.role for line in lines] == ["title", "body", "body", "body", "furniture"]


# Encodings


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("", "utf-8"),
        ("", "cp1252"),
        ("iso-8859-1", "cp1252"),  # browsers read the one as the other (WHATWG Encoding §4.2)
        ("iso-8859-1", "utf-8"),  # converted by a tool, the declaration left as it was
        ("utf-16", "utf-8"),
        ("", "utf-16"),
        ("windows-1251", "cp1251"),
        ("no-such-encoding", "cp1252"),
    ],
)
def test_encodings(declared, written):
    mark = "„Паром“" if written == "cp1251" else "„Fähre“"
    meta = f"<meta charset='{declared}'>" if declared else ""
    data = page(head=meta, title=f"{TITLE} {mark}").decode().encode(written)
    assert item(data).title == f"{TITLE} {mark}"


def test_a_few_broken_bytes_are_replaced_and_many_refused():
    data = page(head="<meta charset=utf-8>")
    assert item(data.replace(b"berth", b"b\xe9rth", 1)).title == TITLE
    with pytest.raises(ReadError, match="encoding"):
        read("a.html", page(head="<meta charset=euc-jp>") + b"\xff\xfe\xfd" * 500)


# MHTML


def test_mhtml_page_with_its_address_and_moment():
    data = (
        b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://post.example/ferry\r\n"
        b"Subject: Ferry\r\nDate: Mon, 4 May 2026 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="--B"\r\n\r\n'
        b"----B\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n"
        b"Content-Location: https://post.example/ferry\r\n\r\n"
        + page(before="<p class=3Ddate>2 hours ago</p>")
        .replace(b"'text'", b"=22text=22")
        .replace(b"six on", b"s=\r\nix on")
        + b"\r\n----B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + b"AAAA\r\n----B--\r\n"
    )
    (document,) = read("a.mhtml", data)
    assert document.captured == datetime(2026, 5, 4, 10, tzinfo=UTC)
    found = item(data, name="a.mhtml")
    assert found.url == "https://post.example/ferry"
    assert found.published == datetime(2026, 5, 4, 8, tzinfo=UTC)
    assert paragraphs(found) == STORY


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nNo page.",
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" * 40,
        b"Content-Type: message/rfc822\r\n\r\n" * 4_000,
        b"Content-Type:\n multipart/digest; boundary=b\n\n" + b"--b\n\n\n" * 100_000,
    ],
)
def test_mhtml_without_a_page(data):
    with pytest.raises(ReadError, match="MHTML"):
        read("a.mht", data)


def test_mhtml_headers_that_are_no_ascii_say_nothing():
    data = b"Content-Type: text/html\nContent-Location: https://\xff\xfe.example/\n\n" + page()
    found = item(data, name="a.mhtml")
    assert (found.url, paragraphs(found)) == (None, STORY)


def test_forms_in_a_page_are_no_parts_of_mhtml():
    forms = "<form enctype='multipart/form-data'></form>" * 20
    data = b"Content-Type: text/html; charset=utf-8\n\n" + page(after=forms)
    assert paragraphs(item(data, name="a.mhtml")) == STORY


def test_singlefile_notes_address_and_moment():
    note = (
        b"<!--\n Page saved with SingleFile \n url: https://post.example/ferry \n"
        b" saved date: Mon May 04 2026 12:00:00 GMT+0200 (Central European Summer Time)\n-->"
    )
    (document,) = read("a.html", b"<!DOCTYPE html> <html>" + note + page())
    assert document.stated == {"url": "https://post.example/ferry"}
    assert document.captured == datetime(2026, 5, 4, 10, tzinfo=UTC)


# Bad input

BOMBS = {
    "deep": page(body="<div>" * 200_000),
    "deeper than the parser goes": page(body="<b>" * 300 + "x"),
    "many elements": page(body="<p>word</p>" * 100_000),
    "attributes of one tag": page(body="<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">"),
    "attributes of many tags": page(body=("<p " + "a " * 400 + ">") * 200),
    "markup": page(body="word " * 400_000),
}


@pytest.mark.parametrize("name", BOMBS)
def test_parser_bombs_are_refused(name):
    (document,) = read("a.html", BOMBS[name])
    with pytest.raises(SeedError, match="page: found"):
        normalise(document, Conventions())


@pytest.mark.parametrize(
    "junk",
    [
        "<script " * 100_000,
        "<!--" * 100_000,
        "<a b='" * 400,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<script type="application/ld+json">' + '{"@graph":[' * 10_000 + "</script>",
        "<table>" * 100,
        "<img src='data:image/png;base64," + "A" * 1_000_000 + "'>",
    ],
)
def test_junk_behind_a_story_does_not_cost_it(junk):
    assert paragraphs(item(page(after=junk))) == STORY


@pytest.mark.parametrize(
    "head",
    [
        linked(description=" | " * 300_000),
        linked(name="- " * 400_000, headline=None),
        '<script type="application/ld+json">{}-->' + " " * 400_000 + "x</script>",
        "".join(
            f'<meta property="{name}" content="{"ab - " * 790}{name}">'
            for name in ("og:title", "twitter:title", "parsely-title", "dc.title")
        ),
    ],
    ids=["description", "name", "spaces", "titles"],
)
def test_long_values_cost_no_time(head):
    """Of some, the time would grow with the square of their length: minutes."""
    assert item(page(head=head)).title == TITLE


@pytest.mark.parametrize("sign", ["<", "<p "])
def test_a_stated_story_of_signs_costs_no_time(sign):
    (document,) = read("a.html", page(head=linked(articleBody=sign * 300_000)))
    with pytest.raises(SeedError, match="content_html"):
        normalise(document, Conventions())


def test_entities_are_not_expanded():
    bomb = b'<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    found = item(bomb + page(body=f"<p>{STORY[0]} &a; &f;</p><p>{STORY[1]}</p>"))
    assert "boom" not in found.content_text
    assert "&a; &f;" in found.content_text


@pytest.mark.parametrize("name", ["idna", "punycode", "undefined", "unicode_escape", "utf-7"])
def test_a_codec_that_is_of_no_page_is_not_believed(name):
    data = page(head=f"<meta charset={name}>", after="<p>Caf\xe9</p>").decode().encode("cp1252")
    assert paragraphs(item(data)) == STORY


@pytest.mark.parametrize("data", [bytes(range(256)) * 500, page() + b"\0" * 5_000])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(ReadError):
        read("a.html", data)


def test_a_page_too_large_is_refused():
    with pytest.raises(ReadError, match="size"):
        page_document("a.html", b" " * (MAX_PAGE + 1))
