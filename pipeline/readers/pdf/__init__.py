"""PDF files: text in reading order, page by page, with headings, notes and captions told apart."""

from pipeline.readers.pdf.reader import VERSION, read_pdf

__all__ = ["VERSION", "read_pdf"]
