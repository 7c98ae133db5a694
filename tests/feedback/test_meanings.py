"""Headers in the other language find their touchpoint, and none where several could be meant."""

import pytest

from journeymap.feedback.meanings import meant, titles_meant
from journeymap.model.elements import Touchpoint
from journeymap.model.journey import Journey


def journey(*titles: str) -> Journey:
    return Journey(title="A stay", touchpoints={title: Touchpoint(title=title, stage="s") for title in titles})


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("Seberapa puas Anda dengan pemesanan di situs web kami?", "Booking website"),
        ("Bagaimana proses check in di resepsionis?", "Check-in"),
        ("Kebersihan kamar", "Room"),
        ("Keluhan lewat WhatsApp", "Complaint by WhatsApp"),
        ("How was the repair visit?", "Kunjungan perbaikan"),
    ],
)
def test_titles_in_the_other_language(header: str, title: str) -> None:
    titles = ("Booking website", "Check-in", "Room", "Complaint by WhatsApp", "Kunjungan perbaikan", "Complaint")
    assert meant(header, journey(*titles)) == title


def test_what_is_not_plain_is_nobodys() -> None:
    hotel = journey("Breakfast", "Room", "Recommended by friends")
    assert meant("Sarapan di kamar", hotel) is None
    assert meant("Saran lain", hotel) is None
    asked = "Apakah Anda merekomendasikan kami kepada teman?"
    assert meant(asked, hotel) == "Recommended by friends"
    assert meant(asked, hotel, recommending=True) is None


def test_cells_are_titles_in_the_other_language_or_nothing() -> None:
    hotel = journey("Parking", "Room", "Booking website")
    cells = ["Parkir", "Kamar", "Parkir kamar", "Situs web pemesanan", "", "di"]
    assert titles_meant(cells, hotel) == {
        "Parkir": "Parking",
        "Kamar": "Room",
        "Situs web pemesanan": "Booking website",
    }
