"""The window of one document: puts rooms side by side, makes menus of the table of actions, and wires nothing else."""
