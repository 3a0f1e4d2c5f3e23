"""Feed paging and archiving (RFC 5005), and threading's rules about places (RFC 4685)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from feedpub.validate.document import at
from feedpub.validate.finding import Fault

if TYPE_CHECKING:
    from lxml.etree import _Element

ATOM = "{http://www.w3.org/2005/Atom}"
FH = "{http://purl.org/syndication/history/1.0}"
_PAGING = ("first", "last", "next", "previous", "prev-archive", "next-archive")
_FEED_ONLY = frozenset((*_PAGING, "current"))


def history_faults(root: "_Element") -> Iterator[Fault]:
    """What a feed document says of its place among others, and contradicts."""
    feed = root.find("channel") if root.tag == "rss" else root
    if feed is None:
        return
    links = {link.get("rel", ""): link for link in feed.findall(ATOM + "link")}
    own = links["self"].get("href") if "self" in links else None
    complete, archive = feed.find(FH + "complete"), feed.find(FH + "archive")
    if complete is not None:
        yield from _complete(links, own)
        if archive is not None:
            yield at(archive, "history-both", "<fh:archive> and <fh:complete>", "one of them")
    elif archive is not None:
        yield from _archive(archive, links)
    for last, beyond in (("last", "next"), ("first", "previous")):
        if own and last in links and links[last].get("href") == own and beyond in links:
            yield at(
                links[beyond], "history-past-end", beyond, f"none: this is the {last} one", "rel"
            )
    for entry in (*feed.iter(ATOM + "entry"), *feed.iter("item")):
        for link in entry.findall(ATOM + "link"):
            if link.get("rel") in _FEED_ONLY:
                yield at(
                    link, "history-in-entry", link.get("rel", ""), "it in the feed only", "rel"
                )


def _complete(links: dict[str, "_Element"], own: str | None) -> Iterator[Fault]:
    """RFC 5005 §2: it is the whole feed, so that there is nothing to page to."""
    for relation in _PAGING:
        if relation in links:
            expected = "no pages or archives: the feed is complete"
            yield at(links[relation], "history-complete", relation, expected, "rel")
    if "current" in links and links["current"].get("href") != own:
        found = links["current"].get("href") or ""
        yield at(links["current"], "history-current", found, "the feed's own address", "href")


def _archive(archive: "_Element", links: dict[str, "_Element"]) -> Iterator[Fault]:
    """RFC 5005 §4: an archive document is linked with those around it."""
    if not {"prev-archive", "next-archive", "current"} & links.keys():
        expected = "prev-archive, next-archive or current"
        yield at(archive, "history-archive", "no link to another document", expected)
    if "current" not in links:
        yield at(
            archive, "history-no-current", "no current link", "a link to the subscription document"
        )
