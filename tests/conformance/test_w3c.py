"""What we publish, judged by the W3C's feed validator, a case for each sentence it guards."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import validator
from msgspec.structs import replace

from feedpub.formats import FORMATS, opml
from feedpub.formats.opml import Group, Subscription
from feedpub.markup import paragraphs_to_html
from feedpub.media import with_image
from feedpub.model import Attachment, Feed, FeedDocument, NewsItem, Person

pytestmark = validator.needed

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def story(number: int = 1, **fields: object) -> NewsItem:
    paragraphs = (f"The story of {number}.", "It has a second paragraph.")
    when = NOON - timedelta(hours=number)
    item = NewsItem(
        id=f"tag:example.org,2026:{number:020x}",
        url=f"https://example.org/{number}",
        title=f"Story {number}",
        published=when,
        updated=when,
        content_text="\n\n".join(paragraphs),
        content_html=paragraphs_to_html(paragraphs),
    )
    return replace(item, **fields)  # type: ignore[arg-type]


# The validator knows no JSON Feed; `tests/test_json_feed.py` has its schema.
XML = {name: format for name, format in FORMATS.items() if name != "json"}


def document(*items: NewsItem, complete: bool = False, **fields: object) -> FeedDocument:
    feed = Feed(
        id="tag:example.org,2026:feed",
        title="Example News",
        url="https://example.org/",
        description="What happens.",
        language="en",
    )
    return FeedDocument(
        feed=replace(feed, **fields),  # type: ignore[arg-type]
        items=items,
        updated=NOON,
        url="https://example.org/feeds/feed.xml",
        complete=complete,
    )


@dataclass(frozen=True)
class Case:
    """A document, the sentence that it guards, and the complaints that are known and right."""

    name: str
    spec: str
    document: FeedDocument
    allowed: frozenset[str] = frozenset()  # "atom DuplicateUpdated"


IMAGE = Attachment(url="https://example.org/1.png", mime_type="image/png", size_in_bytes=1234)
SOUND = Attachment(url="https://example.org/1.mp3", mime_type="audio/mpeg", title="Listen")

CASES = (
    Case(
        "plain",
        "RFC 4287 §4.1.1: atom:feed elements SHOULD contain one atom:link element with a rel "
        'attribute value of "self".',
        document(story(1), story(2)),
    ),
    Case(
        "no-items",
        "RSS 2.0: a channel may contain any number of <item>s.",
        document(),
    ),
    Case(
        "no-authors",
        "RFC 4287 §4.1.1: atom:feed elements MUST contain one or more atom:author elements, "
        "unless all of the atom:feed element's child atom:entry elements contain at least one.",
        document(story(1), story(2, authors=(Person(name="Jane Doe"),))),
    ),
    Case(
        "authors",
        "RFC 4287 §3.2.1: Person constructs MUST contain exactly one atom:name element.",
        document(
            story(
                1,
                authors=(
                    Person(
                        name="Jane Doe", uri="https://example.org/jane", email="jane@example.org"
                    ),
                    Person(name="Smith & Sons &amp; Co"),
                ),
            ),
            authors=(Person(name="The Desk", uri="https://example.org/desk"),),
        ),
    ),
    Case(
        "no-urls",
        "RFC 4287 §4.1.2: atom:entry elements that contain no child atom:content element MUST "
        'contain at least one atom:link element with a rel attribute value of "alternate".',
        document(story(1, url=None), story(2, url=None)),
    ),
    Case(
        "no-content",
        "RFC 4287 §4.1.2: as above, the other way round.",
        document(story(1, content_text="", content_html="")),
    ),
    Case(
        "attachments",
        'RFC 4287 §4.2.7.2: the value "enclosure" signifies a related resource that is '
        "potentially large in size; RSS 2.0: <enclosure> has three required attributes.",
        document(story(1, attachments=(IMAGE, SOUND)), story(2, attachments=(SOUND,))),
    ),
    Case(
        "attachments-without-url",
        'RFC 4287 §4.2.7.2: if the "rel" attribute is not present, the link element MUST be '
        'interpreted as if the link relation type is "alternate".',
        document(story(1, url=None, attachments=(IMAGE, SOUND))),
    ),
    Case(
        "categories",
        'RFC 4287 §4.2.2.1: category elements MUST have a "term" attribute.',
        document(
            story(1, section="News Feed", tags=("war", "R&D", "<b>", "&amp;")),
            story(2, tags=("Пётр I",)),
            story(3, section="Arts & Books"),
            category="News & Views",
        ),
    ),
    Case(
        "languages",
        "RFC 4287 §2: any element defined by this specification MAY have an xml:lang attribute.",
        document(
            story(1, language="de", title="Schöne Grüße", summary="Über alles."),
            story(2, language="ar", title="أخبار اليوم"),
            story(3, language="ja", title="今日のニュース"),
            story(4, language="pt-BR"),
            story(5, language="en"),
            language="de-CH",
        ),
    ),
    Case(
        "no-language",
        "RSS 2.0: <language> is an optional channel element.",
        document(story(1), story(2, language="fr"), language=None),
    ),
    Case(
        "rights",
        "RFC 4287 §4.2.10: atom:rights conveys information about rights held in and over an "
        "entry or feed.",
        document(story(1), rights="© 2026 Smith & Sons, &lt;some&gt; rights <b> reserved"),
    ),
    Case(
        "complete",
        "RFC 5005 §2: fh:complete, in a feed document's head section, says that the document "
        "is the whole logical feed; it is an empty element.",
        document(story(1), story(2), complete=True),
    ),
    Case(
        "complete-and-empty",
        "RFC 5005 §2: as above.",
        document(complete=True),
    ),
    Case(
        "entities-in-titles",
        "RSS profile, Character Data: a publisher should encode & and < in plain text as the "
        "hexadecimal references &#x26; and &#x3C;.",
        document(
            story(1, title="What &amp; and &#8217; and &copy; mean to AT&T, Q&A and 3 < 4"),
            story(2, title="The <b> tag & <script>"),
            story(3, title="]]> and <![CDATA[ and <!-- and <?php", summary="if a<b && b>c"),
            story(4, summary="Write &lt; for <, &amp; for &."),
            title="Tags &amp; <b>ngles",
            description="On < and & and &nbsp;",
        ),
    ),
    Case(
        "tags-in-titles",
        'RFC 4287 §3.1.1.2: if the value of "type" is "html", any markup within is escaped.',
        document(
            story(1, title="How <b>bold</b> is <i>he</i>?", summary="The <b>bold</b> one."),
            title="Why <em>now</em>?",
            description="<p>Why</p>",
            rights="<b>All</b>",
            authors=(Person(name="The Desk"),),  # else the title, which a name cannot escape
        ),
        # RSS has no way to say that a title is plain text, so the validator can but guess.
        allowed=frozenset({"rss ContainsHTML"}),
    ),
    Case(
        "any-script",
        "XML 1.0 §2.2: Char ::= #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | …",
        document(
            story(1, title="𐍈 astral 🚀 flags 🇺🇦", tags=("🚀",), authors=(Person(name="אבג"),)),
            story(2, title="\x00\x08 control \ufffe\ud800 characters"),
        ),
    ),
    Case(
        "rich-content",
        'RFC 4287 §4.1.3.3: if the value of "type" is "html", the content SHOULD be suitable '
        "for handling as HTML.",
        document(
            story(
                1,
                content_html='<h2>A &amp; B</h2>\n<p>See <a href="https://example.org/?a=1&amp;b=2"'
                ' rel="noopener noreferrer nofollow">this</a><br>and <img'
                ' src="https://example.org/1.png" alt="x"></p><pre>  a\n  b</pre>',
            )
        ),
    ),
    Case(
        "dates",
        'RFC 4287 §3.3: an uppercase "Z" character MUST be present in the absence of a numeric '
        "time zone offset; RSS 2.0: dates conform to RFC 822, four-digit years preferred.",
        document(
            story(1, published=datetime(1999, 12, 31, 23, 59, 59, tzinfo=UTC)),
            story(2, updated=NOON.astimezone(tz=None)),
        ),
    ),
    Case(
        "media",
        "Media RSS: <media:content> is a sub-element of either <item> or <media:group>; a "
        "<media:title> is of type plain or html; a <media:thumbnail> has a url.",
        document(
            with_image(story(1, attachments=(SOUND, IMAGE, replace(IMAGE, title="A & B <c>")))),
            with_image(story(2, attachments=(replace(IMAGE, size_in_bytes=0),))),
            story(3, attachments=(Attachment(url="https://example.org/a", mime_type="a/b; c=d"),)),
        ),
    ),
    Case(
        "archive",
        "RFC 5005 §4: archive documents have fh:archive, a link to the current document and "
        "links to those before and after.",
        replace(
            document(story(1), story(2)),
            archive=True,
            url="https://example.org/feeds/archive/2.xml",
            current="https://example.org/feeds/feed.xml",
            prev_archive="https://example.org/feeds/archive/1.xml",
            next_archive="https://example.org/feeds/archive/3.xml",
        ),
    ),
    Case(
        "before-the-archive",
        "RFC 5005 §4: a subscription document has a link to the most recent archive.",
        replace(document(story(1)), prev_archive="https://example.org/feeds/archive/3.xml"),
    ),
    Case(
        "hub-and-stylesheet",
        "WebSub §4: a topic has links of the relations hub and self; xml-stylesheet §3: the "
        "instruction stands in the prolog.",
        replace(document(story(1)), hub="https://hub.example.org/", stylesheet="../feed.css?a&b"),
    ),
    Case(
        "same-time",
        "RFC 4287 §4.2.15 lets entries share atom:updated; the validator warns of it.",
        document(story(1, updated=NOON), story(2, updated=NOON)),
        allowed=frozenset({"atom DuplicateUpdated"}),
    ),
)


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """What the validator says of every case in every format, by ``format case``."""
    folder = tmp_path_factory.mktemp("w3c")
    jobs = []
    for case in CASES:
        for chosen in XML.values():
            file = folder / f"{case.name}.{chosen.FILE_NAME}"
            file.write_bytes(chosen.render(case.document))
            jobs.append((f"{chosen.NAME} {case.name}", file, str(case.document.url)))
    return validator.complaints(jobs)


@pytest.mark.parametrize("name", XML)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_validator_has_nothing_to_say(
    case: Case, name: str, complaints: dict[str, list[list[str]]]
) -> None:
    unexpected = [
        complaint
        for complaint in complaints[f"{name} {case.name}"]
        if f"{name} {complaint[1]}" not in case.allowed
    ]
    assert not unexpected, f"{case.spec}\n{unexpected}"


def test_validator_is_awake(tmp_path: Path) -> None:
    """A feed without a title is told as an error, so silence above means something."""
    file = tmp_path / "atom.xml"
    file.write_bytes(FORMATS["atom"].render(document(story())).replace(b"title>", b"tilte>"))
    found = validator.complaints([("broken", file, "https://example.org/feeds/feed.xml")])
    assert "MissingElement" in {complaint[1] for complaint in found["broken"]}


def test_opml(tmp_path: Path) -> None:
    """OPML 2.0: an outline of type rss has text and xmlUrl; readers want a title as well."""
    feed = document().feed
    plain = Subscription(feed=feed, url="https://example.org/a", format="atom", updated=NOON)
    full = replace(
        plain,
        format="rss",
        feed=replace(feed, title="A & B &amp; C", description="What's “up”?", language="pt-BR"),
    )
    file = tmp_path / "feeds.opml"
    owner = Person(name="The Desk", uri="https://example.org/desk", email="desk@example.org")
    members = (plain, full, Group(title="Sections", members=(full, plain)))
    file.write_bytes(opml.render(members, title="Feeds & such", owner=owner))
    assert validator.complaints([("opml", file, "https://example.org/feeds.opml")]) == {"opml": []}
