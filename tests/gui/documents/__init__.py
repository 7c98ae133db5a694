"""Tests of documents and files in the window."""
