// SPDX-License-Identifier: GPL-3.0-or-later
// page: a page as a picture, with what was recovered from it drawn over it.
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/sha256.h"
#include "batch/document_codec.h"
#include "batch/file.h"
#include "batch/limits.h"
#include "batch/page_renderer.h"
#include "batch/reader_pool.h"
#include "cli/command_line.h"
#include "cli/find_document.h"
#include "cli/limit_options.h"
#include "cli/output.h"
#include "cli/output_file.h"
#include "cli/page_marks.h"
#include "cli/rules_folder.h"
#include "cli/stored_document.h"
#include "cli/terminal.h"
#include "export/json_writer.h"
#include "image/png.h"
#include "process/sanitized.h"
#include "process/shared_bytes.h"
#include "store/page_codec.h"
#include "store/store.h"

namespace kehoach::cli {
namespace {

namespace fs = std::filesystem;

struct PageArguments {
  std::string document;
  int number = 1;
  std::string output;
  double dpi = 0;  // 0: not given
  bool boxes = false;
  batch::ReadLimits limits;
};

// What a scan is drawn at when nobody says, and what is legible on a screen.
constexpr double kUsualDpi = 150;

// Where the page is, and what is known of it.
struct Source {
  std::string name;  // for messages
  process::SharedBytes bytes;
  // With --boxes; of a document without a plan the page alone, or nothing.
  std::optional<Page> page;
  Plan plan;
};

const char* OriginName(ImageOrigin origin) {
  return origin == ImageOrigin::kImage ? "image" : "rendered";
}

// What the document says, by a worker, too.
Result<batch::StoredReading> Read(batch::ReaderPool& reader, const Source& source) {
  constexpr std::uint64_t kId = 1;
  reader.SubmitPdf(kId, source.bytes.Duplicate());
  for (;;) {
    for (batch::ReaderOutcome& outcome : reader.Wait(std::chrono::seconds(1))) {
      if (!outcome.error) return batch::DecodeReading(outcome.reply, source.name);
      outcome.error->source = source.name;
      return std::move(*outcome.error);
    }
  }
}

// `reader`: with --boxes.
Result<Source> FromFile(batch::ReaderPool* reader, const PageArguments& arguments) {
  Source source;
  source.name = arguments.document;
  const Result<batch::FileContent> file =
      batch::ReadFile(arguments.document, arguments.limits.file_bytes);
  if (!file) return file.error();
  source.bytes = process::SharedBytes::Copy(file->bytes);
  if (reader == nullptr) return source;
  Result<batch::StoredReading> reading = Read(*reader, source);
  if (!reading) {
    // There is still a picture to look at.
    Message(Describe(reading.error()));
    return source;
  }
  const auto index = static_cast<std::size_t>(arguments.number) - 1;
  if (index < reading->pages.size()) {
    Result<Page> page = store::DecodePage(reading->pages[index].blob);
    if (!page) return page.error();
    source.page = std::move(*page);
  }
  source.plan = std::move(reading->plan);
  return source;
}

Result<Source> FromArchive(const Common& common, const PageArguments& arguments) {
  const store::Archive archive = OpenToRead(common);
  const store::DocumentSummary document = FindDocument(archive, arguments.document);
  Source source;
  source.name = document.path;
  const Result<batch::FileContent> file =
      batch::ReadFile(archive.OriginalPath(document.sha256), arguments.limits.file_bytes);
  if (!file) {
    return About(document,
                 {ErrorCode::kUnreadable,
                  {},
                  0,
                  "the archive has no copy of it that can be read; name the file itself"});
  }
  source.bytes = process::SharedBytes::Copy(file->bytes);
  if (Sha256Hex(source.bytes.view()) != document.sha256) {
    return About(
        document,
        {ErrorCode::kBadArchive, {}, 0, "the archive's copy of it is damaged (kehoach verify)"});
  }
  if (!arguments.boxes) return source;
  if (document.failure) {
    Message(Describe(About(document, *document.failure)));
    return source;
  }
  if (arguments.number <= document.pages) {
    Result<Page> page = archive.LoadPage(document.id, arguments.number);
    if (!page) return About(document, page.error());
    source.page = std::move(*page);
  }
  Result<Plan> plan = archive.LoadPlan(document.id);
  if (!plan) return About(document, plan.error());
  source.plan = std::move(*plan);
  return source;
}

// Places in a PDF are written with two decimals, mostly.
double Rounded(double value) { return std::round(value * 100) / 100; }

void WriteJson(const std::string& name, const PageArguments& arguments, int pages,
               const PageImage& image, const std::vector<Mark>& marks) {
  exporter::JsonWriter json([](std::string_view text) { Write(text); });
  json.BeginObject();
  json.Member("path", name);
  json.Member("page", std::int64_t{arguments.number});
  json.Member("pages", std::int64_t{pages});
  json.Member("output", arguments.output);
  json.Member("origin", std::string(OriginName(image.origin)));
  json.Member("width", std::int64_t{image.width});
  json.Member("height", std::int64_t{image.height});
  json.Key("dpi");
  json.BeginArray();
  json.Value(Rounded(image.dpi_x));
  json.Value(Rounded(image.dpi_y));
  json.End();
  json.Key("box");  // of the page, in points
  json.BeginArray();
  for (const float side : {image.box.left, image.box.top, image.box.right, image.box.bottom}) {
    json.Value(Rounded(side));
  }
  json.End();
  json.Member("missing_rows", std::int64_t{image.missing_rows});
  json.Member("missing_text", image.missing_text);
  if (arguments.boxes) {
    json.Key("boxes");
    json.BeginObject();
    const MarkCounts counts = CountMarks(marks);
    for (std::size_t i = 0; i < counts.size(); ++i) {
      json.Member(MarkName(static_cast<MarkKind>(i)), std::int64_t{counts[i]});
    }
    json.End();
  }
  json.End();
}

ExitCode ShowPage(const Common& common, const PageArguments& arguments) {
  std::error_code ignored;
  const bool is_file = fs::is_regular_file(arguments.document, ignored);
  // Before anything of a user is open: the workers must not inherit it.
  std::optional<Rules> rules;
  if (is_file && arguments.boxes) rules = LoadRules(common.rules);
  std::optional<batch::ReaderPool> reader;
  std::optional<batch::PageRenderer> renderer;
  try {
    if (rules) {
      reader.emplace(*rules, batch::ReaderOptions{.workers = 1, .limits = arguments.limits});
    }
    renderer.emplace(arguments.limits);
  } catch (const std::runtime_error& e) {  // std::system_error among them
    throw Stop(ExitCode::kMissing,
               fmt::format("the processes that read documents cannot be started: {}", e.what()));
  }
  if (!renderer->protections().Complete() && !process::kSanitized && !common.quiet) {
    Message(
        "this machine does not give all that holds hostile documents in; kehoach doctor says more");
  }
  StopAtOnceOnSignal();
  Result<Source> source =
      is_file ? FromFile(reader ? &*reader : nullptr, arguments) : FromArchive(common, arguments);
  if (!source) {
    Message(Describe(source.error()));
    return ExitCode::kSomeFailed;
  }
  OutputFile file(arguments.output);
  batch::PictureRequest request;
  request.page = arguments.number;
  request.options.dpi = arguments.dpi > 0 ? arguments.dpi : kUsualDpi;
  request.options.take_image = arguments.dpi <= 0;
  const Result<batch::Picture> picture = renderer->Render(source->bytes, source->name, request);
  if (!picture) {
    Message(Describe(picture.error()));
    return ExitCode::kSomeFailed;
  }
  if (!picture->image) {
    throw Stop(ExitCode::kUsage, fmt::format("{} has no page {}: its pages are 1 to {}",
                                             source->name, arguments.number, picture->pages));
  }
  const PageImage& image = *picture->image;
  std::vector<Mark> marks;
  if (source->page) marks = MarksOf(*source->page, source->plan);
  if (arguments.boxes) {
    const std::string title = fmt::format("page {} of {}", arguments.number, picture->pages);
    file.Write(image::EncodePng(DrawMarks(image, marks, title)));
  } else {
    file.Write(image::EncodePng(image));
  }
  file.Commit();
  if (common.json) WriteJson(source->name, arguments, picture->pages, image, marks);
  if (image.missing_text) {
    Message(
        fmt::format("{}, page {}: has text in a font that neither the file nor this system has; "
                    "it is not in the picture",
                    source->name, arguments.number));
  }
  if (image.missing_rows > 0) {
    Message(fmt::format("{}, page {}: {} of {} rows of the image have no data; they are white",
                        source->name, arguments.number, image.missing_rows, image.height));
  }
  if (!common.quiet && !common.json) {
    Message(fmt::format(
        "{}: page {} of {}, {} x {} pixels, {} {:.0f} dots per inch", arguments.output,
        arguments.number, picture->pages, image.width, image.height,
        image.origin == ImageOrigin::kImage ? "the scan itself at" : "drawn at", image.dpi_x));
  }
  return ExitCode::kDone;
}

}  // namespace

void AddPageCommand(CLI::App& app, CommandLine& line) {
  auto arguments = std::make_shared<PageArguments>();
  CLI::App* command =
      AddCommand(app, line, "page", "Show a page as a picture, and on it what was recovered",
                 "  kehoach page plan.pdf 2 --output page.png --boxes\n"
                 "  kehoach page 91/KH-SVHTT 1 --output page.png --dpi 300\n",
                 arguments, ShowPage);
  command
      ->add_option("DOC", arguments->document,
                   "A PDF, or a document of the archive: its number, path, file name, start of its "
                   "SHA-256, or number and symbol")
      ->required();
  command->add_option("NUMBER", arguments->number, "Number of the page")
      ->required()
      ->check(CLI::Range(1, 1'000'000));
  command->add_option("--output", arguments->output, "PNG file to write")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--dpi", arguments->dpi,
                   "Draw the page at so many dots per inch. Without it: a scan as it is, other "
                   "pages at 150")
      ->check(CLI::Range(10.0, 2400.0))
      ->type_name("N");
  command->add_flag("--boxes", arguments->boxes,
                    "Draw over it where words, lines, tables and values stand, with a legend");
  AddReadLimits(*command, arguments->limits);
}

}  // namespace kehoach::cli
