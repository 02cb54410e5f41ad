"""The outside world to core values and back: articles in, later annotations out and in."""
