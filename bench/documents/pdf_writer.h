// SPDX-License-Identifier: GPL-3.0-or-later
// Drawings as PDF files, written in the ways of several producers: what a reader meets differs
// (codes of fonts, how a line of text is cut into pieces, coordinates, how objects are stored),
// what is seen does not. Deterministic: the same drawing gives the same bytes.
#ifndef KEHOACH_BENCH_DOCUMENTS_PDF_WRITER_H_
#define KEHOACH_BENCH_DOCUMENTS_PDF_WRITER_H_

#include <string>

#include "documents/drawing.h"

namespace kehoach::bench {

enum class Dialect {
  kLines,   // two-byte codes; a line is one array of strings with the widths of its spaces
  kBytes,   // one-byte codes, TrueType subsets with their own encoding; classic objects
  kGlyphs,  // two-byte codes; y down, letters placed one by one, no spaces
};

struct PdfForm {
  Dialect dialect = Dialect::kLines;
  bool packed = false;  // objects in compressed object streams, cross-reference as a stream
};

std::string WritePdf(const Drawing& drawing, const PdfForm& form);

// The same by cairo. Throws std::runtime_error.
std::string WriteWithCairo(const Drawing& drawing);

}  // namespace kehoach::bench

#endif  // KEHOACH_BENCH_DOCUMENTS_PDF_WRITER_H_
