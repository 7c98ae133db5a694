"""Tests of the automatic layout."""
