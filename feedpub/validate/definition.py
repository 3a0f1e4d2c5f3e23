"""What a vocabulary allows, as data: elements, their attributes, their text, their children."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

# What a check says of a text: the rule that it breaks, and what the rule expects.
Verdict = tuple[str, str]
Check = Callable[[str], Iterable[Verdict]]


def anything(_: str) -> Iterable[Verdict]:
    """The check of a text that may be any."""
    return ()


@dataclass(frozen=True, slots=True)
class Attribute:
    """What an attribute's value has to be, and whether it has to be there."""

    check: Check = anything
    needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """What an element has to be where it stands."""

    text: Check | None = None  # of its text; None: it has none, but perhaps children
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    children: "Mapping[str, Element]" = field(default_factory=dict)  # by name, as ElementTree's
    needed: bool = False  # its parent must have one
    many: bool = False  # its parent may have several
    opaque: bool = False  # what it holds is not this vocabulary's business
    spec: str = ""  # where it is defined


def attributes(**checks: Check) -> dict[str, Attribute]:
    """Attributes that may be there, each with what its value has to be."""
    return {name: Attribute(check) for name, check in checks.items()}


def needed(**checks: Check) -> dict[str, Attribute]:
    """Attributes that have to be there, each with what its value has to be."""
    return {name: Attribute(check, needed=True) for name, check in checks.items()}


def qualified(namespace: str, elements: Mapping[str, Element]) -> dict[str, Element]:
    """*elements* by their names in *namespace*, as ElementTree writes them."""
    return {f"{{{namespace}}}{name}": element for name, element in elements.items()}
