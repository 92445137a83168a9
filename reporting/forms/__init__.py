"""Forms of the yearly report and of what it is made of."""
