"""The parser of the command line."""

import argparse
from typing import Any


class WholeWordsParser(argparse.ArgumentParser):
    """Takes no shortened options: `--password SECRET` must not pass for `--password-file`. Its commands do the same."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{"allow_abbrev": False, **options})
