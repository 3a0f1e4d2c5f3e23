"""The command line: words and exit codes, nothing else."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from feedpub import __version__
from feedpub.errors import BusyError, ConfigError, FeedpubError, SeedError
from feedpub.report import Exit, Report

if TYPE_CHECKING:
    from feedpub.changes import Progress
    from feedpub.intake import Intake
    from feedpub.model import Problem

_EXIT_CODES = {ConfigError: Exit.USAGE, BusyError: Exit.BUSY}


class _Context:
    """What the options before the command chose."""

    def __init__(self, folder: str, verbosity: int) -> None:
        self.folder = folder
        self.verbosity = verbosity  # -1 quiet, 0, 1 and more


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "folder",
    metavar="DIR",
    default=".",
    type=click.Path(file_okay=False),
    help="The project folder, where feedpub.toml is.  [default: the current one]",
)
@click.option("-q", "--quiet", is_flag=True, help="Tell only what went wrong.")
@click.option("-v", "--verbose", count=True, help="Tell what is done.")
@click.version_option(__version__, prog_name="feedpub")
@click.pass_context
def cli(context: click.Context, folder: str, quiet: bool, verbose: int) -> None:
    """Turn a folder of captured news articles into RSS and Atom feeds.

    \b
    feedpub init my-feeds       begin a project
    feedpub -C my-feeds build   make its feeds; put this into cron

    Exit codes: 0 feeds are current, 1 failed, 2 usage or configuration error,
    3 current but some seeds are quarantined, 4 a guard refused, 75 another run is at work.
    """
    context.obj = _Context(folder, -1 if quiet else verbose)


@cli.command()
@click.option("-n", "--dry-run", is_flag=True, help="Tell what subscribers would see, no more.")
@click.option("--force", is_flag=True, help="Look at every seed and render every feed again.")
@click.option("--strict", is_flag=True, help="Publish nothing while a seed is quarantined.")
@click.option("--accept", is_flag=True, help="Publish what a guard refused.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Processes that read seeds.",
)
@click.pass_obj
def build(
    context: _Context, dry_run: bool, force: bool, strict: bool, accept: bool, jobs: int
) -> Exit:
    """Bring the feeds up to date with the seeds."""
    from feedpub.build import Options, preview
    from feedpub.build import build as run
    from feedpub.project import load_project

    project = load_project(context.folder)
    options = Options(force=force, strict=strict, accept=accept, jobs=jobs)
    do = preview if dry_run else run
    report = do(project, now=_now(), options=options, progress=_progress(context))
    if dry_run:
        _say_changes(report)
    elif context.verbosity > 0 or sys.stderr.isatty():
        _note(report.outcome, context, 0)
    _tell(report, context)
    return report.exit_code


@cli.command()
@click.pass_obj
def watch(context: _Context) -> Exit:
    """Build now, and again whenever the seeds change."""
    return _watch(context)


@cli.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="At this address; 0 takes any port that is free.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Where to listen; this address is open to programs on this machine alone.",
)
@click.option("--watch", "watching", is_flag=True, help="Build now, and whenever the seeds change.")
@click.pass_obj
def serve(context: _Context, port: int, host: str, watching: bool) -> Exit:
    """Show the feeds at an address of this machine, until Ctrl-C.

    A preview of the published files as a good web server would give them, for browsers and
    feed readers on this machine. What a build replaces shows at once. With -v before the
    command, each request is told. docs/serving.md has the lines for real servers.
    """
    from feedpub.project import load_project
    from feedpub.serve import served

    project = load_project(context.folder)

    def tell(line: str) -> None:
        _note(line, context, 1)

    with suppress(KeyboardInterrupt), served(project.feeds, host=host, port=port, tell=tell) as url:
        _note(f"{url} shows {project.feeds} until Ctrl-C", context, 0)
        site = project.settings.site.url
        _note(f"links that begin with {site} lead there, not here", context, 0)
        show_new = _page_teller(context, project.feeds, url)
        if not show_new() and not watching:
            _note("nothing is published yet; feedpub build does that", context, 0)
        if watching:
            _watch(context, after=show_new)
        else:
            while True:  # signal.pause() would miss a Ctrl-C that comes just before it
                time.sleep(0.5)
    return Exit.INTERRUPTED


@cli.command()
@click.pass_obj
def status(context: _Context) -> Exit:
    """Tell what a build would do, and what is quarantined; exit 1 when feeds are stale."""
    from feedpub.build import Options, preview
    from feedpub.project import load_project

    project = load_project(context.folder)
    report = preview(project, now=_now(), options=Options(), progress=_progress(context))
    click.echo("stale: a build is due" if report.stale else "current")
    if report.stale:
        _say_changes(report)
    for problem in report.problems:
        click.echo(f"quarantined: {_shown(problem.seed)}: {_shown(problem.reason)}")
    for path in report.left:
        click.echo(f"still being written: {_shown(path)}")
    for refusal in report.refusals:
        click.echo(f"would be refused: {_shown(refusal)}")
    for failure in report.failures:
        click.echo(f"would fail: {_shown(failure)}")
    if report.stale:
        return Exit.FAILED
    return Exit.QUARANTINED if report.problems else Exit.CURRENT


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="An item a line, as JSON.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of these lines.")
@click.pass_obj
def items(context: _Context, paths: tuple[str, ...], as_json: bool, schema: bool) -> Exit:
    """Tell the items that PATHS hold; without any, those of the project's seeds.

    Works on any file or folder, with or without a project.
    """
    from feedpub.items import item_lines, item_schema

    if schema:
        click.echo(item_schema())
        return Exit.CURRENT
    code = Exit.CURRENT
    for outcome in item_lines(paths, context.folder, as_json=as_json):
        if isinstance(outcome, SeedError):
            _complain(str(outcome))
            code = Exit.QUARANTINED
        else:
            click.echo(outcome if as_json else _shown(outcome, keep="\n"))
    return code


@cli.command()
@click.argument("path", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="A record a line, as JSON.")
@click.pass_obj
def explain(context: _Context, path: str, as_json: bool) -> Exit:
    """Tell how a seed was understood.

    For each line or block, what it was taken for and by which rule; for each field of the
    item, where its value is from. With -v before the command, also what spoke for each line
    being of the story and what against it.
    """
    from feedpub import explanation as explanations
    from feedpub.items import explained

    code = Exit.CURRENT
    for seed, outcome in explained(path, context.folder):
        if isinstance(outcome, SeedError):
            _complain(str(outcome))
            code = Exit.FAILED
        elif as_json:
            click.echo(explanations.as_json(seed, outcome))
        else:
            for row in explanations.for_people(seed, outcome, why=context.verbosity > 0):
                click.echo(_shown(row))
    return code


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option("--name", help="Of the site.")
@click.pass_obj
def learn(context: _Context, paths: tuple[str, ...], name: str | None) -> Exit:
    """Propose a profile of a site from several captures of it.

    PATHS are captures of one site, of three stories at least; ten are better. The profile is
    TOML, with counts and examples, for a person to look at and to keep as
    profiles/NAME.toml.
    """
    from feedpub.learn import as_toml, learn_from

    learnt = learn_from(paths, context.folder, name=name)
    for error in learnt.errors:
        _complain(str(error))
    if isinstance(learnt.proposal, ConfigError):
        raise learnt.proposal
    used = f"{learnt.captures} captures were used, {len(learnt.errors)} could not be"
    _note(used, context, 0)
    click.echo(as_toml(learnt.proposal), nl=False)
    return Exit.QUARANTINED if learnt.errors else Exit.CURRENT


@cli.command()
@click.argument("targets", metavar="[PATH|URL]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="A finding a line, as JSON.")
@click.pass_obj
def validate(context: _Context, targets: tuple[str, ...], as_json: bool) -> Exit:
    """Check feeds against their specifications and what readers need.

    A PATH is a feed or a folder of feeds, of any program; a URL is asked for with its headers
    and a second visit. Without any, the feeds that the project has published. RSS 2.0, Atom,
    JSON Feed, OPML and their extensions; exit 1 when there is an error, 0 for warnings alone.
    """
    from feedpub.validate import targets as run
    from feedpub.validate.finding import as_json as json_line
    from feedpub.validate.finding import as_line

    if not targets:
        from feedpub.project import load_project

        targets = (load_project(context.folder).feeds,)
    counts = {"error": 0, "warning": 0}
    for target in targets:
        for finding in run.findings_at(target, now=_now()):
            counts[finding.severity] += 1
            click.echo(json_line(finding) if as_json else _shown(as_line(finding)))
    if not as_json:
        _note(run.summary(counts["error"], counts["warning"]), context, 0)
    return Exit.FAILED if counts["error"] else Exit.CURRENT


@cli.command()
@click.argument("folder", default=".", type=click.Path(file_okay=False))
@click.pass_obj
def init(context: _Context, folder: str) -> Exit:
    """Begin a project in FOLDER: feedpub.toml, seeds/ and .gitignore.

    What is there already is left as it is.
    """
    from feedpub.scaffold import begin

    for path in begin(os.path.join(context.folder, folder)):
        _note(f"wrote {path}", context, 0)
    return Exit.CURRENT


def main(arguments: list[str]) -> int:
    """Run the command line; the exit code. Errors that are expected become one line each."""
    try:
        with cli.make_context("feedpub", arguments) as context:
            code: int = cli.invoke(context)
        sys.stdout.flush()
    except BrokenPipeError:  # as in `feedpub items | head`: who reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.CURRENT
    except click.exceptions.Exit as error:  # after --help, say
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return Exit.USAGE
    except FeedpubError as error:
        _complain(str(error))
        codes = (code for kind, code in _EXIT_CODES.items() if isinstance(error, kind))
        return next(codes, Exit.FAILED)
    except OSError as error:
        _complain(str(error))
        return Exit.FAILED
    return code


def _watch(context: _Context, after: Callable[[], object] | None = None) -> Exit:
    """Build now and again, tell what was done, and do what comes *after* each build."""
    from feedpub.watch import watch as run

    def tell(report: Report) -> None:
        if report.stale or context.verbosity > 0:
            _note(report.outcome, context, 0)
        _tell(report, context)
        if after:
            after()

    return run(context.folder, tell=tell, fail=lambda error: _complain(str(error)))


def _page_teller(context: _Context, folder: str, url: str) -> Callable[[], bool]:
    """A function that tells which pages of *folder* are new since it last did, and if any are."""
    from feedpub.serve import pages

    told: set[str] = set()

    def tell() -> bool:
        new = {path: count for path, count in pages(folder).items() if path not in told}
        for path, count in new.items():
            files = f" ({count:,} files)" if path.endswith("/") else ""
            _note(f"  {url}{path}{files}", context, 0)
        told.update(new)
        return bool(new)

    return tell


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _progress(context: _Context) -> "Progress":
    """A bar on a terminal; nothing where nobody looks."""

    def show(intakes: "Iterable[Intake]", count: int) -> "Iterator[Intake]":
        if count < 100 or context.verbosity < 0 or not sys.stderr.isatty():
            yield from intakes
            return
        label = "reading seeds"
        with click.progressbar(intakes, length=count, label=label, file=sys.stderr) as bar:
            yield from bar

    return show


def _say_changes(report: Report) -> None:
    """What subscribers would see, on stdout."""
    click.echo(report.summary)
    for word, titles in (
        ("new", report.new),
        ("updated", report.updated),
        ("withdrawn", report.withdrawn),
        ("replace", report.documents),
    ):
        for title in titles:
            click.echo(f"  {word}: {_shown(title)}")


def _tell(report: Report, context: _Context) -> None:
    """What a person should know of a run, on stderr."""
    for notice in report.notices:
        _note(notice, context, 0)
    for path in report.left:
        _note(f"{path}: still being written, left for the next run", context, 1)
    if not report.refusals:
        for line in _quarantined(report.fresh_problems):
            _complain(line)
    for failure in report.failures:
        _complain(f"{failure}; not replaced, the last good one stays")
    for refusal in report.refusals:
        _complain(f"refused: {refusal}")
    if report.refusals:
        _complain("nothing was published; " + report.advice)


_FEW = 10  # problems of one file, which are all told; of more, half as many


def _quarantined(problems: "list[Problem]") -> "Iterator[str]":
    """A line for each problem; an archive with hundreds of them has the rest in one."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.path, []).append(problem)
    for path, found in by_file.items():
        told = found if len(found) <= _FEW else found[: _FEW // 2]
        for problem in told:
            yield f"{problem.seed}: {problem.reason}; quarantined"
        if more := len(found) - len(told):
            yield f"{path}: {more:,} more of its records; quarantined (feedpub status tells why)"


def _note(message: str, context: _Context, needed: int) -> None:
    if context.verbosity >= needed:
        click.echo(f"feedpub: {_shown(message)}", err=True)


def _complain(message: str) -> None:
    click.echo(f"feedpub: {_shown(message)}", err=True)


def _shown(text: str, keep: str = "") -> str:
    """*text* for a terminal: what is no printable character is escaped."""
    return "".join(
        each if each.isprintable() or each in keep else each.encode("unicode_escape").decode()
        for each in text
    )
