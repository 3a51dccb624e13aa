# -*- coding: utf-8 -*-

## Form generated from reading UI file 'rule.ui'
## WARNING! All changes made in this file will be lost when recompiling UI file!

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QHBoxLayout,
    QLabel, QLineEdit, QListView, QSizePolicy,
    QSpacerItem, QTabWidget, QVBoxLayout, QWidget)

from nscp_desktop.ui.dates import DateField

class Ui_RuleForm(object):
    def setupUi(self, RuleForm):
        if not RuleForm.objectName():
            RuleForm.setObjectName(u"RuleForm")
        RuleForm.resize(880, 430)
        RuleForm.setMinimumSize(QSize(880, 0))
        self.body = QHBoxLayout(RuleForm)
        self.body.setSpacing(22)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.left_part = QWidget(RuleForm)
        self.left_part.setObjectName(u"left_part")
        self.left = QVBoxLayout(self.left_part)
        self.left.setSpacing(6)
        self.left.setObjectName(u"left")
        self.left.setContentsMargins(0, 0, 0, 0)
        self.who_label = QLabel(self.left_part)
        self.who_label.setObjectName(u"who_label")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.who_label.sizePolicy().hasHeightForWidth())
        self.who_label.setSizePolicy(sizePolicy)

        self.left.addWidget(self.who_label)

        self.who_note = QLabel(self.left_part)
        self.who_note.setObjectName(u"who_note")
        self.who_note.setTextFormat(Qt.TextFormat.PlainText)
        self.who_note.setWordWrap(True)
        self.who_note.setProperty(u"role", u"quiet")

        self.left.addWidget(self.who_note)

        self.who = QTabWidget(self.left_part)
        self.who.setObjectName(u"who")
        self.who.setDocumentMode(True)
        self.groups_page = QWidget()
        self.groups_page.setObjectName(u"groups_page")
        self.groups_layout = QVBoxLayout(self.groups_page)
        self.groups_layout.setSpacing(0)
        self.groups_layout.setObjectName(u"groups_layout")
        self.groups_layout.setContentsMargins(0, 0, 0, 0)
        self.groups = QListView(self.groups_page)
        self.groups.setObjectName(u"groups")
        self.groups.setProperty(u"compact", True)
        self.groups.setMinimumSize(QSize(0, 130))

        self.groups_layout.addWidget(self.groups)

        self.who.addTab(self.groups_page, "")
        self.levels_page = QWidget()
        self.levels_page.setObjectName(u"levels_page")
        self.levels_layout = QVBoxLayout(self.levels_page)
        self.levels_layout.setSpacing(0)
        self.levels_layout.setObjectName(u"levels_layout")
        self.levels_layout.setContentsMargins(0, 0, 0, 0)
        self.levels = QListView(self.levels_page)
        self.levels.setObjectName(u"levels")
        self.levels.setProperty(u"compact", True)
        self.levels.setMinimumSize(QSize(0, 130))

        self.levels_layout.addWidget(self.levels)

        self.who.addTab(self.levels_page, "")
        self.kinds_page = QWidget()
        self.kinds_page.setObjectName(u"kinds_page")
        self.kinds_layout = QVBoxLayout(self.kinds_page)
        self.kinds_layout.setSpacing(0)
        self.kinds_layout.setObjectName(u"kinds_layout")
        self.kinds_layout.setContentsMargins(0, 0, 0, 0)
        self.kinds = QListView(self.kinds_page)
        self.kinds.setObjectName(u"kinds")
        self.kinds.setProperty(u"compact", True)
        self.kinds.setMinimumSize(QSize(0, 130))

        self.kinds_layout.addWidget(self.kinds)

        self.who.addTab(self.kinds_page, "")
        self.roles_page = QWidget()
        self.roles_page.setObjectName(u"roles_page")
        self.roles_layout = QVBoxLayout(self.roles_page)
        self.roles_layout.setSpacing(0)
        self.roles_layout.setObjectName(u"roles_layout")
        self.roles_layout.setContentsMargins(0, 0, 0, 0)
        self.roles = QListView(self.roles_page)
        self.roles.setObjectName(u"roles")
        self.roles.setProperty(u"compact", True)
        self.roles.setMinimumSize(QSize(0, 130))

        self.roles_layout.addWidget(self.roles)

        self.who.addTab(self.roles_page, "")
        self.duties_page = QWidget()
        self.duties_page.setObjectName(u"duties_page")
        self.duties_layout = QVBoxLayout(self.duties_page)
        self.duties_layout.setSpacing(0)
        self.duties_layout.setObjectName(u"duties_layout")
        self.duties_layout.setContentsMargins(0, 0, 0, 0)
        self.duties = QListView(self.duties_page)
        self.duties.setObjectName(u"duties")
        self.duties.setProperty(u"compact", True)
        self.duties.setMinimumSize(QSize(0, 130))

        self.duties_layout.addWidget(self.duties)

        self.who.addTab(self.duties_page, "")
        self.sites_page = QWidget()
        self.sites_page.setObjectName(u"sites_page")
        self.sites_layout = QVBoxLayout(self.sites_page)
        self.sites_layout.setSpacing(0)
        self.sites_layout.setObjectName(u"sites_layout")
        self.sites_layout.setContentsMargins(0, 0, 0, 0)
        self.sites = QListView(self.sites_page)
        self.sites.setObjectName(u"sites")
        self.sites.setProperty(u"compact", True)
        self.sites.setMinimumSize(QSize(0, 130))

        self.sites_layout.addWidget(self.sites)

        self.who.addTab(self.sites_page, "")

        self.left.addWidget(self.who)

        self.who_words = QLabel(self.left_part)
        self.who_words.setObjectName(u"who_words")
        self.who_words.setTextFormat(Qt.TextFormat.PlainText)
        self.who_words.setWordWrap(True)
        self.who_words.setProperty(u"role", u"said")

        self.left.addWidget(self.who_words)

        self.who_error = QLabel(self.left_part)
        self.who_error.setObjectName(u"who_error")
        self.who_error.setTextFormat(Qt.TextFormat.PlainText)
        self.who_error.setWordWrap(True)
        self.who_error.setProperty(u"role", u"error")

        self.left.addWidget(self.who_error)


        self.body.addWidget(self.left_part)

        self.right_part = QWidget(RuleForm)
        self.right_part.setObjectName(u"right_part")
        self.right = QVBoxLayout(self.right_part)
        self.right.setSpacing(8)
        self.right.setObjectName(u"right")
        self.right.setContentsMargins(0, 0, 0, 0)
        self.kind_box = QVBoxLayout()
        self.kind_box.setSpacing(3)
        self.kind_box.setObjectName(u"kind_box")
        self.kind_box.setContentsMargins(0, 0, 0, 0)
        self.kind_label = QLabel(self.right_part)
        self.kind_label.setObjectName(u"kind_label")
        sizePolicy.setHeightForWidth(self.kind_label.sizePolicy().hasHeightForWidth())
        self.kind_label.setSizePolicy(sizePolicy)

        self.kind_box.addWidget(self.kind_label)

        self.kind = QComboBox(self.right_part)
        self.kind.setObjectName(u"kind")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(8)

        self.kind_box.addWidget(self.kind)

        self.kind_error = QLabel(self.right_part)
        self.kind_error.setObjectName(u"kind_error")
        self.kind_error.setTextFormat(Qt.TextFormat.PlainText)
        self.kind_error.setWordWrap(True)
        self.kind_error.setProperty(u"role", u"error")

        self.kind_box.addWidget(self.kind_error)


        self.right.addLayout(self.kind_box)

        self.numbers = QHBoxLayout()
        self.numbers.setSpacing(10)
        self.numbers.setObjectName(u"numbers")
        self.numbers.setContentsMargins(0, 0, 0, 0)
        self.hours_part = QWidget(self.right_part)
        self.hours_part.setObjectName(u"hours_part")
        self.hours_part_row = QHBoxLayout(self.hours_part)
        self.hours_part_row.setSpacing(10)
        self.hours_part_row.setObjectName(u"hours_part_row")
        self.hours_part_row.setContentsMargins(0, 0, 0, 0)
        self.hours_box = QVBoxLayout()
        self.hours_box.setSpacing(3)
        self.hours_box.setObjectName(u"hours_box")
        self.hours_box.setContentsMargins(0, 0, 0, 0)
        self.hours_label = QLabel(self.hours_part)
        self.hours_label.setObjectName(u"hours_label")
        sizePolicy.setHeightForWidth(self.hours_label.sizePolicy().hasHeightForWidth())
        self.hours_label.setSizePolicy(sizePolicy)

        self.hours_box.addWidget(self.hours_label)

        self.hours = QLineEdit(self.hours_part)
        self.hours.setObjectName(u"hours")

        self.hours_box.addWidget(self.hours)

        self.hours_error = QLabel(self.hours_part)
        self.hours_error.setObjectName(u"hours_error")
        self.hours_error.setTextFormat(Qt.TextFormat.PlainText)
        self.hours_error.setWordWrap(True)
        self.hours_error.setProperty(u"role", u"error")

        self.hours_box.addWidget(self.hours_error)


        self.hours_part_row.addLayout(self.hours_box)


        self.numbers.addWidget(self.hours_part)

        self.minimum_part = QWidget(self.right_part)
        self.minimum_part.setObjectName(u"minimum_part")
        self.minimum_part_row = QHBoxLayout(self.minimum_part)
        self.minimum_part_row.setSpacing(10)
        self.minimum_part_row.setObjectName(u"minimum_part_row")
        self.minimum_part_row.setContentsMargins(0, 0, 0, 0)
        self.minimum_count_box = QVBoxLayout()
        self.minimum_count_box.setSpacing(3)
        self.minimum_count_box.setObjectName(u"minimum_count_box")
        self.minimum_count_box.setContentsMargins(0, 0, 0, 0)
        self.minimum_count_label = QLabel(self.minimum_part)
        self.minimum_count_label.setObjectName(u"minimum_count_label")
        sizePolicy.setHeightForWidth(self.minimum_count_label.sizePolicy().hasHeightForWidth())
        self.minimum_count_label.setSizePolicy(sizePolicy)

        self.minimum_count_box.addWidget(self.minimum_count_label)

        self.minimum_count = QLineEdit(self.minimum_part)
        self.minimum_count.setObjectName(u"minimum_count")

        self.minimum_count_box.addWidget(self.minimum_count)

        self.minimum_count_error = QLabel(self.minimum_part)
        self.minimum_count_error.setObjectName(u"minimum_count_error")
        self.minimum_count_error.setTextFormat(Qt.TextFormat.PlainText)
        self.minimum_count_error.setWordWrap(True)
        self.minimum_count_error.setProperty(u"role", u"error")

        self.minimum_count_box.addWidget(self.minimum_count_error)


        self.minimum_part_row.addLayout(self.minimum_count_box)

        self.minimum_per_box = QVBoxLayout()
        self.minimum_per_box.setSpacing(3)
        self.minimum_per_box.setObjectName(u"minimum_per_box")
        self.minimum_per_box.setContentsMargins(0, 0, 0, 0)
        self.minimum_per_label = QLabel(self.minimum_part)
        self.minimum_per_label.setObjectName(u"minimum_per_label")
        sizePolicy.setHeightForWidth(self.minimum_per_label.sizePolicy().hasHeightForWidth())
        self.minimum_per_label.setSizePolicy(sizePolicy)

        self.minimum_per_box.addWidget(self.minimum_per_label)

        self.minimum_per = QComboBox(self.minimum_part)
        self.minimum_per.setObjectName(u"minimum_per")
        self.minimum_per.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.minimum_per.setMinimumContentsLength(16)

        self.minimum_per_box.addWidget(self.minimum_per)

        self.minimum_per_error = QLabel(self.minimum_part)
        self.minimum_per_error.setObjectName(u"minimum_per_error")
        self.minimum_per_error.setTextFormat(Qt.TextFormat.PlainText)
        self.minimum_per_error.setWordWrap(True)
        self.minimum_per_error.setProperty(u"role", u"error")

        self.minimum_per_box.addWidget(self.minimum_per_error)


        self.minimum_part_row.addLayout(self.minimum_per_box)


        self.numbers.addWidget(self.minimum_part)

        self.months_part = QWidget(self.right_part)
        self.months_part.setObjectName(u"months_part")
        self.months_part_row = QHBoxLayout(self.months_part)
        self.months_part_row.setSpacing(10)
        self.months_part_row.setObjectName(u"months_part_row")
        self.months_part_row.setContentsMargins(0, 0, 0, 0)
        self.months_box = QVBoxLayout()
        self.months_box.setSpacing(3)
        self.months_box.setObjectName(u"months_box")
        self.months_box.setContentsMargins(0, 0, 0, 0)
        self.months_label = QLabel(self.months_part)
        self.months_label.setObjectName(u"months_label")
        sizePolicy.setHeightForWidth(self.months_label.sizePolicy().hasHeightForWidth())
        self.months_label.setSizePolicy(sizePolicy)

        self.months_box.addWidget(self.months_label)

        self.months = QLineEdit(self.months_part)
        self.months.setObjectName(u"months")

        self.months_box.addWidget(self.months)

        self.months_error = QLabel(self.months_part)
        self.months_error.setObjectName(u"months_error")
        self.months_error.setTextFormat(Qt.TextFormat.PlainText)
        self.months_error.setWordWrap(True)
        self.months_error.setProperty(u"role", u"error")

        self.months_box.addWidget(self.months_error)


        self.months_part_row.addLayout(self.months_box)


        self.numbers.addWidget(self.months_part)

        self.document_part = QWidget(self.right_part)
        self.document_part.setObjectName(u"document_part")
        self.document_part_row = QHBoxLayout(self.document_part)
        self.document_part_row.setSpacing(10)
        self.document_part_row.setObjectName(u"document_part_row")
        self.document_part_row.setContentsMargins(0, 0, 0, 0)
        self.document_box = QVBoxLayout()
        self.document_box.setSpacing(3)
        self.document_box.setObjectName(u"document_box")
        self.document_box.setContentsMargins(0, 0, 0, 0)
        self.document_label = QLabel(self.document_part)
        self.document_label.setObjectName(u"document_label")
        sizePolicy.setHeightForWidth(self.document_label.sizePolicy().hasHeightForWidth())
        self.document_label.setSizePolicy(sizePolicy)

        self.document_box.addWidget(self.document_label)

        self.document = QComboBox(self.document_part)
        self.document.setObjectName(u"document")
        self.document.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.document.setMinimumContentsLength(8)

        self.document_box.addWidget(self.document)

        self.document_error = QLabel(self.document_part)
        self.document_error.setObjectName(u"document_error")
        self.document_error.setTextFormat(Qt.TextFormat.PlainText)
        self.document_error.setWordWrap(True)
        self.document_error.setProperty(u"role", u"error")

        self.document_box.addWidget(self.document_error)


        self.document_part_row.addLayout(self.document_box)

        self.edition_within_days_box = QVBoxLayout()
        self.edition_within_days_box.setSpacing(3)
        self.edition_within_days_box.setObjectName(u"edition_within_days_box")
        self.edition_within_days_box.setContentsMargins(0, 0, 0, 0)
        self.edition_within_days_label = QLabel(self.document_part)
        self.edition_within_days_label.setObjectName(u"edition_within_days_label")
        sizePolicy.setHeightForWidth(self.edition_within_days_label.sizePolicy().hasHeightForWidth())
        self.edition_within_days_label.setSizePolicy(sizePolicy)

        self.edition_within_days_box.addWidget(self.edition_within_days_label)

        self.edition_within_days = QLineEdit(self.document_part)
        self.edition_within_days.setObjectName(u"edition_within_days")

        self.edition_within_days_box.addWidget(self.edition_within_days)

        self.edition_within_days_error = QLabel(self.document_part)
        self.edition_within_days_error.setObjectName(u"edition_within_days_error")
        self.edition_within_days_error.setTextFormat(Qt.TextFormat.PlainText)
        self.edition_within_days_error.setWordWrap(True)
        self.edition_within_days_error.setProperty(u"role", u"error")

        self.edition_within_days_box.addWidget(self.edition_within_days_error)


        self.document_part_row.addLayout(self.edition_within_days_box)


        self.numbers.addWidget(self.document_part)


        self.right.addLayout(self.numbers)

        self.first_part = QWidget(self.right_part)
        self.first_part.setObjectName(u"first_part")
        self.first_row = QHBoxLayout(self.first_part)
        self.first_row.setSpacing(10)
        self.first_row.setObjectName(u"first_row")
        self.first_row.setContentsMargins(0, 0, 0, 0)
        self.first_within_days_box = QVBoxLayout()
        self.first_within_days_box.setSpacing(3)
        self.first_within_days_box.setObjectName(u"first_within_days_box")
        self.first_within_days_box.setContentsMargins(0, 0, 0, 0)
        self.first_within_days_label = QLabel(self.first_part)
        self.first_within_days_label.setObjectName(u"first_within_days_label")
        sizePolicy.setHeightForWidth(self.first_within_days_label.sizePolicy().hasHeightForWidth())
        self.first_within_days_label.setSizePolicy(sizePolicy)

        self.first_within_days_box.addWidget(self.first_within_days_label)

        self.first_within_days = QLineEdit(self.first_part)
        self.first_within_days.setObjectName(u"first_within_days")

        self.first_within_days_box.addWidget(self.first_within_days)

        self.first_within_days_error = QLabel(self.first_part)
        self.first_within_days_error.setObjectName(u"first_within_days_error")
        self.first_within_days_error.setTextFormat(Qt.TextFormat.PlainText)
        self.first_within_days_error.setWordWrap(True)
        self.first_within_days_error.setProperty(u"role", u"error")

        self.first_within_days_box.addWidget(self.first_within_days_error)


        self.first_row.addLayout(self.first_within_days_box)

        self.notice_days_box = QVBoxLayout()
        self.notice_days_box.setSpacing(3)
        self.notice_days_box.setObjectName(u"notice_days_box")
        self.notice_days_box.setContentsMargins(0, 0, 0, 0)
        self.notice_days_label = QLabel(self.first_part)
        self.notice_days_label.setObjectName(u"notice_days_label")
        sizePolicy.setHeightForWidth(self.notice_days_label.sizePolicy().hasHeightForWidth())
        self.notice_days_label.setSizePolicy(sizePolicy)

        self.notice_days_box.addWidget(self.notice_days_label)

        self.notice_days = QLineEdit(self.first_part)
        self.notice_days.setObjectName(u"notice_days")

        self.notice_days_box.addWidget(self.notice_days)

        self.notice_days_error = QLabel(self.first_part)
        self.notice_days_error.setObjectName(u"notice_days_error")
        self.notice_days_error.setTextFormat(Qt.TextFormat.PlainText)
        self.notice_days_error.setWordWrap(True)
        self.notice_days_error.setProperty(u"role", u"error")

        self.notice_days_box.addWidget(self.notice_days_error)


        self.first_row.addLayout(self.notice_days_box)


        self.right.addWidget(self.first_part)

        self.after_part = QWidget(self.right_part)
        self.after_part.setObjectName(u"after_part")
        self.after_row = QVBoxLayout(self.after_part)
        self.after_row.setSpacing(0)
        self.after_row.setObjectName(u"after_row")
        self.after_row.setContentsMargins(0, 0, 0, 0)
        self.after_box = QVBoxLayout()
        self.after_box.setSpacing(3)
        self.after_box.setObjectName(u"after_box")
        self.after_box.setContentsMargins(0, 0, 0, 0)
        self.after_label = QLabel(self.after_part)
        self.after_label.setObjectName(u"after_label")
        sizePolicy.setHeightForWidth(self.after_label.sizePolicy().hasHeightForWidth())
        self.after_label.setSizePolicy(sizePolicy)

        self.after_box.addWidget(self.after_label)

        self.after = QComboBox(self.after_part)
        self.after.setObjectName(u"after")
        self.after.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.after.setMinimumContentsLength(8)

        self.after_box.addWidget(self.after)

        self.after_error = QLabel(self.after_part)
        self.after_error.setObjectName(u"after_error")
        self.after_error.setTextFormat(Qt.TextFormat.PlainText)
        self.after_error.setWordWrap(True)
        self.after_error.setProperty(u"role", u"error")

        self.after_box.addWidget(self.after_error)


        self.after_row.addLayout(self.after_box)


        self.right.addWidget(self.after_part)

        self.may_lengthen = QCheckBox(self.right_part)
        self.may_lengthen.setObjectName(u"may_lengthen")

        self.right.addWidget(self.may_lengthen)

        self.source_row = QHBoxLayout()
        self.source_row.setSpacing(10)
        self.source_row.setObjectName(u"source_row")
        self.source_row.setContentsMargins(0, 0, 0, 0)
        self.source_box = QVBoxLayout()
        self.source_box.setSpacing(3)
        self.source_box.setObjectName(u"source_box")
        self.source_box.setContentsMargins(0, 0, 0, 0)
        self.source_label = QLabel(self.right_part)
        self.source_label.setObjectName(u"source_label")
        sizePolicy.setHeightForWidth(self.source_label.sizePolicy().hasHeightForWidth())
        self.source_label.setSizePolicy(sizePolicy)

        self.source_box.addWidget(self.source_label)

        self.source = QLineEdit(self.right_part)
        self.source.setObjectName(u"source")

        self.source_box.addWidget(self.source)

        self.source_error = QLabel(self.right_part)
        self.source_error.setObjectName(u"source_error")
        self.source_error.setTextFormat(Qt.TextFormat.PlainText)
        self.source_error.setWordWrap(True)
        self.source_error.setProperty(u"role", u"error")

        self.source_box.addWidget(self.source_error)


        self.source_row.addLayout(self.source_box)

        self.source_edition_box = QVBoxLayout()
        self.source_edition_box.setSpacing(3)
        self.source_edition_box.setObjectName(u"source_edition_box")
        self.source_edition_box.setContentsMargins(0, 0, 0, 0)
        self.source_edition_label = QLabel(self.right_part)
        self.source_edition_label.setObjectName(u"source_edition_label")
        sizePolicy.setHeightForWidth(self.source_edition_label.sizePolicy().hasHeightForWidth())
        self.source_edition_label.setSizePolicy(sizePolicy)

        self.source_edition_box.addWidget(self.source_edition_label)

        self.source_edition = QLineEdit(self.right_part)
        self.source_edition.setObjectName(u"source_edition")

        self.source_edition_box.addWidget(self.source_edition)

        self.source_edition_error = QLabel(self.right_part)
        self.source_edition_error.setObjectName(u"source_edition_error")
        self.source_edition_error.setTextFormat(Qt.TextFormat.PlainText)
        self.source_edition_error.setWordWrap(True)
        self.source_edition_error.setProperty(u"role", u"error")

        self.source_edition_box.addWidget(self.source_edition_error)


        self.source_row.addLayout(self.source_edition_box)

        self.source_row.setStretch(0, 3)
        self.source_row.setStretch(1, 2)

        self.right.addLayout(self.source_row)

        self.to_check_box = QVBoxLayout()
        self.to_check_box.setSpacing(3)
        self.to_check_box.setObjectName(u"to_check_box")
        self.to_check_box.setContentsMargins(0, 0, 0, 0)
        self.to_check_label = QLabel(self.right_part)
        self.to_check_label.setObjectName(u"to_check_label")
        sizePolicy.setHeightForWidth(self.to_check_label.sizePolicy().hasHeightForWidth())
        self.to_check_label.setSizePolicy(sizePolicy)

        self.to_check_box.addWidget(self.to_check_label)

        self.to_check = QLineEdit(self.right_part)
        self.to_check.setObjectName(u"to_check")

        self.to_check_box.addWidget(self.to_check)

        self.to_check_error = QLabel(self.right_part)
        self.to_check_error.setObjectName(u"to_check_error")
        self.to_check_error.setTextFormat(Qt.TextFormat.PlainText)
        self.to_check_error.setWordWrap(True)
        self.to_check_error.setProperty(u"role", u"error")

        self.to_check_box.addWidget(self.to_check_error)


        self.right.addLayout(self.to_check_box)

        self.days_row = QHBoxLayout()
        self.days_row.setSpacing(10)
        self.days_row.setObjectName(u"days_row")
        self.days_row.setContentsMargins(0, 0, 0, 0)
        self.starts_on_box = QVBoxLayout()
        self.starts_on_box.setSpacing(3)
        self.starts_on_box.setObjectName(u"starts_on_box")
        self.starts_on_box.setContentsMargins(0, 0, 0, 0)
        self.starts_on_label = QLabel(self.right_part)
        self.starts_on_label.setObjectName(u"starts_on_label")
        sizePolicy.setHeightForWidth(self.starts_on_label.sizePolicy().hasHeightForWidth())
        self.starts_on_label.setSizePolicy(sizePolicy)

        self.starts_on_box.addWidget(self.starts_on_label)

        self.starts_on = DateField(self.right_part)
        self.starts_on.setObjectName(u"starts_on")

        self.starts_on_box.addWidget(self.starts_on)

        self.starts_on_error = QLabel(self.right_part)
        self.starts_on_error.setObjectName(u"starts_on_error")
        self.starts_on_error.setTextFormat(Qt.TextFormat.PlainText)
        self.starts_on_error.setWordWrap(True)
        self.starts_on_error.setProperty(u"role", u"error")

        self.starts_on_box.addWidget(self.starts_on_error)


        self.days_row.addLayout(self.starts_on_box)

        self.ends_on_box = QVBoxLayout()
        self.ends_on_box.setSpacing(3)
        self.ends_on_box.setObjectName(u"ends_on_box")
        self.ends_on_box.setContentsMargins(0, 0, 0, 0)
        self.ends_on_label = QLabel(self.right_part)
        self.ends_on_label.setObjectName(u"ends_on_label")
        sizePolicy.setHeightForWidth(self.ends_on_label.sizePolicy().hasHeightForWidth())
        self.ends_on_label.setSizePolicy(sizePolicy)

        self.ends_on_box.addWidget(self.ends_on_label)

        self.ends_on = DateField(self.right_part)
        self.ends_on.setObjectName(u"ends_on")

        self.ends_on_box.addWidget(self.ends_on)

        self.ends_on_error = QLabel(self.right_part)
        self.ends_on_error.setObjectName(u"ends_on_error")
        self.ends_on_error.setTextFormat(Qt.TextFormat.PlainText)
        self.ends_on_error.setWordWrap(True)
        self.ends_on_error.setProperty(u"role", u"error")

        self.ends_on_box.addWidget(self.ends_on_error)


        self.days_row.addLayout(self.ends_on_box)


        self.right.addLayout(self.days_row)

        self.spacer = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.right.addItem(self.spacer)


        self.body.addWidget(self.right_part)

        self.body.setStretch(0, 4)
        self.body.setStretch(1, 5)
#if QT_CONFIG(shortcut)
        self.who_label.setBuddy(self.who)
        self.kind_label.setBuddy(self.kind)
        self.hours_label.setBuddy(self.hours)
        self.minimum_count_label.setBuddy(self.minimum_count)
        self.minimum_per_label.setBuddy(self.minimum_per)
        self.months_label.setBuddy(self.months)
        self.document_label.setBuddy(self.document)
        self.edition_within_days_label.setBuddy(self.edition_within_days)
        self.first_within_days_label.setBuddy(self.first_within_days)
        self.notice_days_label.setBuddy(self.notice_days)
        self.after_label.setBuddy(self.after)
        self.source_label.setBuddy(self.source)
        self.source_edition_label.setBuddy(self.source_edition)
        self.to_check_label.setBuddy(self.to_check)
        self.starts_on_label.setBuddy(self.starts_on)
        self.ends_on_label.setBuddy(self.ends_on)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.who, self.groups)
        QWidget.setTabOrder(self.groups, self.levels)
        QWidget.setTabOrder(self.levels, self.kinds)
        QWidget.setTabOrder(self.kinds, self.roles)
        QWidget.setTabOrder(self.roles, self.duties)
        QWidget.setTabOrder(self.duties, self.sites)
        QWidget.setTabOrder(self.sites, self.kind)
        QWidget.setTabOrder(self.kind, self.hours)
        QWidget.setTabOrder(self.hours, self.minimum_count)
        QWidget.setTabOrder(self.minimum_count, self.minimum_per)
        QWidget.setTabOrder(self.minimum_per, self.months)
        QWidget.setTabOrder(self.months, self.document)
        QWidget.setTabOrder(self.document, self.edition_within_days)
        QWidget.setTabOrder(self.edition_within_days, self.first_within_days)
        QWidget.setTabOrder(self.first_within_days, self.notice_days)
        QWidget.setTabOrder(self.notice_days, self.after)
        QWidget.setTabOrder(self.after, self.may_lengthen)
        QWidget.setTabOrder(self.may_lengthen, self.source)
        QWidget.setTabOrder(self.source, self.source_edition)
        QWidget.setTabOrder(self.source_edition, self.to_check)
        QWidget.setTabOrder(self.to_check, self.starts_on)
        QWidget.setTabOrder(self.starts_on, self.ends_on)

        self.retranslateUi(RuleForm)
    # setupUi

    def retranslateUi(self, RuleForm):
        self.who_label.setText(QCoreApplication.translate("RuleForm", u"Asked o&f", None))
        self.who_note.setText(QCoreApplication.translate("RuleForm", u"Nothing ticked means everyone. What is ticked on several sheets has to be true together.", None))
#if QT_CONFIG(accessibility)
        self.who.setAccessibleName(QCoreApplication.translate("RuleForm", u"Asked of", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.groups.setAccessibleName(QCoreApplication.translate("RuleForm", u"Asked of: groups", None))
#endif // QT_CONFIG(accessibility)
        self.who.setTabText(self.who.indexOf(self.groups_page), QCoreApplication.translate("RuleForm", u"Groups", None))
#if QT_CONFIG(accessibility)
        self.levels.setAccessibleName(QCoreApplication.translate("RuleForm", u"Asked of: levels", None))
#endif // QT_CONFIG(accessibility)
        self.who.setTabText(self.who.indexOf(self.levels_page), QCoreApplication.translate("RuleForm", u"Levels", None))
#if QT_CONFIG(accessibility)
        self.kinds.setAccessibleName(QCoreApplication.translate("RuleForm", u"Asked of: kinds", None))
#endif // QT_CONFIG(accessibility)
        self.who.setTabText(self.who.indexOf(self.kinds_page), QCoreApplication.translate("RuleForm", u"Kinds", None))
#if QT_CONFIG(accessibility)
        self.roles.setAccessibleName(QCoreApplication.translate("RuleForm", u"Asked of: roles", None))
#endif // QT_CONFIG(accessibility)
        self.who.setTabText(self.who.indexOf(self.roles_page), QCoreApplication.translate("RuleForm", u"Roles", None))
#if QT_CONFIG(accessibility)
        self.duties.setAccessibleName(QCoreApplication.translate("RuleForm", u"Asked of: duties", None))
#endif // QT_CONFIG(accessibility)
        self.who.setTabText(self.who.indexOf(self.duties_page), QCoreApplication.translate("RuleForm", u"Duties", None))
#if QT_CONFIG(accessibility)
        self.sites.setAccessibleName(QCoreApplication.translate("RuleForm", u"Asked of: sites", None))
#endif // QT_CONFIG(accessibility)
        self.who.setTabText(self.who.indexOf(self.sites_page), QCoreApplication.translate("RuleForm", u"Sites", None))
        self.kind_label.setText(QCoreApplication.translate("RuleForm", u"&How often", None))
#if QT_CONFIG(accessibility)
        self.kind.setAccessibleName(QCoreApplication.translate("RuleForm", u"How often", None))
#endif // QT_CONFIG(accessibility)
        self.hours_label.setText(QCoreApplication.translate("RuleForm", u"&Hours together", None))
#if QT_CONFIG(accessibility)
        self.hours.setAccessibleName(QCoreApplication.translate("RuleForm", u"Hours together", None))
#endif // QT_CONFIG(accessibility)
        self.minimum_count_label.setText(QCoreApplication.translate("RuleForm", u"&People at least", None))
#if QT_CONFIG(accessibility)
        self.minimum_count.setAccessibleName(QCoreApplication.translate("RuleForm", u"People at least", None))
#endif // QT_CONFIG(accessibility)
        self.minimum_per_label.setText(QCoreApplication.translate("RuleForm", u"Counted i&n", None))
#if QT_CONFIG(accessibility)
        self.minimum_per.setAccessibleName(QCoreApplication.translate("RuleForm", u"Counted in", None))
#endif // QT_CONFIG(accessibility)
        self.months_label.setText(QCoreApplication.translate("RuleForm", u"Inter&val in months", None))
#if QT_CONFIG(accessibility)
        self.months.setAccessibleName(QCoreApplication.translate("RuleForm", u"Interval in months", None))
#endif // QT_CONFIG(accessibility)
        self.document_label.setText(QCoreApplication.translate("RuleForm", u"&Document", None))
#if QT_CONFIG(accessibility)
        self.document.setAccessibleName(QCoreApplication.translate("RuleForm", u"Document", None))
#endif // QT_CONFIG(accessibility)
        self.edition_within_days_label.setText(QCoreApplication.translate("RuleForm", u"Days to read a new edi&tion", None))
#if QT_CONFIG(accessibility)
        self.edition_within_days.setAccessibleName(QCoreApplication.translate("RuleForm", u"Days to read a new edition", None))
#endif // QT_CONFIG(accessibility)
        self.first_within_days_label.setText(QCoreApplication.translate("RuleForm", u"First ti&me within days", None))
#if QT_CONFIG(accessibility)
        self.first_within_days.setAccessibleName(QCoreApplication.translate("RuleForm", u"First time within days", None))
#endif // QT_CONFIG(accessibility)
        self.notice_days_label.setText(QCoreApplication.translate("RuleForm", u"Told days &before", None))
#if QT_CONFIG(accessibility)
        self.notice_days.setAccessibleName(QCoreApplication.translate("RuleForm", u"Told days before", None))
#endif // QT_CONFIG(accessibility)
        self.after_label.setText(QCoreApplication.translate("RuleForm", u"Asked only aft&er", None))
#if QT_CONFIG(accessibility)
        self.after.setAccessibleName(QCoreApplication.translate("RuleForm", u"Asked only after", None))
#endif // QT_CONFIG(accessibility)
        self.may_lengthen.setText(QCoreApplication.translate("RuleForm", u"A &later date on the certificate counts", None))
        self.source_label.setText(QCoreApplication.translate("RuleForm", u"&Source", None))
#if QT_CONFIG(accessibility)
        self.source.setAccessibleName(QCoreApplication.translate("RuleForm", u"Source", None))
#endif // QT_CONFIG(accessibility)
        self.source_edition_label.setText(QCoreApplication.translate("RuleForm", u"Editi&on of the source", None))
#if QT_CONFIG(accessibility)
        self.source_edition.setAccessibleName(QCoreApplication.translate("RuleForm", u"Edition of the source", None))
#endif // QT_CONFIG(accessibility)
        self.to_check_label.setText(QCoreApplication.translate("RuleForm", u"To chec&k", None))
#if QT_CONFIG(accessibility)
        self.to_check.setAccessibleName(QCoreApplication.translate("RuleForm", u"To check", None))
#endif // QT_CONFIG(accessibility)
        self.starts_on_label.setText(QCoreApplication.translate("RuleForm", u"First da&y", None))
#if QT_CONFIG(accessibility)
        self.starts_on.setAccessibleName(QCoreApplication.translate("RuleForm", u"First day", None))
#endif // QT_CONFIG(accessibility)
        self.ends_on_label.setText(QCoreApplication.translate("RuleForm", u"Last d&ay", None))
#if QT_CONFIG(accessibility)
        self.ends_on.setAccessibleName(QCoreApplication.translate("RuleForm", u"Last day", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi
