"""What a journey is: frozen values whose references are ids, and the tables that describe them. No I/O, no Qt."""

from journeymap.model.elements import MAPPINGS, REFERENCES, SETTINGS, Reference
from journeymap.model.journey import (
    Action,
    CountedFile,
    Department,
    Journey,
    ParkedIdea,
    Persona,
    Sent,
    Snapshot,
    Stage,
    WarningRule,
)
from journeymap.model.kept import Element, Kept, Verbatim
from journeymap.model.scores import CustomMetric, Inputs, Reported, ScoreRecord
from journeymap.model.touchpoints import (
    Comment,
    Importance,
    Link,
    Promise,
    Quote,
    Response,
    Touchpoint,
    View,
)

__all__ = [
    "MAPPINGS",
    "REFERENCES",
    "SETTINGS",
    "Action",
    "Comment",
    "CountedFile",
    "CustomMetric",
    "Department",
    "Element",
    "Importance",
    "Inputs",
    "Journey",
    "Kept",
    "Link",
    "ParkedIdea",
    "Persona",
    "Promise",
    "Quote",
    "Reference",
    "Reported",
    "Response",
    "ScoreRecord",
    "Sent",
    "Snapshot",
    "Stage",
    "Touchpoint",
    "Verbatim",
    "View",
    "WarningRule",
]
