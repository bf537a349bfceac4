"""Text to models: one door for each kind of document, every problem at once."""
