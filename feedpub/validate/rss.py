"""RSS 2.0 (the RSS Advisory Board's specification 2.0.11) and its Best Practices Profile."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from feedpub.validate.definition import Element, Verdict, anything, attributes, needed
from feedpub.validate.document import XML, at, name_of, text_of
from feedpub.validate.finding import Fault
from feedpub.validate.html import html, markup_in, plain
from feedpub.validate.values import (
    both,
    count,
    http,
    language,
    media_type,
    nonblank,
    number,
    one_of,
    positive,
    rfc822,
    web_uri,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"
_SPEC = "RSS 2.0, <{}>"
_EMAIL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"


def person(text: str) -> Iterator[Verdict]:
    """``someone@example.org (Real Name)`` (RSS profile, E-mail Addresses)."""
    text = " ".join(text.split())
    if text.lower().startswith("mailto:"):
        text = unquote(text[7:].partition("?")[0])
    if re.fullmatch(rf"{_EMAIL}\s*\([^()]*\)", text):
        if name := markup_in(text):
            yield "html-in-text", f"plain text, without {name}"
    elif re.fullmatch(_EMAIL, text):
        yield "email-name", "a name in parentheses after the address"
    elif re.fullmatch(rf"[^<>@()]*[<,\s]\s*{_EMAIL}>?|{_EMAIL}\s+[^()]*", text):
        yield "email-order", "the address, then the name in parentheses"
    else:
        yield "email", "an e-mail address, then the name in parentheses"


def _e(name: str, check: object = None, **more: object) -> Element:
    return Element(text=check, spec=_SPEC.format(name), **more)  # type: ignore[arg-type]


def _size(most: int) -> object:
    return number(low=1, high=most, rule="image-size")


_IMAGE = {
    "url": _e("image", both(nonblank, web_uri), needed=True),
    "title": _e("image", both(nonblank, plain), needed=True),
    "link": _e("image", both(nonblank, web_uri), needed=True),
    "width": _e("image", _size(144)),
    "height": _e("image", _size(400)),
    "description": _e("image", plain),
}
_TEXT_INPUT = {
    "title": _e("textInput", both(nonblank, plain), needed=True),
    "description": _e("textInput", plain, needed=True),
    "name": _e("textInput", both(nonblank, lambda text: _form_name(text)), needed=True),
    "link": _e("textInput", both(nonblank, http), needed=True),
}
_ITEM = {
    "title": _e("item", both(nonblank, plain)),
    "link": _e("item", both(nonblank, web_uri)),
    "description": _e("item", html),
    "author": _e("author", person),
    "category": _e(
        "category", both(nonblank, plain), many=True, attributes=attributes(domain=anything)
    ),
    "comments": _e("comments", both(nonblank, web_uri)),
    "enclosure": _e(
        "enclosure",
        None,
        many=True,
        attributes=needed(url=http, length=count, type=media_type),
    ),
    "guid": _e("guid", anything, attributes=attributes(isPermaLink=one_of("true", "false"))),
    "pubDate": _e("pubDate", rfc822),
    "source": _e("source", both(nonblank, plain), attributes=needed(url=web_uri)),
}
_HOUR = _e("skipHours", number(low=0, high=24), many=True)
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = _e("skipDays", one_of(*_DAY_NAMES), many=True, needed=True)
_CHANNEL = {
    "title": _e("title", both(nonblank, plain), needed=True),
    "link": _e("link", both(nonblank, web_uri), needed=True),
    "description": _e("description", plain, needed=True),
    "language": _e("language", language),
    "copyright": _e("copyright", plain),
    "managingEditor": _e("managingEditor", person),
    "webMaster": _e("webMaster", person),
    "pubDate": _e("pubDate", rfc822),
    "lastBuildDate": _e("lastBuildDate", rfc822),
    "category": _ITEM["category"],
    "generator": _e("generator", plain),
    "docs": _e("docs", both(nonblank, web_uri)),
    "cloud": _e(
        "cloud",
        None,
        attributes=needed(
            domain=nonblank, port=positive, path=nonblank, registerProcedure=anything,
            protocol=one_of("xml-rpc", "soap", "http-post"),
        ),
    ),
    "ttl": _e("ttl", both(nonblank, positive)),
    "image": _e("image", None, children=_IMAGE),
    "rating": _e("rating", anything),
    "textInput": _e("textInput", None, children=_TEXT_INPUT),
    "skipHours": _e("skipHours", None, children={"hour": _HOUR}),
    "skipDays": _e("skipDays", None, children={"day": _DAY}),
    "item": _e("item", None, children=_ITEM, many=True),
}  # fmt: skip

_NO_IMAGES = (".tif", ".tiff", ".svg", ".webp", ".avif", ".bmp", ".ico", ".psd", ".pdf")
_VERSIONS = ("0.91", "0.92", "0.93", "0.94", "2.0")
RSS = Element(
    attributes=needed(version=one_of(*_VERSIONS, rule="rss-version")),
    children={"channel": _e("channel", None, children=_CHANNEL, needed=True)},
    spec="RSS 2.0, <rss>",
)


def _form_name(text: str) -> Iterator[Verdict]:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_:.-]*", text.strip()):
        yield "value-form", "a name that a form's field can have"


def rss_faults(root: "_Element", *, url: str | None = None) -> Iterator[Fault]:
    """What one sees only when several places of an RSS document are compared.

    Args:
        root: The ``rss`` element.
        url: Where the document is served, if that is known.
    """
    channel = root.find("channel")
    if channel is None:
        return
    yield from _channel_faults(channel)
    yield from _self_faults(channel, url)
    items = channel.findall("item")
    yield from _guid_faults(items)
    for item in items:
        yield from _item_faults(item)
    yield from _order_faults(channel)


def _channel_faults(channel: "_Element") -> Iterator[Fault]:
    yield from _twice(channel, _CHANNEL_TWINS)
    if (image := channel.find("image")) is not None:
        yield from _image_faults(image, channel)
    for name, most, rule in (("skipHours", 24, "skip-hours"), ("skipDays", 7, "skip-days")):
        for each in channel.findall(name):
            yield from _skip_faults(each, most, rule)
    if (box := channel.find("textInput")) is not None:
        yield at(box, "text-input", "a <textInput>", "none: readers show it nowhere")
    stated = channel.findtext("language") or channel.findtext(DC + "language")
    around = (channel, *channel.iterancestors())
    if not stated and not any(XML + "lang" in each.attrib for each in around):
        yield at(channel, "language-missing", "no <language>", "the language of the feed")


def _image_faults(image: "_Element", channel: "_Element") -> Iterator[Fault]:
    for name in ("title", "link"):
        mine, its = image.find(name), channel.findtext(name)
        if mine is not None and its is not None and (mine.text or "").strip() != its.strip():
            yield at(mine, "image-differs", mine.text or "", f"the channel's {name}")
    address = image.find("url")
    text = (address.text or "").strip() if address is not None else ""
    path = re.split("[?#]", text, maxsplit=1)[0].lower()
    if address is not None and path.endswith(_NO_IMAGES):
        yield at(address, "image-format", path, "a GIF, JPEG or PNG")


def _skip_faults(skip: "_Element", most: int, rule: str) -> Iterator[Fault]:
    values: set[str] = set()
    for each in skip:
        value = (each.text or "").strip()
        midnight = rule == "skip-hours" and value == "24"
        if value in values or (midnight and "0" in values):
            yield at(each, "skip-repeated", value, "each once")
        values.add(value)
        if midnight:
            yield at(each, "skip-midnight", "24", "0 for midnight")
    if len(skip) > most:
        yield at(skip, rule, f"{len(skip)} of them", f"{most} at most")


def _self_faults(channel: "_Element", url: str | None) -> Iterator[Fault]:
    links = [link for link in channel.findall(ATOM + "link") if link.get("rel") == "self"]
    if not links:
        yield at(channel, "self-missing", 'no <atom:link rel="self">', "the feed's own address")
    for link in links[:1]:
        if url and (link.get("href") or "").strip() != url:
            yield at(link, "self-elsewhere", link.get("href") or "", url, "href")


def _order_faults(channel: "_Element") -> Iterator[Fault]:
    seen = False
    for child in channel.iterchildren("*"):
        if child.tag == "item":
            seen = True
        elif seen and child.tag in _CHANNEL:
            yield at(child, "order", f"<{name_of(child)}> after an <item>", "items last")
            return


def _guid_faults(items: list["_Element"]) -> Iterator[Fault]:
    seen: set[str] = set()
    for item in items:
        guid = item.find("guid")
        if guid is None:
            yield at(item, "guid-missing", "no <guid>", "a <guid> that never changes")
            continue
        text = text_of(guid).strip()
        if text and text in seen:
            yield at(guid, "id-repeated", text, "each guid once in a feed")
        seen.add(text)
        if guid.get("isPermaLink", "true") != "false":
            if not text or tuple(web_uri(text)) or not re.match("(?i)https?://", text):
                expected = 'an http address, or isPermaLink="false"'
                yield at(guid, "guid-permalink", text, expected)
        elif not text:
            yield at(guid, "blank", "", "an id")
        elif re.fullmatch("[0-9]{1,8}", text) or len(text) < 4:
            yield at(guid, "guid-weak", text, "an id that nobody else has")


def _item_faults(item: "_Element") -> Iterator[Fault]:
    yield from _twice(item, _ITEM_TWINS)
    names = [child.tag for child in item.iterchildren("*")]
    if "title" not in names and "description" not in names:
        yield at(item, "item-empty", "neither", "a <title> or a <description>")
    for extra in item.findall("enclosure")[1:]:
        yield at(extra, "enclosures", "another <enclosure>", "one in an item")
        break
    if CONTENT in names:
        before = names[: names.index(CONTENT)]
        if "description" not in before:
            encoded = item.find(CONTENT)
            assert encoded is not None
            yield at(
                encoded, "content-first", "no <description> before it", "a <description> first"
            )


# Pairs of elements that say the same thing: both at once leave readers to choose.
_ITEM_TWINS = (
    ("guid", ATOM + "id"), ("pubDate", ATOM + "published"), ("author", DC + "creator"),
    ("category", DC + "subject"), ("pubDate", DC + "date"), ("source", DC + "source"),
    ("{http://backend.userland.com/creativeCommonsRssModule}license",
     "{http://web.resource.org/cc/}license"),
    ("description", ATOM + "content"), ("description", "{http://www.w3.org/1999/xhtml}body"),
)  # fmt: skip
_CHANNEL_TWINS = (
    ("generator", "{http://webns.net/mvcb/}generatorAgent"), ("copyright", DC + "rights"),
    ("managingEditor", DC + "creator"), ("pubDate", DC + "date"), ("language", DC + "language"),
    ("webMaster", DC + "publisher"), ("lastBuildDate", DCTERMS + "modified"),
    ("{http://backend.userland.com/creativeCommonsRssModule}license",
     "{http://web.resource.org/cc/}license"),
)  # fmt: skip


def _twice(parent: "_Element", twins: tuple[tuple[str, str], ...]) -> Iterator[Fault]:
    for core, extension in twins:
        first, second = parent.find(core), parent.find(extension)
        if first is not None and second is not None and not second.get("src"):
            found = f"<{name_of(first)}> and <{name_of(second)}>"
            yield at(second, "said-twice", found, "one of the two")
