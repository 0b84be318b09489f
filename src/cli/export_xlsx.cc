// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <memory>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/export_command.h"
#include "cli/export_tables.h"
#include "cli/original_links.h"
#include "cli/output.h"
#include "cli/report_data.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "export/xlsx.h"

namespace kehoach::cli {
namespace {

namespace fs = std::filesystem;
using exporter::Cell;
using exporter::XlsxWriter;

constexpr const char* kNotes = "Thông tin";
constexpr const char* kCoverage = "Độ phủ";

// Rows of the sheet of documents, to link to.
class DocumentRows {
 public:
  void Add(std::int64_t document) { documents_.push_back(document); }
  // Numbers ascend in the order of reading; the header is row 1.
  std::string LinkTo(std::int64_t document, const std::string& sheet) const {
    constexpr std::size_t kMostRows = 1'048'575;
    const auto found = std::lower_bound(documents_.begin(), documents_.end(), document);
    if (found == documents_.end() || *found != document) return {};
    const auto row = static_cast<std::size_t>(found - documents_.begin());
    if (row >= kMostRows) return {};
    return fmt::format("#'{}'!A{}", sheet, row + 2);
  }

 private:
  std::vector<std::int64_t> documents_;
};

std::time_t TimeOf(const std::string& utc) {
  std::tm time{};
  if (std::sscanf(utc.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d", &time.tm_year, &time.tm_mon,
                  &time.tm_mday, &time.tm_hour, &time.tm_min, &time.tm_sec) != 6) {
    return 0;
  }
  time.tm_year -= 1900;
  time.tm_mon -= 1;
  return ::timegm(&time);
}

class Workbook {
 public:
  Workbook(const ExportRun& run, const std::string& path, const std::string& beside)
      : run_(run),
        last_seen_(run.rows.LastSeen()),
        filter_(FilterInWords(run.arguments.filter)),
        links_(run.archive, run.arguments.links, beside),
        book_(path, fs::path(path).parent_path().string(), Properties()) {}

  void Write() {
    book_.AddNotes(kNotes);
    std::size_t steps = static_cast<std::size_t>(run_.documents) * (ExportTables().size() + 1);
    Progress progress(steps, run_.common.quiet);
    for (const ExportTable& table : ExportTables()) WriteTable(table, progress);
    const CoverageMap coverage = CoverageOf(run_.rows, run_.arguments.filter, [&progress] {
      StopIfWanted();
      progress.Advance();
    });
    book_.AddHeatMap(kCoverage, coverage.map);
    coverage_notes_ = coverage.notes;
    WriteNotes();
    book_.Finish();
  }

  const std::string& summary() const { return summary_; }
  std::int64_t texts_cut() const { return book_.texts_cut(); }
  std::int64_t links_left_out() const { return book_.links_left_out(); }

 private:
  exporter::XlsxProperties Properties() const {
    exporter::XlsxProperties properties;
    properties.title = "Kế hoạch: dữ liệu từ kho lưu trữ";
    properties.subject = filter_.empty() ? "Toàn bộ văn bản" : filter_;
    properties.comments = fmt::format("kehoach {}", kProgramVersion);
    properties.created = TimeOf(last_seen_);
    return properties;
  }

  void WriteTable(const ExportTable& table, Progress& progress) {
    const std::string& documents_sheet = ExportTables().front().spec.title;
    const bool is_documents = &table == &ExportTables().front();
    LinkTargets targets;
    targets.page = [this](const std::string& sha256, int page) { return links_.To(sha256, page); };
    targets.document = [&](std::int64_t document) {
      return documents_.LinkTo(document, documents_sheet);
    };
    book_.AddTable(table.spec);
    std::int64_t rows = 0;
    table.read(
        run_.rows, targets,
        [&](std::span<const Cell> cells) {
          if (is_documents) documents_.Add(std::get<exporter::Link>(cells.front()).number);
          book_.Row(cells);
          ++rows;
        },
        [&] {
          StopIfWanted();
          progress.Advance();
        });
    counts_.emplace_back(table.spec.title, rows);
    summary_ += fmt::format("{}{} {}", summary_.empty() ? "" : ", ", rows, table.spec.key);
  }

  void WriteNotes() {
    std::vector<XlsxWriter::Note> notes = {
        {"Kế hoạch: dữ liệu từ kho lưu trữ", {}},
        {"", {}},
        {"Phạm vi", filter_.empty() ? std::string("toàn bộ văn bản đã đọc") : filter_},
        {"Dữ liệu đến ngày", exporter::Date{last_seen_.substr(0, 10)}},
        {"Chương trình", std::string("kehoach ") + kProgramVersion},
        {"", {}},
        {"Số dòng của mỗi bảng", {}}};
    for (const auto& [title, rows] : counts_) notes.emplace_back(title, rows);
    notes.emplace_back("", Cell());
    notes.emplace_back("Cách đọc", Cell());
    notes.emplace_back("Ô trống", "văn bản không ghi; chương trình không tự điền giá trị");
    notes.emplace_back("Cột Mã văn bản", "dẫn đến dòng của văn bản trong bảng Văn bản");
    notes.emplace_back("Cột Trang", links_.enabled()
                                        ? "dẫn đến trang của tệp gốc; trình đọc PDF không hiểu "
                                          "#page= thì mở trang đầu"
                                        : "trang của tệp gốc");
    for (const std::string& note : coverage_notes_) notes.emplace_back(kCoverage, note);
    if (book_.texts_cut() > 0) {
      notes.emplace_back("Bị cắt bớt",
                         fmt::format("{} ô dài hơn 32.767 ký tự, là giới hạn của Excel; ô bị cắt "
                                     "kết thúc bằng “… [cắt bớt]”",
                                     book_.texts_cut()));
    }
    if (book_.links_left_out() > 0) {
      notes.emplace_back("Không có liên kết",
                         fmt::format("{} ô: đường dẫn dài hơn 255 ký tự, là giới hạn của Excel",
                                     book_.links_left_out()));
    }
    book_.WriteNotes(notes);
  }

  const ExportRun& run_;
  std::string last_seen_, filter_;
  OriginalLinks links_;
  XlsxWriter book_;
  DocumentRows documents_;
  std::vector<std::pair<std::string, std::int64_t>> counts_;
  std::vector<std::string> coverage_notes_;
  std::string summary_;
};

// For standard output and other places that a library cannot seek in.
void CopyTo(const std::string& path, ExportOutput& out) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             &std::fclose);
  std::vector<char> buffer(std::size_t{1} << 16);
  while (file) {
    const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), file.get());
    if (size == 0) break;
    out.Write({buffer.data(), size});
  }
}

}  // namespace

ExitCode ExportXlsx(const ExportRun& run) {
  const std::string& output = run.arguments.output;
  const bool standard = output.empty() || output == "-";
  if (standard && ::isatty(STDOUT_FILENO)) {
    throw Stop(ExitCode::kUsage, "a workbook is no text for a terminal; name a file with --output");
  }
  std::unique_ptr<OutputFile> file;
  if (!standard) file = std::make_unique<OutputFile>(output);
  std::unique_ptr<OutputFile> scratch;
  if (!file || file->hidden_path().empty()) {
    scratch = std::make_unique<OutputFile>((fs::temp_directory_path() / "kehoach.xlsx").string());
  }
  const std::string path = (scratch ? scratch : file)->hidden_path();
  try {
    Workbook book(run, path, standard ? std::string() : output);
    book.Write();
    if (scratch) {
      file.reset();  // opened anew
      ExportOutput out(output);
      CopyTo(path, out);
      out.Commit();
    } else {
      file->Commit();
    }
    if (book.texts_cut() > 0) {
      Message(fmt::format("{} texts were too long for a cell and are cut", book.texts_cut()));
    }
    if (book.links_left_out() > 0) {
      Message(fmt::format("{} links were too long and are left out", book.links_left_out()));
    }
    if (!standard && !run.common.quiet) Message(fmt::format("{}: {}", output, book.summary()));
  } catch (const exporter::WriteError& e) {
    throw Stop(ExitCode::kSomeFailed,
               fmt::format("{}: {}", standard ? "standard output" : output, e.what()));
  }
  return ExitCode::kDone;
}

}  // namespace kehoach::cli
