"""The one way to write in reviews."""
