"""The managed Neo4j against reality: every test starts the real server."""

from graph.server.login import Login


def test_the_session_server_answers(database: Login):
    from neo4j import GraphDatabase

    with GraphDatabase.driver(database.uri, auth=(database.user, database.password)) as driver:
        assert driver.execute_query("MATCH (n) RETURN count(n) AS count").records[0]["count"] == 0
