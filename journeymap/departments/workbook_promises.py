"""What a workbook's sheet of promises changes: a promise reworded, moved to where it is made, taken away, or added.

`workbook_edits` reads the cells and does what is said here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from journeymap.departments.workbook_edits import Edits
from journeymap.departments.workbook_matching import Pair
from journeymap.departments.workbook_rows import rows_of
from journeymap.departments.workbook_sheets import PROMISES
from journeymap.departments.workbook_tables import Line, Table
from journeymap.departments.workbook_values import chosen, text
from journeymap.editing.commands import elements, entries, promises
from journeymap.editing.document import Document
from journeymap.i18n import msg
from journeymap.model import Promise


def read_promises(edits: Edits, table: Table) -> None:
    """Promises reworded, taken away or added."""
    sent = rows_of(PROMISES.id, edits.brief)
    shown = {(row.cells["touchpoint"], _plain(row.cells["text"])): row.key for row in sent}
    found = edits.matched(table, lambda line: shown.get((line.text("touchpoint"), _plain(line.text("text")))))
    # Who delivers a promise first: a promise reworded where it is made takes the unchanged ones along.
    for pair in sorted(found.pairs, key=lambda pair: _promise(edits, pair)[0] == _promise(edits, pair)[1].made_at):
        if pair.changed("text") or pair.changed("made_at"):
            _change_promise(edits, table, pair)
    for line in found.added:
        if line.text("text"):
            _add_promise(edits, table, line)


def _plain(cell: Any) -> str:
    return " ".join(str(cell).split())


def _promise(edits: Edits, pair: Pair) -> tuple[str, Promise]:
    id, _, place = pair.sent.key.rpartition("#")
    return id, edits.words.journey.touchpoints[id].promises[int(place)]


def _change_promise(edits: Edits, table: Table, pair: Pair) -> None:
    id, before = _promise(edits, pair)
    words, made_at = before.text, before.made_at
    if pair.changed("text"):
        words = edits.value(table, pair.line, "text", text, words)
    if pair.changed("made_at"):
        made_at = edits.value(
            table, pair.line, "made_at", lambda cell: chosen(cell, edits.words.touchpoint_of) or id, made_at
        )
    if pair.changed("text") and not words:
        edits.do(table, pair.line, "text", _taken_away, id, before)
    elif (words, made_at) != (before.text, before.made_at):
        after = Promise(text=words, made_at=made_at, kept=before.kept)
        edits.do(table, pair.line, "text", _reworded, id, before, after)


def _add_promise(edits: Edits, table: Table, line: Line) -> None:
    id = edits.touchpoint(table, line)
    words = edits.value(table, line, "text", text, "")
    made_at = edits.value(table, line, "made_at", lambda cell: chosen(cell, edits.words.touchpoint_of) or id, None)
    if id is not None and words and (made_at or "made_at" not in line.cells):
        edits.do(table, line, "text", _made, id, words, made_at or "")


def _made(document: Document, id: str, text: str, made_at: str) -> None:
    """A promise more at a touchpoint; nothing where it stands there already. Raises `EditError`."""
    made = Promise(text=text, made_at=made_at or id)
    if made not in entries.entries(document, id, "promises"):
        label = msg("Promise made at {name}", name=elements.name_of(document, "touchpoints", id))
        entries.append(document, id, "promises", made, label)


def _taken_away(document: Document, id: str, promise: Promise) -> None:
    """The promise is gone: where it is made, everywhere; nothing where it is gone already."""
    if promise in entries.entries(document, id, "promises"):
        promises.remove_promise(document, id, promise)


def _reworded(document: Document, id: str, before: Promise, after: Promise) -> None:
    """Another wording, or another place where it is made; who delivers a promise made here follows its wording."""
    with document.edit(msg("Change a promise at {name}", name=elements.name_of(document, "touchpoints", id))):
        _put(document, id, before, after)
        if before.made_at == after.made_at == id:
            for other in tuple(_delivering(document, before)):
                _put(document, other, before, replace(before, text=after.text))


def _delivering(document: Document, promise: Promise) -> Iterator[str]:
    for id, touchpoint in document.present.touchpoints.items():
        if any(_same(each, promise) for each in touchpoint.promises):
            yield id


def _put(document: Document, id: str, before: Promise, after: Promise) -> None:
    held = entries.entries(document, id, "promises")
    changed = [replace(each, text=after.text, made_at=after.made_at) if _same(each, before) else each for each in held]
    if changed != [*held]:
        label = msg("Change a promise at {name}", name=elements.name_of(document, "touchpoints", id))
        once = tuple(each for place, each in enumerate(changed) if each not in changed[:place])
        entries.put_all(document, id, "promises", once, label)


def _same(one: Promise, other: Promise) -> bool:
    return (one.text, one.made_at) == (other.text, other.made_at)
