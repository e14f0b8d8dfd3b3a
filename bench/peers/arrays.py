"""Reads what export_model wrote (array_folder.h says how it is laid out), and writes what was found."""

import pathlib

import numpy as np

BY_CELL = ("need_mix", "identify", "leave_support", "request_from_support", "request_from_others", "agree_to_assess",
           "agree_to_issue", "appeal", "appeal_upheld")
SCHEDULES = BY_CELL + ("first_setting", "cease", "arrive", "phase_transfers", "moves", "need_changes")
RATES_A_YEAR = {"identify", "leave_support", "request_from_support", "request_from_others", "cease", "arrive", "moves",
                "need_changes"}


def read_folder(folder):
    """Every array of a folder, by name, with its dimensions."""
    arrays = {}
    folder = pathlib.Path(folder)
    for line in (folder / "index.txt").read_text().splitlines():
        name, kind, *dimensions = line.split()
        arrays[name] = np.fromfile(folder / f"{name}.bin", kind).reshape([int(d) for d in dimensions])
    return arrays


def monthly(arrays, name):
    """The rows of a schedule (rows x months x draws), rates as they act in a month."""
    return arrays[f"{name}.rows"] / (12 if name in RATES_A_YEAR else 1)


def write_output(path, plans, yearly, filled):
    """Draws x months x areas x settings, draws x years x 4, draws x teams."""
    with open(path, "wb") as file:
        for part in (plans, yearly, filled):
            np.ascontiguousarray(part, np.float64).tofile(file)
