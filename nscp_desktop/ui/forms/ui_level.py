# -*- coding: utf-8 -*-

## Form generated from reading UI file 'level.ui'
## WARNING! All changes made in this file will be lost when recompiling UI file!

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QLabel, QLineEdit,
    QPlainTextEdit, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

class Ui_LevelForm(object):
    def setupUi(self, LevelForm):
        if not LevelForm.objectName():
            LevelForm.setObjectName(u"LevelForm")
        LevelForm.resize(440, 240)
        LevelForm.setMinimumSize(QSize(420, 0))
        self.body = QVBoxLayout(LevelForm)
        self.body.setSpacing(10)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.title_box = QVBoxLayout()
        self.title_box.setSpacing(3)
        self.title_box.setObjectName(u"title_box")
        self.title_box.setContentsMargins(0, 0, 0, 0)
        self.title_label = QLabel(LevelForm)
        self.title_label.setObjectName(u"title_label")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.title_label.sizePolicy().hasHeightForWidth())
        self.title_label.setSizePolicy(sizePolicy)

        self.title_box.addWidget(self.title_label)

        self.title = QLineEdit(LevelForm)
        self.title.setObjectName(u"title")

        self.title_box.addWidget(self.title)

        self.title_error = QLabel(LevelForm)
        self.title_error.setObjectName(u"title_error")
        self.title_error.setTextFormat(Qt.TextFormat.PlainText)
        self.title_error.setWordWrap(True)
        self.title_error.setProperty(u"role", u"error")

        self.title_box.addWidget(self.title_error)


        self.body.addLayout(self.title_box)

        self.group_box = QVBoxLayout()
        self.group_box.setSpacing(3)
        self.group_box.setObjectName(u"group_box")
        self.group_box.setContentsMargins(0, 0, 0, 0)
        self.group_label = QLabel(LevelForm)
        self.group_label.setObjectName(u"group_label")
        sizePolicy.setHeightForWidth(self.group_label.sizePolicy().hasHeightForWidth())
        self.group_label.setSizePolicy(sizePolicy)

        self.group_box.addWidget(self.group_label)

        self.group = QComboBox(LevelForm)
        self.group.setObjectName(u"group")
        self.group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.group.setMinimumContentsLength(8)

        self.group_box.addWidget(self.group)

        self.group_error = QLabel(LevelForm)
        self.group_error.setObjectName(u"group_error")
        self.group_error.setTextFormat(Qt.TextFormat.PlainText)
        self.group_error.setWordWrap(True)
        self.group_error.setProperty(u"role", u"error")

        self.group_box.addWidget(self.group_error)


        self.body.addLayout(self.group_box)

        self.description_box = QVBoxLayout()
        self.description_box.setSpacing(3)
        self.description_box.setObjectName(u"description_box")
        self.description_box.setContentsMargins(0, 0, 0, 0)
        self.description_label = QLabel(LevelForm)
        self.description_label.setObjectName(u"description_label")
        sizePolicy.setHeightForWidth(self.description_label.sizePolicy().hasHeightForWidth())
        self.description_label.setSizePolicy(sizePolicy)

        self.description_box.addWidget(self.description_label)

        self.description = QPlainTextEdit(LevelForm)
        self.description.setObjectName(u"description")
        self.description.setTabChangesFocus(True)
        self.description.setMinimumSize(QSize(0, 64))
        self.description.setMaximumSize(QSize(16777215, 64))

        self.description_box.addWidget(self.description)

        self.description_error = QLabel(LevelForm)
        self.description_error.setObjectName(u"description_error")
        self.description_error.setTextFormat(Qt.TextFormat.PlainText)
        self.description_error.setWordWrap(True)
        self.description_error.setProperty(u"role", u"error")

        self.description_box.addWidget(self.description_error)


        self.body.addLayout(self.description_box)

        self.level_note = QLabel(LevelForm)
        self.level_note.setObjectName(u"level_note")
        self.level_note.setTextFormat(Qt.TextFormat.PlainText)
        self.level_note.setWordWrap(True)
        self.level_note.setProperty(u"role", u"quiet")

        self.body.addWidget(self.level_note)

        self.spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.body.addItem(self.spacer)

#if QT_CONFIG(shortcut)
        self.title_label.setBuddy(self.title)
        self.group_label.setBuddy(self.group)
        self.description_label.setBuddy(self.description)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.title, self.group)
        QWidget.setTabOrder(self.group, self.description)

        self.retranslateUi(LevelForm)
    # setupUi

    def retranslateUi(self, LevelForm):
        self.title_label.setText(QCoreApplication.translate("LevelForm", u"&Name", None))
#if QT_CONFIG(accessibility)
        self.title.setAccessibleName(QCoreApplication.translate("LevelForm", u"Name", None))
#endif // QT_CONFIG(accessibility)
        self.group_label.setText(QCoreApplication.translate("LevelForm", u"Stands for target gr&oup", None))
#if QT_CONFIG(accessibility)
        self.group.setAccessibleName(QCoreApplication.translate("LevelForm", u"Stands for target group", None))
#endif // QT_CONFIG(accessibility)
        self.description_label.setText(QCoreApplication.translate("LevelForm", u"&Description", None))
#if QT_CONFIG(accessibility)
        self.description.setAccessibleName(QCoreApplication.translate("LevelForm", u"Description", None))
#endif // QT_CONFIG(accessibility)
        self.level_note.setText(QCoreApplication.translate("LevelForm", u"Roles can have a level, and placements keep it. Rules can ask for a level by its name; they follow when it is renamed.", None))
        pass
    # retranslateUi
