// SPDX-License-Identifier: GPL-3.0-or-later
#include "documents/pdf_writer.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <stdexcept>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <zlib.h>

namespace kehoach::bench {
namespace {

constexpr std::size_t kCodesOfBytes = 255;  // code 0 is left for .notdef

std::string Deflated(const std::string& data) {
  uLongf size = ::compressBound(data.size());
  std::string out(size, '\0');
  if (::compress2(reinterpret_cast<Bytef*>(out.data()), &size,
                  reinterpret_cast<const Bytef*>(data.data()), data.size(), 6) != Z_OK) {
    throw std::runtime_error("zlib");
  }
  out.resize(size);
  return out;
}

// Numbers as producers write them: two decimals at most, no trailing zeros.
std::string Number(double value) {
  const long hundredths = std::lround(value * 100);
  const long whole = std::labs(hundredths) / 100, part = std::labs(hundredths) % 100;
  std::string out = hundredths < 0 ? "-" : "";
  out += std::to_string(whole);
  if (part != 0) {
    out += part % 10 == 0 ? fmt::format(".{}", part / 10) : fmt::format(".{:02}", part);
  }
  return out;
}

class ObjectFile {
 public:
  explicit ObjectFile(bool packed) : packed_(packed) {}

  int Reserve() {
    objects_.emplace_back();
    return static_cast<int>(objects_.size());
  }
  void Set(int number, std::string body) {
    objects_.at(static_cast<std::size_t>(number) - 1) = {std::move(body), false};
  }
  int Add(std::string body) {
    const int number = Reserve();
    Set(number, std::move(body));
    return number;
  }
  int AddStream(const std::string& entries, const std::string& data) {
    const int number = Reserve();
    objects_.back() = {Stream(entries, data), true};
    return number;
  }
  std::string Write(int catalog, int info) {
    std::string out = packed_ ? "%PDF-1.5\n%\xE2\xE3\xCF\xD3\n" : "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n";
    return packed_ ? WritePacked(std::move(out), catalog, info)
                   : WritePlain(std::move(out), catalog, info);
  }

 private:
  struct Object {
    std::string body;
    bool stream = false;
  };

  static std::string Stream(const std::string& entries, const std::string& data) {
    const std::string packed = Deflated(data);
    return fmt::format("<</Length {}/Filter/FlateDecode{}>>\nstream\n{}\nendstream", packed.size(),
                       entries, packed);
  }

  std::string WritePlain(std::string out, int catalog, int info) const {
    std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects_.size() + 1);
    for (std::size_t i = 0; i < objects_.size(); ++i) {
      table += fmt::format("{:010} 00000 n \n", out.size());
      out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects_[i].body);
    }
    const std::size_t start = out.size();
    out += table;
    out += fmt::format("trailer\n<</Size {}/Root {} 0 R/Info {} 0 R>>\nstartxref\n{}\n%%EOF\n",
                       objects_.size() + 1, catalog, info, start);
    return out;
  }

  // ISO 32000-1, 7.5.7 and 7.5.8.
  std::string WritePacked(std::string out, int catalog, int info) {
    constexpr std::size_t kInOne = 100;
    struct Entry {
      int type = 0;
      std::size_t second = 0, third = 0;
    };
    std::vector<Entry> entries(1, Entry{0, 0, 255});
    entries.resize(objects_.size() + 1);
    std::vector<std::size_t> plain;
    for (std::size_t i = 0; i < objects_.size(); ++i) {
      if (!objects_[i].stream) {
        plain.push_back(i);
        continue;
      }
      entries[i + 1] = {1, out.size(), 0};
      out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects_[i].body);
    }
    for (std::size_t from = 0; from < plain.size(); from += kInOne) {
      const std::size_t to = std::min(plain.size(), from + kInOne);
      std::string index, bodies;
      const std::size_t number = entries.size();
      for (std::size_t k = from; k < to; ++k) {
        index += fmt::format("{} {} ", plain[k] + 1, bodies.size());
        bodies += objects_[plain[k]].body + "\n";
        entries[plain[k] + 1] = {2, number, k - from};
      }
      entries.push_back({1, out.size(), 0});
      out += fmt::format("{} 0 obj\n{}\nendobj\n", number,
                         Stream(fmt::format("/Type/ObjStm/N {}/First {}", to - from, index.size()),
                                index + bodies));
    }
    const std::size_t start = out.size(), number = entries.size();
    entries.push_back({1, start, 0});
    std::string table;
    for (const Entry& entry : entries) {
      table += static_cast<char>(entry.type);
      for (int shift = 24; shift >= 0; shift -= 8) {
        table += static_cast<char>(entry.second >> static_cast<unsigned>(shift) & 0xFFU);
      }
      table += static_cast<char>(entry.third);
    }
    out += fmt::format("{} 0 obj\n{}\nendobj\nstartxref\n{}\n%%EOF\n", number,
                       Stream(fmt::format("/Type/XRef/Size {}/W[1 4 1]/Root {} 0 R/Info {} 0 R",
                                          entries.size(), catalog, info),
                              table),
                       start);
    return out;
  }

  bool packed_;
  std::vector<Object> objects_;
};

std::string HexOf(char32_t code) {
  if (code < 0x10000) return fmt::format("{:04X}", static_cast<std::uint32_t>(code));
  const auto rest = static_cast<std::uint32_t>(code) - 0x10000;
  return fmt::format("{:04X}{:04X}", 0xD800 + (rest >> 10U), 0xDC00 + (rest & 0x3FFU));
}

// The faces of a document as they are embedded. A face of more than 255 glyphs makes more than
// one font of one-byte codes.
class Fonts {
 public:
  Fonts(const Drawing& drawing, bool bytes) {
    for (const DrawnPage& page : drawing.pages) {
      for (const TextRun& run : page.texts) {
        Used& used = UsedOf(run.face, bytes);
        for (const PlacedGlyph& glyph : run.glyphs) used.codes.emplace(glyph.glyph, glyph.code);
      }
    }
    for (Used& used : faces_) {
      std::vector<std::uint16_t> glyphs;
      for (const auto& [glyph, code] : used.codes) glyphs.push_back(glyph);
      const std::size_t step = used.bytes ? kCodesOfBytes : glyphs.size();
      for (std::size_t from = 0; from < glyphs.size(); from += step) {
        const auto begin = glyphs.begin() + static_cast<std::ptrdiff_t>(from);
        const auto end =
            glyphs.begin() + static_cast<std::ptrdiff_t>(std::min(glyphs.size(), from + step));
        Part part;
        part.name = static_cast<int>(++parts_);
        const std::vector<std::uint16_t> mine(begin, end);
        part.subset = used.face->Subset(mine);
        for (std::size_t i = 0; i < mine.size(); ++i) {
          const std::uint16_t code =
              used.bytes ? static_cast<std::uint16_t>(i + 1) : part.subset.new_glyphs.at(mine[i]);
          used.places[mine[i]] = {used.parts.size(), code};
        }
        used.parts.push_back(std::move(part));
      }
    }
  }

  struct Shown {
    int font = 0;  // "/F1"
    std::uint16_t code = 0;
    bool bytes = false;
  };
  Shown Show(const Face* face, std::uint16_t glyph) const {
    for (const Used& used : faces_) {
      if (used.face != face) continue;
      const auto& [part, code] = used.places.at(glyph);
      return {used.parts[part].name, code, used.bytes};
    }
    throw std::logic_error("a face that was not collected");
  }

  // Returns the entries of a /Font resource.
  std::string Embed(ObjectFile& file) const {
    std::string resource;
    char tag = 'A';
    for (const Used& used : faces_) {
      for (const Part& part : used.parts) {
        const std::string name = fmt::format("{}AAAAA+{}", tag++, used.face->name());
        const int font =
            used.bytes ? EmbedBytes(file, used, part, name) : EmbedIdentity(file, used, part, name);
        resource += fmt::format("/F{} {} 0 R", part.name, font);
      }
    }
    return resource;
  }

 private:
  struct Part {
    int name = 0;
    FaceSubset subset;
  };
  struct Used {
    const Face* face = nullptr;
    bool bytes = false;
    std::map<std::uint16_t, char32_t> codes;
    std::map<std::uint16_t, std::pair<std::size_t, std::uint16_t>> places;  // part, code
    std::vector<Part> parts;
  };

  Used& UsedOf(const Face* face, bool bytes) {
    for (Used& used : faces_) {
      if (used.face == face) return used;
    }
    faces_.emplace_back();
    faces_.back().face = face;
    // One-byte codes of CFF outlines go by the names of glyphs, which the subset has lost.
    faces_.back().bytes = bytes && !face->cff();
    return faces_.back();
  }

  static int Descriptor(ObjectFile& file, const Face& face, const std::string& name, int font_file,
                        bool symbolic) {
    return file.Add(fmt::format(
        "<</Type/FontDescriptor/FontName/{}/Flags {}/FontBBox[-200 -300 1200 1000]/ItalicAngle {}"
        "/Ascent 891/Descent -216/CapHeight 660/StemV {}/{} {} 0 R>>",
        name, symbolic ? 4 : 6, name.find("Italic") != std::string::npos ? -16 : 0,
        name.find("Bold") != std::string::npos ? 140 : 80, face.cff() ? "FontFile3" : "FontFile2",
        font_file));
  }

  static int ToUnicode(ObjectFile& file, const std::map<std::uint16_t, char32_t>& codes,
                       bool bytes) {
    std::string map = fmt::format(
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<<"
        "/Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n"
        "/CMapType 2 def\n1 begincodespacerange\n{}\nendcodespacerange\n",
        bytes ? "<00> <FF>" : "<0000> <FFFF>");
    constexpr std::size_t kInOne = 100;  // ISO 32000-1, 9.10.3
    std::vector<std::pair<std::uint16_t, char32_t>> all(codes.begin(), codes.end());
    for (std::size_t from = 0; from < all.size(); from += kInOne) {
      const std::size_t to = std::min(all.size(), from + kInOne);
      map += fmt::format("{} beginbfchar\n", to - from);
      for (std::size_t i = from; i < to; ++i) {
        map += bytes ? fmt::format("<{:02X}> <{}>\n", all[i].first, HexOf(all[i].second))
                     : fmt::format("<{:04X}> <{}>\n", all[i].first, HexOf(all[i].second));
      }
      map += "endbfchar\n";
    }
    map += "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
    return file.AddStream("", map);
  }

  // What each code of a part stands for.
  static std::map<std::uint16_t, char32_t> Codes(const Used& used, const Part& part) {
    std::map<std::uint16_t, char32_t> codes;
    for (const auto& [glyph, new_glyph] : part.subset.new_glyphs) {
      codes[used.places.at(glyph).second] = used.codes.at(glyph);
    }
    return codes;
  }

  static int EmbedIdentity(ObjectFile& file, const Used& used, const Part& part,
                           const std::string& name) {
    const Face& face = *used.face;
    const int font_file = file.AddStream(
        face.cff() ? "/Subtype/CIDFontType0C" : fmt::format("/Length1 {}", part.subset.file.size()),
        part.subset.file);
    std::map<std::uint16_t, int> widths;
    for (const auto& [glyph, new_glyph] : part.subset.new_glyphs) {
      widths[new_glyph] = face.Advance(glyph);
    }
    std::string list;
    for (const auto& [code, width] : widths) list += fmt::format("{}[{}]", code, width);
    const int descriptor = Descriptor(file, face, name, font_file, true);
    const int descendant = file.Add(fmt::format(
        "<</Type/Font/Subtype/{}/BaseFont/{}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        "/Supplement 0>>/DW 0/W[{}]/FontDescriptor {} 0 R{}>>",
        face.cff() ? "CIDFontType0" : "CIDFontType2", name, list, descriptor,
        face.cff() ? "" : "/CIDToGIDMap/Identity"));
    return file.Add(fmt::format(
        "<</Type/Font/Subtype/Type0/BaseFont/{}/Encoding/Identity-H/DescendantFonts[{} 0 R]"
        "/ToUnicode {} 0 R>>",
        name, descendant, ToUnicode(file, Codes(used, part), false)));
  }

  static int EmbedBytes(ObjectFile& file, const Used& used, const Part& part,
                        const std::string& name) {
    const Face& face = *used.face;
    const std::map<std::uint16_t, char32_t> codes = Codes(used, part);
    std::vector<std::uint16_t> glyph_of_code(codes.rbegin()->first + 1U);
    std::vector<int> widths(glyph_of_code.size());
    for (const auto& [glyph, new_glyph] : part.subset.new_glyphs) {
      const std::uint16_t code = used.places.at(glyph).second;
      glyph_of_code[code] = new_glyph;
      widths[code] = face.Advance(glyph);
    }
    const std::string sfnt = Face::WithByteMap(part.subset.file, glyph_of_code);
    const int font_file = file.AddStream(fmt::format("/Length1 {}", sfnt.size()), sfnt);
    std::string list;
    for (std::size_t i = 1; i < widths.size(); ++i) list += fmt::format("{} ", widths[i]);
    return file.Add(
        fmt::format("<</Type/Font/Subtype/TrueType/BaseFont/{}/FirstChar 1/LastChar {}/Widths[{}]"
                    "/FontDescriptor {} 0 R/ToUnicode {} 0 R>>",
                    name, widths.size() - 1, list, Descriptor(file, face, name, font_file, true),
                    ToUnicode(file, codes, true)));
  }

  std::vector<Used> faces_;
  int parts_ = 0;
};

// One page's content.
class Content {
 public:
  Content(const DrawnPage& page, const Fonts& fonts, Dialect dialect, Borders borders)
      : page_(page), fonts_(fonts), dialect_(dialect) {
    // Upright paper shown turned: /Rotate 90 turns what is drawn here back.
    if (page.turned) Put(fmt::format("0 1 -1 0 {} 0 cm\n", Number(page.height)));
    if (dialect == Dialect::kGlyphs) {
      Put(fmt::format("{} 0 0 -{} 0 {} cm\n", kScale, kScale, Number(page.height)));
      unit_ = kScale;
      Borders_(borders);
      for (const TextRun& run : page.texts) ByGlyph(run);
    } else if (dialect == Dialect::kBytes) {
      Borders_(borders);
      for (const TextRun& run : page.texts) ByLine(run, false);
    } else {
      int mark = 0;
      for (const TextRun& run : page.texts) {
        Put(fmt::format("/P <</MCID {}>> BDC ", mark++));
        ByLine(run, true);
        Put("EMC\n");
      }
      Borders_(borders);
    }
  }
  std::string Take() { return std::move(out_); }

 private:
  static constexpr double kScale = 0.75;

  void Put(const std::string& text) { out_ += text; }
  double X(double x) const { return x / unit_; }
  double Y(double y) const { return dialect_ == Dialect::kGlyphs ? y / unit_ : page_.height - y; }

  void ByLine(const TextRun& run, bool matrix) {
    if (run.glyphs.empty()) return;
    double pen = run.glyphs.front().x;
    Put(matrix ? fmt::format("BT\n/F{} {} Tf\n1 0 0 1 {} {} Tm\n[", FontOf(run), Number(run.size),
                             Number(X(pen)), Number(Y(run.y)))
               : fmt::format("BT\n{} {} Td /F{} {} Tf[", Number(X(pen)), Number(Y(run.y)),
                             FontOf(run), Number(run.size)));
    int font = FontOf(run);
    std::string shown;
    for (const PlacedGlyph& glyph : run.glyphs) {
      const Fonts::Shown show = fonts_.Show(run.face, glyph.glyph);
      const bool other_font = show.font != font;
      // Small rounding is left to the next space.
      const double gap = glyph.x - pen;
      if (other_font || std::abs(gap) > 0.02) {
        if (!shown.empty()) Put("<" + shown + ">");
        shown.clear();
        if (std::abs(gap) > 0.02) {
          Put(Number(-gap * 1000 / run.size));
          pen = glyph.x;
        }
        if (other_font) {
          Put(fmt::format("]TJ\n/F{} {} Tf[", show.font, Number(run.size)));
          font = show.font;
        }
      }
      shown += show.bytes ? fmt::format("{:02X}", show.code) : fmt::format("{:04X}", show.code);
      pen += glyph.advance;
    }
    if (!shown.empty()) Put("<" + shown + ">");
    Put("]TJ\nET\n");
  }

  void ByGlyph(const TextRun& run) {
    Put(fmt::format("BT\n/F{} {} Tf\n1 0 0 -1 0 0 Tm\n", FontOf(run), Number(run.size / unit_)));
    double x = 0, y = 0;
    for (const PlacedGlyph& glyph : run.glyphs) {
      if (glyph.code == U' ') continue;
      const Fonts::Shown show = fonts_.Show(run.face, glyph.glyph);
      // Rounded as written, so that steps do not add up to a shift.
      const double to_x = std::round(X(glyph.x) * 100) / 100;
      const double to_y = std::round(-Y(run.y) * 100) / 100;
      Put(fmt::format("{} {} Td<{:04X}>Tj\n", Number(to_x - x), Number(to_y - y), show.code));
      x = to_x;
      y = to_y;
    }
    Put("ET\n");
  }

  int FontOf(const TextRun& run) const {
    return fonts_.Show(run.face, run.glyphs.front().glyph).font;
  }

  // A filled rectangle around a line.
  void Fill(const DrawnLine& line) {
    const bool level = line.y0 == line.y1;
    const double width = level ? line.x1 - line.x0 : line.width;
    const double height = level ? line.width : line.y1 - line.y0;
    const double left = level ? line.x0 : line.x0 - line.width / 2;
    const double top = level ? line.y0 - line.width / 2 : line.y0;
    const double y = dialect_ == Dialect::kGlyphs ? Y(top) : Y(top) - height;
    Put(fmt::format("{} {} {} {} re\n", Number(X(left)), Number(y), Number(width / unit_),
                    Number(height / unit_)));
  }
  void Stroke(const DrawnLine& line) {
    Put(fmt::format("{} w {} {} m {} {} l S\n", Number(line.width / unit_), Number(X(line.x0)),
                    Number(Y(line.y0)), Number(X(line.x1)), Number(Y(line.y1))));
  }

  void Borders_(Borders borders) {
    for (const DrawnLine& rule : page_.rules) Stroke(rule);
    if (page_.borders.empty()) return;
    if (borders == Borders::kStrokes || borders == Borders::kDotted) {
      Put(borders == Borders::kDotted ? "q [1 1] 0 d\n" : "q\n");
      for (const DrawnLine& line : page_.borders) Stroke(line);
      Put("Q\n");
      return;
    }
    if (borders != Borders::kDots) {
      for (const DrawnLine& line : page_.borders) {
        Fill(line);
        Put("f*\n");
      }
      return;
    }
    for (const DrawnLine& line : page_.borders) {
      const bool level = line.y0 == line.y1;
      const float length = level ? line.x1 - line.x0 : line.y1 - line.y0;
      const float dot = line.width;
      for (float at = 0; at < length; at += 2 * dot) {
        DrawnLine piece = line;
        if (level) {
          piece.x0 = line.x0 + at;
          piece.x1 = std::min(line.x1, piece.x0 + dot);
        } else {
          piece.y0 = line.y0 + at;
          piece.y1 = std::min(line.y1, piece.y0 + dot);
        }
        Fill(piece);
      }
      Put("f\n");
    }
  }

  const DrawnPage& page_;
  const Fonts& fonts_;
  Dialect dialect_;
  double unit_ = 1;
  std::string out_;
};

// PDF text string of UTF-16BE in hex (ISO 32000-1, 7.9.2.2). Text is UTF-8.
std::string TextString(const std::string& text) {
  std::string out = "<FEFF";
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
      code = code << 6U | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    }
    out += HexOf(code);
    at += length;
  }
  return out + ">";
}

}  // namespace

std::string WritePdf(const Drawing& drawing, const PdfForm& form) {
  const Fonts fonts(drawing, form.dialect == Dialect::kBytes);
  ObjectFile file(form.packed);
  const int catalog = file.Reserve(), tree = file.Reserve();
  const int resources =
      file.Add(fmt::format("<</Font<<{}>>/ProcSet[/PDF/Text]>>", fonts.Embed(file)));
  std::string kids;
  for (const DrawnPage& page : drawing.pages) {
    const int content =
        file.AddStream("", Content(page, fonts, form.dialect, drawing.borders).Take());
    const int number = file.Add(fmt::format(
        "<</Type/Page/Parent {} 0 R/MediaBox[0 0 {} {}]{}/Resources {} 0 R/Contents {} 0 R>>", tree,
        Number(page.turned ? page.height : page.width),
        Number(page.turned ? page.width : page.height), page.turned ? "/Rotate 90" : "", resources,
        content));
    kids += fmt::format("{} 0 R ", number);
  }
  file.Set(tree, fmt::format("<</Type/Pages/Kids[{}]/Count {}>>", kids, drawing.pages.size()));
  file.Set(catalog, fmt::format("<</Type/Catalog/Pages {} 0 R/Lang(vi-VN)>>", tree));
  std::string date;
  std::copy_if(drawing.date.begin(), drawing.date.end(), std::back_inserter(date),
               [](char c) { return c != '-'; });
  const int information =
      file.Add(fmt::format("<</Title {}/Creator(generate_documents)/CreationDate(D:{}080000Z)>>",
                           TextString(drawing.title), date));
  return file.Write(catalog, information);
}

}  // namespace kehoach::bench
