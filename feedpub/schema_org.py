"""schema.org's vocabulary: what a NewsArticle or its kin says, in the terms of the item form.

For JSON-LD wherever it stands; nothing here knows of files or pages.
"""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from feedpub.foreign import address, attachment, attachments, language, people, person, stated

Node = dict[str, Any]

# Field of the item form → the property that says it.
TERMS = {
    "title": "headline",
    "authors": "author",
    "section": "articleSection",
    "tags": "keywords",
    "language": "inLanguage",
    "published": "datePublished",
    "updated": "dateModified",
    "summary": "description",
    "content_text": "articleBody",
    "content_html": "articleBody",
    "attachments": "image",
}

MAX_LEVELS = 8  # tables within tables
MAX_NODES = 20_000  # tables looked at for stories

# Kinds of CreativeWork that are a story; any other "…Article" is one as well.
_STORIES = frozenset(
    (
        "BlogPosting Blogposting ClaimReview DiscussionForumPosting LiveBlogPosting Recipe Report "
        "Review SocialMediaPosting"
    ).split()
)
# Where a story stands in what is none itself.
_WAYS = (
    "@graph", "mainEntity", "itemListElement", "item", "dataFeedElement", "hasPart", "blogPost",
)  # fmt: skip
_MARKUP = re.compile(r"</(?:p|div|li|h\d|blockquote)\s*>|<(?:p|br)\b", re.IGNORECASE)


def types_of(node: Node) -> frozenset[str]:
    """The names of a node's types, without what may stand before them."""
    found = node.get("@type")
    names = found if isinstance(found, list) else [found]
    return frozenset(re.split("[/:#]", each)[-1] for each in names if isinstance(each, str))


def is_story(types: frozenset[str]) -> bool:
    """Whether one of the types is that of a story."""
    return any(name in _STORIES or name.endswith("Article") for name in types)


def stories_in(value: Any) -> Iterator[Node]:
    """The articles in JSON-LD, in their order, wherever lists and graphs have them."""
    stack, seen = [(value, 0)], 0
    while stack and seen < MAX_NODES:
        each, level = stack.pop()
        seen += 1
        if isinstance(each, list):
            inner = each
        elif not isinstance(each, dict):
            continue
        elif is_story(types_of(each)):
            yield each
            continue
        else:
            inner = [each[way] for way in _WAYS if isinstance(each.get(way), list | dict)]
        if level < MAX_LEVELS:
            stack.extend((one, level + 1) for one in reversed(inner))


def named_in(value: Any) -> dict[str, Node]:
    """The nodes that others refer to by ``@id``, of the graph or list that *value* is."""
    nodes = value.get("@graph") if isinstance(value, dict) else value
    found = nodes if isinstance(nodes, list) else []
    return {
        node["@id"]: node
        for node in found
        if isinstance(node, dict) and isinstance(node.get("@id"), str) and len(node) > 1
    }


def article_facts(story: Node, named: Mapping[str, Node]) -> dict[str, object]:
    """What a story says, by the fields' names in the item form.

    Args:
        story: From `stories_in`.
        named: From `named_in`.
    """
    url = _url(story, named)
    text, markup = _body(story.get("articleBody"))
    return stated(
        url=url,
        title=_unescaped(_plain(story.get("headline")) or _plain(story.get("name"))),
        authors=_people(story.get("author") or story.get("creator"), named, url),
        section=_unescaped(_plain(story.get("articleSection"))),
        tags=_keywords(story.get("keywords")),
        language=_language(story.get("inLanguage")),
        published=_plain(story.get("datePublished")),
        updated=_plain(story.get("dateModified")),
        summary=_unescaped(_plain(story.get("description"))),
        content_text=text,
        content_html=markup,
        attachments=attachments(
            attachment(_address_of(each), mime_type=_plain(each.get("encodingFormat")), base=url)
            for each in _nodes(story.get("image"), named)
        ),
    )


def _plain(value: Any) -> Any:
    """A value without its wrapping: ``{"@value": …}``, the first of a list."""
    if isinstance(value, list):
        flat = [each for each in value[:20] if not isinstance(each, list)]
        return next((plain for each in flat if (plain := _plain(each))), None)
    if isinstance(value, dict):
        return _plain_of_table(value)
    return value


def _plain_of_table(value: Node) -> Any:
    for key in ("@value", "name"):
        if key in value and not isinstance(value[key], list | dict):
            return value[key]
    return None


def _unescaped(value: Any) -> Any:
    """*value* without HTML's references: it is plain text, but few that write it keep to that."""
    return html.unescape(value) if isinstance(value, str) else value


def _nodes(value: Any, named: Mapping[str, Node]) -> list[Node]:
    """Tables for a value or list of values: text is name or address, a reference its node."""
    listed = value if isinstance(value, list) else [value]
    found = [{"name": each, "@id": each} if isinstance(each, str) else each for each in listed]
    return [named.get(_reference(each), each) for each in found if isinstance(each, dict)]


def _reference(node: Node) -> str:
    """What a node that is no more than a reference refers to."""
    target = node.get("@id")
    return target if isinstance(target, str) and not node.keys() - {"@id", "@type"} else ""


def _address_of(node: Node) -> Any:
    for key in ("url", "contentUrl", "@id"):
        if isinstance(plain := _plain(node.get(key)), str):
            return plain
    return None


def _url(story: Node, named: Mapping[str, Node]) -> str | None:
    for value in (story.get("url"), story.get("mainEntityOfPage"), story.get("@id")):
        for node in _nodes(value, named):
            if found := address(_address_of(node)):
                return found
    return None


def _people(value: Any, named: Mapping[str, Node], url: str | None) -> list[dict[str, str]]:
    found = []
    for node in _nodes(value, named):
        where = address(_plain(node.get("url")), base=url) or address(_plain(node.get("sameAs")))
        name = _unescaped(_plain(node.get("name")))
        if address(name) is None:  # an address in place of a person names nobody
            found.append(person(name, uri=where, email=_plain(node.get("email"))))
    return people(found)


def _keywords(value: Any) -> list[Any]:
    """Keywords of a list, or parted by commas."""
    listed = value if isinstance(value, list) else [value]
    plain = [_unescaped(_plain(each)) for each in listed]
    if len(plain) == 1 and isinstance(plain[0], str):
        plain = re.split("[,;]", plain[0])
    return [each for each in plain if isinstance(each, str) and each.strip()]


def _language(value: Any) -> object:
    if isinstance(value, dict):  # a Language has its tag as another name than "English"
        value = value.get("alternateName") or value.get("name")
    return language(_plain(value))


def _body(value: Any) -> tuple[Any, Any]:
    """The story as text, or as HTML where it has markup against the vocabulary's word.

    Text in lines without a blank one between them has a paragraph on each.
    """
    body = _plain(value)
    if isinstance(body, str):
        if _MARKUP.search(body):
            return None, body
        body = html.unescape(body).replace("\r\n", "\n")
        if "\n\n" not in body:
            body = body.replace("\n", "\n\n")
    return body, None
