# -*- coding: utf-8 -*-

## Form generated from reading UI file 'competence_review.ui'
## WARNING! All changes made in this file will be lost when recompiling UI file!

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QGridLayout, QLabel,
    QLineEdit, QPlainTextEdit, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from nscp_desktop.ui.dates import DateField

class Ui_CompetenceReviewForm(object):
    def setupUi(self, CompetenceReviewForm):
        if not CompetenceReviewForm.objectName():
            CompetenceReviewForm.setObjectName(u"CompetenceReviewForm")
        CompetenceReviewForm.resize(720, 520)
        CompetenceReviewForm.setMinimumSize(QSize(700, 0))
        self.body = QVBoxLayout(CompetenceReviewForm)
        self.body.setSpacing(10)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.about = QLabel(CompetenceReviewForm)
        self.about.setObjectName(u"about")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.about.setProperty(u"role", u"quiet")

        self.body.addWidget(self.about)

        self.first = QGridLayout()
        self.first.setObjectName(u"first")
        self.first.setHorizontalSpacing(12)
        self.first.setVerticalSpacing(8)
        self.first.setContentsMargins(0, 0, 0, 0)
        self.group_box = QVBoxLayout()
        self.group_box.setSpacing(3)
        self.group_box.setObjectName(u"group_box")
        self.group_box.setContentsMargins(0, 0, 0, 0)
        self.group_label = QLabel(CompetenceReviewForm)
        self.group_label.setObjectName(u"group_label")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.group_label.sizePolicy().hasHeightForWidth())
        self.group_label.setSizePolicy(sizePolicy)

        self.group_box.addWidget(self.group_label)

        self.group = QComboBox(CompetenceReviewForm)
        self.group.setObjectName(u"group")
        self.group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.group.setMinimumContentsLength(8)

        self.group_box.addWidget(self.group)

        self.group_error = QLabel(CompetenceReviewForm)
        self.group_error.setObjectName(u"group_error")
        self.group_error.setTextFormat(Qt.TextFormat.PlainText)
        self.group_error.setWordWrap(True)
        self.group_error.setProperty(u"role", u"error")

        self.group_box.addWidget(self.group_error)


        self.first.addLayout(self.group_box, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.reviewed_by_box = QVBoxLayout()
        self.reviewed_by_box.setSpacing(3)
        self.reviewed_by_box.setObjectName(u"reviewed_by_box")
        self.reviewed_by_box.setContentsMargins(0, 0, 0, 0)
        self.reviewed_by_label = QLabel(CompetenceReviewForm)
        self.reviewed_by_label.setObjectName(u"reviewed_by_label")
        sizePolicy.setHeightForWidth(self.reviewed_by_label.sizePolicy().hasHeightForWidth())
        self.reviewed_by_label.setSizePolicy(sizePolicy)

        self.reviewed_by_box.addWidget(self.reviewed_by_label)

        self.reviewed_by = QLineEdit(CompetenceReviewForm)
        self.reviewed_by.setObjectName(u"reviewed_by")

        self.reviewed_by_box.addWidget(self.reviewed_by)

        self.reviewed_by_error = QLabel(CompetenceReviewForm)
        self.reviewed_by_error.setObjectName(u"reviewed_by_error")
        self.reviewed_by_error.setTextFormat(Qt.TextFormat.PlainText)
        self.reviewed_by_error.setWordWrap(True)
        self.reviewed_by_error.setProperty(u"role", u"error")

        self.reviewed_by_box.addWidget(self.reviewed_by_error)


        self.first.addLayout(self.reviewed_by_box, 0, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.reviewed_on_box = QVBoxLayout()
        self.reviewed_on_box.setSpacing(3)
        self.reviewed_on_box.setObjectName(u"reviewed_on_box")
        self.reviewed_on_box.setContentsMargins(0, 0, 0, 0)
        self.reviewed_on_label = QLabel(CompetenceReviewForm)
        self.reviewed_on_label.setObjectName(u"reviewed_on_label")
        sizePolicy.setHeightForWidth(self.reviewed_on_label.sizePolicy().hasHeightForWidth())
        self.reviewed_on_label.setSizePolicy(sizePolicy)

        self.reviewed_on_box.addWidget(self.reviewed_on_label)

        self.reviewed_on = DateField(CompetenceReviewForm)
        self.reviewed_on.setObjectName(u"reviewed_on")

        self.reviewed_on_box.addWidget(self.reviewed_on)

        self.reviewed_on_error = QLabel(CompetenceReviewForm)
        self.reviewed_on_error.setObjectName(u"reviewed_on_error")
        self.reviewed_on_error.setTextFormat(Qt.TextFormat.PlainText)
        self.reviewed_on_error.setWordWrap(True)
        self.reviewed_on_error.setProperty(u"role", u"error")

        self.reviewed_on_box.addWidget(self.reviewed_on_error)


        self.first.addLayout(self.reviewed_on_box, 0, 2, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.next_on_box = QVBoxLayout()
        self.next_on_box.setSpacing(3)
        self.next_on_box.setObjectName(u"next_on_box")
        self.next_on_box.setContentsMargins(0, 0, 0, 0)
        self.next_on_label = QLabel(CompetenceReviewForm)
        self.next_on_label.setObjectName(u"next_on_label")
        sizePolicy.setHeightForWidth(self.next_on_label.sizePolicy().hasHeightForWidth())
        self.next_on_label.setSizePolicy(sizePolicy)

        self.next_on_box.addWidget(self.next_on_label)

        self.next_on = DateField(CompetenceReviewForm)
        self.next_on.setObjectName(u"next_on")

        self.next_on_box.addWidget(self.next_on)

        self.next_on_error = QLabel(CompetenceReviewForm)
        self.next_on_error.setObjectName(u"next_on_error")
        self.next_on_error.setTextFormat(Qt.TextFormat.PlainText)
        self.next_on_error.setWordWrap(True)
        self.next_on_error.setProperty(u"role", u"error")

        self.next_on_box.addWidget(self.next_on_error)


        self.first.addLayout(self.next_on_box, 0, 3, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.first.setColumnStretch(0, 6)
        self.first.setColumnStretch(1, 4)
        self.first.setColumnStretch(2, 3)
        self.first.setColumnStretch(3, 3)

        self.body.addLayout(self.first)

        self.items = QWidget(CompetenceReviewForm)
        self.items.setObjectName(u"items")

        self.body.addWidget(self.items)

        self.note_box = QVBoxLayout()
        self.note_box.setSpacing(3)
        self.note_box.setObjectName(u"note_box")
        self.note_box.setContentsMargins(0, 0, 0, 0)
        self.note_label = QLabel(CompetenceReviewForm)
        self.note_label.setObjectName(u"note_label")
        sizePolicy.setHeightForWidth(self.note_label.sizePolicy().hasHeightForWidth())
        self.note_label.setSizePolicy(sizePolicy)

        self.note_box.addWidget(self.note_label)

        self.note = QPlainTextEdit(CompetenceReviewForm)
        self.note.setObjectName(u"note")
        self.note.setTabChangesFocus(True)
        self.note.setMinimumSize(QSize(0, 52))
        self.note.setMaximumSize(QSize(16777215, 52))

        self.note_box.addWidget(self.note)

        self.note_error = QLabel(CompetenceReviewForm)
        self.note_error.setObjectName(u"note_error")
        self.note_error.setTextFormat(Qt.TextFormat.PlainText)
        self.note_error.setWordWrap(True)
        self.note_error.setProperty(u"role", u"error")

        self.note_box.addWidget(self.note_error)


        self.body.addLayout(self.note_box)

        self.privacy = QLabel(CompetenceReviewForm)
        self.privacy.setObjectName(u"privacy")
        self.privacy.setTextFormat(Qt.TextFormat.PlainText)
        self.privacy.setWordWrap(True)
        self.privacy.setProperty(u"role", u"quiet")

        self.body.addWidget(self.privacy)

        self.spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.body.addItem(self.spacer)

#if QT_CONFIG(shortcut)
        self.group_label.setBuddy(self.group)
        self.reviewed_by_label.setBuddy(self.reviewed_by)
        self.reviewed_on_label.setBuddy(self.reviewed_on)
        self.next_on_label.setBuddy(self.next_on)
        self.note_label.setBuddy(self.note)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.group, self.reviewed_by)
        QWidget.setTabOrder(self.reviewed_by, self.reviewed_on)
        QWidget.setTabOrder(self.reviewed_on, self.next_on)
        QWidget.setTabOrder(self.next_on, self.note)

        self.retranslateUi(CompetenceReviewForm)
    # setupUi

    def retranslateUi(self, CompetenceReviewForm):
        self.about.setText("")
        self.group_label.setText(QCoreApplication.translate("CompetenceReviewForm", u"Against the list of target gr&oup", None))
#if QT_CONFIG(accessibility)
        self.group.setAccessibleName(QCoreApplication.translate("CompetenceReviewForm", u"Against the list of target group", None))
#endif // QT_CONFIG(accessibility)
        self.reviewed_by_label.setText(QCoreApplication.translate("CompetenceReviewForm", u"&Reviewed by", None))
#if QT_CONFIG(accessibility)
        self.reviewed_by.setAccessibleName(QCoreApplication.translate("CompetenceReviewForm", u"Reviewed by", None))
#endif // QT_CONFIG(accessibility)
        self.reviewed_on_label.setText(QCoreApplication.translate("CompetenceReviewForm", u"Reviewed o&n", None))
#if QT_CONFIG(accessibility)
        self.reviewed_on.setAccessibleName(QCoreApplication.translate("CompetenceReviewForm", u"Reviewed on", None))
#endif // QT_CONFIG(accessibility)
        self.next_on_label.setText(QCoreApplication.translate("CompetenceReviewForm", u"Ne&xt review", None))
#if QT_CONFIG(accessibility)
        self.next_on.setAccessibleName(QCoreApplication.translate("CompetenceReviewForm", u"Next review", None))
#endif // QT_CONFIG(accessibility)
        self.note_label.setText(QCoreApplication.translate("CompetenceReviewForm", u"O&verall", None))
#if QT_CONFIG(accessibility)
        self.note.setAccessibleName(QCoreApplication.translate("CompetenceReviewForm", u"Overall", None))
#endif // QT_CONFIG(accessibility)
        self.privacy.setText(QCoreApplication.translate("CompetenceReviewForm", u"Only what somebody can do belongs here. No case, no child and nothing about health.", None))
        pass
    # retranslateUi
