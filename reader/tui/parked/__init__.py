"""What the list of parked records is made of: what waits for its article or its place, and trying again."""
