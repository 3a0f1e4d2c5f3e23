"""The bytes of a feed → what is wrong with them. Pure; the clock and the address are given."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from feedpub.validate.finding import Fault, Finding, finding

MAX_BYTES = 10_000_000  # Miniflux takes 15 MiB, compressed or not; some room below that
MAX_FAULTS = 20  # of one rule in one document: who breaks it everywhere knows by then
MAX_LOOKED = 50_000  # faults of one document; who has so many has them on purpose
LARGE = 1_000_000


def validate(
    data: bytes, *, name: str, now: datetime, url: str | None = None
) -> tuple[Finding, ...]:
    """What is wrong with a feed, an OPML or an AtomPub document, in the document's order.

    Args:
        data: Its bytes, trusted in nothing.
        name: What findings call it: a path or an address.
        now: Aware UTC; later dates are implausible.
        url: Where it is served, if that is known.
    """
    found: list[Finding] = []
    counts: Counter[str] = Counter()
    for fault in _faults(data, now, url):
        if counts.total() == MAX_LOOKED:
            break
        counts[fault.rule] += 1
        if counts[fault.rule] <= MAX_FAULTS:
            found.append(finding(fault, file=name))
    found.sort(key=lambda each: each.line or 0)
    for rule, count in counts.items():
        if count > MAX_FAULTS:
            rest = _whole(rule, f"{count - MAX_FAULTS:,} more of these", "none")
            found.append(finding(rest, file=name))
    return tuple(found)


def _faults(data: bytes, now: datetime, url: str | None) -> Iterator[Fault]:
    size = len(data)
    if size > MAX_BYTES:
        yield _whole("too-large", f"{size:,} bytes", f"{MAX_BYTES:,} bytes at most")
        return
    if size > LARGE:
        yield _whole("large", f"{size:,} bytes", f"{LARGE:,} bytes at most")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        from feedpub.validate.json_feed import json_faults

        yield from json_faults(data, now=now, url=url)
    else:
        from feedpub.validate.xml import xml_faults

        yield from xml_faults(data, now=now, url=url)


def _whole(rule: str, found: str, expected: str) -> Fault:
    return Fault(rule=rule, where="document", found=found, expected=expected)
