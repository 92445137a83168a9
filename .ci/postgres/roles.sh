#!/bin/sh
# Runs once, when the database's volume is new. Two roles: hscp_owner owns the database and migrates it; hscp_app, which
# the product works as, owns nothing and passes no policy by. What hscp_app may do in it, the migrations grant.
set -eu

# psql takes the passwords from the environment, so that no process list shows them.
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\getenv owner_password HSCP_OWNER_PASSWORD
\getenv app_password HSCP_APP_PASSWORD
CREATE ROLE hscp_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE hscp_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'app_password';
-- Every connection of a role may read the statements of its others, values and all: this leaves nothing to read.
ALTER ROLE hscp_app SET track_activities = off;
CREATE DATABASE hscp OWNER hscp_owner;
REVOKE ALL ON DATABASE hscp FROM PUBLIC;
GRANT CONNECT ON DATABASE hscp TO hscp_app;
\connect hscp
ALTER SCHEMA public OWNER TO hscp_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
SQL
