"""The stylesheet of XML feeds: what a browser shows of a feed says what it is, in words.

A feed says its language by ``xml:lang`` (Atom) or not at all in a way that CSS can see (RSS);
the latter is taken to be of the site's language.
"""

from feedpub.pages.words import RIGHT_TO_LEFT, WORDS, Words, direction_of, words_of

_HEAD = '@namespace xml "http://www.w3.org/XML/1998/namespace";\n'


def feed_style(style: str, language: str | None) -> str:
    """*style* with the words it refers to as ``var(--feed)`` and ``var(--how)``.

    Args:
        style: CSS; what it says of the text's direction is up to the languages.
        language: Of feeds that do not say theirs.
    """
    unsaid = "rtl" if direction_of(language) == "rtl" else "ltr"
    right_to_left = ", ".join(f":lang({tag})" for tag in RIGHT_TO_LEFT)
    rules = [
        f":root {{ direction: {unsaid}; {_words(words_of(language))} }}",
        *(f":root:lang({tag}) {{ {_words(words)} }}" for tag, words in WORDS.items()),
        "[xml|lang] { --reading: plaintext; direction: ltr; }",
        f"[xml|lang]:is({right_to_left}) {{ --reading: isolate; direction: rtl; }}",
    ]
    return _HEAD + style.rstrip() + "\n\n" + "\n".join(rules) + "\n"


def _words(words: Words) -> str:
    return f"--feed: {_string(words.feed)}; --how: {_string(words.how)};"


def _string(text: str) -> str:
    """*text* as a CSS string (CSS Syntax §4.3.5)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
    return f'"{escaped}"'
