"""Apple's podcast tags, https://help.apple.com/itc/podcasts_connect/ (``itunes:``)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from feedpub.validate.definition import Element, Verdict, needed
from feedpub.validate.document import at
from feedpub.validate.finding import Fault
from feedpub.validate.html import plain
from feedpub.validate.values import at_most, both, email, http, nonblank, one_of, positive

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "http://www.itunes.com/dtds/podcast-1.0.dtd"
ITUNES = "{" + NAMESPACE + "}"

CATEGORIES = {
    "Arts": "Books|Design|Fashion & Beauty|Food|Performing Arts|Visual Arts",
    "Business": "Careers|Entrepreneurship|Investing|Management|Marketing|Non-Profit",
    "Comedy": "Comedy Interviews|Improv|Stand-Up",
    "Education": "Courses|How To|Language Learning|Self-Improvement",
    "Fiction": "Comedy Fiction|Drama|Science Fiction",
    "Government": "",
    "History": "",
    "Health & Fitness": ("Alternative Health|Fitness|Medicine|Mental Health|Nutrition|Sexuality"),
    "Kids & Family": "Education for Kids|Parenting|Pets & Animals|Stories for Kids",
    "Leisure": (
        "Animation & Manga|Automotive|Aviation|Crafts|Games|Hobbies|Home & Garden|Video Games"
    ),
    "Music": "Music Commentary|Music History|Music Interviews",
    "News": (
        "Business News|Daily News|Entertainment News|News Commentary|Politics|Sports News|Tech News"
    ),
    "Religion & Spirituality": (
        "Buddhism|Christianity|Hinduism|Islam|Judaism|Religion|Spirituality"
    ),
    "Science": (
        "Astronomy|Chemistry|Earth Sciences|Life Sciences|Mathematics|Natural Sciences|Nature|"
        "Physics|Social Sciences"
    ),
    "Society & Culture": ("Documentary|Personal Journals|Philosophy|Places & Travel|Relationships"),
    "Sports": (
        "Baseball|Basketball|Cricket|Fantasy Sports|Football|Golf|Hockey|Rugby|Running|Soccer|"
        "Swimming|Tennis|Volleyball|Wilderness|Wrestling"
    ),
    "Technology": "",
    "True Crime": "",
    "TV & Film": "After Shows|Film History|Film Interviews|Film Reviews|TV Reviews",
}
# Those of 2005 to 2019, which Apple still maps to others.
FORMER = frozenset(
    (
        "Arts & Entertainment|Architecture|Entertainment|Performing Arts|Photography|Poetry|"
        "Science Fiction|Audio Blogs|Finance|Business News|Careers|Investing|Management|"
        "Marketing|Management & Marketing|Shopping|K-12|Higher Education|Education Technology|"
        "Educational Technology|Training|Family|Food|Health|Diet & Nutrition|Fitness|"
        "Relationships|Self-Help|Sexuality|Alternative Health|International|Australian|Belgian|"
        "Brazilian|Canadian|Chinese|Dutch|French|German|Hebrew|Italian|Japanese|Norwegian|Polish|"
        "Portuguese|Spanish|Swedish|Literature|Fashion & Beauty|Movies & Television|Public Radio|"
        "Religion|Buddhism|Christianity|Islam|Judaism|New Age|Philosophy|Spirituality|Talk Radio|"
        "Transportation|Automotive|Aviation|Bicycles|Commuting|Travel|Computers|Developers|"
        "Gadgets|Information Technology|News|Operating Systems|Podcasting|Smart Phones|"
        "Text/Speech|Tech News|Software How-To|Games & Hobbies|Hobbies|Other Games|Video Games|"
        "Government & Organizations|Local|National|Regional|Non-Profit|Science & Medicine|"
        "Medicine|Natural Sciences|Social Sciences|College & High School|Outdoor|Professional|"
        "Amateur|Places & Travel|Personal Journals|History|Kids & Family|Language Courses|Other"
    ).split("|")
)


def _category(text: str) -> Iterator[Verdict]:
    names = {*CATEGORIES, *(each for group in CATEGORIES.values() for each in group.split("|"))}
    if text in names:
        return
    rule = "itunes-category-former" if text in FORMER else "itunes-category"
    yield rule, "a category of Apple's list"


def _keywords(text: str) -> Iterator[Verdict]:
    yield from plain(text)
    yield from at_most(255)(text)
    if len(text.split()) > 3 and "," not in text:
        yield "itunes-keywords", "keywords with commas between them"


def _duration(text: str) -> Iterator[Verdict]:
    if not re.fullmatch(r"(?:[0-9]{1,2}:)?[0-5]?[0-9]:[0-5][0-9]|[0-9]{1,6}", text.strip()):
        yield "duration", "a time such as 1:05:35, or seconds"


_EXPLICIT = one_of("yes", "no", "clean", "true", "false", "explicit", fold=True)
_BLOCK = one_of("yes", "no", fold=True)
_CHANNEL = frozenset(("channel", "feed"))
_ITEM = frozenset(("item", "entry"))
_BOTH = _CHANNEL | _ITEM


def _i(check: Any = None, **more: Any) -> Element:
    return Element(text=check, spec="Apple Podcasts", **more)


_SUBCATEGORY = _i(None, attributes=needed(text=_category), many=True)
_EMAIL = ITUNES + "email"
_TAGS = {
    "author": (_BOTH, _i(plain)),
    "block": (_BOTH, _i(_BLOCK)),
    "category": (
        _BOTH,
        _i(
            None,
            attributes=needed(text=_category),
            many=True,
            children={ITUNES + "category": _SUBCATEGORY},
        ),
    ),
    "complete": (_CHANNEL, _i(_BLOCK)),
    "duration": (_ITEM, _i(_duration)),
    "episode": (_ITEM, _i(positive)),
    "episodeType": (_ITEM, _i(one_of("full", "trailer", "bonus", fold=True))),
    "explicit": (_BOTH, _i(_EXPLICIT)),
    "image": (_BOTH, _i(plain, attributes=needed(href=http))),
    "isClosedCaptioned": (_ITEM, _i(_BLOCK)),
    "keywords": (_BOTH, _i(_keywords)),
    "link": (_BOTH, _i(plain, many=True, opaque=True)),
    "new-feed-url": (_CHANNEL, _i(http)),
    "order": (_ITEM, _i(positive)),
    "owner": (
        _CHANNEL,
        _i(
            None,
            children={
                _EMAIL: _i(both(nonblank, email), needed=True),
                ITUNES + "name": _i(plain),
            },
        ),
    ),
    "season": (_ITEM, _i(positive)),
    "subtitle": (_BOTH, _i(both(plain, at_most(255)))),
    "summary": (_BOTH, _i(both(plain, at_most(4000)))),
    "title": (_BOTH, _i(plain)),
    "type": (_CHANNEL, _i(one_of("episodic", "serial", fold=True))),
}
ELEMENTS = {ITUNES + name: entry for name, entry in _TAGS.items()}
_SUFFIXES = frozenset(("mp3", "m4a", "mp4", "m4v", "mov", "pdf", "epub", "m4b", "aac"))


def podcast_faults(root: "_Element") -> Iterator[Fault]:
    """What Apple asks of a feed that uses its tags."""
    channel = root.find("channel")
    if channel is None or next(channel.iter(ITUNES + "*"), None) is None:
        return
    for name in ("language", ITUNES + "category", ITUNES + "explicit"):
        if channel.find(name) is None:
            shown = name.replace(ITUNES, "itunes:")
            yield at(channel, "itunes-missing", "none", f"a <{shown}>", child=shown)
    if channel.find(f"{ITUNES}owner/{_EMAIL}") is None:
        yield at(channel, "itunes-owner", "no <itunes:email>", "an owner with an e-mail address")
    encoding = root.getroottree().docinfo.encoding or "UTF-8"
    if encoding.lower() not in ("utf-8", "us-ascii", "ascii"):
        yield at(channel, "itunes-utf-8", encoding, "UTF-8")
    for enclosure in channel.iterfind("item/enclosure"):
        path = re.split("[?#]", enclosure.get("url", ""), maxsplit=1)[0]
        last = path.strip().lower().rpartition("/")[2]
        if "." in last and re.split(r"[.\s]", last)[-1] not in _SUFFIXES:
            yield at(
                enclosure, "itunes-format", last, "MP3, M4A, MP4, M4V, MOV, PDF or EPUB", "url"
            )
