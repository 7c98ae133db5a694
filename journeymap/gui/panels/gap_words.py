"""The words of a gap in the window: a finding and its journey in, the words of its row and of its details out.

The analysis stands before it; the list of gaps and the area under it take their texts here. Wording that the report
has already is the report's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from journeymap.analysis.findings.kinds import KINDS
from journeymap.analysis.findings.phrases import target, value
from journeymap.analysis.results import CAUSES, LABELS, Finding
from journeymap.gui.panels.gap_folding import HOST, guests
from journeymap.i18n import Day, Listing, Message, Translator, Value, Word, mark, msg
from journeymap.model import Journey
from journeymap.model.journey import Action

FAMILIES: Mapping[str, str] = {
    "experience": mark("Experience"),
    "ownership": mark("Ownership"),
    "handoff": mark("Hand-offs"),
    "evidence": mark("Evidence"),
    "coverage": mark("Coverage"),
    "promise": mark("Promises"),
    "human": mark("Human touch"),
    "delight": mark("Delight"),
    "service": mark("Service"),
    "people": mark("People"),
    "warning": mark("Early warnings"),
    "flow": mark("Flow"),
}
"""What the families of findings are called, in the order of the method."""

SHORTFALLS = frozenset({"experience.gap", "experience.likely-gap", "service.slow", "service.unresolved"})
"""Kinds whose row says value and target."""
_ABOUT_PEOPLE = frozenset({"people.untrained", "people.overdue"})
_UNKEPT = "promise.unmet"


class GapWords:
    """Words of the gaps of one analysed journey in one language; `findings` are all its gaps, so that a row can say
    what is folded into it."""

    def __init__(self, journey: Journey, translator: Translator, findings: Sequence[Finding] = ()) -> None:
        self.journey, self._translator = journey, translator
        self._guests = guests(findings)
        self._kinds = {kind: translator.text(row.title) for kind, row in KINDS.items()}
        self._families = {id: translator.text(text) for id, text in FAMILIES.items()}

    def say(self, value: Value) -> str:
        """Any value of a sentence in the language."""
        return self._translator.render(value)

    def touchpoint(self, id: str) -> str:
        """What people call a touchpoint."""
        found = self.journey.touchpoints.get(id)
        return found.title.strip() or id if found else id

    def department(self, id: str) -> str:
        """What people call a department."""
        found = self.journey.departments.get(id)
        return found.name.strip() or id if found else id

    def place(self, finding: Finding) -> str:
        """What a finding is about: a touchpoint, a link by both its ends, departments, else the whole journey."""
        if finding.links and len(finding.touchpoints) == 2:
            source, target = map(self.touchpoint, finding.touchpoints)
            return self.say(msg("{source} to {target}", source=source, target=target))
        if finding.kind in _ABOUT_PEOPLE and finding.department:
            return self.department(finding.department)
        if finding.touchpoints:
            return self.touchpoint(finding.touchpoints[-1 if finding.kind == _UNKEPT else 0])
        if finding.departments:
            return self.say(Listing(tuple(map(self.department, finding.departments))))
        return self.say(Word(mark("Whole journey")))

    def brief(self, finding: Finding) -> str:
        """What is wrong, in a few words: value and target where a score falls short, else the kind of gap."""
        score = finding.score
        if finding.kind in SHORTFALLS and score is not None:
            name: Value = score.metric.name if score.metric.custom else Word(score.metric.name)
            got, aimed = value(score, self.journey), target(score, self.journey)
            return self.say(msg("{metric} {value}, target {target}", metric=name, value=got, target=aimed))
        if finding.kind == _UNKEPT and len(finding.touchpoints) > 1:
            return self.say(msg("Promise not kept at {touchpoint}", touchpoint=self.touchpoint(finding.touchpoints[0])))
        if self._guest(finding) is not None:
            return self.say(Word(mark("Nobody accountable or responsible")))
        return self._kinds[finding.kind]

    def _guest(self, finding: Finding) -> Finding | None:
        """The gap that is said in the row of this one."""
        return self._guests.get(finding.touchpoints) if finding.kind == HOST else None

    def why(self, finding: Finding) -> str:
        """What is wrong in whole sentences, a line each."""
        guest = self._guest(finding)
        return "\n".join(self.say(each.message) for each in (finding, guest) if each is not None)

    def closing(self, finding: Finding) -> str:
        """What would close all that its row says, a line each."""
        guest = self._guest(finding)
        return "\n".join(self.remedy(each) for each in (finding, guest) if each is not None)

    def spoken(self, finding: Finding) -> str:
        """The row for a screen reader, with the severity that the bar shows."""
        place, gap = self.place(finding), self.brief(finding)
        severity = Word(LABELS[finding.severity])
        return self.say(msg("{place}. {gap}. Severity: {severity}.", place=place, gap=gap, severity=severity))

    def searched(self, finding: Finding) -> str:
        """All that a finding may be found by, in small letters: places, kind, family, metric, departments."""
        metric = [finding.score.metric.name] if finding.score else []
        departments = map(self.department, (finding.department, *finding.departments))
        words = (
            *map(self.touchpoint, finding.touchpoints),
            self._kinds[finding.kind],
            self._families[finding.family],
            *metric,
            *departments,
        )
        return " ".join(words).casefold()

    def actor(self, finding: Finding) -> str:
        """Who must act: a department, the management, or that it is nobody yet."""
        if finding.department:
            return self.department(finding.department)
        management = KINDS[finding.kind].acts == "management"
        return self.say(Word(mark("Management") if management else mark("Nobody yet")))

    def facts(self, finding: Finding) -> str:
        """Severity and verdict, cause and who must act, a line each."""
        return "\n".join(map(self.say, self._facts(finding)))

    def _facts(self, finding: Finding) -> Iterator[Message]:
        severity = Word(LABELS[finding.severity])
        if finding.verdict is None:
            yield msg("Severity: {severity}", severity=severity)
        else:
            verdict = Word(LABELS[finding.verdict])
            yield msg("Severity: {severity}; verdict: {verdict}", severity=severity, verdict=verdict)
        if finding.cause is not None:
            yield msg("Cause: {cause}", cause=Word(CAUSES[finding.cause]))
        yield msg("Must act: {department}", department=self.actor(finding))

    def remedy(self, finding: Finding) -> str:
        """What would close it, as the title of an action too."""
        return self.say(finding.remedy) if finding.remedy else self._kinds[finding.kind]


def open_actions(finding: Finding, journey: Journey) -> list[str]:
    """Ids of the open actions that answer a finding and are still there: those of whoever must act or of its cause, the
    earliest due first."""
    known = [id for id in finding.actions if id in journey.actions]
    fitting = [id for id in known if _fits(journey.actions[id], finding)]
    return sorted(fitting or known, key=partial(_urgency, journey, finding))


def _fits(action: Action, finding: Finding) -> bool:
    return action.department == finding.department or action.cause == finding.cause


def _urgency(journey: Journey, finding: Finding, id: str) -> tuple[bool, bool, int]:
    action = journey.actions[id]
    due = action.due.toordinal() if action.due else 9_999_999
    return action.department != finding.department, action.cause != finding.cause, due


def action_words(id: str, action: Action, words: GapWords) -> Message:
    """An action with its department and day, as the report says it."""
    title, department = action.title or id, words.department(action.department)
    if action.due is None:
        if not department:
            return msg("{action} (no date)", action=title)
        return msg("{action} ({department}, no date)", action=title, department=department)
    if not department:
        return msg("{action} ({day})", action=title, day=Day(action.due))
    return msg("{action} ({department}, {day})", action=title, department=department, day=Day(action.due))
