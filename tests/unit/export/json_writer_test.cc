// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/json_writer.h"

#include <cmath>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace kehoach::exporter {
namespace {

class JsonWriterTest : public testing::Test {
 protected:
  std::string out_;
  JsonWriter json_{[this](std::string_view text) { out_ += text; }};
};

TEST_F(JsonWriterTest, WritesTheFormOfTheOtherCommands) {
  const Record record = {{"id", std::int64_t{3}}, {"name", std::string("Sở Nội vụ")}, {"no", {}}};
  json_.BeginArray();
  json_.Object(record);
  json_.Object({{"ok", true}});
  json_.End();
  EXPECT_EQ(out_, RecordsToJson({record, {{"ok", true}}}));
}

TEST_F(JsonWriterTest, NestsObjectsAndArrays) {
  json_.BeginObject();
  json_.Key("rows");
  json_.BeginArray();
  json_.BeginArray();
  json_.Value(std::int64_t{1});
  json_.Value(0.1);
  json_.End();
  json_.BeginObject();
  json_.End();
  json_.End();
  json_.Member("last", false);
  json_.End();
  const auto read = nlohmann::json::parse(out_);
  EXPECT_EQ(read, nlohmann::json::parse(R"({"rows": [[1, 0.1], {}], "last": false})"));
}

TEST_F(JsonWriterTest, EscapesTextAndReplacesBytesThatAreNoText) {
  json_.BeginArray();
  json_.Value(std::string("a\"b\n\xFF"));
  json_.Value(std::nan(""));
  json_.End();
  const auto read = nlohmann::json::parse(out_);
  EXPECT_EQ(read[0], "a\"b\n\uFFFD");
  EXPECT_TRUE(read[1].is_null());
}

TEST_F(JsonWriterTest, EmptyArrayIsOneLine) {
  json_.BeginArray();
  json_.End();
  EXPECT_EQ(out_, "[]\n");
}

}  // namespace
}  // namespace kehoach::exporter
