# -*- coding: utf-8 -*-

## Form generated from reading UI file 'duty.ui'
## WARNING! All changes made in this file will be lost when recompiling UI file!

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QLabel, QLineEdit,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_DutyForm(object):
    def setupUi(self, DutyForm):
        if not DutyForm.objectName():
            DutyForm.setObjectName(u"DutyForm")
        DutyForm.resize(440, 220)
        DutyForm.setMinimumSize(QSize(420, 0))
        self.body = QVBoxLayout(DutyForm)
        self.body.setSpacing(10)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.title_box = QVBoxLayout()
        self.title_box.setSpacing(3)
        self.title_box.setObjectName(u"title_box")
        self.title_box.setContentsMargins(0, 0, 0, 0)
        self.title_label = QLabel(DutyForm)
        self.title_label.setObjectName(u"title_label")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.title_label.sizePolicy().hasHeightForWidth())
        self.title_label.setSizePolicy(sizePolicy)

        self.title_box.addWidget(self.title_label)

        self.title = QLineEdit(DutyForm)
        self.title.setObjectName(u"title")

        self.title_box.addWidget(self.title)

        self.title_error = QLabel(DutyForm)
        self.title_error.setObjectName(u"title_error")
        self.title_error.setTextFormat(Qt.TextFormat.PlainText)
        self.title_error.setWordWrap(True)
        self.title_error.setProperty(u"role", u"error")

        self.title_box.addWidget(self.title_error)


        self.body.addLayout(self.title_box)

        self.usual_group_box = QVBoxLayout()
        self.usual_group_box.setSpacing(3)
        self.usual_group_box.setObjectName(u"usual_group_box")
        self.usual_group_box.setContentsMargins(0, 0, 0, 0)
        self.usual_group_label = QLabel(DutyForm)
        self.usual_group_label.setObjectName(u"usual_group_label")
        sizePolicy.setHeightForWidth(self.usual_group_label.sizePolicy().hasHeightForWidth())
        self.usual_group_label.setSizePolicy(sizePolicy)

        self.usual_group_box.addWidget(self.usual_group_label)

        self.usual_group = QComboBox(DutyForm)
        self.usual_group.setObjectName(u"usual_group")
        self.usual_group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.usual_group.setMinimumContentsLength(8)

        self.usual_group_box.addWidget(self.usual_group)

        self.usual_group_error = QLabel(DutyForm)
        self.usual_group_error.setObjectName(u"usual_group_error")
        self.usual_group_error.setTextFormat(Qt.TextFormat.PlainText)
        self.usual_group_error.setWordWrap(True)
        self.usual_group_error.setProperty(u"role", u"error")

        self.usual_group_box.addWidget(self.usual_group_error)


        self.body.addLayout(self.usual_group_box)

        self.usual_note = QLabel(DutyForm)
        self.usual_note.setObjectName(u"usual_note")
        self.usual_note.setTextFormat(Qt.TextFormat.PlainText)
        self.usual_note.setWordWrap(True)
        self.usual_note.setProperty(u"role", u"quiet")

        self.body.addWidget(self.usual_note)

        self.spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.body.addItem(self.spacer)

#if QT_CONFIG(shortcut)
        self.title_label.setBuddy(self.title)
        self.usual_group_label.setBuddy(self.usual_group)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.title, self.usual_group)

        self.retranslateUi(DutyForm)
    # setupUi

    def retranslateUi(self, DutyForm):
        self.title_label.setText(QCoreApplication.translate("DutyForm", u"&Title", None))
#if QT_CONFIG(accessibility)
        self.title.setAccessibleName(QCoreApplication.translate("DutyForm", u"Title", None))
#endif // QT_CONFIG(accessibility)
        self.usual_group_label.setText(QCoreApplication.translate("DutyForm", u"&Usual target group", None))
#if QT_CONFIG(accessibility)
        self.usual_group.setAccessibleName(QCoreApplication.translate("DutyForm", u"Usual target group", None))
#endif // QT_CONFIG(accessibility)
        self.usual_note.setText(QCoreApplication.translate("DutyForm", u"The highest group of all roles and duties is proposed. Choose group 1 for a duty that asks for nothing more. Whether leads belong in group 3 or 4 is for your agency to decide.", None))
        pass
    # retranslateUi
