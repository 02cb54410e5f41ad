"""Cards: making them, looking at them, and the list of them."""
