"""Exports: the events that a filter finds, streamed in one of several formats."""
