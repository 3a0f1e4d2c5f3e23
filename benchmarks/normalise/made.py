"""Captures and saved pages of stories that never were, for measuring time."""

import json
from random import Random

SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeiou"]
MENU = "Home World Politics Business Science Culture Sport Opinion Weather Podcasts".split()


def _words(chance: Random, count: int) -> str:
    return " ".join(
        "".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(count)
    )


def _sentences(chance: Random, count: int) -> str:
    return " ".join(_words(chance, chance.randint(8, 18)).capitalize() + "." for _ in range(count))


def capture(number: int) -> bytes:
    """A text capture of about 2 KB: section, headline, byline, story, bio and a card."""
    chance = Random(number)
    story = [_sentences(chance, 2) for _ in range(12)]
    name = "Runa Maddox"
    head = ["Harbour", _words(chance, 8).capitalize(), f"by {name} March 3, 2026 10:40 AM"]
    foot = [f"{name}", "Runa Maddox reports on ports and ferries.", "Read more", "Show More"]
    return "\n\n".join([*head, "2 min read", *story, *foot]).encode()


def page(number: int) -> bytes:
    """A saved page of the usual size and markup: about 60 KB, with metadata and cards."""
    chance = Random(number)
    title = _words(chance, 9).capitalize()
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": "2026-03-03T10:40:00+01:00",
        "author": [{"@type": "Person", "name": "Runa Maddox"}],
        "articleSection": "Harbour",
    }
    menu = "".join(f'<li class="nav-item"><a href="/{m}">{m}</a></li>' for m in MENU * 4)
    story = "".join(f"<p>{_sentences(chance, 4)}</p>" for _ in range(18))
    cards = "".join(_card(chance) for _ in range(24))
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:title" content="{title}"><meta property="og:type" content="article">
<link rel="canonical" href="https://news.example.org/{number}">
<script type="application/ld+json">{json.dumps(about)}</script>
<style>{".card{display:flex;margin:0 auto;padding:1rem}" * 200}</style>
<script>{"window.queue=window.queue||[];" * 300}</script></head><body>
<header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1>
<div class="byline">By <a href="/runa" rel="author">Runa Maddox</a>
<time datetime="2026-03-03T10:40:00+01:00">3 March 2026</time></div>
<figure><img src="/a.jpg" alt="A crane"><figcaption>A crane. Photo: Harbour News</figcaption>
</figure>{story}</article><aside><h2>More stories</h2>{cards}</aside></main>
<footer><ul>{menu}</ul><p>Harbour News, all rights reserved.</p></footer></body></html>
""".encode()


def _card(chance: Random) -> str:
    title, excerpt = _words(chance, 8).capitalize(), _sentences(chance, 1)
    return (
        f'<div class="card"><a href="/{title[:5]}"><img src="/{title[:5]}.jpg" alt=""></a>'
        f'<h3><a href="/{title[:5]}">{title}</a></h3><p class="excerpt">{excerpt}</p></div>'
    )
