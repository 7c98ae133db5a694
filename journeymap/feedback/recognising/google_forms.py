"""Google Forms: the first column says when, everything after it is a question."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.feedback.dates import Order, orders_said
from journeymap.feedback.recognising.columns import by_names, single_header
from journeymap.feedback.recognising.dates import has_clock, share_of_times
from journeymap.feedback.recognising.grid import Grid
from journeymap.feedback.recognising.labels import plain
from journeymap.feedback.recognising.shape import Draft, Shape
from journeymap.feedback.table import Part
from journeymap.i18n import Message, msg

_STAMPS = frozenset(
    ("timestamp", "time stamp", "stempel waktu", "cap waktu", "zeitstempel", "horodateur", "marca temporal")
) | {"tijdstempel", "tidsstämpel", "carimbo de data hora", "informazioni cronologiche", "sygnatura czasowa"}
_PARTS = by_names({
    Part.PERSON: "Email Address|Username|Alamat Email|Nama pengguna|E-Mail-Adresse|Adresse e-mail|"
    "Dirección de correo electrónico",
    Part.META: "Score|Skor|Punktzahl",
})  # fmt: skip
_SHARE = 0.9
_LONG_HEADER_WORDS = 3
_ORDERS: Mapping[frozenset[Order] | None, Message] = {
    frozenset({Order.DAY_FIRST}): msg("Its dates are day, month, year: read otherwise they would not fit."),
    frozenset({Order.MONTH_FIRST}): msg("Its dates are month, day, year: read otherwise they would not fit."),
    frozenset[Order](): msg("Its dates fit both as day and month and as month and day; say which it is."),
    frozenset({Order.DAY_FIRST, Order.MONTH_FIRST}): msg("Its dates are written in two ways; some cannot be read."),
}


def sees(grid: Grid) -> tuple[Message, ...]:
    """Why it is Google Forms: the first column holds nothing but points in time, and questions follow."""
    header, cells = grid.row(0), grid.sample(0, 1)
    if len(header) < 2 or share_of_times(cells) < _SHARE:
        return ()
    stamp = plain(header[0]) in _STAMPS
    if not stamp and not (all(map(has_clock, cells)) and _asks(header)):
        return ()
    order = _ORDERS.get(orders_said(_all_times(grid)))
    return (msg("The first column says when each answer came, as in Google Forms."), *((order,) if order else ()))


def _asks(header: list[str]) -> bool:
    """Whether most headers are words people were asked, not names that a program gave."""
    asked = sum(len(plain(cell).split()) >= _LONG_HEADER_WORDS or cell.rstrip().endswith("?") for cell in header[1:])
    return "_" not in header[0] and asked * 2 > len(header) - 1


def _all_times(grid: Grid) -> list[str]:
    return [row[0].strip() for row in grid.rows[1:] if row]


def shapes(grid: Grid) -> Shape:
    """One header row; the first column is the time."""
    drafts = single_header(grid, _PARTS)
    if drafts:
        drafts[0] = Draft(drafts[0].name, drafts[0].label, Part.TIME)
    return Shape(1, tuple(drafts))
