"""`journeymap feedback`: files of answers in, their counts in the journey file, what was left out listed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeymap.cli.console import DONE, WRONG, CallError, note, print_json, progress, translator_for
from journeymap.cli.files import can_go, editable, tell_problems, write_journey
from journeymap.cli.options import Json, Language
from journeymap.i18n import Percent, Translator, mark, msg

if TYPE_CHECKING:
    from journeymap.feedback.engines.answers import LargeAnswers
    from journeymap.feedback.importing import Outcome
    from journeymap.feedback.plan import Plan
    from journeymap.feedback.plan_errors import PlanError
    from journeymap.model.journey import Journey

Step = Callable[[float], None]


class Old(StrEnum):
    """What becomes of answers that an old period has already."""

    REPLACE = "replace"
    ADD = "add"


def feedback(
    answers: Annotated[
        list[str],
        typer.Argument(
            metavar="ANSWERS…", help=mark("Files that survey tools wrote; with --engine, tables or SELECT queries.")
        ),
    ],
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
    engine: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help=mark("Count in a database, where the answers are: postgres://…, duckdb://…, pyspark://…"),
        ),
    ] = None,
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
    loaded, held, _ = editable(into)
    if not json:
        tell_problems(loaded, translator)
    if save_plan is not None:
        can_go(save_plan, (into, *(() if engine else map(Path, answers))))
    with progress(translator, mark("Reading the answers …")) as step:
        try:
            chosen = _plan(plan)
            count = partial(_count, answers, engine, loaded.journey, chosen, old is Old.ADD)
            outcome = count(
                lambda share: step(translator.text("Counting the answers … {share}", share=Percent(100 * share)))
            )
        except PlanError as error:
            raise _told(error, plan, translator) from None
    if outcome.after is not None and not dry_run:
        write_journey(into, outcome.after, held, translator)
    if save_plan is not None:
        _save_plan(save_plan, outcome)
    if json:
        print_json(feedback_printing.as_json(outcome, translator))
    else:
        feedback_printing.tell(outcome, loaded.journey, str(into), dry_run, translator)
    raise typer.Exit(_ended(outcome, translator))


def _plan(path: Path | None) -> Plan | None:
    from journeymap.feedback.plan_file import load_plan

    return load_plan(path) if path is not None else None


def _count(
    answers: Sequence[str], engine: str | None, journey: Journey, plan: Plan | None, add: bool, step: Step
) -> Outcome:
    """What the answers come to: small files in memory, large ones and tables of databases where an engine counts."""
    from journeymap.feedback.readers.errors import AnswersError

    try:
        if engine is not None:
            return _counted_by(partial(_tables_of, engine, answers), journey, plan, add, step)
        return _count_files([Path(name) for name in answers], journey, plan, add, step)
    except AnswersError as error:
        raise CallError(msg("{file}: {reason}", file=error.file, reason=error.message)) from None


def _count_files(paths: Sequence[Path], journey: Journey, plan: Plan | None, add: bool, step: Step) -> Outcome:
    from journeymap.feedback.engines.choosing import can_be_read, is_for_engine
    from journeymap.feedback.importing import count_in
    from journeymap.feedback.readers.answers import read_answers
    from journeymap.feedback.readers.errors import AnswersError

    if any(map(is_for_engine, paths)):
        try:
            return _counted_by(partial(_files_of, paths), journey, plan, add, step)
        except AnswersError:
            # What one way of reading stumbles over, the other may still read.
            if not all(map(can_be_read, paths)):
                raise
    return count_in([read_answers(path) for path in paths], journey, plan, add=add, day=date.today())


def _tables_of(engine: str, answers: Sequence[str]) -> LargeAnswers:
    from journeymap.feedback.engines.answers import open_tables

    return open_tables(engine, answers)


def _files_of(paths: Sequence[Path]) -> LargeAnswers:
    from journeymap.feedback.engines.answers import open_files

    return open_files(paths)


def _counted_by(
    opened: Callable[[], LargeAnswers], journey: Journey, plan: Plan | None, add: bool, step: Step
) -> Outcome:
    """What an engine counts, in a thread, so that Ctrl+C ends a long query at once."""
    from concurrent.futures import ThreadPoolExecutor

    from journeymap.feedback.guide_counting import watched
    from journeymap.feedback.importing import count_source

    with opened() as source, ThreadPoolExecutor(1) as threads:
        counting = threads.submit(count_source, source, journey, plan, add=add, day=date.today())
        return watched(counting, source, step)


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
