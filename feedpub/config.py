"""feedpub.toml: text → frozen Settings, or a sentence for each way it can be wrong."""

import tomllib
from os.path import normpath
from pathlib import PurePath
from urllib.parse import urlsplit

import msgspec
from msgspec.structs import replace

from feedpub.conventions import Conventions
from feedpub.errors import ConfigError
from feedpub.fields import optional, read_language, read_person, read_zone
from feedpub.forms import FormError, fill_form, shown
from feedpub.glance import PROFILES, STATE
from feedpub.identifiers import is_authority, slug, web_address
from feedpub.markup import one_line
from feedpub.model import Person
from feedpub.profiles import Profile, check_names, checked_profile

# The most items of one feed that every reader takes (Inoreader refuses more), and the most
# bytes (Miniflux refuses 15 MiB).
MOST_ITEMS = 3000
MOST_BYTES = 10_000_000
LEAST_BYTES = 10_000
# What lies beside the folders of `[[feed]]` in the output folder.
RESERVED = frozenset({"sections", "tags", "authors", "items", "archive"})


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """``[site]``: who publishes, and where."""

    title: str
    url: str  # of the site, where the feeds folder is served; ends with a slash
    description: str = ""
    language: str | None = None  # BCP 47
    authors: tuple[Person | str, ...] = ()
    rights: str | None = None
    authority: str | None = None  # "example.org,2026": who mints ids, since when (RFC 4151)
    timezone: str = "UTC"  # of dates that name none
    day_first: bool | None = None  # whether 3/4/2026 is in April; unset, it is no date


class Seeds(msgspec.Struct, frozen=True, kw_only=True):
    """``[seeds]``: what goes in."""

    folder: str = "seeds"
    max_bytes: int = 4_000_000


class Output(msgspec.Struct, frozen=True, kw_only=True):
    """``[output]``: what comes out."""

    folder: str = "feeds"
    formats: tuple[str, ...] = ("atom", "rss", "json")
    items: int = 50  # most items of one feed; the others are in its archive
    bytes: int = 1_000_000  # most bytes of one document: whole stories first, then summaries
    days: int | None = None  # how much older than its newest item a feed's oldest may be
    tags: bool = False  # whether each tag has a feed; each section has
    authors: bool = False  # whether each author has one


class OwnFeed(msgspec.Struct, frozen=True, kw_only=True):
    """``[[feed]]``: one more feed, of the items that fulfil all that it asks for."""

    name: str  # of its folder, and so the end of its address
    title: str = ""  # what subscribers see; else the name
    description: str = ""
    sections: tuple[str, ...] = ()  # any of these
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    query: str = ""  # words of the story, as `feedpub.search` has it
    items: int | None = None  # as in `[output]`, for this feed
    bytes: int | None = None
    days: int | None = None


class Guard(msgspec.Struct, frozen=True, kw_only=True):
    """``[guard]``: when a build asks before it publishes."""

    max_withdrawn: float = 0.5  # share of the items that may vanish in one build


class WebSub(msgspec.Struct, frozen=True, kw_only=True):
    """``[websub]``: who tells subscribers of changes at once."""

    hub: str | None = None  # its address


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """A feedpub.toml, checked."""

    site: Site
    seeds: Seeds = msgspec.field(default_factory=Seeds)
    output: Output = msgspec.field(default_factory=Output)
    guard: Guard = msgspec.field(default_factory=Guard)
    websub: WebSub = msgspec.field(default_factory=WebSub)
    feed: tuple[OwnFeed, ...] = ()
    profile: tuple[Profile, ...] = ()  # in order: where several fit a seed, the first counts

    @property
    def authority(self) -> str:
        """Who mints the ids; without a word of it, the site's host since 2026."""
        return self.site.authority or _authority_of(self.site.url)

    @property
    def authors(self) -> tuple[Person, ...]:
        """The authors of the feeds as a whole."""
        return tuple(each for each in self.site.authors if isinstance(each, Person))

    def own_feed(self, folder: str) -> OwnFeed | None:
        """The feed of one's own that lies in *folder* below the output folder."""
        return next((feed for feed in self.feed if feed.name == folder), None)

    @property
    def conventions(self) -> Conventions:
        """How to read what a seed leaves open."""
        return Conventions(
            zone=read_zone("site.timezone", self.site.timezone),
            day_first=self.site.day_first,
            profiles=self.profile,
        )


def parse_settings(text: str, *, file: str, formats: tuple[str, ...]) -> Settings:
    """The settings that *text* states.

    Args:
        text: TOML.
        file: The name for messages.
        formats: The output formats that there are.

    Raises:
        ConfigError: it is no TOML, or a key or value is not what it should be.
    """
    raw = _parsed(text, file)
    try:
        settings = fill_form(raw, Settings)
        site = _checked_site(settings.site)
        profiles = tuple(
            checked_profile(profile, f"profile[{number}].")
            for number, profile in enumerate(settings.profile)
        )
        _check_numbers(settings)
        _check_folders(settings.seeds.folder, settings.output.folder)
        _check_formats(settings.output.formats, formats)
        feeds = _checked_feeds(settings.feed)
        hub = optional("websub.hub", settings.websub.hub, web_address, "an address of a hub")
    except FormError as error:
        raise ConfigError(f"{file}: {_worded(error)}") from error
    websub = replace(settings.websub, hub=hub)
    return replace(settings, site=site, websub=websub, feed=feeds, profile=profiles)


def parse_profile(text: str, *, file: str) -> Profile:
    """The one profile of a file, whose keys stand at its top.

    Args:
        text: TOML.
        file: The name for messages.

    Raises:
        ConfigError: as `parse_settings`.
    """
    raw = _parsed(text, file)
    try:
        return checked_profile(fill_form(raw, Profile))
    except FormError as error:
        raise ConfigError(f"{file}: {_worded(error)}") from error


def with_profiles(settings: Settings, more: dict[str, Profile], *, file: str) -> Settings:
    """*settings* with the profiles of other files behind its own.

    Args:
        settings: Of feedpub.toml.
        more: By file, in their order.
        file: The name of feedpub.toml for messages.

    Raises:
        ConfigError: two have the same name.
    """
    fields = [f"{file}: profile[{number}].name" for number in range(len(settings.profile))]
    fields += [f"{other}: name" for other in more]
    profiles = (*settings.profile, *more.values())
    try:
        check_names(zip(fields, profiles, strict=True))
    except FormError as error:
        raise ConfigError(_worded(error)) from error
    return replace(settings, profile=profiles)


def _parsed(text: str, file: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{file}: found no valid TOML: {error}") from error


def _worded(error: FormError) -> str:
    return f"{error.field}: found {error.found}; expected {error.expected}"


def _checked_site(site: Site) -> Site:
    title = one_line(site.title)
    if not title:
        raise FormError("site.title", shown(site.title), "a name that subscribers see")
    if site.authority is not None and not is_authority(site.authority):
        expected = "a domain of yours and a date: 'example.org,2026'"
        raise FormError("site.authority", shown(site.authority), expected)
    read_zone("site.timezone", site.timezone)
    return replace(
        site,
        title=title,
        url=_folder_address(site),
        description=one_line(site.description),
        language=read_language("site.language", site.language),
        authors=tuple(
            read_person(f"site.authors[{number}]", author)
            for number, author in enumerate(site.authors)
        ),
        rights=one_line(site.rights or "") or None,
    )


def _folder_address(site: Site) -> str:
    """The site's address with a slash at the end; one that can mint ids."""
    try:
        url = web_address(site.url)
    except ValueError:
        url = ""
    if not url or "?" in url or "#" in url:
        expected = "an address such as 'https://news.example.org/'"
        raise FormError("site.url", shown(site.url), expected)
    url = url if url.endswith("/") else url + "/"
    if site.authority is None and not is_authority(_authority_of(url)):
        raise FormError("site.authority", "nothing", "one, as site.url has no domain")
    return url


def _authority_of(url: str) -> str:
    return f"{urlsplit(url).hostname},2026"


def _check_numbers(settings: Settings) -> None:
    _check_limits("output.", settings.output)
    if not 0 <= settings.guard.max_withdrawn <= 1:
        raise FormError(
            "guard.max_withdrawn", shown(settings.guard.max_withdrawn), "a share from 0.0 to 1.0"
        )
    if settings.seeds.max_bytes < 1:
        raise FormError("seeds.max_bytes", shown(settings.seeds.max_bytes), "a number of bytes")


def _check_limits(where: str, limits: Output | OwnFeed) -> None:
    for name, least, most in (
        ("items", 1, MOST_ITEMS),
        ("bytes", LEAST_BYTES, MOST_BYTES),
        ("days", 1, 36_500),
    ):
        found = getattr(limits, name)
        if found is not None and not least <= found <= most:
            raise FormError(where + name, shown(found), f"a number from {least:,} to {most:,}")


def _checked_feeds(feeds: tuple[OwnFeed, ...]) -> tuple[OwnFeed, ...]:
    checked: list[OwnFeed] = []
    for number, feed in enumerate(feeds):
        where = f"feed[{number}]."
        if slug(feed.name) != feed.name or feed.name in RESERVED:
            expected = "a name for its folder such as 'harbour-news'"
            raise FormError(where + "name", shown(feed.name), expected)
        if feed.name in (other.name for other in checked):
            raise FormError(where + "name", shown(feed.name), "one that no other feed has")
        if not (feed.sections or feed.tags or feed.authors or feed.query.strip()):
            raise FormError(where + "sections", "nothing", "sections, tags, authors or a query")
        _check_limits(where, feed)
        _check_query(where + "query", feed.query)
        title = one_line(feed.title) or feed.name
        checked.append(replace(feed, title=title, description=one_line(feed.description)))
    return tuple(checked)


def _check_query(field: str, query: str) -> None:
    if not query.strip():
        return
    from feedpub.search import Search  # SQLite, only for those who ask for it

    try:
        Search([query])
    except ValueError as error:
        expected = "words as in 'harbour AND (crane OR quay) NOT tags:sport'"
        raise FormError(field, f"{shown(query)} ({error})", expected) from None


def _check_folders(seeds: str, output: str) -> None:
    for name, folder in (("seeds.folder", seeds), ("output.folder", output)):
        if not folder.strip() or "\0" in folder:
            raise FormError(name, shown(folder), "the path of a folder")
    for name, folder, others in (
        ("seeds.folder", seeds, [STATE, PROFILES]),
        ("output.folder", output, [STATE, PROFILES, seeds]),
    ):
        for other in others:
            if _overlap(folder, other) or (other == STATE and normpath(folder) == ".."):
                raise FormError(name, shown(folder), f"a folder apart from {other!r}")


def _overlap(one: str, other: str) -> bool:
    first, second = PurePath(normpath(one)), PurePath(normpath(other))
    return first.is_relative_to(second) or second.is_relative_to(first)


def _check_formats(chosen: tuple[str, ...], known: tuple[str, ...]) -> None:
    for number, name in enumerate(chosen):
        if name not in known:
            raise FormError(f"output.formats[{number}]", shown(name), "one of " + ", ".join(known))
    if not chosen:
        raise FormError("output.formats", "none", "one or more of " + ", ".join(known))
