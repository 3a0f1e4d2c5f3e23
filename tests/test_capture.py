"""A plain-text capture gives its story and nothing else, and every line is explained."""

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedpub.normalise.capture import read_capture

ROOT = Path(__file__).parent.parent
CAPTURES = Path(__file__).parent / "golden" / "captures"
SHIPPED = (ROOT / "seeds" / "000_5560a4c548090309.txt").read_text(encoding="utf-8")
SHIPPED_LINES = SHIPPED.split("\n")
BODY = tuple(line for line in SHIPPED_LINES[6:15] if line)
ROLES = {
    "blank", "section", "title", "reading-time", "byline", "date", "body", "subhead", "caption",
    "bio", "related", "furniture", "rejected",
}  # fmt: skip


def facts(text):
    """What `read_capture` finds in *text*, without its lines."""
    capture = read_capture(text)
    return {
        "title": capture.title,
        "section": capture.section,
        "authors": list(capture.authors),
        "published_text": capture.published and capture.published.text,
        "paragraphs": list(capture.paragraphs),
        "rejected": capture.rejected,
    }


def roles(text):
    return {line.text.strip(): line.role for line in read_capture(text).lines}


# The shipped capture


def test_the_shipped_capture_is_its_story_and_nothing_else():
    assert facts(SHIPPED) == {
        "title": "ISW: Russia's advances in Bakhmut likely slowed in recent days",
        "section": "News Feed",
        "authors": ["The Kyiv Independent news desk"],
        "published_text": None,
        "paragraphs": list(BODY),
        "rejected": None,
    }
    assert len(BODY) == 5
    assert BODY[0].startswith("Russia's advances near Bakhmut")
    assert BODY[-1].endswith("previously reported.")


def test_each_line_of_the_shipped_capture_has_its_role():
    by_text = roles(SHIPPED)
    assert by_text["1 min read"] == "reading-time"
    assert by_text["Understanding Russia’s relentless assault on Bakhmut"] == "related"
    assert by_text["Article image"] == by_text["Avatar"] == "furniture"
    assert by_text["The Kyiv Independent news desk"] == "byline"
    assert [line.role for line in read_capture(SHIPPED).lines if "We are the" in line.text] == [
        "bio"
    ]
    assert by_text["Read more"] == by_text["Show More"] == "furniture"


FURNITURE = ["Read more", "Show More", "Avatar", "Article image", "Video", "1 min read"]


@pytest.mark.parametrize("mask", range(1, 2 ** len(FURNITURE)))
def test_the_story_does_not_depend_on_known_furniture(mask):
    gone = {word for bit, word in enumerate(FURNITURE) if mask >> bit & 1}
    text = "\n".join(line for line in SHIPPED_LINES if line not in gone)
    assert facts(text) == facts(SHIPPED)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Understanding Russia’s relentless assault on Bakhmut", "How a bridge was lost"),
        ("Understanding Russia’s relentless assault on Bakhmut", "Who pays for it?"),
        ("Understanding Russia’s relentless assault on Bakhmut\n", ""),
        ("Article image", "Bild zum Artikel"),
        ("Avatar", "Portraitbild"),
        ("1 min read", "Readable in a moment"),
        ("Read more", "Onwards"),
        ("Show More", "And yet more of it"),
        ("Read more\nNews Feed\nVideo", "Opinion\nPodcast"),
        ("Read more\nNews Feed\nVideo", "News Feed"),
        ("Read more\nNews Feed\nVideo", "Culture\nSea shanties are back in the harbour pubs"),
    ],
)
def test_other_furniture_gives_the_same_story(old, new):
    head, tail = SHIPPED.split(BODY[-1]) if old != "1 min read" else (SHIPPED, "")
    text = SHIPPED.replace(old, new) if not tail else head + BODY[-1] + tail.replace(old, new)
    assert old in SHIPPED
    assert facts(text) == facts(SHIPPED)


@pytest.mark.parametrize("number", [n for n in range(15, 30) if SHIPPED_LINES[n]])
def test_the_story_does_not_depend_on_any_line_below_it(number):
    capture = read_capture("\n".join(SHIPPED_LINES[:number] + SHIPPED_LINES[number + 1 :]))
    assert (capture.title, capture.paragraphs) == (SHIPPED_LINES[2], BODY)


@pytest.mark.parametrize("between", ["\n", "\n\n\n\n"])
def test_the_story_does_not_depend_on_blank_lines(between):
    text = re.sub(r"\n+", between, SHIPPED)
    assert read_capture(text).paragraphs == BODY


BIO = next(line for line in SHIPPED_LINES if line.startswith("We are"))
TEASER = next(line for line in SHIPPED_LINES if line.startswith("Since the"))


@pytest.mark.parametrize(
    "bio",
    [
        "I am a reporter in Dunmore. Write to me whenever you know something that I should know.",
        "Based in Dunmore since 2009, this desk has covered courts, harbours and the weather for"
        " readers of the Courier and others.",
        "News of the day, at any hour.",
    ],
)
@pytest.mark.parametrize("teaser", [TEASER, "A boat.", "Why boats float, told by those who know"])
def test_another_bio_and_teaser_give_the_same_story(bio, teaser):
    capture = read_capture(SHIPPED.replace(BIO, bio).replace(TEASER, teaser))
    assert (capture.title, capture.paragraphs) == (SHIPPED_LINES[2], BODY)


def test_another_author_is_named_by_the_bio():
    text = SHIPPED.replace("The Kyiv Independent news desk", "Ada Quill").replace(
        BIO, "Ada Quill is a reporter in Dunmore, where she was born and still lives with two cats."
    )
    assert facts(text) == {**facts(SHIPPED), "authors": ["Ada Quill"]}


@pytest.mark.parametrize("number", range(5))
def test_an_edited_paragraph_is_the_only_change(number):
    edited = BODY[number][:-1] + ", and more."
    expected = [edited if text == BODY[number] else text for text in BODY]
    changed = facts(SHIPPED.replace(BODY[number], edited))
    assert changed == {**facts(SHIPPED), "paragraphs": expected}


@pytest.mark.parametrize("number", range(5))
def test_a_short_paragraph_anywhere_is_the_only_change(number):
    expected = [*BODY[:number], "It was quiet.", *BODY[number + 1 :]]
    text = SHIPPED.replace(BODY[number], "It was quiet.")
    assert facts(text) == {**facts(SHIPPED), "paragraphs": expected}


@pytest.mark.parametrize(
    "added",
    [
        "More follows.",
        "“We shall see,” he said.",
        "“Why us?”",
        BODY[0].replace("Russia", "Norland"),
    ],
)
def test_an_appended_paragraph_is_the_only_change(added):
    text = SHIPPED.replace(BODY[-1], f"{BODY[-1]}\n\n{added}")
    assert facts(text) == {**facts(SHIPPED), "paragraphs": [*BODY, added]}


@pytest.mark.parametrize(
    "title",
    [
        "Changed",
        "A new headline",
        "Is Bakhmut falling?",
        "Advances slowed.",
        "By Jove",
        "Photo: what a picture shows",
        "Read also: how to",
        "2031",
        "A headline that ends in a full stop, which few do, and that is as long as a paragraph.",
        "By land and by sea: how the advance slowed",
        "What we know on May 3, 2031, about the advance in the east and its likely end " * 2,
    ],
)
def test_another_headline_is_the_only_change(title):
    text = SHIPPED.replace(SHIPPED_LINES[2], title.strip())
    assert facts(text) == {**facts(SHIPPED), "title": title.strip()}


def test_only_a_bio_and_teasers_are_no_story():
    text = "\n".join(line for line in SHIPPED_LINES if line not in BODY)
    assert read_capture(text).rejected


# Golden captures


# What is not yet read as a faithful reader would, and why.
SHORTCOMINGS = {
    "appeal_of_several_paragraphs-a": "a bare name below the headline, with nothing that tells",
    "appeal_of_several_paragraphs-b": "the same",
    "es_author_lower_case": "names without capitals",
    "hi_dateline_and_source": "a bare name in a script without capitals",
    "ja_other_headlines_above": "the reporter within brackets amid the story; a date glued to it",
    "ko_dateline_with_reporter": "the reporter within the dateline",
    "live_blog_now_and_earlier": "names beside the times of entries",
    "no_old_article_and_doubled_caption-b": "a menu of one word taken for a section",
    "rejected_archive_read_more": "excerpts cut amid the sentence, below one headline",
    "rejected_feed_list_with_excerpts": "headlines glued to excerpts",
    "rejected_ki_author_page_glued_role": "a post glued to a bio, excerpts that run like a story",
    "rejected_ki_bio_appeal_and_tickers": "tickers in a row read like a story",
    "rejected_ki_video_tag": "teasers in a row read like a story",
    "rejected_topic_page_dates_alone": "an excerpt with nothing but a date and a topic above",
    "zh_crumbs_and_editor": "the reporters in the crumbs",
    "zh_picture_story": "a story of one paragraph in a dense script",
}


def golden(path):
    why = SHORTCOMINGS.get(path.stem)
    marks = [pytest.mark.xfail(reason=why, raises=AssertionError)] if why else []
    return pytest.param(path, id=path.stem, marks=marks)


@pytest.mark.parametrize("path", list(map(golden, sorted(CAPTURES.glob("*.txt")))))
def test_golden_captures(path):
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert facts(path.read_text(encoding="utf-8")) == expected


# Simple documents


@pytest.mark.parametrize(
    ("text", "title", "paragraphs"),
    [
        ("Title\n\nPara one.\n\nPara two.\n", "Title", ["Para one.", "Para two."]),
        ("Title\n\nBody text.", "Title", ["Body text."]),
        ("Title\n\nsome body text here", "Title", ["some body text here"]),
        ("Title\n\nbody", "Title", ["body"]),
        ("Title\nsome body text here", "Title", ["some body text here"]),
        ("Title\nBody text.", "Title", ["Body text."]),
        ("A title.\n\nBody text.", "A title.", ["Body text."]),
        ("Title\n\nOne.\n\nTwo.\n\nand three", "Title", ["One.", "Two.", "and three"]),
        ("Title\n\nOne\n\nTwo.\n\nThree.", "Title", ["Two.", "Three."]),
        ("Title\n\nAnother line\n\nOne two.\n\nThree.", "Title", ["One two.", "Three."]),
        ("Weather\n\nRain all day.\n\nSun later.", "Weather", ["Rain all day.", "Sun later."]),
        ("\n\n  Title  \n\n\n  Body text.  \n\n", "Title", ["Body text."]),
        ("Title\n\nShort.\n\n" + BODY[0], "Title", ["Short.", BODY[0]]),
        ("Title\n\n" + BODY[0] + "\n\nShort end", "Title", [BODY[0], "Short end"]),
    ],
)
def test_simple_documents(text, title, paragraphs):
    capture = read_capture(text)
    assert (capture.title, list(capture.paragraphs)) == (title, paragraphs)
    assert capture.rejected is None


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("By JANE DOE, Northwire", ["JANE DOE"]),
        ("By Jane Doe, Harbour Press", ["Jane Doe"]),
        ("By Jane Doe in Dunmore", ["Jane Doe"]),
        ("By Northwire", ["Northwire"]),
        ("By The Dunmore Courier night desk", ["The Dunmore Courier night desk"]),
        ("By Jane Doe, Political Correspondent", ["Jane Doe"]),
        ("By Jane Doe, Ann Poe & John Roe", ["Jane Doe", "Ann Poe", "John Roe"]),
        ("by Jane Doe | May 3, 2031", ["Jane Doe"]),
        ("By Jane Doe 3 min read", ["Jane Doe"]),
        ("Von Jane van der Doe", ["Jane van der Doe"]),
        ("Автор: Ганна Ключ", ["Ганна Ключ"]),
        ("Jane Doe / Northwire", ["Jane Doe"]),
    ],
)
def test_bylines(line, authors):
    text = f"A headline of some six words\n\n{line}\n\nBody of one line.\n\nAnother line."
    assert facts(text)["authors"] == authors
    assert facts(text)["paragraphs"] == ["Body of one line.", "Another line."]


def test_a_byline_may_stand_below():
    assert facts("Title\n\nBody of one line.\n\nBy Jane Doe")["authors"] == ["Jane Doe"]


@pytest.mark.parametrize(
    "line", ["Avatar", "Share", "Local News", "New York", "Middle East", "By the numbers", "3 min"]
)
def test_no_author_is_invented(line):
    text = f"A headline of some six words\n\n{line}\n\nMay 3, 2031\n\n{BODY[0]}\n\n{BODY[1]}"
    assert facts(text)["authors"] == []


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("May 3, 2031", "May 3, 2031"),
        ("May 3rd, 2031 at 4:05 PM ET", "May 3rd, 2031 at 4:05 PM ET"),
        ("Published: 3 May 2031 16:05 GMT+2", "3 May 2031 16:05 GMT+2"),
        ("2031-05-03T10:15:00+02:00", "2031-05-03T10:15:00+02:00"),
        ("Monday, 3 May 2031", "3 May 2031"),
        ("3. Mai 2031, 10:15 Uhr", "3. Mai 2031, 10:15 Uhr"),
        ("03.05.2031 10:15", "03.05.2031 10:15"),
        ("10:15, 3 травня 2031", "10:15, 3 травня 2031"),
        ("2031年5月3日 10:15", "2031年5月3日 10:15"),
        ("May 3", None),
        ("May 2031", None),
        ("3 hours ago", None),
        ("Updated: May 3, 2031", None),
        ("3 Foo 2031", None),
    ],
)
def test_dates_below_the_headline(line, date):
    text = f"A headline of some six words\n\n{line}\n\n{BODY[0]}\n\n{BODY[1]}"
    assert facts(text)["published_text"] == date
    assert facts(text)["paragraphs"] == list(BODY[:2])


def test_a_date_in_the_story_is_not_its_own():
    text = f"Harbour closes on May 3, 2031\n\nOn May 2, 2031 it rained. {BODY[0]}"
    assert facts(text)["published_text"] is None
    assert facts(text)["paragraphs"] == [f"On May 2, 2031 it rained. {BODY[0]}"]


def test_a_dateline_tells_when_and_stays_in_the_story():
    text = f"Harbour closes on May 3, 2031\n\nDUNMORE, May 2, 2031 (Northwire) — {BODY[0]}"
    assert facts(text)["published_text"] == "May 2, 2031"
    assert facts(text)["paragraphs"] == [f"DUNMORE, May 2, 2031 (Northwire) — {BODY[0]}"]


@pytest.mark.parametrize(
    "between",
    [
        "Photo: Tom Reed",
        "(Tom Reed/Getty Images)",
        "The harbour at dawn. Photo: Tom Reed",
        "The harbour at dawn, seen from the bridge (Tom Reed / Northwire)",
        "Article image\nThe harbour at dawn",
        "Read also: Harbour closes after storm",
        "Read also:\nHarbour closes after storm",
        "Advertisement",
        "We use cookies to learn how this page is read, and you can change that at any time here.",
        "Storm warning for the coast\nBridge closed until June\nOur island map",
        "Get our morning letter\nEnter your email\nSign up",
    ],
)
def test_furniture_amidst_the_story(between):
    paragraphs = "\n\n".join(BODY[2:])
    text = f"A headline of some six words\n\n{BODY[0]}\n\n{BODY[1]}\n\n{between}\n\n{paragraphs}"
    assert facts(text)["paragraphs"] == list(BODY)


# Pages without an article


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\t\n\n", "empty"),
        ("Only a headline", "only a headline, no story"),
        ("Only a headline.\n", "only a headline, no story"),
        ("Home\nWorld\nSport\nOpinion", "list"),
        ("Storm hits\n\nBridge closed\n\nFerry late\n\nMarket open\n\nFog in June", "list"),
        ("You need to enable JavaScript to run this app.", "JavaScript"),
        ("Just a moment…\n\nPlease enable JavaScript and cookies to continue", "JavaScript"),
        ("Dunmore Courier\n\nWe use cookies.\n\nAccept all\nReject all", "cookie"),
        ('{"title": "x", "body": "A sentence. Another one."}', "source code"),
        ('{\n  "title": "x",\n  "items": [\n    {"a": 1},\n    {"b": 2}\n  ]\n}', "source code"),
        ("<!doctype html>\n<html>\n<body>\n<p>A sentence.</p>\n</body>\n</html>", "source code"),
        ("a { color: red; }\n.b {\n  margin: 0;\n}\n@media print { a { color: #000 } }", "source"),
    ],
)
def test_pages_without_an_article_say_so(text, reason):
    capture = read_capture(text)
    assert reason in (capture.rejected or "")
    assert (capture.title, capture.paragraphs, capture.authors) == (None, (), ())


@pytest.mark.parametrize(
    "text",
    [
        "Cookie law passed\n\nParliament passed a law on cookies on Monday. It asks each page for"
        " consent before it may store anything on a reader's computer.",
        "[Update] Ferry sails\n\nThe ferry sails again.",
        "Why <3 is a heart\n\nA short history of a sign.",
        "Ferry late\n\nIce.",
    ],
)
def test_real_short_stories_are_not_refused(text):
    assert read_capture(text).rejected is None


# Whatever comes

WORDS = st.sampled_from([
    *SHIPPED_LINES, "By Jane Doe", "May 3, 2031", "Photo: A", "- item", "a", "Title", "短い。",
    "{", "<p>", "We use cookies.", "Short one.", "Who?", "Jane Doe", "Read also:", "“", "-", "/",
])  # fmt: skip
TEXTS = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t")),
    st.lists(WORDS, max_size=30).map("\n".join),
    st.lists(WORDS, max_size=30).map("\n\n".join),
)


def squeezed(text):
    return re.sub(r"\s+", " ", text).strip()


@given(TEXTS)
def test_any_text_is_read_and_explained(text):
    capture = read_capture(text)
    assert "\n".join(line.text for line in capture.lines) == text.removesuffix("\n")
    assert [line.number for line in capture.lines] == list(range(1, len(capture.lines) + 1))
    assert {line.role for line in capture.lines} <= ROLES
    assert all(line.rule for line in capture.lines)
    assert all((line.role == "blank") == (not line.text.strip()) for line in capture.lines)


@pytest.mark.parametrize("unseen", ["\xad", "\u200b", "\xad \xad", "\u2060"])
def test_a_line_with_nothing_to_see_is_no_obstacle(unseen):
    around = SHIPPED.replace("\n", f"\n{unseen}\n", 1)
    assert read_capture(around).title == read_capture(SHIPPED).title


@given(TEXTS)
def test_nothing_is_said_that_the_text_does_not_say(text):
    capture = read_capture(text)
    whole = squeezed(text)
    said = [*capture.paragraphs, *capture.authors, capture.title, capture.section]
    assert all(squeezed(part) in whole and part == part.strip() for part in said if part)
    if capture.rejected:
        assert (capture.title, capture.paragraphs) == (None, ())
    else:
        assert capture.title
        assert capture.paragraphs
        assert all(capture.paragraphs)


@given(TEXTS)
def test_roles_agree_with_what_is_found(text):
    capture = read_capture(text)
    told = squeezed(" ".join(li.text for li in capture.lines if li.role in ("body", "subhead")))
    if capture.rejected is None:
        assert told == squeezed(" ".join(capture.paragraphs))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "a " * 500_000,
        "A sentence. " * 80_000,
        "\n" * 1_000_000,
        "ab\n" * 333_333,
        "ab\n\n" * 250_000,
        "By A B\n" * 9_000,
        "(" * 1_000_000,
        "Title\n\n" + "1" * 1_000_000,
        "Title\n\n" + "May 3 " * 160_000,
        ("x" * 70 + " ab\n") * 9_000,
        ("Name Name\n\n" + BODY[0] + "\n\n") * 2_000,
        "Title\n\n" + "word, " * 160_000,
        ("A card line\nAnother card line\n\n" + "A sentence of eighty characters. " * 3 + "\n\n")
        * 3_000,
    ],
    ids=lambda text: repr(text[:16]),
)
def test_a_hostile_megabyte_takes_less_than_a_second(text):
    started = time.process_time()
    read_capture(text)
    assert time.process_time() - started < 1
