# -*- coding: utf-8 -*-

## Form generated from reading UI file 'competence.ui'
## WARNING! All changes made in this file will be lost when recompiling UI file!

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QLabel, QPlainTextEdit,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_CompetenceForm(object):
    def setupUi(self, CompetenceForm):
        if not CompetenceForm.objectName():
            CompetenceForm.setObjectName(u"CompetenceForm")
        CompetenceForm.resize(480, 160)
        CompetenceForm.setMinimumSize(QSize(460, 0))
        self.body = QVBoxLayout(CompetenceForm)
        self.body.setSpacing(10)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.about = QLabel(CompetenceForm)
        self.about.setObjectName(u"about")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.about.setProperty(u"role", u"quiet")

        self.body.addWidget(self.about)

        self.text_box = QVBoxLayout()
        self.text_box.setSpacing(3)
        self.text_box.setObjectName(u"text_box")
        self.text_box.setContentsMargins(0, 0, 0, 0)
        self.text_label = QLabel(CompetenceForm)
        self.text_label.setObjectName(u"text_label")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.text_label.sizePolicy().hasHeightForWidth())
        self.text_label.setSizePolicy(sizePolicy)

        self.text_box.addWidget(self.text_label)

        self.text = QPlainTextEdit(CompetenceForm)
        self.text.setObjectName(u"text")
        self.text.setTabChangesFocus(True)
        self.text.setMinimumSize(QSize(0, 72))
        self.text.setMaximumSize(QSize(16777215, 72))

        self.text_box.addWidget(self.text)

        self.text_error = QLabel(CompetenceForm)
        self.text_error.setObjectName(u"text_error")
        self.text_error.setTextFormat(Qt.TextFormat.PlainText)
        self.text_error.setWordWrap(True)
        self.text_error.setProperty(u"role", u"error")

        self.text_box.addWidget(self.text_error)


        self.body.addLayout(self.text_box)

        self.active = QCheckBox(CompetenceForm)
        self.active.setObjectName(u"active")

        self.body.addWidget(self.active)

        self.spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.body.addItem(self.spacer)

#if QT_CONFIG(shortcut)
        self.text_label.setBuddy(self.text)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.text, self.active)

        self.retranslateUi(CompetenceForm)
    # setupUi

    def retranslateUi(self, CompetenceForm):
        self.about.setText("")
        self.text_label.setText(QCoreApplication.translate("CompetenceForm", u"&What people should be able to do", None))
#if QT_CONFIG(accessibility)
        self.text.setAccessibleName(QCoreApplication.translate("CompetenceForm", u"What people should be able to do", None))
#endif // QT_CONFIG(accessibility)
        self.active.setText(QCoreApplication.translate("CompetenceForm", u"&In use: asked in reviews", None))
        pass
    # retranslateUi
