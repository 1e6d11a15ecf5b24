"""The sorts of items by which a party is named, and those of keywords: what several readers of a question look for."""

STATES = {"country", "capital", "organization"}
HEAD = {"office", "sector", "people"}  # who of them
PARTIES = STATES | HEAD
NAMED = STATES | {"word"}  # by a name, which an unlisted word may be too
OFFICIAL = STATES | {"office"}
