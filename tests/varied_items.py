"""Items that are hard to show: long, bare, mirrored, mixed, crowded, and full of markup."""

from datetime import UTC, datetime

from msgspec.structs import replace

from feedpub.markup import html_to_paragraphs, safe_html
from feedpub.model import Attachment, NewsItem, Person
from feedpub.pages import FeedFile, Group, ListedFeed

DAY = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
HOSTILE = "\"><script>hit('x')</script><img src=x onerror=hit()>'`--></style></title>&amp;{{ 7*7 }}"


def varied_items(base: str) -> dict[str, NewsItem]:
    """Name → item, each with an id and both dates but where the name says otherwise.

    Args:
        base: Where pictures are served.
    """
    picture = Attachment(url=base + "quay.svg", mime_type="image/svg+xml", size_in_bytes=812)
    items = {
        "plain": NewsItem(
            title="New crane for the old quay",
            url="https://news.example.org/crane?a=1&b=2",
            authors=(Person(name="Runa Maddox", uri="https://news.example.org/runa"),),
            section="Harbour",
            tags=("cranes", "quay"),
            published=DAY,
            updated=DAY.replace(hour=14),
            summary="The harbour bought a crane on Monday, the first since the great storm.",
            content_html=(
                "<p>The harbour bought a crane on Monday. It is <strong>blue</strong>, and "
                '<a href="https://news.example.org/maker">its maker</a> says that it will last.</p>'
                "<h2>What it can lift</h2><p>Forty tonnes, says the keeper, who has tried.</p>"
                "<blockquote><p>I have seen cranes come and go.</p></blockquote>"
                "<ul><li>One hook</li><li>Two ladders</li></ul>"
            ),
            attachments=(
                replace(picture, title="The crane at dusk"),
                Attachment(url=base + "tour.mp3", mime_type="audio/mpeg", size_in_bytes=2_345_678),
                Attachment(url=base + "plan.pdf", mime_type="application/pdf", title="The plan"),
            ),
        ),
        "no date": NewsItem(title="A notice without a date", content_html="<p>It hung there.</p>"),
        "bare": NewsItem(title="Only a title", url="https://news.example.org/bare"),
        "long words": NewsItem(
            title="Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 3,
            language="de",
            authors=(Person(name="Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 2),),
            section="Verwaltungsangelegenheiten" * 4,
            content_html=f"<p>{'Grundstücksverkehrsgenehmigung' * 20}</p>"
            f'<p><a href="https://news.example.org/{"long/" * 60}">'
            f"https://news.example.org/{'long/' * 60}</a></p>",
            attachments=(picture,),
        ),
        "arabic": NewsItem(
            title="رافعة جديدة للرصيف القديم في ميناء Port Sud",
            language="ar",
            authors=(Person(name="رنا مراد"),),
            section="الميناء",
            tags=("رافعات", "IMO 2020"),
            summary="اشترى الميناء رافعة زرقاء يوم الاثنين، وهي الأولى منذ العاصفة الكبرى.",
            content_html=(
                "<p>اشترى الميناء رافعة يوم الاثنين (وزنها 40 طنًا). قالت شركة Liebherr إنها "
                "ستدوم.</p><h3>ما الذي ترفعه</h3><ol><li>أولًا</li><li>ثانيًا</li></ol>"
                "<blockquote><p>رأيت رافعات كثيرة.</p></blockquote>"
            ),
            attachments=(picture,),
        ),
        "hebrew": NewsItem(
            title="iPhone 19 הגיע לנמל: מנוף חדש לרציף הישן",
            language="he-IL",
            content_html="<p>הנמל קנה מנוף ביום שני, 3.5 טון (כחול).</p>",
        ),
        "persian": NewsItem(
            title="جرثقیل تازه‌ای برای اسکلهٔ قدیمی", language="fa", content_html="<p>بندر.</p>"
        ),
        "mixed": NewsItem(
            title="شارع Main Street و Broadway",
            section="אוכל & drink",
            tags=("قهوة", "tea", "茶"),
            authors=(Person(name="נועה כהן"), Person(name="Ann Lee"), Person(name="李明")),
            content_html="<p>Coffee first.</p><p>قهوة ثم شاي.</p><p>ואז תה ירוק.</p>",
        ),
        "cjk": NewsItem(
            title="古い埠頭に新しいクレーン、港湾局が月曜日に購入を発表" * 2,
            language="ja",
            section="港",
            content_html="<p>" + "港は月曜日にクレーンを購入した。" * 20 + "</p>"
            "<p><ruby>埠頭<rp>(</rp><rt>ふとう</rt><rp>)</rp></ruby>の話。</p>",
        ),
        "chinese": NewsItem(
            title="舊碼頭的新起重機", language="zh-TW", content_html="<p>港口星期一買了。</p>"
        ),
        "ukrainian": NewsItem(
            title="Новий кран для старого причалу",
            language="uk",
            content_html="<p>Порт придбав кран у понеділок.</p>",
            attachments=(picture,),
        ),
        "many tags": NewsItem(
            title="A story about everything",
            tags=tuple(f"topic {number} of many" for number in range(80)),
            content_html="<p>Everything.</p>",
        ),
        "ten authors": NewsItem(
            title="Written by a crowd",
            authors=tuple(
                Person(name=f"Reporter Number {number}", uri=f"https://news.example.org/{number}")
                for number in range(10)
            ),
            content_html="<p>All of us saw it.</p>",
        ),
        "wide table": NewsItem(
            title="Harbour dues in full",
            content_html="<table><caption>Dues</caption><thead><tr>"
            + "".join(f'<th scope="col">Month {n}</th>' for n in range(24))
            + "</tr></thead><tbody>"
            + ("<tr>" + "<td>1,234.50</td>" * 24 + "</tr>") * 40
            + "</tbody></table><table><tr><td><table><tr><td>inner</td></tr></table></td></tr>"
            "</table>",
        ),
        "code": NewsItem(
            title="How the keeper counts",
            content_html=f"<pre><code>{'x' * 300}\n\tif tide &lt; 3 &amp;&amp; wind:\n</code></pre>"
            f"<p><code>{'y' * 200}</code></p>",
        ),
        "clutter": NewsItem(
            title="A page saved with all its faults",
            content_html=(
                "<h4>Deep</h4><h1>High</h1><h6>Deeper</h6><h3></h3><h2><img src='/n.png'></h2>"
                "<li>alone</li><dd>alone</dd><figcaption>alone</figcaption><rt>alone</rt>"
                "<ul><p>no item</p>words<ul><li>deep</li></ul><a href='/x'>link</a></ul>"
                "<ol start='three'><h2>head</h2></ol><dl><p>no term</p></dl>"
                "<b><p>bold</p><div>box</div><ul><li>in bold</li></ul></b>"
                "<a href='/big'><img src='/small.png' width='100%' height=auto></a>"
                "<a href='/e'></a>"
                "<a href='/d'><div>box</div></a><span><table><tr><td>1</td></tr></table></span>"
                "<time>yesterday</time><time datetime='2026-11-22'>Sunday</time>"
                "<p lang='xx_YY' dir='sideways'>odd</p><em><hr></em><img><img src='/a.png' alt='A'>"
                "<table><tr><th><h2>in head</h2></th><td colspan='0' rowspan='many'>x</td></tr>"
                "</table><del><p>gone</p></del><p><ins>new</ins></p><table><col span='2'></table>"
                "<h2>a<h3>b</h3></h2><dl><dt>term<h3>in term</h3></dt><dd>meaning</dd></dl>"
            ),
        ),
        "hostile": NewsItem(
            title=HOSTILE,
            authors=(Person(name=HOSTILE, uri="javascript:hit()"), Person(name="B", uri=HOSTILE)),
            section=HOSTILE,
            tags=(HOSTILE, "javascript:hit()"),
            summary=HOSTILE,
            content_html=f"<p>{HOSTILE}</p>",
            attachments=(
                Attachment(url="javascript:hit()", mime_type="image/png", title=HOSTILE),
                Attachment(
                    url="https://x.example/\"onerror='hit()'>", mime_type="image/png", title=HOSTILE
                ),
                Attachment(
                    url='https://x.example/a"><script>hit()</script>',
                    mime_type='text/"><script>hit()</script>',
                    title=HOSTILE,
                ),
            ),
        ),
    }
    return {name: _whole(name, item) for name, item in items.items()}


def _whole(name: str, item: NewsItem) -> NewsItem:
    html = safe_html(item.content_html, base="https://news.example.org/")
    dates = {} if name == "no date" else {"published": DAY, "updated": item.updated or DAY}
    return replace(
        item,
        id=f"tag:news.example.org,2026:{name.replace(' ', '-')}",
        content_html=html,
        content_text="\n\n".join(html_to_paragraphs(html)),
        **dates,
    )


PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 10" width="1600" height="1000">
<rect width="16" height="10" fill="#9cc3d5"/><rect y="7" width="16" height="3" fill="#2d5f73"/>
<path d="M7 7V2.5l5-.9v.4l-4.4 1v4z" fill="#c2410c"/><circle cx="3" cy="2.5" r="1" fill="#fde68a"/>
</svg>
"""


def listed_feeds(base: str, title: str, *, many: int = 0) -> tuple[ListedFeed, ...]:
    """The feed of all, and some of each group."""

    def listed(title: str, path: str, group: Group | None, count: int) -> ListedFeed:
        files = tuple(
            FeedFile(media_type=media_type, url=f"{base}{path}{name}")
            for media_type, name in (
                ("application/rss+xml", "rss.xml"),
                ("application/atom+xml", "atom.xml"),
                ("application/feed+json", "feed.json"),
            )
        )
        return ListedFeed(title=title, count=count, files=files, group=group)

    return (
        listed(title, "", None, 124),
        listed(f"{title}: Harbour", "sections/harbour/", "sections", 40),
        listed(f"{title}: Stadt & Land", "sections/stadt-and-land/", "sections", 0),
        listed(f"{title}: الميناء", "sections/الميناء/", "sections", 7),
        listed("Runa Maddox", "authors/runa-maddox/", "authors", 12),
        *(listed(f"topic {n}", f"tags/topic-{n}/", "tags", n) for n in range(many)),
        listed("Storms of all seas", "storms/", "more", 3),
    )
