"""The evidence pack: contents with the right pages, and annexes that are drawn, or named when they cannot be."""

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from nscp_desktop.domain.agency import AgencyDetails, PackInfo, Sector
from nscp_desktop.domain.audit_figures import AuditFigures, Count, FigureRow, FigureTable
from nscp_desktop.domain.evidence_files import FileKind
from nscp_desktop.domain.rule_words import Names
from nscp_desktop.reports import annexes, annexes_pdf
from nscp_desktop.reports.annexes import Annex, AnnexFile, looked_at
from nscp_desktop.reports.annexes_pdf import Pack, put_in
from nscp_desktop.reports.frame import Built, Frame
from nscp_desktop.reports.rules_in_use import RulesInUseReport
from nscp_desktop.reports.section_11_pack import Section11Pack, build_section_11_pack
from tests.paper import printed_pages
from tests.reports.test_questionnaire_report import paper_of

AS_AT = date(2026, 11, 23)
FRAME = Frame("Carlton Hill", "Section 11 evidence pack", AS_AT)


def pdf(words: Sequence[str] = ("A page",), size: tuple[float, float] = (595, 842), password: str = "") -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=size, encrypt=StandardEncryption(password) if password else None)
    for text in words:
        canvas.drawString(72, size[1] - 72, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def turned(content: bytes, degrees: int) -> bytes:
    document = pypdfium2.PdfDocument(content)
    document[0].set_rotation(degrees)
    out = BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def picture(kind: str, colour: str = "red", size: tuple[int, int] = (40, 20), orientation: int = 1) -> bytes:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.new("RGB", size, colour).save(out, kind, exif=exif)
    return out.getvalue()


def file(content: bytes, kind: FileKind = FileKind.PDF, name: str = "leaflet.pdf") -> AnnexFile:
    return AnnexFile(f"Item 3: {name}", name, kind, content)


def pack(*files: AnnexFile, tables: int = 2, checklists: int = 2) -> tuple[bytes, Built]:
    made = tuple(
        FigureTable(number, f"k{number}", f"Figure title {number}", ("People",), (FigureRow("a", "All", (Count(3),)),))
        for number in range(1, tables + 1)
    )
    looked = looked_at(files, nullcontext())
    data = Section11Pack(
        FRAME,
        AgencyDetails("Carlton Hill", Sector.SCHOOL, "Gwen Evans"),
        AuditFigures(AS_AT, date(2025, 11, 24), None, made),
        tuple(paper_of(count=30) for _ in range(checklists)),
        None,
        None,
        (),
        (),
        (PackInfo("p", "School or college", "2026-27", "KCSIE"),),
        RulesInUseReport(FRAME, (), Names({}, {}, {}), (), (), {}),
        looked,
        ("Welcome talk",),
    )
    out = BytesIO()
    built, places = build_section_11_pack(data, out)
    return put_in(out.getvalue(), looked, places, Pack(FRAME, built.pages, nullcontext())), built


def dark_part(content: bytes, page: int, strip: float = 0) -> tuple[float, ...]:
    """Return left, top, right and bottom of what is black below a strip, in points from the upper left corner."""
    document = pypdfium2.PdfDocument(content)
    try:
        image = document[page].render(scale=2, grayscale=True).to_pil()
    finally:
        document.close()
    image = image.crop((0, round(strip * 2), *image.size))
    found = image.point(lambda tone: 255 if tone < 30 else 0).getbbox() or (0, 0, 0, 0)
    return tuple(edge / 2 for edge in found)


def test_the_contents_name_the_page_on_which_each_part_begins() -> None:
    content, built = pack(file(pdf(("Alpha", "Beta"))), file(b"", name="gone.pdf"))
    pages = printed_pages(content)
    assert len(pages) == built.pages
    contents = pages[1]
    for words in ("Figures and how they are counted", "2. Figure title 2", "12. Compared with the last audit",
                  "Agency expectations", "Action plan", "Gap log", "Rules in use", "Annexes",
                  "Annex 1. Item 3: leaflet.pdf", "Annex 2. Item 3: gone.pdf"):  # fmt: skip
        after = contents.split(words, 1)[1].split()
        number = int(next(part for part in after if part.isdecimal()))
        assert words in pages[number - 1], (words, number)
        assert not any(words in page for page in pages[2 : number - 1] if words.startswith("Annex ")), words
    assert all(f"Page {place} of {built.pages}" in page for place, page in enumerate(pages, start=1))


def test_the_cover_says_whose_it_is_and_which_rules_and_lists_are_in_use() -> None:
    content, _ = pack()
    cover = printed_pages(content)[0]
    for words in ("Carlton Hill", "24 Nov 2025 to 23 Nov 2026", "School or college, 2026-27. KCSIE", "no earlier audit",
                  "Small checklist, version 1, 2026-27", "Prepared by", "Approved by", "It is no form"):  # fmt: skip
        assert words in cover, words


def test_what_was_not_begun_is_said_and_introductory_courses_without_a_checklist_are_named() -> None:
    text = " ".join(printed_pages(pack(checklists=0)[0]))
    for words in (
        "No Training Content Checklist has been begun.", "Nothing has been begun.", "Welcome talk",
        "There is no action on record as at 23 Nov 2026.", "Nothing is in the gap log as at 23 Nov 2026.",
        "No certificate and no file",
    ):  # fmt: skip
        assert words in text, words


def test_pages_of_a_pdf_are_put_in_with_their_words_under_a_line_that_names_them() -> None:
    content, built = pack(file(pdf(("Alpha page", "Beta page"))))
    pages = printed_pages(content)[-2:]
    assert "Annex 1. Item 3: leaflet.pdf · page 1 of 2" in pages[0]
    assert "Alpha page" in pages[0]
    assert "Annex 1. Item 3: leaflet.pdf · page 2 of 2" in pages[1]
    assert "Beta page" in pages[1]
    assert built.problems == ()


def test_the_pages_of_a_long_file_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annexes_pdf, "_TOGETHER", 2)
    content, built = pack(file(pdf([f"Leaf {place}x" for place in range(1, 6)])), file(pdf(("Last words",))))
    pages = printed_pages(content)
    assert len(pages) == built.pages
    for place, page in enumerate(pages[-6:-1], start=1):
        assert f"page {place} of 5" in page
        assert f"Leaf {place}x" in page
    assert "Last words" in pages[-1]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_page_that_was_scanned_on_its_side_is_put_in_as_it_is_seen(degrees: int) -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(400, 200))
    canvas.rect(0, 0, 100, 20, fill=1)
    canvas.save()
    content = turned(out.getvalue(), degrees)
    packed, built = pack(file(content))
    assert "Annex 1." in printed_pages(packed)[-1]
    assert dark_part(packed, built.pages - 1, strip=48) == pytest.approx(dark_part(content, 0), abs=1)


def test_what_was_typed_into_a_form_is_part_of_the_page() -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(400, 200))
    canvas.acroForm.textfield(name="who", value="Typed by Ann", x=50, y=100, width=200, height=20)
    canvas.showPage()
    canvas.save()
    content, _ = pack(file(out.getvalue()))
    assert "Typed by Ann" in printed_pages(content)[-1]


def test_a_page_that_was_cropped_shows_what_is_left_of_it() -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(400, 400), cropBox=(100, 100, 300, 300))
    canvas.rect(100, 100, 50, 50, fill=1)
    canvas.save()
    content, built = pack(file(out.getvalue()))
    assert dark_part(content, built.pages - 1, strip=48) == pytest.approx((0, 150, 50, 200), abs=1)


@pytest.mark.parametrize(("kind", "ending"), [(FileKind.PNG, "PNG"), (FileKind.JPEG, "JPEG")])
def test_a_picture_is_a_page_of_its_own(kind: FileKind, ending: str) -> None:
    content, built = pack(file(picture(ending), kind, "board"))
    document = pypdfium2.PdfDocument(content)
    try:
        page = document[built.pages - 1].render(scale=1).to_pil()
    finally:
        document.close()
    reds = sum(count for count, (red, green, _) in page.getcolors(1 << 24) or () if red > 200 and green < 60)
    assert reds > 500
    assert "Annex 1. Item 3: board" in printed_pages(content)[-1]


def test_a_photo_that_was_taken_sideways_stands_upright_and_one_that_lets_light_through_is_on_white() -> None:
    sideways = looked_at([file(picture("JPEG", size=(40, 20), orientation=6), FileKind.JPEG)], nullcontext())[0]
    assert sideways.pages[0] == (20.0, 40.0)
    out = BytesIO()
    Image.new("RGBA", (30, 30), (0, 0, 0, 0)).save(out, "PNG")
    content, built = pack(file(out.getvalue(), FileKind.PNG))
    document = pypdfium2.PdfDocument(content)
    try:
        page = document[built.pages - 1].render(scale=1, grayscale=True).to_pil().crop((0, 150, 595, 780))
    finally:
        document.close()
    assert page.getextrema()[0] > 150


def test_a_scan_in_many_greys_keeps_them_and_a_very_large_one_is_made_smaller() -> None:
    grey = Image.new("I;16", (256, 4))
    for x in range(256):
        for y in range(4):
            grey.putpixel((x, y), x * 257)
    out = BytesIO()
    grey.save(out, "PNG")
    content, built = pack(file(out.getvalue(), FileKind.PNG))
    left, _, right, _ = dark_part(content, built.pages - 1, strip=100)
    # What is black is the darkest part of it, neither the whole nor only its frame.
    assert 20 < right - left < 60
    large = looked_at([file(picture("PNG", size=(9_500, 9_500)), FileKind.PNG)], nullcontext())[0]
    assert large.pages == ((2200.0, 2200.0),)


def test_a_picture_that_is_too_large_is_said_to_be_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annexes, "_MOST_PIXELS", 799)
    content, built = pack(file(picture("PNG"), FileKind.PNG, "plan.png"))
    assert built.problems == ("plan.png is too large a picture, so it is not in the pack. Make it smaller.",)
    assert built.problems[0] in printed_pages(content)[-1]


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (file(b""), "leaflet.pdf is missing or is not what was stored"),
        (file(b"%PDF-1.7 nothing %%EOF"), "leaflet.pdf is damaged and cannot be read"),
        (file(pdf(password="secret")), "leaflet.pdf is locked with a password"),
        (file(picture("PNG")[:60] + b"IEND\xaeB`\x82", FileKind.PNG, "a.png"), "a.png is damaged and cannot be shown"),
        (file(picture("JPEG")[:40] + b"\xff\xd9", FileKind.JPEG, "a.jpg"), "a.jpg is damaged and cannot be shown"),
    ],
)
def test_a_file_that_cannot_be_printed_is_named_on_its_page_and_the_rest_is_there(bad: AnnexFile, why: str) -> None:
    content, built = pack(bad, file(pdf(("Good page",))))
    pages = printed_pages(content)
    assert why in pages[-2]
    assert why in built.problems[0]
    assert "Annex 2." in pages[-1]
    assert "Good page" in pages[-1]


def test_one_damaged_page_is_named_and_the_others_are_there() -> None:
    annex = Annex(file(b"x", name="two.pdf"), ((595, 842), None))
    assert annex.problems == ("Page 2 of two.pdf is damaged and is not in the pack.",)
