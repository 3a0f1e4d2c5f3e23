"""The disk: walk the seeds, read one, lock, replace files atomically.

Knows paths and bytes, nothing of feeds. Imported by every run, so it imports little.
"""

import errno
import fcntl
import os
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader

from feedpub.errors import BusyError, PublishError, ReadError, UnreadableError

PARTIAL = (".part", ".partial", ".crdownload", ".download", ".filepart", ".tmp", ".swp", "~")
TEMPORARY = ".feedpub-tmp"
MAX_FOLDERS = 64  # folders within folders

# Longer than any tick of a kernel's clock (at most 10 ms), so that a file which has rested
# this long cannot be rewritten without its change time moving.
_TICK = 12_000_000  # nanoseconds
# The coarsest clock of a file system in use (FAT).
_COARSE_TICK = 2_000_000_000

_NOT_REGULAR = {
    stat.S_IFLNK: "a symbolic link",
    stat.S_IFIFO: "a FIFO",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def walk(root: str, *, whole: frozenset[str] = frozenset()) -> Iterator[tuple[str, os.stat_result]]:
    """Each file below *root* that may be a seed: its path from there with ``/``, and its stat.

    Hidden files and partial downloads are left out, links are not followed. The order is
    the file system's, the same as long as nothing changes.

    Args:
        root: A folder.
        whole: Names of folders that are not entered, but told themselves.

    Raises:
        FileNotFoundError, NotADirectoryError: *root* is no folder.
    """
    folders = [(root, "", 0)]
    while folders:
        folder, prefix, depth = folders.pop()
        try:
            entries = os.scandir(folder)
        except OSError:
            if not prefix:
                raise
            yield from _unreadable_folder(folder, prefix)
            continue
        with entries:
            for entry in entries:
                name = entry.name
                if name[0] == "." or name.endswith(PARTIAL):
                    continue
                enters = depth < MAX_FOLDERS and name not in whole
                if enters and entry.is_dir(follow_symlinks=False):
                    folders.append((entry.path, f"{prefix}{name}/", depth + 1))
                    continue
                try:
                    status = entry.stat(follow_symlinks=False)
                except FileNotFoundError:  # gone since the folder was listed
                    continue
                except OSError:  # it may be listed, but not entered
                    if not prefix:
                        raise
                    yield from _unreadable_folder(folder, prefix)
                    break
                yield prefix + name, status


def _unreadable_folder(folder: str, prefix: str) -> Iterator[tuple[str, os.stat_result]]:
    """A folder whose files cannot be seen is told as a seed is; one that is gone, is gone."""
    with suppress(FileNotFoundError):
        yield prefix[:-1], os.lstat(folder)


def readable(path: str) -> str:
    """*path* as text that can be kept and shown: bytes that are no UTF-8 as ``\\xNN``."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def signature(path: str, status: os.stat_result) -> str:
    """What changes when the file does: size, times, inode, path."""
    return (
        f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"
        f" {status.st_mode} {path}"
    )


def signature_of(stream: BufferedReader, path: str) -> str:
    """The `signature` of an open file that `walk` found at *path*."""
    return signature(path, os.fstat(stream.fileno()))


def signed_path(line: str) -> str:
    """The path in a `signature`."""
    return line.split(" ", 5)[5]


def wait_for_tick(changed_ns: list[int]) -> None:
    """Let the clock tick past the newest of these change times, at most two seconds.

    git calls a file racily clean when it could be rewritten in the same tick in which it
    was looked at: same size, same times, other bytes. Reading only what is older than a
    tick leaves no such file (https://git-scm.com/docs/racy-git).
    """
    newest = max(changed_ns, default=0)
    tick = _TICK if newest % 1_000_000_000 else _COARSE_TICK
    rest = newest + tick - time.time_ns()
    if rest > 0:
        time.sleep(min(rest, tick) / 1e9)


def read_seed(root: str, path: str, *, limit: int) -> tuple[bytes, str] | None:
    """The bytes of a seed and its signature, or None while it is still being written.

    Args:
        root: The seeds folder.
        path: From `walk`.
        limit: Most bytes a seed may have.

    Raises:
        ReadError: it is no regular file, is too large, or cannot be read.
    """
    with open_seed(root, path, limit=limit) as stream:
        if stream is None:
            return None
        before = signature_of(stream, path)
        data = read_up_to(stream, limit + 1)
        return (data, before) if signature_of(stream, path) == before else None


@contextmanager
def open_seed(root: str, path: str, *, limit: int | None) -> Iterator[BufferedReader | None]:
    """A seed to be read bit by bit, or None while it is still being written.

    Args:
        root: The seeds folder.
        path: From `walk`.
        limit: Most bytes it may have, if there is such a number.

    Raises:
        ReadError: it is no regular file, is too large, or cannot be read, now or later.
    """
    try:
        stream = _stream(root, path, limit)
        if stream is None:
            yield None
            return
        with stream:
            yield stream
    except OSError as error:
        raise _unreadable(root, path, error) from error


def _stream(root: str, path: str, limit: int | None) -> BufferedReader | None:
    try:
        with opened(root, path) as handle:
            _expect_readable(path, os.fstat(handle), limit)
            return None if _is_being_written(handle) else os.fdopen(os.dup(handle), "rb")
    except FileNotFoundError:
        return None


def _unreadable(root: str, path: str, error: OSError) -> ReadError:
    found = f"{error.strerror or error} (errno {error.errno})"
    kind = 0
    with suppress(OSError):
        kind = stat.S_IFMT(os.lstat(os.path.join(root, path)).st_mode)
    if kind == stat.S_IFDIR:
        expected = "a folder that can be read"
        return UnreadableError(path, field="file", found=found, expected=expected)
    if kind in _NOT_REGULAR:
        return ReadError(path, field="file", found=_NOT_REGULAR[kind], expected="a regular file")
    return UnreadableError(path, field="file", found=found, expected="a file that can be read")


@contextmanager
def opened(root: str, path: str) -> Iterator[int]:
    """A handle on a file or folder below *root*, reached without following a link anywhere.

    Args:
        root: A folder, or a link to one.
        path: From there, with ``/``; it must not lead up.
    """
    handle = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        *folders, name = path.split("/")
        for folder in folders:
            flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
            below = os.open(folder, flags, dir_fd=handle)
            os.close(handle)
            handle = below
        # O_NONBLOCK: opening a FIFO must not wait for its other end.
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
        below = os.open(name, flags, dir_fd=handle)
        os.close(handle)
        handle = below
        yield handle
    finally:
        os.close(handle)


def _expect_readable(path: str, status: os.stat_result, limit: int | None) -> None:
    kind = stat.S_IFMT(status.st_mode)
    if kind == stat.S_IFDIR:  # `walk` enters all others
        deep = path.count("/") >= MAX_FOLDERS
        found = f"folders nested more than {MAX_FOLDERS} deep" if deep else "a closed folder"
        raise UnreadableError(path, field="file", found=found, expected="one that can be entered")
    if kind != stat.S_IFREG:
        found = _NOT_REGULAR.get(kind, "something else")
        raise ReadError(path, field="file", found=found, expected="a regular file")
    if limit is not None and status.st_size > limit:
        raise ReadError(
            path,
            field="size",
            found=f"{status.st_size:,} bytes",
            expected=f"at most {limit:,} ([seeds] max_bytes)",
        )


def _is_being_written(handle: int) -> bool:
    """Whether another process holds the file open for writing, where the system can tell.

    Linux grants a read lease only on a file that nobody has open for writing (fcntl(2)).
    """
    if not hasattr(fcntl, "F_SETLEASE"):
        return False
    try:
        # Should a writer come between the two calls, it is told by a signal; SIGURG is one
        # that is ignored by default, unlike SIGIO.
        import signal

        fcntl.fcntl(handle, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as error:
        return error.errno == errno.EAGAIN  # others: not our file, or no leases here
    return False


def read_up_to(stream: BufferedReader, size: int) -> bytes:
    """What is in *stream*, of which nothing was read yet, up to *size* bytes."""
    chunks, handle = [], stream.fileno()  # without the buffer, which small files do not need
    while size > 0 and (chunk := os.read(handle, min(size, 1 << 20))):
        chunks.append(chunk)
        size -= len(chunk)
    return b"".join(chunks)


def read_if_there(path: str) -> bytes | None:
    """The bytes of a file of our own, or None where there is none."""
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except (FileNotFoundError, NotADirectoryError):
        return None


def stat_if_there(path: str) -> os.stat_result | None:
    """The stat of a file of our own, or None where there is none."""
    try:
        return os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def names_in(folder: str) -> list[str]:
    """What lies in a folder of our own, by name; nothing where there is none."""
    try:
        return sorted(os.listdir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return []


@contextmanager
def locked(path: str) -> Iterator[None]:
    """Hold the lock file at *path*; the system frees it when the process ends, however.

    Raises:
        BusyError: another process holds it.
    """
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise PublishError(path, error.strerror or str(error)) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError(f"{path}: another run holds the lock; nothing was done") from error
        yield
    finally:
        os.close(handle)


def replace_all(contents: Iterable[tuple[str, bytes, int]]) -> list[os.stat_result]:
    """Put new bytes in place of files, each at once and for good; the stat of each.

    All are written and synced beside their targets first, so that a full disk leaves
    every target as it was. A new modification time is at least a second above the old
    one: HTTP's Last-Modified counts in seconds, and most servers' ETag is made of it.

    Args:
        contents: Path, bytes, and the modification time in nanoseconds that the new one
            must exceed by a second even if the file is gone (0: none); in the order in
            which they are to be replaced.

    Raises:
        PublishError: a file cannot be written.
    """
    staged: list[tuple[str, str]] = []
    try:
        for path, data, before_ns in contents:
            temporary = os.path.join(
                os.path.dirname(path), f".{os.path.basename(path)}.{os.getpid()}{TEMPORARY}"
            )
            staged.append((temporary, path))
            _stage(temporary, path, data, before_ns)
        for temporary, path in staged:
            os.replace(temporary, path)
        for folder in {os.path.dirname(path) for _, path in staged}:
            _sync_folder(folder)
        return [os.stat(path) for _, path in staged]
    except OSError as error:
        for temporary, _ in staged:
            with suppress(OSError):
                os.unlink(temporary)
        raise PublishError(path, error.strerror or str(error)) from error


def _stage(temporary: str, path: str, data: bytes, before_ns: int) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
        with suppress(FileNotFoundError):
            old = os.stat(path)
            before_ns = max(before_ns, old.st_mtime_ns)
            os.fchmod(handle, stat.S_IMODE(old.st_mode))
        modified = max(time.time_ns(), before_ns + 1_000_000_000)
        os.utime(handle, ns=(modified, modified))
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(path: str) -> None:
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(*roots: str) -> None:
    """Remove what a killed run left half-written below *roots*; only while holding the lock."""
    for root in roots:
        for folder, _, names in os.walk(root):
            for name in names:
                if name.endswith(TEMPORARY):
                    with suppress(OSError):
                        os.unlink(os.path.join(folder, name))
