"""Doubts about questions and decks, one file for each family of rules. Pure."""
