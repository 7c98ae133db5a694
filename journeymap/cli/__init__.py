"""The command line: paths in, exit status out; one module per command over the same rooms the window uses."""
