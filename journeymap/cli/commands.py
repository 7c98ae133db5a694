"""The table of commands: their names and help, nothing else, so that asking for one costs nothing.

`routes` asks whether a word is one of them, `app` makes the command line of them.
"""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.i18n import mark

COMMANDS: Mapping[str, str] = {
    "report": mark("Write the gap-analysis PDF for management."),
    "check": mark("List what falls short, the most pressing first."),
    "scores": mark("List every score with interval, answers and verdict."),
    "feedback": mark("Count survey answers into a journey."),
    "export": mark("Write the map (svg, pdf) or the tables (csv, xlsx)."),
    "new": mark("Begin a journey from a template."),
    "layout": mark("Place touchpoints that have no place on the map yet."),
    "pack": mark("Write what a department is asked to check, correct and send back."),
    "merge": mark("Put two versions of a journey together, by id and field."),
    "diff": mark("List what changed between two journey files."),
    "text": mark("Print a journey, a line for each value, as Git compares it."),
    "snapshot": mark("Keep today's state, to compare with later."),
    "self-test": mark("Open the window off-screen on a sample, save, reload, and say how it went."),
}
"""Each command, in the order the help shows them, with its help: the function of that name in the module of that name,
imported when it is called."""
