"""The sheet of lists, tables, tabs, menus, scroll bars and docks; `style` fills in colours and lengths."""

VIEWS = """
QAbstractItemView {
  background: $field; border: 1px solid $hairline; border-radius: 5dp; outline: none;
  alternate-background-color: $pale; selection-background-color: $selected; selection-color: $ink;
}
QAbstractItemView:focus { border: 1px solid $focus; }
QAbstractItemView[look="flat"] { border: none; border-radius: 0px; background: transparent; }
QComboBox QAbstractItemView:focus { border: 1px solid $hairline; }
QListView::item, QTreeView::item, QTableView::item { min-height: 28dp; padding: 0px 6dp; color: $ink; }
QListView::item:hover, QTreeView::item:hover, QTableView::item:hover { background: $pale; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected { background: $selected; color: $ink; }
QTreeView[look="flat"]::item:selected, QTreeView[look="flat"]::item:hover { background: transparent; border: none; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: url("$sign_right"); }
QTreeView::branch:has-children:open { image: url("$sign_down"); }
QTableView { gridline-color: $hairline; }
QTableView::item:focus, QListView::item:focus, QTreeView::item:focus { border: 2px solid $focus; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
  background: $pale; color: $muted; border: none; border-bottom: 1px solid $hairline; padding: 5dp 8dp;
  min-height: 18dp; font-weight: 500;
}
QHeaderView::down-arrow { image: url("$sign_down"); width: 12dp; height: 12dp; }
QHeaderView::up-arrow { image: url("$sign_up"); width: 12dp; height: 12dp; }
QTableCornerButton::section { background: $pale; border: none; border-bottom: 1px solid $hairline; }

QTabWidget::pane { border: none; border-top: 1px solid $hairline; }
QTabBar { background: transparent; }
QTabBar::tab {
  background: transparent; color: $muted; padding: 5dp 12dp; min-height: 20dp; font-weight: 500;
  border: 2px solid transparent; border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { border: 2px solid $focus; border-radius: 5dp; }
QTabBar::tab:disabled { color: $disabled; }

QToolTip { background: $tip; color: $tip_ink; border: 1px solid $tip; padding: 4dp 6dp; font-size: $size_small; }
QMenuBar { background: $window; border-bottom: 1px solid $hairline; spacing: 2dp; }
QMenuBar::item { background: transparent; padding: 5dp 10dp; border-radius: 5dp; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $accent_soft; color: $ink; }
QMenuBar::item:disabled { color: $disabled; }
QMenu { background: $card; border: 1px solid $hairline; padding: 6dp; icon-size: 16dp; }
QMenu::item { padding: 5dp 28dp 5dp 12dp; min-height: 18dp; border-radius: 4dp; border: 1px solid transparent; }
QMenu::item:selected { background: $accent_soft; color: $ink; border-color: $accent; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::icon { padding-left: 8dp; }
QMenu::separator { height: 1px; background: $hairline; margin: 6dp 8dp; }
QMenu::indicator { width: 12dp; height: 12dp; left: 8dp; }
QMenu::indicator:checked { image: url("$sign_check"); }
QMenu::right-arrow { image: url("$sign_right"); width: 12dp; height: 12dp; right: 6dp; }

QScrollBar:vertical { background: transparent; width: 10dp; margin: 0px; border: none; }
QScrollBar:horizontal { background: transparent; height: 10dp; margin: 0px; border: none; }
QScrollBar::handle { background: $scroll; border-radius: 2.5dp; margin: 2dp; }
QScrollBar::handle:vertical { min-height: 32dp; }
QScrollBar::handle:horizontal { min-width: 32dp; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $line; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }

QSplitter::handle { background: $hairline; }
QSplitter::handle:hover { background: $accent; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QMainWindow::separator { background: $hairline; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QDockWidget { font-weight: 600; }
QDockWidget::title { background: $window; padding: 8dp 12dp; text-align: left; }
QDockWidget::close-button, QDockWidget::float-button { border: none; border-radius: 4dp; padding: 2dp; }
QDockWidget::close-button:hover, QDockWidget::float-button:hover { background: $hover; }
QToolBar { background: $window; border: none; border-bottom: 1px solid $hairline; spacing: 6dp; padding: 6dp 12dp;
  icon-size: 18dp;
}
QToolBar::separator { background: $hairline; width: 1px; margin: 4dp 6dp; }
QStatusBar { background: $window; border-top: 1px solid $hairline; color: $muted; }
QStatusBar::item { border: none; }
QGroupBox { border: 1px solid $hairline; border-radius: 5dp; margin-top: 18dp; padding: 10dp 8dp 8dp 8dp; }
QGroupBox::title { subcontrol-origin: margin; left: 2dp; color: $muted; font-weight: 500; }
QFrame[look="panel"] { background: $window; border: none; }
QFrame[look="card"] { background: $card; border: 1px solid $hairline; border-radius: 7dp; }
QFrame[look="owner"] { background: transparent; border: 1px solid $card_border; border-radius: 5dp; }
QFrame[look="hairline"] { background: $hairline; border: none; max-height: 1px; min-height: 1px; }
QFrame[look="toast"] { background: $tip; border: 1px solid $tip; border-radius: 7dp; }
QFrame[look="toast"] QLabel { color: $tip_ink; }
QFrame[look="toast"] QPushButton {
  background: transparent; border-color: transparent; color: $tip_accent; font-weight: 600; padding: 3dp 8dp;
}
QFrame[look="toast"] QPushButton:hover { text-decoration: underline; }
QFrame[look="toast"] QPushButton:focus { border-color: $tip_accent; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $card; }
QCalendarWidget QToolButton { color: $ink; font-weight: 600; min-height: 22dp; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: url("$sign_left"); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: url("$sign_right"); }
QCalendarWidget QSpinBox { min-height: 20dp; }
QCalendarWidget QAbstractItemView {
  border: none; background: $card; alternate-background-color: $card;
  selection-background-color: $accent; selection-color: $accent_ink;
}
QCalendarWidget QAbstractItemView::item { min-height: 0px; padding: 0px; }
QCalendarWidget QAbstractItemView::item:selected { background: $accent; color: $accent_ink; }
QCalendarWidget QAbstractItemView::item:focus { border: none; }
"""
