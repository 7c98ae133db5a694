"""Qt's palette of a theme, for everything the stylesheet does not dress, such as Qt's own dialogs."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from journeymap.drawing.theme import Theme
from journeymap.gui.look.shades import Shades, shades


def palette(theme: Theme) -> QPalette:
    """The palette for Fusion; disabled words are pale."""
    made = QPalette()
    for role, colour in _roles(theme, shades(theme)).items():
        made.setColor(role, QColor(colour))
    pale = QColor(shades(theme).disabled)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, pale)
    return made


def _roles(theme: Theme, shade: Shades) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: theme.window,
        role.WindowText: theme.ink,
        role.Base: theme.field,
        role.AlternateBase: theme.bands[1],
        role.Text: theme.ink,
        role.PlaceholderText: theme.muted,
        role.Button: shade.button,
        role.ButtonText: theme.ink,
        role.BrightText: theme.alert,
        role.ToolTipBase: shade.tip,
        role.ToolTipText: shade.tip_ink,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.accent_ink,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.card,
        role.Midlight: theme.track,
        role.Mid: theme.card_border,
        role.Dark: theme.line,
        role.Shadow: theme.shadow,
    }
