"""Duplicating, copying between journeys, and pasting text."""

from __future__ import annotations

import pytest

from journeymap.editing.clip import copy
from journeymap.editing.commands.copying import duplicate, paste
from journeymap.editing.commands.typing_in import paste_text, rows_of, unknown_kinds
from journeymap.editing.document import Document
from journeymap.editing.errors import EditError
from journeymap.editing.invariants import violations
from journeymap.model import CustomMetric, Department, Journey, Promise, Touchpoint
from journeymap.model.words import Kind, Role
from tests.editing.hotel import document, hotel


def test_a_duplicate_has_new_ids_inner_links_and_no_evidence() -> None:
    doc = document()
    made = duplicate(doc, ["check-in", "room"])
    assert made == ("check-in-2", "kamar")
    copied = doc.journey.touchpoints["check-in-2"]
    assert copied.position == (144.0, 234.0)
    assert (copied.scores, copied.comments, copied.responses, copied.views) == ((), (), {}, {})
    assert copied.owners == hotel().touchpoints["check-in"].owners
    assert copied.promises == (Promise(text="Lima menit", made_at="ad"),)
    ends = {(link.source, link.target) for link in doc.journey.links.values()}
    assert {("check-in-2", "kamar"), ("kamar", "kamar")} <= ends
    assert ("ad", "check-in-2") not in ends
    doc.undo()
    assert doc.journey == hotel()


def test_an_own_promise_of_a_duplicate_is_made_at_the_duplicate() -> None:
    doc = document()
    (id,) = duplicate(doc, "ad")
    assert doc.journey.touchpoints[id].promises == (Promise(text="Lima menit", made_at=id),)


def test_pasting_into_another_journey_matches_by_name_and_adds_what_is_missing() -> None:
    other = Document(
        Journey(
            title="Lain",
            departments={"it": Department(name="Logistik"), "ops": Department(name=" operasional ")},
            metrics={"breakfast": CustomMetric(name="Sarapan", scale=(1.0, 5.0))},
            touchpoints={"check-in": Touchpoint(title="Check-in")},
        )
    )
    paste(other, copy(hotel(), ["check-in", "room"]))
    journey = other.journey
    pasted = journey.touchpoints["check-in-2"]
    assert pasted.owners == {"ops": (Role.ACCOUNTABLE,), "ti": (Role.CONSULTED,)}
    assert journey.departments["ti"].name == "TI"
    assert journey.stages["stay"].title == "Menginap"
    assert pasted.promises == (Promise(text="Lima menit"),)
    assert pasted.scores[1].metric == "sarapan"
    assert pasted.targets == {"nps": 30.0, "sarapan/mean": 8.0}
    assert journey.links["check-in-2--room"].handoff_owner == "ops"
    assert violations(journey) == ()


def test_pasting_into_a_stage() -> None:
    doc = document()
    made = paste(doc, copy(doc.journey, ["check-in"]), stage="after")
    assert doc.journey.touchpoints[made[0]].stage == "after"
    assert doc.journey.touchpoints[made[0]].scores == hotel().touchpoints["check-in"].scores
    assert doc.journey.stages == hotel().stages
    with pytest.raises(EditError):
        paste(doc, copy(doc.journey, ["room"]), stage="nowhere")


def test_a_list_becomes_a_chain_behind_a_touchpoint() -> None:
    doc = document()
    made = paste_text(doc, "1. Datang\n\n  - Bayar di kasir\n• 3 hari menunggu\n", "stay", after="room")
    assert [doc.journey.touchpoints[id].title for id in made] == ["Datang", "Bayar di kasir", "3 hari menunggu"]
    ends = [(link.source, link.target) for link in doc.journey.links.values()][-3:]
    assert ends == [("room", made[0]), (made[0], made[1]), (made[1], made[2])]
    doc.undo()
    assert doc.journey == hotel()
    with pytest.raises(EditError, match="no text"):
        paste_text(doc, " \n\t\n")


def test_a_table_with_indonesian_headings_fills_fields() -> None:
    doc = document()
    text = "Tahap\tJudul\tJenis\tPemilik\tWarna\nMENGINAP\tDatang\tProduct use\tti\tbiru\nPulang\tBayar\tlain\tKasir\n"
    made = paste_text(doc, text)
    first, second = (doc.journey.touchpoints[id] for id in made)
    assert (first.stage, first.kind, first.owners) == ("stay", Kind.PRODUCT_USE, {"it": (Role.ACCOUNTABLE,)})
    assert (second.stage, second.kind) == ("pulang", Kind.OTHER)
    assert doc.journey.departments["kasir"].name == "Kasir"


def test_a_table_without_headings_is_title_stage_channel_notes() -> None:
    assert rows_of("Datang\tMenginap\tWhatsApp\nBayar\t\n\tx") == (
        {"title": "Datang", "stage": "Menginap", "channel": "WhatsApp"},
        {"title": "Bayar", "stage": ""},
    )


@pytest.mark.parametrize("word", ["complaint", "Complaint", "Keluhan", " keluhan "])
def test_kinds_are_known_by_their_word_in_every_language(word: str) -> None:
    doc = document()
    (id,) = paste_text(doc, f"Judul\tJenis\nLapor\t{word}\n")
    assert doc.journey.touchpoints[id].kind is Kind.COMPLAINT


def test_a_cell_of_several_lines_stays_one_cell() -> None:
    text = 'Title\tNotes\tChannel\r\nPay\t"waits\r\n""long"""\tdesk\r\n"Best" stay\tplain\tapp\r\n'
    assert rows_of(text) == (
        {"title": "Pay", "notes": 'waits "long"', "channel": "desk"},
        {"title": '"Best" stay', "notes": "plain", "channel": "app"},
    )


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("product", Kind.PRODUCT_USE),
        ("Produk", Kind.PRODUCT_USE),
        ("service", Kind.AFTER_SALES),
        ("Customer service", Kind.AFTER_SALES),
        ("After sales service", Kind.AFTER_SALES),
        ("purna jual", Kind.AFTER_SALES),
        ("Sales call", Kind.SALES),
        ("ads", Kind.ADVERTISING),
        ("Web", Kind.WEBSITE),
        ("situs", Kind.WEBSITE),
        ("Keluhan pelanggan", Kind.COMPLAINT),
        ("complaints", Kind.COMPLAINT),
        ("lain", Kind.OTHER),
    ],
)
def test_a_word_near_a_kind_means_it(word: str, kind: Kind) -> None:
    doc = document()
    text = f"Title\tKind\nStep\t{word}\n"
    (id,) = paste_text(doc, text)
    assert doc.journey.touchpoints[id].kind is kind
    assert unknown_kinds(text) == ()


def test_words_that_mean_no_kind_are_told_once_each() -> None:
    text = "Title\tKind\nOne\tblue\nTwo\tblue\nThree\t\nFour\tsale\nFive\tzz\n"
    assert unknown_kinds(text) == ("blue", "zz")
    assert unknown_kinds("One\nTwo") == ()
