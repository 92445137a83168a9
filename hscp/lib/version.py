"""Which version of the product this is, as `pyproject.toml` says it (which does not go into the image)."""

VERSION = "0.1.0"
