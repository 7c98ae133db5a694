"""One drawing for screen, SVG and PDF: journey and analysis in, a display list out; the painters stand after it."""
