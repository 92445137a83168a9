"""Pure rules of the yearly report: facts of the record in, evidence, checks and content out."""
