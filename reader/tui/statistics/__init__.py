"""Statistics: how reviewing goes, in plots, a calendar, tables and words."""
