# SPDX-License-Identifier: GPL-3.0-or-later
"""Fonts as old documents carry them, made from installed ones, and the text that goes with them.

lookalike(): ƣ (U+01A3) draws ư and Ð (U+00D0) draws Đ; the right letters are taken out of the font.
tcvn3():     .VnTime, .VnTimeH: the code of a TCVN3 letter draws that letter (.VnTimeH: its capital).
vni():       VNI-Times: base letters and zero-width marks behind them.
The PDF's text is then what a reader of such files gets: "QuyÕt ®Þnh", "Quyeát ñònh".
"""
import atexit
import functools
import pathlib
import shutil
import subprocess
import tempfile
import unicodedata

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import _g_l_y_f as glyf_table

FOLDER = pathlib.Path(tempfile.mkdtemp())
atexit.register(shutil.rmtree, FOLDER, True)
STYLES = {"": "Book", "b": "Bold", "i": "Italic", "bi": "Bold Italic"}


@functools.lru_cache(None)
def find(family, style=""):
    """Path of an installed font; style: "", "b", "i", "bi"."""
    wanted = {"": "weight=80", "b": "weight=200", "i": "weight=80:slant=100", "bi": "weight=200:slant=100"}[style]
    width = ":width=75" if "Condensed" in family else ":width=100"
    name = family.replace(" Condensed", "")
    return subprocess.run(["fc-match", "-f", "%{file}", f"{name}:{wanted}{width}"], check=True, capture_output=True, text=True).stdout


def rename(font, name, style):
    full = name + {"": "", "b": " Bold", "i": " Italic", "bi": " Bold Italic"}[style]
    for record in font["name"].names:
        value = {1: name, 3: full, 4: full, 6: full.replace(" ", "-"), 16: name, 17: STYLES[style]}.get(record.nameID)
        if value:
            record.string = value
    font["OS/2"].usWidthClass = 5
    for table in ("GSUB", "GPOS", "GDEF", "kern", "DSIG", "fpgm", "prep", "cvt "):
        if table in font:
            del font[table]
    for glyph in font["glyf"].keys():
        font["glyf"][glyph].removeHinting()


def set_cmap(font, mapping):
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format in (4, 12):
            table.cmap = {k: v for k, v in mapping.items() if table.format == 12 or k < 0x10000}
    font["cmap"].tables = [t for t in font["cmap"].tables if t.isUnicode() and t.format in (4, 12)]


def save(font, name, style):
    path = FOLDER / f"{name.strip('.')}{style and '-' + style}.ttf"
    font.save(path)
    return str(path)


@functools.lru_cache(None)
def lookalike(style="", family="Noto Serif"):
    font = TTFont(find(family, style))
    cmap = dict(font.getBestCmap())
    cmap[0x1A3], cmap[0x1A2], cmap[0xD0] = cmap.pop(0x1B0), cmap.pop(0x1AF), cmap.pop(0x110)
    set_cmap(font, cmap)
    rename(font, "Lookalike Serif", style)
    return save(font, "LookalikeSerif", style)


def lookalike_text(text):
    return text.replace("ư", "ƣ").replace("Ư", "Ƣ").replace("Đ", "Ð")


@functools.lru_cache(None)
def twin(style="", family="DejaVu Serif Condensed"):
    """The same letters under a second name."""
    font = TTFont(find(family, style))
    cmap = font.getBestCmap()
    set_cmap(font, cmap)
    rename(font, "DejaVu Serif Twin", style)
    return save(font, "DejaVuSerifTwin", style)


# ---------------------------------------------------------------------------------------- TCVN3
TCVN3 = {}
for _first, _letters in ((0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"), (0xB5, "àảãáạ"), (0xBB, "ằẳẵắ"), (0xC6, "ặầẩẫấậè"), (0xCE, "ẻẽéẹềểễếệìỉ"),
                         (0xDC, "ĩíịò"), (0xE1, "ỏõóọồổỗốộờởỡớợù"), (0xF1, "ủũúụừửữứựỳỷỹýỵ")):
    TCVN3.update({_letter: _first + _k for _k, _letter in enumerate(_letters)})


def tcvn3_runs(text, capitals=False):
    """[(capital font?, text in TCVN3 codes)]: a capital with a tone needs the capital font."""
    runs = []
    for letter in text:
        low = letter.lower()
        big = letter != low and (capitals or letter not in TCVN3 and low in TCVN3)
        code = chr(TCVN3[low if big else letter]) if (low if big else letter) in TCVN3 else (low if big else letter)
        if letter == " " and runs:
            big = runs[-1][0]
        if runs and runs[-1][0] == big:
            runs[-1][1] += code
        else:
            runs.append([big, code])
    return runs


@functools.lru_cache(None)
def tcvn3(style="", capitals=False, family="DejaVu Serif Condensed"):
    font = TTFont(find(family, style))
    old = font.getBestCmap()
    cmap = {k: v for k, v in old.items() if k < 0x7F}
    cmap[0xA0] = old[0x20]
    for letter, code in TCVN3.items():
        cmap[code] = old[ord(letter.upper() if capitals else letter)]
    if capitals:
        cmap.update({k: old[k - 32] for k in range(ord("a"), ord("z") + 1)})
    set_cmap(font, cmap)
    name = ".VnTimeH" if capitals else ".VnTime"
    rename(font, name, style)
    return save(font, name, style)


def symbol(style=""):
    """.VnTime as a symbol font: the codes stand at U+F000 + code, so that no browser takes ư for a soft hyphen."""
    return tcvn3_symbol(style, False)


def symbol_capitals(style=""):
    return tcvn3_symbol(style, True)


@functools.lru_cache(None)
def tcvn3_symbol(style, capitals, family="DejaVu Serif Condensed"):
    font = TTFont(find(family, style))
    old = font.getBestCmap()
    cmap = {k: v for k, v in old.items() if k < 0x7F}
    cmap.update({0xF000 + code: old[ord(letter.upper() if capitals else letter)] for letter, code in TCVN3.items()})
    if capitals:
        cmap.update({k: old[k - 32] for k in range(ord("a"), ord("z") + 1)})
    set_cmap(font, cmap)
    rename(font, ".VnTimeH" if capitals else ".VnTime", style)
    return save(font, "SymbolH" if capitals else "Symbol", style)


def symbol_text(text):
    """Text of symbol(); capitals with a tone, which it lacks, are refused."""
    assert not [c for c in text if c not in TCVN3 and c.lower() in TCVN3], text
    return "".join(chr(0xF000 + TCVN3[c]) if c in TCVN3 else c for c in text)


# ------------------------------------------------------------------------------------------ VNI
TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
ROOF = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
BREVE = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
WHOLE = {"đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "ơ": "ô", "ư": "ö"}


def vni_letter(letter):
    low = letter.lower()
    if low in WHOLE:
        out = WHOLE[low]
    else:
        parts = unicodedata.normalize("NFD", low)
        tone = "".join(c for c in parts[1:] if c in TONES)
        rest = unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES))
        if rest in "âêô" and rest != "":
            out = {"â": "a", "ê": "e", "ô": "o"}[rest] + ROOF[tone]
        elif rest == "ă":
            out = "a" + BREVE[tone]
        elif tone:
            out = WHOLE.get(rest, rest) + TONES[tone]
        else:
            return letter
    return out.upper() if letter != low else out


def vni_text(text):
    return "".join(vni_letter(c) for c in unicodedata.normalize("NFC", text))


@functools.lru_cache(None)
def vni(style="", family="DejaVu Serif Condensed"):
    font = TTFont(find(family, style))
    old, glyphs, widths = font.getBestCmap(), font["glyf"], font["hmtx"]
    cmap = {k: v for k, v in old.items() if k < 0x7F}
    for letter, code in WHOLE.items():
        for one, other in ((letter, code), (letter.upper(), code.upper())):
            cmap[ord(other)] = old[ord(one)]
    order = font.getGlyphOrder()
    for base in "aA":
        marks = [(code, base + tone) for tone, code in TONES.items()]
        marks += [(code, base + "\u0302" + tone) for tone, code in ROOF.items()]
        marks += [(code, base + "\u0306" + tone) for tone, code in BREVE.items()]
        for code, letter in marks:
            code = code.upper() if base == "A" else code
            source = glyphs[old[ord(unicodedata.normalize("NFC", letter))]]
            assert source.isComposite(), letter
            glyph = glyf_table.Glyph()
            glyph.numberOfContours, glyph.components = -1, []
            for part in source.components:
                if part.glyphName == base:
                    continue
                copy = glyf_table.GlyphComponent()
                copy.glyphName, copy.flags = part.glyphName, part.flags & ~0x200
                copy.x, copy.y = part.x - widths[base][0], part.y
                glyph.components.append(copy)
            name = f"vnimark{ord(code):04X}"
            glyphs[name] = glyph
            glyph.recalcBounds(glyphs)
            widths[name] = (0, glyph.xMin)
            cmap[ord(code)] = name
    set_cmap(font, cmap)
    rename(font, "VNI-Times", style)
    return save(font, "VNI-Times", style)


def fontconfig():
    """A fontconfig file that knows the made fonts besides the installed ones."""
    path = FOLDER / "fonts.conf"
    path.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
                    f'<include>/etc/fonts/fonts.conf</include><dir>{FOLDER}</dir><cachedir>{FOLDER}/cache</cachedir></fontconfig>')
    return str(path)


def faces(family, make):
    """@font-face rules for the four styles of a made font."""
    out = ""
    for style, weight, slant in (("", "normal", "normal"), ("b", "bold", "normal"), ("i", "normal", "italic"), ("bi", "bold", "italic")):
        out += f"@font-face {{ font-family: '{family}'; src: url('file://{make(style)}'); font-weight: {weight}; font-style: {slant} }}\n"
    return out
