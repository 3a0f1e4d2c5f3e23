"""What recurs in captures → furniture, and the lines that begin and end the page's story."""

from collections.abc import Iterable

from feedpub.learn.evidence import HALF, MOST, NEARLY_ALL, ONE_STORY, TWO_STORIES, Evidence
from feedpub.learn.labels import LABEL_WORDS, names_in_full
from feedpub.learn.proposal import Proposal
from feedpub.learn.samples import Recurring
from feedpub.normalise.capture import read_capture
from feedpub.normalise.capture.lexicon import BYLINE
from feedpub.normalise.capture.pieces import Piece
from feedpub.profiles import folded

MOST_ROUNDS = 5  # of reading the captures again, each without what the last one found
LEAST_LETTERS = 4  # beside numbers, that make a pattern
FEWEST_WORDS = 3  # of a line that is proposed though no capture was misread for it
FEWEST_STORIES = 3  # with a whole sentence in common; two may tell of one event

MOST_PARTING = 40  # lines that are tried as beginning or end, the most usual first
KEPT = 0.25  # share of what was read as the story that stays within a beginning or an end

_MISTAKABLE = frozenset({"title", "section", "body", "subhead", "byline"})
_TELLS_OF_STORY = frozenset({"byline", "date", "reading-time", "caption"})


def clear_headlines(proposal: Proposal, evidence: Evidence) -> None:
    """Propose as furniture what was taken for the headline of more than one story."""
    for _ in range(MOST_ROUNDS):
        evidence.read_again(proposal)
        before = len(proposal.lists.get("furniture", []))
        for each in evidence.recurring:
            stories = {
                evidence.samples[number].story
                for number, index in each.places
                if evidence.samples[number].title == index
            }
            usual = evidence.is_in(each, max(MOST, _usual(each, evidence)))
            if len(stories) > 1 and (usual or _is_label(evidence.pieces(each)[0])):
                proposal.add("furniture", evidence.entry(each))
        if len(proposal.lists.get("furniture", [])) == before:
            return


def _is_label(piece: Piece) -> bool:
    """Whether the line can be no headline of a story in other captures, and no author."""
    return piece.words <= LABEL_WORDS and not piece.sentence and not names_in_full(piece)


def _usual(each: Recurring, evidence: Evidence) -> float:
    """The share of the stories from which on the line is of the site, not of some stories."""
    if names_in_full(evidence.pieces(each)[0]):  # or of an author who wrote many
        return NEARLY_ALL
    return MOST if evidence.is_sentence(each) else HALF


def weigh_lines(proposal: Proposal, evidence: Evidence) -> None:
    """Propose what recurs as furniture, beginning or end."""
    authors = {folded(name) for sample in evidence.samples for name in sample.capture.authors}
    candidates = [
        each
        for each in evidence.recurring
        if each.key not in authors and evidence.share_of_roles(each, "byline", "section") < HALF
    ]
    if evidence.cohesive:
        parting = [each for each in candidates if _parts_pages(each, evidence)]
        parting = sorted(parting, key=lambda each: (-each.stories, each.key))[:MOST_PARTING]
        _propose_edges("ends", proposal, evidence, parting)
        _propose_edges("begins", proposal, evidence, parting)
    for each in candidates:
        matters = len(each.text.split()) >= FEWEST_WORDS or _is_mistaken(each, evidence)
        if matters and not evidence.is_known(each) and not _is_too_little(each):
            _propose_furniture(proposal, evidence, each)
    _drop_what_lies_beyond(proposal, evidence)


def _propose_edges(
    field: str, proposal: Proposal, evidence: Evidence, lines: Iterable[Recurring]
) -> None:
    """Propose the lines below (or above) which another story stands as ends (or begins)."""
    kinship_of = evidence.kinship_below if field == "ends" else evidence.kinship_above
    for each in lines:
        if _stands_once(each, evidence, below=field == "ends"):
            kinship = kinship_of(each)
            apart = kinship is not None and kinship < TWO_STORIES
            if apart and _is_harmless(field, each, proposal, evidence):
                proposal.add(field, evidence.entry(each))
    _keep_outermost(field, proposal, evidence)


def _parts_pages(each: Recurring, evidence: Evidence) -> bool:
    """Whether the line is usual enough, and tells nothing of the story that it stands at."""
    told = any(piece.role in _TELLS_OF_STORY for piece in evidence.pieces(each))
    return evidence.is_in(each, MOST) and not told


def _stands_once(each: Recurring, evidence: Evidence, *, below: bool) -> bool:
    """Whether it stands once in each capture, and always below (or above) the headline."""
    titles = [(evidence.samples[number].title, index) for number, index in each.places]
    right = all((index > title) == below for title, index in titles if title is not None)
    return right and each.samples == len(each.places)


def _is_harmless(field: str, each: Recurring, proposal: Proposal, evidence: Evidence) -> bool:
    """Whether captures keep their headlines, their authors and some of what was read.

    What they lose may have been of other stories.
    """
    profile = proposal.profile({field: [each.text]})
    kept = []
    for number in sorted({number for number, _ in each.places}):
        before = evidence.samples[number].capture
        after = read_capture(evidence.samples[number].text, profile)
        if before.title and (not after.title or set(before.authors) - set(after.authors)):
            return False
        same = set(before.paragraphs) & set(after.paragraphs)
        if before.paragraphs:
            kept.append(sum(map(len, same)) / sum(map(len, before.paragraphs)))
    return sum(share >= KEPT for share in kept) >= NEARLY_ALL * len(kept)


def _keep_outermost(field: str, proposal: Proposal, evidence: Evidence) -> None:
    """Drop ends that never are the first of a capture, and beginnings that never are the last."""
    texts = {folded(entry.text) for entry in proposal.lists.get(field, [])}
    needed = set()
    for sample in evidence.samples:
        found = [text for key in sample.keys if (text := evidence.texts.get(key)) in texts]
        needed.update(found[:1] if field == "ends" else found[-1:])
    proposal.drop(field, texts - needed)


def _drop_what_lies_beyond(proposal: Proposal, evidence: Evidence) -> None:
    """Drop furniture that always stands above what begins or below what ends the story."""
    ends = {folded(entry.text) for entry in proposal.lists.get("ends", [])}
    begins = {folded(entry.text) for entry in proposal.lists.get("begins", [])}
    beyond = {folded(each.text) for each in evidence.recurring if ends or begins}
    for sample in evidence.samples if beyond else ():
        texts = [evidence.texts.get(key, "") for key in sample.keys]
        first = next((i + 1 for i, text in enumerate(texts) if text in begins), 0)
        last = next((i for i in range(first, len(texts)) if texts[i] in ends), len(texts))
        beyond.difference_update(texts[first:last])
    proposal.drop("furniture", beyond)


def _is_mistaken(each: Recurring, evidence: Evidence) -> bool:
    """Whether a capture has the line amid its story, or took it for a part of it."""
    for number, index in each.places:
        first, last = evidence.samples[number].body or (0, 0)
        if first < index < last or evidence.samples[number].role(index) in _MISTAKABLE:
            return True
    return False


def _is_too_little(each: Recurring) -> bool:
    """Whether it is a pattern of hardly any letters, or the "By" of a name that stands below."""
    letters = sum(map(str.isalpha, each.text))
    word = each.text.lower().rstrip(": ")
    leads = f"{word} " in BYLINE or f"{word}:" in BYLINE
    return leads or letters < (LEAST_LETTERS if "*" in each.text else 1)


def _propose_furniture(proposal: Proposal, evidence: Evidence, each: Recurring) -> None:
    sentence = evidence.is_sentence(each)
    if sentence and each.stories < FEWEST_STORIES:
        return
    usual = evidence.is_in(each, _usual(each, evidence))
    inside = evidence.share_of_roles(each, "body", "subhead") > 0
    if not _stands_below_prose(each, evidence):
        if usual or inside:
            proposal.add("furniture", evidence.entry(each, sure=usual))
        return
    kinship = evidence.kinship_below(each)
    if kinship is None and inside:
        proposal.add("furniture", evidence.entry(each, sure=usual))
    elif kinship is not None and kinship >= TWO_STORIES:  # else a story may end there
        proposal.add("furniture", evidence.entry(each, sure=usual and kinship >= ONE_STORY))


def _stands_below_prose(each: Recurring, evidence: Evidence) -> bool:
    """Whether it stands below a headline and prose of its story, at least once."""
    for number, index in each.places:
        sample = evidence.samples[number]
        title = index if sample.title is None else sample.title
        if any(sample.pieces[i].sentence for i in range(title + 1, index)):
            return True
    return False
