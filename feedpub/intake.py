"""One seed file: its bytes, read and normalised, or why they could not be."""

from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import blake2b, file_digest
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from feedpub import readers
from feedpub.companions import NOTHING, Said, apply_said
from feedpub.conventions import Conventions
from feedpub.errors import SeedError, UnreadableError
from feedpub.files import open_seed, read_up_to, signature_of, signed_path
from feedpub.model import NewsItem, Problem, Rejection, SeedDocument
from feedpub.normalise import normalise

# How the reason begins why a page that was read well is quarantined.
NO_ARTICLE = "page: found no article"

_AND = "+"


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """What a seed file held when it was read."""

    path: str
    signature: str | None  # None: to be read again by the next run, whatever its stat
    digest: str = ""  # of its bytes and what is said of it; empty if they could not be had
    unchanged: bool = False  # the same bytes as before, so nothing else was looked at
    written: bool = False  # it is still being written, or gone: left for the next run
    stories: tuple[NewsItem, ...] = ()
    problems: tuple[Problem, ...] = ()
    withdrawn: tuple[str, ...] = ()  # the seeds among the problems that are to lose what they had


def take_in(
    root: str,
    limit: int,
    conventions: Conventions,
    path: str,
    signature: str,
    known: str | None,
    said: Said,
) -> Intake:
    """Read and normalise the seed file at *path*.

    Args:
        root: The seeds folder.
        limit: Most bytes the file may have, or one record of a file of any size.
        conventions: For what the seed leaves open.
        path: Below *root*, as text that can be kept.
        signature: From the walk that found it, or empty.
        known: The digest of what need not be looked at again.
        said: What companions say of it.
    """
    place = signed_path(signature) if signature else path
    streamed = readers.is_streamed(path)
    left = Intake(path=path, signature=None, written=True)
    try:
        with open_seed(root, place, limit=None if streamed else limit) as stream:
            seen = signature_of(stream, place) if stream else ""
            if stream is None or seen != (signature or seen):
                return left  # it has changed since it was seen, maybe this very tick
            content = stream if streamed else read_up_to(stream, limit + 1)
            digest = with_said(_digest(content), said)
            intake = Intake(path=path, signature=seen, digest=digest, unchanged=digest == known)
            if not intake.unchanged:
                outcomes = read_stories(path, content, conventions, said, limit=limit)
                intake = _filled(intake, outcomes)
            return intake if signature_of(stream, place) == seen else left
    except SeedError as error:
        again = isinstance(error, UnreadableError)
        problem = Problem(seed=path, path=path, reason=error.reason)
        return Intake(path=path, signature=None if again else signature, problems=(problem,))


def _digest(content: bytes | BinaryIO) -> str:
    """Of all bytes; a stream is at its start again."""
    if isinstance(content, bytes):
        return blake2b(content, digest_size=16).hexdigest()
    found = file_digest(content, partial(blake2b, digest_size=16))  # type: ignore[arg-type]
    content.seek(0)
    return found.hexdigest()


def _filled(intake: Intake, outcomes: Iterable[NewsItem | Rejection | SeedError]) -> Intake:
    stories, problems, withdrawn = [], [], []
    for outcome in outcomes:
        if isinstance(outcome, NewsItem):
            stories.append(outcome)
        else:
            problems.append(_problem(intake.path, outcome))
            if isinstance(outcome, Rejection) and outcome.withdrawn:
                withdrawn.append(outcome.seed)
    return replace(
        intake,
        stories=tuple(stories),
        problems=tuple(problems),
        withdrawn=tuple(withdrawn),
    )


def with_said(digest: str, said: Said) -> str:
    """The digest of a seed's bytes, and behind a sign that of what is said of it, if anything."""
    return f"{digest}{_AND}{said.digest}" if said.digest else digest


def said_in(digest: str) -> str:
    """The inverse of `with_said`: the digest of what was said; empty where nothing was."""
    return digest.partition(_AND)[2]


def _problem(path: str, outcome: Rejection | SeedError) -> Problem:
    rejected = isinstance(outcome, Rejection)
    reason = f"{NO_ARTICLE} ({outcome.reason}); expected one" if rejected else outcome.reason
    return Problem(seed=outcome.seed, path=path, reason=reason)


def read_stories(
    path: str,
    content: bytes | BinaryIO,
    conventions: Conventions,
    said: Said = NOTHING,
    *,
    limit: int = 0,
) -> Iterator[NewsItem | Rejection | SeedError]:
    """What becomes of each record of a seed file, and of what is said of it.

    Args:
        path: Of the file.
        content: Its bytes, or the stream of them, as `readers.records` takes them.
        conventions: For what it leaves open.
        said: What companions say of it.
        limit: Most bytes of one record of a stream.
    """
    if said.fault:
        yield said.fault.error(path)
        return
    for document in _documents(path, content, limit):
        if isinstance(document, SeedError):
            yield document
            continue
        try:
            document = apply_said(document, said, path, conventions.zone)
            yield normalise(document, conventions)
        except SeedError as error:
            yield error
        except Exception as error:
            yield defect(document.seed, error)


def _documents(
    path: str, content: bytes | BinaryIO, limit: int
) -> Iterable[SeedDocument | SeedError]:
    try:
        yield from readers.records(path, content, limit=limit)
    except SeedError as error:
        yield error
    except OSError:  # the disk's, while a stream is read
        raise
    except Exception as error:
        yield defect(path, error)


def defect(seed: str, error: Exception) -> SeedError:
    """A mistake of ours, met by one seed: the others must not suffer for it."""
    found = f"{type(error).__name__}: {error}"[:200]
    return SeedError(seed, field="reader", found=found, expected="none: a defect of feedpub's")
