"""Actions for touchpoints and links: add, name, link, walk, and what a workshop calls out about them."""

from __future__ import annotations

from functools import partial

from journeymap.editing.commands import elements, experience, links, ownership, placing, touchpoints
from journeymap.gui.actions.row import ActionRow
from journeymap.gui.actions.workshop import Workshop
from journeymap.gui.canvas.walking import Direction
from journeymap.i18n import Message, mark, msg
from journeymap.model.words import LABELS, Contact, Kind, Moment, Role

NUDGE_PT, NUDGE_FINE_PT = 8.0, 1.0


def _chosen(w: Workshop) -> tuple[str, ...]:
    return w.session.selection.of("touchpoints")


def _any(w: Workshop) -> bool:
    return bool(_chosen(w))


def _one(w: Workshop) -> bool:
    return bool(w.session.selection.one("touchpoints"))


def _one_link(w: Workshop) -> bool:
    return bool(w.session.selection.one("links"))


def _on_map(w: Workshop) -> bool:
    return w.session.selection.current[0] in ("touchpoints", "links", "stages")


def _card_or_link(w: Workshop) -> bool:
    return _one(w) or _one_link(w)


def _has_touchpoints(w: Workshop) -> bool:
    return bool(w.session.journey.touchpoints)


def _movable(w: Workshop) -> bool:
    return _any(w) and w.session.arrangement.kind == "graph"


def _walk(direction: Direction, w: Workshop) -> None:
    w.canvas.walk(direction)


def _step(step: int, w: Workshop) -> None:
    w.canvas.next_card(step)


def _nudge(dx: float, dy: float, w: Workshop) -> None:
    w.canvas.nudge(dx, dy)


def _answer(number: int, w: Workshop) -> None:
    w.canvas.answer(number)


def _importance(number: int, w: Workshop) -> None:
    w.canvas.set_importance(number)


def _is_important(number: int, w: Workshop) -> bool:
    held = [w.session.journey.touchpoints[id].importance for id in _chosen(w)]
    return bool(held) and all(each is not None and each.customer == number for each in held)


def _set_kind(kind: Kind, w: Workshop) -> None:
    if _any(w):
        w.session.do(lambda document: touchpoints.set_touchpoints(document, _chosen(w), kind=kind))
    else:
        w.canvas.add_touchpoint(kind)


def _is_kind(kind: Kind, w: Workshop) -> bool:
    return _any(w) and all(w.session.journey.touchpoints[id].kind is kind for id in _chosen(w))


def _set_contact(contact: Contact, w: Workshop) -> None:
    wanted = None if _is_contact(contact, w) else contact
    w.session.do(lambda document: touchpoints.set_touchpoints(document, _chosen(w), contact=wanted))


def _is_contact(contact: Contact, w: Workshop) -> bool:
    return _any(w) and all(w.session.journey.touchpoints[id].contact is contact for id in _chosen(w))


def _toggle_moment(moment: Moment, w: Workshop) -> None:
    """On for all of several unless all have it: then off."""
    wanted = not _is_moment(moment, w)
    document, ids = w.session.document, _chosen(w)
    name = elements.several(document, "touchpoints", ids)
    with document.edit(msg("Change {name}", name=name)):
        for id in ids:
            if (moment in document.present.touchpoints[id].moments) != wanted:
                experience.toggle_moment(document, id, moment)


def _is_moment(moment: Moment, w: Workshop) -> bool:
    return _any(w) and all(moment in w.session.journey.touchpoints[id].moments for id in _chosen(w))


def _next_department(w: Workshop) -> None:
    """The department after the one that is accountable now, round and round; says which."""
    id, journey, document = w.session.selection.one("touchpoints"), w.session.journey, w.session.document
    order = list(journey.departments)
    held = journey.touchpoints[id].departments_with(Role.ACCOUNTABLE)
    place = order.index(held[0]) + 1 if len(held) == 1 else 0
    department = order[place % len(order)]
    responsible = Role.RESPONSIBLE in journey.touchpoints[id].owners.get(held[0], ()) if held else False
    with document.edit(msg("Change who is accountable for {name}", name=journey.touchpoints[id].title)):
        if held and not responsible:
            for each in held:
                ownership.clear_owner(document, id, each)
        ownership.make_accountable(document, id, department)
    names = {"department": elements.name_of(document, "departments", department), "name": journey.touchpoints[id].title}
    w.session.notice(msg("{department} is accountable for {name} now.", **names), undo=True)


def _has_departments(w: Workshop) -> bool:
    return _one(w) and bool(w.session.journey.departments)


def _owner(w: Workshop) -> str:
    id = w.session.selection.one("touchpoints")
    held = w.session.journey.touchpoints[id].departments_with(Role.ACCOUNTABLE) if id else ()
    return held[0] if held else ""


def _has_owner(w: Workshop) -> bool:
    return bool(_owner(w))


def _go_to_owner(w: Workshop) -> None:
    w.session.reveal("departments", _owner(w))


def _add_next(w: Workshop) -> None:
    w.canvas.add_next()


def _add(w: Workshop) -> None:
    w.canvas.add_touchpoint()


def _measured(w: Workshop) -> bool:
    id = w.session.selection.one("touchpoints")
    return bool(id) and any(score.to for score in w.session.journey.touchpoints[id].scores)


def _trend(w: Workshop) -> None:
    w.session.trend_wanted.emit(None)


def _turn(w: Workshop) -> None:
    w.session.do(links.turn_round, w.session.selection.one("links"))


def _restage(step: int, w: Workshop) -> None:
    """Moves the selected touchpoints into the stage beside that of the current one; says which."""
    id, journey = w.session.selection.one("touchpoints"), w.session.journey
    order = list(journey.stages)
    stage = journey.touchpoints[id].stage
    place = order.index(stage) + step if stage in order else (0 if step > 0 else len(order) - 1)
    if 0 <= place < len(order):
        w.session.do(placing.move_to_stage, _chosen(w), order[place])
        w.canvas.view.fly_to(_chosen(w))


def _has_stages(w: Workshop) -> bool:
    return _one(w) and bool(w.session.journey.stages)


def _link_label(w: Workshop) -> Message | None:
    return msg("Rename link or set its share") if _one_link(w) and not _one(w) else None


def _row(
    id: str, text: str, run: object, keys: tuple[str, ...], group: int, icon: str = "", enabled: object = _any,
    menu: str = "touchpoint", checked: object = None, under: str = "",
) -> ActionRow:  # fmt: skip
    given = (run, keys, menu, group, icon, "canvas", enabled, checked, under)
    return ActionRow(f"touchpoint.{id}", text, *given)  # type: ignore[arg-type]


def _kind(number: int, kind: Kind) -> ActionRow:
    run, checked = partial(_set_kind, kind), partial(_is_kind, kind)
    keys, under = (f"Alt+Shift+{number}",), mark("Kind")
    return _row(f"kind-{kind.value}", LABELS[kind], run, keys, 2, kind.value, _always, checked=checked, under=under)


def _always(_: Workshop) -> bool:
    return True


_IMPORTANCE = (
    mark("Importance 1: hardly matters"),
    mark("Importance 2"),
    mark("Importance 3: matters"),
    mark("Importance 4"),
    mark("Importance 5: decides"),
)
_ANSWERS = (
    mark("Answer 1 in the workshop: very dissatisfied"),
    mark("Answer 2 in the workshop"),
    mark("Answer 3 in the workshop"),
    mark("Answer 4 in the workshop"),
    mark("Answer 5 in the workshop: very satisfied"),
)


def _important(number: int, text: str) -> ActionRow:
    run, checked = partial(_importance, number), partial(_is_important, number)
    return _row(
        f"importance-{number}", text, run, (str(number),), 2, checked=checked, under=mark("Importance for customers")
    )


def _answered(number: int, text: str) -> ActionRow:
    run, under = partial(_answer, number), mark("Answer in the workshop")
    return _row(f"answer-{number}", text, run, (f"Shift+{number}",), 2, enabled=_one, under=under)


def _moment(moment: Moment, key: str) -> ActionRow:
    run, checked = partial(_toggle_moment, moment), partial(_is_moment, moment)
    return _row(moment.value, LABELS[moment], run, (key,), 3, f"moment-of-{moment.value}", checked=checked)


def _contact(contact: Contact, text: str, key: str) -> ActionRow:
    run, checked = partial(_set_contact, contact), partial(_is_contact, contact)
    icon, under = f"contact-{contact.value}", mark("Human or digital")
    return _row(contact.value, text, run, (key,), 3, icon, checked=checked, under=under)


def _walking(direction: Direction, text: str, key: str) -> ActionRow:
    return _row(f"walk-{direction}", text, partial(_walk, direction), (key,), 7, "", _has_touchpoints, "")


def _nudging(id: str, text: str, key: str, dx: float, dy: float) -> tuple[ActionRow, ActionRow]:
    fine = NUDGE_FINE_PT / NUDGE_PT
    return (
        _row(f"nudge-{id}", text, partial(_nudge, dx, dy), (f"Ctrl+{key}",), 8, "", _movable, ""),
        _row(
            f"nudge-{id}-fine", text, partial(_nudge, dx * fine, dy * fine), (f"Ctrl+Shift+{key}",), 8, "", _movable, ""
        ),
    )


ROWS: tuple[ActionRow, ...] = (
    _row("add-next", mark("Add the next touchpoint"), _add_next, ("Return", "Enter"), 0, "add", _always),
    _row("add", mark("Add a touchpoint by itself"), _add, ("N", "Ins"), 0, "touchpoint", _always),
    _row(
        "insert", mark("Insert a touchpoint into the link"), lambda w: w.canvas.insert_touchpoint(),
        ("Ctrl+Return", "Ctrl+Enter"), 0, enabled=_card_or_link,
    ),
    ActionRow(
        "touchpoint.rename", mark("Rename"), lambda w: w.canvas.name_current(), ("F2",), "touchpoint", 0, "rename",
        "canvas", _on_map, label=_link_label,
    ),
    _row("link", mark("Link to another touchpoint…"), lambda w: w.canvas.link_from_current(), ("L",), 1, "link", _one),
    _row("next-link", mark("Select its next link"), lambda w: w.canvas.next_link(), ("K",), 1, "", _card_or_link),
    _row("turn", mark("Turn the link round"), _turn, ("R",), 1, "", _one_link),
    *(_kind(number, kind) for number, kind in enumerate(Kind, 1)),
    _moment(Moment.TRUTH, "T"),
    _moment(Moment.DELIGHT, "D"),
    _contact(Contact.HUMAN, mark("Contact with a person"), "H"),
    _contact(Contact.DIGITAL, mark("Digital contact"), "G"),
    _contact(Contact.MIXED, mark("Contact both human and digital"), "B"),
    *(_important(number, text) for number, text in enumerate(_IMPORTANCE, 1)),
    *(_answered(number, text) for number, text in enumerate(_ANSWERS, 1)),
    _row(
        "next-department", mark("Next accountable department"), _next_department, ("A",), 6, "department",
        _has_departments,
    ),
    _row("owner", mark("Go to the accountable department"), _go_to_owner, ("O",), 6, "", _has_owner),
    _row("next-stage", mark("Move to the next stage"), partial(_restage, 1), ("Alt+PgDown",), 6, "stage", _has_stages),
    _row(
        "previous-stage", mark("Move to the previous stage"), partial(_restage, -1), ("Alt+PgUp",), 6, "", _has_stages
    ),
    _row("trend", mark("Trend of the touchpoint…"), _trend, ("Shift+T",), 6, "curve", _measured),
    _row("next", mark("Next touchpoint"), partial(_step, 1), ("Tab",), 7, "next", _has_touchpoints),
    _row("previous", mark("Previous touchpoint"), partial(_step, -1), ("Shift+Tab",), 7, "previous", _has_touchpoints),
    _walking("right", mark("Along the link"), "Right"),
    _walking("left", mark("Back along the link"), "Left"),
    _walking("up", mark("Touchpoint above"), "Up"),
    _walking("down", mark("Touchpoint below"), "Down"),
    *_nudging("right", mark("Move a little to the right"), "Right", NUDGE_PT, 0),
    *_nudging("left", mark("Move a little to the left"), "Left", -NUDGE_PT, 0),
    *_nudging("up", mark("Move a little up"), "Up", 0, -NUDGE_PT),
    *_nudging("down", mark("Move a little down"), "Down", 0, NUDGE_PT),
)  # fmt: skip
