"""Recovery after a crash: every step of editing in a journal of its own, and what dead processes left behind."""

from journeymap.storage.recovery.finding import Recovered, adopt, discard, recoverable
from journeymap.storage.recovery.journal import Journal
from journeymap.storage.recovery.writer import Writer

__all__ = ["Journal", "Recovered", "Writer", "adopt", "discard", "recoverable"]
