"""What stands below the last paragraph of a story, in the same element, and is none of it."""

import re

LONGEST = 400  # characters
LONGEST_LEAD = 100  # likewise; Armenian sentences end in what looks like a colon
SHORTEST = 14  # characters; what a desk or an author signs with, as "(abc)", has fewer
INITIALS = "initials"

_CREDITS = re.compile(
    r"contribut\w+ (?:to th(?:is|e)\b|reporting)"
    r"|^\W*(?:additional |with )?(?:reporting|editing|edited|translated|translation|written"
    r"|compiled)\b.{0,20}\b(?:by|from)\b"
    r"|^\W*(?:with (?:files|inputs?|information|reporting)|mit (?:agentur)?material"
    r"|con información|avec (?:afp|reuters|agences))\b"
    r"|^\W*(?:redaktion|mitarbeit|übersetzung|faktencheck|autor(?:in|en)?|text|bearbeitung|quellen?"
    r"|sources?|fuentes?|font[ei]|fontes|źródło|источник|джерело|kaynak|bron|källa|kilde|lähde"
    r"|traducción|traduzione|traduction|出典|来源)\s*[:：]",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"\bnewsletters?\b|\bsign(?:ing)? up\b|\bsubscrib(?:e|ing)\b|\babonnier(?:e|en|t)\b"
    r"|\babónate\b|\bsuscr[ií]b(?:ete|ase|irse)\b|\babonnez-vous\b|\binscrivez-vous\b"
    r"|\biscrivit[ie]\b|\bassine\b|\bwhatsapp-?(?:kanal|channel)\b"
    r"|\bfollow (?:us|him|her|them|@)|\bfolgen sie uns\b|\bs[ií]guenos\b|\bseguici\b"
    r"|\bsuivez-nous\b|\b[\w.]+@[\w-]+\.\w{2,}",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[(\[–—-]?\s*[\w/.,|&+ -]+[)\]]?")


def ending_of(text: str) -> str:
    """What a text at the end of a story is, if it is none of it; empty for a paragraph."""
    if len(text) > LONGEST:
        return ""
    if len(text) <= LONGEST_LEAD and text.endswith((":", "：")):
        return "leads-to-nothing"
    if len(text) <= SHORTEST and _INITIALS.fullmatch(text) and not text.endswith("."):
        return INITIALS
    if _CREDITS.search(text):
        return "credits"
    return "appeal" if _APPEAL.search(text) else ""
