"""Dialogs of a window: the command palette, settings, keys, about."""
