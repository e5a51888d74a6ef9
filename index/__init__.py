"""How documents are found: query language, search engine, facets, evidence."""
