"""Every document made of 500 varied seeds, judged by the W3C's validator and by schemas."""

import subprocess
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
import validator
import varied
from conftest import CONFIG, NOW, Workspace
from programs import need
from test_json_feed import faults

from feedpub.formats import FORMATS
from feedpub.model import FeedDocument, NewsItem
from feedpub.validate.finding import as_line
from feedpub.validate.targets import findings_at

SITE = "https://news.example.org/"  # as the workspace's configuration has it


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The feeds of 500 stories, none of them quarantined: whole, in short, in archives."""
    made = Workspace(tmp_path_factory.mktemp("varied") / "project")
    made.configure(CONFIG + "[output]\nitems = 600\n")
    varied.write_seeds(made.seeds, 500)
    report = made.build()
    assert (len(report.new), report.problems, report.failures) == (500, [], [])
    return made


def documents(workspace: Workspace) -> Iterator[tuple[str, Path, FeedDocument]]:
    """Format, file and content of each document."""
    for name, format in FORMATS.items():
        for file in sorted(workspace.feeds.rglob(f"*{format.FILE_NAME}")):  # archives too
            yield name, file, format.parse(file.read_bytes())


def test_seeds_vary(workspace: Workspace) -> None:
    """Every field is there and is missing, in every format; what is tested is no one thing."""
    items = {name: dict[str, NewsItem]() for name in FORMATS}
    archives = set()
    for name, _, document in documents(workspace):
        items[name] |= {str(item.id): item for item in document}
        archives |= {name} if document.archive else set()
    assert archives == set(FORMATS)
    for name, by_id in items.items():
        found = by_id.values()
        assert len(found) == 500, name
        for field in ("url", "authors", "section", "tags", "attachments"):
            said = sum(bool(getattr(item, field)) for item in found)
            if field == "url":  # but for those that stand for an item without one
                said -= sum(str(item.url).startswith(f"{SITE}items/") for item in found)
            assert 50 < said < 450, (name, field, said)
        assert len({item.language for item in found}) > 20
        assert len({item.published for item in found}) > 200


def test_our_own_checker_has_nothing_to_say(workspace: Workspace) -> None:
    """But that some entries share atom:updated, where they do."""
    found = list(findings_at(str(workspace.feeds), now=NOW + timedelta(days=1)))
    assert [as_line(each) for each in found if each.rule != "updated-repeated"] == []


@validator.needed
def test_the_validator_has_nothing_to_say(workspace: Workspace) -> None:
    """But that some entries share atom:updated, where they do (RFC 4287 §4.2.15 lets them)."""
    jobs: list[tuple[str, Path, str]] = []
    allowed: dict[str, set[str]] = {}
    for name, file, document in documents(workspace):
        if name != "json":
            path = str(file.relative_to(workspace.feeds))
            jobs.append((path, file, SITE + quote(path)))
            shared = len({item.updated for item in document}) < len(document.items)
            allowed[path] = {"DuplicateUpdated"} if name == "atom" and shared else set()
    listed = workspace.feeds / "feeds.opml"
    assert b"&amp;lt;" in listed.read_bytes()
    jobs.append(("feeds.opml", listed, f"{SITE}feeds.opml"))
    found = validator.complaints(jobs)
    unexpected = Counter(
        (path, *complaint)
        for path, complaints in found.items()
        for complaint in complaints
        if complaint[1] not in allowed.get(path, ())
    )
    told = Counter(complaint[1] for each in found.values() for complaint in each)
    print(f"{len(jobs)} documents of the W3C's validator: {dict(told)}")
    assert not unexpected
    assert len(found) == len(jobs) > 18


@validator.needed
def test_atom_is_valid_by_the_schema_of_its_rfc(workspace: Workspace, tmp_path: Path) -> None:
    """RFC 4287 appendix B, in RELAX NG; jing must refuse what it should."""
    jing = need("jing")
    schema = tmp_path / "atom.rnc"
    schema.write_text(validator.atom_schema())
    files = [file for name, file, _ in documents(workspace) if name == "atom"]
    run = subprocess.run([jing, "-c", schema, *files], capture_output=True, text=True)
    assert (run.returncode, run.stdout) == (0, "")
    broken = tmp_path / "broken.xml"
    broken.write_bytes(files[0].read_bytes().replace(b"updated>", b"update>"))
    run = subprocess.run([jing, "-c", schema, broken], capture_output=True, text=True)
    assert run.returncode == 1 and "update" in run.stdout


def test_json_is_valid_by_its_schema(workspace: Workspace) -> None:
    files = [file for name, file, _ in documents(workspace) if name == "json"]
    assert len(files) > 7
    for file in files:
        assert faults(file.read_bytes()) == [], file
