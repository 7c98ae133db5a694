"""The clipboard: between windows, as text for other programs, from text, and what is no clip at all."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPointF
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from journeymap.editing.commands.touchpoints import rename_touchpoint
from journeymap.editing.commands.typing_in import rows_of
from journeymap.gui.canvas import clipboard
from journeymap.gui.session.mime import CLIP
from journeymap.i18n import LANGUAGES, Translator
from journeymap.model import Journey
from tests.gui.canvas.tools.bench import Hands
from tests.gui.conftest import MakeSession


def put(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_touchpoints_go_from_one_window_to_another(at_hotel: Hands, qtbot: QtBot, make_session: MakeSession) -> None:
    at_hotel.session.selection.choose((("touchpoints", "payment"), ("touchpoints", "confirmation-mail")))
    at_hotel.key("Ctrl+C")
    other = Hands(qtbot, make_session(Journey(title="Another")))
    other.key("Ctrl+V")
    journey = other.journey
    assert [t.title for t in journey.touchpoints.values()] == ["Payment", "Confirmation mail"]
    assert len(journey.links) == 1
    assert [stage.title for stage in journey.stages.values()] == ["Booking"]
    assert "finance" in journey.departments
    assert other.session.selection.of("touchpoints") == tuple(journey.touchpoints)
    other.session.undo()
    assert not other.journey.touchpoints
    other.same_as_scratch()
    at_hotel.bench.activateWindow()


def test_pasting_again_puts_it_further_aside(at_hotel: Hands) -> None:
    at_hotel.session.selection.pick("touchpoints", "payment")
    at_hotel.key("Ctrl+L")
    at_hotel.key("Ctrl+C")
    at_hotel.key("Ctrl+V")
    at_hotel.key("Ctrl+V")
    places = [at_hotel.card(id) for id in ("payment", "payment-2", "payment-3")]
    assert len({(at.x(), at.y()) for at in places}) == 3


def test_lines_make_a_chain_behind_the_current_touchpoint(at_hotel: Hands) -> None:
    at_hotel.session.selection.pick("touchpoints", "payment")
    put("- Voucher\n- Reminder\n3. Survey")
    at_hotel.key("Ctrl+V")
    links = {(link.source, link.target) for link in at_hotel.journey.links.values()}
    assert {("payment", "voucher"), ("voucher", "reminder"), ("reminder", "survey")} <= links
    assert all(at_hotel.journey.touchpoints[id].stage == "booking" for id in ("voucher", "reminder", "survey"))
    rects = at_hotel.canvas.board.card_rects()
    made = [rects[id] for id in ("voucher", "reminder", "survey")]
    assert not any(one.intersects(rect) for one in made for rect in rects.values() if rect != one)
    assert at_hotel.bench.words[-1] == "3 touchpoints pasted."
    at_hotel.session.undo()
    assert "voucher" not in at_hotel.journey.touchpoints
    assert not at_hotel.session.document.can_undo


def test_a_table_fills_fields(at_empty: Hands) -> None:
    put("Touchpoint\tStage\tDepartment\nAd\tBefore\tMarketing\nVisit\tDuring\tSales")
    at_empty.key("Ctrl+V")
    journey = at_empty.journey
    assert [journey.stages[t.stage].title for t in journey.touchpoints.values()] == ["Before", "During"]
    assert [journey.departments[t.accountable].name for t in journey.touchpoints.values()] == ["Marketing", "Sales"]
    assert len(journey.links) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_copied_as_text_is_read_back(at_hotel: Hands, language: str) -> None:
    journey = at_hotel.journey
    data = clipboard.clip_data(journey, ["payment", "room"], Translator(language))
    rows = rows_of(data.text())
    assert [row["title"] for row in rows] == ["Payment", "Room"]
    assert [row["stage"] for row in rows] == ["Booking", "Stay"]
    assert rows[0]["owner"] == "Finance"


BAD = [b"", b"{", b'{"journey": 5}', b'{"journey": "title: [1"}', b'{"journey": "\\u0000"}', b"\xff\xfe", b"null"]


@pytest.mark.parametrize("payload", BAD)
def test_a_clip_that_is_none_is_refused_in_words(at_hotel: Hands, payload: bytes) -> None:
    data = QMimeData()
    data.setData(CLIP, QByteArray(payload))
    before = at_hotel.journey
    at_hotel.canvas.pasting.put_in(data)
    assert at_hotel.journey is before
    assert at_hotel.bench.words == ["What was copied cannot be read as touchpoints."]


def test_what_is_too_large_is_refused_in_words(at_hotel: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "MOST_BYTES", 10)
    monkeypatch.setattr(clipboard, "MOST_LETTERS", 10)
    at_hotel.session.selection.pick("touchpoints", "payment")
    at_hotel.key("Ctrl+C")
    at_hotel.key("Ctrl+V")
    put("a very long list")
    at_hotel.key("Ctrl+V")
    assert at_hotel.bench.words == [
        "What was copied is too large to be pasted here.",
        "The text is too long to make touchpoints of: paste a list of them.",
    ]


def test_a_clip_of_too_many_touchpoints_or_links_is_refused_in_words(at_hotel: Hands) -> None:
    before = at_hotel.journey
    for holds in ("touchpoints", "links"):
        most = {"touchpoints": clipboard.MOST_TOUCHPOINTS, "links": clipboard.MOST_LINKS}[holds]
        cards = "".join(f"  t{n}: {{title: T}}\n" for n in range(most + 1 if holds == "touchpoints" else 2))
        ways = "".join(f"  l{n}: {{source: t0, target: t1}}\n" for n in range(most + 1 if holds == "links" else 1))
        data = QMimeData()
        text = f"journeymap: 1\ntitle: J\ntouchpoints:\n{cards}links:\n{ways}"
        data.setData(CLIP, QByteArray(msgspec.json.encode({"journey": text})))
        at_hotel.canvas.pasting.put_in(data)
    assert at_hotel.journey is before
    assert at_hotel.bench.words == [
        "No more than 2,000 touchpoints can be copied at a time.",
        "What was copied is too large to be pasted here.",
    ]


def test_what_could_not_be_pasted_is_not_cut(at_hotel: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "MOST_TOUCHPOINTS", 1)
    at_hotel.session.selection.choose((("touchpoints", "payment"), ("touchpoints", "room")))
    at_hotel.key("Ctrl+X")
    assert {"payment", "room"} <= at_hotel.journey.touchpoints.keys()
    assert at_hotel.bench.words == ["No more than 1 touchpoints can be copied at a time."]


def test_cut_takes_away_and_paste_brings_back(at_hotel: Hands) -> None:
    before = at_hotel.journey.touchpoints["payment"]
    at_hotel.session.selection.pick("touchpoints", "payment")
    at_hotel.key("Ctrl+X")
    assert "payment" not in at_hotel.journey.touchpoints
    at_hotel.key("Ctrl+V")
    assert at_hotel.journey.touchpoints["payment"].scores == before.scores


def test_half_a_character_is_refused_and_cut_takes_nothing(at_hotel: Hands) -> None:
    put("as it was")
    at_hotel.session.do(rename_touchpoint, "payment", "Pay \ud83d")
    at_hotel.session.selection.pick("touchpoints", "payment")
    at_hotel.key("Ctrl+X")
    assert "payment" in at_hotel.journey.touchpoints
    assert QGuiApplication.clipboard().text() == "as it was"
    assert at_hotel.bench.words == ["A text of it holds half of a character and cannot be copied: type it anew."]


def test_a_deeply_nested_clip_is_refused(at_hotel: Hands) -> None:
    data = QMimeData()
    data.setData(CLIP, QByteArray(b'{"unknown":' + b"[" * 100_000))
    at_hotel.canvas.pasting.put_in(data)
    assert at_hotel.bench.words == ["What was copied cannot be read as touchpoints."]


def apart(hands: Hands) -> bool:
    rects = list(hands.canvas.board.card_rects().values())
    return not any(one.intersects(other) for at, one in enumerate(rects) for other in rects[:at])


@pytest.mark.parametrize("stage", ["booking", "stay"])
def test_a_list_pasted_with_nothing_selected_stands_in_the_stage_in_view(at_hotel: Hands, stage: str) -> None:
    band = at_hotel.canvas.board.band(stage)
    assert band is not None
    at_hotel.view.set_zoom(1.0)
    at_hotel.view.look_at(QPointF(band.rect.x + band.rect.width / 2, 200))
    put("Voucher\nReminder\nSurvey")
    at_hotel.key("Ctrl+V")
    made = [id for id, each in at_hotel.journey.touchpoints.items() if each.title in ("Voucher", "Reminder", "Survey")]
    assert [at_hotel.journey.touchpoints[id].stage for id in made] == [stage] * 3
    assert apart(at_hotel)


def test_a_list_pasted_where_no_card_has_a_stage_yet_covers_nothing(at_empty: Hands) -> None:
    put("One\nTwo\nThree")
    at_empty.key("Ctrl+V")
    at_empty.session.selection.clear()
    at_empty.key("Ctrl+V")
    assert len(at_empty.journey.touchpoints) == 6
    assert apart(at_empty)


def test_words_that_are_no_kind_are_told(at_hotel: Hands) -> None:
    said: list[str] = []
    at_hotel.session.noticed.connect(lambda message, undo: said.append(at_hotel.session.text(message)))
    put("Title\tKind\nPool\tproduct\nGym\tzumba\n")
    at_hotel.key("Ctrl+V")
    assert said == ["2 touchpoints pasted. Not understood as a kind and shown as Other: zumba."]
