"""How many faults `feedpub validate` finds among the W3C feed validator's own test cases.

    git clone https://github.com/w3c/feedvalidator
    python benchmarks/validate.py feedvalidator/testcases

Each of the cases says of itself which message the W3C validator gives, or must not give. `KINDS`
says which of our rules mean the same. A faulty case is *found* when a rule of that kind speaks,
or the case is not even well-formed XML, which ends the reading; *exactly* when the rule speaks of
the element that the case names. A good case is *blamed* when such a
rule speaks all the same; where the case allows no error at all, when any error is told.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from feedpub.validate import Finding, validate

FOLDERS = ("rss20", "atom", "ext")  # RSS 2.0, Atom 1.0 and extensions
BASE = "http://www.feedvalidator.org/testcases/"  # where the cases say they are served
NOW = datetime(2026, 11, 22, tzinfo=UTC)
# What no case is about, and every minimal one lacks.
NEVER = frozenset(("self-missing", "language-missing", "self-elsewhere", "guid-missing", "empty"))

_CASE = re.compile(
    r"<!--.*?Description:\s*(?P<what>.*?)\s*(?:Expect|Message):\s*(?P<no>!?)(?P<kind>\w+)"
    r"(?:\{(?P<place>.*?)\})?.*?-->",
    re.DOTALL,
)
_DATES = "date-rfc3339 date-rfc822 date-w3cdtf space-around"
_ADDRESSES = (
    "uri-characters uri-invalid uri-relative uri-not-ascii uri-not-web space-around blank urn "
    "tag-uri number"
)
_NUMBERS = "number blank image-size"
_HTML = "html-in-text html-invalid"

KINDS = {
    "ArchiveIncomplete": "history-archive",
    "AtomLinkNotEmpty": "link-not-empty",
    "AttrNotBlank": "blank media-type",
    "AvoidNamespacePrefix": "namespace-prefix",
    "AvoidTextInput": "text-input",
    "BadCharacters": "text-mojibake html-in-text",
    "BadXmlVersion": "xml-version",
    "CharacterData": "html-in-text",
    "CommentRSS": "comment-rss",
    "ConflictingCatAttr": "app-categories",
    "ConflictingCatChildren": "app-categories",
    "ContainsEmail": "name-email",
    "ContainsHTML": _HTML,
    "ContainsRelRef": "relative-reference",
    "ContainsSystemEntity": "xml-entity",
    "ContainsUndeclaredHTML": "html-in-text",
    "CoordComma": "coordinates",
    "CurrentNotSelfInCompleteFeed": "history-current",
    "DangerousStyleAttr": "html-style",
    "DeprecatedDTD": "xml-doctype",
    "DeprecatedMediaAdult": "media-adult",
    "DuplicateAtomLink": "link-repeated",
    "DuplicateDescriptionSemantics": "said-twice",
    "DuplicateElement": "element-repeated",
    "DuplicateEnclosure": "enclosures",
    "DuplicateEntries": "id-repeated-in-feed",
    "DuplicateIds": "id-repeated-in-feed",
    "DuplicateItemSemantics": "said-twice",
    "DuplicateSemantics": "said-twice",
    "DuplicateUpdated": "updated-repeated",
    "DuplicateValue": "id-repeated skip-repeated sync-repeated",
    "EightDaysAWeek": "skip-days",
    "EmailFormat": "email-order",
    "FeedHistoryRelInEntry": "history-in-entry",
    "FeedRelInCompleteFeed": "history-complete",
    "HtmlFragment": "html-fragment",
    "ImageLinkDoesntMatch": "image-differs",
    "ImageTitleDoesntMatch": "image-differs",
    "ImageUrlFormat": "image-format",
    "ImplausibleDate": "date-implausible",
    "IntegerOverflow": "number",
    "InvalidAccessRestrictionRel": "value-unknown",
    "InvalidAddrSpec": "email",
    "InvalidBooleanAttribute": "value-unknown",
    "InvalidCommaSeparatedIntegers": "number",
    "InvalidContact": "email",
    "InvalidCountryCode": "value-unknown",
    "InvalidCreditRole": "media-credit-role",
    "InvalidDay": "value-unknown",
    "InvalidDoctype": "xml-doctype",
    "InvalidDuration": "duration",
    "InvalidFloat": "number",
    "InvalidFormComponentName": "value-form",
    "InvalidFullLink": _ADDRESSES,
    "InvalidHeight": _NUMBERS,
    "InvalidHour": _NUMBERS,
    "InvalidHttpGUID": "guid-permalink",
    "InvalidIRI": _ADDRESSES,
    "InvalidISO8601DateTime": _DATES,
    "InvalidInteger": _NUMBERS,
    "InvalidIntegerAttribute": _NUMBERS,
    "InvalidItunesCategory": "itunes-category",
    "InvalidItunesChannelType": "value-unknown",
    "InvalidItunesEpisodeType": "value-unknown",
    "InvalidKeywords": "itunes-keywords",
    "InvalidLanguage": "language",
    "InvalidLatitude": "latitude",
    "InvalidLink": _ADDRESSES,
    "InvalidLongitude": "longitude",
    "InvalidMIMEAttribute": "media-type",
    "InvalidMIMEType": "media-type content-type text-type blank",
    "InvalidMediaExpression": "value-unknown",
    "InvalidMediaHash": "media-hash",
    "InvalidMediaMedium": "value-unknown",
    "InvalidMediaRating": "media-rating",
    "InvalidMediaRestriction": "value-unknown",
    "InvalidMediaRestrictionRel": "value-unknown",
    "InvalidMediaRestrictionType": "value-unknown",
    "InvalidMediaTextType": "media-text-type",
    "InvalidMetaContent": "value-unknown",
    "InvalidMetaName": "value-unknown",
    "InvalidNPTTime": "duration",
    "InvalidNSS": "sync-name",
    "InvalidNamespace": "namespace-wrong namespace-misspelt",
    "InvalidNonNegativeInteger": _NUMBERS,
    "InvalidOPMLVersion": "opml-version",
    "InvalidOutlineType": "opml-type",
    "InvalidOutlineVersion": "opml-feed-version",
    "InvalidPermalink": "guid-permalink",
    "InvalidPositiveInteger": _NUMBERS,
    "InvalidRFC2822Date": _DATES,
    "InvalidRFC3339Date": _DATES,
    "InvalidRSSVersion": "rss-version",
    "InvalidSseType": "value-unknown",
    "InvalidTAG": "tag-uri namespace-invalid",
    "InvalidTextType": "text-type",
    "InvalidTrueFalse": "value-unknown",
    "InvalidURLAttribute": _ADDRESSES,
    "InvalidURN": "urn",
    "InvalidUUID": "urn-uuid",
    "InvalidUpdatePeriod": "value-unknown blank",
    "InvalidUriChar": "uri-characters space-around",
    "InvalidW3CDTFDate": _DATES,
    "InvalidWidth": _NUMBERS,
    "InvalidYesNo": "value-unknown",
    "InvalidYesNoClean": "value-unknown",
    "ItemMustContainTitleOrDescription": "item-empty",
    "LinkPastEnd": "history-past-end",
    "MediaGroupWithoutAlternatives": "media-group",
    "MediaRssNamespace": "namespace-misspelt",
    "MisplacedItem": "order",
    "MisplacedMetadata": "order",
    "MisplacedXHTMLContent": "xhtml-misplaced",
    "MissingAttribute": "attribute-missing",
    "MissingByAndWhenAttrs": "attribute-missing",
    "MissingContentOrAlternate": "content-or-link",
    "MissingCurrentInArchive": "history-no-current",
    "MissingDCLanguage": "language-missing",
    "MissingDescription": "element-missing",
    "MissingElement": "element-missing",
    "MissingGuid": "guid-missing",
    "MissingHref": "attribute-missing",
    "MissingItunesElement": "itunes-missing",
    "MissingItunesEmail": "itunes-owner",
    "MissingLink": "element-missing",
    "MissingNamespace": "namespace-wrong xhtml-namespace",
    "MissingRealName": "email-name",
    "MissingRecommendedAttribute": "said-in-part",
    "MissingSelf": "self-missing",
    "MissingSourceElement": "source-incomplete",
    "MissingSummary": "summary-missing",
    "MissingTextualContent": "text-missing",
    "MissingTitle": "element-missing",
    "MissingTitleAttr": "opml-title",
    "MissingTypeAttr": "content-src-type",
    "MissingUrlAttr": "attribute-missing",
    "MissingXhtmlDiv": "xhtml-div",
    "MissingXmlURL": "attribute-missing",
    "NeedDescriptionBeforeContent": "content-first",
    "NoBlink": "element-unknown",
    "NoThrWhen": "attribute-unknown",
    "NonCanonicalURI": "id-not-normal",
    "NonstdEncoding": "xml-encoding-unusual",
    "NonstdPrefix": "namespace-prefix",
    "NotBase64": "base64",
    "NotBlank": "blank number",
    "NotEnoughHoursInTheDay": "skip-hours",
    "NotEscaped": "markup-not-escaped",
    "NotHtml": "html-invalid xhtml-namespace xhtml-div",
    "NotInANamespace": "element-unknown",
    "NotInline": "xhtml-escaped",
    "NotSufficientlyUnique": "guid-weak",
    "NotUTF8": "itunes-utf-8",
    "ObscureEncoding": "xml-encoding-unusual",
    "ObsoleteItunesCategory": "itunes-category-former",
    "ObsoleteNamespace": "atom-version namespace-wrong",
    "ObsoleteVersion": "opml-old format-obsolete",
    "ObsoleteWikiNamespace": "namespace-misspelt",
    "ProblematicalRFC822Date": "date-rfc822-doubtful",
    "QuestionableUsage": "app-id",
    "RelativeSelf": "self-relative",
    "ReservedPrefix": "namespace-prefix",
    "SAXError": "xml-not-well-formed",
    "SameDocumentReference": "same-document",
    "SchemeNotIANARegistered": "uri-scheme",
    "SecurityRisk": "html-unsafe",
    "SecurityRiskAttr": "html-unsafe html-unsafe-attribute",
    "SelfDoesntMatchLocation": "self-elsewhere",
    "SelfNotAtom": "self-type",
    "SinceAfterUntil": "sync-order",
    "SlashDate": "slash-date",
    "TooLong": "too-long",
    "UndefinedElement": (
        "element-unknown element-misplaced markup-not-escaped content-src-full xhtml-foreign "
        "format-unknown"
    ),
    "UndefinedNamedEntity": "xml-not-well-formed",
    "UndefinedParam": "value-form",
    "UndeterminableVocabulary": "element-unknown",
    "UnexpectedAttribute": "attribute-unknown",
    "UnexpectedText": "text-unexpected content-src-full",
    "UnexpectedWhitespace": "space-around",
    "UnicodeError": "xml-encoding",
    "UnknownEncoding": "xml-encoding",
    "UnknownHost": "email-host",
    "UnknownNamespace": "namespace-unknown xhtml-foreign",
    "UnregisteredAtomLinkRel": "link-relation",
    "UnsupportedItunesFormat": "itunes-format",
    "UnsupportedNamespace": "namespace-unknown",
    "UriNotIri": "uri-not-ascii",
    "UseOfExtensionAttr": "attribute-unknown",
    "UseZeroForMidnight": "skip-midnight",
    # What is good in a case, named after what says so.
    "ValidAtomLinkRel": "link-relation blank",
    "ValidBooleanAttribute": "value-unknown",
    "ValidCloud": "attribute-missing blank number value-unknown",
    "ValidContact": "email email-host email-order",
    "ValidDay": "value-unknown skip-repeated",
    "ValidDoctype": "xml-entity xml-not-well-formed",
    "ValidElement": _HTML,
    "ValidHeight": _NUMBERS,
    "ValidHour": _NUMBERS,
    "ValidHtml": "html-invalid html-unsafe html-style",
    "ValidHttpGUID": "guid-permalink",
    "ValidInteger": _NUMBERS,
    "ValidIntegerAttribute": _NUMBERS,
    "ValidLanguage": "language",
    "ValidMIMEAttribute": "media-type content-type",
    "ValidNPTTime": "duration",
    "ValidRFC2822Date": _DATES + " date-rfc822-doubtful",
    "ValidTAG": "tag-uri uri-characters uri-relative",
    "ValidTitle": _HTML + " blank",
    "ValidURI": _ADDRESSES.replace(" blank", "") + " uri-scheme",
    "ValidURLAttribute": _ADDRESSES,
    "ValidURN": "urn urn-uuid uri-characters",
    "ValidUpdatePeriod": "value-unknown blank",
    "ValidW3CDTFDate": _DATES,
    "ValidWidth": _NUMBERS,
}


@dataclass(frozen=True, kw_only=True)
class Case:
    """One test case, and what it says of itself."""

    path: Path
    name: str
    what: str
    kind: str
    place: dict[str, str]
    faulty: bool


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a case."""

    case: Case
    spoke: bool  # a rule of the kind
    exact: bool  # and of the place


def main() -> int:
    """Print the figures, and what was missed."""
    parser = argparse.ArgumentParser(description="Judge feedpub validate by the W3C's test cases.")
    parser.add_argument("cases", type=Path, help="the testcases folder of a checkout")
    parser.add_argument("folders", nargs="*", help="only these; default: all of feeds")
    parser.add_argument("-q", action="store_true", dest="quiet", help="figures only")
    options = parser.parse_args()
    outcomes = [
        judge(case, url=BASE + case.name)
        for case in cases(options.cases)
        if not options.folders or case.name.split("/")[0] in options.folders
    ]
    if not options.quiet:
        for outcome in outcomes:
            if outcome.case.faulty is not outcome.spoke or (outcome.spoke and not outcome.exact):
                print(told(outcome))
    print_table(outcomes)
    return 0


def cases(folder: Path) -> Iterator[Case]:
    """Every case below *folder* that says what it expects."""
    for path in sorted([*folder.rglob("*.xml"), *folder.rglob("*.opml")]):
        match = _CASE.search(path.read_text(encoding="utf-8", errors="replace"))
        if match is None:
            continue
        kind, negative = match["kind"], bool(match["no"])
        if kind.lower() == "valid":
            kind, negative = "Message", True
        kind = kind[0].upper() + kind[1:]
        valid = kind.startswith("Valid")
        pairs = (each.split(":", 1) for each in (match["place"] or "").split(",") if ":" in each)
        yield Case(
            path=path,
            name=path.relative_to(folder).as_posix(),
            what=" ".join(match["what"].split()),
            kind=kind,
            place={key.strip(): value.strip() for key, value in pairs},
            faulty=valid is negative,
        )


def judge(case: Case, *, url: str) -> Outcome:
    """Validate a case and compare what was found with what it expects."""
    found = validate(case.path.read_bytes(), name=case.name, now=NOW, url=url)
    same = [each for each in found if _is_kind(each, case)]
    exact = [each for each in same if concerns(each.where, case.place)]
    unread = any(each.rule == "xml-not-well-formed" for each in found)
    spoke = bool(same) or unread if case.faulty else bool(exact)
    return Outcome(case=case, spoke=spoke, exact=bool(exact))


def _is_kind(finding: Finding, case: Case) -> bool:
    if case.kind == "Error":
        return finding.is_error
    if case.kind in ("Message", "Warning"):
        return finding.rule not in NEVER
    return finding.rule in KINDS.get(case.kind, "").split()


def concerns(where: str, place: dict[str, str]) -> bool:
    """Whether a finding at *where* is about the element or attribute that a case names."""
    names = [part.rpartition(":")[2].lower() for part in where.split("/")]
    parent = place.get("parent", "").rpartition(":")[2].rpartition("_")[2].lower()
    wanted = place.get("element", "").replace("xmlns:", "").rpartition(":")[2].lower()
    attribute = place.get("attr", "").rpartition(":")[2].lower()
    last = names[-1].lstrip("@")
    if attribute:
        return last == attribute or (last == wanted and not names[-1].startswith("@"))
    around = [name for name in names if name != wanted] or names
    if parent and parent != "root" and parent not in (last, *around[-2:]):
        return False
    return not wanted or wanted in (last, names[-2].lstrip("@") if len(names) > 1 else "")


def told(outcome: Outcome) -> str:
    """A line about a case that did not come out as it expects."""
    case = outcome.case
    word = "elsewhere" if outcome.spoke and case.faulty else "missed" if case.faulty else "BLAMED"
    return f"{word}: {case.name}: {case.kind} {case.place or ''} {case.what[:70]}"


def print_table(outcomes: list[Outcome]) -> None:
    """The figures by folder, and of all that the aim is set for."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for outcome in outcomes:
        top = outcome.case.name.split("/")[0]
        for folder in (top, *(("rss20 + atom + ext",) if top in FOLDERS else ())):
            word = "faulty" if outcome.case.faulty else "good"
            counts[folder][word] += 1
            if outcome.spoke:
                counts[folder]["found" if outcome.case.faulty else "blamed"] += 1
                counts[folder]["exact"] += outcome.exact and outcome.case.faulty
    print(f"{'folder':20} {'faulty':>7} {'found':>14} {'exactly':>14} {'good':>6} {'blamed':>12}")
    for folder, count in counts.items():
        faulty, good = count["faulty"], count["good"]
        cells = [
            f"{count[word]:5} {100 * count[word] / max(faulty, 1):6.1f} %"
            for word in ("found", "exact")
        ]
        blamed = f"{count['blamed']:4} {100 * count['blamed'] / max(good, 1):5.1f} %"
        print(f"{folder:20} {faulty:7} {cells[0]} {cells[1]} {good:6} {blamed}")


if __name__ == "__main__":
    sys.exit(main())
