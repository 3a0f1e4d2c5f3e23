"""What seeds hold, for `feedpub items` and `feedpub explain`: no ledger, no project needed."""

import os
from collections.abc import Iterable, Iterator
from importlib.resources import files as resources

import msgspec

from feedpub import readers
from feedpub.config import Seeds
from feedpub.conventions import Conventions
from feedpub.errors import ReadError, SeedError
from feedpub.files import read_seed, readable, walk
from feedpub.glance import CONFIG
from feedpub.intake import read_stories
from feedpub.model import Explanation, NewsItem, Rejection
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
        for name, root, below in _files(path):
            yield from map(show, _outcomes(name, root, below, conventions, limit))


def explained(path: str, folder: str) -> Iterator[tuple[str, Explanation | SeedError]]:
    """What became of each record of a seed, by its name.

    Raises:
        SeedError: it cannot be read.
    """
    conventions, limit, _ = _settings(folder, needed=False)
    data = _bytes(path, os.path.dirname(path), os.path.basename(path), limit)
    for document in readers.read(path, data):
        if isinstance(document, SeedError):
            yield document.seed, document
            continue
        try:
            yield document.seed, explain(document, conventions)
        except SeedError as error:
            yield document.seed, error


def _settings(folder: str, *, needed: bool) -> tuple[Conventions, int, str]:
    """Conventions, size limit and seeds folder, of the project or as they are by default."""
    if needed or os.path.exists(os.path.join(folder, CONFIG)):
        project = load_project(folder)
        return project.settings.conventions, project.settings.seeds.max_bytes, project.seeds
    return Conventions(), Seeds().max_bytes, ""


def _files(path: str) -> Iterator[tuple[str, str, str]]:
    """What to call each file, the folder to read it below, and its path there."""
    if not os.path.isdir(path):
        yield path, os.path.dirname(path) or ".", os.path.basename(path)
        return
    for below in sorted(name for name, _ in walk(path)):
        yield os.path.join(path, below), path, below


def _outcomes(
    name: str, root: str, below: str, conventions: Conventions, limit: int
) -> Iterable[NewsItem | Rejection | SeedError]:
    try:
        data = _bytes(name, root, below, limit)
    except SeedError as error:
        return [error]
    return read_stories(readable(name), data, conventions)


def _bytes(name: str, root: str, below: str, limit: int) -> bytes:
    """The bytes of the file *below* a folder, which messages call *name*."""
    if os.path.isdir(name):
        raise ReadError(name, field="file", found="a folder", expected="a seed")
    if not os.path.lexists(name):
        raise ReadError(name, field="file", found="no such file", expected="a seed")
    try:
        found = read_seed(root or ".", below, limit=limit)
    except SeedError as error:
        raise ReadError(
            readable(name), field=error.field, found=error.found, expected=error.expected
        ) from error
    if found is None:
        raise ReadError(name, field="file", found="one still being written", expected="a whole one")
    return found[0]


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
