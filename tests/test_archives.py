"""Archives (RFC 5005 §4): who follows them gets every item that was ever published, once."""

import shutil
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import CONFIG, NOW, Workspace
from test_build import atom_of, front

from feedpub.formats import FORMATS, Format
from feedpub.model import FeedDocument

HOUR = timedelta(hours=1)
SMALL = CONFIG + "[output]\nitems = 4\n"


def dated(workspace: Workspace, number: int, when: datetime | None = None, **fields: str) -> Path:
    date = (when or NOW - timedelta(days=100 - number)).isoformat()
    return workspace.seed(f"{number:03}.md", front(title=f"Story {number}", date=date, **fields))


def grow(workspace: Workspace, numbers: range) -> None:
    """A build after each new seed."""
    for number in numbers:
        dated(workspace, number)
        report = workspace.build(now=NOW + number * HOUR)
        assert not report.failures


def follow(workspace: Workspace, format: Format, folder: str = "") -> list[FeedDocument]:
    """What a subscriber gets that follows ``prev-archive``, from the feed on."""
    documents = []
    path: str | None = folder + format.FILE_NAME
    while path:
        document = format.parse((workspace.feeds / path).read_bytes())
        documents.append(document)
        path = urlsplit(document.prev_archive).path[1:] if document.prev_archive else None
    return documents


def ids(documents: list[FeedDocument]) -> set[str]:
    return {item.id or "" for document in documents for item in document}


@pytest.mark.parametrize("format", FORMATS.values(), ids=FORMATS)
def test_a_follower_gets_everything(workspace: Workspace, format: Format) -> None:
    workspace.configure(SMALL)
    grow(workspace, range(23))
    feed, *archives = follow(workspace, format)
    assert len(ids([feed, *archives])) == 23
    assert len(feed.items) == 4 and not feed.archive and not feed.complete
    assert all(document.archive for document in archives)
    assert max(Counter(item.id for each in archives for item in each).values()) == 1
    assert {document.current for document in archives} == {feed.url}


def test_archives_lead_both_ways(workspace: Workspace) -> None:
    workspace.configure(SMALL)
    grow(workspace, range(14))
    _, *archives = follow(workspace, FORMATS["atom"])
    assert [document.next_archive for document in archives] == [
        None,
        *(document.url for document in archives[:-1]),
    ]


def test_new_items_never_change_a_sealed_document(workspace: Workspace) -> None:
    """But that the last one is told of its successor."""
    workspace.configure(SMALL)
    seen: dict[str, list[bytes]] = {}
    for number in range(30):
        grow(workspace, range(number, number + 1))
        for path, data in workspace.published().items():
            if "archive/" in path and data not in (known := seen.setdefault(path, [])):
                known.append(data)
    assert len(seen) > 10
    for path, versions in seen.items():
        assert len(versions) <= 2, path
        items = {
            tuple(item.id for item in FORMATS["atom"].parse(data))
            for data in versions
            if path.endswith("atom.xml")
        }
        assert len(items) <= 1, path


def test_a_first_build_of_many_seeds(workspace: Workspace) -> None:
    workspace.configure(SMALL)
    for number in range(30):
        dated(workspace, number)
    workspace.build()
    assert len(ids(follow(workspace, FORMATS["atom"]))) == 30
    before = workspace.published()
    assert not workspace.build(now=NOW + HOUR).documents
    assert workspace.published() == before


def test_an_old_story_that_comes_late(workspace: Workspace) -> None:
    """It is too old for the feed; no document that is sealed changes for it."""
    workspace.configure(SMALL)
    grow(workspace, range(20, 30))
    before = {path: data for path, data in workspace.published().items() if "archive/" in path}
    dated(workspace, 1)
    workspace.build(now=NOW + 40 * HOUR)
    assert "Story 1" not in [item.title for item in atom_of(workspace)]
    documents = follow(workspace, FORMATS["atom"])
    assert len(ids(documents)) == 11
    after = workspace.published()
    changed = [path for path, data in before.items() if after[path] != data]
    assert len(changed) == len(FORMATS), "the last of each format gets its successor"


def test_a_corrected_story_comes_again(workspace: Workspace) -> None:
    workspace.configure(SMALL)
    grow(workspace, range(12))
    before = {path: data for path, data in workspace.published().items() if "archive/1-" in path}
    path = dated(workspace, 0)
    path.write_text(path.read_text() + "\nThe first version of this story had a wrong number.\n")
    workspace.build(now=NOW + 40 * HOUR)
    versions = [
        item
        for document in follow(workspace, FORMATS["atom"])
        for item in document
        if item.title == "Story 0"
    ]
    latest = max(versions, key=lambda item: item.updated or NOW)
    assert latest.updated == NOW + 40 * HOUR and "wrong number" in latest.content_html
    assert {path: workspace.published()[path] for path in before} == before


def test_a_withdrawn_story_is_taken_out_of_the_archive(workspace: Workspace) -> None:
    workspace.configure(SMALL)
    grow(workspace, range(12))
    (workspace.seeds / "001.md").unlink()
    workspace.build(now=NOW + 40 * HOUR)
    assert not [path for path, data in workspace.published().items() if b"Story 1<" in data]
    assert len(ids(follow(workspace, FORMATS["atom"]))) == 11
    dated(workspace, 1)
    workspace.build(now=NOW + 41 * HOUR)
    assert len(ids(follow(workspace, FORMATS["rss"]))) == 12


def test_sections_have_archives_of_their_own(workspace: Workspace) -> None:
    workspace.configure(SMALL)
    for number in range(20):
        dated(workspace, number, section="Town" if number % 2 else "Hills")
    workspace.build()
    documents = follow(workspace, FORMATS["atom"], "sections/town/")
    assert len(ids(documents)) == 10
    assert {item.section for document in documents for item in document} == {"Town"}


def test_a_lost_ledger_yields_the_same_bytes(workspace: Workspace) -> None:
    workspace.configure(SMALL)
    grow(workspace, range(15))
    path = dated(workspace, 0)
    path.write_text(path.read_text() + "\nThe first version of this story had a wrong number.\n")
    workspace.build(now=NOW + 40 * HOUR)
    before = workspace.published()
    shutil.rmtree(workspace.folder / ".feedpub")
    report = workspace.build(now=NOW + 41 * HOUR)
    assert workspace.published() == before
    assert not report.documents
    grow(workspace, range(50, 60))
    assert len(ids(follow(workspace, FORMATS["atom"]))) == 25


def test_a_lost_ledger_seals_nothing_anew_for_a_query(workspace: Workspace) -> None:
    """What a published document says in HTML alone is searched as well."""
    workspace.configure(SMALL + '[[feed]]\nname = "cranes"\ntitle = "Cranes"\nquery = "crane"\n')
    for number in range(15):
        path = dated(workspace, number)
        path.write_text(path.read_text() + f"\nThe crane lifted {number} containers.\n")
    workspace.build()
    before = workspace.published()
    assert len(ids(follow(workspace, FORMATS["atom"], "cranes/"))) == 15
    shutil.rmtree(workspace.folder / ".feedpub")
    assert not workspace.build(now=NOW + HOUR).documents
    assert workspace.published() == before


def test_a_lost_ledger_believes_feeds_rather_than_archives(workspace: Workspace) -> None:
    """Which are not made again for another section: of two copies, the one speaks that did."""
    workspace.configure(SMALL)
    story = front(title="Story 0", date=(NOW - timedelta(days=100)).isoformat(), section="Town")
    workspace.seed("a.md", story)
    workspace.seed("b.md", story)
    grow(workspace, range(1, 8))
    workspace.seed("b.md", story.replace("Town", "Hills"))
    workspace.build(now=NOW + 40 * HOUR)
    assert ids(follow(workspace, FORMATS["atom"], "sections/hills/"))
    before = workspace.published()
    shutil.rmtree(workspace.folder / ".feedpub")
    assert not workspace.build(now=NOW + 41 * HOUR).documents
    assert workspace.published() == before


def test_an_archived_story_that_gains_an_address(workspace: Workspace) -> None:
    """No document leads to the page that it had."""
    workspace.configure(SMALL)
    grow(workspace, range(12))
    dated(workspace, 1, url="https://news.example.org/1")
    workspace.build(now=NOW + 40 * HOUR)
    addresses = {
        item.url for document in follow(workspace, FORMATS["atom"]) for item in document if item.url
    }
    pages = {url for url in addresses if "/items/" in url}
    assert "https://news.example.org/1" in addresses
    assert {url.rsplit("/", 1)[1] for url in pages} == {
        page.name for page in (workspace.feeds / "items").iterdir()
    }
    before = workspace.published()
    shutil.rmtree(workspace.folder / ".feedpub")
    assert not workspace.build(now=NOW + 41 * HOUR).documents
    assert workspace.published() == before


def test_a_site_that_moves_takes_its_archive_along(workspace: Workspace) -> None:
    """No document leads to where the site was."""
    workspace.configure(SMALL)
    grow(workspace, range(15))
    path = dated(workspace, 0)
    path.write_text(path.read_text() + "\nThe first version of this story had a wrong number.\n")
    workspace.build(now=NOW + 40 * HOUR)
    old = CONFIG.split('url = "', 1)[1].split('"', 1)[0]
    workspace.configure(SMALL.replace(old, "https://elsewhere.example.com/news/"))
    workspace.build(now=NOW + 41 * HOUR)
    for path, data in workspace.published().items():
        if path.startswith("archive/") and path.endswith("atom.xml"):
            document = FORMATS["atom"].parse(data)
            assert document.url == f"https://elsewhere.example.com/news/{path}"
            assert (document.prev_archive or document.url).startswith("https://elsewhere")
    before = workspace.published()
    shutil.rmtree(workspace.folder / ".feedpub")
    assert not workspace.build(now=NOW + 42 * HOUR).documents
    assert workspace.published() == before


def test_archive_files_that_are_gone_are_written_again(workspace: Workspace) -> None:
    workspace.configure(SMALL)
    grow(workspace, range(12))
    before = workspace.published()
    shutil.rmtree(workspace.feeds / "archive")
    report = workspace.build(now=NOW + 40 * HOUR)
    assert workspace.published() == before
    assert len(report.documents) == sum("archive/" in path for path in before)


def test_a_damaged_archive_file_is_mended_by_force(workspace: Workspace) -> None:
    workspace.configure(SMALL)
    grow(workspace, range(12))
    before = workspace.published()
    (workspace.feeds / "archive" / "1-atom.xml").write_bytes(b"")
    workspace.build(now=NOW + 40 * HOUR, force=True)
    assert workspace.published() == before


def test_a_format_that_comes_later_has_the_whole_archive(workspace: Workspace) -> None:
    workspace.configure(SMALL + 'formats = ["atom"]\n')
    grow(workspace, range(12))
    workspace.configure(SMALL)
    workspace.build(now=NOW + 40 * HOUR)
    assert len(ids(follow(workspace, FORMATS["json"]))) == 12


def test_stories_that_are_too_large_together(workspace: Workspace) -> None:
    """None is lost for the limit of bytes; the archive has all of them in full."""
    workspace.configure(CONFIG + "[output]\nbytes = 20_000\n")
    for number in range(30):
        path = dated(workspace, number)
        path.write_text(path.read_text() + f"\nOf number {number}. " + "More to say. " * 300)
    workspace.build()
    feed, *archives = follow(workspace, FORMATS["atom"])
    assert len(feed.items) < 30
    whole = {item.id for document in (feed, *archives) for item in document if item.content_html}
    assert len(whole) == 30
