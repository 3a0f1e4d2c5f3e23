"""Where the program begins: `feedpub`, or `python -m feedpub`."""

import io
import os
import sys

from feedpub.glance import exit_code_if_current

TYPE_CHECKING = False  # as typing has it, which is slow to import
if TYPE_CHECKING:
    from typing import NoReturn

_INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def main() -> int:
    """Run the command line; the exit code."""
    _open_standard_streams()
    try:
        return _run(sys.argv[1:])
    except KeyboardInterrupt:
        print("feedpub: interrupted; the next run completes the work", file=sys.stderr)
        return _INTERRUPTED


def _run(arguments: list[str]) -> int:
    """Run the command line, and end a build that has nothing to do before that is loaded.

    It is the commonest run by far; at the price of a look at the disk it goes without
    Click and the rest.
    """
    folder = _folder_of_plain_build(arguments)
    code = exit_code_if_current(folder) if folder is not None else None
    if code is not None:
        return code
    from feedpub.cli import main as run

    return run(arguments)


def _open_standard_streams() -> None:
    """Put /dev/null where a standard stream was closed, as some daemons do.

    Else the next file to be opened, the ledger say, would take its place.
    """
    for stream in filter(None, (sys.stdout, sys.stderr)):  # whatever the terminal can show
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            handle = os.open(os.devnull, os.O_RDWR)
            if handle != number:
                os.dup2(handle, number)
                os.close(handle)
            setattr(sys, name, os.fdopen(number, mode))


def _folder_of_plain_build(arguments: list[str]) -> str | None:
    """The project folder of `feedpub [-q] [-C DIR] build`; None for any other call."""
    rest = [each for each in arguments if each not in ("-q", "--quiet")]
    if rest == ["build"]:
        return "."
    if len(rest) == 3 and rest[0] == "-C" and rest[2] == "build":
        return rest[1]
    return None


def run() -> "NoReturn":
    """Be the program: `main`, and the end of the process.

    Without the interpreter's tidying up, which for a build takes a tenth of its time to
    free memory that the system takes back at once.
    """
    code = main()
    if code == _INTERRUPTED:  # there may be much to tidy up
        sys.exit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody listens any more
        code = code or 1
    os._exit(code)


if __name__ == "__main__":
    run()
