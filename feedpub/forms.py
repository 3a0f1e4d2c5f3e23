"""Raw tables (of TOML, JSON or YAML) checked once at the edge and made typed values."""

import re
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

T = TypeVar("T")

_PATH = re.compile(r" - at `\$(.*)`$")
_MISSING = re.compile(r"Object missing required field `(\w+)`")
_EXPECTED = re.compile(r"Expected `?(.+?)`?(?:, got `?(.+?)`?)?$")


class FormError(ValueError):
    """A table does not have the form it should.

    Args:
        field: Where in the table, e.g. ``site.title`` or ``authors[0]``.
        found: What stands there.
        expected: What should.
    """

    def __init__(self, field: str, found: str, expected: str) -> None:
        super().__init__(field, found, expected)
        self.field = field
        self.found = found
        self.expected = expected


def fill_form(raw: object, form: type[T], *, strict: bool = True) -> T:
    """*raw* as a value of the Struct *form*.

    Args:
        raw: Tables, lists, strings, numbers, as a parser gives them.
        form: A Struct; its fields' types are what is expected.
        strict: Whether ``"3"`` is refused where a number is expected.

    Raises:
        FormError: an unknown key, a missing one, or a value of another type.
    """
    _refuse_unknown(raw, form, "")
    try:
        return msgspec.convert(raw, form, strict=strict)
    except msgspec.ValidationError as error:
        raise _told(str(error), raw) from error


def _refuse_unknown(raw: object, form: object, where: str) -> None:
    if isinstance(raw, list):
        for number, each in enumerate(raw):
            if isinstance(each, dict | list):
                _refuse_unknown(each, form, f"{where.removesuffix('.')}[{number}].")
        return
    known = _struct_in(form)
    if not isinstance(raw, dict) or known is None:
        return
    hints = _hints(known)
    names = list(known.__struct_fields__)
    for key, value in raw.items():
        if key not in hints:
            raise FormError(f"{where}{shown(str(key))}", "an unknown key", _hint(str(key), names))
        if isinstance(value, dict | list):
            _refuse_unknown(value, hints[key], f"{where}{key}.")


@cache
def _hints(form: type) -> dict[str, Any]:
    return get_type_hints(form)


@cache
def _struct_in(form: Any) -> Any:
    """The Struct that *form* is, or holds: ``tuple[Person, ...]``, ``Person | None``."""
    if isinstance(form, type) and issubclass(form, msgspec.Struct):
        return form
    return next((found for part in get_args(form) if (found := _struct_in(part))), None)


def _hint(key: str, known: list[str]) -> str:
    from difflib import get_close_matches  # only for whoever mistyped

    near = get_close_matches(key, known, n=1)
    return f"{near[0]!r}, perhaps" if near else "one of " + ", ".join(known)


def _told(message: str, raw: object) -> FormError:
    path = _PATH.search(message)
    where = path.group(1).removeprefix(".") if path else ""
    message = _PATH.sub("", message)
    if missing := _MISSING.match(message):
        field = f"{where}.{missing.group(1)}".removeprefix(".")
        return FormError(field, "nothing", "a value: it is required")
    parts = _EXPECTED.match(message)
    expected = _in_words(parts.group(1)) if parts else message
    return FormError(where or "the whole", shown(_value_at(raw, where)), expected)


_WORDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "object": "a table",
    "array": "a list",
    "null": "nothing",
}


def _in_words(types: str) -> str:
    return " or ".join(_WORDS.get(name, name) for name in types.split(" | "))


def _value_at(raw: object, where: str) -> object:
    """What stands at ``a.b[0].c`` in *raw*."""
    value: Any = raw
    try:
        for name, number in re.findall(r"(\w+)|\[(\d+)\]", where):
            value = value[int(number)] if number else value[name]
    except (KeyError, IndexError, TypeError):
        return raw
    return value


def shown(value: object) -> str:
    """A value for a message: its repr, at most 80 characters."""
    text = repr(value)
    return text if len(text) <= 80 else text[:79] + "…"
