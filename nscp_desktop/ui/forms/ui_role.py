# -*- coding: utf-8 -*-

## Form generated from reading UI file 'role.ui'
## WARNING! All changes made in this file will be lost when recompiling UI file!

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QLabel,
    QLineEdit, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

class Ui_RoleForm(object):
    def setupUi(self, RoleForm):
        if not RoleForm.objectName():
            RoleForm.setObjectName(u"RoleForm")
        RoleForm.resize(420, 220)
        RoleForm.setMinimumSize(QSize(400, 0))
        self.body = QVBoxLayout(RoleForm)
        self.body.setSpacing(10)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.title_box = QVBoxLayout()
        self.title_box.setSpacing(3)
        self.title_box.setObjectName(u"title_box")
        self.title_box.setContentsMargins(0, 0, 0, 0)
        self.title_label = QLabel(RoleForm)
        self.title_label.setObjectName(u"title_label")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.title_label.sizePolicy().hasHeightForWidth())
        self.title_label.setSizePolicy(sizePolicy)

        self.title_box.addWidget(self.title_label)

        self.title = QLineEdit(RoleForm)
        self.title.setObjectName(u"title")

        self.title_box.addWidget(self.title)

        self.title_error = QLabel(RoleForm)
        self.title_error.setObjectName(u"title_error")
        self.title_error.setTextFormat(Qt.TextFormat.PlainText)
        self.title_error.setWordWrap(True)
        self.title_error.setProperty(u"role", u"error")

        self.title_box.addWidget(self.title_error)


        self.body.addLayout(self.title_box)

        self.level_id_box = QVBoxLayout()
        self.level_id_box.setSpacing(3)
        self.level_id_box.setObjectName(u"level_id_box")
        self.level_id_box.setContentsMargins(0, 0, 0, 0)
        self.level_id_label = QLabel(RoleForm)
        self.level_id_label.setObjectName(u"level_id_label")
        sizePolicy.setHeightForWidth(self.level_id_label.sizePolicy().hasHeightForWidth())
        self.level_id_label.setSizePolicy(sizePolicy)

        self.level_id_box.addWidget(self.level_id_label)

        self.level_id = QComboBox(RoleForm)
        self.level_id.setObjectName(u"level_id")
        self.level_id.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.level_id.setMinimumContentsLength(8)

        self.level_id_box.addWidget(self.level_id)

        self.level_id_error = QLabel(RoleForm)
        self.level_id_error.setObjectName(u"level_id_error")
        self.level_id_error.setTextFormat(Qt.TextFormat.PlainText)
        self.level_id_error.setWordWrap(True)
        self.level_id_error.setProperty(u"role", u"error")

        self.level_id_box.addWidget(self.level_id_error)


        self.body.addLayout(self.level_id_box)

        self.usual_group_box = QVBoxLayout()
        self.usual_group_box.setSpacing(3)
        self.usual_group_box.setObjectName(u"usual_group_box")
        self.usual_group_box.setContentsMargins(0, 0, 0, 0)
        self.usual_group_label = QLabel(RoleForm)
        self.usual_group_label.setObjectName(u"usual_group_label")
        sizePolicy.setHeightForWidth(self.usual_group_label.sizePolicy().hasHeightForWidth())
        self.usual_group_label.setSizePolicy(sizePolicy)

        self.usual_group_box.addWidget(self.usual_group_label)

        self.usual_group = QComboBox(RoleForm)
        self.usual_group.setObjectName(u"usual_group")
        self.usual_group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.usual_group.setMinimumContentsLength(8)

        self.usual_group_box.addWidget(self.usual_group)

        self.usual_group_error = QLabel(RoleForm)
        self.usual_group_error.setObjectName(u"usual_group_error")
        self.usual_group_error.setTextFormat(Qt.TextFormat.PlainText)
        self.usual_group_error.setWordWrap(True)
        self.usual_group_error.setProperty(u"role", u"error")

        self.usual_group_box.addWidget(self.usual_group_error)


        self.body.addLayout(self.usual_group_box)

        self.usual_note = QLabel(RoleForm)
        self.usual_note.setObjectName(u"usual_note")
        self.usual_note.setTextFormat(Qt.TextFormat.PlainText)
        self.usual_note.setWordWrap(True)
        self.usual_note.setProperty(u"role", u"quiet")

        self.body.addWidget(self.usual_note)

        self.active = QCheckBox(RoleForm)
        self.active.setObjectName(u"active")

        self.body.addWidget(self.active)

        self.spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.body.addItem(self.spacer)

#if QT_CONFIG(shortcut)
        self.title_label.setBuddy(self.title)
        self.level_id_label.setBuddy(self.level_id)
        self.usual_group_label.setBuddy(self.usual_group)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.title, self.level_id)
        QWidget.setTabOrder(self.level_id, self.usual_group)
        QWidget.setTabOrder(self.usual_group, self.active)

        self.retranslateUi(RoleForm)
    # setupUi

    def retranslateUi(self, RoleForm):
        self.title_label.setText(QCoreApplication.translate("RoleForm", u"&Title", None))
#if QT_CONFIG(accessibility)
        self.title.setAccessibleName(QCoreApplication.translate("RoleForm", u"Title", None))
#endif // QT_CONFIG(accessibility)
        self.level_id_label.setText(QCoreApplication.translate("RoleForm", u"Agency &level", None))
#if QT_CONFIG(accessibility)
        self.level_id.setAccessibleName(QCoreApplication.translate("RoleForm", u"Agency level", None))
#endif // QT_CONFIG(accessibility)
        self.usual_group_label.setText(QCoreApplication.translate("RoleForm", u"&Usual target group", None))
#if QT_CONFIG(accessibility)
        self.usual_group.setAccessibleName(QCoreApplication.translate("RoleForm", u"Usual target group", None))
#endif // QT_CONFIG(accessibility)
        self.usual_note.setText(QCoreApplication.translate("RoleForm", u"Proposed, with this reason, when somebody holds the role. It never places anyone by itself.", None))
        self.active.setText(QCoreApplication.translate("RoleForm", u"&In use: offered when people are added", None))
        pass
    # retranslateUi
