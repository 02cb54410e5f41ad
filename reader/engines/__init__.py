"""Heavy thought over text: names and figures."""
