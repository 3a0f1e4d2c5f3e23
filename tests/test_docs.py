"""What the README shows is true."""

import re
import subprocess
import sys
from pathlib import Path

from feedpub.cli import cli
from feedpub.config import Guard, Output, OwnFeed, Seeds, Site, WebSub
from feedpub.formats import rss
from feedpub.normalise.item_form import ItemForm
from feedpub.report import Exit

ROOT = Path(__file__).parent.parent


def test_the_worked_example_of_the_readme() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    result = subprocess.run(
        [sys.executable, "-c", example], capture_output=True, check=True, timeout=60
    )
    (item,) = rss.parse(result.stdout.strip())
    assert item.title == "New crane for the old quay"
    assert item.content_html == "<p>The harbour bought a crane on Monday.</p>"


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text()
    assert all(f"`feedpub {name}" in readme for name in cli.commands)


def test_every_key_field_and_exit_code_is_in_the_reference() -> None:
    reference = (ROOT / "docs" / "reference.md").read_text()
    tables = {"site": Site, "seeds": Seeds, "output": Output, "guard": Guard, "websub": WebSub}
    keys = [f"{table}.{name}" for table, form in tables.items() for name in form.__struct_fields__]
    names = [*ItemForm.__struct_fields__, *OwnFeed.__struct_fields__]
    assert [name for name in keys + names if f"`{name}`" not in reference] == []
    assert all(f"| {int(code)} |" in reference for code in Exit)


def test_the_shipped_feeds_are_what_the_shipped_seeds_give(tmp_path: Path) -> None:
    """In a clone, without the ledger: the same bytes."""
    for name in ("seeds", "feeds", "feedpub.toml"):
        subprocess.run(["cp", "-r", str(ROOT / name), str(tmp_path)], check=True)
    before = {path: path.read_bytes() for path in (tmp_path / "feeds").rglob("*.xml")}
    command = [sys.executable, "-m", "feedpub", "-C", str(tmp_path), "build"]
    subprocess.run(command, check=True, timeout=60)
    after = {path: path.read_bytes() for path in (tmp_path / "feeds").rglob("*.xml")}
    assert after == before and len(after) == 4
