"""The database as its administrator, whom no fence stops: for laying out and sweeping away, never for a test's acts."""

from typing import Any

import psycopg2
from django.db import connections

from hscp.spaces.fences import put_up, sqlite


class Administrator:
    """A cursor of the database's administrator, whom no trigger and no policy stops; on SQLite ours, fences down."""

    def __enter__(self) -> Any:
        connection = connections["default"]
        if connection.vendor == "sqlite":
            sqlite.take_down(connection)
            self.cursor = connection.cursor()
            return self.cursor
        settings = connection.settings_dict
        self.raw = psycopg2.connect(host=settings["HOST"], user="postgres", dbname=settings["NAME"])
        cursor = self.raw.cursor()
        cursor.execute("SET session_replication_role = replica")
        return cursor

    def __exit__(self, *error: object) -> None:
        if connections["default"].vendor == "sqlite":
            self.cursor.close()
            put_up("default")
            return
        if error[0] is None:
            self.raw.commit()
        self.raw.close()
