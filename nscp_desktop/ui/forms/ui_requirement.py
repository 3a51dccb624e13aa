# -*- coding: utf-8 -*-

## Form generated from reading UI file 'requirement.ui'
## WARNING! All changes made in this file will be lost when recompiling UI file!

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QHBoxLayout, QHeaderView,
    QLabel, QLineEdit, QListView, QPushButton,
    QSizePolicy, QSpacerItem, QTableView, QVBoxLayout,
    QWidget)

class Ui_RequirementForm(object):
    def setupUi(self, RequirementForm):
        if not RequirementForm.objectName():
            RequirementForm.setObjectName(u"RequirementForm")
        RequirementForm.resize(900, 430)
        RequirementForm.setMinimumSize(QSize(900, 0))
        self.body = QHBoxLayout(RequirementForm)
        self.body.setSpacing(22)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.left_part = QWidget(RequirementForm)
        self.left_part.setObjectName(u"left_part")
        self.left = QVBoxLayout(self.left_part)
        self.left.setSpacing(8)
        self.left.setObjectName(u"left")
        self.left.setContentsMargins(0, 0, 0, 0)
        self.title_box = QVBoxLayout()
        self.title_box.setSpacing(3)
        self.title_box.setObjectName(u"title_box")
        self.title_box.setContentsMargins(0, 0, 0, 0)
        self.title_label = QLabel(self.left_part)
        self.title_label.setObjectName(u"title_label")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.title_label.sizePolicy().hasHeightForWidth())
        self.title_label.setSizePolicy(sizePolicy)

        self.title_box.addWidget(self.title_label)

        self.title = QLineEdit(self.left_part)
        self.title.setObjectName(u"title")

        self.title_box.addWidget(self.title)

        self.title_error = QLabel(self.left_part)
        self.title_error.setObjectName(u"title_error")
        self.title_error.setTextFormat(Qt.TextFormat.PlainText)
        self.title_error.setWordWrap(True)
        self.title_error.setProperty(u"role", u"error")

        self.title_box.addWidget(self.title_error)


        self.left.addLayout(self.title_box)

        self.short_box = QVBoxLayout()
        self.short_box.setSpacing(3)
        self.short_box.setObjectName(u"short_box")
        self.short_box.setContentsMargins(0, 0, 0, 0)
        self.short_label = QLabel(self.left_part)
        self.short_label.setObjectName(u"short_label")
        sizePolicy.setHeightForWidth(self.short_label.sizePolicy().hasHeightForWidth())
        self.short_label.setSizePolicy(sizePolicy)

        self.short_box.addWidget(self.short_label)

        self.short = QLineEdit(self.left_part)
        self.short.setObjectName(u"short")

        self.short_box.addWidget(self.short)

        self.short_error = QLabel(self.left_part)
        self.short_error.setObjectName(u"short_error")
        self.short_error.setTextFormat(Qt.TextFormat.PlainText)
        self.short_error.setWordWrap(True)
        self.short_error.setProperty(u"role", u"error")

        self.short_box.addWidget(self.short_error)


        self.left.addLayout(self.short_box)

        self.active = QCheckBox(self.left_part)
        self.active.setObjectName(u"active")

        self.left.addWidget(self.active)

        self.whole_agency = QCheckBox(self.left_part)
        self.whole_agency.setObjectName(u"whole_agency")

        self.left.addWidget(self.whole_agency)

        self.rules_label = QLabel(self.left_part)
        self.rules_label.setObjectName(u"rules_label")
        sizePolicy.setHeightForWidth(self.rules_label.sizePolicy().hasHeightForWidth())
        self.rules_label.setSizePolicy(sizePolicy)

        self.left.addWidget(self.rules_label)

        self.rules = QListView(self.left_part)
        self.rules.setObjectName(u"rules")
        self.rules.setWordWrap(True)
        self.rules.setMinimumSize(QSize(0, 110))

        self.left.addWidget(self.rules)

        self.rules_error = QLabel(self.left_part)
        self.rules_error.setObjectName(u"rules_error")
        self.rules_error.setTextFormat(Qt.TextFormat.PlainText)
        self.rules_error.setWordWrap(True)
        self.rules_error.setProperty(u"role", u"error")

        self.left.addWidget(self.rules_error)

        self.rule_buttons = QHBoxLayout()
        self.rule_buttons.setSpacing(8)
        self.rule_buttons.setObjectName(u"rule_buttons")
        self.rule_buttons.setContentsMargins(0, 0, 0, 0)
        self.add_rule = QPushButton(self.left_part)
        self.add_rule.setObjectName(u"add_rule")

        self.rule_buttons.addWidget(self.add_rule)

        self.change_rule = QPushButton(self.left_part)
        self.change_rule.setObjectName(u"change_rule")

        self.rule_buttons.addWidget(self.change_rule)

        self.remove_rule = QPushButton(self.left_part)
        self.remove_rule.setObjectName(u"remove_rule")

        self.rule_buttons.addWidget(self.remove_rule)

        self.rule_space = QSpacerItem(10, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.rule_buttons.addItem(self.rule_space)


        self.left.addLayout(self.rule_buttons)

        self.changed = QLabel(self.left_part)
        self.changed.setObjectName(u"changed")
        self.changed.setTextFormat(Qt.TextFormat.PlainText)
        self.changed.setWordWrap(True)
        self.changed.setProperty(u"role", u"quiet")

        self.left.addWidget(self.changed)

        self.back_row = QHBoxLayout()
        self.back_row.setSpacing(8)
        self.back_row.setObjectName(u"back_row")
        self.back_row.setContentsMargins(0, 0, 0, 0)
        self.back_to_pack = QPushButton(self.left_part)
        self.back_to_pack.setObjectName(u"back_to_pack")

        self.back_row.addWidget(self.back_to_pack)

        self.back_space = QSpacerItem(10, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.back_row.addItem(self.back_space)


        self.left.addLayout(self.back_row)


        self.body.addWidget(self.left_part)

        self.right_part = QWidget(RequirementForm)
        self.right_part.setObjectName(u"right_part")
        self.right = QVBoxLayout(self.right_part)
        self.right.setSpacing(6)
        self.right.setObjectName(u"right")
        self.right.setContentsMargins(0, 0, 0, 0)
        self.courses_label = QLabel(self.right_part)
        self.courses_label.setObjectName(u"courses_label")
        sizePolicy.setHeightForWidth(self.courses_label.sizePolicy().hasHeightForWidth())
        self.courses_label.setSizePolicy(sizePolicy)

        self.right.addWidget(self.courses_label)

        self.find = QLineEdit(self.right_part)
        self.find.setObjectName(u"find")
        self.find.setClearButtonEnabled(True)

        self.right.addWidget(self.find)

        self.courses = QTableView(self.right_part)
        self.courses.setObjectName(u"courses")
        self.courses.setMinimumSize(QSize(0, 220))

        self.right.addWidget(self.courses)

        self.courses_error = QLabel(self.right_part)
        self.courses_error.setObjectName(u"courses_error")
        self.courses_error.setTextFormat(Qt.TextFormat.PlainText)
        self.courses_error.setWordWrap(True)
        self.courses_error.setProperty(u"role", u"error")

        self.right.addWidget(self.courses_error)


        self.body.addWidget(self.right_part)

        self.body.setStretch(0, 1)
        self.body.setStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.title_label.setBuddy(self.title)
        self.short_label.setBuddy(self.short)
        self.rules_label.setBuddy(self.rules)
        self.courses_label.setBuddy(self.find)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.title, self.short)
        QWidget.setTabOrder(self.short, self.active)
        QWidget.setTabOrder(self.active, self.whole_agency)
        QWidget.setTabOrder(self.whole_agency, self.rules)
        QWidget.setTabOrder(self.rules, self.add_rule)
        QWidget.setTabOrder(self.add_rule, self.change_rule)
        QWidget.setTabOrder(self.change_rule, self.remove_rule)
        QWidget.setTabOrder(self.remove_rule, self.back_to_pack)
        QWidget.setTabOrder(self.back_to_pack, self.find)
        QWidget.setTabOrder(self.find, self.courses)

        self.retranslateUi(RequirementForm)
    # setupUi

    def retranslateUi(self, RequirementForm):
        self.title_label.setText(QCoreApplication.translate("RequirementForm", u"&Title", None))
#if QT_CONFIG(accessibility)
        self.title.setAccessibleName(QCoreApplication.translate("RequirementForm", u"Title", None))
#endif // QT_CONFIG(accessibility)
        self.short_label.setText(QCoreApplication.translate("RequirementForm", u"S&hort name, above the column", None))
#if QT_CONFIG(accessibility)
        self.short.setAccessibleName(QCoreApplication.translate("RequirementForm", u"Short name, above the column", None))
#endif // QT_CONFIG(accessibility)
        self.active.setText(QCoreApplication.translate("RequirementForm", u"In &use: asked of people", None))
        self.whole_agency.setText(QCoreApplication.translate("RequirementForm", u"Held for everyone on one &day, such as whole-school training", None))
        self.rules_label.setText(QCoreApplication.translate("RequirementForm", u"&Rules", None))
#if QT_CONFIG(accessibility)
        self.rules.setAccessibleName(QCoreApplication.translate("RequirementForm", u"Rules", None))
#endif // QT_CONFIG(accessibility)
        self.add_rule.setText(QCoreApplication.translate("RequirementForm", u"&Add rule\u2026", None))
#if QT_CONFIG(accessibility)
        self.add_rule.setAccessibleName(QCoreApplication.translate("RequirementForm", u"Add rule", None))
#endif // QT_CONFIG(accessibility)
        self.change_rule.setText(QCoreApplication.translate("RequirementForm", u"&Change rule\u2026", None))
#if QT_CONFIG(accessibility)
        self.change_rule.setAccessibleName(QCoreApplication.translate("RequirementForm", u"Change rule", None))
#endif // QT_CONFIG(accessibility)
        self.remove_rule.setText(QCoreApplication.translate("RequirementForm", u"Ta&ke out rule", None))
#if QT_CONFIG(accessibility)
        self.remove_rule.setAccessibleName(QCoreApplication.translate("RequirementForm", u"Take out rule", None))
#endif // QT_CONFIG(accessibility)
        self.back_to_pack.setText(QCoreApplication.translate("RequirementForm", u"&Back to what the pack says", None))
#if QT_CONFIG(accessibility)
        self.back_to_pack.setAccessibleName(QCoreApplication.translate("RequirementForm", u"Back to what the pack says", None))
#endif // QT_CONFIG(accessibility)
        self.courses_label.setText(QCoreApplication.translate("RequirementForm", u"Courses that count &for it", None))
#if QT_CONFIG(accessibility)
        self.find.setAccessibleName(QCoreApplication.translate("RequirementForm", u"Find a course", None))
#endif // QT_CONFIG(accessibility)
        self.find.setPlaceholderText(QCoreApplication.translate("RequirementForm", u"Find a course", None))
#if QT_CONFIG(accessibility)
        self.courses.setAccessibleName(QCoreApplication.translate("RequirementForm", u"Courses that count for it", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi
