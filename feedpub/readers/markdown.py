"""Markdown with front matter (YAML between ``---``, or TOML between ``+++``)."""

import datetime
import re
import tomllib
from typing import TYPE_CHECKING, Any

from feedpub.errors import ReadError, SeedError
from feedpub.markup import MAX_HTML, clean_text
from feedpub.model import Line, SeedDocument
from feedpub.readers.decoding import decoded

if TYPE_CHECKING:
    import yaml
    from markdown_it.token import Token

MAX_FRONT_MATTER = 16_384  # characters
MAX_MARKS = 20_000  # brackets, asterisks and underscores; each may cost twenty microseconds
MAX_DEPTH = 20  # tables within tables
MAX_CELLS = 20_000  # columns times lines, up to which tables are read as such
MAX_NESTING = 40  # lists and quotes within each other; what lies deeper is lost

# What static site generators call the fields of our item form.
_NAMES = {
    "author": "authors",
    "by": "authors",
    "date": "published",
    "lastmod": "updated",
    "modified": "updated",
    "link": "url",
    "canonical_url": "url",
    "permalink": "url",
    "lang": "language",
    "description": "summary",
    "excerpt": "summary",
    "category": "section",
    "keywords": "tags",
}
_LISTS = ("authors", "tags")
_FIELDS = frozenset(
    "id url title authors section tags language published updated summary attachments".split()
)
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}


def read(seed: str, data: bytes) -> list[SeedDocument | SeedError]:
    """The story and what its front matter says; without a title there, the first heading's.

    Front matter keys that the item form does not know are none of feedpub's business.
    """
    lines = clean_text(decoded(seed, data)).split("\n")
    front, body_at = _split(seed, lines)
    table = _parse(seed, lines[0].strip(), front) if body_at else {}
    stated = _in_our_names(table)
    if sum(map(len, lines[body_at:])) > MAX_HTML:
        found = f"{sum(map(len, lines[body_at:])):,} characters"
        raise ReadError(seed, field="body", found=found, expected=f"at most {MAX_HTML:,}")
    marks = sum(sum(map(line.count, "[*_")) for line in lines[body_at:])
    if marks > MAX_MARKS:
        found = f"{marks:,} brackets, asterisks and underscores"
        raise ReadError(seed, field="body", found=found, expected=f"at most {MAX_MARKS:,}")
    body, heading = _rendered("\n".join(lines[body_at:]), title=stated.get("title"))
    if heading:
        stated["title"] = heading
    if str(table.get("draft", "")).lower() in ("true", "yes", "1"):
        stated["rejected"] = "a draft, says its front matter"
    explained = _explained(lines, body_at, heading)
    return [
        SeedDocument(seed=seed, html=body, stated=stated, origin="front matter", lines=explained)
    ]


def _split(seed: str, lines: list[str]) -> tuple[str, int]:
    """The front matter, and how many lines it takes with its fences."""
    fence = _FENCES.get(lines[0].strip())
    if fence is None:
        return "", 0
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in fence:
            return "\n".join(lines[1:number]), number + 1
    raise ReadError(
        seed,
        field="front matter",
        found=f"no line {fence[0]!r} after the one that opens it",
        expected="front matter between two such lines",
    )


def _parse(seed: str, fence: str, front: str) -> dict[str, object]:
    if len(front) > MAX_FRONT_MATTER:
        found = f"{len(front):,} characters"
        raise _invalid(seed, found, f"at most {MAX_FRONT_MATTER:,}")
    try:
        table = tomllib.loads(front) if fence == "+++" else _parse_yaml(front)
    except (ValueError, RecursionError) as error:
        kind = "TOML" if fence == "+++" else "YAML"
        found = f"no valid {kind} ({' '.join(str(error).split())[:200]})"
        raise _invalid(seed, found, f"{kind} with a key and a value on each line") from error
    if not isinstance(table, dict):
        raise _invalid(seed, "no keys", "'title: …' and the like")
    return {str(key): _plain(value) for key, value in table.items()}


def _invalid(seed: str, found: str, expected: str) -> ReadError:
    return ReadError(seed, field="front matter", found=found, expected=expected)


def _parse_yaml(front: str) -> object:
    """YAML whose scalars all stay text, so that ``No``, ``0123`` and ``12:30`` mean themselves.

    Without aliases, and not deep: both have been used to exhaust memory and stack.
    """
    import yaml  # slow to import, loaded only for front matter

    depth = 0
    try:
        for event in yaml.parse(front, Loader=yaml.BaseLoader):
            if isinstance(event, yaml.AliasEvent):
                raise ValueError("an alias")
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MAX_DEPTH:
                raise ValueError(f"tables nested more than {MAX_DEPTH} deep")
        return yaml.load(front, Loader=_text_loader()) or {}
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _text_loader() -> type["yaml.BaseLoader"]:
    """A loader of nothing but text and null, that takes no key twice."""
    import yaml

    class TextLoader(yaml.BaseLoader):
        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
            keys = [key.value for key, _ in node.value]
            twice = next((key for key in keys if keys.count(key) > 1), None)
            if twice is not None:
                raise ValueError(f"the key {twice!r} twice")
            return super().construct_mapping(node, deep)

    TextLoader.add_implicit_resolver(
        "tag:yaml.org,2002:null", re.compile("(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""]
    )
    TextLoader.add_constructor("tag:yaml.org,2002:null", lambda loader, node: None)
    return TextLoader


def _plain(value: Any) -> object:
    """TOML's dates as text, as YAML gives them."""
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return value


def _in_our_names(table: dict[str, object]) -> dict[str, object]:
    stated: dict[str, object] = {}
    for key, value in table.items():
        name = _NAMES.get(key.lower(), key.lower())
        own = key == name  # which wins over one that stands for it
        if name in _FIELDS and value not in ("", None, []) and (own or name not in stated):
            stated[name] = _listed(value, name) if name in _LISTS else value
    return stated


def _listed(value: object, name: str) -> object:
    """One author, one tag, or tags parted by commas, as a list."""
    if name == "tags" and isinstance(value, str):
        return [tag.strip() for tag in value.split(",")]
    return [value] if isinstance(value, str | dict) else value


def _rendered(markdown: str, *, title: object) -> tuple[str, str | None]:
    """The body as HTML, and its first heading where that is the title, which leaves the body."""
    from markdown_it import MarkdownIt  # slow to import, loaded only for Markdown

    reader = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    # A table gives each row as many cells as its head has: a little text, a lot of HTML.
    lines = markdown.split("\n")
    if max(line.count("|") for line in lines) * len(lines) <= MAX_CELLS:
        reader.enable("table")
    tokens = reader.parse(markdown)
    heading = None
    if len(tokens) > 2 and tokens[0].tag == "h1" and title in (None, _text(tokens[1])):
        heading = _text(tokens[1])
        tokens = tokens[3:]
    return str(reader.renderer.render(tokens, reader.options, {})), heading


def _text(token: "Token") -> str:
    """The text of a heading, without its tags."""
    return "".join(each.content for each in token.children or [] if each.type != "html_inline")


def _explained(lines: list[str], body_at: int, heading: str | None) -> tuple[Line, ...]:
    """The roles of the lines, for `feedpub explain`."""
    explained = []
    waiting = heading is not None
    for number, line in enumerate(lines, 1):
        role, rule = "body", "markdown"
        if number <= body_at:
            role, rule = "front matter", "between-fences"
        elif not line.strip():
            role, rule = "blank", "blank"
        elif waiting:
            role, rule, waiting = "title", "first-heading", False
        explained.append(Line(number=number, text=line, role=role, rule=rule))
    return tuple(explained)
