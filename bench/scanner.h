// SPDX-License-Identifier: GPL-3.0-or-later
// What paper, stamps and a scanner do to the picture of a page. The same settings and the same
// seed give the same pixels. Pure.
#ifndef KEHOACH_BENCH_SCANNER_H_
#define KEHOACH_BENCH_SCANNER_H_

#include <cstdint>
#include <optional>

#include "kehoach/image.h"

namespace kehoach::bench {

// Millimetres from the upper left corner of the sheet.
struct Spot {
  double x = 0, y = 0;
};

struct ScanSettings {
  bool color = false;
  // On the paper, before it is scanned.
  std::optional<Spot> seal;  // the middle of a round red one, 34 mm across
  std::optional<Spot> pen;   // the left end of a signature in blue ink, 40 mm wide
  // How the sheet lies: quarter turns against the clock, then degrees against the clock.
  int turn = 0;
  double skew = 0;
  // What light and sensor make of it.
  double ink = 1;                // 0..1, how dark black comes out
  double paper = 255;            // gray of white paper
  double shadow = 0;             // 0..1, darkness of a fold across the middle of the longer side
  double blur = 0;               // standard deviation, in pixels
  double noise = 0;              // standard deviation, in gray levels of 256
  double specks = 0;             // dark spots of dirt for each 100 square centimetres
  double edge = 0;               // millimetres of black beside the sheet, on the left
  std::optional<int> threshold;  // below it black, else white
};

// Deterministic and the same on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t Next();
  double Share() { return static_cast<double>(Next() >> 11) * 0x1p-53; }  // 0..1, below 1
  int Below(int bound) { return static_cast<int>(Next() % static_cast<std::uint64_t>(bound)); }
  // Mean 0, standard deviation 1; a sum of eight bytes, so never beyond 5.
  double Normal();

 private:
  std::uint64_t state_;
};

// The page as the scanner sees it: gray, or red, green and blue with `color`. REQUIRES: a picture
// of the whole page.
PageImage Scan(const PageImage& page, const ScanSettings& settings, Random& random);

// Two pages of one size beside each other, as of an open book.
PageImage TwoUp(const PageImage& left, const PageImage& right);

}  // namespace kehoach::bench

#endif  // KEHOACH_BENCH_SCANNER_H_
