// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/floors.h"

#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kehoach::eval {
namespace {

using nlohmann::json;

std::optional<Figure> FigureOf(std::string_view name) {
  for (std::size_t i = 0; i < kFigures; ++i) {
    if (name == FigureName(static_cast<Figure>(i))) return static_cast<Figure>(i);
  }
  return std::nullopt;
}

// The shares that floors know besides the figures.
std::optional<double> DoubtShare(const Score& score, std::string_view name) {
  if (name == "wrong_doubted") return score.doubts.wrong_doubted_share();
  if (name == "undoubted_right") return score.doubts.undoubted_right_share();
  return std::nullopt;
}

Error Wrong(std::string message) { return {ErrorCode::kBadArchive, "", 0, std::move(message)}; }

}  // namespace

Result<Floors> ParseFloors(std::string_view text) {
  const json floors = json::parse(text, nullptr, false);
  if (!floors.is_object()) return Wrong("the floors are not a JSON object");
  Floors out;
  for (const auto& [group, entries] : floors.items()) {
    if (group != "least" && group != "most_wrong") {
      return Wrong(fmt::format("unknown key '{}': only 'least' and 'most_wrong' are known", group));
    }
    if (!entries.is_object()) return Wrong(fmt::format("'{}' is not an object", group));
    for (const auto& [name, value] : entries.items()) {
      const bool share = group == "least" && DoubtShare({}, name);
      if (!FigureOf(name) && !share) return Wrong(fmt::format("'{}' is no figure", name));
      if (group == "least") {
        if (!value.is_number() || value.get<double>() < 0 || value.get<double>() > 1) {
          return Wrong(fmt::format("least '{}' is not a share between 0 and 1", name));
        }
        out.least[name] = value.get<double>();
      } else {
        if (!value.is_number_unsigned()) {
          return Wrong(fmt::format("most_wrong '{}' is not a count", name));
        }
        out.most_wrong[name] = value.get<int>();
      }
    }
  }
  return out;
}

std::vector<std::string> BelowFloors(const Score& score, const Floors& floors) {
  std::vector<std::string> out;
  for (const auto& [name, least] : floors.least) {
    const std::optional<double> of_doubts = DoubtShare(score, name);
    const double share = of_doubts ? *of_doubts : score[*FigureOf(name)].share();
    if (share < least) out.push_back(fmt::format("{} {:.4f} is below {}", name, share, least));
  }
  for (const auto& [name, most] : floors.most_wrong) {
    const int wrong = score[*FigureOf(name)].wrong;
    if (wrong > most) {
      out.push_back(fmt::format("{} wrong values of '{}', at most {} allowed", wrong, name, most));
    }
  }
  return out;
}

}  // namespace kehoach::eval
