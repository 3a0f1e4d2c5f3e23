"""WebSub (w3.org/TR/websub): tell a hub that feeds have changed, so that it tells subscribers.

How a publisher tells a hub is left open by the Recommendation (§6); hubs understand what
PubSubHubbub 0.4 had: a form with ``hub.mode=publish`` and the address of the feed.
"""

import http.client
import time
from collections.abc import Iterable
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

SECONDS = 5  # that a hub has to answer
SECONDS_IN_ALL = 10  # that a build waits for it; what is left is for the next one


class HubError(Exception):
    """The hub cannot be reached, or does not want to know."""


def ping(hub: str, topic: str) -> None:
    """Tell *hub* that the feed at *topic* has changed.

    Args:
        hub: Its address, http or https.
        topic: The address of a feed's document, as its ``self`` link has it.

    Raises:
        HubError: it gave no answer, or none of success, in words.
    """
    form = urlencode({"hub.mode": "publish", "hub.url": topic}).encode()
    request = Request(hub, data=form, headers={"User-Agent": "feedpub"})
    try:
        with urlopen(request, timeout=SECONDS):
            return
    except HTTPError as error:
        with error:
            raise HubError(f"it answered {error.code} {error.reason}") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise HubError(f"it gave no answer ({reason})") from error


def ping_all(hub: str, topics: Iterable[str]) -> tuple[list[str], str | None]:
    """Tell *hub* of all *topics*, until it fails once or takes too long.

    Returns:
        Those it was told of; and what went wrong, if anything did.
    """
    end = time.monotonic() + SECONDS_IN_ALL
    told: list[str] = []
    for topic in topics:
        if time.monotonic() > end:
            return told, f"it takes more than {SECONDS_IN_ALL} seconds"
        try:
            ping(hub, topic)
        except HubError as error:
            return told, str(error)
        told.append(topic)
    return told, None
