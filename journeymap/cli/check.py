"""`journeymap check`: a journey file in, its findings in priority order out."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from journeymap.analysis.results import LABELS, Analysis, Finding, Verdict
from journeymap.cli.console import DONE, FOUND, print_json, progress, say, translator_for
from journeymap.cli.files import day, opened, tell_read_only
from journeymap.cli.options import AsOf, FailOn, File, Json, Language
from journeymap.i18n import Translator, mark
from journeymap.model.problems import Problem


def check(
    file: File,
    json: Json = False,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(help=mark("End with status 1 where there is a finding like this.")),
    ] = None,
    lang: Language = None,
    as_of: AsOf = None,
) -> None:
    """List what falls short, the most pressing first."""
    from journeymap.analysis.analyse import analyse

    loaded = opened(file)
    translator = translator_for(lang.value if lang else None)
    measured_from = day(as_of)
    with progress(translator, mark("Analysing the journey …")):
        analysis = analyse(loaded.journey, measured_from)
    problems = (*loaded.problems, *analysis.problems)
    tell_read_only(loaded, translator)
    if json:
        print_json(as_json(analysis, problems, translator))
    else:
        _print(analysis, problems, translator)
    raise typer.Exit(FOUND if fails(analysis, fail_on) else DONE)


_FAILING = {FailOn.GAP: (Verdict.GAP,), FailOn.LIKELY_GAP: (Verdict.GAP, Verdict.LIKELY_GAP)}


def fails(analysis: Analysis, fail_on: FailOn | None) -> bool:
    """Whether a finding is at least as bad as the level asked for; `any` means any finding at all."""
    if fail_on is None:
        return False
    if fail_on is FailOn.ANY:
        return bool(analysis.findings)
    return any(finding.verdict in _FAILING[fail_on] for finding in analysis.findings)


def as_json(analysis: Analysis, problems: tuple[Problem, ...], translator: Translator) -> dict[str, Any]:
    """The document of `check --json`: findings in priority order, problems, and the flow."""
    return {
        "findings": [_finding(finding, translator) for finding in analysis.findings],
        "problems": [{"path": p.dotted, "message": translator.render(p.message)} for p in problems],
        "flow": {"visits": dict(analysis.flow.visits), "stays": analysis.flow.stays},
    }


def _finding(finding: Finding, translator: Translator) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "family": finding.family,
        "severity": finding.severity.value,
        "verdict": finding.verdict.value if finding.verdict else None,
        "touchpoints": finding.touchpoints,
        "links": finding.links,
        "departments": finding.departments,
        "message": translator.render(finding.message),
        "cause": finding.cause,
        "department": finding.department,
    }


def _print(analysis: Analysis, problems: tuple[Problem, ...], translator: Translator) -> None:
    for problem in problems:
        place = problem.dotted if problem.line is None else f"{problem.dotted} ({problem.line})"
        say(f"! {place}: {translator.render(problem.message)}")
    for number, finding in enumerate(analysis.findings, 1):
        say(f"{number}. {translator.render(finding.message)}")
        say(f"   {_details(finding, analysis, translator)}")
        if finding.remedy:
            say(f"   → {translator.render(finding.remedy)}")
    say(translator.plural("{count} finding", "{count} findings", len(analysis.findings)))


def _details(finding: Finding, analysis: Analysis, translator: Translator) -> str:
    parts = [finding.kind, translator.text(LABELS[finding.severity])]
    if finding.verdict:
        parts.append(translator.text(LABELS[finding.verdict]))
    if finding.evidence:
        parts.append(translator.render(finding.evidence))
    department = analysis.journey.departments.get(finding.department)
    if department:
        parts.append(department.name or finding.department)
    return " · ".join(parts)
