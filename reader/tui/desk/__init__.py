"""What the review desk is made of."""
