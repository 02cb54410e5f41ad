"""What became of annotations whose article has changed: their states in signs and words, and what they were."""
