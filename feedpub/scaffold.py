"""What a project begins with."""

import os

from feedpub.glance import CONFIG, STATE

_CONFIG = """\
[site]
title = "My news"                     # what subscribers see
url = "https://news.example.org/"     # where the feeds folder is served
description = ""
language = "en"
# authors = ["The newsroom"]          # of the feeds as a whole
# rights = "CC BY 4.0"
# authority = "example.org,2026"      # mints the permanent ids; unless set, the host of url
# timezone = "Europe/Kyiv"            # of dates that name none; UTC unless set

[seeds]
folder = "seeds"
# max_bytes = 4_000_000               # a larger seed is quarantined

[output]
folder = "feeds"
formats = ["atom", "rss", "json"]
items = 50                            # most items of one feed; the others are in its archive
# tags = true                         # a feed for each tag, as each section has one
# authors = true                      # and for each author

# [[feed]]                            # one more feed, of what it asks for
# name = "cranes"
# query = "crane* NOT tags: sport"

# [websub]
# hub = "https://websub.example.org/" # is told of every change, and tells subscribers

[guard]
max_withdrawn = 0.5                   # a build that would remove a larger share asks first
"""

_GITIGNORE = f"""\
# feedpub's ledger; it is made anew from feeds/ where it is missing
/{STATE}/
"""


def begin(folder: str) -> list[str]:
    """Write what a project needs and does not have yet; the paths that were written.

    Args:
        folder: Made if it is not there.
    """
    written = []
    os.makedirs(os.path.join(folder, "seeds"), exist_ok=True)
    for name, text in ((CONFIG, _CONFIG), (".gitignore", _GITIGNORE)):
        path = os.path.join(folder, name)
        try:
            with open(path, "x", encoding="utf-8") as stream:
                stream.write(text)
        except FileExistsError:
            continue
        written.append(path)
    return written
