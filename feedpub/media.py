"""The picture of an item: which of its attachments it is, and that its body shows it."""

import html
import re

from msgspec.structs import replace

from feedpub.markup import one_line
from feedpub.model import Attachment, NewsItem

# As the sanitiser writes it: attributes in double quotes, ``<`` and ``>`` in them escaped.
_IMAGE = re.compile(r'<img(?: [^<>]*)? src="([^"<>]*)"')


def image_of(item: NewsItem) -> Attachment | None:
    """The item's image: the first of its attachments that is one."""
    return next((file for file in item.attachments if is_image(file)), None)


def is_image(file: Attachment) -> bool:
    """Whether *file* is a picture, by its media type."""
    return file.mime_type.lower().startswith("image/")


def with_image(item: NewsItem) -> NewsItem:
    """*item* with its image first in the body, unless the body shows it already.

    Most readers show no enclosure, but each of them shows the body. An item without one
    stays without: else they would show the picture in place of the summary.
    """
    image = image_of(item)
    if image is None or not item.content_html or image.url in _shown(item.content_html):
        return item
    return replace(item, content_html=_picture(image) + item.content_html)


def without_image(item: NewsItem) -> NewsItem:
    """The inverse of `with_image`, for an item read back."""
    image = image_of(item)
    if image is None:
        return item
    return replace(item, content_html=item.content_html.removeprefix(_picture(image)))


def _picture(image: Attachment) -> str:
    """The image as a paragraph of its own, and the line break after it."""
    return f'<p><img src="{_quoted(image.url)}" alt="{_quoted(image.title or "")}"></p>\n'


def _shown(body: str) -> set[str]:
    """The addresses of the images in safe HTML."""
    return {html.unescape(address) for address in _IMAGE.findall(body)}


def _quoted(text: str) -> str:
    """*text* as the value of an attribute, as the sanitiser writes it."""
    return html.escape(one_line(text), quote=False).replace('"', "&quot;")
