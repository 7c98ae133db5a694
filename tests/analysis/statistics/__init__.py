"""Tests of the pure statistics: vectors of the method, properties, and independent implementations."""
