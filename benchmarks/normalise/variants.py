"""Cases made from cases: pages captured again, and captures that hold no article."""

from collections.abc import Iterator
from datetime import date
from random import Random

import msgspec
import rendering
from cases import PROSE, Case, columns, extent, is_prose
from msgspec.structs import replace
from printed import folded, says_day
from sets import Gold
from shingles import share_within, shingles

LONGEST_REST = 4  # lines of prose on end that a page without its story may keep


class Teaser(msgspec.Struct, frozen=True):
    """What a list of stories shows of one."""

    title: str
    excerpt: str
    author: str
    day: str
    country: str


def recaptures(case: Case, others: list[Case], chance: Random) -> Iterator[Case]:
    """The page captured again, among other neighbours.

    The story with a few lines on either side stays; what is before and after it is cut
    down and shuffled, and comes from another page of the site if there is one.
    """
    lines = case.data.decode().split("\n")
    bounds = _bounds(lines, case)
    if bounds is None:
        return
    first, last = bounds
    before, head, after = lines[:first], lines[first:last], lines[last:]
    versions = {"shuffled": (_thinned(before, chance), _shuffled(after, chance))}
    for other in others[:1]:
        theirs = other.data.decode().split("\n")
        around = _bounds(theirs, other)
        if around:
            versions["swapped"] = (theirs[: around[0]], theirs[around[1] :])
    for name, (new_before, new_after) in versions.items():
        text = "\n".join([*new_before, *head, *new_after])
        yield replace(
            case,
            name=f"{case.name}.{name}",
            kind="recapture",
            of=case.name,
            data=text.encode(),
        )


def _bounds(lines: list[str], case: Case) -> tuple[int, int] | None:
    """Where the story with what is said of it begins and ends; None if that is not plain."""
    found = _extent(lines, case)
    if found is None:
        return None
    first, last = found
    known = [folded(name) for name in case.gold.authors or ()]
    for i in range(last + 1, min(len(lines), last + 12)):
        line = folded(lines[i])
        dated = any(says_day(line, date.fromisoformat(day)) for day in case.gold.days or ())
        if dated or any(name in line for name in known):
            last = i
    return _some_lines(lines, first, -1, 6), _some_lines(lines, last, 1, 3) + 1


def _extent(lines: list[str], case: Case) -> tuple[int, int] | None:
    return extent(lines, case.headline, set(shingles(case.gold.body or "")))


def _some_lines(lines: list[str], index: int, step: int, count: int) -> int:
    """The place of the line that is *count* lines from *index*, blank ones not counted."""
    place = index
    while count and 0 <= place + step < len(lines):
        place += step
        count -= bool(lines[place].strip())
    return place


def _groups(lines: list[str]) -> list[list[str]]:
    """The lines in groups that a blank line ends."""
    groups: list[list[str]] = [[]]
    for line in lines:
        groups[-1].append(line)
        if not line.strip():
            groups.append([])
    return groups


def _thinned(lines: list[str], chance: Random) -> list[str]:
    return [line for group in _groups(lines) if chance.random() > 0.3 for line in group]


def _shuffled(lines: list[str], chance: Random) -> list[str]:
    groups = [group for group in _groups(lines) if chance.random() > 0.3]
    chance.shuffle(groups)
    return [line for group in groups for line in group]


def non_articles(case: Case, teasers: list[Teaser], chance: Random) -> Iterator[Case]:
    """Captures that hold no article, made from one that does."""
    lines = case.data.decode().split("\n")
    bounds = _bounds(lines, case)
    if bounds is None:
        return
    rest = _without_story(lines, case)
    if sum(map(bool, rest)) >= 3 and _longest_run(rest) <= LONGEST_REST:
        yield _none(case, "missing", rest)
    if case.rendering == "container":
        return
    before, after = lines[: bounds[0]], lines[bounds[1] + 20 :][-25:]
    if sum(map(bool, before)) >= 5:
        yield _none(case, "navigation", before)
    chosen = _chosen(case, teasers, chance)
    if not chosen:
        return
    yield _none(case, "list", [*before, *_list_of(chosen, chance), *after])
    name = chosen[0].author or "The newsroom"
    bios = BIOS.get(chosen[0].country, BIOS["us"])
    bio = [name, "", bios[chance.randrange(len(bios))], "", name, ""]
    yield _none(case, "author", [*before, *bio, *_list_of(chosen[1:], chance), *after])
    wall = WALLS[chance.randrange(len(WALLS))]
    yield _none(case, "wall", [*before[:8], "", *wall])


def _chosen(case: Case, teasers: list[Teaser], chance: Random) -> list[Teaser]:
    """A dozen teasers from the country of the page, or in English."""
    country = case.name.split("-")[1] if case.set == "fundus" else "us"
    own = [teaser for teaser in teasers if teaser.country == country]
    if len(own) < 8:
        own = [teaser for teaser in teasers if teaser.country in ("us", "uk")]
    return chance.sample(own, min(len(own), 12))


def _without_story(lines: list[str], case: Case) -> list[str]:
    """What is left if a page failed to load its story: labels, and what stands around it."""
    first, last = _extent(lines, case) or (0, 0)
    story = set(shingles(case.gold.body or ""))
    left: list[str] = []
    for i, line in enumerate(lines):
        told = share_within(line, story) >= 0.2 and folded(line) != folded(case.headline)
        if told or (first < i <= last and columns(line) >= PROSE):
            continue
        if line or (left and left[-1]):
            left.append(line)
    return left


def _none(case: Case, kind: str, lines: list[str]) -> Case:
    return replace(
        case,
        name=f"{case.name}.{kind}",
        rendering="container" if case.rendering == "container" else "page",
        kind=kind,
        around=(),
        within=(),
        gold=Gold(),
        data=("\n".join(lines).strip() + "\n").encode(),
    )


CODE = {
    ("style", None): "css",
    ("style", "text/css"): "css",
    ("script", None): "script",
    ("script", "text/javascript"): "script",
    ("script", "application/json"): "json",
}


def source_cases(case: Case) -> Iterator[Case]:
    """The code of a saved page, taken for text."""
    root = rendering.parse(case.data)
    if root is None:
        return
    codes: dict[str, str] = {}
    for node in root.iter("style", "script"):
        kind = CODE.get((node.tag, node.get("type")))
        text = (node.text or "").strip()
        if kind and len(text) > max(300, len(codes.get(kind, ""))):
            codes[kind] = text
    for kind, text in codes.items():
        yield _none(case, kind, text[:20_000].split("\n"))


def _list_of(teasers: list[Teaser], chance: Random) -> list[str]:
    """A page of teasers: with or without excerpts, names and days, blank lines or none."""
    excerpts, cut, names, days, blanks = (chance.random() < p for p in (0.7, 0.5, 0.4, 0.5, 0.7))
    form = chance.choice(["%d.%m.%Y", "%B %d, %Y", "%d %b %Y"])
    lines: list[str] = []
    for teaser in teasers:
        lines.append(teaser.title)
        lines += [_cut(teaser.excerpt) if cut else teaser.excerpt] if excerpts else []
        lines += [teaser.author] if names and teaser.author else []
        lines += [_printed(teaser.day, form)] if days else []
        lines += [""] if blanks else []
    return lines


def _printed(day: str, form: str) -> str:
    return date.fromisoformat(day).strftime(form)


def _cut(excerpt: str) -> str:
    return excerpt[:160].rsplit(" ", 1)[0] + "…" if len(excerpt) > 160 else excerpt


def _longest_run(lines: list[str]) -> int:
    """The most lines of prose that follow each other, with nothing but blanks between."""
    longest = run = 0
    for line in lines:
        if line.strip():
            run = run + 1 if is_prose(line) else 0
            longest = max(longest, run)
    return longest


# In our own words.
BIOS = {
    "us": (
        "A reporter on this desk since 2016, who covers courts and local councils and has won two "
        "awards for stories about housing. Send tips by email.",
        "Covers science and health. Before that, worked for a news agency and taught chemistry.",
    ),
    "de": (
        "Schreibt seit 2011 für diese Redaktion über Verkehr und Stadtentwicklung. Studierte "
        "Geographie und Politik und lebt mit Familie am Stadtrand.",
    ),
    "es": ("Periodista especializada en economía, con diez años de experiencia en prensa.",),
    "fr": ("Journaliste au service politique depuis 2014, ancien correspondant à Bruxelles.",),
}

# What stands in place of a page until a reader has agreed to something.
WALLS = (
    [
        "We value your privacy",
        "",
        "We and our 842 partners store and access information on your device, such as cookies, "
        "and process personal data, such as your address on the network, to show you content "
        "and advertisements that fit you and to measure how well they do.",
        "",
        "You may agree, refuse, or choose in detail. Your choice holds for this site only and "
        "can be changed at any time in the privacy settings at the foot of each page.",
        "",
        "More options",
        "Accept all",
        "Reject all",
    ],
    [
        "Before you continue",
        "",
        "This site uses cookies to keep you signed in, to remember what you like, and to count "
        "how many people read each page. Some of them are set by companies we work with.",
        "",
        "Manage cookies",
        "Agree and close",
    ],
    [
        "Mit Werbung weiterlesen",
        "",
        "Besuchen Sie uns wie gewohnt mit Werbung und Tracking, indem Sie der Nutzung aller "
        "Cookies zustimmen. Einzelheiten zur Verarbeitung Ihrer Daten und zu Ihren Rechten "
        "finden Sie in unserer Datenschutzerklärung.",
        "",
        "Ihre Zustimmung können Sie jederzeit mit Wirkung für die Zukunft widerrufen.",
        "",
        "Alle akzeptieren",
        "Einstellungen",
    ],
    [
        "Le respect de votre vie privée est notre priorité",
        "",
        "Avec votre accord, nos partenaires et nous utilisons des cookies pour stocker et "
        "consulter des données personnelles comme votre visite sur ce site. Vous pouvez retirer "
        "votre consentement à tout moment.",
        "",
        "Accepter et fermer",
        "En savoir plus",
    ],
    [
        "Checking your browser",
        "",
        "This takes a few seconds. Please turn on JavaScript and cookies, then load the page "
        "again to go on to the site you asked for.",
        "",
        "Ray 7f31c0de",
    ],
    [
        "Page not found",
        "",
        "The page you were looking for has moved or was never here. Check the address, or use "
        "the search to find what you came for. You can also start again from the front page.",
        "",
        "Back to the front page",
    ],
    [
        "Su privacidad es importante para nosotros",
        "",
        "Nosotros y nuestros socios usamos cookies para guardar datos en su dispositivo y "
        "mostrarle anuncios y contenidos a su medida. Puede aceptarlas, rechazarlas o cambiar "
        "lo elegido cuando quiera.",
        "",
        "Aceptar y continuar",
        "Configurar",
    ],
    [
        "Subscribe to read this article",
        "",
        "You have read all of your free articles this month. Subscribe for one a month and read "
        "everything we publish, on every device, for as long as you like.",
        "",
        "Already a subscriber? Sign in",
        "See all offers",
    ],
)
