"""Scanned pages: page images by pdfium, made clean, and read by tesseract, whose confidence is kept.

tesseract is a program of the system, not of Python: where it isn't installed, pages stay unread and are
said to need OCR. Nothing is imported here: the parent of the workers asks for the light parts only.
"""
