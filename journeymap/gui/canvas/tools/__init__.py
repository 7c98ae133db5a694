"""Gestures as objects: each takes what the pointer does, previews, and ends in one step of editing or in nothing."""
