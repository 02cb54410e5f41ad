"""Postil: a keyboard-driven terminal reader for people who read to find things out."""

__version__ = "0.1.0"
