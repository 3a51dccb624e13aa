# -*- coding: utf-8 -*-

## Form generated from reading UI file 'course.ui'
## WARNING! All changes made in this file will be lost when recompiling UI file!

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QGridLayout,
    QGroupBox, QHBoxLayout, QHeaderView, QLabel,
    QLineEdit, QPlainTextEdit, QSizePolicy, QSpacerItem,
    QTabWidget, QTableView, QVBoxLayout, QWidget)

class Ui_CourseForm(object):
    def setupUi(self, CourseForm):
        if not CourseForm.objectName():
            CourseForm.setObjectName(u"CourseForm")
        CourseForm.resize(860, 420)
        self.whole = QVBoxLayout(CourseForm)
        self.whole.setSpacing(0)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.tabs = QTabWidget(CourseForm)
        self.tabs.setObjectName(u"tabs")
        self.page_course = QWidget()
        self.page_course.setObjectName(u"page_course")
        self.columns = QHBoxLayout(self.page_course)
        self.columns.setSpacing(14)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(10, 10, 10, 10)
        self.left = QVBoxLayout()
        self.left.setSpacing(10)
        self.left.setObjectName(u"left")
        self.left.setContentsMargins(0, 0, 0, 0)
        self.title_box = QVBoxLayout()
        self.title_box.setSpacing(3)
        self.title_box.setObjectName(u"title_box")
        self.title_box.setContentsMargins(0, 0, 0, 0)
        self.title_label = QLabel(self.page_course)
        self.title_label.setObjectName(u"title_label")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.title_label.sizePolicy().hasHeightForWidth())
        self.title_label.setSizePolicy(sizePolicy)

        self.title_box.addWidget(self.title_label)

        self.title = QLineEdit(self.page_course)
        self.title.setObjectName(u"title")

        self.title_box.addWidget(self.title)

        self.title_error = QLabel(self.page_course)
        self.title_error.setObjectName(u"title_error")
        self.title_error.setTextFormat(Qt.TextFormat.PlainText)
        self.title_error.setWordWrap(True)
        self.title_error.setProperty(u"role", u"error")

        self.title_box.addWidget(self.title_error)


        self.left.addLayout(self.title_box)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(12)
        self.fields.setVerticalSpacing(8)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.kind_box = QVBoxLayout()
        self.kind_box.setSpacing(3)
        self.kind_box.setObjectName(u"kind_box")
        self.kind_box.setContentsMargins(0, 0, 0, 0)
        self.kind_label = QLabel(self.page_course)
        self.kind_label.setObjectName(u"kind_label")
        sizePolicy.setHeightForWidth(self.kind_label.sizePolicy().hasHeightForWidth())
        self.kind_label.setSizePolicy(sizePolicy)

        self.kind_box.addWidget(self.kind_label)

        self.kind = QComboBox(self.page_course)
        self.kind.setObjectName(u"kind")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

        self.kind_box.addWidget(self.kind)

        self.kind_error = QLabel(self.page_course)
        self.kind_error.setObjectName(u"kind_error")
        self.kind_error.setTextFormat(Qt.TextFormat.PlainText)
        self.kind_error.setWordWrap(True)
        self.kind_error.setProperty(u"role", u"error")

        self.kind_box.addWidget(self.kind_error)


        self.fields.addLayout(self.kind_box, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.hours_box = QVBoxLayout()
        self.hours_box.setSpacing(3)
        self.hours_box.setObjectName(u"hours_box")
        self.hours_box.setContentsMargins(0, 0, 0, 0)
        self.hours_label = QLabel(self.page_course)
        self.hours_label.setObjectName(u"hours_label")
        sizePolicy.setHeightForWidth(self.hours_label.sizePolicy().hasHeightForWidth())
        self.hours_label.setSizePolicy(sizePolicy)

        self.hours_box.addWidget(self.hours_label)

        self.hours = QLineEdit(self.page_course)
        self.hours.setObjectName(u"hours")

        self.hours_box.addWidget(self.hours)

        self.hours_error = QLabel(self.page_course)
        self.hours_error.setObjectName(u"hours_error")
        self.hours_error.setTextFormat(Qt.TextFormat.PlainText)
        self.hours_error.setWordWrap(True)
        self.hours_error.setProperty(u"role", u"error")

        self.hours_box.addWidget(self.hours_error)


        self.fields.addLayout(self.hours_box, 0, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.provider_box = QVBoxLayout()
        self.provider_box.setSpacing(3)
        self.provider_box.setObjectName(u"provider_box")
        self.provider_box.setContentsMargins(0, 0, 0, 0)
        self.provider_label = QLabel(self.page_course)
        self.provider_label.setObjectName(u"provider_label")
        sizePolicy.setHeightForWidth(self.provider_label.sizePolicy().hasHeightForWidth())
        self.provider_label.setSizePolicy(sizePolicy)

        self.provider_box.addWidget(self.provider_label)

        self.provider = QLineEdit(self.page_course)
        self.provider.setObjectName(u"provider")

        self.provider_box.addWidget(self.provider)

        self.provider_error = QLabel(self.page_course)
        self.provider_error.setObjectName(u"provider_error")
        self.provider_error.setTextFormat(Qt.TextFormat.PlainText)
        self.provider_error.setWordWrap(True)
        self.provider_error.setProperty(u"role", u"error")

        self.provider_box.addWidget(self.provider_error)


        self.fields.addLayout(self.provider_box, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.delivery_box = QVBoxLayout()
        self.delivery_box.setSpacing(3)
        self.delivery_box.setObjectName(u"delivery_box")
        self.delivery_box.setContentsMargins(0, 0, 0, 0)
        self.delivery_label = QLabel(self.page_course)
        self.delivery_label.setObjectName(u"delivery_label")
        sizePolicy.setHeightForWidth(self.delivery_label.sizePolicy().hasHeightForWidth())
        self.delivery_label.setSizePolicy(sizePolicy)

        self.delivery_box.addWidget(self.delivery_label)

        self.delivery = QComboBox(self.page_course)
        self.delivery.setObjectName(u"delivery")
        self.delivery.setEditable(True)
        self.delivery.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.delivery.setMinimumContentsLength(8)

        self.delivery_box.addWidget(self.delivery)

        self.delivery_error = QLabel(self.page_course)
        self.delivery_error.setObjectName(u"delivery_error")
        self.delivery_error.setTextFormat(Qt.TextFormat.PlainText)
        self.delivery_error.setWordWrap(True)
        self.delivery_error.setProperty(u"role", u"error")

        self.delivery_box.addWidget(self.delivery_error)


        self.fields.addLayout(self.delivery_box, 1, 1, 1, 1, Qt.AlignmentFlag.AlignTop)


        self.left.addLayout(self.fields)

        self.hours_note = QLabel(self.page_course)
        self.hours_note.setObjectName(u"hours_note")
        self.hours_note.setTextFormat(Qt.TextFormat.PlainText)
        self.hours_note.setWordWrap(True)
        self.hours_note.setProperty(u"role", u"quiet")

        self.left.addWidget(self.hours_note)

        self.aliases_box = QVBoxLayout()
        self.aliases_box.setSpacing(3)
        self.aliases_box.setObjectName(u"aliases_box")
        self.aliases_box.setContentsMargins(0, 0, 0, 0)
        self.aliases_label = QLabel(self.page_course)
        self.aliases_label.setObjectName(u"aliases_label")
        sizePolicy.setHeightForWidth(self.aliases_label.sizePolicy().hasHeightForWidth())
        self.aliases_label.setSizePolicy(sizePolicy)

        self.aliases_box.addWidget(self.aliases_label)

        self.aliases = QPlainTextEdit(self.page_course)
        self.aliases.setObjectName(u"aliases")
        self.aliases.setTabChangesFocus(True)
        self.aliases.setMinimumSize(QSize(0, 88))
        self.aliases.setMaximumSize(QSize(16777215, 88))

        self.aliases_box.addWidget(self.aliases)

        self.aliases_error = QLabel(self.page_course)
        self.aliases_error.setObjectName(u"aliases_error")
        self.aliases_error.setTextFormat(Qt.TextFormat.PlainText)
        self.aliases_error.setWordWrap(True)
        self.aliases_error.setProperty(u"role", u"error")

        self.aliases_box.addWidget(self.aliases_error)


        self.left.addLayout(self.aliases_box)

        self.aliases_note = QLabel(self.page_course)
        self.aliases_note.setObjectName(u"aliases_note")
        self.aliases_note.setTextFormat(Qt.TextFormat.PlainText)
        self.aliases_note.setWordWrap(True)
        self.aliases_note.setProperty(u"role", u"quiet")

        self.left.addWidget(self.aliases_note)

        self.active_box = QVBoxLayout()
        self.active_box.setSpacing(3)
        self.active_box.setObjectName(u"active_box")
        self.active_box.setContentsMargins(0, 0, 0, 0)
        self.active = QCheckBox(self.page_course)
        self.active.setObjectName(u"active")

        self.active_box.addWidget(self.active)

        self.active_error = QLabel(self.page_course)
        self.active_error.setObjectName(u"active_error")
        self.active_error.setTextFormat(Qt.TextFormat.PlainText)
        self.active_error.setWordWrap(True)
        self.active_error.setProperty(u"role", u"error")

        self.active_box.addWidget(self.active_error)


        self.left.addLayout(self.active_box)

        self.spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.left.addItem(self.spacer)


        self.columns.addLayout(self.left)

        self.right = QVBoxLayout()
        self.right.setSpacing(6)
        self.right.setObjectName(u"right")
        self.right.setContentsMargins(0, 0, 0, 0)
        self.satisfies_box = QVBoxLayout()
        self.satisfies_box.setSpacing(3)
        self.satisfies_box.setObjectName(u"satisfies_box")
        self.satisfies_box.setContentsMargins(0, 0, 0, 0)
        self.satisfies_label = QLabel(self.page_course)
        self.satisfies_label.setObjectName(u"satisfies_label")
        sizePolicy.setHeightForWidth(self.satisfies_label.sizePolicy().hasHeightForWidth())
        self.satisfies_label.setSizePolicy(sizePolicy)

        self.satisfies_box.addWidget(self.satisfies_label)

        self.satisfies = QTableView(self.page_course)
        self.satisfies.setObjectName(u"satisfies")

        self.satisfies_box.addWidget(self.satisfies)

        self.satisfies_error = QLabel(self.page_course)
        self.satisfies_error.setObjectName(u"satisfies_error")
        self.satisfies_error.setTextFormat(Qt.TextFormat.PlainText)
        self.satisfies_error.setWordWrap(True)
        self.satisfies_error.setProperty(u"role", u"error")

        self.satisfies_box.addWidget(self.satisfies_error)


        self.right.addLayout(self.satisfies_box)

        self.satisfies_note = QLabel(self.page_course)
        self.satisfies_note.setObjectName(u"satisfies_note")
        self.satisfies_note.setTextFormat(Qt.TextFormat.PlainText)
        self.satisfies_note.setWordWrap(True)
        self.satisfies_note.setProperty(u"role", u"quiet")

        self.right.addWidget(self.satisfies_note)


        self.columns.addLayout(self.right)

        self.columns.setStretch(0, 2)
        self.columns.setStretch(1, 3)
        self.tabs.addTab(self.page_course, "")
        self.page_for = QWidget()
        self.page_for.setObjectName(u"page_for")
        self.for_columns = QHBoxLayout(self.page_for)
        self.for_columns.setSpacing(14)
        self.for_columns.setObjectName(u"for_columns")
        self.for_columns.setContentsMargins(10, 10, 10, 10)
        self.for_left = QVBoxLayout()
        self.for_left.setSpacing(10)
        self.for_left.setObjectName(u"for_left")
        self.for_left.setContentsMargins(0, 0, 0, 0)
        self.groups = QGroupBox(self.page_for)
        self.groups.setObjectName(u"groups")
        self.groups_inside = QVBoxLayout(self.groups)
        self.groups_inside.setSpacing(8)
        self.groups_inside.setObjectName(u"groups_inside")
        self.groups_inside.setContentsMargins(12, 12, 12, 12)
        self.group_1 = QCheckBox(self.groups)
        self.group_1.setObjectName(u"group_1")

        self.groups_inside.addWidget(self.group_1)

        self.group_2 = QCheckBox(self.groups)
        self.group_2.setObjectName(u"group_2")

        self.groups_inside.addWidget(self.group_2)

        self.group_3 = QCheckBox(self.groups)
        self.group_3.setObjectName(u"group_3")

        self.groups_inside.addWidget(self.group_3)

        self.group_4 = QCheckBox(self.groups)
        self.group_4.setObjectName(u"group_4")

        self.groups_inside.addWidget(self.group_4)

        self.groups_error = QLabel(self.groups)
        self.groups_error.setObjectName(u"groups_error")
        self.groups_error.setTextFormat(Qt.TextFormat.PlainText)
        self.groups_error.setWordWrap(True)
        self.groups_error.setProperty(u"role", u"error")

        self.groups_inside.addWidget(self.groups_error)

        self.groups_note = QLabel(self.groups)
        self.groups_note.setObjectName(u"groups_note")
        self.groups_note.setTextFormat(Qt.TextFormat.PlainText)
        self.groups_note.setWordWrap(True)
        self.groups_note.setProperty(u"role", u"quiet")

        self.groups_inside.addWidget(self.groups_note)


        self.for_left.addWidget(self.groups)

        self.categories = QGroupBox(self.page_for)
        self.categories.setObjectName(u"categories")
        self.categories_inside = QVBoxLayout(self.categories)
        self.categories_inside.setSpacing(8)
        self.categories_inside.setObjectName(u"categories_inside")
        self.categories_inside.setContentsMargins(12, 12, 12, 12)
        self.physical = QCheckBox(self.categories)
        self.physical.setObjectName(u"physical")

        self.categories_inside.addWidget(self.physical)

        self.emotional = QCheckBox(self.categories)
        self.emotional.setObjectName(u"emotional")

        self.categories_inside.addWidget(self.emotional)

        self.sexual = QCheckBox(self.categories)
        self.sexual.setObjectName(u"sexual")

        self.categories_inside.addWidget(self.sexual)

        self.neglect = QCheckBox(self.categories)
        self.neglect.setObjectName(u"neglect")

        self.categories_inside.addWidget(self.neglect)

        self.categories_error = QLabel(self.categories)
        self.categories_error.setObjectName(u"categories_error")
        self.categories_error.setTextFormat(Qt.TextFormat.PlainText)
        self.categories_error.setWordWrap(True)
        self.categories_error.setProperty(u"role", u"error")

        self.categories_inside.addWidget(self.categories_error)

        self.categories_note = QLabel(self.categories)
        self.categories_note.setObjectName(u"categories_note")
        self.categories_note.setTextFormat(Qt.TextFormat.PlainText)
        self.categories_note.setWordWrap(True)
        self.categories_note.setProperty(u"role", u"quiet")

        self.categories_inside.addWidget(self.categories_note)


        self.for_left.addWidget(self.categories)

        self.spacer_left = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.for_left.addItem(self.spacer_left)


        self.for_columns.addLayout(self.for_left)

        self.for_right = QVBoxLayout()
        self.for_right.setSpacing(10)
        self.for_right.setObjectName(u"for_right")
        self.for_right.setContentsMargins(0, 0, 0, 0)
        self.money = QGroupBox(self.page_for)
        self.money.setObjectName(u"money")
        self.money_inside = QVBoxLayout(self.money)
        self.money_inside.setSpacing(8)
        self.money_inside.setObjectName(u"money_inside")
        self.money_inside.setContentsMargins(12, 12, 12, 12)
        self.charge_pence_box = QVBoxLayout()
        self.charge_pence_box.setSpacing(3)
        self.charge_pence_box.setObjectName(u"charge_pence_box")
        self.charge_pence_box.setContentsMargins(0, 0, 0, 0)
        self.charge_pence_label = QLabel(self.money)
        self.charge_pence_label.setObjectName(u"charge_pence_label")
        sizePolicy.setHeightForWidth(self.charge_pence_label.sizePolicy().hasHeightForWidth())
        self.charge_pence_label.setSizePolicy(sizePolicy)

        self.charge_pence_box.addWidget(self.charge_pence_label)

        self.charge_pence = QLineEdit(self.money)
        self.charge_pence.setObjectName(u"charge_pence")

        self.charge_pence_box.addWidget(self.charge_pence)

        self.charge_pence_error = QLabel(self.money)
        self.charge_pence_error.setObjectName(u"charge_pence_error")
        self.charge_pence_error.setTextFormat(Qt.TextFormat.PlainText)
        self.charge_pence_error.setWordWrap(True)
        self.charge_pence_error.setProperty(u"role", u"error")

        self.charge_pence_box.addWidget(self.charge_pence_error)


        self.money_inside.addLayout(self.charge_pence_box)

        self.non_attendance_pence_box = QVBoxLayout()
        self.non_attendance_pence_box.setSpacing(3)
        self.non_attendance_pence_box.setObjectName(u"non_attendance_pence_box")
        self.non_attendance_pence_box.setContentsMargins(0, 0, 0, 0)
        self.non_attendance_pence_label = QLabel(self.money)
        self.non_attendance_pence_label.setObjectName(u"non_attendance_pence_label")
        sizePolicy.setHeightForWidth(self.non_attendance_pence_label.sizePolicy().hasHeightForWidth())
        self.non_attendance_pence_label.setSizePolicy(sizePolicy)

        self.non_attendance_pence_box.addWidget(self.non_attendance_pence_label)

        self.non_attendance_pence = QLineEdit(self.money)
        self.non_attendance_pence.setObjectName(u"non_attendance_pence")

        self.non_attendance_pence_box.addWidget(self.non_attendance_pence)

        self.non_attendance_pence_error = QLabel(self.money)
        self.non_attendance_pence_error.setObjectName(u"non_attendance_pence_error")
        self.non_attendance_pence_error.setTextFormat(Qt.TextFormat.PlainText)
        self.non_attendance_pence_error.setWordWrap(True)
        self.non_attendance_pence_error.setProperty(u"role", u"error")

        self.non_attendance_pence_box.addWidget(self.non_attendance_pence_error)


        self.money_inside.addLayout(self.non_attendance_pence_box)

        self.money_note = QLabel(self.money)
        self.money_note.setObjectName(u"money_note")
        self.money_note.setTextFormat(Qt.TextFormat.PlainText)
        self.money_note.setWordWrap(True)
        self.money_note.setProperty(u"role", u"quiet")

        self.money_inside.addWidget(self.money_note)


        self.for_right.addWidget(self.money)

        self.after = QGroupBox(self.page_for)
        self.after.setObjectName(u"after")
        self.after_inside = QVBoxLayout(self.after)
        self.after_inside.setSpacing(8)
        self.after_inside.setObjectName(u"after_inside")
        self.after_inside.setContentsMargins(12, 12, 12, 12)
        self.evaluation_box = QVBoxLayout()
        self.evaluation_box.setSpacing(3)
        self.evaluation_box.setObjectName(u"evaluation_box")
        self.evaluation_box.setContentsMargins(0, 0, 0, 0)
        self.evaluation_label = QLabel(self.after)
        self.evaluation_label.setObjectName(u"evaluation_label")
        sizePolicy.setHeightForWidth(self.evaluation_label.sizePolicy().hasHeightForWidth())
        self.evaluation_label.setSizePolicy(sizePolicy)

        self.evaluation_box.addWidget(self.evaluation_label)

        self.evaluation = QComboBox(self.after)
        self.evaluation.setObjectName(u"evaluation")

        self.evaluation_box.addWidget(self.evaluation)

        self.evaluation_error = QLabel(self.after)
        self.evaluation_error.setObjectName(u"evaluation_error")
        self.evaluation_error.setTextFormat(Qt.TextFormat.PlainText)
        self.evaluation_error.setWordWrap(True)
        self.evaluation_error.setProperty(u"role", u"error")

        self.evaluation_box.addWidget(self.evaluation_error)


        self.after_inside.addLayout(self.evaluation_box)

        self.certificates = QCheckBox(self.after)
        self.certificates.setObjectName(u"certificates")

        self.after_inside.addWidget(self.certificates)


        self.for_right.addWidget(self.after)

        self.spacer_right = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.for_right.addItem(self.spacer_right)


        self.for_columns.addLayout(self.for_right)

        self.for_columns.setStretch(0, 1)
        self.for_columns.setStretch(1, 1)
        self.tabs.addTab(self.page_for, "")
        self.page_versions = QWidget()
        self.page_versions.setObjectName(u"page_versions")
        self.versions_column = QVBoxLayout(self.page_versions)
        self.versions_column.setSpacing(6)
        self.versions_column.setObjectName(u"versions_column")
        self.versions_column.setContentsMargins(10, 10, 10, 10)
        self.versions_note = QLabel(self.page_versions)
        self.versions_note.setObjectName(u"versions_note")
        self.versions_note.setTextFormat(Qt.TextFormat.PlainText)
        self.versions_note.setWordWrap(True)
        self.versions_note.setProperty(u"role", u"quiet")

        self.versions_column.addWidget(self.versions_note)

        self.versions = QWidget(self.page_versions)
        self.versions.setObjectName(u"versions")
        self.versions_inside = QVBoxLayout(self.versions)
        self.versions_inside.setSpacing(0)
        self.versions_inside.setObjectName(u"versions_inside")
        self.versions_inside.setContentsMargins(0, 0, 0, 0)

        self.versions_column.addWidget(self.versions)

        self.versions_error = QLabel(self.page_versions)
        self.versions_error.setObjectName(u"versions_error")
        self.versions_error.setTextFormat(Qt.TextFormat.PlainText)
        self.versions_error.setWordWrap(True)
        self.versions_error.setProperty(u"role", u"error")

        self.versions_column.addWidget(self.versions_error)

        self.tabs.addTab(self.page_versions, "")

        self.whole.addWidget(self.tabs)

#if QT_CONFIG(shortcut)
        self.title_label.setBuddy(self.title)
        self.kind_label.setBuddy(self.kind)
        self.hours_label.setBuddy(self.hours)
        self.provider_label.setBuddy(self.provider)
        self.delivery_label.setBuddy(self.delivery)
        self.aliases_label.setBuddy(self.aliases)
        self.satisfies_label.setBuddy(self.satisfies)
        self.charge_pence_label.setBuddy(self.charge_pence)
        self.non_attendance_pence_label.setBuddy(self.non_attendance_pence)
        self.evaluation_label.setBuddy(self.evaluation)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.tabs, self.title)
        QWidget.setTabOrder(self.title, self.kind)
        QWidget.setTabOrder(self.kind, self.hours)
        QWidget.setTabOrder(self.hours, self.provider)
        QWidget.setTabOrder(self.provider, self.delivery)
        QWidget.setTabOrder(self.delivery, self.aliases)
        QWidget.setTabOrder(self.aliases, self.active)
        QWidget.setTabOrder(self.active, self.satisfies)
        QWidget.setTabOrder(self.satisfies, self.group_1)
        QWidget.setTabOrder(self.group_1, self.group_2)
        QWidget.setTabOrder(self.group_2, self.group_3)
        QWidget.setTabOrder(self.group_3, self.group_4)
        QWidget.setTabOrder(self.group_4, self.physical)
        QWidget.setTabOrder(self.physical, self.emotional)
        QWidget.setTabOrder(self.emotional, self.sexual)
        QWidget.setTabOrder(self.sexual, self.neglect)
        QWidget.setTabOrder(self.neglect, self.charge_pence)
        QWidget.setTabOrder(self.charge_pence, self.non_attendance_pence)
        QWidget.setTabOrder(self.non_attendance_pence, self.evaluation)
        QWidget.setTabOrder(self.evaluation, self.certificates)

        self.retranslateUi(CourseForm)
    # setupUi

    def retranslateUi(self, CourseForm):
#if QT_CONFIG(accessibility)
        self.tabs.setAccessibleName(QCoreApplication.translate("CourseForm", u"Parts of the course", None))
#endif // QT_CONFIG(accessibility)
        self.title_label.setText(QCoreApplication.translate("CourseForm", u"&Title", None))
#if QT_CONFIG(accessibility)
        self.title.setAccessibleName(QCoreApplication.translate("CourseForm", u"Title", None))
#endif // QT_CONFIG(accessibility)
        self.kind_label.setText(QCoreApplication.translate("CourseForm", u"&Kind", None))
#if QT_CONFIG(accessibility)
        self.kind.setAccessibleName(QCoreApplication.translate("CourseForm", u"Kind", None))
#endif // QT_CONFIG(accessibility)
        self.hours_label.setText(QCoreApplication.translate("CourseForm", u"&Hours", None))
#if QT_CONFIG(accessibility)
        self.hours.setAccessibleName(QCoreApplication.translate("CourseForm", u"Hours", None))
#endif // QT_CONFIG(accessibility)
        self.provider_label.setText(QCoreApplication.translate("CourseForm", u"&Provider", None))
#if QT_CONFIG(accessibility)
        self.provider.setAccessibleName(QCoreApplication.translate("CourseForm", u"Provider", None))
#endif // QT_CONFIG(accessibility)
        self.delivery_label.setText(QCoreApplication.translate("CourseForm", u"Usual &delivery", None))
#if QT_CONFIG(accessibility)
        self.delivery.setAccessibleName(QCoreApplication.translate("CourseForm", u"Usual delivery", None))
#endif // QT_CONFIG(accessibility)
        self.hours_note.setText("")
        self.aliases_label.setText(QCoreApplication.translate("CourseForm", u"&Other names, one on each line", None))
#if QT_CONFIG(accessibility)
        self.aliases.setAccessibleName(QCoreApplication.translate("CourseForm", u"Other names, one on each line", None))
#endif // QT_CONFIG(accessibility)
        self.aliases_note.setText(QCoreApplication.translate("CourseForm", u"An import recognises the course by these names as well.", None))
        self.active.setText(QCoreApplication.translate("CourseForm", u"&In use: offered when training is recorded", None))
        self.satisfies_label.setText(QCoreApplication.translate("CourseForm", u"&Counts towards", None))
#if QT_CONFIG(accessibility)
        self.satisfies.setAccessibleName(QCoreApplication.translate("CourseForm", u"Counts towards", None))
#endif // QT_CONFIG(accessibility)
        self.satisfies_note.setText(QCoreApplication.translate("CourseForm", u"Tick whether the course counts for the first time, for a renewal, or for both.", None))
        self.tabs.setTabText(self.tabs.indexOf(self.page_course), QCoreApplication.translate("CourseForm", u"Co&urse", None))
        self.groups.setTitle(QCoreApplication.translate("CourseForm", u"Target Groups it is for", None))
        self.group_1.setText(QCoreApplication.translate("CourseForm", u"Target Group &1", None))
        self.group_2.setText(QCoreApplication.translate("CourseForm", u"Target Group &2", None))
        self.group_3.setText(QCoreApplication.translate("CourseForm", u"Target Group &3", None))
        self.group_4.setText(QCoreApplication.translate("CourseForm", u"Target Group &4", None))
        self.groups_note.setText(QCoreApplication.translate("CourseForm", u"Leave all empty while nobody has said.", None))
        self.categories.setTitle(QCoreApplication.translate("CourseForm", u"Categories of abuse it is about", None))
        self.physical.setText(QCoreApplication.translate("CourseForm", u"Ph&ysical abuse", None))
        self.emotional.setText(QCoreApplication.translate("CourseForm", u"&Emotional abuse", None))
        self.sexual.setText(QCoreApplication.translate("CourseForm", u"Se&xual abuse", None))
        self.neglect.setText(QCoreApplication.translate("CourseForm", u"&Neglect", None))
        self.categories_note.setText(QCoreApplication.translate("CourseForm", u"The overview of the year counts what is ticked here.", None))
        self.money.setTitle(QCoreApplication.translate("CourseForm", u"Charges", None))
        self.charge_pence_label.setText(QCoreApplication.translate("CourseForm", u"Char&ge for a place, in pounds", None))
#if QT_CONFIG(accessibility)
        self.charge_pence.setAccessibleName(QCoreApplication.translate("CourseForm", u"Charge for a place, in pounds", None))
#endif // QT_CONFIG(accessibility)
        self.non_attendance_pence_label.setText(QCoreApplication.translate("CourseForm", u"&Fee for not attending, in pounds", None))
#if QT_CONFIG(accessibility)
        self.non_attendance_pence.setAccessibleName(QCoreApplication.translate("CourseForm", u"Fee for not attending, in pounds", None))
#endif // QT_CONFIG(accessibility)
        self.money_note.setText(QCoreApplication.translate("CourseForm", u"Leave empty what nobody has said; type 0 where it is free.", None))
        self.after.setTitle(QCoreApplication.translate("CourseForm", u"After a session", None))
        self.evaluation_label.setText(QCoreApplication.translate("CourseForm", u"E&valuation forms", None))
#if QT_CONFIG(accessibility)
        self.evaluation.setAccessibleName(QCoreApplication.translate("CourseForm", u"Evaluation forms", None))
#endif // QT_CONFIG(accessibility)
        self.certificates.setText(QCoreApplication.translate("CourseForm", u"&Our own certificates are given out", None))
        self.tabs.setTabText(self.tabs.indexOf(self.page_for), QCoreApplication.translate("CourseForm", u"For &whom, charges, evaluation", None))
        self.versions_note.setText(QCoreApplication.translate("CourseForm", u"For courses of your own: each version with the day from which it is used, and what is different in it. A version that a session was held with stays in the list.", None))
        self.tabs.setTabText(self.tabs.indexOf(self.page_versions), QCoreApplication.translate("CourseForm", u"Ver&sions", None))
        pass
    # retranslateUi
