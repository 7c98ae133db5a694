"""What gestures are made of, without a window: snapping, walking, free spots, words of links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from journeymap.drawing.display import Rect
from journeymap.gui.canvas import spots
from journeymap.gui.canvas.link_words import read_words, write_words
from journeymap.gui.canvas.tools.snapping import snap
from journeymap.gui.canvas.walking import along, in_order, nearest
from journeymap.i18n import LANGUAGES, Translator
from journeymap.model import Journey, Link, Touchpoint
from journeymap.model.words import LinkKind


def test_the_nearest_edge_wins_and_a_guide_shows_it() -> None:
    found = snap(QRectF(104, 300, 100, 50), [QRectF(100, 0, 100, 50), QRectF(0, 900, 60, 50)], 6)
    assert (found.dx, found.dy) == (-4, 0)
    assert {line.x1() for line in found.guides} == {100, 150, 200}
    assert all(line.y1() < 0 and line.y2() > 350 for line in found.guides)


def test_middles_of_unlike_cards_meet() -> None:
    assert snap(QRectF(300, 12, 50, 90), [QRectF(0, 0, 50, 110)], 6).dy == -2


def test_equal_spaces_are_found_between_and_behind() -> None:
    row = [QRectF(0, 0, 100, 50), QRectF(140, 0, 100, 50)]
    behind = snap(QRectF(277, 20, 100, 51), row, 6)
    assert behind.dx == 3
    assert {(line.x1(), line.x2()) for line in behind.guides if line.y1() == line.y2()} >= {(100, 140), (240, 280)}
    apart = [QRectF(0, 0, 100, 50), QRectF(400, 0, 100, 50)]
    assert snap(QRectF(203, 17, 94, 51), apart, 2).dx == 0
    assert snap(QRectF(205, 17, 92, 51), apart, 2).dx == -1


def test_out_of_reach_nothing_snaps() -> None:
    found = snap(QRectF(110, 300, 90, 45), [QRectF(0, 0, 50, 20)], 6)
    assert (found.dx, found.dy, found.guides) == (0, 0, ())


@given(
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), max_size=12),
    st.integers(0, 900), st.integers(0, 900),
)  # fmt: skip
def test_a_correction_is_never_beyond_reach_and_what_snapped_stays(
    corners: list[tuple[int, int]], x: int, y: int
) -> None:
    others = [QRectF(a, b, 100, 50) for a, b in corners]
    moving = QRectF(x, y, 100, 50)
    found = snap(moving, others, 6)
    assert abs(found.dx) <= 6
    assert abs(found.dy) <= 6
    again = snap(moving.translated(found.dx, 0), others, 6)
    assert again.dx == 0 or not found.dx


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), min_size=1, max_size=25), st.floats(100, 2000))
def test_a_free_spot_is_free(corners: list[tuple[int, int]], right: float) -> None:
    cards = [spots.card_at(QPointF(x, y)) for x, y in corners]
    at = spots.beside(cards[0], cards[1:], right)
    assert not any(spots.card_at(at).intersects(card) for card in cards)


def test_a_spot_is_to_the_right_else_below_where_the_band_ends() -> None:
    card = spots.card_at(QPointF(100, 100))
    assert spots.beside(card, [], float("inf")).y() == 100
    assert spots.beside(card, [], 300).x() == 100
    assert spots.beside(card, [], 300).y() > card.bottom()


def journey() -> Journey:
    touchpoints = {id: Touchpoint(title=id) for id in "abcd"}
    links = {
        "1": Link(source="a", target="b", share=0.2),
        "2": Link(source="a", target="c", share=0.7),
        "3": Link(source="c", target="a", kind=LinkKind.LOOP),
    }
    return Journey(title="x", touchpoints=touchpoints, links=links)


PLACES = {"a": Rect(0, 0, 10, 10), "b": Rect(100, 0, 10, 10), "c": Rect(100, 50, 10, 10), "d": Rect(0, 80, 10, 10)}


def test_right_goes_where_most_customers_go_and_never_back() -> None:
    assert along(journey(), PLACES, "a", "right") == "c"
    assert along(journey(), PLACES, "b", "left") == "a"
    assert along(journey(), PLACES, "c", "left") == "a"
    assert along(journey(), PLACES, "b", "right") == ""
    assert along(journey(), PLACES, "a", "down") == "d"
    assert along(journey(), PLACES, "d", "right") == "c"


def test_the_ends_of_the_order_meet() -> None:
    assert [in_order("abc", id, 1) for id in "abcx"] == ["b", "c", "a", "a"]
    assert [in_order("abc", id, -1) for id in "abcx"] == ["c", "a", "b", "c"]
    assert in_order((), "a", 1) == ""
    assert nearest({}, "a", "up") == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("share", [None, 0.0, 0.3, 0.125, 1.0])
@pytest.mark.parametrize("label", ["", "with voucher", "2 nights"])
def test_what_a_link_says_is_read_back(language: str, share: float | None, label: str) -> None:
    link = Link(source="a", target="b", share=share, label=label)
    assert read_words(write_words(link, Translator(language))) == (share, label)
