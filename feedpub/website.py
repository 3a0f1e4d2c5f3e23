"""What lies beside the feeds: the front page, pages of items, stylesheets, the list of feeds."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from feedpub import __version__
from feedpub.documents import (
    PAGES,
    STYLESHEET,
    address,
    document_path,
    feed_of,
    page_path,
    with_page,
)
from feedpub.errors import FeedError
from feedpub.fields import read_zone
from feedpub.files import names_in, stat_if_there
from feedpub.formats import FORMATS, opml
from feedpub.glance import TEMPLATES
from feedpub.history import Entry
from feedpub.identifiers import digest
from feedpub.ledger import FeedRow, Ledger
from feedpub.model import Feed, NewsItem
from feedpub.outputs import Output, output_of, stands
from feedpub.pages import (
    FeedFile,
    Group,
    ListedFeed,
    Site,
    Templates,
    load_templates,
    render_feed_style,
    render_index,
    render_item,
    render_style,
)
from feedpub.project import Project
from feedpub.selection import ALL, AUTHORS, SECTIONS, TAGS

FRONT = "index.html"
STYLE = "style.css"
LATEST = 20  # items of the front page
# The kinds of feeds, as pages call them, by the beginning of their folder.
_KINDS: dict[str, Group] = {SECTIONS: "sections", TAGS: "tags", AUTHORS: "authors"}


class Website:
    """The pages of a project, rendered where they may differ from what stands.

    Args:
        project: Whose pages.
        ledger: With the items and feeds as they are to be.
        force: Render all, whatever the ledger says of them.

    Raises:
        ConfigError: a template cannot be read.
    """

    def __init__(self, project: Project, ledger: Ledger, *, force: bool) -> None:
        self._project = project
        self._ledger = ledger
        self._force = force
        self._complaints: set[str] = set()  # told of one page, and true of all
        self._templates: Templates = load_templates(os.path.join(project.folder, TEMPLATES))

    def styles(self) -> Iterator[Output]:
        """The stylesheets, which documents and pages lead to."""
        language = self._project.settings.site.language
        for path, data in (
            (STYLE, render_style(self._templates)),
            (STYLESHEET, render_feed_style(language, self._templates)),
        ):
            source = digest(data.decode())
            if self._force or not stands(self._project, self._ledger, path, source):
                yield output_of(self._project, path, source, data)

    def front(
        self, feeds: Sequence[FeedRow], latest: Sequence[Entry], failures: list[str]
    ) -> Iterator[Output]:
        """The front page, and the list of all feeds.

        Args:
            feeds: Those that are published, or are about to be.
            latest: The items that it shows.
            failures: To which what stands in the way is added.
        """
        if not feeds:
            return
        site = self._site(feeds)
        items = [self._told(entry) for entry in latest]
        if not (any(map(_is_unread, latest)) and self._is_there(FRONT)):
            source = digest(__version__, self._templates.fingerprint, repr(site), *map(str, items))
            page = partial(render_index, site, items, self._templates)
            yield from self._made(FRONT, source, page, failures)
        source = digest(__version__, repr(site), repr(feeds))
        listing = partial(self._opml, site, feeds)
        yield from self._made(opml.FILE_NAME, source, listing, failures)

    def _made(
        self, path: str, source: str, render: Callable[[], bytes], failures: list[str]
    ) -> Iterator[Output]:
        """The file at *path*, unless one of the same source stands there."""
        if not self._force and stands(self._project, self._ledger, path, source):
            return
        try:
            yield output_of(self._project, path, source, render())
        except FeedError as error:
            failures.append(str(error))

    def note_pages(self) -> None:
        """Note which pages of items are to be made: all of them where others would come out."""
        settings = self._project.settings
        formats = settings.output.formats  # each page announces the feed in all of them
        recipe = digest(__version__, self._templates.fingerprint, repr((settings.site, formats)))
        if self._force or self._ledger.note("pages") != recipe:
            self._ledger.mark_pages()
            self._ledger.put_note("pages", recipe)
        names = set(names_in(os.path.join(self._project.feeds, PAGES)))
        items = self._ledger.pages()
        if len(names) < len(items):
            for item in items:
                if page_path(item).removeprefix(f"{PAGES}/") not in names:
                    self._ledger.put_page(item)

    def page(self, entry: Entry, failures: list[str]) -> Output | None:
        """The page of an item without an address of its own; None where it cannot be made.

        Args:
            entry: The item.
            failures: To which what stands in the way is added, once for all pages.
        """
        path = page_path(entry.id)
        if _is_unread(entry) and self._is_there(path):
            return None
        main = self._ledger.feed(ALL)
        site = self._site([main] if main else [])
        url = address(self._project.settings, path)
        try:
            data = render_item(site, self._told(entry), self._templates, url=url)
        except FeedError as error:
            if error.problem not in self._complaints:
                failures.append(str(error))
            self._complaints.add(error.problem)
            return None
        return output_of(self._project, path, "page", data)

    def _is_there(self, path: str) -> bool:
        return stat_if_there(os.path.join(self._project.feeds, path)) is not None

    def _told(self, entry: Entry) -> NewsItem:
        """An item as pages tell of it: a feed needs a date where the seed has none, a page not."""
        item = with_page(self._project.settings, entry.item)
        return item if entry.story.published else replace(item, published=None, updated=None)

    def _site(self, rows: Sequence[FeedRow]) -> Site:
        settings = self._project.settings
        counts = self._ledger.counts() if len(rows) > 1 else {}
        return Site(
            feed=self._feed(FeedRow(folder=ALL, name="")),
            feeds=tuple(self._listed(row, counts.get(row.folder, 0)) for row in rows),
            opml=address(settings, opml.FILE_NAME),
            zone=read_zone("site.timezone", settings.site.timezone),
        )

    def _feed(self, row: FeedRow) -> Feed:
        return feed_of(self._project.settings, folder=row.folder, name=row.name, id=row.id)

    def _listed(self, row: FeedRow, count: int) -> ListedFeed:
        settings = self._project.settings
        return ListedFeed(
            title=self._feed(row).title,
            count=count,
            files=tuple(
                FeedFile(
                    media_type=FORMATS[name].MEDIA_TYPE,
                    url=address(settings, document_path(row.folder, FORMATS[name].FILE_NAME)),
                )
                for name in settings.output.formats
            ),
            group=_kind(row.folder),
        )

    def _opml(self, site: Site, rows: Sequence[FeedRow]) -> bytes:
        alone = [self._subscription(row) for row in rows if "/" not in row.folder]
        groups = [
            opml.Group(
                title=kind.capitalize(),
                members=tuple(
                    self._subscription(row) for row in rows if row.folder.startswith(prefix)
                ),
            )
            for prefix, kind in _KINDS.items()
        ]
        return opml.render([*alone, *groups], title=site.feed.title)

    def _subscription(self, row: FeedRow) -> opml.Subscription:
        name = self._project.settings.output.formats[0]
        path = document_path(row.folder, FORMATS[name].FILE_NAME)
        assert row.updated  # it is published, or about to be
        return opml.Subscription(
            feed=self._feed(row),
            url=address(self._project.settings, path),
            format=name,
            updated=row.updated,
        )


def _is_unread(entry: Entry) -> bool:
    """Whether nobody has read its seed since the ledger was lost.

    Feeds do not say whether the date is the story's own: its page stays as it stands.
    """
    return entry.seed is None


def _kind(folder: str) -> Group | None:
    """The kind of the feed in *folder*, as pages call it; none for that of all."""
    if folder == ALL:
        return None
    return next((kind for prefix, kind in _KINDS.items() if folder.startswith(prefix)), "more")
