"""What a snapshot holds: the same shape without positions, notes, comments, snapshots and what a copy was sent for."""

from __future__ import annotations

from journeymap.editing.commands.snapshots import frozen
from journeymap.model import CountedFile, Journey, Kept, Sent, Touchpoint, Verbatim


def test_the_counted_files_stay_and_the_sending_goes() -> None:
    counted = (CountedFile(sha256="9f2c"),)
    inner = frozen(Journey(title="T", imports=counted, sent=Sent(department="it", base=Journey(title="B"))))
    assert (inner.imports, inner.sent) == (counted, None)


def test_what_was_unread_in_left_out_fields_is_left_out_too() -> None:
    unknown = Kept(("x-mine",), Verbatim("1"))
    comment = Kept(("comments", 0), {"by": "Sari"})
    journey = Journey(
        title="T",
        touchpoints={"a": Touchpoint(title="A", kept=(comment, unknown))},
        kept=(unknown, Kept(("snapshots", "s"), {"label": "old"})),
    )
    inner = frozen(journey)
    assert (inner.touchpoints["a"].kept, inner.kept) == ((unknown,), (unknown,))
