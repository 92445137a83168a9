"""Reads shared by pages, reports and rules."""
