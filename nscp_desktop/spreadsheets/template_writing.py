"""A template of a questionnaire as a workbook that can be handed on, and read back."""

from collections.abc import Iterable
from typing import BinaryIO

from nscp_desktop.domain.template_checks import WholeTemplate, content_words
from nscp_desktop.spreadsheets.export_book import Book, Field, Heading

ITEMS, ABOUT = "Items", "Template"
_HEADINGS = (
    Heading("Section", 28),
    Heading("Number", 9),
    Heading("Item", 60),
    Heading("Guidance", 60),
    Heading("Source", 34),
    Heading("Figures beside it", 22),
    Heading("Shown", 9),
    Heading("Key", 24),
)


def write_template(whole: WholeTemplate, agency: str, out: BinaryIO) -> None:
    """Write the items on one sheet, and what the template is on another."""
    book = Book(whole.template.title, agency)
    book.add(ITEMS, _HEADINGS, _rows(whole))
    book.add(ABOUT, (Heading("What", 26), Heading("Value", 90)), _about(whole))
    book.save(out)


def _rows(whole: WholeTemplate) -> Iterable[list[Field]]:
    for section in whole.version.sections:
        for item in section.items:
            shown = "Yes" if item.active else "Hidden"
            figures = " ".join(item.figures)
            yield [section.title, item.number, item.text, item.guidance, item.source, figures, shown, item.key]


def _about(whole: WholeTemplate) -> Iterable[list[Field]]:
    template, version = whole
    yield ["Title", template.title]
    yield ["Kind", template.kind.words]
    yield ["Holds", content_words(version)]
    yield ["Filled in every (months)", template.months]
    yield ["Scale", version.scale.title]
    for answer in version.scale.answers:
        yield ["Answer", answer.label]
    yield ["Edition", version.edition]
    yield ["Where its words come from", version.source]
    yield ["About", template.about]
