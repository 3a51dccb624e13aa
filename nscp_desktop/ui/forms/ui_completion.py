# -*- coding: utf-8 -*-

## Form generated from reading UI file 'completion.ui'
## WARNING! All changes made in this file will be lost when recompiling UI file!

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QGridLayout, QLabel,
    QLineEdit, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from nscp_desktop.ui.dates import DateField

class Ui_CompletionForm(object):
    def setupUi(self, CompletionForm):
        if not CompletionForm.objectName():
            CompletionForm.setObjectName(u"CompletionForm")
        CompletionForm.resize(520, 280)
        CompletionForm.setMinimumSize(QSize(460, 0))
        self.body = QVBoxLayout(CompletionForm)
        self.body.setSpacing(10)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.about = QLabel(CompletionForm)
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
        self.completed_on_box = QVBoxLayout()
        self.completed_on_box.setSpacing(3)
        self.completed_on_box.setObjectName(u"completed_on_box")
        self.completed_on_box.setContentsMargins(0, 0, 0, 0)
        self.completed_on_label = QLabel(CompletionForm)
        self.completed_on_label.setObjectName(u"completed_on_label")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.completed_on_label.sizePolicy().hasHeightForWidth())
        self.completed_on_label.setSizePolicy(sizePolicy)

        self.completed_on_box.addWidget(self.completed_on_label)

        self.completed_on = DateField(CompletionForm)
        self.completed_on.setObjectName(u"completed_on")

        self.completed_on_box.addWidget(self.completed_on)

        self.completed_on_error = QLabel(CompletionForm)
        self.completed_on_error.setObjectName(u"completed_on_error")
        self.completed_on_error.setTextFormat(Qt.TextFormat.PlainText)
        self.completed_on_error.setWordWrap(True)
        self.completed_on_error.setProperty(u"role", u"error")

        self.completed_on_box.addWidget(self.completed_on_error)


        self.fields.addLayout(self.completed_on_box, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.expires_on_box = QVBoxLayout()
        self.expires_on_box.setSpacing(3)
        self.expires_on_box.setObjectName(u"expires_on_box")
        self.expires_on_box.setContentsMargins(0, 0, 0, 0)
        self.expires_on_label = QLabel(CompletionForm)
        self.expires_on_label.setObjectName(u"expires_on_label")
        sizePolicy.setHeightForWidth(self.expires_on_label.sizePolicy().hasHeightForWidth())
        self.expires_on_label.setSizePolicy(sizePolicy)

        self.expires_on_box.addWidget(self.expires_on_label)

        self.expires_on = DateField(CompletionForm)
        self.expires_on.setObjectName(u"expires_on")

        self.expires_on_box.addWidget(self.expires_on)

        self.expires_on_error = QLabel(CompletionForm)
        self.expires_on_error.setObjectName(u"expires_on_error")
        self.expires_on_error.setTextFormat(Qt.TextFormat.PlainText)
        self.expires_on_error.setWordWrap(True)
        self.expires_on_error.setProperty(u"role", u"error")

        self.expires_on_box.addWidget(self.expires_on_error)


        self.fields.addLayout(self.expires_on_box, 0, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.completed_note = QLabel(CompletionForm)
        self.completed_note.setObjectName(u"completed_note")
        self.completed_note.setTextFormat(Qt.TextFormat.PlainText)
        self.completed_note.setWordWrap(True)
        self.completed_note.setProperty(u"role", u"quiet")

        self.fields.addWidget(self.completed_note, 1, 0, 1, 2)

        self.expires_note = QLabel(CompletionForm)
        self.expires_note.setObjectName(u"expires_note")
        self.expires_note.setTextFormat(Qt.TextFormat.PlainText)
        self.expires_note.setWordWrap(True)
        self.expires_note.setProperty(u"role", u"quiet")

        self.fields.addWidget(self.expires_note, 2, 0, 1, 2)

        self.hours_box = QVBoxLayout()
        self.hours_box.setSpacing(3)
        self.hours_box.setObjectName(u"hours_box")
        self.hours_box.setContentsMargins(0, 0, 0, 0)
        self.hours_label = QLabel(CompletionForm)
        self.hours_label.setObjectName(u"hours_label")
        sizePolicy.setHeightForWidth(self.hours_label.sizePolicy().hasHeightForWidth())
        self.hours_label.setSizePolicy(sizePolicy)

        self.hours_box.addWidget(self.hours_label)

        self.hours = QLineEdit(CompletionForm)
        self.hours.setObjectName(u"hours")

        self.hours_box.addWidget(self.hours)

        self.hours_error = QLabel(CompletionForm)
        self.hours_error.setObjectName(u"hours_error")
        self.hours_error.setTextFormat(Qt.TextFormat.PlainText)
        self.hours_error.setWordWrap(True)
        self.hours_error.setProperty(u"role", u"error")

        self.hours_box.addWidget(self.hours_error)


        self.fields.addLayout(self.hours_box, 3, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.provider_box = QVBoxLayout()
        self.provider_box.setSpacing(3)
        self.provider_box.setObjectName(u"provider_box")
        self.provider_box.setContentsMargins(0, 0, 0, 0)
        self.provider_label = QLabel(CompletionForm)
        self.provider_label.setObjectName(u"provider_label")
        sizePolicy.setHeightForWidth(self.provider_label.sizePolicy().hasHeightForWidth())
        self.provider_label.setSizePolicy(sizePolicy)

        self.provider_box.addWidget(self.provider_label)

        self.provider = QLineEdit(CompletionForm)
        self.provider.setObjectName(u"provider")

        self.provider_box.addWidget(self.provider)

        self.provider_error = QLabel(CompletionForm)
        self.provider_error.setObjectName(u"provider_error")
        self.provider_error.setTextFormat(Qt.TextFormat.PlainText)
        self.provider_error.setWordWrap(True)
        self.provider_error.setProperty(u"role", u"error")

        self.provider_box.addWidget(self.provider_error)


        self.fields.addLayout(self.provider_box, 3, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.evidence_box = QVBoxLayout()
        self.evidence_box.setSpacing(3)
        self.evidence_box.setObjectName(u"evidence_box")
        self.evidence_box.setContentsMargins(0, 0, 0, 0)
        self.evidence_label = QLabel(CompletionForm)
        self.evidence_label.setObjectName(u"evidence_label")
        sizePolicy.setHeightForWidth(self.evidence_label.sizePolicy().hasHeightForWidth())
        self.evidence_label.setSizePolicy(sizePolicy)

        self.evidence_box.addWidget(self.evidence_label)

        self.evidence = QComboBox(CompletionForm)
        self.evidence.setObjectName(u"evidence")
        self.evidence.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.evidence.setMinimumContentsLength(8)

        self.evidence_box.addWidget(self.evidence)

        self.evidence_error = QLabel(CompletionForm)
        self.evidence_error.setObjectName(u"evidence_error")
        self.evidence_error.setTextFormat(Qt.TextFormat.PlainText)
        self.evidence_error.setWordWrap(True)
        self.evidence_error.setProperty(u"role", u"error")

        self.evidence_box.addWidget(self.evidence_error)


        self.fields.addLayout(self.evidence_box, 4, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.certificate_number_box = QVBoxLayout()
        self.certificate_number_box.setSpacing(3)
        self.certificate_number_box.setObjectName(u"certificate_number_box")
        self.certificate_number_box.setContentsMargins(0, 0, 0, 0)
        self.certificate_number_label = QLabel(CompletionForm)
        self.certificate_number_label.setObjectName(u"certificate_number_label")
        sizePolicy.setHeightForWidth(self.certificate_number_label.sizePolicy().hasHeightForWidth())
        self.certificate_number_label.setSizePolicy(sizePolicy)

        self.certificate_number_box.addWidget(self.certificate_number_label)

        self.certificate_number = QLineEdit(CompletionForm)
        self.certificate_number.setObjectName(u"certificate_number")

        self.certificate_number_box.addWidget(self.certificate_number)

        self.certificate_number_error = QLabel(CompletionForm)
        self.certificate_number_error.setObjectName(u"certificate_number_error")
        self.certificate_number_error.setTextFormat(Qt.TextFormat.PlainText)
        self.certificate_number_error.setWordWrap(True)
        self.certificate_number_error.setProperty(u"role", u"error")

        self.certificate_number_box.addWidget(self.certificate_number_error)


        self.fields.addLayout(self.certificate_number_box, 4, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.note_box = QVBoxLayout()
        self.note_box.setSpacing(3)
        self.note_box.setObjectName(u"note_box")
        self.note_box.setContentsMargins(0, 0, 0, 0)
        self.note_label = QLabel(CompletionForm)
        self.note_label.setObjectName(u"note_label")
        sizePolicy.setHeightForWidth(self.note_label.sizePolicy().hasHeightForWidth())
        self.note_label.setSizePolicy(sizePolicy)

        self.note_box.addWidget(self.note_label)

        self.note = QLineEdit(CompletionForm)
        self.note.setObjectName(u"note")

        self.note_box.addWidget(self.note)

        self.note_error = QLabel(CompletionForm)
        self.note_error.setObjectName(u"note_error")
        self.note_error.setTextFormat(Qt.TextFormat.PlainText)
        self.note_error.setWordWrap(True)
        self.note_error.setProperty(u"role", u"error")

        self.note_box.addWidget(self.note_error)


        self.fields.addLayout(self.note_box, 5, 0, 1, 2, Qt.AlignmentFlag.AlignTop)

        self.why_box = QVBoxLayout()
        self.why_box.setSpacing(3)
        self.why_box.setObjectName(u"why_box")
        self.why_box.setContentsMargins(0, 0, 0, 0)
        self.why_label = QLabel(CompletionForm)
        self.why_label.setObjectName(u"why_label")
        sizePolicy.setHeightForWidth(self.why_label.sizePolicy().hasHeightForWidth())
        self.why_label.setSizePolicy(sizePolicy)

        self.why_box.addWidget(self.why_label)

        self.why = QLineEdit(CompletionForm)
        self.why.setObjectName(u"why")

        self.why_box.addWidget(self.why)

        self.why_error = QLabel(CompletionForm)
        self.why_error.setObjectName(u"why_error")
        self.why_error.setTextFormat(Qt.TextFormat.PlainText)
        self.why_error.setWordWrap(True)
        self.why_error.setProperty(u"role", u"error")

        self.why_box.addWidget(self.why_error)


        self.fields.addLayout(self.why_box, 6, 0, 1, 2, Qt.AlignmentFlag.AlignTop)


        self.body.addLayout(self.fields)

        self.spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.body.addItem(self.spacer)

#if QT_CONFIG(shortcut)
        self.completed_on_label.setBuddy(self.completed_on)
        self.expires_on_label.setBuddy(self.expires_on)
        self.hours_label.setBuddy(self.hours)
        self.provider_label.setBuddy(self.provider)
        self.evidence_label.setBuddy(self.evidence)
        self.certificate_number_label.setBuddy(self.certificate_number)
        self.note_label.setBuddy(self.note)
        self.why_label.setBuddy(self.why)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.completed_on, self.expires_on)
        QWidget.setTabOrder(self.expires_on, self.hours)
        QWidget.setTabOrder(self.hours, self.provider)
        QWidget.setTabOrder(self.provider, self.evidence)
        QWidget.setTabOrder(self.evidence, self.certificate_number)
        QWidget.setTabOrder(self.certificate_number, self.note)
        QWidget.setTabOrder(self.note, self.why)

        self.retranslateUi(CompletionForm)
    # setupUi

    def retranslateUi(self, CompletionForm):
        self.about.setText("")
        self.completed_on_label.setText(QCoreApplication.translate("CompletionForm", u"Date &completed", None))
#if QT_CONFIG(accessibility)
        self.completed_on.setAccessibleName(QCoreApplication.translate("CompletionForm", u"Date completed", None))
#endif // QT_CONFIG(accessibility)
        self.expires_on_label.setText(QCoreApplication.translate("CompletionForm", u"&Valid until, if the certificate says so", None))
#if QT_CONFIG(accessibility)
        self.expires_on.setAccessibleName(QCoreApplication.translate("CompletionForm", u"Valid until, if the certificate says so", None))
#endif // QT_CONFIG(accessibility)
        self.completed_note.setText("")
        self.expires_note.setText("")
        self.hours_label.setText(QCoreApplication.translate("CompletionForm", u"&Hours", None))
#if QT_CONFIG(accessibility)
        self.hours.setAccessibleName(QCoreApplication.translate("CompletionForm", u"Hours", None))
#endif // QT_CONFIG(accessibility)
        self.provider_label.setText(QCoreApplication.translate("CompletionForm", u"&Provider", None))
#if QT_CONFIG(accessibility)
        self.provider.setAccessibleName(QCoreApplication.translate("CompletionForm", u"Provider", None))
#endif // QT_CONFIG(accessibility)
        self.evidence_label.setText(QCoreApplication.translate("CompletionForm", u"&Evidence", None))
#if QT_CONFIG(accessibility)
        self.evidence.setAccessibleName(QCoreApplication.translate("CompletionForm", u"Evidence", None))
#endif // QT_CONFIG(accessibility)
        self.certificate_number_label.setText(QCoreApplication.translate("CompletionForm", u"Certificate &number", None))
#if QT_CONFIG(accessibility)
        self.certificate_number.setAccessibleName(QCoreApplication.translate("CompletionForm", u"Certificate number", None))
#endif // QT_CONFIG(accessibility)
        self.note_label.setText(QCoreApplication.translate("CompletionForm", u"N&ote", None))
#if QT_CONFIG(accessibility)
        self.note.setAccessibleName(QCoreApplication.translate("CompletionForm", u"Note", None))
#endif // QT_CONFIG(accessibility)
        self.why_label.setText(QCoreApplication.translate("CompletionForm", u"&Why (stands in the history)", None))
#if QT_CONFIG(accessibility)
        self.why.setAccessibleName(QCoreApplication.translate("CompletionForm", u"Why (stands in the history)", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi
