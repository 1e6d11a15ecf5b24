"""What is missing where an optional part of Dragoman was not installed."""


class ExtraMissing(Exception):
    """A part of Dragoman needs packages that are not installed. Install the extra that the message names."""
