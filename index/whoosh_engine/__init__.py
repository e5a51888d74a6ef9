"""The embedded search engine: an ordinary Whoosh 2.7.4 index, read in bulk with numpy.

Whoosh writes, merges, locks and publishes. Beside each segment lie facet and date columns. Queries are
not answered by Whoosh's searcher but by `evaluate`, from whole postings lists; Whoosh's own searcher is
what the tests compare with. What reads postings is `postings` alone, so that their layout may change.
"""
