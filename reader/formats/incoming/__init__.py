"""Incoming: from the files of other programs to records, a module for each format."""
