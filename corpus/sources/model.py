# SPDX-License-Identifier: GPL-3.0-or-later
"""One source per document: what is printed and what is expected come from the same values.

A document is a list of blocks. The renderers print the blocks; expected() reads the same blocks.
Tables are written as lines of text:

  # I | Title              a group row over the whole width ("I" in the number cell, see Table.group)
  1 | cell | cell | ...    a task row; "^" continues the cell above, "<" the cell on the left,
                           an empty field is an empty cell, "//" a line break inside a cell
  Quý I/2024 @q1           in the deadline column: the text, then what it means (see due_of)

"{{fn:...}}" anywhere is a footnote: printed as one, left out of the expected text.
"""
import calendar
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Optional

import targets

FOOTNOTE = re.compile(r"\{\{fn:(.*?)\}\}")


def lines_of(text):
    """The lines that "//" parts; that of an address parts nothing."""
    return re.split(r"(?<!:)//", text)


def plain(text: Optional[str]) -> Optional[str]:
    """The text as a reader takes it: no footnotes, one space between words, NFC; blank is None."""
    if text is None:
        return None
    text = " ".join(lines_of(FOOTNOTE.sub("", text)))
    text = unicodedata.normalize("NFC", re.sub(r"\s+", " ", text)).strip()
    return text or None


# ------------------------------------------------------------------------------------ deadlines
def _point(code: str, year: int):
    """'q1', 'm3', 'h2', 'y', '0315', '2025q1', '2025' -> first and last day."""
    match = re.fullmatch(r"(20\d\d)?(q[1-4]|m\d\d?|h[12]|y|t9|\d{4})?", code)
    if not match or not code:
        raise ValueError(f"unknown deadline code {code!r}")
    if match[1]:
        year = int(match[1])
    what = match[2] or "y"
    if what[0] == "q":
        first, last = 3 * int(what[1]) - 2, 3 * int(what[1])
    elif what[0] == "m":
        first = last = int(what[1:])
    elif what[0] == "h":
        first, last = (1, 6) if what == "h1" else (7, 12)
    elif what == "t9":
        first, last = 1, 9
    elif what == "y":
        first, last = 1, 12
    else:
        day = f"{year}-{what[:2]}-{what[2:]}"
        return day, day
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{calendar.monthrange(year, last)[1]:02}"


def due_of(code: str, year: int, year_to: Optional[int] = None):
    """Meaning of a deadline, from the code behind '@'.

    rec, cont, evt, plan: the kind alone.  q1 m3 h1 y t9 0315: a period of the plan's year, with a year in front
    for another (2025q1).  a~b: from a to b.  <a: until the last day of a.  >a: from the first day of a on.
    """
    kinds = {"rec": "recurring", "cont": "continuous", "evt": "event", "plan": "as_planned"}
    if code in kinds:
        return {"kind": kinds[code], "from": None, "to": None}
    if code == "all":
        return {"kind": "period", "from": f"{year}-01-01", "to": f"{year_to or year}-12-31"}
    if code[0] == "<":
        return {"kind": "period", "from": None, "to": _point(code[1:], year)[1]}
    if code[0] == ">":
        return {"kind": "period", "from": _point(code[1:], year)[0], "to": None}
    first, _, last = code.partition("~")
    return {"kind": "period", "from": _point(first, year)[0], "to": _point(last or first, year)[1]}


# --------------------------------------------------------------------------------------- tables
@dataclass
class Cell:
    text: str = ""
    rows: int = 1
    columns: int = 1
    bold: bool = False
    align: str = ""  # "", "c"


@dataclass
class Row:
    kind: str
    cells: list  # one per column: Cell, or None where another cell covers the slot
    expected: dict = field(default_factory=dict)


class Table:
    """columns: "role:label:width" separated by ";", widths in percent.

    top: labels of an upper header row, "label*span" separated by ";" ("" = the cell below reaches up).
    numbers: prints a row of column numbers, "(1)" or "1", under the header.
    borders: full, dotted, outer, rules (horizontal only), none.
    repeat: header repeated on each page.  cut: rows may be broken by the page end.
    group: "cell" = number in its own cell, title over the rest; "span" = "I. Title" over the whole width;
           "plain" = number and title in their own cells, the others empty.
    """

    def __init__(self, columns, rows, top="", numbers="", borders="full", repeat=True, cut=True,
                 group="cell", objective=None, size=12, center=("number",), header_bold=True, task=True):
        self.columns, self.labels, self.widths = [], [], []
        for part in columns.split(";"):
            role, label, width = part.strip().split(":")
            self.columns.append(role)
            self.labels.append(label)
            self.widths.append(float(width))
        self.top, self.numbers, self.borders = top, numbers, borders
        self.repeat, self.cut, self.group, self.objective = repeat, cut, group, objective
        self.size, self.center, self.header_bold, self.task = size, center, header_bold, task
        self.source = rows
        self.rows = []

    def header(self):
        """Rows of Cells (None = covered), the row of column numbers included."""
        count, out = len(self.columns), []
        low = [Cell(label, bold=self.header_bold, align="c") for label in self.labels]
        if self.top:
            high, at = [], 0
            for part in self.top.split(";"):
                label, _, span = part.strip().partition("*")
                span = int(span or 1)
                if label:
                    high += [Cell(label, 1, span, self.header_bold, "c")] + [None] * (span - 1)
                else:
                    for k in range(at, at + span):
                        high.append(Cell(self.labels[k], 2, 1, self.header_bold, "c"))
                        low[k] = None
                at += span
            assert at == count, self.top
            out.append(high)
        out.append(low)
        if self.numbers:
            out.append([Cell(self.numbers.replace("1", str(k + 1)), align="c") for k in range(count)])
        return out

    def build(self, year, year_to):
        count, path = len(self.columns), Paths()
        above = [None] * count   # Cell that "^" continues
        values = [None] * count  # its expected text
        lines = self.source if isinstance(self.source, list) else self.source.strip().split("\n")
        for line in lines:
            if not line.strip():
                continue
            if line.lstrip().startswith("#"):
                number, title = [x.strip() for x in line.lstrip()[1:].split("|", 1)]
                self.rows.append(self._group(number, title, path))
                above, values = [None] * count, [None] * count
                continue
            parts = [x.strip() for x in line.split("|")]
            assert len(parts) == count, (count, line)
            row, due = Row("task", []), None
            for k, part in enumerate(parts):
                role = self.columns[k]
                if part == "^":
                    above[k].rows += 1
                    row.cells.append(None)
                    if role == "deadline" and values[k]:
                        due = self._due
                    continue
                if part == "<":
                    at = k - 1
                    while row.cells[at] is None:
                        at -= 1
                    row.cells[at].columns += 1
                    row.cells.append(None)
                    values[k], above[k] = values[at], None
                    continue
                if role == "deadline":
                    part, _, code = part.partition("@")
                    part, code = part.strip(), code.strip()
                    assert bool(part) == bool(code), line
                    due = due_of(code, year, year_to) if code not in ("", "?") else None
                    self._due = due
                cell = Cell(part, align="c" if role in self.center else "")
                row.cells.append(cell)
                above[k], values[k] = cell, plain(part)
            row.expected = {"kind": "task"}
            for role, value in zip(self.columns, values):
                row.expected[role] = value
            number = row.expected.get("number")
            if number:
                row.expected["number"] = re.sub(r"[.)]$", "", number)
                row.expected["path"] = path.of(row.expected["number"], again=row.cells[0] is None)
            if due:
                row.expected["due"] = due
            self.rows.append(row)
        return self

    def _group(self, number, title, path):
        count = len(self.columns)
        at = self.columns.index("number") if "number" in self.columns else -1
        row = Row("group", [])
        if self.group == "span":
            text = f"{number}. {title}" if number else title
            row.cells = [Cell(text, 1, count, True)] + [None] * (count - 1)
        elif self.group == "cell":
            row.cells = [Cell(number, bold=True, align="c"), Cell(title, 1, count - 1, True)] + [None] * (count - 2)
        else:
            row.cells = [Cell("") for _ in range(count)]
            row.cells[at] = Cell(number, bold=True, align="c")
            row.cells[self.columns.index("content")] = Cell(title, bold=True)
        bare = re.sub(r"[.)]$", "", number)
        row.expected = {"kind": "group", **{role: None for role in self.columns}}
        row.expected["number"], row.expected["content"] = bare or None, plain(title)
        if bare:
            row.expected["path"] = path.of(bare)
        return row

    def expected(self):
        return {"objective": self.objective, "columns": self.columns,
                "labels": [plain(x) for x in self.labels], "rows": [r.expected for r in self.rows]}


class Paths:
    """Place of a number in the hierarchy I / 1 / 1.1 / a."""

    def __init__(self):
        self.roman, self.parent, self.last = "", "", ""

    def of(self, number, again=False):
        if again:
            return self.last
        if re.fullmatch(r"[IVX]+", number):
            self.roman = self.parent = self.last = number
        elif re.fullmatch(r"\d+(\.\d+)*", number):
            self.parent = self.last = f"{self.roman}.{number}" if self.roman else number
        elif re.fullmatch(r"[a-zđ]", number):
            self.last = f"{self.parent}.{number}" if self.parent else number
        else:
            raise ValueError(number)
        return self.last


# --------------------------------------------------------------------------------------- blocks
@dataclass
class Letterhead:
    left: list              # parent lines
    issuer: list            # lines of the issuing body
    number: str = ""        # "Số: 12/KH-SNV" as printed; "" = no such line
    dateline: str = ""      # "" = none here
    stamp: list = field(default_factory=list)  # visible signature text, small
    motto: bool = True


@dataclass
class Title:
    type_text: str          # "//" = line break
    lines: str = ""


@dataclass
class Para:
    text: str
    style: str = ""         # "", "h" heading, "i" italic, "c" centred, "ci" centred italic, "s" sub-heading


@dataclass
class Item:
    """A marked line: what = "objective", "restated", "measure" or "" (plain)."""
    marker: str
    text: str
    what: str = ""
    number: int = 0
    style: str = ""


@dataclass
class Signature:
    signers: list           # of dict authority, position, name
    recipients: list = field(default_factory=list)
    dateline: str = ""


@dataclass
class Plain:
    """Lines set side by side as in a form; printed as they are."""
    text: str


@dataclass
class Break:
    landscape: bool = False


@dataclass
class Document:
    name: str
    producer: str
    fields: dict
    body: list
    layout: dict = field(default_factory=dict)

    def build(self):
        for block in self.body:
            if isinstance(block, Table):
                block.build(self.fields["year"] or 2000, self.fields.get("year_to"))
        return self

    def expected(self):
        document = {"type": None, "type_text": None, "title": None, "number": None, "symbol": None,
                    "issuer": None, "province": None, "place": None, "date_text": None, "date": None,
                    "year": None, "year_to": None, "bases": [], "signers": [], "recipients": []}
        document.update(self.fields)
        objectives, measures = [], []
        for block in self.body:
            if isinstance(block, Item) and block.what == "objective":
                objectives.append({"number": block.number, "text": plain(block.text), "restated": None})
            elif isinstance(block, Item) and block.what == "measure":
                measures.append(plain(block.text))
            elif isinstance(block, Signature):
                document["signers"] += [{k: plain(v) for k, v in who.items()} for who in block.signers]
                document["recipients"] += [plain(x) for x in block.recipients]
            elif isinstance(block, Table) and block.task and "objective" in block.columns:
                for row in block.rows:
                    text = row.expected.get("objective")
                    number = len(objectives) + 1
                    if row.kind == "task" and text and row.cells[block.columns.index("objective")]:
                        objectives.append({"number": number, "text": text, "restated": None})
        by_number = {x["number"]: x for x in objectives}
        for block in self.body:
            if isinstance(block, Item) and block.what == "restated":
                by_number[block.number]["restated"] = plain(block.text)
        tables = [b.expected() for b in self.body if isinstance(b, Table) and b.task]
        self._check(document)
        plan = {"document": document, "objectives": objectives, "tables": tables, "measures": measures}
        stated = targets.expected(self.name, plan)
        if stated is not None:
            plan["targets"] = stated
        return plan

    def _check(self, document):
        """What is expected must be printed somewhere, word for word."""
        printed = re.sub(r"\s+", " ", plain(self.printed().replace("//", " ")) or "")
        low = printed.casefold()
        for key in ("type_text", "title", "place", "date_text", "symbol"):
            value = document[key]
            assert not value or value in printed, (self.name, key, value)
        assert not document["issuer"] or document["issuer"].casefold() in low, (self.name, document["issuer"])
        for base in document["bases"]:
            assert base["number"] in printed, (self.name, base)

    def printed(self):
        out = []
        for b in self.body:
            if isinstance(b, Letterhead):
                out += b.left + b.issuer + [b.number, b.dateline]
            elif isinstance(b, Title):
                out += [b.type_text, b.lines]
            elif isinstance(b, (Para, Plain)):
                out.append(b.text)
            elif isinstance(b, Item):
                out += [b.marker, b.text]
            elif isinstance(b, Signature):
                out.append(b.dateline)
        return "\n".join(out)


def signer(authority, position, name):
    return {"authority": authority, "position": position, "name": name}


def base(number, date=None):
    return {"number": number, "date": date}


def objective(number, marker, text, style="b"):
    return Item(marker, text, "objective", number, style)


def items(marker, lines, what=""):
    """marker: "-", "+", "1." (counts up), "a)" (counts a b c d đ e g h i k)."""
    letters, out = "abcdđeghik", []
    for k, line in enumerate(x.strip() for x in lines.strip().split("\n")):
        mark = marker
        if marker == "1.":
            mark = f"{k + 1}."
        elif marker == "a)":
            mark = f"{letters[k]})"
        out.append(Item(mark, line, what, k + 1))
    return out
