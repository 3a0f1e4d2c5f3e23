"""What identifies a story: addresses, their canonical keys, tag URIs, slugs, words."""

import re
import unicodedata
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedpub.identifiers import (
    canonical_url,
    digest,
    is_authority,
    is_uri,
    mint,
    slug,
    web_address,
    words,
)

# Addresses


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("http://example.org", "http://example.org/"),
        ("HTTPS://Example.ORG/Path", "https://example.org/Path"),
        (" https://example.org/ \n", "https://example.org/"),
        ("https://example.org?q=1", "https://example.org/?q=1"),
        ("https://example.org/a?b#c", "https://example.org/a?b#c"),
        ("https://example.org:8080/a", "https://example.org:8080/a"),
        ("https://example.org:/a", "https://example.org/a"),
        ("https://1.2.3.4/", "https://1.2.3.4/"),
        ("https://[::1]/", "https://[::1]/"),
        ("https://[2001:DB8::1]:8080/a", "https://[2001:db8::1]:8080/a"),
        ("https://münchen.example/straße", "https://xn--mnchen-3ya.example/stra%C3%9Fe"),
        (
            "https://пример.рф/путь?ключ=ё",
            "https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C"
            "?%D0%BA%D0%BB%D1%8E%D1%87=%D1%91",
        ),
        ("https://例え.jp/", "https://xn--r8jz45g.jp/"),
        ("https://xn--mnchen-3ya.example/", "https://xn--mnchen-3ya.example/"),
        ("https://ＥＸＡＭＰＬＥ。org/", "https://example.org/"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/a%20b%2Fc", "https://example.org/a%20b%2Fc"),
        ("https://example.org/<b>\"'{}|\\^`", "https://example.org/%3Cb%3E%22'%7B%7D%7C%5C%5E%60"),
        ("https://example.org/a\nb\tc", "https://example.org/abc"),
        ("https://example.org/;p=1?a=[1]&b=%41", "https://example.org/;p=1?a=%5B1%5D&b=%41"),
        ("https://example.org/#@evil.example/", "https://example.org/#@evil.example/"),
    ],
)
def test_web_addresses(text: str, address: str) -> None:
    """RFC 3987 §3.1: an IRI as the URI that it stands for; the same when done again."""
    assert web_address(text) == address
    assert web_address(address) == address


@pytest.mark.parametrize(
    "text",
    [
        "", "a", "/a", "//example.org/a", "?q", "#f",
        "https:example.org", "https:///a", "https://", "http://:80/", "https://?q",
        "ftp://example.org/", "mailto:a@example.org", "javascript:alert(1)", "data:text/html,x",
        "java\nscript:alert(1)", "file:///etc/passwd", "tag:example.org,2026:1",
        "https://user@example.org/", "https://user:secret@example.org/", "https://@example.org/",
        "https://example.org\\@evil.example/", "https://example.org:ab/", "https://example.org:-1/",
        "https://example.org:65536/", "https://example.org:８０/", "https://[::1/", "https://[zz]/",
        "https://[1.2.3.4]/", "https://[fe80::1%25eth0]/", "https://exa mple.org/",
        "https://example.org<x>/", "https://ex%61mple.org/", "https://\u200b/",
        "https://" + "ü" * 64 + ".org/", "https://example.org/" + "a" * 2_000,
        "https://example.org/\ud800",
    ],
)  # fmt: skip
def test_what_is_no_web_address(text: str) -> None:
    """A ValueError, whatever is wrong with it; no user names, no passwords, no other schemes."""
    with pytest.raises(ValueError):  # noqa: PT011 - each with words of its own
        web_address(text)


def test_the_port_that_is_none() -> None:
    """Port 0 is an address of nothing; to drop it would make another address of it."""
    with pytest.raises(ValueError, match="port"):
        web_address("https://example.org:0/")


def test_an_address_of_a_future_kind_is_no_host_name() -> None:
    """RFC 3986 §3.2.2: [v1.x] is an IPvFuture literal, not the host v1.x."""
    with pytest.raises(ValueError, match="v1"):
        web_address("https://[v1.x]/")


@pytest.mark.parametrize("host", ["straße.example", "βόλος.example"])
def test_an_address_leads_where_browsers_go(host: str) -> None:
    """UTS 46 non-transitional: ß and ς are letters of their own; another host is another's site."""
    try:
        address = web_address(f"https://{host}/")
    except ValueError:
        return
    assert address in {"https://xn--strae-oqa.example/", "https://xn--nxasmm1c.example/"}


def test_a_percent_sign_alone_is_encoded() -> None:
    """RFC 3986 §2.4: a percent sign that begins no octet must be %25."""
    assert web_address("https://example.org/100%?a=5%z") == "https://example.org/100%25?a=5%25z"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("c", "https://example.org/a/c"),
        ("../c", "https://example.org/c"),
        ("/c", "https://example.org/c"),
        ("?q", "https://example.org/a/b?q"),
        ("//else.example/", "https://else.example/"),
        ("ü", "https://example.org/a/%C3%BC"),
    ],
)
def test_relative_addresses(text: str, address: str) -> None:
    """RFC 3986 §5."""
    assert web_address(text, base="https://example.org/a/b") == address


@pytest.mark.parametrize("text", ["javascript:x", "mailto:a@b.org", "http:c", "//[", "//u@e.org/"])
def test_relative_to_a_base_no_more_is_allowed(text: str) -> None:
    """A base makes no address of what is none."""
    with pytest.raises(ValueError):  # noqa: PT011
        web_address(text, base="https://example.org/a/b")


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=30), st.sampled_from(["https://example.org/", "http://", "https://e.org:", ""])
)
def test_any_text_is_an_address_or_refused(text: str, start: str) -> None:
    """What is taken is ASCII, absolute, fit for a feed, and stays the same."""
    try:
        address = web_address(start + text)
    except ValueError:
        return
    assert address.isascii()
    assert is_uri(address)
    assert urlsplit(address).scheme in ("http", "https")
    assert web_address(address) == address
    assert canonical_url(address)


# Canonical keys


@pytest.mark.parametrize(
    "other",
    [
        "http://example.org/a?id=1",
        "https://www.example.org/a?id=1",
        "https://example.org:443/a?id=1",
        "http://example.org:80/a?id=1",
        "https://example.org/a/?id=1",
        "https://example.org/a?id=1#part",
        "https://example.org/a?utm_source=x&id=1&utm_medium=y",
        "https://example.org/a?id=1&fbclid=x",
        "https://example.org/a?id=1&gclid=x&mc_cid=y&mc_eid=z&igshid=q",
        "HTTPS://EXAMPLE.ORG/a?id=1",
        "https://example.org/a?id=1&UTM_CAMPAIGN=x",
    ],
)
def test_addresses_of_one_page(other: str) -> None:
    """Promise 1: re-captured from http, with or without www., tracked: the same entry."""
    assert canonical_url(web_address(other)) == canonical_url("https://example.org/a?id=1")


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/b?id=1",
        "https://example.org/A?id=1",
        "https://example.org/a?id=2",
        "https://example.org/a",
        "https://example.org/a?id=1&page=2",
        "https://example.org:8080/a?id=1",
        "https://m.example.org/a?id=1",
        "https://example.com/a?id=1",
        "https://example.org/a%2Fb?id=1",
        "https://example.org/a?ID=1",
    ],
)
def test_addresses_of_two_pages(other: str) -> None:
    """Two stories never become one for their addresses."""
    assert canonical_url(web_address(other)) != canonical_url("https://example.org/a?id=1")


def test_queries_that_are_no_utf8_stay_apart() -> None:
    """Sites of other encodings have addresses like ?q=%ED%EE; no octet may be lost."""
    keys = {canonical_url(f"https://example.org/?q=%{octet:02X}") for octet in range(0x80, 0x100)}
    assert len(keys) == 128


@pytest.mark.parametrize(
    "pair", [("%C3%A9", "%c3%a9"), ("%7Ea", "~a"), ("%61", "a"), ("é", "%C3%A9")]
)
def test_equal_octets_are_equal(pair: tuple[str, str]) -> None:
    """RFC 3986 §6.2.2: case of the digits and needless encoding say nothing."""
    one, other = (canonical_url(web_address(f"https://example.org/{path}")) for path in pair)
    assert one == other


# Tag URIs


@pytest.mark.parametrize(
    "text",
    [
        "example.org,2026",
        "example.org,2026-11",
        "example.org,2026-11-22",
        "a.b-c.example.org,2026",
        "jane.doe@example.org,2026",
        "localhost,2026",
        "xn--mnchen-3ya.example,2026",
    ],
)
def test_authorities(text: str) -> None:
    """RFC 4151 §2.1."""
    assert is_authority(text)
    assert is_uri(mint(text, "a"))


@pytest.mark.parametrize(
    "text",
    ["", "example.org", "2026", ",2026", "example.org,26", "example.org,20266", "example.org, 2026",
     "Example.org,2026", "-example.org,2026", "example-.org-,2026", "münchen.example,2026",
     "example.org,2026:x", "example.org,2026\n", "example.org,2026-1", "https://example.org,2026",
     "example.org/,2026", "example.org,2026-13", "example.org,2026-11-32", "example..org,2026",
     "example.org,٢٠٢٦"],
)  # fmt: skip
def test_what_is_no_authority(text: str) -> None:
    """RFC 4151 §2.1: a DNS name or address, a comma, a date; in ASCII."""
    assert not is_authority(text)


def test_minting() -> None:
    """The same strings give the same id; no two lists of strings share one."""
    assert mint("example.org,2026", "path", "a.txt") == mint("example.org,2026", "path", "a.txt")
    assert re.fullmatch(r"tag:example\.org,2026:[0-9a-f]{20}", mint("example.org,2026", "a"))
    others = [("path", "a"), ("url", "a"), ("patha",), ("path", "a", ""), ("path", "A")]
    assert len({mint("example.org,2026", *each) for each in others}) == len(others)


def test_what_a_digest_is_made_of_is_part_of_the_contract() -> None:
    """Ids once published never change: this number is for ever."""
    assert (
        mint("example.org,2026", "path", "a.txt")
        == f"tag:example.org,2026:{digest('path', 'a.txt')}"
    )
    assert digest("path", "a.txt") == "f572f3d7135df9cb5996"


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("tag:example.org,2026:1", True), ("urn:uuid:1b2c", True), ("https://e.org/?a#b", True),
        ("a:b", True), ("", False), ("a", False), ("a:", False), (":a", False), ("1a:b", False),
        ("a:b c", False), ("a:é", False), ("a:b\n", False), ("a:<b>", False), ('a:"', False),
        ("a:" + "b" * 2_000, False), ("/a:b", False), ("a:%zz", False), ("a:%4", False),
    ],
)  # fmt: skip
def test_uris(text: str, good: bool) -> None:
    """RFC 3986 §4.3, in ASCII and of a length that readers take."""
    assert is_uri(text) is good


# Slugs


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("News Feed", "news-feed"),
        ("  News -- Feed! ", "news-feed"),
        ("News & Views", "news-and-views"),
        ("O’Brien's", "obriens"),
        ("Über uns", "über-uns"),
        ("Новини Києва", "новини-києва"),
        ("日本語 ニュース", "日本語-ニュース"),
        ("العربية", "العربية"),
        ("한국어", "한국어"),
        ("ＡＢＣ ﬁ", "abc-fi"),
        ("U.S. / World", "u-s-world"),
        ("हिन्दी समाचार", "हिन्दी-समाचार"),
        ("বাংলা", "বাংলা"),
        ("ท่าเรือ", "ท่าเรือ"),
        ("ភាសាខ្មែរ", "ភាសាខ្មែរ"),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    """Letters and digits of any script, joined by hyphens."""
    assert slug(name) == expected


@pytest.mark.parametrize(
    "names",
    [
        ("C", "C++", "C#", "C*", "C+"),
        ("a", "a%", "a$", "$a", "@a", "~a", "a=", "a+", "a*", "a^"),
        ("", ".", "..", "---", "!!!", "😀", "☂", "\u200b", "\x00", " "),
        ("1/2", "½"),
        ("a" * 100, "a" * 101, "a" * 80),
        ("ö" * 60, "ö" * 61),
        ("abc", "\u202eabc", "a\u200bbc", "a\u00adbc"),
        ("हिन्दी", "हन्दा", "हनद"),
    ],
)
def test_names_that_differ_have_slugs_that_differ(names: tuple[str, ...]) -> None:
    """Two sections never share a feed's file."""
    slugs = [slug(name) for name in names]
    assert len(set(slugs)) == len(names), slugs


@pytest.mark.parametrize(
    "names",
    [
        ("News Feed", "NEWS  FEED", "news-feed", "News, Feed"),
        ("é", "e\u0301", "É"),
        ("ß", "SS"),
        ("Å", "\u212b"),
        ("K", "\u212a"),
    ],
)
def test_one_name_written_otherwise_has_one_slug(names: tuple[str, ...]) -> None:
    """Field notes, torture 21: case and composition make no second file."""
    assert len({slug(name) for name in names}) == 1


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=120))
def test_any_name_gives_a_file_name(name: str) -> None:
    """Field notes, torture 20: stays in its folder, fits a file system, and is stable."""
    found = slug(name)
    assert found
    assert len(found.encode()) <= 80
    assert not re.search(r"[/\\:*?\"<>|%&\s\x00-\x1f]", found)
    assert found[0] not in ".-"
    assert found[-1] not in ".-"
    assert found == unicodedata.normalize("NFC", found.casefold())
    assert slug(found) == found or re.search(r"[0-9a-f]{8}$", found)


# Words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello, World! 42", ["hello", "world", "42"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("ﬁne ＡＢＣ", ["fine", "abc"]),
        ("Σίσυφος ΣΊΣΥΦΟΣ", ["σίσυφοσ", "σίσυφοσ"]),
        ("日本語", ["日", "本", "語"]),
        ("ひらカナ", ["ひ", "ら", "カ", "ナ"]),
        ("한국어 뉴스", ["한국어", "뉴스"]),
        ("naïve nai\u0308ve", ["naïve", "naïve"]),
        ("--- …", []),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    """In order, without case, width or punctuation."""
    assert words(text) == expected


@pytest.mark.parametrize("pair", [("हिन्दी", "हन्दा"), ("कि", "की"), ("বাংলা", "বংল")])
def test_vowel_signs_are_part_of_words(pair: tuple[str, str]) -> None:
    """In Indic scripts vowels are marks; without them other words would be the same."""
    assert words(pair[0]) != words(pair[1])


@given(st.text(), st.text())
def test_words_of_two_lines_are_those_of_each(one: str, other: str) -> None:
    """A line feed parts words, so title and text never run into one another."""
    assert words(f"{one}\n{other}") == words(one) + words(other)
