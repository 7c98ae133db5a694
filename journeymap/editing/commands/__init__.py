"""Verbs: functions that take a document and change it in one step, one module per subject.

They may be combined inside `with document.edit(label)` to make one step of several. Each raises `EditError` with a
sentence for people where what was asked makes no sense; then nothing has changed.
"""
