"""The learned tagger: a small encoder that says which words are organizations, places and persons.

`features` turns a text into tokens and numbers, `wordpiece` words into pieces, `model` runs the network,
`decode` makes spans of its scores, `component` is the spaCy component.
"""
