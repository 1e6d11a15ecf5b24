// The decision in force that binds the same.
// params: content
// returns: decision
MATCH (d:Decision {content: $content}) WHERE d.undone IS NULL
RETURN properties(d) AS decision
