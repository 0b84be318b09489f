// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/html_report.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "export/html_style.h"
#include "export/html_text.h"

namespace kehoach::exporter {
namespace {

constexpr int kHeatLevels = 5;

// Level 1..5 of a count: by its logarithm, since a province with one plan and one with a hundred
// stand in the same map.
int HeatLevel(std::int64_t count, std::int64_t highest) {
  if (count <= 0) return 0;
  if (highest <= 1) return 3;
  const double share =
      std::log(static_cast<double>(count)) / std::log(static_cast<double>(highest));
  return std::clamp(1 + static_cast<int>(share * (kHeatLevels - 1) + 0.5), 1, kHeatLevels);
}

class Page {
 public:
  Page(const Report& report, const HtmlSink& sink) : report_(report), sink_(sink) {}

  void Write() {
    Head();
    Summary();
    Coverage();
    Groups();
    Targets();
    Units();
    Findings();
    Documents();
    Foot();
  }

 private:
  template <typename... Args>
  void Put(fmt::format_string<Args...> form, Args&&... args) {
    sink_(fmt::format(form, std::forward<Args>(args)...));
  }
  static std::string E(std::string_view text) { return EscapeHtml(text); }
  static std::string N(std::int64_t number) { return VietnameseNumber(number); }

  static std::string LinkTo(const ReportLink& link) {
    if (link.target.empty() || !IsSafeTarget(link.target)) return E(link.text);
    return fmt::format("<a href=\"{}\">{}</a>", E(link.target), E(link.text));
  }

  // What is not shown of a list, so that nobody takes a part for all.
  void LeftOut(std::size_t shown, std::int64_t all, std::string_view what, std::string_view which) {
    const std::int64_t left = all - static_cast<std::int64_t>(shown);
    if (left <= 0) return;
    Put("<p class=\"left-out\">Báo cáo nêu {} {} {} trong tổng số {}; {} {} còn lại không nêu ở "
        "đây. Toàn bộ có trong tệp XLSX hoặc CSV (<code>kehoach export</code>).</p>\n",
        N(static_cast<std::int64_t>(shown)), what, which, N(all), N(left), what);
  }

  void Head();
  void Summary();
  void Coverage();
  void Groups();
  void Group(const ReportGroup& group, std::size_t number);
  void Occurrence(const ReportOccurrence& occurrence);
  void Targets();
  void Units();
  void Findings();
  void Documents();
  void Foot();

  const Report& report_;
  const HtmlSink& sink_;
};

void Page::Head() {
  // Nothing may be loaded and nothing may run; the one style sheet is known by its hash.
  Put("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{}'; "
      "base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"generator\" content=\"{}\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<title>{}</title>\n<style>",
      PolicyHash(kReportStyle), E(report_.program), E(report_.title));
  sink_(kReportStyle);
  Put("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#noi-dung\">Đến nội dung</a>\n"
      "<header>\n<h1>{}</h1>\n<p class=\"soft\">{}. Dữ liệu đến ngày {}.</p>\n</header>\n",
      E(report_.title), E(report_.scope), E(report_.as_of));
  Put("<nav aria-label=\"Mục lục\"><ul>\n");
  const auto entry = [&](const char* id, const char* name, bool there) {
    if (there) Put("<li><a href=\"#{}\">{}</a></li>\n", id, name);
  };
  entry("tong-quan", "Tổng quan", true);
  entry("do-phu", "Độ phủ", !report_.coverage.rows.empty());
  entry("lap-lai", "Nội dung lặp lại", !report_.groups.shown.empty());
  entry("chi-tieu", "Chỉ tiêu qua các năm", !report_.targets.shown.empty());
  entry("don-vi", "Đơn vị thực hiện", !report_.units.shown.empty());
  entry("xem-lai", "Điểm cần xem lại", true);
  entry("van-ban", "Danh mục văn bản", !report_.documents.shown.empty());
  Put("</ul></nav>\n<main id=\"noi-dung\">\n");
}

void Page::Summary() {
  Put("<section aria-labelledby=\"tong-quan\">\n<h2 id=\"tong-quan\">Tổng quan</h2>\n"
      "<dl class=\"figures\">\n");
  for (const auto& [label, value] : report_.figures) {
    Put("<div><dt>{}</dt><dd>{}</dd></div>\n", E(label), N(value));
  }
  Put("</dl>\n");
  if (!report_.charts.empty()) {
    Put("<h3 class=\"said\">Biểu đồ</h3>\n<div class=\"charts charts-top\">\n");
    for (const BarChart& chart : report_.charts) {
      if (chart.bars.empty()) continue;
      Put("<figure><figcaption>{}</figcaption>{}</figure>\n", E(chart.title), BarChartSvg(chart));
    }
    Put("</div>\n");
  }
  Put("</section>\n");
}

void Page::Coverage() {
  const HeatMap& map = report_.coverage;
  if (map.rows.empty()) return;
  std::int64_t highest = 0;
  for (const HeatMap::Row& row : map.rows) {
    for (const std::int64_t count : row.counts) highest = std::max(highest, count);
  }
  Put("<section aria-labelledby=\"do-phu\">\n<h2 id=\"do-phu\">Độ phủ theo tỉnh, thành phố và "
      "năm</h2>\n<p>Mỗi ô là số kế hoạch trong kho của một tỉnh, thành phố trong một năm; ô trống "
      "là chưa có văn bản nào. Màu càng đậm, số càng lớn.</p>\n<div class=\"wide\" tabindex=\"0\" "
      "role=\"region\" aria-label=\"Bảng\">\n"
      "<table class=\"heat\">\n<thead><tr><th scope=\"col\">{}</th>",
      E(map.corner));
  for (const std::string& column : map.columns) {
    Put("<th scope=\"col\" class=\"n\">{}</th>", E(column));
  }
  Put("</tr></thead>\n<tbody>\n");
  for (const HeatMap::Row& row : map.rows) {
    Put("<tr><th scope=\"row\">{}</th>", E(row.name));
    for (const std::int64_t count : row.counts) {
      if (count == 0) {
        Put("<td></td>");
      } else {
        Put("<td class=\"h{}\">{}</td>", HeatLevel(count, highest), N(count));
      }
    }
    Put("</tr>\n");
  }
  Put("</tbody>\n</table>\n</div>\n");
  for (const std::string& note : report_.coverage_notes) {
    Put("<p class=\"soft small\">{}</p>\n", E(note));
  }
  Put("</section>\n");
}

void Page::Groups() {
  if (report_.groups.shown.empty()) return;
  Put("<section class=\"pages\" aria-labelledby=\"lap-lai\">\n<h2 id=\"lap-lai\">Nội dung lặp lại "
      "qua các năm và các cơ quan</h2>\n<p>Những mục tiêu nói cùng một điều, dù lời văn có khác. "
      "Mỗi dòng được so với dòng ngay trên nó, riêng dòng đầu của mỗi cơ quan nêu nguyên văn: "
      "<ins>chữ gạch chân, in đậm</ins> là phần thêm vào, "
      "<del>chữ gạch ngang</del> là phần bỏ đi.</p>\n");
  LeftOut(report_.groups.shown.size(), report_.groups.all, "nhóm", "lặp lại nhiều nhất");
  for (std::size_t i = 0; i < report_.groups.shown.size(); ++i) {
    Group(report_.groups.shown[i], i + 1);
  }
  Put("</section>\n");
}

void Page::Group(const ReportGroup& group, std::size_t number) {
  Put("<article class=\"group\" aria-labelledby=\"nhom-{0}\">\n<h3 id=\"nhom-{0}\">{0}. {1}</h3>\n"
      "<p class=\"soft small\">{2}: {3} lần",
      number, E(group.text), E(group.kind), N(group.occurrences));
  if (group.agencies > 0) Put(" ở {} cơ quan", N(group.agencies));
  std::size_t with = 0;
  for (const auto& [year, count] : group.years) with += count > 0 ? 1 : 0;
  if (with > 0) {
    Put(", {} năm trong giai đoạn {}–{}", with, group.years.front().first,
        group.years.back().first);
    if (with < group.years.size()) Put(", {} năm ngắt quãng", group.years.size() - with);
  }
  Put("</p>\n");
  if (!group.years.empty()) {
    Put("<ul class=\"strip\" aria-label=\"Các năm\">");
    for (const auto& [year, count] : group.years) {
      if (count > 0) {
        Put("<li class=\"in\">{}{}</li>", year,
            count > 1 ? fmt::format(" × {}", N(count)) : std::string());
      } else {
        Put("<li class=\"out\">{}<span class=\"said\"> không có</span></li>", year);
      }
    }
    Put("</ul>\n");
  }
  Put("<div class=\"wide\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"Bảng\"><table>\n<thead><tr><th scope=\"col\">Năm</th><th scope=\"col\">Cơ "
      "quan</th><th scope=\"col\">Lời văn</th><th scope=\"col\">Thay đổi</th><th "
      "scope=\"col\">Văn bản</th></tr></thead>\n<tbody>\n");
  for (const ReportOccurrence& occurrence : group.shown) Occurrence(occurrence);
  Put("</tbody>\n</table></div>\n");
  const std::int64_t left = group.occurrences - static_cast<std::int64_t>(group.shown.size());
  if (left > 0) {
    Put("<p class=\"soft small\">Còn {} lần nữa của nhóm này không nêu ở đây.</p>\n", N(left));
  }
  Put("</article>\n");
}

void Page::Occurrence(const ReportOccurrence& occurrence) {
  Put("<tr><td class=\"y\">{}</td><td>{}</td><td>", E(occurrence.year), E(occurrence.agency));
  const bool changed = std::any_of(occurrence.wording.begin(), occurrence.wording.end(),
                                   [](const WordingPiece& piece) { return piece.changed; });
  if (!occurrence.first && !changed) {
    Put("<span class=\"same\">Như dòng trên</span>");
  } else {
    bool spaced = true;  // what stands before ends in a space
    const auto part = [&](const char* element, const char* said, const std::string& text) {
      if (text.empty()) return;
      if (!spaced && text.front() != ' ') Put(" ");
      Put("<{0}><span class=\"said\">[{1}: </span>{2}<span class=\"said\">]</span></{0}>", element,
          said, E(text));
      spaced = text.back() == ' ';
    };
    for (const WordingPiece& piece : occurrence.wording) {
      if (piece.changed) {
        part("del", "bỏ", piece.before);
        part("ins", "thêm", piece.after);
      } else if (!piece.after.empty()) {
        const bool closes =
            std::string_view(" ,;.:)").find(piece.after.front()) != std::string_view::npos;
        if (!spaced && !closes) Put(" ");
        Put("{}", E(piece.after));
        spaced = piece.after.back() == ' ';
      }
    }
  }
  Put("</td><td>");
  if (!occurrence.changes.empty()) {
    Put("<ul class=\"changes\">");
    for (const std::string& change : occurrence.changes) Put("<li>{}</li>", E(change));
    Put("</ul>");
  }
  Put("</td><td>{}</td></tr>\n", LinkTo(occurrence.document));
}

void Page::Targets() {
  if (report_.targets.shown.empty()) return;
  Put("<section class=\"pages\" aria-labelledby=\"chi-tieu\">\n<h2 id=\"chi-tieu\">Chỉ tiêu qua "
      "các năm</h2>\n<p>Mỗi biểu đồ là một chỉ tiêu của một cơ quan; thang đo của từng biểu đồ "
      "theo các giá trị của chính nó. Nét đứt là qua năm không nêu chỉ tiêu.</p>\n");
  LeftOut(report_.targets.shown.size(), report_.targets.all, "chỉ tiêu",
          "thay đổi qua nhiều năm nhất");
  Put("<div class=\"charts\">\n");
  for (const ReportTarget& target : report_.targets.shown) {
    Put("<figure><figcaption>{}<span>{}{}</span></figcaption>{}</figure>\n", E(target.title),
        E(target.agency), target.unit.empty() ? std::string() : ", đơn vị tính: " + E(target.unit),
        LineChartSvg(target.chart));
  }
  Put("</div>\n</section>\n");
}

void Page::Units() {
  if (report_.units.shown.empty()) return;
  std::int64_t highest = 1;
  for (const ReportUnit& unit : report_.units.shown) {
    highest = std::max(highest, unit.lead + unit.support);
  }
  Put("<section aria-labelledby=\"don-vi\">\n<h2 id=\"don-vi\">Đơn vị thực hiện</h2>\n<p>Số "
      "nhiệm vụ mà mỗi đơn vị chủ trì (đậm) và phối hợp (nhạt).</p>\n");
  LeftOut(report_.units.shown.size(), report_.units.all, "đơn vị", "có nhiều nhiệm vụ nhất");
  Put("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Bảng\"><table "
      "class=\"bars\">\n<thead><tr><th scope=\"col\">Đơn vị</th><th "
      "scope=\"col\" class=\"n\">Chủ trì</th><th scope=\"col\" class=\"n\">Phối hợp</th><th "
      "scope=\"col\"><span class=\"said\">Biểu đồ</span></th></tr></thead>\n<tbody>\n");
  for (const ReportUnit& unit : report_.units.shown) {
    Put("<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td><td class=\"n\">{}</td><td>{}</td>"
        "</tr>\n",
        E(unit.name), N(unit.lead), N(unit.support), TwoBarsSvg(unit.lead, unit.support, highest));
  }
  Put("</tbody>\n</table></div>\n</section>\n");
}

void Page::Findings() {
  Put("<section aria-labelledby=\"xem-lai\">\n<h2 id=\"xem-lai\">Điểm cần xem lại</h2>\n");
  if (report_.findings.empty()) {
    Put("<p>Không có điểm nào cần xem lại.</p>\n</section>\n");
    return;
  }
  Put("<p>Những chỗ mà văn bản có vẻ sai, thiếu, hoặc chương trình không đọc chắc chắn. Giá trị "
      "trong kho được giữ như văn bản ghi, không tự sửa.</p>\n<div class=\"wide\" tabindex=\"0\" "
      "role=\"region\" aria-label=\"Bảng\"><table>\n"
      "<thead><tr><th scope=\"col\">Loại</th><th scope=\"col\">Ý nghĩa</th><th scope=\"col\" "
      "class=\"n\">Số điểm</th><th scope=\"col\" class=\"n\">Số văn bản</th></tr></thead>\n"
      "<tbody>\n");
  for (const ReportFinding& finding : report_.findings) {
    Put("<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"n\">{}</td><td "
        "class=\"n\">{}</td></tr>\n",
        E(finding.title), E(finding.meaning), N(finding.findings), N(finding.documents));
  }
  Put("</tbody>\n</table></div>\n</section>\n");
}

void Page::Documents() {
  if (report_.documents.shown.empty()) return;
  Put("<section class=\"pages\" aria-labelledby=\"van-ban\">\n<h2 id=\"van-ban\">Danh mục văn "
      "bản</h2>\n");
  LeftOut(report_.documents.shown.size(), report_.documents.all, "văn bản", "mới nhất");
  Put("<div class=\"wide\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"Bảng\"><table>\n<thead><tr><th scope=\"col\">Năm</th><th scope=\"col\">Số, ký "
      "hiệu</th><th scope=\"col\">Cơ quan</th><th scope=\"col\">Trích yếu</th><th scope=\"col\" "
      "class=\"n\">Mục tiêu</th><th scope=\"col\" class=\"n\">Nhiệm vụ</th><th scope=\"col\" "
      "class=\"n\">Xem lại</th></tr></thead>\n<tbody>\n");
  for (const ReportDocument& d : report_.documents.shown) {
    Put("<tr><td class=\"y\">{}</td><td class=\"y\">{}</td><td>{}{}</td><td>{}</td><td "
        "class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>\n",
        E(d.year), LinkTo(d.number), E(d.agency),
        d.province.empty() ? std::string()
                           : fmt::format("<br><span class=\"soft\">{}</span>", E(d.province)),
        E(d.title), N(d.objectives), N(d.tasks), N(d.findings));
  }
  Put("</tbody>\n</table></div>\n</section>\n");
}

void Page::Foot() {
  Put("</main>\n<footer><p>Lập bằng {} từ kho lưu trữ, dữ liệu đến ngày {}. Mọi giá trị lấy từ lời "
      "văn của văn bản; ô trống là văn bản không ghi.</p></footer>\n</body>\n</html>\n",
      E(report_.program), E(report_.as_of));
}

}  // namespace

bool IsSafeTarget(std::string_view target) {
  const std::size_t colon = target.find(':');
  if (colon == std::string_view::npos || target.find_first_of("/?#") < colon) {
    return target.substr(0, 2) != "//";
  }
  return target.substr(0, 8) == "file:///";
}

void WriteHtmlReport(const Report& report, const HtmlSink& sink) { Page(report, sink).Write(); }

}  // namespace kehoach::exporter
