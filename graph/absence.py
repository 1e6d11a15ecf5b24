"""What the driver says of a database that is away -> what a user is told."""

import re

# An address as the driver prints it, "ResolvedIPv4Address(('127.0.0.1', 7687))", and one that it prints twice.
WRITTEN = re.compile(r"(?:Resolved)?IPv[46]Address\(\('([^']+)', (\d+)[^)]*\)\)")
TWICE = re.compile(r"(\S+:\d+) \(\1\)")


def tell_absence(error: Exception) -> str:
    """Say that Neo4j does not answer, and why: of what the driver says the last line, with addresses as people write them."""
    reason = WRITTEN.sub(r"\1:\2", str(error).rsplit("\n", 1)[-1])
    return "Neo4j does not answer: " + TWICE.sub(r"\1", reason)
