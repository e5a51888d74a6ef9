"""Dates in text: what is found and what it means, in four languages, and what is no date."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.edtf import is_valid
from pipeline.dates import find_dates

# Each case: text, then what is found as "surface=EDTF", joined by "; " in the order of the text.
ABSOLUTE_EN = [
    ("The strike began April 17, 2018.", "April 17, 2018=2018-04-17"),
    ("signed on 17 April 2018 in Oslo", "17 April 2018=2018-04-17"),
    ("signed on the 17th of April, 2018", "17th of April, 2018=2018-04-17"),
    ("Apr. 17th, 2018", "Apr. 17th, 2018=2018-04-17"),
    ("from the Feb. 1, 2023 issue", "Feb. 1, 2023=2023-02-01"),
    ("Tuesday, April 17, 2018", "Tuesday, April 17, 2018=2018-04-17"),
    ("APRIL 17, 2018", "APRIL 17, 2018=2018-04-17"),
    ("CounterPunch 21.04.2022", "21.04.2022=2022-04-21"),
    ("dated 4/17/2018", "4/17/2018=2018-04-17"),
    ("dated 4/5/2018", "4/5/2018=2018-04-05"),
    ("dated 17/4/2018", "17/4/2018=2018-04-17"),
    ("on 8/25/18 the", "8/25/18=2018-08-25"),
    ("posted 2018-04-17 by", "2018-04-17=2018-04-17"),
    ("posted 2018-04-17T10:30:00Z by", "2018-04-17T10:30:00Z=2018-04-17"),
    ("In July 2017, UE sent", "July 2017=2017-07"),
    ("in July of 2017", "July of 2017=2017-07"),
    ("in Sept. 2017.", "Sept. 2017=2017-09"),
    ("in mid-July 2017", "mid-July 2017=2017-07-15~"),
    ("In 2017, temporary workers", "2017=2017"),
    ("from 1,200 in 2019", "2019=2019"),
    ("Since 2016, the network", "2016=2016"),
    ("an officer since 1977 with", "1977=1977"),
    ("in 2021 and 2022, you", "2021=2021; 2022=2022"),
    ("2016, 2017 and 2018", "2016=2016; 2017=2017; 2018=2018"),
    ("April 3-5, 2019", "April 3-5, 2019=2019-04-03/2019-04-05"),
    ("April 3 to 5, 2019", "April 3 to 5, 2019=2019-04-03/2019-04-05"),
    ("April 28 – May 2, 2019", "April 28 – May 2, 2019=2019-04-28/2019-05-02"),
    ("December 28 to January 3, 2019", "December 28 to January 3, 2019=2018-12-28/2019-01-03"),
    ("3–5 April 2019", "3–5 April 2019=2019-04-03/2019-04-05"),
    ("28 April to 2 May 2019", "28 April to 2 May 2019=2019-04-28/2019-05-02"),
    ("April 3 and 5, 2019", "April 3=2019-04-03; 5, 2019=2019-04-05"),
    ("1 and 3 August 2019", "1=2019-08-01; 3 August 2019=2019-08-03"),
    ("August 1, 2 and 4, 2019", "August 1=2019-08-01; 2=2019-08-02; 4, 2019=2019-08-04"),
    ("May to July 2019", "May to July 2019=2019-05/2019-07"),
    ("November 2018–March 2019", "November 2018–March 2019=2018-11/2019-03"),
    ("July and August 2018", "July=2018-07; August 2018=2018-08"),
    ("July/August 2018", "July/August 2018=2018-07/2018-08"),
    ("the strikes of 1935–36", "1935–36=1935/1936"),
    ("the 2016-17 school year", "2016-17=2016/2017"),
    ("fiscal 2009-10", "2009-10=2009/2010"),
    ("a 1935-1940 study", "1935-1940=1935/1940"),
    ("from 1935 to 1940", "1935 to 1940=1935/1940"),
    ("between 1935 and 1940", "1935 and 1940=1935/1940"),
    ("from three million in 1935 to six million in 1940.", "1935=1935; 1940=1940"),
    ("Since the 1990s, UE", "1990s=199X"),
    ("the 1990’s", "1990’s=199X"),
    ("in the early 1990s,", "early 1990s=1990/1993"),
    ("the mid-1990s", "mid-1990s=1994/1996"),
    ("in the late 1990s", "late 1990s=1997/1999"),
    ("during the '80s and 90s", "'80s=198X; 90s=199X"),
    ("in the late eighties", "late eighties=1987/1989"),
    ("in the 19th century", "19th century=18XX"),
    ("the early twentieth century", "early twentieth century=1900/1933"),
    ("the 1800s", "1800s=18XX"),
    ("since the 2000s", "2000s=200X"),
    ("in summer 2016", "summer 2016=2016-22"),
    ("the summer of 2016", "summer of 2016=2016-22"),
    ("Spring 2019 issue", "Spring 2019=2019-21"),
    ("the fall of 2019", "fall of 2019=2019-23"),
    ("Winter 2016-17", "Winter 2016-17=2016-24"),
    ("circa 1910", "1910=1910~"),
    ("photo, c. 1910", "1910=1910~"),
    ("around 1910 the", "1910=1910~"),
    ("the first quarter of 2018", "first quarter of 2018=2018-01/2018-03"),
    ("the 70 year period that began in 1929 and", "70 year period that began in 1929=1929/1999"),
    ("late 2017", "late 2017=2017-09/2017-12"),
    ("by the end of 2017", "end of 2017=2017-12"),
    ("Unifor 2016 Constitutional Convention", "2016=2016"),
    ("the UE 2015 Convention", "2015=2015"),
    ("May Day 2018", "May Day 2018=2018-05-01"),
    ("Labor Day 2022", "Labor Day 2022=2022-09-05"),
    ("announced April 17 that", "April 17=XXXX-04-17"),
    ("meets in September;", "September=XXXX-09"),
    ("in May and in March", "May=XXXX-05; March=XXXX-03"),
    ("after the September 11 attacks", "September 11=2001-09-11"),
    ("after 9/11, unions", "9/11=2001-09-11"),
    ("September 11, 1973", "September 11, 1973=1973-09-11"),
    ("(1886-1892)", "1886-1892=1886/1892"),
    ("April 17,\n2018", "April 17,\n2018=2018-04-17"),
    ("In 1946 workers struck", "1946=1946"),
    ("the steel strike of 1919", "1919=1919"),
    ("1919: The Great Steel Strike", "1919=1919"),
    ("© 2019 Labor Press", "2019=2019"),
    ("Sat, 8/25", "Sat, 8/25=XXXX-08-25"),
]

NEGATIVE_EN = [
    "Local 2036 of the Teamsters", "Locals 1932 and 2015 voted", "Teamsters Local 1932", "SEIU 2015 members",
    "call 212-555-2017 today", "call (202) 555-1984", "+1 416 555 2017", "555 2017",
    "https://example.org/2017/04/17/strike-2018", "www.example.org/1999", "write to union2017@example.org",
    "see example.com/2017", "#strike2017", "1984 Main Street", "at 1800 M Street NW",
    "1776 Pennsylvania Avenue",
    "Chicago, IL 60607-2017", "zip 02017", "2,500 workers marched", "2017 workers walked out",
    "some 1900 members", "more than 1900 people", "nearly 2000 striking miners", "$2017 a month", "US$ 1950",
    "1999 dollars", "£1850", "Resolution No. 1908", "Resolution 1908", "Convention No. 1949", "page 1984",
    "pp. 1901-1905",
    "Room 2017", "2017%", "1999 percent", "Route 1984", "the 2030 Agenda", "Agenda 2030", "in her 80s",
    "a man in his 60s",
    "H.R. 1976", "Bill 1950", "P.O. Box 1917", "Suite 2000", "Windows 2000", "2000 miles", "2017.5", "$1,999",
    "the workers may march", "May I speak?", "workers march in protest", "Mayor August Wilson",
    "April Verrett said",
    "sat, sun and sand", "the second quarter", "for five years", "last year", "two years ago", "this week",
    "yesterday",
    "on Tuesday", "recently", "today", "now", "in recent years", "24/7", "1/2 of them", "version 1.2.10",
    "192.168.10.1",
    "aged 45", "a 40-hour week", "8:30 a.m.", "the New Deal era", "Article 2017", "Case 1995", "No. 1886",
    "n° 1886",
    "every May Day", "the fall of the house", "spring into action", "a winter coat", "ISBN 1999-2000",
    "Directive 2003/88",
    "13/13/2018", "9999", "1066", "3000",
]  # fmt: skip

ABSOLUTE_OTHER = [
    ("es", "el 17 de abril de 2018", "17 de abril de 2018=2018-04-17"),
    ("es", "el 17 de Abril del 2018", "17 de Abril del 2018=2018-04-17"),
    ("es", "el 1º de mayo de 1886", "1º de mayo de 1886=1886-05-01"),
    ("es", "el Primero de Mayo", "Primero de Mayo=XXXX-05-01"),
    ("es", "del 3 al 5 de abril de 2019", "3 al 5 de abril de 2019=2019-04-03/2019-04-05"),
    ("es", "3 y 5 de abril", "3=XXXX-04-03; 5 de abril=XXXX-04-05"),
    ("es", "del 28 de abril al 2 de mayo de 2019", "28 de abril al 2 de mayo de 2019=2019-04-28/2019-05-02"),
    ("es", "en julio de 2017", "julio de 2017=2017-07"),
    ("es", "en julio del año 2017", "julio del año 2017=2017-07"),
    ("es", "desde 1935", "1935=1935"),
    ("es", "entre 1935 y 1940", "1935 y 1940=1935/1940"),
    ("es", "los años noventa", "años noventa=199X"),
    ("es", "los años 90", "años 90=199X"),
    ("es", "la década de 1990", "década de 1990=199X"),
    ("es", "a principios de los años noventa", "principios de los años noventa=1990/1993"),
    ("es", "a mediados de los noventa", "mediados de los noventa=1994/1996"),
    ("es", "a finales de los ochenta", "finales de los ochenta=1987/1989"),
    ("es", "el siglo XIX", "siglo XIX=18XX"),
    ("es", "el verano de 2016", "verano de 2016=2016-22"),
    ("es", "17/4/2018", "17/4/2018=2018-04-17"),
    ("es", "4/5/2018", "4/5/2018=2018-05-04"),
    ("es", "hacia 1910", "1910=1910~"),
    ("es", "martes 17 de abril de 2018", "martes 17 de abril de 2018=2018-04-17"),
    ("es", "en septiembre", "septiembre=XXXX-09"),
    ("es", "los atentados del 11 de septiembre", "11 de septiembre=2001-09-11"),
    ("fr", "le 17 avril 2018", "17 avril 2018=2018-04-17"),
    ("fr", "le 1er mai 1906", "1er mai 1906=1906-05-01"),
    ("fr", "du 3 au 5 avril 2019", "3 au 5 avril 2019=2019-04-03/2019-04-05"),
    ("fr", "les 3 et 5 avril", "3=XXXX-04-03; 5 avril=XXXX-04-05"),
    ("fr", "en juillet 2017", "juillet 2017=2017-07"),
    ("fr", "en février", "février=XXXX-02"),
    ("fr", "depuis 1935", "1935=1935"),
    ("fr", "les années 1990", "années 1990=199X"),
    ("fr", "les années 90", "années 90=199X"),
    ("fr", "au début des années 1990", "début des années 1990=1990/1993"),
    ("fr", "à la fin des années 80", "fin des années 80=1987/1989"),
    ("fr", "au milieu des années soixante", "milieu des années soixante=1964/1966"),
    ("fr", "au XIXe siècle", "XIXe siècle=18XX"),
    ("fr", "l'été 2016", "été 2016=2016-22"),
    ("fr", "au printemps de 2019", "printemps de 2019=2019-21"),
    ("fr", "17/04/2018", "17/04/2018=2018-04-17"),
    ("fr", "les attentats du 11 septembre", "11 septembre=2001-09-11"),
    ("fr", "fin 2017", "fin 2017=2017-12"),
    ("pt", "em 17 de abril de 2018", "17 de abril de 2018=2018-04-17"),
    ("pt", "o 1º de maio", "1º de maio=XXXX-05-01"),
    ("pt", "de 3 a 5 de abril de 2019", "3 a 5 de abril de 2019=2019-04-03/2019-04-05"),
    ("pt", "em julho de 2017", "julho de 2017=2017-07"),
    ("pt", "em março", "março=XXXX-03"),
    ("pt", "nos anos 90", "anos 90=199X"),
    ("pt", "os anos noventa", "anos noventa=199X"),
    ("pt", "a década de 1980", "década de 1980=198X"),
    ("pt", "no início dos anos 90", "início dos anos 90=1990/1993"),
    ("pt", "no fim dos anos 1970", "fim dos anos 1970=1977/1979"),
    ("pt", "o século XIX", "século XIX=18XX"),
    ("pt", "no verão de 2016", "verão de 2016=2016-22"),
    ("pt", "desde 1935", "1935=1935"),
    ("de", "am 17.04.2018 in Berlin", "17.04.2018=2018-04-17"),
    ("de", "2018-04-17", "2018-04-17=2018-04-17"),
]

NEGATIVE_OTHER = [
    ("es", "2500 trabajadores"), ("es", "más de 1900 personas"), ("es", "Sección 1999"), ("es",
    "calle Juárez 1985"),
    ("es", "el año pasado"), ("es", "hace 30 años"), ("es", "durante cinco años"), ("es", "Ley 1950"),
    ("es", "hoy"),
    ("fr", "2000 travailleurs"), ("fr", "plus de 1900 personnes"), ("fr", "loi 1901"), ("fr",
    "l'année dernière"),
    ("fr", "il y a 30 ans"), ("fr", "nous marchons"), ("fr", "aujourd'hui"), ("fr", "1998 euros"),
    ("pt", "2000 trabalhadores"), ("pt", "ano passado"), ("pt", "há 30 anos"), ("pt", "Lei 1995"), ("pt",
    "hoje"),
]  # fmt: skip

# Language, anchor, text, what is found.
RELATIVE = [
    ("en", "2022-04-21", "went into force last year.", "last year=2021"),
    ("en", "2022~", "During last November’s sales", "last November=2021-11"),
    ("en", "2023-02-01", "enactment 30 years ago.", "30 years ago=1993~"),
    ("en", "2023-02-01", "two decades ago", "two decades ago=2003~"),
    ("en", "2023-02-01", "three months ago", "three months ago=2022-11~"),
    ("en", "2023-02-01", "two days ago", "two days ago=2023-01-30"),
    ("en", "2023-02-01", "this week", "this week=2023-01-30/2023-02-05"),
    ("en", "2023-02-01", "last week", "last week=2023-01-23/2023-01-29"),
    ("en", "2023-02-01", "next month", "next month=2023-03"),
    ("en", "2023-02-01", "yesterday the", "yesterday=2023-01-31"),
    ("en", "2023-02-01", "walked out on Monday after", "Monday=2023-01-30"),
    ("en", "2023-02-01", "workers will march on Friday", "Friday=2023-02-03"),
    ("en", "2023-02-01", "last Wednesday", "last Wednesday=2023-01-25"),
    ("en", "2023-02-01", "next Wednesday", "next Wednesday=2023-02-08"),
    ("en", "2023-02-01", "this Friday", "this Friday=2023-02-03"),
    ("en", "2023-02-01", "earlier this month", "this month=2023-02"),
    ("en", "2023-02-01", "late last year", "late last year=2022-09/2022-12"),
    ("en", "2023-02-01", "last summer", "last summer=2022-22"),
    ("en", "2023-07-01", "last summer", "last summer=2022-22"),
    ("en", "2023-11-01", "last summer", "last summer=2023-22"),
    ("en", "2023-02-01", "last winter", "last winter=2021-24"),
    ("en", "2023-05-01", "last winter", "last winter=2022-24"),
    ("en", "2023-02-01", "next spring", "next spring=2023-21"),
    ("en", "2023-02-01", "since last December", "last December=2022-12"),
    ("en", "2023-01-10", "On December 20, the", "December 20=2022-12-20"),
    ("en", "2023-09-25", "The conference will open October 12", "October 12=2023-10-12"),
    ("en", "2023-11-01", "on March 3 and", "March 3=2023-03-03"),
    ("en", "2023-02-01", "met in September;", "September=2022-09"),
    ("en", "2023-02-01", "the meeting will be held in September", "September=2023-09"),
    ("en", "2023-02-01", "Sat, 8/25", "Sat, 8/25=2018-08-25"),
    ("en", "2022-09-10", "on Labor Day, members", "Labor Day=2022-09-05"),
    ("en", "2022-05-10", "on May Day", "May Day=2022-05-01"),
    (
        "en",
        "2020-01-01",
        "In 2016 it grew by 3%; the following year it shrank",
        "2016=2016; following year=2017",
    ),
    ("en", "2020-01-01", "In 2016 more than the previous year", "2016=2016; previous year=2015"),
    (
        "en",
        "2022~",
        "last November. By the end of the year",
        "last November=2021-11; end of the year=2021-12",
    ),
    ("en", "2020-01-01", "over the last year", ""),
    ("en", "2020-01-01", "every Tuesday; Black Friday; Monday to Friday", ""),
    ("en", "2022", "on Monday, this week, yesterday", ""),
    (
        "en",
        "2018-06-01",
        "On January 5, 1937, they sat down. On January 11, police attacked.",
        "January 5, 1937=1937-01-05; January 11=1937-01-11",
    ),
    ("en", "2022-05-20", "Rally: Sat, 6/11, noon", "Sat, 6/11=2022-06-11"),
    ("en", "2018-05-20", "the council votes on July 20", "July 20=2018-07-20"),
    ("en", "2023-02-01", "Mass meeting, Thursday 6 pm", "Thursday=2023-02-02"),
    ("en", "2023-02-01", "Lunch on the third Tuesday", ""),
    (
        "en",
        "2020-05-01",
        "In 1929 the mill was struck. On April 1 they walked out; on September 14 she was shot.",
        "1929=1929; April 1=1929-04-01; September 14=1929-09-14",
    ),
    ("en", "2020-05-11", "The network, active since 2016, met on May 3", "2016=2016; May 3=2020-05-03"),
    ("es", "2023-02-01", "el año pasado", "año pasado=2022"),
    ("es", "2023-02-01", "Concentración el jueves a las 18 horas", "jueves=2023-02-02"),
    ("es", "2023-05-10", "DECLARACIÓN DEL PRIMERO DE MAYO", "PRIMERO DE MAYO=2023-05-01"),
    ("es", "2023-02-01", "este año", "este año=2023"),
    ("es", "2023-02-01", "la semana pasada", "semana pasada=2023-01-23/2023-01-29"),
    ("es", "2023-02-01", "este martes", "este martes=2023-01-31"),
    ("es", "2023-02-01", "el martes pasado", "martes pasado=2023-01-31"),
    ("es", "2023-02-01", "El lunes, los obreros pararon", "lunes=2023-01-30"),
    ("es", "2023-02-01", "hace 30 años", "hace 30 años=1993~"),
    ("es", "2023-02-01", "hace dos meses", "hace dos meses=2022-12~"),
    ("es", "2023-02-01", "ayer", "ayer=2023-01-31"),
    ("es", "2023-02-01", "en noviembre pasado", "noviembre pasado=2022-11"),
    ("es", "2023-02-01", "el próximo año", "próximo año=2024"),
    ("es", "2023-02-01", "el mes que viene", "mes que viene=2023-03"),
    ("es", "2023-02-01", "el pasado 3 de enero", "3 de enero=2023-01-03"),
    ("es", "2023-02-01", "En 2016 ganó; al año siguiente perdió", "2016=2016; año siguiente=2017"),
    ("es", "2023-05-10", "el 1 de mayo", "1 de mayo=2023-05-01"),
    ("fr", "2023-02-01", "l'année dernière", "année dernière=2022"),
    ("fr", "2023-02-01", "l’an dernier", "an dernier=2022"),
    ("fr", "2023-02-01", "cette année", "cette année=2023"),
    ("fr", "2023-02-01", "la semaine dernière", "semaine dernière=2023-01-23/2023-01-29"),
    ("fr", "2023-02-01", "mardi dernier", "mardi dernier=2023-01-31"),
    ("fr", "2023-02-01", "il y a 30 ans", "il y a 30 ans=1993~"),
    ("fr", "2023-02-01", "hier", "hier=2023-01-31"),
    ("fr", "2023-02-01", "en novembre dernier", "novembre dernier=2022-11"),
    ("fr", "2023-02-01", "l'été dernier", "été dernier=2022-22"),
    ("fr", "2023-02-01", "Lundi, les cheminots ont débrayé", "Lundi=2023-01-30"),
    ("pt", "2023-02-01", "no ano passado", "ano passado=2022"),
    ("pt", "2023-02-01", "a semana passada", "semana passada=2023-01-23/2023-01-29"),
    ("pt", "2023-02-01", "há 30 anos", "há 30 anos=1993~"),
    ("pt", "2023-02-01", "30 anos atrás", "30 anos atrás=1993~"),
    ("pt", "2023-02-01", "ontem", "ontem=2023-01-31"),
    ("pt", "2023-02-01", "na terça-feira passada", "terça-feira passada=2023-01-31"),
    ("pt", "2023-02-01", "Na segunda-feira, os trabalhadores pararam", "segunda-feira=2023-01-30"),
    ("pt", "2023-02-01", "o próximo ano", "próximo ano=2024"),
    ("pt", "2023-02-01", "em novembro passado", "novembro passado=2022-11"),
]


def _found(text: str, language: str = "en", anchor: str | None = None) -> str:
    return "; ".join(f"{s.surface}={s.edtf}" for s in find_dates(text, language, anchor))


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE_EN)
def test_english_dates_without_anchor(text: str, expected: str) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize("text", NEGATIVE_EN)
def test_english_texts_without_a_date(text: str) -> None:
    assert _found(text) == ""


@pytest.mark.parametrize(("language", "text", "expected"), ABSOLUTE_OTHER)
def test_other_languages_without_anchor(language: str, text: str, expected: str) -> None:
    assert _found(text, language) == expected


@pytest.mark.parametrize(("language", "text"), NEGATIVE_OTHER)
def test_other_languages_without_a_date(language: str, text: str) -> None:
    assert _found(text, language) == ""


@pytest.mark.parametrize(("language", "anchor", "text", "expected"), RELATIVE)
def test_dates_counted_from_the_anchor(language: str, anchor: str, text: str, expected: str) -> None:
    assert _found(text, language, anchor) == expected


def test_digits_of_other_scripts_make_no_date() -> None:
    assert _found("circa 20٢٢, ٢٠٢٢, Q1 20٢٢", "en") == ""


def test_a_text_of_unknown_language_is_read_by_the_english_rules() -> None:
    assert [s.edtf for s in find_dates("April 17, 2018", None)] == ["2018-04-17"]


def test_an_inferred_year_is_less_certain_than_a_told_one() -> None:
    told, inferred = (find_dates(t, "en", "2020-05-01")[0] for t in ("April 17, 2019", "April 17"))
    assert inferred.edtf == "2020-04-17"
    assert inferred.confidence < told.confidence


_PIECE_TEXT = (
    "April|17|,| |2018|-|–|/|.|the |last |year|Monday|1990s|early |of |\n|de |mayo |3|5|30 |years ago|"
    "años |été|le |"
    "c. |Q3|september 11|hace |há |'|@|http://|$|%|Local |XIX|e siècle"
)
_PIECES = st.sampled_from(_PIECE_TEXT.split("|"))


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map("".join)),
       st.sampled_from(["en", "es", "fr", "pt", "de", ""]),
       st.sampled_from([None, "2022-04-21", "2022-04", "2022~", "199X", "0001-01-01", "9998-12-31",
       "nonsense"]))  # fmt: skip
def test_any_text_yields_sorted_spans_of_valid_dates(text: str, language: str, anchor: str | None) -> None:
    last = 0
    for span in find_dates(text, language, anchor):
        assert last <= span.start < span.end
        assert text[span.start : span.end] == span.surface
        assert is_valid(span.edtf)
        assert 0 < span.confidence <= 1
        last = span.end
