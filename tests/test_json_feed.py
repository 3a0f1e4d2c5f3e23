"""JSON Feed 1.1 by its specification, which `json_feed.schema.json` puts in JSON Schema."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from test_formats import DOCUMENT, FULL, JSON_TEXT, documents

from feedpub.formats import json_feed
from feedpub.model import FeedDocument

SCHEMA = json.loads(Path(__file__).with_name("json_feed.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def faults(data: bytes) -> list[str]:
    """Where *data* is not what the specification asks of a feed, and why."""
    feed = json.loads(data)
    found = [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(feed)]
    ids = [item.get("id") for item in feed.get("items", ())]
    if len(ids) != len(set(ids)):
        found.append("$.items: an id is there twice")
    if feed.get("next_url", "") == feed.get("feed_url"):
        found.append("$.next_url: the feed itself")
    return found


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents)
def test_any_document_is_valid(document: FeedDocument) -> None:
    prev_archive = document.prev_archive and "https://example.org/archive/1.json"
    document = replace(document, prev_archive=prev_archive)
    assert faults(json_feed.render(document)) == []


def test_the_full_and_the_plain_document_are_valid() -> None:
    for document in (FULL, DOCUMENT, replace(DOCUMENT, items=())):
        assert faults(json_feed.render(document)) == []


def without(path: str) -> dict[str, Any]:
    """The feed without the member at *path*."""
    feed: dict[str, Any] = json.loads(JSON_TEXT)
    place: Any = feed
    *parents, name = path.split(".")
    for parent in parents:
        place = place[int(parent) if parent.isdecimal() else parent]
    del place[name]
    return feed


@pytest.mark.parametrize(
    "path",
    ["version", "title", "items", "items.0.id", "items.0.content_html",
     "items.0.attachments.0.mime_type", "items.0.attachments.1.url"],
)  # fmt: skip
def test_the_schema_misses_what_must_be_there(path: str) -> None:
    assert faults(json.dumps(without(path)).encode())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2026-11-19T08:30:00Z", "2026-11-19"),
        ('"size_in_bytes": 9', '"size_in_bytes": "9"'),
        ('"summary"', '"sumary"'),
        ('"email"', '"_email"'),
        ('"name"', '"nick"'),
        ('"language": "de"', '"language": "Deutsch (CH)"'),
        ("https://example.org/1.png", "/1.png"),
        ("https://jsonfeed.org/version/1.1", "https://jsonfeed.org/version/1"),
    ],
)
def test_the_schema_refuses_what_must_not_be(old: str, new: str) -> None:
    assert old in JSON_TEXT
    assert faults(JSON_TEXT.replace(old, new).encode())
