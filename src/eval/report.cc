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
  return {{"figures", figures}, {"fields", fields}};
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
