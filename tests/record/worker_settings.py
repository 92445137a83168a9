"""Settings of the processes that job tests start: the running test database, and what the test hands over."""

import os

from hscp.settings.test import *  # noqa: F403 - settings are one flat list of names
from hscp.settings.test import DATABASES

for _database in DATABASES.values():
    _database["NAME"] = os.environ["HSCP_TEST_DATABASE_NAME"]
JOB_CONTEXT = "tests.record.workload.context_of_job"
if os.environ.get("HSCP_TEST_SMTP_PORT"):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = "127.0.0.1", int(os.environ["HSCP_TEST_SMTP_PORT"])
