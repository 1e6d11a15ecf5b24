"""From news text to claims: sources, language, actors, claims."""
