"""The only room that knows SQL: annotations.db, the cache and the state database."""
