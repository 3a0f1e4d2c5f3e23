"""A profile as a person reviews it: TOML with counts and examples beside each entry."""

import json
from collections.abc import Iterator

import msgspec

from feedpub.profiles import Profile, folded

LISTS = ("seeds", "lines", "furniture", "begins", "ends", "names")
MOST_ENTRIES = 60  # of one list, as a person has to read them


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """Something to be proposed, and what speaks for it."""

    text: str
    why: str
    sure: bool = True  # else it is a comment, which a person may make an entry


class Proposal(msgspec.Struct, kw_only=True):
    """What captures of a site tell of it."""

    name: str
    remarks: list[str] = []
    lists: dict[str, list[Entry]] = {}  # by the profile's field
    sections: list[Entry] = []
    values: dict[str, tuple[object, str]] = {}  # field → value, why

    def add(self, field: str, entry: Entry) -> None:
        """Add an entry to a list, if it is not there and the list is not full."""
        entries = self.lists.setdefault(field, [])
        known = {folded(each.text) for each in entries}
        if folded(entry.text) not in known and len(entries) < MOST_ENTRIES:
            entries.append(entry)

    def drop(self, field: str, texts: set[str]) -> None:
        """Remove from a list the entries whose folded text is one of *texts*."""
        kept = [each for each in self.lists.get(field, []) if folded(each.text) not in texts]
        self.lists[field] = kept

    def profile(self, more: dict[str, list[str]] | None = None) -> Profile:
        """What is proposed without doubt so far, as a profile; *more* takes the place of lists."""
        table: dict[str, object] = {"name": "proposed", "seeds": ["**"]}
        for field, entries in self.lists.items():
            table[field] = [entry.text for entry in entries if entry.sure]
        if "publisher" in self.values:
            table["publisher"] = self.values["publisher"][0]
        return msgspec.convert(table | (more or {}), Profile)


def as_toml(proposal: Proposal) -> str:
    """The file, ready for profiles/ once it has been looked at."""
    return "\n".join(_rows(proposal)) + "\n"


def _rows(proposal: Proposal) -> Iterator[str]:
    for remark in proposal.remarks:
        yield f"# {_plain(remark)}"
    yield f"name = {_quoted(proposal.name)}"
    for field in LISTS:
        entries = sorted(proposal.lists.get(field, []), key=lambda entry: not entry.sure)
        if entries:
            yield f"{field} = ["
            yield from (f"    {row}" for row in _entries(entries))
            yield "]"
    for field, (value, why) in proposal.values.items():
        shown = _quoted(value) if isinstance(value, str) else json.dumps(value)
        yield f"{field} = {shown}  # {_plain(why)}"
    if "timezone" not in proposal.values:
        yield '# timezone = "Europe/Kyiv"  # of dates that name none; captures cannot tell'
    if proposal.sections:
        yield ""
        yield "[sections]  # label = what it means"
        for entry in proposal.sections:
            doubt = "" if entry.sure else "# "
            yield f"{doubt}{_quoted(entry.text)} = {_quoted(entry.text)}  # {_plain(entry.why)}"


def _entries(entries: list[Entry]) -> Iterator[str]:
    for entry in entries:
        doubt = "" if entry.sure else "# "
        yield f"{doubt}{_quoted(entry.text)},  # {_plain(entry.why)}"


def _quoted(text: str) -> str:
    """A basic string; TOML escapes as JSON does, and DEL besides."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _plain(text: str) -> str:
    """*text* for a comment, which ends with its line."""
    return "".join(each if each.isprintable() else " " for each in text)
