"""Every action of the menus Edit, Touchpoint and Map, done by its own key on a real canvas."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from pytestqt.qtbot import QtBot

from journeymap.gui.actions.row import MENUS, ActionRow
from journeymap.gui.actions.table import ACTIONS
from journeymap.gui.session.session import Session
from journeymap.model import Journey
from journeymap.model.words import Contact, Kind, Moment
from tests.gui.canvas.tools.bench import ROWS, Hands

Key = tuple[str, str]
Check = Callable[[Hands, Journey], bool]
PAYMENT: Key = ("touchpoints", "payment")
QUOTE: Key = ("touchpoints", "group-quote")
MAIL: Key = ("touchpoints", "confirmation-mail")
CHECK_IN: Key = ("touchpoints", "check-in")
LINK: Key = ("links", "booking-website--payment")
BOOKING: Key = ("stages", "booking")
THREE = (PAYMENT, QUOTE, MAIL)


def payment(hands: Hands) -> object:
    return hands.journey.touchpoints["payment"]


def moved(hands: Hands, before: Journey, dx: float, dy: float) -> bool:
    """Whether only the payment went that far."""
    hands.session.undo()
    start = hands.card("payment")
    hands.session.redo()
    way = hands.card("payment") - start
    return (round(way.x()), round(way.y())) == (dx, dy)


def edges(hands: Hands, edge: str) -> set[int]:
    rects = [hands.canvas.board.card_rect(id) for _, id in THREE]
    pick = {"centre": lambda r: r.center().x(), "middle": lambda r: r.center().y()}
    return {round(pick[edge](r) if edge in pick else getattr(r, edge)()) for r in rects}


def gaps(hands: Hands, first: str, last: str) -> set[int]:
    rects = sorted((hands.canvas.board.card_rect(id) for _, id in THREE), key=lambda r: getattr(r, first)())
    return {round(getattr(b, first)() - getattr(a, last)()) for a, b in itertools.pairwise(rects)}


def order(hands: Hands) -> list[str]:
    return list(hands.journey.stages)


def added(hands: Hands, before: Journey) -> bool:
    """Whether a name is asked for, and Escape leaves no trace."""
    asked = hands.canvas.naming.active
    hands.key("Esc")
    return asked and hands.journey is before


def copied(hands: Hands, before: Journey) -> bool:
    return QGuiApplication.clipboard().text().splitlines()[1].startswith("Payment\t")


def zoomed(factor: Callable[[float], bool]) -> Check:
    return lambda hands, before: factor(hands.view.zoom())


def current(mapping: str, id: str) -> Check:
    return lambda hands, before: hands.session.selection.current == (mapping, id)


def scored(mark: int) -> Check:
    def check(hands: Hands, before: Journey) -> bool:
        record = hands.journey.touchpoints["payment"].scores[-1]
        said = f"{mark} for Payment: 1 answer, mean {mark}.0"
        return record.counts == {mark: 1} and record.source == "workshop" and hands.bench.words[-1] == said

    return check


def has(field: str, value: object) -> Check:
    return lambda hands, before: getattr(hands.journey.touchpoints["payment"], field) == value


def important(mark: int) -> Check:
    return lambda hands, before: hands.journey.touchpoints["payment"].importance.customer == mark


EXERCISES: dict[str, tuple[Iterable[Key], Check]] = {
    "edit.undo": ((), lambda h, b: not h.session.document.can_undo and h.session.document.can_redo),
    "edit.redo": ((), lambda h, b: h.session.document.can_undo and not h.session.document.can_redo),
    "edit.cut": ((PAYMENT,), lambda h, b: copied(h, b) and "payment" not in h.journey.touchpoints),
    "edit.copy": ((PAYMENT,), lambda h, b: copied(h, b) and h.journey is b),
    "edit.paste": ((), lambda h, b: len(h.journey.touchpoints) == len(b.touchpoints) + 1),
    "edit.duplicate": ((PAYMENT,), lambda h, b: "payment-2" in h.journey.touchpoints),
    "edit.delete": ((PAYMENT, LINK), lambda h, b: "payment" not in h.journey.touchpoints),
    "edit.select-all": (
        (), lambda h, b: set(h.session.selection.of("touchpoints")) == set(b.touchpoints),
    ),
    "edit.select-none": ((PAYMENT,), lambda h, b: not h.session.selection.keys),
    "touchpoint.add-next": ((PAYMENT,), added),
    "touchpoint.add": ((PAYMENT,), added),
    "touchpoint.insert": ((LINK,), added),
    "touchpoint.rename": ((PAYMENT,), added),
    "touchpoint.link": ((PAYMENT,), lambda h, b: h.canvas.linking.active),
    "touchpoint.next-link": ((PAYMENT,), current("links", "payment--confirmation-mail")),
    "touchpoint.turn": ((LINK,), lambda h, b: h.journey.links[LINK[1]].source == "payment"),
    **{f"touchpoint.kind-{kind.value}": ((PAYMENT,), has("kind", kind)) for kind in Kind},
    "touchpoint.truth": ((PAYMENT,), has("moments", (Moment.TRUTH,))),
    "touchpoint.delight": ((PAYMENT,), has("moments", (Moment.DELIGHT,))),
    **{f"touchpoint.{contact.value}": ((PAYMENT,), has("contact", contact)) for contact in Contact},
    **{f"touchpoint.importance-{n}": ((PAYMENT,), important(n)) for n in range(1, 6)},
    **{f"touchpoint.answer-{n}": ((PAYMENT,), scored(n)) for n in range(1, 6)},
    "touchpoint.next-department": (
        (PAYMENT,),
        lambda h, b: h.journey.touchpoints["payment"].accountable not in (None, b.touchpoints["payment"].accountable),
    ),
    "touchpoint.owner": ((PAYMENT,), current("departments", "finance")),
    "touchpoint.next-stage": ((PAYMENT,), has("stage", "arrival")),
    "touchpoint.previous-stage": ((PAYMENT,), has("stage", "awareness")),
    "touchpoint.trend": ((CHECK_IN,), lambda h, b: h.trends == [None]),
    "touchpoint.next": ((PAYMENT,), current("touchpoints", "confirmation-mail")),
    "touchpoint.previous": ((MAIL,), current("touchpoints", "payment")),
    "touchpoint.walk-right": ((PAYMENT,), current("touchpoints", "confirmation-mail")),
    "touchpoint.walk-left": ((MAIL,), current("touchpoints", "payment")),
    "touchpoint.walk-down": ((PAYMENT,), current("touchpoints", "confirmation-mail")),
    "touchpoint.walk-up": ((MAIL,), current("touchpoints", "payment")),
    "touchpoint.nudge-right": ((PAYMENT,), lambda h, b: moved(h, b, 8, 0)),
    "touchpoint.nudge-left": ((PAYMENT,), lambda h, b: moved(h, b, -8, 0)),
    "touchpoint.nudge-up": ((PAYMENT,), lambda h, b: moved(h, b, 0, -8)),
    "touchpoint.nudge-down": ((PAYMENT,), lambda h, b: moved(h, b, 0, 8)),
    "touchpoint.nudge-right-fine": ((PAYMENT,), lambda h, b: moved(h, b, 1, 0)),
    "touchpoint.nudge-left-fine": ((PAYMENT,), lambda h, b: moved(h, b, -1, 0)),
    "touchpoint.nudge-up-fine": ((PAYMENT,), lambda h, b: moved(h, b, 0, -1)),
    "touchpoint.nudge-down-fine": ((PAYMENT,), lambda h, b: moved(h, b, 0, 1)),
    "map.zoom-in": ((), zoomed(lambda zoom: zoom == 0.75)),
    "map.zoom-out": ((), zoomed(lambda zoom: zoom == 0.5)),
    "map.zoom-reset": ((), zoomed(lambda zoom: zoom == 1.0)),
    "map.fit": ((), zoomed(lambda zoom: zoom < 0.5)),
    "map.fit-selection": ((PAYMENT,), zoomed(lambda zoom: zoom > 1.0)),
    "map.align-left": (THREE, lambda h, b: len(edges(h, "left")) == 1),
    "map.align-centre": (THREE, lambda h, b: len(edges(h, "centre")) == 1),
    "map.align-right": (THREE, lambda h, b: len(edges(h, "right")) == 1),
    "map.align-top": (THREE, lambda h, b: len(edges(h, "top")) == 1),
    "map.align-middle": (THREE, lambda h, b: len(edges(h, "middle")) == 1),
    "map.align-bottom": (THREE, lambda h, b: len(edges(h, "bottom")) == 1),
    "map.distribute-across": (THREE, lambda h, b: len(gaps(h, "left", "right")) == 1),
    "map.distribute-down": (THREE, lambda h, b: len(gaps(h, "top", "bottom")) == 1),
    "map.snapping": ((), lambda h, b: not h.canvas.board.snapping),
    "map.lay-out": ((), lambda h, b: all(t.position for t in h.journey.touchpoints.values())),
    "stage.add": ((BOOKING,), lambda h, b: h.canvas.naming.active and order(h)[2] not in b.stages),
    "stage.add-before": ((BOOKING,), lambda h, b: h.canvas.naming.active and order(h)[1] not in b.stages),
    "stage.rename": ((PAYMENT,), added),
    "stage.left": ((BOOKING,), lambda h, b: order(h)[0] == "booking"),
    "stage.right": ((BOOKING,), lambda h, b: order(h)[2] == "booking"),
    "stage.fit-width": ((BOOKING,), lambda h, b: h.journey.stages["booking"].width is None),
    "stage.remove": (
        (BOOKING,), lambda h, b: "booking" not in h.journey.stages and payment(h).stage == "awareness",
    ),
}  # fmt: skip
ADDED = {"edit.undo", "edit.redo", "stage.fit-width"}


def prepare(hands: Hands, id: str) -> None:
    """What some actions need to be there."""
    if id == "edit.paste":
        hands.session.selection.pick(*PAYMENT)
        hands.key("Ctrl+C")
        hands.session.selection.clear()
    if id in ("edit.undo", "edit.redo"):
        hands.session.selection.pick(*PAYMENT)
        hands.key("5" if payment(hands).importance.customer != 5 else "4")
    if id == "edit.redo":
        hands.session.undo()
    if id == "stage.fit-width":
        from journeymap.editing.commands.stages import resize_stage

        resize_stage(hands.session.document, "booking", 1200.0)
    if id in ("touchpoint.truth", "touchpoint.delight"):
        from journeymap.editing.commands.touchpoints import set_touchpoint

        set_touchpoint(hands.session.document, "payment", moments=())
    if id.startswith(("touchpoint.human", "touchpoint.digital", "touchpoint.mixed")):
        from journeymap.editing.commands.touchpoints import set_touchpoint

        set_touchpoint(hands.session.document, "payment", contact=None)
    if id.startswith(("map.align", "map.distribute")):
        hands.session.selection.pick(*QUOTE)
        hands.key("Ctrl+Right")
        hands.key("Ctrl+Down")
    hands.view.set_zoom(0.6)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_action_does_what_it_says_by_its_key(qtbot: QtBot, hotel: Session, row: ActionRow) -> None:
    hands = Hands(qtbot, hotel)
    prepare(hands, row.id)
    keys, check = EXERCISES[row.id]
    hands.session.selection.choose(keys, next(iter(keys), None))
    hands.bench.menus.refresh()
    before = hands.journey
    assert hands.bench.menus.doings[row.id].isEnabled()
    hands.key(row.keys[0])
    assert check(hands, before)
    hands.canvas.cancel_gesture()
    hands.same_as_scratch()


def test_every_row_is_exercised() -> None:
    assert {row.id for row in ROWS} == set(EXERCISES)


def test_every_action_has_a_key_of_its_own() -> None:
    keys = Counter(QKeySequence(key).toString() for row in ACTIONS for key in row.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys
    assert all(row.keys for row in ACTIONS)
    assert len({row.id for row in ACTIONS}) == len(ACTIONS)


def test_every_action_is_in_a_menu_or_a_walking_key() -> None:
    menus = {id for id, _ in MENUS}
    assert {row.id for row in ACTIONS if row.menu not in menus} == {
        row.id for row in ROWS if ".walk-" in row.id or ".nudge-" in row.id
    }


def test_nothing_selected_switches_off_what_needs_a_selection(qtbot: QtBot, empty: Session) -> None:
    hands = Hands(qtbot, empty)
    hands.bench.menus.refresh()
    able = {id for id, doing in hands.bench.menus.doings.items() if doing.isEnabled()}
    kinds = {f"touchpoint.kind-{kind.value}" for kind in Kind}
    assert able == kinds | {
        "edit.select-none", "edit.paste", "touchpoint.add-next", "touchpoint.add", "map.zoom-in", "map.zoom-out",
        "map.zoom-reset", "map.fit", "map.snapping", "stage.add",
    }  # fmt: skip


def test_undo_says_what_it_takes_back(qtbot: QtBot, hotel: Session) -> None:
    hands = Hands(qtbot, hotel)
    hands.session.selection.pick(*PAYMENT)
    hands.key("Ctrl+D")
    assert hands.bench.menus.doings["edit.undo"].text() == "Undo: Duplicate Payment"
    hands.session.undo()
    hands.bench.menus.refresh()
    assert hands.bench.menus.doings["edit.redo"].text() == "Redo: Duplicate Payment"
    assert hands.bench.menus.doings["edit.undo"].text() == "Undo"


def test_answers_are_counted_up_on_every_keyboard(qtbot: QtBot, hotel: Session) -> None:
    hands = Hands(qtbot, hotel)
    hands.session.selection.pick(*PAYMENT)
    for key in ("Shift+4", "Shift+!", "Shift+@", "Shift+#", "Shift+$", "Shift+%"):
        hands.key(key)
    record = hands.journey.touchpoints["payment"].scores[-1]
    assert record.counts == {1: 1, 2: 1, 3: 1, 4: 2, 5: 1}
    assert hands.bench.words[-1] == "5 for Payment: 6 answers, mean 3.2"


def test_importance_of_several_is_one_step(qtbot: QtBot, hotel: Session) -> None:
    hands = Hands(qtbot, hotel)
    hands.session.selection.choose(THREE)
    hands.key("2")
    hands.key("1")
    assert all(hands.journey.touchpoints[id].importance.customer == 1 for _, id in THREE)
    hands.session.undo()
    assert not hands.session.document.can_undo


def test_importance_is_said_once_for_all_and_offers_undo_only_where_it_is_new(qtbot: QtBot, hotel: Session) -> None:
    hands = Hands(qtbot, hotel)
    said: list[tuple[str, bool]] = []
    hotel.noticed.connect(lambda message, undo: said.append((hotel.text(message), undo)))
    hotel.selection.choose((PAYMENT,))
    hands.key("5")
    hands.key("5")
    hotel.selection.choose(THREE)
    hands.key("1")
    hotel.selection.clear()
    hands.key("2")
    name = hotel.journey.touchpoints["payment"].title
    assert said == [
        (f"Importance 5 for {name}", True),
        (f"Importance 5 for {name}", False),
        ("Importance 1 for 3 elements", True),
    ]
