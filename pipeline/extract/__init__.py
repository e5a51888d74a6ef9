"""Organizations, places and dates in a text: a spaCy pipeline of small components of our own.

`pipeline.extract.extractor.Extractor` is the entry point. Nothing is imported here, so that telling a
text's language (`pipeline.extract.language`) costs no import of spaCy.
"""
