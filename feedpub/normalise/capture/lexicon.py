"""Words of page furniture, as data: phrases between semicolons, or words; any language.

They name what a line is for sure and so help to explain it. Where the story begins and
ends is decided by structure in `story`; a page in a language missing here still works.
Everything is in lower case, without punctuation and digits.
"""


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split(";"))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def by_first_letters(beginnings: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """*beginnings* by their first two letters, so that a line is compared with few of them."""
    index: dict[str, tuple[str, ...]] = {}
    for beginning in beginnings:
        index[beginning[:2]] = (*index.get(beginning[:2], ()), beginning)
    return index


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
    edit post; continue reading the main story; supported by; give monthly; article réservé aux
    abonnés; tweet this; open image in gallery; zamknij; meny; back to top; close; accept;
    accept all; reject all; decline; enter your email; your email;
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
    you may also like; you might also like; editors' picks; editors’ picks;
    editor's picks; mehr lesen;
    mehr anzeigen; mehr laden; weiterlesen; mehr zum thema; das könnte sie auch interessieren;
    meistgelesen; lire la suite; voir plus; à lire aussi; sur le même sujet; les plus lus;
    leer más; ver más; más noticias; noticias relacionadas; lo más leído; ler mais; ver mais;
    leia mais; mais lidas; leggi tutto; mostra altro; i più letti; lees meer; meer laden;
    meest gelezen; läs mer; visa mer; læs mere; vis mere; les mer; vis mer; lue lisää;
    czytaj więcej; pokaż więcej; najczęściej czytane; číst více; citește mai mult; tovább;
    devamını oku; haberin devamı; читати далі; читати більше; показати більше; більше новин;
    читать далее;
    читать дальше; показать еще; показать ещё; ещё новости; прочети още; اقرأ المزيد; عرض المزيد;
    ادامه مطلب; بیشتر بخوانید; קראו עוד; קרא עוד; עוד חדשות; 続きを読む;
    もっと見る; 関連記事; 阅读更多; 查看更多; 相关新闻;
    更多; 더 보기; διαβάστε περισσότερα; और पढ़ें
""")

# A line that stands for a picture, and one that stands for a person's picture.
PICTURE = _phrases("""
    image; article image; video thumbnail; featured image; photo; picture; video; play video;
    artikelbild; bild;
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
    "责编:", "责编：", "责任编辑:", "责任编辑：", "编辑:", "编辑：", "編輯：",
    "文・", "文/", "作者:", "作者：", "记者:", "记者：", "記者:", "記者：",
    "by: ", "von: ", "story by ", "words by ", "posted by ", "published by ", "submitted by ",
    "contributed by ", "analysis by ", "opinion by ", "review by ", "interview by ",
    "article by ", "post author by ", "written by: ", "author ", "artikel von ", "artikel von: ",
    "ein artikel von ", "geschrieben von ", "veröffentlicht von ", "eingestellt von ",
    "ein beitrag von ", "ein gastbeitrag von ", "gastbeitrag von ", "ein kommentar von ",
    "kommentar von ", "kolumne von ", "essay von ", "erstellt von ", "autor/in: ", "autor*in: ",
    "gepostet von ", "gespeichert von ", "autorin/autor ",
    "eine analyse von ", "interview von ", "autor ", "autorin ", "par : ", "écrit par ",
    "publié par ", "rédigé par ", "por: ", "escrito por ", "publicado por ", "texto: ",
    "texto de ", "scritto da ", "pubblicato da ", "a cura di ", "geschreven door ", "skriven av ",
    "skrevet av ", "skrevet af ", "kirjoittaja ", "autorka:", "írta:", "szerző:", "oleh:",
    "penulis:", "автор ", "редактор:", "συντάκτης:", "کاتب:",
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
# What may stand alone above the names.
BY_ALONE = _phrases("""
    by; von; par; por; di; door; av; af; written by; story by; words by; text; texte; texto; autor;
    autorin; author; authors; autoren; author of the article; autor*in; autor/in; autorin/autor;
    post author; text & fotos; text und fotos; text and photos; autor*in; published by; posted by;
    geschrieben von; ein artikel von; artikel von; auteur; escrito por; escrit per; a cura di;
    автор; автори; авторы; текст; skrevet av; skriven av; yazan; بقلم; מאת; 作者; 记者; 記者; 文
""")
# News agencies, which are authors too, and what makes a name one of an editorial staff.
AGENCIES = _phrases("""
    dpa; afp; sda; apa; ap; reuters; t-online; kna; epd; ansa; efe; tass; pap; čtk; lusa; belga;
    keystone-sda; associated press; the associated press; agence france-presse; ntb; tt; stt
""")
# And more of them, where a line has nothing else.
WIRES = AGENCIES | _phrases("""
    upi; pti; ani; ians; xinhua; yonhap; kyodo; kyodo news; jiji press; bernama; antara; vna;
    aap; efe; agencia efe; europa press; télam; notimex; agência brasil; adnkronos; agi;
    askanews; lapresse; apa-ots; dpa-afx; sid; ritzau; belga; anp; mti; agerpres; hina; tanjug;
    srna; beta; sta; bta; bns; leta; elta; anadolu ajansı; anadolu agency; dha; iha; aa;
    interfax; ria novosti; ukrinform; unian; тасс; интерфакс; риа новости; укрінформ; укринформ;
    унн; wafa; irna; isna; 新华社; 新華社; 中新社; 共同通信; 時事通信;
    연합뉴스; ap; bloomberg; cnn; news agencies; agencies; agenturen; agencias; agences; agenzie
""")
# The last word of what a staff calls itself.
DESK = _words("""
    desk correspondent bureau newsroom reporter reporters service team staff editor editors writer
    editorial agency report
""")
HOUSE_WORDS = _words("redaktion redacción rédaction redazione redação redakcja redakce newsdesk")
BY_WORDS = _words("by von par por di door av af автор: fotos: text:")
# What stands behind a name and does something.
BUTTON_WORDS = _words("""
    follow folgen seguir suivre image photo avatar post comment comments kommentar kommentare
    schreibe icon folge lesezeit lesedauer symbolbild tags categories veröffentlicht published
""")
# A post that never is a part of a name or of a house.
JOB = _words("""
    director chief autor autorin chefredakteur chefredakteurin volontär volontärin redaktor
    redaktorin korrespondentin jornalista repórter journalistin journalista giornalista redaktør
    journaliste-reporter attorney analyst fellow researcher specialist manager founder co-founder
    cofounder owner ceo cto cfo cmo strategist consultant expert professor trainer reviewer
    developer engineer designer marketer blogger dietitian nutritionist officer associate assistant
    scientist economist psychologist lecturer gardener contributors writers editors reporters
    geschäftsführer gründer gründerin leiter leiterin experte expertin ressortleiter rédacteur
    rédactrice directeur directrice redattore redattrice direttore redacteur verslaggever
    redaktör redaktorka redakteurs dziennikarz dziennikarka muhabir editör muhabiri editörü
    reporter correspondent writer editor journalist columnist producer photographer contributor
    redakteur redakteurin reporterin korrespondent korrespondentin journaliste correspondant
    redactor redactora corresponsal periodista кореспондент кореспондентка редактор журналіст
    журналістка корреспондент журналист
""")
# What stands behind a name for what its bearer has learnt.
DEGREES = _words("""
    ms ma ba bs bsc msc phd ph.d md m.d mba mph jd rd rdn rn ld cpt cscs dvm dds dpt do edd llb llm
    cpa cfa cfp esq jr sr pe np pa lcsw psyd
""")
# What somebody else did, before "by" or where names follow.
OTHER_WORK = _words("""
    reviewed edited checked fact-checked approved verified translated illustrated photographed
    sponsored powered supported presented recommended owned liked funded narrated produced directed
    designed photos photo images image photography illustration illustrations translation updated
    modified hosted brought supervised proofread geprüft bearbeitet übersetzt redigiert lektoriert
    fotos foto bilder bild traduit révisé vérifié revisado editado traducido verificado rivisto
    tradotto
""")
# What leads to other stories of the same author: "View all posts by", "Mehr von".
MORE_OF = _words("""
    view see more all read latest other about mehr alle weitere über plus tous voir ver más todos
    todas vedi altri tutti meer alla fler alle flere więcej všechny więcej інші усі всі все другие
""")
OF = _words("by from von par de por di da door van av af od від от")
# What may stand in lower case within a name.
PARTICLES = _words("""
    van von de der den del della di da dos das do du la le ten ter zu zur bin ibn al el y e
""")
# The first words of many towns and lands.
PLACE_WORDS = _words("""
    new san los las el tel st saint santa são sao rio la le den hong kuala addis north south east
    west port cape washington united the das die der ein eine a an in on at bad ciudad buenos
    costa puerto sri saudi
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
    "lees ook", "läs också", "läs mer:", "ये भी पढ़ें", "läs även", "les også", "læs også",
    "lue myös", "czytaj też",
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
    "aller cookies", "von cookies zu",
    "javascript aktivieren", "aktivieren sie javascript", "utilisons des cookies",
    "activer javascript", "activez javascript", "utilizamos cookies", "usamos cookies",
    "uso de cookies", "utilizziamo cookie", "utilizziamo i cookie", "gebruiken cookies",
    "använder cookies", "bruker informasjonskapsler", "bruger cookies", "używamy plików cookie",
    "používáme cookies", "використовуємо файли cookie", "використовуємо cookie",
    "используем файлы cookie", "используем cookie", "نستخدم ملفات تعريف", "משתמשים בעוגיות",
    "משתמש בעוגיות", "クッキーを使用", "cookieを使用", "使用cookie", "使用 cookie",
    "page you are looking for", "page you were looking for", "page you requested",
    "page cannot be found", "page could not be found", "seite wurde nicht gefunden",
    "seite existiert nicht", "page que vous recherchez", "page demandée", "página que buscas",
    "página no existe", "pagina che cerchi", "subscribe to read", "subscribe to continue",
    "already a subscriber", "for subscribers only", "to continue reading", "to keep reading",
    "réservé aux abonnés", "réservée aux abonnés", "réservés aux abonnés",
    "information on your device", "information on a device", "informationen auf einem gerät",
    "informationen auf ihrem gerät", "informationen auf deinem gerät",
    "informations sur un terminal", "informations sur un appareil",
    "informations sur votre appareil", "información en un dispositivo",
    "información en su dispositivo", "información en tu dispositivo",
    "informazioni su un dispositivo", "informazioni sul tuo dispositivo",
    "informações num dispositivo", "informações em um dispositivo", "informatie op een apparaat",
)  # fmt: skip
NOTICE_STEMS = (
    "page", "seite", "página", "pagina", "subscri", "abonné", "reading", "cookie", "javascript",
    "robot", "human", "browser", "ad block", "ad-block", "informasjonskapsler", "ملفات تعريف",
    "עוגיות", "クッキー", "device", "gerät", "terminal", "appareil", "dispositivo", "apparaat",
)  # fmt: skip

# A label that may stand above a headline; used only where the layout leaves it open.
SECTIONS = _words("""
    war travel life lifestyle entertainment arts fashion money ai crime africa europe asia
    americas society education environment climate law international wissen gesellschaft panorama
    wissenschaft ratgeber reise digital netzwelt auto gesundheit regional lokales landwirtschaft
    gastkommentar société sciences santé planète france sociedad ciencia internacional españa
    cronaca politica esteri economia tecnologia nyheter inrikes utrikes ekonomi nöje świat polityka
    wydarzenia gospodarka kultura nauka dünya gündem siyaset spor kültür общество культура
    происшествия суспільство brasil esportes regio binnenland buitenland economie
    news feed world politics business sport sports opinion culture local national economy
    health science technology tech weather breaking latest nachrichten politik wirtschaft kultur
    welt monde politique économie noticias política economía deportes mundo новини політика світ
    економіка спорт новости политика мир экономика أخبار سياسة عالم اقتصاد חדשות פוליטיקה עולם
    ニュース 国際 社会 政治 経済 新闻 国际 社会 财经
""")

UPDATED = (
    "updat", "modif", "aktualisiert", "mis à jour", "actualiz", "aggiorn", "bijgewerkt",
    "uppdater", "oppdater", "opdater", "aktualiz", "zaktualiz", "оновлен", "обновлен", "изменен",
    "актуализ", "تحديث", "עודכן", "更新", "修改", "수정", "업데이트", "güncelle", "diperbarui",
    "dikemas kini", "cập nhật", "अपडेट", "আপডেট", "ενημέρωσ", "ενημερώθ", "frissít", "módosít",
    "päivitetty", "muokattu", "ažurira", "ажурира", "atnaujin", "atjaunin", "uuendat", "muudet",
    "uppfært", "روزرسانی", "ویرایش", "اپ ڈیٹ", "actualitz", "อัปเดต", "last edited",
    "last review", "last revis",
    "zuletzt", "letzte änderung",
)  # fmt: skip

# What begins a line that says when a story was published.
PUBLISHED = (
    "published", "posted", "created", "date:", "date ", "veröffentlicht", "erschienen", "datum",
    "publiziert", "erstellt", "gespeichert", "publié", "publicado", "publicada", "pubblicato",
    "gepubliceerd", "geplaatst", "publicerad", "publisert", "udgivet", "julkaistu", "opublikowan",
    "publikováno", "közzététel", "опубліковано", "опубликовано", "дата", "تاريخ النشر", "פורסם",
    "发布", "發布", "公開", "掲載", "投稿", "配信", "입력", "등록",
    "first published", "entry posted", "originally published", "this entry was posted", "stand:",
    "stand ", "yayın", "giriş", "terbit", "tayang", "đăng", "δημοσί", "publicat", "megjelen",
    "objavljen", "објављен", "публикуван", "प्रकाशित", "প্রকাশ", "publikuota", "publicēts",
    "avaldatud", "birt ", "انتشار", "تاریخ انتشار", "zveřejněno", "vydáno", "dodano",
)  # fmt: skip

# Verbs that anywhere in a notice below a story say so.
PUBLISHED_ON = (
    "veröffentlicht", "erschienen", "erstellt", "geschrieben", "abgelegt", "published", "posted",
    "publié", "publicad", "publicat", "pubblicat", "gepubliceerd", "geplaatst", "publicerad",
    "publisert", "udgivet", "julkaistu", "opublikowan", "опубликова", "опубліков", "публикуван",
    "објављен", "objavljen", "δημοσιε", "yayınlan", "diterbitkan", "közzétéve", "megjelent",
    "zveřejněn", "publikován",
)  # fmt: skip

# What stands beside the date of a comment.
REPLY = _words("""
    reply says antworten antwort sagt répondre responder dice rispondi reageren svar svara vastaa
    odpowiedz odpovědět ответить відповісти yanıtla cevapla răspunde balas απάντηση رد הגב 返信 回复
    回覆 답글
""")

# What may stand beside a date without making the line more than a date.
WHEN = _words("""
    published posted created first last date on at monday tuesday wednesday thursday friday
    saturday sunday mon tue wed thu fri sat sun veröffentlicht am um uhr montag dienstag mittwoch
    donnerstag freitag samstag sonntag publié le à lundi mardi mercredi jeudi vendredi samedi
    dimanche publicado el las lunes martes miércoles jueves viernes sábado domingo опубліковано
    geplaatst gepubliceerd op maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    pubblicato il alle ore lunedì martedì mercoledì giovedì venerdì sabato domenica publié
    publicerad den måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag
    segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado às em mo di mi do fr
    sa so lun mar mer jeu ven sam dim posted date: time: edt tues thur thurs 星期一 星期二 星期三
    星期四 星期五 星期六 星期日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日
    الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد נכתב פורסם בתאריך
    nedjelja poniedziałek wtorek środa czwartek piątek
    sobota niedziela pondělí úterý středa čtvrtek pátek neděle pazartesi salı çarşamba perşembe
    cuma cumartesi pazar today heute aujourd'hui hoy oggi vandaag idag dziś dnes hoje сьогодні
    сегодня bugün اليوم היום 今日 今天 오늘 om updated modified uppdaterad publisert oppdatert
    kl kl. aktualisiert aktualisierte geändert zuletzt stand erstellt geschrieben erschienen
    gespeichert created datum
    actualizado aggiornato aggiornata publicação atualizado güncelleme gmt cet cest est edt
    о об понеділок вівторок середа четвер п'ятниця субота неділя опубликовано в понедельник
    вторник среда четверг пятница суббота воскресенье
    senin selasa rabu kamis jumat jum'at sabtu minggu isnin khamis jumaat pukul diterbitkan
    thứ chủ nhật ngày lúc giờ đăng सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार प्रकाशित
    সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার প্রকাশ প্রকাশিত δευτέρα τρίτη τετάρτη
    πέμπτη παρασκευή σάββατο κυριακή δημοσίευση δημοσιεύθηκε δημοσιεύτηκε στις ώρα luni marți
    miercuri joi vineri sâmbătă duminică publicat hétfő kedd szerda csütörtök péntek szombat
    vasárnap közzétéve megjelent maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai
    julkaistu ponedjeljak ponedeljak utorak srijeda sreda četvrtak petak subota nedelja objavljeno
    понедељак уторак четвртак петак субота недеља објављено понеделник сряда четвъртък петък събота
    неделя публикувана публикувано pondelok utorok streda štvrtok piatok nedeľa zveřejněno
    publikováno vydáno ponedeljek torek četrtek nedelja pirmadienis antradienis trečiadienis
    ketvirtadienis penktadienis šeštadienis sekmadienis pirmdiena otrdiena trešdiena ceturtdiena
    piektdiena sestdiena svētdiena esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev
    mánudagur þriðjudagur miðvikudagur fimmtudagur föstudagur laugardagur sunnudagur birt
    شنبه یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه پنج‌شنبه جمعه انتشار تاریخ ساعت الإثنين الاثنين
    الاربعاء تاريخ النشر نشر الساعة יום בשעה תאריך פרסום 입력 등록 발행 송고 월요일 화요일 수요일
    목요일 금요일 토요일 일요일 公開 掲載 配信 投稿 发布 發布 发布时间 發布時間 日期 時間 时间
    วันจันทร์ วันอังคาร วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์ วันอาทิตย์ เผยแพร่ เวลา
    dilluns dimarts dimecres dijous divendres dissabte diumenge yayınlanma giriş tarihi
    opublikowano dodano
""")

# What no person is called, however capital.
NO_NAMES = (
    POST
    | SECTIONS
    | WHEN
    | MINUTES
    | _words("""
    share comments comment kommentar kommentare lesezeichen merken teilen drucken print email
    facebook twitter whatsapp update updated stand read more news live video audio podcast blog
    north south east west middle aus region ort datum quelle thema autor bild foto zitat bewertung
    aktuelles union presidente president präsident minister ministro
    newsletter home start startseite inicio accueil okunma süresi
""")
)

NOBODY = _words("""
    unknown anonymous admin administrator anonym desconocido anonimo wordpressadmin webmaster root
    user unbenannt unbekannt inconnu
""")
# How words for things end in several languages, and names seldom.
NOUN_ENDINGS = ("heit", "keit", "nisse", "schaft", "tion", "tionen", "ität", "ungen", "ción")

# Twelve names a row, January to December; "-" where a row has none of its own.
MONTH_ROWS = """
    january february march april may june july august september october november december
    jan feb mar apr - jun jul aug sep oct nov dec
    - - - - - - - - sept - - -
    januar februar märz april mai juni juli august september oktober november dezember
    jänner feber mrz - - - - - - okt - dez
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    janv fevrier - avr - - juil aout - - - déc
    - févr - - - - - - - - - decembre
    - fév - - - - - - - - - -
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    ene - - abr - - - ago setiembre - - dic
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
    gen - - - mag giu lug - set ott - -
    janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
    - fev - - - - - - - out - -
    gener febrer març abril maig juny juliol agost setembre octubre novembre desembre
    - - - - - - - ag - - - des
    januari februari maart april mei juni juli augustus september oktober november december
    - - mrt - - - - - - - - -
    - - mars - maj - - augusti - - - -
    - - marts - - - - - - - - -
    - - - - - - - - - - - desember
    tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta
        syyskuuta lokakuuta marraskuuta joulukuuta
    jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
    janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris
        decembris
    sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio
        gruodžio
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada
        grudnia
    sty lut - kwi maj cze lip sie wrz paź lis gru
    ledna února března dubna května června července srpna září října listopadu prosince
    leden únor březen duben květen červen červenec srpen září říjen listopad prosinec
    - - marec apríl máj jún júl - - október - -
    januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra
    siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga
        prosinca
    sij velj ožu tra svi lip srp kol ruj lis stu pro
    - - - - - - - - - - studenog -
    januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra
    januarja februarja - - - junija julija - septembra - - -
    - - mart - maj jun jul avgust septembar oktobar novembar decembar
    јануар фебруар март април мај јун јул август септембар октобар новембар децембар
    јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра
    јануари февруари март април мај јуни јули август септември октомври ноември декември
    ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie
        decembrie
    ian - - - - iun iul - - - noi -
    január február március április május június július augusztus szeptember október november
        december
    - - márc ápr máj jún júl - szept - - -
    ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
    oca şub - nis - haz tem ağu eyl eki kas ara
    januari februari maret april mei juni juli agustus september oktober november desember
    - - - - - - - agu - - - -
    - - mac - - jun julai ogos - - - disember
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
    янв фев мар апр - июн июл авг сен окт ноя дек
    - февр - - - - - - сент - нояб -
    січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
    січень лютий березень квітень травень червень липень серпень вересень жовтень листопад
        грудень
    січ лют бер квіт трав черв лип серп вер жовт лист груд
    - - - кві тра чер - сер - жов лис гру
    студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада
        снежня
    януари февруари март април май юни юли август септември октомври ноември декември
    ян - - - - - - - септ - - -
    يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
    - - - ابريل - يونية يوليه اغسطس - اكتوبر - -
    كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول
    جانفي فيفري - أفريل ماي جوان جويلية أوت - - - -
    - - - - - - يوليوز غشت شتنبر - نونبر دجنبر
    ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر
    جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر
    ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
    בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר
    - - מרס - - - - - - - - -
    - - במרס - - - - - - - - -
    ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου
        οκτωβρίου νοεμβρίου δεκεμβρίου
    ιαν φεβ μαρ απρ μαΐ ιουν ιουλ αυγ σεπ οκτ νοε δεκ
    - - - - μαϊ - - - σεπτ - νοέ -
    - - - - μάι - - - - - - -
    जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
    जनवरी फरवरी मार्च अप्रैल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर
    জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর
    जानेवारी फेब्रुवारी - एप्रिल - - - ऑगस्ट - - - -
    - फेब्रुअरी - अप्रिल - जुन - अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर
    - - - - - - - - सितम्बर अक्तूबर नवम्बर दिसम्बर
    জানুয়ারী ফেব্রুয়ারী - - - - - আগষ্ট - - - -
    ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்
    జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జులై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్
    ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್
    ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ് സെപ്റ്റംബർ ഒക്ടോബർ നവംബർ ഡിസംബർ
    જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ સપ્ટેમ્બર ઑક્ટોબર નવેમ્બર ડિસેમ્બર
    - - - - - - - ઓગસ્ટ - ઓક્ટોબર - -
    ਜਨਵਰੀ ਫ਼ਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ
    ජනවාරි පෙබරවාරි මාර්තු අප්‍රේල් මැයි ජූනි ජූලි අගෝස්තු සැප්තැම්බර් ඔක්තෝබර් නොවැම්බර් දෙසැම්බර්
    ဇန်နဝါရီ ဖေဖော်ဝါရီ မတ် ဧပြီ မေ ဇွန် ဇူလိုင် ဩဂုတ် စက်တင်ဘာ အောက်တိုဘာ နိုဝင်ဘာ ဒီဇင်ဘာ
    មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ
    มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม
    ม.ค ก.พ มี.ค เม.ย พ.ค มิ.ย ก.ค ส.ค ก.ย ต.ค พ.ย ธ.ค
    იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი
        დეკემბერი
    հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի
        դեկտեմբերի
    қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
    yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr
    - - - - - - - avgust sentabr oktabr - -
    janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor
    janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember
    ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr
    xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro
    jannar frar marzu april mejju ġunju lulju awwissu settembru ottubru novembru diċembru
    januarie februarie maart april mei junie julie augustus september oktober november desember
    januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba
    enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre
    janairu faburairu maris afirilu mayu yuni yuli agusta satumba oktoba nuwamba disamba
    siječanj veljača ožujak travanj svibanj lipanj srpanj - - - studeni prosinac
    - - - - - - - - - - nopember -
    - peb - - - - - agt - - nop -
    - - mäerz - - iyn iyl - - - - -
    - - - - - čvn čvc - - - - -
    جنوري فبروري - - - - جولای - - - - -
"""
# Of the Solar Hijri year, from the spring on.
SOLAR_MONTHS = """
    فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند
""".split()
# Names that are another month in another language: by language, which month.
MONTHS_APART = {
    "listopada": {"pl": 11, "hr": 10},
    "lis": {"pl": 11, "hr": 10},
    "lip": {"pl": 7, "hr": 6},
    "srp": {"cs": 8, "hr": 7},
}

# Languages whose countries all write the day before the month, in numbers too.
DAY_FIRST_LANGUAGES = _words("""
    de fr es it pt ca nl da no sv is fi et lv pl cs sk hr sl ro tr id vi ru uk be bg sr mk el he ar
    hi mr bn ta ur th ka hy
""")

# Places where English is written day-first, and month-first, as the names of hosts end in them.
DAY_FIRST_PLACES = _words("uk gb ie au nz in za ng gh pk bd lk sg my mt zw ug tz zm jm tt eu")
MONTH_FIRST_PLACES = _words("us gov mil edu")

# "2 hours ago": what stands before or after the number and its unit.
AGO_BEFORE = (
    "vor", "il y a", "hace", "há", "for", "för", "pred", "před", "prije", "pre", "пре", "преди",
    "πριν από", "πριν", "prieš", "pirms", "acum", "منذ", "قبل", "לפני",
)  # fmt: skip
AGO = (
    "ago", "geleden", "sedan", "siden", "sitten", "temu", "назад", "тому", "önce", "fa", "lalu",
    "atrás", "trước", "前", "전", "پیش", "पहले", "yang lalu", "আগে", "ที่แล้ว", "ที่ผ่านมา",
)  # fmt: skip
ONE = _words("a an one einer einem une un una uma een en et ett ein egy un' un’ mia μία ένα")
UNITS = {
    name: unit
    for unit, names in {
        "minute": """m min mins minute minutes minuten minutter minuter minuto minutos minuti
            minut minuty minuta minutama minūtēm minučių dakika perc хв хвилин хвилини хвилину
            хвилина мин минут минуты минуту минути นาที মিনিট minuuttia menit phút دقيقة دقائق
            دقیقه דקות דקה 分 分钟 分鐘 분 मिनट λεπτά""",
        "hour": """h hr hrs hour hours stunde stunden heure heures hora horas ora ore uur uren
            timme sati sata sat satima valandas valandų stundām stundas сата сати ชั่วโมง ঘণ্টা
            घंटा oră óra timmar time timer tuntia godzin godzinę godziny hodinami hodinou saat
            год годин години годину час часа часов jam giờ ساعة ساعات ساعت שעות שעה 小时 小時
            時間 시간 घंटे ώρες""",
        "day": """d day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen
            zile zi dienas dienām dana dan วัน দিন dagar dage dager päivää dni dzień dny dnem
            gün день дні днів дня дней hari ngày يوم أيام روز ימים יום 天 日 일 दिन ημέρες""",
        "longer": """w week weeks month months mo year years woche wochen monat monaten jahr
            jahren semaine semaines mois an ans semana semanas mes meses mês año años ano anos
            settimana settimane mese mesi anni week weken maand maanden vecka veckor uke uker
            uger måned måneder tydzień tygodnie miesiąc miesiące тиждень тижні місяць місяці
            неделю недели месяц месяца שבוע חודש 周 週間 か月""",
    }.items()
    for name in names.split()
}  # fmt: skip
YESTERDAY = _words("""
    yesterday gestern hier ayer ieri ontem gisteren igår eilen wczoraj včera вчора вчера dün أمس
    دیروز אתמול 昨日 昨天 어제 कल χθες
""")
