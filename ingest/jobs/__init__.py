"""Work that is on disk before it is promised: jobs, their items, and the feeds that bring more of them (ADR 0055)."""
