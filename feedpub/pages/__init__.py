"""Pages for people, and the stylesheets of pages and feeds: values in, bytes out.

The front page tells what there is and how to subscribe; an item that has no page of its own
gets one, so that its link opens something. No clock, no script, nothing from elsewhere but
the pictures of the stories.

    templates = load_templates(folder)
    site = Site(feed=feed, feeds=feeds, opml=address)
    render_index(site, items, templates)                  index.html
    render_item(site, item, templates, url=address)       items/<key>.html
    render_style(templates)                               style.css
    render_feed_style(site.feed.language, templates)      feed.css

jinja2 and Babel, which are slow to import, are loaded with the first page that is rendered.
"""

from feedpub.pages.rendering import (
    render_feed_style,
    render_index,
    render_item,
    render_style,
)
from feedpub.pages.site import FeedFile, Group, ListedFeed, Site
from feedpub.pages.templates import Templates, load_templates

__all__ = [
    "FeedFile",
    "Group",
    "ListedFeed",
    "Site",
    "Templates",
    "load_templates",
    "render_feed_style",
    "render_index",
    "render_item",
    "render_style",
]
