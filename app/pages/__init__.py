"""Pages that work without scripts: an event, an actor, an article, each linkable, printable, and described for machines."""
