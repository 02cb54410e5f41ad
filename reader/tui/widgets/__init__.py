"""Widgets: what is drawn; each is told by attributes and asks by messages."""
