"""A project: a folder with a feedpub.toml, and where its things lie."""

import os

import msgspec

from feedpub.config import Settings, parse_profile, parse_settings, with_profiles
from feedpub.errors import ConfigError
from feedpub.files import read_if_there, stat_if_there, wait_for_tick
from feedpub.formats import FORMATS
from feedpub.glance import CONFIG, INDEX, LEDGER, STATE, config_signature, profile_files


class Project(msgspec.Struct, frozen=True, kw_only=True):
    """Where a project's things lie, and what its feedpub.toml says."""

    folder: str
    settings: Settings
    signature: str  # of the files that the settings come from, before they were read

    @property
    def seeds(self) -> str:
        """The seeds folder."""
        return os.path.join(self.folder, self.settings.seeds.folder)

    @property
    def feeds(self) -> str:
        """The folder of published files."""
        return os.path.join(self.folder, self.settings.output.folder)

    @property
    def state(self) -> str:
        """The folder of ledger, index and lock."""
        return os.path.join(self.folder, STATE)

    @property
    def ledger(self) -> str:
        """The file of the ledger."""
        return os.path.join(self.folder, LEDGER)

    @property
    def index(self) -> str:
        """The file of stat signatures."""
        return os.path.join(self.folder, INDEX)

    @property
    def lock(self) -> str:
        """The file that a run holds locked."""
        return os.path.join(self.state, "lock")


def load_project(folder: str) -> Project:
    """The project in *folder*.

    Raises:
        ConfigError: there is no feedpub.toml, or it cannot be used.
    """
    try:
        files = [_inside(folder, name) for name in (CONFIG, *profile_files(folder))]
        wait_for_tick([status.st_ctime_ns for status in map(stat_if_there, files) if status])
        signature = config_signature(folder)
    except OSError as error:
        name = os.path.normpath(error.filename or folder)
        raise ConfigError(f"{name}: found {error.strerror}; expected a file") from error
    path, *others = files
    settings = parse_settings(_text(path), file=path, formats=(*FORMATS,))
    profiles = {file: parse_profile(_text(file), file=file) for file in others}
    settings = with_profiles(settings, profiles, file=path)
    project = Project(folder=folder, settings=settings, signature=signature)
    seeds, feeds = os.path.realpath(project.seeds), os.path.realpath(project.feeds)
    if os.path.commonpath([seeds, feeds]) in (seeds, feeds):
        raise ConfigError(
            f"{path}: output.folder: found {feeds}; expected a folder apart from {seeds}"
        )
    return project


def _inside(folder: str, name: str) -> str:
    return os.path.normpath(os.path.join(folder, name))


def _text(path: str) -> str:
    try:
        data = read_if_there(path)
    except OSError as error:
        raise ConfigError(f"{path}: found {error.strerror}; expected a file") from error
    if data is None:
        begin = " (feedpub init writes it)" if os.path.basename(path) == CONFIG else ""
        raise ConfigError(f"{path}: found no such file; expected one{begin}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: found bytes that are not UTF-8; expected TOML") from error
