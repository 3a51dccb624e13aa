# -*- coding: utf-8 -*-

## Form generated from reading UI file 'record_training.ui'
## WARNING! All changes made in this file will be lost when recompiling UI file!

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QGridLayout,
    QLabel, QLineEdit, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from nscp_desktop.ui.dates import DateField

class Ui_RecordTrainingForm(object):
    def setupUi(self, RecordTrainingForm):
        if not RecordTrainingForm.objectName():
            RecordTrainingForm.setObjectName(u"RecordTrainingForm")
        RecordTrainingForm.resize(360, 480)
        self.body = QVBoxLayout(RecordTrainingForm)
        self.body.setSpacing(8)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.course_id_box = QVBoxLayout()
        self.course_id_box.setSpacing(3)
        self.course_id_box.setObjectName(u"course_id_box")
        self.course_id_box.setContentsMargins(0, 0, 0, 0)
        self.course_id_label = QLabel(RecordTrainingForm)
        self.course_id_label.setObjectName(u"course_id_label")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.course_id_label.sizePolicy().hasHeightForWidth())
        self.course_id_label.setSizePolicy(sizePolicy)

        self.course_id_box.addWidget(self.course_id_label)

        self.course_id = QComboBox(RecordTrainingForm)
        self.course_id.setObjectName(u"course_id")
        self.course_id.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.course_id.setMinimumContentsLength(8)

        self.course_id_box.addWidget(self.course_id)

        self.course_id_error = QLabel(RecordTrainingForm)
        self.course_id_error.setObjectName(u"course_id_error")
        self.course_id_error.setTextFormat(Qt.TextFormat.PlainText)
        self.course_id_error.setWordWrap(True)
        self.course_id_error.setProperty(u"role", u"error")

        self.course_id_box.addWidget(self.course_id_error)


        self.body.addLayout(self.course_id_box)

        self.course_note = QLabel(RecordTrainingForm)
        self.course_note.setObjectName(u"course_note")
        self.course_note.setTextFormat(Qt.TextFormat.PlainText)
        self.course_note.setWordWrap(True)
        self.course_note.setProperty(u"role", u"quiet")

        self.body.addWidget(self.course_note)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(12)
        self.fields.setVerticalSpacing(8)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.completed_on_box = QVBoxLayout()
        self.completed_on_box.setSpacing(3)
        self.completed_on_box.setObjectName(u"completed_on_box")
        self.completed_on_box.setContentsMargins(0, 0, 0, 0)
        self.completed_on_label = QLabel(RecordTrainingForm)
        self.completed_on_label.setObjectName(u"completed_on_label")
        sizePolicy.setHeightForWidth(self.completed_on_label.sizePolicy().hasHeightForWidth())
        self.completed_on_label.setSizePolicy(sizePolicy)

        self.completed_on_box.addWidget(self.completed_on_label)

        self.completed_on = DateField(RecordTrainingForm)
        self.completed_on.setObjectName(u"completed_on")

        self.completed_on_box.addWidget(self.completed_on)

        self.completed_on_error = QLabel(RecordTrainingForm)
        self.completed_on_error.setObjectName(u"completed_on_error")
        self.completed_on_error.setTextFormat(Qt.TextFormat.PlainText)
        self.completed_on_error.setWordWrap(True)
        self.completed_on_error.setProperty(u"role", u"error")

        self.completed_on_box.addWidget(self.completed_on_error)


        self.fields.addLayout(self.completed_on_box, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.first_day_box = QVBoxLayout()
        self.first_day_box.setSpacing(3)
        self.first_day_box.setObjectName(u"first_day_box")
        self.first_day_box.setContentsMargins(0, 0, 0, 0)
        self.first_day_label = QLabel(RecordTrainingForm)
        self.first_day_label.setObjectName(u"first_day_label")
        sizePolicy.setHeightForWidth(self.first_day_label.sizePolicy().hasHeightForWidth())
        self.first_day_label.setSizePolicy(sizePolicy)

        self.first_day_box.addWidget(self.first_day_label)

        self.first_day = DateField(RecordTrainingForm)
        self.first_day.setObjectName(u"first_day")

        self.first_day_box.addWidget(self.first_day)

        self.first_day_error = QLabel(RecordTrainingForm)
        self.first_day_error.setObjectName(u"first_day_error")
        self.first_day_error.setTextFormat(Qt.TextFormat.PlainText)
        self.first_day_error.setWordWrap(True)
        self.first_day_error.setProperty(u"role", u"error")

        self.first_day_box.addWidget(self.first_day_error)


        self.fields.addLayout(self.first_day_box, 0, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.date_unknown_box = QVBoxLayout()
        self.date_unknown_box.setSpacing(3)
        self.date_unknown_box.setObjectName(u"date_unknown_box")
        self.date_unknown = QCheckBox(RecordTrainingForm)
        self.date_unknown.setObjectName(u"date_unknown")

        self.date_unknown_box.addWidget(self.date_unknown)

        self.date_unknown_error = QLabel(RecordTrainingForm)
        self.date_unknown_error.setObjectName(u"date_unknown_error")
        self.date_unknown_error.setTextFormat(Qt.TextFormat.PlainText)
        self.date_unknown_error.setWordWrap(True)
        self.date_unknown_error.setProperty(u"role", u"error")

        self.date_unknown_box.addWidget(self.date_unknown_error)


        self.fields.addLayout(self.date_unknown_box, 1, 0, 1, 2)

        self.completed_note = QLabel(RecordTrainingForm)
        self.completed_note.setObjectName(u"completed_note")
        self.completed_note.setTextFormat(Qt.TextFormat.PlainText)
        self.completed_note.setWordWrap(True)
        self.completed_note.setProperty(u"role", u"quiet")

        self.fields.addWidget(self.completed_note, 2, 0, 1, 2)

        self.whole_agency_box = QVBoxLayout()
        self.whole_agency_box.setSpacing(3)
        self.whole_agency_box.setObjectName(u"whole_agency_box")
        self.whole_agency = QCheckBox(RecordTrainingForm)
        self.whole_agency.setObjectName(u"whole_agency")

        self.whole_agency_box.addWidget(self.whole_agency)

        self.whole_agency_error = QLabel(RecordTrainingForm)
        self.whole_agency_error.setObjectName(u"whole_agency_error")
        self.whole_agency_error.setTextFormat(Qt.TextFormat.PlainText)
        self.whole_agency_error.setWordWrap(True)
        self.whole_agency_error.setProperty(u"role", u"error")

        self.whole_agency_box.addWidget(self.whole_agency_error)


        self.fields.addLayout(self.whole_agency_box, 3, 0, 1, 2)

        self.hours_box = QVBoxLayout()
        self.hours_box.setSpacing(3)
        self.hours_box.setObjectName(u"hours_box")
        self.hours_box.setContentsMargins(0, 0, 0, 0)
        self.hours_label = QLabel(RecordTrainingForm)
        self.hours_label.setObjectName(u"hours_label")
        sizePolicy.setHeightForWidth(self.hours_label.sizePolicy().hasHeightForWidth())
        self.hours_label.setSizePolicy(sizePolicy)

        self.hours_box.addWidget(self.hours_label)

        self.hours = QLineEdit(RecordTrainingForm)
        self.hours.setObjectName(u"hours")

        self.hours_box.addWidget(self.hours)

        self.hours_error = QLabel(RecordTrainingForm)
        self.hours_error.setObjectName(u"hours_error")
        self.hours_error.setTextFormat(Qt.TextFormat.PlainText)
        self.hours_error.setWordWrap(True)
        self.hours_error.setProperty(u"role", u"error")

        self.hours_box.addWidget(self.hours_error)


        self.fields.addLayout(self.hours_box, 4, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.delivery_box = QVBoxLayout()
        self.delivery_box.setSpacing(3)
        self.delivery_box.setObjectName(u"delivery_box")
        self.delivery_box.setContentsMargins(0, 0, 0, 0)
        self.delivery_label = QLabel(RecordTrainingForm)
        self.delivery_label.setObjectName(u"delivery_label")
        sizePolicy.setHeightForWidth(self.delivery_label.sizePolicy().hasHeightForWidth())
        self.delivery_label.setSizePolicy(sizePolicy)

        self.delivery_box.addWidget(self.delivery_label)

        self.delivery = QComboBox(RecordTrainingForm)
        self.delivery.setObjectName(u"delivery")
        self.delivery.setEditable(True)
        self.delivery.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.delivery.setMinimumContentsLength(8)

        self.delivery_box.addWidget(self.delivery)

        self.delivery_error = QLabel(RecordTrainingForm)
        self.delivery_error.setObjectName(u"delivery_error")
        self.delivery_error.setTextFormat(Qt.TextFormat.PlainText)
        self.delivery_error.setWordWrap(True)
        self.delivery_error.setProperty(u"role", u"error")

        self.delivery_box.addWidget(self.delivery_error)


        self.fields.addLayout(self.delivery_box, 4, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.hours_note = QLabel(RecordTrainingForm)
        self.hours_note.setObjectName(u"hours_note")
        self.hours_note.setTextFormat(Qt.TextFormat.PlainText)
        self.hours_note.setWordWrap(True)
        self.hours_note.setProperty(u"role", u"quiet")

        self.fields.addWidget(self.hours_note, 5, 0, 1, 2)

        self.trainer_box = QVBoxLayout()
        self.trainer_box.setSpacing(3)
        self.trainer_box.setObjectName(u"trainer_box")
        self.trainer_box.setContentsMargins(0, 0, 0, 0)
        self.trainer_label = QLabel(RecordTrainingForm)
        self.trainer_label.setObjectName(u"trainer_label")
        sizePolicy.setHeightForWidth(self.trainer_label.sizePolicy().hasHeightForWidth())
        self.trainer_label.setSizePolicy(sizePolicy)

        self.trainer_box.addWidget(self.trainer_label)

        self.trainer = QLineEdit(RecordTrainingForm)
        self.trainer.setObjectName(u"trainer")

        self.trainer_box.addWidget(self.trainer)

        self.trainer_error = QLabel(RecordTrainingForm)
        self.trainer_error.setObjectName(u"trainer_error")
        self.trainer_error.setTextFormat(Qt.TextFormat.PlainText)
        self.trainer_error.setWordWrap(True)
        self.trainer_error.setProperty(u"role", u"error")

        self.trainer_box.addWidget(self.trainer_error)


        self.fields.addLayout(self.trainer_box, 6, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.provider_box = QVBoxLayout()
        self.provider_box.setSpacing(3)
        self.provider_box.setObjectName(u"provider_box")
        self.provider_box.setContentsMargins(0, 0, 0, 0)
        self.provider_label = QLabel(RecordTrainingForm)
        self.provider_label.setObjectName(u"provider_label")
        sizePolicy.setHeightForWidth(self.provider_label.sizePolicy().hasHeightForWidth())
        self.provider_label.setSizePolicy(sizePolicy)

        self.provider_box.addWidget(self.provider_label)

        self.provider = QLineEdit(RecordTrainingForm)
        self.provider.setObjectName(u"provider")

        self.provider_box.addWidget(self.provider)

        self.provider_error = QLabel(RecordTrainingForm)
        self.provider_error.setObjectName(u"provider_error")
        self.provider_error.setTextFormat(Qt.TextFormat.PlainText)
        self.provider_error.setWordWrap(True)
        self.provider_error.setProperty(u"role", u"error")

        self.provider_box.addWidget(self.provider_error)


        self.fields.addLayout(self.provider_box, 6, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.evidence_box = QVBoxLayout()
        self.evidence_box.setSpacing(3)
        self.evidence_box.setObjectName(u"evidence_box")
        self.evidence_box.setContentsMargins(0, 0, 0, 0)
        self.evidence_label = QLabel(RecordTrainingForm)
        self.evidence_label.setObjectName(u"evidence_label")
        sizePolicy.setHeightForWidth(self.evidence_label.sizePolicy().hasHeightForWidth())
        self.evidence_label.setSizePolicy(sizePolicy)

        self.evidence_box.addWidget(self.evidence_label)

        self.evidence = QComboBox(RecordTrainingForm)
        self.evidence.setObjectName(u"evidence")
        self.evidence.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.evidence.setMinimumContentsLength(8)

        self.evidence_box.addWidget(self.evidence)

        self.evidence_error = QLabel(RecordTrainingForm)
        self.evidence_error.setObjectName(u"evidence_error")
        self.evidence_error.setTextFormat(Qt.TextFormat.PlainText)
        self.evidence_error.setWordWrap(True)
        self.evidence_error.setProperty(u"role", u"error")

        self.evidence_box.addWidget(self.evidence_error)


        self.fields.addLayout(self.evidence_box, 7, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.certificate_number_box = QVBoxLayout()
        self.certificate_number_box.setSpacing(3)
        self.certificate_number_box.setObjectName(u"certificate_number_box")
        self.certificate_number_box.setContentsMargins(0, 0, 0, 0)
        self.certificate_number_label = QLabel(RecordTrainingForm)
        self.certificate_number_label.setObjectName(u"certificate_number_label")
        sizePolicy.setHeightForWidth(self.certificate_number_label.sizePolicy().hasHeightForWidth())
        self.certificate_number_label.setSizePolicy(sizePolicy)

        self.certificate_number_box.addWidget(self.certificate_number_label)

        self.certificate_number = QLineEdit(RecordTrainingForm)
        self.certificate_number.setObjectName(u"certificate_number")

        self.certificate_number_box.addWidget(self.certificate_number)

        self.certificate_number_error = QLabel(RecordTrainingForm)
        self.certificate_number_error.setObjectName(u"certificate_number_error")
        self.certificate_number_error.setTextFormat(Qt.TextFormat.PlainText)
        self.certificate_number_error.setWordWrap(True)
        self.certificate_number_error.setProperty(u"role", u"error")

        self.certificate_number_box.addWidget(self.certificate_number_error)


        self.fields.addLayout(self.certificate_number_box, 7, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.expires_on_box = QVBoxLayout()
        self.expires_on_box.setSpacing(3)
        self.expires_on_box.setObjectName(u"expires_on_box")
        self.expires_on_box.setContentsMargins(0, 0, 0, 0)
        self.expires_on_label = QLabel(RecordTrainingForm)
        self.expires_on_label.setObjectName(u"expires_on_label")
        sizePolicy.setHeightForWidth(self.expires_on_label.sizePolicy().hasHeightForWidth())
        self.expires_on_label.setSizePolicy(sizePolicy)

        self.expires_on_box.addWidget(self.expires_on_label)

        self.expires_on = DateField(RecordTrainingForm)
        self.expires_on.setObjectName(u"expires_on")

        self.expires_on_box.addWidget(self.expires_on)

        self.expires_on_error = QLabel(RecordTrainingForm)
        self.expires_on_error.setObjectName(u"expires_on_error")
        self.expires_on_error.setTextFormat(Qt.TextFormat.PlainText)
        self.expires_on_error.setWordWrap(True)
        self.expires_on_error.setProperty(u"role", u"error")

        self.expires_on_box.addWidget(self.expires_on_error)


        self.fields.addLayout(self.expires_on_box, 8, 0, 1, 2, Qt.AlignmentFlag.AlignTop)

        self.expires_note = QLabel(RecordTrainingForm)
        self.expires_note.setObjectName(u"expires_note")
        self.expires_note.setTextFormat(Qt.TextFormat.PlainText)
        self.expires_note.setWordWrap(True)
        self.expires_note.setProperty(u"role", u"quiet")

        self.fields.addWidget(self.expires_note, 9, 0, 1, 2)

        self.note_box = QVBoxLayout()
        self.note_box.setSpacing(3)
        self.note_box.setObjectName(u"note_box")
        self.note_box.setContentsMargins(0, 0, 0, 0)
        self.note_label = QLabel(RecordTrainingForm)
        self.note_label.setObjectName(u"note_label")
        sizePolicy.setHeightForWidth(self.note_label.sizePolicy().hasHeightForWidth())
        self.note_label.setSizePolicy(sizePolicy)

        self.note_box.addWidget(self.note_label)

        self.note = QLineEdit(RecordTrainingForm)
        self.note.setObjectName(u"note")

        self.note_box.addWidget(self.note)

        self.note_error = QLabel(RecordTrainingForm)
        self.note_error.setObjectName(u"note_error")
        self.note_error.setTextFormat(Qt.TextFormat.PlainText)
        self.note_error.setWordWrap(True)
        self.note_error.setProperty(u"role", u"error")

        self.note_box.addWidget(self.note_error)


        self.fields.addLayout(self.note_box, 10, 0, 1, 2, Qt.AlignmentFlag.AlignTop)


        self.body.addLayout(self.fields)

        self.spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.body.addItem(self.spacer)

#if QT_CONFIG(shortcut)
        self.course_id_label.setBuddy(self.course_id)
        self.completed_on_label.setBuddy(self.completed_on)
        self.first_day_label.setBuddy(self.first_day)
        self.hours_label.setBuddy(self.hours)
        self.delivery_label.setBuddy(self.delivery)
        self.trainer_label.setBuddy(self.trainer)
        self.provider_label.setBuddy(self.provider)
        self.evidence_label.setBuddy(self.evidence)
        self.certificate_number_label.setBuddy(self.certificate_number)
        self.expires_on_label.setBuddy(self.expires_on)
        self.note_label.setBuddy(self.note)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.course_id, self.completed_on)
        QWidget.setTabOrder(self.completed_on, self.first_day)
        QWidget.setTabOrder(self.first_day, self.date_unknown)
        QWidget.setTabOrder(self.date_unknown, self.whole_agency)
        QWidget.setTabOrder(self.whole_agency, self.hours)
        QWidget.setTabOrder(self.hours, self.delivery)
        QWidget.setTabOrder(self.delivery, self.trainer)
        QWidget.setTabOrder(self.trainer, self.provider)
        QWidget.setTabOrder(self.provider, self.evidence)
        QWidget.setTabOrder(self.evidence, self.certificate_number)
        QWidget.setTabOrder(self.certificate_number, self.expires_on)
        QWidget.setTabOrder(self.expires_on, self.note)

        self.retranslateUi(RecordTrainingForm)
    # setupUi

    def retranslateUi(self, RecordTrainingForm):
        self.course_id_label.setText(QCoreApplication.translate("RecordTrainingForm", u"&Course", None))
#if QT_CONFIG(accessibility)
        self.course_id.setAccessibleName(QCoreApplication.translate("RecordTrainingForm", u"Course", None))
#endif // QT_CONFIG(accessibility)
        self.course_note.setText("")
        self.completed_on_label.setText(QCoreApplication.translate("RecordTrainingForm", u"&Date completed", None))
#if QT_CONFIG(accessibility)
        self.completed_on.setAccessibleName(QCoreApplication.translate("RecordTrainingForm", u"Date completed", None))
#endif // QT_CONFIG(accessibility)
        self.first_day_label.setText(QCoreApplication.translate("RecordTrainingForm", u"Be&gan on", None))
#if QT_CONFIG(accessibility)
        self.first_day.setAccessibleName(QCoreApplication.translate("RecordTrainingForm", u"Began on", None))
#endif // QT_CONFIG(accessibility)
        self.date_unknown.setText(QCoreApplication.translate("RecordTrainingForm", u"Done, but the date is not &known", None))
        self.completed_note.setText("")
        self.whole_agency.setText(QCoreApplication.translate("RecordTrainingForm", u"For everyone here that day", None))
        self.hours_label.setText(QCoreApplication.translate("RecordTrainingForm", u"H&ours", None))
#if QT_CONFIG(accessibility)
        self.hours.setAccessibleName(QCoreApplication.translate("RecordTrainingForm", u"Hours", None))
#endif // QT_CONFIG(accessibility)
        self.delivery_label.setText(QCoreApplication.translate("RecordTrainingForm", u"De&livery", None))
#if QT_CONFIG(accessibility)
        self.delivery.setAccessibleName(QCoreApplication.translate("RecordTrainingForm", u"Delivery", None))
#endif // QT_CONFIG(accessibility)
        self.hours_note.setText("")
        self.trainer_label.setText(QCoreApplication.translate("RecordTrainingForm", u"Trainer", None))
#if QT_CONFIG(accessibility)
        self.trainer.setAccessibleName(QCoreApplication.translate("RecordTrainingForm", u"Trainer", None))
#endif // QT_CONFIG(accessibility)
        self.provider_label.setText(QCoreApplication.translate("RecordTrainingForm", u"Provider", None))
#if QT_CONFIG(accessibility)
        self.provider.setAccessibleName(QCoreApplication.translate("RecordTrainingForm", u"Provider", None))
#endif // QT_CONFIG(accessibility)
        self.evidence_label.setText(QCoreApplication.translate("RecordTrainingForm", u"Ev&idence", None))
#if QT_CONFIG(accessibility)
        self.evidence.setAccessibleName(QCoreApplication.translate("RecordTrainingForm", u"Evidence", None))
#endif // QT_CONFIG(accessibility)
        self.certificate_number_label.setText(QCoreApplication.translate("RecordTrainingForm", u"Certificate num&ber", None))
#if QT_CONFIG(accessibility)
        self.certificate_number.setAccessibleName(QCoreApplication.translate("RecordTrainingForm", u"Certificate number", None))
#endif // QT_CONFIG(accessibility)
        self.expires_on_label.setText(QCoreApplication.translate("RecordTrainingForm", u"Valid until", None))
#if QT_CONFIG(accessibility)
        self.expires_on.setAccessibleName(QCoreApplication.translate("RecordTrainingForm", u"Valid until", None))
#endif // QT_CONFIG(accessibility)
        self.expires_note.setText("")
        self.note_label.setText(QCoreApplication.translate("RecordTrainingForm", u"Note", None))
#if QT_CONFIG(accessibility)
        self.note.setAccessibleName(QCoreApplication.translate("RecordTrainingForm", u"Note", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi
