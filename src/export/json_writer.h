// SPDX-License-Identifier: GPL-3.0-or-later
// JSON that is written while it is made, so that no list need be held: arrays of any length,
// nested values. The form is that of the other commands (two spaces a level). One writer is for
// one value and one thread.
#ifndef KEHOACH_EXPORT_JSON_WRITER_H_
#define KEHOACH_EXPORT_JSON_WRITER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "export/records_json.h"

namespace kehoach::exporter {

class JsonWriter {
 public:
  // `write` takes the text piece by piece; what it throws passes through.
  explicit JsonWriter(std::function<void(std::string_view)> write);

  // A key stands before every member of an object and before nothing else (REQUIRES).
  void Key(std::string_view key);
  void BeginObject() { Begin('{', '}'); }
  void BeginArray() { Begin('[', ']'); }
  void End();  // of the innermost object or array; that of the outermost ends in a line end
  void Value(const Scalar& value);
  void Value(double value);  // shortest form that reads back the same; null when not finite
  void Null() { Value(Scalar()); }
  void Object(const Record& record);

  // Key and value.
  void Member(std::string_view key, const Scalar& value) {
    Key(key);
    Value(value);
  }

 private:
  struct Level {
    char close;
    bool empty = true;
  };
  void Begin(char open, char close);
  void Separate();  // what stands before a key or an item
  void Line();      // a new line, indented

  std::function<void(std::string_view)> write_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

}  // namespace kehoach::exporter

#endif  // KEHOACH_EXPORT_JSON_WRITER_H_
