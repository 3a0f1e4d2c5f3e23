"""Real programs for tests: found or skipped, run alone, ended by their own number."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_PACKAGES = {
    "node": "nodejs",
    "r2e": "rss2email",
    "chromedriver": "chromium-driver",
    "java": "default-jre-headless",
}
_FOLDERS = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin"

# What `feedpub` does, whatever the folder it is called from and without writing byte code.
FEEDPUB = (sys.executable, "-B", "-m", "feedpub")


def find(program: str) -> str | None:
    """Where *program* is, or None."""
    return shutil.which(program, path=_FOLDERS)


def need(program: str) -> str:
    """Where *program* is; skips the test where it is not installed."""
    path = find(program)
    if path is None:
        package = _PACKAGES.get(program, program)
        pytest.skip(f"{program} is not installed (Debian package {package})")
    return path


def run(
    command: Iterable[object],
    *,
    folder: Path | None = None,
    env: dict[str, str] | None = None,
    seconds: float = 60,
) -> subprocess.CompletedProcess[str]:
    """Run words and paths to the end, with nothing to read; the exit code is not judged."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=seconds,
        check=False,
    )


def feedpub(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run feedpub on the project in *folder*, as cron would: no terminal anywhere."""
    return run([*FEEDPUB, "-C", folder, *arguments])


def start_feedpub(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start feedpub on the project in *folder* and do not wait."""
    return subprocess.Popen(
        [*FEEDPUB, "-C", str(folder), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )


@contextmanager
def ended(process: subprocess.Popen[str]) -> Iterator[subprocess.Popen[str]]:
    """See to it that *process* does not outlive the block."""
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def wait_until(holds: Callable[[], bool], *, seconds: float, what: str) -> None:
    """Wait until *holds* gives true; an error that says *what* did not come."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"{what}: not within {seconds} seconds")
        time.sleep(0.002)


def is_locked(project: Path) -> bool:
    """Whether a run holds the lock of *project*; asks the kernel and takes no lock itself."""
    try:
        inode = os.stat(project / ".feedpub" / "lock").st_ino
        locks = Path("/proc/locks").read_text()
    except FileNotFoundError:
        return False
    held = [line.split() for line in locks.splitlines() if "->" not in line]
    return any(each[1] == "FLOCK" and each[5].endswith(f":{inode}") for each in held)


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def listens(port: int) -> bool:
    """Whether somebody takes connections on that port of 127.0.0.1."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
