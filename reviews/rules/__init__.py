"""The rules of serious incidents and reviews (§14–15): pure, facts in, verdict out."""
