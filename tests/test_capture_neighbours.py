"""Lines that only those above and below them tell to be of other stories."""

import pytest

from feedpub.normalise.capture import read_capture

STORY = (
    "Harbour bridge closed to lorries until further notice",
    "The harbour bridge of Dunmore has been closed to lorries since Monday.",
    '"We would rather have angry drivers than wet ones," council engineer Tom Reed told reporters.',
    "Cars and bicycles may still cross, but no faster than walking pace, the council said.",
)
HEADLINE, *BODY = STORY
SENTENCES = (
    "Ferries to Skerry Island were cancelled for the night because of high seas.",
    "Two men were fined for feeding gulls at the town market, police in Kilbride reported.",
    '"Nobody asked us," a skipper said of the new quota for cod on Sunday.',
)


def read(*blocks: str) -> tuple[str | None, list[str]]:
    """The headline and the paragraphs found in a page of these blocks."""
    found = read_capture("\n\n".join(blocks))
    return found.title, list(found.paragraphs)


def test_sentences_glued_to_the_headline_are_teasers() -> None:
    assert read("\n".join((*SENTENCES, HEADLINE)), *BODY) == (HEADLINE, BODY)


@pytest.mark.parametrize("blocks", [("\n".join(BODY), *SENTENCES), ("\n\n".join(BODY),)])
def test_paragraphs_of_a_story_are_no_teasers(blocks: tuple[str, ...]) -> None:
    assert read(HEADLINE, *blocks)[1][: len(BODY)] == BODY


def test_sentences_above_show_more_are_teasers() -> None:
    above = "Opinion", *SENTENCES, "Show More\nLocal News"
    assert read("Flood: the film", *above, HEADLINE, "2 min read", *BODY) == (HEADLINE, BODY)


def test_key_points_in_a_line_are_of_another_story_and_so_is_the_headline_above() -> None:
    points = "Key points of May 3: * Cod quota is cut * Ferry stays * Gulls do not care."
    card = f"What the quota would mean for Skerry\n{points}"
    assert read(HEADLINE, "2 min read", *BODY, card) == (HEADLINE, BODY)


def test_entries_with_times_below_the_last_byline_are_others() -> None:
    entries = (f"1{at}:10 AM\n\nTown news {at}.\n\n{said}" for at, said in enumerate(SENTENCES))
    above = HEADLINE, "by Ada Quill May 3, 2031 9:15 AM 2 min read", *BODY
    assert read(*above, "Author: Ada Quill\n" + "\n".join(entries)) == (HEADLINE, BODY)


def test_one_sentence_is_a_story_below_its_headline_and_reading_time() -> None:
    shop = "Our new shirts", "“Bridges: Then and Now”", "Shop now"
    desk = "We are the news team of the Dunmore Courier. Write to us with feedback and tips."
    below = f"A new market roof\nArticle image\nAvatar\nThe Courier news desk\n\n{desk}"
    headline = "Bridge closed to lorries for now"
    head = *shop, "Local News", headline, "1 min read"
    assert read(*head, BODY[0], below, "Read more") == (headline, BODY[:1])
