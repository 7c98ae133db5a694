"""The closed word lists of a journey (kinds, roles, evidence levels …) with the words people see for them.

Lowest part of the model: no values here, only vocabulary. Each enum's value is the word in the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from journeymap.i18n import mark


class Language(Enum):
    """Default language of reports."""

    EN = "en"
    ID = "id"


class Crosshair(Enum):
    """Where the importance-performance chart's crosshair stands."""

    MEANS = "means"
    MIDDLE = "middle"
    TARGETS = "targets"


class Kind(Enum):
    """What a touchpoint is for; the first six are what a whole journey needs."""

    ADVERTISING = "advertising"
    WEBSITE = "website"
    SALES = "sales"
    PRODUCT_USE = "product-use"
    AFTER_SALES = "after-sales"
    COMPLAINT = "complaint"
    OTHER = "other"


SIX_KINDS: tuple[Kind, ...] = tuple(kind for kind in Kind if kind is not Kind.OTHER)


class Contact(Enum):
    """Who the customer meets."""

    HUMAN = "human"
    DIGITAL = "digital"
    MIXED = "mixed"


class Mode(Enum):
    """Whether the company comes first or only answers."""

    PROACTIVE = "proactive"
    REACTIVE = "reactive"


class Side(Enum):
    """Before or behind the line of visibility."""

    FRONT = "front"
    BACK = "back"


class End(Enum):
    """How a journey may end at a touchpoint."""

    STAYS = "stays"
    LEAVES = "leaves"


class Moment(Enum):
    """What makes a touchpoint special."""

    TRUTH = "truth"
    DELIGHT = "delight"


class Role(Enum):
    """A department's part in a touchpoint (RACI)."""

    ACCOUNTABLE = "accountable"
    RESPONSIBLE = "responsible"
    CONSULTED = "consulted"
    INFORMED = "informed"


class Answer(Enum):
    """What a department said of its part."""

    ACCEPTED = "accepted"
    DISPUTED = "disputed"


class Evidence(Enum):
    """How well a score is founded, weakest first."""

    ASSUMPTION = "assumption"
    OPINION = "opinion"
    COMPLAINT = "complaint"
    INTERVIEW = "interview"
    SURVEY = "survey"
    SYSTEM = "system"


class LinkKind(Enum):
    """What a link stands for in the journey."""

    PLANNED = "planned"
    ALTERNATIVE = "alternative"
    LOOP = "loop"
    RECOVERY = "recovery"


BACKWARD_LINKS: frozenset[LinkKind] = frozenset({LinkKind.LOOP, LinkKind.RECOVERY})


class ActionStatus(Enum):
    """How far an action is."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


class ActionKind(Enum):
    """What an action does."""

    IMPROVEMENT = "improvement"
    TRAINING = "training"
    RESEARCH = "research"
    RECOVERY = "recovery"
    DELIGHT = "delight"


class Better(Enum):
    """Which way a metric gets better."""

    HIGHER = "higher"
    LOWER = "lower"


LABELS: Mapping[Enum, str] = {
    Language.EN: mark("English"),
    Language.ID: mark("Bahasa Indonesia"),
    Crosshair.MEANS: mark("at the means"),
    Crosshair.MIDDLE: mark("at the scale's middle"),
    Crosshair.TARGETS: mark("at the targets"),
    Kind.ADVERTISING: mark("Advertising"),
    Kind.WEBSITE: mark("Website"),
    Kind.SALES: mark("Sales"),
    Kind.PRODUCT_USE: mark("Product use"),
    Kind.AFTER_SALES: mark("After-sales"),
    Kind.COMPLAINT: mark("Complaint"),
    Kind.OTHER: mark("Other"),
    Contact.HUMAN: mark("Human"),
    Contact.DIGITAL: mark("Digital"),
    Contact.MIXED: mark("Mixed"),
    Mode.PROACTIVE: mark("Proactive"),
    Mode.REACTIVE: mark("Reactive"),
    Side.FRONT: mark("Front stage"),
    Side.BACK: mark("Back stage"),
    End.STAYS: mark("Stays"),
    End.LEAVES: mark("Leaves"),
    Moment.TRUTH: mark("Moment of truth"),
    Moment.DELIGHT: mark("Moment of delight"),
    Role.ACCOUNTABLE: mark("Accountable"),
    Role.RESPONSIBLE: mark("Responsible"),
    Role.CONSULTED: mark("Consulted"),
    Role.INFORMED: mark("Informed"),
    Answer.ACCEPTED: mark("Accepted"),
    Answer.DISPUTED: mark("Disputed"),
    Evidence.ASSUMPTION: mark("Assumption"),
    Evidence.OPINION: mark("Staff opinion"),
    Evidence.COMPLAINT: mark("Complaints"),
    Evidence.INTERVIEW: mark("Interview"),
    Evidence.SURVEY: mark("Survey"),
    Evidence.SYSTEM: mark("System data"),
    LinkKind.PLANNED: mark("Planned"),
    LinkKind.ALTERNATIVE: mark("Alternative"),
    LinkKind.LOOP: mark("Loop"),
    LinkKind.RECOVERY: mark("Recovery"),
    ActionStatus.OPEN: mark("Open"),
    ActionStatus.DOING: mark("In progress"),
    ActionStatus.DONE: mark("Done"),
    ActionStatus.DROPPED: mark("Dropped"),
    ActionKind.IMPROVEMENT: mark("Improvement"),
    ActionKind.TRAINING: mark("Training"),
    ActionKind.RESEARCH: mark("Research"),
    ActionKind.RECOVERY: mark("Service recovery"),
    ActionKind.DELIGHT: mark("Delight"),
    Better.HIGHER: mark("Higher is better"),
    Better.LOWER: mark("Lower is better"),
}
