// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/records_json.h"

#include <nlohmann/json.hpp>

namespace kehoach::exporter {
namespace {

using Json = nlohmann::ordered_json;

Json ToJson(const std::vector<Record>& records);

Json ToJson(const Record& record) {
  Json out = Json::object();
  for (const auto& [key, value] : record) {
    Json& member = out[key];
    if (const auto* number = std::get_if<std::int64_t>(&value)) member = *number;
    if (const auto* truth = std::get_if<bool>(&value)) member = *truth;
    if (const auto* text = std::get_if<std::string>(&value)) member = *text;
    if (const auto* real = std::get_if<double>(&value)) member = *real;
    if (const auto* numbers = std::get_if<Numbers>(&value)) member = *numbers;
    if (const auto* list = std::get_if<std::shared_ptr<const RecordList>>(&value)) {
      member = ToJson((*list)->records);
    }
  }
  return out;
}

Json ToJson(const std::vector<Record>& records) {
  Json out = Json::array();
  for (const Record& record : records) out.push_back(ToJson(record));
  return out;
}

// Paths are bytes and need not be UTF-8.
std::string Print(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string RecordToLine(const Record& record) {
  return ToJson(record).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string RecordsToJson(const std::vector<Record>& records) { return Print(ToJson(records)); }

std::string ReportToJson(const Record& head,
                         const std::vector<std::pair<std::string, std::vector<Record>>>& lists) {
  Json out = ToJson(head);
  for (const auto& [key, records] : lists) out[key] = ToJson(records);
  return Print(out);
}

}  // namespace kehoach::exporter
