"""A saved page → what it says of its story, and the story itself.

    page → source (a tree, fit to work on) → heads, linked data, metadata (what it says)
                                           → blocks → story (which are it) → markup

`read_page` alone knows the order. Nothing here looks at a clock or a disk.
"""

from feedpub.normalise.page.reading import PageReading, read_page

__all__ = ["PageReading", "read_page"]
