"""The knowledge graph: records, ontology, Cypher, store, writer and queries."""
