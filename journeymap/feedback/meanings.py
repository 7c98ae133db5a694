"""Which touchpoint a header is about where it is written in the other language: words of journeys that mean the same.

The words of a header and the journey's titles stand before it, `suggesting` after it; what it finds is only likely.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from journeymap.feedback.folding import folded
from journeymap.model.journey import Journey

_MEANINGS: tuple[str, ...] = (
    "activation activate aktivasi",
    "advertisement advertisements advertising advert ad ads iklan",
    "advice consultation konsultasi saran",
    "agent agen",
    "airport bandara",
    "app application aplikasi",
    "arrival arrive kedatangan datang",
    "bathroom kamar_mandi toilet",
    "bill billing invoice tagihan faktur",
    "booking bookings book booked reservation reservations reserve reserved pemesanan memesan dipesan reservasi",
    "branch cabang",
    "breakfast sarapan makan_pagi",
    "brochure brosur",
    "call phone telephone telepon panggilan",
    "cancellation cancelled cancel pembatalan dibatalkan batal",
    "card kartu",
    "cart basket keranjang",
    "cashier kasir",
    "chat obrolan",
    "checkin check_in checked_in lapor_masuk",
    "checkout check_out checked_out lapor_keluar",
    "cleaning cleanliness kebersihan pembersihan",
    "clinic klinik",
    "complaint complaints complain keluhan pengaduan komplain",
    "confirmation konfirmasi",
    "contract kontrak",
    "counter loket konter",
    "delivery deliver delivered pengiriman pengantaran dikirim diantar",
    "desk front_desk reception receptionist resepsionis resepsi",
    "dinner makan_malam",
    "doctor dokter",
    "examination pemeriksaan diperiksa",
    "filter penyaring saringan",
    "friends friend teman",
    "guest tamu",
    "help bantuan",
    "home house rumah",
    "hospital rumah_sakit",
    "installation install installed pemasangan dipasang instalasi",
    "laboratory lab laboratorium",
    "laundry binatu",
    "lesson lessons class classes pelajaran kelas",
    "loyalty loyalitas",
    "lunch makan_siang",
    "mail email e_mail surel surat",
    "medicine medicines drugs pharmacy obat apotek",
    "neighbour neighbours neighbor tetangga",
    "newsletter buletin",
    "nurse perawat",
    "offer penawaran tawaran",
    "order orders pesanan",
    "monthly bulanan",
    "outage disruption gangguan",
    "page pages halaman",
    "parcel package paket",
    "parking parkir",
    "payment payments pay paid pembayaran membayar dibayar bayar",
    "pickup pick_up penjemputan jemputan",
    "pool kolam_renang",
    "product produk barang",
    "queue antrean antrian",
    "quote quotation penawaran_harga",
    "recommended recommend recommendation merekomendasikan rekomendasi",
    "referral rujukan",
    "refund pengembalian_dana",
    "registration register registered pendaftaran mendaftar registrasi",
    "reminder pengingat",
    "renewal renew perpanjangan",
    "repair perbaikan",
    "request permintaan",
    "restaurant restoran",
    "return returns retur pengembalian pengembalian_barang",
    "review reviews ulasan",
    "room rooms kamar",
    "room ruang ruangan",
    "schedule scheduling jadwal penjadwalan",
    "school sekolah",
    "search pencarian mencari",
    "service layanan pelayanan servis",
    "shop store toko",
    "speed kecepatan",
    "subscription langganan berlangganan",
    "technician teknisi",
    "test tes uji",
    "thank_you terima_kasih",
    "tour tours tur wisata",
    "tracking track pelacakan melacak lacak",
    "training pelatihan",
    "usage use pemakaian penggunaan",
    "video video",
    "visit visits kunjungan",
    "waiting tunggu",
    "wallet e_wallet dompet dompet_digital",
    "website web_site site web situs situs_web laman",
    "wifi wi_fi internet",
)
"""Words that mean the same, in English and Indonesian; `_` joins the words of one that is written in several."""
_EMPTY = (
    "a an and at by for from in of on or our the to with your process"
    " kami anda di dari dan ke lewat melalui oleh pada yang untuk atau dengan proses"
)
"""Words without which a title says the same."""
_SPAN = 3
"""The most words that are one together."""
_RECOMMENDED = "recommended"


def _words_by_text() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _MEANINGS:
        meaning, *others = line.split()
        for word in (meaning, *others):
            found.setdefault(word.replace("_", " "), set()).add(meaning)
    return {text: frozenset(meanings) for text, meanings in found.items()}


_KNOWN = _words_by_text()
_SAY_NOTHING = frozenset(_EMPTY.split())


def meant(header: str, journey: Journey, *, recommending: bool = False) -> str | None:
    """The one touchpoint all of whose title's words a header says, in whichever of the two languages; of several the
    one with most words; None where none, or several alike. `recommending`: the header asks whether people would, so
    that says nothing of where."""
    said = frozenset().union(*_meanings(header))
    if recommending:
        said -= {_RECOMMENDED, "friends"}
    found: dict[int, list[str]] = {}
    for id, touchpoint in journey.touchpoints.items():
        words = list(_meanings(touchpoint.title))
        if words and all(word & said for word in words):
            found.setdefault(len(words), []).append(id)
    best = found[max(found)] if found else []
    return best[0] if len(best) == 1 else None


def titles_meant(cells: Iterable[str], journey: Journey) -> Mapping[str, str]:
    """The touchpoint of each cell that says one's title in the other language, no word more and no word less."""
    titles: dict[frozenset[frozenset[str]], list[str]] = {}
    for id, touchpoint in journey.touchpoints.items():
        titles.setdefault(frozenset(_meanings(touchpoint.title)), []).append(id)
    found = ((cell, titles.get(frozenset(_meanings(cell)), [])) for cell in cells)
    return {cell: ids[0] for cell, ids in found if len(ids) == 1 and any(_meanings(cell))}


def _meanings(text: str) -> Iterator[frozenset[str]]:
    """What each word of a text may mean, the longest first: several written words may be one; what no table knows
    means itself."""
    words = re.findall(r"\w+", folded(text.replace("_", " ")))
    at = 0
    while at < len(words):
        spans = (span for span in range(_SPAN, 0, -1) if " ".join(words[at : at + span]) in _KNOWN)
        span = next(spans, 1)
        text = " ".join(words[at : at + span])
        if text not in _SAY_NOTHING:
            yield _KNOWN.get(text, frozenset({text}))
        at += span
