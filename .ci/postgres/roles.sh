#!/bin/sh
# Runs once, when the database's volume is new. Three roles: hscp_owner owns the database and migrates it; hscp_app, which
# the product works as, owns nothing and passes no policy by; hscp_backup reads every row and changes none. What hscp_app
# and hscp_backup may do in it, the migrations grant.
set -eu

# psql takes the passwords from the environment, so that no process list shows them.
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\getenv owner_password HSCP_OWNER_PASSWORD
\getenv app_password HSCP_APP_PASSWORD
\getenv backup_password HSCP_BACKUP_PASSWORD
CREATE ROLE hscp_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE hscp_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'app_password';
CREATE ROLE hscp_backup LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS PASSWORD :'backup_password';
ALTER ROLE hscp_backup SET default_transaction_read_only = on;
-- Every connection of a role may read the statements of its others, values and all: this leaves nothing to read.
ALTER ROLE hscp_app SET track_activities = off;
CREATE DATABASE hscp OWNER hscp_owner;
REVOKE ALL ON DATABASE hscp FROM PUBLIC;
GRANT CONNECT ON DATABASE hscp TO hscp_app, hscp_backup;
\connect hscp
ALTER SCHEMA public OWNER TO hscp_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
SQL
