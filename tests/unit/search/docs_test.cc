// SPDX-License-Identifier: GPL-3.0-or-later
// The statements of docs/search.md run as they stand, in an archive as the program makes it.
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "store/sqlite.h"
#include "store/store.h"

namespace kehoach::search {
namespace {

std::vector<std::string> Statements() {
  std::ifstream in(KEHOACH_SOURCE_DIR "/docs/search.md");
  std::stringstream buffer;
  buffer << in.rdbuf();
  const std::string doc = buffer.str();
  std::vector<std::string> statements;
  const std::string open = "```sql\n", close = "```";
  for (std::size_t at = doc.find(open); at != std::string::npos; at = doc.find(open, at)) {
    at += open.size();
    statements.push_back(doc.substr(at, doc.find(close, at) - at));
  }
  return statements;
}

TEST(SearchDocsTest, StatementsFindWhatTheySay) {
  std::string name = (std::filesystem::temp_directory_path() / "kehoach-docs-XXXXXX").string();
  ASSERT_NE(nullptr, mkdtemp(name.data()));
  {
    store::Archive archive = store::Archive::Open(name, store::Mode::kCreate);
    Plan plan;
    plan.document.number.text = "162";
    plan.document.symbol.text = "QĐ-UBND";
    Objective& objective = plan.objectives.emplace_back();
    objective.number = 1;
    objective.text.text = "Tỉ lệ hài lòng của người dân đạt 95 %";
    PlanTable& table = plan.tables.emplace_back();
    table.columns = {"content"};
    table.labels = {"Nội dung"};
    table.rows.emplace_back().cells.resize(1);
    table.rows[0].cells[0].text = "Kiểm tra công tác cải cách hành chính";
    store::DocumentRecord record;
    record.sha256 = std::string(64, 'a');
    archive.StoreDocument(record, {}, plan, {"0", "0"});
  }
  const std::vector<std::string> statements = Statements();
  EXPECT_EQ(3u, statements.size());
  {
    store::Database db(name + "/archive.db", store::Database::Access::kRead);
    db.Execute("PRAGMA trusted_schema = ON");  // as the tools that people use
    for (const std::string& sql : statements) {
      store::Statement statement(db.handle(), sql.c_str(), "docs/search.md");
      EXPECT_TRUE(statement.Step()) << sql;
    }
  }
  std::filesystem::remove_all(name);
}

}  // namespace
}  // namespace kehoach::search
