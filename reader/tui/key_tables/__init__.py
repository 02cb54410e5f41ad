"""Key tables: the rows of the table of commands, a module for the screens that belong together."""
