"""What the ledger of figures and the card of one are made of."""
