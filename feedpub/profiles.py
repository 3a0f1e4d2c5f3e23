"""``[[profile]]``: what is known of the captures of one site, and which captures are of it.

A profile is written by hand, or proposed by `feedpub learn` and reviewed. It stands in
feedpub.toml, or alone in a file of profiles/.
"""

import re
from collections.abc import Callable, Iterable
from datetime import tzinfo
from functools import lru_cache
from typing import Literal
from urllib.parse import urlsplit

import msgspec
from msgspec.structs import replace

from feedpub.fields import read_language, read_zone
from feedpub.forms import FormError, shown
from feedpub.markup import one_line
from feedpub.model import SeedDocument

Byline = Literal["above-headline", "below-headline", "below-story"]

MOST_NAMED = 100  # profiles whose compiled form is kept
LONGEST_HEAD = 200_000  # characters of a page that may state its address
_CANONICAL = (  # compiled when first needed
    r"""<link\s[^<>]{0,200}?rel=["']?canonical["']?\s[^<>]{0,200}?href=["']?([^"'\s<>]{1,2000})"""
    r"""|<link\s[^<>]{0,200}?href=["']?([^"'\s<>]{1,2000})["']?\s[^<>]{0,200}?rel=["']?canonical\b"""
)
_PAIRED = {"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " ", "\t": " "}
_SAME = str.maketrans(_PAIRED)
_STROKES, _DASHES = ("|", "·", "•", "»", "›"), ("-", "–", "—")
SHORT_LINE = 200  # characters; lines of at most so many are always looked up
_HEADS = 2  # characters that a pattern is found by
LONGEST_HEADLINE = 300  # characters; a longer text has no publisher to be cut off


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the captures of one site.

    Lines are given as they stand there, whole, upper or lower case alike; ``*`` stands for
    anything. Which captures it is for, one of ``seeds``, ``hosts`` and ``lines`` says.
    """

    name: str  # for messages and `feedpub explain`
    seeds: tuple[str, ...] = ()  # globs below the seeds folder: "courier/**", "*-courier.txt"
    hosts: tuple[str, ...] = ()  # of the seed's address, with all below: "courier.example.org"
    lines: tuple[str, ...] = ()  # any of which a capture has
    furniture: tuple[str, ...] = ()  # lines that are no part of a story
    begins: tuple[str, ...] = ()  # nothing of the story stands above such a line
    ends: tuple[str, ...] = ()  # nor below such a line
    byline: Byline | None = None  # where the author's bare name stands
    names: tuple[str, ...] = ()  # lines that are an author, though they look like none
    sections: dict[str, str] = {}  # labels, and the section that each means; "": none
    timezone: str | None = None  # of dates that name none
    day_first: bool | None = None  # whether 3/4/2026 is in April
    publisher: str | None = None  # no author, and no part of a headline
    language: str | None = None  # BCP 47, where the seed does not say

    def __hash__(self) -> int:
        """By the name, which is the profile's own; the sections have no hash."""
        return hash(self.name)

    @property
    def zone(self) -> tzinfo | None:
        """The time zone of dates that name none."""
        return read_zone("timezone", self.timezone) if self.timezone else None


def checked_profile(profile: Profile, where: str = "") -> Profile:
    """*profile* with its texts clean.

    Args:
        profile: As it was written.
        where: What stands before its fields in messages: ``profile[0].``, say.

    Raises:
        FormError: naming the field.
    """
    name = one_line(profile.name)
    if not name:
        raise FormError(f"{where}name", shown(profile.name), "the name of a site")
    if not (profile.seeds or profile.hosts or profile.lines):
        raise FormError(
            f"{where}seeds", "nothing", "a glob such as 'courier/**', or hosts or lines"
        )
    for field in ("seeds", "hosts", "lines", "furniture", "begins", "ends", "names"):
        _check_each(getattr(profile, field), _CHECKS.get(field, _is_line), f"{where}{field}")
    for label in profile.sections:
        if not _is_line(label):
            raise FormError(f"{where}sections", shown(label), _EXPECTED["lines"])
    if profile.timezone is not None:
        read_zone(f"{where}timezone", profile.timezone)
    return replace(
        profile,
        name=name,
        publisher=one_line(profile.publisher or "") or None,
        language=read_language(f"{where}language", profile.language),
    )


def check_names(profiles: Iterable[tuple[str, Profile]]) -> None:
    """See that no two profiles have the same name.

    Args:
        profiles: Each with the field that names it.

    Raises:
        FormError: two have.
    """
    seen: dict[str, str] = {}
    for field, profile in profiles:
        first = seen.setdefault(profile.name.casefold(), field)
        if first != field:
            raise FormError(field, shown(profile.name), f"another name than that of {first}")


def _check_each(texts: tuple[str, ...], is_right: Callable[[str], bool], field: str) -> None:
    for number, text in enumerate(texts):
        if not is_right(text):
            expected = _EXPECTED.get(field.rsplit(".", 1)[-1], _EXPECTED["lines"])
            raise FormError(f"{field}[{number}]", shown(text), expected)


def _is_line(text: str) -> bool:
    return any(each.isalnum() for each in text) and "\n" not in text


def _is_glob(text: str) -> bool:
    parts = text.split("/")
    strange = any(part in ("", ".", "..") or ("**" in part and part != "**") for part in parts)
    return not strange and not any(each in text for each in "\\[]{}\0\n")


def _is_host(text: str) -> bool:
    return re.fullmatch(r"[^\s/:@?#*]+", text) is not None


_CHECKS = {"seeds": _is_glob, "hosts": _is_host}
_EXPECTED = {
    "seeds": "a glob below the seeds folder: 'courier/**' or '*-courier.txt'",
    "hosts": "a host such as 'courier.example.org'",
    "lines": "a line with letters or digits, where * may stand for anything",
}


# Which seeds it is for


def find_profile(
    profiles: tuple[Profile, ...], document: SeedDocument, *, folder: str = ""
) -> Profile | None:
    """The first of *profiles* that is for *document*.

    Args:
        profiles: In their order.
        document: From a reader.
        folder: The seeds folder, where seeds are not named by their path below it.
    """
    for profile in profiles:
        if is_for(profile, document, folder=folder):
            return profile
    return None


def is_for(profile: Profile, document: SeedDocument, *, folder: str = "") -> bool:
    """Whether *document* is a capture of the profile's site; arguments as `find_profile`."""
    known = lookup(profile)
    if known.path and known.path(_below(document.seed, folder)):
        return True
    if profile.hosts and (host := _host(document)):
        return any(host == each or host.endswith(f".{each}") for each in known.hosts)
    if profile.lines and document.text:
        return any(known.marks.find(line.strip()) for line in document.text.splitlines())
    return False


def _below(seed: str, folder: str) -> str:
    """The path of a seed's file as globs see it."""
    path, sign, record = seed.rpartition("#")
    path = path if sign and record.isdigit() else seed
    if not folder:
        return path
    from os.path import abspath

    whole, root = abspath(path), abspath(folder) + "/"
    return whole.removeprefix(root)  # one from elsewhere keeps its "/" in front


def _host(document: SeedDocument) -> str:
    said = document.said.get("url")
    url = said.value if said else document.stated.get("url")
    if not url and document.page:
        link = re.search(_CANONICAL, document.page[:LONGEST_HEAD])
        url = link and (link[1] or link[2])
    try:
        return (urlsplit(url).hostname or "") if isinstance(url, str) else ""
    except ValueError:  # no address at all
        return ""


def _path_pattern(globs: tuple[str, ...]) -> str:
    """A pattern that matches the paths of all *globs*, and paths from elsewhere by their end."""
    return "(?:/(?:.*/)?)?(?:" + "|".join(map(_glob_pattern, globs)) + ")"


def _glob_pattern(glob: str) -> str:
    """A name without a folder may lie in any; ``**`` is any number of folders."""
    parts = glob.split("/") if "/" in glob else ["**", glob]
    *folders, name = parts
    before = "".join("(?:.*/)?" if part == "**" else _part_pattern(part) + "/" for part in folders)
    return before + (".*" if name == "**" else _part_pattern(name))


def _part_pattern(part: str) -> str:
    return re.escape(part).replace(r"\*", "[^/]*").replace(r"\?", "[^/]")


# What it says of a line


class Lines:
    """Whole lines to be known again, each with what it means.

    Args:
        meanings: Line or pattern → meaning; the last one counts.
    """

    def __init__(self, meanings: Iterable[tuple[str, str]]) -> None:
        self._exact: dict[str, str] = {}
        self._starred: dict[str, list[tuple[list[str], str]]] = {}
        self._longest = 0  # characters of a line that may be one of these, when folded
        for line, meaning in meanings:
            text = folded(line)
            if "*" not in text:
                self._exact[text] = meaning
                self._longest = max(self._longest, SHORT_LINE, 2 * len(text))
                continue
            parts = text.split("*")
            head = parts[0][:_HEADS] if len(parts[0]) >= _HEADS else ""
            self._starred.setdefault(head, []).append((parts, meaning))

    def find(self, line: str) -> str:
        """What *line* means; empty if it is none of them."""
        if not self._starred and len(line) > self._longest:
            return ""
        text = folded(line)
        meaning = self._exact.get(text)
        if meaning:
            return meaning
        for head in (text[:_HEADS], ""):
            for parts, meaning in self._starred.get(head, ()):
                if _fits(text, parts):
                    return meaning
        return ""


def folded(line: str) -> str:
    """*line* as lines are compared: small letters, plain quotes, single spaces."""
    text = line.casefold()
    if not text.isascii() or "\t" in text:
        text = text.translate(_SAME)
    return " ".join(text.split()) if "  " in text or text != text.strip() else text


def _fits(text: str, parts: list[str]) -> bool:
    """Whether *text* is *parts* with anything in between, in time proportional to it."""
    first, last = parts[0], parts[-1]
    if len(text) < len(first) + len(last) or not (text.startswith(first) and text.endswith(last)):
        return False
    at, end = len(first), len(text) - len(last)
    for part in parts[1:-1]:
        at = text.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True


class Lookup:
    """A profile made ready for use."""

    def __init__(self, profile: Profile) -> None:
        pattern = re.compile(_path_pattern(profile.seeds), re.DOTALL) if profile.seeds else None
        self.path = pattern.fullmatch if pattern else None
        self.hosts = [host.lower().strip(".") for host in profile.hosts]
        self.marks = Lines((line, "mark") for line in profile.lines)
        self.roles = Lines(
            (line, meaning)
            for meaning in ("furniture", "section", "name", "begins", "ends")
            for line in _lines_of(profile, meaning)
        )
        self.sections = {folded(label): one_line(to) for label, to in profile.sections.items()}
        self.publisher = folded(profile.publisher or "")


def _lines_of(profile: Profile, meaning: str) -> Iterable[str]:
    if meaning == "furniture":
        return (*profile.furniture, *([profile.publisher] if profile.publisher else []))
    if meaning == "section":
        return profile.sections
    return profile.names if meaning == "name" else getattr(profile, meaning)


@lru_cache(maxsize=MOST_NAMED)
def lookup(profile: Profile) -> Lookup:
    """*profile* made ready, once."""
    return Lookup(profile)


def without_publisher(text: str, profile: Profile) -> str:
    """*text* without " | Publisher" behind it or "Publisher | " before it."""
    publisher = profile.publisher
    if not publisher or len(text) > LONGEST_HEADLINE:
        return text
    size, same = len(publisher), lookup(profile).publisher
    if folded(text[-size:]) == same:
        rest = text[:-size].rstrip()
        if rest[-1:] in _STROKES or (rest[-1:] in _DASHES and rest[-2:-1].isspace()):
            return rest[:-1].rstrip() or text
    if folded(text[:size]) == same:
        rest = text[size:].lstrip()
        if rest[:1] in _STROKES or (rest[:1] in _DASHES and rest[1:2].isspace()):
            return rest[1:].lstrip() or text
    return text
