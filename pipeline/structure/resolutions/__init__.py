"""Resolutions: their header, clauses and fate, from one page or from a book of proceedings."""
