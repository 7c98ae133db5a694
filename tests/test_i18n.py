"""Sentences, numbers, dates and lists as each language writes them."""

from __future__ import annotations

from datetime import date

import pytest

from journeymap import i18n
from journeymap.i18n import (
    Day,
    Listing,
    Money,
    Number,
    Percent,
    Period,
    Seconds,
    Translator,
    Value,
    Word,
    environment_language,
    msg,
    msg_count,
)

EN, ID = Translator("en"), Translator("id")
NB = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "english", "indonesian"),
    [
        (Number(1234.5, 1), "1,234.5", "1.234,5"),
        (Number(3, 1, fixed=True), "3.0", "3,0"),
        (Number(30, signed=True), "+30", "+30"),
        (Number(-12, signed=True), "-12", "-12"),
        (Number(0, signed=True), "0", "0"),
        (Number(-0.04, 1), "0", "0"),
        (1120, "1,120", "1.120"),
        (Percent(71.84, 1), f"71.8{NB}%", f"71,8{NB}%"),
        (Seconds(45), f"45{NB}s", f"45{NB}detik"),
        (Seconds(840), f"14{NB}min", f"14{NB}menit"),
        (Seconds(32760), f"9.1{NB}h", f"9,1{NB}jam"),
        (Seconds(259200), f"3{NB}days", f"3{NB}hari"),
        (Money(400000, "IDR"), f"IDR{NB}400,000", f"IDR{NB}400.000"),
        (Money(1250000, "IDR", short=True), f"IDR{NB}1.2M", f"IDR{NB}1,2{NB}jt"),
        (Money(5, "points"), "5 points", "5 points"),
        (Day(date(2026, 12, 15)), "15 Dec 2026", "15 Des 2026"),
        (Day(date(2026, 12, 15), short=True), "15 Dec", "15 Des"),
        (Period(date(2026, 8, 1), date(2026, 8, 31)), "August 2026", "Agustus 2026"),
        (Period(date(2026, 8, 3), date(2026, 8, 3)), "3 Aug 2026", "3 Agu 2026"),
        (Listing(("a", "b", "c")), "a, b and c", "a, b, dan c"),
        ("<b>{x}</b>", "<b>{x}</b>", "<b>{x}</b>"),
    ],
)
def test_values(value: Value, english: str, indonesian: str) -> None:
    assert EN.render(value) == english
    assert ID.render(value) == indonesian


def test_periods_over_months_and_years() -> None:
    assert EN.period(date(2026, 7, 1), date(2026, 10, 31)) == "July to October 2026"
    assert EN.period(date(2025, 7, 1), date(2026, 2, 28)) == "July 2025 to February 2026"
    assert EN.period(date(2026, 7, 2), date(2026, 10, 30)) == "2 Jul 2026 to 30 Oct 2026"
    assert EN.period(None, date(2026, 10, 30)) == "until 30 Oct 2026"
    assert EN.period(date(2026, 7, 2), None) == "since 2 Jul 2026"
    assert EN.period(None, None) == "no period given"


def test_a_long_list_is_cut_and_counted() -> None:
    assert EN.listing(("a", "b", "c", "d"), 2) == "a, b and 2 more"


def test_user_text_with_braces_is_data() -> None:
    assert EN.render(msg("no data")) == "no data"
    assert EN.text("Stage {title}", title="{danger} {0}") == "Stage {danger} {0}"


def test_counting_sentences() -> None:
    one, many = (msg_count("{count} answer", "{count} answers", n) for n in (1, 2400))
    assert (EN.render(one), EN.render(many)) == ("1 answer", "2,400 answers")
    assert ID.render(many) == "2.400 jawaban"


def test_words_of_tables_are_translated_when_shown() -> None:
    assert EN.render(Word("Website")) == "Website"
    assert ID.render(Word("Website")) == "Situs web"


def test_an_unknown_language_is_english() -> None:
    assert Translator("xx").language == "en"


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANGUAGE": "id:en", "LANG": "en_GB.UTF-8"}, "id"),
        ({"LC_ALL": "de_DE.UTF-8"}, "en"),
        ({"LANGUAGE": "de:id:en"}, "id"),
        ({"LANGUAGE": ":", "LANG": "id-ID"}, "id"),
        ({"LANG": "C", "LC_ALL": ""}, "en"),
        ({}, "en"),
    ],
)
def test_language_of_the_environment(variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert environment_language() == language


@pytest.mark.parametrize(("menus", "language"), [("id_ID", "id"), ("de_DE", "en"), ("", "en")])
def test_windows_names_its_language_where_no_variable_does(
    menus: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(i18n, "_windows_language", lambda: menus)
    assert environment_language() == language
