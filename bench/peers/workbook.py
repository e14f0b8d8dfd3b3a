"""Writes a workbook of numbers and formulas as .xlsx, which is XML in a zip file."""

import functools
import zipfile

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml."


@functools.cache
def letters(column):
    """A, B, … for columns from 0."""
    before, last = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(65 + last)


class Sheet:
    """Rows from 1; a cell holds a number, a formula (a text that begins with =) or a heading (any other text)."""

    def __init__(self, name):
        self.name = name
        self.rows = {}

    def put(self, row, column, content):
        self.rows.setdefault(row, {})[column] = content

    def put_row(self, row, contents, first=0):
        for column, content in enumerate(contents, first):
            self.put(row, column, content)

    def xml(self):
        yield f'<worksheet xmlns="{MAIN}"><sheetData>'
        for row, cells in sorted(self.rows.items()):
            yield f'<row r="{row}">'
            for column, content in sorted(cells.items()):
                yield cell_xml(f"{letters(column)}{row}", content)
            yield "</row>"
        yield "</sheetData></worksheet>"


def cell_xml(place, content):
    if not isinstance(content, str):
        return f'<c r="{place}"><v>{float(content)!r}</v></c>'
    text = content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if text.startswith("="):
        return f'<c r="{place}"><f>{text[1:]}</f></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def relations(entries):
    lines = [f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>' for name, kind, target in entries]
    return f'<Relationships xmlns="{RELATIONS}">{"".join(lines)}</Relationships>'


def save(path, sheets):
    numbers = range(1, len(sheets) + 1)
    parts = "".join(f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{KINDS}worksheet+xml"/>'
                    for i in numbers)
    entries = "".join(f'<sheet name="{sheet.name}" sheetId="{i}" r:id="r{i}"/>' for i, sheet in zip(numbers, sheets))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        file.writestr("[Content_Types].xml",
                      f'<Types xmlns="{TYPES}"><Default Extension="rels" '
                      'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                      f'<Override PartName="/xl/workbook.xml" ContentType="{KINDS}sheet.main+xml"/>{parts}</Types>')
        file.writestr("_rels/.rels", relations([("r1", "officeDocument", "xl/workbook.xml")]))
        file.writestr("xl/_rels/workbook.xml.rels",
                      relations([(f"r{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in numbers]))
        file.writestr("xl/workbook.xml",
                      f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{entries}</sheets></workbook>')
        for i, sheet in zip(numbers, sheets):
            file.writestr(f"xl/worksheets/sheet{i}.xml", "".join(sheet.xml()))
