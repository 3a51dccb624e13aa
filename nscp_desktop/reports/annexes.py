"""Annexes of a pack: files that were uploaded, each page on a page of the pack under a line that says what it is."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
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
# A sheet of A0 scanned with 300 dots per inch has 140 million. The library's own limit would warn on the way.
_MOST_PIXELS = 180_000_000
Image.MAX_IMAGE_PIXELS = None
Turn = AbstractContextManager[Any]


class AnnexFile(NamedTuple):
    """A file to append: what it is called in the pack, its name, and what is in it.

    The content is empty when it is gone; `gone` then says so in a sentence.
    """

    title: str
    name: str
    kind: FileKind
    content: bytes
    gone: str = ""


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
    """A page of a PDF that is still to be put in, and the line above it: the page of the pack counted from 0."""

    annex: int
    page: int
    pack_page: int
    caption: str


def looked_at(files: Sequence[AnnexFile], turn: Turn) -> tuple[Annex, ...]:
    """Find out how many pages each file has and whether they can be read.

    The library that reads PDF must not be in two threads at once: it is used only while `turn` is held.
    """
    return tuple(_looked_at(file, turn) for file in files)


def draw_annexes(paper: Paper, annexes: Sequence[Annex]) -> list[Place]:
    """Draw pictures and what is to be said, each on a page of its own, and return where pages of PDF files go.

    Those are counted among the pages of the paper, and put in when it is finished.
    """
    places = []
    for number, annex in enumerate(annexes, start=1):
        caption = f"Annex {number}. {annex.file.title}"
        if annex.problem:
            _begin(paper, caption)
            write(paper, f"! {annex.problem}", Style(BOLD, 8.5, ink.TEXT))
            continue
        for page, size in enumerate(annex.pages):
            own = f"{caption} · page {page + 1} of {len(annex.pages)}" if len(annex.pages) > 1 else caption
            if size is not None and annex.file.kind is FileKind.PDF:
                paper.leave_page()
                places.append(Place(number - 1, page, paper.pages - 1, own))
                continue
            _begin(paper, own)
            if size is None:
                write(paper, "! This page is damaged and cannot be printed.", Style(BOLD, 8.5, ink.TEXT))
            else:
                _draw_picture(paper, annex.file.content, size)
    return places


def _looked_at(file: AnnexFile, turn: Turn) -> Annex:
    if not file.content:
        missing = f"{file.name} is missing or is not what was stored, so it is not in the pack."
        return Annex(file, problem=file.gone or missing)
    if file.kind is not FileKind.PDF:
        return _looked_at_picture(file)
    with turn:
        return _looked_at_pdf(file)


def _looked_at_picture(file: AnnexFile) -> Annex:
    try:
        if _is_too_large(file.content):
            problem = f"{file.name} is too large a picture, so it is not in the pack. Make it smaller."
            return Annex(file, problem=problem)
        return Annex(file, (_picture(file.content).size,))
    except (OSError, SyntaxError, ValueError):
        return Annex(file, problem=f"{file.name} is damaged and cannot be shown, so it is not in the pack.")


def _is_too_large(content: bytes) -> bool:
    with Image.open(BytesIO(content)) as opened:
        return opened.width * opened.height > _MOST_PIXELS


def _looked_at_pdf(file: AnnexFile) -> Annex:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        source = opened(file.content)
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


def opened(content: bytes) -> Any:
    """Open a PDF in memory; close it afterwards."""
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


def _begin(paper: Paper, caption: str) -> None:
    paper.new_page()
    paper.y -= 2
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
        picture = ImageOps.exif_transpose(_smaller(opened))
    if picture.mode == "RGBA":
        white = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(white, picture)
    return picture if picture.mode == "L" else picture.convert("RGB")


def _smaller(picture: Image.Image) -> Image.Image:
    """Make a picture small before anything else: each step with a large one takes as much memory again."""
    if picture.mode.startswith("I"):
        # Scanners' grey in 65,536 steps, of which all but the darkest 256 would become white.
        small = picture.convert("I").point(lambda tone: tone * (1 / 256)).convert("L")
    elif picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        small = picture.convert("RGBA")
    else:
        mode = {"1": "L", "P": "RGB"}.get(picture.mode)
        small = picture.convert(mode) if mode else picture
    small.thumbnail((_MOST_DOTS, _MOST_DOTS))
    return small


def _draw_picture(paper: Paper, content: bytes, size: tuple[float, float]) -> None:
    x, y, width, height = _box(paper, size)
    packed = BytesIO()
    _picture(content).save(packed, "JPEG", quality=85)
    packed.seek(0)
    paper.canvas.drawImage(ImageReader(packed), x, y, width, height)
    paper.outline(x, y, (width, height))
