"""The picture of an item: chosen, and shown once in the body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from feedpub.markup import html_to_paragraphs, safe_html
from feedpub.media import image_of, with_image, without_image
from feedpub.model import Attachment, NewsItem

URL = "https://example.org/a.jpg?w=1&h=2"
SOUND = Attachment(url="https://example.org/a.mp3", mime_type="audio/mpeg")
IMAGE = Attachment(url=URL, mime_type="image/jpeg")
ITEM = NewsItem(title="T", content_html="<p>Text.</p>", attachments=(SOUND, IMAGE))
PICTURE = '<p><img src="https://example.org/a.jpg?w=1&amp;h=2" alt=""></p>\n'


def test_the_image_is_the_first_attachment_that_is_one() -> None:
    other = replace(IMAGE, url="https://example.org/b.jpg")
    assert image_of(replace(ITEM, attachments=(SOUND, IMAGE, other))) == IMAGE
    assert image_of(replace(ITEM, attachments=(replace(IMAGE, mime_type="Image/PNG"),)))
    assert image_of(replace(ITEM, attachments=(SOUND,))) is None


def test_it_comes_first_in_the_body() -> None:
    assert with_image(ITEM).content_html == PICTURE + "<p>Text.</p>"


@pytest.mark.parametrize(
    "body",
    [
        '<p>Text.</p>\n<figure><img src="https://example.org/a.jpg?w=1&amp;h=2" alt="x"></figure>',
        '<p><img alt="a &lt; b" src="https://example.org/a.jpg?w=1&amp;h=2"></p>',
        '<p><img src="https://cdn.example.org/a-1024x683.jpg" alt=""></p>',
        '<p><img src="https://example.org/a-scaled.jpg?w=800" alt=""></p>',
        "",
    ],
)
def test_it_is_not_added_where_the_body_shows_it_or_there_is_none(body: str) -> None:
    item = replace(ITEM, content_html=body)
    assert with_image(item) == item


@pytest.mark.parametrize(
    "body",
    [
        '<p><img src="https://example.org/b.jpg" alt=""></p>',
        '<p><img src="https://example.org/1/a.jpg" alt=""></p>',
        '<p><img src="https://example.org/a-2.jpg" alt=""></p>',
        '<p><a href="https://example.org/a.jpg?w=1&amp;h=2">src="x"</a></p>',
        '<p>src="https://example.org/a.jpg?w=1&amp;h=2"</p>',
    ],
)
def test_what_only_looks_like_it_does_not_count(body: str) -> None:
    assert with_image(replace(ITEM, content_html=body)).content_html == PICTURE + body


@given(st.text(), st.text())
def test_the_title_is_its_text_and_stays_text(title: str, query: str) -> None:
    """No title can break out of the attribute, nor any address; the sanitiser agrees."""
    image = replace(IMAGE, title=title, url=f"https://example.org/?{query}")
    item = with_image(replace(ITEM, attachments=(image,)))
    assert html_to_paragraphs(item.content_html) == ("Text.",)
    assert item.content_html.count("<") == 5
    assert html_to_paragraphs(safe_html(item.content_html)) == ("Text.",)


@pytest.mark.parametrize("title", [None, "A 'fine' \"day\" & <night>"])
def test_the_sanitiser_would_write_it_so(title: str | None) -> None:
    item = with_image(replace(ITEM, attachments=(replace(IMAGE, title=title),)))
    assert safe_html(item.content_html) == item.content_html


def test_a_picture_without_a_file_name_is_known_by_its_query() -> None:
    image = replace(IMAGE, url="https://example.org/picture?id=1")
    body = '<p><img src="https://example.org/picture?id=2" alt=""></p>'
    item = replace(ITEM, attachments=(image,), content_html=body)
    assert with_image(item) != item
    shown = replace(item, content_html=body.replace("id=2", "id=1"))
    assert with_image(shown) == shown


def test_it_can_be_taken_out_again() -> None:
    assert without_image(with_image(ITEM)) == ITEM
    bare = replace(ITEM, attachments=())
    assert without_image(bare) == bare
    shown = replace(ITEM, content_html='<p>Text.</p><img src="https://example.org/a.jpg" alt="">')
    assert without_image(shown) == shown
