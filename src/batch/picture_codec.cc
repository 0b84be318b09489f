// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/picture_codec.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
#include <type_traits>

namespace kehoach::batch {
namespace {

// What a reply starts with.
enum Answer : std::uint8_t { kError = 1, kNoSuchPage = 2, kImage = 3 };

// Both ends are one program on one machine: numbers stand as they are in memory.
class Writer {
 public:
  template <typename T>
  void Put(T value) {
    static_assert(std::is_arithmetic_v<T>);
    char bytes[sizeof(T)];
    std::memcpy(bytes, &value, sizeof(T));
    out.append(bytes, sizeof(T));
  }
  std::string out;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <typename T>
  T Take() {
    static_assert(std::is_arithmetic_v<T> && !std::is_same_v<T, bool>);
    T value{};
    if (rest_.size() < sizeof(T)) {
      broken_ = true;
      return value;
    }
    std::memcpy(&value, rest_.data(), sizeof(T));
    rest_.remove_prefix(sizeof(T));
    return value;
  }
  bool TakeBool() {
    const auto value = Take<std::uint8_t>();
    broken_ = broken_ || value > 1;
    return value == 1;
  }
  std::string_view rest() const { return rest_; }
  bool ok() const { return !broken_; }

 private:
  std::string_view rest_;
  bool broken_ = false;
};

bool IsCode(std::uint8_t value) {
  // A value without a name of its own has that of kInternal.
  const auto code = static_cast<ErrorCode>(value);
  return code == ErrorCode::kInternal ||
         std::strcmp(ErrorName(code), ErrorName(ErrorCode::kInternal)) != 0;
}

// One line of printable text, as our own messages are.
bool IsMessage(std::string_view text) {
  constexpr std::size_t kLongest = 1000;
  if (text.empty() || text.size() > kLongest) return false;
  for (const char c : text) {
    if (c < ' ' || c > '~') return false;
  }
  return true;
}

void PutImage(const PageImage& image, Writer& writer) {
  writer.Put(image.width);
  writer.Put(image.height);
  writer.Put(image.channels);
  writer.Put(image.dpi_x);
  writer.Put(image.dpi_y);
  writer.Put(static_cast<std::uint8_t>(image.origin));
  for (const float side : {image.box.left, image.box.top, image.box.right, image.box.bottom}) {
    writer.Put(side);
  }
  writer.Put(std::uint8_t{image.bilevel});
  writer.Put(image.missing_rows);
  writer.Put(std::uint8_t{image.missing_text});
  const std::size_t row = static_cast<std::size_t>(image.width) * image.channels;
  writer.out.reserve(writer.out.size() + row * image.height);
  for (int y = 0; y < image.height; ++y) {
    writer.out.append(reinterpret_cast<const char*>(image.Row(y)), row);
  }
}

std::optional<PageImage> TakeImage(Reader& reader) {
  PageImage image;
  image.width = reader.Take<int>();
  image.height = reader.Take<int>();
  image.channels = reader.Take<int>();
  image.dpi_x = reader.Take<double>();
  image.dpi_y = reader.Take<double>();
  const auto origin = reader.Take<std::uint8_t>();
  image.origin = static_cast<ImageOrigin>(origin);
  for (float* side : {&image.box.left, &image.box.top, &image.box.right, &image.box.bottom}) {
    *side = reader.Take<float>();
  }
  image.bilevel = reader.TakeBool();
  image.missing_rows = reader.Take<int>();
  image.missing_text = reader.TakeBool();
  constexpr int kMaxSide = 1 << 20;
  const auto finite = [](double value) { return std::isfinite(value); };
  const Rect& box = image.box;
  if (!reader.ok() || image.width <= 0 || image.height <= 0 || image.width > kMaxSide ||
      image.height > kMaxSide || (image.channels != 1 && image.channels != 3) ||
      origin > static_cast<std::uint8_t>(ImageOrigin::kImage) || !finite(image.dpi_x) ||
      !finite(image.dpi_y) || image.dpi_x <= 0 || image.dpi_y <= 0 || !finite(box.left) ||
      !finite(box.top) || !finite(box.right) || !finite(box.bottom) || image.missing_rows < 0) {
    return std::nullopt;
  }
  image.stride = static_cast<std::size_t>(image.width) * image.channels;
  const std::string_view pixels = reader.rest();
  if (pixels.size() != image.stride * image.height) return std::nullopt;
  image.pixels = Pixels(static_cast<std::uint8_t*>(std::malloc(pixels.size())));
  if (!image.pixels) throw std::bad_alloc();
  std::memcpy(image.pixels.get(), pixels.data(), pixels.size());
  return image;
}

}  // namespace

std::string EncodeRequest(const PictureRequest& request) {
  Writer writer;
  writer.Put(request.page);
  writer.Put(request.options.dpi);
  writer.Put(std::uint8_t{request.options.color});
  writer.Put(std::uint8_t{request.options.take_image});
  writer.Put(std::uint8_t{request.options.annotations});
  writer.Put(request.options.max_pixels);
  return std::move(writer.out);
}

std::optional<PictureRequest> DecodeRequest(std::string_view bytes) {
  Reader reader(bytes);
  PictureRequest request;
  request.page = reader.Take<int>();
  request.options.dpi = reader.Take<double>();
  request.options.color = reader.TakeBool();
  request.options.take_image = reader.TakeBool();
  request.options.annotations = reader.TakeBool();
  request.options.max_pixels = reader.Take<std::int64_t>();
  if (!reader.ok() || !reader.rest().empty()) return std::nullopt;
  return request;
}

std::string EncodePicture(const Result<Picture>& picture) {
  Writer writer;
  if (!picture) {
    const Error& error = picture.error();
    writer.Put(std::uint8_t{kError});
    writer.Put(static_cast<std::uint8_t>(error.code));
    writer.Put(error.page);
    writer.out += error.message;
  } else {
    writer.Put(std::uint8_t{picture->image ? kImage : kNoSuchPage});
    writer.Put(picture->pages);
    if (picture->image) PutImage(*picture->image, writer);
  }
  return std::move(writer.out);
}

Result<Picture> DecodePicture(std::string_view bytes, const std::string& source) {
  const Error bad{ErrorCode::kInternal, source, 0, "the picture of the page came back broken"};
  Reader reader(bytes);
  const auto answer = reader.Take<std::uint8_t>();
  if (answer == kError) {
    const auto code = reader.Take<std::uint8_t>();
    const int page = reader.Take<int>();
    if (!reader.ok() || page < 0 || !IsCode(code) || !IsMessage(reader.rest())) return bad;
    return Error{static_cast<ErrorCode>(code), source, page, std::string(reader.rest())};
  }
  Picture picture;
  picture.pages = reader.Take<int>();
  if (!reader.ok() || picture.pages <= 0) return bad;
  if (answer == kNoSuchPage && reader.rest().empty()) return picture;
  if (answer != kImage) return bad;
  picture.image = TakeImage(reader);
  if (!picture.image) return bad;
  return picture;
}

}  // namespace kehoach::batch
