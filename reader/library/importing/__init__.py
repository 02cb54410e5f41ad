"""Importing: what other programs' files say becomes annotations and references, or waits until it can."""
