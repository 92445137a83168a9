"""Reads of the home pages and the yearly report."""
