"""What captures of a site have in common, and what stands around it."""

from collections.abc import Iterable, Iterator

from feedpub.learn.proposal import Entry, Proposal
from feedpub.learn.samples import Recurring, Sample, Vocabulary, recurring_lines
from feedpub.normalise.capture.pieces import Piece
from feedpub.profiles import folded

FEW = 0.25  # share of the stories that a line must recur in to be proposed at all
HALF = 0.5  # … to be proposed without doubt
MOST = 0.6  # … where doubt is dearer: a whole sentence, or a line that closes the page
NEARLY_ALL = 0.8
ONE_STORY = 0.14  # kinship from which on two texts are of one story
TWO_STORIES = 0.08  # and up to which they are of two
ABOVE = 8  # pieces above a line that tell what the story is about
LEAST_PAIRS = 3  # captures that must tell whether a story goes on, as one may be odd
NEXT = 3  # paragraphs below it that tell whether the story goes on


class Evidence:
    """Some samples, what recurs in them, and which words tell their stories apart."""

    def __init__(self, samples: list[Sample], stories: int) -> None:
        self.samples = samples
        self.stories = stories
        least = max(2, FEW * stories)
        self.recurring = [each for each in recurring_lines(samples) if each.stories >= least]
        self.texts = {each.key: folded(each.text) for each in self.recurring}
        # Two captures may have a paragraph in common because one shows what the other is about.
        self.site = {r.key for r in self.recurring if r.stories > 2 or not self.is_sentence(r)}
        self.words = Vocabulary(samples)
        self.cohesive = self._is_cohesive()

    def read_again(self, proposal: Proposal) -> None:
        """Read the samples by what is proposed so far without doubt."""
        profile = proposal.profile()
        for sample in self.samples:
            sample.read_again(profile)

    @property
    def told(self) -> list[Sample]:
        """The samples with a headline."""
        return [sample for sample in self.samples if sample.title is not None]

    def pieces(self, each: Recurring) -> list[Piece]:
        """The line wherever it stands."""
        return [self.samples[number].pieces[index] for number, index in each.places]

    def share_of_roles(self, each: Recurring, *roles: str) -> float:
        """In what share of its places a line was taken for one of *roles*."""
        found = sum(self.samples[number].role(index) in roles for number, index in each.places)
        return found / len(each.places)

    def is_in(self, each: Recurring, share: float) -> bool:
        """Whether so large a share of the stories has the line."""
        return each.stories >= share * self.stories

    def is_sentence(self, each: Recurring) -> bool:
        """Whether it mostly reads as a whole sentence."""
        pieces = self.pieces(each)
        return sum(piece.sentence for piece in pieces) * 2 > len(pieces)

    def is_known(self, each: Recurring) -> bool:
        """Whether the general rules know it by its own look."""
        pieces = self.pieces(each)
        return sum(bool(piece.role) for piece in pieces) * 2 > len(pieces)

    def kinship_below(self, each: Recurring) -> float | None:
        """How far what follows a line speaks of what stands above it, below a headline."""
        pairs = []
        for number, index in each.places:
            sample = self.samples[number]
            title = index if sample.title is None else sample.title
            if any(sample.pieces[i].sentence for i in range(title + 1, index)):
                above = [*self._own(sample, range(title, index))][-ABOVE:]
                below = [*self._prose(sample, range(index + 1, len(sample.pieces)))][:NEXT]
                pairs.append((self.words.telling(above), self.words.telling(below)))
        return self._kinship(pairs)

    def kinship_above(self, each: Recurring) -> float | None:
        """How far the prose above a line speaks of what follows it, where it hides any."""
        pairs = []
        for number, index in each.places:
            sample = self.samples[number]
            above = [*self._prose(sample, range(index))]
            below = self._own(sample, range(index, len(sample.pieces)))
            if above:
                pairs.append((self.words.telling(below), self.words.telling(above)))
        return self._kinship(pairs)

    def _kinship(self, pairs: list[tuple[set[str], set[str]]]) -> float | None:
        return self.words.kinship(pairs, least=max(LEAST_PAIRS, HALF * len(self.samples)))

    def _own(self, sample: Sample, span: Iterable[int]) -> Iterator[str]:
        """The texts in *span* that are not the site's."""
        return (sample.pieces[i].text for i in span if sample.keys[i] not in self.site)

    def _prose(self, sample: Sample, span: Iterable[int]) -> Iterator[str]:
        return self._own(sample, (i for i in span if sample.pieces[i].sentence))

    def _is_cohesive(self) -> bool:
        """Whether in these captures paragraphs of one story can be known by their words.

        The longest stretch of prose without a line that recurs is of one story, mostly.
        """
        pairs = []
        for sample in self.samples:
            stretches: list[list[str]] = [[]]
            for key, piece in zip(sample.keys, sample.pieces, strict=True):
                if key in self.texts or piece.role:
                    stretches.append([])
                elif piece.sentence:
                    stretches[-1].append(piece.text)
            prose = max(stretches, key=len)
            half = len(prose) // 2
            pairs.append((self.words.telling(prose[:half]), self.words.telling(prose[half:])))
        kinship = self._kinship(pairs)
        return kinship is not None and kinship >= ONE_STORY

    def entry(self, each: Recurring, *, sure: bool = True) -> Entry:
        """A line as it is proposed, with its count and an example."""
        number, index = each.places[0]
        sample = self.samples[number]
        example = f"e.g. {sample.seed} line {sample.pieces[index].first + 1}"
        why = f"in {each.samples} of {len(self.samples)} captures, {example}"
        return Entry(text=each.text, why=why, sure=sure)
