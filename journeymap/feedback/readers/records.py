"""JSON to rows: lists of answers as survey tools' interfaces give them, nested values laid flat.

Decoding stands before it, recognising after it; a row's line is its answer's number after the header.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from journeymap.feedback.readers.bounds import MAX_CELLS, MAX_COLUMNS, MAX_JSON_MARKS, MAX_ROWS
from journeymap.feedback.readers.refusing import NO_TABLE, by_keys
from journeymap.feedback.readers.splitting import UnsplittableError, too_many_answers
from journeymap.feedback.recognising.grid import Grid
from journeymap.i18n import Message, Number, msg

_LISTS = ("satisfaction_ratings", "submissions", "results", "responses", "answers", "data", "items", "rows", "records")
_MOST_DEPTH = 6
_FIRST_SECOND, _LAST_SECOND = 10**8, 2**32
_BROKEN = msg("This JSON file is damaged or cut short. Export the answers again.")
_TOO_MANY_VALUES = msg(
    "This JSON file holds too many values to read at once. Export shorter periods, or export it as CSV."
)
_TOO_DEEP = msg("This JSON file is nested too deeply to be a list of answers.")


def read_records(text: str, encoding: str = "", step: Callable[[float], None] | None = None) -> Grid:
    """The rows of a JSON text, its keys as the header. Raises `UnsplittableError`."""
    found = _parsed(text)
    if step:
        step(0.5)
    records = _records(found)
    rows = [dict(_flat(record)) for record in records]
    header = list(dict.fromkeys(key for row in rows for key in row))
    _check(rows, header)
    body = [[row.get(key, "") for key in header] for row in rows]
    return Grid([header, *body], range(1, len(body) + 2), encoding, labels=_labels(found))


def _parsed(text: str) -> Any:
    if text.count(":") + text.count(",") > MAX_JSON_MARKS:
        raise UnsplittableError(_TOO_MANY_VALUES)
    try:
        return msgspec.json.decode(text.lstrip("\ufeff"))
    except RecursionError as error:
        raise UnsplittableError(_TOO_DEEP) from error
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise UnsplittableError(_BROKEN) from error


def _records(found: Any) -> list[dict[str, Any]]:
    """The answers in what was read: the list itself, or the one an object keeps under a known key."""
    lists = [found] if isinstance(found, list) else _lists(found)
    for several in lists:
        records = [record for record in several if isinstance(record, dict)]
        if records and len(records) == len(several):
            return records
    raise UnsplittableError(NO_TABLE)


def _lists(found: Any) -> list[list[Any]]:
    if not isinstance(found, dict):
        return []
    if instead := by_keys(set(found)):
        raise UnsplittableError(instead)
    known = [found[key] for key in _LISTS if isinstance(found.get(key), list)]
    lists = [value for value in found.values() if isinstance(value, list)]
    return known or (lists if len(lists) == 1 else [])


def _check(rows: Sequence[Mapping[str, str]], header: Sequence[str]) -> None:
    if len(header) > MAX_COLUMNS:
        raise UnsplittableError(_many_columns(len(header)))
    if len(rows) > MAX_ROWS or len(rows) * len(header) > MAX_CELLS:
        raise UnsplittableError(too_many_answers(MAX_ROWS))


def _many_columns(count: int) -> Message:
    return msg(
        "The answers have {count} different keys; up to {most} are read.", count=Number(count), most=Number(MAX_COLUMNS)
    )


def _flat(record: Mapping[str, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Keys and texts; a mapping's keys are joined by dots, further answers go under the words of their question."""
    for key, value in record.items():
        name = f"{before}{key}"
        if isinstance(value, dict) and depth < _MOST_DEPTH:
            yield from _flat(value, f"{name}.", depth + 1)
        elif key == "additional_answers" and isinstance(value, list):
            yield from _further(value)
        else:
            yield name, _moment(value) if _is_moment(key, value) else _text(value)


def _is_moment(key: str, value: Any) -> bool:
    """Whether a number counts the seconds since 1970, as programs write *created_at*."""
    return key.endswith("_at") and type(value) is int and _FIRST_SECOND < value < _LAST_SECOND


def _moment(value: int) -> str:
    return datetime.fromtimestamp(value, UTC).isoformat()


def _further(answers: Sequence[Any]) -> Iterator[tuple[str, str]]:
    for answer in answers:
        question = answer.get("question") if isinstance(answer, dict) else None
        if isinstance(question, dict):
            given = answer.get("value")
            values = given.values() if isinstance(given, dict) else [given]
            yield str(question.get("text") or question.get("id")), "; ".join(filter(None, map(_text, values)))


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return _text(value.get("text", value.get("label", value.get("name"))))
    if isinstance(value, list):
        return "; ".join(map(_text, value[:100]))
    return repr(value)


def _labels(found: Any) -> dict[str, str]:
    """The words of a form's questions by their name, where the file brings the form along (KoboToolbox)."""
    content = found.get("content") if isinstance(found, dict) else None
    survey = content.get("survey") if isinstance(content, dict) else None
    questions = [row for row in survey if isinstance(row, dict)] if isinstance(survey, list) else []
    return {str(row.get("name")): _label(row["label"]) for row in questions if row.get("name") and row.get("label")}


def _label(label: Any) -> str:
    """The words of a label: a form in several languages lists one for each."""
    return _text(next(iter(label), "") if isinstance(label, list) else label)
