"""Hypothesis terms: what is called the same out and in."""

PROGRAM = "Postil"
GROUP = "__world__"
OURS = "postil"  # under `extra` of a row, and in the file: what the rows have no field for
