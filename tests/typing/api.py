"""What users' type checkers see of the public names; checked, never run."""

from datetime import datetime

from feedpub import Feed, FeedError, NewsItem, Person, render_atom, render_json, render_rss

feed: Feed = Feed(id="tag:example.org,2026:feed", title="T", url="https://example.org/")
item: NewsItem = NewsItem(title="T", authors=(Person(name="A"),), published=datetime.now())
title: str = item.title
published: datetime | None = item.published

try:
    data: bytes = render_rss(feed, [item], url="https://example.org/rss.xml")
    data = render_atom(feed, [item])
    data = render_json(feed, [item])
except FeedError as error:
    problem: str = error.problem
