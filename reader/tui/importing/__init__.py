"""What the import screen is made of: files read and planned, and how their records look."""
