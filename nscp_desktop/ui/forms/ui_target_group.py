# -*- coding: utf-8 -*-

## Form generated from reading UI file 'target_group.ui'
## WARNING! All changes made in this file will be lost when recompiling UI file!

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QGridLayout, QLabel,
    QLineEdit, QPlainTextEdit, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from nscp_desktop.ui.dates import DateField

class Ui_TargetGroupForm(object):
    def setupUi(self, TargetGroupForm):
        if not TargetGroupForm.objectName():
            TargetGroupForm.setObjectName(u"TargetGroupForm")
        TargetGroupForm.resize(560, 400)
        TargetGroupForm.setMinimumSize(QSize(540, 0))
        self.body = QVBoxLayout(TargetGroupForm)
        self.body.setSpacing(10)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.about = QLabel(TargetGroupForm)
        self.about.setObjectName(u"about")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.about.setProperty(u"role", u"quiet")

        self.body.addWidget(self.about)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(12)
        self.fields.setVerticalSpacing(8)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.title_box = QVBoxLayout()
        self.title_box.setSpacing(3)
        self.title_box.setObjectName(u"title_box")
        self.title_box.setContentsMargins(0, 0, 0, 0)
        self.title_label = QLabel(TargetGroupForm)
        self.title_label.setObjectName(u"title_label")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.title_label.sizePolicy().hasHeightForWidth())
        self.title_label.setSizePolicy(sizePolicy)

        self.title_box.addWidget(self.title_label)

        self.title = QLineEdit(TargetGroupForm)
        self.title.setObjectName(u"title")

        self.title_box.addWidget(self.title)

        self.title_error = QLabel(TargetGroupForm)
        self.title_error.setObjectName(u"title_error")
        self.title_error.setTextFormat(Qt.TextFormat.PlainText)
        self.title_error.setWordWrap(True)
        self.title_error.setProperty(u"role", u"error")

        self.title_box.addWidget(self.title_error)


        self.fields.addLayout(self.title_box, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.edition_box = QVBoxLayout()
        self.edition_box.setSpacing(3)
        self.edition_box.setObjectName(u"edition_box")
        self.edition_box.setContentsMargins(0, 0, 0, 0)
        self.edition_label = QLabel(TargetGroupForm)
        self.edition_label.setObjectName(u"edition_label")
        sizePolicy.setHeightForWidth(self.edition_label.sizePolicy().hasHeightForWidth())
        self.edition_label.setSizePolicy(sizePolicy)

        self.edition_box.addWidget(self.edition_label)

        self.edition = QLineEdit(TargetGroupForm)
        self.edition.setObjectName(u"edition")

        self.edition_box.addWidget(self.edition)

        self.edition_error = QLabel(TargetGroupForm)
        self.edition_error.setObjectName(u"edition_error")
        self.edition_error.setTextFormat(Qt.TextFormat.PlainText)
        self.edition_error.setWordWrap(True)
        self.edition_error.setProperty(u"role", u"error")

        self.edition_box.addWidget(self.edition_error)


        self.fields.addLayout(self.edition_box, 0, 1, 1, 1, Qt.AlignmentFlag.AlignTop)


        self.body.addLayout(self.fields)

        self.description_box = QVBoxLayout()
        self.description_box.setSpacing(3)
        self.description_box.setObjectName(u"description_box")
        self.description_box.setContentsMargins(0, 0, 0, 0)
        self.description_label = QLabel(TargetGroupForm)
        self.description_label.setObjectName(u"description_label")
        sizePolicy.setHeightForWidth(self.description_label.sizePolicy().hasHeightForWidth())
        self.description_label.setSizePolicy(sizePolicy)

        self.description_box.addWidget(self.description_label)

        self.description = QPlainTextEdit(TargetGroupForm)
        self.description.setObjectName(u"description")
        self.description.setTabChangesFocus(True)
        self.description.setMinimumSize(QSize(0, 88))
        self.description.setMaximumSize(QSize(16777215, 88))

        self.description_box.addWidget(self.description)

        self.description_error = QLabel(TargetGroupForm)
        self.description_error.setObjectName(u"description_error")
        self.description_error.setTextFormat(Qt.TextFormat.PlainText)
        self.description_error.setWordWrap(True)
        self.description_error.setProperty(u"role", u"error")

        self.description_box.addWidget(self.description_error)


        self.body.addLayout(self.description_box)

        self.example_roles_box = QVBoxLayout()
        self.example_roles_box.setSpacing(3)
        self.example_roles_box.setObjectName(u"example_roles_box")
        self.example_roles_box.setContentsMargins(0, 0, 0, 0)
        self.example_roles_label = QLabel(TargetGroupForm)
        self.example_roles_label.setObjectName(u"example_roles_label")
        sizePolicy.setHeightForWidth(self.example_roles_label.sizePolicy().hasHeightForWidth())
        self.example_roles_label.setSizePolicy(sizePolicy)

        self.example_roles_box.addWidget(self.example_roles_label)

        self.example_roles = QPlainTextEdit(TargetGroupForm)
        self.example_roles.setObjectName(u"example_roles")
        self.example_roles.setTabChangesFocus(True)
        self.example_roles.setMinimumSize(QSize(0, 64))
        self.example_roles.setMaximumSize(QSize(16777215, 64))

        self.example_roles_box.addWidget(self.example_roles)

        self.example_roles_error = QLabel(TargetGroupForm)
        self.example_roles_error.setObjectName(u"example_roles_error")
        self.example_roles_error.setTextFormat(Qt.TextFormat.PlainText)
        self.example_roles_error.setWordWrap(True)
        self.example_roles_error.setProperty(u"role", u"error")

        self.example_roles_box.addWidget(self.example_roles_error)


        self.body.addLayout(self.example_roles_box)

        self.checked = QCheckBox(TargetGroupForm)
        self.checked.setObjectName(u"checked")

        self.body.addWidget(self.checked)

        self.checks = QGridLayout()
        self.checks.setObjectName(u"checks")
        self.checks.setHorizontalSpacing(12)
        self.checks.setVerticalSpacing(8)
        self.checks.setContentsMargins(0, 0, 0, 0)
        self.checked_by_box = QVBoxLayout()
        self.checked_by_box.setSpacing(3)
        self.checked_by_box.setObjectName(u"checked_by_box")
        self.checked_by_box.setContentsMargins(0, 0, 0, 0)
        self.checked_by_label = QLabel(TargetGroupForm)
        self.checked_by_label.setObjectName(u"checked_by_label")
        sizePolicy.setHeightForWidth(self.checked_by_label.sizePolicy().hasHeightForWidth())
        self.checked_by_label.setSizePolicy(sizePolicy)

        self.checked_by_box.addWidget(self.checked_by_label)

        self.checked_by = QLineEdit(TargetGroupForm)
        self.checked_by.setObjectName(u"checked_by")

        self.checked_by_box.addWidget(self.checked_by)

        self.checked_by_error = QLabel(TargetGroupForm)
        self.checked_by_error.setObjectName(u"checked_by_error")
        self.checked_by_error.setTextFormat(Qt.TextFormat.PlainText)
        self.checked_by_error.setWordWrap(True)
        self.checked_by_error.setProperty(u"role", u"error")

        self.checked_by_box.addWidget(self.checked_by_error)


        self.checks.addLayout(self.checked_by_box, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.checked_on_box = QVBoxLayout()
        self.checked_on_box.setSpacing(3)
        self.checked_on_box.setObjectName(u"checked_on_box")
        self.checked_on_box.setContentsMargins(0, 0, 0, 0)
        self.checked_on_label = QLabel(TargetGroupForm)
        self.checked_on_label.setObjectName(u"checked_on_label")
        sizePolicy.setHeightForWidth(self.checked_on_label.sizePolicy().hasHeightForWidth())
        self.checked_on_label.setSizePolicy(sizePolicy)

        self.checked_on_box.addWidget(self.checked_on_label)

        self.checked_on = DateField(TargetGroupForm)
        self.checked_on.setObjectName(u"checked_on")

        self.checked_on_box.addWidget(self.checked_on)

        self.checked_on_error = QLabel(TargetGroupForm)
        self.checked_on_error.setObjectName(u"checked_on_error")
        self.checked_on_error.setTextFormat(Qt.TextFormat.PlainText)
        self.checked_on_error.setWordWrap(True)
        self.checked_on_error.setProperty(u"role", u"error")

        self.checked_on_box.addWidget(self.checked_on_error)


        self.checks.addLayout(self.checked_on_box, 0, 1, 1, 1, Qt.AlignmentFlag.AlignTop)


        self.body.addLayout(self.checks)

        self.spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.body.addItem(self.spacer)

#if QT_CONFIG(shortcut)
        self.title_label.setBuddy(self.title)
        self.edition_label.setBuddy(self.edition)
        self.description_label.setBuddy(self.description)
        self.example_roles_label.setBuddy(self.example_roles)
        self.checked_by_label.setBuddy(self.checked_by)
        self.checked_on_label.setBuddy(self.checked_on)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.title, self.edition)
        QWidget.setTabOrder(self.edition, self.description)
        QWidget.setTabOrder(self.description, self.example_roles)
        QWidget.setTabOrder(self.example_roles, self.checked)
        QWidget.setTabOrder(self.checked, self.checked_by)
        QWidget.setTabOrder(self.checked_by, self.checked_on)

        self.retranslateUi(TargetGroupForm)
    # setupUi

    def retranslateUi(self, TargetGroupForm):
        self.about.setText("")
        self.title_label.setText(QCoreApplication.translate("TargetGroupForm", u"&Title", None))
#if QT_CONFIG(accessibility)
        self.title.setAccessibleName(QCoreApplication.translate("TargetGroupForm", u"Title", None))
#endif // QT_CONFIG(accessibility)
        self.edition_label.setText(QCoreApplication.translate("TargetGroupForm", u"&Edition", None))
#if QT_CONFIG(accessibility)
        self.edition.setAccessibleName(QCoreApplication.translate("TargetGroupForm", u"Edition", None))
#endif // QT_CONFIG(accessibility)
        self.description_label.setText(QCoreApplication.translate("TargetGroupForm", u"&Description", None))
#if QT_CONFIG(accessibility)
        self.description.setAccessibleName(QCoreApplication.translate("TargetGroupForm", u"Description", None))
#endif // QT_CONFIG(accessibility)
        self.example_roles_label.setText(QCoreApplication.translate("TargetGroupForm", u"E&xample roles", None))
#if QT_CONFIG(accessibility)
        self.example_roles.setAccessibleName(QCoreApplication.translate("TargetGroupForm", u"Example roles", None))
#endif // QT_CONFIG(accessibility)
        self.checked.setText(QCoreApplication.translate("TargetGroupForm", u"&Compared with the published text", None))
        self.checked_by_label.setText(QCoreApplication.translate("TargetGroupForm", u"Checked &by", None))
#if QT_CONFIG(accessibility)
        self.checked_by.setAccessibleName(QCoreApplication.translate("TargetGroupForm", u"Checked by", None))
#endif // QT_CONFIG(accessibility)
        self.checked_on_label.setText(QCoreApplication.translate("TargetGroupForm", u"Checked &on", None))
#if QT_CONFIG(accessibility)
        self.checked_on.setAccessibleName(QCoreApplication.translate("TargetGroupForm", u"Checked on", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi
