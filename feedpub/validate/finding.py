"""What was found wrong: the one thing that every check yields, and its two ways of being told."""

import json
from dataclasses import asdict, dataclass

from feedpub.validate.rules import RULES

SHOWN = 120  # characters of what was found


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A rule broken at a place in a document.

    Args:
        rule: A name in `RULES`.
        where: The element, with those around it: ``channel/item/guid``; an attribute after @.
        line: Of the file, from 1; None where the format has none.
        item: The story that it concerns, as a person finds it again.
        found: What stands there.
        expected: What should.
        spec: Where that is said, if more closely than the rule's own.
    """

    rule: str
    where: str
    found: str
    expected: str
    line: int | None = None
    item: str = ""
    spec: str = ""
    story: object = None  # the element that *item* is made of, as long as nobody needs the words


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A fault of a certain file, with all that a person needs to mend it."""

    severity: str  # "error" or "warning"
    rule: str
    file: str
    line: int | None
    item: str
    where: str
    found: str
    expected: str
    spec: str
    mend: str

    @property
    def is_error(self) -> bool:
        """Whether a specification forbids it, or readers break on it."""
        return self.severity == "error"


def finding(fault: Fault, *, file: str) -> Finding:
    """*fault* told in full."""
    rule = RULES[fault.rule]
    return Finding(
        severity=rule.severity,
        rule=fault.rule,
        file=file,
        line=fault.line,
        item=fault.item,
        where=fault.where,
        found=_short(fault.found),
        expected=fault.expected,
        spec=fault.spec or rule.spec,
        mend=rule.mend,
    )


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def as_line(each: Finding) -> str:
    """A finding in one line for people."""
    line = f":{each.line}" if each.line else ""
    item = f" ({each.item})" if each.item else ""
    found = f"found {each.found!r}; expected {each.expected}"
    return (
        f"{each.file}{line}: {each.severity}: {each.rule}: {each.where}{item}: {found} "
        f"[{each.spec}]. {each.mend}"
    )


def as_json(each: Finding) -> str:
    """A finding as a JSON object in one line."""
    return json.dumps(asdict(each), ensure_ascii=False)
