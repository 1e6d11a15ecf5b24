CREATE RANGE INDEX event_untold IF NOT EXISTS FOR (n:Event) ON (n.untold);
MATCH (e:Event) WHERE e.told IS NULL CALL (e) { SET e.untold = true } IN TRANSACTIONS OF 5000 ROWS;
