"""Decode a CSV file and find its separator."""

import csv
import io

from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.spreadsheets.grid import CellValue, Grid

_SEPARATORS = ",;\t|"
_LONGEST_FIELD = 1_000_000


def read_csv(content: bytes, name: str, sheet: str, max_rows: int) -> Grid:
    """Read a CSV file: UTF-8 with or without a mark, UTF-16 or Windows-1252; comma, semicolon, tab or bar.

    Raises: FileRefusedError when the content is no text or a line has no end.
    """
    text = _decode(content, name)
    first, _, rest = text.partition("\n")
    skipped_lines, separator = 0, ""
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == 5:
        text, skipped_lines, separator = rest, 1, first.strip()[-1]
    separator = separator or _separator_of(text)
    rows: list[list[CellValue]] = []
    lines: list[int] = []
    cuts: tuple[str, ...] = ()
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        line = 1
        for row in reader:
            if len(rows) >= max_rows:
                cuts = (f"Only the first {max_rows:,} rows of {name} were read.",)
                break
            rows.append([cell if cell.strip() else None for cell in row])
            lines.append(line + skipped_lines)
            line = reader.line_num + 1
    except csv.Error as error:
        raise FileRefusedError(
            f"{name} has a line that is far too long to be a training record. Save it again from your "
            f"spreadsheet program "
            "as CSV, then choose that file."
        ) from error
    width = max((len(row) for row in rows), default=0)
    return Grid(
        name=sheet,
        rows=[row + [None] * (width - len(row)) for row in rows],
        lines=tuple(lines),
        cuts=cuts,
    )


def _decode(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    elif content.startswith(b"\xef\xbb\xbf"):
        text = content[3:].decode("utf-8", "replace")
    elif (wide := _utf16_without_mark(content)) is not None:
        text = content.decode(wide, "replace")
    else:
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
    sample = text[:20_000]
    odd = sum(1 for letter in sample if ord(letter) < 32 and letter not in "\r\n\t\x0b\x0c") + sample.count("\ufffd")
    if odd > len(sample) / 100 and odd > 2:
        raise FileRefusedError(
            f"{name} is not a spreadsheet. Choose an Excel or OpenDocument workbook, or a CSV file saved from one."
        )
    return text.replace("\0", "")


def _utf16_without_mark(content: bytes) -> str | None:
    sample = content[:4000]
    if len(sample) < 4:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) / 4 and even < odd / 4:
        return "utf-16-le"
    if even > len(sample) / 4 and odd < even / 4:
        return "utf-16-be"
    return None


def _separator_of(text: str) -> str:
    sample = text[:50_000]
    best, best_score = ",", 1.0
    for separator in _SEPARATORS:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator) if row]
        except csv.Error:
            continue
        widths = sorted(widths[:300])
        # A comma inside names must not beat the separator of all columns, however ragged the lines are.
        divided = sum(width > 1 for width in widths) / max(1, len(widths))
        score = widths[len(widths) // 2] * divided if widths else 0.0
        if score > best_score:
            best, best_score = separator, score
    return best
