// SPDX-License-Identifier: GPL-3.0-or-later
// What a worker makes of a document, as bytes and back. Only the two ends of one run speak it: it
// has no version and is never stored.
//
// Decoding takes any bytes, since the worker may be in the hands of the document that it read: what
// no encoder wrote, and what no plan can be (a row with a cell too many, a target in a table that
// is not there, text that is no UTF-8), is an Error (kInternal). Memory is bounded by some fifty
// times the bytes. Pure, thread-safe.
#ifndef KEHOACH_BATCH_DOCUMENT_CODEC_H_
#define KEHOACH_BATCH_DOCUMENT_CODEC_H_

#include <string>
#include <string_view>
#include <vector>

#include "kehoach/plan.h"
#include "kehoach/result.h"
#include "store/store.h"

namespace kehoach::batch {

// A document that was read, as the archive takes it.
struct StoredReading {
  std::vector<store::PackedPage> pages;  // every page of the file, in order
  Plan plan;
  std::string producer;
  store::TextSource text = store::TextSource::kNone;
  std::vector<Error> warnings;  // pages that could not be read
};

// Sources of errors are left out; DecodeReading() sets them to `source`.
std::string EncodeReading(const Result<StoredReading>& reading);
Result<StoredReading> DecodeReading(std::string_view bytes, const std::string& source);

// A document some of whose pages are to be recognised before a plan can be read.
struct CapturedDocument {
  std::vector<store::PackedPage> pages;  // every page of the file, in order
  std::string producer;
  std::vector<Error> warnings;  // pages that could not be read
  std::vector<int> wanted;      // numbers of pages, ascending
};

// Two kinds of answers to one question: IsCaptured() tells which a worker gave, and holds for
// nothing that EncodeReading() wrote.
std::string EncodeCaptured(const CapturedDocument& document);
bool IsCaptured(std::string_view bytes);
Result<CapturedDocument> DecodeCaptured(std::string_view bytes);

// One page of it, recognised or not.
std::string EncodePage(const Result<store::PackedPage>& page);
Result<store::PackedPage> DecodePage(std::string_view bytes);

// What was read from stored pages.
std::string EncodePlan(const Result<Plan>& plan);
Result<Plan> DecodePlan(std::string_view bytes);

// The stored pages of a document, as a worker gets them. Errors: kBadArchive.
std::string EncodeBlobs(const std::vector<std::string>& blobs);
Result<std::vector<std::string_view>> DecodeBlobs(std::string_view bytes);  // views of `bytes`

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_DOCUMENT_CODEC_H_
