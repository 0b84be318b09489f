// SPDX-License-Identifier: GPL-3.0-or-later
#include "good_document.h"

#include <array>
#include <cstddef>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace kehoach::hostile {
namespace {

using testing::PdfBuilder;
using testing::RefEntry;

// Every letter that the texts below use; the font maps no others.
constexpr std::string_view kLetters =
    " !#%&()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐố"
    "ỒồỔổỖỗ"
    "ỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ";

struct Sector {
  const char *office, *field;
};
constexpr std::array kSectors = {
    Sector{"SỞ NỘI VỤ", "cải cách hành chính"},
    Sector{"SỞ TƯ PHÁP", "phổ biến, giáo dục pháp luật"},
    Sector{"SỞ Y TẾ", "phòng, chống dịch bệnh"},
    Sector{"SỞ CÔNG THƯƠNG", "bảo đảm an toàn thực phẩm"},
    Sector{"SỞ GIÁO DỤC VÀ ĐÀO TẠO", "chuyển đổi số trong giáo dục"},
    Sector{"SỞ TÀI CHÍNH", "thực hành tiết kiệm, chống lãng phí"},
    Sector{"SỞ XÂY DỰNG", "trật tự đô thị"},
};
constexpr std::array kTasks = {
    "Xây dựng và ban hành kế hoạch",
    "Rà soát các thủ tục hành chính",
    "Tổ chức tập huấn cho công chức",
    "Kiểm tra việc thực hiện tại các đơn vị",
    "Tuyên truyền trên cổng thông tin điện tử",
    "Báo cáo kết quả thực hiện",
};
constexpr std::array kUnits = {"Văn phòng", "Thanh tra", "Phòng Tổ chức", "Phòng Kế hoạch"};

// Code points of UTF-8 that is known to be valid.
std::vector<int> CodePoints(std::string_view text) {
  std::vector<int> out;
  for (std::size_t i = 0; i < text.size();) {
    const auto at = [&](std::size_t k) { return static_cast<unsigned char>(text[i + k]); };
    if (at(0) < 0x80) {
      out.push_back(at(0));
      i += 1;
    } else if (at(0) < 0xE0) {
      out.push_back((at(0) & 0x1F) << 6 | (at(1) & 0x3F));
      i += 2;
    } else {
      out.push_back((at(0) & 0x0F) << 12 | (at(1) & 0x3F) << 6 | (at(2) & 0x3F));
      i += 3;
    }
  }
  return out;
}

std::string Rule(double x0, double y0, double x1, double y1) {
  return fmt::format("{:.1f} {:.1f} m {:.1f} {:.1f} l S\n", x0, y0, x1, y1);
}

std::string TaskTable(int number, double top) {
  constexpr std::array<double, 5> kEdges = {60, 100, 330, 440, 540};
  constexpr double kRow = 24;
  const int rows = 3 + number % 3;
  std::string out = "0.5 w\n";
  for (int i = 0; i <= rows + 1; ++i)
    out += Rule(kEdges.front(), top - i * kRow, kEdges.back(), top - i * kRow);
  for (const double x : kEdges) out += Rule(x, top, x, top - (rows + 1) * kRow);
  const auto row = [&](int i, const std::array<std::string, 4>& cells) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
      out += Line(cells[c], kEdges[c] + 5, top - i * kRow - 16, 10);
    }
  };
  row(0, {"STT", "Nội dung", "Chủ trì", "Thời hạn"});
  for (int i = 1; i <= rows; ++i) {
    row(i, {std::to_string(i), kTasks[static_cast<std::size_t>(number + i) % kTasks.size()],
            kUnits[static_cast<std::size_t>(number * 3 + i) % kUnits.size()],
            fmt::format("Tháng {}/{}", 1 + (number + i) % 12, 2015 + number % 10)});
  }
  return out;
}

}  // namespace

int AddReadableFont(PdfBuilder& pdf) {
  std::vector<std::pair<int, std::string>> map;
  for (const int code : CodePoints(kLetters)) map.emplace_back(code, fmt::format("{:04X}", code));
  return pdf.AddType0Font("TimesNewRomanPSMT", map);
}

std::string Line(std::string_view text, double x, double y, double size) {
  std::string hex;
  for (const int code : CodePoints(text)) hex += fmt::format("{:04X}", code);
  return fmt::format("BT /F0 {:.1f} Tf {:.1f} {:.1f} Td <{}> Tj ET\n", size, x, y, hex);
}

std::string ReadableContent() {
  std::string out;
  double y = 780;
  for (const char* text : {
           "Căn cứ Nghị quyết của Hội đồng nhân dân tỉnh về nhiệm vụ phát triển kinh tế",
           "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh, các cơ quan, đơn vị xây dựng",
           "kế hoạch thực hiện nhiệm vụ trong năm với các nội dung như sau:",
           "1. Nâng cao chất lượng phục vụ người dân và doanh nghiệp.",
           "2. Tổ chức tập huấn cho cán bộ, công chức, viên chức của đơn vị.",
       }) {
    out += Line(text, 60, y);
    y -= 20;
  }
  return out;
}

int AddReadablePage(PdfBuilder& pdf, const std::string& content, const std::string& resources,
                    const std::string& entries) {
  const int font = AddReadableFont(pdf);
  // The font goes first into a /Font dictionary that `resources` may not have.
  return pdf.AddPage(ReadableContent() + content,
                     "/Font << " + RefEntry("F0", font) + ">> " + resources, entries);
}

std::string GoodDocument(int number) {
  const auto n = static_cast<std::size_t>(number);
  const Sector& sector = kSectors[n % kSectors.size()];
  const int year = 2015 + number % 10;
  std::string content;
  const auto line = [&](const std::string& text, double x, double y) {
    content += Line(text, x, y, 12);
  };
  line(sector.office, 70, 790);
  line(fmt::format("Số: {}/KH-S", 10 + number), 90, 770);
  line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 300, 790);
  line("Độc lập - Tự do - Hạnh phúc", 330, 775);
  line(fmt::format("ngày {} tháng {} năm {}", 10 + number % 18, 1 + number % 12, year), 340, 750);
  line("KẾ HOẠCH", 270, 715);
  line(fmt::format("Công tác {} năm {}", sector.field, year), 160, 697);
  line("I. MỤC TIÊU", 60, 665);
  line(fmt::format("1. Nâng cao hiệu quả công tác {}.", sector.field), 60, 645);
  line(fmt::format("2. Phấn đấu {}% nhiệm vụ hoàn thành đúng hạn.", 80 + number % 20), 60, 625);
  line("II. NHIỆM VỤ", 60, 595);
  content += TaskTable(number, 575);
  PdfBuilder pdf;
  pdf.SetInfo(fmt::format("/Producer (good document {})", number));
  const int font = AddReadableFont(pdf);
  pdf.AddPage(content, "/Font << " + RefEntry("F0", font) + ">>");
  return pdf.Build();
}

}  // namespace kehoach::hostile
