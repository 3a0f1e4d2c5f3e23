"""Media RSS 1.5.1, https://www.rssboard.org/media-rss."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from feedpub.validate.definition import Attribute, Element, Verdict, attributes, needed, qualified
from feedpub.validate.document import at
from feedpub.validate.finding import Fault
from feedpub.validate.html import html, plain
from feedpub.validate.values import (
    boolean,
    both,
    count,
    country,
    decimal,
    either,
    iri,
    language,
    matching,
    media_type,
    nonblank,
    npt,
    one_of,
    positive,
    uri,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "http://search.yahoo.com/mrss/"
MEDIA = "{" + NAMESPACE + "}"
_LEVELS = frozenset(("channel", "item", "feed", "entry", "media:group", "media:content"))
_STORIES = frozenset(("item", "entry", "media:group"))

# Roles of the European Broadcasting Union, as the specification names them and a few more.
_ROLES = frozenset(
    (
        "actor|adaptor|anchor person|animal trainer|animator|announcer|armourer|art director|"
        "artist|artist/performer|assistant camera|assistant chief lighting technician|"
        "assistant director|assistant producer|assistant visual editor|author|"
        "broadcast assistant|broadcast journalist|camera operator|carpenter|casting|causeur|"
        "chief lighting technician|choir|choreographer|clapper loader|commentary or commentator|"
        "commissioning broadcaster|composer|computer programmer|conductor|consultant|"
        "continuity checker|correspondent|costume designer|dancer|dialogue coach|director|"
        "director of photography|distribution company|draughtsman|dresser|dubber|editor|"
        "editor-in-chief|editor-of-the-day|ensemble|executive producer|expert|fight director|"
        "floor manager|focus puller|foley artist|foley editor|foley mixer|graphic assistant|"
        "graphic designer|greensman|grip|hairdresser|illustrator|interviewed guest|interviewer|"
        "key character|key grip|key talents|leadman|librettist|lighting director|"
        "lighting technician|location manager|lyricist|make up artist|manufacturer|matte artist|"
        "music arranger|music group|musician|news reader|orchestra|participant|performer|"
        "performing|photographer|post-production editor|presenter|producer|production assistant|"
        "production company|production department|production manager|production secretary|"
        "programme production researcher|property manager|publishing company|puppeteer|"
        "pyrotechnician|reporter|rigger|runner|scenario|scenic operative|script|"
        "script supervisor|second assistant camera|second assistant director|"
        "second unit director|set designer|set dresser|sign language|singer|sound designer|"
        "sound mixer|sound recordist|special effects|stunts|subtitles|technical director|term|"
        "translation|transportation manager|treatment/programme proposal|vision mixer|"
        "visual editor|visual effects|vocalist|wardrobe|witness"
    ).split("|")
)

_RATINGS = {
    "urn:simple": "adult|nonadult",
    "urn:mpaa": "g|nc-17|pg|pg-13|r|x",
    "urn:v-chip": "14\\+|18\\+|c|c8|g|pg|tv-14|tv-g|tv-ma|tv-pg|tv-y|tv-y7|tv-y7-fv",
    "urn:icra": r"r \((?: ?(?:c|l|n|o|v)[a-z] [01])+ ?\)",
}
_HASHES = {"md5": 32, "sha-1": 40}


def _m(check: Any = None, *, many: bool = True, **more: Any) -> Element:
    return Element(text=check, many=many, spec="Media RSS", **more)


def _typed() -> Element:
    return _m(
        lambda _: (),
        many=False,
        attributes=attributes(type=one_of("plain", "html", rule="media-text-type")),
    )


_CONTENT = attributes(
    url=uri, fileSize=positive, type=media_type,
    medium=one_of("image", "audio", "video", "document", "executable"), isDefault=boolean,
    expression=one_of("sample", "full", "nonstop"), bitrate=decimal(), framerate=decimal(),
    samplingrate=decimal(), channels=count, duration=positive, height=positive, width=positive,
    lang=language,
)  # fmt: skip
# As the specification writes them, though no URN is as short as that.
_SCHEMES = ("urn:ebu", "urn:yvs", *_RATINGS)
_SCHEME = either(one_of(*_SCHEMES), iri)
_ROLE = both(nonblank, one_of(*sorted(_ROLES), rule="media-credit-role"))
_OPAQUE = Element(opaque=True, many=True, spec="Media RSS")
_ANYWHERE = {
    "title": _typed(),
    "description": _typed(),
    "adult": _m(boolean),
    "rating": _m(nonblank, attributes=attributes(scheme=_SCHEME)),
    "keywords": _m(plain),
    "thumbnail": _m(
        attributes={**needed(url=uri), **attributes(height=positive, width=positive, time=npt)}
    ),
    "category": _m(both(nonblank, plain), attributes=attributes(scheme=iri, label=plain)),
    "hash": _m(nonblank, attributes=attributes(algo=one_of("md5", "sha-1", rule="media-hash"))),
    "player": _m(
        lambda _: (),
        attributes={**needed(url=uri), **attributes(height=positive, width=positive)},
    ),
    "credit": _m(nonblank, attributes=attributes(role=_ROLE, scheme=_SCHEME)),
    "copyright": _m(plain, many=False, attributes=attributes(url=uri)),
    "text": _m(
        lambda _: (),
        attributes=attributes(
            type=one_of("plain", "html", rule="media-text-type"), lang=language, start=npt, end=npt
        ),
    ),
    "restriction": _m(
        lambda _: (),
        attributes={
            "relationship": Attribute(one_of("allow", "deny"), needed=True),
            "type": Attribute(one_of("country", "uri", "sharing")),
        },
    ),
    **dict.fromkeys(
        (
            "community comments embed responses backLinks status price license subTitle peerLink "
            "location rights scenes"
        ).split(),
        _OPAQUE,
    ),
}
_INSIDE = qualified(NAMESPACE, _ANYWHERE)
_CONTENT_ELEMENT = _m(attributes=_CONTENT, children=_INSIDE)
_GROUP = _m(children={**_INSIDE, MEDIA + "content": _CONTENT_ELEMENT})
ELEMENTS = {
    **{tag: (_LEVELS, element) for tag, element in _INSIDE.items()},
    MEDIA + "content": (_STORIES, _CONTENT_ELEMENT),
    MEDIA + "group": (_STORIES, _GROUP),
}


def media_faults(root: "_Element") -> Iterator[Fault]:
    """What one sees only when an element of Media RSS is taken with its attributes."""
    for group in root.iter(MEDIA + "group"):
        if len(group.findall(MEDIA + "content")) < 2:
            yield at(group, "media-group", "fewer than two", "two <media:content> or no group")
    for adult in root.iter(MEDIA + "adult"):
        yield at(adult, "media-adult", "<media:adult>", "<media:rating>")
    for element in root.iter(MEDIA + "*"):
        check = _CHECKS.get(str(element.tag).removeprefix(MEDIA))
        for rule, expected in check(element) if check else ():
            yield at(element, rule, element.text or "", expected)


def _text(element: "_Element") -> Iterator[Verdict]:
    kind = element.get("type", "plain")
    yield from html(element.text or "") if kind == "html" else plain(element.text or "")


def _rating(element: "_Element") -> Iterator[Verdict]:
    pattern = _RATINGS.get(element.get("scheme", "urn:simple"))
    if pattern and not re.fullmatch(pattern, (element.text or "").strip().lower()):
        yield "media-rating", "a rating of that scheme"


def _hash(element: "_Element") -> Iterator[Verdict]:
    length = _HASHES.get(element.get("algo", "md5"))
    if length:
        check = matching(f"[0-9a-fA-F]{{{length}}}", f"{length} hexadecimal digits")
        yield from (("media-hash", expected) for _, expected in check(element.text or ""))


def _restriction(element: "_Element") -> Iterator[Verdict]:
    kind, text = element.get("type"), (element.text or "").split()
    for word in text:
        if kind == "country":
            yield from country(word)
        elif kind == "uri":
            yield from uri(word)
        elif word not in ("all", "none"):
            yield "value-unknown", "all, none, or a type"


_CHECKS = {
    "title": _text, "description": _text, "text": _text, "rating": _rating, "hash": _hash,
    "restriction": _restriction,
}  # fmt: skip
