"""Captures of one site → a profile of it, proposed for a person to review.

What captures of several stories have in common belongs to the site. Whether a story goes on
below such a line, its words tell: paragraphs of one story share names and things, those of
two stories hardly any.

    captures → samples (side by side) → evidence (what recurs, and where)
             → headlines → lines → labels → facts → proposal
"""

import os

import msgspec

from feedpub.errors import ConfigError, InvalidItemError, SeedError
from feedpub.items import documents, seeds_folder
from feedpub.learn.evidence import Evidence
from feedpub.learn.facts import day_first, language, publisher, whose
from feedpub.learn.labels import find_byline, find_names, find_sections
from feedpub.learn.lines import clear_headlines, weigh_lines
from feedpub.learn.proposal import Proposal, as_toml
from feedpub.learn.samples import MOST_SAMPLES, read_samples, tell_stories_apart
from feedpub.model import SeedDocument
from feedpub.profiles import folded

__all__ = ["Learnt", "as_toml", "learn", "learn_from"]

LEAST_STORIES = 3


class Learnt(msgspec.Struct, frozen=True, kw_only=True):
    """What came of reading some captures."""

    proposal: Proposal | ConfigError  # or why there can be none
    captures: int  # how many were read
    errors: list[SeedError]  # what could not be


def learn_from(paths: tuple[str, ...], folder: str, *, name: str | None) -> Learnt:
    """What the captures in these files and folders suggest.

    Args:
        paths: Of files and folders; what is beyond `MOST_SAMPLES` captures is not read.
        folder: Of a project, which knows where its seeds are; there need be none.
        name: Of the site.

    Raises:
        ConfigError: the project cannot be used.
    """
    seeds = seeds_folder(folder)
    captures: list[tuple[str, str]] = []
    errors: list[SeedError] = []
    for document in documents(paths, folder):
        try:
            if isinstance(document, SeedError):
                raise document
            captures.append((document.seed, _text_of(document)))
        except SeedError as error:
            errors.append(error)
        if len(captures) >= MOST_SAMPLES:
            break
    glob = common_glob([seed for seed, _ in captures], seeds) if seeds and captures else None
    try:
        proposal: Proposal | ConfigError = learn(captures, name=name, glob=glob)
    except ConfigError as error:
        proposal = error
    return Learnt(proposal=proposal, captures=len(captures), errors=errors)


def _text_of(document: SeedDocument) -> str:
    """What a capture shows, line by line.

    Raises:
        InvalidItemError: it is neither text nor a page, or a page that cannot be read.
    """
    if document.text is not None:
        return document.text
    found = "a story without the page around it"
    if document.page is not None:
        from feedpub.normalise.page.blocks import read_blocks
        from feedpub.normalise.page.source import read_source

        try:
            return "\n\n".join(each.text for each in read_blocks(read_source(document.page).root))
        except ValueError as error:
            found = str(error)
    raise InvalidItemError(
        document.seed, field="page", found=found, expected="a capture to learn from"
    )


def common_glob(seeds: list[str], folder: str) -> str | None:
    """A glob for the folder below the seeds *folder* in which all of *seeds* are, if there is one.

    Args:
        seeds: Their paths, one at least.
        folder: The seeds folder.
    """
    common = os.path.commonpath([os.path.dirname(os.path.realpath(seed)) for seed in seeds])
    below = os.path.relpath(common, os.path.realpath(folder))
    return None if below.split("/")[0] in (".", "..") else f"{below}/**"


def learn(captures: list[tuple[str, str]], *, name: str | None, glob: str | None) -> Proposal:
    """The profile that *captures* of one site suggest.

    Args:
        captures: Name and text of each.
        name: Of the site; else of its publisher, where the captures tell.
        glob: That all of them fit, where there is one.

    Raises:
        ConfigError: they are of fewer than three stories.
    """
    samples = read_samples(captures)
    stories = tell_stories_apart(samples)
    if stories < LEAST_STORIES:
        found = f"{len(samples)} captures of {stories} stories"
        raise ConfigError(f"captures: found {found}; expected {LEAST_STORIES} stories or more")
    evidence = Evidence(samples, stories)
    proposal = Proposal(
        name=name or "",
        remarks=[
            f"Proposed from {len(samples)} captures of {stories} stories. Look at every line, then",
            "save this as profiles/NAME.toml beside feedpub.toml. Lines with two # are doubtful:",
            "take away the first one where you agree.",
        ],
    )
    _fill(proposal, evidence)
    whose(proposal, evidence, glob)
    if not name:
        folder = glob.removesuffix("/**").rsplit("/", 1)[-1] if glob else ""
        proposal.name = str(proposal.values.get("publisher", (folder or "a site",))[0])
    return proposal


def _fill(proposal: Proposal, evidence: Evidence) -> None:
    house = publisher(evidence)
    if house:
        proposal.values["publisher"] = house
    clear_headlines(proposal, evidence)
    for _ in range(2):  # where a story ends shows better once what amid it is none is known
        weigh_lines(proposal, evidence)
        evidence.read_again(proposal)
    byline = find_byline(evidence)
    if byline:
        position, why, names = byline
        proposal.values["byline"] = (position, why)
        proposal.drop("furniture", names)
        proposal.lists["names"] = find_names(evidence, position)
    if not byline or byline[0] != "above-headline":
        proposal.sections = find_sections(evidence)
        labels = {folded(entry.text) for entry in proposal.sections if entry.sure}
        for field in ("furniture", "begins"):
            proposal.drop(field, labels)
    for field, found in (("day_first", day_first(evidence)), ("language", language(evidence))):
        if found:
            proposal.values[field] = found
