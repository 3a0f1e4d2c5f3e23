"""The look that ends most runs: is everything as the last run left it?

The index, like git's, is one line of stat signature for each seed and each published
file. A build with nothing to do costs this look and no more: neither Click nor the
ledger is loaded for it, so this module imports next to nothing.
"""

import os
import time

from feedpub import __version__
from feedpub.files import names_in, read_if_there, signature, walk

CONFIG = "feedpub.toml"
PROFILES = "profiles"  # a folder with a profile a file, or none
TEMPLATES = "templates"  # a folder with templates of pages, or none
STATE = ".feedpub"
INDEX = f"{STATE}/index"
LEDGER = f"{STATE}/ledger.sqlite"

_MANY = frozenset({"archive", "items"})  # folders of the output folder
_HEADER = f"feedpub {__version__} index 2"
_END = "-"  # a line after the published files; no signature is one
_FIXED = 7  # lines before them


class Index:
    """What the last run that left everything current has seen.

    Args:
        config: `config_signature` of what was built by.
        exit_code: What a run with nothing to do ends with.
        due: From when on, in seconds since the epoch, a run must look for itself: when an
            embargo ends, or 0 while a seed waits to be read again. Empty: never.
        seeds: The seeds folder, from the project's.
        feeds: The folder of published files, from the project's.
        published: Signatures of the files there.
        seen: Signatures of the seeds, in the order of `walk`.
    """

    def __init__(
        self,
        *,
        config: str,
        exit_code: str,
        due: str,
        seeds: str,
        feeds: str,
        published: list[str],
        seen: list[str],
    ) -> None:
        self.config = config
        self.exit_code = exit_code
        self.due = due
        self.seeds = seeds
        self.feeds = feeds
        self.published = published
        self.seen = seen


def exit_code_if_current(project: str) -> int | None:
    """The exit code of a build that has nothing to do, or None if there may be work.

    Args:
        project: The folder of feedpub.toml.
    """
    try:
        index = read_index(project)
        if index is None:
            return None
        if index.due and time.time() >= int(index.due):
            return None
        feeds, seeds = os.path.join(project, index.feeds), os.path.join(project, index.seeds)
        current = signatures(feeds) == index.published and _are_there(seeds, index.seen)
        return int(index.exit_code) if current else None
    except (OSError, ValueError):  # gone in between; or somebody has been at the index
        return None


def _are_there(folder: str, lines: list[str]) -> bool:
    """Whether *folder* holds the files of these signatures and no others."""
    expected = iter(lines)
    for path, status in walk(folder):
        if signature(path, status) != next(expected, None):
            return False
    return next(expected, None) is None


def signatures(folder: str) -> list[str]:
    """The signatures of the published files in *folder*.

    Of folders that hold thousands of files which hardly ever change, that of the folder: it
    changes when a file in it is replaced, added or removed.
    """
    try:
        return [signature(path, status) for path, status in walk(folder, whole=_MANY)]
    except (FileNotFoundError, NotADirectoryError):
        return []


def read_index(project: str) -> Index | None:
    """The index of a project.

    None if there is none that can be read, or it belongs to another ledger, configuration
    or version of feedpub.
    """
    try:
        data = read_if_there(os.path.join(project, INDEX))
    except OSError:
        data = None
    if data is None:
        return None
    lines = data.decode("utf-8", "surrogateescape").split("\0")
    owners = [config_signature(project), _ledger_signature(project)]
    if lines[0] != _HEADER or lines[1:3] != owners or _END not in lines[_FIXED:]:
        return None
    end = lines.index(_END, _FIXED)
    return Index(
        config=lines[1],
        exit_code=lines[3],
        due=lines[4],
        seeds=lines[5],
        feeds=lines[6],
        published=lines[_FIXED:end],
        seen=lines[end + 1 :],
    )


def index_bytes(project: str, index: Index) -> bytes:
    """The file that `read_index` reads."""
    lines = [
        _HEADER,
        index.config,
        _ledger_signature(project),
        index.exit_code,
        index.due,
        index.seeds,
        index.feeds,
        *index.published,
        _END,
        *index.seen,
    ]
    return "\0".join(lines).encode("utf-8", "surrogateescape")


def config_signature(project: str) -> str:
    """The signature of the configuration; empty where there is none."""
    files = [CONFIG, *profile_files(project), *_files_in(project, TEMPLATES)]
    return " ".join(filter(None, (_signature(project, name) for name in files)))


def profile_files(project: str) -> list[str]:
    """The files of profiles/, from the project's folder, by name."""
    return [path for path in _files_in(project, PROFILES) if path.endswith(".toml")]


def _files_in(project: str, folder: str) -> list[str]:
    """The files in a folder that are not hidden, from the project's folder, by name."""
    names = names_in(os.path.join(project, folder))
    return [f"{folder}/{name}" for name in names if name[0] != "."]


def _ledger_signature(project: str) -> str:
    return _signature(project, LEDGER)


def _signature(project: str, name: str) -> str:
    try:
        return signature(name, os.stat(os.path.join(project, name)))
    except FileNotFoundError:
        return ""
