"""The templates of pages: feedpub's own, and those of a project in their place."""

import os
from functools import lru_cache
from importlib.resources import files as resources
from typing import TYPE_CHECKING, NoReturn

from feedpub.errors import ConfigError, FeedError
from feedpub.files import read_if_there
from feedpub.identifiers import digest

if TYPE_CHECKING:
    from jinja2 import Environment

OWN = "feedpub/"  # before a name: feedpub's own of that name, for a project's to extend
NAMES = ("base.html", "feed.css", "index.html", "item.html", "parts.html", "style.css")
_SUFFIXES = (".html", ".css")


class Templates:
    """Texts by name; a project's stand in place of feedpub's own of the same name.

    Args:
        paths: Of the project's templates, by name.
        texts: Of the same.
    """

    def __init__(self, paths: dict[str, str], texts: dict[str, str]) -> None:
        folder = resources(__package__).joinpath("templates")
        own = {name: folder.joinpath(name).read_text("utf-8") for name in NAMES}
        self._paths = paths
        self._texts = {OWN + name: text for name, text in own.items()} | own | texts

    @property
    def fingerprint(self) -> str:
        """A digest of all texts: what was made of others is to be made again."""
        return digest(*(part for text in sorted(self._texts.items()) for part in text))

    def text(self, name: str) -> str:
        """A text as it stands."""
        return self._texts[name]

    def render(self, name: str, page: str, variables: dict[str, object]) -> bytes:
        """A template filled, in UTF-8.

        Args:
            name: Of the template.
            page: What is made of it, for errors.
            variables: That it may use.

        Raises:
            FeedError: a template of the project is none, or cannot be filled; with its path
                and line.
        """
        from jinja2 import TemplateSyntaxError

        try:
            for own in filter(self._is_template, self._paths):
                self._environment.get_template(own)  # so that each is checked, used or not
            text = self._environment.get_template(name).render(variables)
        except TemplateSyntaxError as error:
            path = self._paths.get(error.name or "")
            if path is None:
                raise
            raise FeedError(page, f"{path}, line {error.lineno}: {error.message}") from error
        except Exception as error:  # a template may do whatever it likes
            self._tell(page, error)
        return text.encode("utf-8", "xmlcharrefreplace")

    @staticmethod
    def _is_template(name: str) -> bool:
        return name.endswith(".html")

    @property
    def _environment(self) -> "Environment":
        return _environment(tuple(self._texts.items()), tuple(self._paths.items()))

    def _tell(self, page: str, error: Exception) -> NoReturn:
        """Say where a template of the project failed; what is none of its faults stays as it is."""
        places = []
        step = error.__traceback__
        while step:
            places.append((step.tb_frame.f_code.co_filename, step.tb_lineno))
            step = step.tb_next
        for path, line in reversed(places):
            if path in self._paths.values():
                said = str(error) or type(error).__name__
                raise FeedError(page, f"{path}, line {line}: {said}") from error
        raise error


@lru_cache(maxsize=2)
def _environment(
    texts: tuple[tuple[str, str], ...], paths: tuple[tuple[str, str], ...]
) -> "Environment":
    """What fills templates; kept, since to compile them takes longer than to fill them."""
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    text_of, path_of = dict(texts), dict(paths)

    def source(name: str) -> tuple[str, str | None, None] | None:
        """A template as jinja2 asks for it; under its path, which tracebacks then tell."""
        text = text_of.get(name)
        return None if text is None else (text, path_of.get(name), None)

    # A project may come from somebody else: its templates write pages, and do no more.
    return ImmutableSandboxedEnvironment(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def load_templates(folder: str | None = None) -> Templates:
    """feedpub's templates, with those in *folder* in their place. jinja2 is not loaded yet.

    Args:
        folder: ``templates/`` of the project, where there is one. Of the files in it, those are
            read that end in ``.html`` or ``.css`` and are not hidden.

    Raises:
        ConfigError: a file cannot be read.
    """
    paths, texts = {}, {}
    for name in _listed(folder) if folder else ():
        path = os.path.join(folder or "", name)
        try:
            data = read_if_there(path)
            if data is not None:
                texts[name] = data.decode("utf-8-sig")
                paths[name] = path
        except OSError as error:
            raise ConfigError(f"{path}: found {error.strerror}; expected a file") from error
        except UnicodeDecodeError as error:
            raise ConfigError(f"{path}: found bytes that are not UTF-8; expected text") from error
    return Templates(paths, texts)


def _listed(folder: str) -> list[str]:
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise ConfigError(f"{folder}: found {error.strerror}; expected a folder") from error
    return sorted(each for each in names if each.endswith(_SUFFIXES) and each[0] != ".")
