"""Outcomes → figures, and figures → words."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec
from scoring import Extraction, Match, Verdict, precision_recall_f1


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What one approach made of one case."""

    case: str
    set: str
    rendering: str
    kind: str
    of: str = ""
    approach: str
    found: Extraction
    verdict: Verdict
    identical: bool | None = None  # of a page captured again: to what the first gave


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """Shares from 0 to 1 of one approach; None where nothing tells."""

    rendering: str
    set: str
    approach: str
    pages: int
    unreadable: int = 0
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    exact: float | None = None  # bodies word for word
    title: float | None = None
    title_held: float | None = None
    author: float | None = None
    author_missing: float | None = None
    date: float | None = None
    date_missing: float | None = None
    section: float | None = None
    leak: float | None = None  # of prose that is not of the story
    leak_around: float | None = None  # of that which does not stand inside it
    invented: float | None = None
    rejected: float | None = None
    kept: float | None = None
    left: float | None = None
    counts: dict[str, int] = {}


class Kinds(msgspec.Struct, frozen=True, kw_only=True):
    """Of captures that hold no article, and of pages captured again."""

    rejected: dict[str, tuple[int, int]]  # kind: rejected, of so many
    identical: dict[str, tuple[int, int]]  # how made: identical items, of so many


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """All figures of a run."""

    figures: list[Figures]
    kinds: Kinds


def summarise(outcomes: list[Outcome]) -> Report:
    """The figures of all sets together and of each, for each rendering and approach."""
    groups: dict[tuple[str, str, str], list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.kind == "article":
            for name in ("all", outcome.set):
                groups[outcome.rendering, name, outcome.approach].append(outcome)
    return Report(
        figures=[_figures(*key, group) for key, group in groups.items()],
        kinds=Kinds(
            rejected=_shares(
                (o.kind, bool(o.verdict.rejected))
                for o in outcomes
                if o.kind not in ("article", "recapture")
            ),
            identical=_shares(
                (o.case.rsplit(".", 1)[1], bool(o.identical))
                for o in outcomes
                if o.kind == "recapture"
            ),
        ),
    )


def _shares(answers: Iterable[tuple[str, bool]]) -> dict[str, tuple[int, int]]:
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for name, answer in answers:
        right[name] += answer
        of[name] += 1
    return {name: (right[name], of[name]) for name in sorted(of)}


def _figures(rendering: str, name: str, approach: str, outcomes: list[Outcome]) -> Figures:
    readable = [o for o in outcomes if not o.found.unreadable]
    verdicts = [o.verdict for o in readable]
    matches = [v.match for v in verdicts if v.match is not None]
    precision, recall, f1 = precision_recall_f1(matches)
    around = _sums(v.around for v in verdicts)
    within = _sums(v.within for v in verdicts)
    invented = _sums(v.invented for v in verdicts)
    kept = _sums(v.kept for v in verdicts)
    left = _sums(v.left for v in verdicts)
    named = any(o.found.section for o in readable)  # not all approaches look for one
    authors = [o for o in readable if o.verdict.authors is not None]
    dates = [o for o in readable if o.verdict.date is not None]
    return Figures(
        rendering=rendering,
        set=name,
        approach=approach,
        pages=len(outcomes),
        unreadable=len(outcomes) - len(readable),
        precision=precision if matches else None,
        recall=recall if matches else None,
        f1=f1 if matches else None,
        exact=_share(verdicts, lambda v: v.exact),
        title=_share(verdicts, lambda v: v.title),
        title_held=_share(verdicts, lambda v: v.title_held),
        author=_share(verdicts, lambda v: v.authors),
        author_missing=_ratio(sum(not o.found.authors for o in authors), len(authors)),
        date=_share(verdicts, lambda v: v.date),
        date_missing=_ratio(sum(o.found.published is None for o in dates), len(dates)),
        section=_share(verdicts, lambda v: v.section) if named else None,
        leak=_ratio(around[0] + within[0], around[1] + within[1]),
        leak_around=_ratio(*around),
        invented=_ratio(*invented),
        rejected=_share(verdicts, lambda v: v.rejected),
        kept=_ratio(*kept),
        left=_ratio(*left),
        counts={
            "bodies": len(matches),
            "titles": sum(v.title is not None for v in verdicts),
            "authors": len(authors),
            "dates": len(dates),
            "sections": sum(v.section is not None for v in verdicts),
            "around": around[1],
            "within": within[1],
            "not said": invented[1],
        },
    )


def _sums(pairs: Iterable[tuple[int, int]]) -> tuple[int, int]:
    pairs = list(pairs)
    return sum(first for first, _ in pairs), sum(second for _, second in pairs)


def _share(verdicts: list[Verdict], of: Callable[[Verdict], bool | None]) -> float | None:
    answers = [answer for answer in map(of, verdicts) if answer is not None]
    return _ratio(sum(answers), len(answers))


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


COLUMNS = (
    *("f1", "exact", "title", "title_held", "author", "date", "section"),
    *("leak", "leak_around", "invented", "rejected", "kept", "left"),
)
HEADS = (
    *("F1", "exact", "title", "~title", "author", "date", "sect'n"),
    *("leak", "~leak", "inv'd", "rej'd", "kept", "left"),
)
# The goals of the normaliser, in the order of COLUMNS: at least, or from leak on at most.
GOALS: dict[str, tuple[float | None, ...]] = {
    "html": (0.965, None, 0.90, None, 0.80, 0.94, None, 0.06, None, 0.02, 0.01, None, None),
    "container": (0.945, None, 0.88, None, 0.75, 0.92, None, 0.20, None, 0.02, 0.01, None, None),
    "page": (0.925, None, 0.82, None, 0.70, 0.90, None, 0.15, None, 0.02, 0.01, None, None),
}


def table(report: Report) -> str:
    """The figures for a terminal."""
    lines = []
    for rendering, goals in GOALS.items():
        rows = [figures for figures in report.figures if figures.rendering == rendering]
        if not rows:
            continue
        heads = "".join(f"{head:>7}" for head in HEADS)
        lines += ["", f"{rendering:30}{'n':>6}{heads}"]
        lines.append(f"{'goal':36}" + "".join(_cell(goal) for goal in goals))
        for figures in sorted(rows, key=lambda f: (f.set != "all", f.set)):
            lines.append(_row(figures))
    if report.kinds.rejected:
        lines += ["", "no article (goal: rejected 0.95)"]
        lines += [f"  {k:20}{a:6} of {n:5}{a / n:7.3f}" for k, (a, n) in _with_sum(report)]
    if report.kinds.identical:
        lines += ["", "captured again (goal: identical 1.00)"]
        shares = report.kinds.identical.items()
        lines += [f"  {k:20}{a:6} of {n:5}{a / n:7.3f}" for k, (a, n) in shares]
    return "\n".join(lines)


def markdown(report: Report) -> str:
    """The figures of all sets together, as the page of results has them."""
    lines = ["| captures | n | " + " | ".join(HEADS[:-2]) + " |", "|---" * len(HEADS) + "|"]
    for rendering, goals in GOALS.items():
        lines.append(_cells(f"{rendering}: *goal*", "", goals[:-2]))
        for figures in report.figures:
            if (figures.rendering, figures.set) == (rendering, "all"):
                values = [getattr(figures, column) for column in COLUMNS[:-2]]
                unread = figures.unreadable == figures.pages
                name = f"{rendering}: {figures.approach}{' (not readable)' if unread else ''}"
                lines.append(
                    _cells(name, str(figures.pages), [None] * len(values) if unread else values)
                )
    rejected = ", ".join(f"{k} {a}/{n}" for k, (a, n) in _with_sum(report))
    identical = ", ".join(f"{k} {a}/{n}" for k, (a, n) in report.kinds.identical.items())
    return "\n".join([*lines, "", f"Rejected: {rejected}.", f"Identical: {identical}."])


def _cells(name: str, pages: str, values: Sequence[float | None]) -> str:
    shown = ["" if value is None else f"{value:.3f}" for value in values]
    return f"| {name} | {pages} | " + " | ".join(shown) + " |"


def _with_sum(report: Report) -> list[tuple[str, tuple[int, int]]]:
    shares = report.kinds.rejected
    total = (sum(a for a, _ in shares.values()), sum(n for _, n in shares.values()))
    return [*shares.items(), ("all", total)]


def _row(figures: Figures) -> str:
    name = f"  {figures.approach}, {figures.set}" if figures.set != "all" else figures.approach
    if figures.unreadable == figures.pages:
        return f"{name:30}{figures.pages:6}  not readable"
    cells = "".join(_cell(getattr(figures, column)) for column in COLUMNS)
    return f"{name:30}{figures.pages:6}{cells}"


def _cell(value: float | None) -> str:
    return f"{'-':>7}" if value is None else f"{value:7.3f}"


def classes_of(outcomes: list[Outcome]) -> str:
    """How many of feedpub's errors are of which class."""
    lines: list[str] = []
    for rendering in GOALS:
        mine = [
            o
            for o in outcomes
            if (o.approach, o.rendering, o.kind) == ("feedpub", rendering, "article")
        ]
        lines += ["", f"{rendering}: errors by class"] if mine else []
        for name, class_of in CLASSES.items():
            counts = Counter(filter(None, map(class_of, mine)))
            wrong = ", ".join(f"{kind} {count}" for kind, count in counts.most_common())
            lines += [f"  {name:8}{wrong}"] if mine else []
    return "\n".join(lines)


def _class_of_body(outcome: Outcome) -> str | None:
    match = outcome.verdict.match
    if match is None or _f1(match) >= GOOD_BODY:
        return None
    if outcome.found.rejected is not None:
        return "rejected"
    return "another" if _f1(match) < POOR_BODY else "more" if match.extra > match.missed else "less"


def _class_of_title(outcome: Outcome) -> str | None:
    if outcome.verdict.title is not False:
        return None
    held = "part or more" if outcome.verdict.title_held else "another"
    return "rejected" if outcome.found.rejected is not None else held


def _class_of_authors(outcome: Outcome) -> str | None:
    if outcome.verdict.authors is not False:
        return None
    given = "others" if outcome.found.authors else "none"
    return "rejected" if outcome.found.rejected is not None else given


def _class_of_date(outcome: Outcome) -> str | None:
    if outcome.verdict.date is not False:
        return None
    given = "another" if outcome.found.published else "none"
    return "rejected" if outcome.found.rejected is not None else given


GOOD_BODY, POOR_BODY = 0.95, 0.5  # F1 from which on a body has no error, and is another story's
CLASSES = {
    "body": _class_of_body,
    "title": _class_of_title,
    "authors": _class_of_authors,
    "date": _class_of_date,
}


def errors_of(outcomes: list[Outcome], most: int) -> str:
    """The captures that feedpub did worst on, and what was wrong with each."""
    mine = [o for o in outcomes if o.approach == "feedpub" and not o.found.unreadable]
    lines: list[str] = []
    for rendering in GOALS:
        articles = [o for o in mine if o.kind == "article" and o.rendering == rendering]
        worst = sorted(articles, key=_score)[:most]
        lines += ["", f"worst of {rendering}"] if worst else []
        lines += [f"  {_score(o):5.2f}  {o.case:60} {_faults(o)}" for o in worst]
    wrong = [o for o in mine if o.kind not in ("article", "recapture") and not o.verdict.rejected]
    lines += ["", "accepted, though no article"] + [f"  {o.case}" for o in wrong[:most]]
    other = [o for o in mine if o.identical is False]
    lines += ["", "captured again, another item"] + [f"  {o.case}" for o in other[:most]]
    return "\n".join(lines)


def _score(outcome: Outcome) -> float:
    v = outcome.verdict
    body = _f1(v.match) if v.match else v.kept[0] / v.kept[1] if v.kept[1] else 1.0
    fields = [answer for answer in (v.title, v.authors, v.date) if answer is not None]
    return body + sum(fields) / len(fields) if fields else body + 1


def _f1(match: Match) -> float:
    return precision_recall_f1([match])[2]


def _faults(outcome: Outcome) -> str:
    v = outcome.verdict
    faults = [f"F1 {_f1(v.match):.2f}"] if v.match else [f"kept {v.kept[0]}/{v.kept[1]}"]
    faults += [f"rejected: {outcome.found.rejected}"] if v.rejected else []
    leaked = v.around[0] + v.within[0]
    faults += [f"leaked {leaked}/{v.around[1] + v.within[1]}"] if leaked else []
    faults += ["title"] if v.title is False else []
    faults += [f"authors {list(outcome.found.authors)}"] if v.authors is False else []
    faults += [f"date {outcome.found.published}"] if v.date is False else []
    faults += [f"section {outcome.found.section!r}"] if v.section is False else []
    faults += ["invented"] if v.invented[0] else []
    return ", ".join(faults)
