// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/html_report.h"

#include <regex>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "export/html_style.h"
#include "export/html_text.h"

namespace kehoach::exporter {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string Html(const Report& report) {
  std::string out;
  WriteHtmlReport(report, [&out](std::string_view data) { out += data; });
  return out;
}

// Every text is the same, so that a test sees whether any of them gets through.
Report ReportOf(const std::string& text) {
  Report report;
  report.title = report.scope = report.as_of = report.program = text;
  report.figures = {{text, 1}};
  report.charts = {{text, {{text, 1}}}};
  report.coverage = {text, {text}, {{text, {3}}}};
  report.coverage_notes = {text};
  ReportGroup group;
  group.text = group.kind = text;
  group.occurrences = 2;
  group.agencies = 2;
  group.years = {{2022, 1}, {2023, 0}, {2024, 1}};
  group.shown = {
      {text, text, {text, text}, true, {{false, text, text}}, {text}},
      {text, text, {text, text}, false, {{true, text, text}, {false, text, text}}, {text}}};
  report.groups = {{group}, 1};
  report.targets = {{{text, text, text, {text, {{2022, 90}, {2024, 95}}}}}, 1};
  report.units = {{{text, 5, 2}}, 1};
  report.findings = {{text, text, 1, 1}};
  report.documents = {{{text, text, text, text, {text, text}, 1, 1, 1}}, 1};
  return report;
}

// Names of all elements that a page opens.
std::vector<std::string> Elements(const std::string& html, bool closing = false) {
  std::vector<std::string> out;
  const std::regex element(closing ? "</([a-z0-9]+)>" : "<([a-z0-9]+)[ >]");
  for (std::sregex_iterator it(html.begin(), html.end(), element), end; it != end; ++it) {
    out.push_back((*it)[1]);
  }
  return out;
}

TEST(HtmlReportTest, HostileTextStaysText) {
  const std::string hostile =
      "<script>alert(1)</script><img src=x onerror=alert(1)>\"'></td></style><!--";
  const std::string html = Html(ReportOf(hostile));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_THAT(html, Not(HasSubstr("<!--")));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
  // The page is the same as with harmless text, but for the text.
  EXPECT_EQ(Elements(Html(ReportOf("x"))), Elements(html));
  EXPECT_EQ(Elements(Html(ReportOf("x")), true), Elements(html, true));
  // No attribute but our own: the values of all attributes taken out, no handler is left.
  const std::string names = std::regex_replace(html, std::regex("\"[^\"]*\""), "\"\"");
  EXPECT_FALSE(std::regex_search(names, std::regex("<[a-z][^>]* on[a-z]+=")));
}

TEST(HtmlReportTest, NothingComesFromElsewhere) {
  const std::string html = Html(ReportOf("văn bản"));
  for (const char* foreign : {"http:", "https:", "src=", "url(", "@import", "<link", "<iframe",
                              "<object", "<script", "style=\""}) {
    EXPECT_THAT(html, Not(HasSubstr(foreign))) << foreign;
  }
  EXPECT_THAT(html,
              HasSubstr("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                        "'none'; style-src '" +
                        PolicyHash(kReportStyle) + "'; base-uri 'none'; form-action 'none'\">"));
  EXPECT_THAT(html, HasSubstr(std::string("<style>") + kReportStyle + "</style>"));
  EXPECT_THAT(html, HasSubstr("<html lang=\"vi\">"));
}

TEST(HtmlReportTest, TagsAreClosedInOrder) {
  const std::string html = Html(ReportOf("x"));
  std::vector<std::string> open;
  const std::regex tag("<(/?)([a-z0-9]+)([^>]*?)(/?)>");
  for (std::sregex_iterator it(html.begin(), html.end(), tag), end; it != end; ++it) {
    const std::string name = (*it)[2];
    if (name == "meta" || name == "br" || !(*it)[4].str().empty()) continue;
    if ((*it)[1].str().empty()) {
      open.push_back(name);
    } else {
      ASSERT_FALSE(open.empty());
      EXPECT_EQ(open.back(), name);
      open.pop_back();
    }
  }
  EXPECT_TRUE(open.empty());
}

TEST(HtmlReportTest, ChangesAreMarkedByElementsAndNamed) {
  Report report = ReportOf("x");
  report.groups.shown[0].shown[1].wording = {
      {false, "Tỷ lệ đạt ", "Tỷ lệ đạt "}, {true, "95%", "97%"}, {true, "", " trở lên"}};
  report.groups.shown[0].shown[1].changes = {"95% → 97%"};
  const std::string html = Html(report);
  EXPECT_THAT(html, HasSubstr("95%<span class=\"said\">]</span></del> <ins><span"));
  EXPECT_THAT(html, HasSubstr("97%<span class=\"said\">]</span></ins>"));
  EXPECT_THAT(html, HasSubstr("<li>95% → 97%</li>"));
  report.groups.shown[0].shown[1].wording = {{false, "x", "x"}};
  EXPECT_THAT(Html(report), HasSubstr("Như dòng trên"));
}

TEST(HtmlReportTest, WhatIsLeftOutIsSaid) {
  Report report = ReportOf("x");
  EXPECT_THAT(Html(report), Not(HasSubstr("class=\"left-out\"")));
  report.groups.all = 1234;
  report.groups.shown[0].occurrences = 7;
  const std::string html = Html(report);
  EXPECT_THAT(html, HasSubstr("Báo cáo nêu 1 nhóm lặp lại nhiều nhất trong tổng số 1.234; 1.233 "
                              "nhóm còn lại không nêu ở đây."));
  EXPECT_THAT(html, HasSubstr("Còn 5 lần nữa của nhóm này không nêu ở đây."));
}

TEST(HtmlReportTest, YearsWithoutAnOccurrenceAreToldFromThoseWithOne) {
  const std::string html = Html(ReportOf("x"));
  EXPECT_THAT(html, HasSubstr("<li class=\"in\">2022</li><li class=\"out\">2023<span"));
  EXPECT_THAT(html, HasSubstr("2 năm trong giai đoạn 2022–2024, 1 năm ngắt quãng"));
}

TEST(HtmlReportTest, AnEmptyArchiveGivesAPage) {
  Report report;
  report.title = "Báo cáo";
  const std::string html = Html(report);
  EXPECT_THAT(html, HasSubstr("Không có điểm nào cần xem lại."));
  EXPECT_THAT(html, Not(HasSubstr("id=\"lap-lai\"")));
}

TEST(IsSafeTargetTest, TakesRelativeReferencesAndFiles) {
  for (const char* safe : {"", "a.pdf", "../archive/originals/ab/ab.pdf#page=3", "a/b:c.pdf", "#x",
                           "file:///a/b.pdf#page=2"}) {
    EXPECT_TRUE(IsSafeTarget(safe)) << safe;
  }
  for (const char* other : {"javascript:alert(1)", "http://x/", "https://x", "//host/x", "data:x",
                            "JavaScript:x", "file://host/x", "mailto:x"}) {
    EXPECT_FALSE(IsSafeTarget(other)) << other;
  }
  Report report = ReportOf("x");
  report.documents.shown[0].number = {"12/KH", "javascript:alert(1)"};
  EXPECT_THAT(Html(report), Not(HasSubstr("javascript:")));
  report.documents.shown[0].number = {"12/KH", "a.pdf#page=1"};
  EXPECT_THAT(Html(report), HasSubstr("<a href=\"a.pdf#page=1\">12/KH</a>"));
}

}  // namespace
}  // namespace kehoach::exporter
