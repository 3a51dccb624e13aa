# -*- coding: utf-8 -*-

## Form generated from reading UI file 'reviewed.ui'
## WARNING! All changes made in this file will be lost when recompiling UI file!

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QGridLayout, QLabel, QLineEdit,
    QPlainTextEdit, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from nscp_desktop.ui.dates import DateField

class Ui_ReviewedForm(object):
    def setupUi(self, ReviewedForm):
        if not ReviewedForm.objectName():
            ReviewedForm.setObjectName(u"ReviewedForm")
        ReviewedForm.resize(480, 300)
        ReviewedForm.setMinimumSize(QSize(460, 0))
        self.body = QVBoxLayout(ReviewedForm)
        self.body.setSpacing(10)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.about = QLabel(ReviewedForm)
        self.about.setObjectName(u"about")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.about.setProperty(u"role", u"quiet")

        self.body.addWidget(self.about)

        self.note = QLabel(ReviewedForm)
        self.note.setObjectName(u"note")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setProperty(u"role", u"quiet")

        self.body.addWidget(self.note)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(12)
        self.fields.setVerticalSpacing(8)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.group_reason_box = QVBoxLayout()
        self.group_reason_box.setSpacing(3)
        self.group_reason_box.setObjectName(u"group_reason_box")
        self.group_reason_box.setContentsMargins(0, 0, 0, 0)
        self.group_reason_label = QLabel(ReviewedForm)
        self.group_reason_label.setObjectName(u"group_reason_label")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.group_reason_label.sizePolicy().hasHeightForWidth())
        self.group_reason_label.setSizePolicy(sizePolicy)

        self.group_reason_box.addWidget(self.group_reason_label)

        self.group_reason = QPlainTextEdit(ReviewedForm)
        self.group_reason.setObjectName(u"group_reason")
        self.group_reason.setTabChangesFocus(True)
        self.group_reason.setMinimumSize(QSize(0, 56))
        self.group_reason.setMaximumSize(QSize(16777215, 56))

        self.group_reason_box.addWidget(self.group_reason)

        self.group_reason_error = QLabel(ReviewedForm)
        self.group_reason_error.setObjectName(u"group_reason_error")
        self.group_reason_error.setTextFormat(Qt.TextFormat.PlainText)
        self.group_reason_error.setWordWrap(True)
        self.group_reason_error.setProperty(u"role", u"error")

        self.group_reason_box.addWidget(self.group_reason_error)


        self.fields.addLayout(self.group_reason_box, 0, 0, 1, 2, Qt.AlignmentFlag.AlignTop)

        self.group_decided_by_box = QVBoxLayout()
        self.group_decided_by_box.setSpacing(3)
        self.group_decided_by_box.setObjectName(u"group_decided_by_box")
        self.group_decided_by_box.setContentsMargins(0, 0, 0, 0)
        self.group_decided_by_label = QLabel(ReviewedForm)
        self.group_decided_by_label.setObjectName(u"group_decided_by_label")
        sizePolicy.setHeightForWidth(self.group_decided_by_label.sizePolicy().hasHeightForWidth())
        self.group_decided_by_label.setSizePolicy(sizePolicy)

        self.group_decided_by_box.addWidget(self.group_decided_by_label)

        self.group_decided_by = QLineEdit(ReviewedForm)
        self.group_decided_by.setObjectName(u"group_decided_by")

        self.group_decided_by_box.addWidget(self.group_decided_by)

        self.group_decided_by_error = QLabel(ReviewedForm)
        self.group_decided_by_error.setObjectName(u"group_decided_by_error")
        self.group_decided_by_error.setTextFormat(Qt.TextFormat.PlainText)
        self.group_decided_by_error.setWordWrap(True)
        self.group_decided_by_error.setProperty(u"role", u"error")

        self.group_decided_by_box.addWidget(self.group_decided_by_error)


        self.fields.addLayout(self.group_decided_by_box, 1, 0, 1, 2, Qt.AlignmentFlag.AlignTop)

        self.starts_on_box = QVBoxLayout()
        self.starts_on_box.setSpacing(3)
        self.starts_on_box.setObjectName(u"starts_on_box")
        self.starts_on_box.setContentsMargins(0, 0, 0, 0)
        self.starts_on_label = QLabel(ReviewedForm)
        self.starts_on_label.setObjectName(u"starts_on_label")
        sizePolicy.setHeightForWidth(self.starts_on_label.sizePolicy().hasHeightForWidth())
        self.starts_on_label.setSizePolicy(sizePolicy)

        self.starts_on_box.addWidget(self.starts_on_label)

        self.starts_on = DateField(ReviewedForm)
        self.starts_on.setObjectName(u"starts_on")

        self.starts_on_box.addWidget(self.starts_on)

        self.starts_on_error = QLabel(ReviewedForm)
        self.starts_on_error.setObjectName(u"starts_on_error")
        self.starts_on_error.setTextFormat(Qt.TextFormat.PlainText)
        self.starts_on_error.setWordWrap(True)
        self.starts_on_error.setProperty(u"role", u"error")

        self.starts_on_box.addWidget(self.starts_on_error)


        self.fields.addLayout(self.starts_on_box, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.review_on_box = QVBoxLayout()
        self.review_on_box.setSpacing(3)
        self.review_on_box.setObjectName(u"review_on_box")
        self.review_on_box.setContentsMargins(0, 0, 0, 0)
        self.review_on_label = QLabel(ReviewedForm)
        self.review_on_label.setObjectName(u"review_on_label")
        sizePolicy.setHeightForWidth(self.review_on_label.sizePolicy().hasHeightForWidth())
        self.review_on_label.setSizePolicy(sizePolicy)

        self.review_on_box.addWidget(self.review_on_label)

        self.review_on = DateField(ReviewedForm)
        self.review_on.setObjectName(u"review_on")

        self.review_on_box.addWidget(self.review_on)

        self.review_on_error = QLabel(ReviewedForm)
        self.review_on_error.setObjectName(u"review_on_error")
        self.review_on_error.setTextFormat(Qt.TextFormat.PlainText)
        self.review_on_error.setWordWrap(True)
        self.review_on_error.setProperty(u"role", u"error")

        self.review_on_box.addWidget(self.review_on_error)


        self.fields.addLayout(self.review_on_box, 2, 1, 1, 1, Qt.AlignmentFlag.AlignTop)


        self.body.addLayout(self.fields)

        self.spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.body.addItem(self.spacer)

#if QT_CONFIG(shortcut)
        self.group_reason_label.setBuddy(self.group_reason)
        self.group_decided_by_label.setBuddy(self.group_decided_by)
        self.starts_on_label.setBuddy(self.starts_on)
        self.review_on_label.setBuddy(self.review_on)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.group_reason, self.group_decided_by)
        QWidget.setTabOrder(self.group_decided_by, self.starts_on)
        QWidget.setTabOrder(self.starts_on, self.review_on)

        self.retranslateUi(ReviewedForm)
    # setupUi

    def retranslateUi(self, ReviewedForm):
        self.about.setText("")
        self.note.setText("")
        self.group_reason_label.setText(QCoreApplication.translate("ReviewedForm", u"&Reason", None))
#if QT_CONFIG(accessibility)
        self.group_reason.setAccessibleName(QCoreApplication.translate("ReviewedForm", u"Reason", None))
#endif // QT_CONFIG(accessibility)
        self.group_decided_by_label.setText(QCoreApplication.translate("ReviewedForm", u"&Decided by", None))
#if QT_CONFIG(accessibility)
        self.group_decided_by.setAccessibleName(QCoreApplication.translate("ReviewedForm", u"Decided by", None))
#endif // QT_CONFIG(accessibility)
        self.starts_on_label.setText(QCoreApplication.translate("ReviewedForm", u"Looked at &on", None))
#if QT_CONFIG(accessibility)
        self.starts_on.setAccessibleName(QCoreApplication.translate("ReviewedForm", u"Looked at on", None))
#endif // QT_CONFIG(accessibility)
        self.review_on_label.setText(QCoreApplication.translate("ReviewedForm", u"Next re&view on", None))
#if QT_CONFIG(accessibility)
        self.review_on.setAccessibleName(QCoreApplication.translate("ReviewedForm", u"Next review on", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi
