// SPDX-License-Identifier: GPL-3.0-or-later
#include "varied_copy.h"

#include <cstring>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include <Catalog.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Page.h>
#include <XRef.h>
#include <fmt/format.h>
#include <goo/GooString.h>
#include <goo/gmem.h>

namespace kehoach::bench {
namespace {

std::unique_ptr<PDFDoc> Open(const std::string& file) {
  if (!globalParams) globalParams = std::make_unique<GlobalParams>();
  auto doc = std::make_unique<PDFDoc>(std::make_unique<GooString>(file));
  if (!doc->isOk()) throw std::runtime_error(file + ": cannot be opened");
  return doc;
}

void Save(PDFDoc& doc, const std::string& file) {
  const int error = doc.saveAs(GooString(file), writeForceIncremental);
  if (error != errNone) throw std::runtime_error(fmt::format("{}: error {}", file, error));
}

Ref AddContent(XRef& xref, const std::string& content) {
  // The stream takes the buffer.
  auto* buffer = static_cast<char*>(gmalloc(content.size()));
  std::memcpy(buffer, content.data(), content.size());
  return xref.addStreamObject(new Dict(&xref), buffer, static_cast<Goffset>(content.size()));
}

// The page's content streams behind `first`: they are read as one (7.8.2).
Object Behind(Ref first, XRef& xref, const Object& page) {
  auto* streams = new Array(&xref);
  streams->add(Object(first));
  const Object contents = page.dictLookup("Contents");
  if (contents.isArray()) {
    for (int i = 0; i < contents.arrayGetLength(); ++i) {
      streams->add(contents.arrayGetNF(i).copy());
    }
  } else if (contents.isStream()) {
    streams->add(page.dictLookupNF("Contents").copy());
  }
  return Object(streams);
}

}  // namespace

int WriteShifted(const std::string& source, const std::string& target, double right, double up) {
  const std::unique_ptr<PDFDoc> doc = Open(source);
  XRef& xref = *doc->getXRef();
  const Ref shift = AddContent(xref, fmt::format("1 0 0 1 {:.2f} {:.2f} cm\n", right, up));
  for (int number = 1; number <= doc->getNumPages(); ++number) {
    const Ref ref = doc->getPage(number)->getRef();
    Object page = xref.fetch(ref);
    page.dictSet("Contents", Behind(shift, xref, page));
    xref.setModifiedObject(&page, ref);
  }
  Save(*doc, target);
  return doc->getNumPages();
}

void WriteRepeated(const std::string& source, const std::string& target, int pages) {
  const std::unique_ptr<PDFDoc> doc = Open(source);
  XRef& xref = *doc->getXRef();
  const int own = doc->getNumPages();
  const Object catalog = xref.getCatalog();
  const Ref root = catalog.dictLookupNF("Pages").getRef();
  Object tree = xref.fetch(root);
  auto* kids = new Array(&xref);
  for (int i = 0; i < pages; ++i) {
    // An object for each: readers refuse a document of more pages than objects.
    kids->add(Object(xref.addIndirectObject(xref.fetch(doc->getPage(i % own + 1)->getRef()))));
  }
  tree.dictSet("Kids", Object(kids));
  tree.dictSet("Count", Object(pages));
  xref.setModifiedObject(&tree, root);
  Save(*doc, target);
}

}  // namespace kehoach::bench
