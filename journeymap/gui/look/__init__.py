"""How the window looks and speaks: theme, stylesheet, fonts, icons and language; widgets and panels stand above it."""
