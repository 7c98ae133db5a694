"""The document: one journey with its history. Verbs come in, change sets go out to whoever listens.

Opening, editing, undo, redo, merging and reloading all reach the listeners as the same kind of change set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from journeymap.editing.changes import ChangeSet, all_keys, apply, between
from journeymap.editing.checks import check_lengths, check_metrics, check_references
from journeymap.editing.draft import Draft
from journeymap.editing.history import History
from journeymap.i18n import Message
from journeymap.model import Journey

Listener = Callable[[ChangeSet], None]


class Document:
    """A journey that can be edited, undone and redone; the only place where one journey takes another's place.

    `path` is where it was opened from or last saved to; the caller sets it. With `saved=False` the document counts as
    modified from the start (a template, a recovered file).
    """

    def __init__(self, journey: Journey, path: Path | None = None, *, saved: bool = True) -> None:
        self.path = path
        self._journey = journey
        self._history = History(saved)
        self._draft: Draft | None = None
        self._failed = False
        self._telling = False
        self._listeners: list[Listener] = []

    @property
    def journey(self) -> Journey:
        """The journey after the last finished step."""
        return self._journey

    @property
    def present(self) -> Journey:
        """The journey as a verb sees it: with what the running step has done so far."""
        return self._journey if self._draft is None else self._draft.journey

    @contextmanager
    def edit(self, label: Message, merge_key: str | None = None) -> Iterator[Draft]:
        """One step: what happens to the draft inside is recorded when the block ends.

        An exception leaves everything as it was and goes on. A step inside a step joins the outer one; if the inner
        one fails, the outer one fails too, even when the exception was caught. Listeners may not edit.
        """
        if self._draft is not None:
            with self._joined(self._draft) as draft:
                yield draft
            return
        self._refuse_while_telling()
        self._draft = draft = Draft(self._journey)
        self._failed = False
        try:
            yield draft
            if self._failed:
                raise RuntimeError("a step inside this step failed; nothing was changed")
            changes = draft.changes()
            check_references(draft.journey, changes)
            check_metrics(draft.journey, changes)
            check_lengths(changes)
        finally:
            self._draft = None
        self._record(ChangeSet(label, changes, merge_key))

    @contextmanager
    def _joined(self, draft: Draft) -> Iterator[Draft]:
        try:
            yield draft
        except BaseException:
            self._failed = True
            raise

    def replace(self, journey: Journey, label: Message) -> ChangeSet:
        """Puts another journey in place as one step that can be undone: reloading, merging, restoring a snapshot."""
        self._refuse_while_telling()
        if self._draft is not None:
            raise RuntimeError("a journey cannot be replaced inside a step")
        step = ChangeSet(label, between(self._journey, journey, all_keys(self._journey, journey)))
        self._record(step)
        return step

    def undo(self) -> ChangeSet | None:
        """Takes the last step back; the change set that did it, None where there is nothing to undo."""
        return self._walk(self._history.top, self._history.step_back, back=True)

    def redo(self) -> ChangeSet | None:
        """Does the last undone step again; None where there is none."""
        return self._walk(self._history.next, self._history.step_forward, back=False)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._history.top is not None

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step."""
        return self._history.next is not None

    @property
    def top(self) -> ChangeSet | None:
        """The step that undo would take back; the very same object for as long as it is that step."""
        return self._history.top

    @property
    def undo_label(self) -> Message | None:
        """What undo would take back."""
        return self._history.top.label if self._history.top else None

    @property
    def redo_label(self) -> Message | None:
        """What redo would do again."""
        return self._history.next.label if self._history.next else None

    @property
    def modified(self) -> bool:
        """Whether the file lacks something: the top of the history is not the saved one."""
        return self._history.modified

    def mark_saved(self) -> None:
        """Call when the file holds this very journey."""
        self._history.mark_saved()

    def mark_unsaved(self) -> None:
        """Call when the file has come to hold another journey: no undo leads back to what is in it."""
        self._history.mark_unsaved()

    def seal(self) -> None:
        """Ends a run of merging steps, as when a text field loses the focus."""
        self._history.seal()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` with every change set, after the new journey is in place; gives the way to stop it.

        Where listeners raise, the others are still called; then one `ExceptionGroup` carries what they raised. The
        step stays done.
        """
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def _walk(self, step: ChangeSet | None, move: Callable[[], None], *, back: bool) -> ChangeSet | None:
        self._refuse_while_telling()
        if self._draft is not None:
            raise RuntimeError("undo and redo are not for the inside of a step")
        if step is None:
            return None
        done = step.inverse if back else step
        self._journey = apply(self._journey, done)
        move()
        self._tell(done)
        return done

    def _record(self, step: ChangeSet) -> None:
        if not step.changes:
            return
        before = self._journey
        self._journey = apply(before, step)
        if self._history.folds(step):
            self._history.replace_top(self._folded(before, step))
        else:
            self._history.push(step)
        self._tell(step)

    def _folded(self, middle: Journey, step: ChangeSet) -> ChangeSet | None:
        top = self._history.top
        assert top is not None
        start = apply(middle, top.inverse)
        keys = dict.fromkeys(change.key for change in (*top.changes, *step.changes))
        changes = between(start, self._journey, keys)
        return ChangeSet(step.label, changes, step.merge_key) if changes else None

    def _refuse_while_telling(self) -> None:
        if self._telling:
            raise RuntimeError("listeners do not edit: they were told of a step that is still being told to others")

    def _tell(self, step: ChangeSet) -> None:
        self._telling = True
        raised: list[Exception] = []
        try:
            for listener in tuple(self._listeners):
                try:
                    listener(step)
                except Exception as error:  # every listener must hear of the step, whatever another one does
                    raised.append(error)
        finally:
            self._telling = False
        if raised:
            raise ExceptionGroup("listeners failed", raised)
