"""A question in plain English -> the event filter that it means: a grammar and a word list, no language model."""
