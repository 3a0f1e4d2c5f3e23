"""Which feeds there are, and which items each of them shows."""

import shutil
from datetime import timedelta
from itertools import chain

import pytest
from conftest import CONFIG, NOW, Workspace
from msgspec.structs import replace
from test_build import atom_of, front

from feedpub.documents import assemble
from feedpub.formats import FORMATS, Format
from feedpub.markup import text_to_html
from feedpub.model import Attachment, Feed, NewsItem, Person
from feedpub.search import Search
from feedpub.selection import Candidate, Limits, seal, select, sizes

HOUR = timedelta(hours=1)


def titles(workspace: Workspace, folder: str) -> list[str]:
    return [item.title for item in atom_of(workspace, f"{folder}/atom.xml")]


def own(**keys: object) -> str:
    """A ``[[feed]]``."""
    values = {
        name: f'"{value}"' if isinstance(value, str) else value for name, value in keys.items()
    }
    return "[[feed]]\n" + "".join(f"{name} = {value}\n" for name, value in values.items())


# Sections, tags, authors


def test_a_feed_for_each_section_and_where_asked_each_tag_and_author(workspace: Workspace) -> None:
    workspace.configure(CONFIG + "[output]\ntags = true\nauthors = true\n")
    workspace.seed(
        "a.md", front(title="A", section="Town", tags="[cranes, Old Quay]", author="Runa")
    )
    workspace.seed("b.md", front(title="B", tags="[Cranes]", author="Ilse Varga"))
    workspace.build()
    assert [path for path in workspace.published() if path.endswith("/atom.xml")] == [
        "authors/ilse-varga/atom.xml",
        "authors/runa/atom.xml",
        "sections/town/atom.xml",
        "tags/cranes/atom.xml",
        "tags/old-quay/atom.xml",
    ]
    assert sorted(titles(workspace, "tags/cranes")) == ["A", "B"]
    assert titles(workspace, "authors/runa") == ["A"]
    assert atom_of(workspace, "authors/runa/atom.xml").feed.title == "Test News: Runa"


def test_tags_that_only_case_or_signs_tell_apart(workspace: Workspace) -> None:
    """C, C++ and C# are three; straße and STRASSE are one, whatever the file system does."""
    workspace.configure(CONFIG + "[output]\ntags = true\n")
    workspace.seed(
        "a.md", front(title="A", tags='[C, "C++", "C#", "../../etc", "straße", STRASSE]')
    )
    report = workspace.build()
    folders = [path.parent.name for path in workspace.feeds.glob("tags/*/atom.xml")]
    assert (len(folders), report.failures) == (5, [])
    assert len({name.casefold() for name in folders}) == 5


def test_feeds_that_are_no_longer_asked_for_stay(workspace: Workspace) -> None:
    workspace.configure(CONFIG + "[output]\ntags = true\n")
    workspace.seed("a.md", front(title="A", tags="[cranes]"))
    workspace.seed("b.md", front(title="B", tags="[cranes]"))
    workspace.build()
    workspace.configure(CONFIG)
    workspace.seed("c.md", front(title="C", tags="[cranes]"))
    workspace.build(now=NOW + HOUR)
    assert sorted(titles(workspace, "tags/cranes")) == ["A", "B"]
    (workspace.seeds / "a.md").unlink()
    workspace.build(now=NOW + 2 * HOUR)
    assert titles(workspace, "tags/cranes") == ["B"], "what is withdrawn is withdrawn everywhere"


def test_feeds_that_are_no_longer_asked_for_tell_of_corrections(workspace: Workspace) -> None:
    """Of what they show no longer in the archive, and of a date by its place."""
    workspace.configure(CONFIG + "[output]\nitems = 2\ntags = true\n")
    for number in range(5):
        fields = {"date": (NOW - (9 - number) * HOUR).isoformat(), "tags": "[cranes]"}
        workspace.seed(f"{number}.md", front(title=f"Of day {number}", **fields))
    workspace.build()
    workspace.configure(CONFIG + "[output]\nitems = 2\n")
    oldest = workspace.seeds / "0.md"
    oldest.write_text(oldest.read_text() + "\nIt had a wrong number.\n")
    workspace.build(now=NOW + HOUR)
    archive = (workspace.feeds / "tags" / "cranes" / "archive").glob("*-atom.xml")
    assert any("It had a wrong number." in path.read_text() for path in archive)
    late = (NOW - HOUR).isoformat()
    workspace.seed("1.md", front(title="Of day 1", date=late, tags="[cranes]"))
    workspace.build(now=NOW + 2 * HOUR)
    assert titles(workspace, "tags/cranes") == ["Of day 1", "Of day 4"]


def test_feeds_that_are_no_longer_asked_for_survive_the_loss_of_the_ledger(
    workspace: Workspace,
) -> None:
    """They keep what they had, and what their archive has."""
    asked = "[output]\nitems = 2\n"
    workspace.configure(CONFIG + asked + "tags = true\n" + own(name="mine", tags=["cranes"]))
    for number in range(7):
        path = f"{number}.md"
        fields = {"date": (NOW - (9 - number) * HOUR).isoformat(), "tags": "[cranes]"}
        workspace.seed(path, front(title=f"Of day {number}", **fields))
    workspace.build()
    workspace.configure(CONFIG + asked)
    workspace.build(now=NOW + HOUR)
    before = workspace.published()
    shutil.rmtree(workspace.folder / ".feedpub")
    workspace.build(now=NOW + 2 * HOUR)
    assert workspace.published() == before
    assert titles(workspace, "mine") == titles(workspace, "tags/cranes") == ["Of day 6", "Of day 5"]


# Feeds of one's own


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"sections": ["town"]}, ["A", "B"]),
        ({"tags": ["Cranes"]}, ["A", "C"]),
        ({"sections": ["Town"], "tags": ["cranes"]}, ["A"]),
        ({"authors": ["Ilse Varga", "nobody"]}, ["C"]),
        ({"query": "title: b"}, ["B"]),
        ({"query": "tags: cranes NOT section: town"}, ["C"]),
        ({"query": "authors: ilse OR title: b"}, ["B", "C"]),
        ({"tags": ["quays"]}, []),
    ],
)
def test_what_a_feed_asks_for(
    workspace: Workspace, asked: dict[str, object], expected: list[str]
) -> None:
    workspace.configure(CONFIG + own(name="mine", title="Of my own", **asked))
    workspace.seed("a.md", front(title="A", section="Town", tags="[cranes]"))
    workspace.seed("b.md", front(title="B", section="TOWN"))
    workspace.seed("c.md", front(title="C", tags="[cranes]", author="Ilse Varga"))
    workspace.build()
    if expected:
        assert sorted(titles(workspace, "mine")) == expected
        assert atom_of(workspace, "mine/atom.xml").feed.title == "Test News: Of my own"
    else:
        assert not (workspace.feeds / "mine").exists(), "it begins with its first item"


def test_a_feed_that_asks_for_something_else_now(workspace: Workspace) -> None:
    workspace.configure(CONFIG + own(name="mine", tags=["cranes"]))
    workspace.seed("a.md", front(title="A", tags="[cranes]"))
    workspace.seed("b.md", front(title="B", tags="[quays]"))
    workspace.build()
    before = atom_of(workspace, "mine/atom.xml")
    workspace.configure(CONFIG + own(name="mine", tags=["quays"]))
    workspace.build(now=NOW + HOUR)
    after = atom_of(workspace, "mine/atom.xml")
    assert [item.title for item in after] == ["B"]
    assert (after.feed.id, after.updated >= before.updated) == (before.feed.id, True)


def test_own_feeds_survive_the_loss_of_the_ledger(workspace: Workspace) -> None:
    workspace.configure(CONFIG + "[output]\ntags = true\n" + own(name="mine", tags=["cranes"]))
    workspace.seed("a.md", front(title="A", tags="[cranes, quays]"))
    workspace.build()
    before = workspace.published()
    shutil.rmtree(workspace.folder / ".feedpub")
    workspace.build(now=NOW + HOUR)
    assert workspace.published() == before


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("The new crane came by sea.", "crane AND sea", True),
        ("The new crane came by sea.", '"crane sea"', False),
        ("The new crane came by sea.", "CRAN*", True),
        ("Die Brücke über die Aue", "brucke", True),
        ("東京の港に新しいクレーンが来た。", "東京", True),
        ("東京の港に新しいクレーンが来た。", '"京の港"', True),
        ("東京の港に新しいクレーンが来た。", "東港", False),
        ("東京の港に新しいクレーンが来た。", "東京 AND 港 NOT 大阪", True),
        ("Новий кран у порту", "КРАН", True),
        ("हिन्दी में समाचार", "हिन्दी", True),
        ("ह न द", "हिन्दी", False),
        ("ท่าเรือใหม่เปิดแล้ว", "ท่าเรือ", True),
    ],
)
def test_queries(text: str, query: str, found: bool) -> None:
    assert Search([query]).ask(NewsItem(title="T", content_text=text)) == [found]


@pytest.mark.parametrize("query", ['"', "AND", "nothing: here", "a AND", "x" * 3000])
def test_what_is_no_query(query: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Search([query])


# Limits


def candidate(number: int, *, whole: int = 10_000, short: int = 1_000, hour: int = 0) -> Candidate:
    """The newer the smaller its number."""
    published = (1_000_000 - (hour or number)) * 3600
    return Candidate(id=f"{number:04}", digest="", published=published, whole=whole, short=short)


def limits(items: int = 50, bytes: int = 1_000_000, days: int | None = None) -> Limits:
    return Limits(items=items, bytes=bytes, days=days)


CANDIDATES = [candidate(number) for number in range(100)]


def test_no_more_than_so_many() -> None:
    shown = select(CANDIDATES, limits(items=7))
    assert (len(shown.whole), len(shown.short)) == (7, 0)


def test_whole_stories_first_then_summaries() -> None:
    shown = select(CANDIDATES, limits(bytes=100_000))
    assert (len(shown.whole), len(shown.short)) == (7, 30)
    assert shown.ids == [each.id for each in CANDIDATES[:37]]
    shown = select(CANDIDATES, limits(bytes=10_500))
    assert (len(shown.whole), len(shown.short)) == (0, 10)


def test_one_item_is_always_shown() -> None:
    shown = select([candidate(0, whole=9_000_000, short=2_000_000)], limits())
    assert (len(shown.whole), len(shown.short)) == (0, 1)


def test_ages_count_from_the_newest_item() -> None:
    assert len(select(CANDIDATES, limits(items=100, days=2)).ids) == 49


def test_a_document_is_about_as_large_as_it_may_be(workspace: Workspace) -> None:
    workspace.configure(CONFIG + "[output]\nitems = 3000\nbytes = 100_000\n")
    for number in range(60):
        text = f"\n\n{number} & <{number}> {'Wörter für eine Zeile ' * 60}." * 3
        workspace.seed(f"{number}.md", front(title=f"T{number}") + text)
    assert not workspace.build().failures
    document = atom_of(workspace)
    whole = [item for item in document if item.content_html]
    assert 5 < len(whole) < len(document.items) < 60
    assert all(item.summary for item in document)
    for name in ("atom.xml", "rss.xml"):
        assert 60_000 < len((workspace.feeds / name).read_bytes()) < 110_000


CROWDED = NewsItem(
    title="T & T" * 20,
    tags=tuple(f"tag & {number}" for number in range(80)),
    authors=tuple(Person(name=f"Somebody {number}", uri="https://e.org/a") for number in range(40)),
    attachments=tuple(
        Attachment(url=f"https://e.org/{number}.jpg", mime_type="image/jpeg", title="A & B")
        for number in range(40)
    ),
)


@pytest.mark.parametrize("text", ["plain " * 100, "<&>" * 500, "日本" * 500])
@pytest.mark.parametrize("item", [NewsItem(title="T"), CROWDED], ids=["bare", "crowded"])
@pytest.mark.parametrize("format", FORMATS.values(), ids=FORMATS)
def test_sizes_are_those_of_documents(format: Format, item: NewsItem, text: str) -> None:
    whole = [
        replace(
            item,
            id=f"tag:e.org,2026:{number}",
            published=NOW,
            updated=NOW,
            content_text=text,
            content_html=text_to_html(text),
        )
        for number in range(20)
    ]
    feed = Feed(id="tag:e.org,2026:feed", title="T", url="https://e.org/")
    short = [replace(each, content_text="", content_html="", summary="S") for each in whole]
    for items, expected in (
        (whole, sum(sizes(each)[0] for each in whole)),
        (short, sum(sizes(each)[1] for each in short)),
    ):
        written = len(format.render(assemble(feed, items, updated=NOW, url=None)))
        assert expected / 4 < written < expected * 1.2


# What is sealed


def test_nothing_is_sealed_while_all_is_shown() -> None:
    assert seal(CANDIDATES[:50][::-1], select(CANDIDATES[:50], limits()), limits()) == []


def test_the_oldest_are_sealed_until_all_others_are_shown() -> None:
    shown = select(CANDIDATES, limits(items=40))
    documents = seal(CANDIDATES[::-1], shown, limits(items=40))
    assert [len(each) for each in documents] == [40, 40]
    assert documents[0][0] == "0099"
    assert set(chain(*documents)) | {each.id for each in shown.whole} == {
        each.id for each in CANDIDATES
    }


def test_what_is_shown_without_its_story_is_sealed() -> None:
    shown = select(CANDIDATES[:50], limits(bytes=100_000))
    documents = seal(CANDIDATES[:50][::-1], shown, limits(bytes=100_000))
    assert {each.id for each in shown.short} <= set(chain(*documents))
    assert all(len(each) == 10 for each in documents), "no document is larger than a feed may be"
