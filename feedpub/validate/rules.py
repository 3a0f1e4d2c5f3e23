"""Every rule that the checker knows, once: its name, how bad, whence, and how to mend it.

The table in docs/validate.md is made of this one, see `as_markdown`.
"""

from dataclasses import dataclass

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule is, whatever breaks it.

    Args:
        severity: ERROR, what a specification forbids; WARNING, what it advises against or
            what some readers trip over.
        spec: Where it is said.
        about: What breaks it.
        mend: What to do.
    """

    severity: str
    spec: str
    about: str
    mend: str


_PROFILE = "RSS Best Practices Profile"
_READERS = "What readers need"

RULES: dict[str, Rule] = {
    # The file
    "unreadable": Rule(
        ERROR,
        "–",
        "The file or address cannot be read.",
        "Put it there, or allow it to be read.",
    ),
    "too-large": Rule(
        ERROR,
        _READERS,
        "The document is larger than readers take, 10 MB.",
        "Publish fewer items, or shorter ones.",
    ),
    "large": Rule(
        WARNING,
        _READERS,
        "The document is larger than 1 MB, which is fetched whole at each visit.",
        "Publish fewer items, or summaries of the older ones.",
    ),
    "format-unknown": Rule(
        ERROR,
        "–",
        "It is no feed: not RSS, Atom, JSON Feed or OPML.",
        "Check what was written there.",
    ),
    "format-obsolete": Rule(
        WARNING,
        "–",
        "It is a format that this checker does not look into, such as RSS 1.0.",
        "Publish RSS 2.0 or Atom 1.0.",
    ),
    "empty": Rule(
        WARNING,
        _READERS,
        "The feed has no item; some readers drop a feed for that.",
        "Keep the last items in it.",
    ),
    "many-items": Rule(
        WARNING,
        _READERS,
        "More than 3,000 items; at least one large reader refuses such a feed.",
        "Publish the newest and move the rest to archive documents (RFC 5005).",
    ),
    # XML
    "xml-not-well-formed": Rule(
        ERROR,
        "XML 1.0 §2.1",
        "It is not well-formed XML, and readers refuse it.",
        "Escape & and < in text, close each element, declare each prefix.",
    ),
    "xml-encoding": Rule(
        ERROR,
        "XML 1.0 §4.3.3",
        "The bytes are not of the encoding that the document declares.",
        "Write UTF-8 and declare it.",
    ),
    "xml-encoding-unusual": Rule(
        WARNING,
        "XML 1.0 §4.3.3",
        "An encoding that not every reader knows.",
        "Write UTF-8.",
    ),
    "xml-version": Rule(
        WARNING,
        "XML 1.0 §2.8",
        "A version of XML other than 1.0.",
        'Write version="1.0".',
    ),
    "xml-doctype": Rule(
        WARNING,
        _READERS,
        "A DOCTYPE, which no feed needs and careful readers refuse.",
        "Leave it out.",
    ),
    "xml-entity": Rule(
        ERROR,
        _READERS,
        "The document declares entities, which careful readers refuse.",
        "Write the characters themselves.",
    ),
    "text-mojibake": Rule(
        WARNING,
        "XML 1.0 §2.2",
        "Characters that come of reading a text in the wrong encoding.",
        "Decode the source in its own encoding before writing it.",
    ),
    "namespace-wrong": Rule(
        ERROR,
        "Namespaces in XML §3",
        "The root is in no namespace, or in another than its format's.",
        "Write the namespace exactly as the format has it.",
    ),
    "namespace-misspelt": Rule(
        ERROR,
        "Namespaces in XML §3",
        "A namespace that differs from a known one only in a detail, so that nobody knows it.",
        "Write it exactly.",
    ),
    "namespace-invalid": Rule(
        ERROR,
        "Namespaces in XML §2.2",
        "A namespace that is no address.",
        "Write an absolute address.",
    ),
    "namespace-unknown": Rule(
        WARNING,
        "RFC 4287 §6.3, RSS 2.0",
        "A namespace that this checker does not know; readers skip its elements.",
        "Look whether it is spelt right.",
    ),
    "namespace-prefix": Rule(
        WARNING,
        _READERS,
        "An unusual prefix; some readers go by prefixes.",
        "Use the usual prefix, and none for Atom and XHTML.",
    ),
    # Structure
    "element-missing": Rule(
        ERROR,
        "–",
        "An element that has to be there is not.",
        "Add it.",
    ),
    "element-repeated": Rule(
        ERROR,
        "–",
        "An element that may be there once is there more often.",
        "Keep one.",
    ),
    "element-unknown": Rule(
        ERROR,
        "RFC 4287 §6.3, RSS 2.0",
        "An element that its vocabulary does not have there.",
        "Look whether it is spelt right, or put it into a namespace of its own.",
    ),
    "element-misplaced": Rule(
        ERROR,
        "–",
        "An element of an extension stands where it means nothing.",
        "Move it to where the extension has it.",
    ),
    "attribute-missing": Rule(
        ERROR,
        "–",
        "An attribute that has to be there is not.",
        "Add it.",
    ),
    "attribute-unknown": Rule(
        WARNING,
        "–",
        "An attribute that the element does not have.",
        "Look whether it is spelt right; capitals count.",
    ),
    "text-unexpected": Rule(
        ERROR,
        "–",
        "Text where only elements may be.",
        "Put it into an element.",
    ),
    "blank": Rule(
        WARNING,
        "–",
        "An element or attribute that ought to say something says nothing.",
        "Fill it, or leave it out.",
    ),
    "order": Rule(
        WARNING,
        _PROFILE,
        "What describes the feed stands after items; some readers stop at the first item.",
        "Put items last.",
    ),
    # Values
    "value-unknown": Rule(
        ERROR,
        "–",
        "A value that is not one of those allowed.",
        "Choose one of them.",
    ),
    "value-form": Rule(
        ERROR,
        "–",
        "A value that is not of the form asked for.",
        "Write it in that form.",
    ),
    "number": Rule(
        ERROR,
        "–",
        "No number, or one out of its range.",
        "Write a number without unit or separators.",
    ),
    "duration": Rule(
        ERROR,
        "–",
        "No length of time.",
        "Write h:mm:ss.",
    ),
    "too-long": Rule(
        WARNING,
        "–",
        "A text longer than its format allows.",
        "Shorten it.",
    ),
    "date-rfc3339": Rule(
        ERROR,
        "RFC 4287 §3.3",
        "No date of RFC 3339, in capitals and with a time zone.",
        "Write it as 2026-11-22T10:00:00Z.",
    ),
    "date-rfc822": Rule(
        ERROR,
        "RSS 2.0; RFC 822 §5",
        "No date of RFC 822, or a weekday that the date does not have.",
        "Write it as Sun, 22 Nov 2026 10:00:00 +0000.",
    ),
    "date-rfc822-doubtful": Rule(
        WARNING,
        _PROFILE,
        "A date that readers read differently: a short year, a comment, a rare time zone.",
        "Write it as Sun, 22 Nov 2026 10:00:00 +0000.",
    ),
    "date-w3cdtf": Rule(
        ERROR,
        "W3C-DTF",
        "No date of W3C-DTF.",
        "Write it as 2026-11-22T10:00:00Z.",
    ),
    "date-implausible": Rule(
        WARNING,
        _READERS,
        "A date before 1970 or in the future; some readers hide such items.",
        "Write when the story was published.",
    ),
    "space-around": Rule(
        ERROR,
        "RFC 4287 §2, §3.3",
        "White space around an address or a date.",
        "Leave it out.",
    ),
    "uri-characters": Rule(
        ERROR,
        "RFC 3986 §2, RFC 3987 §2.2",
        "Characters that no address has.",
        "Escape them with percent signs.",
    ),
    "uri-invalid": Rule(
        ERROR,
        "RFC 3986 §3",
        "No address: its host is missing or malformed.",
        "Write it in full, as in https://example.org/.",
    ),
    "uri-relative": Rule(
        ERROR,
        "RFC 3986 §4.3",
        "A relative address where an absolute one is needed.",
        "Write it in full.",
    ),
    "uri-not-ascii": Rule(
        ERROR,
        "RSS 2.0; RFC 3986 §2",
        "An address with letters beyond ASCII, where only a URI is allowed.",
        "Write the host as xn--…, the rest in percent signs.",
    ),
    "uri-not-web": Rule(
        ERROR,
        "RSS 2.0",
        "An address that is not http or https.",
        "Give one of the web.",
    ),
    "uri-scheme": Rule(
        WARNING,
        "RSS 2.0; RFC 7595",
        "A scheme that IANA has not registered.",
        "Use a registered one, most often https.",
    ),
    "relative-reference": Rule(
        WARNING,
        _PROFILE,
        (
            "A link or picture in HTML with a relative address; readers have nothing to "
            "resolve it against."
        ),
        "Write it in full.",
    ),
    "same-document": Rule(
        WARNING,
        "RFC 3986 §4.4",
        "An empty address, which means the feed itself.",
        "Write the address that is meant.",
    ),
    "id-not-normal": Rule(
        WARNING,
        "RFC 4287 §4.2.6.1",
        "An id that is not in normal form: another program may write it otherwise.",
        "Write it in normal form before first publishing it, and never change it.",
    ),
    "tag-uri": Rule(
        ERROR,
        "RFC 4151 §2.1",
        "No tag URI.",
        "Write tag:example.org,2026:name.",
    ),
    "urn": Rule(
        ERROR,
        "RFC 8141 §2",
        "No URN.",
        "Write urn:namespace:name.",
    ),
    "urn-uuid": Rule(
        WARNING,
        "RFC 9562 §4",
        "A URN of a UUID that is no UUID.",
        "Make one with a program.",
    ),
    "language": Rule(
        ERROR,
        "RFC 5646 §2.1",
        "No language tag.",
        "Write en or pt-BR.",
    ),
    "media-type": Rule(
        ERROR,
        "RFC 6838 §4.2",
        "No media type.",
        "Write text/html, audio/mpeg …",
    ),
    "email": Rule(
        ERROR,
        "RFC 2822 §3.4.1",
        "No e-mail address.",
        "Give one; in RSS, a name alone goes into dc:creator.",
    ),
    "email-host": Rule(
        WARNING,
        "RFC 2822 §3.4.1",
        "An e-mail address whose domain is one word.",
        "Give a whole domain.",
    ),
    "email-name": Rule(
        WARNING,
        _PROFILE,
        "An e-mail address without a name.",
        "Write someone@example.org (Real Name).",
    ),
    "email-order": Rule(
        WARNING,
        _PROFILE,
        "Name and e-mail address not in the usual order.",
        "Write someone@example.org (Real Name).",
    ),
    "base64": Rule(
        ERROR,
        "RFC 4287 §4.1.3.3",
        "Content of a type that is neither text nor XML, and is not base64.",
        "Encode it, or give its true type.",
    ),
    # Text and HTML
    "html-in-text": Rule(
        WARNING,
        _PROFILE + "; RFC 4287 §3.1.1.1",
        "HTML in a text that is plain; some readers show it as it stands, others not.",
        'Strip tags and entities; in Atom, or say type="html".',
    ),
    "html-invalid": Rule(
        WARNING,
        "HTML",
        "HTML with unfinished tags or elements that do not exist.",
        "Write what the page has.",
    ),
    "html-unsafe": Rule(
        WARNING,
        "RFC 4287 §8.1",
        "HTML that runs or loads programs; readers remove it, with what it holds.",
        "Leave it out.",
    ),
    "html-unsafe-attribute": Rule(
        WARNING,
        "RFC 4287 §8.1",
        "An attribute that HTML does not have.",
        "Leave it out.",
    ),
    "html-style": Rule(
        WARNING,
        "RFC 4287 §8.1",
        "A style that can hide or move things, or that only one program knows.",
        "Leave it to the reader.",
    ),
    "html-fragment": Rule(
        WARNING,
        "RFC 4287 §4.1.3.3",
        "A part of a page declared as a whole page.",
        'Say type="html" or type="xhtml".',
    ),
    "markup-not-escaped": Rule(
        ERROR,
        "RFC 4287 §3.1.1, §4.1.3.3",
        "Elements where escaped text is declared.",
        'Escape the markup, or say type="xhtml".',
    ),
    "xhtml-div": Rule(
        ERROR,
        "RFC 4287 §3.1.1.3",
        "XHTML that is not one div.",
        'Put it into one <div xmlns="http://www.w3.org/1999/xhtml">.',
    ),
    "xhtml-escaped": Rule(
        WARNING,
        "RFC 4287 §3.1.1.3",
        "Escaped tags in XHTML; readers show them as they stand.",
        'Write elements, or say type="html".',
    ),
    "xhtml-namespace": Rule(
        ERROR,
        "RFC 4287 §3.1.1.3",
        "An element of HTML that is not in XHTML's namespace.",
        "Declare the namespace on the div.",
    ),
    "xhtml-misplaced": Rule(
        WARNING,
        _READERS,
        "XHTML that stands among a feed's own elements; readers skip it, browsers run it.",
        "Put it into a content of type xhtml, or leave it out.",
    ),
    "xhtml-foreign": Rule(
        WARNING,
        "RFC 4287 §3.1.1.3",
        "Elements of another vocabulary in XHTML.",
        "Leave them out.",
    ),
    # RSS 2.0 and its profile
    "rss-version": Rule(
        ERROR,
        "RSS 2.0, <rss>",
        "A version of RSS that does not exist.",
        'Write version="2.0".',
    ),
    "item-empty": Rule(
        ERROR,
        "RSS 2.0, <item>",
        "An item with neither title nor description.",
        "Give one of them.",
    ),
    "guid-missing": Rule(
        WARNING,
        _PROFILE,
        "An item without guid; readers tell it from others by guessing.",
        "Give it one that never changes.",
    ),
    "guid-permalink": Rule(
        ERROR,
        "RSS 2.0, <guid>",
        "A guid that is no web address, and does not say so.",
        'Add isPermaLink="false".',
    ),
    "guid-weak": Rule(
        WARNING,
        _PROFILE,
        "A guid that another feed may use as well.",
        "Use a tag URI, or the address of the story.",
    ),
    "id-repeated": Rule(
        ERROR,
        "RSS 2.0, <guid>",
        "Two items with one guid; readers show one of them.",
        "Give each its own.",
    ),
    "enclosures": Rule(
        WARNING,
        _PROFILE,
        "More than one enclosure in an item; readers take one, and not the same.",
        "Keep one; put the rest into media:content.",
    ),
    "content-first": Rule(
        WARNING,
        _PROFILE,
        "content:encoded without a description before it; some readers take the later one.",
        "Put the description first.",
    ),
    "self-missing": Rule(
        WARNING,
        _PROFILE + "; RFC 4287 §4.1.1",
        "The feed does not say its own address.",
        'Add a link with rel="self".',
    ),
    "self-elsewhere": Rule(
        WARNING,
        _READERS,
        "The feed says that it is at another address than it was found at.",
        "Write the address at which it is served.",
    ),
    "self-relative": Rule(
        WARNING,
        _READERS,
        "The self link is relative, and nothing says to what.",
        "Write it in full.",
    ),
    "self-type": Rule(
        WARNING,
        _READERS,
        "The self link names something that is no Atom.",
        "Link the feed itself.",
    ),
    "image-size": Rule(
        ERROR,
        "RSS 2.0, <image>",
        "A picture of the channel wider than 144 or higher than 400 pixels, or of no size.",
        "Give its size in pixels; use a smaller picture.",
    ),
    "image-format": Rule(
        WARNING,
        "RSS 2.0, <image>",
        "A picture of the channel that is no GIF, JPEG or PNG.",
        "Convert it.",
    ),
    "image-differs": Rule(
        WARNING,
        _PROFILE,
        "Title or link of the channel's picture are not those of the channel.",
        "Repeat the channel's.",
    ),
    "skip-hours": Rule(
        ERROR,
        "RSS 2.0, <skipHours>",
        "More hours than a day has.",
        "Name each at most once.",
    ),
    "skip-days": Rule(
        ERROR,
        "RSS 2.0, <skipDays>",
        "More days than a week has.",
        "Name each at most once.",
    ),
    "skip-repeated": Rule(
        WARNING,
        "RSS 2.0, <skipHours>, <skipDays>",
        "An hour or a day named twice.",
        "Name each at most once.",
    ),
    "skip-midnight": Rule(
        WARNING,
        "RSS 2.0, <skipHours>",
        "Hour 24.",
        "Write 0 for midnight.",
    ),
    "text-input": Rule(
        WARNING,
        _PROFILE,
        "A textInput, which readers do not show.",
        "Leave it out.",
    ),
    "said-twice": Rule(
        WARNING,
        _PROFILE,
        "Two elements that say the same; readers choose differently.",
        "Keep the one of RSS itself.",
    ),
    "language-missing": Rule(
        WARNING,
        _READERS,
        "The feed does not say its language, by which readers choose the direction of writing.",
        "Add <language>.",
    ),
    "slash-date": Rule(
        WARNING,
        "RSS Slash module",
        "A count of comments without a lastBuildDate that says of when it is.",
        "Add <lastBuildDate>.",
    ),
    "comment-rss": Rule(
        WARNING,
        "Well-Formed Web: wfw",
        "commentRSS, the old spelling.",
        "Write commentRss.",
    ),
    # Atom 1.0
    "atom-version": Rule(
        ERROR,
        "RFC 4287 §4.1.1",
        "A version, as drafts of Atom had; readers take it for one of them.",
        "Leave it out.",
    ),
    "text-type": Rule(
        ERROR,
        "RFC 4287 §3.1.1",
        "A text whose type is not text, html or xhtml.",
        "Choose one of the three.",
    ),
    "content-type": Rule(
        ERROR,
        "RFC 4287 §4.1.3.1",
        "Content whose type is not text, html, xhtml or a media type for it.",
        "Give its type.",
    ),
    "content-src-type": Rule(
        WARNING,
        "RFC 4287 §4.1.3.2",
        "Content elsewhere without a type.",
        "Give the media type.",
    ),
    "content-src-full": Rule(
        ERROR,
        "RFC 4287 §4.1.3.2",
        "Content that is both elsewhere and here.",
        "Leave the element empty, or src out.",
    ),
    "content-or-link": Rule(
        ERROR,
        "RFC 4287 §4.1.2",
        "An entry with neither content nor an alternate link.",
        "Give one of them.",
    ),
    "text-missing": Rule(
        WARNING,
        "RFC 4287 §4.1.1.1",
        "An entry without summary or content.",
        "Give one of them.",
    ),
    "summary-missing": Rule(
        ERROR,
        "RFC 4287 §4.1.2",
        "Content that is elsewhere or base64, without a summary.",
        "Add a summary.",
    ),
    "link-repeated": Rule(
        ERROR,
        "RFC 4287 §4.1.1, §4.1.2",
        "Two alternate links of one type and language.",
        "Keep one, or say how they differ.",
    ),
    "link-not-empty": Rule(
        WARNING,
        "RFC 4287 §4.2.7",
        "Text in a link, which means nothing.",
        "Put the address into href.",
    ),
    "link-relation": Rule(
        WARNING,
        "RFC 4287 §4.2.7.2",
        "A link relation that IANA has not registered.",
        "Use a registered one, or an address as its name.",
    ),
    "id-repeated-in-feed": Rule(
        WARNING,
        "RFC 4287 §4.1.1",
        "Two entries with one id; readers show one of them.",
        "Give each its own; of versions, publish the latest.",
    ),
    "updated-repeated": Rule(
        WARNING,
        _READERS,
        "Two entries updated at one moment, so that nothing orders them.",
        "Nothing, where it is true.",
    ),
    "source-incomplete": Rule(
        WARNING,
        "RFC 4287 §4.2.11",
        "A source without id, title or updated.",
        "Copy them from the feed that it came from.",
    ),
    "name-email": Rule(
        WARNING,
        "RFC 4287 §3.2.1",
        "An e-mail address in a name.",
        "Put it into <email>.",
    ),
    # RFC 5005
    "history-both": Rule(
        ERROR,
        "RFC 5005 §4",
        "A feed both complete and an archive.",
        "Keep one of the marks.",
    ),
    "history-complete": Rule(
        ERROR,
        "RFC 5005 §2",
        "A complete feed that links to pages or archives.",
        "Leave the links out, or <fh:complete/>.",
    ),
    "history-current": Rule(
        WARNING,
        "RFC 5005 §2",
        "A complete feed whose current document is another.",
        "Link itself, or leave it out.",
    ),
    "history-archive": Rule(
        WARNING,
        "RFC 5005 §4",
        "An archive that links to no other document.",
        "Link the one before, the one after, and the current.",
    ),
    "history-no-current": Rule(
        WARNING,
        "RFC 5005 §4",
        "An archive that does not name the feed to subscribe to.",
        'Add a link with rel="current".',
    ),
    "history-past-end": Rule(
        ERROR,
        "RFC 5005 §3",
        "The last page has a next one, or the first a previous one.",
        "Leave that link out.",
    ),
    "history-in-entry": Rule(
        WARNING,
        "RFC 5005 §3, §4",
        "A link between feed documents stands in an entry.",
        "Move it to the feed.",
    ),
    # JSON Feed 1.1
    "json-not-well-formed": Rule(
        ERROR,
        "RFC 8259",
        "It is not well-formed JSON, and readers refuse it.",
        "Write it with a program's own JSON writer.",
    ),
    "json-encoding": Rule(
        ERROR,
        "RFC 8259 §8.1",
        "Bytes that are not UTF-8, or a byte order mark.",
        "Write UTF-8 without a mark.",
    ),
    "json-version": Rule(
        ERROR,
        "JSON Feed 1.1, version",
        "A version that does not exist.",
        "Write https://jsonfeed.org/version/1.1.",
    ),
    "json-missing": Rule(
        ERROR,
        "JSON Feed 1.1",
        "A key that has to be there is not.",
        "Add it.",
    ),
    "json-type": Rule(
        ERROR,
        "JSON Feed 1.1",
        "A value of another kind than its key has.",
        "Write that kind.",
    ),
    "json-null": Rule(
        WARNING,
        "JSON Feed 1.1",
        "A key with null, which some readers do not expect.",
        "Leave the key out.",
    ),
    "json-unknown": Rule(
        WARNING,
        "JSON Feed 1.1, Extensions",
        "A key that the format does not have.",
        "Look whether it is spelt right; keys of one's own begin with _.",
    ),
    "json-content": Rule(
        ERROR,
        "JSON Feed 1.1, content_html",
        "An item with neither content_html nor content_text.",
        "Give one of them.",
    ),
    "json-id-repeated": Rule(
        ERROR,
        "JSON Feed 1.1, id",
        "Two items with one id; readers show one of them.",
        "Give each its own.",
    ),
    "json-next": Rule(
        ERROR,
        "JSON Feed 1.1, next_url",
        "The next page is the feed itself, so that it never ends.",
        "Leave next_url out.",
    ),
    "json-author": Rule(
        WARNING,
        "JSON Feed 1.1, authors",
        "author, which 1.1 has replaced.",
        "Write authors, an array.",
    ),
    # HTTP
    "http-status": Rule(
        ERROR,
        "RFC 9110 §15",
        "The server does not answer 200.",
        "Serve the file at that address.",
    ),
    "http-media-type": Rule(
        ERROR,
        "RFC 9110 §8.3",
        "A media type by which readers do not know a feed.",
        (
            "Serve application/rss+xml, application/atom+xml, application/feed+json, or "
            "application/xml."
        ),
    ),
    "http-charset": Rule(
        WARNING,
        "RFC 7303 §8",
        "text/xml without charset; careful readers then distrust the encoding.",
        "Serve application/xml; charset=utf-8.",
    ),
    "http-validators": Rule(
        WARNING,
        "RFC 9110 §8.8",
        "Neither ETag nor Last-Modified, so that each visit fetches all.",
        "Let the server send both.",
    ),
    "http-no-304": Rule(
        WARNING,
        "RFC 9110 §15.4.5",
        "A visitor who has this version gets it again.",
        "Let the server answer 304 to If-None-Match and If-Modified-Since.",
    ),
    # OPML 2.0
    "opml-version": Rule(
        ERROR,
        "OPML 2.0, <opml>",
        "A version of OPML that does not exist.",
        'Write version="2.0".',
    ),
    "opml-old": Rule(
        WARNING,
        "OPML 2.0, <opml>",
        "An old version of OPML.",
        'Write version="2.0".',
    ),
    "opml-type": Rule(
        WARNING,
        "OPML 2.0, <outline>",
        "An outline of a type that the specification does not name.",
        "Use rss, link or include, or none.",
    ),
    "opml-title": Rule(
        WARNING,
        "OPML 2.0, Subscription lists",
        "A subscription without a title.",
        "Repeat its text as its title.",
    ),
    "opml-feed-version": Rule(
        WARNING,
        "OPML 2.0, Subscription lists",
        "A version that the specification does not name.",
        "Write RSS, RSS1, RSS2 or scriptingNews.",
    ),
    # Extensions
    "said-in-part": Rule(
        WARNING,
        "–",
        "One of two attributes that belong together is missing.",
        "Give both.",
    ),
    "sync-name": Rule(
        ERROR,
        "FeedSync 1.0",
        "A name that no URN could hold.",
        "Escape spaces and the like with percent signs.",
    ),
    "sync-order": Rule(
        ERROR,
        "FeedSync 1.0",
        "since lies after until.",
        "Swap them.",
    ),
    "sync-repeated": Rule(
        ERROR,
        "FeedSync 1.0",
        "Two items with one sync id.",
        "Give each its own.",
    ),
    "latitude": Rule(
        ERROR,
        "W3C Basic Geo",
        "No latitude.",
        "Write degrees from -90 to 90.",
    ),
    "longitude": Rule(
        ERROR,
        "W3C Basic Geo",
        "No longitude.",
        "Write degrees from -180 to 180.",
    ),
    "coordinates": Rule(
        ERROR,
        "GeoRSS Simple",
        "No list of coordinates.",
        "Write latitude, space, longitude.",
    ),
    "media-group": Rule(
        WARNING,
        "Media RSS",
        "A group of one.",
        "Write the media:content without a group.",
    ),
    "media-adult": Rule(
        WARNING,
        "Media RSS",
        "media:adult, which is deprecated.",
        "Write media:rating.",
    ),
    "media-rating": Rule(
        ERROR,
        "Media RSS",
        "A rating that its scheme does not have.",
        "Use one of the scheme's.",
    ),
    "media-hash": Rule(
        ERROR,
        "Media RSS",
        "No hash of its algorithm.",
        "Write MD5 or SHA-1 in hexadecimal.",
    ),
    "media-credit-role": Rule(
        WARNING,
        "Media RSS",
        "A role that the European Broadcasting Union does not name in small letters.",
        "Use one of its list.",
    ),
    "media-text-type": Rule(
        ERROR,
        "Media RSS",
        "A type other than plain or html.",
        "Choose one of the two.",
    ),
    "itunes-category": Rule(
        ERROR,
        "Apple Podcasts",
        "A category that Apple does not have.",
        "Choose one of its list.",
    ),
    "itunes-category-former": Rule(
        WARNING,
        "Apple Podcasts",
        "A category that Apple has retired.",
        "Choose one of its list.",
    ),
    "itunes-keywords": Rule(
        WARNING,
        "Apple Podcasts",
        "Keywords without commas between them.",
        "Put commas between them.",
    ),
    "itunes-missing": Rule(
        WARNING,
        "Apple Podcasts",
        "A podcast without a tag that Apple needs.",
        "Add it.",
    ),
    "itunes-owner": Rule(
        WARNING,
        "Apple Podcasts",
        "A podcast without its owner's e-mail address.",
        "Add <itunes:owner> with <itunes:email>.",
    ),
    "itunes-utf-8": Rule(
        WARNING,
        "Apple Podcasts",
        "A podcast that is not in UTF-8.",
        "Write UTF-8.",
    ),
    "itunes-format": Rule(
        WARNING,
        "Apple Podcasts",
        "An enclosure of a kind that Apple does not play.",
        "Publish MP3, M4A or MP4.",
    ),
    "app-categories": Rule(
        ERROR,
        "RFC 5023 §7.2.1",
        "Categories that are both elsewhere and here.",
        "Leave href out, or everything else.",
    ),
    "app-id": Rule(
        WARNING,
        "RFC 5023 §8.3.3",
        "An id in a collection, which means nothing there.",
        "Leave it out.",
    ),
}


def as_markdown() -> str:
    """The rules as the table of docs/validate.md."""
    rows = [
        f"| `{name}` | {rule.severity} | {rule.spec} | {rule.about} | {rule.mend} |"
        for name, rule in sorted(RULES.items())
    ]
    head = ("| rule | | said in | what breaks it | how to mend it |", "|---|---|---|---|---|")
    return "\n".join((*head, *rows)).replace("<", "&lt;") + "\n"
