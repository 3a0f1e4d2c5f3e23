"""The pages and lists beside the feeds, as a build publishes them."""

import shutil
from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from conftest import CONFIG, NOW, Workspace
from lxml import etree, html
from test_build import atom_of, front

SITE = "https://news.example.org/"
HOUR = timedelta(hours=1)


def page_of(workspace: Workspace, title: str) -> Path:
    """Where the link of an item leads, on this disk."""
    (item,) = [item for item in atom_of(workspace) if item.title == title]
    assert item.url
    return workspace.feeds / item.url.removeprefix(SITE)


def links(workspace: Workspace) -> set[str]:
    """The addresses of feeds that the front page announces."""
    page = html.fromstring((workspace.feeds / "index.html").read_bytes())
    return {link.get("href") for link in page.iterfind(".//link[@rel='alternate']")}


def test_a_link_opens_something_for_each_item(workspace: Workspace) -> None:
    workspace.seed("a.md", front(title="A"))
    workspace.seed("b.md", front(title="B", url="https://paper.example.org/b"))
    workspace.build()
    assert b"<h1" in page_of(workspace, "A").read_bytes()
    assert len(list((workspace.feeds / "items").iterdir())) == 1


def test_pages_tell_no_date_that_no_seed_does(workspace: Workspace) -> None:
    """A feed needs one: there it is the moment at which the item first appeared."""
    workspace.seed("a.md", front(title="A"))
    workspace.seed("b.md", front(title="B", date="2026-11-02"))
    workspace.build()
    assert {item.title for item in atom_of(workspace) if item.published} == {"A", "B"}
    assert b"<time" not in page_of(workspace, "A").read_bytes()
    assert page_of(workspace, "B").read_bytes().count(b"November 2, 2026") == 1
    assert (workspace.feeds / "index.html").read_bytes().count(b"<time") == 1


def test_a_page_is_kept_up_and_goes_with_its_item(workspace: Workspace) -> None:
    path = workspace.seed("a.md", front(title="A"))
    workspace.seed("b.md", front(title="B"))
    workspace.build()
    page = page_of(workspace, "A")
    path.write_text(path.read_text() + "\nMore has become known.\n")
    report = workspace.build(now=NOW + HOUR)
    assert b"More has become known" in page.read_bytes()
    assert sum(path.startswith("items/") for path in report.documents) == 1
    path.unlink()
    workspace.build(now=NOW + 2 * HOUR)
    assert not page.exists()


def test_an_item_that_gets_an_address_needs_no_page(workspace: Workspace) -> None:
    path = workspace.seed("a.md", front(title="A"))
    workspace.build()
    page, id = page_of(workspace, "A"), atom_of(workspace).items[0].id
    path.write_text(path.read_text().replace("title: A", "title: A\nurl: https://p.example.org/a"))
    workspace.build(now=NOW + HOUR)
    assert atom_of(workspace).items[0].id == id
    assert not page.exists()


def test_the_front_page_announces_every_feed(workspace: Workspace) -> None:
    workspace.configure(CONFIG + "[output]\ntags = true\n")
    workspace.seed("a.md", front(title="A", section="Town", tags="[cranes]"))
    workspace.build()
    names = ("atom.xml", "rss.xml", "feed.json")
    folders = ("", "sections/town/", "tags/cranes/")
    assert links(workspace) == {SITE + folder + name for folder in folders for name in names}


def test_the_list_of_feeds_leads_to_files_that_are_there(workspace: Workspace) -> None:
    workspace.seed("a.md", front(title="A", section="Town"))
    workspace.build()
    root = etree.fromstring((workspace.feeds / "feeds.opml").read_bytes())
    addresses = [each.get("xmlUrl") for each in root.iterfind(".//outline[@xmlUrl]")]
    assert len(addresses) == 2
    assert all((workspace.feeds / each.removeprefix(SITE)).is_file() for each in addresses)


def test_the_list_of_feeds_is_dated_by_the_latest_change(workspace: Workspace) -> None:
    """Be it of a story that the front page does not show; a lost ledger gives the same bytes."""
    paths = [
        workspace.seed(f"{day:02}.md", front(title=f"Of day {day}", date=f"2026-10-{day:02}"))
        for day in range(1, 26)
    ]
    workspace.build()
    paths[0].write_text(paths[0].read_text() + "\nMore has become known.\n")
    workspace.build(now=NOW + HOUR)
    root = etree.fromstring((workspace.feeds / "feeds.opml").read_bytes())
    told = root.findtext("head/dateModified")
    assert told and parsedate_to_datetime(told) == NOW + HOUR
    before = workspace.published()
    shutil.rmtree(workspace.folder / ".feedpub")
    workspace.build(now=NOW + 2 * HOUR)
    assert workspace.published() == before


def test_feeds_lead_to_their_stylesheet(workspace: Workspace) -> None:
    workspace.configure(CONFIG + "[output]\nitems = 1\n")
    for title in ("A", "B", "C"):
        workspace.seed(f"{title}.md", front(title=title, section="Town"))
    workspace.build()
    for path in workspace.feeds.rglob("*.xml"):
        tree = etree.parse(path)
        style = tree.getroot().getprevious().get("href")
        assert (path.parent / style).resolve() == (workspace.feeds / "feed.css").resolve()


def test_templates_of_ones_own(workspace: Workspace) -> None:
    workspace.seed("a.md", front(title="A"))
    workspace.build()
    before = {path: data for path, data in workspace.published().items() if path.endswith("ml")}
    folder = workspace.folder / "templates"
    folder.mkdir()
    (folder / "item.html").write_text("<!doctype html><title>{{ item.title }}, our way</title>")
    report = workspace.build(now=NOW + HOUR)
    assert [path for path in report.documents if path.startswith("items/")] == report.documents
    assert page_of(workspace, "A").read_text() == "<!doctype html><title>A, our way</title>"
    (folder / "item.html").unlink()
    workspace.build(now=NOW + 2 * HOUR)
    assert before.items() <= workspace.published().items()


@pytest.mark.parametrize("name", ["index.html", "item.html"])
def test_a_broken_template_stops_no_feed(workspace: Workspace, name: str) -> None:
    workspace.seed("a.md", front(title="A"))
    workspace.build()
    before = (workspace.feeds / "index.html").read_bytes()
    folder = workspace.folder / "templates"
    folder.mkdir()
    (folder / name).write_text("<title>\n{{ nothing.there }}</title>")
    workspace.seed("b.md", front(title="B"))
    report = workspace.build(now=NOW + HOUR)
    assert "B" in [item.title for item in atom_of(workspace)]
    assert any(f"templates/{name}, line 2" in failure for failure in report.failures)
    assert (workspace.feeds / "index.html").read_bytes() == before or name == "item.html"
    (folder / name).unlink()
    report = workspace.build(now=NOW + 2 * HOUR)
    assert not report.failures
    assert all(page_of(workspace, title).is_file() for title in ("A", "B"))


def test_pages_that_are_gone_are_made_again(workspace: Workspace) -> None:
    workspace.seed("a.md", front(title="A"))
    workspace.build()
    before = workspace.published()
    page_of(workspace, "A").unlink()
    (workspace.feeds / "index.html").unlink()
    workspace.build(now=NOW + HOUR)
    assert workspace.published() == before
