"""What was typed for new entries of elements and not added yet: it waits here while another element is selected.

Forms put it in and take it out again; whoever closes the window asks whether any is waiting.
"""

from __future__ import annotations

from typing import Any

from journeymap.model import Journey

DraftKey = tuple[str, str, str]
"""A mapping, the id of an element in it, and the field that the entry would go into."""

FIELD = "draft"
"""The property of a text field of its own whose words count as a draft until they are added."""


class Drafts:
    """The drafts of one document; they are no part of it and go with its window."""

    def __init__(self) -> None:
        self._held: dict[DraftKey, Any] = {}

    def get(self, key: DraftKey) -> Any:
        """What was typed there; None where nothing waits."""
        return self._held.get(key)

    def put(self, key: DraftKey, draft: Any) -> None:
        """Keeps what was typed; None where it was added, or is empty again."""
        if draft is None:
            self._held.pop(key, None)
        else:
            self._held[key] = draft

    def waiting(self, journey: Journey) -> bool:
        """Whether anything waits for an element that is still there."""
        return any(id in getattr(journey, mapping, ()) for mapping, id, _ in self._held)
