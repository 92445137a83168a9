"""The one way to write what the yearly report is made of."""
