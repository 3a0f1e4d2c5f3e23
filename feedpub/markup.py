"""Text and HTML made fit for a feed: clean, safe, absolute."""

import html
import re
from typing import TYPE_CHECKING

from feedpub.identifiers import web_address

if TYPE_CHECKING:
    from lxml.etree import XMLParser

# What XML 1.0 §2.2 does not allow as a character, of which one breaks a whole feed, and the
# controls DEL and C1, which no text means.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# All other characters but CR, ASCII first: most texts are clean, which is told faster than made.
_CLEAN = re.compile("[\t\n -~]*+[^\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]*+")
# A tag with its attributes; possessive, so that no input makes it look twice.
_OPENING = re.compile(r"""<[a-zA-Z](?:"[^"]*+"|'[^']*+'|[^>])*+""")
# A tag as the sanitiser writes it: lower case, closed, attributes in double quotes.
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)(?:"[^"]*"|[^">])*>')
# Bare paragraphs of escaped text, as `paragraphs_to_html` writes them: nothing to make safe.
_PLAIN = re.compile(r"(?:<p>[^<>&]*+(?:&(?:amp|lt|gt|nbsp);[^<>&]*+)*+</p>\n?)*+")
_PRE = re.compile(r"(<pre(?: [^<>]*)?>)\n")

# Beyond these an HTML parser's time grows faster than the text.
MAX_HTML = 400_000  # characters of one item's HTML
MAX_TAGS = 20_000
MAX_TAG = 16_384  # characters of one tag with its attributes
MAX_DEPTH = 256  # elements within elements, once the HTML is well-formed

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_BLOCKS = frozenset(
    (
        "address article aside blockquote br caption dd div dl dt figcaption figure footer h1 "
        "h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody td tfoot th thead tr ul"
    ).split()
)

# Never svg, math, style, form, iframe, template or noscript: each has let script through.
_ALLOWED = frozenset(
    (
        "a abbr b blockquote br caption cite code col colgroup dd del dfn div dl dt em "
        "figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp "
        "small span strong sub sup table tbody td tfoot th thead time tr u ul var wbr"
    ).split()
)
_ATTRIBUTES = {
    "*": {"lang", "dir", "title"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}


def clean_text(text: str) -> str:
    """*text* without the characters that XML 1.0 forbids, with line ends as ``\\n``."""
    if _CLEAN.fullmatch(text):
        return text
    return _FORBIDDEN.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def one_line(text: str) -> str:
    """*text* cleaned, every run of white space one space."""
    return " ".join(clean_text(text).split())


def paragraphs_to_html(paragraphs: tuple[str, ...]) -> str:
    """Each paragraph of plain text as a ``<p>``."""
    return "\n".join(f"<p>{html.escape(text, quote=False)}</p>" for text in paragraphs)


def text_to_html(text: str) -> str:
    """Plain text, its paragraphs parted by blank lines, as HTML."""
    return paragraphs_to_html(tuple(filter(None, map(one_line, text.split("\n\n")))))


def safe_html(fragment: str, *, base: str | None = None) -> str:
    """*fragment* with nothing but harmless elements and http(s) or mailto addresses.

    What comes out goes through unchanged a second time.

    Args:
        fragment: HTML of any kind, trusted in nothing.
        base: Address that relative ones are resolved against; without it they are dropped.

    Raises:
        ValueError: the fragment is larger, nests deeper or has longer tags than articles do.
    """
    _refuse_bombs(fragment)
    cleaned = clean_text(fragment).strip()
    if _PLAIN.fullmatch(cleaned):
        return cleaned.replace("\xa0", "&nbsp;")  # as the sanitiser writes it
    for _ in range(_PASSES):
        before, cleaned = cleaned, _sanitised(cleaned, base)
        _refuse_depth(cleaned)
        if cleaned == before:
            break
    return cleaned


# Forms and the like, once taken out, can leave elements that HTML does not let nest.
_PASSES = 5


def _sanitised(fragment: str, base: str | None) -> str:
    import nh3  # a compiled library, loaded only when there is HTML

    def checked(_: str, attribute: str, value: str) -> str | None:
        return _absolute(value, base) if attribute in ("href", "src") else value

    cleaned = nh3.clean(
        fragment,
        tags=set(_ALLOWED),
        attributes=_ATTRIBUTES,
        attribute_filter=checked,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
    # HTML drops the first line break of a pre: one more, for the next to read it.
    return _PRE.sub(r"\1\n\n", clean_text(cleaned)).strip()


def _absolute(address: str, base: str | None) -> str | None:
    """*address* as every reader takes it alike, or None for one that they would not."""
    address = address.strip()
    if address[:7].lower() == "mailto:":
        return address
    try:
        return web_address(address, base=base)
    except ValueError:
        return None


def xml_parser(*, recover: bool = False) -> "XMLParser":
    """A parser that neither fetches nor expands anything, and leaves out comments.

    Args:
        recover: Whether to make what it can of XML that is not well-formed.
    """
    from lxml import etree  # slow to import

    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _refuse_bombs(fragment: str) -> None:
    if len(fragment) > MAX_HTML:
        raise ValueError(f"HTML of {len(fragment):,} characters")
    tags = _OPENING.findall(fragment)
    if len(tags) > MAX_TAGS:
        raise ValueError(f"{len(tags):,} tags")
    longest = max(map(len, tags), default=0)
    if longest > MAX_TAG:
        raise ValueError(f"a tag of {longest:,} characters")


def _refuse_depth(fragment: str) -> None:
    """Count levels in what the sanitiser wrote: each tag closed, each ``<`` in text escaped."""
    depth = 0
    for closing, name in _TAG.findall(fragment):
        if name not in _VOID:
            depth += -1 if closing else 1
            if depth > MAX_DEPTH:
                raise ValueError(f"elements nested more than {MAX_DEPTH} deep")


def html_to_paragraphs(fragment: str) -> tuple[str, ...]:
    """The text of safe HTML, a string for each block that has any."""
    marked = _TAG.sub(lambda tag: "\0" if tag[2] in _BLOCKS else "", fragment)
    texts = map(html.unescape, marked.split("\0"))  # no clean text has a NUL of its own
    return tuple(filter(None, map(one_line, texts)))


def shorten(text: str, length: int) -> str:
    """*text* cut at a word so that with its ellipsis it has at most *length* characters."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    if " " in cut and not (text[length - 1].isspace() or cut[-1].isspace()):
        cut = cut.rsplit(None, 1)[0]
    return cut.rstrip(" ,;:–—-") + "…"
