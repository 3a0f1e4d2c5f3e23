"""What a capture says of a date or a name, whatever rule might read it."""

import re
import unicodedata
from datetime import date

# How the names of the months begin in the languages that news is written in.
MONTHS = (
    "jan|ene|gen|ian|oca|sty|stud|sij|siječ|leden|ledn|tamm|jaan|styč|янв|січ|јан|яну|ιαν"
    "|يناير|كانون الثاني|ינו|जन|জানু|ஜன|ม\\.?ค|มกรา|tháng 1\\b|tháng một|januar|saus|janv|faor",
    "feb|fév|fev|fav|şub|lut|velj|únor|únor|helm|veebr|vas|фев|лют|φεβ|فبراير|شباط|פבר|फ़?र|फर"
    "|ফেব্রু|பிப்|ก\\.?พ|กุมภา|tháng 2\\b|tháng hai|févr|febr",
    "mar|mär|mae|maa|març|marz|mrt|maart|bře|ožu|kov|märts|мар|бер|берез|μαρ|مارس|آذار|מרץ|मार्च"
    "|মার্চ|மார்|มี\\.?ค|มีนา|tháng 3\\b|tháng ba|mac\\b|marz",
    "apr|abr|avr|nis|kwi|dub|tra|huht|bal|апр|квіт|απρ|أبريل|نيسان|אפר|अप्रै|এপ্রি|ஏப்|เม\\.?ย"
    "|เมษา|tháng 4\\b|tháng tư|ápr",
    "may|mai|maj|mag|mei|máj|kvě|svi|touk|geg|ма[йяі]|трав|μα[ιΐ]|مايو|أيار|מאי|मई|মে|மே"
    "|พ\\.?ค|พฤษภา|tháng 5\\b|tháng năm|máj|maí|mayo",
    "jun|juin|giu|haz|cze|červ|lip|kes|birž|июн|черв|ιο[υύ]ν|يونيو|حزيران|יונ|जून|জুন|ஜூன்"
    "|มิ\\.?ย|มิถุนา|tháng 6\\b|tháng sáu|jún|júní",
    "jul|juil|lug|tem|lip|červenec|července|srp|hein|juul|liep|июл|лип|ιο[υύ]λ|يوليو|تموز|יול"
    "|जुल|জুল|ஜூலை|ก\\.?ค|กรกฎา|tháng 7\\b|tháng bảy|júl",
    "aug|aoû|aou|ago|ağu|sie|srp|kol|elo|rugp|авг|серп|α[υύ]γ|أغسطس|آب|אוג|अग|আগ|ஆக|ส\\.?ค"
    "|สิงหา|tháng 8\\b|tháng tám|ogos|agost|ág[uú]",
    "sep|set|eyl|wrz|zář|ruj|syys|rugs|сен|вер|σεπ|سبتمبر|أيلول|ספט|सित|সেপ্টে|செப்|ก\\.?ย"
    "|กันยา|tháng 9\\b|tháng chín|szept",
    "okt|oct|ott|out|eki|paź|říj|lis|loka|spal|окт|жов|οκτ|أكتوبر|تشرين الأول|אוק|अक्|অক্টো|அக்"
    "|ต\\.?ค|ตุลา|tháng 10\\b|tháng mười|ekim",
    "nov|kas|lis|stu|marras|lapk|ноя|лист|но[εέ]|نوفمبر|تشرين الثاني|נוב|नव|নভে|நவ|พ\\.?ย"
    "|พฤศจิ|tháng 11\\b|nóv|kasım",
    "dec|déc|dez|dic|des|ara|gru|pro|joul|detse|gruod|дек|груд|δεκ|ديسمبر|كانون الأول|דצמ|दिस"
    "|ডিসে|டிச|ธ\\.?ค|ธันวา|tháng 12\\b|disem|aralık",
)
_STEMS = tuple(re.compile(rf"(?<!\w)(?:{stems})", re.IGNORECASE) for stems in MONTHS)
_NUMBERS = re.compile(
    r"(?<!\d)(\d{1,4})\s?([./|‐–年년-])\s?(\d{1,2})\s?([./|‐–月월-])\s?(\d{1,4})(?!\d)"
)
_COMPACT = re.compile(r"(?<!\d)(20\d\d|19\d\d)([01]\d)([0-3]\d)(?!\d)")
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
REACH = 40  # characters between a year and the rest of its date


def says_day(text: str, day: date) -> str:
    """How *text* prints *day*: "plainly", "ambiguously" (1/2/2023, 1/2/23) or ""."""
    found = ""
    for line in text.split("\n"):
        if not any(c.isdigit() for c in line):
            continue
        how = _says_day(unicodedata.normalize("NFKC", line), day)
        if how == "plainly":
            return how
        found = found or how
    return found


# How words for an update begin in these languages.
_UPDATE = re.compile(
    r"updat|modifi|aktuali[sz]|actuali[sz]|aggiorn|bijgewerkt|oppdater|opdater|оновлен|обновлен"
    r"|изменен|mis à jour|güncel|diperbarui|cập nhật|ενημ[εέ]ρω|frissít|módosít|päivitetty|muokattu"
    r"|ažurira|ажурира|تحديث|עודכן|更新|수정|zuletzt|last (?:edited|changed)|अपडेट",
    re.IGNORECASE,
)


_STATED = r"(?:{})[^<>]{{0,60}}?(20\d\d-\d\d-\d\d)"
_STATED_UPDATE = re.compile(_STATED.format("dateModified|modified_time|updated_time"))
_STATED_PUBLICATION = re.compile(_STATED.format("datePublished|published_time"))


def states_other_publication(source: str, day: date) -> bool:
    """Whether the *source* of a page states *day* for its update, and another of publication."""
    published, updated = _STATED_PUBLICATION.findall(source), _STATED_UPDATE.findall(source)
    return bool(published) and day.isoformat() in updated and day.isoformat() not in published


LONGEST_LABEL = 20  # characters of a line that says what the next one is
LONGEST_NOTE = 80  # characters of a byline or of a line that tells a day
_BY = re.compile(
    r"(?:(?:written |posted |published |words |story |text )?by|(?:geschrieben |ein artikel )?von"
    r"|par|por|di|door|av|af|author|autor|autorin|auteur|autore)\b ?:? ?(?=[^\W\d_])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LABELLED = re.compile(r"(?!\W*(?:publi|posted|veröffentlicht|erschienen))\D*[^\W\d_] ?:", re.I)


def is_byline(line: str) -> bool:
    """Whether a short *line* begins with "by" and a capital, in some languages."""
    found = _BY.match(line)
    return bool(found and len(line) <= LONGEST_NOTE and line[found.end()].isupper())


def says_bare_day(line: str) -> bool:
    """Whether a short *line* prints a day, with no label but one of publication."""
    line = unicodedata.normalize("NFKC", line)
    if len(line) > LONGEST_NOTE or _LABELLED.match(line) or _UPDATE.search(line):
        return False
    if any(_YEAR.fullmatch(part) for match in _NUMBERS.finditer(line) for part in match.groups()):
        return True
    for year in _YEAR.finditer(line):
        near = line[max(0, year.start() - REACH) : year.end() + REACH].replace(year[0], " ")
        if _NUMBER.search(near) and any(stem.search(near) for stem in _STEMS):
            return True
    return False


def says_only_of_update(text: str, day: date) -> bool:
    """Whether *text* prints *day* only behind a word that tells of an update, or below it."""
    lines = [line for line in text.split("\n") if line.strip()]
    said = [place for place, line in enumerate(lines) if says_day(line, day)]
    return bool(said) and not any(
        says_day(_UPDATE.split(lines[place])[0], day)
        and not (place and _is_label_of_update(lines[place - 1]))
        for place in said
    )


def _is_label_of_update(line: str) -> bool:
    return len(line) <= LONGEST_LABEL and bool(_UPDATE.search(line)) and not _YEAR.search(line)


def _says_day(line: str, day: date) -> str:
    ambiguous = False
    for match in _NUMBERS.finditer(line):
        how = _in_numbers(match, day)
        if how == "plainly":
            return how
        ambiguous = ambiguous or bool(how)
    for match in _COMPACT.finditer(line):
        if (int(match[1]), int(match[2]), int(match[3])) == (day.year, day.month, day.day):
            return "plainly"
    for match in re.finditer(rf"(?<!\d){day.year}(?!\d)", line):
        near = line[max(0, match.start() - REACH) : match.end() + REACH]
        rest = near.replace(str(day.year), " ")
        if _STEMS[day.month - 1].search(rest) and str(day.day) in _plain(_NUMBER.findall(rest)):
            return "plainly"
    return "ambiguously" if ambiguous or _glued(line, day) else ""


def _glued(line: str, day: date) -> bool:
    """Whether the year runs into other digits: "19.11.202119:00", "7 May 20220"."""
    for match in re.finditer(rf"{day.year}(?=\d)", line):
        near = line[max(0, match.start() - REACH) : match.start()]
        named = _STEMS[day.month - 1].search(near)
        if named and str(day.day) in _plain(_NUMBER.findall(near)):
            return True
        if re.search(rf"(?<!\d)0?{day.day}[./-]0?{day.month}[./-]$", near):
            return True
    return False


def _plain(numbers: list[str]) -> set[str]:
    return {str(int(number)) for number in numbers}


def _in_numbers(match: re.Match[str], day: date) -> str:
    first, sign, second, _, third = match.groups()
    a, b, c = int(first), int(second), int(third)
    if len(first) == 4:
        return "plainly" if (a, b, c) == (day.year, day.month, day.day) else ""
    if c not in (day.year, day.year % 100) or len(third) == 1:
        return ""
    if {a, b} != {day.day, day.month}:
        return ""
    if len(third) == 2:
        return "ambiguously"
    if day.day > 12 or day.day == day.month:
        return "plainly"
    return "plainly" if sign == "." and (a, b) == (day.day, day.month) else "ambiguously"


def folded(text: str) -> str:
    """*text* for comparison: no case, plain quotes and dashes, single spaces."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub("[\u2018\u2019\u201a\u201b\u2032`\u00b4]", "'", text)
    text = re.sub("[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]|''", '"', text)
    text = re.sub("[\u2010-\u2015\u2212]", "-", text)
    text = re.sub("[\u200b-\u200f\u2060\ufeff\u00ad]", "", text).replace("\u2026", "...")
    return re.sub(r"\s+", " ", text).strip()


def letters(text: str) -> str:
    """*text* for comparison as `folded` makes it, without punctuation and spaces."""
    return "".join(c for c in folded(text) if unicodedata.category(c)[0] not in "PZ")


def says(text: str, words: str) -> bool:
    """Whether the folded *text* holds *words* as they are, not as part of longer ones."""
    wanted = folded(words)
    return bool(wanted) and bool(re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text))
