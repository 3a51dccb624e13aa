"""Print how long the program takes with a large agency, each figure beside a bare floor measured in the same run.

    python tests/benchmarks/measure.py [PEOPLE]

The floors: a grouped query for the standing, an empty Qt window for the start, drawing bare rows for the PDF.
"""

import gc
import io
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from large_record import AS_AT, make_large

from nscp_desktop.domain.board import Board, everyone
from nscp_desktop.domain.to_do import to_do
from nscp_desktop.services.record_files import Services, open_existing
from nscp_desktop.storage.engine import connect

ROUNDS = 5
SCREENFUL = 40
GROUPED = "SELECT person_id, course_id, max(completed_on) FROM attendance WHERE outcome = 'attended' GROUP BY 1, 2"
START = Path(__file__).with_name("start_up.py")
REGISTERS = Path(__file__).with_name("registers.py")


def median_seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median time of a piece of work, after one round that is not counted."""
    work()
    times = []
    for _ in range(rounds):
        gc.collect()
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def tell(what: str, seconds: float, floor: float, floor_words: str) -> None:
    sys.stdout.write(f"{what:42} {seconds:8.4f} s   {seconds / floor:6.1f} x {floor_words} ({floor:.4f} s)\n")


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.nscp"
        make_large(path, people=people)
        services = open_existing(path, read_only=True)
        sys.stdout.write(f"{people:,} people x 12 requirements x 10 records, medians of {ROUNDS}\n")
        standing(services)
        matrix_pdf(services)
        services.close()
        start_up(path)
        keystroke(path)
        register(path)


def standing(services: Services) -> None:
    snapshot = services.standing.snapshot()

    connection = connect(services.path, read_only=True)

    def grouped() -> None:
        connection.execute(GROUPED).fetchall()

    def loaded() -> None:
        services.standing.forget()
        services.standing.snapshot()

    def one_edit() -> None:
        services.standing.renew([1])

    floor = median_seconds(grouped)
    gc.disable()
    tell("everyone's standing, after loading", median_seconds(lambda: everyone(snapshot, AS_AT)), floor, "grouped SQL")
    gc.enable()
    tell("loading", median_seconds(loaded), floor, "grouped SQL")
    board = services.standing.board(AS_AT)
    tell("one person after an edit", median_seconds(one_edit), floor, "grouped SQL")
    tell("all figures of a board", median_seconds(lambda: all_figures(board)), floor, "grouped SQL")
    tell("what to do next", median_seconds(lambda: to_do(board)), floor, "grouped SQL")
    gc.disable()
    fresh = iter([everyone(snapshot, AS_AT) for _ in range(ROUNDS + 1)])
    tell(
        "the matrix filled for the first time", median_seconds(lambda: matrix_model(next(fresh))), floor, "grouped SQL"
    )
    whole = iter([everyone(snapshot, AS_AT) for _ in range(ROUNDS + 1)])
    tell(
        "every standing with rule and record",
        median_seconds(lambda: whole_standings(next(whole))),
        floor,
        "grouped SQL",
    )
    gc.enable()
    connection.close()


def all_figures(board: Board) -> object:
    """Count everybody in every way that screens and reports do."""
    return (
        board.figures(), board.by_requirement(), board.by_group(), board.by_team(), board.by_site(), board.by_role(),
        board.lapses(),
    )  # fmt: skip


def matrix_model(board: Board) -> None:
    """Fill the matrix with rows that nobody has looked at, sort it by its worst column, and read a screenful."""
    from nscp_desktop.ui.models.matrix import matrix_columns, search_words
    from nscp_desktop.ui.models.table import TableModel

    model = TableModel(
        matrix_columns(board), key=lambda row: row.person.id, search=lambda row: search_words(board, row)
    )
    model.set_rows(board.rows)
    model.sort(len(model.columns) - 1)
    for place in range(min(SCREENFUL, model.rowCount())):
        for column in range(model.columnCount()):
            model.data(model.index(place, column))


def whole_standings(board: Board) -> None:
    """Work out what only documents that print reasons for everybody need."""
    for row in board.rows:
        row.cells  # noqa: B018


def matrix_pdf(services: Services) -> None:
    from nscp_desktop.services.papers import ReportOptions

    services.standing.board(AS_AT)
    report = median_seconds(lambda: services.documents.report("training-matrix", AS_AT, ReportOptions()), 3)
    rows = len(services.standing.board(AS_AT).rows)
    tell("training matrix as PDF", report, median_seconds(lambda: bare_pdf(rows), 3), "bare rows")


def bare_pdf(rows: int) -> None:
    """Draw as many rows of 15 short words as the matrix has, and nothing else."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(io.BytesIO(), pagesize=landscape(A4))
    for row in range(rows):
        if row and row % 40 == 0:
            canvas.showPage()
        for column in range(15):
            canvas.drawString(20 + column * 52, 560 - (row % 40) * 13, "12 Sep 27")
    canvas.save()


def start_up(path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    def run(*arguments: str) -> float:
        done = subprocess.run(
            [sys.executable, str(START), str(time.time()), *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return float(done.stdout.split()[-1])

    empty = statistics.median(run() for _ in range(ROUNDS))
    full = statistics.median(run(str(path)) for _ in range(ROUNDS))
    tell("window usable after the start", full, empty, "an empty Qt window")


def keystroke(path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, str(START), str(time.time()), str(path), "--filter"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    filtered, floor = (float(word) for word in done.stdout.split()[-2:])
    tell("a keystroke in the matrix filter", filtered, floor, "finding a text in as many")


def register(path: Path) -> None:
    """A register for 120 people, 4 of them marked, in the window of a large record; each has to be done in a second."""
    copy = path.with_name("register.nscp")
    shutil.copy(path, copy)
    done = subprocess.run(
        [sys.executable, str(REGISTERS), str(copy)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    opening, marking, slowest, closing = (float(word) for word in done.stdout.split()[-4:])
    tell("a register for 120 people opened", opening, 1.0, "a second")
    tell("one of them marked", marking, 1.0, "a second")
    tell("one of them marked, the slowest", slowest, 1.0, "a second")
    tell("the register closed", closing, 1.0, "a second")


if __name__ == "__main__":
    main()
