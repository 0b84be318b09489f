// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/confidence.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "kehoach/plan_values.h"
#include "text/text.h"

namespace kehoach::plan {
namespace {

bool IsInside(const Word& word, const Rect& box) {
  const float x = (word.box.left + word.box.right) / 2, y = (word.box.top + word.box.bottom) / 2;
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

// "(Phòng" and "Phòng;" as "phong".
std::string BareFold(const std::string& text) {
  std::string fold = text::FoldForRules(text);
  constexpr std::string_view kAround = "()[],;:.\"'!-+ ";
  const std::size_t from = fold.find_first_not_of(kAround);
  if (from == std::string::npos) return fold;
  return fold.substr(from, fold.find_last_not_of(kAround) - from + 1);
}

// The words of the pages by place.
class WordIndex {
 public:
  explicit WordIndex(const std::vector<Page>& pages) {
    for (const Page& page : pages) {
      std::vector<const Word*>& words = pages_[page.number];
      for (const Word& word : page.words) words.push_back(&word);
      // By the middle of their height, of which a place asks for a range.
      std::stable_sort(words.begin(), words.end(),
                       [](const Word* a, const Word* b) { return Middle(*a) < Middle(*b); });
    }
  }

  // From top to bottom, of one line from left to right.
  std::vector<const Word*> In(const Place& place) const {
    std::vector<const Word*> found;
    const auto page = pages_.find(place.page);
    if (page == pages_.end()) return found;
    auto word = std::lower_bound(page->second.begin(), page->second.end(), place.box.top,
                                 [](const Word* w, float top) { return Middle(*w) < top; });
    for (; word != page->second.end() && Middle(**word) <= place.box.bottom; ++word) {
      if (IsInside(**word, place.box)) found.push_back(*word);
    }
    std::stable_sort(found.begin(), found.end(), [](const Word* a, const Word* b) {
      return a->baseline != b->baseline ? a->baseline < b->baseline : a->box.left < b->box.left;
    });
    return found;
  }

 private:
  static float Middle(const Word& word) { return (word.box.top + word.box.bottom) / 2; }

  std::map<int, std::vector<const Word*>> pages_;
};

std::vector<const Word*> HeldBy(const std::string& text, const std::vector<const Word*>& words) {
  const std::string fold = text::FoldForRules(text);
  std::vector<const Word*> held;
  for (const Word* word : words) {
    const std::string bare = BareFold(word->text);
    // "91/KH-STC" is one word of which the number is a part.
    if (fold.find(bare) != std::string::npos || bare.find(fold) != std::string::npos) {
      held.push_back(word);
    }
  }
  return held.empty() ? words : held;
}

}  // namespace

bool AnyRecognised(const std::vector<Page>& pages) {
  return std::any_of(pages.begin(), pages.end(), [](const Page& page) {
    return std::any_of(page.words.begin(), page.words.end(),
                       [](const Word& word) { return word.origin == Origin::kOcr; });
  });
}

std::vector<WordedValue> FindWords(const std::vector<Page>& pages, Plan& plan) {
  const WordIndex index(pages);
  std::vector<WordedValue> values;
  ForEachValue(plan, [&](Evidence& evidence, const std::string* text, auto&& name) {
    if (evidence.places.empty()) return;
    WordedValue value;
    value.text = text;
    value.evidence = &evidence;
    for (const Place& place : evidence.places) {
      for (const Word* word : index.In(place)) {
        if (std::find(value.words.begin(), value.words.end(), word) == value.words.end()) {
          value.words.push_back(word);
        }
      }
    }
    if (text != nullptr) value.words = HeldBy(*text, value.words);
    value.recognised = std::any_of(value.words.begin(), value.words.end(),
                                   [](const Word* word) { return word->origin == Origin::kOcr; });
    value.name = name();
    if (value.name.starts_with("tables["))
      value.role = value.name.substr(value.name.rfind('.') + 1);
    values.push_back(std::move(value));
  });
  return values;
}

void SetConfidence(const std::vector<WordedValue>& values) {
  for (const WordedValue& value : values) {
    for (const Word* word : value.words) {
      value.evidence->confidence = std::min(value.evidence->confidence, word->confidence);
    }
  }
}

}  // namespace kehoach::plan
