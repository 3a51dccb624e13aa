"""What stands on the pages of a PDF, read back for tests."""

from pathlib import Path

import pypdfium2


def printed_pages(pdf: bytes | Path) -> list[str]:
    """Return the words of each page, with single spaces between them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def printed_words(pdf: bytes | Path) -> str:
    """Return the words of all pages, with single spaces between them."""
    return " ".join(printed_pages(pdf))
