"""References: the list of all, the card of those at one place, and how one is begun here and ended there."""
