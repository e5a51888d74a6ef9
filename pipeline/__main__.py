"""`python -m pipeline` is the command `solidarity`."""

from pipeline.cli import main

main()
