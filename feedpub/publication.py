"""From the ledger to the files that subscribers get, rendered and checked, not yet written."""

import os
from collections.abc import Iterator
from datetime import datetime

import msgspec
from msgspec.structs import replace

from feedpub import __version__
from feedpub.check import changed_ids, check
from feedpub.documents import address, assemble, document_path, feed_of
from feedpub.errors import FeedError
from feedpub.files import read_if_there, stat_if_there
from feedpub.formats import FORMATS, Format
from feedpub.identifiers import digest
from feedpub.ledger import FeedRow, Ledger
from feedpub.model import FeedDocument
from feedpub.project import Project


class Output(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a feed, rendered and found good."""

    path: str  # below the output folder
    source: str  # a digest of what it was made of
    data: bytes | None  # None: the same bytes stand there already


class Publication(msgspec.Struct, kw_only=True):
    """All that a build has to publish."""

    outputs: list[Output] = msgspec.field(default_factory=list)  # in the order of replacement
    feeds: list[FeedRow] = msgspec.field(default_factory=list)  # as they will have been published
    failures: list[str] = msgspec.field(default_factory=list)
    changed_ids: list[tuple[str, str]] = msgspec.field(default_factory=list)


def prepare(project: Project, ledger: Ledger, *, now: datetime, force: bool) -> Publication:
    """Render and check every document that may differ from what was published.

    Args:
        project: Whose feeds.
        ledger: With the items as they are to be.
        now: Aware UTC.
        force: Render all, whatever the ledger says of them.
    """
    publication = Publication()
    rows = _feeds(ledger)
    # A clock that went back leaves dates to come that were none when they were published.
    latest = max([now, *(row.updated for row in rows if row.updated)])
    for row in rows:
        _prepare_feed(project, ledger, row, publication, latest=latest, force=force)
    # The feed of all comes last: when it shows something new, the sections have it.
    publication.outputs.sort(key=lambda output: not output.path.startswith("sections/"))
    return publication


def _feeds(ledger: Ledger) -> list[FeedRow]:
    """Each feed that was ever published, and each that has its first item now."""
    known = ledger.feeds()
    sections = ledger.sections()
    if not known and not ledger.count_live():
        return []
    new = {"": None, **sections}
    rows = {
        slug: FeedRow(slug=slug, id=None, section=section, updated=None)
        for slug, section in new.items()
    }
    return [row for _, row in sorted((rows | known).items())]


def _prepare_feed(
    project: Project,
    ledger: Ledger,
    row: FeedRow,
    publication: Publication,
    *,
    latest: datetime,
    force: bool,
) -> None:
    """Add the documents of one feed that are not what was published."""
    selected = ledger.newest(row.slug or None, limit=project.settings.output.items + 1)
    complete = len(selected) <= project.settings.output.items
    selected = selected[: project.settings.output.items]
    feed = feed_of(project.settings, slug=row.slug, section=row.section, id=row.id)
    source = digest(__version__, repr(feed), str(complete), *map(" ".join, selected))
    stale = {
        path: format
        for path, format in _documents(project, row)
        if force or not _stands(project, ledger, path, source)
    }
    if not stale:
        return
    items = [entry.item for entry in ledger.entries(id for id, _ in selected)]
    dates = [row.updated, *(item.updated for item in items)]
    updated = max((date for date in dates if date), default=None)
    if updated is None:
        return  # it was never published, and has nothing to publish
    failed = len(publication.failures)
    for path, format in stale.items():
        url = address(project.settings, path)
        document = assemble(feed, items, updated=updated, url=url, complete=complete)
        try:
            data = format.render(document)
            check(data, document, format, path=path, latest=latest)
        except FeedError as error:
            seeds = [f" ({item.seed})" for item in items if item.id and item.id in str(error)]
            publication.failures.append(f"{error}{''.join(seeds[:1])}")
            continue
        current = read_if_there(os.path.join(project.feeds, path))
        if current is not None:
            publication.changed_ids += _changed_ids(format, current, document)
        publication.outputs.append(
            Output(path=path, source=source, data=None if data == current else data)
        )
    if len(publication.failures) == failed:
        publication.feeds.append(replace(row, id=feed.id, updated=updated))


def _documents(project: Project, row: FeedRow) -> Iterator[tuple[str, Format]]:
    """The files of a feed: of each format that is configured, or was once published."""
    for name, format in FORMATS.items():
        path = document_path(row.slug, format.FILE_NAME)
        configured = name in project.settings.output.formats
        if configured or stat_if_there(os.path.join(project.feeds, path)):
            yield path, format


def _stands(project: Project, ledger: Ledger, path: str, source: str) -> bool:
    """Whether the file at *path* was made of *source* and nobody has touched it since."""
    known = ledger.document(path)
    if known is None or known.source != source:
        return False
    status = stat_if_there(os.path.join(project.feeds, path))
    return status is not None and known.is_file(status)


def _changed_ids(format: Format, current: bytes, document: FeedDocument) -> list[tuple[str, str]]:
    """The ids that differ from those in the document as it stands."""
    if all((item.id or "").encode() in current for item in document):
        return []  # none is new, so none stands for an old one
    try:
        return changed_ids(format.parse(current), document)
    except FeedError:  # somebody broke the file: there is nothing to compare
        return []
