"""Event data sets that others coded (ICEWS, GDELT, POLECAT), read row by row into records of ours."""
