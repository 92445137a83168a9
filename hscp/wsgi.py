"""The web server's way in: ``gunicorn hscp.wsgi``."""

import gc
import os

from django.core.wsgi import get_wsgi_application

gc.disable()  # all that is loaded now stays: to search it for waste is half of what a start costs
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hscp.settings.production")
application = get_wsgi_application()

from hscp.record import alarm, embedded  # noqa: E402 - models are there once the application is loaded
from hscp.spaces.checks import serve_behind_fences_only  # noqa: E402 - as above

serve_behind_fences_only()
gc.freeze()  # nor is it searched later
gc.enable()
embedded.start()  # without Redis this process does the jobs as well
alarm.start()
