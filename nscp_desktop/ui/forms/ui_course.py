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
    QHBoxLayout, QHeaderView, QLabel, QLineEdit,
    QPlainTextEdit, QSizePolicy, QSpacerItem, QTableView,
    QVBoxLayout, QWidget)

class Ui_CourseForm(object):
    def setupUi(self, CourseForm):
        if not CourseForm.objectName():
            CourseForm.setObjectName(u"CourseForm")
        CourseForm.resize(860, 420)
        self.columns = QHBoxLayout(CourseForm)
        self.columns.setSpacing(14)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.left = QVBoxLayout()
        self.left.setSpacing(10)
        self.left.setObjectName(u"left")
        self.left.setContentsMargins(0, 0, 0, 0)
        self.title_box = QVBoxLayout()
        self.title_box.setSpacing(3)
        self.title_box.setObjectName(u"title_box")
        self.title_box.setContentsMargins(0, 0, 0, 0)
        self.title_label = QLabel(CourseForm)
        self.title_label.setObjectName(u"title_label")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.title_label.sizePolicy().hasHeightForWidth())
        self.title_label.setSizePolicy(sizePolicy)

        self.title_box.addWidget(self.title_label)

        self.title = QLineEdit(CourseForm)
        self.title.setObjectName(u"title")

        self.title_box.addWidget(self.title)

        self.title_error = QLabel(CourseForm)
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
        self.kind_label = QLabel(CourseForm)
        self.kind_label.setObjectName(u"kind_label")
        sizePolicy.setHeightForWidth(self.kind_label.sizePolicy().hasHeightForWidth())
        self.kind_label.setSizePolicy(sizePolicy)

        self.kind_box.addWidget(self.kind_label)

        self.kind = QComboBox(CourseForm)
        self.kind.setObjectName(u"kind")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

        self.kind_box.addWidget(self.kind)

        self.kind_error = QLabel(CourseForm)
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
        self.hours_label = QLabel(CourseForm)
        self.hours_label.setObjectName(u"hours_label")
        sizePolicy.setHeightForWidth(self.hours_label.sizePolicy().hasHeightForWidth())
        self.hours_label.setSizePolicy(sizePolicy)

        self.hours_box.addWidget(self.hours_label)

        self.hours = QLineEdit(CourseForm)
        self.hours.setObjectName(u"hours")

        self.hours_box.addWidget(self.hours)

        self.hours_error = QLabel(CourseForm)
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
        self.provider_label = QLabel(CourseForm)
        self.provider_label.setObjectName(u"provider_label")
        sizePolicy.setHeightForWidth(self.provider_label.sizePolicy().hasHeightForWidth())
        self.provider_label.setSizePolicy(sizePolicy)

        self.provider_box.addWidget(self.provider_label)

        self.provider = QLineEdit(CourseForm)
        self.provider.setObjectName(u"provider")

        self.provider_box.addWidget(self.provider)

        self.provider_error = QLabel(CourseForm)
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
        self.delivery_label = QLabel(CourseForm)
        self.delivery_label.setObjectName(u"delivery_label")
        sizePolicy.setHeightForWidth(self.delivery_label.sizePolicy().hasHeightForWidth())
        self.delivery_label.setSizePolicy(sizePolicy)

        self.delivery_box.addWidget(self.delivery_label)

        self.delivery = QComboBox(CourseForm)
        self.delivery.setObjectName(u"delivery")
        self.delivery.setEditable(True)
        self.delivery.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.delivery.setMinimumContentsLength(8)

        self.delivery_box.addWidget(self.delivery)

        self.delivery_error = QLabel(CourseForm)
        self.delivery_error.setObjectName(u"delivery_error")
        self.delivery_error.setTextFormat(Qt.TextFormat.PlainText)
        self.delivery_error.setWordWrap(True)
        self.delivery_error.setProperty(u"role", u"error")

        self.delivery_box.addWidget(self.delivery_error)


        self.fields.addLayout(self.delivery_box, 1, 1, 1, 1, Qt.AlignmentFlag.AlignTop)


        self.left.addLayout(self.fields)

        self.hours_note = QLabel(CourseForm)
        self.hours_note.setObjectName(u"hours_note")
        self.hours_note.setTextFormat(Qt.TextFormat.PlainText)
        self.hours_note.setWordWrap(True)
        self.hours_note.setProperty(u"role", u"quiet")

        self.left.addWidget(self.hours_note)

        self.aliases_box = QVBoxLayout()
        self.aliases_box.setSpacing(3)
        self.aliases_box.setObjectName(u"aliases_box")
        self.aliases_box.setContentsMargins(0, 0, 0, 0)
        self.aliases_label = QLabel(CourseForm)
        self.aliases_label.setObjectName(u"aliases_label")
        sizePolicy.setHeightForWidth(self.aliases_label.sizePolicy().hasHeightForWidth())
        self.aliases_label.setSizePolicy(sizePolicy)

        self.aliases_box.addWidget(self.aliases_label)

        self.aliases = QPlainTextEdit(CourseForm)
        self.aliases.setObjectName(u"aliases")
        self.aliases.setTabChangesFocus(True)
        self.aliases.setMinimumSize(QSize(0, 88))
        self.aliases.setMaximumSize(QSize(16777215, 88))

        self.aliases_box.addWidget(self.aliases)

        self.aliases_error = QLabel(CourseForm)
        self.aliases_error.setObjectName(u"aliases_error")
        self.aliases_error.setTextFormat(Qt.TextFormat.PlainText)
        self.aliases_error.setWordWrap(True)
        self.aliases_error.setProperty(u"role", u"error")

        self.aliases_box.addWidget(self.aliases_error)


        self.left.addLayout(self.aliases_box)

        self.aliases_note = QLabel(CourseForm)
        self.aliases_note.setObjectName(u"aliases_note")
        self.aliases_note.setTextFormat(Qt.TextFormat.PlainText)
        self.aliases_note.setWordWrap(True)
        self.aliases_note.setProperty(u"role", u"quiet")

        self.left.addWidget(self.aliases_note)

        self.active_box = QVBoxLayout()
        self.active_box.setSpacing(3)
        self.active_box.setObjectName(u"active_box")
        self.active_box.setContentsMargins(0, 0, 0, 0)
        self.active = QCheckBox(CourseForm)
        self.active.setObjectName(u"active")

        self.active_box.addWidget(self.active)

        self.active_error = QLabel(CourseForm)
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
        self.satisfies_label = QLabel(CourseForm)
        self.satisfies_label.setObjectName(u"satisfies_label")
        sizePolicy.setHeightForWidth(self.satisfies_label.sizePolicy().hasHeightForWidth())
        self.satisfies_label.setSizePolicy(sizePolicy)

        self.satisfies_box.addWidget(self.satisfies_label)

        self.satisfies = QTableView(CourseForm)
        self.satisfies.setObjectName(u"satisfies")

        self.satisfies_box.addWidget(self.satisfies)

        self.satisfies_error = QLabel(CourseForm)
        self.satisfies_error.setObjectName(u"satisfies_error")
        self.satisfies_error.setTextFormat(Qt.TextFormat.PlainText)
        self.satisfies_error.setWordWrap(True)
        self.satisfies_error.setProperty(u"role", u"error")

        self.satisfies_box.addWidget(self.satisfies_error)


        self.right.addLayout(self.satisfies_box)

        self.satisfies_note = QLabel(CourseForm)
        self.satisfies_note.setObjectName(u"satisfies_note")
        self.satisfies_note.setTextFormat(Qt.TextFormat.PlainText)
        self.satisfies_note.setWordWrap(True)
        self.satisfies_note.setProperty(u"role", u"quiet")

        self.right.addWidget(self.satisfies_note)


        self.columns.addLayout(self.right)

        self.columns.setStretch(0, 2)
        self.columns.setStretch(1, 3)
#if QT_CONFIG(shortcut)
        self.title_label.setBuddy(self.title)
        self.kind_label.setBuddy(self.kind)
        self.hours_label.setBuddy(self.hours)
        self.provider_label.setBuddy(self.provider)
        self.delivery_label.setBuddy(self.delivery)
        self.aliases_label.setBuddy(self.aliases)
        self.satisfies_label.setBuddy(self.satisfies)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.title, self.kind)
        QWidget.setTabOrder(self.kind, self.hours)
        QWidget.setTabOrder(self.hours, self.provider)
        QWidget.setTabOrder(self.provider, self.delivery)
        QWidget.setTabOrder(self.delivery, self.aliases)
        QWidget.setTabOrder(self.aliases, self.active)
        QWidget.setTabOrder(self.active, self.satisfies)

        self.retranslateUi(CourseForm)
    # setupUi

    def retranslateUi(self, CourseForm):
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
        pass
    # retranslateUi
