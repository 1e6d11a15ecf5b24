"""Decide what names what: spellings of names."""
