"""One seed file: its bytes, read and normalised, or why they could not be."""

from collections.abc import Iterator
from hashlib import blake2b

import msgspec

from feedpub import readers
from feedpub.conventions import Conventions
from feedpub.errors import SeedError, UnreadableError
from feedpub.files import read_seed, signed_path
from feedpub.model import NewsItem, Problem, Rejection
from feedpub.normalise import normalise

# How the reason begins why a page that was read well is quarantined.
NO_ARTICLE = "page: found no article"


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """What a seed file held when it was read."""

    path: str
    signature: str | None  # None: to be read again by the next run, whatever its stat
    digest: str = ""  # of its bytes; empty if they could not be had
    unchanged: bool = False  # the same bytes as before, so nothing else was looked at
    written: bool = False  # it is still being written, or gone: left for the next run
    stories: tuple[NewsItem, ...] = ()
    problems: tuple[Problem, ...] = ()


def take_in(
    root: str,
    limit: int,
    conventions: Conventions,
    path: str,
    signature: str,
    known: str | None,
) -> Intake:
    """Read and normalise the seed file at *path*.

    Args:
        root: The seeds folder.
        limit: Most bytes the file may have.
        conventions: For what the seed leaves open.
        path: Below *root*, as text that can be kept.
        signature: From the walk that found it, or empty.
        known: The digest of bytes that need not be looked at again.
    """
    try:
        found = read_seed(root, signed_path(signature) if signature else path, limit=limit)
    except SeedError as error:
        again = isinstance(error, UnreadableError)
        problem = Problem(seed=path, path=path, reason=error.reason)
        return Intake(path=path, signature=None if again else signature, problems=(problem,))
    if found is None:
        return Intake(path=path, signature=None, written=True)
    data, read = found
    if signature and read != signature:  # it has changed since it was seen, maybe this very tick
        return Intake(path=path, signature=None, written=True)
    signature = read
    digest = blake2b(data, digest_size=16).hexdigest()
    if digest == known:
        return Intake(path=path, signature=signature, digest=digest, unchanged=True)
    stories, problems = [], []
    for outcome in read_stories(path, data, conventions):
        if isinstance(outcome, NewsItem):
            stories.append(outcome)
        else:
            problems.append(_problem(path, outcome))
    return Intake(
        path=path,
        signature=signature,
        digest=digest,
        stories=tuple(stories),
        problems=tuple(problems),
    )


def _problem(path: str, outcome: Rejection | SeedError) -> Problem:
    rejected = isinstance(outcome, Rejection)
    reason = f"{NO_ARTICLE} ({outcome.reason}); expected one" if rejected else outcome.reason
    return Problem(seed=outcome.seed, path=path, reason=reason)


def read_stories(
    path: str, data: bytes, conventions: Conventions
) -> Iterator[NewsItem | Rejection | SeedError]:
    """What becomes of each record in the bytes of a seed file."""
    try:
        documents = readers.read(path, data)
    except SeedError as error:
        yield error
        return
    except Exception as error:
        yield _defect(path, error)
        return
    for document in documents:
        if isinstance(document, SeedError):
            yield document
            continue
        try:
            yield normalise(document, conventions)
        except SeedError as error:
            yield error
        except Exception as error:
            yield _defect(document.seed, error)


def _defect(seed: str, error: Exception) -> SeedError:
    """A mistake of ours, met by one seed: the others must not suffer for it."""
    found = f"{type(error).__name__}: {error}"[:200]
    return SeedError(seed, field="reader", found=found, expected="none: a defect of feedpub's")
