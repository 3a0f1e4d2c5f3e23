"""Sites and items → pages and stylesheets, as bytes."""

from collections.abc import Iterable

from feedpub.model import NewsItem
from feedpub.pages.feed_style import feed_style
from feedpub.pages.site import Site
from feedpub.pages.templates import Templates
from feedpub.pages.views import Frame, feed_view, group_views, item_view, site_view
from feedpub.pages.words import direction_of, words_of


def render_index(site: Site, items: Iterable[NewsItem], templates: Templates) -> bytes:
    """The front page: what this is, how to subscribe, all feeds, the latest items.

    Args:
        site: Whose page.
        items: The latest, in the order of the page. Those with an address get a link; the
            first attachment that is a picture is shown.
        templates: To be filled.

    Raises:
        FeedError: a template of the project cannot be used, told with its path and line.
    """
    frame = _frame(site, site.feed.url, site.feed.language)
    variables = _shared(site, frame, site.feed.url)
    variables |= {
        "groups": group_views(site, frame),
        "items": tuple(item_view(item, frame, whole=False) for item in items),
    }
    return templates.render("index.html", "index.html", variables)


def render_item(site: Site, item: NewsItem, templates: Templates, *, url: str) -> bytes:
    """The page of an item, in the item's own language where there are words in it.

    Args:
        site: Whose page.
        item: With its story as safe HTML.
        templates: To be filled.
        url: Where the page is served, below the site's folder.

    Raises:
        FeedError: a template of the project cannot be used, told with its path and line.
    """
    frame = _frame(site, url, item.language, site.feed.language)
    variables = _shared(site, frame, url) | {"item": item_view(item, frame, whole=True)}
    return templates.render("item.html", url, variables)


def render_style(templates: Templates) -> bytes:
    """The stylesheet of pages, in UTF-8."""
    return templates.text("style.css").encode()


def render_feed_style(language: str | None, templates: Templates) -> bytes:
    """The stylesheet of feeds that a browser shows, in UTF-8.

    Args:
        language: Of feeds that do not say theirs by ``xml:lang``: that of the site.
        templates: Which may hold another ``feed.css``.
    """
    return feed_style(templates.text("feed.css"), language).encode()


def _frame(site: Site, url: str, *languages: str | None) -> Frame:
    words = words_of(*languages)
    base = site.feed.url
    depth = url[len(base) :].count("/") if url.startswith(base) else 0
    family = words.language.split("-")[0]
    own = [each for each in languages if each and each.lower().split("-")[0] == family]
    return Frame(
        words=words,
        title=site.feed.title,
        base=base,
        root="../" * depth,
        zone=site.zone,
        language=own[0] if own else words.language,
    )


def _shared(site: Site, frame: Frame, url: str) -> dict[str, object]:
    """The variables that every template gets."""
    feeds = [feed_view(feed, frame) for feed in site.feeds]
    main = [feed_view(feed, frame) for feed in site.feeds if not feed.group]
    return {
        "words": frame.words,
        "language": frame.language,
        "direction": direction_of(frame.language),
        "root": frame.root,
        "url": url,
        "site": site_view(site.feed, frame),
        "main": main,
        "feeds": feeds,
        "opml": frame.href(site.opml) if site.opml else None,
    }
