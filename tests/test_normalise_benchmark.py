"""benchmarks/normalise: that it measures what it says."""

import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

FOLDER = str(Path(__file__).parents[1] / "benchmarks" / "normalise")
sys.path.insert(0, FOLDER)
try:
    import approaches
    import evaluate
    import layouts
    import made
    import rendering
    import report
    import unlabelled
    from cases import Case, article_cases, extent, gold_of_source, gold_of_text
    from printed import folded, says, says_day
    from scoring import Extraction, Match, judge, match, precision_recall_f1, same_day
    from sets import Gold, Source, site_of, split_of
    from shingles import shingles
    from variants import Teaser, non_articles, recaptures
finally:
    sys.path.remove(FOLDER)

PAGE = """<!doctype html><html><head><title>Crane arrives</title><style>p {}</style>
<script type="application/ld+json">{"articleSection": "Port"}</script></head><body>
<nav><a href="/">Home</a><a href="/p">Port</a></nav>
<main><article><div><span>Port</span></div><h1>The crane has arrived</h1>
<div>By <b>Runa Maddox</b> | 3 March 2026</div>
<div class="text"><p>The harbour bought a crane on Monday and will put it up<br>in May.</p>
<p>It is twice as high as the <em>old</em> one, the port said.</p></div>
<aside><p>Ferries to the islands stop on Sunday, because the crews are at their yearly feast.</p>
</aside></article></main><div hidden>Never seen</div><p style="display: none">Nor this</p>
<footer>All rights reserved<img src="a.png" alt="Logo"></footer></body></html>"""
STORY = (
    "The harbour bought a crane on Monday and will put it up in May.\n\n"
    "It is twice as high as the old one, the port said."
)
BREAKING = Gold(
    title="The crane has arrived", authors=("Runa Maddox",), days=("2026-03-03",), body=STORY
)
DAY = date(2026, 3, 3)
MIDNIGHT = datetime(2026, 3, 3, tzinfo=UTC)
FERRIES = "Ferries to the islands stop on Sunday, because the crews are at their yearly feast."
BARE = layouts.Capture(
    lines=["The crane has arrived", "", *STORY.split("\n")],
    title="The crane has arrived",
    authors=[],
    paragraphs=STORY.split("\n\n"),
)


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "crane.html"
    path.write_text(PAGE)
    return Source(
        name="own-crane", set="own", site="harbour", url="", path=str(path), gold=BREAKING
    )


def capture(text, **known):
    fields = {"name": "own-a.page", "set": "own", "site": "harbour", "rendering": "page"}
    fields |= {"headline": BREAKING.title, "gold": BREAKING, "data": text.encode()}
    return Case(**fields | known)


class TestScores:
    def test_shares_of_shingles(self):
        """Six words are three shingles; the found text has two of them and one of its own."""
        assert match("a b c d e f", "a b c d e x") == Match(both=0.5, extra=0.25, missed=0.25)

    def test_shingles_are_counted(self):
        assert match("a b c d", "a b c d a b c d").extra == pytest.approx(4 / 5)

    def test_a_short_text_is_one_shingle(self):
        assert shingles("two words") == {("two", "words"): 1}
        assert not shingles(" … ")

    def test_nothing_found_tells_nothing_of_precision(self):
        matches = [Match(0.5, 0.5, 0), Match(0, 0, 1)]
        assert precision_recall_f1(matches) == (0.5, 0.5, 0.5)

    @pytest.mark.parametrize(
        ("found", "right"),
        [
            (datetime(2026, 3, 3, tzinfo=UTC), True),
            (datetime(2026, 3, 2, tzinfo=UTC), False),
            (datetime(2026, 3, 4, tzinfo=UTC), False),
            (datetime(2026, 3, 3, 22, 30, tzinfo=timezone(timedelta(hours=-4))), True),
            (datetime(2026, 3, 5, 12, tzinfo=UTC), False),
            (None, False),
        ],
    )
    def test_the_day_counts_in_any_zone_of_its_moment(self, found, right):
        assert same_day(["2026-03-03"], found) is right

    def test_a_day_whose_gold_has_day_and_month_exchanged_is_not_invented(self):
        gold = Gold(body="x", days=(), unprinted=("2026-05-03",), authors=("A",), visible=True)
        printed = Extraction(published=datetime(2026, 3, 5, tzinfo=UTC))
        other = Extraction(published=datetime(2026, 3, 6, tzinfo=UTC))
        assert judge(printed, gold, "5 March 2026").invented == (0, 0)
        assert judge(other, gold, "6 March 2026").invented == (1, 1)

    @pytest.mark.parametrize(("published", "right"), [("2026-03-01", None), ("2026-03-03", False)])
    def test_a_day_that_the_source_states_for_its_update_is_no_gold(self, published, right):
        gold = Gold(body="x", days=("2026-03-03",))
        source = f'"datePublished": "{published}", "dateModified": "2026-03-03T10:00Z"'
        found = Extraction(published=datetime(2026, 3, 1, tzinfo=UTC))
        assert judge(found, gold, source).date is right

    @pytest.mark.parametrize(
        ("line", "right"),
        [
            ("Updated: 3 March 2026", None),
            ("3 March 2026", False),
            ("Published 3 March 2026, updated 4 March 2026", False),
        ],
    )
    def test_no_date_of_publication_is_right_where_only_an_update_is_told(self, line, right):
        gold = Gold(body="x", days=("2026-03-03",), visible=True)
        assert judge(Extraction(), gold, line).date is right
        assert judge(Extraction(published=MIDNIGHT), gold, line).date is True

    def test_quotes_case_and_prefix_do_not_matter(self):
        gold = Gold(title="“It’s here” – port", authors=("Runa Maddox",), visible=True)
        found = Extraction(title='"It\'s  HERE" - port', authors=("by RUNA MADDOX",))
        verdict = judge(found, gold, "")
        assert verdict.title and verdict.authors

    def test_a_colon_may_stand_apart(self):
        gold = Gold(title="Port: The crane has arrived", visible=True)
        assert judge(Extraction(title="Port : The crane has arrived"), gold, "").title
        assert not judge(Extraction(title="The crane has arrived"), gold, "").title

    def test_leaks_are_lines_that_stand_half_in_the_body(self):
        lines = ["one two three four five six", "seven eight nine ten eleven twelve"]
        found = Extraction(body="zero one two three four five")
        assert judge(found, Gold(body="x"), "", around=lines).around == (1, 2)

    def test_what_the_capture_does_not_say_is_invented(self):
        gold = Gold(authors=(), days=(), visible=True)
        named = Extraction(authors=("Runa Maddox",), published=datetime(2026, 3, 3, tzinfo=UTC))
        assert judge(named, gold, "").invented == (2, 2)
        assert judge(Extraction(), gold, "").invented == (0, 2)

    def test_a_page_may_say_in_its_source_what_it_does_not_show(self):
        gold = Gold(days=())
        found = Extraction(published=datetime(2026, 3, 3, 9, tzinfo=UTC))
        assert judge(found, gold, '"datePublished":"2026-03-03T09:00Z"').invented == (0, 1)
        assert judge(found, gold, "nothing").invented == (1, 1)

    def test_a_rejected_article_is_counted_where_the_page_is_known_to_be_one(self):
        rejected = Extraction(rejected="no headline")
        assert judge(rejected, Gold(body="x"), "").rejected is True
        assert judge(rejected, Gold(), "").rejected is None


class TestPrinted:
    @pytest.mark.parametrize(
        "text",
        [
            "3 March 2026",
            "Mar. 03, 2026 10:40",
            "am 3. März 2026 um 10 Uhr",
            "2026年3月3日",
            "03.03.2026",
            "3/3/2026",
            "20260303",
            "le 3 mars 2026",
            "3 марта 2026 г.",
        ],
    )
    def test_a_day_that_is_plain(self, text):
        assert says_day(text, date(2026, 3, 3)) == "plainly"

    @pytest.mark.parametrize("text", ["3/4/2026", "4/3/2026", "3.4.26", "3 April 202610:40"])
    def test_a_day_that_is_not(self, text):
        assert says_day(text, date(2026, 4, 3)) == "ambiguously"

    @pytest.mark.parametrize("text", ["3 March", "March 2026", "3 March 2025", "13 March 2026"])
    def test_another_day_or_none(self, text):
        assert says_day(text, date(2026, 3, 3)) == ""

    def test_names_are_whole_words(self):
        assert says(folded("By Ann Lee | News"), "ANN LEE")
        assert not says(folded("By Joann Lee"), "Ann Lee")


class TestRendering:
    def lines(self, style):
        page = rendering.take_apart(rendering.parse(PAGE.encode()), style)
        return rendering.text_of(page).split("\n")

    def test_as_inner_text(self):
        assert self.lines(rendering.Style()) == [
            "HomePort",
            "Port",
            "The crane has arrived",
            "By Runa Maddox | 3 March 2026",
            "",
            "The harbour bought a crane on Monday and will put it up",
            "in May.",
            "",
            "It is twice as high as the old one, the port said.",
            "",
            "Ferries to the islands stop on Sunday, because the crews are at their yearly feast.",
            "",
            "All rights reserved",
            "",
        ]

    def test_other_styles(self):
        lines = self.lines(rendering.Style("blocks", alternatives=True))
        assert lines[:6] == ["HomePort", "", "Port", "", "The crane has arrived", ""]
        assert lines[-3:] == ["All rights reserved", "Logo", ""]

    def test_nesting_has_no_end(self):
        deep = b"<div>" * 5000 + b"bottom"
        page = rendering.take_apart(rendering.parse(deep), rendering.Style())
        assert len(page.elements) > 100

    @pytest.mark.parametrize(
        "data",
        [
            "Zürich".encode(),
            '<meta charset="latin-1">Zürich'.encode("latin-1"),
            "Zürich".encode("cp1252"),
        ],
    )
    def test_encodings(self, data):
        assert "Zürich" in rendering.decode(data)


class TestCases:
    def test_three_of_a_page(self, source):
        html, page, container = article_cases(source)
        assert (html.rendering, page.rendering) == ("html", "page")
        assert container.data.decode().startswith("Port\n\nThe crane")
        assert b"HomePort" not in container.data and b"Ferries" in container.data
        assert [line[:7] for line in page.around] == ["Ferries"]
        assert page.gold.sections == ("port",)

    def test_gold_is_what_the_capture_says(self):
        gold = gold_of_text(BREAKING, f"A crane\n{STORY}", set(shingles(STORY)), "A crane")
        assert (gold.title, gold.authors, gold.days) == (None, None, ())
        assert gold.unprinted == ("2026-03-03",)

    def test_author_is_named_beside_the_story(self):
        """A menu, a comment far below or the page's owner tell nobody who wrote it."""
        menu = "\n".join(["Runa Maddox", *["Ferries"] * 20])
        told, story = f"The crane has arrived\n{{}}\n{STORY}", set(shingles(STORY))
        for text, authors in (
            (told.format("By Runa Maddox"), ("Runa Maddox",)),
            (told.format("© Runa Maddox"), None),
            (menu + "\n" + told.format("Port"), None),
        ):
            gold = gold_of_text(BREAKING, text, story, "The crane has arrived")
            assert gold.authors == authors

    def test_a_day_printed_only_far_from_the_story_need_not_be_found(self):
        text = "\n".join(["The crane has arrived", STORY, *["Ferries"] * 40, "3 March 2026"])
        gold = gold_of_text(BREAKING, text, set(shingles(STORY)), "The crane has arrived")
        assert gold.days == ("2026-03-03",) and not gold.dateable

    @pytest.mark.parametrize("printed", ["Updated 3 March 2026", "Last updated\n3 March 2026"])
    def test_no_date_is_right_where_only_an_update_is_told(self, printed):
        gold = Gold(days=("2026-03-03",), visible=True)
        assert judge(Extraction(), gold, printed).date is None
        assert judge(Extraction(), gold, f"{printed}\nPosted 3 March 2026").date is False

    @pytest.mark.parametrize(
        ("line", "authors", "days"),
        [
            ("By Ada Quill", None, ()),
            ("By the harbour", (), ()),
            ("4 March 2026", (), None),
            ("4.3.2026, 10:15", (), None),
            ("Deadline: 4 March 2026", (), ()),
            ("Posted: 4 March 2026", (), None),
            ("Updated 4 March 2026", (), ()),
        ],
    )
    def test_nothing_is_known_where_a_capture_contradicts_its_set(self, line, authors, days):
        """What stands as byline or day beside the headline is no invention of a reader's."""
        known = replace(BREAKING, authors=())
        text, headline = f"The crane has arrived\n{line}\n{STORY}", "The crane has arrived"
        gold = gold_of_text(known, text, set(shingles(STORY)), headline)
        assert (gold.authors, gold.days) == (authors, days)

    def test_mistakes_of_a_set_are_left_out(self):
        """A source may say in any form what is known: entities, escapes, tags between words."""
        source = r'{"name": "Ren\u00e9 Ma\"x"} <h1>The <i>crane</i> &amp; I</h1> 2026-03-03T10:00'
        known = Gold(title="The crane & I", authors=('René Ma"x',), days=("2026-03-03",))
        assert gold_of_source(known, source) == known
        assert gold_of_source(known, "<p>Another page</p>") == Gold()

    def test_a_capture_without_the_story_is_no_case(self, source):
        Path(source.path).write_text(PAGE.replace("twice", "thrice").replace("Monday", "Friday"))
        assert [case.rendering for case in article_cases(source)] == ["html"]

    def test_the_story_is_found(self):
        lines = ["Port", "The crane has arrived", "", *STORY.split("\n"), "Read more"]
        assert extent(lines, "The crane has arrived", set(shingles(STORY))) == (1, 5)
        assert extent(lines, "Another", set(shingles(STORY))) is None

    def test_recaptures_keep_the_story_and_are_the_same_in_every_run(self):
        furniture = "\n\n".join(f"Card {number}" for number in range(40))
        text = f"{furniture}\n\nThe crane has arrived\n\n{STORY}\n\n{furniture}"
        other = capture(f"Menu\n\n{text}\n\nFoot", name="own-b.page", url="/b")
        first, again = (list(recaptures(capture(text), [other], Random("a"))) for _ in range(2))
        assert first == again
        assert [case.name for case in first] == ["own-a.page.shuffled", "own-a.page.swapped"]
        for case in first:
            assert f"The crane has arrived\n\n{STORY}" in case.data.decode()
            assert case.data.decode() != text and case.of == "own-a.page"

    def test_non_articles_do_not_hold_the_story(self):
        menu = "\n".join(f"Section {number}" for number in range(20))
        text = f"{menu}\n\nThe crane has arrived\n\n{STORY}\n\nRead more\nAnother headline\nMenu"
        teasers = [Teaser(f"Title {n}", "It is.", "", "2026-03-03", "us") for n in range(20)]
        made = list(non_articles(capture(text), teasers, Random("a")))
        assert {case.kind for case in made} == {"missing", "navigation", "list", "author", "wall"}
        assert not any(b"bought a crane" in case.data for case in made)


class TestSites:
    @pytest.mark.parametrize(
        ("url", "site"),
        [
            ("https://www.bbc.co.uk/news/1", "bbc"),
            ("https://edition.example.com:8080/a", "example"),
            ("http://harbour.wordpress.com/2026", "harbour"),
            ("https://harbour.news/", "harbour"),
        ],
    )
    def test_a_publisher_has_one_name(self, url, site):
        assert site_of(url) == site

    def test_halves_stay_as_they_are(self):
        """Rules were made by looking at one half: no site may ever change to the other."""
        assert [split_of(site) for site in ("bbc", "harbour", "example", "apnews")] == [
            "held-out",
            "dev",
            "held-out",
            "dev",
        ]


class TestLayouts:
    def test_made_captures_are_the_same_in_every_run(self, tmp_path):
        for folder in ("one", "two"):
            layouts.write(tmp_path / folder, 14, "a")
        one, two = (
            {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()}
            for folder in ("one", "two")
        )
        assert one == two and len(one) == 28
        layouts.write(tmp_path / "other", 14, "b")
        assert one != {path.name: path.read_bytes() for path in (tmp_path / "other").iterdir()}

    @pytest.mark.parametrize("layout", layouts.LAYOUTS)
    def test_what_is_to_be_found_stands_in_the_text(self, layout):
        for number in range(8):
            capture = layouts.LAYOUTS[layout](layouts.Writer(f"test-{number}"))
            lines = capture.text.split("\n")
            below = iter(lines)  # in which each paragraph comes after the one before it
            assert all(paragraph in below for paragraph in capture.paragraphs)
            assert capture.title in lines
            assert capture.section is None or capture.section in lines
            assert capture.published is None or capture.published in capture.text
            assert all(name in capture.text for name in capture.authors)

    def test_a_field_that_is_not_printed_is_right_if_not_given(self):
        found = Extraction(title="The crane has arrived", body=STORY)
        score = layouts.score(BARE, DAY, found)
        assert score.exact and score.title and score.authors and score.date and score.section
        given = Extraction(authors=("Runa",), published=MIDNIGHT, section="Port")
        score = layouts.score(BARE, DAY, given)
        assert not (score.exact or score.title or score.authors or score.date or score.section)
        dated = layouts.score(replace(BARE, published="3 March 2026"), DAY, given)
        assert dated.date

    def test_prose_that_is_not_of_the_story_leaks(self):
        capture = replace(BARE, lines=[*BARE.lines, "", FERRIES])
        for body, leaked in ((STORY, 0), (f"{STORY}\n\n{FERRIES}", 1)):
            score = layouts.score(capture, DAY, Extraction(body=body))
            assert (score.leaked, score.around, score.exact) == (leaked, 1, not leaked)

    def test_feedpub_reads_them_as_a_build_does(self):
        ((name, capture, _),) = layouts.captures(1, "test")
        assert layouts.read(name, capture).title == capture.title
        scores = layouts.scores_by_layout(14, "test")
        assert {label: len(group) for label, group in scores.items()}["all"] == 14
        assert len(layouts.table(scores).split("\n")) == 1 + len(layouts.LAYOUTS) + 1


@pytest.mark.parametrize(
    ("stated", "right"), [("Port has its crane at last", True), ("Ferries stop on Sunday", False)]
)
def test_the_only_heading_is_as_good_as_the_title_of_which_it_is_another_wording(
    source, stated, right
):
    gold = replace(BREAKING, title=stated)
    Path(source.path).write_text(PAGE.replace("Crane arrives", stated))
    (page, *_) = article_cases(replace(source, gold=gold))
    shown = Extraction(title="The crane has arrived", body=STORY)
    assert judge(shown, page.gold, PAGE).title is right
    assert judge(Extraction(title=stated), page.gold, PAGE).title


def test_feedpub_is_called_as_a_build_calls_it():
    found = approaches.feedpub(capture(made.capture(1).decode()))
    assert found.title and found.rejected is None
    assert approaches.feedpub(capture("Menu\nHome")).rejected


def test_cases_that_were_written_are_read_as_they_were(tmp_path, source):
    cases = list(article_cases(source))
    evaluate.write(tmp_path, cases)
    texts = ["page", "container"]
    (read,) = evaluate.read(tmp_path, split_of("harbour"), texts)
    assert sorted(read, key=lambda case: case.name) == sorted(
        (case for case in cases if case.rendering in texts), key=lambda case: case.name
    )
    assert not list(evaluate.read(tmp_path, "held-out", texts))


def test_a_page_captured_again_is_compared_with_the_first():
    first = capture(made.capture(1).decode())
    same = capture(
        made.capture(1).decode(), name="own-a.page.same", kind="recapture", of=first.name
    )
    other = capture(made.capture(2).decode(), name="own-a.page.x", kind="recapture", of=first.name)
    outcomes = evaluate.measure([first, same, other], frozenset(["feedpub"]))
    assert [outcome.identical for outcome in outcomes] == [None, True, False]


def test_the_report_counts_what_was_judged():
    outcome = report.Outcome(
        case="a",
        set="own",
        rendering="page",
        kind="article",
        approach="feedpub",
        found=Extraction(title="A"),
        verdict=judge(Extraction(title="A"), Gold(title="A", body="x y"), ""),
    )
    all_sets, own = report.summarise([outcome]).figures
    assert (all_sets.set, own.set, own.title, own.f1, own.date) == ("all", "own", 1.0, 0.0, None)
    assert report.classes_of([outcome]).split() == [
        *"page: errors by class body another 1 title authors date".split()
    ]


def test_a_page_tells_of_itself_only_what_is_plain():
    head = """<meta property="og:title" content="The crane has arrived"><script
    type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Big crane",
    "author": {"@type": "Person", "name": "Runa Maddox"}, "datePublished": "2026-03-03T08:00:00Z"}]}
    </script></head>"""
    root = rendering.parse(PAGE.replace("</head>", head).encode())
    told = "The crane has arrived", ("Runa Maddox",), ("2026-03-03",)
    assert unlabelled.metadata(root) == told
    assert unlabelled.metadata(rendering.parse(PAGE.encode())) == (None, None, None)
