"""What readers need of a feed, whatever its format; measured and read in their own sources."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from feedpub.validate.document import at
from feedpub.validate.finding import Fault

if TYPE_CHECKING:
    from lxml.etree import _Element

MANY = 3000  # Inoreader refuses feeds of more
ATOM = "{http://www.w3.org/2005/Atom}"


def reader_faults(root: "_Element") -> Iterator[Fault]:
    """What an RSS or Atom document lacks that some reader counts on."""
    feed = root.find("channel") if root.tag == "rss" else root
    if feed is None or feed.tag not in ("channel", ATOM + "feed"):
        return
    stories = len(feed.findall("item")) + len(feed.findall(ATOM + "entry"))
    if not stories:
        yield at(feed, "empty", "no item", "one item or more")
    if stories > MANY:
        yield at(feed, "many-items", f"{stories:,} items", f"{MANY:,} at most")
    counted = feed.find("item/{http://purl.org/rss/1.0/modules/slash/}comments")
    if counted is not None and feed.find("lastBuildDate") is None:
        yield at(counted, "slash-date", "no <lastBuildDate>", "a <lastBuildDate> in the channel")
