"""A profile learnt from ten captures of a site makes an eleventh come out better."""

import tomllib
from pathlib import Path

import pytest
from conftest import Workspace
from hypothesis import given
from hypothesis import strategies as st
from post_captures import CAPTURES, STORIES, capture

from feedpub.cli import main
from feedpub.config import parse_profile
from feedpub.errors import ConfigError
from feedpub.learn import as_toml, common_glob, learn
from feedpub.learn.evidence import ONE_STORY, TWO_STORIES, Evidence
from feedpub.learn.proposal import MOST_ENTRIES, Entry, Proposal
from feedpub.learn.samples import read_samples, recurring_lines, tell_stories_apart
from feedpub.normalise.capture import Capture, read_capture
from feedpub.profiles import Profile
from feedpub.project import load_project

NAMED = [(f"post/{number}.txt", text) for number, text in enumerate(CAPTURES)]


def learnt(captures: list[tuple[str, str]]) -> Profile:
    """The profile that is proposed, as it loads from its file."""
    toml = as_toml(learn(captures, name="Post", glob="post/**"))
    return parse_profile(toml, file="profiles/post.toml")


@pytest.fixture(scope="module")
def toml() -> str:
    """What is proposed from the first ten captures."""
    return as_toml(learn(NAMED[:10], name=None, glob=None))


@pytest.fixture(scope="module")
def profile(toml: str) -> Profile:
    return parse_profile(toml, file="profiles/post.toml")


def facts(read: Capture) -> tuple[str | None, str | None, tuple[str, ...], tuple[str, ...]]:
    return read.section, read.title, read.authors, read.paragraphs


def known(number: int) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    section, author, headline, paragraphs = STORIES[number]
    return section, headline, (author,), paragraphs


# The gain


@pytest.mark.parametrize("left_out", range(len(CAPTURES)))
def test_an_eleventh_capture_comes_out_exactly(left_out: int) -> None:
    """Whichever of the captures it is; without the profile, none does."""
    others = [each for number, each in enumerate(NAMED) if number != left_out]
    assert facts(read_capture(CAPTURES[left_out])) != known(left_out)
    assert facts(read_capture(CAPTURES[left_out], learnt(others))) == known(left_out)


@pytest.mark.parametrize("count", [4, 6, 8])
def test_fewer_captures_do_too(count: int) -> None:
    assert facts(read_capture(CAPTURES[10], learnt(NAMED[:count]))) == known(10)


# What is proposed


def test_the_lines_of_the_site(profile: Profile) -> None:
    assert {"Keep the presses turning", "From * crowns a month", "Choose what you pay"} <= {
        *profile.furniture
    }
    assert profile.ends == ("Seen from the mill tower",)
    assert profile.begins == ()
    assert profile.byline == "below-headline"
    assert set(profile.sections) == {"Courts", "Trade", "Valley life"}
    assert profile.language == "en"
    assert profile.lines


def test_no_line_of_a_story_and_no_author_is_proposed(profile: Profile) -> None:
    told = {text for _, author, headline, body in STORIES for text in (author, headline, *body)}
    assert told.isdisjoint((*profile.furniture, *profile.ends, *profile.begins, *profile.names))


def test_each_entry_has_its_count_and_an_example(toml: str) -> None:
    rows = [row for row in toml.splitlines() if row.startswith("    ")]
    assert len(rows) > 5
    for row in rows:
        assert " of 10 captures, e.g. post/" in row
    assert '"Seen from the mill tower",  # in 10 of 10 captures, e.g. post/0.txt line ' in toml


def test_the_example_is_where_it_says(toml: str) -> None:
    row = next(row for row in toml.splitlines() if "From * crowns" in row)
    seed, line = row.rsplit("e.g. ", 1)[1].split(" line ")
    assert dict(NAMED)[seed].split("\n")[int(line) - 1].startswith("From ")


def test_the_same_captures_give_the_same_proposal(toml: str) -> None:
    assert as_toml(learn(NAMED[:10], name=None, glob=None)) == toml


def test_a_sentence_of_few_stories_is_no_furniture() -> None:
    """The paper's teasers repeat other stories; half of them must not become furniture."""
    text = "The lake rose by a hand's breadth overnight, and the ferries moored at the upper quay."
    captures = [
        (seed, body.replace("\n\nSeen from", f"\n\n{text}\n\nSeen from") if n < 4 else body)
        for n, (seed, body) in enumerate(NAMED)
    ]
    assert text not in learnt(captures).furniture


def test_an_author_of_most_captures_is_no_furniture() -> None:
    captures = [
        (seed, text.replace(f"\n{STORIES[n][1]}\n", "\nAda Quill\n" if n % 4 else "\nCato Wren\n"))
        for n, (seed, text) in enumerate(NAMED)
    ]
    assert {"Ada Quill", "Cato Wren"}.isdisjoint(learnt(captures).furniture)


def test_an_odd_name_in_the_place_of_authors() -> None:
    captures = [
        (seed, text.replace(f"\n{STORIES[n][1]}\n", "\nmill desk, by night\n") if n in (2, 5) else
         text)
        for n, (seed, text) in enumerate(NAMED)
    ]  # fmt: skip
    assert learnt(captures).names == ("mill desk, by night",)


def test_the_name_behind_the_headlines_is_the_publisher() -> None:
    captures = [
        (seed, text.replace(f"\n{STORIES[n][2]}\n", f"\n{STORIES[n][2]} | Tarn Head Post\n", 1))
        for n, (seed, text) in enumerate(NAMED)
    ]
    headed = [(seed, text.split("\n\n", 3)[3]) for seed, text in captures]  # headline among first
    profile = learnt(headed)
    assert profile.publisher == "Tarn Head Post"
    assert read_capture(headed[3][1], profile).title == STORIES[3][2]


def test_the_owner_of_the_rights_is_the_publisher() -> None:
    captures = [(seed, f"{text}\n© 2026 Post & Sons, all rights reserved") for seed, text in NAMED]
    assert learnt(captures).publisher == "Post & Sons"


@pytest.mark.parametrize(
    ("dates", "day_first"),
    [
        (("3/4/2026", "25/4/2026", "13/12/2026"), True),
        (("3/4/2026", "4/25/2026"), False),
        (("25/4/2026", "4/25/2026"), None),
        (("3/4/2026",), None),
    ],
)
def test_the_order_of_dates(dates: tuple[str, ...], day_first: bool | None) -> None:
    captures = [
        (seed, text + f"\nPrinted on {dates[n % len(dates)]}\n")
        for n, (seed, text) in enumerate(NAMED)
    ]
    assert learnt(captures).day_first is day_first


def test_prose_above_a_line_that_recurs_is_not_of_the_story() -> None:
    """A ticker of other stories, then a line, then the page as it is."""
    captures = [
        (seed, "\n".join([*ticker(n), "", "Edit this page", "", text]))
        for n, (seed, text) in enumerate(NAMED)
    ]
    profile = learnt(captures[:10])
    assert profile.begins
    assert facts(read_capture(captures[10][1])) != known(10)
    assert facts(read_capture(captures[10][1], profile)) == known(10)


TICKER = (
    "Gales have torn four dinghies from their moorings at Corby, where the coastguard is still"
    " searching for a trawler.",
    "Astronomers at Elvedon expect clear skies for the eclipse and have lent two hundred pairs of"
    " spectacles to pupils.",
    "Bakers across Holme are out of rye after a silo burst, and nobody knows when the next lorry"
    " with grain arrives.",
    "Garrick votes on a second tramline in March; opponents handed over nine thousand signatures"
    " against the plan.",
    "Vaccines against sheep fever reached Farley by helicopter, since snowdrifts have closed both"
    " passes above the hamlet.",
    "Orchestra members in Jarrow have ended their strike and will play Haydn on Thursday with"
    " borrowed violins.",
    "Auctioneers sold a stuffed walrus at Ipsley for the price of a small car, to a buyer who"
    " gave no address.",
    "Floodwater stands knee-deep in the museum of Birling, whose curators carried the tapestries"
    " upstairs overnight.",
    "Census takers found seven households in Kettle that no map shows, all of them reached only"
    " through a tunnel.",
    "Gardeners in Almond are told to save every bucket of rainwater, for the reservoir has sunk"
    " below its lowest mark.",
    "Chess players from eleven countries meet at Dunster this weekend, the youngest of them six"
    " years of age.",
)


def ticker(number: int) -> list[str]:
    """A paragraph of no story in any capture."""
    return [TICKER[number]]


# Stories told apart


def test_captures_of_one_story_count_once() -> None:
    again = [("again.txt", CAPTURES[0].replace("Paper 1200", "Paper 1300"))] * 5
    samples = read_samples([*NAMED[:3], *again])
    assert tell_stories_apart(samples) == 3
    assert [sample.story for sample in samples] == [0, 1, 2, 0, 0, 0, 0, 0]
    story = {key for sample in samples[:1] for key in sample.keys if "lanterns on a" in key}
    assert story
    assert story.isdisjoint(each.key for each in recurring_lines(samples))


def test_words_tell_whether_a_story_goes_on() -> None:
    samples = read_samples(NAMED)
    evidence = Evidence(samples, tell_stories_apart(samples))
    lines = {each.text: each for each in evidence.recurring}
    below_appeal = evidence.kinship_below(lines["Choose what you pay"])
    below_label = evidence.kinship_below(lines["Seen from the mill tower"])
    assert below_appeal is not None and below_appeal >= ONE_STORY
    assert below_label is not None and below_label < TWO_STORIES


@pytest.mark.parametrize("captures", [[], NAMED[:2], [NAMED[0]] * 9, [("a", ""), ("b", "\n")] * 3])
def test_two_stories_are_too_few(captures: list[tuple[str, str]]) -> None:
    with pytest.raises(ConfigError, match=r"captures of \d stories; expected 3 stories or more"):
        learn(captures, name=None, glob=None)


# The file


@given(st.text(min_size=1), st.text())
def test_whatever_is_proposed_is_valid_toml(text: str, why: str) -> None:
    proposal = Proposal(name=text, remarks=[why], values={"publisher": (text, why)})
    proposal.add("furniture", Entry(text=text, why=why))
    proposal.add("ends", Entry(text=text, why=why, sure=False))
    proposal.sections = [Entry(text=text, why=why)]
    found = tomllib.loads(as_toml(proposal))
    assert found["furniture"] == [text]
    assert found["ends"] == []
    assert (found["name"], found["publisher"], found["sections"]) == (text, text, {text: text})


def test_a_list_is_short_enough_to_be_read() -> None:
    proposal = Proposal(name="x")
    for number in range(1_000):
        proposal.add("furniture", Entry(text=f"line {number}", why="x"))
    assert len(proposal.lists["furniture"]) == MOST_ENTRIES


@given(
    st.lists(
        st.lists(
            st.sampled_from([*CAPTURES[0].splitlines(), *CAPTURES[1].splitlines(), "a", "* 1", "©"])
        ).map("\n".join),
        max_size=6,
    )
)
def test_whatever_the_captures_the_proposal_loads(texts: list[str]) -> None:
    try:
        proposal = learn([(f"{n}.txt", text) for n, text in enumerate(texts)], name=None, glob=None)
    except ConfigError:
        return
    parse_profile(as_toml(proposal), file="x.toml")


# The command


def write(folder: Path, count: int) -> Path:
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"{number}.txt").write_text(capture(number))
    return folder


def test_the_command_prints_a_profile_that_works(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(workspace.seeds / "post", 10)
    assert main(["-C", str(workspace.folder), "learn", "--name", "Post", str(folder)]) == 0
    out, err = capsys.readouterr()
    assert err == "feedpub: 10 captures were used, 0 could not be\n"
    profiles = workspace.folder / "profiles"
    profiles.mkdir()
    (profiles / "post.toml").write_text(out)
    (profile,) = load_project(str(workspace.folder)).settings.profile
    assert (profile.name, profile.seeds) == ("Post", ("post/**",))
    (folder / "10.txt").write_text(capture(10))
    report = workspace.build()
    assert sorted(report.new) == sorted(headline for _, _, headline, _ in STORIES)


def test_what_cannot_be_used_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path / "post", 5)
    (folder / "a.json").write_text('{"title": "T", "content_text": "x"}')
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.pdf").write_bytes(b"%PDF")
    assert main(["-C", str(tmp_path), "learn", str(folder)]) == 3
    out, err = capsys.readouterr()
    assert parse_profile(out, file="x.toml").ends
    assert "a.json: page: found a story without the page around it" in err
    assert "b.txt: file: found no bytes" in err
    assert "c.pdf: file name: found the ending .pdf" in err
    assert "5 captures were used, 3 could not be" in err


def test_too_few_captures_are_a_usage_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "post", 2)
    assert main(["-C", str(tmp_path), "learn", str(folder)]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert err == "feedpub: captures: found 2 captures of 2 stories; expected 3 stories or more\n"


def test_saved_pages_teach_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, text in enumerate(CAPTURES):
        blocks = "".join(f"<p>{line}</p>" for line in text.splitlines() if line)
        (folder / f"{number}.html").write_text(f"<html><body>{blocks}</body></html>")
    assert main(["-C", str(tmp_path), "learn", str(folder)]) == 0
    profile = parse_profile(capsys.readouterr().out, file="x.toml")
    assert profile.ends == ("Seen from the mill tower",)


@pytest.mark.parametrize(
    ("seeds", "glob"),
    [
        (["seeds/post/a.txt", "seeds/post/b.txt"], "post/**"),
        (["seeds/post/a.txt", "seeds/post/2026/b.txt"], "post/**"),
        (["seeds/post/a.txt", "seeds/b.txt"], None),
        (["seeds/post/a.txt", "elsewhere/b.txt"], None),
        (["elsewhere/b.txt"], None),
    ],
)
def test_the_folder_of_the_captures(tmp_path: Path, seeds: list[str], glob: str | None) -> None:
    paths = [str(tmp_path / seed) for seed in seeds]
    assert common_glob(paths, str(tmp_path / "seeds")) == glob
