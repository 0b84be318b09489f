# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens to PDFs after they were made: written again by another program, pages turned."""
import subprocess

import pikepdf


def cairo(path):
    """Drawn again by cairo (pdftocairo, poppler-utils)."""
    out = path.with_suffix(".tmp")
    subprocess.run(["pdftocairo", "-pdf", str(path), str(out)], check=True)
    out.replace(path)


def ghostscript(path):
    """Distilled again by Ghostscript."""
    out = path.with_suffix(".tmp")
    subprocess.run(["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pdfwrite", f"-sOutputFile={out}", str(path)], check=True)
    out.replace(path)


def turned(path):
    """Landscape pages kept as portrait pages with /Rotate 90, as printer drivers leave them."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            width, height = float(page.mediabox[2]), float(page.mediabox[3])
            if width <= height:
                continue
            page.contents_coalesce()
            # The page is shown turned clockwise by 90 degrees, so its content is turned the other way.
            page.contents_add(pdf.make_stream(b"q 0 1 -1 0 %.2f 0 cm\n" % height), prepend=True)
            page.contents_add(pdf.make_stream(b"\nQ"))
            page.mediabox = [0, 0, height, width]
            for box in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
                if box in page:
                    del page[box]
            page.Rotate = 90
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)
