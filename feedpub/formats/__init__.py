"""The formats of feeds: a `FeedDocument` as bytes, and those bytes read back.

A format is one module and one line in `FORMATS`. Nothing here loads an XML library: the
formats do that when they are used, so that a run with nothing to do pays for none.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from feedpub.formats import atom, json_feed, rss
from feedpub.formats.losses import Loss
from feedpub.model import FeedDocument


class Format(Protocol):
    """What every module in `FORMATS` offers."""

    NAME: str  # as in the configuration: "atom"
    MEDIA_TYPE: str  # as registered, without parameters
    FILE_NAME: str  # part of the contract: subscribers know it
    LOSSES: frozenset[Loss]  # what it has no place for, and so is not read back

    def render(self, document: FeedDocument, *, generator: str = ...) -> bytes:
        """*document* as a whole file, the same bytes for the same document.

        Args:
            document: Ready to be published: each item with id, ``published``, ``updated``.
            generator: The software's name, without a version: that would change the bytes.

        Raises:
            FeedError: the document cannot be published as it stands.
        """

    def parse(self, data: bytes, *, name: str = ...) -> FeedDocument:
        """The document that `render` made *data* from, `as_held` by the format.

        Args:
            data: A document of feedpub's own; of other programs' feeds nothing is promised.
            name: What errors call it: a path or an address.

        Raises:
            FeedError: *data* is not a document that may be published.
        """


FORMATS: Mapping[str, Format] = MappingProxyType({"atom": atom, "rss": rss, "json": json_feed})

__all__ = ["FORMATS", "Format"]
