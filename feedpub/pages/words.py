"""What feedpub's pages and stylesheets say of themselves, in the languages of their readers.

A language is one more entry of `WORDS`; a story is never translated.
"""

import msgspec


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The words of pages in one language."""

    language: str  # BCP 47
    skip: str
    subscribe: str
    what: str  # what a feed is good for
    choose: str  # the three steps of subscribing
    copy: str
    add: str
    latest: str
    nothing: str  # of a site without items
    feeds: str
    sections: str
    authors: str
    tags: str
    more: str  # feeds of other kinds
    stories: str  # before their number
    opml: str
    updated: str  # before a date
    attachments: str
    table: str
    all: str  # leads back to the front page
    feed: str  # what is said on top of a feed that a browser shows
    how: str


WORDS = {
    words.language: words
    for words in (
        Words(
            language="en",
            skip="Skip to the content",
            subscribe="Subscribe",
            what="A feed brings you what is new here. It takes no account and no email address,"
            " and nobody but you decides what you see.",
            choose="Choose a feed reader: an app or a website that collects news for you.",
            copy="Copy one of these addresses. Any of them will do.",
            add="Add it in your reader. From then on, new stories come to you.",
            latest="Latest",
            nothing="Nothing has been published yet. Subscribe now, and the first story will come"
            " to you.",
            feeds="All feeds",
            sections="By section",
            authors="By author",
            tags="By topic",
            more="More feeds",
            stories="Stories",
            opml="All feeds in one file (OPML), to import into a reader",
            updated="Updated",
            attachments="Attachments",
            table="Table",
            all="All stories",
            feed="This is a feed. A feed reader can fetch it for you and show you what is new.",
            how="To subscribe, copy the address of this page and add it in your reader.",
        ),
        Words(
            language="de",
            skip="Zum Inhalt springen",
            subscribe="Abonnieren",
            what="Ein Feed bringt Ihnen, was hier neu ist: ohne Konto, ohne E-Mail-Adresse, und nur"
            " Sie entscheiden, was Sie sehen.",
            choose="Wählen Sie einen Feedreader: eine App oder eine Website, die Nachrichten für"
            " Sie sammelt.",
            copy="Kopieren Sie eine dieser Adressen. Es genügt eine beliebige.",
            add="Fügen Sie sie in Ihrem Feedreader hinzu. Neue Meldungen kommen dann von selbst.",
            latest="Neueste Meldungen",
            nothing="Noch ist nichts erschienen. Abonnieren Sie jetzt, und die erste Meldung kommt"
            " zu Ihnen.",
            feeds="Alle Feeds",
            sections="Nach Ressort",
            authors="Nach Autor",
            tags="Nach Thema",
            more="Weitere Feeds",
            stories="Meldungen",
            opml="Alle Feeds in einer Datei (OPML), zum Importieren in einen Feedreader",
            updated="Aktualisiert",
            attachments="Anhänge",
            table="Tabelle",
            all="Alle Meldungen",
            feed="Dies ist ein Feed. Ein Feedreader holt ihn für Sie ab und zeigt Ihnen, was neu"
            " ist.",
            how="Zum Abonnieren kopieren Sie die Adresse dieser Seite und fügen sie in Ihrem"
            " Feedreader hinzu.",
        ),
        Words(
            language="fr",
            skip="Aller au contenu",
            subscribe="S’abonner",
            what="Un flux vous apporte les nouveautés de ce site : sans compte, sans adresse"
            " électronique, et vous seul décidez de ce que vous voyez.",
            choose="Choisissez un lecteur de flux : une application ou un site qui rassemble les"
            " actualités pour vous.",
            copy="Copiez l’une de ces adresses. N’importe laquelle convient.",
            add="Ajoutez-la dans votre lecteur. Les nouveaux articles vous parviendront ensuite"
            " d’eux-mêmes.",
            latest="Derniers articles",
            nothing="Rien n’a encore été publié. Abonnez-vous dès maintenant, et le premier article"
            " viendra à vous.",
            feeds="Tous les flux",
            sections="Par rubrique",
            authors="Par auteur",
            tags="Par sujet",
            more="Autres flux",
            stories="Articles",
            opml="Tous les flux dans un seul fichier (OPML), à importer dans un lecteur",
            updated="Mis à jour",
            attachments="Pièces jointes",
            table="Tableau",
            all="Tous les articles",
            feed="Ceci est un flux. Un lecteur de flux peut le relever pour vous et vous montrer"
            " les nouveautés.",
            how="Pour vous abonner, copiez l’adresse de cette page et ajoutez-la dans votre"
            " lecteur.",
        ),
        Words(
            language="es",
            skip="Saltar al contenido",
            subscribe="Suscribirse",
            what="Un canal le trae las novedades de este sitio: sin cuenta, sin correo electrónico,"
            " y solo usted decide lo que ve.",
            choose="Elija un lector de canales: una aplicación o un sitio web que reúne noticias"
            " para usted.",
            copy="Copie una de estas direcciones. Cualquiera sirve.",
            add="Añádala en su lector. A partir de entonces le llegarán las noticias nuevas.",
            latest="Lo más reciente",
            nothing="Todavía no se ha publicado nada. Suscríbase ahora y le llegará la primera"
            " noticia.",
            feeds="Todos los canales",
            sections="Por sección",
            authors="Por autor",
            tags="Por tema",
            more="Más canales",
            stories="Noticias",
            opml="Todos los canales en un archivo (OPML), para importarlos en un lector",
            updated="Actualizado",
            attachments="Archivos adjuntos",
            table="Tabla",
            all="Todas las noticias",
            feed="Esto es un canal de noticias. Un lector puede recogerlo y mostrarle las"
            " novedades.",
            how="Para suscribirse, copie la dirección de esta página y añádala en su lector.",
        ),
        Words(
            language="pt",
            skip="Ir para o conteúdo",
            subscribe="Assinar",
            what="Um feed traz até você o que há de novo aqui: sem conta, sem endereço de e-mail,"
            " e só você decide o que vê.",
            choose="Escolha um leitor de feeds: um aplicativo ou site que reúne notícias para"
            " você.",
            copy="Copie um destes endereços. Qualquer um serve.",
            add="Adicione-o ao leitor. A partir daí, as novas notícias chegam sozinhas.",
            latest="Últimas notícias",
            nothing="Ainda não há nada publicado. Assine agora, e a primeira notícia chegará a"
            " você.",
            feeds="Todos os feeds",
            sections="Por seção",
            authors="Por autor",
            tags="Por tema",
            more="Mais feeds",
            stories="Notícias",
            opml="Todos os feeds em um só arquivo (OPML), para importar em um leitor",
            updated="Atualizado",
            attachments="Anexos",
            table="Tabela",
            all="Todas as notícias",
            feed="Isto é um feed. Um leitor de feeds pode buscá-lo e mostrar o que há de novo.",
            how="Para assinar, copie o endereço desta página e adicione-o ao leitor.",
        ),
        Words(
            language="it",
            skip="Vai al contenuto",
            subscribe="Abbonarsi",
            what="Un feed porta da voi le novità di questo sito: senza account, senza indirizzo"
            " e-mail, e solo voi decidete che cosa vedere.",
            choose="Scegliete un lettore di feed: un’app o un sito che raccoglie le notizie per"
            " voi.",
            copy="Copiate uno di questi indirizzi. Va bene uno qualsiasi.",
            add="Aggiungetelo nel lettore. Da quel momento le nuove notizie arrivano da sole.",
            latest="Ultime notizie",
            nothing="Non è stato ancora pubblicato nulla. Abbonatevi ora e riceverete la prima"
            " notizia.",
            feeds="Tutti i feed",
            sections="Per sezione",
            authors="Per autore",
            tags="Per argomento",
            more="Altri feed",
            stories="Notizie",
            opml="Tutti i feed in un solo file (OPML), da importare in un lettore",
            updated="Aggiornato",
            attachments="Allegati",
            table="Tabella",
            all="Tutte le notizie",
            feed="Questo è un feed. Un lettore di feed può prelevarlo per voi e mostrarvi le"
            " novità.",
            how="Per abbonarvi, copiate l’indirizzo di questa pagina e aggiungetelo nel lettore.",
        ),
        Words(
            language="nl",
            skip="Naar de inhoud",
            subscribe="Abonneren",
            what="Een feed brengt u wat hier nieuw is: zonder account, zonder e-mailadres, en"
            " alleen u bepaalt wat u ziet.",
            choose="Kies een feedlezer: een app of een website die nieuws voor u verzamelt.",
            copy="Kopieer een van deze adressen. Elk adres is goed.",
            add="Voeg het toe in uw feedlezer. Nieuwe berichten komen dan vanzelf.",
            latest="Nieuwste berichten",
            nothing="Er is nog niets verschenen. Neem nu een abonnement, dan krijgt u het eerste"
            " bericht.",
            feeds="Alle feeds",
            sections="Per rubriek",
            authors="Per auteur",
            tags="Per onderwerp",
            more="Meer feeds",
            stories="Berichten",
            opml="Alle feeds in één bestand (OPML), om in een feedlezer te importeren",
            updated="Bijgewerkt",
            attachments="Bijlagen",
            table="Tabel",
            all="Alle berichten",
            feed="Dit is een feed. Een feedlezer kan hem voor u ophalen en laten zien wat nieuw"
            " is.",
            how="Om u te abonneren kopieert u het adres van deze pagina en voegt u het toe in uw"
            " feedlezer.",
        ),
        Words(
            language="uk",
            skip="Перейти до вмісту",
            subscribe="Підписатися",
            what="Стрічка приносить вам усе нове на цьому сайті: без облікового запису, без"
            " електронної пошти, і тільки ви вирішуєте, що бачити.",
            choose="Виберіть програму для читання стрічок: застосунок або сайт, який збирає для вас"
            " новини.",
            copy="Скопіюйте одну з цих адрес. Підійде будь-яка.",
            add="Додайте її у своїй програмі. Відтоді нові матеріали надходитимуть самі.",
            latest="Останні новини",
            nothing="Поки що нічого не опубліковано. Підпишіться зараз, і перша новина надійде до"
            " вас.",
            feeds="Усі стрічки",
            sections="За рубриками",
            authors="За авторами",
            tags="За темами",
            more="Інші стрічки",
            stories="Матеріали",
            opml="Усі стрічки в одному файлі (OPML) для імпорту",
            updated="Оновлено",
            attachments="Вкладення",
            table="Таблиця",
            all="Усі матеріали",
            feed="Це стрічка новин. Програма для читання стрічок може отримувати її для вас і"
            " показувати нове.",
            how="Щоб підписатися, скопіюйте адресу цієї сторінки й додайте її у своїй програмі.",
        ),
        Words(
            language="ru",
            skip="Перейти к содержанию",
            subscribe="Подписаться",
            what="Лента приносит вам всё новое на этом сайте: без учётной записи, без электронной"
            " почты, и только вы решаете, что видеть.",
            choose="Выберите программу для чтения лент: приложение или сайт, который собирает для"
            " вас новости.",
            copy="Скопируйте один из этих адресов. Подойдёт любой.",
            add="Добавьте его в своей программе. С этого момента новые материалы будут приходить"
            " сами.",
            latest="Последние новости",
            nothing="Пока ничего не опубликовано. Подпишитесь сейчас, и первая новость придёт к"
            " вам.",
            feeds="Все ленты",
            sections="По рубрикам",
            authors="По авторам",
            tags="По темам",
            more="Другие ленты",
            stories="Материалы",
            opml="Все ленты в одном файле (OPML) для импорта",
            updated="Обновлено",
            attachments="Вложения",
            table="Таблица",
            all="Все материалы",
            feed="Это лента новостей. Программа для чтения лент может получать её для вас и"
            " показывать новое.",
            how="Чтобы подписаться, скопируйте адрес этой страницы и добавьте его в своей"
            " программе.",
        ),
        Words(
            language="pl",
            skip="Przejdź do treści",
            subscribe="Subskrybuj",
            what="Kanał przynosi to, co tu nowe: bez konta, bez adresu e-mail, i nikt inny nie"
            " decyduje, co widzisz.",
            choose="Wybierz czytnik kanałów: aplikację lub stronę, która zbiera dla ciebie"
            " wiadomości.",
            copy="Skopiuj jeden z tych adresów. Każdy będzie dobry.",
            add="Dodaj go w czytniku. Odtąd nowe artykuły będą przychodzić same.",
            latest="Najnowsze",
            nothing="Nic jeszcze nie opublikowano. Zasubskrybuj teraz, a pierwszy artykuł sam do"
            " ciebie przyjdzie.",
            feeds="Wszystkie kanały",
            sections="Według działu",
            authors="Według autora",
            tags="Według tematu",
            more="Inne kanały",
            stories="Artykuły",
            opml="Wszystkie kanały w jednym pliku (OPML) do zaimportowania w czytniku",
            updated="Aktualizacja",
            attachments="Załączniki",
            table="Tabela",
            all="Wszystkie artykuły",
            feed="To jest kanał. Czytnik kanałów może go dla ciebie pobierać i pokazywać, co"
            " nowego.",
            how="Aby subskrybować, skopiuj adres tej strony i dodaj go w czytniku.",
        ),
        Words(
            language="ar",
            skip="انتقل إلى المحتوى",
            subscribe="اشترك",
            what="يحمل إليك هذا الموجز كل جديد هنا، بلا حساب ولا بريد إلكتروني، وأنت وحدك من يقرر"
            " ما تراه.",
            choose="اختر قارئ موجزات: تطبيقًا أو موقعًا يجمع لك الأخبار.",
            copy="انسخ أحد هذه العناوين. أيّ واحد منها يكفي.",
            add="أضفه في القارئ. ومنذ ذلك الحين تصلك الأخبار الجديدة.",
            latest="أحدث الأخبار",
            nothing="لم يُنشر شيء بعد. اشترك الآن ليصلك أول خبر.",
            feeds="كل الموجزات",
            sections="بحسب القسم",
            authors="بحسب الكاتب",
            tags="بحسب الموضوع",
            more="موجزات أخرى",
            stories="الأخبار",
            opml="كل الموجزات في ملف واحد (OPML) لاستيراده في القارئ",
            updated="حُدّث",
            attachments="المرفقات",
            table="جدول",
            all="كل الأخبار",
            feed="هذا موجز أخبار. يستطيع قارئ الموجزات أن يجلبه لك ويعرض عليك الجديد.",
            how="للاشتراك، انسخ عنوان هذه الصفحة وأضفه في القارئ.",
        ),
        Words(
            language="he",
            skip="דילוג לתוכן",
            subscribe="הרשמה",
            what="הפיד מביא אליכם את כל החדש כאן: בלי חשבון, בלי כתובת דואר אלקטרוני, ורק אתם"
            " מחליטים מה לראות.",
            choose="בחרו קורא פידים: יישום או אתר שאוסף עבורכם חדשות.",
            copy="העתיקו אחת מהכתובות האלה. כל אחת מהן מתאימה.",
            add="הוסיפו אותה בקורא. מעתה יגיעו אליכם הכתבות החדשות.",
            latest="החדשות האחרונות",
            nothing="עדיין לא פורסם דבר. הירשמו עכשיו, והכתבה הראשונה תגיע אליכם.",
            feeds="כל הפידים",
            sections="לפי מדור",
            authors="לפי כותב",
            tags="לפי נושא",
            more="פידים נוספים",
            stories="כתבות",
            opml="כל הפידים בקובץ אחד (OPML) לייבוא בקורא",
            updated="עודכן",
            attachments="קבצים מצורפים",
            table="טבלה",
            all="כל הכתבות",
            feed="זהו פיד חדשות. קורא פידים יכול להביא אותו עבורכם ולהציג את מה שחדש.",
            how="כדי להירשם, העתיקו את כתובת הדף הזה והוסיפו אותה בקורא.",
        ),
        Words(
            language="tr",
            skip="İçeriğe geç",
            subscribe="Abone ol",
            what="Akış, buradaki yenilikleri size getirir: hesap ve e-posta adresi gerekmez, ne"
            " göreceğinize yalnızca siz karar verirsiniz.",
            choose="Bir akış okuyucu seçin: haberleri sizin için toplayan bir uygulama veya site.",
            copy="Bu adreslerden birini kopyalayın. Hangisi olduğu fark etmez.",
            add="Adresi okuyucunuza ekleyin. Bundan sonra yeni haberler size gelir.",
            latest="Son haberler",
            nothing="Henüz bir şey yayımlanmadı. Şimdi abone olun, ilk haber size gelsin.",
            feeds="Tüm akışlar",
            sections="Bölüme göre",
            authors="Yazara göre",
            tags="Konuya göre",
            more="Diğer akışlar",
            stories="Haberler",
            opml="Okuyucuya aktarmak için tüm akışlar tek dosyada (OPML)",
            updated="Güncellendi",
            attachments="Ekler",
            table="Tablo",
            all="Tüm haberler",
            feed="Bu bir haber akışıdır. Bir akış okuyucu onu sizin için alıp yenilikleri"
            " gösterebilir.",
            how="Abone olmak için bu sayfanın adresini kopyalayıp okuyucunuza ekleyin.",
        ),
        Words(
            language="zh",
            skip="跳到正文",
            subscribe="订阅",
            what="订阅源会把这里的新内容送到您面前：无需账号，无需电子邮箱，看什么由您自己决定。",
            choose="选择一个阅读器：可以是收集新闻的应用，也可以是网站。",
            copy="复制下面任意一个地址。",
            add="把它添加到阅读器中。此后有新文章就会自动送达。",
            latest="最新文章",
            nothing="目前还没有发布内容。现在订阅，就能收到第一篇文章。",
            feeds="全部订阅源",
            sections="按栏目",
            authors="按作者",
            tags="按主题",
            more="更多订阅源",
            stories="文章",
            opml="包含全部订阅源的文件（OPML），可导入阅读器",
            updated="更新于",
            attachments="附件",
            table="表格",
            all="全部文章",
            feed="这是一个订阅源。阅读器可以为您获取它，并显示新内容。",
            how="要订阅，请复制本页地址并添加到阅读器中。",
        ),
        Words(
            language="zh-Hant",
            skip="跳到正文",
            subscribe="訂閱",
            what="訂閱源會把這裡的新內容送到您面前：不需要帳號，不需要電子郵件，看什麼由您自己決定。",
            choose="選擇一個閱讀器：可以是收集新聞的應用程式，也可以是網站。",
            copy="複製下面任何一個網址。",
            add="把它加到閱讀器中。之後有新文章就會自動送達。",
            latest="最新文章",
            nothing="目前還沒有發布內容。現在訂閱，就能收到第一篇文章。",
            feeds="全部訂閱源",
            sections="依欄目",
            authors="依作者",
            tags="依主題",
            more="更多訂閱源",
            stories="文章",
            opml="包含全部訂閱源的檔案（OPML），可匯入閱讀器",
            updated="更新於",
            attachments="附件",
            table="表格",
            all="全部文章",
            feed="這是一個訂閱源。閱讀器可以為您取得它，並顯示新內容。",
            how="要訂閱，請複製本頁網址並加到閱讀器中。",
        ),
        Words(
            language="ja",
            skip="本文へ移動",
            subscribe="購読する",
            what="フィードを使うと、このサイトの新着記事が届きます。アカウントもメールアドレスも不要で、何を読むかはご自身で決められます。",
            choose="フィードリーダー（ニュースを集めるアプリやサイト）を選びます。",
            copy="次のアドレスのどれか一つをコピーします。",
            add="リーダーに追加します。以後、新しい記事が自動的に届きます。",
            latest="新着記事",
            nothing="まだ記事はありません。今購読すると、最初の記事から届きます。",
            feeds="すべてのフィード",
            sections="セクション別",
            authors="筆者別",
            tags="トピック別",
            more="その他のフィード",
            stories="記事",
            opml="すべてのフィードを一つのファイルで（OPML、リーダーへの取り込み用）",
            updated="更新",
            attachments="添付ファイル",
            table="表",
            all="すべての記事",
            feed="これはフィードです。フィードリーダーがこれを受け取り、新着記事を表示します。",
            how="購読するには、このページのアドレスをコピーしてリーダーに追加してください。",
        ),
    )
}

_TRADITIONAL = ("zh-tw", "zh-hk", "zh-mo", "zh-hant")


def words_of(*languages: str | None) -> Words:
    """The words in the first of *languages* that has any; in English where none has.

    Args:
        languages: BCP 47; a region or script makes no difference but to Chinese.
    """
    for language in filter(None, languages):
        tag = language.lower()
        words = WORDS.get("zh-Hant" if tag.startswith(_TRADITIONAL) else tag.split("-")[0])
        if words:
            return words
    return WORDS["en"]


# Languages that are mostly written from right to left, and scripts (BCP 47) that always are.
RIGHT_TO_LEFT = tuple(
    "ar arc ary arz ckb dv fa he iw khw ks lrc mzn nqo pnb prs ps sd skr syr ug ur yi".split()
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset("adlm arab aran hebr mand nkoo rohg samr syrc thaa".split())


def direction_of(language: str | None) -> str:
    """``rtl`` or ``ltr``, as *language* is written; ``auto`` where it is not known."""
    if not language:
        return "auto"
    primary, *subtags = language.lower().split("-")
    script = next((tag for tag in subtags if len(tag) == 4 and tag.isalpha()), None)
    right_to_left = script in _RIGHT_TO_LEFT_SCRIPTS if script else primary in RIGHT_TO_LEFT
    return "rtl" if right_to_left else "ltr"
