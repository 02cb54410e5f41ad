"""Values and pure functions: the ground floor, which knows neither files nor screens."""
