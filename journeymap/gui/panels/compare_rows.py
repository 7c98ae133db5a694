"""What differs between two states of the journey as rows in groups: a comparison in, words and ways to go out.

`session.comparing` stands before it; the panel of the comparison shows the rows. No widgets here: it runs in a thread.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from journeymap.analysis.compare import OwnerChange, SnapshotComparison
from journeymap.analysis.findings.kinds import KINDS
from journeymap.analysis.results import Comparison, Finding, Verdict
from journeymap.analysis.structure import STRUCTURE, ElementChange, Key
from journeymap.editing.merging.wording import name_of
from journeymap.editing.value_words import REMOVED
from journeymap.gui.session.comparing import Compared
from journeymap.gui.widgets.rows import Row
from journeymap.i18n import Day, Listing, Message, Translator, Value, Word, mark, msg
from journeymap.model import Journey
from journeymap.model.fields import field

GHOST = "ghost"
"""In the place of a mapping: a removed touchpoint whose old place on the map is known."""
GROUPS: Mapping[str, str] = {
    "structure": mark("Structure"),
    "owners": mark("Owners"),
    "scores": mark("Scores"),
    "actions": mark("Actions"),
    "gaps": mark("Gaps"),
}
"""The groups in their order, with their headings."""
_ADDED: Mapping[str, str] = {
    "stages": mark("stage added"),
    "touchpoints": mark("touchpoint added"),
    "links": mark("link added"),
    "departments": mark("department added"),
    "personas": mark("persona added"),
}
_NOT_IN_FORMS: Mapping[str, str] = {"importance": mark("Importance"), "source": mark("From"), "target": mark("To")}


class Entry(msgspec.Struct, frozen=True):
    """A row of a group, and the element to go to: a mapping and an id, or nothing."""

    group: str
    row: Row
    go: Key | None = None


def entries(compared: Compared, now: Journey, translator: Translator) -> tuple[Entry, ...]:
    """Everything that differs, in the order of `GROUPS`; `now` says what can still be gone to."""
    words = _Words(compared, now, translator)
    return (*words.structure(), *words.owners(), *words.scores(), *words.actions(), *words.gaps())


class _Words:
    """Words the differences of one comparison."""

    def __init__(self, compared: Compared, now: Journey, translator: Translator) -> None:
        self.compared, self.now, self.t = compared, now, translator
        self.found: SnapshotComparison = compared.found
        self.before, self.after = self.found.before.journey, self.found.after.journey
        self._ghosts = {ghost.id for ghost in compared.ghosts}

    def say(self, message: str | Message) -> str:
        return self.t.render(message) if isinstance(message, Message) else self.t.text(message)

    def structure(self) -> Iterator[Entry]:
        found = self.compared.structure
        for mapping in STRUCTURE:
            yield from (self._came(key) for key in found.added if key[0] == mapping)
            yield from (self._went(key) for key in found.removed if key[0] == mapping)
            yield from (self._changed(change) for change in found.changed if change.key[0] == mapping)

    def _came(self, key: Key) -> Entry:
        return self._entry("structure", key, name_of(key, self.after), self.say(_ADDED[key[0]]), icon="add")

    def _went(self, key: Key) -> Entry:
        name = name_of(key, self.before)
        entry = self._entry("structure", key, name, self.say(REMOVED[key[0]]), icon="remove")
        ghost = key[0] == "touchpoints" and key[1] in self._ghosts
        return msgspec.structs.replace(entry, go=(GHOST, key[1])) if ghost else entry

    def _changed(self, change: ElementChange) -> Entry:
        fields = Listing(tuple(Word(_label(change.key[0], name)) for name in change.fields))
        detail = self.say(msg("changed: {fields}", fields=fields))
        return self._entry("structure", change.key, name_of(change.key, self.after), detail, icon="rename")

    def owners(self) -> Iterator[Entry]:
        for change in self.found.owners:
            key = ("touchpoints", change.touchpoint)
            yield self._entry("owners", key, name_of(key, self.after), self._owners(change), icon="department")

    def _owners(self, change: OwnerChange) -> str:
        nobody = msg("not settled")
        before, after = (
            name_of(("departments", id), journey) if id else nobody
            for id, journey in ((change.before, self.before), (change.after, self.after))
        )
        return self.say(msg("{before} → {after}", before=before, after=after))

    def scores(self) -> Iterator[Entry]:
        from journeymap.report.content.changes import certain

        ordered = sorted(self.found.scores, key=lambda each: (not certain(each), certain(each) and each.better))
        yield from (self._score(number, each, certain(each)) for number, each in enumerate(ordered))

    def _score(self, number: int, each: Comparison, sure: bool) -> Entry:
        from journeymap.analysis.wording import measure, score_value
        from journeymap.report.content.changes import difference, judgement, tested_by

        currency, score = self.now.currency, each.after
        detail = msg(
            "{judgement}: {measure} {before} → {after}; {test}",
            judgement=judgement(each),
            measure=measure(score.metric, score.formula),
            before=score_value(each.before, currency),
            after=score_value(score, currency),
            test=tested_by(each),
        )
        shown: Value = "" if each.difference is None else difference(each.difference, score, currency)
        verdict = (Verdict.NO_GAP if each.better else Verdict.GAP) if sure else None
        key = ("touchpoints", score.touchpoint)
        entry = self._entry("scores", key, name_of(key, self.after), self.say(detail), icon="curve")
        value = self.say(msg("{difference}", difference=shown)) if shown else ""
        row = msgspec.structs.replace(entry.row, key=f"scores|{number}", value=value, verdict=verdict)
        return msgspec.structs.replace(entry, row=row)

    def actions(self) -> Iterator[Entry]:
        for ids, words, icon in (
            (self.found.done, mark("done since"), "check"),
            (self.found.dropped, mark("given up since"), "close"),
        ):
            yield from (self._action(id, self.say(words), icon) for id in ids)
        for id in self.found.overdue:
            due = self.after.actions[id].due
            said = msg("overdue since {day}", day=Day(due)) if due else msg("overdue")
            yield self._action(id, self.say(said), "warning")

    def _action(self, id: str, detail: str, icon: str) -> Entry:
        key = ("actions", id)
        return self._entry("actions", key, name_of(key, self.after), detail, icon=icon)

    def gaps(self) -> Iterator[Entry]:
        yield from self._gaps(self.found.closed, msg("closed"), "verdict-no-gap")
        yield from self._gaps(self.found.opened, msg("new"), "verdict-gap")

    def _gaps(self, findings: tuple[Finding, ...], word: Message, icon: str) -> Iterator[Entry]:
        for number, finding in enumerate(findings):
            title = self.say(msg("{state}: {kind}", state=word, kind=Word(KINDS[finding.kind].title)))
            key = ("touchpoints", finding.touchpoints[0]) if finding.touchpoints else ("", "")
            entry = self._entry("gaps", key, title, self.say(finding.message), icon=icon)
            row = msgspec.structs.replace(entry.row, key=f"gaps|{icon}|{number}")
            yield msgspec.structs.replace(entry, row=row)

    def _entry(self, group: str, key: Key, title: str, detail: str, *, icon: str = "") -> Entry:
        mapping, id = key
        there = bool(mapping) and id in getattr(self.now, mapping)
        return Entry(group, Row(f"{group}|{mapping}|{id}", title, detail, icon=icon), key if there else None)


def _label(mapping: str, name: str) -> str:
    try:
        return field(mapping, name).label
    except KeyError:
        return _NOT_IN_FORMS.get(name, name)
