"""Sidecars and manifests: what stands beside seeds and says what they cannot say themselves.

``story.txt.meta.toml`` (or ``story.meta.toml``) speaks for ``story.txt``; a ``seeds.csv`` or
``seeds.jsonl`` speaks for the seeds of its folder and of those below, a line for each. What
is nearer to the seed stands above what is farther, field by field: the sidecar of the whole
name, that of the stem, the manifests of the folder, those of the folders above.
"""

import datetime
import io
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from typing import Any

import msgspec
from msgspec.structs import replace

from feedpub.errors import InvalidItemError, ReadError, SeedError, UnreadableError
from feedpub.files import read_seed, signed_path
from feedpub.forms import FormError, fill_form, shown
from feedpub.model import Attachment, Fact, Person, Problem, SeedDocument
from feedpub.readers import READERS
from feedpub.readers.decoding import decoded, parse_json
from feedpub.timestamps import parse_date

SIDECAR = ".meta.toml"
MANIFESTS = ("seeds.csv", "seeds.jsonl")  # where a folder has both, the last is the nearer
MAX_SIDECAR = 16_384  # bytes
MAX_LINES = 100_000  # of one manifest
MAX_REFUSED = 100  # lines that name no seed, from which on the manifest is none

_SUFFIXES = sorted((each for ends in READERS.values() for each in ends), key=len, reverse=True)
_DELIMITERS = (",", ";", "\t")


class _Person(Person, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class _Attachment(Attachment, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class _Cells(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a cell of CSV can say."""

    id: str | None = None
    url: str | None = None
    title: str | None = None
    authors: tuple[_Person | str, ...] | None = None
    section: str | None = None
    tags: tuple[str, ...] | None = None
    language: str | None = None
    published: str | None = None
    updated: str | None = None
    summary: str | None = None
    captured: str | None = None  # when the page was as it is in the seed
    rejected: str | None = None  # why the seed is to be left out


class _Sidecar(_Cells, frozen=True, kw_only=True):
    attachments: tuple[_Attachment, ...] | None = None


class _CsvLine(_Cells, frozen=True, kw_only=True):
    seed: object = None
    path: object = None
    file: object = None


class _JsonLine(_Sidecar, frozen=True, kw_only=True):
    seed: object = None
    path: object = None
    file: object = None


_NAMES = ("seed", "path", "file")  # any of which names the seed
_LISTS = ("authors", "tags")


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """Why a companion, or a line of one, cannot be used."""

    where: str  # the companion, and its line
    field: str
    found: str
    expected: str

    def error(self, seed: str) -> ReadError:
        """The error that keeps *seed* from being read."""
        field = f"{self.where}: {self.field}"
        return ReadError(seed, field=field, found=self.found, expected=self.expected)

    @property
    def reason(self) -> str:
        """As `SeedError.reason`."""
        return f"{self.field}: found {self.found}; expected {self.expected}"


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What companions say of one seed file, by part: "" is all of it, "#3" its third record."""

    facts: dict[str, dict[str, Fact]] = {}
    faults: dict[str, Fault] = {}  # the parts that cannot be read for them
    waits: Fault | None = None  # why nothing is known, and the seed to be left as it is

    @property
    def fault(self) -> Fault | None:
        """Why the file as a whole cannot be read."""
        return self.waits or self.faults.get("")

    @property
    def digest(self) -> str:
        """Of what is said, wherever it stands; empty where nothing is."""
        if not self.facts and not self.faults:
            return ""
        values = {
            part: {name: fact.value for name, fact in facts.items()}
            for part, facts in self.facts.items()
        }
        data = msgspec.json.encode((values, self.faults), order="deterministic")
        return blake2b(data, digest_size=8).hexdigest()


NOTHING = Said()


def apply_said(
    document: SeedDocument, said: Said, path: str, zone: datetime.tzinfo
) -> SeedDocument:
    """*document* with what is said of it.

    Args:
        document: From the seed file that *said* is of.
        said: Without a `Said.fault`.
        path: What the document calls the file.
        zone: Of dates that name none.

    Raises:
        SeedError: what is said cannot be used.
    """
    part = document.seed.removeprefix(path)
    if part in said.faults:
        raise said.faults[part].error(document.seed)
    facts = said.facts.get("", {}) | said.facts.get(part, {})
    if not facts:
        return document
    captured = facts.pop("captured", None)
    if captured:
        document = replace(document, captured=_moment(document.seed, captured, zone))
    return replace(document, said=facts)


def _moment(seed: str, captured: Fact, zone: datetime.tzinfo) -> datetime.datetime | None:
    try:
        if captured.value == "":
            return None
        if isinstance(captured.value, str):
            return parse_date(captured.value, zone=zone)
    except ValueError:
        pass
    raise InvalidItemError(
        seed,
        field=f"{captured.source}: captured",
        found=shown(captured.value),
        expected="one certain date such as '2026-11-22T10:00:00+01:00'",
    )


def is_companion(path: str) -> bool:
    """Whether the file at *path* speaks for seeds and is none itself."""
    return path.endswith((SIDECAR, *MANIFESTS)) and (
        path.endswith(SIDECAR) or path.rpartition("/")[2] in MANIFESTS
    )


def companions_of(path: str) -> list[str]:
    """The paths of the companions that a seed can have, the nearest last."""
    folders = [""]
    for name in path.split("/")[:-1]:
        folders.append(f"{folders[-1]}{name}/")
    names = dict.fromkeys((_stem(path), path))
    return [
        *(folder + name for folder in folders for name in MANIFESTS),
        *(name + SIDECAR for name in names),
    ]


def _stem(path: str) -> str:
    name = path.lower()
    suffix = next((each for each in _SUFFIXES if name.endswith(each)), "")
    return path[: len(path) - len(suffix)]


def perhaps_concerned(companions: Iterable[str], seeds: Iterable[str]) -> Iterator[str]:
    """Those of *seeds* that one of *companions* can speak for."""
    sidecars, folders = set(), set()
    for each in companions:
        if each.endswith(SIDECAR):
            sidecars.add(each.removesuffix(SIDECAR))
        else:
            folders.add(_folder(each))
    below = tuple(folders)
    for path in seeds if sidecars or folders else ():
        if path.startswith(below) or path in sidecars or _stem(path) in sidecars:
            yield path


def _folder(path: str) -> str:
    """The folder of *path*, with a slash at its end; empty for the outermost."""
    return path[: path.rfind("/") + 1]


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """What a companion says of one seed, or of a record of it."""

    part: str  # as in `Said`
    source: str
    values: dict[str, Any] = {}  # by the fields' names in the item form
    fault: Fault | None = None


class Companion(msgspec.Struct, frozen=True, kw_only=True):
    """A sidecar or manifest as it was found."""

    lines: dict[str, list[Saying]] = {}  # by the seed's path from its folder; a sidecar's, by ""
    problems: tuple[Problem, ...] = ()  # that no seed can be told to have
    fault: Fault | None = None  # of a manifest as a whole
    written: bool = False  # it is still being written, or gone: left for the next run
    again: bool = False  # to be looked at again by the next run, whatever its stat


class Companions:
    """What stands beside the seeds below one folder, each file read once, when it is needed."""

    def __init__(self, root: str, limit: int, signature_of: Callable[[str], str | None]) -> None:
        """See to the companions below *root*.

        Args:
            root: The folder that paths count from.
            limit: Most bytes that one may have.
            signature_of: The signature of the companion at a path, from a walk; empty where
                nobody walked; None where there is none.
        """
        self._root = root
        self._limit = limit
        self._signature_of = signature_of
        self.read: dict[str, Companion] = {}  # by path

    def said_of(self, path: str) -> Said:
        """What is said of the seed file at *path*."""
        facts: dict[str, dict[str, Fact]] = {}
        faults: dict[str, Fault] = {}
        for name in companions_of(path):
            if self._signature_of(name) is None:
                continue
            companion = self._found(name)
            if companion.written or companion.fault:
                return Said(waits=companion.fault or _being_written(name))
            seed = "" if name.endswith(SIDECAR) else path.removeprefix(_folder(name))
            for line in companion.lines.get(seed, ()):
                if line.fault:
                    faults[line.part] = line.fault
                if line.values:
                    known = facts.setdefault(line.part, {})
                    known |= {key: Fact(value, line.source) for key, value in line.values.items()}
        return Said(facts=facts, faults=faults) if facts or faults else NOTHING

    def look_at(self, paths: Iterable[str]) -> None:
        """Read the manifests among *paths*: what is wrong with one is told in any case.

        A sidecar's fault is its seed's; where there is no seed, it is nobody's business.
        """
        for path in paths:
            if not path.endswith(SIDECAR) and self._signature_of(path) is not None:
                self._found(path)

    def waiting_folders(self) -> tuple[str, ...]:
        """The folders of whose seeds not all is known, with a slash at the end."""
        return tuple(
            _folder(path)
            for path, each in self.read.items()
            if not path.endswith(SIDECAR) and (each.fault or each.written)
        )

    def _found(self, path: str) -> Companion:
        if path not in self.read:
            self.read[path] = self._read_now(path, self._signature_of(path) or "")
        return self.read[path]

    def _read_now(self, path: str, signature: str) -> Companion:
        sidecar = path.endswith(SIDECAR)
        try:
            name = signed_path(signature) if signature else path
            found = read_seed(self._root, name, limit=self._limit)
            if found is None or (signature and found[1] != signature):
                return Companion(written=True, again=True)
            return _parse_sidecar(path, found[0]) if sidecar else _parse_manifest(path, found[0])
        except (SeedError, FormError) as error:
            again = isinstance(error, UnreadableError)
            fault = _fault(path, error)
        if sidecar:
            line = Saying(part="", source=path, fault=fault)
            return Companion(lines={"": [line]}, again=again)
        problem = Problem(seed=path, path=path, reason=fault.reason)
        return Companion(problems=(problem,), fault=fault, again=again)


def _fault(where: str, error: SeedError | FormError) -> Fault:
    return Fault(where=where, field=error.field, found=error.found, expected=error.expected)


def _being_written(path: str) -> Fault:
    return Fault(where=path, field="file", found="one still being written", expected="a whole one")


def _parse_sidecar(path: str, data: bytes) -> Companion:
    """The sidecar in *data*.

    Raises:
        SeedError, FormError: it cannot be used.
    """
    import tomllib

    if len(data) > MAX_SIDECAR:
        found = f"{len(data):,} bytes"
        raise FormError("size", found, f"at most {MAX_SIDECAR:,} in a sidecar")
    try:
        table = tomllib.loads(decoded(path, data))
        values = {key: _as_text(value) for key, value in table.items()}
        fill_form(values, _Sidecar)
    except RecursionError:
        raise FormError("TOML", "nesting too deep", "a key and a value on each line") from None
    except FormError:
        raise
    except ValueError as error:
        found = f"no valid TOML ({' '.join(str(error).split())[:200]})"
        raise FormError("TOML", found, "a key and a value on each line") from error
    return Companion(lines={"": [Saying(part="", source=path, values=values)]})


def _as_text(value: object) -> object:
    """TOML's dates as the item form has them."""
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return value


class _Manifest:
    """The lines of a manifest, each under the seed that it names."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._known: dict[str, int] = {}  # line of each seed named so far
        self._lines: dict[str, list[Saying]] = {}
        self._problems: list[Problem] = []

    def add(self, number: int, seed: object, values: dict[str, Any]) -> None:
        """A line that says *values* of *seed*."""
        try:
            name = _named(seed)
            if name in self._known:
                found = f"{shown(name)} again, as in line {self._known[name]}"
                raise FormError("seed", found, "a line for each")
        except FormError as error:
            self.refuse(number, error)
            return
        self._note(number, name, values, None)

    def spoil(self, number: int, seed: object, error: FormError) -> None:
        """A line that names *seed* and cannot be used."""
        try:
            self._note(number, _named(seed), {}, _fault(f"{self._path} line {number}", error))
        except FormError:
            self.refuse(number, error)

    def refuse(self, number: int, error: FormError) -> None:
        """A line that names no seed, or none that it may.

        Raises:
            FormError: it is one too many.
        """
        if len(self._problems) == MAX_REFUSED:
            found = f"more than {MAX_REFUSED} that cannot be used, the last for its {error.field}"
            raise FormError("lines", found, error.expected)
        seed, reason = f"{self._path}#{number}", _fault(self._path, error).reason
        self._problems.append(Problem(seed=seed, path=self._path, reason=reason))

    def whole(self) -> Companion:
        """The manifest."""
        return Companion(lines=self._lines, problems=tuple(self._problems))

    def _note(self, number: int, name: str, values: dict[str, Any], fault: Fault | None) -> None:
        self._known[name] = number
        file, sign, record = name.rpartition("#")
        part = sign + record if record.isdecimal() else ""
        source = f"{self._path} line {number}"
        line = Saying(part=part, source=source, values=values, fault=fault)
        self._lines.setdefault(file if part else name, []).append(line)


def _named(seed: object) -> str:
    """The path that a line names, from the manifest's folder, checked."""
    name = seed.strip().removeprefix("./") if isinstance(seed, str) else ""
    if not name or "\\" in name or any(each in ("", ".", "..") for each in name.split("/")):
        found = shown(seed) if seed else "nothing"
        raise FormError("seed", found, "a path from the manifest's folder, with '/'")
    return name


def _parse_manifest(path: str, data: bytes) -> Companion:
    """The manifest in *data*.

    Raises:
        SeedError, FormError: it cannot be used.
    """
    manifest = _Manifest(path)
    read = _read_csv if path.endswith(".csv") else _read_json_lines
    read(manifest, decoded(path, data))
    return manifest.whole()


def _read_json_lines(manifest: _Manifest, text: str) -> None:
    lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    _refuse_many(len(lines))
    for number, line in lines:
        try:
            table = parse_json("", line)
        except SeedError as error:
            manifest.refuse(number, FormError(error.field, error.found, error.expected))
            continue
        if not isinstance(table, dict):
            manifest.refuse(number, FormError("JSON", shown(table), "an object: one seed"))
            continue
        names = [name for name in _NAMES if name in table]
        seed = table[names[0]] if names else None
        try:
            _check_line(table)
            _expect_one(names)
        except FormError as error:
            manifest.spoil(number, seed, error)
            continue
        values = {key: table[key] for key in table if key != names[0] and table[key] is not None}
        manifest.add(number, seed, values)


def _check_line(table: dict[str, object]) -> None:
    try:
        msgspec.convert(table, _JsonLine)
    except msgspec.ValidationError:
        fill_form(table, _JsonLine)  # much slower, and says what is wrong


def _read_csv(manifest: _Manifest, text: str) -> None:
    import csv

    head = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = _columns(next(rows, []))
    except csv.Error as error:
        raise FormError("CSV", f"({error}) in line 1", "the names of the columns") from error
    at = next(index for index, name in enumerate(columns) if name in _NAMES)
    for count, (number, cells) in enumerate(_csv_lines(manifest, rows), 1):
        _refuse_many(count)
        seed = cells[at] if at < len(cells) else ""
        if any(cells[len(columns) :]):
            expected = f"{len(columns)}, as in the first line"
            manifest.spoil(number, seed, FormError("cells", str(len(cells)), expected))
            continue
        values = {
            name: _listed(cell) if name in _LISTS else cell
            for name, cell in zip(columns, cells, strict=False)
            if cell and name not in _NAMES
        }
        manifest.add(number, seed, values)


def _csv_lines(manifest: _Manifest, rows: Any) -> Iterator[tuple[int, list[str]]]:
    """The cells of each row of a `csv.reader` that has any, with the number of its first line."""
    from csv import Error

    while True:
        number = rows.line_num + 1
        try:
            cells = [cell.strip() for cell in next(rows)]
        except StopIteration:
            return
        except Error as error:
            if rows.line_num > number:  # lines have gone into a quote that is not closed
                found = f"a quote in line {number} that does not end as it should"
                raise FormError("CSV", found, "quotes around cells, doubled within") from error
            manifest.refuse(number, FormError("CSV", f"({error})", "CSV as in RFC 4180"))
            continue
        if any(cells):
            yield number, cells


def _columns(head: list[str]) -> list[str]:
    """The names in the first line of CSV, checked."""
    columns = [name.strip().lower() for name in head]
    while columns and not columns[-1]:  # as spreadsheets leave them
        columns.pop()
    fill_form(dict.fromkeys(columns), _CsvLine)
    twice = next((name for name in columns if columns.count(name) > 1), None)
    if twice:
        raise FormError("columns", f"{shown(twice)} twice", "each once")
    _expect_one([name for name in columns if name in _NAMES])
    return columns


def _expect_one(names: list[str]) -> None:
    if len(names) != 1:
        found = " and ".join(names) or "nothing"
        raise FormError("seed", found, f"one of {', '.join(_NAMES)}, to say whose line it is")


def _listed(cell: str) -> list[str]:
    return [each.strip() for each in cell.split(";") if each.strip()]


def _refuse_many(lines: int) -> None:
    if lines > MAX_LINES:
        raise FormError("lines", f"more than {MAX_LINES:,}", f"at most {MAX_LINES:,}")
