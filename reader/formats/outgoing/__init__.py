"""Outgoing: from what was gathered of a library to the files of other programs, a module for each format."""
