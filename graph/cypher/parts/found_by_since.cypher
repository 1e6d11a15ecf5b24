// Events by when they became known or changed last, which all that this version wrote have; a period is looked at after that.
// params: none
// returns: e, and the beginning of its conditions
MATCH (e:Event) WHERE e.since > '' AND e.id > ''
