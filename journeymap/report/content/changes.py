"""What changed since a snapshot, in sentences and rows: the comparison of two analyses in, words out.

Before the page of changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from journeymap.analysis.analyse import analyse
from journeymap.analysis.compare import SnapshotComparison, compare_analyses
from journeymap.analysis.findings.phrases import p_value
from journeymap.analysis.results import Comparison, Score
from journeymap.analysis.structure import Structure, structure_between
from journeymap.analysis.trends import TESTS
from journeymap.i18n import Day, Listing, Message, Number, Seconds, Value, Word, mark, msg, msg_count
from journeymap.model.journey import Journey
from journeymap.report.content.phrases import amount, column_measure, counted, score_value
from journeymap.report.context import Context

_ADDED = mark("Touchpoints added: {titles}.")
_TAKEN_OUT = mark("Touchpoints taken out: {titles}.")
_CHANGED = mark("Touchpoints described otherwise: {titles}.")
_DONE = mark("Actions done since: {titles}.")
_OVERDUE = mark("Actions overdue now: {titles}.")
_DROPPED = mark("Actions dropped since: {titles}.")
_MOST_NAMED = 20
_MOST_CERTAIN = 40
_MOST_OTHERS = 6


class ScoreChange(msgspec.Struct, frozen=True):
    """A score then and now in words; `real` where the change is certain, `better` where it is for the better."""

    touchpoint: str
    measure: str
    before: str
    before_n: str
    now: str
    now_n: str
    difference: str
    test: str
    judgement: str
    real: bool
    better: bool


def comparison(context: Context) -> SnapshotComparison | None:
    """The journey as it is against the snapshot that the report is to compare with; None without one."""
    snapshot = context.journey.snapshots.get(context.snapshot)
    if snapshot is None or snapshot.journey is None:
        return None
    then = snapshot.taken or snapshot.journey.as_of or context.analysis.as_of
    return compare_analyses(analyse(snapshot.journey, then), context.analysis)


def since(context: Context) -> Message:
    """What is compared with what."""
    snapshot = context.journey.snapshots[context.snapshot]
    name, day = snapshot.label or context.snapshot, Day(context.analysis.as_of)
    if snapshot.taken is None:
        return msg("The journey as of {day}, compared with the snapshot “{label}”.", day=day, label=name)
    return msg(
        "The journey as of {day}, compared with the snapshot “{label}” of {taken}.",
        day=day,
        label=name,
        taken=Day(snapshot.taken),
    )


def balance(found: SnapshotComparison) -> tuple[Message, ...]:
    """How many scores changed for certain, and how many could not have."""
    if not found.scores and not found.unchanged:
        return (msg("No score of the snapshot is still measured, so there is nothing to compare."),)
    said = [_changed(found.scores)] if found.scores else []
    if found.unchanged:
        said.append(
            msg_count(
                "For {count} score nothing new was measured.",
                "For {count} scores nothing new was measured.",
                found.unchanged,
            )
        )
    return tuple(said)


def _changed(scores: Sequence[Comparison]) -> Message:
    real = [each for each in scores if certain(each)]
    return msg_count(
        "{real} of {count} score with new answers changed for certain: {better} for the better, {worse} for the worse.",
        "{real} of {count} scores with new answers changed for certain: {better} for the better, "
        "{worse} for the worse.",
        len(scores),
        real=len(real),
        better=sum(each.better for each in real),
        worse=sum(not each.better for each in real),
    )


def certain(each: Comparison) -> bool:
    """Whether a score is another for certain; equal figures are no change, whatever a test says of their spread."""
    return each.real and bool(each.difference)


def score_changes(context: Context, scores: Sequence[Comparison]) -> tuple[ScoreChange, ...]:
    """Certain changes first, worse before better; then the others in journey order."""
    ordered = sorted(scores, key=lambda each: (not certain(each), each.better if certain(each) else False))
    return tuple(_score_change(context, each) for each in ordered)


def listed(scores: Sequence[Comparison]) -> tuple[list[Comparison], list[Comparison]]:
    """Which comparisons get a row and which are only counted: certain changes get one, others up to `_MOST_OTHERS`,
    those with the smaller p first."""
    sure = [each for each in scores if certain(each)]
    others = sorted((each for each in scores if not certain(each)), key=_doubt)
    shown = {id(each) for each in (*sure[:_MOST_CERTAIN], *others[:_MOST_OTHERS])}
    return [each for each in scores if id(each) in shown], [each for each in scores if id(each) not in shown]


def _doubt(each: Comparison) -> tuple[float, float]:
    return (2.0 if each.adjusted_p is None else each.adjusted_p, 2.0 if each.p is None else each.p)


def others(context: Context, rest: Sequence[Comparison]) -> Message | None:
    """The comparisons that have no row, counted by their judgement."""
    if not rest:
        return None
    counts = Counter(context.say(judgement(each)) for each in rest)
    kinds = tuple(msg("{judgement} ({count})", judgement=word, count=count) for word, count in counts.most_common())
    return msg_count(
        "and {count} more score with new answers: {kinds}.",
        "and {count} more scores with new answers: {kinds}.",
        len(rest),
        kinds=Listing(kinds),
    )


def _score_change(context: Context, each: Comparison) -> ScoreChange:
    say, currency = context.say, context.journey.currency
    return ScoreChange(
        touchpoint=each.after.touchpoint,
        measure=say(column_measure(each.after)),
        before=say(score_value(each.before, currency)),
        before_n=say(msg("n = {n}", n=counted(each.before))),
        now=say(score_value(each.after, currency)),
        now_n=say(msg("n = {n}", n=counted(each.after))),
        difference="–" if each.difference is None else say(difference(each.difference, each.after, currency)),
        test=say(tested_by(each)),
        judgement=say(judgement(each)),
        real=certain(each),
        better=each.better,
    )


def difference(value: float, score: Score, currency: str) -> Value:
    """After minus before with its sign, in the unit of the score; percentages differ by points."""
    if score.formula.unit == "percent":
        points = Number(value, signed=True)
        return msg_count("{points} point", "{points} points", abs(round(value)), points=points)
    if score.formula.unit == "scale":
        return Number(value, 1, signed=True, fixed=True)
    if score.formula.unit == "index":
        return Number(value, signed=True)
    size = amount(abs(value), score.formula, currency) if score.formula.unit == "money" else Seconds(abs(value))
    return msg("+{size}" if value > 0 else "-{size}", size=size) if value else size


def tested_by(each: Comparison) -> Message:
    """By which test and with which corrected p; why not where there was none."""
    if each.adjusted_p is None:
        return each.refused or msg("no test")
    return msg("{test}, {p}", test=Word(TESTS[each.test]), p=p_value(each.adjusted_p))


def judgement(each: Comparison) -> Message:
    """What the test says of a change, in a word or two."""
    if each.adjusted_p is None:
        return msg("not compared")
    if not each.real:
        return msg("no certain change")
    return msg("better") if each.better else msg("worse")


def correction(context: Context, found: SnapshotComparison) -> Message:
    """How the tests were made, and that they were corrected for being many."""
    tests = [Word(TESTS[test]) for test in dict.fromkeys(each.test for each in found.scores if each.test)]
    tested = sum(each.adjusted_p is not None for each in found.scores)
    return msg_count(
        "Tests: {tests}, two-sided. {count} comparison was made. A change is called certain where the corrected p is "
        "under {error}.",
        "Tests: {tests}, two-sided. The p-values of the {count} comparisons are corrected for being many (Benjamini "
        "and Hochberg 1995). A change is called certain where the corrected p is under {error}.",
        tested,
        tests=Listing(tuple(tests)),
        error=Number(1.0 - context.journey.confidence, 3),
    )


def overlapping(found: SnapshotComparison) -> bool:
    """Whether some scores were measured in periods that share days, so that answers may be in both."""
    return any(_overlap(each.before, each.after) for each in found.scores)


def _overlap(before: Score, after: Score) -> bool:
    return bool(before.to and after.from_ and after.from_ <= before.to and (before.from_ or date.min) <= _end(after))


def _end(score: Score) -> date:
    return score.to or date.max


def what_else(context: Context, found: SnapshotComparison) -> tuple[Message, ...]:
    """What became of the structure and of actions: a sentence for each that there is."""
    actions, before = context.journey.actions, found.before.journey
    structure = structure_between(before, found.after.journey)
    done, dropped, overdue = (
        [actions[id].title or id for id in ids] for ids in (found.done, found.dropped, found.overdue)
    )
    removed = [title_then(before, id) for id in found.removed]
    added = [context.title(id) for id in found.added]
    changed = [context.title(id) for id in structure.ids("touchpoints")[2]]
    first = (_ADDED, added), (_TAKEN_OUT, removed), (_CHANGED, changed)
    then = (_DONE, done), (_DROPPED, dropped), (_OVERDUE, overdue)
    return (*_lists(first), *_others(structure, before, found.after.journey), *_lists(then))


def _lists(lists: Sequence[tuple[str, Sequence[str]]]) -> Iterator[Message]:
    return (Message(words, {"titles": _named(titles)}) for words, titles in lists if titles)


def _others(structure: Structure, before: Journey, after: Journey) -> Iterator[Message]:
    """Stages and departments by name; of links, which have none, how many."""
    for mapping, (came, went) in _CAME_AND_WENT.items():
        added, removed, _ = structure.ids(mapping)
        yield from _lists(((came, _names(after, mapping, added)), (went, _names(before, mapping, removed))))
    new, gone, other = map(len, structure.ids("links"))
    if new or gone or other:
        yield msg(
            "Links: {added} added, {removed} taken out, {changed} changed.",
            added=new,
            removed=gone,
            changed=other,
        )


def _names(journey: Journey, mapping: str, ids: Sequence[str]) -> list[str]:
    if mapping == "stages":
        return [journey.stages[id].title or id for id in ids]
    return [journey.departments[id].name or id for id in ids]


_CAME_AND_WENT: Mapping[str, tuple[str, str]] = {
    "stages": (mark("Stages added: {titles}."), mark("Stages taken out: {titles}.")),
    "departments": (mark("Departments added: {titles}."), mark("Departments taken out: {titles}.")),
}


def _named(titles: Sequence[str]) -> Listing:
    return Listing(tuple(titles), _MOST_NAMED if len(titles) > _MOST_NAMED else 0)


def title_then(journey: Journey, touchpoint: str) -> str:
    """What people called a touchpoint in another state of the journey."""
    known = journey.touchpoints.get(touchpoint)
    return known.title if known else touchpoint
