"""What the names of elements tell of what they hold."""

import re

from lxml.html import HtmlElement

# Names that sites give to the elements of what is not the story. Between hyphens, underscores
# and capitals, or as a part of a name where the part is unmistakable.
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|promos?|newsletters?|subscri\w+|sign-?up|shar(?:e|ing)"
    r"|social-?(?:share|links|icons|media-links)|comments?|disqus|authors?|bio|byline"
    r"|author-?(?:bio|box|info|card|about|profile)"
    r"|tags?|tag-?list|keywords?|breadcrumbs?|sidebar|most-?(?:read|popular)|popular"
    r"|trending|advert\w*|ads?|sponsor\w*|captions?|credits?|infobox|factbox|poll|quiz|menu|footer"
    r"|cookies?|consent|read-?more|more-?(?:stories|news|on)|outbrain|taboola|donat\w+|login"
    r"|register"
    r"|membership|print-?\w*|toolbar|disclaimer|copyright|cta|upsell|survey|podcast|correction"
    r"|line-clamp-\d)(?:$|[\s_-])"
    r"|newsletter|related-?(?:art|post|stor|cont|link|item|tag)|recommended|recirc"
    r"|infobox|authorbox|image-?(?:caption|widget)|caption\b",
    re.IGNORECASE,
)
# Names of what introduces a story below its headline, in the main languages of news.
_LEDE = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z]))(?:[Ll]e(?:ad|de)|[Dd]ec?k|[Ss]tandfirst|[Pp]reamble|[Ii]ngress|[Cc]hapo"
    r"|[Ss]ub-?(?:[Tt]itle|[Hh]ead(?:line)?)|[Ee]xcerpt|[Aa]bstract|[Ss]ummary|[Vv]orspann"
    r"|[Ee]ntradilla|[Ss]umario|[Bb]ajada|[Cc]opete|[Ss]ommario)(?=$|[\s_-]|[A-Z])"
)
_PICTURED = re.compile(r"caption|image|media|video|figure|photo|gallery", re.IGNORECASE)
LONGEST_ID = 2  # hyphens
# Elements that hold none of the story by what they are.
ASIDE_TAGS = frozenset("aside nav footer figcaption form button dialog".split())


def aside_of(element: HtmlElement) -> str:
    """By what an element says that it holds none of the story; empty if it does not say so."""
    if element.tag in ASIDE_TAGS:
        return f"in-{element.tag}"
    if element.tag in ("html", "body", "main"):
        return ""
    names = element.get("class") or ""
    own = element.get("id") or ""
    # Longer ids are made of the words of a heading, for links to it.
    found = _ASIDE.search(names if own.count("-") > LONGEST_ID else f"{names} {own}")
    return "named-" + found[0].strip(" _-").lower() if found else ""


def is_named_lede(element: HtmlElement) -> bool:
    """Whether an element, or the one around it, says that it holds what introduces a story."""
    around = element.getparent()
    names = _names(element) + ("" if around is None else f" {_names(around)}")
    return bool(_LEDE.search(names)) and not _PICTURED.search(names)


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"
