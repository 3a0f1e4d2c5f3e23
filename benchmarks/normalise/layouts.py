"""Captures in the layouts of the shipped seed's site, of stories that never were.

Run: python benchmarks/normalise/layouts.py write DIR [--count N] [--seed S]
     python benchmarks/normalise/layouts.py score [--count N] [--seed S]

The site has changed its pages often, and text captures of them differ: each function
`*_page` writes one layout as it was seen, with words, names and towns made up. `write` makes
NAME.txt, and NAME.json with what is to be found in it; with its defaults, the very captures
that `train_story.py --own DIR` has learnt from. `score` tells how well feedpub reads others.
How often the optional parts of a layout occur is a guess.

The same seed gives the same captures, byte by byte, only while the same choices are made in
the same order: to add a phrase, a part or a layout changes all that is drawn after it, and
so the captures to learn from.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import TypeVar

import msgspec
from approaches import feedpub
from cases import Case, is_prose
from printed import folded
from scoring import Extraction, Match, leaks, match, precision_recall_f1, same_authors, same_title
from sets import Gold
from shingles import words

T = TypeVar("T")

SITE = "The Veldria Ledger"
DESK = "The Veldria Ledger news desk"
DESK_BIO = (
    "We are the news team of The Veldria Ledger. We are here so that our readers get quick and "
    "reliable updates about the events in Veldria. Feel free to write to us with feedback and tips."
)
DISCLAIMER = (
    "Editor’s note: The opinions expressed in our op-ed section are those of the authors and do "
    "not purport to reflect the views of The Veldria Ledger."
)
AUDIO = "This audio is created with AI assistance"
UPDATED = " (Updated:  )"  # printed without a time, with all its blanks
TRAINING_SEED, TRAINING_COUNT = "tune", 140
SCORED_SEED, SCORED_COUNT = "7", 210

FIRST_NAMES = (
    "Dana Otto Lena Marek Asta Nia Tomas Julia Abel Katrin Igor Vera Boris Hanna Emil Greta Paula "
    "Rikard Signe Ivo Mara Jens Bela Oleh Sonya Dinara Ilia Olha Martyn Toma"
).split()
LAST_NAMES = (
    "Orvel Fenn Brask Sollin Terjan Kostel Reiner Tarad Ashe Denis Kessel Stahl Moor Torp Ohm "
    "Pritz Wels Vahl Kestrel Dovic Ohlin Gyor Bandel Goncer Khal Ponom Istom Farrel Query Zash"
).split()
TOWNS = (
    "Hadrin Brenn Kessel Aarn Selm Grauen Sevan Zlat Kozel Verb Korab Oesum Lisk Tarvo Mirn Dobran"
).split()
COUNTIES = (
    "Lower Tolm County",
    "Ostrel County",
    "Hadrin County",
    "Kessel Oblast",
    "Aarn Oblast",
    "Selm Oblast",
)
ROLES = (
    "Reporter",
    "News Editor",
    "Senior reporter",
    "Head of the coast desk",
    "North coast news editor",
    "Culture Reporter",
    "Business reporter",
)
AGENCIES = (
    "Norfoto via Pressbild",
    "AFQ via Getty Images",
    "Coast Pictures via Getty Images",
    "The Veldria Ledger",
    "Telegram",
    "Anadol via Getty Images",
)
MONTHS = (
    "January February March April May June July August September October November December"
).split()
SHORT_MONTHS = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
MENU = (
    "Skip to content",
    "Featured",
    "War Analysis National Video Field Report Newsletters Human Story Company News",
    "More",
    "About Join the Team Team Story Studio Jobs",
    "Newsletters",
    "Newsletters image",
    "All Newsletters Arrow right",
    "Podcasts",
    "Podcasts image",
    "All Podcasts Arrow right",
)
PRAISE = (
    "“The Veldria Ledger is thebest",
    "newspaper in the region",
    "newspaper in the region",
    "for news about the war. It is careful journalism, built on years of work by many others who "
    "knew what a free press is for.”",
)


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """The lines of a page, and what is to be found in them."""

    lines: list[str]
    title: str
    section: str | None = None
    authors: list[str]
    published: str | None = None  # as printed
    paragraphs: list[str]

    @property
    def text(self) -> str:
        """The page without blank lines at its end."""
        return "\n".join(self.lines).rstrip("\n") + "\n"


class Writer:
    """What a page is put together from; each piece is drawn anew.

    A writer tells of one town on one day, so that the teasers of a page are as near to its
    story as those of a real one.
    """

    def __init__(self, seed: str) -> None:
        self._chance = Random(seed)
        self.year = self.number(2028, 2032)
        self.month = self.number(0, 11)
        day = self.number(1, 28)
        self.day = date(self.year, self.month + 1, day)
        self.today = f"{SHORT_MONTHS[self.month]} {day}"
        self.yesterday = f"{SHORT_MONTHS[self.month]} {max(1, day - 1)}"
        self.governor = self.name().split()[1]
        self.here = self.town()
        self.region = self.county()
        self.title, self.lead = self.news()

    def one(self, *options: T) -> T:
        """One of several."""
        return self._chance.choice(options)

    def number(self, least: int, most: int) -> int:
        """A number, both ends included."""
        return self._chance.randint(least, most)

    def happens(self, share: float) -> bool:
        """Whether something is so that is so in a *share* of all cases."""
        return self._chance.random() < share

    def name(self) -> str:
        """A first and a last name; nobody's but by chance."""
        return f"{self.one(*FIRST_NAMES)} {self.one(*LAST_NAMES)}"

    def town(self) -> str:
        """A town, often another than the story's."""
        return self.one(*TOWNS)

    def county(self) -> str:
        """A region, often another than the story's."""
        return self.one(*COUNTIES)

    def time(self) -> str:
        """A time of day, as "9:05 PM"."""
        return f"{self.number(1, 12)}:{self.number(0, 59):02} {self.one('AM', 'PM')}"

    def moment(self) -> str:
        """The day of the story and a time, as "March 3, 2030 9:05 PM"."""
        return f"{MONTHS[self.month]} {self.day.day}, {self.year} {self.time()}"

    def reading_time(self, least: int, most: int) -> str:
        """So many minutes, in the words of the site."""
        return f"{self.number(least, most)} min read"

    def headline(self) -> str:
        """Of a story of the same day, mostly another than the page's."""
        return self.news()[0]

    def news(self) -> tuple[str, str]:
        """A headline, and the sentence that its story begins with: it says the same again.

        With the prefixes, quotes and full stops that headlines of the site have.
        """
        number, here, region, day = self.number, self.here, self.region, self.today
        dead, hurt, few, some = number(2, 9), number(3, 40), number(2, 9), number(2, 40)
        troops = f"{number(100, 999)},{number(100, 999)}"
        asking = self.one("Norland", "Kestria", "Ostmark")
        speaker = self.one("Halm", "Aumann", "Vahl")
        writer = self.name()
        return self.one(
            (
                f"{dead} killed, {hurt} injured in attacks on {region} over past day",
                f"Attacks on {region} have killed {dead} people and injured {hurt} over the past "
                f"day, {self._source()} said on {day}.",
            ),
            (
                f"Governor: {few} villages near {here} still without power",
                f"{few} villages near {here} were still without power on {day}, the governor said.",
            ),
            (
                f"{here} mayor: Most of town's teachers refuse to move",
                f"The mayor of {here} said on {day} that most of the teachers of the town refuse "
                "to leave.",
            ),
            (
                f"Media: {asking} asks Veldria for {some} more pumps",
                f"{asking} has asked Veldria for another {some} pumps, media reported on {day}.",
            ),
            (
                f"{speaker}: ‘We will not wait for another winter’",
                f"Veldria will not wait for another winter, {speaker} said on {day}.",
            ),
            (
                f"Defense Ministry: Unmarked drones found in {region}",
                f"Drones without any marks were found in {region} on {day}, according to the "
                "Defense Ministry.",
            ),
            (
                f"UPDATE: Drone attack on {here} injures at least {few}",
                f"At least {few} people were injured when drones attacked {here} on {day}.",
            ),
            (
                f"Explosions reported in {here}, air defense active",
                f"Explosions were heard in {here} on {day}, and air defense was active, "
                f"{self._source()} said.",
            ),
            (
                f"General Staff: Ostmark has lost {troops} troops since Feb. 24, 2027",
                f"Ostmark has lost {troops} troops since the war began, the General Staff reported "
                f"on {day}.",
            ),
            (
                f"Institute: Ostmark's advance near {here} likely slowed in recent days",
                f"The advance of Ostmark near {here} has likely slowed, the Institute for the "
                f"Study of Rivers said on {day}.",
            ),
            (
                f"{writer}: Who will pay for the bridges?",
                "Bridges are built once and paid for twice. The second bill is about to arrive.",
            ),
            (
                f"Opinion: A river is not a budget line, and {here} knows it",
                f"For a hundred years {here} has lived from its river, and no budget ever knew it.",
            ),
            (
                f"How medics of {here} keep working through the night",
                f"The night shift of the medics of {here} begins with counting the lamps.",
            ),
            (
                f"Outrage, little surprise — {here} reacts to the leaked letter",
                f"In {here}, the letter that leaked on {day} caused outrage and little surprise.",
            ),
            (
                f"'They come every night' — with the air crews of {here}",
                f"The air crews of {here} sleep by day, because the drones come every night.",
            ),
            (
                f"Explainer: Why is the port of {here} closed, and when will it open?",
                f"The port of {here} has been closed since {day}, and nobody says for how long.",
            ),
            (
                f"Loud explosions reported in occupied {here}.",
                f"Residents of occupied {here} reported loud explosions on {day}.",
            ),
            (
                f"Official: 30 divers reach wreck off {here}",
                f"Thirty divers have reached the wreck off {here}, an official said on {day}.",
            ),
            (
                f"EU approves {some} million euros for repairs in {region}",
                f"The European Union approved {some} million euros on {day} to repair roads and "
                f"schools in {region}.",
            ),
            (
                f"Is {here} falling?",
                f"For the third week, nobody can say with certainty who holds {here}.",
            ),
        )

    def sentence(self) -> str:
        """One of a story, or of a teaser: they do not differ."""
        one, number, here, year = self.one, self.number, self.here, self.year
        source = self._source()
        said = one(
            "said", "reported", "wrote on Telegram", "said in a post", "told reporters", "announced"
        )
        return one(
            f"At least {number(2, 9)} people were killed and {number(3, 60)} others injured in "
            f"{here} on {self.today}, {source} {said}.",
            f"A {number(20, 88)}-year-old {one('man', 'woman')} was taken to hospital with wounds "
            f"to the {one('chest', 'leg', 'head')}, according to "
            f"{one('the administration', 'local authorities', 'the police')}.",
            f"The strike damaged {number(3, 60)} houses, "
            f"{one('a school', 'two shops', 'a bakery', 'a kindergarten')} and a "
            f"{one('power line', 'gas pipe', 'railway line')}.",
            f"Air defense shot down {number(10, 99)} of the {number(100, 180)} drones launched "
            f"overnight, {source} {said}.",
            f"“{self._lament()},” {self.name()} told {SITE}.",
            f'"{self._statement()}," {self.governor} said on {self.today}.',
            f"{SITE} could not independently verify the claims.",
            f"The town of {here}, with a pre-war population of about "
            f"{number(2, 60)},{number(100, 900)}, lies {number(4, 40)} kilometers from the border.",
            "Ostmark launched its full-scale war against Veldria in February 2027, and has "
            f"occupied parts of {self.region} since.",
            f"Earlier in the day, Ostmark had attacked the village of {self.town()} with "
            f"{one('mortars', 'drones', 'guided bombs')}, {source} {said}.",
            f"According to the report, Ostmark has also lost {number(1, 9)},{number(100, 999)}  "
            f"tanks, {number(1, 9)},{number(100, 999)} vehicles, {number(100, 900)} artillery "
            "systems, and one submarine.",
            f"The European Commission is considering further measures against {number(12, 90)} "
            "companies that sell engines to Ostmark, a source told "
            f"{one('Reiters', 'Politiko', 'Bloomfeld')}.",
            f"President Teodor Halm said that the talks in {self.town()} had been “constructive,” "
            "without giving details.",
            f"Norland's Prime Minister Signe Vahl arrived in Marenz on {self.yesterday} to discuss "
            "loans, pumps and the winter.",
            f"The deal, which both sides signed in {year - 1}, allows for {number(3, 30)} ships a "
            "day to leave the harbour.",
            f"Electricity was restored to {number(2, 30)},000 households by the evening, the "
            "energy company said.",
            f"The rescue operation continues as of {number(3, 9)}:{number(10, 59)} a.m. local "
            "time.",
            "Opposition lawmakers voted against the bill, calling it a present to the mayors.",
            f"In {year - 1}, a similar attack killed {number(2, 30)} people at a market in "
            f"{self.town()}.",
            "He did not say when the decision would be made.",
        )

    def _source(self) -> str:
        return self.one(
            f"Governor {self.governor}",
            self.governor,
            "the regional administration",
            "local authorities",
            "the prosecutors",
            "the Air Force",
            "the State Emergency Service",
        )

    def _lament(self) -> str:
        return self.one(
            "We need lamps, water and time",
            "It was as loud as a train in the kitchen",
            "Nobody here sleeps in a bed any longer",
            "They want us to be afraid, and we are tired instead",
        )

    def _statement(self) -> str:
        return self.one(
            "There is reason for hope, but the situation is difficult",
            "We do not comment on rumours",
            "The bridge will be repaired, and then repaired again",
        )

    def paragraph(self, least: int = 1, most: int = 3) -> str:
        """One of that many sentences."""
        return " ".join(self.sentence() for _ in range(self.number(least, most)))

    def story(self, least: int = 3, most: int = 9) -> list[str]:
        """That many paragraphs, none of them twice; the first says what the headline does."""
        drawn = [self.paragraph() for _ in range(self.number(least, most))]
        opening = f"{self.lead} {drawn[0]}" if self.happens(0.6) else self.lead
        return list(dict.fromkeys([opening, *drawn[1:]]))

    def caption(self) -> str:
        """With a credit, whose bracket may not be closed, and blanks as they were found."""
        here, region = self.here, self.region
        shown = self.one(
            f"The aftermath of an attack on {here} on {self.today}, {self.year}.",
            f"President Teodor Halm in {here} on {self.today}, {self.year}.",
            f"Soldiers of the 3rd Brigade rest near {here}, {region}, on {self.today}, "
            f"{self.year}.",
            f"A woman rides her bike in the city of {here} in {MONTHS[self.month]} "
            f"{self.year - 1}. Photo for illustrative purposes.",
        )
        credit = self.one(
            f"({self.name()}/{self.one(*AGENCIES)})",
            f"({self.governor} / Telegram)",
            "(Photo: President's Office)",
            f"(Photo by {self.name()}/Getty Images)",
            f"({self.name()} / {SITE})",
            f"({self.governor}/Telegram0",
        )
        return shown + self.one(" ", " ", "") + credit + self.one("", "", " ")

    def related(self) -> list[str]:
        """A card of another story: its headline, and mostly the cut beginning of its text."""
        headline = self.one(
            f"Understanding the long assault on {self.town()}",
            f"What the fall of {self.town()} would mean for the war",
            f"‘They attack with quantity:’ With the defenders of {self.town()}",
            f"Veldria war latest: {self.headline()}",
            "Why Veldria stopped building dams",
            f"Halm appoints new commissioner for {self.county()}",
        )
        return [headline, self._excerpt()] if self.happens(0.5) else [headline]

    def _excerpt(self) -> str:
        opening = self.one(
            "",
            "Editor’s note: In line with the rules of the brigade, the soldiers in this story are "
            "named by call signs only. ",
            f"Key developments on {self.yesterday}: * Halm arrives in {self.town()} * Ostmark "
            f"shells {self.town()} * ",
        )
        text = self.paragraph(1, 2)
        return opening + text[: self.number(150, 260)].rstrip() + self.one("…", "", "...")

    def bio(self, name: str) -> str:
        """What is said of an author."""
        topics = "trade, ports and unions", "the war and its soldiers", "books, films and food"
        return self.one(
            f"{name} is a reporter at {SITE}, specializing in {self.one(*topics)}. Based in "
            f"{self.town()}, {name.split()[0]} often reports from the front. {self._pronoun()} "
            "speaks English and Norlandic.",
            f"{name} works as a news editor at {SITE}. {self._pronoun()} previously worked for the "
            f"{self.town()} Post and as a translator.",
            f"{name} is the {self.one('deputy chief editor', 'head of the coast desk')} of {SITE}. "
            f"{self._pronoun()} first joined the Marenz Post as a staff writer in 2012. "
            f"{self._pronoun()} holds a degree in {self.one('history', 'law', 'music')} from the "
            "University of Marenz.",
        )

    def _pronoun(self) -> str:
        return self.one("He", "She")

    def teaser(self) -> str:
        """What is shown of another story; often as long as a paragraph of this one."""
        return self.one(
            f"In the latest episode of Veldria This Week, {self.name()} explains why the talks in "
            f"{self.town()} failed, and what comes next for {self.county()}.",
            f"{SITE}’s {self.name()} sits down with {self.name()} to discuss how the new engines "
            "could change the course of the war.",
            self.paragraph(1, 3),
            self.paragraph(1, 2),
            f'"We now know for sure who did it," {self.name()} said. "Some of them have been '
            'detained, all the others are searched for."',
        )

    def ticker(self, count: int) -> list[str]:
        """Other news, each below its time without a blank line, promotions in between."""
        lines = []
        for _ in range(count):
            lines += [self.time(), self.paragraph(1, 2)]
            if self.happens(0.12):
                lines += [
                    "Want to partner with The Veldria Ledger?",
                    "Contact the Fennel Agency to connect your brand with independent media.",
                ]
            if self.happens(0.12):
                lines += ["Ledger Daily", "News from", "Veldria in your"]
                lines += ["inbox"] if self.happens(0.5) else []
        return lines

    def appeal(self) -> list[str]:
        """What asks for members or sells shirts above everything; mostly something."""
        return self.one(
            [],
            [],
            [
                "0 members on board",
                "",
                "30,000 people chose to be part of The Veldria Ledger community — thank you.",
                "",
            ],
            [
                "0 out of 30,000",
                "",
                "Careful journalism takes work — and readers who care.",
                "Help us reach 30,000 members by the end of the year.",
                "",
            ],
            [
                "Top notch imageTop notch mobile image",
                "",
                "Introducing our new shirts",
                "",
                "“Rivers of Veldria: Then and Now”",
                "",
                "Shop now",
                "",
            ],
            ["THE LONG WINTER: Investigating who sold the coal", "", "Watch documentary now", ""],
        )


def spaced(lines: Iterable[str]) -> list[str]:
    """The lines, with a blank one after each."""
    return [each for line in lines for each in (line, "")]


# Layouts: what a page prints from its top to its end


def newest_page(writer: Writer) -> Capture:
    """The layout of the shipped seed: no date, and names only below the story.

    Teasers above and below are framed by the same words, and the section is called as they
    are. The headline is said again, as the text of its picture.
    """
    title = writer.title
    news = ["News Feed"] * 3
    section = writer.one(*news, "Uncategorized", "Opinion", "Business", "War", "National")
    lines = writer.appeal()
    if writer.happens(0.35):
        lines += _teasers_above(writer)
    lines += [section, "", title, "", f"{writer.one(0, 1, 1, 2, 3, 7)} min read"]
    if writer.happens(0.55):
        lines.append(title)
        if writer.happens(0.8):
            lines.append(writer.caption())
    story = _story_with_subheads(writer)
    lines += ["", *_with_picture(writer, story)]
    if writer.happens(0.5):
        lines += writer.related() + writer.one([], [], ["", ""], ["Article image"])
    elif writer.happens(0.1):
        lines.append("Video thumbnail")
    authors, bios = _bios(writer)
    lines += bios
    if writer.happens(0.85):
        lines += _teasers_below(writer)
    return Capture(lines=lines, title=title, section=section, authors=authors, paragraphs=story)


def _teasers_above(writer: Writer) -> list[str]:
    label = ["News Feed", "Video"] if writer.happens(0.5) else ["News Feed"]
    teasers = [writer.teaser() for _ in range(writer.number(1, 2))]
    return [*label, "", *spaced(teasers), "Show More"]


def _teasers_below(writer: Writer) -> list[str]:
    lines = ["News Feed", *writer.one([], ["Video"], [UPDATED]), "", writer.teaser(), ""]
    if writer.happens(0.4):
        lines += [writer.one("Video", UPDATED), "", writer.teaser(), ""]
    return [*lines, "Show More"]


def _story_with_subheads(writer: Writer) -> list[str]:
    story = writer.story(1, 9)
    if writer.happens(0.25) and len(story) > 4:
        first = writer.one("What is known so far", "A town without lamps", "Why it matters")
        story.insert(2, first)
        story.insert(5, writer.one("What comes next", "‘Nobody asked us’"))
    return story


def _with_picture(writer: Writer, story: Sequence[str]) -> list[str]:
    """The lines of a story, a quarter of them around a picture or a film."""
    place = writer.number(1, len(story)) if writer.happens(0.25) and len(story) > 2 else None
    lines = []
    for index, paragraph in enumerate(story):
        if index == place:
            picture = ["Article image", writer.caption(), ""]
            lines += writer.one(picture, ["Video thumbnail", ""])
        lines += [paragraph, ""]
    return lines


def _bios(writer: Writer) -> tuple[list[str], list[str]]:
    """The authors, and the lines that tell of them below the story."""
    if writer.happens(0.45):
        return [DESK], ["Avatar", DESK, "", DESK_BIO, "", "Read more"]
    authors: list[str] = []
    lines: list[str] = []
    for _ in range(2 if writer.happens(0.15) else 1):
        name = writer.name()
        if name in authors:
            continue
        authors.append(name)
        role = [writer.one(*ROLES), ""] if writer.happens(0.8) else []
        lines += ["Avatar", name, "", *role, writer.bio(name), "", "Read more"]
    return authors, lines


def ticker_above_page(writer: Writer) -> Capture:
    """More prose in the ticker above the headline than in the story itself."""
    title, published = writer.title, writer.moment()
    author = writer.name() if writer.happens(0.6) else DESK
    lines = ["Support our war crimes team Support"] if writer.happens(0.4) else []
    lines += ["Skip to content", "", "News Feed", "", *writer.ticker(writer.number(2, 7))]
    lines += ["MORE NEWS"] if writer.happens(0.4) else []
    lines += ["", "watch us on facebook", "", "Edit post", "", title, ""]
    lines.append(f"by {author} {published} {writer.reading_time(1, 9)}")
    lines += [writer.caption()] if writer.happens(0.75) else []
    lines += [AUDIO] if writer.happens(0.9) else []
    lines += ["", *([DISCLAIMER, ""] if writer.happens(0.2) else [])]
    story = writer.story()
    lines += spaced(story)
    lines += writer.related()[:1] if writer.happens(0.5) else []
    return Capture(
        lines=lines, title=title, authors=[author], published=published, paragraphs=story
    )


def no_blank_lines_page(writer: Writer) -> Capture:
    """The story follows its head without a blank line; the author is named only below it."""
    title, published = writer.title, writer.moment()
    story = writer.story(1, 5)
    author = DESK if writer.happens(0.7) else writer.name()
    bio = DESK_BIO if author == DESK else writer.bio(author)
    picks = [writer.headline() for _ in range(3)]
    lines = ["Most popular", "watch us on facebook", "Edit post", title, published, "1 min read"]
    lines += [AUDIO, *story, "", author, bio, "Editors' Picks", "", *spaced(picks)]
    return Capture(
        lines=lines, title=title, authors=[author], published=published, paragraphs=story
    )


def menu_page(writer: Writer) -> Capture:
    """A menu and another story's teaser above; two labels in one; the name twice."""
    title, published, author = writer.title, writer.moment(), writer.name()
    section = writer.one("Opinion, Constitution Day", "Opinion", "War, Human Story")
    story = writer.story()
    lines = ["Inside the prison where Ostmark kept its own", writer.paragraph(2, 2), *MENU]
    lines += [section, "Edit post", "", title, "", f"{published} {writer.reading_time(1, 9)}"]
    lines += [author, author, writer.caption(), AUDIO, "", *spaced(story)]
    return Capture(
        lines=lines,
        title=title,
        section=section,
        authors=[author],
        published=published,
        paragraphs=story,
    )


def ticker_below_page(writer: Writer) -> Capture:
    """A card of another story, with a name glued to the site's, and a ticker at the end."""
    title, published = writer.title, writer.moment()
    story = writer.story(2, 7)
    authors = [DESK] if writer.happens(0.5) else [writer.name()]
    if writer.happens(0.15) and authors != [DESK]:
        authors.append(DESK)
    lines = writer.one(
        ["Skip to content"],
        ["The Veldria Ledger launches travel show"],
        [
            "Stay warm with Veldrian traditions this winter. Explore and gift our seasonal "
            "collection, inspired by the hills.",
            "",
        ],
    )
    lines += [title, "", f"by {' and '.join(authors)} {published} {writer.reading_time(1, 4)}"]
    if writer.happens(0.85):
        lines.append(("TOPSHOT - " if writer.happens(0.2) else "") + writer.caption())
    lines += [AUDIO, ""] if writer.happens(0.6) else []
    lines += spaced(story)
    if writer.happens(0.8):
        lines += [*writer.related(), f"{SITE}{writer.name()}"]
    lines.append(f"Author: {authors[0]}")
    if writer.happens(0.6):
        for _ in range(writer.number(1, 4)):
            lines += [*spaced([writer.time(), f"{writer.headline()}."]), writer.paragraph(1, 2)]
    return Capture(lines=lines, title=title, authors=authors, published=published, paragraphs=story)


def byline_twice_page(writer: Writer) -> Capture:
    """The byline above the caption and again below it; the site itself may be the author."""
    title, published = writer.title, writer.moment()
    author = writer.one("Veldria Ledger", writer.name())
    byline = f"by {author} {published} {writer.reading_time(3, 25)}"
    story = writer.story()
    lines = ["Skip to content", "", title, "", byline, writer.caption(), byline, AUDIO, ""]
    return Capture(
        lines=lines + spaced(story),
        title=title,
        authors=[author],
        published=published,
        paragraphs=story,
    )


def nobody_named_page(writer: Writer) -> Capture:
    """No author at all, and the card of another story follows without a blank line."""
    title, published = writer.title, writer.moment()
    story = writer.story(3, 8)
    card = writer.related()
    lines = ["Edit post", title, published, writer.reading_time(1, 5), "", AUDIO, *story]
    return Capture(
        lines=lines + (card if len(card) > 1 else []),
        title=title,
        authors=[],
        published=published,
        paragraphs=story,
    )


def oldest_page(writer: Writer) -> Capture:
    """Byline and date glued together, either one first, below the day of the capture or none."""
    title = writer.title
    published = writer.moment().replace("AM", "am").replace("PM", "pm")
    story = writer.story(1, 6)
    authors: list[str] = []
    if writer.happens(0.5):
        weekday = writer.one("Sunday", "Thursday", "Friday")
        month = MONTHS[(writer.month + 1) % 12]
        captured = f"{weekday}, {month} {writer.number(1, 28)}, {writer.year}"
        authors = [DESK]
        lines = [captured, "", title, "", f"by {DESK}{published}", *spaced(story)]
    elif writer.happens(0.5):
        authors = [writer.name()]
        lines = [title, f"{published}by {authors[0]}", *spaced(story)]
    else:
        member = f"{writer.one(*FIRST_NAMES)} C.,Veldria Ledger community member"
        lines = [title, published, *story, *PRAISE, member]
    return Capture(lines=lines, title=title, authors=authors, published=published, paragraphs=story)


def story_among_teasers_page(writer: Writer) -> Capture:
    """Teasers above the headline, and nothing that tells where they end: no label, no byline."""
    title = writer.title.rstrip(".")
    story = writer.story(3, 8)
    teasers = [writer.paragraph(1, 2) for _ in range(writer.number(5, 9))]
    return Capture(
        lines=[*teasers, title, "", *spaced(story)], title=title, authors=[], paragraphs=story
    )


# By the first part of a capture's name, by which `train_story.py` tells pages apart.
LAYOUTS: dict[str, Callable[[Writer], Capture]] = {
    "a": newest_page,
    "b": ticker_above_page,
    "b2": no_blank_lines_page,
    "b3": menu_page,
    "c": ticker_below_page,
    "d": byline_twice_page,
    "d2": nobody_named_page,
    "j": oldest_page,
    "h": story_among_teasers_page,
}
TURNS = "a a b c a b2 d d2 j a c b b3 h".split()  # the newest layout as often as it is likely


def captures(count: int, seed: str) -> Iterator[tuple[str, Capture, date]]:
    """That many captures in turn, each with its name and the day of its story."""
    for number in range(count):
        layout = TURNS[number % len(TURNS)]
        writer = Writer(f"{seed}-{number}")
        yield f"{layout}_{number:03}", LAYOUTS[layout](writer), writer.day


def write(folder: Path, count: int, seed: str) -> None:
    """Make NAME.txt, and NAME.json with what is to be found in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, capture, _ in captures(count, seed):
        known = {
            "title": capture.title,
            "section": capture.section,
            "authors": capture.authors,
            "published_text": capture.published,
            "paragraphs": capture.paragraphs,
            "rejected": None,
        }
        text = json.dumps(known, ensure_ascii=False, indent=2) + "\n"
        (folder / f"{name}.txt").write_text(capture.text, encoding="utf-8")
        (folder / f"{name}.json").write_text(text, encoding="utf-8")


# How well feedpub reads them


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """What feedpub made of a capture. A field that is not printed is right if not given."""

    match: Match
    exact: bool
    title: bool
    authors: bool
    date: bool
    section: bool
    leaked: int  # lines of prose not of the story that are in the body
    around: int  # of so many


def read(name: str, capture: Capture) -> Extraction:
    """What feedpub makes of a capture."""
    data = capture.text.encode()
    return feedpub(Case(name=name, set="made", site=name, rendering="page", gold=Gold(), data=data))


def score(capture: Capture, day: date, found: Extraction) -> Score:
    """What was *found* in a capture of a story of this *day*, compared with what it says."""
    known = "\n\n".join(capture.paragraphs)
    printed_day = day if capture.published else None
    around = _other_prose(capture, known)
    return Score(
        match=match(known, found.body),
        exact=words(known) == words(found.body),
        title=same_title(capture.title, found.title),
        authors=same_authors(capture.authors, found.authors),
        date=(found.published and found.published.date()) == printed_day,
        section=folded(capture.section or "") == folded(found.section or ""),
        leaked=leaks(around, found.body),
        around=len(around),
    )


def _other_prose(capture: Capture, known: str) -> list[str]:
    """Lines of prose that are not of the story, nor happen to be told in it too."""
    return [line for line in capture.lines if is_prose(line) and not leaks([line], known)]


def table(scores: dict[str, list[Score]]) -> str:
    """A row for each group of scores, by its name."""
    heads = "F1", "exact", "title", "author", "date", "sect'n", "leak"
    lines = [f"{'layout':24}{'n':>6}" + "".join(f"{head:>8}" for head in heads)]
    for name, group in scores.items():
        cells = [precision_recall_f1(each.match for each in group)[2]]
        for field in ("exact", "title", "authors", "date", "section"):
            cells.append(sum(getattr(each, field) for each in group) / len(group))
        around = sum(each.around for each in group)
        cells.append(sum(each.leaked for each in group) / around if around else 0.0)
        lines.append(f"{name:24}{len(group):6}" + "".join(f"{cell:8.3f}" for cell in cells))
    return "\n".join(lines)


def scores_by_layout(count: int, seed: str) -> dict[str, list[Score]]:
    """The scores of fresh captures, of each layout that occurs and of all."""
    scores: dict[str, list[Score]] = defaultdict(list)
    for name, capture, day in captures(count, seed):
        layout = name.split("_")[0]
        label = LAYOUTS[layout].__name__.removesuffix("_page").replace("_", " ")
        found = score(capture, day, read(name, capture))
        scores[f"{layout:3}{label}"].append(found)
        scores["all"].append(found)
    return dict(sorted(scores.items(), key=lambda item: (item[0] == "all", item[0])))


def main() -> None:
    """Write captures to learn from, or tell how well others are read."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    writing = commands.add_parser("write", help="make captures to learn from")
    writing.add_argument("folder", type=Path, metavar="DIR")
    scoring = commands.add_parser("score", help="tell how well feedpub reads captures")
    defaults = (writing, TRAINING_COUNT, TRAINING_SEED), (scoring, SCORED_COUNT, SCORED_SEED)
    for command, count, seed in defaults:
        command.add_argument("--count", type=int, default=count, metavar="N")
        command.add_argument("--seed", default=seed, metavar="S")
    arguments = parser.parse_args()
    if arguments.command == "write":
        write(arguments.folder, arguments.count, arguments.seed)
    else:
        print(table(scores_by_layout(arguments.count, arguments.seed)))


if __name__ == "__main__":
    main()
