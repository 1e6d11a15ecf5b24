"""The commands of `dragoman`, one module each."""
