"""What stands at the head of a capture: headline, section, authors and dates."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from feedpub.conventions import Conventions
from feedpub.model import SeedDocument
from feedpub.normalise.capture import read_capture
from feedpub.normalise.capture.dates import dates_in, is_relative, moment_of
from feedpub.normalise.capture.lexicon import MONTH_ROWS, MONTHS_APART
from feedpub.normalise.capture.mentions import mention_in
from feedpub.normalise.capture.names import is_person, names_in_byline
from feedpub.normalise.finding import from_capture

HEADLINE = "Dunmore closes harbour bridge to lorries after cracks found"
BODY = (
    "Dunmore council voted on Tuesday night to close the old harbour bridge to lorries from the"
    " first week of June, after engineers had found cracks in three of its nine pillars.",
    "The bridge, built in 1911, carries about 4,000 vehicles a day between the town and the fish"
    " market. A detour over the Kilbride road will add some twelve minutes to the trip.",
    '"Nobody wants this, but the pillars do not care what we want," the council\'s engineer told'
    " a packed town hall, where the lights went out twice in the course of the evening.",
    "Repairs are expected to cost 2.3 million crowns and to last until the autumn of next year, if"
    " the winter is mild and the money is found.",
)
CAPTURED = datetime(2031, 5, 3, 12, 34, 56, tzinfo=UTC)


def capture(*below, above=()):
    """A page with these lines above and below its headline."""
    return "\n\n".join([*above, HEADLINE, *below, *BODY])


def found(text, captured=None, **conventions):
    """The facts that a capture gives, by field, and the remarks."""
    document = SeedDocument(seed="a.txt", text=text, captured=captured)
    finding = from_capture(document, text, Conventions(**conventions))
    return {name: fact.value for name, fact in finding.facts.items()}, finding.remarks


def moment(text, zone=UTC, language=None, day_first=None, captured=None):
    return moment_of(
        text,
        zone=zone,
        day_first=lambda _: day_first,
        language=lambda: language,
        captured=captured,
    )


# Dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("May 3, 2031", "2031-05-03T00:00"),
        ("May 3rd, 2031 at 4:05 PM ET", "2031-05-03T20:05"),
        ("Published: 3 May 2031 16:05 GMT+2", "2031-05-03T14:05"),
        ("Mon 3 May 2031 16.05 CEST", "2031-05-03T14:05"),
        ("3-May-2031", "2031-05-03T00:00"),
        ("3 May 2031 5:10 p.m. EDT", "2031-05-03T21:10"),
        ("4:05 PM EDT, Sat May 3, 2031", "2031-05-03T20:05"),
        ("12:05 a.m. May 3, 2031", "2031-05-03T00:05"),
        ("May 3, 2031, noon", "2031-05-03T00:00"),
        ("2031-05-03T10:15:00+02:00", "2031-05-03T08:15"),
        ("2031-05-03 10:15", "2031-05-03T10:15"),
        ("2031/05/03 10:15", "2031-05-03T10:15"),
        ("13/05/2031 16h05", "2031-05-13T16:05"),
        ("05/13/2031", "2031-05-13T00:00"),
        ("5/13/31 4:05pm", "2031-05-13T16:05"),
        ("3. Mai 2031, 16:05 Uhr", "2031-05-03T16:05"),
        ("le 3 mai 2031 à 16h05", "2031-05-03T16:05"),
        ("1er mai 2031", "2031-05-01T00:00"),
        ("3 de mayo de 2031 a las 16:05", "2031-05-03T16:05"),
        ("3 de março de 2031 às 16h05", "2031-03-03T16:05"),
        ("3 mei 2031 om 16:05", "2031-05-03T16:05"),
        ("16:05, 3 травня 2031", "2031-05-03T16:05"),
        ("3 мая 2031 г., 16:05", "2031-05-03T16:05"),
        ("3. maja 2031. 16:05", "2031-05-03T16:05"),
        ("2031 m. gegužės 3 d. 16:05", "2031-05-03T16:05"),
        ("2031. május 3. 10:20", "2031-05-03T10:20"),
        ("2031 m. gegužės 3 d.", "2031-05-03T00:00"),
        ("ngày 3 tháng 5 năm 2031", "2031-05-03T00:00"),
        ("2031年5月3日 午後4:05", "2031-05-03T16:05"),
        ("2031년 5월 3일 오후 4:05", "2031-05-03T16:05"),
        ("٣ مايو ٢٠٣١", "2031-05-03T00:00"),
        ("5 كانون الثاني 2031", "2031-01-05T00:00"),
        ("10 अप्रैल 2031", "2031-04-10T00:00"),
        ("by the night deskMay 3, 2031 12:49 am", "2031-05-03T00:49"),
        ("May 3, 2031 11:22 amby Ada Quill", "2031-05-03T11:22"),
        ("3.5.20313. Mai 2031", "2031-05-03T00:00"),
        ("3 mai 20314 mai 2031", "2031-05-03T00:00"),
        ("May 3, 2031timer", "2031-05-03T00:00"),
        ("May 3. 2031", "2031-05-03T00:00"),
        ("Dated:3/5/2031", "2031-05-03T00:00"),
        ("23 | 05 | 2031", "2031-05-23T00:00"),
        ("3 / Mai / 2031", "2031-05-03T00:00"),
        ("3.\u20095.\u20092031, 16:05 Uhr", "2031-05-03T16:05"),
        ("\u200f23\u200f/05\u200f/2031", "2031-05-23T00:00"),
        ("2031. május 23.", "2031-05-23T00:00"),
        ("2031. gada 3. maijs", "2031-05-03T00:00"),
        ("3 Haz. 2031", "2031-06-03T00:00"),
        ("3 ΜΑΪΟΥ 2031 4:05 μμ", "2031-05-03T16:05"),
        ("3 أيار/مايو 2031 4:05 م", "2031-05-03T16:05"),
        ("3 Mei 2031 pukul 16.05 WIB", "2031-05-03T09:05"),
        ("3 พ.ค. 2574 16:05 น.", "2031-05-03T16:05"),
        ("3 พฤษภาคม 2574", "2031-05-03T00:00"),
        ("۱۳ اردیبهشت ۱۴۱۰ - ۱۶:۰۵", "2031-05-03T16:05"),
        ("۱۴۱۰/۰۲/۱۳", "2031-05-03T00:00"),
        ("۳۰ اسفند ۱۳۹۹", "2021-03-20T00:00"),
    ],
)
def test_printed_dates(text, expected):
    assert moment(text, day_first=True)[0].isoformat().startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        "May 2031", "May 3", "3 Foo 2031", "31 February 2031", "2031", "in 2019/20", "1.2.2031.4",
        "10:15", "1410/02/13", "3 May 2574", "3 Ramadan 1452", "Vol. 20, No. 19",
        "3 listopada 31", "03-05-2031.jpg", "May 3, '31", "20 May, 19 hours later",
        "Apr 21,\u0308\u0308 2031",
    ],
)  # fmt: skip
def test_no_date_without_day_month_and_year(text):
    assert dates_in(text) == []


@pytest.mark.parametrize("text", ["۳۱ مهر ۱۴۱۰", "۱۴۱۰/۱۱/۳۱", "۳۰ اسفند ۱۴۱۰", "۳۱ اسفند ۱۳۹۹"])
def test_days_that_no_month_of_the_solar_calendar_has(text):
    """They are no days of the month after it."""
    assert dates_in(text) == []


@pytest.mark.parametrize("number", range(12))
def test_the_names_of_each_month(number):
    """Of every language in the lexicon, as long as they may be."""
    for name in MONTH_ROWS.split()[number::12]:
        if name != "-" and name not in MONTHS_APART:
            (date,) = dates_in(f"3 {name.replace('_', ' ')} 2031")
            assert (date.month, date.day) == (number + 1, 3), name


@pytest.mark.parametrize(("name", "months"), MONTHS_APART.items())
def test_a_name_of_two_months_needs_its_language(name, months):
    for language, month in months.items():
        assert moment(f"3 {name} 2031", language=language)[0].month == month
    with pytest.raises(ValueError, match="another month"):
        moment(f"3 {name} 2031", language="en")


def test_published_and_updated_are_told_apart():
    facts, _ = found(capture("Published May 3, 2031 | Updated May 4, 2031 5:10 p.m. EDT"))
    assert facts["published"] == "2031-05-03T00:00:00+00:00"
    assert facts["updated"] == "2031-05-04T21:10:00+00:00"


@pytest.mark.parametrize(
    "lines",
    [
        ["Updated: May 4, 2031"],
        ["Last updated on May 4, 2031 10:15"],
        ["Updated", "May 4, 2031"],
        ["Aktualisiert am 4. Mai 2031"],
    ],
)
def test_an_update_alone_says_nothing_of_publication(lines):
    facts, _ = found(capture(*lines))
    assert facts["updated"].startswith("2031-05-04")
    assert "published" not in facts


@pytest.mark.parametrize(
    "line",
    [
        "Night Desk Dunmore Harbour May 3, 2031",
        "Tarn Courier classic - 3 May 2031",
        "May 3, 2031 harbour bridges Dunmore lorries",
    ],
)
def test_a_date_among_few_words_below_the_headline(line):
    assert found(capture(line))[0]["published"].startswith("2031-05-03")


@pytest.mark.parametrize(
    "line",
    [
        "How the harbour market burnt on May 3, 2031",
        "A lorry waits near the harbour bridge, 3 May 2031",
    ],
)
def test_a_date_that_ends_a_phrase_is_not_of_the_story(line):
    assert "published" not in found(capture(line))[0]


@pytest.mark.parametrize(
    ("beginning", "expected"),
    [
        ("DUNMORE, May 3, 2031 (Tarn Wire) -- ", "2031-05-03"),
        ("3 May 2031. ", "2031-05-03"),
        ("On May 3, 2031, ", ""),
        ("May 3, 2031 was the day when ", ""),
        ("23.05.2031Dunmore: ", "2031-05-23"),
    ],
)
def test_the_first_paragraph_may_begin_with_a_date(beginning, expected):
    text = "\n\n".join([HEADLINE, beginning + BODY[0], *BODY[1:]])
    assert found(text)[0].get("published", "")[:10] == expected


NOTICE = "This story was posted in Ferries on 3 May 2031 by the night desk of the courier"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Share", "3 May 2031"], "2031-05-03"),
        (["Ferries", "Tags", NOTICE, "Comments", "5 May 2031"], "2031-05-03"),
        (["Comments", "3 May 2031", "Fine.", "4 May 2031", "No."], ""),
        (["Tarn Head finds a second ferry in its lake", "3 May 2031"], ""),
    ],
)
def test_one_day_alone_below_the_story_is_its_own(lines, expected):
    text = "\n\n".join([capture(), *lines])
    assert found(text)[0].get("published", "")[:10] == expected


def test_where_an_update_is_told_no_other_date_is_its_publication():
    text = "\n\n".join([capture("Updated: May 4, 2031"), "Share", "3 May 2031"])
    assert "published" not in found(text)[0]
    text = "\n\n".join([capture("Updated: May 4, 2031"), "Published: 3 May 2031"])
    assert found(text)[0]["published"].startswith("2031-05-03")


@pytest.mark.parametrize(
    "post",
    [
        "— Harbour (@harbour) May 2, 2031",
        "Ada Quill says: May 2, 2031 at 12:33 pm",
        "Ada Quill May 2, 2031 at 12:33 pm Reply",
        "On the eve of May 2, 2031",
    ],
)
def test_the_date_of_a_post_in_the_story_is_not_its_own(post):
    text = "\n\n".join([HEADLINE, *BODY[:3], post, BODY[3]])
    assert "published" not in found(text)[0]


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Saturday, May 3, 2031", ""), ("May 3, 2031", "2031-05-03")],
)
def test_the_day_of_the_visit_far_above_is_not_of_the_story(line, expected):
    labels = ["Tides", "Port", "Fish", "Letters", "Weather", "Ferries"]
    assert found(capture(above=[line, *labels]))[0].get("published", "")[:10] == expected


@pytest.mark.parametrize(
    ("line", "conventions", "expected"),
    [
        ("03/05/2031", {}, None),
        ("03/05/2031", {"day_first": True}, "2031-05-03"),
        ("03/05/2031", {"day_first": False}, "2031-03-05"),
        ("03/05/2031 4:05 PM ET", {}, "2031-03-05"),
        ("03/03/2031", {}, "2031-03-03"),
        ("03.05.31", {}, None),
        ("03.05.31", {"day_first": True}, "2031-05-03"),
        ("31.10.23", {}, None),
        ("03.05.31", {"day_first": False}, None),
    ],
)
def test_the_order_of_numbers_is_never_guessed(line, conventions, expected):
    facts, remarks = found(capture(line), **conventions)
    assert facts.get("published", "")[:10] == (expected or "")
    assert bool(remarks) == (expected is None)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("Minutes of the meeting of 28/04/2031", "2031-05-03"),
        ("Minutes of the meeting of 04/28/2031", "2031-03-05"),
        ("Minutes of the meetings of 04/28/2031 and 28/04/2031", ""),
        ("Minutes of the meeting of 28.04.2031", ""),
        ("Last read on 3 May 2031", "2031-05-03"),
        ("Last read on March 5, 2031", "2031-03-05"),
        ("Read on March 5, 2031 and on 3 May 2031", ""),
    ],
)
def test_another_date_of_the_capture_tells_the_order(other, expected):
    facts, _ = found(f"{capture('03/05/2031')}\n\n{other}")
    assert facts.get("published", "")[:10] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Saturday 03/05/2031", "2031-05-03"),
        ("Wed, 03/05/2031", "2031-03-05"),
        ("Sunday 03/05/2031", ""),
        ("Tuesday 19/02/30", "2030-02-19"),
    ],
)
def test_the_weekday_tells_the_order(line, expected):
    assert found(capture(line))[0].get("published", "")[:10] == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://courier.example.co.uk/bridge", "2031-05-03"),
        ("https://courier.example.gov/bridge", "2031-03-05"),
        ("https://courier.example.com/bridge", ""),
    ],
)
def test_the_place_of_an_english_house_tells_the_order(url, expected):
    text = capture("03/05/2031")
    document = SeedDocument(seed="a.txt", text=text, stated={"url": url})
    facts = from_capture(document, text, Conventions()).facts
    assert (facts["published"].value[:10] if "published" in facts else "") == expected


@pytest.mark.parametrize(
    ("line", "updated"),
    [
        ("2031/05/03 10:15更新", True),
        ("May 3, 2031 (updated)", True),
        ("May 3, 2031 by Ann", False),
    ],
)
def test_a_word_behind_a_date_may_say_that_it_is_of_an_update(line, updated):
    assert dates_in(line)[0].updated is updated


@pytest.mark.parametrize(
    ("line", "expected"),
    [("03/05/2031", ""), ("01/12/2031", "2031-01-12"), ("12/01/2031", "2031-01-12")],
)
def test_no_page_tells_of_a_day_after_its_capture(line, expected):
    assert found(capture(line), captured=CAPTURED)[0].get("published", "")[:10] == expected


def test_the_language_tells_the_order():
    text = (
        "Der Stadtrat hat am Dienstagabend beschlossen, die alte Brücke ab Juni für Lastwagen zu"
        " sperren, nachdem Fachleute in drei von neun Pfeilern Risse gefunden hatten."
    )
    page = f"Altwede sperrt die Hafenbrücke für Lastwagen\n\n03.05.2031\n\n{text}\n\n{text[:-1]}."
    assert found(page)[0]["published"].startswith("2031-05-03")


def test_a_zone_of_two_meanings_leaves_the_day():
    facts, remarks = found(capture("Published: 3 May 2031 16:05 IST"))
    assert facts["published"] == "2031-05-03T00:00:00+00:00"
    assert "IST" in remarks[0]
    facts, remarks = found(capture("3 May 2031 16:05 IST"), zone=ZoneInfo("Asia/Kolkata"))
    assert facts["published"] == "2031-05-03T10:35:00+00:00"
    assert remarks == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 hours ago", "2031-05-03T10:00"),
        ("5 min ago", "2031-05-03T12:29"),
        ("Published 2h ago", "2031-05-03T10:00"),
        ("3 days ago", "2031-04-30T00:00"),
        ("yesterday", "2031-05-02T00:00"),
        ("vor 3 Stunden", "2031-05-03T09:00"),
        ("il y a 2 heures", "2031-05-03T10:00"),
        ("hace 3 horas", "2031-05-03T09:00"),
        ("3 години тому", "2031-05-03T09:00"),
        ("5分前", "2031-05-03T12:29"),
        ("an hour ago", "2031-05-03T11:00"),
        ("vor einer Stunde", "2031-05-03T11:00"),
        ("un'ora fa", "2031-05-03T11:00"),
        ("för 2 timmar sedan", "2031-05-03T10:00"),
        ("πριν από 2 ώρες", "2031-05-03T10:00"),
        ("2 jam yang lalu", "2031-05-03T10:00"),
        ("prije 5 minuta", "2031-05-03T12:29"),
    ],
)
def test_how_long_ago_counts_from_the_capture(text, expected):
    """Cut to the unit that it counts in."""
    facts, _ = found(capture(text), captured=CAPTURED)
    assert facts["published"].startswith(expected)
    facts, remarks = found(capture(text))
    assert "published" not in facts
    assert "nobody knows" in remarks[0]


def test_some_weeks_ago_is_no_day():
    facts, remarks = found(capture("2 weeks ago"), captured=CAPTURED)
    assert "published" not in facts
    assert "no certain day" in remarks[0]


@pytest.mark.parametrize(
    "text", ["ago", "2 ferries ago", "Long ago", "for 2 persons", "for a day", "fa", "一日"]
)
def test_what_tells_no_time(text):
    assert not is_relative(text)


# Authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Quill", ["Ada Quill"]),
        ("By\xa0Ada Quill", ["Ada Quill"]),
        ("by Ada Quill May 3, 2031 4:05 PM 3 min read", ["Ada Quill"]),
        ("May 3, 2031 11:22 amby Ada Quill", ["Ada Quill"]),
        ("ByAda Quill", ["Ada Quill"]),
        ("By Ada Quill and Bror Lindqvist", ["Ada Quill", "Bror Lindqvist"]),
        ("By Ada Quill, Bror Lindqvist & Cato Reed", ["Ada Quill", "Bror Lindqvist", "Cato Reed"]),
        ("By Ada Quill, Political Editor", ["Ada Quill"]),
        ("By Ada QuillStaff Writer", ["Ada Quill"]),
        ("By Ada Quill in Tarn Head", ["Ada Quill"]),
        ("Reporting by Ada Quill in Oesum and Cato Reed in Rome", ["Ada Quill", "Cato Reed"]),
        ("By Ada Quill ada@courier.example", ["Ada Quill"]),
        ("Von Ilse Brandmoor und dpa", ["Ilse Brandmoor", "dpa"]),
        ("Por Inés Robledal", ["Inés Robledal"]),
        ("Автор: Олена Гай", ["Олена Гай"]),
        ("Ada Quill | 03.05.2031 - Updated: 04.05.2031", ["Ada Quill"]),
        ("3 May 2031, 10:15 / Ada Quill", ["Ada Quill"]),
        ("3 May 2031 Ada Quill 7 comments", ["Ada Quill"]),
        ("3. Mai 20313. Mai 2031 von Ilse Brandmoor", ["Ilse Brandmoor"]),
        ("Tarn Head, May 3, 2031 was a fine day for all who went there by boat", []),
        ("New York, May 3, 2031", []),
        ("By the numbers", []),
        ("May 3, 2031", []),
        ("World News May 3, 2031", []),
    ],
)  # fmt: skip
def test_names_in_bylines(line, names):
    assert list(names_in_byline(line)) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Quill", ["Ada Quill"]),
        ("ADA QUILL", ["ADA QUILL"]),
        ("Ada Quill Political Correspondent", ["Ada Quill"]),
        ("Ada Quill, Political editor", ["Ada Quill"]),
        ("Ada Quill Follow", ["Ada Quill"]),
        ("Ada Quill Ada Quill", ["Ada Quill"]),
        ("Ada Quill | Bror Lindqvist", ["Ada Quill", "Bror Lindqvist"]),
        ("Ada Quill and Bror Lindqvist", ["Ada Quill", "Bror Lindqvist"]),
        ("Ada van der Quill", ["Ada van der Quill"]),
        ("A. B. O’Quill", ["A. B. O’Quill"]),
        ("Ada Quill buys the ferry", []),
        ("Read More", []),
        ("Harbour town", []),
        ("Ada Quill, Staff attorney, Harbour Rights Watch Group", ["Ada Quill"]),
        ("3 May 2031 | 10:15 | Jan Denis", ["Jan Denis"]),
        ("Ada Quill 3", ["Ada Quill"]),
        ("quill77 3 May 2031, 10:15", ["quill77"]),
        ("Quill · May 3, 2031 · Boats · 7 comments", ["Quill"]),
        ("Redaktion Hafenblatt", ["Redaktion Hafenblatt"]),
        ("Олена Гай", ["Олена Гай"]),
        ("आदा कुइल", ["आदा कुइल"]),
        ("岸田 花", ["岸田 花"]),
        ("(编辑：林海、周舟)", ["林海", "周舟"]),
    ],
)
def test_lines_of_names(line, names):
    mention = mention_in(line)
    assert (list(mention.names) if mention else []) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Boats | Published: 5 hours ago | Written by Ada Quill", ["Ada Quill"]),
        ("By Ada Quill, Harbour Weekly", ["Ada Quill"]),
        ("By Ada Quill Harbour News", ["Ada Quill"]),
        ("By Ada Quill MSc, RDN", ["Ada Quill"]),
        ("By Ada QuilliganData and Graphics Journalist", ["Ada Quilligan"]),
        ("By Ada Quill, Chief Rope Officer and Head of Tar", ["Ada Quill"]),
        ("By Ada Quill, Carla Reed", ["Ada Quill", "Carla Reed"]),
        ("Posted: 3 May 2031 | Autor: quillada | Filed under: Boats, Rope", ["quillada"]),
        ("Eingestellt von der Quill um 21:11", ["der Quill"]),
        ("Geschrieben von Quill am 3.5.2031 22:30 (1599 x gelesen)", ["Quill"]),
        ("(last edited 2031-05-03 13:28:18 by AdaQuill)", ["AdaQuill"]),
        ("Written by Harbour Today on May 3, 2031", ["Harbour Today"]),
        ("Posted on May 3, 2031Author Ada QuillCategories", ["Ada Quill"]),
        ("By the numbers", []),
        ("Autore: quillada", ["quillada"]),
        ("Von Booten, Tauen und „ganz gewöhnlichem Teer“", []),
    ],
)
def test_names_behind_by_anywhere_in_a_line(line, names):
    mention = mention_in(line)
    assert (list(mention.names) if mention else []) == names
    assert mention is None or mention.how.startswith("by")


@pytest.mark.parametrize(
    "text",
    ["", "Ada", "New York", "ada quill", "Ada Quill 2", "Local News", "Share Print", "一 二"],
)  # fmt: skip
def test_what_is_no_person(text):
    assert not is_person(text)


@pytest.mark.parametrize(
    "lines",
    [
        ["Ada Quill", "May 3, 2031"],
        ["May 3, 2031", "Ada Quill"],
        ["Ada Quill", "Share", "May 3, 2031"],
        ["Ada Quill", "Political editor", "Monday"],
        ["By", "Ada Quill"],
        ["Written by:", "Ada Quill"],
        ["3 May 2031 10:15 by", "Ada Quill"],
        ["Ada Quill", "2 hours ago"],
        ["Ada Quill", "Today, 10:15"],
        ["Avatar", "Ada Quill"],
        ["Ada Quill / Northwire"],
        ["Ada Quill|Published 4 months ago"],
        ["Ada Quill's avatar", "Ada Quill", "May 3, 2031"],
        ["Written by", "Ada Quill", "Table of contents"],
        ["Written by", "Ada Quill", "Edited by", "Bror Lindqvist"],
        ["Written by Ada Quill", "Reviewed by", "Bror Lindqvist"],
        ["Written by: Ada Quill Executive Editor and Master Gardener", "May 3, 2031"],
        ["Ada Quill @ Northwire", "May 3, 2031"],
        ["Ada Quill May 3, 2031 Tall Ships, Old Harbour"],
        ["Harbour-Reporter Ada Quill", "May 3, 2031"],
    ],
)
def test_a_name_without_by_needs_a_sign(lines):
    assert list(read_capture(capture(*lines)).authors) == ["Ada Quill"]


@pytest.mark.parametrize(
    ("below", "authors"),
    [
        (["Ada Quill"], ["Ada Quill"]),
        (["Cato Reed", "Foto: Tom Barge", "Ada Quill"], ["Ada Quill"]),
        (["By Ada Quill", "Old Harbour Trust"], ["Ada Quill"]),
    ],
)
def test_which_names_below_a_headline_are_authors(below, authors):
    assert list(read_capture(capture("May 3, 2031", *below)).authors) == authors


@pytest.mark.parametrize(("between", "authors"), [("\n", ["Quilla"]), ("\n\n", [])])
def test_a_single_word_is_a_name_only_glued_to_a_date(between, authors):
    assert list(read_capture(capture(f"Quilla{between}May 3, 2031")).authors) == authors


def test_names_are_likelier_the_more_lines_name_them():
    lines = capture("Cato Reed", "Harbour life", "Ada Quill") + "\n\nAda Quill"
    assert list(read_capture(lines).authors) == ["Ada Quill"]


def test_other_stories_of_somebody_tell_a_name():
    assert mention_in("View all posts by Ada Quill").names == ("Ada Quill",)
    assert mention_in("Mehr von Ada Quill (aq)").how == "more of"


def test_a_name_alone_below_the_story():
    assert list(read_capture(capture("May 3, 2031") + "\n\nAda Quill").authors) == ["Ada Quill"]


def test_a_name_that_is_all_of_a_story_stays_in_it():
    found = read_capture("0\n\nIAN A")
    assert (found.paragraphs, found.authors) == (("IAN A",), ())


def test_bylines_of_teasers_are_no_authors():
    teasers = "\n\nRopes are dear again\nby Cato Reed\n\nA pier in the fog\nby Tom Barge"
    text = capture("By Ada Quill", "May 3, 2031") + teasers
    assert list(read_capture(text).authors) == ["Ada Quill"]


def test_a_name_above_a_name_above_a_date():
    lines = ["Ada Quill", "Bror Lindqvist", "May 3, 2031"]
    assert list(read_capture(capture(*lines)).authors) == ["Ada Quill", "Bror Lindqvist"]


def test_topics_below_the_date_are_no_authors():
    lines = ["By Ada Quill", "May 3, 2031", "Old Harbour", "Tarn Head"]
    assert list(read_capture(capture(*lines)).authors) == ["Ada Quill"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Old Harbour"],
        ["The harbour bridge. (Tom Reed / Dunmore Courier)", "May 3, 2031"],
        ["Photo: Tom Reed", "May 3, 2031"],
        ["New York", "May 3, 2031"],
        ["Read More", "May 3, 2031"],
    ],
)
def test_no_author_is_invented(lines):
    assert read_capture(capture(*lines)).authors == ()


# Headline and section


@pytest.mark.parametrize(
    ("above", "section"),
    [
        (["Politics"], "Politics"),
        (["Home", "World", "Europe"], "Europe"),
        (["War, Human Story", "Edit post"], "War, Human Story"),
        (["Harbour life"], "Harbour life"),
        (["Politics", "May 3, 2031"], "Politics"),
        (["Politics", "Ada Quill on the sea"], "Politics"),
        (["Home > World > Europe"], None),
        (["watch us on facebook"], None),
        (["About us", "Our shop", "Write to us"], None),
        (["Home\nNews\nCulture\nSport"], None),
        ([], None),
    ],
)
def test_sections(above, section):
    read = read_capture(capture("May 3, 2031", above=above))
    assert (read.title, read.section) == (HEADLINE, section)


@pytest.mark.parametrize(
    "above",
    [
        ["Dunmore Courier", "Menu", "Search"],
        ["Home", "World", "Europe", "Sport", "Subscribe"],
        ["Home > World > Europe"],
        [f"{HEADLINE} | Dunmore Courier"],
        [HEADLINE],
        ["Fish market reopens after flood", "Kilbride road to be widened", "Politics"],
        ["Thursday, May 1, 2031"],
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "below",
    [
        ["By Ada Quill", "May 3, 2031"],
        ["May 3, 2031", "Share", "The harbour bridge seen from the fish market"],
        ["3 min read"],
    ],
)
def test_the_headline_among_other_lines(above, below):
    read = read_capture(capture(*below, above=above))
    assert read.title == HEADLINE
    assert read.paragraphs[-len(BODY) :] == BODY


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            "Harbour; BETA; This is a BETA edition. You may leave it by clicking here; Edit story;"
            " May 3, 2031, 07:02 pm",
            "Ada Quill; Opinions are those of the writer alone.; Roads;"
            " A bridge with lorries on it, seen from the market; Fish Images",
        ),
        (
            "Harbour",
            "A guard looks at cracks in the bridge; By; Ada Quill; Ada Quill; Reporter for"
            " harbours, ferries, bridges and lorries in the council of Dunmore; MailBioFollow;"
            " May 3, 2031 at 6:40 PM",
        ),
    ],
)
def test_the_headline_among_lines_that_look_like_one(above, below):
    """What a site says of itself, and of its reporters."""
    text = capture(*below.split("; "), above=above.split("; "))
    assert read_capture(text).title == HEADLINE


@pytest.mark.parametrize(
    "title",
    ["LIVE: Bridge closed", "Opinion: A river is no budget line", "BRIDGE CLOSED", "Who pays?"],
)  # fmt: skip
def test_headlines_of_all_kinds(title):
    text = capture("By Ada Quill", "May 3, 2031", above=["Politics"]).replace(HEADLINE, title)
    assert read_capture(text).title == title


def test_a_date_line_below_the_story_is_found():
    text = "\n\n".join([HEADLINE, *BODY, "By Ada Quill, May 3, 2031"])
    assert read_capture(text).published.text == "May 3, 2031"
    assert read_capture(text).authors == ("Ada Quill",)


def test_a_date_below_the_byline_below_the_story_is_found():
    text = "\n\n".join([HEADLINE, *BODY, "By Ada Quill", "May 3, 2031", "More of the harbour"])
    assert read_capture(text).published.text == "May 3, 2031"


def test_a_label_may_stand_above_the_date_below_the_story():
    text = "\n\n".join([HEADLINE, *BODY, "Harbour guide", "Published", "May 3, 2031"])
    assert read_capture(text).published.text == "May 3, 2031"


@pytest.mark.parametrize("line", ["May 3, 2031June 4, 2032", "June 4, 2032May 3, 2031"])
def test_the_earlier_of_two_glued_dates_is_that_of_publication(line):
    assert read_capture(capture(f"By Ada Quill {line}")).published.text == "May 3, 2031"


def test_a_line_that_begins_with_publication_may_say_much_more():
    line = "Posted on May 3, 2031 in " + ", ".join(["Ropes and tar", "Harbour life"] * 4)
    assert read_capture(capture(line)).published.text == "May 3, 2031"


@pytest.mark.parametrize(
    "span", ["3 May 1951 – 4 June 2031", "From 3 May 2031 to 5 May 2031", "3.5.2031 bis 13.5.2031"]
)
def test_from_which_day_to_which_is_no_date_of_publication(span):
    """Of a life, or of a festival."""
    prose = (
        "The captain steered the ferry for forty years, and nobody in the harbour forgot it.\n\n"
    )
    assert read_capture(f"Captain of the ferry honoured\n\n{span}\n\n{prose * 4}").published is None


def test_a_label_of_a_date_is_no_author():
    prose = (
        "The captain steered the ferry for forty years, and nobody in the harbour forgot it.\n\n"
    )
    text = (
        f"Captain of the ferry dies at 80\n\nBorn: 3 May 1951\n\nDied: 4 June 2031\n\n{prose * 4}"
    )
    assert read_capture(text).authors == ()
