#!/usr/bin/python3
"""The demand side of one area as a LibreOffice workbook with live formulas, recalculated for one draw at a time.

    calc_sheet.py FOLDER OUTPUT [REPEATS]      prints the processor seconds of each whole recalculation

The workbook stays beside OUTPUT. Writing, opening and the first calculation are not timed; what they take is told on
standard error. A recalculation is what a change to every rate would cost.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy as np
import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

from arrays import read_folder, write_output
from sheet_model import SheetModel
from workbook import save


# What the command `soffice` starts; that would be a process between us and its times.
PROGRAM = "/usr/lib/libreoffice/program/soffice.bin"
WANTS_TO_BE_STARTED_AGAIN = 81  # its exit status when it has just made its settings


class Office:
    """A LibreOffice of our own, without a window."""

    def __enter__(self):
        self.home = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        pipe = f"sendcast-{os.getpid()}"
        self.command = [PROGRAM, "--headless", "--norestore", f"-env:UserInstallation=file://{self.home.name}",
                        f"--accept=pipe,name={pipe};urp;"]
        self.process = self.started()
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        context = self.connect(resolver, f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        self.desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        return self

    def started(self):
        return subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def connect(self, resolver, address):
        for _ in range(240):
            if self.process.poll() == WANTS_TO_BE_STARTED_AGAIN:
                self.process = self.started()
            try:
                return resolver.resolve(address)
            except NoConnectException:
                time.sleep(0.5)
        raise SystemExit("LibreOffice does not answer")

    def __exit__(self, *_):
        self.desktop.terminate()
        self.process.wait()
        self.home.cleanup()

    def open(self, path):
        hidden = PropertyValue(Name="Hidden", Value=True)
        return self.desktop.loadComponentFromURL(path.resolve().as_uri(), "_blank", 0, (hidden,))

    def processor_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def results_of(document, model):
    rows = document.Sheets.getByName("found")
    years = int(model.arrays["year_of_month"][-1]) + 1

    def block(first, count, columns):
        return np.array(rows.getCellRangeByPosition(0, first, columns - 1, first + count - 1).getDataArray(), float)

    return (block(0, model.months, model.settings), block(model.months, years, 4),
            block(model.months + years, 1, model.teams))


def main(folder, output, repeats=1):
    model = SheetModel(read_folder(folder), draw=0)
    path = pathlib.Path(output).with_suffix(".xlsx")
    sheets = model.sheets()
    save(path, sheets)
    formulas = sum(isinstance(content, str) and content[0] == "=" for sheet in sheets for row in sheet.rows.values()
                   for content in row.values())
    with Office() as office:
        start = office.processor_seconds()
        document = office.open(path)
        print(f"{formulas} formulas, {path.stat().st_size / 1e6:.1f} MB; "
              f"opening takes {office.processor_seconds() - start:.1f} s", file=sys.stderr)
        for _ in range(int(repeats)):
            start = office.processor_seconds()
            document.calculateAll()
            print(f"{office.processor_seconds() - start:.2f}", flush=True)
        found = results_of(document, model)
        document.close(True)
    write_output(output, *found)


if __name__ == "__main__":
    main(*sys.argv[1:])
