// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawn_page.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <numbers>
#include <vector>

namespace kehoach::ocr {

DrawnPage::DrawnPage(double dpi, double width, double height, int channels) {
  image_.width = std::max(1, static_cast<int>(width * dpi / 72));
  image_.height = std::max(1, static_cast<int>(height * dpi / 72));
  image_.channels = channels;
  image_.stride = static_cast<std::size_t>(image_.width) * static_cast<std::size_t>(channels);
  const std::size_t size = image_.stride * static_cast<std::size_t>(image_.height);
  image_.pixels.reset(static_cast<std::uint8_t*>(std::malloc(size)));
  std::memset(image_.pixels.get(), 255, size);
  image_.dpi_x = image_.dpi_y = dpi;
  image_.box = {0, 0, static_cast<float>(width), static_cast<float>(height)};
}

DrawnPage& DrawnPage::ColorBox(double left, double top, double right, double bottom, int r, int g,
                               int b) {
  const int values[] = {r, g, b};
  const auto pixel = [&](double points) {
    return static_cast<int>(std::lround(points * image_.dpi_x / 72));
  };
  const int x0 = std::clamp(pixel(left), 0, image_.width);
  const int y0 = std::clamp(pixel(top), 0, image_.height);
  const int x1 = std::clamp(std::max(pixel(right), x0 + 1), 0, image_.width);
  const int y1 = std::clamp(std::max(pixel(bottom), y0 + 1), 0, image_.height);
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) {
      for (int c = 0; c < image_.channels; ++c)
        image_.Row(y)[x * image_.channels + c] = static_cast<std::uint8_t>(values[c]);
    }
  }
  return *this;
}

DrawnPage& DrawnPage::Box(double left, double top, double right, double bottom, int gray) {
  return ColorBox(left, top, right, bottom, gray, gray, gray);
}

DrawnPage& DrawnPage::Letters(double left, double baseline, int count, double size) {
  for (int i = 0; i < count; ++i) {
    const double x = left + 0.5 * size * i, high = (i % 3 == 0 ? 0.68 : 0.46) * size;
    Box(x, baseline - high, x + 0.09 * size, baseline);
    Box(x + 0.25 * size, baseline - 0.46 * size, x + 0.34 * size, baseline);
    Box(x, baseline - 0.46 * size, x + 0.34 * size, baseline - 0.40 * size);
  }
  return *this;
}

DrawnPage& DrawnPage::Rotate(double degrees) {
  const double angle = degrees * std::numbers::pi / 180;
  const double c = std::cos(angle), s = std::sin(angle);
  const double mx = image_.width / 2.0, my = image_.height / 2.0;
  DrawnPage out(image_.dpi_x, image_.box.right, image_.box.bottom, image_.channels);
  for (int y = 0; y < image_.height; ++y) {
    for (int x = 0; x < image_.width; ++x) {
      const int sx = static_cast<int>(std::lround(mx + c * (x - mx) + s * (y - my)));
      const int sy = static_cast<int>(std::lround(my - s * (x - mx) + c * (y - my)));
      if (sx < 0 || sy < 0 || sx >= image_.width || sy >= image_.height) continue;
      for (int k = 0; k < image_.channels; ++k)
        out.image_.Row(y)[x * image_.channels + k] = image_.Row(sy)[sx * image_.channels + k];
    }
  }
  image_ = std::move(out.image_);
  return *this;
}

DrawnPage& DrawnPage::TurnUpsideDown() {
  DrawnPage out(image_.dpi_x, image_.box.right, image_.box.bottom, image_.channels);
  for (int y = 0; y < image_.height; ++y) {
    for (int x = 0; x < image_.width; ++x) {
      for (int k = 0; k < image_.channels; ++k)
        out.image_.Row(image_.height - 1 - y)[(image_.width - 1 - x) * image_.channels + k] =
            image_.Row(y)[x * image_.channels + k];
    }
  }
  image_ = std::move(out.image_);
  return *this;
}

}  // namespace kehoach::ocr
