# The image of the product: the web process, the worker, the timetable and the migrations all run from it.
# tests/ground/test_image.py carries out every command below in a plain folder, where there is no Docker engine.

# --- styles and browser scripts -----------------------------------------------------------------------------------
FROM node:20-bookworm-slim AS assets
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY .ci/assets .ci/assets
COPY static static
RUN .ci/assets

# --- Python packages, each checked against its hash ---------------------------------------------------------------
FROM python:3.11-slim-bookworm AS packages
WORKDIR /app
COPY requirements.lock ./
RUN python -m venv .venv
RUN .venv/bin/pip install --quiet --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock

# --- what runs ----------------------------------------------------------------------------------------------------
FROM python:3.11-slim-bookworm
# WeasyPrint loads these when it draws a PDF; the fonts have the widths of Arial and Times.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=packages /app/.venv .venv
COPY . .
COPY --from=assets /app/build/assets build/assets
# HSCP_VAR: compiled static files, baked in, and files/, which is a volume. HOME, MPLCONFIGDIR: caches of fonts; the
# file system is read-only but for /tmp.
ENV PATH="/app/.venv/bin:$PATH" \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=hscp.settings.production \
    HSCP_VAR=/app/var \
    HOME=/tmp \
    MPLCONFIGDIR=/tmp/matplotlib \
    PORT=8000
# Collecting static files needs settings that load; these values end with the command.
RUN SECRET_KEY=unused SPACE_SIGNING_KEY=unused SEALING_KEYS=unused DATABASE_URL=sqlite://:memory: ALLOWED_HOSTS=unused SITE_URL=https://unused \
    python manage.py collectstatic --noinput
RUN install -d -o 10001 -g 10001 -m 0700 var/files var/incoming
USER 10001:10001
EXPOSE 8000
# Binds 0.0.0.0:$PORT; WEB_CONCURRENCY sets the number of processes.
CMD ["gunicorn", "hscp.wsgi:application", "--threads=4", "--worker-tmp-dir=/tmp", "--no-control-socket", "--access-logfile=-", "--logger-class=hscp.access_log.AccessLog"]
