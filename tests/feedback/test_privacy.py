from __future__ import annotations

import pytest

from journeymap.feedback.privacy import Personal, personal


@pytest.mark.parametrize(
    ("text", "kind", "piece"),
    [
        ("Hubungi saya di 0812-3456-7890 ya", Personal.PHONE, "0812-3456-7890"),
        ("wa 81234567890", Personal.PHONE, "81234567890"),
        ("+62 812 3456 789 please", Personal.PHONE, "+62 812 3456 789"),
        ("(021) 555 1234 is my office", Personal.PHONE, "(021) 555 1234"),
        ("write to sari.dewi@example.co.id!", Personal.EMAIL, "sari.dewi@example.co.id"),
        ("NIK 3404125507900001", Personal.IDENTITY, "3404125507900001"),
        ("saya 3404125507900001", Personal.IDENTITY, "3404125507900001"),
        ("NPWP 09.254.294.3-407.000", Personal.IDENTITY, "09.254.294.3-407.000"),
        ("passport A1234567", Personal.IDENTITY, "A1234567"),
        ("card 4111 1111 1111 1111", Personal.CARD, "4111 1111 1111 1111"),
        ("rekening BCA 1234567890", Personal.CARD, "1234567890"),
        ("Pak Budi Santoso was rude", Personal.NAME, "Budi Santoso"),
        ("dilayani Ibu Sari", Personal.NAME, "Sari"),
        ("Mr. Smith helped", Personal.NAME, "Smith"),
        ("nama saya Dewi Lestari", Personal.NAME, "Dewi Lestari"),
        ("rumah di Jl. Malioboro No. 12", Personal.ADDRESS, "Jl. Malioboro No. 12"),
        ("RT 03/RW 05", Personal.ADDRESS, "RT 03/RW 05"),
        ("find me @sari_dewi", Personal.HANDLE, "@sari_dewi"),
        ("mobil AB 1234 CD", Personal.PLATE, "AB 1234 CD"),
    ],
)
def test_what_may_tell_who_somebody_is(text: str, kind: Personal, piece: str) -> None:
    found = personal(text)
    assert [(one.kind, text[one.start : one.end]) for one in found] == [(kind, piece)]


@pytest.mark.parametrize(
    "text",
    [
        "Antre 20 menit padahal sudah pesan",
        "Bu, kamarnya bagus sekali",
        "We paid IDR 1.250.000 on 2026-07-01 at 10:30",
        "Room 1204 was cold for 3 nights",
        "kak dan mas di resepsionis ramah",
        "The 2024-2025 season",
        "",
    ],
)
def test_what_does_not(text: str) -> None:
    assert personal(text) == ()


def test_several_pieces_in_order_each_once() -> None:
    found = personal("Pak Budi, 0812-3456-7890, budi@example.com")
    assert [piece.kind for piece in found] == [Personal.NAME, Personal.PHONE, Personal.EMAIL]
