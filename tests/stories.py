"""Invented news for tests, and a newsroom whose seeds change.

feedpub tells an edit from another story by the three-word phrases that two texts share, so
the grammar here is wide: two stories of different numbers share next to none.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random


def _listed(text: str, mark: str | None = ";") -> list[str]:
    """What *text* lists, parted by *mark* or by white space."""
    return [" ".join(each.split()) for each in text.split(mark)]


_PEOPLE = _listed("""
Amara Odell;Benno Krast;Celeste Varga;Dorin Halloway;Edda Quill;Farouk Lindqvist;Greta Moss;
Hollis Penhale;Imke Sandoval;Jarek Thorne;Kaija Brandt;Ludo Ferrant;Mirela Stokes;Nils Abara;
Odile Krantz;Pavo Whitlock;Quinta Reyes;Runa Maddox;Silas Okoye;Tamsin Voll;Ulf Carmody;
Vesna Hartwell;Wanda Pruitt;Xenia Dall;Yorick Bane;Zelda Marsh
""")
_PLACES = _listed(
    """
Alderfoss Brackwater Corvale Dunmere Eastholm Fennbridge Gullhaven Harrowgate Islemouth Juniper
Kestrelby Lowmoor Marrowick Northquay Oxmantle Pellworth Quarrydale Rookhurst Saltmarch Thistledon
Underhay Vellacott Wexmoor Yarrowby Zennorvale
""",
    None,
)
_THINGS = _listed(
    """
aqueduct bakery barge beacon beehive bicycle boathouse brewery bridge bus cable canal cannery
carousel cellar chapel chimney choir cinema clinic clocktower compass cottage crane creamery dam
depot dinghy dockyard dormitory drawbridge embankment engine fairground ferry fishery fountain
foundry gallery garden gasworks glasshouse granary greenhouse harbour heath hedge herbarium hostel
icehouse jetty kiln kitchen laboratory ladder lagoon lantern library lighthouse loom market meadow
mill mine monastery museum nursery oak observatory orchard organ oven pantry paddock pavilion pier
piano planetarium pond printworks quarry quay railway reservoir rink sawmill school shipyard
signalbox silo skatepark smithy stable statue steamer stonewall studio tannery theatre tollgate
towpath tram tunnel turbine vault velodrome viaduct vineyard warehouse watermill weir windmill
workshop yard zoo
""",
    None,
)
_DEEDS = _listed(
    """
abandon admire auction audit borrow chart clean close count cover decorate defend demolish deepen
drain enlarge examine fence film flood fund guard heat illuminate inherit insure lease lend lift
map measure mend move name neglect open paint patrol photograph plant polish postpone preserve
protect quarantine rebuild record refurbish rename rent repaint replace rescue restore reopen
reroute sell shelter shrink sketch split staff strengthen survey sweep test tow trade transport
unveil ventilate visit warm weld widen
""",
    None,
)
_KINDS = _listed(
    """
abandoned amber ancient borrowed brass broken ceramic copper crooked crowded draughty electric empty
enormous flooded forgotten freshwater frozen gilded glass granite hidden hollow idle iron ivy-clad
lonely marble moonlit mossy municipal narrow neighbouring noisy orphaned painted pearl private
prize-winning quiet rented restored roofless rusty salvaged scarlet silver sleepy slate solar
striped sunken tidal timber tiny towering tranquil unfinished velvet village wandering weathered
windswept wooden yellow
""",
    None,
)
_TIMES = _listed("""
before breakfast;after a long silence;within nine weeks;once the tide turns;during the autumn fair;
against all advice;at half the price;by candlelight;in broad daylight;on the last ferry;
under a new roof;for the third summer;without any warning;between two storms;over the weekend;
behind closed doors;with borrowed tools;until the snow melts;since the great flood;at dawn
""")
# Each sentence has its own function words, so that these make no common phrase either.
_SENTENCES = (
    "{person} wants to {deed} the {kind} {thing} near {place} {time}.",
    "Nobody in {place} had expected a {kind} {thing} to {deed} any {other} {time}.",
    "Plans that {deed} one {thing} per {other} were drawn up by {person} {time}.",
    "“We {deed} every {kind} {other},” said {person}, whose {thing} overlooks {place}.",
    "Volunteers from {place} will {deed} their {thing}, then {again} its {kind} {other} {time}.",
    "Records show {number} {kind} {thing}s and {many} {other}s around {place} {time}.",
    "Should councils {deed} {place}’s {thing}, {person} may {again} some {kind} {other}.",
    "Both {person} and {second} {deed} old {thing}s; neither would {again} {kind} {other}s.",
)

FIRST_DAY = datetime(2026, 3, 1, 6, 0, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story as a newsroom has it."""

    title: str
    author: str
    section: str
    published: datetime
    paragraphs: tuple[str, ...]

    def markdown(self) -> str:
        """The story with front matter that dates it, so that no clock enters the feeds."""
        front = {
            "title": self.title,
            "author": self.author,
            "section": self.section,
            "date": self.published.isoformat(),
        }
        head = "".join(f"{name}: {json.dumps(value)}\n" for name, value in front.items())
        return "\n\n".join([f"---\n{head}---", *self.paragraphs, ""])

    def plain(self) -> str:
        """The story as a plain-text capture without any furniture: undated, unsigned."""
        return "\n\n".join([self.title, *self.paragraphs, ""])

    def edited(self, number: int) -> "Story":
        """The story with a correction below it."""
        note = f"Correction {number}: {_sentence(Random(f'note {number}'))}"
        return replace(self, paragraphs=(*self.paragraphs, note))


def make(number: int) -> Story:
    """The story of that number, always the same; each has a title of its own."""
    chance = Random(number)
    title = (
        f"{chance.choice(_PLACES)} to {chance.choice(_DEEDS)} {chance.choice(_KINDS)}"
        f" {chance.choice(_THINGS)} number {number}"
    )
    count = chance.randint(3, 5)
    return Story(
        title=title,
        author=chance.choice(_PEOPLE),
        section=("Town", "Harbour", "Hills")[number % 3],
        published=FIRST_DAY + timedelta(minutes=number),
        paragraphs=tuple(_paragraph(chance) for _ in range(count)),
    )


def _paragraph(chance: Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randint(3, 5)))


def _sentence(chance: Random) -> str:
    person, second = chance.sample(_PEOPLE, 2)
    thing, other = chance.sample(_THINGS, 2)
    deed, again = chance.sample(_DEEDS, 2)
    return chance.choice(_SENTENCES).format(
        person=person,
        second=second,
        thing=thing,
        other=other,
        deed=deed,
        again=again,
        kind=chance.choice(_KINDS),
        place=chance.choice(_PLACES),
        time=chance.choice(_TIMES),
        number=chance.randint(11, 999),
        many=chance.randint(11, 999),
    )


class Newsroom:
    """A seeds folder whose stories come, change, move and go, and what should be live."""

    def __init__(self, seeds: Path, chance: Random) -> None:
        self._seeds = seeds
        self._chance = chance
        self._made = 0
        self._edits = 0
        self._gone: list[Story] = []
        self.stories: dict[str, Story] = {}  # path below the seeds folder → what it holds

    @property
    def titles(self) -> set[str]:
        """The titles of all stories that a seed holds."""
        return {story.title for story in self.stories.values()}

    def fill(self, count: int) -> None:
        """Write this many new stories."""
        for _ in range(count):
            self.add()

    def change(self) -> str:
        """Do one thing that newsrooms do, taken at random; its name."""
        deeds: list[Callable[[], None]] = [
            self.edit, self.edit, self.add, self.delete, self.overwrite, self.rename, self.swap,
            self.move_and_overwrite, self.restore,
        ]  # fmt: skip
        deed = self._chance.choice(deeds)
        deed()
        return deed.__name__

    def add(self) -> None:
        """A new story in a new place."""
        self._write(self._new_path(), self._new_story())

    def edit(self) -> None:
        """A correction."""
        path = self._any()
        self._edits += 1
        self._write(path, self.stories[path].edited(self._edits))

    def delete(self) -> None:
        """A story goes, unless few are left."""
        if len(self.stories) > 20:
            path = self._any()
            (self._seeds / path).unlink()
            self._gone.append(self.stories.pop(path))

    def restore(self) -> None:
        """A story that went comes back in another place."""
        if self._gone:
            story = self._gone.pop(self._chance.randrange(len(self._gone)))
            self._write(self._new_path(), story)

    def overwrite(self) -> None:
        """Another story altogether, where one was."""
        path = self._any()
        self._gone.append(self.stories[path])
        self._write(path, self._new_story())

    def rename(self) -> None:
        """A story in another place."""
        path, target = self._any(), self._new_path()
        (self._seeds / path).rename(self._made_folder(target))
        self.stories[target] = self.stories.pop(path)

    def swap(self) -> None:
        """Two stories, each in the other's place."""
        one, other = self._any(), self._any()
        first, second = self.stories[one], self.stories[other]
        self._write(one, second)
        self._write(other, first)

    def move_and_overwrite(self) -> None:
        """A story moves, and a new one takes its place."""
        path = self._any()
        moved = self.stories[path]
        self._write(self._new_path(), moved)
        self._write(path, self._new_story())

    def _any(self) -> str:
        return self._chance.choice(sorted(self.stories))

    def _new_story(self) -> Story:
        self._made += 1
        return make(self._made)

    def _new_path(self) -> str:
        self._made += 1
        folder = self._chance.choice(("", "morning/", "evening/late/"))
        return f"{folder}story-{self._made:05}.md"

    def _write(self, path: str, story: Story) -> None:
        self._made_folder(path).write_text(story.markdown(), encoding="utf-8")
        self.stories[path] = story

    def _made_folder(self, path: str) -> Path:
        file = self._seeds / path
        file.parent.mkdir(parents=True, exist_ok=True)
        return file
