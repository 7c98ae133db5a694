"""The pure statistics of the method: numbers and counts in, frozen structs out; `analysis.scores` stands after it."""
