"""What a screen reader meets: walks the program's accessible tree, presses one element, prints all as JSON.

Run by the system's Python, which has the AT-SPI bindings: `python3 walk.py NAME` waits for an entry whose name
contains NAME and presses it. `before` and `after` are all elements, each with the number of its parent among them;
`pressed` are the states of the pressed one afterwards.
"""

from __future__ import annotations

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

APPLICATION = "journeymap"
LIMIT_S, POLL_S = 60, 0.1
STATES = ("SELECTED", "SELECTABLE", "FOCUSABLE", "FOCUSED", "SHOWING", "VISIBLE", "ENABLED", "CHECKED")


def application():
    """The program on the desktop, None while it is not there."""
    desktop = Atspi.get_desktop(0)
    found = [desktop.get_child_at_index(at) for at in range(desktop.get_child_count())]
    return next((each for each in found if each is not None and each.get_name() == APPLICATION), None)


def tree(root):
    """Every element below, each with the number of its parent in this list."""
    waiting, seen = [(root, -1)], []
    while waiting:
        element, parent = waiting.pop(0)
        here = len(seen)
        seen.append((element, parent))
        waiting += [
            (child, here)
            for child in (element.get_child_at_index(at) for at in range(element.get_child_count()))
            if child is not None
        ]
    return seen


def states_of(element) -> list[str]:
    held = element.get_state_set()
    return [name for name in STATES if held.contains(getattr(Atspi.StateType, name))]


def box_of(element) -> list[int]:
    component = element.get_component_iface()
    if component is None:
        return []
    box = component.get_extents(Atspi.CoordType.SCREEN)
    return [box.x, box.y, box.width, box.height]


def told(element, parent: int) -> dict:
    element.get_relation_set()  # what screen readers ask as well: it must not end the program
    return {
        "parent": parent,
        "role": element.get_role_name(),
        "name": element.get_name(),
        "description": element.get_description(),
        "states": states_of(element),
        "box": box_of(element),
    }


def is_entry(element, name: str) -> bool:
    return name in (element.get_name() or "") and element.get_role_name() == "list item"


def wanted(name: str):
    """The element and the whole tree, as soon as it is there."""
    end = time.monotonic() + LIMIT_S
    while time.monotonic() < end:
        try:
            root = application()
            seen = tree(root) if root is not None else []
            found = next(
                (e for e, _ in seen if name in (e.get_name() or "") and e.get_role_name() == "list item"), None
            )
        except GLib.Error:  # something went while we looked: look again
            found = None
        if found is not None:
            return found, seen
        time.sleep(POLL_S)
    raise SystemExit(f"no element named {name!r} within {LIMIT_S} s")


def press(element) -> list[str]:
    """Presses it; its states once it is selected, or in the end."""
    element.get_action_iface().do_action(0)
    end = time.monotonic() + LIMIT_S / 4
    while "SELECTED" not in states_of(element) and time.monotonic() < end:
        time.sleep(POLL_S)
        element.clear_cache_single()
    return states_of(element)


def everything(seen) -> list[dict]:
    """All elements, without those that went while they were asked."""
    nodes = []
    for element, parent in seen:
        try:
            nodes.append(told(element, parent))
        except GLib.Error:
            nodes.append({"parent": parent, "role": "gone", "name": "", "description": "", "states": [], "box": []})
    return nodes


def main() -> None:
    found, seen = wanted(sys.argv[1])
    before = everything(seen)
    pressed = press(found)
    after = everything(tree(application()))
    json.dump({"before": before, "after": after, "pressed": pressed}, sys.stdout)


if __name__ == "__main__":
    main()
