"""Writes tables of the size of the big district workbook with openpyxl and
XlsxWriter, to compare them with excelize side by side: 71,190 rows of
statistics (15 words, 28 figures each) and 50,000 findings (16 words, 3
figures each). Usage: bench.py openpyxl|xlsxwriter FILE
"""
import resource
import sys
import time

SERIES, FINDINGS = 71_190, 50_000
TEXT = "The partnership should make sure that strategy discussions involve every agency."
SOURCE = "ONS Police Force Area tables, year ending June 2025, Table P1, cells " + ", ".join(
    f"{chr(67 + i)}9 (Year ending March {2025 - i})" for i in range(20))


def series_rows():
    for i in range(SERIES):
        words = ["E06000001", "Hartlepool", "district", "Cleveland", "", "Extra measure", "All", "", "count"]
        numbers = [200 + (i * 7919 + y) % 9000 + 0.123456789 for y in range(28)]
        yield words + numbers + ["similar", "yes", "no", "", "D1", SOURCE]


def finding_rows():
    for i in range(FINDINGS):
        yield [f"3333333333333333-{i}", "Recommendation", str(i), TEXT, i % 11 + 1, "What needs to improve?", "", "Hartlepool", "Cleveland",
               "Timeliness of the response", "Police force", "", "By 31 December 2024", "yes", "", "", "", 0.997, 1, "D3",
               "Joint targeted area inspection of Bradford, published 21 April 2017, page 3"]


def with_openpyxl(path):
    from openpyxl import Workbook
    book = Workbook(write_only=True)
    for title, rows in (("Statistics", series_rows()), ("Findings", finding_rows())):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)


def with_xlsxwriter(path):
    import xlsxwriter
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_formulas": False})
    number = book.add_format({"num_format": "#,##0.0"})
    words = book.add_format({"text_wrap": True})
    for title, rows in (("Statistics", series_rows()), ("Findings", finding_rows())):
        sheet = book.add_worksheet(title)
        for r, row in enumerate(rows):
            for c, v in enumerate(row):
                if isinstance(v, str):
                    if v:
                        sheet.write_string(r, c, v, words)
                else:
                    sheet.write_number(r, c, v, number)
    book.close()


start = time.time()
{"openpyxl": with_openpyxl, "xlsxwriter": with_xlsxwriter}[sys.argv[1]](sys.argv[2])
used = resource.getrusage(resource.RUSAGE_SELF)
print(f"{sys.argv[1]}: {time.time() - start:.1f} s elapsed, {used.ru_utime + used.ru_stime:.1f} s of processor, {used.ru_maxrss / 1024:.0f} MB peak")
