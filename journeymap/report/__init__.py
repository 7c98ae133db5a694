"""The PDF report: content says what is said, pages and charts say how it looks, the engine in `pdf` sets and tags it."""
