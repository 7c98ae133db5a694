"""Measuring, cutting and wrapping in the bundled font."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.drawing import font, text
from journeymap.drawing.display import Weight
from journeymap.drawing.printable import has, printable

SLACK_PT = 1e-6
WORDS = st.text(st.sampled_from("abW i-/é\u0301你\u0323 \n"), max_size=60)
WIDTHS = st.floats(0, 200)


def test_width_is_the_sum_of_advances() -> None:
    advances = font.face("medium").advances
    assert text.width("Check", 20.0, "medium") == sum(advances[c] for c in "Check") * 20 / 1000


def test_weights_differ_in_width() -> None:
    widths = [text.width("Guests who return", 10, weight) for weight in ("regular", "medium", "semibold")]
    assert widths == sorted(set(widths))


@given(st.text(max_size=30), st.sampled_from(["regular", "italic"]))
def test_width_is_that_of_the_printed_text(content: str, weight: Weight) -> None:
    advances = font.face(weight).advances
    printed = text.one_line(content)
    assert text.width(content, 1000, weight) == sum(advances[c] for c in printed)


def test_a_newline_is_a_space_on_one_line() -> None:
    assert text.one_line("a\r\nb") == "a b"
    assert text.width("a\nb", 9, "regular") == text.width("a b", 9, "regular")


def test_heights_add_up_and_grow_with_the_size() -> None:
    assert text.line_height(10) == pytest.approx(text.ascent(10) + text.descent(10))
    assert text.x_height(10) < text.cap_height(10) < text.ascent(10)
    assert text.cap_height(20) == pytest.approx(2 * text.cap_height(10))


def test_fit_leaves_what_has_room() -> None:
    room_pt = text.width("Check-in", 9, "regular")
    assert text.fit("Check-in", 9, "regular", room_pt) == "Check-in"


def test_fit_cuts_with_an_ellipsis() -> None:
    assert text.fit("Booking website", 9, "regular", 45) == "Booking…"


def test_fit_shows_nothing_where_not_even_the_ellipsis_has_room() -> None:
    assert text.fit("Check-in", 9, "regular", 1) == ""


@pytest.mark.parametrize("room_pt", range(12, 60, 4))
def test_fit_never_cuts_a_letter_from_its_mark_or_a_code_in_two(room_pt: int) -> None:
    cut = text.fit("x\u0301你x\u0301你", 9, "regular", room_pt).removesuffix(text.ELLIPSIS)
    assert cut in {"", "x\u0301", "x\u0301[U+4F60]", "x\u0301[U+4F60]x\u0301"}


@given(WORDS, WIDTHS)
def test_fit_is_never_wider_than_its_room(content: str, room_pt: float) -> None:
    fitted = text.fit(content, 9, "regular", room_pt)
    assert text.width(fitted, 9, "regular") <= room_pt + SLACK_PT


def test_wrap_fills_lines_word_by_word() -> None:
    assert text.wrap("Guests like how they book", 10, "regular", 64, 9) == ("Guests like", "how they", "book")


def test_wrap_ends_the_last_line_with_an_ellipsis_where_it_is_cut() -> None:
    assert text.wrap("Guests like how they book", 10, "regular", 64, 2) == ("Guests like", "how they…")
    assert text.wrap("They arrive. And leave", 10, "regular", 64, 1) == ("They arrive…",)


def test_wrap_keeps_newlines_and_empty_lines_inside() -> None:
    assert text.wrap("\na\n\nb\n", 10, "regular", 70, 9) == ("a", "", "b")


@pytest.mark.parametrize("content", ["", "  ", "\n \n"])
def test_wrap_of_nothing_has_no_lines(content: str) -> None:
    assert text.wrap(content, 10, "regular", 70, 9) == ()


def test_wrap_breaks_a_long_word_after_a_hyphen() -> None:
    assert text.wrap("Kundenreise-Management", 10, "regular", 70, 9) == ("Kundenreise-", "Management")


def test_wrap_does_not_break_at_a_no_break_space() -> None:
    assert text.wrap("about 71\u00a0%", 10, "regular", 45, 9) == ("about", "71\u00a0%")


def test_no_lines_asked_no_lines_given() -> None:
    assert text.wrap("Check-in", 10, "regular", 70, 0) == ()


@given(WORDS, st.floats(15, 200), st.integers(1, 4))
def test_wrapped_lines_have_room_and_are_not_too_many(content: str, room_pt: float, max_lines: int) -> None:
    lines = text.wrap(content.replace("你", ""), 9, "regular", room_pt, max_lines)
    assert len(lines) <= max_lines
    assert all(text.width(line, 9, "regular") <= room_pt + SLACK_PT for line in lines)


@given(WORDS, st.floats(15, 200))
def test_wrapping_loses_nothing(content: str, room_pt: float) -> None:
    lines = text.wrap(content, 9, "regular", room_pt, 1000)
    assert "".join("".join(lines).split()) == "".join(text.printable(content).split())


MARKS = [c for c in font.face("regular").advances if unicodedata.category(c).startswith("M") and has(c)]


def test_no_mark_of_the_font_is_cut_from_its_letter() -> None:
    assert len(MARKS) > 100
    for mark in MARKS:
        room_pt = text.width(f"o{mark}…", 9, "regular") + SLACK_PT
        assert text.fit(f"o{mark}WW", 9, "regular", room_pt) == text.printable(f"o{mark}") + text.ELLIPSIS


@pytest.mark.parametrize("piece", ["word ", "x", "né ", "i", "你", "e\u0301", "line\n"])
def test_of_a_book_only_what_can_be_shown_is_looked_at(monkeypatch: pytest.MonkeyPatch, piece: str) -> None:
    looked: list[int] = []

    def counted(content: str) -> str:
        looked.append(len(content))
        return printable(content)

    monkeypatch.setattr(text, "printable", counted)
    book, page = piece * 100_000, piece * 900
    assert text.wrap(book, 11, "semibold", 150, 12) == text.wrap(page, 11, "semibold", 150, 12)
    assert text.fit(book, 11, "semibold", 150) == text.fit(page, 11, "semibold", 150)
    assert max(looked) < 10_000


def test_a_book_of_marks_ends_in_an_ellipsis_too() -> None:
    assert text.wrap("e" + "\u0302" * 100_000, 11, "semibold", 150, 12)[-1].endswith(text.ELLIPSIS)
    assert text.fit("e" + "\u0302" * 100_000, 11, "semibold", 150).endswith(text.ELLIPSIS)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("Awareness", ("Awar…",)),
        ("Confirmation mail", ("Confi…", "mail")),
        ("Check-in", ("Check-", "in")),
        ("Self-registration", ("Self-", "regis…")),
        ("The end", ("The", "end")),
    ],
)
def test_without_breaking_a_word_that_is_too_wide_ends_in_an_ellipsis(words: str, lines: tuple[str, ...]) -> None:
    assert text.wrap(words, 11, "semibold", 40, 3, breaking=False) == lines
    assert all(text.width(line, 11, "semibold") <= 40 for line in lines)
