"""Text and HTML made fit for a feed."""

import re
import time
from contextlib import suppress
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from feedpub.markup import (
    MAX_DEPTH,
    clean_text,
    html_to_paragraphs,
    one_line,
    paragraphs_to_html,
    safe_html,
    shorten,
)

BASE = "https://example.org/news/story"
ELEMENTS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "var",
        "wbr",
    ]
)
ATTRIBUTES = frozenset(
    [
        "lang",
        "dir",
        "title",
        "href",
        "hreflang",
        "src",
        "alt",
        "width",
        "height",
        "start",
        "colspan",
        "rowspan",
        "scope",
        "datetime",
        "rel",
    ]
)
ADDRESSES = frozenset({"href", "src"})


class Audit(HTMLParser):
    """Fails on any element, attribute or address that a feed must not carry."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ELEMENTS
        for name, value in attrs:
            assert name in ATTRIBUTES
            if name in ADDRESSES:
                assert re.match(r"(https?|mailto):", value or "", re.IGNORECASE), value

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def audited(fragment: str, base: str | None = None) -> str:
    """The safe form of *fragment*, looked at with another parser than the one that made it."""
    html = safe_html(fragment, base=base)
    reader = Audit(convert_charrefs=True)
    reader.feed(html)
    reader.close()
    return html


# Hostile strings of our own, by the categories of the OWASP cheat sheet "XSS filter evasion".
HOSTILE = {
    "script element": "<p>a<script>steal(1)</script>b</p>",
    "script in upper case": "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "script from elsewhere": '<script src="https://evil.example/x.js" async></script>c',
    "script never closed": "<script>steal(1)",
    "script within script": "<scr<script></script>ipt>steal(1)</scr</script>ipt>",
    "script with a slash": "<script/x>steal(1)</script/y>",
    "script with an odd end": "<script>steal(1)</script\n\t foo>",
    "handler": '<img src="https://e.org/a.png" onerror="steal(1)">',
    "handler without quotes": "<b onmouseover=steal(1)>b</b>",
    "handler after a slash": "<p/onclick=steal(1)//>p",
    "handler with newlines": "<p\nonclick\n=\n'steal(1)'\n>p",
    "handler after form feed": "<p\x0conclick=steal(1)>p",
    "handler of many quotes": '<img """><b onfocus=\'x\' autofocus tabindex=0>"',
    "handler with grave accents": "<a title=`a` onclick=`steal(1)`>x</a>",
    "javascript address": '<a href="javascript:steal(1)">x</a>',
    "javascript in mixed case": "<a href=JaVaScRiPt:steal(1)>x</a>",
    "javascript as entities": "<a href='&#106;&#97;&#118;&#97;&#115;cript:steal(1)'>x</a>",
    "javascript as hexadecimal": "<a href='&#x6A&#x61&#x76&#x61&#x73&#x63ript:steal(1)'>x</a>",
    "javascript as long entities": "<a href='&#0000106avascript&colon;steal(1)'>x</a>",
    "javascript parted by a tab": '<a href="jav\tascript:steal(1)">x</a>',
    "javascript parted by entities": '<a href="jav&#x0A;asc&Tab;ript:steal(1)">x</a>',
    "javascript parted by NUL": '<a href="java\0script:steal(1)">x</a>',
    "javascript after controls": '<a href=" &#1;&#14; javascript:steal(1)">x</a>',
    "javascript after a BOM": '<a href="\ufeffjavascript:steal(1)">x</a>',
    "javascript in an image": "<img src=javascript:steal(1) alt=i>",
    "javascript in cite": "<q cite='javascript:steal(1)'>q</q>",
    "vbscript": '<a href="vbscript:steal(1)">x</a>',
    "livescript": '<a href="livescript:steal(1)">x</a>',
    "data address": "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
    "data image": "<img src='data:image/svg+xml,<svg onload=steal(1)>'>",
    "file address": "<a href='file:///etc/passwd'>x</a>",
    "blob and filesystem": "<a href='blob:https://e.org/1'>x</a><a href='filesystem:https://e'>y</a>",
    "address of its own scheme": "<a href='x-evil:run'>x</a>",
    "style element": "<style>body{background:url(javascript:steal(1))}</style>s",
    "style import": "<style>@import 'https://evil.example/x.css';</style>s",
    "style attribute": "<p style='background:url(javascript:steal(1))'>p</p>",
    "style expression": "<p style='width:expression(steal(1))'>p</p>",
    "style with a comment": "<p style='xss:expr/**/ession(steal(1))'>p</p>",
    "link and base": "<link rel=stylesheet href=//evil.example><base href=javascript:steal(1)//>b",
    "meta refresh": "<meta http-equiv=refresh content='0;url=javascript:steal(1)'>m",
    "meta cookie": "<meta http-equiv=Set-Cookie content='a=b'>m",
    "frame": "<iframe src=javascript:steal(1)></iframe><frameset><frame src=x></frameset>f",
    "srcdoc": "<iframe srcdoc='&lt;script&gt;steal(1)&lt;/script&gt;'></iframe>f",
    "object and embed": "<object data=x.swf><param name=a></object><embed src=x.swf>o",
    "applet and layer": "<applet code=x></applet><layer src=x></layer>a",
    "svg": "<svg onload=steal(1)><script>steal(1)</script></svg>s",
    "svg animation": "<svg><a><set attributeName=href to=javascript:x /><text>x</text></a></svg>",
    "svg use": "<svg><use href='data:image/svg+xml,x#y'/></svg>s",
    "svg style": "<svg><style><img src=x onerror=steal(1)></style></svg>s",
    "svg foreign object": "<svg><foreignObject><p onclick=steal(1)>p</p></foreignObject></svg>",
    "math": "<math href=javascript:steal(1)><mtext></mtext></math>m",
    "math mutation": "<math><mtext><table><mglyph><style><img title='</style><b onx=1>'>",
    "math annotation": "<math><annotation-xml encoding=text/html><p onclick=x>p</annotation-xml>",
    "noscript mutation": "<noscript><p title='</noscript><img src=x onerror=steal(1)>'>n",
    "title mutation": "<title><p title='</title><img src=x onerror=steal(1)>'>t",
    "textarea mutation": "<textarea><p title='</textarea><img src=x onerror=steal(1)>'>t",
    "xmp and plaintext": "<xmp><p title='</xmp><img onerror=steal(1)>'></xmp><plaintext><b onx=1>",
    "noembed and noframes": "<noembed><b title='</noembed><b onx=1>'></noembed><noframes>",
    "template": "<template><p onclick=steal(1)>p</p></template>t",
    "select mutation": "<select><style></select><img src=x onerror=steal(1)></style>",
    "table mutation": "<table><form><td><form><p onclick=x>t</table>",
    "form": "<form action=javascript:steal(1)><button formaction=javascript:x>b</button>",
    "input": "<input type=image src=x onerror=steal(1)><isindex action=javascript:x>i",
    "details and marquee": "<details open ontoggle=steal(1)>d</details><marquee onstart=x>m",
    "video and audio": "<video poster=javascript:x><source onerror=steal(1)></video><audio src=x>v",
    "background": "<body onload=steal(1) background=javascript:steal(1)><table background=x><td>t",
    "dynsrc and lowsrc": "<img dynsrc='javascript:x' lowsrc='javascript:x' alt=i>",
    "srcset": "<img srcset='javascript:steal(1) 1x' alt=i>",
    "target and ping": "<a href=https://e.org/ target=_blank ping=//evil.example>x</a>",
    "event in id or name": "<a id=location name=document>x</a><img name=cookie alt=i>",
    "comment": "<!-- a --><!--><script>steal(1)</script>-->c",
    "conditional comment": "<!--[if gte IE 4]><script>steal(1)</script><![endif]-->c",
    "comment ended oddly": "<!-- --!><img src=x onerror=steal(1)> -->c",
    "cdata": "<![CDATA[<script>steal(1)</script>]]>c",
    "processing instruction": "<?xml-stylesheet href='javascript:steal(1)'?><? echo 1 ?>p",
    "doctype and entity": "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;d",
    "xml island": "<xml id=x><i><b>&lt;img src=x onerror=steal(1)&gt;</b></i></xml>",
    "namespaced element": "<html xmlns:x='http://x'><x:script>steal(1)</x:script>n",
    "never closed tag": "<img src=x onerror=steal(1) ",
    "open angle brackets": "<<script>steal(1);//<</script>",
    "no space": "<img/src='x'/onerror=steal(1)>",
    "UTF-7": "+ADw-script+AD4-steal(1)+ADw-/script+AD4-",
    "full width": "＜script＞steal(1)＜/script＞",
    "escaped": "&lt;script&gt;steal(1)&lt;/script&gt;",
    "escaped twice": "&amp;lt;script&amp;gt;steal(1)&amp;lt;/script&amp;gt;",
    "lone surrogate": "<p>\ud800<b onclick=x>\udfff</b></p>",
    "entity of NUL": "<a href='java&#0;script&#58;x'>x</a>&#0;&#x1;&#xFFFE;",
}


@pytest.mark.parametrize("base", [None, BASE], ids=["without base", "with base"])
@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_hostile_gets_through(name: str, base: str | None) -> None:
    """Only harmless elements, attributes and addresses; and so again when read again."""
    html = audited(HOSTILE[name], base)
    assert audited(html, base) == html
    holder = etree.Element("content")
    holder.text = html  # as feeds carry it; raises where XML forbids a character
    assert not re.search(r"<[^>]*\son\w+\s*=", html)


def test_the_contents_of_scripts_and_styles_are_no_text() -> None:
    """What a browser does not show is not the story."""
    assert safe_html("a<script>x()</script><style>p{}</style>b") == "ab"


def test_harmless_markup_stays_as_it_is() -> None:
    """Nothing of an ordinary article is lost."""
    html = (
        '<h2>Head</h2><p lang="uk" dir="ltr">A <em>story</em> with <a href="https://e.org/?a=1&amp;b=2"'
        ' hreflang="en" rel="noopener noreferrer nofollow">a link</a>.</p><ul><li>one</li></ul>'
        '<blockquote>said</blockquote><figure><img src="https://e.org/i.png"'
        ' alt="i" width="3" height="2"><figcaption>c</figcaption></figure><table><tbody><tr>'
        '<td colspan="2">t</td></tr></tbody></table><time datetime="2026-11-22">now</time>'
    )
    assert sorted(re.findall(r"[^\s<>]+", safe_html(html))) == sorted(re.findall(r"[^\s<>]+", html))


# Addresses


@pytest.mark.parametrize(
    ("href", "absolute"),
    [
        ("other", "https://example.org/news/other"),
        ("/root", "https://example.org/root"),
        ("../up", "https://example.org/up"),
        ("?page=2", "https://example.org/news/story?page=2"),
        ("#part", "https://example.org/news/story#part"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("https://else.example/", "https://else.example/"),
        ("mailto:a@e.org", "mailto:a@e.org"),
        (" /spaces ", "https://example.org/spaces"),
        ("a b", "https://example.org/news/a%20b"),
        ("ü", "https://example.org/news/%C3%BC"),
    ],
)
def test_relative_addresses_are_resolved(href: str, absolute: str) -> None:
    """Field notes A2.6: absolute addresses only, everywhere."""
    assert f'href="{absolute}"' in audited(f"<a href='{href}'>x</a>", BASE)


@pytest.mark.parametrize("address", ["other", "/root", "?q", "#part", "//cdn.example/x", ""])
def test_without_a_base_relative_addresses_go(address: str) -> None:
    """A link to nowhere is no link; its text stays."""
    html = audited(f"<a href='{address}'>x</a><img src='{address}' alt='i'>")
    assert "href" not in html
    assert "src" not in html
    assert ">x</a>" in html


@pytest.mark.parametrize("tag", ["img src", "a href"])
def test_every_address_is_resolved(tag: str) -> None:
    """Not that of links alone."""
    assert '="https://example.org/news/x"' in safe_html(f"<{tag}='x'>", base=BASE)


# Bombs


def timed(fragment: str) -> float:
    """Seconds of work, whether the fragment is taken or refused."""
    start = time.process_time()
    with suppress(ValueError):
        safe_html(fragment)
    return time.process_time() - start


BOMBS = {
    "div": "<div>" * 200_000,
    "div with a space": "<div >" * 100_000,
    "div with newline": "<div\n>" * 100_000,
    "div with attribute": "<div a=b>" * 100_000,
    "div with > in an attribute": "<div a='>'>" * 100_000,
    "div with < in an attribute": "<div a='<'>" * 30_000,
    "div with an end in an attribute": "<div a='</div>'>" * 30_000,
    "div with an end in a comment": "<!-- </div> --><div>" * 30_000,
    "div with an end in a script": "<script></div></script><div>" * 30_000,
    "b with another's end": "<b></p>" * 30_000,
    "div with an unknown end": "<div></x>" * 30_000,
    "two by two": "<b><i></b>" * 30_000,
    "formatting": "<b><p></b>" * 30_000,
    "unknown": "<x-y>" * 100_000,
    "self-closing": "<div/>" * 100_000,
    "lists": "<ul><li>" * 50_000,
    "tables": "<table><tr><td>" * 30_000,
    "svg": "<svg>" * 100_000,
    "ends alone": "</div></p>" * 100_000,
    "brackets": "<" * 500_000,
    "comments": "<!--" * 200_000,
    "entities": "&amp" * 200_000,
    "one long tag": "<a " + "x" * 1_000_000 + ">",
    "many attributes": "<a " + " ".join(f"a{n}" for n in range(80_000)) + ">x</a>",
    "many attributes after <": "<a b='<' " + " ".join(f"a{n}" for n in range(80_000)) + ">x</a>",
    "many attributes with >": "<a " + " ".join(f"a{n}='>'" for n in range(80_000)) + ">x</a>",
    "long attribute": "<a title='" + "x" * 1_000_000 + "'>y</a>",
    "never closed": "<div a='" * 50_000,
    "flat": "<p>x</p>" * 100_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_take_less_than_a_second(name: str) -> None:
    """Field notes C2: an HTML parser's time grows with the square of depth and attributes."""
    assert timed(BOMBS[name]) < 1.0


@pytest.mark.parametrize(
    "name", [name for name in BOMBS if name.startswith(("div", "b with", "two", "formatting"))]
)
def test_what_comes_out_is_never_deep(name: str) -> None:
    """A feed whose items nest without end breaks the readers of those who subscribe."""
    try:
        html = safe_html(BOMBS[name][:20_000])
    except ValueError:
        return
    depth = deepest = 0
    for closing in re.findall(r"<(/?)\w", html):
        depth += -1 if closing else 1
        deepest = max(deepest, depth)
    assert deepest <= MAX_DEPTH


@pytest.mark.parametrize(
    "fragment",
    [
        "<p>One of many." * 400,
        "<ul>" + "<li>x" * 400 + "</ul>",
        "<dl>" + "<dt>a<dd>b" * 200 + "</dl>",
        "<table>" + "<tr><td>x<td>y" * 300 + "</table>",
        "<p>a<br>" * 400,
    ],
    ids=["p", "li", "dt dd", "tr td", "p br"],
)
def test_elements_without_their_optional_ends_are_not_deep(fragment: str) -> None:
    """HTML Living Standard §13.1.2.4: </p>, </li>, </td> may be left out; nothing nests."""
    assert len(html_to_paragraphs(safe_html(fragment))) >= 400


def test_as_deep_as_the_limit() -> None:
    """The limit is where it is said to be."""
    assert safe_html("<div>" * MAX_DEPTH + "x")
    with pytest.raises(ValueError, match="nested"):
        safe_html("<div>" * (MAX_DEPTH + 1) + "x")


# Properties

PIECES = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<i>",
            "</i>",
            "<a",
            "href='x'>",
            "<a/href=https://e.org/",
            "</a>",
            "<img",
            "src=x",
            "alt='\"'>",
            "<table>",
            "<td>",
            "<tr>",
            "</table>",
            "<li>",
            "<ul>",
            "</ul>",
            "<h2>",
            "</h2>",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "<svg>",
            "</svg>",
            "<math>",
            "<style>",
            "</style>",
            "<title>",
            "<textarea>",
            "<select>",
            "<option>",
            "&",
            "&amp;",
            "&lt;",
            "&#0;",
            "&#x1F600;",
            "<",
            ">",
            "'",
            '"',
            "=",
            "/",
            "<br>",
            "</br>",
            "<ruby>",
            "<rt>",
            "<dd>",
            "<dl>",
            "<time>",
            "<q>",
            "<del>",
            "<template>",
            "<noscript>",
            "<plaintext>",
            "<form>",
            "<frameset>",
            "\x00",
            "\x0c",
            "\r",
            "\ufffe",
            "\x85",
            "\u2028",
            "a",
            "é",
            "😀",
        ]
    )
    | st.text(max_size=5),
    max_size=25,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(PIECES, st.sampled_from([None, BASE]))
@example("<a><a>", None)
@example("<h2><form><h2>", None)  # without the form, HTML allows no such nesting
@example("<table>x<td>", None)
def test_safe_html_is_safe_and_stable(fragment: str, base: str | None) -> None:
    """safe_html(safe_html(x)) == safe_html(x), and another parser finds nothing in it."""
    html = audited(fragment, base)
    assert safe_html(html, base=base) == html


def test_blank_lines_at_the_head_of_pre_stay() -> None:
    """HTML Living Standard §13.3: one newline after <pre> is no part of it when read again."""
    html = safe_html("<pre>\n\n\nx</pre>")
    assert safe_html(html) == html


@settings(max_examples=300, deadline=None)
@given(st.text() | st.text(st.characters(max_codepoint=0x2FF)))
def test_clean_text_is_fit_for_xml(text: str) -> None:
    """XML 1.0 §2.2: one forbidden character would break the whole feed."""
    clean = clean_text(text)
    holder = etree.Element("x")
    holder.text = clean
    assert etree.fromstring(etree.tostring(holder)).text == (clean or None)
    assert clean_text(clean) == clean
    assert "\r" not in clean


@pytest.mark.parametrize(
    "character",
    [
        "\0",
        "\x08",
        "\x0b",
        "\x0c",
        "\x1b",
        "\x7f",
        "\x85",
        "\x9f",
        "\ud800",
        "\ufffe",
        "\uffff",
    ],
)
def test_forbidden_characters_go(character: str) -> None:
    """As text, and as a reference in HTML."""
    assert clean_text(f"a{character}b") == "ab"
    assert character not in safe_html(f"<p>a{character}b &#{ord(character)};</p>")


@pytest.mark.parametrize(
    "character", ["\t", "\n", " ", "\u00a0", "\ue000", "\ufffd", "😀", "\U0010ffff"]
)
def test_allowed_characters_stay(character: str) -> None:
    """Nothing is taken away that XML allows."""
    assert clean_text(f"a{character}b") == f"a{character}b"


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(min_size=1), max_size=4))
def test_paragraphs_and_back(texts: list[str]) -> None:
    """Plain text made HTML says the same words."""
    paragraphs = tuple(line for text in texts if (line := one_line(text)))
    assert html_to_paragraphs(paragraphs_to_html(paragraphs)) == paragraphs
    assert html_to_paragraphs(safe_html(paragraphs_to_html(paragraphs))) == paragraphs


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(min_size=1) | st.text("a&<>\u00a0\"'", min_size=1), max_size=4))
def test_bare_paragraphs_need_no_sanitiser(texts: list[str]) -> None:
    """What skips the sanitiser is as it would have written it; a div does not skip it."""
    html = paragraphs_to_html(tuple(line for text in texts if (line := clean_text(text).strip())))
    assert safe_html(f"<div>{html}</div>") == f"<div>{safe_html(html)}</div>"


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("one two three", 9, "one two…"),
        ("one, two", 6, "one…"),
    ],
)
def test_shorten(text: str, length: int, short: str) -> None:
    """At a word, and never longer than asked for."""
    assert shorten(text, length) == short


@given(st.text(), st.integers(1, 50))
def test_shorten_keeps_its_length(text: str, length: int) -> None:
    """With the ellipsis."""
    assert len(shorten(text, length)) <= length
