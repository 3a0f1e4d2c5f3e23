"""Texts that name people → their names, without what stands beside them."""

import html
import re
from collections.abc import Iterable, Iterator

from feedpub.identifiers import words
from feedpub.markup import one_line
from feedpub.normalise.capture.dates import dates_in
from feedpub.normalise.capture.lexicon import JOB, NOBODY
from feedpub.normalise.capture.names import bare_name, is_person

MAX_NAMES = 40
LONGEST_NAME = 80  # characters
GENERIC = frozenset(
    """
    admin administrator redaktion redaction redacción editor staff unknown webmaster author
    autor publisher anonymous root user wordpressadmin unbenannt
    """.split()
)
_BY = re.compile(
    r"^(?:(?:eingestellt|erstellt|geschrieben|verfasst|veröffentlicht|published|posted|written"
    r"|reported|escrito|écrit|scritto|about) )?(?:by|von|vom|par|por|di|da|av|af|door"
    r"|autor(?:in|en|es)?(?:/(?:in|autor))?"
    r"|(?:the )?authors?|auteurs?|autore|text|texte?|tekst|foto|автор)\s*[:–-]?\s+(?=\S)"
    r"|^(?:by|author|autor|text|von|autor/in)\s*:\s*",
    re.IGNORECASE,
)
# Behind these stand people who did something else to the story.
_NOT_BY = re.compile(
    r"\b(?:reviewed|edited|fact[ -]checked|checked|verified|translated|photo(?:graph)?s?"
    r"|illustrat(?:ed|ions?)|geprüft|lektoriert|übersetzt|redigiert|bearbeitet|fotos?|bild(?:er)?"
    r"|traducid[oa]|traduit|relu|revisad[oa]|quelle|source|fuente)\b"
    r"(?: (?:by|von|por|par|da))?\s*[:–-]?\s+.*",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\s*(?:[,;|•·]|\s/\s|\s@\s|&|\s(?:and|und|et|y|e|en|og|och|ja|i|und\s+von|with|mit)\s)\s*",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"https?:|www\.|@|\.(?:com|de|net|org|at|ch)/|[<>{}=]|\d{3,}|\d\d:\d\d|^\W*$", re.IGNORECASE
)
_TITLES = re.compile(
    r"^(?:PhD|Ph\.D\.?|MD|M\.D\.|Jr\.?|Sr\.?|III?|IV|MA|MBA|MPH|MS|BA|BS|RN|RD|RDN|LD|DVM|VMD|DO|DDS"
    r"|JD|Esq\.?|CFP|CPA|FACLM|LMFT|LCSW|CPT|CSCS)$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[a-zß-ÿ]{3})\. (?=[A-Z])")
# What stands beside names in bylines without being one.
_NO_NAMES = frozenset(
    """
    follow view show all alle folge folgen mehr more share kontakt contact email e-mail
    archiv beitrag posted von by par por di news nachrichten see read lesen artikel article
    articles facebook twitter instagram entfolgen link website webseite profil profile bild
    foto photo fotos datum date uhr updated aktualisiert published veröffentlicht kommentare
    comments redaktionell anzeige home weitere bitte bild: foto:
    """.split()
)


def clean_names(found: Iterable[str], own: set[str]) -> list[str]:
    """The names in these texts, each once.

    Args:
        found: The texts.
        own: Names of the site, which are not to be divided.
    """
    names: list[str] = []
    for text in found:
        text = one_line(html.unescape(text))
        whole = text.casefold() in own
        for part in [text] if whole else _divided(text):
            name = part.strip(" ,:;|•·-–—*.()\u200b")
            if _is_name(name) and name.casefold() not in map(str.casefold, names):
                names.append(name)
        if len(names) >= MAX_NAMES:
            break
    persons = any(map(is_person, names))
    return [each for each in names if not (persons and _is_of_person(each))]


def _is_of_person(text: str) -> bool:
    """Whether a text beside a person's name tells of a post or a degree."""
    return text.lower() in JOB or (text[0].isupper() and _TITLES.match(text) is not None)


def _divided(text: str) -> Iterator[str]:
    text = _NOT_BY.sub("", _BY.sub("", text))
    text = re.sub(r"\s*[(\[][^)\]]{0,60}[)\]]", "", text)
    text = _SENTENCE_END.split(text, maxsplit=1)[0]
    dates = dates_in(text)
    parts = _PARTS.split(text[: dates[0].start] if dates and dates[0].start else text)
    name = ""
    for part in parts:
        if name and _TITLES.match(part):
            name = f"{name}, {part}"
            continue
        if name:
            yield name
        name = _without_post(_BY.sub("", part))
    if name:
        yield name


def _without_post(name: str) -> str:
    """A person's name without the post behind it; of others, the post may be a part."""
    bare = bare_name(name)
    return bare if bare != name and is_person(bare) else name


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= LONGEST_NAME
        and not _NOT_A_NAME.search(text)
        and 1 <= len(words(text)) <= 8
        and any(character.isalpha() for character in text)
        and text.split()[0].lower() not in _NO_NAMES
        and text.lower() not in NOBODY
    )


def is_site(name: str, own: set[str]) -> bool:
    """Whether a name is that of the site, or of nobody."""
    plain = "".join(words(name))
    if name.casefold() in own or name.casefold() in GENERIC:
        return True
    return any(len(each) > 3 and "".join(words(each)) in plain for each in own)
