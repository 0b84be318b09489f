// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "drawn_page.h"
#include "ocr/ocr.h"

namespace kehoach::ocr {
namespace {

TEST(EngineTest, MissingLanguageNamesThePackage) {
  const Result<Engine> engine = Engine::Load("xxx");
  ASSERT_FALSE(engine.ok());
  EXPECT_EQ(engine.error().code, ErrorCode::kUnreadable);
  EXPECT_NE(engine.error().message.find("tesseract-ocr-xxx"), std::string::npos);
}

TEST(EngineTest, DeadlineEndsReading) {
  Result<Engine> engine = Engine::Load();
  ASSERT_TRUE(engine.ok()) << engine.error().message;
  DrawnPage page(300, 595, 842);
  for (int line = 0; line < 40; ++line) page.Letters(50, 60 + 18 * line, 80);
  Options options;
  options.deadline_ms = 150;
  const Result<Recognition> read = RecognizePage(page.image(), *engine, options);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, ErrorCode::kOutOfTime);
}

TEST(EngineTest, WhitePageIsNotRead) {
  Result<Engine> engine = Engine::Load();
  ASSERT_TRUE(engine.ok()) << engine.error().message;
  const Result<Recognition> read = RecognizePage(DrawnPage().image(), *engine);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->calls, 0);
  EXPECT_TRUE(read->page.words.empty());
}

}  // namespace
}  // namespace kehoach::ocr
