"""Tables as answers: CSV files, which people open in a spreadsheet."""

import csv

from django.http import HttpResponse


def csv_answer(name, head, rows):
    """Return a CSV file to save as `name`, in UTF-8 with the mark without which spreadsheets garble Cyrillic."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(response)
    writer.writerow(head)
    writer.writerows(rows)
    return response
