"""Languages are told apart on a paragraph, and left open where they are not plain."""

import time

import pytest

from feedpub.normalise.language import detect_language

PARAGRAPHS = {
    "en": "The harbour of Dunmore was closed on Monday after a storm had damaged two of its piers,"
    " the port authority said in a statement that was published in the evening.",
    "de": "Der Hafen von Dunmore ist am Montag nach einem Sturm geschlossen worden, der zwei der"
    " Anleger beschädigt hat, wie die Hafenbehörde am Abend in einer Erklärung mitteilte.",
    "fr": "Le port de Dunmore a été fermé lundi après une tempête qui a endommagé deux de ses"
    " jetées, selon un communiqué que les autorités du port ont publié dans la soirée.",
    "es": "El puerto de Dunmore fue cerrado el lunes después de una tormenta que dañó dos de sus"
    " muelles, según un comunicado que la autoridad portuaria publicó por la noche.",
    "it": "Il porto di Dunmore è stato chiuso lunedì dopo una tempesta che ha danneggiato due dei"
    " suoi moli, secondo un comunicato che le autorità hanno pubblicato nella serata.",
    "pt": "O porto de Dunmore foi encerrado na segunda-feira após uma tempestade que danificou dois"
    " dos seus cais, segundo um comunicado que a autoridade portuária publicou à noite.",
    "nl": "De haven van Dunmore is maandag gesloten na een storm die twee van de pieren heeft"
    " beschadigd, zo heeft het havenbedrijf in een verklaring laten weten.",
    "sv": "Hamnen i Dunmore stängdes på måndagen efter en storm som skadade två av pirarna, och den"
    " kommer inte att öppnas före torsdag, enligt ett uttalande från hamnen.",
    "no": "Havnen i Dunmore ble stengt mandag etter en storm som skadet to av moloene, og den blir"
    " ikke åpnet før torsdag, ifølge en uttalelse fra havnen som ble sendt ut om kvelden.",
    "da": "Havnen i Dunmore blev lukket mandag efter en storm, som beskadigede to af molerne, og"
    " den bliver ikke åbnet før torsdag, ifølge en udtalelse fra havnen, der blev sendt ud.",
    "fi": "Dunmoren satama suljettiin maanantaina myrskyn jälkeen, joka vaurioitti kahta laituria,"
    " ja se on suljettu torstaihin asti, kertoo sataman tiedote. Satama ei ole vielä sanonut,"
    " kuinka suuret vahingot ovat.",
    "pl": "Port w Dunmore został zamknięty w poniedziałek po burzy, która uszkodziła dwa z jego"
    " pirsów, i nie będzie otwarty przed czwartkiem, jak podano w komunikacie dla prasy.",
    "cs": "Přístav v Dunmore byl v pondělí uzavřen po bouři, která poškodila dvě z jeho mol, a"
    " nebude otevřen před čtvrtkem, uvedl v prohlášení správce přístavu. Lodě se již vrací.",
    "ro": "Portul din Dunmore a fost închis luni după o furtună care a avariat două dintre"
    " debarcadere și nu va fi deschis până joi, potrivit unui comunicat al autorității.",
    "hu": "A dunmore-i kikötőt hétfőn lezárták egy vihar után, amely két mólót is megrongált, és"
    " csütörtök előtt nem is nyitják meg, mondta el a kikötő igazgatója. Ez az év legnagyobb"
    " vihara volt, és még nem lehet tudni, hogy mikor ér véget.",
    "tr": "Dunmore limanı, iki iskeleye zarar veren bir fırtınadan sonra pazartesi günü kapatıldı"
    " ve liman idaresinin açıklamasına göre perşembe gününe kadar açık olmayacak. Bu yıl için"
    " daha çok fırtına var.",
    "ru": "Порт Данмора был закрыт в понедельник после шторма, который повредил два причала, и не"
    " откроется до четверга, сообщил начальник порта. Он заявил, что суда уже вернулись.",
    "uk": "Порт Данмора закрили в понеділок після шторму, який пошкодив два причали, і він не"
    " відкриється до четверга, повідомив начальник порту. Він заявив, що судна вже повернулися.",
    "bg": "Пристанището в Дънмор беше затворено в понеделник след буря, която повреди два от"
    " кейовете, и няма да бъде отворено до четвъртък, съобщи управата. Корабите са се върнали.",
    "ar": "أغلق ميناء دنمور يوم الاثنين بعد عاصفة ألحقت أضرارا باثنين من أرصفته، ولن يفتح قبل يوم"
    " الخميس، حسب بيان صدر عن سلطة الميناء في المساء. وقال المدير إن السفن التي كانت في البحر"
    " عادت.",
    "fa": "بندر دانمور روز دوشنبه پس از توفانی که به دو اسکله آسیب زد بسته شد و تا پنجشنبه باز"
    " نخواهد شد، این را مدیر بندر در بیانیه‌ای گفت. او گفت که کشتی‌ها برگشته است.",
    "he": "נמל דנמור נסגר ביום שני אחרי סערה שפגעה בשניים מן המזחים שלו, והוא לא ייפתח לפני יום"
    " חמישי, כך נמסר מהנהלת הנמל בשעות הערב.",
    "hi": "डनमोर का बंदरगाह सोमवार को एक तूफान के बाद बंद कर दिया गया, जिसने दो घाटों को नुकसान"
    " पहुंचाया है, और यह गुरुवार से पहले नहीं खुलेगा, यह बात बंदरगाह ने एक बयान में कही।",
    "zh": "邓莫尔港周一在一场风暴损坏了两座码头之后关闭，港务局在晚间发表的声明中表示，"
    "港口在周四之前不会重新开放，所有船只都已经返回。",
    "ja": "ダンモア港は月曜日、嵐により桟橋二本が損傷したため閉鎖された。"
    "港湾局は夕方の声明で、木曜日まで再開しないと述べた。船はすべて戻っている。",
    "ko": "던모어 항구는 월요일 폭풍으로 부두 두 곳이 파손된 뒤 폐쇄되었다. 항만 당국은 저녁에"
    " 발표한 성명에서 목요일까지 다시 열지 않을 것이라고 밝혔다. 배는 모두 돌아왔다.",
    "el": "Το λιμάνι του Ντάνμορ έκλεισε τη Δευτέρα μετά από μια καταιγίδα που προκάλεσε ζημιές σε"
    " δύο προβλήτες και δεν θα ανοίξει πριν από την Πέμπτη, όπως ανακοίνωσε το λιμάνι.",
}


@pytest.mark.parametrize(("tag", "text"), PARAGRAPHS.items(), ids=PARAGRAPHS)
def test_a_paragraph_has_its_language(tag, text):
    assert detect_language(text) == tag


@pytest.mark.parametrize("tag", ["en", "uk", "da", "no", "sv", "fa", "bg", "ja"])
def test_names_and_quotes_of_another_language_do_not_change_it(tag):
    assert detect_language(f"{PARAGRAPHS[tag]} {PARAGRAPHS[tag]} (Harbour Times, Dunmore)") == tag


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n ",
        "Storm closes harbour",
        "嵐で港が閉鎖",
        "Шторм закрив порт",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18",
        "lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt"
        " labore magna aliqua",
        "Dunmore Kilbride Ardara Lorrha Tarbert Cong Swords Naas Trim Cobh Birr Adare Sligo Ennis",
        " ".join(f"{PARAGRAPHS['en']} {PARAGRAPHS['de']}" for _ in range(3)),
    ],
)
def test_too_little_unknown_or_mixed_text_is_left_open(text):
    assert detect_language(text) is None


def test_a_megabyte_takes_no_longer_than_its_beginning():
    started = time.perf_counter()
    for text in (PARAGRAPHS["de"] * 6000, "a " * 500_000, "漢" * 1_000_000, "a" * 1_000_000):
        detect_language(text)
    assert time.perf_counter() - started < 1
