"""In from disk: decks, settings, and where everything lies."""
