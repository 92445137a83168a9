"""The product's web process, which knows a drill's work as well: without Redis it does the jobs itself."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.drills.settings")

import django

django.setup()

from tests.drills import work  # noqa: E402 - before the threads that do it start

# isort: split
from hscp.wsgi import application  # noqa: E402

__all__ = ["application", "work"]
