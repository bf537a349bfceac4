"""The voter guide: everything that a comparison can say to a reader, in words of a language, and the page of it."""
