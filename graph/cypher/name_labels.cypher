// Make labels known before any node has them, in this order.
// params: labels
// returns: how many
UNWIND $labels AS label CALL db.createLabel(label) RETURN count(*) AS labels
