"""One file for each output format, compared to the letter."""
