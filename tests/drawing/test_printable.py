"""User text becomes text the font can show, and nothing disappears without a sign."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.drawing import font
from journeymap.drawing.printable import has, missing, printable

TEXTS = st.text(max_size=40) | st.text(
    st.sampled_from("aeoiAſßẛﬁΩŷ \n\t\r\0\u0301\u0323\u0328\u0f39\u20d2\u200d\ufe0f你각Ａ½①한\u1161"), max_size=12
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Check-in", "Check-in"),
        ("cafe\u0301", "café"),
        ("a\tb", "a b"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("bell\x07 nul\x00", "bell nul"),
        ("zero\u200dwidth\ufe0f\u202e\u00ad", "zerowidth"),
        ("Ａｂｃ", "Abc"),
        ("ﬁne", "fine"),
        ("你好", "[U+4F60][U+597D]"),
        ("😀", "[U+1F600]"),
        ("e\u0f39", "e"),
        ("x\u0301\u0f39", "x\u0301"),
        ("ẹ\u0301", "ẹ\u0301"),
        ("", ""),
        ("\ud800", "[U+D800]"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(TEXTS)
def test_everything_shown_is_in_the_font(text: str) -> None:
    drawn = font.face("regular").advances.keys() | {"\n"}
    assert set(printable(text)) <= drawn


@given(TEXTS)
def test_printable_text_stays_as_it_is(text: str) -> None:
    once = printable(text)
    assert printable(once) == once


@given(TEXTS)
def test_no_control_and_no_invisible_sign_is_left(text: str) -> None:
    left = {unicodedata.category(character) for character in printable(text) if character != "\n"}
    assert not left & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(TEXTS)
def test_a_code_is_always_told_as_missing(text: str) -> None:
    plain = text.replace("[", "")
    codes = re.findall(r"\[U\+([0-9A-F]+)\]", printable(plain))
    assert {chr(int(code, 16)) for code in codes} <= set(missing(plain))


def test_missing_names_each_character_once_and_in_order() -> None:
    assert missing("好 hotel 你好 😀") == ("好", "你", "😀")


def test_a_compatible_form_or_an_invisible_sign_is_not_missing() -> None:
    assert missing("Ａ ﬁ zero\u200dwidth\ttab e\u0301") == ()


def test_a_lost_mark_is_missing() -> None:
    assert missing("e\u0f39") == ("\u0f39",)


def test_has_knows_what_the_font_draws() -> None:
    assert has("→")
    assert not has("你")
    assert not has("\u200b")
