// What an actor or event is called.
// params: id
// returns: name
OPTIONAL MATCH (n:Actor {id: $id})
OPTIONAL MATCH (e:Event {id: $id})
RETURN coalesce(n.name, e.title) AS name
