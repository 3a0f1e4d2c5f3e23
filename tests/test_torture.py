"""Builds that are killed, or that meet a full or failing disk: see torture/kill.py.

Guards the promises that no subscriber ever sees a torn, invalid or emptied feed, that an
id once published never changes, and that after a kill at any point the next run completes
the work.
"""

from pathlib import Path

import pytest
from programs import need
from torture.kill import fault_each, foretell, kill_at, kill_at_random, set_scene


def test_kills_at_random_moments_harm_nothing(tmp_path: Path) -> None:
    """A subscriber who reads all the time notices none of the kills; nor does the next run."""
    killed = kill_at_random(tmp_path / "project", kills=25, seed=7)
    print(killed)
    assert killed.seen.reads > 500
    assert not killed.seen.faults, str(killed)


@pytest.mark.parametrize(("published", "every"), [(True, 14), (False, 40)])
def test_faults_at_system_calls_harm_nothing(tmp_path: Path, published: bool, every: int) -> None:
    """Killed at, or given ENOSPC or EIO by, a write, sync or rename: feeds stay whole.

    An error ends with exit code 1 and one line that names a file, never a traceback.
    """
    need("strace")
    faulted = fault_each(tmp_path, seed=3, every=every, whole=False, published=published)
    print(faulted)
    assert not faulted.faults, "\n".join(faulted.faults)


def test_a_dry_run_after_a_kill_tells_what_the_build_does(tmp_path: Path) -> None:
    """Killed while SQLite commits, so that its journal waits to be rolled back.

    The feeds carry few of the items, so that they cannot stand in for the ledger.
    """
    need("strace")
    scene = set_scene(tmp_path, seed=5, items=2)
    commits = [point for point in scene.points if point.call == "unlink"]
    assert commits
    assert [fault for point in commits for fault in foretell(scene, point)] == []


def test_nothing_stray_is_left_by_a_kill_at_the_index(tmp_path: Path) -> None:
    """The last file that a build writes is feedpub's own; it too is staged beside its target."""
    need("strace")
    scene = set_scene(tmp_path, seed=6)
    last = [point for point in scene.points if point.call == "rename"][-1]
    assert kill_at(scene, last, whole=False) == []
