"""Five hundred seeds of every kind, each saying more or less than the next: for validators.

The stories share next to no words (`stories.make`), so that none is taken for another; what
is said of them is drawn by number, so that a seed is always the same.
"""

import html
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from random import Random

from stories import make

# A line in each of many scripts and tongues; the tag is that of its language.
LINES = {
    "am": "ከተማው አዲስ ድልድይ ይሠራል",
    "ar": "المدينة تفتح جسرا جديدا فوق النهر",
    "bn": "শহরে নতুন সেতু খোলা হলো",
    "cs": "Město otevřelo nový most přes řeku",
    "de": "Die Stadt öffnet eine neue Brücke über den Fluß",
    "el": "Η πόλη ανοίγει νέα γέφυρα",
    "en": "The city's “new” bridge — 50% wider — opens",
    "es": "¿Abrirá la ciudad el puente en mayo?",
    "fa": "شهر پل تازه‌ای باز می‌کند",
    "fr": "La ville ouvre un pont : « enfin ! »",
    "he": "העיר פותחת גשר חדש",
    "hi": "शहर में नया पुल खुला",
    "hy": "Քաղաքը նոր կամուրջ է բացում",
    "ja": "市は新しい橋を開通させた",
    "ka": "ქალაქმა ახალი ხიდი გახსნა",
    "ko": "시는 새 다리를 열었다",
    "pl": "Miasto otwiera most: źdźbło, łódź i żółw",
    "ru": "Город открывает новый мост",
    "ta": "நகரம் புதிய பாலத்தைத் திறந்தது",
    "th": "เมืองเปิดสะพานใหม่",
    "tr": "Şehir yeni köprüyü açıyor: İğneada",
    "uk": "Місто відкриває новий міст",
    "ur": "شہر نے نیا پل کھول دیا",
    "vi": "Thành phố mở cây cầu mới",
    "zh-Hans": "这座城市开放了一座新桥",
    "zh-Hant": "這座城市開放了一座新橋",
}
# What has broken feeds before: references, brackets, astral characters, marks of direction.
SIGNS = (
    "AT&T", "Q&A", "3 < 4 > 2", "&amp;", "&nbsp;", "]]>", "<!--",
    "🚀🇺🇦👩‍👩‍👧", "𐍈𝔘", "\u200frtl\u200e",
    "e\u0301", "“‘«»’”", "a\u00a0b", "100 %", "\\n", "{{ x }}", "%s", "'; --",
)  # fmt: skip
SECTIONS = ("News Feed", "Arts & Books", "Мир", "ספורט", "C++ / C#", "日本", "Ünï <cödé>")
TAGS = ("war", "R&D", "🚀", "Пётр I", "عاجل", "two words", "C++")
FILES = (
    ("image/jpeg", "jpg"),
    ("image/png", "png"),
    ("image/svg+xml", "svg"),
    ("audio/mpeg", "mp3"),
    ("video/mp4", "mp4"),
    ("application/pdf", "pdf"),
)
BODIES = (
    "<h2>{line} &amp; more</h2><p>{text}</p>",
    '<p>{text} <a href="https://example.org/?a=1&amp;b=2#c">{line}</a></p>',
    '<figure><img src="https://example.org/inline.png" alt="{line}"><figcaption>{line}</figcaption>'
    "</figure><p>{text}</p>",
    "<ul><li>{line}</li><li>{text}</li></ul><blockquote><p>{text}</p></blockquote>",
    "<pre>  {line}\n\tx &lt; y</pre><p>{text}<br>{line}</p>",
    "<table><tr><th>{line}</th></tr><tr><td>{text}</td></tr></table>",
)

NEWEST = datetime(2026, 11, 20, 12, tzinfo=UTC)

Fields = dict[str, object]


def item(number: int) -> Fields:
    """What is said of the story of that number, in the item form; some fields or all."""
    chance = Random(f"varied {number}")
    story = make(number)
    language = chance.choice(sorted(LINES))
    line = LINES[language]
    sign = chance.choice(SIGNS) if number % 3 == 0 else ""
    body = [chance.choice(BODIES), *["<p>{text}</p>"] * (len(story.paragraphs) - 1)]
    markup = "\n".join(
        part.format(line=html.escape(line), text=html.escape(text))
        for part, text in zip(body, story.paragraphs, strict=True)
    )
    published = NEWEST - timedelta(minutes=97 * number)
    zone = timezone(timedelta(minutes=chance.choice((0, 0, 120, -330, 345))))
    fields: Fields = {
        "title": f"{line} {sign} {story.title}".replace("  ", " "),
        "content_html": markup,
        "language": language,
        "url": f"https://example.org/{number}/{chance.choice(('', 'ü', 'a%20b', '?q=1&r=%C3%BC'))}",
        "published": published.astimezone(zone).isoformat(),
        "updated": (published + timedelta(minutes=number % 90)).isoformat(),
        "authors": [
            {"name": f"{story.author} {sign}".strip(), "uri": "https://example.org/people/1"},
            {"name": line, "email": "desk@example.org"},
        ][: chance.randint(1, 2)],
        "section": chance.choice(SECTIONS),
        "tags": chance.sample(TAGS, chance.randint(1, 3)),
        "summary": f"{line}: {sign} {story.title}",
        "attachments": [_file(number, chance, line) for _ in range(chance.randint(1, 3))],
    }
    unsaid = chance.sample(sorted(set(fields) - {"title", "content_html"}), chance.randint(0, 6))
    return {name: value for name, value in fields.items() if name not in unsaid}


def _file(number: int, chance: Random, title: str) -> Fields:
    kind, suffix = chance.choice(FILES)
    more: Fields = {"title": title, "size_in_bytes": chance.choice((0, 1, 10**10))}
    address = f"https://example.org/{number}/{chance.randint(0, 99)}.{suffix}?w=1&h=2"
    kept = chance.sample(sorted(more), chance.randint(0, 2))
    return {"url": address, "mime_type": kind, **{name: more[name] for name in kept}}


def plain(number: int) -> str:
    """A capture: nothing but headline and text, in some script."""
    story = make(number)
    return "\n\n".join([story.title, *story.paragraphs, LINES[sorted(LINES)[number % len(LINES)]]])


def markdown(number: int) -> str:
    """Front matter, and a story with markup of its own."""
    fields = item(number)
    fields.pop("content_html")
    head = "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items())
    first, *rest = make(number).paragraphs
    return "\n\n".join([f"---\n{head}---", f"**{first}**", "## A & B", *rest, "> x < y", ""])


def page(number: int) -> str:
    """A saved page that says of itself what pages do."""
    fields, story = item(number), make(number)
    metas = {
        "og:url": fields.get("url"),
        "article:published_time": fields.get("published"),
        "article:section": fields.get("section"),
        "og:image": f"https://example.org/{number}/og.jpg" if number % 2 else None,
    }
    head = "".join(
        f'<meta property="{name}" content="{html.escape(str(value))}">'
        for name, value in metas.items()
        if value
    )
    paragraphs = "".join(f"<p>{html.escape(text)}</p>\n" for text in story.paragraphs)
    title = html.escape(story.title)
    return (
        f'<!DOCTYPE html><html lang="{fields.get("language", "en")}"><head><meta charset="utf-8">'
        f"<title>{title}</title>{head}</head><body><article><h1>{title}</h1>\n{paragraphs}"
        "</article></body></html>"
    )


def json_feed(numbers: range) -> str:
    """The same fields in the words of JSON Feed."""
    words = {"published": "date_published", "updated": "date_modified"}
    tables = []
    for number in numbers:
        fields = item(number)
        fields.pop("section", None)
        table = {words.get(name, name): value for name, value in fields.items()}
        tables.append({"id": f"tag:example.org,2026:{number}", **table})
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Other", "items": tables}
    return json.dumps(feed, ensure_ascii=False)


def news_article(number: int) -> str:
    """The same in the words of schema.org."""
    fields, story = item(number), make(number)
    table = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": fields["title"],
        "articleBody": "\n\n".join(story.paragraphs),
        "url": fields.get("url"),
        "datePublished": fields.get("published"),
        "inLanguage": fields.get("language"),
        "author": [{"@type": "Person", "name": story.author}],
        "image": f"https://example.org/{number}/ld.jpg",
    }
    return json.dumps({name: value for name, value in table.items() if value})


def rss(numbers: range) -> str:
    """The same as another's RSS has it."""
    items = []
    for number in numbers:
        fields = item(number)
        items.append(
            f"<item><guid isPermaLink='false'>tag:example.org,2026:{number}</guid>"
            f"<title>{html.escape(str(fields['title']))}</title>"
            f"<dc:creator>{html.escape(make(number).author)}</dc:creator>"
            f"<content:encoded>{html.escape(str(fields['content_html']))}</content:encoded>"
            f"<enclosure url='https://example.org/{number}/e.mp3' length='' type='audio/mpeg'/>"
            "</item>"
        )
    return (
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Other</title>'
        f"<link>https://example.org/</link><description/>{''.join(items)}</channel></rss>"
    )


_SINGLE: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("txt", plain),
    ("md", markdown),
    ("html", page),
    ("json", lambda number: json.dumps(item(number), ensure_ascii=False)),
    ("json", news_article),
)


def write_seeds(folder: Path, count: int) -> None:
    """Write *count* stories below *folder*: half of them alone, the others in containers."""
    alone, rest = count // 2, count - count // 2
    for number in range(alone):
        suffix, make_seed = _SINGLE[number % len(_SINGLE)]
        (folder / f"{number:04}.{suffix}").write_text(make_seed(number), "utf-8")
    first, second = alone + rest // 3, alone + 2 * rest // 3
    lines = [json.dumps(item(number)) + "\n" for number in range(alone, first)]
    (folder / "lines.jsonl").write_text("".join(lines), "utf-8")
    (folder / "others.json").write_text(json_feed(range(first, second)), "utf-8")
    (folder / "others.xml").write_text(rss(range(second, count)), "utf-8")
