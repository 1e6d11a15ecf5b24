CREATE RANGE INDEX event_since IF NOT EXISTS FOR (n:Event) ON (n.since, n.id);
