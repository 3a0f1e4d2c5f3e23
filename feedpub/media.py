"""The picture of an item: which of its attachments it is, and that its body shows it."""

import html
import re
from urllib.parse import urlsplit

from msgspec.structs import replace

from feedpub.markup import one_line
from feedpub.model import Attachment, NewsItem

# As the sanitiser writes it: attributes in double quotes, ``<`` and ``>`` in them escaped.
_IMAGE = re.compile(r'<img(?: [^<>]*)? src="([^"<>]*)"')
# What publishers add to the name of a file for a smaller copy of it: "-800x600", "-scaled".
_COPY = re.compile(r"[-_](?:\d{2,4}x\d{2,4}|scaled)(?=\.\w+$)")


def image_of(item: NewsItem) -> Attachment | None:
    """The item's image: the first of its attachments that is one."""
    return next((file for file in item.attachments if is_image(file)), None)


def is_image(file: Attachment) -> bool:
    """Whether *file* is a picture, by its media type."""
    return file.mime_type.lower().startswith("image/")


def with_image(item: NewsItem) -> NewsItem:
    """*item* with its image first in the body, unless the body shows it already.

    In whatever size. Most readers show no enclosure, but each of them shows the body. An item
    without one stays without: else they would show the picture in place of the summary.
    """
    image = image_of(item)
    if image is None or not item.content_html or _picture_at(image.url) in _shown(item):
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


def _shown(item: NewsItem) -> set[str]:
    """The pictures in the body."""
    return {_picture_at(html.unescape(each)) for each in _IMAGE.findall(item.content_html)}


def _picture_at(address: str) -> str:
    """What is the same for copies of one picture: the path of its file, whatever the host.

    Of a file with a suffix, the query says but in what size it is wanted.
    """
    parts = urlsplit(address)
    path = _COPY.sub("", parts.path)
    return path if "." in path.rpartition("/")[2] else f"{path}?{parts.query}"


def _quoted(text: str) -> str:
    """*text* as the value of an attribute, as the sanitiser writes it."""
    return html.escape(one_line(text), quote=False).replace('"', "&quot;")
