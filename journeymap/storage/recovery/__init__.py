"""Recovery after a crash: every step of editing in a journal of its own, and what dead processes left behind."""

from journeymap.storage.recovery.finding import LeftBehind, Recovered, adopt, discard, left_behind, recoverable
from journeymap.storage.recovery.journal import Journal
from journeymap.storage.recovery.unreadable import Unreadable, leave
from journeymap.storage.recovery.writer import Writer

__all__ = [
    "Journal",
    "LeftBehind",
    "Recovered",
    "Unreadable",
    "Writer",
    "adopt",
    "discard",
    "leave",
    "left_behind",
    "recoverable",
]
