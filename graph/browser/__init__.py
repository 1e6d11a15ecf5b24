"""What Neo4j Browser is given to look at the graph with: a style and saved queries."""
