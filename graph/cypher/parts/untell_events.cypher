// Take away what is kept to be told of events `e`, and mark them, so that it is made anew (ADR 72).
// params: none
// returns: e
SET e.untold = true
REMOVE e.told
