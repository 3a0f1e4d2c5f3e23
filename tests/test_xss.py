"""No script of a seed ever runs in a subscriber's browser, whatever reads it and whatever it reads.

Every string, in every input, in every field, through the real build, and every output shown in
Chromium: items' HTML put into a page as readers do it, feeds and pages opened. `make xss` does
the same with public collections of strings: XSS="FOLDER FOLDER" names where they lie.
"""

from pathlib import Path

from conftest import CONFIG, Workspace
from xss import INPUTS, OUTPUT, look, shown_in, write_seeds
from xss_strings import STRINGS


def test_no_string_of_ours_runs_anywhere(workspace: Workspace) -> None:
    """Issue 4: none executes, no element outside the allowed list."""
    workspace.configure(CONFIG + OUTPUT)
    write_seeds(workspace.seeds, STRINGS)
    report = workspace.build()
    items = len(report.new)
    assert not report.failures and not report.refusals
    assert items >= len(STRINGS) * len(INPUTS), "or it would show nothing"
    shown = shown_in(workspace.feeds)
    assert len(shown.contents) >= items and not shown.faults
    seen = look(workspace.feeds, shown.contents.items(), shown.opened)
    assert (seen.hits, seen.reports, seen.faults) == ([], [], [])
    assert seen.elements > 5 * items


def test_the_browser_would_have_told(tmp_path: Path) -> None:
    """The strings themselves run, and are seen to."""
    seen = look(tmp_path, [(string, "as it is") for string in STRINGS], [])
    assert len(set(seen.hits)) >= 10, seen.hits
    assert len(seen.reports) >= 10 and len(seen.faults) >= 100


def test_a_file_that_runs_is_seen(tmp_path: Path) -> None:
    xhtml = "xmlns:h='http://www.w3.org/1999/xhtml'"
    files = {
        "a.html": "<!DOCTYPE html><p onclick='x()'>a<script>alert(1)</script>",
        "b.xml": f"<rss {xhtml}><h:script>alert(2)</h:script></rss>",
        "c.xml": "<rss><a></rss>",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    seen = look(tmp_path, [], [*files])
    assert {"a.html: handler onclick", "a.html: element script", "b.xml: element script"} <= {
        *seen.faults
    }
    assert "c.xml: is not well-formed" in seen.faults
    assert [any(name in report for report in seen.reports) for name in files] == [1, 1, 0]
