"""A project: a folder with a feedpub.toml, and where its things lie."""

import os

import msgspec

from feedpub.config import Settings, parse_settings
from feedpub.errors import ConfigError
from feedpub.files import read_if_there, stat_if_there, wait_for_tick
from feedpub.formats import FORMATS
from feedpub.glance import CONFIG, INDEX, LEDGER, STATE, config_signature


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
    path = os.path.normpath(os.path.join(folder, CONFIG))
    try:
        wait_for_tick([status.st_ctime_ns for status in (stat_if_there(path),) if status])
        signature = config_signature(folder)
        data = read_if_there(path)
    except OSError as error:
        raise ConfigError(f"{path}: found {error.strerror}; expected a file") from error
    if data is None:
        raise ConfigError(f"{path}: found no such file; expected one (feedpub init writes it)")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: found bytes that are not UTF-8; expected TOML") from error
    settings = parse_settings(text, file=path, formats=(*FORMATS,))
    project = Project(folder=folder, settings=settings, signature=signature)
    seeds, feeds = os.path.realpath(project.seeds), os.path.realpath(project.feeds)
    if os.path.commonpath([seeds, feeds]) in (seeds, feeds):
        raise ConfigError(
            f"{path}: output.folder: found {feeds}; expected a folder apart from {seeds}"
        )
    return project
