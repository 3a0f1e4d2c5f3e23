"""The order in which a page is read."""

import html
import re
from datetime import datetime
from typing import Any

import msgspec
from lxml.html import HtmlElement

from feedpub import foreign
from feedpub.conventions import Conventions
from feedpub.fields import MAX_LINE
from feedpub.identifiers import canonical_url
from feedpub.markup import one_line, paragraphs_to_html, shorten
from feedpub.model import Fact, Line
from feedpub.normalise.capture.dates import PrintedDate, day_first_at, day_first_in, day_first_where
from feedpub.normalise.language import detect_language
from feedpub.normalise.page import dates, evidence, markup, people, refusal, titles
from feedpub.normalise.page.blocks import read_blocks
from feedpub.normalise.page.dates import Ways
from feedpub.normalise.page.head import MAX_VALUE, Head, read_head
from feedpub.normalise.page.linked import Linked, Table, choose_story, read_linked, text_of
from feedpub.normalise.page.near import near
from feedpub.normalise.page.profiled import by_profile
from feedpub.normalise.page.source import Source, read_source
from feedpub.normalise.page.story import Story, judge

MAX_TAGS = 30
LONGEST_TAG = 100  # characters
LONGEST_SECTION = 80


_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_SAME_LANGUAGE = {
    "no": ("nb", "nn"),
    "hr": ("bs", "sr", "sh"),
    "sr": ("hr", "bs", "sh"),
    "id": ("ms",),
}
_BREAK = re.compile(r"\n|</(?:p|div|li|h\d)\s*>|<(?:p|br)\b[^<>]*>|<[^<>]+>", re.IGNORECASE)
SHORTEST_STATED = 600  # characters of a story in linked data; a shorter one may be its start
MUCH_MORE = 2.0  # times the story as shown, for the one in the linked data to be preferred


class PageReading(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says."""

    facts: dict[str, Fact] = {}
    lines: tuple[Line, ...] = ()  # its blocks
    remarks: tuple[str, ...] = ()
    rejected: str | None = None


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page taken apart, before anything is believed."""

    root: HtmlElement
    head: Head
    linked: Linked
    table: Table  # the story in the linked data; empty where there is none
    url: Fact | None
    base: str | None  # what relative addresses start from
    names: list[str]  # of the site


def read_page(
    page: str, *, url: str | None, captured: datetime | None, conventions: Conventions
) -> PageReading:
    """What a saved page says of its story, and the story.

    Args:
        page: The HTML.
        url: Where it was saved from, if that is known.
        captured: When the page was as it is here, likewise.
        conventions: For dates and the profile of the site.

    Raises:
        ValueError: the page is larger, nests deeper or has longer tags than pages do.
    """
    source = read_source(page)
    profile = conventions.profile
    taken = _take_apart(source, url, profile.publisher if profile else None)
    title, forms = _title(taken)
    stated = _paragraphs(taken.table.get("articleBody"))
    story = judge(
        read_blocks(taken.root),
        evidence.gather(
            taken.root, headlines=forms, descriptions=_descriptions(taken), stated=stated
        ),
    )
    if profile:
        story = by_profile(story, profile)
    lines = _lines(story)
    content = _stated_content(stated, story)
    refused = None if content else refusal.reason(taken.head, story, title, forms)
    if refused or title is None:
        return PageReading(lines=lines, rejected=refused or "no article: a page without a title")
    if content is None:
        body = markup.to_html(story.body, within=story.container, base=taken.base)
        content = Fact(body, _where(story))
    remarks: list[str] = []
    facts = {
        "title": Fact(shorten(title.text, MAX_LINE), title.source),
        "content_html": content,
        **_dates(taken, story, _ways(taken, story, captured, conventions), remarks),
        **_other_facts(taken, story, title.text, remarks),
    }
    return PageReading(facts=facts, lines=lines, remarks=tuple(remarks))


def _where(story: Story) -> str:
    body = story.body
    return f"blocks {body[0].number} to {body[-1].number}"


def _stated_content(stated: list[str], story: Story) -> Fact | None:
    """The story as linked data gives it, where the page shows less than half of it.

    Pages that load their text by script, or hide it behind a wall, have it nowhere else.
    """
    length = sum(map(len, stated))
    shown = sum(len(block.text) for block in story.body)
    if length < SHORTEST_STATED or length < MUCH_MORE * shown:
        return None
    return Fact(paragraphs_to_html(tuple(stated)), "JSON-LD articleBody")


def _paragraphs(value: Any) -> list[str]:
    """The paragraphs of a text in the linked data, which some write as HTML."""
    text = html.unescape(text_of(value))
    return [line for line in map(one_line, _BREAK.split(text)) if line]


def _take_apart(source: Source, url: str | None, publisher: str | None) -> Page:
    head, linked = read_head(source.root), read_linked(source.linked)
    where = _url(head, url)
    stated = [text for text, _ in (head.first("og:title"), head.first("twitter:title")) if text]
    table = choose_story(
        linked,
        urls=(canonical_url(str(where.value)),) if where else (),
        titles=(*head.headings[:3], *stated, head.title),
    )
    known = [publisher or "", _said(table.get("publisher"))]
    known += [head.first(name)[0] for name in ("og:site_name", "application-name", "publisher")]
    if where:
        host = canonical_url(str(where.value)).split("/")[0]
        known += [host, "www." + host, *host.split(".")[:-1]]
    return Page(
        root=source.root,
        head=head,
        linked=linked,
        table=table,
        url=where,
        base=foreign.address(head.base, base=url) or (str(where.value) if where else url),
        names=[name for name in known if name],
    )


def _said(value: Any) -> str:
    """A text of the linked data, without the HTML references that few leave out."""
    return one_line(html.unescape(text_of(value)[:MAX_VALUE]))


def _url(head: Head, known: str | None) -> Fact | None:
    """The page's own address: what it states, if that is of the site that it is known to be of."""
    stated = [(head.canonical, "link canonical")]
    stated += [(value, "og:url") for value in head.metas.get("og:url", ())[:1]]
    for text, source in stated:
        address = foreign.address(text, base=known)
        if address and _is_of(address, known):
            return Fact(address, source)
    return Fact(known, "where it was saved from") if known else None


def _is_of(address: str, known: str | None) -> bool:
    """Whether an address can be that of a page saved from *known*."""
    host, _, path = canonical_url(address).partition("/")
    if known is None:
        return True
    other, _, known_path = canonical_url(known).partition("/")
    same_site = host.split(".")[-2:] == other.split(".")[-2:]
    return same_site and (bool(path) or not known_path)


def _title(page: Page) -> tuple[titles.Title | None, list[str]]:
    """The headline, and all the forms that the page gives it."""
    head = page.head
    headings = [titles.Title(text, "h1") for text in head.headings]
    headings += [titles.Title(text, "heading") for text in head.headlines]
    stated = [
        titles.Title(
            _said(page.table.get("headline") or page.table.get("name")), "JSON-LD headline"
        )
    ]
    for name in (
        "og:title",
        "twitter:title",
        "parsely-title",
        "sailthru.title",
        "dc.title",
        "title",
    ):
        stated += [titles.Title(value, f"meta {name}") for value in head.metas.get(name, ())[:1]]
    stated.append(titles.Title(head.title, "title element"))
    stated = [each for each in stated if each.text]
    title = titles.choose_title(headings, stated, page.names, head.subheadings)
    forms = [each.text for each in (*stated, *headings[: len(head.headings)])]
    return title, [*forms, title.text] if title else forms


def _descriptions(page: Page) -> list[str]:
    found = [page.head.first("og:description")[0], page.head.first("description")[0]]
    return [text for text in (_said(page.table.get("description")), *found) if text]


def _dates(page: Page, story: Story, ways: Ways, remarks: list[str]) -> dict[str, Fact]:
    """When it was published, and when changed, if that was later."""
    url = str(page.url.value) if page.url else ""
    texts = dates.published_texts(
        page.table, page.linked.page, page.head, story, lambda: list(near(story)), url
    )
    published = dates.first_date(texts, ways, remarks)
    updated = dates.first_date(dates.updated_texts(page.table, page.head), ways, remarks)
    facts = {}
    if published:
        facts["published"] = Fact(published.moment.isoformat(), published.source)
    if updated and published and updated.moment > published.moment:
        facts["updated"] = Fact(updated.moment.isoformat(), updated.source)
    return facts


def _ways(page: Page, story: Story, captured: datetime | None, conventions: Conventions) -> Ways:
    def order(date: PrintedDate) -> bool | None:
        if conventions.day_first is not None:
            return conventions.day_first
        found = day_first_in("\n".join(each.block.text for each in story.judged), date)
        if found is None and page.url:
            found = day_first_at(str(page.url.value))
        return day_first_where(page.head.language) if found is None else found

    def language() -> str | None:
        detected = detect_language(" ".join(block.text for block in story.body[:20]))
        stated = page.head.language.split("-")[0].lower()
        return conventions.language or detected or stated or None

    return Ways(zone=conventions.zone, day_first=order, language=language, captured=captured)


def _other_facts(page: Page, story: Story, title: str, remarks: list[str]) -> dict[str, Fact]:
    found = {
        "url": page.url,
        "authors": people.find_authors(page.table, page.linked, page.head, story, page.names),
        "section": _section(page, title),
        "tags": _tags(page),
        "language": _language(page, story, remarks),
        "summary": _summary(page, title),
        "attachments": _picture(page),
    }
    return {name: fact for name, fact in found.items() if fact is not None}


def _section(page: Page, title: str) -> Fact | None:
    stated = [(_said(page.table.get("articleSection")), "JSON-LD articleSection")]
    for name in (
        "article:section",
        "og:article:section",
        "parsely-section",
        "section",
        "sailthru.section",
    ):
        stated += [(value, f"meta {name}") for value in page.head.metas.get(name, ())[:1]]
    # Of the way to a page, the first step is the site and the last the page.
    stated += [(html.unescape(name), "breadcrumbs") for name in page.linked.crumbs[1:-1][:1]]
    own = {titles.folded(name) for name in (*page.names, title)}
    for text, source in stated:
        text = one_line(text)
        if (
            1 < len(text) <= LONGEST_SECTION
            and titles.folded(text) not in own
            and "://" not in text
        ):
            return Fact(text, source)
    return None


def _tags(page: Page) -> Fact | None:
    metas = page.head.metas
    stated: list[tuple[list[str], str]] = [
        (_listed(page.table.get("keywords")), "JSON-LD keywords")
    ]
    stated.append((metas.get("article:tag", []), "meta article:tag"))
    for name in ("news_keywords", "parsely-tags", "sailthru.tags", "keywords"):
        stated.append((metas.get(name, [])[:1], f"meta {name}"))
    for texts, source in stated:
        split = (
            texts
            if len(texts) > 1
            else [t for text in texts for t in text.replace(";", ",").split(",")]
        )
        tags = [one_line(html.unescape(tag)) for tag in split]
        tags = list(dict.fromkeys(tag for tag in tags if 1 < len(tag) <= LONGEST_TAG))
        if tags:
            return Fact(tags[:MAX_TAGS], source)
    return None


def _listed(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for text in map(text_of, values[:200]) if text]


def _language(page: Page, story: Story, remarks: list[str]) -> Fact | None:
    """The language that the page states, unless its words are plainly of another."""
    stated = [
        (page.head.language, "html lang"),
        (text_of(page.table.get("inLanguage")), "JSON-LD inLanguage"),
    ]
    stated += [(value, "meta og:locale") for value in page.head.metas.get("og:locale", ())[:1]]
    detected = detect_language(" ".join(block.text for block in story.body[:20]))
    for text, source in stated:
        tag = text.strip().replace("_", "-")
        if not _TAG.fullmatch(tag):
            continue
        if detected and tag.split("-")[0].lower() not in (
            detected,
            *_SAME_LANGUAGE.get(detected, ()),
        ):
            remarks.append(f"language: {source} says {tag!r}, the words are {detected!r}")
            continue
        return Fact(tag, source)
    return None


def _summary(page: Page, title: str) -> Fact | None:
    stated = [(_said(page.table.get("description")), "JSON-LD description")]
    for name in ("og:description", "description", "twitter:description", "dc.description"):
        stated += [(value, f"meta {name}") for value in page.head.metas.get(name, ())[:1]]
    for text, source in stated:
        if len(text) > 1 and titles.folded(text) != titles.folded(title):
            return Fact(html.unescape(text), source)
    return None


def _picture(page: Page) -> Fact | None:
    for name in ("og:image", "og:image:url", "twitter:image"):
        for value in page.head.metas.get(name, ())[:1]:
            if file := foreign.attachment(value, base=page.base):
                return Fact([file], f"meta {name}")
    return None


def _lines(story: Story) -> tuple[Line, ...]:
    return tuple(
        Line(
            number=each.block.number,
            text=_shown(each.block.text),
            role=each.role,
            rule=each.rule,
        )
        for each in story.judged
    )


def _shown(text: str) -> str:
    return (text if text.isprintable() else one_line(text)) or "[picture]"
