"""Learn which lines of a capture are its story: writes feedpub/…/story_weights.json.

Run: python benchmarks/normalise/evaluate.py --dump DIR
     python benchmarks/normalise/unlabelled.py MORE …
     python benchmarks/normalise/layouts.py write OWN
     python benchmarks/normalise/train_story.py DIR --more MORE --own OWN
     (the last needs numpy and scipy, and some minutes)

No site that is held out is used. Text captures are taken apart as feedpub does it; each line is
told to be of the known story, not of it, or unknown; and the worth of each trait is what
makes the known lines likeliest: a linear-chain conditional random field, whose likelihood
sums over what is unknown. Before it writes, it tells how well the pages of a part of the
sites are read by what the other parts taught.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import numpy as np
import scipy.optimize
import scipy.sparse
from cases import Case
from evaluate import read
from printed import folded
from scoring import leaks, match, precision_recall_f1
from sets import Gold
from shingles import SIZE, words

from feedpub.normalise.capture import chain, refusal
from feedpub.normalise.capture.pieces import Piece, read_pieces
from feedpub.normalise.capture.refusal import evidence, is_article
from feedpub.normalise.capture.rules import apply_rules
from feedpub.normalise.capture.story import Page, likely_lines, seen_alone, take_bios
from feedpub.normalise.capture.traits import LONG, names_of, traits_of

ROOT = Path(__file__).parents[2]
GOAL = ROOT / "feedpub/normalise/capture/story_weights.json"
GOLDEN = ROOT / "tests/golden/captures"
KINDS = frozenset({"article", "missing", "list", "real list", "author", "navigation", "wall"})
TAUGHT = frozenset({"article", "missing", "list"})
ONLY_MEASURED = frozenset({"aed", "wcxb"})  # sets of other golds: what they teach costs news recall
RENDERINGS = ("container", "page")
PARTS = 3
OWN = "own"
MADE_WEIGHT = 1.5
GOLDEN_WEIGHT = 8.0  # of a variant of one of our own captures; a page of the sets has 1
MOST = 500  # lines of a capture that are learnt from
LEAST_TRAIT, LEAST_WORD = 4, 20  # lines that must show it
LEAST_SITES = 10  # sites that must use a word
PENALTY = 4.0  # for each weight, half its square
ROUNDS = 120  # more, and it learns the sites by heart: crossed by site, bodies become worse
SMALLEST_WORD, SMALLEST_TRAIT = 0.2, 0.1  # what is worth less is left out of the table
AGREED = 0.7  # what a page counts of which extractors tell
SNIPPETS = 0.5  # what a page counts of which only a few lines are known
NO_ARTICLE = 0.3  # and one that holds no article
OF_NONE = 0.34  # of the captures without a story that are learnt from, where there are many
LENIENCE = 0.35  # rather publish a list than lose an article: added to what speaks for it
OWN_EVIDENCE = 3.0  # what a capture of our own counts for what an article is
SHORT = 12  # words of a line that may stand in the story by chance

BEFORE, STORY, GAP, AFTER = range(4)
NAMES = ("before", "story", "gap", "after")
STEPS = [(STORY, STORY), (STORY, GAP), (GAP, GAP), (GAP, STORY)]
WORTHS = 5  # of each trait, as `chain.Worth` has them
LOWEST = -40.0  # logarithm of the chance of a state, beside the likeliest
TINY = 1e-60  # the least chance of a state that can be


class Example(msgspec.Struct):
    """A capture taken apart: what is known of its lines, and the traits of each."""

    case: Case
    pieces: list[Piece]
    known: list[bool | None]
    traits: list[list[str]]
    weight: float = 1.0


class Reading(msgspec.Struct):
    """A capture as it is read with some weights."""

    case: Case
    pieces: list[Piece]
    likely: list[float]
    lines: list[int]  # by which it is judged whether it holds an article
    story: list[int]


def reading_of(case: Case, pieces: list[Piece]) -> Reading:
    """What the weights in use make of a capture."""
    likely = chain.chances(pieces)
    lines = likely_lines(pieces, likely)
    story = seen_alone(pieces, likely, lines)[1] if lines else []
    return Reading(case, pieces, likely, lines, story)


def example_of(case: Case) -> Example | None:
    """What a case teaches; None if nothing."""
    pieces = pieces_of(case)
    texts = [piece.text for piece in pieces]
    gold = case.gold
    if case.kind != "article":
        return Example(case, pieces, [False] * len(pieces), names_by_line(pieces), NO_ARTICLE)
    told: list[bool | None]
    if gold.body is not None:
        told = told_by_body(texts, gold)
    elif gold.agreed:
        told = told_by_agreement(texts, gold)
    else:
        told = told_by_snippets(texts, gold.keep, gold.leave)
    known = [False if piece.role else each for piece, each in zip(pieces, told, strict=True)]
    weight = 1.0 if gold.body is not None else AGREED if gold.agreed else SNIPPETS
    return Example(case, pieces, known, names_by_line(pieces), weight) if True in known else None


def pieces_of(case: Case) -> list[Piece]:
    """The lines of a capture, as feedpub looks at them."""
    pieces = read_pieces(case.data.decode().split("\n"))[:MOST]
    apply_rules(pieces)
    take_bios(Page(pieces))
    return pieces


def own_examples(folder: Path, weight: float, *, varied: bool) -> list[Example]:
    """What captures of our own teach: NAME.txt, with the paragraphs of its story in NAME.json.

    Args:
        folder: Of the captures.
        weight: Of each; a page of the sets has 1.
        varied: Whether to take each also without blank lines, and with one after each line.
    """
    found = []
    for path in sorted(folder.glob("*.txt")):
        known = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        text = path.read_text(encoding="utf-8")
        body = set(known["paragraphs"])
        variants = [text]
        if varied and body:
            variants += [re.sub(r"\n\s*\n", "\n", text), re.sub(r"\n+", "\n\n", text)]
        for variant in dict.fromkeys(variants):
            case = Case(
                name=path.stem, set=OWN, site=path.stem, rendering=OWN,
                kind="article" if body else "own list",
                gold=Gold(body="\n\n".join(known["paragraphs"])), data=variant.encode(),
            )  # fmt: skip
            pieces = pieces_of(case)
            told: list[bool | None] = [p.text in body and not p.role for p in pieces]
            if pieces and sum(map(bool, told)) >= len(body) - 1:
                found.append(Example(case, pieces, told, names_by_line(pieces), weight))
    return found


def names_by_line(pieces: list[Piece]) -> list[list[str]]:
    """The names of all the traits of each line, words with a mark of their own."""
    found = []
    for piece, (traits, words_of_line) in zip(pieces, traits_of(pieces), strict=True):
        mark = "W:" if len(piece.text) >= LONG else "w:"
        found.append([*names_of(traits), *(mark + word for word in sorted(words_of_line))])
    return found


def of_story(texts: Sequence[str], body: str) -> list[bool]:
    """Which lines are of the story: most of their shingles are, once and in order."""
    gold = words(body)
    starts: dict[tuple[str, ...], int] = {}
    for start in range(len(gold) - SIZE, -1, -1):
        starts[tuple(gold[start : start + SIZE])] = start
    tokens = [words(text) for text in texts]
    spans = [_span(line, starts) for line in tokens]
    taken: set[int] = set()
    for index in sorted(range(len(spans)), key=lambda i: -_length(spans[i])):
        span = spans[index]
        if span and 2 * len(taken.intersection(range(*span))) > _length(span):
            spans[index] = None  # said again: a quotation set apart, or a caption
        elif span:
            taken.update(range(*span))
    _add_short(tokens, gold, spans, taken)
    return [span is not None for span in spans]


def _length(span: tuple[int, int] | None) -> int:
    return span[1] - span[0] if span else 0


def _span(line: list[str], starts: dict[tuple[str, ...], int]) -> tuple[int, int] | None:
    """Where in the story a line stands, if at least half of it does."""
    count = len(line) - SIZE + 1
    hits = [starts.get(tuple(line[i : i + SIZE])) for i in range(count)]
    held = sorted(hit for hit in hits if hit is not None)
    if count < 1 or 2 * len(held) < count:
        return None
    middle = held[len(held) // 2]
    near = [hit for hit in held if abs(hit - middle) < len(line) + 20]
    return near[0], near[-1] + SIZE


def _add_short(
    tokens: list[list[str]], gold: list[str], spans: list[tuple[int, int] | None], taken: set[int]
) -> None:
    """Find lines of few words between the places of their neighbours."""
    places_of: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(gold):
        places_of[word].append(place)
    following = [len(gold)] * (len(spans) + 1)
    for index in range(len(spans) - 1, -1, -1):
        span = spans[index]
        following[index] = span[0] if span else following[index + 1]
    if following[0] == len(gold):
        return
    last = 0
    for index, line in enumerate(tokens):
        span = spans[index]
        if span is None and 0 < len(line) < SHORT:
            for place in places_of[line[0]]:
                end = place + len(line)
                fits = last - SIZE <= place and end <= following[index] + SIZE
                if fits and gold[place:end] == line and not taken.issuperset(range(place, end)):
                    spans[index] = span = (place, end)
                    taken.update(range(place, end))
                    break
        last = span[1] if span else last


def told_by_body(texts: Sequence[str], gold: Gold) -> list[bool | None]:
    """Which lines are of the story; not known of those that all extractors took against it.

    Rules written for one site tend to pass over its lists and quotations.
    """
    agreed = [of_story(texts, body) for body in gold.agreed]
    doubted = [all(taken) for taken in zip(*agreed, strict=True)] or [False] * len(texts)
    told = of_story(texts, gold.body or "")
    return [of or (None if doubt else False) for of, doubt in zip(told, doubted, strict=True)]


def told_by_agreement(texts: Sequence[str], gold: Gold) -> list[bool | None]:
    """What all extractors took is of the story, what none took is not; snippets know better."""
    bodies = zip(*(of_story(texts, body) for body in gold.agreed), strict=True)
    told: list[bool | None] = [taken[0] if len(set(taken)) == 1 else None for taken in bodies]
    by_snippets = told_by_snippets(texts, gold.keep, gold.leave)
    return [one if other is None else other for one, other in zip(told, by_snippets, strict=True)]


def told_by_snippets(
    texts: Sequence[str], keep: Iterable[str], leave: Iterable[str]
) -> list[bool | None]:
    """The few lines of which is known whether they are of the story."""
    kept = [folded(snippet) for snippet in keep if len(snippet) > 15]
    left = [folded(snippet) for snippet in leave]
    told: list[bool | None] = []
    for text in map(folded, texts):
        held = any(snippet in text for snippet in left)
        told.append(False if held else True if any(s in text for s in kept) else None)
    return told


# Learning


def telling_names(examples: Sequence[Example]) -> list[str]:
    """The traits that enough lines show, and words that enough sites use."""
    lines: Counter[str] = Counter()
    sites: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for traits in example.traits:
            lines.update(traits)
            for name in traits:
                if name[1] == ":" and len(sites[name]) < LEAST_SITES:
                    sites[name].add(OWN if example.case.set == OWN else example.case.site)
    return sorted(
        name
        for name, count in lines.items()
        if (
            count >= LEAST_WORD and len(sites[name]) >= LEAST_SITES
            if name[1] == ":"
            else count >= LEAST_TRAIT
        )
    )


def matrix(examples: Sequence[Example], names: Sequence[str]) -> Any:
    """Lines × traits: 1 where a line shows a trait."""
    column = {name: index for index, name in enumerate(names)}
    found: list[int] = []
    ends = [0]
    for example in examples:
        for traits in example.traits:
            found.extend(column[name] for name in traits if name in column)
            ends.append(len(found))
    shape = (len(ends) - 1, len(names))
    return scipy.sparse.csr_matrix((np.ones(len(found)), found, ends), shape=shape)


def learn(examples: Sequence[Example]) -> tuple[list[str], Any, Any]:
    """The names of the traits, the worth of each, and that of each step."""
    examples = sorted(examples, key=lambda example: len(example.pieces))
    names = telling_names(examples)
    lines = matrix(examples, names)
    groups = [Group(examples[i : i + 160]) for i in range(0, len(examples), 160)]
    size = WORTHS * len(names)

    def loss(parameters: Any) -> tuple[float, Any]:
        worth = parameters[:size].reshape(-1, WORTHS)
        steps = _step_matrix(parameters[size:])
        emitted = lines @ worth
        gradient = np.empty_like(emitted)
        on_steps = np.zeros((4, 4))
        total, first = 0.0, 0
        for group in groups:
            last = first + int(group.counts.sum())
            value, by_line, by_step = _likelihood(group, emitted[first:last], steps)
            total += value
            gradient[first:last] = by_line
            on_steps += by_step
            first = last
        slope = np.concatenate([(lines.T @ gradient).ravel(), [on_steps[step] for step in STEPS]])
        penalty = PENALTY / 2 * (parameters @ parameters)
        return penalty - total, PENALTY * parameters - slope

    found = scipy.optimize.minimize(
        loss, np.zeros(size + len(STEPS)), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}
    )
    return names, found.x[:size].reshape(-1, WORTHS), found.x[size:]


def _step_matrix(logarithms: Any) -> Any:
    steps = np.zeros((4, 4))
    steps[BEFORE, BEFORE] = steps[BEFORE, STORY] = steps[STORY, AFTER] = steps[AFTER, AFTER] = 1
    for step, value in zip(STEPS, logarithms, strict=True):
        steps[step] = np.exp(value)
    return steps


class Group:
    """Captures of about the same length, one above the other.

    `possible` and `open` have a 1 for each state that a line can have: by what is known of
    it, and by what a rule says of it.
    """

    def __init__(self, examples: Sequence[Example]) -> None:
        self.counts = np.array([len(example.pieces) for example in examples])
        self.weight = np.array([example.weight for example in examples])
        self.possible = np.ones((len(examples), self.counts.max(), len(NAMES)))
        self.open = np.ones_like(self.possible)
        for row, example in enumerate(examples):
            for index, (piece, told) in enumerate(zip(example.pieces, example.known, strict=True)):
                if told is not None:
                    self.possible[row, index] = (0, 1, 0, 0) if told else (1, 0, 1, 1)
                if piece.role:
                    self.possible[row, index, STORY] = self.open[row, index, STORY] = 0


def _likelihood(group: Group, emitted: Any, steps: Any) -> tuple[float, Any, Any]:
    """How likely the known lines of a group are, and its slope by line and by step."""
    counts = group.counts
    within = np.arange(counts.max())[None] < counts[:, None]
    worth = np.zeros((len(counts), counts.max(), WORTHS))
    worth[within] = emitted
    worth = np.clip(worth, LOWEST, -LOWEST)
    known, by_line_known, by_step_known = _sum(worth, group.possible, counts, steps)
    whole, by_line_whole, by_step_whole = _sum(worth, group.open, counts, steps)
    weight = group.weight.copy()
    # Where what is known is next to impossible, the sum is lost; such a page teaches nothing.
    sound = np.isfinite(known) & (np.abs(by_line_known).max((1, 2)) < 1.01)
    weight[~sound] = 0
    for each in (known, by_line_known, by_step_known):
        each[~sound] = 0
    by_line = (by_line_known - by_line_whole) * weight[:, None, None]
    by_step = np.tensordot(weight, by_step_known - by_step_whole, 1)
    return float(((known - whole) * weight).sum()), by_line[within], by_step


def _sum(worth: Any, possible: Any, counts: Any, steps: Any) -> tuple[Any, Any, Any]:
    """Forward and backward: logarithm of the sum, and how likely each line and step is.

    A page may also have no story at all: the state before it is allowed to be the last.
    """
    rows, longest, _ = worth.shape
    within = np.arange(longest)[None] < counts[:, None]
    chance = possible.copy()
    chance[:, :, STORY] *= np.exp(worth[:, :, 0])
    chance[:, :, GAP] *= np.exp(worth[:, :, 1])
    begin, end = np.exp(worth[:, :, 2]), np.exp(worth[:, :, 3])
    # What it is worth to leave the story between two lines: its last, and the first below.
    leave = end[:, :-1] * np.exp(worth[:, 1:, 4])
    ahead = np.empty_like(chance)
    scale = np.ones((rows, longest))
    now = np.zeros((rows, 4))
    now[:, BEFORE] = 1
    reachable = np.array([0, TINY, TINY, 0])
    for index in range(longest):
        then = now @ steps
        then[:, STORY] += now[:, BEFORE] * (begin[:, index] - 1)
        if index:
            then[:, AFTER] += now[:, STORY] * (leave[:, index - 1] - 1)
        then = (then + (reachable if index else 0)) * chance[:, index]
        total = np.maximum(np.where(within[:, index], then.sum(1), 1.0), TINY)
        now = np.where(within[:, index, None], then / total[:, None], now)
        scale[:, index] = total
        ahead[:, index] = now
    ends = np.ones((rows, 4))
    ends[:, GAP] = 0
    ends[:, STORY] = end[np.arange(rows), counts - 1]
    final = (now * ends).sum(1) + TINY
    last = ends / final[:, None]
    behind = np.empty_like(chance)
    back = last
    behind[:, -1] = back
    for index in range(longest - 2, -1, -1):
        on = chance[:, index + 1] * back
        step = on @ steps.T
        step[:, BEFORE] += on[:, STORY] * (begin[:, index + 1] - 1)
        step[:, STORY] += on[:, AFTER] * (leave[:, index] - 1)
        back = np.where((index < counts - 1)[:, None], step / scale[:, index + 1, None], last)
        behind[:, index] = back
    states = ahead * behind * within[:, :, None]
    on = chance * behind / scale[:, :, None] * within[:, :, None]
    by_line = np.zeros_like(worth)
    by_line[:, :, 0] = states[:, :, STORY]
    by_line[:, :, 1] = states[:, :, GAP]
    by_line[:, 0, 2] = begin[:, 0] * on[:, 0, STORY]
    by_line[:, 1:, 2] = ahead[:, :-1, BEFORE] * begin[:, 1:] * on[:, 1:, STORY]
    by_line[:, :-1, 3] = ahead[:, :-1, STORY] * leave * on[:, 1:, AFTER]
    by_line[:, 1:, 4] = by_line[:, :-1, 3]
    at_end = np.arange(rows), counts - 1
    by_line[(*at_end, 3)] = states[(*at_end, STORY)]
    by_step = np.einsum("rta,rtb->rab", ahead[:, :-1], on[:, 1:]) * steps
    return np.log(final) + np.log(scale).sum(1), by_line, by_step


# What was learnt


def table(names: Sequence[str], worth: Any, steps: Any) -> dict[str, Any]:
    """The weights as `chain` reads them."""
    rounded = {
        name: [round(float(number), 2) for number in row]
        for name, row in zip(names, worth, strict=True)
    }
    kept = {
        name: row
        for name, row in rounded.items()
        if max(map(abs, row)) >= (SMALLEST_WORD if name[1] == ":" else SMALLEST_TRAIT)
    }
    return {
        "steps": {
            f"{NAMES[a]} {NAMES[b]}": round(float(value), 2)
            for (a, b), value in zip(STEPS, steps, strict=True)
        },
        "traits": {name: row for name, row in kept.items() if name[1] != ":"},
        "label_words": {n[2:]: row for n, row in kept.items() if n.startswith("w:")},
        "prose_words": {n[2:]: row for n, row in kept.items() if n.startswith("W:")},
    }


def use(found: dict[str, Any]) -> None:
    """Let `chain` read with these weights from now on."""
    known = msgspec.convert(found, chain.Weights)
    chain.weights = lambda: known  # type: ignore[assignment]
    refusal.weights = chain.weights  # type: ignore[attr-defined]  # as it has imported it
    chain._steps.cache_clear()
    chain._KEPT.clear()
    chain._worth_of_words.cache_clear()


def part_of(site: str, parts: int) -> int:
    """The part that a site belongs to, in every run."""
    return blake2b(site.encode(), digest_size=4).digest()[1] % parts


def learn_evidence(readings: Iterable[Reading]) -> dict[str, float]:
    """What each part of the evidence is worth: a logistic regression."""
    rows, articles, own = [], [], []
    for reading in readings:
        if reading.lines:
            rows.append(evidence(reading.pieces, reading.likely, reading.lines))
            articles.append(reading.case.kind == "article")
            own.append(reading.case.set == OWN)
    names = list(rows[0])
    table_of = np.array([[float(row[name]) for name in names] for row in rows])
    sign = np.where(articles, -1.0, 1.0)
    weight = np.where(articles, 1.0, sum(articles) / max(1, len(articles) - sum(articles)))
    weight *= np.where(own, OWN_EVIDENCE, 1.0)

    def loss(worth: Any) -> float:
        doubt = np.logaddexp(0, sign * (table_of @ worth))
        return float(weight @ doubt + 0.025 * worth @ worth)

    worth = scipy.optimize.minimize(loss, np.zeros(len(names))).x
    worth[names.index("always")] += LENIENCE
    return {name: round(float(each), 2) for name, each in zip(names, worth, strict=True)}


def teach(
    cases: Sequence[Case], own: list[Example], parts: int
) -> tuple[dict[str, Any], list[Reading]]:
    """All the weights; and each case read with what the other parts of the sites taught.

    The evidence for an article is learnt from pages read so, as new pages will be, and from
    our own captures as they are read with all the weights.
    """
    taught = (c for c in cases if c.kind in TAUGHT and c.set not in ONLY_MEASURED)
    examples = [e for e in map(example_of, filter(_is_telling, taught)) if e]
    everything = table(*learn(examples + own))
    readings: list[Reading] = []
    for part in range(parts):
        use(table(*learn([e for e in examples + own if part_of(e.case.site, parts) != part])))
        here = [(c, pieces_of(c)) for c in cases if part_of(c.site, parts) == part]
        here += [(e.case, e.pieces) for e in own if part_of(e.case.site, parts) == part]
        readings += [reading_of(case, pieces) for case, pieces in here if pieces]
    use(everything)
    golden = {e.case.name: e for e in reversed(own) if e.weight == GOLDEN_WEIGHT}
    in_the_end = [reading_of(e.case, e.pieces) for e in golden.values()]
    everything["article"] = learn_evidence([*readings, *in_the_end])
    return everything, readings


def tell(readings: Iterable[Reading], found: dict[str, Any]) -> None:
    """Print how well pages were read that were not learnt from."""
    use(found)
    bodies: dict[str, list[tuple[Case, str]]] = defaultdict(list)
    accepted: dict[str, list[bool]] = defaultdict(list)
    for each in readings:
        case, pieces, lines = each.case, each.pieces, each.lines
        if case.kind == "article" and case.gold.body is None:
            continue
        accepted[f"{case.kind} {case.set if case.set == OWN else ''}"].append(
            bool(lines) and is_article(pieces, each.likely, lines)
        )
        if case.kind == "article":
            body = "\n\n".join(pieces[index].text for index in each.story)
            bodies[f"{case.rendering} {case.set}"].append((case, body))
    for rendering, told in bodies.items():
        matches = [match(case.gold.body or "", body) for case, body in told]
        leaked = sum(leaks(case.around, body) for case, body in told)
        other = sum(len(case.around) for case, _ in told)
        figures = "precision {:.4f} recall {:.4f} F1 {:.4f}".format(*precision_recall_f1(matches))
        print(rendering, len(told), figures, f"leak {leaked}/{other}")
    for kind, found_so in accepted.items():
        print(kind, f"accepted {sum(found_so)}/{len(found_so)}")


def cases_of(folder: Path, more: Path | None) -> list[Case]:
    """The captures to learn from: those of the half "dev", and more of other sites."""
    labelled = list(_read(folder, "dev"))
    if more is None:
        return labelled
    chance = Random(1)
    others = [
        case
        for case in _read(more, "all")
        if (case.gold.agreed if case.kind == "article" else chance.random() < OF_NONE)
    ]
    known = {case.name for case in others}
    return [case for case in labelled if case.name not in known] + others


def _read(folder: Path, split: str) -> Iterator[Case]:
    for site in read(folder, split, list(RENDERINGS)):
        yield from (case for case in site if case.kind in KINDS)


def _is_telling(case: Case) -> bool:
    """Whether it teaches lines: a page of which only snippets are known does so once."""
    snippets = case.kind == "article" and case.gold.body is None and not case.gold.agreed
    return case.rendering == "container" or not snippets


def main() -> None:
    """Learn from the half "dev" of the captures in a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="what evaluate.py --dump wrote")
    parser.add_argument("--more", type=Path, metavar="DIR", help="what unlabelled.py wrote")
    parser.add_argument("--own", type=Path, metavar="DIR", help="more captures of our own")
    arguments = parser.parse_args()
    own = own_examples(GOLDEN, GOLDEN_WEIGHT, varied=True)
    own += own_examples(arguments.own, MADE_WEIGHT, varied=False) if arguments.own else []
    cases = cases_of(arguments.folder, arguments.more)
    found, readings = teach(cases, own, PARTS)
    tell(readings, found)
    text = json.dumps(found, ensure_ascii=False, indent=0, sort_keys=True)
    GOAL.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
