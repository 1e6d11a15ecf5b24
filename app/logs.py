"""How the service and its worker log: one line each, to standard error."""

import logging


def write_logs() -> None:
    """Log from now on; chatter of libraries is left out."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for name in ("neo4j", "dbos", "trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.WARNING)
