"""From the ledger to the files that subscribers get, rendered and checked, not yet written."""

import os
from collections.abc import Iterator
from datetime import datetime

import msgspec
from msgspec.structs import replace

from feedpub import __version__
from feedpub.check import changed_ids, check
from feedpub.documents import (
    ARCHIVE,
    address,
    archive_number,
    archive_path,
    assemble,
    document_path,
    feed_of,
    stylesheet_of,
    with_page,
)
from feedpub.errors import FeedError
from feedpub.files import names_in, read_if_there, stat_if_there
from feedpub.formats import FORMATS, Format
from feedpub.formats.common import summary_of
from feedpub.identifiers import digest
from feedpub.ledger import FeedRow, Ledger
from feedpub.model import FeedDocument, NewsItem
from feedpub.outputs import Output, output_of, stands
from feedpub.project import Project
from feedpub.selection import ALL, Shown, limits_of, seal, select
from feedpub.website import LATEST, Website


class Publication(msgspec.Struct, kw_only=True):
    """All that a build has to publish."""

    outputs: list[Output] = msgspec.field(default_factory=list)  # in the order of replacement
    feeds: list[FeedRow] = msgspec.field(default_factory=list)  # as they will have been published
    current: list[str] = msgspec.field(default_factory=list)  # folders of those looked at, and good
    failures: list[str] = msgspec.field(default_factory=list)
    changed_ids: list[tuple[str, str]] = msgspec.field(default_factory=list)


def prepare(
    project: Project, ledger: Ledger, *, now: datetime, untouched: bool, force: bool
) -> Publication:
    """Render and check every document that may differ from what was published.

    Archive documents and pages of items are not among them: which are due is noted in the
    ledger, and `archive_outputs` and `Website.page` render them.

    Args:
        project: Whose feeds.
        ledger: With the items as they are to be.
        now: Aware UTC.
        untouched: The published files stand as the last build left them.
        force: Render all, whatever the ledger says of them.
    """
    publication = Publication()
    known = ledger.feeds()
    rows = list(known.values())
    stale = [known[folder] for folder in ledger.stale_feeds()]
    if _is_configured_anew(project, ledger) or force or not untouched:
        stale = rows
    latest = _latest(rows, now)
    for row in stale:
        _prepare_feed(project, ledger, row, publication, latest=latest, force=force)
    _note_moved_archives(project, ledger)
    _note_missing_archives(project, ledger, force=force)
    # The feed of all comes last: when it shows something new, the others have it.
    publication.outputs.sort(key=lambda output: "/" not in output.path)
    _prepare_website(project, ledger, publication, rows, force=force)
    return publication


def _is_configured_anew(project: Project, ledger: Ledger) -> bool:
    """Whether other documents would come out of the same items than before; noted."""
    settings = project.settings
    recipe = digest(__version__, repr((settings.site, settings.output, settings.websub)))
    if ledger.note("feeds") == recipe:
        return False
    ledger.put_note("feeds", recipe)
    return True


def _prepare_website(
    project: Project,
    ledger: Ledger,
    publication: Publication,
    rows: list[FeedRow],
    *,
    force: bool,
) -> None:
    """Add the stylesheets before all else and the front page after it; note pages of items."""
    changed = {row.folder: row for row in publication.feeds}
    feeds = [changed.get(row.folder, row) for row in rows]
    feeds = [row for row in feeds if row.updated]
    if not feeds:
        return
    website = Website(project, ledger, force=force)
    website.note_pages()
    latest = ledger.entries(each.id for each in ledger.newest(ALL, limit=LATEST))
    front = website.front(feeds, latest, publication.failures)
    publication.outputs = [*website.styles(), *publication.outputs, *front]


def _latest(rows: list[FeedRow], now: datetime) -> datetime:
    """Beyond which no date may lie.

    A clock that went back leaves dates to come that were none when they were published.
    """
    return max([now, *(row.updated for row in rows if row.updated)])


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
    settings, folder = project.settings, row.folder
    limits = limits_of(settings, folder)
    newest = ledger.newest(folder, limit=limits.items + 1)
    shown = select(newest, limits)
    last = _seal(ledger, folder, seal(ledger.unsealed(folder), shown, limits))
    complete = not last and len(shown.ids) == len(newest)
    feed = feed_of(settings, folder=folder, name=row.name, id=row.id)
    candidates = [f"{each.id} {each.digest}" for each in (*shown.whole, *shown.short)]
    source = digest(
        __version__,
        repr((feed, complete, last, len(shown.whole), settings.websub.hub)),
        *candidates,
    )
    stale = {
        path: format
        for path, format in _documents(project, folder)
        if force or not stands(project, ledger, path, source)
    }
    if not stale:
        publication.current.append(folder)
        return
    items = [with_page(settings, item) for item in _items(ledger, shown)]
    dates = [row.updated, *(item.updated for item in items)]
    updated = max((date for date in dates if date), default=None)
    if updated is None:
        return  # it was never published, and has nothing to publish yet
    failed = len(publication.failures)
    for path, format in stale.items():
        before = archive_path(folder, last, format.FILE_NAME)
        document = replace(
            assemble(feed, items, updated=updated, url=address(settings, path)),
            stylesheet=stylesheet_of(path),
            complete=complete,
            prev_archive=address(settings, before) if last else None,
            hub=settings.websub.hub,
        )
        data = _rendered(document, format, path, latest, publication.failures)
        if data is None:
            continue
        current = read_if_there(os.path.join(project.feeds, path))
        if current is not None:
            publication.changed_ids += _changed_ids(format, current, document)
        publication.outputs.append(
            Output(
                path=path,
                topic=document.url,
                source=source,
                data=None if data == current else data,
            )
        )
    if len(publication.failures) == failed:
        publication.current.append(folder)
        publication.feeds.append(replace(row, id=feed.id, updated=updated))


def _rendered(
    document: FeedDocument, format: Format, path: str, latest: datetime, failures: list[str]
) -> bytes | None:
    """The bytes of *document*, checked; None where they are not good, which *failures* tell."""
    try:
        data = format.render(document)
        check(data, document, format, path=path, latest=latest)
    except FeedError as error:
        seeds = [f" ({item.seed})" for item in document if item.id and item.id in str(error)]
        failures.append(f"{error}{''.join(seeds[:1])}")
        return None
    return data


def _items(ledger: Ledger, shown: Shown) -> Iterator[NewsItem]:
    """What is shown, of the older items without their stories."""
    short = {each.id for each in shown.short}
    for entry in ledger.entries(shown.ids):
        item = entry.item
        if entry.id not in short:
            yield item
        else:
            yield replace(item, content_text="", content_html="", summary=summary_of(item))


def _documents(project: Project, folder: str) -> Iterator[tuple[str, Format]]:
    """The files of a feed: of each format that is configured, or was once published."""
    for name, format in FORMATS.items():
        path = document_path(folder, format.FILE_NAME)
        configured = name in project.settings.output.formats
        if configured or stat_if_there(os.path.join(project.feeds, path)):
            yield path, format


def _changed_ids(format: Format, current: bytes, document: FeedDocument) -> list[tuple[str, str]]:
    """The ids that differ from those in the document as it stands."""
    if all((item.id or "").encode() in current for item in document):
        return []  # none is new, so none stands for an old one
    try:
        return changed_ids(format.parse(current), document)
    except FeedError:  # somebody broke the file: there is nothing to compare
        return []


# Archives (RFC 5005 §4)


def _seal(ledger: Ledger, folder: str, documents: list[list[str]]) -> int:
    """Note the archive documents that are to be written; the number of the last there is."""
    last = ledger.last_archive(folder)
    if documents and last:  # it gets its link to the next one, and never changes again
        ledger.mark_archive(folder, last, stale=True)
    for number, items in enumerate(documents, last + 1):
        ledger.seal(folder, number, items)
    return last + len(documents)


def _note_moved_archives(project: Project, ledger: Ledger) -> None:
    """Note that all archive documents are to be written where the site has another address.

    Each leads to the one before, and would lead to where the site was.
    """
    known, current = ledger.note("address"), project.settings.site.url
    if known != current:
        if known is not None:  # else the ledger is new, and the documents may well be right
            ledger.mark_archives()
        ledger.put_note("address", current)


def _note_missing_archives(project: Project, ledger: Ledger, *, force: bool) -> None:
    """Note that archive documents whose files are gone, or never were, are to be written.

    All of them, if that is forced: a file that somebody has damaged has its name still.
    """
    numbers: dict[str, set[int]] = {}
    for folder, number in ledger.archives():
        numbers.setdefault(folder, set()).add(number)
    for folder, expected in numbers.items():
        names = names_in(os.path.join(project.feeds, document_path(folder, ARCHIVE)))
        for _, format in _documents(project, folder):
            found = {archive_number(name, format.FILE_NAME) for name in names}
            for number in expected if force else expected - found:
                ledger.mark_archive(folder, number, stale=True)


def archive_outputs(
    project: Project, ledger: Ledger, folder: str, number: int, failures: list[str]
) -> list[Output]:
    """An archive document in each format, rendered and checked.

    Args:
        project: Whose feeds.
        ledger: That says which items it holds.
        folder: Of its feed.
        number: Of the document.
        failures: To which what stands in the way is added.
    """
    settings, row = project.settings, ledger.feed(folder)
    entries = ledger.entries(ledger.archived(folder, number))
    items = [with_page(settings, entry.item) for entry in entries]
    dates = [item.updated for item in items if item.updated]
    updated = max(dates) if dates else row.updated if row else None
    if row is None or updated is None:
        return []  # all that it held was taken back before the feed was ever published
    feed = feed_of(settings, folder=folder, name=row.name, id=row.id)
    last, outputs = ledger.last_archive(folder), []
    for current, format in _documents(project, folder):

        def address_of(number: int, file_name: str = format.FILE_NAME) -> str:
            return address(settings, archive_path(folder, number, file_name))

        path = archive_path(folder, number, format.FILE_NAME)
        document = replace(
            assemble(feed, items, updated=updated, url=address_of(number)),
            stylesheet=stylesheet_of(path),
            archive=True,
            current=address(settings, current),
            prev_archive=address_of(number - 1) if number > 1 else None,
            next_archive=address_of(number + 1) if number < last else None,
        )
        data = _rendered(document, format, path, updated, failures)
        if data is not None:
            outputs.append(output_of(project, path, ARCHIVE, data))
    return outputs
