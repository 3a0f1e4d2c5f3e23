"""The disk: what is walked, how a seed is read, how files are replaced."""

import ctypes
import os
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from feedpub.errors import BusyError, PublishError, ReadError, UnreadableError
from feedpub.files import (
    MAX_FOLDERS,
    PARTIAL,
    TEMPORARY,
    locked,
    read_if_there,
    read_seed,
    replace_all,
    signature,
    signed_path,
    sweep,
    wait_for_tick,
    walk,
)

LIMIT = 1_000_000
SECOND = 1_000_000_000


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path for path, _ in walk(str(folder)))


def read(folder: Path, path: str, limit: int = LIMIT) -> bytes | None:
    found = read_seed(str(folder), path, limit=limit)
    return found[0] if found else None


def refused(folder: Path, path: str, limit: int = LIMIT) -> ReadError:
    """Why a seed cannot be read; told at once, whatever it is."""
    start = time.monotonic()
    with pytest.raises(ReadError) as caught:
        read(folder, path, limit)
    assert time.monotonic() - start < 1
    return caught.value


# Walk


def test_walk(seeds: Path) -> None:
    """Files at any depth, by their path from the folder, with their stat."""
    for name in ("b.txt", "a/a.txt", "a/b/c.txt", "-x.txt", "ü ö.txt", "new\nline.txt"):
        (seeds / name).parent.mkdir(parents=True, exist_ok=True)
        (seeds / name).write_text(name)
    (seeds / "empty").mkdir()
    found = dict(walk(str(seeds)))
    assert sorted(found) == ["-x.txt", "a/a.txt", "a/b/c.txt", "b.txt", "new\nline.txt", "ü ö.txt"]
    assert all(status.st_size == len(path.encode()) for path, status in found.items())


def test_hidden_and_partial_files_are_left_out(seeds: Path) -> None:
    """design.md: left for the next run; so are folders with such names."""
    for name in (".hidden", ".git/x.txt", *(f"a.txt{end}" for end in PARTIAL), "d.part/x.txt"):
        (seeds / name).parent.mkdir(exist_ok=True)
        (seeds / name).write_text("x")
    (seeds / "part.txt").write_text("x")
    assert names(seeds) == ["part.txt"]


def test_links_are_told_but_not_followed(seeds: Path) -> None:
    """A link may lead anywhere, and in circles."""
    outside = seeds.parent / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("x")
    (seeds / "to-file.txt").symlink_to(outside / "secret.txt")
    (seeds / "to-folder").symlink_to(outside)
    (seeds / "circle").symlink_to(".")
    (seeds / "broken.txt").symlink_to("nowhere")
    found = dict(walk(str(seeds)))
    assert sorted(found) == ["broken.txt", "circle", "to-file.txt", "to-folder"]
    assert all(stat.S_ISLNK(status.st_mode) for status in found.values())


def test_what_is_no_file_is_told(seeds: Path) -> None:
    """A FIFO or a socket among the seeds is somebody's mistake, not nothing."""
    os.mkfifo(seeds / "fifo.txt")
    with bound_socket(seeds / "socket.txt"):
        assert names(seeds) == ["fifo.txt", "socket.txt"]


@contextmanager
def bound_socket(path: Path) -> Iterator[None]:
    with socket.socket(socket.AF_UNIX) as server:
        before = Path.cwd()
        os.chdir(path.parent)  # a socket's path must be short
        try:
            server.bind(path.name)
        finally:
            os.chdir(before)
        yield


def test_a_name_that_is_not_utf8(seeds: Path) -> None:
    """It comes with its bytes, and can be read by them."""
    path = os.fsdecode(b"caf\xe9.txt")
    (seeds / path).write_text("x")
    assert names(seeds) == [path]
    assert read(seeds, path) == b"x"


def test_folders_are_followed_to_a_limit(seeds: Path) -> None:
    """Deeper ones are told as one thing that is no file."""
    deep = seeds.joinpath(*["d"] * (MAX_FOLDERS + 3))
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("x")
    (told,) = names(seeds)
    assert told.count("/") == MAX_FOLDERS
    problem = refused(seeds, told)
    assert "deep" in problem.found + problem.expected


def test_a_missing_root(tmp_path: Path) -> None:
    """To the guard it is not the same as an empty one."""
    with pytest.raises(FileNotFoundError):
        list(walk(str(tmp_path / "gone")))
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotADirectoryError):
        list(walk(str(tmp_path / "file")))


UNREADABLE = """\
import sys
from feedpub.files import read_seed, walk
root, path = sys.argv[1:]
print([path for path, _ in walk(root)])
try:
    read_seed(root, path, limit=9)
except Exception as error:
    print(type(error).__name__, error)
"""


def let_go_of_privileges() -> None:
    """Let permissions count for root as well: without CAP_DAC_OVERRIDE and _READ_SEARCH."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in (1, 2):
            libc.prctl(24, capability)  # PR_CAPBSET_DROP, see capabilities(7)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_the_system_does_not_give(seeds: Path, what: str) -> None:
    """An unreadable file or folder is told with the system's words, to be tried again."""
    if what == "file":
        (seeds / "a").write_text("x")
    else:
        (seeds / "a").mkdir()
    (seeds / "a").chmod(0)
    command = [sys.executable, "-c", UNREADABLE, str(seeds), "a"]
    run = subprocess.run(
        command, capture_output=True, text=True, check=True, preexec_fn=let_go_of_privileges
    )
    (seeds / "a").chmod(0o700)
    walked, told = run.stdout.splitlines()
    assert walked == "['a']"
    assert told.startswith("UnreadableError a: file: found ")
    assert "Permission denied" in told


# Read


def test_read(seeds: Path) -> None:
    """All bytes, and the signature that they had."""
    (seeds / "d").mkdir()
    (seeds / "d" / "a.txt").write_bytes(b"x\0y")
    found = read_seed(str(seeds), "d/a.txt", limit=3)
    assert found
    assert found[0] == b"x\0y"
    assert found[1] == signature("d/a.txt", (seeds / "d" / "a.txt").stat())
    assert signed_path(found[1]) == "d/a.txt"


@pytest.mark.parametrize("path", ["a b 1 2 3 4 5", "new\nline", os.fsdecode(b"\xe9"), " "])
def test_the_path_of_a_signature(seeds: Path, path: str) -> None:
    """Whatever is in it."""
    (seeds / path).write_text("x")
    assert signed_path(signature(path, (seeds / path).stat())) == path


def test_a_seed_that_is_gone_is_left_for_the_next_run(seeds: Path) -> None:
    """Between walk and read it was moved away."""
    assert read(seeds, "gone.txt") is None
    assert read(seeds, "gone/gone.txt") is None


def test_a_fifo_is_not_waited_for(seeds: Path) -> None:
    """Field notes C3: open() on a FIFO hangs until somebody writes."""
    os.mkfifo(seeds / "a.txt")
    assert refused(seeds, "a.txt").found == "a FIFO"


def test_a_socket_and_a_folder(seeds: Path) -> None:
    """Neither can be a seed."""
    with bound_socket(seeds / "a.txt"):
        assert refused(seeds, "a.txt").found == "a socket"
    (seeds / "d").mkdir()
    assert refused(seeds, "d").found == "a closed folder"


@pytest.mark.parametrize(
    "target", ["/dev/zero", "/dev/null", "inside.txt", "../outside.txt", "gone"]
)
def test_a_link_is_not_followed(seeds: Path, target: str) -> None:
    """Neither to a device without end, nor out of the folder, nor within it."""
    (seeds / "inside.txt").write_text("x")
    (seeds.parent / "outside.txt").write_text("secret")
    (seeds / "a.txt").symlink_to(target)
    problem = refused(seeds, "a.txt")
    assert problem.found == "a symbolic link"
    assert problem.expected == "a regular file"


@pytest.mark.parametrize("target", ["../outside", "inside"])
def test_a_link_among_the_folders_is_not_followed(seeds: Path, target: str) -> None:
    """Field notes, torture 17: it may have been put there after the walk."""
    for folder in (seeds / "inside", seeds.parent / "outside"):
        folder.mkdir()
        (folder / "a.txt").write_text("secret")
    (seeds / "d").symlink_to(target)
    with pytest.raises(ReadError):
        read(seeds, "d/a.txt")


@pytest.mark.parametrize("path", ["../outside.txt", "d/../../outside.txt"])
def test_no_path_leads_out(seeds: Path, path: str) -> None:
    """Though none such comes from a walk."""
    (seeds / "d").mkdir()
    (seeds.parent / "outside.txt").write_text("secret")
    assert path not in names(seeds)


def test_a_gigabyte_of_nothing(seeds: Path) -> None:
    """Refused by its size, without reading it."""
    with (seeds / "a.txt").open("wb") as stream:
        stream.truncate(1 << 30)
    problem = refused(seeds, "a.txt")
    assert problem.field == "size"
    assert problem.found == "1,073,741,824 bytes"
    assert "1,000,000" in problem.expected


def test_the_limit_is_where_it_is_said_to_be(seeds: Path) -> None:
    """As many bytes as are allowed, and not one more."""
    (seeds / "a.txt").write_bytes(b"x" * 10)
    assert read(seeds, "a.txt", limit=10) == b"x" * 10
    assert refused(seeds, "a.txt", limit=9).field == "size"


def test_a_file_without_a_size_is_read_to_the_limit() -> None:
    """/proc tells no sizes."""
    found = read_seed("/proc/self", "cmdline", limit=LIMIT)
    assert found is None or found[0]


WRITER = """\
import sys, time
with open(sys.argv[1], sys.argv[2]) as stream:
    stream.write("half")
    stream.flush()
    print("ready", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("mode", ["w", "a", "r+"])
def test_a_file_that_is_being_written_is_left(seeds: Path, mode: str) -> None:
    """design.md: files still being written are left for the next run."""
    path = seeds / "a.txt"
    path.write_text("x")
    command = [sys.executable, "-c", WRITER, str(path), mode]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == b"ready\n"
        assert read(seeds, "a.txt") is None
        writer.communicate()
    data = read(seeds, "a.txt")
    assert data
    assert data.startswith((b"half", b"xhalf"))


def test_a_file_that_others_read_is_read(seeds: Path) -> None:
    """Only writers count."""
    (seeds / "a.txt").write_text("x")
    with (seeds / "a.txt").open():
        assert read(seeds, "a.txt") == b"x"


def test_reading_leaves_the_file_as_it_is(seeds: Path) -> None:
    """design.md: seeds are never written to; nor is a lease left on them."""
    path = seeds / "a.txt"
    path.write_text("x")
    path.chmod(0o400)
    before = path.stat()
    read(seeds, "a.txt")
    after = path.stat()
    assert (after.st_mtime_ns, after.st_ctime_ns) == (before.st_mtime_ns, before.st_ctime_ns)
    path.chmod(0o600)
    path.write_text("y")


def test_handles_are_closed(seeds: Path) -> None:
    """Whatever becomes of the seed."""
    (seeds / "a.txt").write_text("x")
    (seeds / "link.txt").symlink_to("a.txt")
    os.mkfifo(seeds / "fifo.txt")
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(5):
        read(seeds, "a.txt")
        read(seeds, "d/gone.txt")
        for path in ("link.txt", "fifo.txt"):
            refused(seeds, path)
    assert len(os.listdir("/proc/self/fd")) == before


# Replace


def put(path: Path, data: bytes, before_ns: int = 0) -> os.stat_result:
    (status,) = replace_all([(str(path), data, before_ns)])
    return status


def test_replace_all(tmp_path: Path) -> None:
    """New files with their folders, in order; the stat is that of what stands there."""
    paths = [tmp_path / "feeds" / "b.xml", tmp_path / "feeds" / "sections" / "a.xml"]
    statuses = replace_all([(str(path), path.name.encode(), 0) for path in paths])
    for path, status in zip(paths, statuses, strict=True):
        assert path.read_bytes() == path.name.encode()
        assert path.stat().st_mtime_ns == status.st_mtime_ns
        assert path.stat().st_ino == status.st_ino
    assert replace_all([]) == []


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o664, 0o755])
def test_permissions_are_kept(tmp_path: Path, mode: int) -> None:
    """Whoever let the web server read the feeds need not do so again."""
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")
    path.chmod(mode)
    put(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_new_files_follow_the_umask(tmp_path: Path, umask: int, mode: int) -> None:
    """As any program's files do."""
    before = os.umask(umask)
    try:
        put(tmp_path / "d" / "a.xml", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "d" / "a.xml").stat().st_mode) == mode


def test_modification_times_rise_by_a_second(tmp_path: Path) -> None:
    """Field notes A4: or else six web servers answer a stale 304."""
    path = tmp_path / "a.xml"
    times = [put(path, bytes([n])).st_mtime_ns for n in range(4)]
    assert all(later >= earlier + SECOND for earlier, later in pairwise(times))


def test_modification_times_rise_though_the_clock_goes_back(tmp_path: Path) -> None:
    """The old file, or what is remembered of it where it is gone, may be of the future."""
    path = tmp_path / "a.xml"
    future = time.time_ns() + 3_600 * SECOND
    path.write_bytes(b"old")
    os.utime(path, ns=(future, future))
    assert put(path, b"new").st_mtime_ns >= future + SECOND
    path.unlink()
    assert put(path, b"new", before_ns=future + 9 * SECOND).st_mtime_ns >= future + 10 * SECOND


def leftovers(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.name.endswith(TEMPORARY)]


def block_by_folder(folder: Path) -> None:
    (folder / "b.xml").mkdir()


def block_by_file(folder: Path) -> None:
    (folder / "d").write_text("x")


@pytest.mark.parametrize(
    ("block", "second"), [(block_by_folder, "b.xml"), (block_by_file, "d/b.xml")]
)
def test_nothing_is_left_behind_on_failure(
    tmp_path: Path, block: Callable[[Path], None], second: str
) -> None:
    """Promise 2: what cannot be published is told, and no half-written file stays."""
    block(tmp_path)
    (tmp_path / "a.xml").write_bytes(b"old")
    with pytest.raises(PublishError) as caught:
        replace_all([(str(tmp_path / "a.xml"), b"new", 0), (str(tmp_path / second), b"x", 0)])
    assert str(tmp_path / second) in str(caught.value)
    assert leftovers(tmp_path) == []
    assert (tmp_path / "a.xml").read_bytes() in (b"old", b"new")


def test_a_full_disk_leaves_every_target_as_it_was(tmp_path: Path) -> None:
    """All are written before any is replaced."""
    code = """
import resource, signal, sys
from feedpub.errors import PublishError
from feedpub.files import replace_all
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    replace_all([(sys.argv[1] + "/a.xml", b"new", 0), (sys.argv[1] + "/b.xml", b"x" * 9000, 0)])
except PublishError as error:
    print(error)
"""
    (tmp_path / "a.xml").write_bytes(b"old")
    command = [sys.executable, "-c", code, str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout == f"{tmp_path}/b.xml: File too large\n"
    assert (tmp_path / "a.xml").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xml"]


def test_a_reader_sees_the_old_or_the_new(tmp_path: Path) -> None:
    """Promise 2: never a torn file."""
    path = tmp_path / "a.xml"
    put(path, b"0" * 300_000)
    torn: list[int] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            data = path.read_bytes()
            if len(data) != 300_000 or len(set(data)) != 1:
                torn.append(len(data))

    reader = threading.Thread(target=look)
    reader.start()
    for number in range(20):
        put(path, str(number % 10).encode() * 300_000)
    done.set()
    reader.join()
    assert torn == []


def test_a_temporary_file_is_no_seed_and_no_feed(tmp_path: Path) -> None:
    """What a killed run leaves is hidden, and goes with the next."""
    (tmp_path / "d").mkdir()
    for folder in (tmp_path, tmp_path / "d"):
        (folder / f".a.xml.17{TEMPORARY}").write_text("half")
        (folder / "a.xml").write_text("whole")
    assert names(tmp_path) == ["a.xml", "d/a.xml"]
    sweep(str(tmp_path))
    assert leftovers(tmp_path) == []
    assert names(tmp_path) == ["a.xml", "d/a.xml"]
    sweep(str(tmp_path / "gone"))


def test_a_name_as_long_as_the_system_allows_is_replaced(tmp_path: Path) -> None:
    """A feed's file name leaves room for that of its temporary file."""
    path = tmp_path / ("ü" * 40 + ".xml")
    put(path, b"x")
    assert path.read_bytes() == b"x"


def test_a_link_in_place_of_a_feed_is_replaced_not_followed(tmp_path: Path) -> None:
    """What it leads to is not feedpub's."""
    other = tmp_path / "other"
    other.write_text("mine")
    (tmp_path / "a.xml").symlink_to(other)
    put(tmp_path / "a.xml", b"new")
    assert other.read_text() == "mine"
    assert (tmp_path / "a.xml").read_bytes() == b"new"


# Lock, tick and the rest


HOLDER = """\
import sys
from feedpub.files import locked
with locked(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_one_holds_the_lock(tmp_path: Path) -> None:
    """The second gives up at once; a process that is killed holds nothing."""
    path = str(tmp_path / "state" / "lock")
    command = [sys.executable, "-c", HOLDER, path]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        start = time.monotonic()
        with pytest.raises(BusyError, match="another run"), locked(path):
            pass
        assert time.monotonic() - start < 0.5
        holder.kill()
        holder.wait()
    with locked(path):
        pass
    with locked(path):
        pass


def test_the_lock_is_freed_by_an_error(tmp_path: Path) -> None:
    """However the run ends."""
    path = str(tmp_path / "lock")
    with pytest.raises(ZeroDivisionError), locked(path):
        _ = 1 / 0
    with locked(path):
        pass


def test_a_lock_that_cannot_be_made(tmp_path: Path) -> None:
    """Told as a file that cannot be written."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(PublishError, match="file"), locked(str(tmp_path / "file" / "lock")):
        pass


@pytest.mark.parametrize(
    ("age_ns", "least", "most"),
    [
        (0, 0.005, 0.1),
        (5_000_000, 0.005, 0.1),
        (50_000_000, 0, 0.004),
        (10 * SECOND, 0, 0.004),
        (-3_600 * SECOND, 0, 0.1),  # of the future
    ],
)
def test_wait_for_tick(age_ns: int, least: float, most: float) -> None:
    """git's racy-git: just long enough that no rewrite can hide in the same tick."""
    changed = (time.time_ns() - age_ns) | 1  # with a fraction of a second
    start = time.monotonic()
    wait_for_tick([changed, changed - 9 * SECOND])
    assert least <= time.monotonic() - start <= most


def test_wait_for_a_coarse_tick() -> None:
    """A file system that counts in whole seconds, or in two (FAT)."""
    start = time.monotonic()
    wait_for_tick([time.time_ns() // SECOND * SECOND - SECOND])
    assert 0 <= time.monotonic() - start <= 2.1
    wait_for_tick([])


def test_after_the_tick_no_rewrite_is_missed(seeds: Path) -> None:
    """Field notes, torture 8: same size, same second, other bytes: another signature."""
    path = seeds / "a.txt"
    seen = set()
    for number in range(12):
        path.write_text(str(number % 10))
        status = path.stat()
        wait_for_tick([status.st_ctime_ns])
        seen.add(signature("a.txt", status))
    assert len(seen) == 12


def test_read_if_there(tmp_path: Path) -> None:
    """None where there is no file, nor a folder for it."""
    (tmp_path / "a").write_bytes(b"x")
    assert read_if_there(str(tmp_path / "a")) == b"x"
    assert read_if_there(str(tmp_path / "b")) is None
    assert read_if_there(str(tmp_path / "a" / "b")) is None
    with pytest.raises(IsADirectoryError):
        read_if_there(str(tmp_path))


def test_an_error_of_the_disk_is_to_be_tried_again(seeds: Path) -> None:
    """Too long a name comes from the system, as EIO would."""
    with pytest.raises(UnreadableError, match="errno"):
        read(seeds, "x" * 300)
