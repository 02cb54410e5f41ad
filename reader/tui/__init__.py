"""The only room that knows Textual: screens, widgets, keys."""
