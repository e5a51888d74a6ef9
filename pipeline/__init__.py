"""How documents come in: sources, readers, structure, extraction, ingest; the command line."""
