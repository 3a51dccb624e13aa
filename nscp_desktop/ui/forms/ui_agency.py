# -*- coding: utf-8 -*-

## Form generated from reading UI file 'agency.ui'
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

class Ui_AgencyForm(object):
    def setupUi(self, AgencyForm):
        if not AgencyForm.objectName():
            AgencyForm.setObjectName(u"AgencyForm")
        AgencyForm.resize(560, 340)
        AgencyForm.setMinimumSize(QSize(520, 0))
        self.body = QVBoxLayout(AgencyForm)
        self.body.setSpacing(10)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(12)
        self.fields.setVerticalSpacing(8)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.name_box = QVBoxLayout()
        self.name_box.setSpacing(3)
        self.name_box.setObjectName(u"name_box")
        self.name_box.setContentsMargins(0, 0, 0, 0)
        self.name_label = QLabel(AgencyForm)
        self.name_label.setObjectName(u"name_label")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.name_label.sizePolicy().hasHeightForWidth())
        self.name_label.setSizePolicy(sizePolicy)

        self.name_box.addWidget(self.name_label)

        self.name = QLineEdit(AgencyForm)
        self.name.setObjectName(u"name")

        self.name_box.addWidget(self.name)

        self.name_error = QLabel(AgencyForm)
        self.name_error.setObjectName(u"name_error")
        self.name_error.setTextFormat(Qt.TextFormat.PlainText)
        self.name_error.setWordWrap(True)
        self.name_error.setProperty(u"role", u"error")

        self.name_box.addWidget(self.name_error)


        self.fields.addLayout(self.name_box, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.sector_box = QVBoxLayout()
        self.sector_box.setSpacing(3)
        self.sector_box.setObjectName(u"sector_box")
        self.sector_box.setContentsMargins(0, 0, 0, 0)
        self.sector_label = QLabel(AgencyForm)
        self.sector_label.setObjectName(u"sector_label")
        sizePolicy.setHeightForWidth(self.sector_label.sizePolicy().hasHeightForWidth())
        self.sector_label.setSizePolicy(sizePolicy)

        self.sector_box.addWidget(self.sector_label)

        self.sector = QComboBox(AgencyForm)
        self.sector.setObjectName(u"sector")
        self.sector.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sector.setMinimumContentsLength(8)

        self.sector_box.addWidget(self.sector)

        self.sector_error = QLabel(AgencyForm)
        self.sector_error.setObjectName(u"sector_error")
        self.sector_error.setTextFormat(Qt.TextFormat.PlainText)
        self.sector_error.setWordWrap(True)
        self.sector_error.setProperty(u"role", u"error")

        self.sector_box.addWidget(self.sector_error)


        self.fields.addLayout(self.sector_box, 0, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.lead_box = QVBoxLayout()
        self.lead_box.setSpacing(3)
        self.lead_box.setObjectName(u"lead_box")
        self.lead_box.setContentsMargins(0, 0, 0, 0)
        self.lead_label = QLabel(AgencyForm)
        self.lead_label.setObjectName(u"lead_label")
        sizePolicy.setHeightForWidth(self.lead_label.sizePolicy().hasHeightForWidth())
        self.lead_label.setSizePolicy(sizePolicy)

        self.lead_box.addWidget(self.lead_label)

        self.lead = QLineEdit(AgencyForm)
        self.lead.setObjectName(u"lead")

        self.lead_box.addWidget(self.lead)

        self.lead_error = QLabel(AgencyForm)
        self.lead_error.setObjectName(u"lead_error")
        self.lead_error.setTextFormat(Qt.TextFormat.PlainText)
        self.lead_error.setWordWrap(True)
        self.lead_error.setProperty(u"role", u"error")

        self.lead_box.addWidget(self.lead_error)


        self.fields.addLayout(self.lead_box, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.deputies_box = QVBoxLayout()
        self.deputies_box.setSpacing(3)
        self.deputies_box.setObjectName(u"deputies_box")
        self.deputies_box.setContentsMargins(0, 0, 0, 0)
        self.deputies_label = QLabel(AgencyForm)
        self.deputies_label.setObjectName(u"deputies_label")
        sizePolicy.setHeightForWidth(self.deputies_label.sizePolicy().hasHeightForWidth())
        self.deputies_label.setSizePolicy(sizePolicy)

        self.deputies_box.addWidget(self.deputies_label)

        self.deputies = QLineEdit(AgencyForm)
        self.deputies.setObjectName(u"deputies")

        self.deputies_box.addWidget(self.deputies)

        self.deputies_error = QLabel(AgencyForm)
        self.deputies_error.setObjectName(u"deputies_error")
        self.deputies_error.setTextFormat(Qt.TextFormat.PlainText)
        self.deputies_error.setWordWrap(True)
        self.deputies_error.setProperty(u"role", u"error")

        self.deputies_box.addWidget(self.deputies_error)


        self.fields.addLayout(self.deputies_box, 1, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.contact_box = QVBoxLayout()
        self.contact_box.setSpacing(3)
        self.contact_box.setObjectName(u"contact_box")
        self.contact_box.setContentsMargins(0, 0, 0, 0)
        self.contact_label = QLabel(AgencyForm)
        self.contact_label.setObjectName(u"contact_label")
        sizePolicy.setHeightForWidth(self.contact_label.sizePolicy().hasHeightForWidth())
        self.contact_label.setSizePolicy(sizePolicy)

        self.contact_box.addWidget(self.contact_label)

        self.contact = QLineEdit(AgencyForm)
        self.contact.setObjectName(u"contact")

        self.contact_box.addWidget(self.contact)

        self.contact_error = QLabel(AgencyForm)
        self.contact_error.setObjectName(u"contact_error")
        self.contact_error.setTextFormat(Qt.TextFormat.PlainText)
        self.contact_error.setWordWrap(True)
        self.contact_error.setProperty(u"role", u"error")

        self.contact_box.addWidget(self.contact_error)


        self.fields.addLayout(self.contact_box, 2, 0, 1, 2, Qt.AlignmentFlag.AlignTop)

        self.address_box = QVBoxLayout()
        self.address_box.setSpacing(3)
        self.address_box.setObjectName(u"address_box")
        self.address_box.setContentsMargins(0, 0, 0, 0)
        self.address_label = QLabel(AgencyForm)
        self.address_label.setObjectName(u"address_label")
        sizePolicy.setHeightForWidth(self.address_label.sizePolicy().hasHeightForWidth())
        self.address_label.setSizePolicy(sizePolicy)

        self.address_box.addWidget(self.address_label)

        self.address = QPlainTextEdit(AgencyForm)
        self.address.setObjectName(u"address")
        self.address.setTabChangesFocus(True)
        self.address.setMinimumSize(QSize(0, 64))
        self.address.setMaximumSize(QSize(16777215, 64))

        self.address_box.addWidget(self.address)

        self.address_error = QLabel(AgencyForm)
        self.address_error.setObjectName(u"address_error")
        self.address_error.setTextFormat(Qt.TextFormat.PlainText)
        self.address_error.setWordWrap(True)
        self.address_error.setProperty(u"role", u"error")

        self.address_box.addWidget(self.address_error)


        self.fields.addLayout(self.address_box, 3, 0, 1, 2, Qt.AlignmentFlag.AlignTop)

        self.marking_box = QVBoxLayout()
        self.marking_box.setSpacing(3)
        self.marking_box.setObjectName(u"marking_box")
        self.marking_box.setContentsMargins(0, 0, 0, 0)
        self.marking_label = QLabel(AgencyForm)
        self.marking_label.setObjectName(u"marking_label")
        sizePolicy.setHeightForWidth(self.marking_label.sizePolicy().hasHeightForWidth())
        self.marking_label.setSizePolicy(sizePolicy)

        self.marking_box.addWidget(self.marking_label)

        self.marking = QLineEdit(AgencyForm)
        self.marking.setObjectName(u"marking")

        self.marking_box.addWidget(self.marking)

        self.marking_error = QLabel(AgencyForm)
        self.marking_error.setObjectName(u"marking_error")
        self.marking_error.setTextFormat(Qt.TextFormat.PlainText)
        self.marking_error.setWordWrap(True)
        self.marking_error.setProperty(u"role", u"error")

        self.marking_box.addWidget(self.marking_error)


        self.fields.addLayout(self.marking_box, 4, 0, 1, 2, Qt.AlignmentFlag.AlignTop)


        self.body.addLayout(self.fields)

        self.spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.body.addItem(self.spacer)

#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name)
        self.sector_label.setBuddy(self.sector)
        self.lead_label.setBuddy(self.lead)
        self.deputies_label.setBuddy(self.deputies)
        self.contact_label.setBuddy(self.contact)
        self.address_label.setBuddy(self.address)
        self.marking_label.setBuddy(self.marking)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.name, self.sector)
        QWidget.setTabOrder(self.sector, self.lead)
        QWidget.setTabOrder(self.lead, self.deputies)
        QWidget.setTabOrder(self.deputies, self.contact)
        QWidget.setTabOrder(self.contact, self.address)
        QWidget.setTabOrder(self.address, self.marking)

        self.retranslateUi(AgencyForm)
    # setupUi

    def retranslateUi(self, AgencyForm):
        self.name_label.setText(QCoreApplication.translate("AgencyForm", u"Agency &name", None))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(QCoreApplication.translate("AgencyForm", u"Agency name", None))
#endif // QT_CONFIG(accessibility)
        self.sector_label.setText(QCoreApplication.translate("AgencyForm", u"&Sector", None))
#if QT_CONFIG(accessibility)
        self.sector.setAccessibleName(QCoreApplication.translate("AgencyForm", u"Sector", None))
#endif // QT_CONFIG(accessibility)
        self.lead_label.setText(QCoreApplication.translate("AgencyForm", u"Safeguarding &lead", None))
#if QT_CONFIG(accessibility)
        self.lead.setAccessibleName(QCoreApplication.translate("AgencyForm", u"Safeguarding lead", None))
#endif // QT_CONFIG(accessibility)
        self.deputies_label.setText(QCoreApplication.translate("AgencyForm", u"&Deputies", None))
#if QT_CONFIG(accessibility)
        self.deputies.setAccessibleName(QCoreApplication.translate("AgencyForm", u"Deputies", None))
#endif // QT_CONFIG(accessibility)
        self.contact_label.setText(QCoreApplication.translate("AgencyForm", u"&Contact (telephone, e-mail)", None))
#if QT_CONFIG(accessibility)
        self.contact.setAccessibleName(QCoreApplication.translate("AgencyForm", u"Contact (telephone, e-mail)", None))
#endif // QT_CONFIG(accessibility)
        self.address_label.setText(QCoreApplication.translate("AgencyForm", u"&Address", None))
#if QT_CONFIG(accessibility)
        self.address.setAccessibleName(QCoreApplication.translate("AgencyForm", u"Address", None))
#endif // QT_CONFIG(accessibility)
        self.marking_label.setText(QCoreApplication.translate("AgencyForm", u"&Marking printed on every report", None))
#if QT_CONFIG(accessibility)
        self.marking.setAccessibleName(QCoreApplication.translate("AgencyForm", u"Marking printed on every report", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi
