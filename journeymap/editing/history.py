"""The steps done and undone, and which of them the saved file holds. Part of the document, which moves along it."""

from __future__ import annotations

from journeymap.editing.changes import ChangeSet

_NEVER = object()


class History:
    """Steps by identity: two steps that look alike are two steps, so *saved* can never come back by accident."""

    def __init__(self, saved: bool = True) -> None:
        self._done: list[ChangeSet] = []
        self._undone: list[ChangeSet] = []
        self._saved: object = None if saved else _NEVER
        self._open = False

    @property
    def top(self) -> ChangeSet | None:
        """The step that undo takes back."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> ChangeSet | None:
        """The step that redo does again."""
        return self._undone[-1] if self._undone else None

    @property
    def modified(self) -> bool:
        """Whether the top is not the saved one."""
        return self.top is not self._saved

    def folds(self, step: ChangeSet) -> bool:
        """Whether the step continues the top: same merge key, done just now, and not saved in between."""
        top = self.top
        return self._open and top is not None and top is not self._saved and step.merge_key == top.merge_key is not None

    def push(self, step: ChangeSet) -> None:
        """Records a new step; what was undone is gone."""
        self._done.append(step)
        self._undone.clear()
        self._open = True

    def replace_top(self, step: ChangeSet | None) -> None:
        """Puts the folded step in the place of the top; None where the two cancelled out."""
        self._done.pop()
        self._undone.clear()
        if step is not None:
            self._done.append(step)

    def step_back(self) -> None:
        """The top becomes the next to be redone."""
        self._undone.append(self._done.pop())
        self._open = False

    def step_forward(self) -> None:
        """The next to be redone becomes the top."""
        self._done.append(self._undone.pop())
        self._open = False

    def seal(self) -> None:
        """The next step starts a new entry, whatever its merge key."""
        self._open = False

    def mark_saved(self) -> None:
        """The file now holds what the top left behind."""
        self._saved = self.top
        self._open = False

    def mark_unsaved(self) -> None:
        """The file holds what no step of these left behind."""
        self._saved = _NEVER
        self._open = False
