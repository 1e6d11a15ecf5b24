"""The reconciliation service that OpenRefine and others speak to: names of a table -> actors of the graph."""
