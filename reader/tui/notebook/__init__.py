"""What the notebook, and the screen of tags and labels, are made of."""
