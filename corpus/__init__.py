"""What the archive holds: documents, their bytes, the catalogue, the authority files."""
