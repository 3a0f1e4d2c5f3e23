"""All the seed files that a build looks at, read in one process or several."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial

from feedpub import __version__
from feedpub.companions import Companions, Said
from feedpub.errors import PublishError
from feedpub.identifiers import digest
from feedpub.intake import Intake, take_in
from feedpub.ledger import Ledger
from feedpub.project import Project

# Seeds to read from which on several processes are faster than one.
_WORTH_PROCESSES = 200


class SeedReader:
    """Reads seed files, each for itself, in as many processes as are asked for."""

    def __init__(
        self, project: Project, ledger: Ledger, companions: Companions, force: bool
    ) -> None:
        self._project = project
        self._ledger = ledger
        self._companions = companions
        self._force = force
        # What makes stories of bytes; another recipe may make others.
        self.recipe = digest(__version__, repr(project.settings.conventions))

    def read_all(
        self, said: dict[str, Said], signatures: dict[str, str], jobs: int
    ) -> Iterator[Intake]:
        """Read the seeds of which this is said, in their order."""
        known = [self._known(path) for path in said]
        found = [signatures[path] for path in said]
        if jobs < 2 or len(said) < _WORTH_PROCESSES:
            yield from map(self._take_in, said, found, known, said.values())
            return
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool
        from multiprocessing import get_context

        # Spawned, not forked: a child must not inherit the lock.
        pool = ProcessPoolExecutor(jobs, get_context("spawn"), end_with_parent)
        try:
            with _interrupts_held():
                intakes = pool.map(self._take_in, said, found, known, said.values(), chunksize=50)
            yield from intakes
        except BrokenProcessPool as error:
            problem = "a process that read them was killed; --jobs 1 reads them in this one"
            raise PublishError(self._project.seeds, problem) from error
        except BaseException:  # ^C, say
            with suppress(RuntimeError):  # it came before the pool was whole
                pool.shutdown(cancel_futures=True)
            raise
        pool.shutdown()

    def read_again(self, path: str) -> Intake:
        """Read a seed for its stories, though it has not changed."""
        said = self._companions.said_of(path)
        if said.waits:
            return Intake(path=path, signature=None, written=True)
        return self._take_in(path, "", None, said)

    @property
    def _take_in(self) -> Callable[[str, str, str | None, Said], Intake]:
        settings = self._project.settings
        return partial(take_in, self._project.seeds, settings.seeds.max_bytes, settings.conventions)

    def _known(self, path: str) -> str | None:
        row = self._ledger.seed(path)
        known = row and row.recipe == self.recipe and not (row.again or self._force)
        return row.digest if row and known else None


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold ^C back for a moment; processes started meanwhile never see one.

    A terminal sends it to them as well, and one that is still loading Python, or waits for
    work, would answer with a traceback. They finish what they read and are let go.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_with_parent() -> None:
    """Let this worker process end when the one that started it does, however that ends."""
    import threading
    from multiprocessing import parent_process

    def wait() -> None:
        parent = parent_process()
        if parent:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
