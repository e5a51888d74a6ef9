"""Pages with one byline, dateline or heading to be read, and around it what invites a wrong answer.

Each has a related story with a date and a name, comments with theirs, and a footer with a year.
"""

from __future__ import annotations

from corpus.document import Document, RawItem
from pipeline.readers import read
from pipeline.structure import structure

SITE = "Lantern Street News"
TITLES = {
    "en": "Tram crew sets down its lamps",
    "es": "La cuadrilla deja los faroles",
    "fr": "L’équipe pose ses lanternes",
    "pt": "A turma larga as lanternas",
    "de": "Nachtschicht stellt die Laternen ab",
    "it": "La squadra posa le lanterne",
    "ca": "La colla deixa els fanals",
    "pl": "Nocna zmiana odstawia lampy",
    "ru": "Ночная смена ставит фонари",
    "zh": "夜班工人把灯放下",
}
TEXTS = {
    "en": (
        "The night crew of the tram depot put their lamps on the table and said that they "
        "would not lift them again until somebody had mended the roof over the pits, which "
        "has let the rain through since the winter before last.",
        "The company answers that the roof is the landlord's, and the landlord that the rain "
        "is nobody's. A carpenter from the next street has offered to look at it on Saturday "
        "if somebody will hold the ladder for him.",
    ),
    "es": (
        "La cuadrilla de noche de las cocheras puso los faroles sobre la mesa y dijo que no "
        "los levantaría hasta que alguien arreglara el techo de los fosos, por el que entra "
        "la lluvia desde el invierno anterior al pasado.",
        "La empresa responde que el techo es del dueño, y el dueño que la lluvia no es de "
        "nadie. Un carpintero de la calle vecina se ha ofrecido a mirarlo el sábado si "
        "alguien le sujeta la escalera.",
    ),
    "fr": (
        "L'équipe de nuit du dépôt a posé ses lanternes sur la table et a dit qu'elle ne les "
        "reprendrait pas avant que quelqu'un ait réparé le toit des fosses, par lequel la "
        "pluie entre depuis l'hiver d'avant le dernier.",
        "La compagnie répond que le toit est au propriétaire, et le propriétaire que la pluie "
        "n'est à personne. Un charpentier de la rue voisine propose d'y jeter un œil samedi "
        "si quelqu'un lui tient l'échelle.",
    ),
    "pt": (
        "A turma da noite da garagem pôs as lanternas sobre a mesa e disse que não as "
        "levantaria enquanto alguém não consertasse o telhado das valas, por onde a chuva "
        "entra desde o inverno anterior ao passado.",
        "A empresa responde que o telhado é do dono, e o dono que a chuva não é de ninguém. "
        "Um carpinteiro da rua vizinha se ofereceu para olhar no sábado se alguém lhe segurar "
        "a escada.",
    ),
    "de": (
        "Die Nachtschicht des Depots stellte ihre Laternen auf den Tisch und sagte, sie werde "
        "sie nicht wieder heben, bis jemand das Dach über den Gruben geflickt habe, durch das "
        "der Regen seit dem vorletzten Winter kommt.",
        "Die Firma antwortet, das Dach gehöre dem Vermieter, und der Vermieter, der Regen "
        "gehöre niemandem. Ein Zimmermann aus der nächsten Straße will am Samstag nachsehen, "
        "wenn ihm jemand die Leiter hält.",
    ),
    "it": (
        "La squadra di notte del deposito ha posato le lanterne sul tavolo e ha detto che non "
        "le avrebbe rialzate finché qualcuno non avesse riparato il tetto delle fosse, dal "
        "quale la pioggia entra dal penultimo inverno.",
        "La ditta risponde che il tetto è del padrone, e il padrone che la pioggia non è di "
        "nessuno. Un falegname della via accanto verrà a vedere sabato se qualcuno gli tiene "
        "la scala.",
    ),
    "ca": (
        "La colla de nit de les cotxeres va deixar els fanals damunt la taula i va dir que no "
        "els tornaria a aixecar fins que algú no arreglés la teulada dels fossats, per on "
        "entra la pluja des de fa dos hiverns.",
        "L'empresa respon que la teulada és de l'amo, i l'amo que la pluja no és de ningú. Un "
        "fuster del carrer del costat s'ha ofert a mirar-ho dissabte si algú li aguanta "
        "l'escala.",
    ),
    "pl": (
        "Nocna zmiana zajezdni postawiła lampy na stole i powiedziała, że nie podniesie ich, "
        "dopóki ktoś nie naprawi dachu nad kanałami, przez który deszcz wpada od "
        "przedostatniej zimy.",
        "Firma odpowiada, że dach należy do właściciela, a właściciel, że deszcz nie należy "
        "do nikogo. Cieśla z sąsiedniej ulicy obejrzy go w sobotę, jeśli ktoś przytrzyma mu "
        "drabinę.",
    ),
    "ru": (
        "Ночная смена депо поставила фонари на стол и сказала, что не поднимет их, пока "
        "кто-нибудь не починит крышу над ямами, через которую дождь идёт с позапрошлой зимы.",
        "Компания отвечает, что крыша принадлежит хозяину, а хозяин, что дождь не принадлежит "
        "никому. Плотник с соседней улицы посмотрит её в субботу, если кто-нибудь подержит "
        "лестницу.",
    ),
    "zh": (
        "电车库的夜班工人把灯放在桌上，说在有人修好地沟上面的屋顶之前，他们不会再把灯提起来。从前年"
        "冬天起，雨水就从那里漏进来，大家已经写过三封信，至今没有人回答，也没有人来看过一眼。",
        "公司说屋顶是房东的，房东说雨不是任何人的。隔壁街的一位木匠愿意在星期六来看看，只要有人替他"
        "扶住梯子。车库里的人说，他们可以扶梯子，但是不再提灯了，直到屋顶修好为止。",
    ),
}
_TOP = (
    f'<header class="site-header"><a class="logo" href="/">{SITE}</a><nav><a '
    f'href="/news">News</a></nav></header>'
)
_AROUND = (
    '<section id="comments"><h3>2 comments</h3><ol><li class="comment"><cite class="fn">Petra '
    "Holm</cite> says: "
    '<time datetime="2020-01-03">January 3, 2020 at 4:10 pm</time><p>It rains on us '
    "too.</p></li></ol></section>"
    '<aside class="related"><h3>Related</h3><div class="card"><a href="/a">Canteen prices frozen</a>'
    '<span class="date">3 June 2021</span><span>By Otto Vance</span></div></aside>'
    f"<footer><p>© 2024 {SITE}. All rights reserved. Site last updated 2 May 2024.</p></footer>"
)


def page(
    under: str = "",
    *,
    lang: str = "en",
    head: str = "",
    above: str = "",
    h1: str | None = None,
    opening: str = "",
    after: str = "",
    title: str | None = None,
    whole: str | None = None,
    top: str = _TOP,
    around: str = _AROUND,
) -> str:
    """A page: `under` and `above` stand beside its heading, `opening` before the first words of its text.

    `whole` takes the place of heading and text, with {title} and {text} where these go.
    """
    name = TITLES[lang]
    first, second = TEXTS[lang]
    text = f"<p>{opening}{first}</p><p>{second}</p>"
    heading = f"<h1>{name}</h1>" if h1 is None else h1
    story = f"{above}{heading}{under}<div class='txt'>{text}</div>{after}"
    if whole is not None:
        story = whole.format(title=name, text=text)
    shown = f"{name} | {SITE}" if title is None else title
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{shown}</title>{head}</head>'
        f'<body>{top}<div class="wrap"><div class="story">{story}</div>{around}</div></body></html>'
    )


def linked(facts: str) -> str:
    """A script with JSON-LD."""
    return f'<script type="application/ld+json">{facts}</script>'


def document(markup: str, address: str = "https://www.lantern.example/news/lamps") -> Document:
    """What the reader and the structure make of a page at an address."""
    item = RawItem(address, markup.encode(), media_type="text/html")
    return structure(read(item), item)
