"""An XML document of any kind that feeds are made of → what is wrong with it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from feedpub.validate import atom, opml, rss
from feedpub.validate.definition import Element
from feedpub.validate.document import (
    UnreadableError,
    at,
    document_faults,
    is_story,
    name_of,
    read_tree,
)
from feedpub.validate.extensions import APP, CATEGORIES, SERVICE
from feedpub.validate.finding import Fault
from feedpub.validate.history import history_faults
from feedpub.validate.media import media_faults
from feedpub.validate.names import PREFIXES, RESERVED_PREFIXES
from feedpub.validate.podcasts import podcast_faults
from feedpub.validate.publishing import publishing_faults
from feedpub.validate.readers import reader_faults
from feedpub.validate.sync import sync_faults
from feedpub.validate.values import implausible, iri, read_rfc822, read_rfc3339
from feedpub.validate.walk import faults_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEFINITIONS = {
    "rss": rss.RSS,
    atom.ATOM + "feed": atom.FEED,
    atom.ATOM + "entry": atom.ENTRY,
    f"{{{APP}}}service": SERVICE,
    f"{{{APP}}}categories": CATEGORIES,
    "opml": opml.OPML,
}
_OBSOLETE = frozenset(("RDF", "kml", "OpenSearchDescription", "XRDS", "outlineDocument"))


def xml_faults(data: bytes, *, now: datetime, url: str | None) -> Iterator[Fault]:
    """What is wrong with *data*, an XML document perhaps; as `check.validate`."""
    try:
        root, escaped = read_tree(data)
    except UnreadableError as error:
        yield error.fault
        return
    yield from document_faults(data, root)
    yield from _namespaces(root)
    definition = _DEFINITIONS.get(str(root.tag))
    if definition is None:
        yield _not_a_feed(root)
        return
    labels = _labels(root)
    for fault in _all(root, definition, escaped, now, url):
        yield replace(fault, item=labels.get(fault.story, ""), story=None)


def _all(
    root: "_Element",
    definition: Element,
    escaped: "dict[_Element, str]",
    now: datetime,
    url: str | None,
) -> Iterator[Fault]:
    if definition is opml.OPML:
        yield from opml.opml_faults(root)
        yield from faults_in(root, definition, escaped)
        return
    yield from reader_faults(root)
    yield from rss.rss_faults(root, url=url)
    if definition in (atom.FEED, atom.ENTRY):
        yield from atom.atom_faults(root, url=url)
    else:
        yield from atom.text_faults(root)
    yield from history_faults(root)
    yield from media_faults(root)
    yield from podcast_faults(root)
    yield from sync_faults(root)
    yield from publishing_faults(root)
    yield from _bodies(root)
    yield from _misplaced(root)
    yield from _dates(root, now)
    yield from faults_in(root, definition, escaped)  # the most, so that it hides nothing else


def _not_a_feed(root: "_Element") -> Fault:
    name = str(root.tag).rpartition("}")[2]
    if name in ("rss", "feed", "entry", "opml", "service"):
        return at(root, "namespace-wrong", str(root.tag), "the namespace of the format")
    if name in _OBSOLETE:
        return at(root, "format-obsolete", f"<{name}>", "RSS 2.0, Atom 1.0, JSON Feed or OPML")
    return at(root, "format-unknown", f"<{name}>", "<rss>, <feed>, <opml> or a JSON Feed")


def _labels(root: "_Element") -> dict[object, str]:
    """What each story is called: its number, and its id if it has one."""
    labels: dict[object, str] = {}
    for number, story in enumerate(filter(is_story, root.iter("*")), start=1):
        id = story.findtext("guid") or story.findtext(atom.ATOM + "id") or ""
        labels[story] = f"item {number}" + (f", {' '.join(id.split())[:80]}" if id.strip() else "")
    return labels


def _dates(root: "_Element", now: datetime) -> Iterator[Fault]:
    for element in root.iter(
        "pubDate", "lastBuildDate", atom.ATOM + "updated", atom.ATOM + "published"
    ):
        text = (element.text or "").strip()
        moment = read_rfc822(text) if not str(element.tag).startswith("{") else read_rfc3339(text)
        if moment and (expected := implausible(moment, now)):
            yield at(element, "date-implausible", text, expected)


def _bodies(root: "_Element") -> Iterator[Fault]:
    """XHTML that stands in an RSS item by itself."""
    for name in ("body", "div"):
        for body in root.iterfind(f"channel/item/{atom.XHTML}{name}"):
            for each in body.iter("*"):
                if each is not body:
                    yield from atom.xhtml_faults(each)


def _misplaced(root: "_Element") -> Iterator[Fault]:
    """XHTML among the elements of an Atom feed itself; a meta for robots is not shown."""
    for parent in root.iter(atom.ATOM + "feed", atom.ATOM + "entry"):
        for child in parent.iterchildren(atom.XHTML + "*"):
            if child.tag != atom.XHTML + "meta":
                found = f"<{name_of(child)}>"
                yield at(child, "xhtml-misplaced", found, "XHTML in content of type xhtml only")


def _namespaces(root: "_Element") -> Iterator[Fault]:
    used: dict[tuple[str | None, str], _Element] = {}
    for prefix, namespace in root.nsmap.items():
        used.setdefault((prefix, str(namespace)), root)
    for element in root.iter("*"):
        if str(element.tag).startswith("{"):
            used.setdefault((element.prefix, str(element.tag)[1:].partition("}")[0]), element)
    for (prefix, namespace), element in used.items():
        yield from _namespace(prefix, namespace, element)


def _namespace(prefix: str | None, namespace: str, element: "_Element") -> Iterator[Fault]:
    known = PREFIXES.get(namespace)
    if known is None:
        yield from _unknown_namespace(prefix, namespace, element)
        return
    if prefix is None:
        return
    in_atom = str(element.getroottree().getroot().tag).startswith(atom.ATOM)
    own = namespace in (atom.NAMESPACE, atom.XHTML[1:-1])
    if in_atom and own and element.prefix == prefix:
        yield at(element, "namespace-prefix", prefix, "no prefix")
    elif known == "dc" and prefix != "dc":
        yield at(element, "namespace-prefix", prefix, "dc")


def _unknown_namespace(prefix: str | None, namespace: str, element: "_Element") -> Iterator[Fault]:
    near = next((each for each in PREFIXES if _folded(each) == _folded(namespace)), "")
    if near:
        yield at(element, "namespace-misspelt", namespace, near)
    elif prefix in RESERVED_PREFIXES:
        yield at(
            element, "namespace-prefix", f"{prefix} for {namespace}", RESERVED_PREFIXES[prefix]
        )
    elif found := [each for each in iri(namespace) if each[0] != "uri-scheme"]:
        yield at(element, "namespace-invalid", namespace, found[0][1])
    else:
        yield at(element, "namespace-unknown", namespace, "a namespace that readers know")


def _folded(namespace: str) -> str:
    return namespace.lower().rstrip("/#").removeprefix("https://").removeprefix("http://")
