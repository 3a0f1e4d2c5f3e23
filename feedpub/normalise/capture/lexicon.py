"""Words of page furniture, as data: phrases between semicolons, or words; any language.

They name what a line is for sure and so help to explain it. Where the story begins and
ends is decided by structure in `story`; a page in a language missing here still works.
Everything is in lower case, without punctuation and digits.
"""


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split(";"))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A line made of these alone, with a number, says how long the reading takes.
MINUTES = _words("""
    min mins minute minutes minuten minutter minuter minuto minutos minuti minuut minuta minuty
    minut minuts dk dakika perc min' хв хвилин хвилини хвилина мин минут минуты минута минути
    دقيقة دقائق دقیقه דקות דקה 分 分钟 分鐘 分で 분 λεπτά λεπτό
""")
READING = MINUTES | _words("""
    read reads reading time to a de of the for about approx estimated lesezeit lesedauer lesen
    lecture temps durée lectura lectura: leer lee tiempo de tempo di lettura leitura leestijd
    lezen lästid læsetid lesetid lukuaika czas czytania czytanie doba čtení čtenia timp citire
    olvasási idő okuma süresi okuma час читання читати на время чтения читать за четене قراءة
    للقراءة وقت القراءة مدة مطالعه زمان קריאה זמן של 約 读 阅读 閱讀 时间 時間 阅读时间 閱讀時間
    読む 読了 読めます で読めます 約: listen χρόνος ανάγνωσης ανάγνωση
""")

# A whole line that is one of these is a button, a label or a placeholder.
FURNITURE = _phrases("""
    share; share this; share this article; share this story; copy link; print; email; save;
    save for later; bookmark; listen; listen to this article; comment; comments; leave a comment;
    add a comment; no comments; follow; follow us; menu; search; home; log in; login; sign in;
    sign up; subscribe; subscribe now; register; donate; support us; become a member; newsletter;
    our newsletter; sponsored; sponsored content; skip to content; skip to main content;
    back to top; close; accept; accept all; reject all; decline; enter your email; your email;
    email address; facebook; twitter; telegram; whatsapp; instagram; linkedin; youtube; live; tags;
    topics; privacy policy; terms of use; terms of service; contact us; about us;
    all rights reserved; teilen; drucken; merken; kommentare; zum inhalt springen; anmelden;
    abonnieren; partager; commenter; commentaires; s'abonner; imprimer; compartir; comentarios;
    suscríbete; imprimir; compartilhar; partilhar; comentários; condividi; commenti; delen;
    reacties; dela; kommentarer; jaa; udostępnij; komentarze; sdílet; megosztás; paylaş;
    distribuie; поділитися; коментарі; підписатися; поделиться; комментарии; подписаться; сподели;
    коментари; مشاركة; شارك; تعليقات; اشترك; اشتراک گذاری; نظرات; שתף; שיתוף; תגובות;
    シェア; シェアする; コメント; 印刷; 分享; 评论; 評論; 공유; 댓글; κοινοποίηση; σχόλια; साझा करें
""")

ADVERTISEMENT = _words("""
    advertisement advertising ad ads anzeige werbung publicité publicidad publicidade pubblicità
    advertentie annons annonse annonce mainos reklama hirdetés реклама إعلان تبلیغات פרסומת 広告
    广告 廣告 광고 διαφήμιση विज्ञापन
""")

# The same, but what stands below belongs to other stories.
MORE = _phrases("""
    read more; show more; load more; see more; more news; more stories; more from this section;
    related; related stories; related articles; related news; read next; up next; latest news;
    latest stories; most read; most popular; popular; trending; recommended; recommended for you;
    you may also like; you might also like; editors' picks; editor's picks; mehr lesen;
    mehr anzeigen; mehr laden; weiterlesen; mehr zum thema; das könnte sie auch interessieren;
    meistgelesen; lire la suite; voir plus; à lire aussi; sur le même sujet; les plus lus;
    leer más; ver más; más noticias; noticias relacionadas; lo más leído; ler mais; ver mais;
    leia mais; mais lidas; leggi tutto; mostra altro; i più letti; lees meer; meer laden;
    meest gelezen; läs mer; visa mer; læs mere; vis mere; les mer; vis mer; lue lisää;
    czytaj więcej; pokaż więcej; najczęściej czytane; číst více; citește mai mult; tovább;
    devamını oku; читати далі; читати більше; показати більше; більше новин; читать далее;
    читать дальше; показать еще; показать ещё; ещё новости; прочети още; اقرأ المزيد; عرض المزيد;
    ادامه مطلب; بیشتر بخوانید; קראו עוד; קרא עוד; עוד חדשות; 続きを読む;
    もっと見る; 関連記事; 阅读更多; 查看更多; 相关新闻;
    更多; 더 보기; διαβάστε περισσότερα; और पढ़ें
""")

# A line that stands for a picture, and one that stands for a person's picture.
PICTURE = _phrases("""
    image; article image; featured image; photo; picture; video; play video; artikelbild; bild;
    foto; illustration; зображення; изображение; фото; відео; видео;
    صورة; תמונה; 画像; 写真; 图片; 圖片
""")
PORTRAIT = _phrases("""
    avatar; author image; author photo; author avatar; profile picture; profile image; autorenbild;
    аватар; صورة الكاتب; תמונת הכותב
""")

# What begins a byline; the name follows.
BYLINE = (
    "by ", "written by ", "reported by ", "reporting by ", "text by ", "author:", "authors:",
    "von ", "text:", "autor:", "autorin:", "autoren:", "par ", "por ", "auteur:", "auteur :",
    "di ", "door ", "av ", "af ", "tekst:", "teksti:", "autore:", "автор:", "автори:",
    "авторы:", "текст:", "yazan:", "بقلم ", "بقلم:", "نویسنده:", "כתב:", "מאת ", "מאת:",
    "文・", "文/", "作者:", "作者：", "记者:", "记者：", "記者:", "記者：",
)  # fmt: skip
AND = _words("and und et y e i en och og ja a și ve и та і й & و ו と 和 및 και")

# A capital does not make these a person: one in a byline's second part means a post or a house.
POST = _words("""
    reporter correspondent writer editor staff journalist columnist producer photographer desk
    bureau news newsroom press agency wire service times post courier tribune herald gazette
    media tv radio network chief senior contributor redaktion redakteur redakteurin reporterin
    korrespondent korrespondentin journaliste correspondant redactor redactora corresponsal
    periodista кореспондент кореспондентка редактор журналіст журналістка корреспондент
    журналист
""")
# What a bio tells of its person; needed before a name in a card is believed to be an author.
TRADE = POST | _words("""
    team covers covering writes wrote reports reported joined journalism journalists reporters
    readers author freelance berichtet schreibt arbeitet couvre cubre escribe пише пишет
    висвітлює освещает новин новостей
""")
FIRST_PERSON = (
    "we are ", "we're ", "i am ", "i'm ", "i’m ", "we’re ", "my name ", "hi, ", "hello",
    "wir sind ", "ich bin ", "nous sommes ", "je suis ", "somos ", "soy ", "sou ", "siamo ",
    "sono ", "wij zijn ", "ik ben ", "vi är ", "jag är ", "vi er ", "jeg er ", "jesteśmy ",
    "jestem ", "ми — ", "ми – ", "ми - ", "я — ", "мы — ", "мы – ", "мы - ", "نحن ", "أنا ",
    "אנחנו ", "אני ",
)  # fmt: skip
IS_VERBS = _words("""
    is are was has covers writes reports works joined leads — – - ist berichtet schreibt arbeitet
    est couvre es cubre escribe è é är er jest пише пишет працює работает هو هي הוא היא
""")

# What begins a picture's caption or credit, before a colon, slash or "by".
CREDIT = _words("""
    photo photos image images picture pictures illustration graphic video credit caption file
    foto fotos bild bilder grafik crédit crédits photograph photographs immagine kuva zdjęcie
    fot fotó fotoğraf фото ілюстрація иллюстрация снимка صورة عکس צילום 写真 图 图片 撮影 φωτογραφία
""")
CREDIT_SIGNS = (
    "photo", "images", "getty", "picture", "handout", "illustration", "foto:", "bild:",
    "courtesy of", "фото", "صورة", "צילום", "写真",
)  # fmt: skip

# What begins a line that leads to another story.
RELATED = (
    "read also", "also read", "read more:", "read:", "read next:", "see also", "related:",
    "related story", "more:", "watch:", "listen:", "lesen sie auch", "lesen sie mehr",
    "mehr dazu:", "siehe auch", "lire aussi", "à lire aussi", "voir aussi", "lea también",
    "leia também", "leia mais:", "lee también", "te puede interesar", "leggi anche",
    "lees ook", "läs också", "läs även", "les også", "læs også", "lue myös", "czytaj też",
    "czytaj także", "zobacz też", "čtěte také", "citește și", "olvasta már", "читайте також",
    "читайте також:", "читайте также", "дивіться також", "смотрите также", "прочетете също",
    "اقرأ أيض", "بیشتر بخوانید:", "קראו גם", "ראו גם", "関連記事", "相关阅读", "διαβάστε επίσης",
)  # fmt: skip

# What begins or is a line that asks for something, if the line is short.
ASKS = (
    "subscribe", "newsletter", "sign up", "sign in", "support our", "support us", "donate",
    "follow us", "download our app", "all rights reserved", "abonnieren sie", "abonnez-vous",
    "suscríbete", "підпишіться", "підписуйтесь", "подпишитесь", "подписывайтесь", "اشترك في",
)  # fmt: skip

# A paragraph with one of these speaks of the page, not of the world.
NOTICE = (
    "we use cookies", "uses cookies", "use cookies and",
    "use cookies for", "use of cookies", "cookie policy",
    "cookie settings", "cookies to ", "accept cookies", "accept all cookies",
    "enable javascript", "javascript is disabled", "javascript is required",
    "javascript to run", "turn on javascript", "requires javascript", "javascript and cookies",
    "disable any ad blocker", "disable your ad", "verify you are", "are not a robot",
    "you are human", "checking your browser", "verwenden cookies", "nutzen cookies",
    "javascript aktivieren", "aktivieren sie javascript", "utilisons des cookies",
    "activer javascript", "activez javascript", "utilizamos cookies", "usamos cookies",
    "uso de cookies", "utilizziamo cookie", "utilizziamo i cookie", "gebruiken cookies",
    "använder cookies", "bruker informasjonskapsler", "bruger cookies", "używamy plików cookie",
    "používáme cookies", "використовуємо файли cookie", "використовуємо cookie",
    "используем файлы cookie", "используем cookie", "نستخدم ملفات تعريف", "משתמשים בעוגיות",
    "משתמש בעוגיות", "クッキーを使用", "cookieを使用", "使用cookie", "使用 cookie",
)  # fmt: skip
NOTICE_STEMS = ("cookie", "javascript", "robot", "human", "browser", "ad block", "ad-block",
                "informasjonskapsler", "ملفات تعريف", "עוגיות", "クッキー")  # fmt: skip

# A label that may stand above a headline; used only where the layout leaves it open.
SECTIONS = _words("""
    news feed world politics business sport sports opinion culture local national economy
    health science technology tech weather breaking latest nachrichten politik wirtschaft kultur
    welt monde politique économie noticias política economía deportes mundo новини політика світ
    економіка спорт новости политика мир экономика أخبار سياسة عالم اقتصاد חדשות פוליטיקה עולם
    ニュース 国際 社会 政治 経済 新闻 国际 社会 财经
""")

UPDATED = (
    "updat", "modif", "aktualisiert", "mis à jour", "actualiz", "aggiorn", "bijgewerkt",
    "uppdater", "oppdater", "opdater", "aktualiz", "zaktualiz", "оновлено", "обновлено",
    "تحديث", "עודכן", "更新",
)  # fmt: skip

# What may stand beside a date without making the line more than a date.
WHEN = _words("""
    published posted created first last date on at monday tuesday wednesday thursday friday
    saturday sunday mon tue wed thu fri sat sun veröffentlicht am um uhr montag dienstag mittwoch
    donnerstag freitag samstag sonntag publié le à lundi mardi mercredi jeudi vendredi samedi
    dimanche publicado el las lunes martes miércoles jueves viernes sábado domingo опубліковано
    о об понеділок вівторок середа четвер п'ятниця субота неділя опубликовано в понедельник
    вторник среда четверг пятница суббота воскресенье
""")

_MONTHS = """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    januar februar märz mai juni juli oktober dezember jänner mrz okt dez
    janvier février mars avril juin juillet août septembre octobre novembre décembre janv févr
    avr juil déc
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ene
    abr ago dic set
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug ott
    janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev out
    januari februari maart mei augustus mrt
    maj augusti marts
    desember des
    tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta
    syyskuuta lokakuuta marraskuuta joulukuuta
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada
    grudnia
    ledna února března dubna května června července srpna září října listopadu prosince
    ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie
    január február március április május június július augusztus szeptember október
    ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
    януари февруари март април май юни юли август септември октомври ноември декември
    يناير فبراير مارس أبريل ابريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
    ژانویه فوریه آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر
    ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
    בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר
    ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου
    οκτωβρίου νοεμβρίου δεκεμβρίου
    जनवरी फ़रवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
"""
MONTHS = _words(_MONTHS)
