"""AtomPub's documents (RFC 5023): what their elements say of each other."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from feedpub.validate.document import at
from feedpub.validate.finding import Fault

if TYPE_CHECKING:
    from lxml.etree import _Element

APP = "{http://www.w3.org/2007/app}"


def publishing_faults(root: "_Element") -> Iterator[Fault]:
    """Categories that are both elsewhere and here (RFC 5023 §7.2.1)."""
    for categories in root.iter(APP + "categories"):
        if "href" not in categories.attrib:
            continue
        for name in ("fixed", "scheme"):
            if name in categories.attrib:
                yield at(categories, "app-categories", f"href and {name}", "href alone", name)
        if len(categories):
            yield at(categories, "app-categories", "href and categories", "href alone", "href")
