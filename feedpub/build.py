"""The build: from what changed among the seeds to the files that subscribers get.

    scan → read → normalise → ledger → select → assemble → render → check → replace

This module alone knows the order. Everything up to the check is a plan, held in memory
and in one transaction of the ledger; then the ledger is committed, so that no id or date
is ever published that it does not know; then files are replaced. A run that is killed in
between leaves documents that the ledger does not know as published, and the next run
completes the work.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from functools import partial
from itertools import chain
from typing import TypeVar

import msgspec

from feedpub.changes import Changes, Progress, update_ledger
from feedpub.documents import document_path, page_path
from feedpub.errors import PublishError
from feedpub.files import locked, read_if_there, replace_all, stat_if_there, sweep
from feedpub.formats import FORMATS
from feedpub.glance import Index, index_bytes, read_index, signatures
from feedpub.guard import is_new, is_updated, is_withdrawn, refusals
from feedpub.ledger import DocumentRow, Ledger
from feedpub.membership import place_all
from feedpub.outputs import Output
from feedpub.project import Project
from feedpub.publication import Publication, archive_outputs, prepare
from feedpub.published import published
from feedpub.recovery import Recovered, recover
from feedpub.report import Report
from feedpub.selection import Members
from feedpub.website import Website

T = TypeVar("T")

_AT_ONCE = 50  # archive documents, or pages, held in memory


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to build."""

    force: bool = False  # look at every seed and render every feed
    strict: bool = False  # publish nothing while a seed is quarantined
    accept: bool = False  # publish what a guard refuses
    jobs: int = 1  # processes that read seeds


class _Plan(msgspec.Struct, frozen=True, kw_only=True):
    changes: Changes
    publication: Publication
    report: Report


def build(project: Project, *, now: datetime, options: Options, progress: Progress) -> Report:
    """Bring the feeds up to date with the seeds.

    Args:
        project: What to build.
        now: Aware UTC.
        options: How.
        progress: Wraps the seeds as they are read, with their number.

    Raises:
        BusyError: another run holds the lock.
        PublishError: a file or the ledger could not be written.
        LedgerError: the ledger is another version's.
    """
    with locked(project.lock):
        try:
            return _build(project, now, options, progress)
        except _LEDGER_FAILURES as error:
            notice = _set_aside(project, error)
        try:
            report = _build(project, now, options, progress)
        except _LEDGER_FAILURES as error:
            raise PublishError(project.ledger, str(error)) from error
        report.notices.append(notice)
        return report


def preview(project: Project, *, now: datetime, options: Options, progress: Progress) -> Report:
    """What `build` would do, on a copy of the ledger in memory; nothing is written.

    Raises:
        PublishError: the ledger cannot be read.
        LedgerError: the ledger is another version's.
    """
    try:
        with Ledger.open(project.ledger, scratch=True) as ledger:
            plan = _plan(project, ledger, now, options, progress)
            for batch in _due(project, ledger, plan.report.failures):
                plan.report.documents += [each.path for each in batch.outputs if each.data]
            return plan.report
    except _LEDGER_FAILURES as error:
        mend = "; feedpub build makes it anew" if _is_damage(error) else ""
        raise PublishError(project.ledger, f"{error}{mend}") from error


def _build(project: Project, now: datetime, options: Options, progress: Progress) -> Report:
    with Ledger.open(project.ledger) as ledger:
        plan = _plan(project, ledger, now, options, progress)
        if plan.report.refusals:
            return plan.report
        _note_feeds(ledger, plan.publication)
        _note_pings(project, ledger, plan.publication)
        if ledger.changed:
            ledger.commit()
        sweep(project.feeds, project.state)
        _publish_due(project, ledger, plan.report)
        _publish(project, ledger, plan.publication.outputs)
        for folder in set(ledger.stale_feeds()).intersection(plan.publication.current):
            ledger.mark_feed(folder, stale=False)
        _tell_hub(project, ledger, plan.report)
        if ledger.changed:
            ledger.commit()
        due = 0 if ledger.untold() else ledger.next_due()
    if not plan.report.failures:
        _write_index(project, plan, due)
    return plan.report


# A damaged ledger shows in many ways: what SQLite says of its pages, a table that is not
# there, text that is none, a story that is no JSON.
_LEDGER_FAILURES = (sqlite3.DatabaseError, msgspec.MsgspecError, UnicodeDecodeError)
_PASSING = ("BUSY", "LOCKED", "FULL", "IOERR", "READONLY", "CANTOPEN", "PERM", "NOMEM", "AUTH")


def _is_damage(error: Exception) -> bool:
    """Whether the ledger itself is at fault, and not the disk, say."""
    name = getattr(error, "sqlite_errorname", "")
    return not name.removeprefix("SQLITE_").startswith(_PASSING)


def _set_aside(project: Project, error: Exception) -> str:
    """Make way for a new ledger where the old one is damaged, and say so.

    Raises:
        PublishError: it is not damaged.
    """
    if not _is_damage(error):
        raise PublishError(project.ledger, str(error)) from error
    aside = project.ledger + ".damaged"
    os.replace(project.ledger, aside)
    return f"{project.ledger}: {error}; kept as {aside}, and made anew from the published feeds"


def _plan(
    project: Project, ledger: Ledger, now: datetime, options: Options, progress: Progress
) -> _Plan:
    report = Report()
    members = Members(project.settings)
    recovered = _recover(project, ledger, members, report)
    place_all(ledger, members)
    live = ledger.count_live()
    index = read_index(project.folder)
    untouched = index is not None and signatures(project.feeds) == index.published
    changes = update_ledger(
        project,
        ledger,
        members,
        index=index,
        now=now,
        recovered=recovered,
        force=options.force,
        jobs=options.jobs,
        progress=progress,
    )
    publication = prepare(project, ledger, now=now, untouched=untouched, force=options.force)
    _tell(report, changes, publication, ledger)
    report.refusals += refusals(
        changes,
        seeds_folder=project.seeds,
        live=live,
        changed_ids=publication.changed_ids,
        max_withdrawn=project.settings.guard.max_withdrawn,
    )
    if options.accept:
        report.refusals.clear()
    if options.strict and report.problems:
        report.refusals += [f"{each.seed}: {each.reason}" for each in report.problems]
        report.advice = "mend these seeds, or build without --strict"
    if not changes.seeds and not publication.outputs:
        report.notices.append(f"{project.seeds}: no seeds yet, so there is nothing to publish")
    return _Plan(changes=changes, publication=publication, report=report)


def _recover(
    project: Project, ledger: Ledger, members: Members, report: Report
) -> Recovered | None:
    """Learn from the published feeds what the ledger does not know, being lost or too old."""
    lost = ledger.is_empty()
    if not lost and _is_as_published(project, ledger):
        return None
    faults: list[str] = []
    documents = published(project, faults)
    first = next(documents, None)
    recovered = recover(chain([first], documents), ledger, members) if first else None
    if faults and lost:
        report.refusals.append(f"the ledger is lost, and {faults[0]}")
    return recovered


def _is_as_published(project: Project, ledger: Ledger) -> bool:
    """Whether the feed of all stands as the ledger says; else another ledger has seen to it."""
    for name in project.settings.output.formats:
        path = document_path("", FORMATS[name].FILE_NAME)
        known, status = ledger.document(path), stat_if_there(os.path.join(project.feeds, path))
        if status and not (known and known.is_file(status)):
            return False
    return True


def _tell(report: Report, changes: Changes, publication: Publication, ledger: Ledger) -> None:
    """Say in the report what changed."""
    for change in changes.entries.values():
        title = change.after.story.title
        if is_new(change):
            report.new.append(title)
        elif is_withdrawn(change):
            report.withdrawn.append(title)
        elif is_updated(change):
            report.updated.append(title)
    report.documents = [each.path for each in publication.outputs if each.data is not None]
    report.problems = ledger.problems()
    report.fresh_problems = changes.fresh_problems
    report.left = changes.left
    report.failures = publication.failures


def _note_feeds(ledger: Ledger, publication: Publication) -> None:
    """Remember the feeds, so that each keeps existing from the moment that it may be seen."""
    known = ledger.feeds()
    for feed in publication.feeds:
        if known.get(feed.folder) != feed:
            ledger.put_feed(feed)


def _note_pings(project: Project, ledger: Ledger, publication: Publication) -> None:
    """Remember what the hub is to be told of, before it may be seen."""
    if project.settings.websub.hub is None:
        ledger.drop_untold(ledger.untold())
        return
    topics = [each.topic for each in publication.outputs if each.topic and each.data is not None]
    ledger.put_untold(topics)


def _tell_hub(project: Project, ledger: Ledger, report: Report) -> None:
    """Tell the hub of the feeds that changed; a hub that does not answer never fails a build."""
    hub, topics = project.settings.websub.hub, ledger.untold()
    if hub is None or not topics:
        return
    from feedpub.websub import ping_all  # loads HTTP

    told, trouble = ping_all(hub, topics)
    ledger.drop_untold(told)
    if trouble and trouble != ledger.note("hub"):  # told once, like all that cron would mail
        left = len(topics) - len(told)
        report.notices.append(
            f"the hub {hub} was not told of {left} changed documents: {trouble};"
            " the next build tries again"
        )
    if (trouble or "") != (ledger.note("hub") or ""):
        ledger.put_note("hub", trouble or "")


class _Batch(msgspec.Struct, frozen=True, kw_only=True):
    """Some files that are due, rendered, and what to remember once they stand."""

    outputs: list[Output]
    done: list[Callable[[], None]]


def _due(project: Project, ledger: Ledger, failures: list[str]) -> Iterator[_Batch]:
    """The archive documents and the pages of items that are due, some at a time.

    There may be many thousands. One that cannot be made stays due.
    """
    for some in _chunks(ledger.stale_archives()):
        outputs: list[Output] = []
        done: list[Callable[[], None]] = []
        for folder, number in some:
            before = len(failures)
            outputs += archive_outputs(project, ledger, folder, number, failures)
            if len(failures) == before:
                done.append(partial(ledger.mark_archive, folder, number, stale=False))
        yield _Batch(outputs=outputs, done=done)
    due = ledger.pages(stale=True)
    website = Website(project, ledger, force=False) if due else None
    for ids in _chunks(due):
        pages = [
            (entry.id, website.page(entry, failures)) for entry in ledger.entries(ids) if website
        ]
        yield _Batch(
            outputs=[page for _, page in pages if page],
            done=[partial(ledger.mark_page, id) for id, page in pages if page],
        )


def _chunks(due: list[T]) -> Iterator[list[T]]:
    for start in range(0, len(due), _AT_ONCE):
        yield due[start : start + _AT_ONCE]


def _publish_due(project: Project, ledger: Ledger, report: Report) -> None:
    """Write what is due before the feeds that lead to it; remove the pages of items gone."""
    for batch in _due(project, ledger, report.failures):
        report.documents += _replace(project, ledger, batch.outputs)
        for remember in batch.done:
            remember()
    for item in ledger.pages_gone():
        with suppress(FileNotFoundError):
            os.unlink(os.path.join(project.feeds, page_path(item)))
        ledger.drop_page(item)


def _publish(project: Project, ledger: Ledger, outputs: list[Output]) -> None:
    """Replace the files that differ, and remember all that stand."""
    _replace(project, ledger, outputs)
    for output in outputs:
        status = os.stat(_target(project, output))
        row = DocumentRow(source=output.source, size=status.st_size, mtime_ns=status.st_mtime_ns)
        if ledger.document(output.path) != row:
            ledger.put_document(output.path, row)


def _replace(project: Project, ledger: Ledger, outputs: list[Output]) -> list[str]:
    """Replace the files that differ; their paths."""
    contents, replaced = [], []
    for output in outputs:
        if output.data is not None:
            known = ledger.document(output.path)
            before = known.mtime_ns if known else 0
            contents.append((_target(project, output), output.data, before))
            replaced.append(output.path)
    replace_all(contents)
    return replaced


def _target(project: Project, output: Output) -> str:
    return os.path.join(project.feeds, output.path)


def _write_index(project: Project, plan: _Plan, due: int | None) -> None:
    """Let the next run end with a glance, if nothing happens until then."""
    if plan.changes.unsettled:
        due = 0
    index = Index(
        config=project.signature,
        exit_code=str(int(plan.report.exit_code)),
        due="" if due is None else str(due),
        seeds=project.settings.seeds.folder,
        feeds=project.settings.output.folder,
        published=signatures(project.feeds),
        seen=plan.changes.seen,
    )
    data = index_bytes(project.folder, index)
    if data != read_if_there(project.index):
        replace_all([(project.index, data, 0)])
