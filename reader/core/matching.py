"""Matching: what is typed to find something in a list, held against what stands there."""

import unicodedata


def loose(text: str) -> str:
    """A text as it is compared: without accents and capitals, one blank for each stretch of white space."""
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(text.casefold().split())


def begins_words(typed: str, text: str) -> bool:
    """Whether each word that is typed begins a word of the text; both are `loose` already."""
    padded = f" {text}"
    return all(f" {word}" in padded for word in typed.split())
