"""What falls short in a journey: one file per family of findings, all of them rows of `registry`."""
