"""Dates that leave something out: month, year or week, told by the words around, the list or the anchor."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.edtf import is_valid
from pipeline.dates import find_dates
from pipeline.dates.holidays import easter, nth_weekday
from pipeline.dates.ocr import repair


def _found(text: str, language: str = "en", anchor: str | None = None) -> str:
    return "; ".join(f"{s.surface}={s.edtf}" for s in find_dates(text, language, anchor))


# Anchor, text, what is found as "surface=EDTF".
ENGLISH = [
    # the month is understood
    ("1911-05-10", "Yours of the 2nd inst. was read.", "2nd inst.=1911-05-02"),
    ("1911-05-10", "our letter of the 28th ult. had no reply", "28th ult.=1911-04-28"),
    ("1911-05-10", "the ball of the 3rd prox. is put off", "3rd prox.=1911-06-03"),
    ("1911-05-10", "He called on the 4th of this month.", "4th of this month=1911-05-04"),
    ("1951-11-02", "The pickets were posted on the 26th, before dawn.", "26th=1951-10-26"),
    ("1951-11-02", "The hall will be ours on the 26th.", "26th=1951-11-26"),
    ("1951-11-02", "Tickets are sold until the fifteenth.", "fifteenth=1951-11-15"),
    ("1951-11-02", "Dues were doubled by the 12th convention and the 2nd ballot.", ""),
    ("1951-11-02", "on the 3rd floor, by the 5th vice-president, for the 40th anniversary", ""),
    ("1974-03-20", "The gates were shut on Saturday the 16th.", "Saturday the 16th=1974-03-16"),
    ("1974-03-20", "Dance, Fri. 29th, 8 pm", "Fri. 29th=1974-03-29"),
    # the year is told after the date, or governs a list
    ("1932-06-01", "shut since October of last year", "October of last year=1931-10"),
    ("1932-06-01", "opened 4 August last year with a band", "4 August last year=1931-08-04"),
    ("1932-06-01", "arrested on 20th July last, and still held", "20th July last=1931-07-20"),
    ("1932-06-01", "the 1st of January next.", "1st of January next=1933-01-01"),
    ("1990-01-01", "the split of June of '68 and of May '71", "June of '68=1968-06; May '71=1971-05"),
    ("1990-01-01", "She left the mill in '68.", "'68=1968"),
    (
        "1929-01-01",
        "He led it in 1924. By March of that year it had a hall.",
        "1924=1924; March of that year=1924-03",
    ),
    (
        "1958-02-01",
        "STOPPAGES, 1957\n\nNov. 4 — dyers; won.\n11 — loomfixers; lost.\n"
        "Dec. 2 — cutters.\nJan. 9 — dyers again.",
        "1957=1957; Nov. 4=1957-11-04; 11=1957-11-11; Dec. 2=1957-12-02; Jan. 9=1958-01-09",
    ),
    (
        "1990",
        "On 18 December 1951 the drivers stopped. On 3 January the governor gave way.",
        "18 December 1951=1951-12-18; 3 January=1952-01-03",
    ),
    # weekdays
    ("1938-05-25", "The tram was burnt on Friday last.", "Friday last=1938-05-20"),
    ("1938-05-25", "There is a sitting on Monday next.", "Monday next=1938-05-30"),
    ("1938-05-25", "Forms are given out till Friday week.", "Friday week=1938-06-03"),
    ("1938-05-25", "idle since Monday of last week", "Monday of last week=1938-05-16"),
    ("1938-05-25", "The masons walked out on Monday.", "Monday=1938-05-23"),
    ("1938-05-25", "The court hears both sides on Monday.", "Monday=1938-05-30"),
    ("1938-05-25", "No truce before Saturday", "Saturday=1938-05-28"),
    ("1938-05-25", "idle since Saturday", "Saturday=1938-05-21"),
    ("1938-05-25", "PORTSEA, Tues. — The quay was quiet last night.",
     "Tues.=1938-05-24; last night=1938-05-23"),
    ("1938-05-25", "A bottle was thrown on Tuesday night.", "Tuesday night=1938-05-24"),
    ("2012-07-29", "by the first Tuesday of October", "first Tuesday of October=2012-10-02"),
    ("1999-06-12", "It was the last Sunday of May 1998.", "last Sunday of May 1998=1998-05-31"),
    # holidays
    ("1998-04-06", "They may be locked out just before Easter.", "Easter=1998-04-12"),
    ("1998-04-13", "A shed was raised on Good Friday.", "Good Friday=1998-04-10"),
    ("1903-09-01", "No cigars until New Year's Day.", "New Year's Day=1904-01-01"),
    ("1907-03-08", "There was a fight at Christmas.", "Christmas=1906-12-25"),
    ("1907-03-08", "the Christmas fund and the Easter Rising", ""),
    ("2021-03-01", "Sat 6 March, and on Boxing Day 2020",
     "Sat 6 March=2021-03-06; Boxing Day 2020=2020-12-26"),
    # figures
    ("1992-02-11", "Minutes, Tues. 11/2/92", "Tues. 11/2/92=1992-02-11"),
    ("1968-03-29", "MON 4/8 hearing", "MON 4/8=1968-04-08"),
    ("2019-04-20", "18/5 and 25/5 Football.", "18/5=2019-05-18; 25/5=2019-05-25"),
    ("1982-10-01", "19–30.7.82 tannery", "19–30.7.82=1982-07-19/1982-07-30"),
    ("1982-10-01", "cut to 2/3 of the rate, from 1/2 to 3/4", ""),
    ("1955-06-03", "the body of 1984–5", "1984–5=1984/1985"),
    # calendars
    (
        "2025-02-24",
        "UNION DIARY MARCH 2025\n\nSat 1 Stall.\nTue 4 Delegates.\n10–14 Ballot.\nFri 28 Vigil.",
        "MARCH 2025=2025-03; Sat 1=2025-03-01; Tue 4=2025-03-04; "
        "10–14=2025-03-10/2025-03-14; Fri 28=2025-03-28",
    ),
    (
        "2019-04-01",
        "April\n6 (Sat.) March to the square.\n11 (Thurs.) Delegates.",
        "April=2019-04; 6 (Sat.)=2019-04-06; 11 (Thurs.)=2019-04-11",
    ),
    # periods
    ("1978-02-15", "mailed in the week of February 20", "week of February 20=1978-02-20/1978-02-26"),
    ("1985-10-14", "by the end of October", "end of October=1985-10-31"),
    ("2020-01-01", "Q3 2019", "Q3 2019=2019-07/2019-09"),
    ("2019-04-01", "A list for July–September appears soon.", "July–September=2019-07/2019-09"),
    ("1949-04-20", "We shall be out before summer, I think.", "summer=1949-22"),
    ("1981-08-13", "They left on August 3, 1981, and two days later were fired.",
     "August 3, 1981=1981-08-03; two days later=1981-08-05"),
    ("1977-05-28", "The fiscal year runs from April 1 to March 31.",
     "April 1=XXXX-04-01; March 31=XXXX-03-31"),
    ("1977-05-28", "Officers are elected before June 15 in odd years.", "June 15=XXXX-06-15"),
    ("1980-01-01", "from about March 1966", "March 1966=1966-03~"),
    # in words
    ("1950-06-01", "at Portsea, the sixth and seventh of January, 1950",
     "sixth=1950-01-06; seventh of January, 1950=1950-01-07"),
    ("1990", "In the spring of 1929 he came. On April 1 they left.",
     "spring of 1929=1929-21; April 1=1929-04-01"),
    ("1950-06-01", "the third of the members, the first in May", "May=1950-05"),
    # misread figures and capitals
    ("1950-01-01", "Thurs., Oct. 3O, l949", "Thurs., Oct. 3O, l949=1949-10-30"),
    ("1950-01-01", "On March 3lst the Ju1y 15 pact ended.", "March 3lst=1949-03-31; Ju1y 15=1949-07-15"),
    ("2025-06-10", "HELD AT PORTSEA, 28TH–30TH MAY, 2025", "28TH–30TH MAY, 2025=2025-05-28/2025-05-30"),
    ("2025-06-10", "WE MEET TO-MORROW", "TO-MORROW=2025-06-11"),
    ("2025-06-10", "the 26th and 27th December, 2024", "26th=2024-12-26; 27th December, 2024=2024-12-27"),
]  # fmt: skip

OTHER = [
    ("es", "1961-11-28", "El acto será el lunes 4.", "lunes 4=1961-12-04"),
    ("es", "2008-02-12", "El 28, el juez falló.", "28=2008-01-28"),
    ("es", "1904-12-05", "La reunión es el 12 del corriente.", "12 del corriente=1904-12-12"),
    ("es", "1904-12-05", "en sesión del 30 del pasado", "30 del pasado=1904-11-30"),
    ("es", "1985-04-17", "la segunda quincena de mayo de 1985",
     "segunda quincena de mayo de 1985=1985-05-16/1985-05-31"),
    ("es", "1979-10-01", "en el primer trimestre de 1980", "primer trimestre de 1980=1980-01/1980-03"),
    ("es", "2016-05-20", "la huelga del 22 de abril del 76", "22 de abril del 76=1976-04-22"),
    ("es", "2006-08-01", "abrió en febrero de este año", "febrero de este año=2006-02"),
    ("es", "1950-02-14", "desde el 30 de enero próximo pasado", "30 de enero próximo pasado=1950-01-30"),
    ("es", "1950-02-14", "el 1.º de Mayo de 1949", "1.º de Mayo de 1949=1949-05-01"),
    ("es", "2018-02-15", "AGENDA\n\nLun 19/2 Misa.\nJue 1/3 Plazo.",
     "Lun 19/2=2018-02-19; Jue 1/3=2018-03-01"),
    ("es", "2018-02-15", "FEBRERO-MARZO DE 2018", "FEBRERO-MARZO DE 2018=2018-02/2018-03"),
    ("es", "2018-02-15", "Diario del Puerto, 17-VI-44", "17-VI-44=1944-06-17"),
    ("es", "2001-08-17", "ruta cortada desde el martes de la semana pasada",
     "martes de la semana pasada=2001-08-07"),
    ("es", "2001-08-17", "Se votará pasado mañana.", "pasado mañana=2001-08-19"),
    ("es", "2001-08-17", "a las ocho de la mañana", ""),
    ("es", "2001-08-17", "el 20 por ciento del 15 % y el 12 de los", ""),
    ("es", "2001-08-17", "el Sindicato 19 de Septiembre y la Coalición 10 de Marzo", ""),
    ("es", "2001-08-17", "antes de Navidad se volverá a votar", "Navidad=2001-12-25"),
    ("es", "2001-08-17", "Murió el domingo.", "domingo=2001-08-12"),
    ("es", "2001-08-17", "Se reunirán el domingo.", "domingo=2001-08-19"),
    ("es", "2001-08-17", "hace tres años", "hace tres años=1998"),
    ("es", "1998-11-20", "hasta diciembre del año entrante", "diciembre del año entrante=1999-12"),
    ("es", "1931-05-01", "en asamblea de siete de marzo de 1931", "siete de marzo de 1931=1931-03-07"),
    ("es", "1990-05-01", "a los veintiún días del mes de abril de 1990",
     "veintiún días del mes de abril de 1990=1990-04-21"),
    ("pt", "1931-05-01", "em dezoito de janeiro de 1931", "dezoito de janeiro de 1931=1931-01-18"),
    ("fr", "1919-06-22", "chômer le 21 juillet prochain", "21 juillet prochain=1919-07-21"),
    ("fr", "1893-11-12", "la lettre du 8 courant", "8 courant=1893-11-08"),
    ("fr", "1923-03-20", "le dernier dimanche de février", "dernier dimanche de février=1923-02-25"),
    ("fr", "1906-05-03", "LE PREMIER MAI À LENS", "PREMIER MAI=1906-05-01"),
    ("fr", "2012-03-30", "Lun. 2/4 — Piquet.\n6–9/4 — Congé.",
     "Lun. 2/4=2012-04-02; 6–9/4=2012-04-06/2012-04-09"),
    ("fr", "1936-06-10", "Grand meeting demain jeudi, 17 heures", "demain jeudi=1936-06-11"),
    ("fr", "1995-12-08", "pas un train avant lundi", "lundi=1995-12-11"),
    ("fr", "1995-12-08", "tenir jusqu'à l'été", "été=1996-22"),
    ("fr", "1995-12-08", "et après Noël ?", "Noël=1995-12-25"),
    ("fr", "1960-01-01", "la photo du 7.XII.1958", "7.XII.1958=1958-12-07"),
    ("pt", "2010-02-26", "01/03 (seg) – Posse.\n12 a 14/03 – Plenária.",
     "01/03 (seg)=2010-03-01; 12 a 14/03=2010-03-12/2010-03-14"),
    ("pt", "1978-05-31", "No dia 12 a turma parou.", "dia 12=1978-05-12"),
    ("pt", "1978-05-31", "Na segunda-feira, 15, parou a outra.", "segunda-feira, 15=1978-05-15"),
    ("pt", "1978-05-31", "dez anos depois de julho de 68", "julho de 68=1968-07"),
    ("pt", "2021-12-14", "terça-feira, 14 de Dezembro de 2021",
     "terça-feira, 14 de Dezembro de 2021=2021-12-14"),
    ("pt", "2021-12-14", "Recebem-nos depois de amanhã.", "depois de amanhã=2021-12-16"),
    ("pt", "2024-03-18", "no dia 5 de Setembro do ano passado", "5 de Setembro do ano passado=2023-09-05"),
    ("pt", "2019-08-14", "param na próxima sexta", "próxima sexta=2019-08-16"),
    ("pt", "2019-08-14", "há dois anos", "há dois anos=2017"),
    ("pt", "2019-08-14", "a quinta parte, na segunda fila, Rua do Natal", ""),
]  # fmt: skip


@pytest.mark.parametrize(("anchor", "text", "expected"), ENGLISH)
def test_english_dates_that_leave_something_out(anchor: str, text: str, expected: str) -> None:
    assert _found(text, "en", anchor) == expected


@pytest.mark.parametrize(("language", "anchor", "text", "expected"), OTHER)
def test_other_languages_dates_that_leave_something_out(
    language: str, anchor: str, text: str, expected: str
) -> None:
    assert _found(text, language, anchor) == expected


def test_without_an_anchor_a_day_alone_is_no_date() -> None:
    assert _found("It met on the 12th, on Monday last, before Easter.") == ""


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1886, "1886-04-25"),
        (1916, "1916-04-23"),
        (1943, "1943-04-25"),
        (2000, "2000-04-23"),
        (2024, "2024-03-31"),
    ],
)
def test_easter_falls_on_the_days_that_history_has(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


@given(st.integers(1583, 2299))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    day = easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@given(st.integers(1600, 2200), st.integers(1, 12), st.integers(0, 6), st.sampled_from([1, 2, 3, 4, 5, -1]))
def test_the_nth_weekday_lies_in_its_month(year: int, month: int, weekday: int, n: int) -> None:
    day = nth_weekday(year, month, weekday, n)
    if day is None:
        assert n == 5
    else:
        assert (day.year, day.month, day.weekday()) == (year, month, weekday)
        assert n == -1 or (day.day - 1) // 7 == n - 1


@given(st.text(alphabet="lIO0123456789 abJulyOctoberst.,-\n", max_size=80))
def test_repairing_misread_figures_keeps_every_offset(text: str) -> None:
    assert len(repair(text)) == len(text)


_PIECE_TEXT = (
    "the 12th|on |until |2nd |inst.|ult.|Sat |Monday |last |next |week|of |\n|— |(seg)|12/03|8 |10–14| and |"
    "el |del corriente|pasado|lunes |dia |le |courant|dernier |Easter|Noël|Natal|before |summer|two days |"
    "later|'68|first |Sunday |May |month's end|quarter |2019|Q3 |demain |jeudi |mañana|17-VI-44|"
    "l947|, |. |will "
)
_PIECES = st.sampled_from(_PIECE_TEXT.split("|"))


@given(
    st.lists(_PIECES, max_size=30).map("".join),
    st.sampled_from(["en", "es", "fr", "pt"]),
    st.sampled_from([None, "1951-11-02", "1951-11", "1951", "0001-01-01", "9998-12-31"]),
)
def test_any_mixture_yields_sorted_spans_of_valid_dates(text: str, language: str, anchor: str | None) -> None:
    last = 0
    for span in find_dates(text, language, anchor):
        assert last <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.surface
        assert is_valid(span.edtf), span
        last = span.end
