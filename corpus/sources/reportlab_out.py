# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws a document with reportlab's canvas: each run of one font is its own text object, as Word's output has it.

layout["runs"](text, style) -> [(font file, text)] decides which font draws which letters; the default is one font.
layout["footer"](page) -> text at the page foot.
"""
import re

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

import fonts
from model import FOOTNOTE, Break, Item, Letterhead, Para, Plain, Signature, Table, Title, lines_of

MM = 72 / 25.4
NAMES = {}


def font_name(path):
    """Registers a font file once."""
    if path not in NAMES:
        NAMES[path] = f"F{len(NAMES)}"
        pdfmetrics.registerFont(TTFont(NAMES[path], path, asciiReadable=0))
    return NAMES[path]


def default_runs(layout):
    return lambda text, style: [(fonts.find(layout.get("family", "Noto Serif"), style), text)]


class Word:
    def __init__(self, runs, size):
        self.runs = [(font_name(path), text) for path, text in runs]
        self.width = sum(pdfmetrics.stringWidth(text, name, size) for name, text in self.runs)


class Writer:
    def __init__(self, document, target):
        self.layout = document.layout
        self.page_size = A4[::-1] if self.layout.get("orient") == "landscape" else A4
        self.width, self.height = self.page_size
        self.left, self.right, self.top, self.bottom = 30 * MM, self.width - 15 * MM, self.height - 20 * MM, 20 * MM
        self.canvas = canvas.Canvas(str(target), pagesize=self.page_size, pageCompression=1, invariant=1,
                                    initialFontName=font_name(self.layout.get("runs", default_runs(self.layout))("x", "")[0][0]))
        self.canvas.setTitle("")
        self.size, self.page, self.y = self.layout.get("size", 13), 1, self.top
        self.default = default_runs(self.layout)
        for block in document.body:
            getattr(self, "on_" + type(block).__name__.lower())(block)
        self.foot()
        self.canvas.save()

    # ---------------------------------------------------------------------------- words and lines
    def words(self, text, style, size):
        make = self.layout.get("runs", self.default)
        out = []
        for part in re.split(r"[ \n]+", FOOTNOTE.sub("", text).strip(" \n")):
            out.append(Word(make(part, style), size))
        return out

    def space(self, style, size):
        path = self.layout.get("runs", self.default)(" ", style)[0][0]
        return pdfmetrics.stringWidth(" ", font_name(path), size)

    def wrap(self, text, style, size, width, indent=0):
        """Lines of words; every "//" begins a new one."""
        out, space = [], self.space(style, size)
        for paragraph in lines_of(text):
            line, used = [], indent
            for word in self.words(paragraph, style, size):
                if line and used + space + word.width > width:
                    out.append((line, False))
                    line, used = [], 0
                used += word.width + (space if line else 0)
                line.append(word)
            out.append((line, True))
            indent = 0
        return out

    def draw(self, line, last, x, y, width, size, style, align):
        total, gaps, space = sum(w.width for w in line), len(line) - 1, self.space(style, size)
        if align == "c":
            x += (width - total - gaps * space) / 2
        elif align == "j" and not last and gaps:
            space = (width - total) / gaps
        for word in line:
            for name, text in word.runs:
                self.canvas.setFont(name, size)
                self.canvas.drawString(x, y, text)
                x += pdfmetrics.stringWidth(text, name, size)
            x += space

    def lines(self, text, style="", size=None, align="j", indent=0, x=None, width=None, gap=5):
        size = size or self.size
        x = self.left if x is None else x
        width = width or self.right - self.left
        lead = size * 1.3
        for k, (line, last) in enumerate(self.wrap(text, style, size, width, indent)):
            if self.y - lead < self.bottom:
                self.turn()
            self.y -= lead
            shift = indent if k == 0 else 0
            self.draw(line, last, x + shift, self.y, width - shift, size, style, align)
        self.y -= gap

    def foot(self):
        if self.layout.get("footer"):
            text = self.layout["footer"](self.page)
            if text:
                line = self.words(text, "", 11)
                self.draw(line, True, self.left, 12 * MM, self.right - self.left, 11, "", "c")

    def turn(self):
        self.foot()
        self.canvas.showPage()
        self.page, self.y = self.page + 1, self.top

    # ------------------------------------------------------------------------------------- blocks
    def on_letterhead(self, block):
        start, middle = self.y, self.left + 0.42 * (self.right - self.left)
        for text in block.left:
            self.lines(text, "", 12, "c", x=self.left, width=middle - self.left, gap=0)
        for text in block.issuer:
            self.lines(text, "b", 12, "c", x=self.left, width=middle - self.left, gap=0)
        low, self.y = self.y, start
        self.lines("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "b", self.layout.get("motto_size", 11), "c", x=middle, width=self.right - middle, gap=0)
        self.lines("Độc lập - Tự do - Hạnh phúc", "b", 12.5, "c", x=middle, width=self.right - middle, gap=3)
        self.canvas.setLineWidth(0.6)
        self.canvas.line(middle + 60, self.y, self.right - 60, self.y)
        self.y = min(self.y, low) - 4
        start = self.y
        if block.number:
            self.lines(block.number, "", 12.5, "c", x=self.left, width=middle - self.left, gap=0)
        self.y = start
        self.lines(block.dateline or " ", "i", 12.5, "c", x=middle, width=self.right - middle, gap=8)

    def on_title(self, block):
        self.lines(block.type_text, "b", self.size + 1, "c", gap=1)
        if block.lines:
            self.lines(block.lines, "b", self.size, "c", gap=8)

    def on_para(self, block):
        style = "b" if block.style in ("h", "s") else "i" if "i" in block.style else ""
        self.lines(block.text, style, align="c" if block.style.startswith("c") else "j", indent=0 if block.style.startswith("c") else 28)

    def on_item(self, block):
        self.lines(f"{block.marker} {block.text}".strip(), "b" if block.style == "b" else "", indent=28)

    def on_plain(self, block):
        for text in block.text.strip("\n").split("\n"):
            self.lines(text, gap=2)

    def on_break(self, block):
        self.turn()

    def on_signature(self, block):
        rows = max(len(block.recipients) + 1, 7)
        if self.y - rows * 16 < self.bottom:
            self.turn()
        start, middle = self.y - 4, self.left + 0.48 * (self.right - self.left)
        self.y = start
        if block.recipients:
            self.lines("Nơi nhận:", "bi", 12, "l", gap=0)
            for k, text in enumerate(block.recipients):
                self.lines(f"- {text}{'.' if k == len(block.recipients) - 1 else ';'}", "", 11, "l", width=middle - self.left, gap=0)
        low, self.y = self.y, start
        if block.dateline:
            self.lines(block.dateline, "i", None, "c", x=middle, width=self.right - middle, gap=0)
        for who in block.signers:
            for text in (who["authority"], who["position"]):
                if text:
                    self.lines(text, "b", None, "c", x=middle, width=self.right - middle, gap=0)
            self.y -= 46
            self.lines(who["name"] or " ", "b", None, "c", x=middle, width=self.right - middle, gap=0)
        self.y = min(low, self.y) - 10

    # ------------------------------------------------------------------------------------- tables
    def on_table(self, block):
        self.block = block
        full, total = self.right - self.left, sum(block.widths)
        self.edges = [self.left]
        for width in block.widths:
            self.edges.append(self.edges[-1] + full * width / total)
        self.waiting = {}  # column -> lines of a merged cell still to be drawn
        header = block.header()
        self.rows(header, repeat=None)
        self.rows([row.cells for row in block.rows], repeat=header if block.repeat else None)
        self.rule(self.left, self.right, self.y, True)
        self.y -= 10

    def cell_lines(self, cell, column, size):
        width = self.edges[column + cell.columns] - self.edges[column] - 7
        return self.wrap(cell.text, "b" if cell.bold else "", size, width)

    def rows(self, rows, repeat):
        size = self.block.size
        lead = size * 1.2
        spans = [0] * len(self.block.columns)  # rows that a merged cell still covers
        for k, cells in enumerate(rows):
            # Lines of each column, those that a cell merged from above has left included.
            content, open_top = {}, set()
            for c, cell in enumerate(cells):
                if cell is None:
                    if spans[c]:
                        open_top.add(c)
                        spans[c] -= 1
                        content[c] = self.waiting.pop(c, (None, []))
                    continue
                content[c] = (cell, self.cell_lines(cell, c, size))
                for d in range(c, c + cell.columns):
                    spans[d] = cell.rows - 1 if d == c else 0
                if cell.rows > 1:
                    spans[c] = cell.rows - 1
            # A merged cell fills this row only as far as the others make it high, unless it ends here.
            own = max([len(v[1]) for c, v in content.items() if spans[c] == 0] + [1])
            for c, (cell, text) in list(content.items()):
                if spans[c] and len(text) > own:
                    self.waiting[c] = (cell, text[own:])
                    content[c] = (cell, text[:own])
            self.row(cells, content, open_top, own, lead, size, repeat)

    def row(self, cells, content, open_top, count, lead, size, repeat):
        first, done = True, 0
        if not self.block.cut and self.y - count * lead - 7 < self.bottom:
            self.page_end(repeat)
        while done < count:
            room = int((self.y - self.bottom - 7) / lead)
            if room < 1 or (first and room < min(count, self.block_minimum())):
                self.page_end(repeat)
                continue
            take = min(room, count - done)
            top, low = self.y, self.y - take * lead - 6
            if first:
                self.top_rule(cells, open_top, top)
            for c, (cell, text) in content.items():
                columns = cell.columns if cell else 1
                width = self.edges[c + columns] - self.edges[c] - 7
                for n, (line, last) in enumerate(text[done:done + take]):
                    self.draw(line, last, self.edges[c] + 3.5, top - 3 - (n + 0.8) * lead, width, size, "b" if cell.bold else "",
                              "c" if cell.align else "l")
            self.sides(cells, content, top, low)
            self.y, done, first = low, done + take, False
            if done < count:
                self.page_end(repeat)

    def block_minimum(self):
        return self.layout.get("minimum_lines", 2)

    def page_end(self, repeat):
        """The row is left open below, as Word leaves it."""
        self.turn()
        if repeat:
            kept, self.waiting = self.waiting, {}
            self.rows(repeat, None)
            self.waiting = kept
        if self.block.borders != "none":
            self.rule(self.left, self.right, self.y, True)

    def top_rule(self, cells, open_top, y):
        start = self.left
        for c in range(len(cells)):
            if c in open_top:
                self.rule(start, self.edges[c], y, y == self.top)
                start = self.edges[c + 1]
        self.rule(start, self.right, y, y == self.top)

    def rule(self, x0, x1, y, edge):
        if x1 <= x0 or self.block.borders == "none" or (self.block.borders == "outer" and not edge):
            return
        self.line(x0, y, x1, y)

    def sides(self, cells, content, top, low):
        kind = self.block.borders
        if kind in ("rules", "none"):
            return
        at = {self.left, self.right}
        if kind != "outer":
            for c, cell in enumerate(cells):
                if cell is not None or c in content:
                    at |= {self.edges[c], self.edges[c + (cell.columns if cell else 1)]}
        for x in sorted(at):
            self.line(x, top, x, low)

    def line(self, x0, y0, x1, y1):
        self.canvas.setLineWidth(0.6)
        self.canvas.setDash([0.8, 1.6] if self.block.borders == "dotted" else [])
        self.canvas.line(x0, y0, x1, y1)
        self.canvas.setDash([])


def render(document, target):
    Writer(document, target)
