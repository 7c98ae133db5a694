"""`journeymap feedback`: files of answers in, their counts in the journey file, what was left out listed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeymap.cli.console import DONE, WRONG, CallError, note, print_json, progress, translator_for
from journeymap.cli.files import can_go, editable, tell_problems, write_journey
from journeymap.cli.options import Json, Language
from journeymap.i18n import Translator, mark, msg

if TYPE_CHECKING:
    from journeymap.feedback.importing import Outcome
    from journeymap.feedback.plan import Plan
    from journeymap.feedback.plan_errors import PlanError
    from journeymap.feedback.table import AnswerTable
    from journeymap.model.journey import Journey


class Old(StrEnum):
    """What becomes of answers that an old period has already."""

    REPLACE = "replace"
    ADD = "add"


def feedback(
    answers: Annotated[list[Path], typer.Argument(metavar="ANSWERS…", help=mark("Files that survey tools wrote."))],
    into: Annotated[
        Path, typer.Option(metavar="FILE", help=mark("The journey file (.journey) that takes the counts."))
    ],
    plan: Annotated[
        Path | None,
        typer.Option(
            metavar="PLAN.yaml", help=mark("Which column says what. Left out, only what is certain is counted.")
        ),
    ] = None,
    old: Annotated[
        Old, typer.Option(help=mark("Whether new answers to an old period replace the old ones or are added."))
    ] = Old.REPLACE,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=mark("Show what would be counted; write nothing."))
    ] = False,
    save_plan: Annotated[
        Path | None,
        typer.Option(metavar="PLAN.yaml", help=mark("Write the plan that was used, to change it or use it again.")),
    ] = None,
    json: Json = False,
    lang: Language = None,
) -> None:
    """Count survey answers into a journey."""
    from journeymap.cli import feedback_printing
    from journeymap.feedback.plan_errors import PlanError

    translator = translator_for(lang.value if lang else None)
    loaded = editable(into)
    if not json:
        tell_problems(loaded, translator)
    if save_plan is not None:
        can_go(save_plan, (into, *answers))
    with progress(translator, mark("Reading the answers …")):
        tables = _read(answers)
        try:
            outcome = _counted(tables, loaded.journey, plan, old)
        except PlanError as error:
            raise _told(error, plan, translator) from None
    if outcome.after is not None and not dry_run:
        write_journey(into, outcome.after)
    if save_plan is not None:
        _save_plan(save_plan, outcome)
    if json:
        print_json(feedback_printing.as_json(outcome, translator))
    else:
        feedback_printing.tell(outcome, loaded.journey, str(into), dry_run, translator)
    raise typer.Exit(_ended(outcome, translator))


def _read(paths: Sequence[Path]) -> list[AnswerTable]:
    from journeymap.feedback.readers.answers import read_answers
    from journeymap.feedback.readers.errors import AnswersError

    try:
        return [read_answers(path) for path in paths]
    except AnswersError as error:
        raise CallError(msg("{file}: {reason}", file=error.file, reason=error.message)) from None


def _counted(tables: Sequence[AnswerTable], journey: Journey, plan: Path | None, old: Old) -> Outcome:
    from journeymap.feedback.importing import count_in
    from journeymap.feedback.plan_file import load_plan

    chosen: Plan | None = load_plan(plan) if plan is not None else None
    return count_in(tables, journey, chosen, add=old is Old.ADD, day=date.today())


def _told(error: PlanError, plan: Path | None, translator: Translator) -> Exception:
    """A plan's faults as the command line tells them, a line each: by place in its file, else by key."""
    from journeymap.storage.errors import FoundAt, JourneyFileError, Place

    file = error.file or str(plan or "")
    if all(fault.line for fault in error.faults):
        placed = [FoundAt(Place(fault.line, fault.column, fault.path), fault.message) for fault in error.faults]
        return JourneyFileError(file, placed)
    for fault in error.faults[:5]:
        steps = ".".join(map(str, fault.path))
        note(": ".join(filter(None, (file, steps, translator.render(fault.message)))))
    if len(error.faults) > 5:
        note(translator.plural("and {count} more", "and {count} more", len(error.faults) - 5))
    return typer.Exit(WRONG)


def _save_plan(path: Path, outcome: Outcome) -> None:
    """Writes the plan that was used; where nothing was certain, one of what is likely, to look over."""
    from journeymap.feedback.plan_file import save_plan
    from journeymap.feedback.planning import plan_of

    plan = outcome.plan if outcome.plan.measures else plan_of(outcome.suggestions, likely=True)
    if plan.measures:
        save_plan(path, plan)


def _ended(outcome: Outcome, translator: Translator) -> int:
    """0 where anything was counted, or all of it had been before; else 2 with what to do."""
    if outcome.counted.series or outcome.all_before:
        return DONE
    note(translator.text("Nothing was counted: no column could be matched for certain, or none of the answers fits."))
    note(translator.text("Name the columns in a plan: --plan PLAN.yaml (--save-plan writes one to begin with)."))
    return WRONG
