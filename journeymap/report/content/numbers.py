"""The five numbers of the verdict page, each with what it is made of.

The analysis stands before it; `pages.verdict` shows them as tiles that lead to the part where each is told whole.
"""

from __future__ import annotations

import msgspec

from journeymap.analysis.results import Finding, Score, Verdict
from journeymap.analysis.wording import interval, score_value
from journeymap.i18n import Message, Number, Percent, Value, Word, mark, msg, msg_count
from journeymap.model.words import LABELS, Evidence, Moment
from journeymap.report.content import scores as chosen
from journeymap.report.content.phrases import target_value
from journeymap.report.content.responsibility import disputed, orphans, worst_drop
from journeymap.report.context import Context

_NOTHING = "–"
_GUESSED = (Evidence.ASSUMPTION, Evidence.OPINION)


class Figure(msgspec.Struct, frozen=True):
    """A number with a label to translate and what it is made of; `verdict` lends it its colour, `part` is the id of
    the part that tells it whole."""

    value: Value
    label: str
    remark: Message
    part: str
    verdict: Verdict | None = None


def five_numbers(context: Context) -> tuple[Figure, ...]:
    """Gaps, touchpoints without an owner, lossy hand-offs, touchpoints without evidence, and who stays."""
    return (_gaps(context), _ownerless(context), _handoffs(context), _silent(context), _staying(context))


def _gaps(context: Context) -> Figure:
    certain, likely, unknown = (
        len(chosen.with_verdict(context, verdict))
        for verdict in (Verdict.GAP, Verdict.LIKELY_GAP, Verdict.NOT_ENOUGH_DATA)
    )
    return Figure(
        certain + likely,
        mark("experience gaps"),
        msg("{certain} certain, {likely} likely; {unknown} more need data", certain=certain, likely=likely,
            unknown=unknown),
        "gaps",
        _first_of(certain, likely),
    )  # fmt: skip


def _first_of(certain: int, likely: int = 0) -> Verdict | None:
    if certain:
        return Verdict.GAP
    return Verdict.LIKELY_GAP if likely else None


def _ownerless(context: Context) -> Figure:
    fought, alone = len(disputed(context)), len(orphans(context))
    return Figure(
        fought + alone,
        mark("without an owner"),
        msg("{disputed} disputed, {orphaned} orphaned", disputed=fought, orphaned=alone),
        "ownership",
        _first_of(alone, fought),
    )


def _handoffs(context: Context) -> Figure:
    found = [finding for finding in context.analysis.findings if finding.family == "handoff"]
    links = {id for finding in found for id in finding.links}
    dropping = any(finding.kind == "handoff.score-drop" for finding in found)
    return Figure(
        len(links), mark("weak hand-offs"), _handoff_remark(context, found), "ownership",
        _first_of(dropping, len(links)),
    )  # fmt: skip


def _handoff_remark(context: Context, found: list[Finding]) -> Message:
    drop = worst_drop(context)
    if drop is not None:
        return _worst(context, *drop)
    if not found:
        return msg("none is without an owner, none repeats work")
    unowned = sum(finding.kind == "handoff.no-owner" for finding in found)
    again = sum(finding.kind == "handoff.repeated-work" for finding in found)
    return msg("{unowned} without an owner, {again} with work done twice", unowned=unowned, again=again)


def _worst(context: Context, before: Score, after: Score) -> Message:
    """Named by departments where there are two, else by touchpoints."""
    touchpoints = context.journey.touchpoints
    owners = [touchpoints[score.touchpoint].accountable for score in (before, after)]
    if owners[0] and owners[1] and owners[0] != owners[1]:
        names = [context.department(owner) for owner in owners if owner]
    else:
        names = [context.title(score.touchpoint) for score in (before, after)]
    lost = (after.value or 0.0) - (before.value or 0.0)
    decimals = 1 if after.formula.unit == "scale" else 0
    return msg("worst: {giving} to {taking}, {lost}", giving=names[0], taking=names[1],
               lost=Number(lost, decimals, signed=True))  # fmt: skip


def _silent(context: Context) -> Figure:
    silent = chosen.silent(context)
    truths = sum(Moment.TRUTH in context.journey.touchpoints[id].moments for id in silent)
    return Figure(
        len(silent),
        mark("without evidence"),
        msg_count("{count} is a moment of truth", "{count} are moments of truth", truths),
        "method",
        _first_of(truths),
    )


def _staying(context: Context) -> Figure:
    known = [score for score in chosen.current_scores(context) if score.metric.id == "retention"]
    if known:
        return _retained(context, max(known, key=lambda score: score.n))
    stays = context.analysis.flow.stays
    if stays is None:
        return Figure(_NOTHING, mark("customers who stay"), msg("no touchpoint is marked as an end that stays"), "map")
    return Figure(
        Percent(100 * stays, 1), mark("customers who stay"), msg("by the shares on the links, no interval"), "map"
    )


def _retained(context: Context, score: Score) -> Figure:
    currency = context.journey.currency
    value = Percent(score.value, 1) if score.value is not None else score_value(score, currency)
    known = interval(score, currency)
    remark = msg("no interval") if known is None else known
    if score.target is not None:
        remark = msg("{interval}, target {target}", interval=remark, target=target_value(score, currency))
    if score.evidence in _GUESSED:
        remark = msg("{figure}; {evidence} only", figure=remark, evidence=Word(LABELS[score.evidence]))
    return Figure(value, mark("customers who stay"), remark, "scores", score.verdict)
