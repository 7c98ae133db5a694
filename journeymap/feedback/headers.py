"""What a column's header says: which touchpoints' titles stand in it, which metric, which scale, which unit of time.

The words of the header and the journey's titles stand before it; `suggesting` after it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from journeymap.feedback.folding import folded
from journeymap.model.journey import Journey
from journeymap.model.metrics import Metric

ALIKE = 85.0
"""From which likeness (0 to 100) on a title is taken to be meant by a header that does not hold it."""
_SHORTEST = 4
"""Characters that a title must have to be looked for in that way; shorter ones are like parts of many words."""

_METRICS: Mapping[str, re.Pattern[str]] = {
    id: re.compile(pattern)
    for id, pattern in {
        "nps": r"\bnps\b|net promoter|recommend|rekomendasi|menyarankan",
        "csat": r"\bcsat\b|satisf|puas",
        "ces": r"\bces\b|effort|\beas(?:y|e|ier|ily)\b|mudah|\bupaya\b|\busaha\b",
        "response-time": r"\b(?:response|reply|reaction) time|time to respond|waktu (?:respons?|tanggap|balas)",
        "waiting-time": r"\bwait(?:ing)? time|time (?:waited|in (?:the )?queue)|queue time|how long did you wait"
        r"|how (?:many \w+|much time) (?:did|have) you (?:wait|queue)|\bwait\w*(?: \w+){0,3} \((?:minutes?|mins?)\)"
        r"|waktu tunggu|lama (?:\w+ ){0,2}(?:antre|antri|menunggu)"
        r"|berapa (?:menit|jam|lama) (?:\w+ ){0,3}(?:menunggu|antre|antri)"
        r"|(?:menunggu|antre|antri)(?: \w+){0,3} \((?:menit|jam)\)",
        "first-contact-resolution": r"first[ -](?:contact|call)|\bfcr\b|kontak pertama",
        "resolution": r"\bresol(?:ved|ution)|\bsolved|terselesaikan|teratasi|diselesaikan",
        "retention": r"retention|retained|renew|retensi|bertahan|perpanjang",
    }.items()
}
_SCALE = re.compile(r"(?<![\d.])([01])\s*(?:-|–|—|to|sampai|hingga|s/d|s\.d\.)\s*(\d{1,2})(?![\d.])")
_RANKS = re.compile(r"\brank(?:ed|ing)?\b|order of preference|\bperingkat(?:kan)?\b|\burutkan\b")
_RATES = re.compile(r"\brat(?:e|ed|ing)\b|\bscore\b|\bstars?\b|\bskor\b|\bpenilaian\b|\bbintang\b")
_LASTS = re.compile(r"(?:\bhow (?:long|many (?:seconds|minutes|hours|days))|\bberapa (?:lama|detik|menit|jam|hari))\b")
_UNITS: Mapping[str, re.Pattern[str]] = {
    "seconds": re.compile(r"\b(?:sec(?:ond)?s?|detik|dtk)\b"),
    "minutes": re.compile(r"\b(?:min(?:ute)?s?|menit|mnt)\b"),
    "hours": re.compile(r"\b(?:h|hrs?|hours?|jam)\b"),
    "days": re.compile(r"\b(?:days?|hari)\b"),
}


class Said(msgspec.Struct, frozen=True):
    """What a header says: ids of the touchpoints whose titles stand in it, metric ids, the scale and the unit;
    whether it says that a score is asked for, and whether it asks for none: how long something took, in which order."""

    touchpoints: tuple[str, ...]
    metrics: tuple[str, ...]
    scale: tuple[float, float] | None
    unit: str
    scoring: bool = False
    scoreless: bool = False


def said(header: str, journey: Journey, metrics: Mapping[str, Metric]) -> Said:
    """What a header says; words inside a touchpoint's title say nothing of the metric."""
    text = _spread(header)
    rest, touchpoints = text, []
    for id, touchpoint in journey.touchpoints.items():
        pattern = _title_pattern(touchpoint.title)
        if pattern is not None and pattern.search(text):
            touchpoints.append(id)
            rest = pattern.sub(" | ", rest)
    found = _SCALE.search(rest)
    units = [unit for unit, pattern in _UNITS.items() if pattern.search(rest)]
    return Said(
        tuple(touchpoints),
        _metrics_in(rest, metrics),
        (float(found[1]), float(found[2])) if found else None,
        units[0] if len(units) == 1 else "",
        _RATES.search(rest) is not None,
        bool(_LASTS.search(rest) or _RANKS.search(rest)),
    )


def likeliest(header: str, journey: Journey) -> str | None:
    """The one touchpoint whose title is most like a part of the header, None where none is like enough."""
    from rapidfuzz import fuzz

    text = _spread(header)
    likeness = {
        id: max(fuzz.partial_ratio(title, text), fuzz.token_set_ratio(title, text))
        for id, touchpoint in journey.touchpoints.items()
        if _SHORTEST <= len(title := _spread(touchpoint.title)) <= len(text)
    }
    best = max(likeness.values(), default=0.0)
    alike = [id for id, found in likeness.items() if found == best]
    return alike[0] if best >= ALIKE and len(alike) == 1 else None


def titles_by_text(journey: Journey) -> Mapping[str, str]:
    """The touchpoint of each title, compared without case and white space; titles that come twice are left out."""
    found: dict[str, list[str]] = {}
    for id, touchpoint in journey.touchpoints.items():
        found.setdefault(close(touchpoint.title), []).append(id)
    return {text: ids[0] for text, ids in found.items() if text and len(ids) == 1}


def close(text: str) -> str:
    """A text without case and white space."""
    return "".join(folded(text).split())


def _spread(header: str) -> str:
    return folded(header.replace("_", " "))


def _title_pattern(title: str) -> re.Pattern[str] | None:
    """Finds a title as whole words, whatever white space parts its characters; None for an empty one."""
    characters = close(title.replace("_", " "))
    body = r"\s*".join(map(re.escape, characters))
    return re.compile(rf"(?<!\w){body}(?!\w)") if characters else None


def _metrics_in(text: str, metrics: Mapping[str, Metric]) -> tuple[str, ...]:
    own = [id for id, metric in metrics.items() if metric.custom and _names(text, metric)]
    built_in = [id for id, pattern in _METRICS.items() if pattern.search(text)]
    if "first-contact-resolution" in built_in and "resolution" in built_in:
        built_in.remove("resolution")
    return tuple(own or built_in)


def _names(text: str, metric: Metric) -> bool:
    pattern = _title_pattern(metric.name)
    return pattern is not None and pattern.search(text) is not None
