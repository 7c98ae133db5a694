"""`journeymap merge`: a base and two journeys or returned workbooks in, one journey and what people must decide out.

Git calls it too, for every `.journey` file that both branches changed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeymap.cli.console import FOUND, note, print_json, say, translator_for
from journeymap.cli.files import can_go, write_journey
from journeymap.cli.options import Json, Language
from journeymap.i18n import Day, Message, Translator, Value, mark, msg

if TYPE_CHECKING:
    from journeymap.departments.joining import Joined
    from journeymap.editing.merging import Conflict

INSIDE = "-"
"""What stands for the base that a return brings with it."""

_NOT_OURS = (".xlsx", ".xls", ".ods", ".csv", ".pdf", ".svg", ".png")


def merge(
    base: Annotated[
        Path,
        typer.Argument(
            metavar="BASE", readable=False, help=mark("The journey both grew out of; - for the one inside THEIRS.")
        ),
    ],
    ours: Annotated[
        Path, typer.Argument(metavar="OURS", readable=False, help=mark("Our journey, or a returned workbook."))
    ],
    theirs: Annotated[
        Path, typer.Argument(metavar="THEIRS", readable=False, help=mark("The other journey, or a returned workbook."))
    ],
    out: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="OUT", help=mark("Where the journey of both goes; it may be OURS.")),
    ],
    json: Json = False,
    lang: Language = None,
) -> None:
    """Put two versions of a journey together, by id and field."""
    from journeymap.departments.joining import join, join_return
    from journeymap.storage.files import same_file
    from journeymap.storage.fingerprint import digest

    can_go(out, others=_NOT_OURS)
    translator = translator_for(lang.value if lang else None)
    held = digest(out) if same_file(out, ours) else ""
    joined = join_return(ours, theirs) if str(base) == INSIDE else join(base, ours, theirs)
    write_journey(out, joined.journey, held, translator)
    _tell_remarks(joined, translator)
    if json:
        print_json({"merged": joined.came, "conflicts": [_row(each) for each in joined.conflicts]})
    else:
        _print(joined, out, translator)
    if joined.conflicts:
        raise typer.Exit(FOUND)


def _row(conflict: Conflict) -> dict[str, object]:
    from journeymap.editing.difference import plain

    sides = {"base": conflict.base, "ours": conflict.ours, "theirs": conflict.theirs}
    return {"path": conflict.path, **{name: plain(value) for name, value in sides.items()}}


def _tell_remarks(joined: Joined, translator: Translator) -> None:
    for remark in joined.remarks[:5]:
        note(translator.render(remark))
    if len(joined.remarks) > 5:
        note(translator.plural("and {count} more", "and {count} more", len(joined.remarks) - 5))


def _print(joined: Joined, out: Path, translator: Translator) -> None:
    for conflict in joined.conflicts:
        say(translator.render(conflict.title))
        for line in _sides(conflict):
            say(f"    {translator.render(line)}")
    say(translator.plural("{count} change came in.", "{count} changes came in.", joined.came))
    if joined.conflicts:
        lead = translator.plural(
            "{count} place was changed on both sides; {file} says there what OURS says.",
            "{count} places were changed on both sides; {file} says there what OURS says.",
            len(joined.conflicts),
            file=str(out),
        )
        say(lead)


def _sides(conflict: Conflict) -> tuple[Message, ...]:
    from journeymap.editing.value_words import sides_of

    before, ours, theirs = sides_of(conflict)
    return msg("before: {value}", value=before), msg("ours: {value}", value=ours), _theirs(conflict, theirs)


def _theirs(conflict: Conflict, value: Value) -> Message:
    from journeymap.departments.taking import ReturnConflict

    if not isinstance(conflict, ReturnConflict) or not conflict.department:
        return msg("theirs: {value}", value=value)
    if conflict.day is None:
        return msg("{department}: {value}", department=conflict.department, value=value)
    return msg("{department}, {day}: {value}", department=conflict.department, day=Day(conflict.day), value=value)
