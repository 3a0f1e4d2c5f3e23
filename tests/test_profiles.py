"""Profiles: what is known of a site is said once, in the configuration, and holds for its seeds."""

import json
import re
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from conftest import CONFIG, NOW, Workspace
from hypothesis import assume, given
from hypothesis import strategies as st

from feedpub.cli import main
from feedpub.config import parse_profile, parse_settings
from feedpub.conventions import Conventions
from feedpub.errors import ConfigError
from feedpub.formats import FORMATS, atom
from feedpub.glance import exit_code_if_current
from feedpub.model import Fact, NewsItem, SeedDocument
from feedpub.normalise import explain, normalise
from feedpub.normalise.capture import Capture, read_capture
from feedpub.profiles import Lines, Profile, folded, is_for, without_publisher
from feedpub.project import load_project

SITE = '[site]\ntitle = "T"\nurl = "https://example.org/"\n'
LEAST = 'name = "Courier"\nseeds = ["**"]\n'

BODY = (
    "The pier in Dunmore opened again on Monday, a year after the storm that took half of it away,"
    " the port said.",
    "It had been closed since the last storm of the winter broke eleven of the forty pillars that"
    " carry the pier.",
    "The port expects the first steamer of the season at the pier on Friday, before the regatta.",
)
OTHER = (
    "A ferry to the islands was late on Sunday, because its crew had to wait for a valve that no"
    " shop had in stock.",
    "Ninety passengers spent the night on board, where the cook made pancakes for all of them.",
)


def profile(text: str, least: str = LEAST) -> Profile:
    return parse_profile(least + text, file="profiles/courier.toml")


def page(*blocks: str) -> str:
    return "\n\n".join(blocks) + "\n"


def read(text: str, toml: str) -> Capture:
    return read_capture(text, profile(toml))


def rules(capture: Capture) -> dict[str, tuple[str, str]]:
    return {line.text: (line.role, line.rule) for line in capture.lines if line.text}


# In the configuration


def test_a_profile_in_the_configuration() -> None:
    settings = parse_settings(
        SITE
        + """
        [[profile]]
        name = " The  Courier "
        seeds = ["courier/**"]
        hosts = ["courier.example.org"]
        lines = ["The Courier"]
        furniture = ["Become a member", "From * a month"]
        begins = ["Skip to content"]
        ends = ["More from *"]
        byline = "below-story"
        names = ["night desk"]
        sections = { "News Feed" = "News", "Uncategorized" = "" }
        timezone = "Europe/Kyiv"
        day_first = true
        publisher = "The Courier"
        language = "en-GB"
        [[profile]]
        name = "Other"
        hosts = ["other.example.org"]
        """,
        file="feedpub.toml",
        formats=(*FORMATS,),
    )
    first, second = settings.conventions.profiles
    assert (first.name, second.name) == ("The Courier", "Other")
    assert str(first.zone) == "Europe/Kyiv"
    assert second.zone is None
    assert first.sections == {"News Feed": "News", "Uncategorized": ""}


def test_no_profile_is_no_profile() -> None:
    settings = parse_settings(SITE, file="feedpub.toml", formats=(*FORMATS,))
    assert settings.conventions == Conventions()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('name = "A"', "profile[0].seeds: found nothing; expected a glob such as 'courier/**'"),
        ('seeds = ["**"]', "profile[0].name: found nothing; expected a value: it is required"),
        ('name = " "\nseeds = ["**"]', "profile[0].name: found ' '; expected the name of a site"),
        (LEAST + 'furnitures = ["a"]', "profile[0].'furnitures': found an unknown key; expected"
         " 'furniture', perhaps"),
        (LEAST + 'furniture = "a"', "profile[0].furniture: found 'a'; expected a list"),
        (LEAST + 'furniture = ["a", "*"]', "profile[0].furniture[1]: found '*'; expected a line"
         " with letters or digits"),
        (LEAST + 'ends = [""]', "profile[0].ends[0]: found ''; expected a line"),
        (LEAST + 'names = ["a\\nb"]', "profile[0].names[0]: found 'a\\nb'; expected a line"),
        (LEAST + 'sections = { "-" = "News" }', "profile[0].sections: found '-'; expected a line"),
        (LEAST + 'sections = ["News"]', "profile[0].sections: found ['News']; expected a table"),
        (LEAST + 'timezone = "Dunmore"', "profile[0].timezone: found 'Dunmore'; expected a name"),
        (LEAST + 'language = "English"', "profile[0].language: found 'English'; expected a BCP 47"),
        (LEAST + 'byline = "above"', "profile[0].byline: found 'above'; expected"),
        ('name = "A"\nseeds = ["/abs/*"]', "profile[0].seeds[0]: found '/abs/*'; expected a glob"),
        ('name = "A"\nseeds = ["a/../b"]', "profile[0].seeds[0]: found 'a/../b'; expected a glob"),
        ('name = "A"\nseeds = ["a**b"]', "profile[0].seeds[0]: found 'a**b'; expected a glob"),
        ('name = "A"\nhosts = ["https://a.example"]', "profile[0].hosts[0]: found 'https://a."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_file_and_field(
    workspace: Workspace, text: str, message: str
) -> None:
    workspace.configure(CONFIG + "[[profile]]\n" + text)
    with pytest.raises(ConfigError, match=re.escape(f"feedpub.toml: {message}")):
        load_project(str(workspace.folder))
    folder = workspace.folder / "profiles"
    folder.mkdir()
    workspace.configure(CONFIG)
    (folder / "a.toml").write_text(text)
    alone = f"profiles/a.toml: {message.removeprefix('profile[0].')}"
    with pytest.raises(ConfigError, match=re.escape(alone)):
        load_project(str(workspace.folder))


def test_profiles_of_files_follow_those_of_the_configuration_by_name(workspace: Workspace) -> None:
    workspace.configure(CONFIG + '[[profile]]\nname = "Z"\nseeds = ["**"]\n')
    folder = workspace.folder / "profiles"
    folder.mkdir()
    for name in ("b.toml", "a.toml", ".hidden.toml", "notes.txt", "c.toml~"):
        (folder / name).write_text(f'name = "{name}"\nseeds = ["**"]\n')
    profiles = load_project(str(workspace.folder)).settings.profile
    assert [each.name for each in profiles] == ["Z", "a.toml", "b.toml"]


def test_two_profiles_of_one_name_are_refused(workspace: Workspace) -> None:
    folder = workspace.folder / "profiles"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.toml").write_text('name = "Courier"\nseeds = ["**"]\n')
    with pytest.raises(ConfigError, match=r"profiles/b.toml: name: found 'Courier'; expected"):
        load_project(str(workspace.folder))


@pytest.mark.parametrize("key", ["[seeds]", "[output]"])
def test_the_folder_of_profiles_holds_neither_seeds_nor_feeds(
    workspace: Workspace, key: str
) -> None:
    workspace.configure(CONFIG + f'{key}\nfolder = "profiles"\n')
    with pytest.raises(ConfigError, match="a folder apart from 'profiles'"):
        load_project(str(workspace.folder))


# Which seeds it is for


@pytest.mark.parametrize(
    ("glob", "path", "fits"),
    [
        ("**", "a/b/c.txt", True),
        ("courier/**", "courier/a.txt", True),
        ("courier/**", "courier/2026/a.txt", True),
        ("courier/**", "old/courier/a.txt", False),
        ("courier/**", "courier.txt", False),
        ("courier/*", "courier/2026/a.txt", False),
        ("**/courier/*", "old/courier/a.txt", True),
        ("a/**/c.txt", "a/c.txt", True),
        ("*-courier.txt", "b-courier.txt", True),
        ("*-courier.txt", "x/y/b-courier.txt", True),
        ("*-courier.txt", "b-courier.txt.bak", False),
        ("a?.txt", "ab.txt", True),
        ("a?.txt", "a/.txt", False),
        ("a.txt", "a_txt", False),
        ("crawl.warc", "crawl.warc#12", True),
        ("courier/**", "/home/ann/courier/a.txt", True),
    ],
)
def test_globs(glob: str, path: str, fits: bool) -> None:
    """A glob fits the whole path below the seeds folder, of a file from elsewhere its end."""
    courier = Profile(name="C", seeds=(glob,))
    assert is_for(courier, SeedDocument(seed=path)) is fits


def test_a_seed_named_by_another_path_is_known_below_the_seeds_folder(tmp_path: Path) -> None:
    courier = Profile(name="C", seeds=("courier/**",))
    folder = str(tmp_path / "courier" / "seeds")
    inside = SeedDocument(seed=f"{folder}/a.txt")
    assert not is_for(courier, inside, folder=folder)
    assert is_for(courier, SeedDocument(seed=f"{folder}/courier/a.txt"), folder=folder)


@pytest.mark.parametrize(
    ("url", "fits"),
    [
        ("https://courier.example.org/a", True),
        ("http://www.Courier.example.org:8080/a", True),
        ("https://notcourier.example.org/a", False),
        ("https://example.org/courier.example.org", False),
        ("https://[broken", False),
        (3, False),
    ],
)
def test_hosts(url: object, fits: bool) -> None:
    courier = Profile(name="C", hosts=("courier.example.org",))
    assert is_for(courier, SeedDocument(seed="a.json", stated={"url": url})) is fits
    said = SeedDocument(seed="a.txt", text="x", said={"url": Fact(url, "a.txt.meta.toml")})
    assert is_for(courier, said) is fits


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="canonical" href="https://courier.example.org/pier">',
        "<link href='https://courier.example.org/pier' rel=canonical>",
    ],
)
def test_the_host_of_a_saved_page(link: str) -> None:
    courier = Profile(name="C", hosts=("courier.example.org",))
    html = f"<html><head>{link}</head><body></body></html>"
    assert is_for(courier, SeedDocument(seed="a.html", page=html))
    other = html.replace("courier", "herald")
    assert not is_for(courier, SeedDocument(seed="a.html", page=other))


def test_lines_by_which_a_capture_is_known() -> None:
    courier = Profile(name="C", lines=("The Courier, founded in *",))
    text = page("  THE COURIER, founded in 1871 ", *BODY)
    assert is_for(courier, SeedDocument(seed="a.txt", text=text))
    assert not is_for(courier, SeedDocument(seed="a.txt", text=page(*BODY)))


def test_of_several_profiles_the_first_counts() -> None:
    conventions = Conventions(
        profiles=(
            Profile(name="A", seeds=("a/**",), day_first=True),
            Profile(name="B", seeds=("**",), timezone="Asia/Tokyo"),
        )
    )
    one = conventions.of(SeedDocument(seed="a/x.txt"))
    two = conventions.of(SeedDocument(seed="b/x.txt"))
    assert one.profile and one.profile.name == "A"
    assert (one.zone, one.day_first) == (UTC, True)
    assert two.profile and two.profile.name == "B"
    assert (str(two.zone), two.day_first) == ("Asia/Tokyo", None)


# Lines


@pytest.mark.parametrize(
    ("pattern", "line", "fits"),
    [
        ("Become a member", "become a  MEMBER", True),
        ("Become a member", "Become a member now", False),
        ("Reader’s letters", "Reader's letters", True),
        ("More from *", "More from Dunmore", True),
        ("More from *", "More from", False),
        ("* min read", "3 min read", True),
        ("* min read", "3 min reading", False),
        ("From * crowns a *", "From 5 crowns a month", True),
        ("From * crowns a *", "From 5 pounds a month", False),
        ("a*a", "a", False),
    ],
)
def test_lines_are_compared_whole_and_without_case(pattern: str, line: str, fits: bool) -> None:
    assert bool(Lines([(pattern, "found")]).find(line)) is fits


@given(st.text(alphabet="ab *", min_size=1), st.text(alphabet="ab ", min_size=1, max_size=12))
def test_a_star_stands_for_anything(pattern: str, line: str) -> None:
    """As a regular expression would have it, whatever the pattern."""
    assume(pattern.strip() and line.strip())
    expected = re.fullmatch(".*".join(map(re.escape, folded(pattern).split("*"))), folded(line))
    assert bool(Lines([(pattern, "found")]).find(line)) is bool(expected)


def test_many_stars_take_no_time() -> None:
    """Found in one pass; a regular expression would try for ever."""
    assert not Lines([("a*" * 40 + "b", "found")]).find("a" * 20_000)


APPEAL = "Become a member\nSupport the paper, from 5 a month\nChoose what you pay"


def test_furniture_amid_a_story() -> None:
    capture = read(
        page("The pier opens again", BODY[0], APPEAL, *BODY[1:]),
        'furniture = ["Become a member", "Support the paper, from * a month", "Choose *"]',
    )
    assert (capture.title, capture.paragraphs) == ("The pier opens again", BODY)
    assert rules(capture)["Choose what you pay"] == ("furniture", "profile-furniture")


def test_a_line_that_looks_like_a_headline_may_be_furniture() -> None:
    text = page("All the news of the harbour in one place", "The pier opens again", *BODY)
    capture = read(text, 'furniture = ["All the news of the harbour in one place"]')
    assert capture.title == "The pier opens again"


def test_nothing_of_a_story_stands_below_its_end() -> None:
    text = page("The pier opens again", *BODY, "From the islands", *OTHER)
    capture = read(text, 'ends = ["From the islands"]')
    assert capture.paragraphs == BODY
    assert rules(capture)[OTHER[0]] == ("related", "profile-ends")


def test_an_end_above_all_prose_ends_nothing() -> None:
    text = page("From the islands", "The pier opens again", *BODY, "From the islands", *OTHER)
    capture = read(text, 'ends = ["From the islands"]')
    assert (capture.title, capture.paragraphs) == ("The pier opens again", BODY)


def test_a_short_last_sentence_reaches_the_end() -> None:
    last = "Tickets are free."
    capture = read(page("The pier opens again", *BODY, last, "Comments"), 'ends = ["Comments"]')
    assert capture.paragraphs == (*BODY, last)


def test_nothing_of_a_story_stands_above_its_beginning() -> None:
    text = page("Ferry late again", *OTHER, "Edit post", "The pier opens again", *BODY)
    capture = read(text, 'begins = ["Edit post"]')
    assert (capture.title, capture.paragraphs) == ("The pier opens again", BODY)
    assert rules(capture)[OTHER[0]] == ("furniture", "profile-begins")


def test_a_name_that_looks_like_none() -> None:
    text = page("The pier opens again", "harbour night desk", *BODY)
    capture = read(text, 'names = ["harbour * desk"]')
    assert capture.authors == ("harbour night desk",)
    assert rules(capture)["harbour night desk"] == ("byline", "profile-name")


@pytest.mark.parametrize(
    ("position", "blocks"),
    [
        ("above-headline", ("Ada Quill", "The pier opens again", *BODY)),
        ("below-headline", ("The pier opens again", "Ada Quill", *BODY)),
        ("below-story", ("The pier opens again", *BODY, "Ada Quill", "Comments")),
    ],
)
def test_a_bare_name_where_the_profile_expects_it(position: str, blocks: tuple[str, ...]) -> None:
    capture = read(page(*blocks), f'byline = "{position}"')
    assert (capture.title, capture.authors) == ("The pier opens again", ("Ada Quill",))
    assert capture.paragraphs == BODY
    assert rules(capture)["Ada Quill"] == ("byline", "profile-byline")


def test_the_label_next_to_the_headline_is_the_section() -> None:
    text = page("Sport", "Video", "Around the Docks", "The pier opens again", *BODY, "Sport")
    capture = read(text, 'sections = { "Sport" = "Sport", "Around the Docks" = "Port" }')
    assert capture.section == "Around the Docks"
    assert [line.role for line in capture.lines if line.text == "Sport"] == ["furniture"] * 2


def test_the_publisher_is_no_part_of_a_headline() -> None:
    text = page("The pier opens again | The Courier", "The pier opens again", *BODY, "The Courier")
    capture = read(text, 'publisher = "The Courier"')
    assert (capture.title, capture.paragraphs) == ("The pier opens again", BODY)
    assert rules(capture)["The Courier"] == ("furniture", "profile-furniture")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A pier | the courier", "A pier"),
        ("A pier - The Courier", "A pier"),
        ("A pier – The Courier", "A pier"),
        ("The Courier » A pier", "A pier"),
        ("A pier in The Courier", "A pier in The Courier"),
        ("The Courier-hotel", "The Courier-hotel"),
        ("| The Courier", "| The Courier"),
        ("The Courier", "The Courier"),
        ("A" * 400 + " | The Courier", "A" * 400 + " | The Courier"),
    ],
)
def test_a_headline_without_its_publisher(text: str, expected: str) -> None:
    courier = Profile(name="C", seeds=("**",), publisher="The Courier")
    assert without_publisher(text, courier) == expected


@given(st.lists(st.sampled_from([*BODY, *OTHER, "News", "Ada Quill", "Stop here", "", "•", "x."])))
def test_whatever_the_page_every_line_has_a_role(lines: list[str]) -> None:
    toml = """
    furniture = ["x.", "*quill"]
    begins = ["News"]
    ends = ["Stop *"]
    byline = "below-story"
    publisher = "Ada Quill"
    sections = { "Stop here" = "" }
    """
    capture = read("\n".join(lines), toml)
    assert [line.text for line in capture.lines] == "\n".join(lines).removesuffix("\n").split(
        "\n"
    ) or not any(lines)
    assert all(line.role and line.rule for line in capture.lines)
    assert not {"News", "Stop here", "x."} & set(capture.paragraphs)


# Items


def item(document: SeedDocument, toml: str, least: str = LEAST) -> NewsItem:
    outcome = normalise(document, Conventions(profiles=(profile(toml, least),)))
    assert isinstance(outcome, NewsItem), outcome
    return outcome


def capture_of(*blocks: str) -> SeedDocument:
    return SeedDocument(seed="a.txt", text=page(*blocks), origin="capture")


def test_zone_and_date_order_of_a_site() -> None:
    document = capture_of("The pier opens again", "3/4/2026 08:30", *BODY)
    toml = 'day_first = {}\ntimezone = "Europe/Kyiv"'
    first = item(document, toml.format("true")).published
    second = item(document, toml.format("false")).published
    assert first and first.isoformat() == "2026-04-03T05:30:00+00:00"
    assert second and second.isoformat() == "2026-03-04T06:30:00+00:00"


@pytest.mark.parametrize(("meaning", "section"), [("Port", "Port"), ("", None)])
def test_what_a_label_means(meaning: str, section: str | None) -> None:
    toml = f'sections = {{ "News Feed" = "{meaning}" }}'
    text = capture_of("News Feed", "The pier opens again", *BODY)
    stated = SeedDocument(
        seed="a.json", stated={"title": "T", "section": "news feed", "content_text": "x"}
    )
    assert item(text, toml).section == item(stated, toml).section == section


def test_the_publisher_is_no_author() -> None:
    stated = {
        "title": "The pier | The Courier",
        "authors": ["the courier", {"name": "Ada Quill"}],
        "content_text": "x",
    }
    found = item(SeedDocument(seed="a.json", stated=stated), 'publisher = "The Courier"')
    assert [author.name for author in found.authors] == ["Ada Quill"]
    assert found.title == "The pier"


def test_what_a_companion_says_stands_above_the_profile() -> None:
    document = SeedDocument(
        seed="a.txt",
        text=page("News Feed", "The pier opens again", *BODY),
        said={"section": Fact("News Feed", "a.txt.meta.toml")},
    )
    assert item(document, 'sections = { "News Feed" = "Port" }').section == "News Feed"


def test_the_language_of_a_site_where_the_seed_does_not_say() -> None:
    document = SeedDocument(seed="a.json", stated={"title": "T", "content_text": "x"})
    assert item(document, 'language = "gd"').language == "gd"
    stated = SeedDocument(
        seed="a.json", stated={"title": "T", "content_text": "x", "language": "ga"}
    )
    assert item(stated, 'language = "gd"').language == "ga"


HTML = """<html lang="en"><head><title>The pier opens again | The Courier</title></head><body>
<article><h1>The pier opens again</h1>{}</article></body></html>"""


def test_furniture_and_end_of_a_saved_page() -> None:
    offer = "Readers like you keep the presses of this paper turning, from 5 a month and more."
    other = "Elsewhere in the county, and told by those who were there at the time"
    paragraphs = [BODY[0], offer, *BODY[1:], other, *OTHER]
    html = HTML.format("".join(f"<p>{text}</p>" for text in paragraphs))
    document = SeedDocument(seed="a.html", page=html)
    found = item(document, 'furniture = ["Readers like you *"]\nends = ["Elsewhere in *"]')
    assert found.content_text.split("\n\n")[-3:] == [*BODY]
    plain = normalise(document, Conventions())
    assert isinstance(plain, NewsItem)
    assert offer in plain.content_text
    assert OTHER[0] in plain.content_text


def test_an_explanation_tells_of_the_profile() -> None:
    conventions = Conventions(
        profiles=(profile('sections = { "News Feed" = "Port" }\nends = ["From the islands"]'),)
    )
    document = capture_of("News Feed", "The pier opens again", *BODY, "From the islands", *OTHER)
    explanation = explain(document, conventions)
    assert explanation.fields["section"] == Fact("Port", "line 1, profile-section, profile Courier")
    assert {line.rule for line in explanation.lines if line.text in OTHER} == {"profile-ends"}


# Builds


def learnt(workspace: Workspace, text: str) -> None:
    folder = workspace.folder / "profiles"
    folder.mkdir(exist_ok=True)
    (folder / "courier.toml").write_text(text)


def entry(workspace: Workspace) -> NewsItem:
    (found,) = atom.parse((workspace.feeds / "atom.xml").read_bytes())
    return found


def test_a_changed_profile_reads_seeds_again_and_calls_it_no_news(workspace: Workspace) -> None:
    """What a profile changes is feedpub's reading of the same bytes; `updated` stays."""
    workspace.seed("courier/a.txt", page("The pier opens again", *BODY, "From the islands", *OTHER))
    workspace.build()
    before = entry(workspace)
    learnt(workspace, 'name = "C"\nseeds = ["courier/**"]\nends = ["From the islands"]\n')
    assert exit_code_if_current(str(workspace.folder)) is None
    workspace.build(now=NOW + timedelta(hours=1))
    after = entry(workspace)
    assert OTHER[0] in before.content_html
    assert BODY[2] in after.content_html
    assert OTHER[0] not in after.content_html
    assert (after.id, after.published, after.updated) == (
        before.id,
        before.published,
        before.updated,
    )


def test_a_glance_sees_profiles(workspace: Workspace) -> None:
    workspace.seed("a.txt", page("The pier opens again", *BODY))
    for text in (LEAST, LEAST + 'ends = ["a"]\n'):
        workspace.build()
        assert exit_code_if_current(str(workspace.folder)) == 0
        learnt(workspace, text)
        assert exit_code_if_current(str(workspace.folder)) is None
    workspace.build()
    (workspace.folder / "profiles" / "courier.toml").unlink()
    assert exit_code_if_current(str(workspace.folder)) is None


def test_items_and_explain_know_the_profile(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    text = page("The pier opens again", *BODY, "From the islands", *OTHER)
    seed = workspace.seed("courier/a.txt", text)
    learnt(workspace, 'name = "C"\nseeds = ["courier/**"]\nends = ["From the islands"]\n')
    assert main(["-C", str(workspace.folder), "explain", str(seed)]) == 0
    assert capsys.readouterr().out.count("profile-ends") == 1 + len(OTHER)
    assert main(["-C", str(workspace.folder), "items", "--json", str(seed)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["content_text"] == "\n\n".join(BODY)
