"""Files that a build is to publish."""

import os

import msgspec

from feedpub.files import read_if_there, stat_if_there
from feedpub.ledger import Ledger
from feedpub.project import Project


class Output(msgspec.Struct, frozen=True, kw_only=True):
    """A file, rendered and found good."""

    path: str  # below the output folder
    source: str  # a digest of what it was made of
    data: bytes | None  # None: the same bytes stand there already
    topic: str | None = None  # the address that subscribers know, of a feed


def output_of(project: Project, path: str, source: str, data: bytes) -> Output:
    """The file at *path* with these bytes, where it does not have them already."""
    same = data == read_if_there(os.path.join(project.feeds, path))
    return Output(path=path, source=source, data=None if same else data)


def stands(project: Project, ledger: Ledger, path: str, source: str) -> bool:
    """Whether the file at *path* was made of *source* and nobody has touched it since."""
    known = ledger.document(path)
    if known is None or known.source != source:
        return False
    status = stat_if_there(os.path.join(project.feeds, path))
    return status is not None and known.is_file(status)
