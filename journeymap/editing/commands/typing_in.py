"""The verb that makes touchpoints of pasted text: a list gives a chain, a table copied from a spreadsheet fills fields.

Lines lose their bullets and numbers. A table's columns are told by a first row of headings (English or Indonesian);
without headings they are title, stage, channel and notes. A cell of several lines becomes one line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from journeymap.editing.commands import elements, links, ownership, stages, touchpoints
from journeymap.editing.commands.departments import add_department
from journeymap.editing.document import Document
from journeymap.editing.errors import refuse
from journeymap.editing.kind_words import kind_of
from journeymap.i18n import msg_count
from journeymap.model.words import Kind, Role

_BULLET = re.compile(r"^\s*(?:[-*•–·▪]|\(?\d{1,3}[.)])\s+")
# A cell that a spreadsheet put in quotes because a line break or a tab stands in it.
_FOLDED = re.compile(r'(?:^|(?<=\t))"((?:[^"]|"")*[\n\t](?:[^"]|"")*)"(?=\t|\r?$)', re.MULTILINE)
_PLAIN = ("title", "stage", "channel", "notes")
_HEADINGS: Mapping[str, str] = {
    "title": "title", "touchpoint": "title", "name": "title", "judul": "title", "nama": "title",
    "titik kontak": "title",
    "stage": "stage", "phase": "stage", "tahap": "stage", "fase": "stage",
    "channel": "channel", "kanal": "channel", "saluran": "channel",
    "kind": "kind", "type": "kind", "jenis": "kind",
    "owner": "owner", "department": "owner", "departemen": "owner", "bagian": "owner", "pemilik": "owner",
    "notes": "notes", "note": "notes", "catatan": "notes",
    "thoughts": "thoughts", "pikiran": "thoughts",
}  # fmt: skip

Row = Mapping[str, str]


def rows_of(text: str) -> tuple[Row, ...]:
    """The touchpoints a text describes: field name to text; rows without a title are left out."""
    lines = [line for line in _FOLDED.sub(_unfolded, text).splitlines() if line.strip()]
    if not any("\t" in line for line in lines):
        return tuple({"title": title} for line in lines if (title := _BULLET.sub("", line).strip()))
    table = [[cell.strip() for cell in line.split("\t")] for line in lines]
    headings = [_HEADINGS.get(cell.casefold(), "") for cell in table[0]]
    titled = "title" in headings
    columns = headings if titled else list(_PLAIN)
    rows = ({name: cell for name, cell in zip(columns, row, strict=False) if name} for row in table[titled:])
    return tuple(row for row in rows if row.get("title"))


def _unfolded(cell: re.Match[str]) -> str:
    return " ".join(cell[1].replace('""', '"').split())


def unknown_kinds(text: str) -> tuple[str, ...]:
    """The words in a table's column of kinds that mean no kind, each once; their touchpoints become *other*."""
    words = (row.get("kind", "") for row in rows_of(text))
    return tuple(dict.fromkeys(word for word in words if word and kind_of(word) is None))


def paste_text(document: Document, text: str, stage: str = "", after: str | None = None) -> tuple[str, ...]:
    """Makes a chain of linked touchpoints from text, behind `after` where given; the new ids.

    Stages and departments of a table are the journey's own of that name, else they are added; a department in it
    is accountable. Where a row names no stage, `stage` is taken. `EditError` where the text holds no title.
    """
    rows = rows_of(text)
    if not rows:
        raise refuse("There is no text to make touchpoints of.")
    made: list[str] = []
    with document.edit(msg_count("Paste {count} touchpoint", "Paste {count} touchpoints", len(rows))):
        for row in rows:
            id = _add(document, row, stage)
            previous = made[-1] if made else after
            if previous is not None:
                links.connect(document, previous, id)
            made.append(id)
    return tuple(made)


def _add(document: Document, row: Row, stage: str) -> str:
    fields = {name: row[name] for name in ("channel", "notes", "thoughts") if row.get(name)}
    place = _stage(document, row["stage"]) if row.get("stage") else stage
    # An unknown word is no reason to lose the line.
    kind = kind_of(row.get("kind", "")) or Kind.OTHER
    id = touchpoints.add_touchpoint(document, row["title"], stage=place, kind=kind, **fields)
    if row.get("owner"):
        ownership.set_roles(document, id, _department(document, row["owner"]), [Role.ACCOUNTABLE])
    return id


def _stage(document: Document, title: str) -> str:
    return _own(document, "stages", title) or stages.add_stage(document, title)


def _department(document: Document, name: str) -> str:
    return _own(document, "departments", name) or add_department(document, name)


def _own(document: Document, mapping: str, name: str) -> str | None:
    own = getattr(document.present, mapping)
    field = elements.NAME_FIELDS[mapping]
    return next((id for id, e in own.items() if getattr(e, field).strip().casefold() == name.casefold()), None)
