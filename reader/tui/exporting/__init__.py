"""What the export screen is made of: what goes out, where to, and how it will look."""
