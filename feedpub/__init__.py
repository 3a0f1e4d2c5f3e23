"""feedpub turns a folder of captured news articles into feeds.

The feed builder also stands alone: `render_rss`, `render_atom` and `render_json` make bytes
of a `Feed` and its `NewsItem`s, without seeds, ledger or disk.
"""

from importlib import import_module

__version__ = "0.1.0"

# Loaded when first asked for: a build with nothing to do needs none of them.
_HOMES = {
    "Attachment": "feedpub.model",
    "Feed": "feedpub.model",
    "FeedError": "feedpub.errors",
    "FeedpubError": "feedpub.errors",
    "NewsItem": "feedpub.model",
    "Person": "feedpub.model",
    "render_atom": "feedpub.documents",
    "render_json": "feedpub.documents",
    "render_rss": "feedpub.documents",
}

TYPE_CHECKING = False  # as typing has it, which is slow to import
if TYPE_CHECKING:
    from feedpub.documents import render_atom, render_json, render_rss
    from feedpub.errors import FeedError, FeedpubError
    from feedpub.model import Attachment, Feed, NewsItem, Person

__all__ = [
    "Attachment",
    "Feed",
    "FeedError",
    "FeedpubError",
    "NewsItem",
    "Person",
    "render_atom",
    "render_json",
    "render_rss",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
