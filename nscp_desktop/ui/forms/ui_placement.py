# -*- coding: utf-8 -*-

## Form generated from reading UI file 'placement.ui'
## WARNING! All changes made in this file will be lost when recompiling UI file!

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QHBoxLayout, QLabel,
    QLineEdit, QPlainTextEdit, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from nscp_desktop.ui.dates import DateField

class Ui_PlacementForm(object):
    def setupUi(self, PlacementForm):
        if not PlacementForm.objectName():
            PlacementForm.setObjectName(u"PlacementForm")
        PlacementForm.resize(490, 460)
        PlacementForm.setMinimumSize(QSize(470, 0))
        self.body = QVBoxLayout(PlacementForm)
        self.body.setSpacing(10)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.about = QLabel(PlacementForm)
        self.about.setObjectName(u"about")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.about.setProperty(u"role", u"quiet")

        self.body.addWidget(self.about)

        self.proposal = QLabel(PlacementForm)
        self.proposal.setObjectName(u"proposal")
        self.proposal.setTextFormat(Qt.TextFormat.PlainText)
        self.proposal.setWordWrap(True)

        self.body.addWidget(self.proposal)

        self.proposal_row = QHBoxLayout()
        self.proposal_row.setSpacing(12)
        self.proposal_row.setObjectName(u"proposal_row")
        self.proposal_row.setContentsMargins(0, 0, 0, 0)
        self.take = QPushButton(PlacementForm)
        self.take.setObjectName(u"take")

        self.proposal_row.addWidget(self.take)

        self.proposal_row_end = QSpacerItem(10, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.proposal_row.addItem(self.proposal_row_end)


        self.body.addLayout(self.proposal_row)

        self.group_box = QVBoxLayout()
        self.group_box.setSpacing(3)
        self.group_box.setObjectName(u"group_box")
        self.group_box.setContentsMargins(0, 0, 0, 0)
        self.group_label = QLabel(PlacementForm)
        self.group_label.setObjectName(u"group_label")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.group_label.sizePolicy().hasHeightForWidth())
        self.group_label.setSizePolicy(sizePolicy)

        self.group_box.addWidget(self.group_label)

        self.group = QComboBox(PlacementForm)
        self.group.setObjectName(u"group")
        self.group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.group.setMinimumContentsLength(8)

        self.group_box.addWidget(self.group)

        self.group_error = QLabel(PlacementForm)
        self.group_error.setObjectName(u"group_error")
        self.group_error.setTextFormat(Qt.TextFormat.PlainText)
        self.group_error.setWordWrap(True)
        self.group_error.setProperty(u"role", u"error")

        self.group_box.addWidget(self.group_error)


        self.body.addLayout(self.group_box)

        self.group_text = QLabel(PlacementForm)
        self.group_text.setObjectName(u"group_text")
        self.group_text.setTextFormat(Qt.TextFormat.PlainText)
        self.group_text.setWordWrap(True)
        self.group_text.setProperty(u"role", u"quiet")

        self.body.addWidget(self.group_text)

        self.group_reason_box = QVBoxLayout()
        self.group_reason_box.setSpacing(3)
        self.group_reason_box.setObjectName(u"group_reason_box")
        self.group_reason_box.setContentsMargins(0, 0, 0, 0)
        self.group_reason_label = QLabel(PlacementForm)
        self.group_reason_label.setObjectName(u"group_reason_label")
        sizePolicy.setHeightForWidth(self.group_reason_label.sizePolicy().hasHeightForWidth())
        self.group_reason_label.setSizePolicy(sizePolicy)

        self.group_reason_box.addWidget(self.group_reason_label)

        self.group_reason = QPlainTextEdit(PlacementForm)
        self.group_reason.setObjectName(u"group_reason")
        self.group_reason.setTabChangesFocus(True)
        self.group_reason.setMinimumSize(QSize(0, 60))
        self.group_reason.setMaximumSize(QSize(16777215, 60))

        self.group_reason_box.addWidget(self.group_reason)

        self.group_reason_error = QLabel(PlacementForm)
        self.group_reason_error.setObjectName(u"group_reason_error")
        self.group_reason_error.setTextFormat(Qt.TextFormat.PlainText)
        self.group_reason_error.setWordWrap(True)
        self.group_reason_error.setProperty(u"role", u"error")

        self.group_reason_box.addWidget(self.group_reason_error)


        self.body.addLayout(self.group_reason_box)

        self.group_decided_by_box = QVBoxLayout()
        self.group_decided_by_box.setSpacing(3)
        self.group_decided_by_box.setObjectName(u"group_decided_by_box")
        self.group_decided_by_box.setContentsMargins(0, 0, 0, 0)
        self.group_decided_by_label = QLabel(PlacementForm)
        self.group_decided_by_label.setObjectName(u"group_decided_by_label")
        sizePolicy.setHeightForWidth(self.group_decided_by_label.sizePolicy().hasHeightForWidth())
        self.group_decided_by_label.setSizePolicy(sizePolicy)

        self.group_decided_by_box.addWidget(self.group_decided_by_label)

        self.group_decided_by = QLineEdit(PlacementForm)
        self.group_decided_by.setObjectName(u"group_decided_by")

        self.group_decided_by_box.addWidget(self.group_decided_by)

        self.group_decided_by_error = QLabel(PlacementForm)
        self.group_decided_by_error.setObjectName(u"group_decided_by_error")
        self.group_decided_by_error.setTextFormat(Qt.TextFormat.PlainText)
        self.group_decided_by_error.setWordWrap(True)
        self.group_decided_by_error.setProperty(u"role", u"error")

        self.group_decided_by_box.addWidget(self.group_decided_by_error)


        self.body.addLayout(self.group_decided_by_box)

        self.last_row = QHBoxLayout()
        self.last_row.setSpacing(12)
        self.last_row.setObjectName(u"last_row")
        self.last_row.setContentsMargins(0, 0, 0, 0)
        self.starts_on_box = QVBoxLayout()
        self.starts_on_box.setSpacing(3)
        self.starts_on_box.setObjectName(u"starts_on_box")
        self.starts_on_box.setContentsMargins(0, 0, 0, 0)
        self.starts_on_label = QLabel(PlacementForm)
        self.starts_on_label.setObjectName(u"starts_on_label")
        sizePolicy.setHeightForWidth(self.starts_on_label.sizePolicy().hasHeightForWidth())
        self.starts_on_label.setSizePolicy(sizePolicy)

        self.starts_on_box.addWidget(self.starts_on_label)

        self.starts_on = DateField(PlacementForm)
        self.starts_on.setObjectName(u"starts_on")

        self.starts_on_box.addWidget(self.starts_on)

        self.starts_on_error = QLabel(PlacementForm)
        self.starts_on_error.setObjectName(u"starts_on_error")
        self.starts_on_error.setTextFormat(Qt.TextFormat.PlainText)
        self.starts_on_error.setWordWrap(True)
        self.starts_on_error.setProperty(u"role", u"error")

        self.starts_on_box.addWidget(self.starts_on_error)


        self.last_row.addLayout(self.starts_on_box)

        self.review_on_box = QVBoxLayout()
        self.review_on_box.setSpacing(3)
        self.review_on_box.setObjectName(u"review_on_box")
        self.review_on_box.setContentsMargins(0, 0, 0, 0)
        self.review_on_label = QLabel(PlacementForm)
        self.review_on_label.setObjectName(u"review_on_label")
        sizePolicy.setHeightForWidth(self.review_on_label.sizePolicy().hasHeightForWidth())
        self.review_on_label.setSizePolicy(sizePolicy)

        self.review_on_box.addWidget(self.review_on_label)

        self.review_on = DateField(PlacementForm)
        self.review_on.setObjectName(u"review_on")

        self.review_on_box.addWidget(self.review_on)

        self.review_on_error = QLabel(PlacementForm)
        self.review_on_error.setObjectName(u"review_on_error")
        self.review_on_error.setTextFormat(Qt.TextFormat.PlainText)
        self.review_on_error.setWordWrap(True)
        self.review_on_error.setProperty(u"role", u"error")

        self.review_on_box.addWidget(self.review_on_error)


        self.last_row.addLayout(self.review_on_box)

        self.level_id_box = QVBoxLayout()
        self.level_id_box.setSpacing(3)
        self.level_id_box.setObjectName(u"level_id_box")
        self.level_id_box.setContentsMargins(0, 0, 0, 0)
        self.level_id_label = QLabel(PlacementForm)
        self.level_id_label.setObjectName(u"level_id_label")
        sizePolicy.setHeightForWidth(self.level_id_label.sizePolicy().hasHeightForWidth())
        self.level_id_label.setSizePolicy(sizePolicy)

        self.level_id_box.addWidget(self.level_id_label)

        self.level_id = QComboBox(PlacementForm)
        self.level_id.setObjectName(u"level_id")
        self.level_id.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.level_id.setMinimumContentsLength(8)

        self.level_id_box.addWidget(self.level_id)

        self.level_id_error = QLabel(PlacementForm)
        self.level_id_error.setObjectName(u"level_id_error")
        self.level_id_error.setTextFormat(Qt.TextFormat.PlainText)
        self.level_id_error.setWordWrap(True)
        self.level_id_error.setProperty(u"role", u"error")

        self.level_id_box.addWidget(self.level_id_error)


        self.last_row.addLayout(self.level_id_box)


        self.body.addLayout(self.last_row)

        self.effect_box = QVBoxLayout()
        self.effect_box.setSpacing(3)
        self.effect_box.setObjectName(u"effect_box")
        self.effect_box.setContentsMargins(0, 0, 0, 0)
        self.effect_label = QLabel(PlacementForm)
        self.effect_label.setObjectName(u"effect_label")
        sizePolicy.setHeightForWidth(self.effect_label.sizePolicy().hasHeightForWidth())
        self.effect_label.setSizePolicy(sizePolicy)

        self.effect_box.addWidget(self.effect_label)

        self.effect = QPlainTextEdit(PlacementForm)
        self.effect.setObjectName(u"effect")
        self.effect.setTabChangesFocus(True)
        self.effect.setReadOnly(True)
        self.effect.setMinimumSize(QSize(0, 74))
        self.effect.setMaximumSize(QSize(16777215, 74))

        self.effect_box.addWidget(self.effect)


        self.body.addLayout(self.effect_box)

        self.spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.body.addItem(self.spacer)

#if QT_CONFIG(shortcut)
        self.group_label.setBuddy(self.group)
        self.group_reason_label.setBuddy(self.group_reason)
        self.group_decided_by_label.setBuddy(self.group_decided_by)
        self.starts_on_label.setBuddy(self.starts_on)
        self.review_on_label.setBuddy(self.review_on)
        self.level_id_label.setBuddy(self.level_id)
        self.effect_label.setBuddy(self.effect)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.take, self.group)
        QWidget.setTabOrder(self.group, self.group_reason)
        QWidget.setTabOrder(self.group_reason, self.group_decided_by)
        QWidget.setTabOrder(self.group_decided_by, self.starts_on)
        QWidget.setTabOrder(self.starts_on, self.review_on)
        QWidget.setTabOrder(self.review_on, self.level_id)
        QWidget.setTabOrder(self.level_id, self.effect)

        self.retranslateUi(PlacementForm)
    # setupUi

    def retranslateUi(self, PlacementForm):
        self.about.setText("")
        self.proposal.setText("")
#if QT_CONFIG(accessibility)
        self.take.setAccessibleName(QCoreApplication.translate("PlacementForm", u"Take the proposal", None))
#endif // QT_CONFIG(accessibility)
        self.take.setText(QCoreApplication.translate("PlacementForm", u"&Take the proposal", None))
        self.group_label.setText(QCoreApplication.translate("PlacementForm", u"Target gr&oup", None))
#if QT_CONFIG(accessibility)
        self.group.setAccessibleName(QCoreApplication.translate("PlacementForm", u"Target group", None))
#endif // QT_CONFIG(accessibility)
        self.group_text.setText("")
        self.group_reason_label.setText(QCoreApplication.translate("PlacementForm", u"&Reason", None))
#if QT_CONFIG(accessibility)
        self.group_reason.setAccessibleName(QCoreApplication.translate("PlacementForm", u"Reason", None))
#endif // QT_CONFIG(accessibility)
        self.group_decided_by_label.setText(QCoreApplication.translate("PlacementForm", u"&Decided by", None))
#if QT_CONFIG(accessibility)
        self.group_decided_by.setAccessibleName(QCoreApplication.translate("PlacementForm", u"Decided by", None))
#endif // QT_CONFIG(accessibility)
        self.starts_on_label.setText(QCoreApplication.translate("PlacementForm", u"&From", None))
#if QT_CONFIG(accessibility)
        self.starts_on.setAccessibleName(QCoreApplication.translate("PlacementForm", u"From", None))
#endif // QT_CONFIG(accessibility)
        self.review_on_label.setText(QCoreApplication.translate("PlacementForm", u"Re&view on", None))
#if QT_CONFIG(accessibility)
        self.review_on.setAccessibleName(QCoreApplication.translate("PlacementForm", u"Review on", None))
#endif // QT_CONFIG(accessibility)
        self.level_id_label.setText(QCoreApplication.translate("PlacementForm", u"Agency &level", None))
#if QT_CONFIG(accessibility)
        self.level_id.setAccessibleName(QCoreApplication.translate("PlacementForm", u"Agency level", None))
#endif // QT_CONFIG(accessibility)
        self.effect_label.setText(QCoreApplication.translate("PlacementForm", u"What it chan&ges", None))
#if QT_CONFIG(accessibility)
        self.effect.setAccessibleName(QCoreApplication.translate("PlacementForm", u"What it changes", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi
