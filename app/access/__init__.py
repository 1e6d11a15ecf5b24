"""Who may do what: keys with scopes, and how much of it in a while."""
