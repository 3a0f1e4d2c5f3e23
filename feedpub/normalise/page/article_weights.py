"""How much each sign counts: made by benchmarks/normalise/train_page_article.py."""

ARTICLE = {
    "always": -3.74,
    "away": -0.58,
    "by structure": -2.08,
    "description of nothing": 2.85,
    "introduced": 1.81,
    "length": 0.51,
    "linked": -3.34,
    "notices": -1.73,
    "of description": 4.50,
    "of title": 1.14,
    "sentences": 1.88,
    "share of page": 1.07,
    "short": -2.52,
    "teasers": -1.92,
}
