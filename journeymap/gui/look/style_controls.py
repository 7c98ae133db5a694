"""The sheet of labels, buttons and fields; `style` fills in colours and lengths.

A ring of 2 px shows the focus: fields give up their margin for it, buttons keep a clear border in its place.
"""

CONTROLS = """
* { font-family: "$family"; }
QWidget { color: $ink; }
QMainWindow, QDialog, QMessageBox, QWizard { background: $window; }
QLabel { background: transparent; }
QLabel[role="heading"] { font-size: $size_heading; font-weight: 600; }
QLabel[role="title"] { font-size: $size_title; font-weight: 600; }
QLabel[role="vast"] { font-size: 34dp; font-weight: 600; }
QLabel[role="vast"][long="true"] { font-size: 25dp; }
QLabel[role="large"] { font-size: 22dp; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; font-size: $size_small; }
QLabel[role="quiet"] { color: $muted; }
QLabel[role="section"] { color: $muted; font-weight: 500; }
QLabel[role="small"] { font-size: $size_small; }
QLabel[role="alert"] { color: $alert; font-size: $size_small; }
QLabel:disabled { color: $disabled; }

QPushButton {
  background: $button; border: 2px solid $button; border-radius: 5dp;
  min-height: 20dp; padding: 3dp 14dp; font-weight: 500; icon-size: 16dp;
}
QPushButton, QComboBox, QToolButton { outline: none; }
QPushButton:hover { background: $button_hover; border-color: $button_hover; }
QPushButton:pressed, QPushButton:open { background: $pressed; border-color: $pressed; }
QPushButton:checked { background: $accent_soft; border-color: $accent_soft; color: $accent; }
QPushButton:disabled { background: $pale; border-color: $pale; color: $disabled; }
QPushButton:focus { border-color: $focus; }
QPushButton::menu-indicator {
  image: url("$sign_down"); width: 12dp; height: 12dp; subcontrol-position: right center; right: 8dp;
}
QPushButton[look="primary"], QDialogButtonBox QPushButton:default {
  background: $strong; border-color: $strong; color: $strong_ink; font-weight: 600;
}
QPushButton[look="primary"]:hover, QDialogButtonBox QPushButton:default:hover {
  background: $strong_hover; border-color: $strong_hover;
}
QPushButton[look="primary"]:disabled, QDialogButtonBox QPushButton:default:disabled {
  background: $pale; border-color: $pale; color: $disabled;
}
QPushButton[look="primary"]:focus, QDialogButtonBox QPushButton:default:focus { border-color: $focus; }
QPushButton[look="quiet"] { background: transparent; border-color: transparent; }
QPushButton[look="quiet"]:hover { background: $button; border-color: $button; }
QPushButton[look="quiet"]:pressed { background: $pressed; border-color: $pressed; }
QPushButton[look="quiet"]:focus { border-color: $focus; }
QPushButton[look="link"] {
  background: transparent; border-color: transparent; color: $accent; padding: 3dp 4dp; font-weight: 500;
}
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:disabled { color: $disabled; }
QPushButton[look="link"]:focus { border-color: $focus; }
QPushButton[look="line"] {
  background: transparent; border-color: transparent; color: $accent; padding: 3dp 0px; text-align: left;
}
QPushButton[look="line"]:hover { text-decoration: underline; }
QPushButton[look="line"]:focus { border-color: $focus; }
QPushButton[look="segment"]:checked { background: $accent; border-color: $accent; color: $accent_ink; }
QPushButton[look="segment"]:checked:focus { border: 2px solid $ink; }
QPushButton[look="chip"] {
  background: $pale; border: 1px solid $field_border; border-radius: 13dp; margin: 1px;
  min-height: 18dp; padding: 4dp 12dp; color: $muted; icon-size: 12dp;
}
QPushButton[look="chip"]:hover { background: $hover; }
QPushButton[look="chip"]:checked { background: $accent_soft; border-color: $accent; color: $accent; }
QPushButton[look="chip"]:disabled { border-color: $hairline; color: $disabled; }
QPushButton[look="chip"]:focus { border: 2px solid $focus; margin: 0px; }
QPushButton[look="fold"] {
  background: transparent; border-color: transparent; color: $muted; text-align: left; padding: 3dp 0px;
  icon-size: 12dp;
}
QPushButton[look="fold"]:hover { color: $ink; }
QPushButton[look="fold"]:focus { border-color: $focus; }
QPushButton[look="kind"] { padding: 4dp 6dp; font-size: $size_small; icon-size: 14dp; min-height: 18dp; }
QPushButton[look="swatch"] { padding: 3dp 8dp; text-align: left; }
QPushButton[look="pick"], QPushButton[look="framed"] {
  background: $pale; border: 1px solid $pale; margin: 1px; padding: 3dp 8dp; text-align: left; font-weight: 400;
}
QPushButton[look="pick"]:hover { border-color: $field_border; }
QPushButton[look="framed"] { background: transparent; border-color: transparent; font-weight: 500; }
QPushButton[look="framed"]:hover { background: $hover; }
QPushButton[look="pick"]:focus, QPushButton[look="framed"]:focus { border: 2px solid $focus; margin: 0px; }
QPushButton[look="flush"] {
  background: transparent; border-color: transparent; color: $accent; padding: 2dp 0px; font-weight: 500;
}
QPushButton[look="flush"]:hover { text-decoration: underline; }
QPushButton[look="flush"]:disabled { color: $disabled; }
QPushButton[look="flush"]:focus { border-color: $focus; }
QPushButton[look="owner"] {
  background: transparent; border: 1px solid transparent; margin: 1px; padding: 1dp 4dp; font-weight: 400;
}
QPushButton[look="owner"]:hover { background: $hover; }
QPushButton[look="owner"]:focus { border: 2px solid $focus; margin: 0px; }
QPushButton[look="vast"] {
  background: $pale; border: 2px solid $field_border; border-radius: 10dp; min-width: 64dp; min-height: 56dp;
  padding: 2dp 6dp; font-size: 26dp; font-weight: 600;
}
QPushButton[look="vast"]:hover { background: $hover; border-color: $accent; }
QPushButton[look="vast"]:pressed { background: $pressed; }
QPushButton[look="vast"]:focus { border: 3px solid $focus; }
QPushButton[look="vast"]:disabled { background: transparent; border-color: $hairline; color: $disabled; }
QPushButton[look="mark"] {
  background: $pale; border: 1px solid $pale; border-radius: 5dp; margin: 1px; padding: 2dp 2dp;
  min-width: 20dp; font-weight: 400;
}
QPushButton[look="mark"]:hover { border-color: $field_border; }
QPushButton[look="mark"]:checked { background: $accent; border-color: $accent; color: $accent_ink; font-weight: 600; }
QPushButton[look="mark"]:focus { border: 2px solid $focus; margin: 0px; }
QPushButton[look="mark"]:checked:focus { border-color: $ink; }

QToolButton {
  background: transparent; border: 2px solid transparent; border-radius: 5dp; padding: 4dp;
  min-width: 20dp; min-height: 20dp; icon-size: 18dp;
}
QToolButton:hover { background: $button; border-color: $button; }
QToolButton:pressed, QToolButton:open { background: $pressed; border-color: $pressed; }
QToolButton:checked { background: $accent_soft; border-color: $accent_soft; color: $accent; }
QToolButton:disabled { color: $disabled; }
QToolButton:focus { border-color: $focus; }
QToolButton::menu-indicator { image: none; }
QLineEdit QToolButton {
  min-width: 0px; min-height: 0px; padding: 0px; border: none; background: transparent; icon-size: 12dp;
}

QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {
  background: $field; color: $ink; border: 1px solid $field_border; border-radius: 5dp; margin: 1px;
  padding: 3dp 8dp; min-height: 20dp; selection-background-color: $accent; selection-color: $accent_ink;
}
QTextEdit, QPlainTextEdit { padding: 3dp 4dp; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
  border: 2px solid $focus; margin: 0px;
}
QLineEdit[wrong="true"], QTextEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {
  border: 2px solid $alert; margin: 0px;
}
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
  background: $pale; color: $disabled; border-color: $hairline;
}
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"], QTextEdit[readOnly="true"] { background: $pale; }
QLineEdit[look="quiet"], QPlainTextEdit[look="quiet"] { background: $pale; border-color: $pale; }
QLineEdit[narrow="true"] { padding: 3dp 3dp; }
QLineEdit[look="quiet"]:hover, QPlainTextEdit[look="quiet"]:hover { border-color: $field_border; }
QLineEdit[look="quiet"]:focus, QPlainTextEdit[look="quiet"]:focus { background: $field; border-color: $focus; }
QLineEdit[look="quiet"][wrong="true"], QPlainTextEdit[look="quiet"][wrong="true"] { border-color: $alert; }
QPlainTextEdit[look="title"] {
  background: transparent; border: 2px solid transparent; margin: 0px; padding: 0px;
  font-size: $size_heading; font-weight: 600;
}
QPlainTextEdit[look="title"]:hover { background: $hover; }
QPlainTextEdit[look="title"]:focus { background: $field; border-color: $focus; }
QPlainTextEdit[look="title"][wrong="true"] { border-color: $alert; }
QLineEdit[look="search"] { background: $button; border-color: $button; }
QLineEdit[look="search"]:focus { background: $field; border-color: $focus; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {
  border: none; margin: 0px; padding: 0px 0px 0px 6dp; min-height: 0px; background: transparent;
}
QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit { padding-right: 22dp; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  subcontrol-origin: border; width: 20dp; border: none; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url("$sign_up"); width: 10dp; height: 10dp; }
QAbstractSpinBox::down-arrow { image: url("$sign_down"); width: 10dp; height: 10dp; }
QAbstractSpinBox::up-arrow:disabled, QAbstractSpinBox::up-arrow:off { image: url("$sign_up_disabled"); }
QAbstractSpinBox::down-arrow:disabled, QAbstractSpinBox::down-arrow:off { image: url("$sign_down_disabled"); }
QComboBox { padding-right: 24dp; combobox-popup: 0; }
QComboBox::drop-down {
  subcontrol-origin: border; subcontrol-position: center right; width: 24dp; border: none; background: transparent;
}
QComboBox::down-arrow { image: url("$sign_down"); width: 12dp; height: 12dp; }
QComboBox::down-arrow:disabled { image: url("$sign_down_disabled"); }
QComboBox QAbstractItemView { border: 1px solid $hairline; background: $card; padding: 4dp; outline: none; }
QComboBox QAbstractItemView::item { min-height: 28dp; padding: 0px 6dp; border-radius: 4dp; }
QComboBox QAbstractItemView::item:selected { background: $selected; color: $ink; border: 1px solid $accent; }

QCheckBox, QRadioButton {
  background: transparent; spacing: 8dp; padding: 4dp 4dp; min-height: 20dp;
  border: 2px solid transparent; border-radius: 5dp;
}
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator, QGroupBox::indicator {
  width: 14dp; height: 14dp; border: 1dp solid $field_border; border-radius: 3dp; background: $field;
}
QRadioButton::indicator { border-radius: 7.5dp; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QGroupBox::indicator:checked {
  background: $accent; border-color: $accent; image: url("$sign_check_on");
}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
  background: $accent; border-color: $accent; image: url("$sign_dash_on");
}
QRadioButton::indicator:checked { background: $field; border: 5dp solid $accent; width: 6dp; height: 6dp; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $pale; border-color: $hairline; }
QCheckBox::indicator:checked:disabled { image: url("$sign_check_disabled"); }
QCheckBox::indicator:indeterminate:disabled { image: url("$sign_dash_disabled"); }

QSlider::groove:horizontal { height: 4dp; background: $track; border-radius: 2dp; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2dp; }
QSlider::handle:horizontal {
  width: 14dp; height: 14dp; margin: -6dp 0px; border-radius: 8dp; background: $field; border: 2px solid $accent;
}
QSlider::handle:horizontal:focus { border: 2px solid $ink; }
QProgressBar { background: $track; border: none; border-radius: 2.5dp; max-height: 6dp; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 2.5dp; }
"""
