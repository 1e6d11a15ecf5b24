"""Pages and feeds from other people's servers: politely, and without being led where we must not go (ADR 0050)."""
