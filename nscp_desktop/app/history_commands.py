"""The commands `undo` and `history`."""

import argparse
import json
from datetime import date

from nscp_desktop.app.commands import opened, say
from nscp_desktop.domain.history import Batch
from nscp_desktop.domain.history_words import batch_words, beginning_small


def undo(options: argparse.Namespace, _: date) -> int:
    """Take back the newest step."""
    with opened(options, read_only=False) as services:
        batch = services.history.undo()
    say(f"Undone: {beginning_small(batch.title)}.")
    return 0


def history(options: argparse.Namespace, _: date) -> int:
    """Print what was done with the record, newest first, or save it as a workbook."""
    with opened(options) as services:
        if options.out is not None:
            services.history.save_sheet(options.out)
            say(f"Saved the history: {options.out}")
            return 0
        if options.json:
            document = {"file": options.file.name, "head": services.history.head()}
            listed = [_as_json(batch, lines) for batch, lines in services.history.told()]
            say(json.dumps({**document, "steps": listed}, ensure_ascii=False, indent=1))
            return 0
        steps = services.history.steps()
    for batch in steps:
        reason = f" ({batch.reason})" if batch.reason else ""
        say(f"{batch.sequence:6}  {batch.at:%Y-%m-%d %H:%M}  {batch.who or 'not named'}: {batch_words(batch)}{reason}")
    return 0


def _as_json(batch: Batch, lines: tuple[str, ...]) -> dict[str, object]:
    return {
        "step": batch.sequence,
        "kind": batch.kind.value,
        "of": batch.of,
        "title": batch.title,
        "reason": batch.reason,
        "who": batch.who,
        "computer": batch.computer,
        "program": batch.program,
        "at": batch.at.isoformat(),
        "changes": list(lines),
        "head": batch.head,
    }
