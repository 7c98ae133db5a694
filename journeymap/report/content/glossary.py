"""The words of the report explained for readers who do not work with them every day, as a table of terms.

Before the page of method.
"""

from __future__ import annotations

from journeymap.i18n import mark
from journeymap.report.context import Context

TERMS: tuple[tuple[str, str], ...] = (
    (mark("Touchpoint"), mark("one contact of a customer with the company")),
    (mark("Stage"), mark("a part of the journey, such as booking or stay")),
    (mark("Link"), mark("a way that customers take from one touchpoint to the next")),
    (mark("Hand-off"), mark("a link between touchpoints of different departments; somebody must own it")),
    (mark("Moment of truth"), mark("a touchpoint that decides whether a customer stays")),
    (mark("Moment of delight"), mark("a touchpoint that surprises customers happily")),
    (mark("Target"), mark("the score that is aimed for")),
    (mark("Gap"), mark("what customers got minus what was aimed for")),
    (mark("Interval"), mark("where the score would lie if all customers had answered, with the confidence given")),
    (mark("n"), mark("how many answers a score rests on")),
    (mark("NPS"), mark("Net Promoter Score: would customers recommend us? −100 to +100")),
    (mark("CSAT"), mark("customer satisfaction: how content customers are")),
    (mark("CES"), mark("Customer Effort Score: how easy it was; 7 is easy")),
    (mark("Customer lifetime value"), mark("what a customer brings over all the years with us")),
    (
        mark("Accountable"),
        mark("answers for the touchpoint; exactly one department. Responsible does the work, consulted is asked "
             "before, informed is told after"),
    ),
    (mark("Disputed"), mark("more than one department is accountable, or one does not accept that it is")),
    (mark("Evidence"), mark("how well a score is founded, from assumption to system data")),
    (mark("Promise"), mark("what advertising or sales leads customers to expect")),
    (mark("Early warning"), mark("a rule of the journey that tells somebody as soon as a score passes a limit")),
    (mark("Snapshot"), mark("the journey as it was on one day, to compare with")),
)  # fmt: skip
"""Terms and what they mean, from the map to the method."""


def glossary(context: Context) -> tuple[tuple[str, str], ...]:
    """Terms with their meanings in the reader's language."""
    return tuple((context.t.text(term), context.t.text(meaning)) for term, meaning in TERMS)
