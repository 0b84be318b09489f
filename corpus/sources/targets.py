# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads targets.txt: the quantified targets that are expected of a document."""
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent
PLACE = re.compile(r"(?:([OR])(\d+)|T(\d+)\.(\d+)\.([a-z]+\d*))$")
VALUE = re.compile(r"([a-z_]+) (?:([\d.]+)(?:-([\d.]+))? (.+?)(?: per (P\w+))?|grade (.+))$")


def lines_of(name):
    """The lines of a document's section; None where it has none."""
    found, lines = False, []
    for line in (HERE / "targets.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            here = line == f"[{name}]"
            found = found or here
        elif found and here and line.strip() and not line.startswith("#"):
            lines.append(line)
    return lines if found else None


def number(text):
    return float(text) if text else None


def expected(name, plan):
    lines = lines_of(name)
    return None if lines is None else [target(name, plan, line) for line in lines]


def target(name, plan, line):
    place, value, subject, predicate, *more = [x.strip() for x in line.split("|")]
    kind, n, table, row, role = PLACE.match(place).groups()
    comparator, low, high, unit, per, grade = VALUE.match(value).groups()
    out = {"text": {"O": "objective", "R": "restated"}.get(kind, "task"), "objective": int(n) - 1 if n else None,
           "table": int(table) - 1 if table else None, "row": int(row) - 1 if row else None, "column": role,
           "comparator": comparator, "value": number(low), "value2": number(high), "unit": unit, "per": per, "grade": grade}
    cells = plan["tables"][out["table"]]["rows"][out["row"]] if table else {}
    text = cells[role] if table else plan["objectives"][out["objective"]]["text" if kind == "O" else "restated"]
    assert text, (name, line)
    topic = cells.get("content") or cells.get("objective")
    out["subject"] = None if subject == "-" else topic if subject == "^" else subject
    out["predicate"] = None if predicate == "-" else predicate
    out.update(scope=None, base=None, modality=None, time=None, year=None, part_of=None)
    for item in more:
        key, _, what = item.partition("=")
        if key == "part":
            out["part_of"] = int(what) - 1
        else:
            assert key in out, (name, line)
            out[key] = int(what) if key == "year" else what
    for key in ("unit", "grade", "subject", "predicate", "scope", "base", "modality", "time"):
        said = out[key] is None or subject == "^" and key == "subject" or out[key] in text
        assert said, f"{name}: '{out[key]}' does not stand in '{text}'"
    return {key: what for key, what in out.items() if what is not None}
