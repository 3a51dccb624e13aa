"""What each opening of a record would do again, done once: thousands of openings share it.

The program opens one record and works with it for hours; a simulation opens thousands and does little with each, so
that most of its time would go into translating the same statements to SQL anew. The dialect and the translations are
shared here; connections, files, settings and everything that is checked stay the program's own.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from sqlalchemy import Engine, create_engine

from nscp_desktop.storage import engine


@contextmanager
def shared_statements() -> Iterator[None]:
    """Let every record that is opened in here, and in what is forked from here, use the same translated statements."""
    first: list[Engine] = []

    def made(*arguments: Any, **options: Any) -> Engine:
        new = create_engine(*arguments, **options)
        if first:
            new.dialect, new._compiled_cache = first[0].dialect, first[0]._compiled_cache
        else:
            first.append(new)
        return new

    with patch.object(engine, "create_engine", made):
        yield


def settle() -> None:
    """Leave what was made so far out of the search for rubbish, so that a fork need not copy it."""
    gc.collect()
    gc.freeze()
