"""Build now, and again whenever the seeds or the configuration change.

Watching is the glance that ends most builds, taken again and again: it sees what a build
would see, on every kind of disk, and the end of an embargo as well.
"""

import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime

from feedpub.build import Options, build
from feedpub.errors import FeedpubError
from feedpub.glance import exit_code_if_current
from feedpub.intake import Intake
from feedpub.project import load_project
from feedpub.report import Exit, Report

_INTERVAL = 1.0  # seconds between two looks
_LONGEST = 30.0
_SHARE = 0.05  # of one processor that looking may take; large folders are looked at less often


def watch(
    folder: str, *, tell: Callable[[Report], None], fail: Callable[[Exception], None]
) -> Exit:
    """Build until interrupted; what goes wrong is told once, and tried again and again.

    Args:
        folder: Of the project.
        tell: Is given what each build did.
        fail: Is given each error that is another than the last.

    Raises:
        ConfigError: at the start, the configuration cannot be used.
    """
    load_project(folder)
    trouble, changed = "", True
    with suppress(KeyboardInterrupt):  # which is how watching ends
        while True:
            start = _processor_time()
            current = exit_code_if_current(folder) is not None
            spent = _processor_time() - start
            if not current:
                before = changed
                trouble, changed = _build(folder, tell, fail, trouble)
                if not (before or changed):  # it is tried again and again, but not all the time
                    spent = _processor_time() - start
            time.sleep(min(max(_INTERVAL, spent / _SHARE), _LONGEST))
    return Exit.CURRENT


def _processor_time() -> float:
    """Seconds that this process has worked, and those that it started and has seen the end of.

    On a busy machine a look takes long without being much work.
    """
    return sum(os.times()[:4])


def _build(
    folder: str,
    tell: Callable[[Report], None],
    fail: Callable[[Exception], None],
    told: str,
) -> tuple[str, bool]:
    """Build once; what stood in the way, told unless it was before, and if anything changed."""
    try:
        now = datetime.now(UTC).replace(microsecond=0)
        options = Options()
        report = build(load_project(folder), now=now, options=options, progress=_silent)
    except (FeedpubError, OSError) as error:
        if str(error) != told:
            fail(error)
        return str(error), False
    trouble = "\n".join(report.refusals + report.failures)
    if not trouble or trouble != told:
        tell(report)
    return trouble, bool(report.documents) and not report.refusals


def _silent(intakes: Iterable[Intake], count: int) -> Iterable[Intake]:
    return intakes
