"""The reading desk: what the keys of the reading screen do, a file a kind of act."""
