# -*- coding: utf-8 -*-

## Form generated from reading UI file 'person.ui'
## WARNING! All changes made in this file will be lost when recompiling UI file!

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QCheckBox, QComboBox,
    QGridLayout, QGroupBox, QHBoxLayout, QLabel,
    QLineEdit, QListView, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.widgets.person_field import PersonField

class Ui_PersonForm(object):
    def setupUi(self, PersonForm):
        if not PersonForm.objectName():
            PersonForm.setObjectName(u"PersonForm")
        PersonForm.resize(900, 480)
        self.columns = QHBoxLayout(PersonForm)
        self.columns.setSpacing(14)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.left = QVBoxLayout()
        self.left.setSpacing(10)
        self.left.setObjectName(u"left")
        self.left.setContentsMargins(0, 0, 0, 0)
        self.who = QGroupBox(PersonForm)
        self.who.setObjectName(u"who")
        self.who_box = QVBoxLayout(self.who)
        self.who_box.setSpacing(10)
        self.who_box.setObjectName(u"who_box")
        self.who_box.setContentsMargins(12, 12, 12, 12)
        self.who_grid = QGridLayout()
        self.who_grid.setObjectName(u"who_grid")
        self.who_grid.setHorizontalSpacing(12)
        self.who_grid.setVerticalSpacing(8)
        self.who_grid.setContentsMargins(0, 0, 0, 0)
        self.given_box = QVBoxLayout()
        self.given_box.setSpacing(3)
        self.given_box.setObjectName(u"given_box")
        self.given_box.setContentsMargins(0, 0, 0, 0)
        self.given_label = QLabel(self.who)
        self.given_label.setObjectName(u"given_label")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.given_label.sizePolicy().hasHeightForWidth())
        self.given_label.setSizePolicy(sizePolicy)

        self.given_box.addWidget(self.given_label)

        self.given = QLineEdit(self.who)
        self.given.setObjectName(u"given")

        self.given_box.addWidget(self.given)

        self.given_error = QLabel(self.who)
        self.given_error.setObjectName(u"given_error")
        self.given_error.setTextFormat(Qt.TextFormat.PlainText)
        self.given_error.setWordWrap(True)
        self.given_error.setProperty(u"role", u"error")

        self.given_box.addWidget(self.given_error)


        self.who_grid.addLayout(self.given_box, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.family_box = QVBoxLayout()
        self.family_box.setSpacing(3)
        self.family_box.setObjectName(u"family_box")
        self.family_box.setContentsMargins(0, 0, 0, 0)
        self.family_label = QLabel(self.who)
        self.family_label.setObjectName(u"family_label")
        sizePolicy.setHeightForWidth(self.family_label.sizePolicy().hasHeightForWidth())
        self.family_label.setSizePolicy(sizePolicy)

        self.family_box.addWidget(self.family_label)

        self.family = QLineEdit(self.who)
        self.family.setObjectName(u"family")

        self.family_box.addWidget(self.family)

        self.family_error = QLabel(self.who)
        self.family_error.setObjectName(u"family_error")
        self.family_error.setTextFormat(Qt.TextFormat.PlainText)
        self.family_error.setWordWrap(True)
        self.family_error.setProperty(u"role", u"error")

        self.family_box.addWidget(self.family_error)


        self.who_grid.addLayout(self.family_box, 0, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.alike = QLabel(self.who)
        self.alike.setObjectName(u"alike")
        self.alike.setTextFormat(Qt.TextFormat.PlainText)
        self.alike.setWordWrap(True)
        self.alike.setProperty(u"role", u"quiet")

        self.who_grid.addWidget(self.alike, 1, 0, 1, 2, Qt.AlignmentFlag.AlignTop)

        self.keep_name = QCheckBox(self.who)
        self.keep_name.setObjectName(u"keep_name")
        self.keep_name.setChecked(True)

        self.who_grid.addWidget(self.keep_name, 2, 0, 1, 2, Qt.AlignmentFlag.AlignTop)

        self.known_as_box = QVBoxLayout()
        self.known_as_box.setSpacing(3)
        self.known_as_box.setObjectName(u"known_as_box")
        self.known_as_box.setContentsMargins(0, 0, 0, 0)
        self.known_as_label = QLabel(self.who)
        self.known_as_label.setObjectName(u"known_as_label")
        sizePolicy.setHeightForWidth(self.known_as_label.sizePolicy().hasHeightForWidth())
        self.known_as_label.setSizePolicy(sizePolicy)

        self.known_as_box.addWidget(self.known_as_label)

        self.known_as = QLineEdit(self.who)
        self.known_as.setObjectName(u"known_as")

        self.known_as_box.addWidget(self.known_as)

        self.known_as_error = QLabel(self.who)
        self.known_as_error.setObjectName(u"known_as_error")
        self.known_as_error.setTextFormat(Qt.TextFormat.PlainText)
        self.known_as_error.setWordWrap(True)
        self.known_as_error.setProperty(u"role", u"error")

        self.known_as_box.addWidget(self.known_as_error)


        self.who_grid.addLayout(self.known_as_box, 3, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.staff_number_box = QVBoxLayout()
        self.staff_number_box.setSpacing(3)
        self.staff_number_box.setObjectName(u"staff_number_box")
        self.staff_number_box.setContentsMargins(0, 0, 0, 0)
        self.staff_number_label = QLabel(self.who)
        self.staff_number_label.setObjectName(u"staff_number_label")
        sizePolicy.setHeightForWidth(self.staff_number_label.sizePolicy().hasHeightForWidth())
        self.staff_number_label.setSizePolicy(sizePolicy)

        self.staff_number_box.addWidget(self.staff_number_label)

        self.staff_number = QLineEdit(self.who)
        self.staff_number.setObjectName(u"staff_number")

        self.staff_number_box.addWidget(self.staff_number)

        self.staff_number_error = QLabel(self.who)
        self.staff_number_error.setObjectName(u"staff_number_error")
        self.staff_number_error.setTextFormat(Qt.TextFormat.PlainText)
        self.staff_number_error.setWordWrap(True)
        self.staff_number_error.setProperty(u"role", u"error")

        self.staff_number_box.addWidget(self.staff_number_error)


        self.who_grid.addLayout(self.staff_number_box, 3, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.email_box = QVBoxLayout()
        self.email_box.setSpacing(3)
        self.email_box.setObjectName(u"email_box")
        self.email_box.setContentsMargins(0, 0, 0, 0)
        self.email_label = QLabel(self.who)
        self.email_label.setObjectName(u"email_label")
        sizePolicy.setHeightForWidth(self.email_label.sizePolicy().hasHeightForWidth())
        self.email_label.setSizePolicy(sizePolicy)

        self.email_box.addWidget(self.email_label)

        self.email = QLineEdit(self.who)
        self.email.setObjectName(u"email")

        self.email_box.addWidget(self.email)

        self.email_error = QLabel(self.who)
        self.email_error.setObjectName(u"email_error")
        self.email_error.setTextFormat(Qt.TextFormat.PlainText)
        self.email_error.setWordWrap(True)
        self.email_error.setProperty(u"role", u"error")

        self.email_box.addWidget(self.email_error)


        self.who_grid.addLayout(self.email_box, 4, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.kind_box = QVBoxLayout()
        self.kind_box.setSpacing(3)
        self.kind_box.setObjectName(u"kind_box")
        self.kind_box.setContentsMargins(0, 0, 0, 0)
        self.kind_label = QLabel(self.who)
        self.kind_label.setObjectName(u"kind_label")
        sizePolicy.setHeightForWidth(self.kind_label.sizePolicy().hasHeightForWidth())
        self.kind_label.setSizePolicy(sizePolicy)

        self.kind_box.addWidget(self.kind_label)

        self.kind = QComboBox(self.who)
        self.kind.setObjectName(u"kind")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(8)

        self.kind_box.addWidget(self.kind)

        self.kind_error = QLabel(self.who)
        self.kind_error.setObjectName(u"kind_error")
        self.kind_error.setTextFormat(Qt.TextFormat.PlainText)
        self.kind_error.setWordWrap(True)
        self.kind_error.setProperty(u"role", u"error")

        self.kind_box.addWidget(self.kind_error)


        self.who_grid.addLayout(self.kind_box, 4, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.former_names_box = QVBoxLayout()
        self.former_names_box.setSpacing(3)
        self.former_names_box.setObjectName(u"former_names_box")
        self.former_names_box.setContentsMargins(0, 0, 0, 0)
        self.former_names_label = QLabel(self.who)
        self.former_names_label.setObjectName(u"former_names_label")
        sizePolicy.setHeightForWidth(self.former_names_label.sizePolicy().hasHeightForWidth())
        self.former_names_label.setSizePolicy(sizePolicy)

        self.former_names_box.addWidget(self.former_names_label)

        self.former_names = QLineEdit(self.who)
        self.former_names.setObjectName(u"former_names")

        self.former_names_box.addWidget(self.former_names)

        self.former_names_error = QLabel(self.who)
        self.former_names_error.setObjectName(u"former_names_error")
        self.former_names_error.setTextFormat(Qt.TextFormat.PlainText)
        self.former_names_error.setWordWrap(True)
        self.former_names_error.setProperty(u"role", u"error")

        self.former_names_box.addWidget(self.former_names_error)


        self.who_grid.addLayout(self.former_names_box, 5, 0, 1, 2, Qt.AlignmentFlag.AlignTop)


        self.who_box.addLayout(self.who_grid)


        self.left.addWidget(self.who)

        self.here = QGroupBox(PersonForm)
        self.here.setObjectName(u"here")
        self.here_box = QVBoxLayout(self.here)
        self.here_box.setSpacing(10)
        self.here_box.setObjectName(u"here_box")
        self.here_box.setContentsMargins(12, 12, 12, 12)
        self.here_grid = QGridLayout()
        self.here_grid.setObjectName(u"here_grid")
        self.here_grid.setHorizontalSpacing(12)
        self.here_grid.setVerticalSpacing(8)
        self.here_grid.setContentsMargins(0, 0, 0, 0)
        self.starts_on_box = QVBoxLayout()
        self.starts_on_box.setSpacing(3)
        self.starts_on_box.setObjectName(u"starts_on_box")
        self.starts_on_box.setContentsMargins(0, 0, 0, 0)
        self.starts_on_label = QLabel(self.here)
        self.starts_on_label.setObjectName(u"starts_on_label")
        sizePolicy.setHeightForWidth(self.starts_on_label.sizePolicy().hasHeightForWidth())
        self.starts_on_label.setSizePolicy(sizePolicy)

        self.starts_on_box.addWidget(self.starts_on_label)

        self.starts_on = DateField(self.here)
        self.starts_on.setObjectName(u"starts_on")

        self.starts_on_box.addWidget(self.starts_on)

        self.starts_on_error = QLabel(self.here)
        self.starts_on_error.setObjectName(u"starts_on_error")
        self.starts_on_error.setTextFormat(Qt.TextFormat.PlainText)
        self.starts_on_error.setWordWrap(True)
        self.starts_on_error.setProperty(u"role", u"error")

        self.starts_on_box.addWidget(self.starts_on_error)


        self.here_grid.addLayout(self.starts_on_box, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.ends_on_box = QVBoxLayout()
        self.ends_on_box.setSpacing(3)
        self.ends_on_box.setObjectName(u"ends_on_box")
        self.ends_on_box.setContentsMargins(0, 0, 0, 0)
        self.ends_on_label = QLabel(self.here)
        self.ends_on_label.setObjectName(u"ends_on_label")
        sizePolicy.setHeightForWidth(self.ends_on_label.sizePolicy().hasHeightForWidth())
        self.ends_on_label.setSizePolicy(sizePolicy)

        self.ends_on_box.addWidget(self.ends_on_label)

        self.ends_on = DateField(self.here)
        self.ends_on.setObjectName(u"ends_on")

        self.ends_on_box.addWidget(self.ends_on)

        self.ends_on_error = QLabel(self.here)
        self.ends_on_error.setObjectName(u"ends_on_error")
        self.ends_on_error.setTextFormat(Qt.TextFormat.PlainText)
        self.ends_on_error.setWordWrap(True)
        self.ends_on_error.setProperty(u"role", u"error")

        self.ends_on_box.addWidget(self.ends_on_error)


        self.here_grid.addLayout(self.ends_on_box, 0, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.period_note = QLabel(self.here)
        self.period_note.setObjectName(u"period_note")
        self.period_note.setTextFormat(Qt.TextFormat.PlainText)
        self.period_note.setWordWrap(True)
        self.period_note.setProperty(u"role", u"quiet")

        self.here_grid.addWidget(self.period_note, 1, 0, 1, 2, Qt.AlignmentFlag.AlignTop)

        self.leaving = QLabel(self.here)
        self.leaving.setObjectName(u"leaving")
        self.leaving.setTextFormat(Qt.TextFormat.PlainText)
        self.leaving.setWordWrap(True)
        self.leaving.setProperty(u"role", u"quiet")

        self.here_grid.addWidget(self.leaving, 2, 0, 1, 2, Qt.AlignmentFlag.AlignTop)

        self.leave_reason_box = QVBoxLayout()
        self.leave_reason_box.setSpacing(3)
        self.leave_reason_box.setObjectName(u"leave_reason_box")
        self.leave_reason_box.setContentsMargins(0, 0, 0, 0)
        self.leave_reason_label = QLabel(self.here)
        self.leave_reason_label.setObjectName(u"leave_reason_label")
        sizePolicy.setHeightForWidth(self.leave_reason_label.sizePolicy().hasHeightForWidth())
        self.leave_reason_label.setSizePolicy(sizePolicy)

        self.leave_reason_box.addWidget(self.leave_reason_label)

        self.leave_reason = QLineEdit(self.here)
        self.leave_reason.setObjectName(u"leave_reason")

        self.leave_reason_box.addWidget(self.leave_reason)

        self.leave_reason_error = QLabel(self.here)
        self.leave_reason_error.setObjectName(u"leave_reason_error")
        self.leave_reason_error.setTextFormat(Qt.TextFormat.PlainText)
        self.leave_reason_error.setWordWrap(True)
        self.leave_reason_error.setProperty(u"role", u"error")

        self.leave_reason_box.addWidget(self.leave_reason_error)


        self.here_grid.addLayout(self.leave_reason_box, 4, 0, 1, 2, Qt.AlignmentFlag.AlignTop)

        self.changes_from_box = QVBoxLayout()
        self.changes_from_box.setSpacing(3)
        self.changes_from_box.setObjectName(u"changes_from_box")
        self.changes_from_box.setContentsMargins(0, 0, 0, 0)
        self.changes_from_label = QLabel(self.here)
        self.changes_from_label.setObjectName(u"changes_from_label")
        sizePolicy.setHeightForWidth(self.changes_from_label.sizePolicy().hasHeightForWidth())
        self.changes_from_label.setSizePolicy(sizePolicy)

        self.changes_from_box.addWidget(self.changes_from_label)

        self.changes_from = DateField(self.here)
        self.changes_from.setObjectName(u"changes_from")

        self.changes_from_box.addWidget(self.changes_from)

        self.changes_from_error = QLabel(self.here)
        self.changes_from_error.setObjectName(u"changes_from_error")
        self.changes_from_error.setTextFormat(Qt.TextFormat.PlainText)
        self.changes_from_error.setWordWrap(True)
        self.changes_from_error.setProperty(u"role", u"error")

        self.changes_from_box.addWidget(self.changes_from_error)


        self.here_grid.addLayout(self.changes_from_box, 5, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.why_box = QVBoxLayout()
        self.why_box.setSpacing(3)
        self.why_box.setObjectName(u"why_box")
        self.why_box.setContentsMargins(0, 0, 0, 0)
        self.why_label = QLabel(self.here)
        self.why_label.setObjectName(u"why_label")
        sizePolicy.setHeightForWidth(self.why_label.sizePolicy().hasHeightForWidth())
        self.why_label.setSizePolicy(sizePolicy)

        self.why_box.addWidget(self.why_label)

        self.why = QLineEdit(self.here)
        self.why.setObjectName(u"why")

        self.why_box.addWidget(self.why)

        self.why_error = QLabel(self.here)
        self.why_error.setObjectName(u"why_error")
        self.why_error.setTextFormat(Qt.TextFormat.PlainText)
        self.why_error.setWordWrap(True)
        self.why_error.setProperty(u"role", u"error")

        self.why_box.addWidget(self.why_error)


        self.here_grid.addLayout(self.why_box, 5, 1, 1, 1, Qt.AlignmentFlag.AlignTop)


        self.here_box.addLayout(self.here_grid)


        self.left.addWidget(self.here)

        self.left_spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.left.addItem(self.left_spacer)


        self.columns.addLayout(self.left)

        self.right = QVBoxLayout()
        self.right.setSpacing(10)
        self.right.setObjectName(u"right")
        self.right.setContentsMargins(0, 0, 0, 0)
        self.does = QGroupBox(PersonForm)
        self.does.setObjectName(u"does")
        self.does_grid = QGridLayout(self.does)
        self.does_grid.setObjectName(u"does_grid")
        self.does_grid.setHorizontalSpacing(12)
        self.does_grid.setVerticalSpacing(8)
        self.does_grid.setContentsMargins(12, 12, 12, 12)
        self.role_ids_box = QVBoxLayout()
        self.role_ids_box.setSpacing(3)
        self.role_ids_box.setObjectName(u"role_ids_box")
        self.role_ids_box.setContentsMargins(0, 0, 0, 0)
        self.role_ids_label = QLabel(self.does)
        self.role_ids_label.setObjectName(u"role_ids_label")
        sizePolicy.setHeightForWidth(self.role_ids_label.sizePolicy().hasHeightForWidth())
        self.role_ids_label.setSizePolicy(sizePolicy)

        self.role_ids_box.addWidget(self.role_ids_label)

        self.role_ids = QListView(self.does)
        self.role_ids.setObjectName(u"role_ids")
        self.role_ids.setProperty(u"compact", True)
        self.role_ids.setMinimumSize(QSize(0, 112))
        self.role_ids.setMaximumSize(QSize(16777215, 168))
        self.role_ids.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.role_ids.setUniformItemSizes(True)
        self.role_ids.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

        self.role_ids_box.addWidget(self.role_ids)

        self.role_ids_error = QLabel(self.does)
        self.role_ids_error.setObjectName(u"role_ids_error")
        self.role_ids_error.setTextFormat(Qt.TextFormat.PlainText)
        self.role_ids_error.setWordWrap(True)
        self.role_ids_error.setProperty(u"role", u"error")

        self.role_ids_box.addWidget(self.role_ids_error)


        self.does_grid.addLayout(self.role_ids_box, 0, 0, 1, 1)

        self.duties_box = QVBoxLayout()
        self.duties_box.setSpacing(3)
        self.duties_box.setObjectName(u"duties_box")
        self.duties_box.setContentsMargins(0, 0, 0, 0)
        self.duties_label = QLabel(self.does)
        self.duties_label.setObjectName(u"duties_label")
        sizePolicy.setHeightForWidth(self.duties_label.sizePolicy().hasHeightForWidth())
        self.duties_label.setSizePolicy(sizePolicy)

        self.duties_box.addWidget(self.duties_label)

        self.duties = QListView(self.does)
        self.duties.setObjectName(u"duties")
        self.duties.setProperty(u"compact", True)
        self.duties.setMinimumSize(QSize(0, 112))
        self.duties.setMaximumSize(QSize(16777215, 168))
        self.duties.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.duties.setUniformItemSizes(True)
        self.duties.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

        self.duties_box.addWidget(self.duties)

        self.duties_error = QLabel(self.does)
        self.duties_error.setObjectName(u"duties_error")
        self.duties_error.setTextFormat(Qt.TextFormat.PlainText)
        self.duties_error.setWordWrap(True)
        self.duties_error.setProperty(u"role", u"error")

        self.duties_box.addWidget(self.duties_error)


        self.does_grid.addLayout(self.duties_box, 0, 1, 1, 1)

        self.site_id_box = QVBoxLayout()
        self.site_id_box.setSpacing(3)
        self.site_id_box.setObjectName(u"site_id_box")
        self.site_id_box.setContentsMargins(0, 0, 0, 0)
        self.site_id_label = QLabel(self.does)
        self.site_id_label.setObjectName(u"site_id_label")
        sizePolicy.setHeightForWidth(self.site_id_label.sizePolicy().hasHeightForWidth())
        self.site_id_label.setSizePolicy(sizePolicy)

        self.site_id_box.addWidget(self.site_id_label)

        self.site_id = QComboBox(self.does)
        self.site_id.setObjectName(u"site_id")
        self.site_id.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.site_id.setMinimumContentsLength(8)

        self.site_id_box.addWidget(self.site_id)

        self.site_id_error = QLabel(self.does)
        self.site_id_error.setObjectName(u"site_id_error")
        self.site_id_error.setTextFormat(Qt.TextFormat.PlainText)
        self.site_id_error.setWordWrap(True)
        self.site_id_error.setProperty(u"role", u"error")

        self.site_id_box.addWidget(self.site_id_error)


        self.does_grid.addLayout(self.site_id_box, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.team_id_box = QVBoxLayout()
        self.team_id_box.setSpacing(3)
        self.team_id_box.setObjectName(u"team_id_box")
        self.team_id_box.setContentsMargins(0, 0, 0, 0)
        self.team_id_label = QLabel(self.does)
        self.team_id_label.setObjectName(u"team_id_label")
        sizePolicy.setHeightForWidth(self.team_id_label.sizePolicy().hasHeightForWidth())
        self.team_id_label.setSizePolicy(sizePolicy)

        self.team_id_box.addWidget(self.team_id_label)

        self.team_id = QComboBox(self.does)
        self.team_id.setObjectName(u"team_id")
        self.team_id.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.team_id.setMinimumContentsLength(8)

        self.team_id_box.addWidget(self.team_id)

        self.team_id_error = QLabel(self.does)
        self.team_id_error.setObjectName(u"team_id_error")
        self.team_id_error.setTextFormat(Qt.TextFormat.PlainText)
        self.team_id_error.setWordWrap(True)
        self.team_id_error.setProperty(u"role", u"error")

        self.team_id_box.addWidget(self.team_id_error)


        self.does_grid.addLayout(self.team_id_box, 1, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.manager_id_box = QVBoxLayout()
        self.manager_id_box.setSpacing(3)
        self.manager_id_box.setObjectName(u"manager_id_box")
        self.manager_id_box.setContentsMargins(0, 0, 0, 0)
        self.manager_id_label = QLabel(self.does)
        self.manager_id_label.setObjectName(u"manager_id_label")
        sizePolicy.setHeightForWidth(self.manager_id_label.sizePolicy().hasHeightForWidth())
        self.manager_id_label.setSizePolicy(sizePolicy)

        self.manager_id_box.addWidget(self.manager_id_label)

        self.manager_id = PersonField(self.does)
        self.manager_id.setObjectName(u"manager_id")

        self.manager_id_box.addWidget(self.manager_id)

        self.manager_id_error = QLabel(self.does)
        self.manager_id_error.setObjectName(u"manager_id_error")
        self.manager_id_error.setTextFormat(Qt.TextFormat.PlainText)
        self.manager_id_error.setWordWrap(True)
        self.manager_id_error.setProperty(u"role", u"error")

        self.manager_id_box.addWidget(self.manager_id_error)


        self.does_grid.addLayout(self.manager_id_box, 2, 0, 1, 2, Qt.AlignmentFlag.AlignTop)


        self.right.addWidget(self.does)

        self.placed = QGroupBox(PersonForm)
        self.placed.setObjectName(u"placed")
        self.placed_grid = QGridLayout(self.placed)
        self.placed_grid.setObjectName(u"placed_grid")
        self.placed_grid.setHorizontalSpacing(12)
        self.placed_grid.setVerticalSpacing(8)
        self.placed_grid.setContentsMargins(12, 12, 12, 12)
        self.group_box = QVBoxLayout()
        self.group_box.setSpacing(3)
        self.group_box.setObjectName(u"group_box")
        self.group_box.setContentsMargins(0, 0, 0, 0)
        self.group_label = QLabel(self.placed)
        self.group_label.setObjectName(u"group_label")
        sizePolicy.setHeightForWidth(self.group_label.sizePolicy().hasHeightForWidth())
        self.group_label.setSizePolicy(sizePolicy)

        self.group_box.addWidget(self.group_label)

        self.group = QComboBox(self.placed)
        self.group.setObjectName(u"group")
        self.group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.group.setMinimumContentsLength(8)

        self.group_box.addWidget(self.group)

        self.group_error = QLabel(self.placed)
        self.group_error.setObjectName(u"group_error")
        self.group_error.setTextFormat(Qt.TextFormat.PlainText)
        self.group_error.setWordWrap(True)
        self.group_error.setProperty(u"role", u"error")

        self.group_box.addWidget(self.group_error)


        self.placed_grid.addLayout(self.group_box, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.group_review_on_box = QVBoxLayout()
        self.group_review_on_box.setSpacing(3)
        self.group_review_on_box.setObjectName(u"group_review_on_box")
        self.group_review_on_box.setContentsMargins(0, 0, 0, 0)
        self.group_review_on_label = QLabel(self.placed)
        self.group_review_on_label.setObjectName(u"group_review_on_label")
        sizePolicy.setHeightForWidth(self.group_review_on_label.sizePolicy().hasHeightForWidth())
        self.group_review_on_label.setSizePolicy(sizePolicy)

        self.group_review_on_box.addWidget(self.group_review_on_label)

        self.group_review_on = DateField(self.placed)
        self.group_review_on.setObjectName(u"group_review_on")

        self.group_review_on_box.addWidget(self.group_review_on)

        self.group_review_on_error = QLabel(self.placed)
        self.group_review_on_error.setObjectName(u"group_review_on_error")
        self.group_review_on_error.setTextFormat(Qt.TextFormat.PlainText)
        self.group_review_on_error.setWordWrap(True)
        self.group_review_on_error.setProperty(u"role", u"error")

        self.group_review_on_box.addWidget(self.group_review_on_error)


        self.placed_grid.addLayout(self.group_review_on_box, 0, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.level_id_box = QVBoxLayout()
        self.level_id_box.setSpacing(3)
        self.level_id_box.setObjectName(u"level_id_box")
        self.level_id_box.setContentsMargins(0, 0, 0, 0)
        self.level_id_label = QLabel(self.placed)
        self.level_id_label.setObjectName(u"level_id_label")
        sizePolicy.setHeightForWidth(self.level_id_label.sizePolicy().hasHeightForWidth())
        self.level_id_label.setSizePolicy(sizePolicy)

        self.level_id_box.addWidget(self.level_id_label)

        self.level_id = QComboBox(self.placed)
        self.level_id.setObjectName(u"level_id")
        self.level_id.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.level_id.setMinimumContentsLength(8)

        self.level_id_box.addWidget(self.level_id)

        self.level_id_error = QLabel(self.placed)
        self.level_id_error.setObjectName(u"level_id_error")
        self.level_id_error.setTextFormat(Qt.TextFormat.PlainText)
        self.level_id_error.setWordWrap(True)
        self.level_id_error.setProperty(u"role", u"error")

        self.level_id_box.addWidget(self.level_id_error)


        self.placed_grid.addLayout(self.level_id_box, 1, 0, 1, 2, Qt.AlignmentFlag.AlignTop)

        self.group_reason_box = QVBoxLayout()
        self.group_reason_box.setSpacing(3)
        self.group_reason_box.setObjectName(u"group_reason_box")
        self.group_reason_box.setContentsMargins(0, 0, 0, 0)
        self.group_reason_label = QLabel(self.placed)
        self.group_reason_label.setObjectName(u"group_reason_label")
        sizePolicy.setHeightForWidth(self.group_reason_label.sizePolicy().hasHeightForWidth())
        self.group_reason_label.setSizePolicy(sizePolicy)

        self.group_reason_box.addWidget(self.group_reason_label)

        self.group_reason = QLineEdit(self.placed)
        self.group_reason.setObjectName(u"group_reason")

        self.group_reason_box.addWidget(self.group_reason)

        self.group_reason_error = QLabel(self.placed)
        self.group_reason_error.setObjectName(u"group_reason_error")
        self.group_reason_error.setTextFormat(Qt.TextFormat.PlainText)
        self.group_reason_error.setWordWrap(True)
        self.group_reason_error.setProperty(u"role", u"error")

        self.group_reason_box.addWidget(self.group_reason_error)


        self.placed_grid.addLayout(self.group_reason_box, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.group_decided_by_box = QVBoxLayout()
        self.group_decided_by_box.setSpacing(3)
        self.group_decided_by_box.setObjectName(u"group_decided_by_box")
        self.group_decided_by_box.setContentsMargins(0, 0, 0, 0)
        self.group_decided_by_label = QLabel(self.placed)
        self.group_decided_by_label.setObjectName(u"group_decided_by_label")
        sizePolicy.setHeightForWidth(self.group_decided_by_label.sizePolicy().hasHeightForWidth())
        self.group_decided_by_label.setSizePolicy(sizePolicy)

        self.group_decided_by_box.addWidget(self.group_decided_by_label)

        self.group_decided_by = QLineEdit(self.placed)
        self.group_decided_by.setObjectName(u"group_decided_by")

        self.group_decided_by_box.addWidget(self.group_decided_by)

        self.group_decided_by_error = QLabel(self.placed)
        self.group_decided_by_error.setObjectName(u"group_decided_by_error")
        self.group_decided_by_error.setTextFormat(Qt.TextFormat.PlainText)
        self.group_decided_by_error.setWordWrap(True)
        self.group_decided_by_error.setProperty(u"role", u"error")

        self.group_decided_by_box.addWidget(self.group_decided_by_error)


        self.placed_grid.addLayout(self.group_decided_by_box, 2, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.proposal = QLabel(self.placed)
        self.proposal.setObjectName(u"proposal")
        self.proposal.setTextFormat(Qt.TextFormat.PlainText)
        self.proposal.setWordWrap(True)
        self.proposal.setProperty(u"role", u"quiet")

        self.placed_grid.addWidget(self.proposal, 3, 0, 1, 2, Qt.AlignmentFlag.AlignTop)


        self.right.addWidget(self.placed)

        self.right_spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.right.addItem(self.right_spacer)


        self.columns.addLayout(self.right)

        self.columns.setStretch(0, 1)
        self.columns.setStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.given_label.setBuddy(self.given)
        self.family_label.setBuddy(self.family)
        self.known_as_label.setBuddy(self.known_as)
        self.staff_number_label.setBuddy(self.staff_number)
        self.email_label.setBuddy(self.email)
        self.kind_label.setBuddy(self.kind)
        self.former_names_label.setBuddy(self.former_names)
        self.starts_on_label.setBuddy(self.starts_on)
        self.ends_on_label.setBuddy(self.ends_on)
        self.leave_reason_label.setBuddy(self.leave_reason)
        self.changes_from_label.setBuddy(self.changes_from)
        self.why_label.setBuddy(self.why)
        self.role_ids_label.setBuddy(self.role_ids)
        self.duties_label.setBuddy(self.duties)
        self.site_id_label.setBuddy(self.site_id)
        self.team_id_label.setBuddy(self.team_id)
        self.manager_id_label.setBuddy(self.manager_id)
        self.group_label.setBuddy(self.group)
        self.group_review_on_label.setBuddy(self.group_review_on)
        self.level_id_label.setBuddy(self.level_id)
        self.group_reason_label.setBuddy(self.group_reason)
        self.group_decided_by_label.setBuddy(self.group_decided_by)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.given, self.family)
        QWidget.setTabOrder(self.family, self.keep_name)
        QWidget.setTabOrder(self.keep_name, self.known_as)
        QWidget.setTabOrder(self.known_as, self.staff_number)
        QWidget.setTabOrder(self.staff_number, self.email)
        QWidget.setTabOrder(self.email, self.kind)
        QWidget.setTabOrder(self.kind, self.former_names)
        QWidget.setTabOrder(self.former_names, self.starts_on)
        QWidget.setTabOrder(self.starts_on, self.ends_on)
        QWidget.setTabOrder(self.ends_on, self.leave_reason)
        QWidget.setTabOrder(self.leave_reason, self.changes_from)
        QWidget.setTabOrder(self.changes_from, self.why)
        QWidget.setTabOrder(self.why, self.role_ids)
        QWidget.setTabOrder(self.role_ids, self.duties)
        QWidget.setTabOrder(self.duties, self.site_id)
        QWidget.setTabOrder(self.site_id, self.team_id)
        QWidget.setTabOrder(self.team_id, self.manager_id)
        QWidget.setTabOrder(self.manager_id, self.group)
        QWidget.setTabOrder(self.group, self.group_review_on)
        QWidget.setTabOrder(self.group_review_on, self.group_reason)
        QWidget.setTabOrder(self.group_reason, self.group_decided_by)

        self.retranslateUi(PersonForm)
    # setupUi

    def retranslateUi(self, PersonForm):
        self.who.setTitle(QCoreApplication.translate("PersonForm", u"Who", None))
        self.given_label.setText(QCoreApplication.translate("PersonForm", u"&Given name", None))
#if QT_CONFIG(accessibility)
        self.given.setAccessibleName(QCoreApplication.translate("PersonForm", u"Given name", None))
#endif // QT_CONFIG(accessibility)
        self.family_label.setText(QCoreApplication.translate("PersonForm", u"&Family name", None))
#if QT_CONFIG(accessibility)
        self.family.setAccessibleName(QCoreApplication.translate("PersonForm", u"Family name", None))
#endif // QT_CONFIG(accessibility)
        self.alike.setText("")
        self.keep_name.setText("")
        self.known_as_label.setText(QCoreApplication.translate("PersonForm", u"&Known as", None))
#if QT_CONFIG(accessibility)
        self.known_as.setAccessibleName(QCoreApplication.translate("PersonForm", u"Known as", None))
#endif // QT_CONFIG(accessibility)
        self.staff_number_label.setText(QCoreApplication.translate("PersonForm", u"Staff &number", None))
#if QT_CONFIG(accessibility)
        self.staff_number.setAccessibleName(QCoreApplication.translate("PersonForm", u"Staff number", None))
#endif // QT_CONFIG(accessibility)
        self.email_label.setText(QCoreApplication.translate("PersonForm", u"E-&mail", None))
#if QT_CONFIG(accessibility)
        self.email.setAccessibleName(QCoreApplication.translate("PersonForm", u"E-mail", None))
#endif // QT_CONFIG(accessibility)
        self.kind_label.setText(QCoreApplication.translate("PersonForm", u"&Belongs as", None))
#if QT_CONFIG(accessibility)
        self.kind.setAccessibleName(QCoreApplication.translate("PersonForm", u"Belongs as", None))
#endif // QT_CONFIG(accessibility)
        self.former_names_label.setText(QCoreApplication.translate("PersonForm", u"Former names they &had", None))
#if QT_CONFIG(accessibility)
        self.former_names.setAccessibleName(QCoreApplication.translate("PersonForm", u"Former names they had", None))
#endif // QT_CONFIG(accessibility)
        self.here.setTitle(QCoreApplication.translate("PersonForm", u"When they are here", None))
        self.starts_on_label.setText(QCoreApplication.translate("PersonForm", u"&Started on", None))
#if QT_CONFIG(accessibility)
        self.starts_on.setAccessibleName(QCoreApplication.translate("PersonForm", u"Started on", None))
#endif // QT_CONFIG(accessibility)
        self.ends_on_label.setText(QCoreApplication.translate("PersonForm", u"&Left on", None))
#if QT_CONFIG(accessibility)
        self.ends_on.setAccessibleName(QCoreApplication.translate("PersonForm", u"Left on", None))
#endif // QT_CONFIG(accessibility)
        self.period_note.setText("")
        self.leaving.setText("")
        self.leave_reason_label.setText(QCoreApplication.translate("PersonForm", u"Reason for lea&ving", None))
#if QT_CONFIG(accessibility)
        self.leave_reason.setAccessibleName(QCoreApplication.translate("PersonForm", u"Reason for leaving", None))
#endif // QT_CONFIG(accessibility)
        self.changes_from_label.setText(QCoreApplication.translate("PersonForm", u"&Changes hold from", None))
#if QT_CONFIG(accessibility)
        self.changes_from.setAccessibleName(QCoreApplication.translate("PersonForm", u"Changes hold from", None))
#endif // QT_CONFIG(accessibility)
        self.why_label.setText(QCoreApplication.translate("PersonForm", u"&Why (stands in the history)", None))
#if QT_CONFIG(accessibility)
        self.why.setAccessibleName(QCoreApplication.translate("PersonForm", u"Why (stands in the history)", None))
#endif // QT_CONFIG(accessibility)
        self.does.setTitle(QCoreApplication.translate("PersonForm", u"What they do", None))
        self.role_ids_label.setText(QCoreApplication.translate("PersonForm", u"&Roles", None))
#if QT_CONFIG(accessibility)
        self.role_ids.setAccessibleName(QCoreApplication.translate("PersonForm", u"Roles", None))
#endif // QT_CONFIG(accessibility)
        self.duties_label.setText(QCoreApplication.translate("PersonForm", u"D&uties beside the role", None))
#if QT_CONFIG(accessibility)
        self.duties.setAccessibleName(QCoreApplication.translate("PersonForm", u"Duties beside the role", None))
#endif // QT_CONFIG(accessibility)
        self.site_id_label.setText(QCoreApplication.translate("PersonForm", u"S&ite", None))
#if QT_CONFIG(accessibility)
        self.site_id.setAccessibleName(QCoreApplication.translate("PersonForm", u"Site", None))
#endif // QT_CONFIG(accessibility)
        self.team_id_label.setText(QCoreApplication.translate("PersonForm", u"&Team", None))
#if QT_CONFIG(accessibility)
        self.team_id.setAccessibleName(QCoreApplication.translate("PersonForm", u"Team", None))
#endif // QT_CONFIG(accessibility)
        self.manager_id_label.setText(QCoreApplication.translate("PersonForm", u"Lin&e manager", None))
#if QT_CONFIG(accessibility)
        self.manager_id.setAccessibleName(QCoreApplication.translate("PersonForm", u"Line manager", None))
#endif // QT_CONFIG(accessibility)
        self.placed.setTitle(QCoreApplication.translate("PersonForm", u"Target group", None))
        self.group_label.setText(QCoreApplication.translate("PersonForm", u"Target gr&oup", None))
#if QT_CONFIG(accessibility)
        self.group.setAccessibleName(QCoreApplication.translate("PersonForm", u"Target group", None))
#endif // QT_CONFIG(accessibility)
        self.group_review_on_label.setText(QCoreApplication.translate("PersonForm", u"Re&view on", None))
#if QT_CONFIG(accessibility)
        self.group_review_on.setAccessibleName(QCoreApplication.translate("PersonForm", u"Review on", None))
#endif // QT_CONFIG(accessibility)
        self.level_id_label.setText(QCoreApplication.translate("PersonForm", u"Agenc&y level", None))
#if QT_CONFIG(accessibility)
        self.level_id.setAccessibleName(QCoreApplication.translate("PersonForm", u"Agency level", None))
#endif // QT_CONFIG(accessibility)
        self.group_reason_label.setText(QCoreApplication.translate("PersonForm", u"Re&ason", None))
#if QT_CONFIG(accessibility)
        self.group_reason.setAccessibleName(QCoreApplication.translate("PersonForm", u"Reason", None))
#endif // QT_CONFIG(accessibility)
        self.group_decided_by_label.setText(QCoreApplication.translate("PersonForm", u"&Decided by", None))
#if QT_CONFIG(accessibility)
        self.group_decided_by.setAccessibleName(QCoreApplication.translate("PersonForm", u"Decided by", None))
#endif // QT_CONFIG(accessibility)
        self.proposal.setText("")
        pass
    # retranslateUi
