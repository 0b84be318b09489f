// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/json_writer.h"

#include <cassert>
#include <utility>

#include <nlohmann/json.hpp>

namespace kehoach::exporter {
namespace {

using Json = nlohmann::ordered_json;

std::string Print(const Json& json) {
  // Paths are bytes and need not be UTF-8.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string Print(const Scalar& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  if (const auto* text = std::get_if<std::string>(&value)) return Print(Json(*text));
  return "null";
}

}  // namespace

JsonWriter::JsonWriter(std::function<void(std::string_view)> write) : write_(std::move(write)) {}

void JsonWriter::Line() {
  std::string line = "\n";
  line.append(2 * levels_.size(), ' ');
  write_(line);
}

void JsonWriter::Separate() {
  if (std::exchange(after_key_, false) || levels_.empty()) return;
  if (!std::exchange(levels_.back().empty, false)) write_(",");
  Line();
}

void JsonWriter::Key(std::string_view key) {
  assert(!levels_.empty() && levels_.back().close == '}' && !after_key_);
  Separate();
  write_(Print(Json(key)) + ": ");
  after_key_ = true;
}

void JsonWriter::Begin(char open, char close) {
  Separate();
  write_(std::string(1, open));
  levels_.push_back({close});
}

void JsonWriter::End() {
  assert(!levels_.empty() && !after_key_);
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.empty) Line();
  write_(std::string(1, level.close));
  if (levels_.empty()) write_("\n");
}

void JsonWriter::Value(const Scalar& value) {
  Separate();
  write_(Print(value));
}

void JsonWriter::Value(double value) {
  Separate();
  write_(Print(Json(value)));
}

void JsonWriter::Object(const Record& record) {
  BeginObject();
  for (const auto& [key, value] : record) Member(key, value);
  End();
}

}  // namespace kehoach::exporter
