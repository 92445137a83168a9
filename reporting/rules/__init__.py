"""Pure rules of the yearly report: facts in, verdict out."""
