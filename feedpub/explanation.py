"""What `feedpub explain` prints of a seed: for people, or as JSON for programs."""

from collections.abc import Iterator

import msgspec

from feedpub.model import Attachment, Explanation, Fact, Person
from feedpub.timestamps import rfc3339

_NUMBER, _ROLE, _RULE, _FIELD, _VALUE = 5, 12, 24, 14, 58  # columns


def as_json(seed: str, explanation: Explanation) -> str:
    """A line of JSON: ``{seed, rejected, lines, fields: {name: {value, source}}, remarks}``."""
    fields = {
        name: {"value": fact.value, "source": fact.source}
        for name, fact in explanation.fields.items()
    }
    table = {
        "seed": seed,
        "rejected": explanation.rejected,
        "lines": explanation.lines,
        "fields": fields,
        "remarks": explanation.remarks,
    }
    return msgspec.json.encode(table).decode()


def for_people(seed: str, explanation: Explanation, *, why: bool) -> Iterator[str]:
    """The lines of the seed, then the fields of its item.

    Args:
        seed: Its name.
        explanation: What became of it.
        why: Whether to tell below a line what spoke for it and against it.
    """
    for line in explanation.lines:
        number, role, rule = f"{line.number:>{_NUMBER}}", line.role, line.rule
        yield f"{number}  {role:<{_ROLE}}  {rule:<{_RULE}}  {line.text}".rstrip()
        if why and line.why:
            yield f"{'':{_NUMBER}}  {line.why}"
    if explanation.lines:
        yield ""
    yield seed if not explanation.rejected else f"{seed}: rejected: {explanation.rejected}"
    for name, fact in explanation.fields.items():
        yield f"  {name:<{_FIELD}}  {_shortened(_shown(name, fact)):<{_VALUE}}  {fact.source}"
    for remark in explanation.remarks:
        yield f"  not believed: {remark}"


def _shown(name: str, fact: Fact) -> str:
    value = fact.value
    if name in ("published", "updated"):
        return rfc3339(value)  # type: ignore[arg-type]  # NewsItem has datetimes there
    if name.startswith("content_"):
        return f"{len(str(value)):,} characters"
    if isinstance(value, tuple):
        return ", ".join(map(_named, value))
    return str(value)


def _named(value: object) -> str:
    if isinstance(value, Person):
        return value.name
    return value.url if isinstance(value, Attachment) else str(value)


def _shortened(text: str) -> str:
    return text if len(text) <= _VALUE else text[: _VALUE - 1] + "…"
