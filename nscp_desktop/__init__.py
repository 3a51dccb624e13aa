"""A safeguarding training record for one agency, kept in one file on one computer."""

import logging

__version__ = "0.1.0"

# What is said here goes into the program's own log or nowhere: never to the terminal, never to another log.
_logger = logging.getLogger(__name__)
_logger.propagate = False
_logger.addHandler(logging.NullHandler())
