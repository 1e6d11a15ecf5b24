"""A few tools by which a language model asks a running Dragoman; they read only (extra `mcp`)."""
