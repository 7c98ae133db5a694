"""Tests of what a journey is: its tables."""
