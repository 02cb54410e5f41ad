"""Versions: what changed between two versions of an article, in lines."""
