"""Reviewing: what the review screen is made of."""
