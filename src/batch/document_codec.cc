// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/document_codec.h"

#include <algorithm>
#include <bit>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>

#include "store/byte_stream.h"
#include "text/utf8.h"

namespace kehoach::batch {
namespace {

// ---- what is written: each type once, for both directions --------------------------------------

template <typename T, typename U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

template <typename S, Is<Rect> T>
void Pass(S& s, T& v) {
  s(v.left, v.top, v.right, v.bottom);
}
template <typename S, Is<Place> T>
void Pass(S& s, T& v) {
  s(v.page, v.box);
}
template <typename S, Is<Doubt> T>
void Pass(S& s, T& v) {
  s(v.reason, v.words, v.suggestion, v.witness);
}
template <typename S, Is<Evidence> T>
void Pass(S& s, T& v) {
  s(v.places, v.rule, v.confidence, v.doubts);
}
template <typename S, Is<Value> T>
void Pass(S& s, T& v) {
  s(v.text, v.evidence);
}
template <typename S, Is<Basis> T>
void Pass(S& s, T& v) {
  s(v.number, v.date, v.evidence);
}
template <typename S, Is<Signer> T>
void Pass(S& s, T& v) {
  s(v.authority, v.position, v.name);
}
template <typename S, Is<DocumentFields> T>
void Pass(S& s, T& v) {
  s(v.type, v.type_text, v.title, v.number, v.symbol, v.issuer, v.province, v.place, v.date_text,
    v.date, v.agency, v.year, v.year_to, v.year_evidence, v.bases, v.signers, v.recipients);
}
template <typename S, Is<Objective> T>
void Pass(S& s, T& v) {
  s(v.number, v.text, v.restated);
}
template <typename S, Is<Due> T>
void Pass(S& s, T& v) {
  s(v.kind, v.from, v.to, v.rule, v.other_year);
}
template <typename S, Is<UnitMention> T>
void Pass(S& s, T& v) {
  s(v.role, v.column, v.begin, v.end, v.text, v.key, v.name);
}
template <typename S, Is<PlanRow> T>
void Pass(S& s, T& v) {
  s(v.kind, v.number, v.path, v.cells, v.due, v.units);
}
template <typename S, Is<PlanTable> T>
void Pass(S& s, T& v) {
  s(v.objective, v.columns, v.labels, v.rows, v.places, v.joins);
}
template <typename S, Is<Finding> T>
void Pass(S& s, T& v) {
  s(v.kind, v.message, v.table, v.row, v.places);
}
template <typename S, Is<Target> T>
void Pass(S& s, T& v) {
  s(v.comparator, v.value, v.value2, v.unit, v.per, v.grade, v.subject, v.predicate, v.scope,
    v.base, v.modality, v.time, v.year, v.key, v.raw, v.begin, v.end, v.text, v.objective, v.table,
    v.row, v.column, v.parent, v.rule);
}
template <typename S, Is<Plan> T>
void Pass(S& s, T& v) {
  s(v.document, v.objectives, v.tables, v.measures, v.findings, v.targets);
}
template <typename S, Is<TextQuality> T>
void Pass(S& s, T& v) {
  s(v.characters, v.annotation_characters, v.invisible_characters, v.private_use, v.unmapped,
    v.vietnamese_share, v.syllable_share, v.image_cover, v.verdict, v.reason);
}
template <typename S, Is<store::PackedPage> T>
void Pass(S& s, T& v) {
  s(v.number, v.width, v.height, v.quality, v.text, v.recognised);
  s.Blob(v.blob);
}
template <typename S, Is<Error> T>
void Pass(S& s, T& v) {
  s(v.code, v.page, v.message);
}
template <typename S, Is<StoredReading> T>
void Pass(S& s, T& v) {
  s(v.pages, v.plan, v.producer, v.text, v.warnings);
}

template <typename S, Is<CapturedDocument> T>
void Pass(S& s, T& v) {
  s(v.pages, v.producer, v.warnings, v.wanted);
}

// ---- the two directions ------------------------------------------------------------------------

template <typename E>
constexpr std::pair<int, int> kRange{0, 0};
template <>
constexpr std::pair<int, int> kRange<DoubtReason>{1, kDoubtReasons};
template <>
constexpr std::pair<int, int> kRange<DueKind>{1, 5};
template <>
constexpr std::pair<int, int> kRange<RowKind>{1, 2};
template <>
constexpr std::pair<int, int> kRange<UnitRole>{1, 2};
template <>
constexpr std::pair<int, int> kRange<Comparator>{1, 7};
template <>
constexpr std::pair<int, int> kRange<TargetText>{1, 3};
template <>
constexpr std::pair<int, int> kRange<TextVerdict>{0, 2};
template <>
constexpr std::pair<int, int> kRange<store::TextSource>{0, 3};
template <>
constexpr std::pair<int, int> kRange<ErrorCode>{1, 14};

class Encoder {
 public:
  template <typename... T>
  void operator()(const T&... values) {
    (Put(values), ...);
  }
  void Blob(const std::string& bytes) { out_.Text(bytes); }
  std::string Take() const { return std::string(out_.bytes()); }

 private:
  void Put(const std::string& text) { out_.Text(text); }
  void Put(float value) { out_.Float(value); }
  void Put(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    out_.Raw({reinterpret_cast<const char*>(&bits), sizeof bits});
  }
  template <std::unsigned_integral T>
  void Put(T value) {
    out_.Unsigned(value);
  }
  void Put(int value) { out_.Signed(value); }
  template <typename T>
  requires std::is_enum_v<T>
  void Put(T value) { out_.Byte(static_cast<std::uint8_t>(value)); }
  template <typename T>
  void Put(const std::optional<T>& value) {
    out_.Byte(value ? 1 : 0);
    if (value) Put(*value);
  }
  template <typename T>
  void Put(const std::vector<T>& values) {
    out_.Unsigned(values.size());
    for (const T& value : values) Put(value);
  }
  template <typename T>
  requires std::is_class_v<T>
  void Put(const T& value) { Pass(*this, value); }

  store::ByteWriter out_;
};

bool IsUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    if (text::NextCodePoint(text, at) == text::kReplacement &&
        text.substr(from, at - from) != "\xEF\xBF\xBD") {
      return false;
    }
  }
  return true;
}

class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : in_(bytes) {}

  template <typename... T>
  void operator()(T&... values) {
    (Get(values), ...);
  }
  void Blob(std::string& bytes) { bytes = in_.Text(); }
  std::uint8_t Byte() { return in_.Byte(); }
  // All bytes were used, and each was what it should be.
  bool AllWell() const { return in_.ok() && in_.at_end(); }

 private:
  void Get(std::string& text) {
    const std::string_view bytes = in_.Text();
    if (!IsUtf8(bytes)) return in_.Fail();
    text = bytes;
  }
  void Get(float& value) { value = in_.Float(); }
  void Get(double& value) {
    const std::string_view raw = in_.Raw(sizeof value);
    if (raw.size() == sizeof value) std::copy_n(raw.data(), raw.size(), AsBytes(value));
  }
  template <std::unsigned_integral T>
  void Get(T& value) {
    const std::uint64_t number = in_.Unsigned();
    if (number > std::numeric_limits<T>::max()) return in_.Fail();
    value = static_cast<T>(number);
  }
  void Get(int& value) {
    const std::int64_t number = in_.Signed();
    if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max()) {
      return in_.Fail();
    }
    value = static_cast<int>(number);
  }
  template <typename T>
  requires std::is_enum_v<T>
  void Get(T& value) {
    const int number = in_.Byte();
    static_assert(kRange<T>.second > 0, "its values are listed above");
    if (number < kRange<T>.first || number > kRange<T>.second) return in_.Fail();
    value = static_cast<T>(number);
  }
  template <typename T>
  void Get(std::optional<T>& value) {
    const int there = in_.Byte();
    if (there > 1) return in_.Fail();
    value.reset();
    if (there == 1) Get(value.emplace());
  }
  // Grows with what is there, never with a number alone.
  template <typename T>
  void Get(std::vector<T>& values) {
    const std::size_t count = in_.Count(1);
    constexpr std::size_t kFirst = 64;
    values.clear();
    values.reserve(std::min(count, kFirst));
    for (std::size_t i = 0; i < count && in_.ok(); ++i) Get(values.emplace_back());
  }
  template <typename T>
  requires std::is_class_v<T>
  void Get(T& value) { Pass(*this, value); }

  static char* AsBytes(double& value) { return reinterpret_cast<char*>(&value); }

  store::ByteReader in_;
};

// ---- what a plan must be, so that everything that handles plans may rely on it -----------------

bool IsIndex(const std::optional<int>& index, std::size_t size) {
  return !index || (*index >= 0 && static_cast<std::size_t>(*index) < size);
}

const std::optional<std::string>* FirstCell(const PlanTable& table, const PlanRow& row,
                                            std::string_view role) {
  const auto column = std::find(table.columns.begin(), table.columns.end(), role);
  if (column == table.columns.end()) return nullptr;
  return &row.cells[static_cast<std::size_t>(column - table.columns.begin())].text;
}

bool IsSound(const PlanTable& table, const PlanRow& row) {
  if (row.cells.size() != table.columns.size()) return false;
  return std::all_of(row.units.begin(), row.units.end(), [&](const UnitMention& unit) {
    const auto* cell = FirstCell(table, row, UnitRoleName(unit.column));
    return cell != nullptr && cell->has_value() && unit.begin < unit.end &&
           unit.end <= (*cell)->size() && !unit.key.empty() &&
           std::string_view(**cell).substr(unit.begin, unit.end - unit.begin) == unit.text;
  });
}

bool IsSound(const Plan& plan, const Finding& finding) {
  if (!IsIndex(finding.table, plan.tables.size())) return false;
  if (!finding.table) return !finding.row;
  return IsIndex(finding.row, plan.tables[static_cast<std::size_t>(*finding.table)].rows.size());
}

const std::optional<std::string>* TextOf(const Plan& plan, const Target& t) {
  if (t.text == TargetText::kTask) {
    if (!t.table || !t.row || !t.column || !IsIndex(t.table, plan.tables.size())) return nullptr;
    const PlanTable& table = plan.tables[static_cast<std::size_t>(*t.table)];
    if (!IsIndex(t.row, table.rows.size()) || !IsIndex(t.column, table.columns.size())) {
      return nullptr;
    }
    return &table.rows[static_cast<std::size_t>(*t.row)]
                .cells[static_cast<std::size_t>(*t.column)]
                .text;
  }
  if (!t.objective || t.table || t.row || t.column ||
      !IsIndex(t.objective, plan.objectives.size())) {
    return nullptr;
  }
  const Objective& objective = plan.objectives[static_cast<std::size_t>(*t.objective)];
  return t.text == TargetText::kRestated ? &objective.restated.text : &objective.text.text;
}

bool IsSound(const Plan& plan, const Target& target) {
  const auto* text = TextOf(plan, target);
  return text != nullptr && text->has_value() && target.begin <= target.end &&
         target.end <= (*text)->size() && IsIndex(target.parent, plan.targets.size());
}

bool IsSound(const Plan& plan) {
  for (const PlanTable& table : plan.tables) {
    for (const PlanRow& row : table.rows) {
      if (!IsSound(table, row)) return false;
    }
  }
  return std::all_of(plan.findings.begin(), plan.findings.end(),
                     [&](const Finding& finding) { return IsSound(plan, finding); }) &&
         std::all_of(plan.targets.begin(), plan.targets.end(),
                     [&](const Target& target) { return IsSound(plan, target); });
}

bool IsSound(const std::vector<store::PackedPage>& pages) {
  int number = 0;
  return !pages.empty() &&
         std::all_of(pages.begin(), pages.end(),
                     [&](const store::PackedPage& page) { return page.number == ++number; });
}

bool IsSound(const StoredReading& reading) {
  return IsSound(reading.pages) && IsSound(reading.plan);
}

bool IsSound(const CapturedDocument& document) {
  int last = 0;
  return IsSound(document.pages) && !document.wanted.empty() &&
         std::all_of(document.wanted.begin(), document.wanted.end(), [&](int number) {
           return number > std::exchange(last, number) &&
                  static_cast<std::size_t>(number) <= document.pages.size();
         });
}

bool IsSound(const store::PackedPage& page) { return page.number > 0; }

// ---- results -----------------------------------------------------------------------------------

constexpr std::uint8_t kIsError = 0, kIsValue = 1, kIsCaptured = 2;

Error NotUnderstood(const std::string& source) {
  return {ErrorCode::kInternal, source, 0,
          "what the worker answered is no reading of a document; please report it with the file"};
}

template <typename T>
std::string EncodeResult(const Result<T>& result) {
  Encoder encoder;
  if (result) {
    encoder(kIsValue, *result);
  } else {
    encoder(kIsError, result.error());
  }
  return encoder.Take();
}

template <typename T>
Result<T> DecodeResult(std::string_view bytes, const std::string& source) {
  Decoder decoder(bytes);
  const std::uint8_t kind = decoder.Byte();
  if (kind == kIsError) {
    Error error;
    decoder(error);
    error.source = source;
    return decoder.AllWell() ? error : NotUnderstood(source);
  }
  T value;
  decoder(value);
  if (kind != kIsValue || !decoder.AllWell() || !IsSound(value)) return NotUnderstood(source);
  return value;
}

}  // namespace

std::string EncodeReading(const Result<StoredReading>& reading) { return EncodeResult(reading); }

Result<StoredReading> DecodeReading(std::string_view bytes, const std::string& source) {
  Result<StoredReading> reading = DecodeResult<StoredReading>(bytes, source);
  if (reading) {
    for (Error& warning : reading->warnings) warning.source = source;
  }
  return reading;
}

std::string EncodeCaptured(const CapturedDocument& document) {
  Encoder encoder;
  encoder(kIsCaptured, document);
  return encoder.Take();
}

bool IsCaptured(std::string_view bytes) { return !bytes.empty() && bytes[0] == kIsCaptured; }

Result<CapturedDocument> DecodeCaptured(std::string_view bytes) {
  Decoder decoder(bytes);
  const std::uint8_t kind = decoder.Byte();
  CapturedDocument document;
  decoder(document);
  if (kind != kIsCaptured || !decoder.AllWell() || !IsSound(document)) return NotUnderstood({});
  return document;
}

std::string EncodePage(const Result<store::PackedPage>& page) { return EncodeResult(page); }

Result<store::PackedPage> DecodePage(std::string_view bytes) {
  return DecodeResult<store::PackedPage>(bytes, {});
}

std::string EncodePlan(const Result<Plan>& plan) { return EncodeResult(plan); }

Result<Plan> DecodePlan(std::string_view bytes) { return DecodeResult<Plan>(bytes, {}); }

std::string EncodeBlobs(const std::vector<std::string>& blobs) {
  store::ByteWriter out;
  out.Unsigned(blobs.size());
  for (const std::string& blob : blobs) out.Text(blob);
  return std::string(out.bytes());
}

Result<std::vector<std::string_view>> DecodeBlobs(std::string_view bytes) {
  store::ByteReader in(bytes);
  const std::size_t count = in.Count(1);
  std::vector<std::string_view> blobs;
  for (std::size_t i = 0; i < count && in.ok(); ++i) blobs.push_back(in.Text());
  if (!in.ok() || !in.at_end()) {
    return Error{ErrorCode::kBadArchive, "", 0, "the stored pages cannot be taken apart"};
  }
  return blobs;
}

}  // namespace kehoach::batch
