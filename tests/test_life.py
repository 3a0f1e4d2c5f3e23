"""The life of stories under a thousand random operations: the promises about ids and dates.

Run with more: FEEDPUB_OPERATIONS=5000 pytest tests/test_life.py
"""

import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from feedpub.formats import atom, rss
from feedpub.model import NewsItem
from tests.conftest import CONFIG, NOW, Workspace
from tests.stories import Story, make

STEPS = 50  # operations of one history
OPERATIONS = int(os.environ.get("FEEDPUB_OPERATIONS", "1000"))

FURNITURE = (
    ("City Desk", "4 min read", "Read more", "Old mill burns", "Image"),
    ("Regional", "2 min read", "Show more", "Ferry delayed again", "Photo"),
    ("Front Page", "7 min read", "Related", "Mayor's dog found", "Picture"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A story as subscribers have come to know it."""

    id: str
    published: datetime
    updated: datetime
    words: tuple[str, ...]  # title and paragraphs when last looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """A seed file: which story it holds, and in what dress."""

    number: int  # of the story
    story: Story
    url: str | None = None
    furniture: int | None = None  # None: Markdown; else a plain-text capture with these

    def text(self) -> str:
        """The bytes of the file."""
        if self.furniture is None:
            url = f"url: {self.url}\n" if self.url else ""
            body = "\n\n".join(self.story.paragraphs)
            return f"---\ntitle: {self.story.title}\n{url}---\n\n{body}\n"
        section, minutes, more, teaser, picture = FURNITURE[self.furniture]
        head = f"{section}\n\n{self.story.title}\n\n{minutes}\n\n"
        tail = f"\n\n{teaser}\n{picture}\n\n{more}\n{section}\n\n{minutes}\n"
        return head + "\n\n".join(self.story.paragraphs) + tail


class Life(RuleBasedStateMachine):
    """Operations on the seeds; after each, a build, and a look at what subscribers get."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="feedpub-life-"))
        self.workspace = Workspace(self.folder / "project")
        self.workspace.configure(CONFIG + "\n[output]\nitems = 3000\n")
        self.now = NOW
        self.stories = 0
        self.seeds: dict[str, Seed] = {}
        self.gone: dict[int, Seed] = {}  # stories that no seed holds now, as they last were
        self.known: dict[int, Known] = {}
        self.ids: dict[str, int] = {}  # every id that was ever published, and its story
        self.paths = 0

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    # What newsrooms and crawlers do

    @initialize()
    def begin(self) -> None:
        for furniture in (None, 0, 1):
            self.write(self.new_path(furniture), self.new_seed(furniture, url=False))
        self.build()

    @rule(furniture=st.sampled_from((None, 0, 1, 2)), url=st.booleans())
    def add(self, furniture: int | None, url: bool) -> None:
        self.write(self.new_path(furniture), self.new_seed(furniture, url=url))
        self.build()

    @rule(data=st.data())
    def rename(self, data: st.DataObject) -> None:
        path = self.some(data)
        seed = self.remove(path)
        self.write(self.new_path(seed.furniture), seed)
        self.build()

    @rule(data=st.data(), kind=st.sampled_from(("append", "headline", "word", "drop")))
    def edit(self, data: st.DataObject, kind: str) -> None:
        path = self.some(data)
        number = self.seeds[path].number
        edited = self.edited(self.seeds[path].story, kind)
        for each, seed in self.seeds.items():
            if seed.number == number:  # every copy, or one would speak against another
                self.write(each, replace(seed, story=edited))
        self.build()

    @rule(data=st.data(), kind=st.sampled_from(("append", "headline", "word")))
    def move_and_edit(self, data: st.DataObject, kind: str) -> None:
        """A story in another place and changed, all at once; its copies are gone."""
        path = self.some(data)
        number = self.seeds[path].number
        seeds = [self.remove(each) for each, seed in [*self.seeds.items()] if seed.number == number]
        edited = replace(seeds[0], story=self.edited(seeds[0].story, kind))
        self.write(self.new_path(edited.furniture), edited)
        self.build()

    @rule(data=st.data())
    def recapture(self, data: st.DataObject) -> None:
        """The same page again, among other furniture."""
        path = self.some(data)
        seed = self.seeds[path]
        if seed.furniture is not None:
            self.write(path, replace(seed, furniture=(seed.furniture + 1) % len(FURNITURE)))
        self.build()

    @rule(data=st.data())
    def recapture_elsewhere(self, data: st.DataObject) -> None:
        """The same page again, in a file of its own, the old one gone."""
        path = self.some(data)
        seed = self.seeds[path]
        if seed.furniture is not None:
            self.remove(path)
            again = replace(seed, furniture=(seed.furniture + 1) % len(FURNITURE))
            self.write(self.new_path(again.furniture), again)
        self.build()

    @rule(data=st.data())
    def copy(self, data: st.DataObject) -> None:
        seed = self.seeds[self.some(data)]
        self.write(self.new_path(seed.furniture), seed)
        self.build()

    @rule(data=st.data())
    def retell(self, data: st.DataObject) -> None:
        """A copy with a paragraph less, as an agency's story in another paper: nothing new."""
        seed = self.seeds[self.some(data)]
        copies = [each.story for each in self.seeds.values() if each.number == seed.number]
        *kept, _ = paragraphs = seed.story.paragraphs
        shorter = replace(seed, story=replace(seed.story, paragraphs=tuple(kept)), url=None)
        if all(each == seed.story for each in copies) and len(paragraphs) > 2:
            before = self.workspace.published()
            self.write(self.new_path(seed.furniture), shorter)
            self.build()
            assert self.workspace.published() == before

    @rule(data=st.data(), tags=st.integers(0, 2))
    def say_beside(self, data: st.DataObject, tags: int) -> None:
        """A sidecar comes, changes or goes: no other story, and no update of it."""
        sidecar = self.workspace.seeds / f"{self.some(data)}.meta.toml"
        if tags:
            sidecar.write_text(f'tags = ["{tags}"]\n')
        else:
            sidecar.unlink(missing_ok=True)
        self.build()

    @rule(data=st.data())
    def to_https(self, data: st.DataObject) -> None:
        path = self.some(data)
        seed = self.seeds[path]
        if seed.url:
            url = seed.url.replace("http://", "https://")
            self.write(path, replace(seed, url=url + "?utm_source=x"))
        self.build()

    @precondition(lambda self: len(self.seeds) > 2)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        self.remove(self.some(data))
        self.build()

    @precondition(lambda self: self.gone)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.gone)))
        seed = self.gone[number]
        self.write(self.new_path(seed.furniture), seed)
        self.build()

    @rule(data=st.data(), furniture=st.sampled_from((None, 0, 2)))
    def overwrite(self, data: st.DataObject, furniture: int | None) -> None:
        """Another story altogether, where one was."""
        path = self.some(data)
        if path.endswith(".txt") == (furniture is not None):
            self.remove(path)
            self.write(path, self.new_seed(furniture, url=False))
        self.build()

    @rule(data=st.data())
    def swap(self, data: st.DataObject) -> None:
        one, other = self.some(data), self.some(data)
        first, second = self.seeds[one], self.seeds[other]
        if (first.furniture is None) == (second.furniture is None):
            self.write(one, second)
            self.write(other, first)
        self.build()

    @rule(data=st.data())
    def move_and_overwrite(self, data: st.DataObject) -> None:
        path = self.some(data)
        seed = self.remove(path)
        self.write(self.new_path(seed.furniture), seed)
        self.write(path, self.new_seed(seed.furniture, url=False))
        self.build()

    @rule()
    def clock_goes_back(self) -> None:
        self.now -= timedelta(days=2)
        self.build()

    @rule()
    def ledger_is_lost(self) -> None:
        """The next build yields the same bytes; what was withdrawn is forgotten with it."""
        before = self.workspace.published()
        shutil.rmtree(self.workspace.folder / ".feedpub")
        self.gone.clear()
        self.build()
        assert self.workspace.published() == before

    @rule()
    def nothing(self) -> None:
        before = self.workspace.published()
        self.build()
        assert self.workspace.published() == before

    # What subscribers were promised

    @invariant()
    def feeds_are_as_promised(self) -> None:
        if not (self.workspace.feeds / "atom.xml").exists():
            return
        items = self.published()
        live: dict[int, list[Story]] = {}
        for seed in self.seeds.values():
            live.setdefault(seed.number, []).append(seed.story)
        assert sorted(items) == sorted(live), "each story that a seed holds, once, and no other"
        for number, item in items.items():
            self.look_at(number, item, live[number])

    def look_at(self, number: int, item: NewsItem, copies: list[Story]) -> None:
        assert item.id and item.published and item.updated
        assert self.ids.setdefault(item.id, number) == number, "an id is of one story for ever"
        (story,) = {each for each in copies if _is_told(each, item)}
        words = (story.title, *story.paragraphs)
        known = self.known.get(number)
        if known:
            assert item.id == known.id, "an id once published never changes"
            assert item.published == known.published
            if words == known.words:
                assert item.updated == known.updated, "updated moves only with the story"
            else:
                assert item.updated >= known.updated, "no date moves back"
        self.known[number] = Known(
            id=item.id, published=item.published, updated=item.updated, words=words
        )

    def published(self) -> dict[int, NewsItem]:
        """Story number → its entry, the same in both formats."""
        documents = [
            atom.parse((self.workspace.feeds / "atom.xml").read_bytes()),
            rss.parse((self.workspace.feeds / "rss.xml").read_bytes()),
        ]
        one, other = ([(item.id, item.title, item.updated) for item in each] for each in documents)
        assert one == other
        titles = {seed.story.title: seed.number for seed in self.seeds.values()}
        entries = [(titles.get(item.title, 0), item) for item in documents[0]]
        assert len(dict(entries)) == len(entries), "no story twice"
        return dict(entries)

    # Helpers

    def build(self) -> None:
        self.now += timedelta(hours=1)
        report = self.workspace.build(now=self.now, accept=True)
        assert report.exit_code == 0, report

    def some(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(sorted(self.seeds)))

    def new_path(self, furniture: int | None) -> str:
        self.paths += 1
        return f"{self.paths % 3}/{self.paths:04}.{'md' if furniture is None else 'txt'}"

    def new_seed(self, furniture: int | None, *, url: bool) -> Seed:
        self.stories += 1
        address = f"http://paper.example.org/{self.stories}" if url else None
        return Seed(
            number=self.stories,
            story=make(self.stories),
            url=address if furniture is None else None,
            furniture=furniture,
        )

    def edited(self, story: Story, kind: str) -> Story:
        self.stories += 1  # a number for what is new in it
        first, *rest = story.paragraphs
        if kind == "headline":
            return replace(story, title=f"{story.title}, say officials {self.stories}")
        if kind == "word":
            return replace(story, paragraphs=(first.replace(" ", " really ", 1), *rest))
        if kind == "drop" and len(rest) > 1:
            return replace(story, paragraphs=(first, *rest[:-1]))
        added = make(self.stories).paragraphs[0]
        return replace(story, paragraphs=(*story.paragraphs, added))

    def write(self, path: str, seed: Seed) -> None:
        self.workspace.seed(path, seed.text())
        before = self.seeds.get(path)
        self.seeds[path] = seed
        self.gone.pop(seed.number, None)
        if before and before.number not in {each.number for each in self.seeds.values()}:
            self.gone[before.number] = before

    def remove(self, path: str) -> Seed:
        seed = self.seeds.pop(path)
        (self.workspace.seeds / path).unlink()
        if seed.number not in {each.number for each in self.seeds.values()}:
            self.gone[seed.number] = seed
        return seed


def _is_told(story: Story, item: NewsItem) -> bool:
    """Whether an entry says all of a story, and no more."""
    told = [text.replace("&", "&amp;") for text in story.paragraphs]
    whole = item.content_html.count("<p>") == len(told)
    return item.title == story.title and whole and all(text in item.content_html for text in told)


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=-(-OPERATIONS // STEPS),
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # A history that fails is short enough to read; to make it shorter takes minutes.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
