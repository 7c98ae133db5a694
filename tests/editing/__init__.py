"""Tests of changes, documents and verbs."""
