"""Which texts are one story told twice, measured on made pairs; and what becomes of them.

Promise 1 first: of two different stories none may ever be hidden behind the other.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from json import dumps
from random import Random
from shutil import rmtree

import pytest
from conftest import NOW, Workspace
from stories import Story, make

from feedpub.copies import is_copy, sketch
from feedpub.formats import atom
from feedpub.identifiers import page_key, web_address
from feedpub.markup import paragraphs_to_html
from feedpub.model import NewsItem

PAIRS = 60  # of each kind

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
TOWNS = "Alderfoss Brackwater Corvale Dunmere Eastholm Fennbridge Gullhaven Harrowgate".split()
NAMES = "Odell Krast Varga Halloway Quill Lindqvist Moss Penhale Sandoval Thorne".split()


def item(title: str, *paragraphs: str) -> NewsItem:
    return NewsItem(title=title, content_html=paragraphs_to_html(paragraphs))


def told(story: Story) -> NewsItem:
    return item(story.title, *story.paragraphs)


def long(number: int) -> Story:
    """A story of some three hundred words, and a headline about it."""
    one, other = make(number), make(number + 100_000)
    title = " ".join(one.paragraphs[0].split()[:7]).strip("“”,;.")
    return replace(one, title=title, paragraphs=one.paragraphs + other.paragraphs)


# One story, told twice: the story, and how another tells it


def less(story: Story, chance: Random) -> Story:
    left_out = chance.randrange(len(story.paragraphs))
    kept = tuple(text for at, text in enumerate(story.paragraphs) if at != left_out)
    return replace(story, paragraphs=kept)


def renamed(story: Story, chance: Random) -> Story:
    """Another headline, made of what the story says."""
    said = chance.choice(story.paragraphs).split(". ")[0].split()
    return replace(story, title=" ".join(said[: chance.randint(5, 9)]).strip("“”,;."))


def renamed_and_less(story: Story, chance: Random) -> Story:
    return renamed(less(story, chance), chance)


def credited(story: Story, chance: Random) -> Story:
    credit = f"Reporting by {chance.choice(NAMES)}; editing by {chance.choice(NAMES)}"
    again = renamed(story, chance)
    return replace(again, paragraphs=(*again.paragraphs, credit))


def credited_and_less(story: Story, chance: Random) -> Story:
    again = credited(story, chance)
    return replace(again, paragraphs=(again.paragraphs[0], *again.paragraphs[2:]))


def datelined(story: Story, chance: Random) -> Story:
    again = renamed(story, chance)
    line = f"{chance.choice(TOWNS).upper()}, Nov. {chance.randint(1, 30)} (Agency) – "
    return replace(again, paragraphs=(line + again.paragraphs[0], *again.paragraphs[1:]))


def parted_otherwise(story: Story, chance: Random) -> Story:
    lines = " ".join(story.paragraphs).split(". ")
    return renamed(replace(story, paragraphs=tuple(f"{line}." for line in lines)), chance)


def typeset(story: Story, chance: Random) -> Story:
    plain = str.maketrans({"“": '"', "”": '"', "’": "'", "–": "-"})
    return replace(story, paragraphs=tuple(text.translate(plain) for text in story.paragraphs))


def mended(story: Story, chance: Random) -> Story:
    """A word is another than it was."""
    first, *rest = story.paragraphs
    return replace(story, paragraphs=(first.replace(" the ", " that ", 1), *rest))


COPIES = [
    less, renamed, renamed_and_less, credited, credited_and_less, datelined, parted_otherwise,
    typeset, mended,
]  # fmt: skip


@pytest.mark.parametrize("again", COPIES, ids=lambda each: each.__name__)
def test_a_copy_is_known(again: Callable[[Story, Random], Story]) -> None:
    """Issue 4, point 8: the same text under another headline, or with a paragraph less."""
    found = [
        is_copy(told(story), told(again(story, Random(number))))
        for number, story in ((number, long(number)) for number in range(PAIRS))
    ]
    assert sum(found) >= 0.85 * PAIRS, f"{sum(found)} of {PAIRS}"


@pytest.mark.parametrize("again", COPIES, ids=lambda each: each.__name__)
def test_which_comes_first_is_all_one(again: Callable[[Story, Random], Story]) -> None:
    for number in range(20):
        one = told(long(number))
        other = told(again(long(number), Random(number)))
        assert is_copy(one, other) == is_copy(other, one)


# Two stories that share most of their words


def background(number: int) -> tuple[str, ...]:
    return long(number).paragraphs


def losses(chance: Random) -> NewsItem:
    number = f"{chance.randint(1, 9)},{chance.randint(100, 999)}"
    lead = f"The harbour has counted {number} gulls since March, its office said on the day."
    return item(f"Harbour counts {number} gulls", lead, *background(1))


def losses_under_one_headline(chance: Random) -> NewsItem:
    return item("The harbour's daily count", *losses(chance).content_html[3:].split("</p>\n<p>"))


def forecast(chance: Random) -> NewsItem:
    wind, sky, day = (chance.choice(each) for each in (TOWNS, NAMES, WEEKDAYS))
    text = f"Wind from {wind} towards {chance.choice(TOWNS)}, then {sky} skies over the bay."
    return item(f"Weather for {day}", text, *background(2))


def alert(chance: Random) -> NewsItem:
    town = chance.choice(TOWNS)
    return item(
        "Flood alert",
        f"A flood alert is in force in {town}. Stay away from the river, move what you can to the"
        " upper floors, and listen to the wireless. The alert is lifted by the same office, and"
        " until then the bridge, the lock and the towpath are closed to all. Schools stay open"
        " unless their head says otherwise, and the buses go by the upper road.",
    )


def live(chance: Random) -> NewsItem:
    lead = make(chance.randrange(10_000, 90_000))
    return item(f"Live: {lead.title}", *lead.paragraphs[:1], *background(3))


def live_under_one_headline(chance: Random) -> NewsItem:
    return item(
        "Live updates", *make(chance.randrange(10_000, 90_000)).paragraphs[:1], *background(3)
    )


def fixture(chance: Random) -> NewsItem:
    home, away = chance.sample(TOWNS, 2)
    goals = f"{chance.randint(0, 9)}-{chance.randint(0, 9)}"
    lead = f"{home} and {away} parted {goals} after a match that neither side had expected."
    return item(f"{home} v {away}", lead, *background(4))


WALL = (
    "You have reached the end of your free articles this month. Register today to continue with"
    " three more, or choose a subscription that suits you: digital only, weekend paper, or both,"
    " each with unlimited access, puzzles, recipes and our archive since 1887.",
    "Already registered? Sign in with your email address and password. By continuing you accept"
    " our terms of service and privacy policy, and agree that we may send messages about offers,"
    " which you can stop at any moment in your settings.",
    "Need help? Our customer service answers the telephone on working days. Copyright remains"
    " with the publisher; reproduction, storage and scraping are forbidden without permission.",
)


def subscribe(chance: Random) -> NewsItem:
    """A page behind a wall: the headline, and what every such page says."""
    return item(long(chance.randrange(10_000, 90_000)).title, *WALL)


def programme(chance: Random) -> NewsItem:
    title = f"Evening concert, episode {chance.randint(1, 10**6)}"
    return item(title, "The evening concert and every episode of it.", *background(6))


def programme_by_name(chance: Random) -> NewsItem:
    title = f"Evening concert with {chance.choice(NAMES)} {chance.choice(TOWNS)}"
    guests = f"The evening concert, with {' and '.join(NAMES)} from {' and '.join(TOWNS)}."
    return item(title, guests, *background(6))


def verdict(chance: Random) -> NewsItem:
    name, town = chance.choice(NAMES), chance.choice(TOWNS)
    first, *rest = background(7)
    lead = f"The court of {town} has found {name} guilty, and {name} will appeal in {town}."
    return item(f"Court finds {name} guilty", first, lead, *rest)


def listing(chance: Random) -> NewsItem:
    """The same blurb of a play, on another evening in another hall."""
    title = f"The play in {chance.choice(TOWNS)}: {chance.choice(WEEKDAYS)}"
    last = f"{chance.choice(WEEKDAYS)}, the hall of {chance.choice(TOWNS)}."
    return item(title, "The play goes from town to town.", *background(8), last)


def single(chance: Random) -> NewsItem:
    return told(make(chance.randrange(10_000, 90_000)))


STORIES = [
    losses, losses_under_one_headline, forecast, alert, live, live_under_one_headline, fixture,
    subscribe, programme, programme_by_name, verdict, listing, single,
]  # fmt: skip


def pairs(kind: Callable[[Random], NewsItem]) -> Iterator[tuple[NewsItem, NewsItem]]:
    """Pairs of stories of a kind, none of them the same in all words."""
    chance = Random(kind.__name__)
    made = 0
    while made < PAIRS:
        one, other = kind(chance), kind(chance)
        if (one.title, one.content_html) != (other.title, other.content_html):
            made += 1
            yield one, other


@pytest.mark.parametrize("kind", STORIES, ids=lambda each: each.__name__)
def test_two_stories_are_never_one(kind: Callable[[Random], NewsItem]) -> None:
    """Promise 1: what shares most of its words may still be another story."""
    assert not [pair for pair in pairs(kind) if is_copy(*pair)]


def test_a_roundup_is_not_the_story_in_it() -> None:
    for number in range(20):
        rest = [text for other in (1, 2, 3) for text in make(number + other * 1000).paragraphs]
        story = make(number)
        assert not is_copy(told(story), item("The day in brief", *story.paragraphs, *rest))


def test_a_first_paragraph_is_not_the_story() -> None:
    for number in range(20):
        story = long(number)
        assert not is_copy(told(story), told(replace(story, paragraphs=story.paragraphs[:1])))


# By which copies are found among thousands


@pytest.mark.parametrize("again", COPIES, ids=lambda each: each.__name__)
def test_copies_share_a_sketch(again: Callable[[Story, Random], Story]) -> None:
    """Two marks of six, so that a copy is among those that are compared."""
    for number in range(PAIRS):
        story = long(number)
        one, other = (
            set(sketch(each.paragraphs)) for each in (story, again(story, Random(number)))
        )
        assert len(one) == 6
        assert len(one & other) >= 2


def test_other_stories_share_hardly_any() -> None:
    """Which is for speed alone: what is compared is not yet a copy."""
    sketches = [set(sketch(long(number).paragraphs)) for number in range(200)]
    shared = [len(one & other) for one in sketches for other in sketches if one is not other]
    assert sum(count >= 2 for count in shared) < len(shared) / 1000


def test_a_sketch_is_for_ever() -> None:
    """It lies in ledgers."""
    assert sorted(sketch(["One two three four five six."])) == ["50be55b8", "72601a56"]


# Addresses of one page


@pytest.mark.parametrize(
    "other",
    [
        "https://m.example.org/a?id=1",
        "https://mobile.example.org/a?id=1",
        "https://www.m.example.org/a?id=1",
        "https://amp.example.org/a?id=1",
        "https://example.org/amp/a?id=1",
        "https://example.org/a/amp/?id=1",
        "https://example.org/a.amp?id=1",
        "https://example.org/a?id=1&amp",
        "https://example.org/a?amp=1&id=1",
        "https://example.org/a?id=1&outputType=amp",
        "https://example-org.cdn.ampproject.org/c/s/example.org/a?id=1",
        "https://www.google.com/amp/s/www.example.org/amp/a?id=1",
        "https://example.org/a?utm_id=4&id=1&at_medium=x&_hsenc=y#top",
    ],
)
def test_addresses_that_may_be_of_one_page(other: str) -> None:
    assert page_key(web_address(other)) == page_key("https://example.org/a?id=1")


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/b?id=1",
        "https://example.org/a?id=2",
        "https://example.org/a?id=1&view=2",
        "https://example.org/a?id=1&output=print",
        "https://example.org/a?id=1&pk_id=3",
        "https://maps.example.org/a?id=1",
        "https://example.org/amplifier/a?id=1",
        "https://m.org/a?id=1",
    ],
)
def test_addresses_that_are_of_two_pages(other: str) -> None:
    assert page_key(web_address(other)) != page_key("https://example.org/a?id=1")


def test_short_hosts_are_hosts() -> None:
    assert page_key("https://m.org/a") != page_key("https://amp.org/a")


# In feeds

HOUR = timedelta(hours=1)
STORY = long(1)
SHORT = less(STORY, Random(3))
RENAMED = renamed(STORY, Random(5))


def seed(story: Story, **fields: str) -> str:
    head = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\ntitle: {dumps(story.title)}\n{head}---\n\n" + "\n\n".join(story.paragraphs) + "\n"


def items(workspace: Workspace) -> list[NewsItem]:
    return [*atom.parse((workspace.feeds / "atom.xml").read_bytes())]


def says(found: NewsItem, story: Story) -> bool:
    return found.title == story.title and found.content_html.count("<p>") == len(story.paragraphs)


def built(workspace: Workspace, *runs: dict[str, str]) -> list[NewsItem]:
    """The items after builds that each find these new seeds."""
    for number, seeds in enumerate(runs):
        for path, text in seeds.items():
            workspace.seed(path, text)
        report = workspace.build(now=NOW + number * HOUR)
        assert not report.problems
    return items(workspace)


COPIED = {"a.md": seed(SHORT), "b.md": seed(RENAMED), "c.md": seed(STORY)}


def test_the_fullest_copy_speaks_whichever_comes_first(
    make_workspace: Callable[[str], Workspace],
) -> None:
    """At once or one after another: one entry, of the same words."""
    told = set()
    for order in permutations(COPIED):
        one_by_one = [{path: COPIED[path]} for path in order]
        two = [{path: COPIED[path] for path in order[:2]}, {order[2]: COPIED[order[2]]}]
        for way, runs in {"each": one_by_one, "two": two, "once": [COPIED]}.items():
            (found,) = built(make_workspace(way + "".join(order)), *runs)
            told.add((found.title, found.content_html))
    ((title, html),) = told
    assert title in (STORY.title, RENAMED.title)
    assert html.count("<p>") == len(STORY.paragraphs)


def test_a_second_copy_changes_nothing_that_subscribers_see(workspace: Workspace) -> None:
    """The shorter, come later: no new entry, no update."""
    built(workspace, {"c.md": seed(STORY)})
    before = workspace.published()
    workspace.seed("a.md", seed(SHORT))
    report = workspace.build(now=NOW + HOUR)
    assert not report.new and not report.updated and workspace.published() == before


def test_a_later_date_speaks_before_more_words(workspace: Workspace) -> None:
    dates = {"date": "2026-11-20T08:00:00Z"}
    later = {**dates, "updated": "2026-11-20T20:00:00Z"}
    (found,) = built(workspace, {"c.md": seed(STORY, **dates), "a.md": seed(SHORT, **later)})
    assert says(found, SHORT)


def test_an_edited_copy_speaks(workspace: Workspace) -> None:
    """Whichever of them it is: an edit is news of the story."""
    (before,) = built(workspace, COPIED)
    edited = replace(SHORT, paragraphs=(*SHORT.paragraphs, make(77).paragraphs[0]))
    (after,) = built(workspace, {}, {"a.md": seed(edited)})
    assert says(after, edited)
    assert after.id == before.id and after.updated == NOW + HOUR


def test_a_copy_that_becomes_another_story_leaves(workspace: Workspace) -> None:
    """The entry stays what the other copies say, under its id."""
    (before,) = built(workspace, COPIED)
    found = {each.id: each for each in built(workspace, {}, {"c.md": seed(make(5))})}
    assert len(found) == 2
    assert found[before.id].content_html.count("<p>") == len(STORY.paragraphs)


def test_when_the_copy_that_speaks_is_gone_another_does(workspace: Workspace) -> None:
    (before,) = built(workspace, {"a.md": seed(SHORT), "c.md": seed(STORY)})
    (workspace.seeds / "c.md").unlink()
    (after,) = built(workspace, {}, {})
    assert says(after, SHORT) and after.id == before.id
    (workspace.seeds / "a.md").unlink()
    assert workspace.build(now=NOW + 3 * HOUR, accept=True).withdrawn == [SHORT.title]


def test_one_goes_as_another_comes(workspace: Workspace) -> None:
    """The fullest of those that are left speaks, though it is not the new one."""
    (before,) = built(workspace, {"b.md": seed(RENAMED), "c.md": seed(STORY)})
    gone = "c.md" if says(before, STORY) else "b.md"
    (workspace.seeds / gone).unlink()
    (after,) = built(workspace, {"a.md": seed(SHORT)})
    assert after.content_html == before.content_html and after.id == before.id


def test_copies_at_two_addresses_each_stay_it_when_edited(workspace: Workspace) -> None:
    """An address that an item is known by is no other story's."""
    addresses = {name: f"https://{name}.example.org/story" for name in ("one", "two")}
    two = {f"{name}.md": seed(STORY, url=url) for name, url in addresses.items()}
    (before,) = built(workspace, two)
    for number, (name, url) in enumerate(addresses.items(), start=1):
        text = make(number + 50).paragraphs  # so much that it is no copy any more
        edited = replace(STORY, paragraphs=(*STORY.paragraphs[2:], *text[:2]))
        workspace.seed(f"{name}.md", seed(edited, url=url))
        assert not workspace.build(now=NOW + number * HOUR).new
        (after,) = items(workspace)
        assert after.id == before.id and after.content_html.count("<p>") == len(edited.paragraphs)


@pytest.mark.parametrize("small", ["https://m.example.org/a", "https://example.org/a/amp"])
def test_the_page_for_small_screens_is_the_page(workspace: Workspace, small: str) -> None:
    """Though it has a third of the text."""
    part = replace(STORY, paragraphs=STORY.paragraphs[: len(STORY.paragraphs) // 3])
    page = {"z.md": seed(part, url=small), "a.md": seed(STORY, url="https://example.org/a")}
    (found,) = built(workspace, page)
    assert says(found, STORY) and found.url == "https://example.org/a"


def test_two_stories_at_addresses_that_are_alike(workspace: Workspace) -> None:
    other = {
        "a.md": seed(make(3), url="https://example.org/a"),
        "z.md": seed(make(4), url="https://m.example.org/a"),
    }
    assert len(built(workspace, other)) == 2


def test_the_same_words_of_two_days_are_two_stories(workspace: Workspace) -> None:
    """A third that states no day is one of them, and brings them not together."""
    days = {
        "b.md": seed(SHORT),
        "a.md": seed(STORY, date="2026-11-20"),
        "c.md": seed(STORY, date="2026-11-21"),
    }
    assert len(built(workspace, days)) == 2


def test_a_form_letter_beside_its_archived_copy_is_another_story(workspace: Workspace) -> None:
    """Promise 1: an id is never used for another story, though the path held it too."""

    def letter(number: str) -> str:
        text = " ".join(background(1))
        return f"---\ntitle: Harbour counts {number} gulls\n---\n\n{number} gulls. {text}\n"

    (first,) = built(workspace, {"latest.md": letter("1,100")}, {"20.md": letter("1,100")})
    found = built(workspace, {}, {}, {"latest.md": letter("1,120")})
    ids = {each.title: each.id for each in found}
    assert len(ids) == 2 and ids["Harbour counts 1,100 gulls"] == first.id


def test_a_lost_ledger_folds_the_same_copies(workspace: Workspace) -> None:
    (before,) = built(workspace, COPIED)
    published = workspace.published()
    rmtree(workspace.folder / ".feedpub")
    (after,) = built(workspace, {}, {})
    assert after == before and workspace.published() == published


def test_many_letters_of_one_form_stay_apart(workspace: Workspace) -> None:
    """What they have in common leads to none of them, or each would be compared with all."""
    common = "\n\n".join(background(1))
    letters = [
        {"title": f"Notice {number}", "content_text": f"Number {number}.\n\n{common}"}
        for number in range(400)
    ]
    workspace.seed("all.jsonl", "\n".join(map(dumps, letters)))
    assert len(workspace.build().new) == 400


def test_a_copy_that_moves_does_not_speak(workspace: Workspace) -> None:
    """What it says was said before the correction, which stands."""
    built(workspace, {"a.md": seed(STORY), "b.md": seed(STORY)})
    edited = replace(STORY, paragraphs=(*STORY.paragraphs, make(77).paragraphs[0]))
    built(workspace, {}, {"a.md": seed(edited)})
    before = workspace.published()
    (workspace.seeds / "b.md").rename(workspace.seeds / "z.md")
    built(workspace, {}, {}, {})
    assert workspace.published() == before


def test_what_is_taken_back_is_an_edit(workspace: Workspace) -> None:
    """By the one that speaks: the words are old, the story is as it was."""
    built(workspace, {"a.md": seed(STORY), "b.md": seed(STORY)})
    edited = replace(STORY, paragraphs=(*STORY.paragraphs, make(77).paragraphs[0]))
    built(workspace, {}, {"a.md": seed(edited)})
    (found,) = built(workspace, {}, {}, {"a.md": seed(STORY)})
    assert says(found, STORY) and found.updated == NOW + 2 * HOUR
