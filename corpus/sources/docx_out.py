# SPDX-License-Identifier: GPL-3.0-or-later
"""A .docx written with python-docx, set by LibreOffice."""
import pathlib
import subprocess
import tempfile

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from model import Break, Item, Letterhead, Para, Plain, Signature, Table, Title, lines_of

CENTER = WD_ALIGN_PARAGRAPH.CENTER


def element(tag, **attributes):
    out = OxmlElement(tag)
    for key, value in attributes.items():
        out.set(qn(f"w:{key}"), str(value))
    return out


class Writer:
    def __init__(self, document):
        self.layout = document.layout
        self.encode = document.layout.get("encode", lambda x: x)
        self.doc = docx.Document()
        style = self.doc.styles["Normal"]
        style.font.name, style.font.size = "Liberation Serif", Pt(document.layout.get("size", 13))
        style.paragraph_format.space_after, style.paragraph_format.space_before = Pt(4), Pt(0)
        self.section(self.doc.sections[0], document.layout.get("orient") == "landscape")
        self.running(self.doc.sections[0])
        for block in document.body:
            getattr(self, type(block).__name__.lower())(block)

    def section(self, section, landscape):
        width, height = (297, 210) if landscape else (210, 297)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = (Mm(20), Mm(15)) if landscape else (Mm(30), Mm(15))

    def running(self, section):
        """layout["header"], layout["footer"]: text with {page} and {pages}; no header on the first page."""
        section.header_distance = section.footer_distance = Mm(10)
        for place in ("header", "footer"):
            pattern = self.layout.get(place)
            if not pattern:
                continue
            section.different_first_page_header_footer = place == "header"
            paragraph = getattr(section, place).paragraphs[0]
            paragraph.alignment = self.layout.get(place + "_align", CENTER)
            for part in pattern.replace("{page}", "\0PAGE\0").replace("{pages}", "\0NUMPAGES\0").split("\0"):
                run = paragraph.add_run("" if part in ("PAGE", "NUMPAGES") else self.encode(part))
                if part in ("PAGE", "NUMPAGES"):
                    for kind in ("begin", None, "end"):
                        if kind:
                            run._r.append(element("w:fldChar", fldCharType=kind))
                        else:
                            code = element("w:instrText")
                            code.text = part
                            run._r.append(code)

    def put(self, paragraph, text, bold=False, italic=False, size=None):
        lines = lines_of(text)
        for k, line in enumerate(lines):
            run = paragraph.add_run(self.encode(line))
            run.bold, run.italic = bold or None, italic or None
            if size:
                run.font.size = Pt(size)
            if k < len(lines) - 1:
                run.add_break()
        return paragraph

    def para(self, block):
        p = self.put(self.doc.add_paragraph(), block.text, block.style in ("h", "s"), "i" in block.style)
        if block.style.startswith("c"):
            p.alignment = CENTER
        else:
            p.alignment, p.paragraph_format.first_line_indent = WD_ALIGN_PARAGRAPH.JUSTIFY, Mm(10)

    def item(self, block):
        p = self.put(self.doc.add_paragraph(), f"{block.marker} {block.text}".strip(), block.style == "b")
        p.alignment, p.paragraph_format.first_line_indent = WD_ALIGN_PARAGRAPH.JUSTIFY, Mm(10)

    def plain(self, block):
        for line in block.text.strip("\n").split("\n"):
            self.put(self.doc.add_paragraph(), line)

    def grid(self, columns, widths):
        table = self.doc.add_table(rows=0, cols=columns)
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        section = self.doc.sections[-1]
        usable = section.page_width - section.left_margin - section.right_margin
        widths = [int(usable * w / sum(widths)) for w in widths]
        for column, width in zip(table.columns, widths):
            column.width = width
        return table, widths

    def letterhead(self, block):
        table, _ = self.grid(2, [42, 58])
        row = table.add_row()
        cell = row.cells[0].paragraphs[0]
        cell.alignment = CENTER
        for k, line in enumerate(block.left):
            self.put(cell, line + "//", size=12)
        for k, line in enumerate(block.issuer):
            self.put(cell, line + ("//" if k < len(block.issuer) - 1 else ""), bold=True, size=12)
        cell.paragraph_format.space_after = Pt(1)
        if block.motto:
            right = row.cells[1].paragraphs[0]
            right.alignment = CENTER
            self.put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM//", bold=True, size=12)
            self.put(right, "Độc lập - Tự do - Hạnh phúc", bold=True)
        if block.number or block.dateline:
            row = table.add_row()
            for cell, value, italic in ((row.cells[0], block.number, False), (row.cells[1], block.dateline, True)):
                cell.paragraphs[0].alignment = CENTER
                self.put(cell.paragraphs[0], value, italic=italic)
        for line in block.stamp:
            p = self.put(self.doc.add_paragraph(), line, size=7)
            p.paragraph_format.space_after, p.paragraph_format.left_indent = Pt(0), Mm(105)

    def title(self, block):
        for k, line in enumerate(x for x in (block.type_text, block.lines) if x):
            p = self.put(self.doc.add_paragraph(), line, bold=True, size=14)
            p.alignment = CENTER
            p.paragraph_format.space_before = Pt(6 if k == 0 else 0)

    def signature(self, block):
        table, _ = self.grid(2, [48, 52])
        row = table.add_row()
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
        if block.recipients:
            p = self.put(row.cells[0].paragraphs[0], "Nơi nhận:", True, True, 12)
            p.paragraph_format.space_after = Pt(0)
            last = len(block.recipients) - 1
            for k, line in enumerate(block.recipients):
                p = self.put(row.cells[0].add_paragraph(), f"- {line}{'.' if k == last else ';'}", size=11)
                p.paragraph_format.space_after = Pt(0)
        p = row.cells[1].paragraphs[0]
        p.alignment = CENTER
        if block.dateline:
            self.put(p, block.dateline + "//", italic=True)
        for who in block.signers:
            for line in (who["authority"], who["position"]):
                if line:
                    self.put(p, line + "//", bold=True)
            self.put(p, "// //" + " //" * self.layout.get("sign_lines", 2), bold=True)
            self.put(p, who["name"] or "", bold=True)

    def borders(self, table, kind):
        properties = table._tbl.tblPr
        edges = {"full": "top left bottom right insideH insideV", "dotted": "top left bottom right insideH insideV",
                 "outer": "top left bottom right", "rules": "top bottom insideH", "none": ""}[kind].split()
        box = element("w:tblBorders")
        for edge in "top left bottom right insideH insideV".split():
            on = edge in edges
            box.append(element(f"w:{edge}", val=("dotted" if kind == "dotted" else "single") if on else "nil", sz=4, space=0, color="000000"))
        properties.append(box)
        margins = element("w:tblCellMar")
        for edge in ("left", "right"):
            margins.append(element(f"w:{edge}", w=70, type="dxa"))
        properties.append(margins)

    def table(self, block):
        table, widths = self.grid(len(block.columns), block.widths)
        self.borders(table, block.borders)
        header = block.header()
        lines = [(cells, True) for cells in header] + [(row.cells, False) for row in block.rows]
        rows = [table.add_row() for _ in lines]
        for r, (cells, head) in enumerate(lines):
            properties = rows[r]._tr.get_or_add_trPr()
            if head and block.repeat:
                properties.append(element("w:tblHeader"))
            if not block.cut:
                properties.append(element("w:cantSplit"))
            for c, cell in enumerate(cells):
                if cell is None:
                    continue
                slot = rows[r].cells[c]
                slot.width = widths[c]
                if cell.rows > 1 or cell.columns > 1:
                    slot = slot.merge(rows[r + cell.rows - 1].cells[c + cell.columns - 1])
                p = slot.paragraphs[0]
                p.paragraph_format.space_after = Pt(1)
                if cell.align:
                    p.alignment = CENTER
                for k, line in enumerate(lines_of(cell.text)):
                    if k:
                        p = slot.add_paragraph()
                        p.paragraph_format.space_after = Pt(1)
                    self.put(p, line.strip(), cell.bold, size=block.size)
        gap = self.doc.add_paragraph()
        gap.paragraph_format.space_after = Pt(2)

    def break_(self, block):
        section = self.doc.add_section()
        self.section(section, block.landscape)


setattr(Writer, "break", Writer.break_)


def render(document, target):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / (target.stem + ".docx")
        Writer(document).doc.save(source)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                        "--outdir", folder, str(source)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        target.write_bytes(source.with_suffix(".pdf").read_bytes())
