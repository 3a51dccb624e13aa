"""Annexes of a pack: files that were uploaded, each page on a page of the pack under a line that says what it is."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, NamedTuple

from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader

from nscp_desktop.domain.evidence_files import FileKind
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Paper
from nscp_desktop.reports.ink import Style
from nscp_desktop.reports.letters import BOLD
from nscp_desktop.reports.questionnaire_text import write

_CAPTION = Style(BOLD, 8.5)
_WRONG_PASSWORD = 4
# Enough for 200 dots per inch over the width of a page; a photo of a telephone has far more.
_MOST_DOTS = 2200
_DEGREES = 90


class AnnexFile(NamedTuple):
    """A file to append: what it is called in the pack, its name, and what is in it; empty when it is gone."""

    title: str
    name: str
    kind: FileKind
    content: bytes


class Annex(NamedTuple):
    """A file that was looked at: the size of each page in points, None for one that is damaged.

    `problem` is a sentence when nothing of it can be printed.
    """

    file: AnnexFile
    pages: tuple[tuple[float, float] | None, ...] = ()
    problem: str = ""

    @property
    def problems(self) -> tuple[str, ...]:
        """Say what of it is not in the pack, "" for nothing."""
        if self.problem:
            return (self.problem,)
        bad = [str(place) for place, size in enumerate(self.pages, start=1) if size is None]
        return (f"Page {', '.join(bad)} of {self.file.name} is damaged and is not in the pack.",) if bad else ()


class Place(NamedTuple):
    """Where a page of a PDF goes: the page of the pack counted from 0, and the box in points."""

    annex: int
    page: int
    pack_page: int
    box: tuple[float, float, float, float]


def looked_at(files: Sequence[AnnexFile]) -> tuple[Annex, ...]:
    """Find out how many pages each file has and whether they can be read.

    The library that reads PDF must not be in two threads at once: whoever calls this sees to it.
    """
    return tuple(_looked_at(file) for file in files)


def draw_annexes(paper: Paper, annexes: Sequence[Annex], here: Sequence[str]) -> list[Place]:
    """Draw a page for each page of the annexes, pictures at once, and return where those of PDF files go.

    `here` are the names under which the pages are found from the contents.
    """
    places = []
    for number, (annex, key) in enumerate(zip(annexes, here, strict=True), start=1):
        if annex.problem:
            _begin(paper, f"Annex {number}. {annex.file.title}", key)
            write(paper, f"! {annex.problem}", Style(BOLD, 8.5, ink.TEXT))
            continue
        for page, size in enumerate(annex.pages):
            of = f" · page {page + 1} of {len(annex.pages)}" if len(annex.pages) > 1 else ""
            _begin(paper, f"Annex {number}. {annex.file.title}{of}", key if page == 0 else "")
            if size is None:
                write(paper, "! This page is damaged and cannot be printed.", Style(BOLD, 8.5, ink.TEXT))
            elif annex.file.kind is FileKind.PDF:
                places.append(Place(number - 1, page, paper.pages - 1, _box(paper, size)))
            else:
                _draw_picture(paper, annex.file.content, size)
    return places


def put_in(pack: bytes, annexes: Sequence[Annex], places: Sequence[Place]) -> bytes:
    """Put the pages of PDF files where they go, as they are: their words can still be read out and searched for.

    As `looked_at`: never in two threads at once.
    """
    if not places:
        return pack
    from pypdfium2 import PdfDocument

    target = PdfDocument(pack)
    try:
        for number in sorted({place.annex for place in places}):
            source = _opened(annexes[number].file.content)
            try:
                for place in places:
                    if place.annex == number:
                        _put_page(target, source, place)
            finally:
                source.close()
        out = BytesIO()
        target.save(out)
        return out.getvalue()
    finally:
        target.close()


def _looked_at(file: AnnexFile) -> Annex:
    if not file.content:
        return Annex(file, problem=f"{file.name} is missing or is not what was stored, so it is not in the pack.")
    return _looked_at_pdf(file) if file.kind is FileKind.PDF else _looked_at_picture(file)


def _looked_at_picture(file: AnnexFile) -> Annex:
    try:
        return Annex(file, (_picture(file.content).size,))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return Annex(file, problem=f"{file.name} is damaged and cannot be shown, so it is not in the pack.")


def _looked_at_pdf(file: AnnexFile) -> Annex:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        source = _opened(file.content)
    except PdfiumError as error:
        why = "is locked with a password" if error.err_code == _WRONG_PASSWORD else "is damaged and cannot be read"
        return Annex(file, problem=f"{file.name} {why}, so it is not in the pack.")
    scratch = PdfDocument.new()
    try:
        sizes = tuple(_size(source, page, scratch) for page in range(len(source)))
    finally:
        scratch.close()
        source.close()
    if not any(sizes):
        return Annex(file, problem=f"{file.name} has no page that can be read, so it is not in the pack.")
    return Annex(file, sizes)


def _opened(content: bytes) -> Any:
    from pypdfium2 import PdfDocument

    return PdfDocument(content)


def _size(source: Any, page: int, scratch: Any) -> tuple[float, float] | None:
    """Return the size of a page as it is seen, None when it cannot be taken over."""
    from pypdfium2 import PdfiumError

    try:
        source.page_as_xobject(page, scratch).close()
        size: tuple[float, float] = source[page].get_size()
    except PdfiumError:
        return None
    return size if min(size) > 0 else None


def _put_page(target: Any, source: Any, place: Place) -> None:
    """Draw one page into its box, turned as it is seen, with what was written onto it."""
    from pypdfium2 import PdfMatrix, raw

    page = source[place.page]
    raw.FPDFPage_Flatten(page, raw.FLAT_PRINT)
    turned = page.get_rotation()
    left, bottom, right, top = page.get_cropbox()
    width, height = right - left, top - bottom
    form = source.page_as_xobject(place.page, target)
    drawn = form.as_pageobject()
    form.close()
    matrix = PdfMatrix().translate(-left - width / 2, -bottom - height / 2)
    matrix = matrix.rotate(turned)
    seen = (height, width) if turned % (2 * _DEGREES) else (width, height)
    x, y, wide, high = place.box
    scale = min(wide / seen[0], high / seen[1])
    drawn.set_matrix(matrix.scale(scale, scale).translate(x + wide / 2, y + high / 2))
    onto = target[place.pack_page]
    onto.insert_obj(drawn)
    onto.gen_content()


def _begin(paper: Paper, caption: str, key: str) -> None:
    paper.new_page()
    paper.y -= 2
    if key:
        paper.canvas.bookmarkPage(key)
        paper.canvas.addOutlineEntry(paper.esc(caption), key, 0)
    write(paper, caption, _CAPTION)
    paper.y -= 4


def _box(paper: Paper, size: tuple[float, float]) -> tuple[float, float, float, float]:
    """Return the box of a page: as large as there is room below the caption, never larger than it is."""
    room = paper.y - paper.bottom
    scale = min(paper.room / size[0], room / size[1], 1.0)
    width, height = size[0] * scale, size[1] * scale
    return paper.left + (paper.room - width) / 2, paper.y - height, width, height


def _picture(content: bytes) -> Image.Image:
    """Return a picture upright, on white, and no finer than it can be printed."""
    with Image.open(BytesIO(content)) as opened:
        opened.load()
        picture = ImageOps.exif_transpose(opened)
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        white = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(white, picture.convert("RGBA"))
    picture = picture.convert("L" if picture.mode in ("1", "L") else "RGB")
    picture.thumbnail((_MOST_DOTS, _MOST_DOTS))
    return picture


def _draw_picture(paper: Paper, content: bytes, size: tuple[float, float]) -> None:
    x, y, width, height = _box(paper, size)
    packed = BytesIO()
    _picture(content).save(packed, "JPEG", quality=85)
    packed.seek(0)
    paper.canvas.drawImage(ImageReader(packed), x, y, width, height)
    paper.outline(x, y, (width, height))
