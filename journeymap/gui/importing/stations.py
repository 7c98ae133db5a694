"""The four steps of an import in order, and what is to be said of each: a guide and an outcome in, steps out."""

from __future__ import annotations

import msgspec

from journeymap.feedback.guide import Guide
from journeymap.feedback.guide_values import Use
from journeymap.feedback.importing import Outcome
from journeymap.feedback.recognising.formats import format_of
from journeymap.gui.importing.steps import Step
from journeymap.gui.look.speech import Speech
from journeymap.i18n import Message, Number, Word, mark, msg, msg_count

FILE, FORMAT, MAPPING, PREVIEW = range(4)
TITLES = (mark("Answers"), mark("Read as"), mark("Columns"), mark("Preview"))


class Station(msgspec.Struct, frozen=True):
    """What is to be said of a step, whether nothing is missing in it, and whether one can go there."""

    detail: Message | None = None
    complete: bool = False
    reachable: bool = True

    def told(self, title: str, speech: Speech) -> Step:
        """The step in the window's language."""
        return Step(speech.text(title), speech.text(self.detail) if self.detail else "", self.complete, self.reachable)


def stations(guide: Guide, outcome: Outcome | None) -> tuple[Station, ...]:
    """What is to be said of each step now."""
    there = bool(guide.sources)
    missing = guide.missing
    return (
        Station(_answers(guide) if there else None, there),
        Station(_format(guide) if there else None, there, there),
        Station(_columns(guide, missing) if there else None, there and not missing, there),
        Station(_changes(outcome) if outcome else None, bool(outcome and outcome.after), there and not missing),
    )


def _answers(guide: Guide) -> Message:
    if any(source.large for source in guide.sources):
        return msg_count("{count} large file", "{count} files, large ones among them", len(guide.sources))
    rows = Number(sum(len(source.table.rows) for source in guide.sources))
    if len(guide.sources) == 1:
        return msg("Answers: {rows}", rows=rows)
    return msg("Files: {files}, answers: {rows}", files=Number(len(guide.sources)), rows=rows)


def _format(guide: Guide) -> Message:
    id = guide.sources[0].table.recognised.format
    known = format_of(id)
    return msg("{format}", format=Word(known.name) if known else id)


def _columns(guide: Guide, missing: tuple[Message, ...]) -> Message:
    if missing:
        return msg("Still to say: {count}", count=Number(len(missing)))
    used = sum(known.use is Use.ANSWERS for known in guide.columns)
    return msg_count("{count} column is counted", "{count} columns are counted", used)


def _changes(outcome: Outcome) -> Message:
    if outcome.all_before:
        return msg("Counted before")
    if outcome.after is None:
        return msg("Nothing is counted")
    return msg_count("{count} score changes", "{count} scores change", len(outcome.changes))
