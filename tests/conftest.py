"""What the tests share: a fixed now, and a project in a folder of its own."""

import os
from collections.abc import Callable, Generator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from feedpub.build import Options, build
from feedpub.project import load_project
from feedpub.report import Report

NOW = datetime(2026, 11, 22, 10, 0, 0, tzinfo=UTC)
SHIPPED_SEED = Path(__file__).parent.parent / "seeds" / "000_5560a4c548090309.txt"

CONFIG = """\
[site]
title = "Test News"
url = "https://news.example.org/"
language = "en"
authority = "news.example.org,2026"
"""


class Workspace:
    """A project folder, and the calls that tests make on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seeds = folder / "seeds"
        self.feeds = folder / "feeds"
        self.seeds.mkdir(parents=True)
        self.configure(CONFIG)

    def configure(self, text: str) -> None:
        """Write feedpub.toml."""
        (self.folder / "feedpub.toml").write_text(text)

    def seed(self, path: str, text: str | bytes) -> Path:
        """Write a seed, with the folders above it."""
        file = self.seeds / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def build(self, *, now: datetime = NOW, **options: bool) -> Report:
        """Build in this process, at a fixed time."""
        project = load_project(str(self.folder))
        return build(
            project, now=now, options=Options(**options), progress=lambda intakes, _: intakes
        )

    def published(self) -> dict[str, bytes]:
        """Path → bytes of every published file."""
        return {
            str(path.relative_to(self.feeds)): path.read_bytes()
            for path in sorted(self.feeds.rglob("*"))
            if path.is_file()
        }


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty project."""
    return Workspace(tmp_path / "project")


@pytest.fixture
def make_workspace(tmp_path: Path) -> Callable[[str], Workspace]:
    """A maker of empty projects side by side."""
    return lambda name: Workspace(tmp_path / name)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where FEEDPUB_NO_SKIP is set, as in CI, a test that skips has failed."""
    report = yield
    expected = hasattr(report, "wasxfail")  # a shortcoming that is known
    if report.skipped and not expected and os.environ.get("FEEDPUB_NO_SKIP"):
        report.outcome = "failed"
        report.longrepr = f"skipped, where nothing may: {report.longrepr}"
    return report
