"""Screens: the only part of the TUI that knows the library."""
