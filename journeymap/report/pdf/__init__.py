"""The PDF engine: a story of blocks in, a tagged PDF out; it knows no journeys, `report.pages` builds with it."""
