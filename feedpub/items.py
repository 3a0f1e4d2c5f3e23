"""What seeds hold, for `feedpub items` and `feedpub explain`: no ledger, no project needed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files as resources
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from feedpub import readers
from feedpub.companions import Companions, Said, apply_said, is_companion
from feedpub.config import Seeds
from feedpub.conventions import Conventions
from feedpub.errors import ReadError, SeedError
from feedpub.files import open_seed, read_up_to, readable, walk
from feedpub.glance import CONFIG
from feedpub.intake import defect, read_stories
from feedpub.model import Explanation, NewsItem, Rejection, SeedDocument
from feedpub.normalise import explain
from feedpub.project import load_project
from feedpub.timestamps import rfc3339


def item_schema() -> str:
    """The JSON Schema of the item form."""
    return resources("feedpub").joinpath("schemas/item.schema.json").read_text("utf-8").strip()


def item_lines(paths: tuple[str, ...], folder: str, *, as_json: bool) -> Iterator[str | SeedError]:
    """Each item of these files and folders as a line of JSON, or as text for people.

    Args:
        paths: Empty: the seeds of the project in *folder*.
        folder: Of a project, whose conventions and limits count; there need be none.
        as_json: Which of the two.
    """
    conventions, limit, seeds = _settings(folder, needed=not paths)
    show = _as_json if as_json else _for_people
    for path in paths or (seeds,):
        root, files = _files(path)
        beside = _Beside(root, seeds, limit)
        for name, below in files:
            said = beside.said_of(below)
            yield from map(show, _outcomes(name, root, below, conventions, limit, said))


def explained(path: str, folder: str) -> Iterator[tuple[str, Explanation | SeedError]]:
    """What became of each record of a seed, by its name.

    Raises:
        SeedError: it cannot be read.
    """
    conventions, limit, seeds = _settings(folder, needed=False)
    root, below = os.path.dirname(path) or ".", os.path.basename(path)
    said = _Beside(root, seeds, limit).said_of(below)
    with _contents(path, root, below, limit) as content:
        if said.fault:
            raise said.fault.error(path)
        for document in _records(path, content, limit):
            if isinstance(document, SeedError):
                yield document.seed, document
                continue
            try:
                document = apply_said(document, said, path, conventions.zone)
                yield document.seed, explain(document, conventions)
            except SeedError as error:
                yield document.seed, error
            except Exception as error:
                yield document.seed, defect(document.seed, error)


def _records(
    path: str, content: bytes | BinaryIO, limit: int
) -> Iterator[SeedDocument | SeedError]:
    """The documents in a seed; where a reader stumbles, an error that says so ends them."""
    try:
        yield from readers.records(path, content, limit=limit)
    except SeedError:
        raise
    except Exception as error:
        yield defect(path, error)


def seeds_folder(folder: str) -> str:
    """The seeds folder of the project in *folder*; empty if there is no project."""
    return _settings(folder, needed=False)[2]


def documents(paths: tuple[str, ...], folder: str) -> Iterator[SeedDocument | SeedError]:
    """The records of these files and folders, as their readers have them.

    Args:
        paths: Of files and folders.
        folder: Of a project, whose limits count; there need be none.
    """
    _, limit, _ = _settings(folder, needed=False)
    for path in paths:
        root, files = _files(path)
        for name, below in files:
            try:
                with _contents(name, root, below, limit) as content:
                    yield from readers.records(readable(name), content, limit=limit)
            except SeedError as error:
                yield error


def _settings(folder: str, *, needed: bool) -> tuple[Conventions, int, str]:
    """Conventions, size limit and seeds folder, of the project or as they are by default."""
    if needed or os.path.exists(os.path.join(folder, CONFIG)):
        project = load_project(folder)
        conventions = replace(project.settings.conventions, folder=project.seeds)
        return conventions, project.settings.seeds.max_bytes, project.seeds
    return Conventions(), Seeds().max_bytes, ""


def _files(path: str) -> tuple[str, list[tuple[str, str]]]:
    """The folder to read below, and for each file what to call it and its path there."""
    if not os.path.isdir(path):
        name = os.path.basename(path)
        return os.path.dirname(path) or ".", [(path, name)]
    names = sorted(name for name, _ in walk(path) if not is_companion(name))
    return path, [(os.path.join(path, name), name) for name in names]


class _Beside:
    """The companions of files below a folder, and of those above it that are seeds as well."""

    def __init__(self, root: str, seeds: str, limit: int) -> None:
        self._top, self._prefix = root, ""
        if seeds:
            below = os.path.relpath(os.path.realpath(root), os.path.realpath(seeds))
            if below.split("/")[0] != "..":
                self._top, self._prefix = seeds, "" if below == "." else f"{below}/"
        self._companions = Companions(self._top, limit, self._signature_of)

    def said_of(self, path: str) -> Said:
        """What is said of the file at *path*."""
        return self._companions.said_of(self._prefix + readable(path))

    def _signature_of(self, path: str) -> str | None:
        return "" if os.path.lexists(os.path.join(self._top, path)) else None


def _outcomes(
    name: str, root: str, below: str, conventions: Conventions, limit: int, said: Said
) -> Iterator[NewsItem | Rejection | SeedError]:
    try:
        with _contents(name, root, below, limit) as content:
            yield from read_stories(readable(name), content, conventions, said, limit=limit)
    except SeedError as error:
        yield error


@contextmanager
def _contents(name: str, root: str, below: str, limit: int) -> Iterator[bytes | BinaryIO]:
    """What is in the file *below* a folder, which messages call *name*; see `readers.records`."""
    if os.path.isdir(name):
        raise ReadError(name, field="file", found="a folder", expected="a seed")
    if not os.path.lexists(name):
        raise ReadError(name, field="file", found="no such file", expected="a seed")
    if is_companion(below):
        found_here = "a sidecar or manifest"
        raise ReadError(name, field="file", found=found_here, expected="the seed that it is beside")
    streamed = readers.is_streamed(below)
    try:
        with open_seed(root, below, limit=None if streamed else limit) as stream:
            if stream is None:
                found, expected = "one still being written", "a whole one"
                raise ReadError(name, field="file", found=found, expected=expected)
            yield stream if streamed else read_up_to(stream, limit + 1)
    except SeedError as error:
        raise ReadError(
            readable(name), field=error.field, found=error.found, expected=error.expected
        ) from error


def _as_json(outcome: NewsItem | Rejection | SeedError) -> str | SeedError:
    if isinstance(outcome, SeedError):
        return outcome
    if isinstance(outcome, Rejection):
        table = dict.fromkeys(NewsItem.__struct_fields__)
        table |= {"authors": [], "tags": [], "attachments": []}
        table |= {"seed": outcome.seed, "rejected": outcome.reason}
    else:
        table = {name: getattr(outcome, name) for name in NewsItem.__struct_fields__}
        table |= {
            "published": rfc3339(outcome.published) if outcome.published else None,
            "updated": rfc3339(outcome.updated) if outcome.updated else None,
            "content_text": outcome.content_text or None,
            "content_html": outcome.content_html or None,
            "rejected": None,
        }
    return msgspec.json.encode(table).decode()


def _for_people(outcome: NewsItem | Rejection | SeedError) -> str | SeedError:
    if isinstance(outcome, SeedError):
        return outcome
    if isinstance(outcome, Rejection):
        return f"{outcome.seed}\n  rejected: {outcome.reason}\n"
    facts = {
        "title": outcome.title,
        "authors": ", ".join(author.name for author in outcome.authors),
        "section": outcome.section,
        "tags": ", ".join(outcome.tags),
        "language": outcome.language,
        "published": rfc3339(outcome.published) if outcome.published else None,
        "updated": rfc3339(outcome.updated) if outcome.updated else None,
        "url": outcome.url,
        "id": outcome.id,
    }
    paragraphs = [text for text in outcome.content_text.split("\n\n") if text]
    lines = [f"  {name}: {value}" for name, value in facts.items() if value]
    lines.append(f"  story: {len(paragraphs)} paragraphs, {len(outcome.content_text):,} characters")
    return "\n".join([outcome.seed or "", *lines, ""])
