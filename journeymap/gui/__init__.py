"""The window: all of Qt stands in this room; above editing, analysis, drawing and storage, beside the command line."""
