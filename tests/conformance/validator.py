"""The W3C's feed validator, in a process of its own.

Runs where the environment variable FEEDVALIDATOR names a checkout of w3c/feedvalidator
(with html5lib and rdflib installed).
"""

import html
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = os.environ.get("FEEDVALIDATOR", "")

needed = pytest.mark.skipif(
    not CHECKOUT, reason="FEEDVALIDATOR names no checkout of github.com/w3c/feedvalidator"
)

# Reads [[case, path, base] …], writes {case: [[kind, class, parameters] …]}.
_VALIDATE = """
import json, sys
sys.path.insert(0, sys.argv[1])
import feedvalidator
from feedvalidator import logging
found = {}
for case, path, base in json.load(sys.stdin):
    with open(path, "rb") as stream:
        events = feedvalidator.validateStream(stream, base=base)["loggedEvents"]
    found[case] = [
        [kind.__name__, type(event).__name__, str(event.params)]
        for event in events
        for kind in (logging.Error, logging.Warning)
        if isinstance(event, kind)
    ]
json.dump(found, sys.stdout)
"""


def complaints(jobs: list[tuple[str, Path, str]]) -> dict[str, list[list[str]]]:
    """What the validator says: by case, for each complaint its kind, class and parameters.

    Args:
        jobs: The name of a case, the file, and the address under which it is served.
    """
    command = [sys.executable, "-W", "ignore", "-c", _VALIDATE, str(Path(CHECKOUT) / "src")]
    told = json.dumps([(case, str(file), address) for case, file, address in jobs])
    run = subprocess.run(command, input=told, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    found: dict[str, list[list[str]]] = json.loads(run.stdout)
    return found


def atom_schema() -> str:
    """The RELAX NG schema in RFC 4287 appendix B, from the copy of the RFC in the checkout."""
    page = (Path(CHECKOUT) / "docs" / "rfc4287.html").read_text("utf-8", "replace")
    for block in re.findall(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL):
        text = html.unescape(re.sub("<[^>]*>", "", block))
        if "RELAX NG Compact Syntax Grammar" in text:
            return text
    raise AssertionError("no schema in the RFC")
