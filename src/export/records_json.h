// SPDX-License-Identifier: GPL-3.0-or-later
// Records as JSON: what the commands other than `extract` and `show` print with --json.
// Pure functions, thread-safe. Output ends in a line end.
#ifndef KEHOACH_EXPORT_RECORDS_JSON_H_
#define KEHOACH_EXPORT_RECORDS_JSON_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace kehoach::exporter {

struct RecordList;
using Numbers = std::vector<std::int64_t>;
// monostate = null
using Scalar = std::variant<std::monostate, std::int64_t, bool, std::string, double, Numbers,
                            std::shared_ptr<const RecordList>>;
using Record = std::vector<std::pair<std::string, Scalar>>;  // keys in the order of printing
// Records within a record.
struct RecordList {
  std::vector<Record> records;
};
inline Scalar ToScalar(std::vector<Record> records) {
  return std::make_shared<const RecordList>(RecordList{std::move(records)});
}

inline Scalar ToScalar(const std::optional<std::string>& text) {
  return text ? Scalar(*text) : Scalar();
}
inline Scalar ToScalar(std::optional<int> number) {
  return number ? Scalar(std::int64_t{*number}) : Scalar();
}

// {...} in one line, with its line end. Text that is no UTF-8 has U+FFFD in the place of each bad
// sequence.
std::string RecordToLine(const Record& record);
// [{...}, ...]
std::string RecordsToJson(const std::vector<Record>& records);
// {<head>, "<key>": [{...}, ...], ...}: a record with named lists of records after its own keys.
std::string ReportToJson(
    const Record& head, const std::vector<std::pair<std::string, std::vector<Record>>>& lists = {});

}  // namespace kehoach::exporter

#endif  // KEHOACH_EXPORT_RECORDS_JSON_H_
