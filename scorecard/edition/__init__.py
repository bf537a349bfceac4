"""Editions: what was published, with all that it was made from, so that anybody can make it again."""
