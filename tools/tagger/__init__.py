"""Training of the learned tagger: `make model`. Needs torch, which nothing else here does."""
