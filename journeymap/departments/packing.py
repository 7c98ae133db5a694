"""What a department is sent, by the ending of its file: a journey, a workbook or a sheet of paper.

A journey in the editor stands before it; the command line and the window ask it for one department or for all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from journeymap.departments.sending import known_department, sent_copy
from journeymap.editing.errors import refuse
from journeymap.i18n import Listing
from journeymap.model import Journey
from journeymap.model.ids import new_id

Writer = Callable[[Journey, str, Path, str, date], None]


def _copy(journey: Journey, department: str, out: Path, language: str, day: date) -> None:
    from journeymap.storage.files import save

    save(out, sent_copy(journey, department, day=day))


def _workbook(journey: Journey, department: str, out: Path, language: str, day: date) -> None:
    from journeymap.departments.workbook_writing import write_workbook

    write_workbook(journey, department, out, language=language, day=day)


def _paper(journey: Journey, department: str, out: Path, language: str, day: date) -> None:
    from journeymap.departments.sheet_pdf import write_sheet

    write_sheet(journey, department, out, language=language, day=day)


WRITERS: Mapping[str, Writer] = {".xlsx": _workbook, ".journey": _copy, ".pdf": _paper}
"""How each kind of file is written, by its ending."""


def pack(journey: Journey, department: str, out: Path, *, language: str, day: date) -> None:
    """Writes what a department (by its id) is sent, in the kind that the ending of `out` asks for.

    Raises `EditError` where there is no such department or kind, `OSError` or `JourneyFileError` where the file cannot
    be written; it is written whole or not at all.
    """
    known_department(journey, department)
    writer_for(out)(journey, department, out, language, day)


def writer_for(out: Path) -> Writer:
    """The writer that a file's ending asks for. Raises `EditError`, naming those there are."""
    writer = WRITERS.get(out.suffix.lower())
    if writer is None:
        endings = Listing(tuple(WRITERS))
        raise refuse("{file}: this ending is not known. Use one of {endings}.", file=str(out), endings=endings)
    return writer


def file_names(journey: Journey, departments: Iterable[str], ending: str) -> Mapping[str, str]:
    """A file name for each of these departments, none twice: `hotel-stay-operations.xlsx`."""
    names: dict[str, str] = {}
    for id in departments:
        name = journey.departments[id].name or id
        names[id] = new_id(f"{journey.title} {name}", names.values(), "department")
    return {id: f"{name}{ending}" for id, name in names.items()}
