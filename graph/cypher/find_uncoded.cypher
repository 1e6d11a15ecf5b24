// Whether there is a claim that was read in an article, not coded by a data set.
// params: none
// returns: a row where there is
WITH COUNT { (:Claim) } > COUNT { (:Coded) } AS some
WHERE some
RETURN some
