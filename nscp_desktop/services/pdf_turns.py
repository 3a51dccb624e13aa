"""Whose turn it is with the library that reads PDF files and draws their pages."""

import threading

# It must never be in two threads at once, whatever the documents: pages are shown while a report is being made.
PDF_TURN = threading.Lock()
