"""The elements and attributes that other vocabularies add to RSS and Atom."""

import re
from collections.abc import Iterator

from feedpub.validate import atom, media, podcasts
from feedpub.validate.definition import (
    Attribute,
    Check,
    Element,
    Verdict,
    anything,
    attributes,
    needed,
)
from feedpub.validate.html import html, plain
from feedpub.validate.values import (
    boolean,
    both,
    count,
    decimal,
    http,
    integer,
    iri,
    iri_reference,
    language,
    matching,
    media_type,
    nonblank,
    number,
    one_of,
    positive,
    rfc3339,
    uri,
    uri_reference,
    w3cdtf,
    w3cdtf_with_zone,
    web_uri,
)

ANYWHERE: frozenset[str] = frozenset()
FEEDS = frozenset(("channel", "feed", "source"))
STORIES = frozenset(("item", "entry"))
BOTH = FEEDS | STORIES

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XHTML = "{http://www.w3.org/1999/xhtml}"
THREAD = "http://purl.org/syndication/thread/1.0"
HISTORY = "http://purl.org/syndication/history/1.0"
APP = "http://www.w3.org/2007/app"
SYNC = "http://feedsync.org/2007/feedsync"
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"

Rows = dict[str, tuple[frozenset[str], Element]]


def _rows(namespace: str, spec: str, places: frozenset[str], **checks: Check) -> Rows:
    """Elements that hold a text, each once where it may stand."""
    return {
        f"{{{namespace}}}{name}": (places, Element(text=check, spec=spec))
        for name, check in checks.items()
    }


def _many(rows: Rows) -> Rows:
    """The same, as often as one likes."""
    return {
        tag: (places, Element(text=each.text, spec=each.spec, many=True))
        for tag, (places, each) in rows.items()
    }


def _resource(namespace: str, spec: str, places: frozenset[str], *names: str) -> Rows:
    """Elements whose value is the address in rdf:resource."""
    each = Element(
        attributes={RDF + "resource": Attribute(both(nonblank, web_uri), needed=True)}, spec=spec
    )
    return {f"{{{namespace}}}{name}": (places, each) for name in names}


def _ints(text: str) -> Iterator[Verdict]:
    if not re.fullmatch(r"\s*[0-9]{1,9}(?:\s*,\s*[0-9]{1,9})*\s*", text):
        yield "number", "whole numbers with commas between them"


_DC = "http://purl.org/dc/elements/1.1/"
_dc = "Dublin Core Elements 1.1"
_DCTERMS = "http://purl.org/dc/terms/"
_terms = "DCMI Metadata Terms"


# Dublin Core: each element may hold RDF of its own instead of a text.
def _dublin(check: Check, *, many: bool = False) -> tuple[frozenset[str], Element]:
    inner = {
        "{http://purl.org/rss/1.0/modules/taxonomy/}topic": Element(opaque=True, many=True),
        "{http://xmlns.com/foaf/0.1/}Person": Element(opaque=True, many=True),
        "{http://xmlns.com/foaf/0.1/}name": Element(opaque=True, many=True),
        "{http://www.w3.org/2000/01/rdf-schema#}seeAlso": Element(opaque=True, many=True),
    }
    return ANYWHERE, Element(text=check, children=inner, many=many, spec=_dc)


_DUBLIN: Rows = {
    f"{{{_DC}}}{name}": _dublin(check, many=many)
    for name, check, many in (
        ("title", plain, False), ("creator", anything, True), ("subject", anything, True),
        ("description", anything, True), ("publisher", anything, True),
        ("contributor", anything, True), ("date", w3cdtf_with_zone, True), ("type", plain, True),
        ("format", plain, True), ("identifier", plain, True), ("source", plain, True),
        ("language", language, False), ("relation", plain, True), ("coverage", plain, True),
        ("rights", plain, False),
    )
}  # fmt: skip


def _geo(namespace: str, spec: str, latitude: str, longitude: str) -> Rows:
    checks = {
        latitude: _degrees(90, "latitude"),
        longitude: _degrees(180, "longitude"),
    }
    return _rows(namespace, spec, BOTH, **checks)


def _degrees(most: int, name: str) -> Check:
    inner = decimal(-most, most)

    def check(text: str) -> Iterator[Verdict]:
        for _, expected in inner(text):
            yield name, expected

    return check


def _coordinates(text: str) -> Iterator[Verdict]:
    if "," in text:
        yield "coordinates", "numbers with spaces between them, no commas"
    elif not text.strip() or len(text.split()) % 2 or any(map(decimal(), text.split())):
        yield "coordinates", "pairs of latitude and longitude"


_GEORSS = "http://www.georss.org/georss"
_geo_attributes = attributes(featuretypetag=plain, relationshiptag=plain, featurename=plain)
_GEORSS_ROWS: Rows = {
    f"{{{_GEORSS}}}{name}": (
        BOTH, Element(text=check, many=True, attributes=_geo_attributes, spec="GeoRSS")
    )
    for name, check in (
        ("point", _coordinates), ("line", _coordinates), ("polygon", _coordinates),
        ("box", _coordinates), ("circle", anything), ("featureTypeTag", plain),
        ("relationshipTag", plain), ("featureName", plain), ("elev", decimal()),
        ("floor", integer), ("radius", decimal()),
    )
}  # fmt: skip
_GEORSS_ROWS[f"{{{_GEORSS}}}where"] = (BOTH, Element(opaque=True, many=True, spec="GeoRSS"))

_SY = "http://purl.org/rss/1.0/modules/syndication/"
_SLASH = "http://purl.org/rss/1.0/modules/slash/"
_WFW = "http://wellformedweb.org/CommentAPI/"
_CC = "http://backend.userland.com/creativeCommonsRssModule"
_BLOG = "http://backend.userland.com/blogChannelModule"
_TRACKBACK = "http://madskills.com/public/xml/rss/module/trackback/"
_ADMIN = "http://webns.net/mvcb/"
_EVENT = "http://purl.org/rss/1.0/modules/event/"
_BURNER = "http://rssnamespace.org/feedburner/ext/1.0"
_CONVERSATIONS = "http://conversationsnetwork.org/rssNamespace-1.0/"
_PERIOD = one_of("hourly", "daily", "weekly", "monthly", "yearly")
_sy, _slash, _wfw = "RSS Syndication module", "RSS Slash module", "Well-Formed Web: wfw"
_cn = "Conversations Network"

# Threading (RFC 4685)
_thr = "RFC 4685 §3"
_REPLY = Element(
    many=True, opaque=False, text=None, spec=_thr,
    attributes={
        "ref": Attribute(iri, needed=True),
        **attributes(href=iri_reference, type=media_type, source=iri_reference),
    },
)  # fmt: skip
_THREAD: Rows = {
    f"{{{THREAD}}}in-reply-to": (ANYWHERE, _REPLY),
    **_rows(THREAD, "RFC 4685 §5", ANYWHERE, total=count),
}

# RFC 5005
_MARK = Element(spec="RFC 5005 §2, §4")
_HISTORY: Rows = {
    f"{{{HISTORY}}}{name}": (frozenset(("feed", "channel")), _MARK)
    for name in ("complete", "archive")
}

# The Atom Publishing Protocol (RFC 5023)
_app = "RFC 5023 §8"
_YES_NO = one_of("yes", "no")


def _accept(text: str) -> Iterator[Verdict]:
    for each in text.split(",") if text.strip() else ():
        yield from media_type(each)
        if re.search(r";\s*q\s*=", each):
            yield "value-form", "a media type without q"


_CATEGORIES = Element(
    spec="RFC 5023 §7.2", many=True,
    attributes=attributes(fixed=_YES_NO, scheme=iri, href=iri_reference),
    children={atom.ATOM + "category": Element(opaque=True, many=True)},
)  # fmt: skip
_TITLE = Element(opaque=True, needed=True, spec=_app)
COLLECTION = Element(
    spec="RFC 5023 §8.3.3", many=True,
    attributes=needed(href=iri_reference),
    children={
        f"{{{APP}}}accept": Element(text=_accept, many=True, spec="RFC 5023 §8.3.4"),
        f"{{{APP}}}categories": _CATEGORIES,
        atom.ATOM + "title": _TITLE,
        atom.ATOM + "id": Element(text=lambda _: (("app-id", "no id in a collection"),), spec=_app),
    },
)  # fmt: skip
_WORKSPACE = Element(
    spec="RFC 5023 §8.3.2", many=True, needed=True,
    children={atom.ATOM + "title": _TITLE, f"{{{APP}}}collection": COLLECTION},
)  # fmt: skip
SERVICE = Element(children={f"{{{APP}}}workspace": _WORKSPACE}, spec="RFC 5023 §8.3.1")
CATEGORIES = _CATEGORIES
_CONTROL = Element(
    children={f"{{{APP}}}draft": Element(text=_YES_NO, spec="RFC 5023 §13.1.1")},
    spec="RFC 5023 §13.1.1",
)
_APP: Rows = {
    f"{{{APP}}}control": (STORIES, _CONTROL),
    f"{{{APP}}}edited": (STORIES, Element(text=rfc3339, spec="RFC 5023 §10.2")),
    f"{{{APP}}}draft": (ANYWHERE, Element(text=_YES_NO, spec="RFC 5023 §13.1.1")),
    f"{{{APP}}}collection": (frozenset(("feed", "entry", "source")), COLLECTION),
}

# FeedSync 1.0
_fs = "FeedSync 1.0"
_NSS = matching(
    r"(?:[A-Za-z0-9()+,.:=@;$_!*'-]|%[0-9A-Fa-f]{2})+",
    "a name as in a URN, without spaces",
    rule="sync-name",
)
_UPDATES = number(low=1, high=2**31 - 1)
_SYNC_TIMES = attributes(since=rfc3339, until=rfc3339, expires=rfc3339, version=anything)
_HISTORY_OF = Element(
    spec=_fs, many=True, needed=True,
    attributes={
        "sequence": Attribute(_UPDATES, needed=True),
        "when": Attribute(rfc3339),
        "by": Attribute(both(nonblank, plain, _NSS)),
    },
)  # fmt: skip
_FEEDSYNC: Rows = {
    f"{{{SYNC}}}sharing": (
        FEEDS,
        Element(
            attributes=_SYNC_TIMES,
            spec=_fs,
            children={
                f"{{{SYNC}}}related": Element(
                    many=True,
                    spec=_fs,
                    attributes={
                        "link": Attribute(both(nonblank, uri), needed=True),
                        "type": Attribute(one_of("complete", "aggregated"), needed=True),
                        "title": Attribute(both(nonblank, plain)),
                    },
                )
            },
        ),
    ),
    f"{{{SYNC}}}sync": (
        STORIES,
        Element(
            spec=_fs,
            attributes={
                "id": Attribute(both(nonblank, _NSS), needed=True),
                "updates": Attribute(_UPDATES, needed=True),
                **attributes(deleted=boolean, noconflicts=boolean),
            },
            children={
                f"{{{SYNC}}}history": _HISTORY_OF,
                f"{{{SYNC}}}conflicts": Element(opaque=True, spec=_fs),
            },
        ),
    ),
}

# XHTML in a feed: a body, which is HTML, and instructions to robots.
_META = Element(
    spec="Robots meta tag",
    attributes=needed(
        name=one_of("robots"),
        content=one_of(
            "all",
            "none",
            "index",
            "noindex",
            "follow",
            "nofollow",
            "index,follow",
            "noindex,nofollow",
            "index,nofollow",
            "noindex,follow",
        ),
    ),
)

ELEMENTS: Rows = {
    **{tag: (BOTH, element) for tag, element in atom.BORROWED.items()},
    **media.ELEMENTS,
    **podcasts.ELEMENTS,
    **_DUBLIN,
    **_rows(
        _DCTERMS,
        _terms,
        ANYWHERE,
        created=w3cdtf_with_zone,
        issued=w3cdtf_with_zone,
        modified=w3cdtf_with_zone,
        dateAccepted=w3cdtf,
        dateCopyrighted=w3cdtf,
        dateSubmitted=w3cdtf,
    ),
    **_rows(
        "http://purl.org/rss/1.0/modules/content/", "RSS Content module", STORIES, encoded=html
    ),
    **_rows(
        _SY, _sy, FEEDS, updatePeriod=_PERIOD, updateFrequency=positive, updateBase=w3cdtf_with_zone
    ),
    **_rows(
        _SLASH, _slash, STORIES, comments=count, hit_parade=_ints, section=plain, department=plain
    ),
    **_rows(_WFW, _wfw, BOTH, comment=http, commentRss=http),
    **_rows(_WFW, _wfw, BOTH, commentRSS=lambda _: (("comment-rss", "<wfw:commentRss>"),)),
    **_many(_rows(_CC, "Creative Commons module", BOTH, license=web_uri)),
    **_many(_resource("http://web.resource.org/cc/", "Creative Commons RDF", BOTH, "license")),
    **_rows(
        _BLOG,
        "blogChannel module",
        FEEDS,
        blogRoll=web_uri,
        mySubscriptions=web_uri,
        blink=web_uri,
        changes=web_uri,
    ),
    **_many(_rows(_TRACKBACK, "TrackBack module", STORIES, ping=web_uri, about=web_uri)),
    **_resource(_ADMIN, "mod_admin", FEEDS, "generatorAgent", "errorReportsTo"),
    **_rows(
        _EVENT,
        "RSS Event module",
        STORIES,
        startdate=w3cdtf,
        enddate=w3cdtf,
        location=anything,
        organizer=anything,
        type=anything,
    ),
    **_geo("http://www.w3.org/2003/01/geo/wgs84_pos#", "W3C Basic Geo", "lat", "long"),
    **_geo("http://geourl.org/rss/module/", "GeoURL", "latitude", "longitude"),
    **_geo("http://postneo.com/icbm", "ICBM", "latitude", "longitude"),
    **_GEORSS_ROWS,
    **_rows(_BURNER, "FeedBurner", BOTH, awareness=web_uri),
    **_rows(_BURNER, "FeedBurner", STORIES, origLink=web_uri, origEnclosureLink=web_uri),
    **_rows(
        _BURNER,
        "FeedBurner",
        FEEDS,
        browserFriendly=plain,
        emailServiceId=anything,
        feedburnerHostname=web_uri,
    ),
    f"{{{_BURNER}}}feedFlare": (
        FEEDS,
        Element(
            text=both(nonblank, plain),
            many=True,
            attributes=attributes(href=uri_reference, src=uri_reference),
            spec="FeedBurner",
        ),
    ),
    "{http://www.bloglines.com/about/specs/fac-1.0}restriction": (
        frozenset(("rss", "feed")),
        Element(
            attributes=needed(relationship=one_of("allow", "deny")), spec="Feed Access Control"
        ),
    ),
    **_rows(
        _CONVERSATIONS,
        _cn,
        ANYWHERE,
        introMilliseconds=count,
        ratingCount=count,
        ratingAverage=decimal(),
        ratingIndividual=positive,
        ratingTimestamp=w3cdtf,
        image=web_uri,
    ),
    **_THREAD,
    **_HISTORY,
    **_APP,
    **_FEEDSYNC,
    **_rows(
        OPENSEARCH,
        "OpenSearch 1.1",
        FEEDS,
        totalResults=count,
        startIndex=integer,
        itemsPerPage=count,
    ),
    f"{{{OPENSEARCH}}}Query": (FEEDS, Element(opaque=True, many=True)),
    XHTML + "meta": (ANYWHERE, _META),
    XHTML + "body": (STORIES, Element(opaque=True, spec="XHTML body")),
    XHTML + "div": (STORIES, Element(opaque=True, spec="XHTML body")),
    "{http://purl.org/rss/1.0/modules/wiki/}importance": (
        ANYWHERE,
        Element(text=one_of("major", "minor")),
    ),
}

# Attributes that they add to elements of the core.
_LINK = atom.ATOM + "link"
ATTRIBUTES: dict[tuple[str, str], Attribute] = {
    (_LINK, f"{{{THREAD}}}count"): Attribute(count),
    (_LINK, f"{{{THREAD}}}updated"): Attribute(rfc3339),
}

# Vocabularies in which a name that is not above does not exist.
CLOSED = frozenset(
    (atom.NAMESPACE, media.NAMESPACE, podcasts.NAMESPACE, THREAD, HISTORY, APP, SYNC, _SY)
)
