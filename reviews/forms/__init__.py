"""Input of reviews."""
