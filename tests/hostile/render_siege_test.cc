// SPDX-License-Identifier: GPL-3.0-or-later
// Has pages of hostile files drawn by a worker: images are decoded, patterns tiled and functions
// calculated only there. Each page is drawn or refused within its budget, and between them a good
// page looks as it always does.
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "attack.h"
#include "batch/page_renderer.h"
#include "good_document.h"
#include "process/shared_bytes.h"

namespace kehoach::hostile {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
// Address space cannot be limited there: what only limits end is left out.
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

batch::PictureRequest SmallPicture() {
  batch::PictureRequest request;
  request.options.dpi = 50;
  request.options.max_pixels = 1'000'000;
  return request;
}

std::string PixelsOf(const batch::Picture& picture) {
  if (!picture.image) return {};
  const PageImage& image = *picture.image;
  std::string out;
  for (int y = 0; y < image.height; ++y) {
    out.append(reinterpret_cast<const char*>(image.Row(y)),
               static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.channels));
  }
  return out;
}

TEST(RenderSiegeTest, EveryPageIsDrawnOrRefusedAndTheNextOneIsWell) {
  std::vector<Attack> attacks;
  AddContentAttacks(attacks);
  AddStreamAttacks(attacks);
  AddFontAttacks(attacks);
  AddColorAttacks(attacks);
  AddActionAttacks({}, attacks);
  batch::ReadLimits limits;
  limits.page_time = std::chrono::milliseconds(kSanitized ? 3000 : 1000);
  limits.document_time = std::chrono::milliseconds(kSanitized ? 6000 : 2000);
  limits.memory_bytes = std::int64_t{512} << 20;
  batch::PageRenderer renderer(limits);
  const std::string good = GoodDocument(1);
  const auto draw_good = [&] {
    const auto picture =
        renderer.Render(process::SharedBytes::Copy(good), "good.pdf", SmallPicture());
    return picture ? PixelsOf(*picture) : picture.error().message;
  };
  const std::string expected = draw_good();
  ASSERT_GT(expected.size(), 10'000u) << expected;
  const std::set<ErrorCode> ends = {ErrorCode::kTooLarge,  ErrorCode::kDamaged,
                                    ErrorCode::kOutOfTime, ErrorCode::kOutOfMemory,
                                    ErrorCode::kCrashed,   ErrorCode::kNoPages};
  int drawn = 0;
  for (const Attack& attack : attacks) {
    if (kSanitized && attack.costly) continue;
    const auto picture = renderer.Render(process::SharedBytes::Copy(attack.make()),
                                         attack.name + ".pdf", SmallPicture());
    drawn += picture ? 1 : 0;
    if (!picture) {
      EXPECT_TRUE(ends.contains(picture.error().code))
          << attack.name << ": " << picture.error().message;
    }
    EXPECT_TRUE(draw_good() == expected) << "behind " << attack.name;
  }
  // Otherwise they say nothing about drawing.
  EXPECT_GT(2 * drawn, static_cast<int>(attacks.size()));
}

}  // namespace
}  // namespace kehoach::hostile
