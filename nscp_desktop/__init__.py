"""A safeguarding training record for one agency, kept in one file on one computer."""

__version__ = "0.1.0"
