// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/report.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kehoach::eval {
namespace {

using Json = nlohmann::ordered_json;

Json CountJson(const Count& count) {
  return {{"share", count.share()},
          {"right", count.right},
          {"wrong", count.wrong},
          {"missing", count.missing}};
}

Json DoubtsJson(const DoubtCount& count) {
  return {{"cells", count.cells()},
          {"wrong", count.wrong},
          {"wrong_doubted", count.wrong_doubted},
          {"undoubted", count.undoubted()},
          {"undoubted_wrong", count.undoubted_wrong()},
          {"missing", count.missing},
          {"missing_doubted", count.missing_doubted},
          {"wrong_doubted_share", count.wrong_doubted_share()},
          {"undoubted_right_share", count.undoubted_right_share()}};
}

Json ScoreJson(const Score& score) {
  Json figures = Json::object();
  for (std::size_t i = 0; i < kFigures; ++i) {
    const auto figure = static_cast<Figure>(i);
    figures[FigureName(figure)] = figure == Figure::kSimilar
                                      ? Json{{"share", score[figure].share()}}
                                      : CountJson(score[figure]);
  }
  Json fields = Json::object();
  for (const auto& [field, count] : score.fields) {
    fields[field] = CountJson(count);
    fields[field]["similarity"] = count.mean_similarity();
  }
  Json out = {{"figures", figures}, {"fields", fields}};
  if (score.doubts.cells() > 0) out["doubts"] = DoubtsJson(score.doubts);
  return out;
}

}  // namespace

std::string FigureLine(std::string_view name, const Score& score, std::size_t width) {
  std::string out = fmt::format("{:<{}}", name, width);
  for (std::size_t i = 0; i < kFigures; ++i) {
    const auto figure = static_cast<Figure>(i);
    out += fmt::format(" {} {:.4f}", FigureName(figure), score[figure].share());
  }
  return out;
}

std::string FieldTable(const Score& score) {
  std::string out = fmt::format("{:<24}{:>8}{:>8}{:>8}{:>9}{:>9}\n", "field", "right", "wrong",
                                "missing", "exact", "similar");
  for (const auto& [field, c] : score.fields) {
    const int all = std::max(1, c.right + c.wrong + c.missing);
    out += fmt::format("{:<24}{:>8}{:>8}{:>8}{:>9.4f}{:>9.4f}\n", field, c.right, c.wrong,
                       c.missing, static_cast<double>(c.right) / all, c.mean_similarity());
  }
  return out;
}

std::string DoubtLine(const Score& score) {
  const DoubtCount& count = score.doubts;
  if (count.cells() == 0) return {};
  return fmt::format(
      "doubts: {} of {} wrong cells have one ({:.4f}); of {} cells without {} are wrong ({:.4f}); "
      "{} of {} cells have one; {} cells are missing",
      count.wrong_doubted, count.wrong, count.wrong_doubted_share(), count.undoubted(),
      count.undoubted_wrong(), 1 - count.undoubted_right_share(), count.doubted(), count.cells(),
      count.missing);
}

std::string EvaluationJson(const Evaluation& evaluation, const std::vector<std::string>& below) {
  Json documents = Json::array();
  for (const DocumentResult& document : evaluation.documents) {
    Json entry = {{"name", document.name}};
    if (document.error) entry["error"] = document.error->message;
    entry.update(ScoreJson(document.score));
    entry["differences"] = document.score.differences;
    documents.push_back(std::move(entry));
  }
  Json out = {{"documents", std::move(documents)},
              {"total", ScoreJson(evaluation.total)},
              {"below_floors", below}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kehoach::eval
