"""Web: articles and what was marked in them as pages that any browser shows, without a script or a request."""
