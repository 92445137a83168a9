#!/usr/bin/env python
"""Django's command line for this project."""

import gc
import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    # What a start loads is in use until the end: to search it for waste meanwhile, and as it ends, is half its time.
    gc.set_threshold(100_000, 50, 100)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hscp.settings.base")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as problem:  # a wrong setting: its sentence says what to do
        sys.exit(f"{problem}")
    finally:
        gc.freeze()  # what is left goes with the process
