"""`journeymap scores`: a journey file in, every score with interval, n and verdict out."""

from __future__ import annotations

from typing import Any

from journeymap.analysis.results import LABELS, Analysis, Score
from journeymap.analysis.wording import amount, interval, measure, score_value
from journeymap.cli.console import columns, print_json, progress, say, translator_for
from journeymap.cli.files import day, opened, tell_problems, tell_read_only
from journeymap.cli.options import AsOf, File, Json, Language
from journeymap.i18n import Period, Translator, mark


def scores(file: File, json: Json = False, lang: Language = None, as_of: AsOf = None) -> None:
    """List every score with interval, answers and verdict."""
    from journeymap.analysis.analyse import analyse

    loaded = opened(file)
    translator = translator_for(lang.value if lang else None)
    measured_from = day(as_of)
    with progress(translator, mark("Analysing the journey …")):
        analysis = analyse(loaded.journey, measured_from)
    if json:
        tell_read_only(loaded, translator)
        print_json({"scores": [_score(score) for score in analysis.scores]})
        return
    tell_problems(loaded, translator)
    for line in columns(_rows(analysis, translator), right=frozenset({2, 4, 5})):
        say(line)


def _score(score: Score) -> dict[str, Any]:
    return {
        "touchpoint": score.touchpoint,
        "metric": score.metric.id,
        "formula": score.formula.id,
        "value": score.value,
        "low": score.low,
        "high": score.high,
        "n": score.n,
        "target": score.target,
        "gap": score.gap,
        "verdict": score.verdict.value,
        "from": score.from_,
        "to": score.to,
        "source": score.record.source,
        "segment": score.record.segment,
        "current": score.current,
        "widest_case": score.widest_case,
    }


def _rows(analysis: Analysis, translator: Translator) -> list[tuple[str, ...]]:
    head = tuple(
        map(translator.text, ("Touchpoint", "Measure", "Score", "Interval", "Answers", "Target", "Verdict", "Period"))
    )
    return [head, *(_row(score, analysis, translator) for score in analysis.scores)]


def _row(score: Score, analysis: Analysis, translator: Translator) -> tuple[str, ...]:
    currency = analysis.journey.currency
    within = interval(score, currency)
    verdict = translator.text(LABELS[score.verdict])
    return (
        analysis.journey.touchpoints[score.touchpoint].title,
        translator.render(measure(score.metric, score.formula)),
        translator.render(score_value(score, currency)),
        (translator.render(within) if within else "–") + (" *" if score.widest_case else ""),
        translator.number(score.n),
        "–" if score.target is None else translator.render(amount(score.target, score.formula, currency)),
        verdict if score.current else translator.text("{verdict} (earlier)", verdict=verdict),
        translator.render(Period(score.from_, score.to)),
    )
