# SPDX-License-Identifier: GPL-3.0-or-later
"""HTML for Chromium, WeasyPrint and wkhtmltopdf."""
import html
import os
import pathlib
import shutil
import subprocess
import tempfile

import fonts
from model import FOOTNOTE, Break, Item, Letterhead, Para, Plain, Signature, Table, Title, lines_of

CSS = """
@page { size: A4 %(orient)s; margin: 20mm 15mm 20mm 30mm; %(running)s }
@page wide { size: A4 landscape; margin: 20mm 15mm 15mm 20mm; %(running)s }
body { font-family: %(family)s; font-size: %(size)spt; line-height: 1.25; margin: 0 }
.wide { page: wide; break-before: page }
.break { break-before: page }
p { margin: 0 0 5pt 0; text-align: justify; text-indent: 10mm }
p.h, p.s { font-weight: bold } p.i { font-style: italic } p.c { text-align: center; text-indent: 0 }
p.ci { text-align: center; text-indent: 0; font-style: italic }
p.b span.o { font-weight: bold }
table.plain { width: 100%%; border-collapse: collapse; margin-bottom: 8pt }
table.plain td { vertical-align: top; text-align: center; padding: 0 2pt }
.left { width: 42%% } .right { width: 58%% } .small { font-size: 12pt }
.rule { border-top: 0.6pt solid black; width: 32%%; margin: 1pt auto 3pt auto }
.title { text-align: center; font-weight: bold; margin: 6pt 0 2pt 0; text-indent: 0 }
table.t { border-collapse: collapse; width: 100%%; margin: 4pt 0 8pt 0; table-layout: fixed; line-height: 1.15 }
table.t td, table.t th { padding: 2.5pt 3.5pt; vertical-align: top; font-weight: normal; text-align: left; overflow-wrap: break-word }
table.t th { vertical-align: middle }
.full td, .full th { border: 0.75pt solid black }
.dotted td, .dotted th { border: 0.75pt dotted black }
.outer { border: 0.9pt solid black }
.rules { border-top: 0.9pt solid black; border-bottom: 0.9pt solid black }
.rules td, .rules th { border-bottom: 0.5pt solid black }
table.t .c { text-align: center } table.t .bold { font-weight: bold }
.norepeat thead { display: table-row-group }
.whole tr { break-inside: avoid; page-break-inside: avoid }
.stamp { position: absolute; top: %(stamp_top)s; right: 0; width: 58mm; font-size: 6.5pt; line-height: 1.15; text-align: left }
.nn td { text-align: left; font-size: 11pt } .sign { font-weight: bold }
pre { font-family: inherit; margin: 0 0 6pt 0; white-space: pre-wrap }
.footnote { float: footnote; font-size: 9.5pt; line-height: 1.1; text-align: left; font-weight: normal; text-indent: 0 }
::footnote-call { content: counter(footnote); font-size: 65%%; vertical-align: super; line-height: 0 }
"""


def text(value, encode):
    out, at = "", 0
    for match in FOOTNOTE.finditer(value):
        out += html.escape(encode(value[at:match.start()]), quote=False)
        out += f'<span class="footnote">{html.escape(encode(match[1]), quote=False)}</span>'
        at = match.end()
    out += html.escape(encode(value[at:]), quote=False)
    return "<br>".join(lines_of(out))


def table(block, encode):
    names = ["t", block.borders]
    if not block.repeat:
        names.append("norepeat")
    if not block.cut:
        names.append("whole")
    total = sum(block.widths)
    out = [f'<table class="{" ".join(names)}" style="font-size:{block.size}pt"><colgroup>']
    out += [f'<col style="width:{100 * w / total:.2f}%">' for w in block.widths]
    out.append("</colgroup><thead>")

    def line(cells, tag):
        out.append("<tr>")
        for cell in cells:
            if cell is None:
                continue
            span = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (f' colspan="{cell.columns}"' if cell.columns > 1 else "")
            kind = " ".join(x for x in ("c" if cell.align else "", "bold" if cell.bold else "") if x)
            out.append(f'<{tag}{span}{f" class={chr(34)}{kind}{chr(34)}" if kind else ""}>{text(cell.text, encode)}</{tag}>')
        out.append("</tr>\n")

    for cells in block.header():
        line(cells, "th")
    out.append("</thead><tbody>\n")
    for row in block.rows:
        line(row.cells, "td")
    out.append("</tbody></table>\n")
    return "".join(out)


def page(document):
    layout = document.layout
    encode = layout.get("encode", lambda x: x)
    t = lambda value: text(value, encode)
    out, wide = [], False
    for block in document.body:
        if isinstance(block, Letterhead):
            out.append('<div style="position:relative">')
            if block.stamp:
                out.append('<div class="stamp">' + "<br>".join(t(x) for x in block.stamp) + "</div>")
            left = "<br>".join(t(x) for x in block.left)
            issuer = "<br>".join(f"<b>{t(x)}</b>" for x in block.issuer)
            motto = (f"<b class=small>{t('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')}</b><br><b>{t('Độc lập - Tự do - Hạnh phúc')}</b>"
                     '<div class="rule"></div>') if block.motto else ""
            out.append(f'<table class="plain"><tr><td class="left small">{left}{"<br>" if left else ""}{issuer}<div class="rule"></div></td>'
                       f'<td class="right">{motto}</td></tr>')
            if block.number or block.dateline:
                out.append(f'<tr><td class="small">{t(block.number)}</td><td><i>{t(block.dateline)}</i></td></tr>')
            out.append("</table></div>\n")
        elif isinstance(block, Title):
            out.append(f'<p class="title">{t(block.type_text)}</p>')
            if block.lines:
                out.append(f'<p class="title">{t(block.lines)}</p><div class="rule" style="width:22%"></div>')
        elif isinstance(block, Para):
            out.append(f'<p class="{block.style}">{t(block.text)}</p>\n')
        elif isinstance(block, Item):
            mark = t(block.marker) + (" " if block.marker else "")
            body = f"<b>{mark}{t(block.text)}</b>" if block.style == "b" else mark + t(block.text)
            out.append(f"<p>{body}</p>\n")
        elif isinstance(block, Plain):
            out.append(f"<pre>{t(block.text)}</pre>\n")
        elif isinstance(block, Table):
            out.append(table(block, encode))
        elif isinstance(block, Signature):
            people = ""
            for who in block.signers:
                people += "<br>".join(f"<b>{t(x)}</b>" for x in (who["authority"], who["position"]) if x)
                people += f'<div style="height:{layout.get("sign_gap", 42)}pt"></div><b>{t(who["name"] or "")}</b>'
            names = ""
            if block.recipients:
                names = f'<b><i>{t("Nơi nhận:")}</i></b><br>'
                last = len(block.recipients) - 1
                names += "<br>".join(f"- {t(x)}{'.' if k == last else ';'}" for k, x in enumerate(block.recipients))
            date = f"<i>{t(block.dateline)}</i><br>" if block.dateline else ""
            out.append('<table class="plain" style="break-inside:avoid"><tr>'
                       f'<td style="width:48%;text-align:left;font-size:11pt">{names}</td><td>{date}{people}</td></tr></table>\n')
        elif isinstance(block, Break):
            if wide:
                out.append("</div>")
            wide = block.landscape
            out.append('<div class="wide">' if wide else '<div class="break"></div>')
    if wide:
        out.append("</div>")
    css = CSS % {"orient": layout.get("orient", "portrait"), "running": layout.get("running", ""), "size": layout.get("size", 13),
                 "family": layout.get("family", "'Liberation Serif', 'Noto Serif'"), "stamp_top": layout.get("stamp_top", "-14mm")}
    return f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>.</title><style>{layout.get("faces", "")}{css}{layout.get("css", "")}</style></head><body>\n{"".join(out)}</body></html>\n'


def render(document, target):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "page.html"
        source.write_text(page(document), encoding="utf-8")
        if document.producer == "weasyprint":
            import weasyprint
            weasyprint.HTML(filename=str(source)).write_pdf(str(target))
        elif document.producer == "wkhtmltopdf":
            size = ["-s", "A4", "-O", document.layout.get("orient", "portrait").capitalize(), "-T", "20mm", "-B", "20mm", "-L", "30mm", "-R", "15mm"]
            # Made fonts must be known to fontconfig: those of @font-face rules come out as drawings, not as text.
            subprocess.run(["wkhtmltopdf", "-q", "--disable-javascript", *document.layout.get("wkhtmltopdf", []), *size, str(source), str(target)], check=False,
                           env={**os.environ, "FONTCONFIG_FILE": fonts.fontconfig()}, stderr=subprocess.DEVNULL)
        else:
            browser = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
            subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                            "--disable-background-networking", "--disable-component-update", "--disable-sync",
                            f"--user-data-dir={folder}/profile", "--no-pdf-header-footer", f"--print-to-pdf={target}", str(source)],
                           check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
