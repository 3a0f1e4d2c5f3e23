"""A tree beside the definition of what it may hold: the faults that one sees place by place."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from feedpub.validate.definition import Attribute, Element
from feedpub.validate.document import XML, at, shown, text_of
from feedpub.validate.extensions import ANYWHERE, ATTRIBUTES, CLOSED, ELEMENTS
from feedpub.validate.finding import Fault
from feedpub.validate.html import markup_in
from feedpub.validate.values import iri_reference, language_or_none, one_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_XML_ATTRIBUTES = {
    XML + "lang": Attribute(language_or_none),
    XML + "base": Attribute(iri_reference),
    XML + "space": Attribute(one_of("default", "preserve")),
    XML + "id": Attribute(),
}


def faults_in(
    element: "_Element", definition: Element, escaped: "Mapping[_Element, str]"
) -> Iterator[Fault]:
    """What is wrong with *element* and all that it holds, in the document's order.

    Args:
        element: Beside its definition.
        definition: Of what it may be.
        escaped: Texts as they were written, from `document.read_tree`.
    """
    yield from _attributes(element, definition)
    yield from _text(element, definition, escaped)
    if definition.opaque:
        return
    seen: Counter[str] = Counter()
    for child in element.iterchildren("*"):
        tag = str(child.tag)
        seen[tag] += 1
        inner = definition.children.get(tag)
        if inner is None:
            yield from _foreign(child, element, seen[tag], escaped)
            continue
        if seen[tag] == 2 and not inner.many:
            yield at(child, "element-repeated", "a second one", "one at most", spec=inner.spec)
        yield from faults_in(child, inner, escaped)
    for tag, inner in definition.children.items():
        if inner.needed and not seen[tag]:
            expected, name = f"a <{shown(tag)}>", shown(tag)
            yield at(element, "element-missing", "none", expected, spec=inner.spec, child=name)


def _attributes(element: "_Element", definition: Element) -> Iterator[Fault]:
    for key, value in element.attrib.items():
        name = str(key)
        known = (
            definition.attributes.get(name)
            or _XML_ATTRIBUTES.get(name)
            or ATTRIBUTES.get((str(element.tag), name))
        )
        if known:
            for rule, expected in known.check(str(value)):
                yield at(element, rule, str(value), expected, name, definition.spec)
        elif not name.startswith("{"):
            yield from _unknown_attribute(element, name, definition)
        elif name[1:].partition("}")[0] in CLOSED:
            yield at(element, "attribute-unknown", shown(name), "attributes that exist", name)
    for name, attribute in definition.attributes.items():
        if attribute.needed and name not in element.attrib:
            expected = f"an attribute {shown(name)}"
            yield at(element, "attribute-missing", "none", expected, name, definition.spec)


def _unknown_attribute(element: "_Element", name: str, definition: Element) -> Iterator[Fault]:
    if definition.opaque:
        return
    usual = next((each for each in definition.attributes if each.lower() == name.lower()), "")
    expected = usual or "only attributes that the format has"
    yield at(element, "attribute-unknown", name, expected, name, definition.spec)


def _text(
    element: "_Element", definition: Element, escaped: "Mapping[_Element, str]"
) -> Iterator[Fault]:
    text = text_of(element)
    if definition.text is not None:
        meant = element in escaped and not markup_in(escaped[element])
        for rule, expected in definition.text(text):
            if not (meant and rule == "html-in-text"):
                yield at(element, rule, text, expected, spec=definition.spec)
    elif text.strip() and not definition.opaque:
        yield at(element, "text-unexpected", text.strip(), "no text here", spec=definition.spec)


def _foreign(
    child: "_Element", parent: "_Element", number: int, escaped: "Mapping[_Element, str]"
) -> Iterator[Fault]:
    """What is wrong with an element that its parent's own vocabulary does not have there."""
    tag, place = str(child.tag), shown(str(parent.tag))
    own = _namespace(child) == _namespace(parent)
    if tag not in ELEMENTS or own:
        if own or not _namespace(child) or _namespace(child) in CLOSED:
            expected = f"elements that exist in <{place}>"
            yield at(child, "element-unknown", f"<{shown(tag)}>", expected)
        return
    places, definition = ELEMENTS[tag]
    if places is not ANYWHERE and place not in places:
        expected = "it in " + ", ".join(sorted(places))
        yield at(
            child,
            "element-misplaced",
            f"<{shown(tag)}> in <{place}>",
            expected,
            spec=definition.spec,
        )
        return
    if number == 2 and not definition.many:
        yield at(child, "element-repeated", "a second one", "one at most", spec=definition.spec)
    yield from faults_in(child, definition, escaped)


def _namespace(element: "_Element") -> str:
    tag = str(element.tag)
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""
