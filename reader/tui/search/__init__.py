"""Search: what the screen that searches everything shows and says."""
