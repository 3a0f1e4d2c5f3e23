"""The language of a text, told from its script and its commonest small words."""

import re
from collections import Counter, defaultdict
from functools import cache
from operator import itemgetter

BEGINNING = 1_200  # characters looked at, if these make it plain
SAMPLE = 6_000  # characters looked at else
LEAST_WORDS = 15
LEAST_LETTERS = 40  # in scripts written without spaces
LEAST_SHARE = 0.12  # of all words, that must be small words of the language
LEAST_LEAD = 1.25  # times as many as the next language has
PLAIN_LEAD = 1.6  # times as many, for the beginning to be enough

# Patterns are compiled when first needed: most texts need none.
_WORD = r"[^\s\d.,;:!?…\"“”„«»()\[\]—–/।،؛؟]+"
_ASCII_SIGNS = str.maketrans(dict.fromkeys('0123456789.,;:!?"()[]/', " "))  # that _WORD leaves out
_SCRIPTS = {
    "he": "[\u05d0-\u05ea]",
    "el": "[\u0370-\u03ff\u1f00-\u1fff]",
    "ko": "[\uac00-\ud7af]",
    "th": "[\u0e01-\u0e4e]",
    "ka": "[\u10d0-\u10ff]",
    "hy": "[\u0531-\u0587]",
    "bn": "[\u0980-\u09ff]",
    "ta": "[\u0b80-\u0bff]",
}
_KANA = "[\u3041-\u30fa\u30fc-\u30ff]"
_HAN = "[\u3400-\u9fff]"
_OWN_SCRIPT = (
    "[\u0370-\u03ff\u0531-\u05ea\u0980-\u09ff\u0b80-\u0bff\u0e01-\u0e4e\u10d0-\u10ff\u1f00-\u1fff"
    "\u3041-\u9fff\uac00-\ud7af]"
)

# The commonest words of each language in news prose, without those that are names.
# Words that neighbours share count for each of them, but less.
_WORDS = {
    "en": """the of and to in a is was for that on with as by at from be are were has have had it
        its this he she they his her their not but which who will would been said after an or
        than when more about into over out up also""",
    "de": """der die das und in den von zu mit ist im für auf des nicht eine ein als auch es an
        werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum
        war haben nur oder aber vor zur bis mehr durch sich dem wurde wurden""",
    "fr": """le la les de des du et un une en est que qui dans pour au aux par sur pas ne plus il
        elle ce cette ces son sa ses avec se sont a été ont mais ou selon leur après entre comme
        deux nous être fait était d'un d'une qu'il c'est""",
    "es": """el la los las de del y un una en es que por para con no se su sus al lo como más pero
        ha han fue son este esta también entre sobre según después desde hasta sin muy ser tras
        donde cuando había está dijo uno dos años""",
    "it": """il lo la i gli le di del della dei delle degli e un una in è che per con non si al alla
        da dal dalla nel nella sono ha hanno come più anche ma su sul sulla questo questa dopo
        stato essere suo sua tra fra secondo era ai alle""",
    "pt": """o a os as de do da dos das e um uma em no na nos nas é que por para com não se seu sua
        ao à mais mas foi são também entre sobre segundo após até pelo pela como ou ser tem este
        esta disse está há já foram""",
    "ca": """el la els les de del dels i un una en és que per amb no es al com més però ha han va
        van aquest aquesta també entre sobre segons després fins són ser seva seu dels als""",
    "nl": """de het een en van in is dat op te voor met die zijn aan niet ook er bij uit door om
        naar als maar dan over wordt worden heeft hebben was werd tot nog volgens meer na tegen
        zich deze dit al kan""",
    "sv": """och att det i en som är på för av med den till inte har de ett om var vid från men så
        kan eller ska efter han hon sig också när nu under vi mot mer enligt säger blev mellan hur
        alla vara finns över utan""",
    "da": """og at det i en som er på for af med den til ikke har de et om var ved fra men så kan
        eller skal efter han hun sig også når nu under vi mod mere ifølge siger blev mellem hvor
        alle være ud over meget noget blevet""",
    "no": """og at det i en som er på for av med den til ikke har de et om var ved fra men så kan
        eller skal etter han hun seg også når nå under vi mot mer ifølge sier ble mellom hvor
        alle være ut over mye noe blitt å""",
    "fi": """ja on ei että se oli hän joka ovat myös mukaan kun mutta sen tai kuin ole ne mitä
        vain jo nyt vielä jos sekä niin jossa jotka olisi kanssa ollut jälkeen tämän tämä voi
        hänen siitä sitä noin asti eivät kertoo sanoo""",
    "pl": """i w na z nie się do to że jest o jak za od po przez ale dla są co był była było oraz
        tym który która które ich jego jej już tego ma być także może tylko pod przed według ze
        czy został roku podczas""",
    "cs": """a v na se je to že s z do o i za ve k jako po pro ale by od jeho podle který která
        které jsou byl byla bylo také už při však než nebo tak ze ke aby jen má mezi uvedl kteří
        roku před které""",
    "sk": """a v na sa je to že s z do o i za vo k ako po pre ale by od jeho podľa ktorý ktorá
        ktoré sú bol bola bolo aj už pri však než alebo tak zo ku aby len má medzi uviedol ktorí
        roku pred nie""",
    "hr": """i u na se je da za od su s o koji koja koje kako a ali će bi iz do po što nije bio
        bila prema te više kao samo nakon ili biti ima također još sve među rekao zbog tijekom""",
    "ro": """și de la în a care cu pe nu din o un pentru mai este că sunt fi au ce prin după dar
        lui ale sau fost al cele său sa ca se între fără către potrivit asupra acest această
        când ei""",
    "hu": """a az és hogy nem is egy de meg volt csak már még el ki azt mint vagy ha ez szerint
        után között lesz van nagy minden voltak pedig ezt amely aki akik ami majd illetve több
        miatt mely elmondta""",
    "tr": """ve bir bu da de için ile olarak olan daha çok gibi sonra kadar ne en ise göre o var
        yok değil ancak olduğunu oldu üzere ya her iki sonra tarafından ama dedi yeni ki büyük
        karşı önce söyledi""",
    "id": """yang dan di untuk dengan dari pada ini itu dalam tidak akan ke adalah juga oleh telah
        mereka kata tersebut sebagai bisa karena lebih atau ada setelah saat para bahwa""",
    "vi": """và của là có cho các được trong một những với không người đã này khi từ để về đến
        ra tại theo cũng trên sau như vào năm nhiều ông""",
    "ru": """и в не на что с по он как это но к из у за от его для о же так был была были бы до
        при также который которые которая она они после или уже еще ещё если чтобы во со только
        между году сообщил заявил об""",
    "uk": """і й та в у не на що з із по він як це але до за від його для про же так був була було
        були би при також який яка які яке вона вони після або вже ще якщо щоб зі лише між році
        повідомив заявив під через""",
    "be": """і ў у не на што з па ён як гэта але да за ад яго для пра жа так быў была было былі бы
        пры таксама які якая якія яна яны пасля ці ужо яшчэ калі каб толькі паміж годзе""",
    "bg": """и в на не че с по той като това но към от за се да е са са ще си или до при също
        който която които те тя след вече още ако само между беше бе бяха през а му със във как
        го им няма има година""",
    "sr": """и у на не да се је за од су са с о који која које као али ће би из до по што није био
        била према више само након или бити има такође још све међу рекао због током""",
    "mk": """и во на не дека се е за од со да ќе кој која кои како но или до по што беше според
        повеќе само после има исто така ги го меѓу рече поради денес""",
    "ar": """في من على إلى أن التي الذي عن مع هذا هذه ما لا كان كانت قد بعد بين أو كما لم قال
        وقال إن ذلك حيث خلال كل حتى ثم منذ غير عند لكن وفي ومن أنه بأن هو هي قبل""",
    "fa": """و در به از که این را با است برای آن یک خود تا بر شد هم نیز اما می کرد شده های بود
        کرده کند اند هر پس گفت دارد شود باید او ما یا پیش نمی ها همه باشد است""",
    "ur": """کے کی میں اور ہے کا سے نے کو پر کہ ہیں یہ اس بھی تھا نہیں کر ایک گیا تھی ہو تو گئے
        لیے بعد جو ان وہ کیا تک کہا""",
    "hi": """के में की है और से का को ने पर कि हैं यह भी इस एक था कर नहीं लिए कहा गया थे हो तो थी
        बाद ही जो वह अपने साथ किया तक रहे रही या उन्होंने करने""",
    "mr": """आणि आहे या च्या आहेत हे ते की त्या तो मध्ये करण्यात झाली होता होते मात्र यांनी असे
        नाही एक ही त्यांनी केली""",
}  # fmt: skip


def detect_language(text: str) -> str | None:
    """The BCP 47 primary tag of the language of *text*, or None if that is not plain.

    Less than some fifteen words, a language not known here, and a mixture are not plain.
    """
    beginning, sample = text[:BEGINNING], text[:SAMPLE]
    return (
        _by_script(beginning)
        # Small words seldom stand next to a sign; to part them from it costs the most.
        or _by_words(_lowered(beginning).split(), PLAIN_LEAD)
        or _by_script(sample)
        or _by_words(_words_in(_lowered(sample)), LEAST_LEAD)
    )


def _by_script(sample: str) -> str | None:
    if sample.isascii() or not re.search(_OWN_SCRIPT, sample):
        return None
    letters = sum(map(str.isalpha, sample))
    if letters < LEAST_LETTERS:
        return None
    for tag, script in _SCRIPTS.items():
        if 2 * len(re.findall(script, sample)) > letters:
            return tag if len(sample.split()) >= LEAST_WORDS or tag == "th" else None
    return _japanese_or_chinese(sample, letters)


def _japanese_or_chinese(sample: str, letters: int) -> str | None:
    """Japanese never goes without kana for long; Chinese has none."""
    kana, han = len(re.findall(_KANA, sample)), len(re.findall(_HAN, sample))
    if 2 * (kana + han) <= letters:
        return None
    return "ja" if 10 * kana >= kana + han else "zh"


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """For each small word the languages that use it."""
    index: dict[str, tuple[str, ...]] = {}
    for tag, words in _WORDS.items():
        for word in dict.fromkeys(words.split()):
            index[word] = (*index.get(word, ()), tag)
    return index


@cache
def small_words() -> frozenset[str]:
    """The small words of all these languages."""
    return frozenset(_languages_of())


def _lowered(text: str) -> str:
    return text.lower().replace("’", "'")


def _words_in(text: str) -> list[str]:
    """The words of *text* without the signs beside them; ASCII is parted at a third of the cost."""
    return text.translate(_ASCII_SIGNS).split() if text.isascii() else re.findall(_WORD, text)


def _by_words(words: list[str], lead: float) -> str | None:
    if len(words) < LEAST_WORDS:
        return None
    (best, score), (_, second) = _two_best(words)
    return best if score >= LEAST_SHARE * len(words) and score >= lead * second else None


def _two_best(words: list[str]) -> list[tuple[str, float]]:
    """The two languages with most small words among *words*; a shared word counts in parts."""
    index = _languages_of()
    weights: defaultdict[str, float] = defaultdict(float)
    for word, count in Counter(filter(index.__contains__, words)).items():
        tags = index[word]
        part = count / len(tags)
        for tag in tags:
            weights[tag] += part
    ranked = sorted(weights.items(), key=itemgetter(1), reverse=True)[:2]
    return [*ranked, ("", 0.0), ("", 0.0)][:2]
