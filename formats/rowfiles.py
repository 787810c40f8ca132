"""The edition's tables as files: one SQLite database, one file of JSON Lines, one archive of CSV files."""

import csv
import io
import json
import sqlite3
import zipfile

# Files of one version are the same bytes wherever and whenever they are made.
MOMENT = (1980, 1, 1, 0, 0, 0)


def sqlite(path, tables):
    """Write a SQLite file with a table for each table, its columns named and typed as in the rows."""
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    with connection:
        for name, rows in tables.items():
            columns = ", ".join(f'"{column}" {_type(rows, column)}' for column in rows[0])
            connection.execute(f'CREATE TABLE "{name}" ({columns})')
            places = ", ".join("?" * len(rows[0]))
            connection.executemany(
                f'INSERT INTO "{name}" VALUES ({places})', [tuple(row.values()) for row in rows]
            )
    connection.execute("VACUUM")
    connection.close()


def _type(rows, column):
    return "INTEGER" if all(isinstance(row[column], int | None) for row in rows) else "TEXT"


def json_lines(path, tables):
    """Write one JSON object a line, each with the name of its table as `table`; the edition's own come first."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for name, rows in tables.items():
            for row in rows:
                file.write(json.dumps({"table": name, **row}, ensure_ascii=False) + "\n")


def csv_archive(path, tables):
    """Write a ZIP of one CSV file a table: UTF-8 with a signature, which spreadsheets need to see it is UTF-8."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            member(archive, f"{name}.csv", b"\xef\xbb\xbf" + _csv(rows).encode())


def _csv(rows):
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, rows[0], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def member(archive, name, content, how=zipfile.ZIP_DEFLATED):
    """Put a file into an archive, dated alike on every machine."""
    info = zipfile.ZipInfo(name, MOMENT)
    info.compress_type = how
    info.external_attr = 0o644 << 16
    archive.writestr(info, content)
