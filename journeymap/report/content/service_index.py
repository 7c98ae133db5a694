"""What is said of indices over a group of metrics (SKM/IKM): their value and grade, element by element.

`analysis.indices` stands before it, part 4 of the report after it.
"""

from __future__ import annotations

from journeymap.analysis.results import GroupIndex
from journeymap.i18n import Listing, Message, Number, msg, msg_count
from journeymap.report.context import Context


def sentence(context: Context, index: GroupIndex) -> Message:
    """The index in one sentence, or what it still lacks."""
    if index.value is None:
        names = Listing(tuple(_name(context, id) for id in index.missing), 4)
        return msg_count(
            "{group}: the public service index (IKM) is not known yet; one element is not measured: {names}.",
            "{group}: the public service index (IKM) is not known yet; {count} elements are not measured: {names}.",
            len(index.missing),
            group=index.group,
            names=names,
        )
    return msg(
        "{group}: the public service index (IKM, PermenPANRB 14/2017) is {value}, grade {grade}. Weakest element: "
        "{name}, {mean} of 4.",
        group=index.group,
        value=Number(index.value, 2, fixed=True),
        grade=index.grade,
        name=_name(context, min(index.elements, key=lambda element: element.mean).metric),
        mean=Number(min(element.mean for element in index.elements), 2, fixed=True),
    )


def rows(context: Context, index: GroupIndex) -> list[tuple[str, str, str]]:
    """Each element with its mean and how many answered."""
    t = context.t
    return [
        (_name(context, element.metric), t.number(element.mean, 2, fixed=True), t.number(element.n))
        for element in index.elements
    ]


def _name(context: Context, metric: str) -> str:
    return context.journey.metrics[metric].name.strip() or metric
