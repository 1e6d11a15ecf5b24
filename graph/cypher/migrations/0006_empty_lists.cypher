MATCH (c:Claim) WHERE c.topics = [] CALL (c) { REMOVE c.topics } IN TRANSACTIONS OF 5000 ROWS;
MATCH (e:Event) WHERE e.disputed = [] CALL (e) { REMOVE e.disputed } IN TRANSACTIONS OF 5000 ROWS;
MATCH (n:Actor) WHERE n.aliases = [] CALL (n) { REMOVE n.aliases } IN TRANSACTIONS OF 5000 ROWS;
MATCH (p:Profile) WHERE p.aliases = [] CALL (p) { REMOVE p.aliases } IN TRANSACTIONS OF 5000 ROWS;
MATCH (p:Profile) WHERE p.met = [] CALL (p) { REMOVE p.met } IN TRANSACTIONS OF 5000 ROWS;
MATCH (:Claim)-[r:NAMES]->() WHERE r.aliases = [] CALL (r) { REMOVE r.aliases } IN TRANSACTIONS OF 5000 ROWS;
