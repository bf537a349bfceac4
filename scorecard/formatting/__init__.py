"""Documents in one layout, with their comments and with not a word changed."""
