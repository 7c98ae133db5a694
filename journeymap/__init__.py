"""journeymap: customer-journey mapping that works offline, from a .journey file to a gap report."""

__version__ = "0.1.0"
