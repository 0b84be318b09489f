# SPDX-License-Identifier: GPL-3.0-or-later
"""Typst markup; every text is a string literal, so nothing in it is taken for markup."""
import pathlib
import tempfile

import typst

from model import FOOTNOTE, Break, Item, Letterhead, Para, Plain, Signature, Table, Title, lines_of

STROKE = {"full": "0.5pt", "dotted": '(thickness: 0.6pt, dash: "dotted")', "none": "none",
          "rules": "(x: none, top: 0.5pt, bottom: 0.5pt)", "outer": "none"}


def literal(value):
    return '#"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def text(value, encode):
    out, at = [], 0
    for match in FOOTNOTE.finditer(value):
        out.append(pieces(encode(value[at:match.start()])))
        out.append(f"#footnote[{literal(encode(match[1]))}]")
        at = match.end()
    out.append(pieces(encode(value[at:])))
    return "".join(out)


def pieces(value):
    return "#linebreak()".join(literal(x) + ";" if x else "" for x in lines_of(value))


def table(block, t):
    widths = ", ".join(f"{w}fr" for w in block.widths)
    stroke = STROKE[block.borders]
    out = [f"#block(width: 100%)[#set par(justify: false, first-line-indent: 0pt)\n#set text(size: {block.size}pt)\n"]
    if block.borders == "outer":
        out.append("#block(stroke: 0.8pt, breakable: true)[")
    out.append(f"#table(columns: ({widths}), stroke: {stroke}, inset: (x: 3pt, y: 3pt), align: left + top,\n")

    def cells(line):
        for cell in line:
            if cell is None:
                continue
            body = t(cell.text)
            body = f"*{body}*" if cell.bold and cell.text else body
            align = ", align: center + top" if cell.align else ""
            span = (f", rowspan: {cell.rows}" if cell.rows > 1 else "") + (f", colspan: {cell.columns}" if cell.columns > 1 else "")
            brk = "" if block.cut else ", breakable: false"
            out.append(f"table.cell([{body}]{align}{span}{brk}),\n")

    if block.repeat:
        out.append("table.header(repeat: true,\n")
    for line in block.header():
        cells(line)
    if block.repeat:
        out.append("),\n")
    for row in block.rows:
        cells(row.cells)
    out.append(")" + ("]" if block.borders == "outer" else "") + "]\n")
    return "".join(out)


def markup(document):
    layout = document.layout
    t = lambda value: text(value, layout.get("encode", lambda x: x))
    flipped = "true" if layout.get("orient") == "landscape" else "false"
    out = [f'#set page(paper: "a4", flipped: {flipped}, margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm){layout.get("running", "")})\n'
           f'#set text(font: ("{layout.get("family", "Noto Serif")}",), size: {layout.get("size", 12)}pt, lang: "vi", hyphenate: false)\n'
           "#set par(justify: true, first-line-indent: (amount: 10mm, all: true), leading: 0.6em, spacing: 0.8em)\n"]
    for block in document.body:
        if isinstance(block, Letterhead):
            left = "#linebreak()".join([t(x) for x in block.left] + [f"*{t(x)}*" for x in block.issuer])
            out.append("#block(width: 100%)[#set par(justify: false, first-line-indent: 0pt)\n#set text(size: 0.92em)\n"
                       f"#grid(columns: (42%, 58%), align: center, row-gutter: 8pt, [{left}], "
                       f"[*{t('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')}*#linebreak()*{t('Độc lập - Tự do - Hạnh phúc')}*#v(-4pt)#line(length: 40%, stroke: 0.6pt)], "
                       f"[{t(block.number)}], [_{t(block.dateline)}_])]\n")
        elif isinstance(block, Title):
            lines = f"#linebreak()*{t(block.lines)}*" if block.lines else ""
            out.append(f"#align(center)[#set par(first-line-indent: 0pt, justify: false)\n*{t(block.type_text)}*{lines}]\n\n")
        elif isinstance(block, Para):
            body = t(block.text)
            if block.style in ("h", "s"):
                body = f"*{body}*"
            elif "i" in block.style:
                body = f"_{body}_"
            out.append(f"#align(center)[{body}]\n\n" if block.style.startswith("c") else body + "\n\n")
        elif isinstance(block, Item):
            body = t(f"{block.marker} {block.text}".strip())
            out.append((f"*{body}*" if block.style == "b" else body) + "\n\n")
        elif isinstance(block, Plain):
            out.append("\n\n".join(t(x) for x in block.text.strip("\n").split("\n")) + "\n\n")
        elif isinstance(block, Table):
            out.append(table(block, t))
        elif isinstance(block, Break):
            out.append("#pagebreak()\n" if not layout.get("flip_on_break") else f"#set page(flipped: {'true' if block.landscape else 'false'})\n")
        elif isinstance(block, Signature):
            names = ""
            if block.recipients:
                last = len(block.recipients) - 1
                names = f"#text(style: \"italic\")[*{t('Nơi nhận:')}*]" + "".join(
                    "#linebreak()" + t(f"- {x}{'.' if k == last else ';'}") for k, x in enumerate(block.recipients))
            right = (f"_{t(block.dateline)}_#linebreak()" if block.dateline else "")
            for who in block.signers:
                right += "#linebreak()".join(f"*{t(x)}*" for x in (who["authority"], who["position"]) if x)
                right += f"#v(36pt)*{t(who['name'] or '')}*"
            out.append("#block(width: 100%, breakable: false)[#set par(justify: false, first-line-indent: 0pt)\n"
                       f"#grid(columns: (48%, 52%), align: (left, center), [#text(size: 0.85em)[{names}]], [{right}])]\n\n")
    return "".join(out)


def render(document, target):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "main.typ"
        source.write_text(markup(document), encoding="utf-8")
        typst.compile(str(source), output=str(target))
