"""How much each sign counts: made by benchmarks/normalise/train_page_article.py."""

ARTICLE = {
    "always": -3.84,
    "away": -0.59,
    "by structure": -2.08,
    "description of nothing": 2.90,
    "introduced": 1.81,
    "length": 0.51,
    "linked": -3.45,
    "notices": -1.78,
    "of description": 4.53,
    "of title": 1.07,
    "sentences": 1.79,
    "share of page": 1.08,
    "short": -2.60,
    "teasers": -1.93,
}
