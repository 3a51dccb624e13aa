# -*- coding: utf-8 -*-

## Form generated from reading UI file 'named.ui'
## WARNING! All changes made in this file will be lost when recompiling UI file!

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QLabel, QLineEdit, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

class Ui_NamedForm(object):
    def setupUi(self, NamedForm):
        if not NamedForm.objectName():
            NamedForm.setObjectName(u"NamedForm")
        NamedForm.resize(380, 80)
        NamedForm.setMinimumSize(QSize(340, 0))
        self.body = QVBoxLayout(NamedForm)
        self.body.setSpacing(10)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.title_box = QVBoxLayout()
        self.title_box.setSpacing(3)
        self.title_box.setObjectName(u"title_box")
        self.title_box.setContentsMargins(0, 0, 0, 0)
        self.title_label = QLabel(NamedForm)
        self.title_label.setObjectName(u"title_label")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.title_label.sizePolicy().hasHeightForWidth())
        self.title_label.setSizePolicy(sizePolicy)

        self.title_box.addWidget(self.title_label)

        self.title = QLineEdit(NamedForm)
        self.title.setObjectName(u"title")

        self.title_box.addWidget(self.title)

        self.title_error = QLabel(NamedForm)
        self.title_error.setObjectName(u"title_error")
        self.title_error.setTextFormat(Qt.TextFormat.PlainText)
        self.title_error.setWordWrap(True)
        self.title_error.setProperty(u"role", u"error")

        self.title_box.addWidget(self.title_error)


        self.body.addLayout(self.title_box)

        self.spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.body.addItem(self.spacer)

#if QT_CONFIG(shortcut)
        self.title_label.setBuddy(self.title)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(NamedForm)
    # setupUi

    def retranslateUi(self, NamedForm):
        self.title_label.setText(QCoreApplication.translate("NamedForm", u"&Title", None))
#if QT_CONFIG(accessibility)
        self.title.setAccessibleName(QCoreApplication.translate("NamedForm", u"Title", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi
