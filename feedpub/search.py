"""Queries on the words of an item, in the full-text language of SQLite (FTS5).

    harbour AND (crane OR quay)     "new crane"     title: crane     NOT tags: sport     crane*

Case and accents make no difference. In scripts written without spaces each character is a word
to SQLite, as it is to the rest of feedpub, so that a name is found within a sentence.
"""

import re
import sqlite3
from collections.abc import Sequence

from feedpub.identifiers import words
from feedpub.model import NewsItem

COLUMNS = ("title", "summary", "text", "section", "tags", "authors")

_LONGEST = 2_000  # characters of a query
_OPERATORS = frozenset({"AND", "OR", "NOT", "NEAR"})
_WORD = re.compile(r'[^\s"():*^+,{}-]+')  # what stands between the signs of the language


class Search:
    """Some queries, asked of one item after the other.

    Args:
        queries: Each as the module tells.

    Raises:
        ValueError: one of them is none.
    """

    def __init__(self, queries: Sequence[str]) -> None:
        self._queries = [_spaced(query) for query in queries]
        self._db = sqlite3.connect(":memory:")
        self._db.execute(
            f"CREATE VIRTUAL TABLE item USING fts5({', '.join(COLUMNS)},"
            " tokenize = \"unicode61 remove_diacritics 2 categories 'L* N* Co M*'\")"
        )
        for query in self._queries:
            if len(query) > _LONGEST:
                raise ValueError(f"{len(query):,} characters")
            try:
                self._matches(query)
            except sqlite3.Error as error:
                raise ValueError(str(error)) from error

    def ask(self, item: NewsItem) -> list[bool]:
        """Whether *item* fulfils each of the queries."""
        values = (
            item.title,
            item.summary or "",
            item.content_text,
            item.section or "",
            "\n".join(item.tags),
            "\n".join(author.name for author in item.authors),
        )
        marks = ", ".join("?" * len(COLUMNS))
        self._db.execute("DELETE FROM item")
        self._db.execute(f"INSERT INTO item VALUES ({marks})", [*map(_worded, values)])
        return [self._matches(query) for query in self._queries]

    def _matches(self, query: str) -> bool:
        row = self._db.execute("SELECT 1 FROM item WHERE item MATCH ?", (query,)).fetchone()
        return row is not None


def _worded(text: str) -> str:
    """*text* as its words, so that those of scripts without spaces are words to SQLite."""
    return text if text.isascii() else " ".join(words(text))


def _spaced(query: str) -> str:
    """*query* with each of its words written as `_worded` would."""
    return query if query.isascii() else _WORD.sub(_quoted, query)


def _quoted(word: re.Match[str]) -> str:
    parts = words(word[0])
    within = word.string.count('"', 0, word.start()) % 2  # of quotation marks
    if word[0] in _OPERATORS or len(parts) < 2 or within:
        return word[0] if word[0] in _OPERATORS else " ".join(parts)
    return '"' + " ".join(parts) + '"'
