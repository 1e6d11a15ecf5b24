"""The managed database: Neo4j Community from Maven artifacts, run by a packaged Java, on loopback."""
