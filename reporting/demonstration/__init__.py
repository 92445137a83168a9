"""The demonstration: an invented year, told as data in ``story/`` and played by the product's own operations."""
