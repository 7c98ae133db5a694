"""Tests of the findings: each rule with a journey that fires it and a near miss that does not."""
