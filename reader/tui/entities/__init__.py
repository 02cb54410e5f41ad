"""Entities: the parts of the browser of entities and of the card of one."""
