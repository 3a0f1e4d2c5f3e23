"""What identifies a story: tag URIs, canonical URLs, fingerprints."""

import re
import unicodedata
from hashlib import blake2b
from urllib.parse import (
    parse_qsl,
    quote,
    unquote_to_bytes,
    urlencode,
    urljoin,
    urlsplit,
    urlunsplit,
)

# RFC 3986 §2: all the characters that a URI can hold.
_URI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+"
)
_LABEL = "[a-z0-9]+(?:-+[a-z0-9]+)*"
_DATE = "[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
_AUTHORITY = re.compile(rf"(?:[A-Za-z0-9._-]+@)?{_LABEL}(?:\.{_LABEL})*,{_DATE}")
_TRACKING = re.compile(
    r"(?:utm|hsa|mtm|piwik)_\w+|pk_(?:campaign|kwd|source|medium|content|cid)|__?hs\w+"
    r"|at_(?:medium|campaign|format|link_\w+|custom\d|ptr_name|bbc_team)|xtor|ref_src"
    r"|(?:fb|g|d|y|tw|tt)clid|msclkid|gclsrc|[gw]braid|srsltid|igsh(?:id)?|_g[al]|_openstat"
    r"|mc_[ce]id|mkt_tok|li_fat_id|oly_(?:enc|anon)_id|vero_id|fb_(?:action_\w+|source|ref)"
    r"|__twitter_impression|guccounter|guce_\w+",
    re.IGNORECASE,
)
# Where one page has a second address for small screens, or as AMP.
_SMALL_HOST = re.compile(r"(?:www|m|mobile|amp|wap|touch)\.(?=[^.]+\.)")
_AMP_CACHE = re.compile(
    r"(?:[^/]+\.cdn\.ampproject\.org/[a-z]|google\.[a-z.]+/amp)/(?:s/)?(?:www\.)?(?=[^/]+\.)"
)
_AMP_PATH = re.compile(r"/amp(?=/|$)|\.amp(?=\.html?$|$)")
_AMP_QUERY = ("amp", "outputtype", "output", "view")
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
# A run of word characters; in scripts written without spaces, each character is a word.
# Vowel signs and accents of their own, of which ``\\w`` knows nothing, belong to the word.
_MARKS = (
    r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u0900-\u0963"
    r"\u0981-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    r"\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3"
)
_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
    rf"|(?:\w|[{_MARKS}])+"
)
_NO_WORD = re.compile(rf"(?:[^\w{_MARKS}]|_)+")

# What a slug may lose without two names becoming one.
_UNUSUAL = re.compile(rf"[^\w\s{_MARKS}.,:;!?/|()\"“”«»‘–—-]")


def digest(*parts: str) -> str:
    """Twenty hexadecimal digits (80 bits) for a list of strings."""
    return blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def is_authority(text: str) -> bool:
    """Whether *text* can mint tag URIs: a domain or address, a comma, a date (RFC 4151 §2.1).

    The domain in lower case, as the RFC asks of those who mint.
    """
    return _AUTHORITY.fullmatch(text) is not None


def mint(authority: str, *specific: str) -> str:
    """A tag URI (RFC 4151) whose specific part stands for *specific* without showing it.

    Args:
        authority: As `is_authority` allows, e.g. ``example.org,2026``.
        specific: What the id is derived from, the same strings for the same id.
    """
    return f"tag:{authority}:{digest(*specific)}"


def is_uri(text: str) -> bool:
    """Whether *text* is an absolute URI (RFC 3986 §4.3), in ASCII."""
    return len(text) <= 2000 and _URI.fullmatch(text) is not None


def web_address(text: str, *, base: str | None = None) -> str:
    """*text* as an absolute http or https URI in ASCII (RFC 3987 §3.1).

    Raises:
        ValueError: it is none, or is longer than 2,000 characters.
    """
    parts = urlsplit(urljoin(base, text.strip()) if base else text.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"{text[:200]!r} is not an absolute http or https address")
    if parts.username is not None or parts.password is not None:
        raise ValueError("an address with a user name or password")
    host = parts.hostname if parts.hostname.isascii() else _ascii_host(parts.hostname)
    literal = "[" in parts.netloc  # an IPv6 address (RFC 3986 §3.2.2)
    if not re.fullmatch("[0-9a-f.]*:[0-9a-f:.]*" if literal else "[a-z0-9._-]+", host):
        raise ValueError(f"{host[:200]!r} is not a host name")
    host = f"[{host}]" if literal else host
    if parts.port == 0:  # asking for it raises a ValueError of its own where it is no number
        raise ValueError("port 0")
    port = "" if parts.port is None else f":{parts.port}"
    path, query, fragment = map(_escaped, (parts.path, parts.query, parts.fragment))
    address = urlunsplit((parts.scheme, host + port, path or "/", query, fragment))
    if len(address) > 2000:
        raise ValueError(f"an address of {len(address):,} characters")
    return address


def _escaped(part: str) -> str:
    """What a URI cannot hold as it is, in percent signs (RFC 3986 §2.1)."""
    return quote(_LONE_PERCENT.sub("%25", part), safe="!$&'()*+,;=:@/%~-._?")


def _ascii_host(host: str) -> str:
    """A host name of other letters, where IDNA 2003 and 2008 agree on it."""
    try:
        name = host.encode("idna")
        plain = unicodedata.normalize("NFKC", host).lower().replace("\u3002", ".")
        if name.decode("idna") != plain:  # ß, ς: browsers go to another host than this one
            raise ValueError(f"{host[:200]!r} needs to be written as browsers do, with xn--")
        return name.decode("ascii")
    except UnicodeError as error:
        raise ValueError(f"{host[:200]!r} is not a host name") from error


def canonical_url(url: str) -> str:
    """The key that two addresses of one page share; not itself an address.

    http and https, ``www.``, default ports, fragments, tracking parameters and a last
    slash make no difference.

    Args:
        url: From `web_address`.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    # Latin-1 has a character for every byte, so that none is lost.
    query = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True, encoding="latin-1")
        if not _TRACKING.fullmatch(pair[0])
    ]
    path = quote(unquote_to_bytes(parts.path), safe="/!$&'()*+,;=:@").rstrip("/")
    return host + port + path + ("?" + urlencode(query, encoding="latin-1") if query else "")


def page_key(url: str) -> str:
    """A key that the addresses of one page for readers of all kinds are likely to share.

    What `canonical_url` takes for one, and those for small screens and of AMP (``m.``,
    ``/amp``, the caches of it), and any order of the query. Two pages can share it: whether
    they are one, their texts must tell.

    Args:
        url: From `web_address`.
    """
    address, _, query = _AMP_CACHE.sub("", canonical_url(url)).partition("?")
    host, slash, path = address.partition("/")
    while (shorter := _SMALL_HOST.sub("", host, count=1)) != host:
        host = shorter
    pairs = [
        pair
        for pair in sorted(query.split("&"))
        if not (pair.partition("=")[0].lower() in _AMP_QUERY and _says_amp(pair))
    ]
    place = _AMP_PATH.sub("", slash + path).rstrip("/")
    return f"{host}{place}?{'&'.join(pairs)}"


def _says_amp(pair: str) -> bool:
    name, _, value = pair.lower().partition("=")
    return value == "amp" or (name == "amp" and value in ("", "1", "true"))


def words(text: str) -> list[str]:
    """The words of *text* in order, without case, width or punctuation."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def cased_words(text: str) -> list[str]:
    """The words of *text* in order, as they are written but for width."""
    return _WORD.findall(unicodedata.normalize("NFKC", text))


def slug(name: str) -> str:
    """*name* as a file name: letters and digits of any script, joined by hyphens.

    ``News Feed`` → ``news-feed``. Where that loses more than spaces and common
    punctuation (``C++``) or is too long, a digest keeps it apart from others. Never longer
    than 80 bytes of UTF-8.
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
    text = folded.replace("&", " and ").replace("'", "").replace("’", "")
    lossy = _UNUSUAL.search(text) is not None
    text = _NO_WORD.sub("-", text).strip("-")
    if text and not lossy and len(text.encode()) <= 80:
        return text
    short = text.encode()[:60].decode("utf-8", "ignore").strip("-")
    return f"{short}-{digest(folded)[:8]}".strip("-")
