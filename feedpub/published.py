"""The documents that stand in the output folder, read back."""

import os
from collections.abc import Iterator

from msgspec.structs import replace

from feedpub.config import RESERVED
from feedpub.documents import (
    ARCHIVE,
    archive_number,
    archive_path,
    document_path,
    without_page,
)
from feedpub.errors import FeedError
from feedpub.files import names_in, read_if_there
from feedpub.formats import FORMATS, Format
from feedpub.model import FeedDocument
from feedpub.project import Project
from feedpub.recovery import Published
from feedpub.selection import ALL, GROUPS


def published(project: Project, faults: list[str]) -> Iterator[Published]:
    """What each feed said last, and its archive documents, one after the other.

    Args:
        project: Whose feeds.
        faults: To which is added why a document cannot be read in any of its formats.
    """
    for folder in _folders(project):
        paths = {document_path(folder, each.FILE_NAME): each for each in FORMATS.values()}
        for number, versions in [(0, paths), *_archives(project, folder)]:
            document = _read(project, versions, faults)
            if document:
                items = tuple(without_page(project.settings, item) for item in document)
                document = replace(document, items=items)
                yield Published(folder=folder, number=number, document=document)


def _folders(project: Project) -> Iterator[str]:
    """The folders of feeds: that of all, those of groups, and those of feeds of one's own."""
    yield ALL
    for group in GROUPS:
        for name in names_in(os.path.join(project.feeds, group)):
            yield group + name
    for name in names_in(project.feeds):
        if name not in RESERVED and os.path.isdir(os.path.join(project.feeds, name)):
            yield name


def _archives(project: Project, folder: str) -> Iterator[tuple[int, dict[str, Format]]]:
    """The number of each archive document of a feed, and its versions by path."""
    names = names_in(os.path.join(project.feeds, document_path(folder, ARCHIVE)))
    found: dict[int, dict[str, Format]] = {}
    for format in FORMATS.values():
        for name in names:
            number = archive_number(name, format.FILE_NAME)
            if number:
                path = archive_path(folder, number, format.FILE_NAME)
                found.setdefault(number, {})[path] = format
    yield from sorted(found.items())


def _read(project: Project, versions: dict[str, Format], faults: list[str]) -> FeedDocument | None:
    """The latest version of a document; a fault where there are some and none can be read."""
    found, wrong = [], []
    for path, format in versions.items():
        full = os.path.join(project.feeds, path)
        data = read_if_there(full)
        if data is None:
            continue
        try:
            found.append(format.parse(data, name=full))
        except FeedError as error:
            wrong.append(str(error))
    if not found:
        faults += wrong
    # A format that is no longer configured has not been told of the latest.
    return max(found, key=lambda document: document.updated, default=None)
