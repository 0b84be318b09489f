// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a whole archive row by row, to count and to list.
#include <functional>
#include <string>

#include "store/archive_impl.h"
#include "store/plan_units.h"

namespace kehoach::store {

void Archive::StopWhen(const std::atomic<bool>& stop) { impl_->db->StopWhen(stop); }

std::int64_t Archive::CountDocuments() const {
  return impl_->db->QueryInt("SELECT count(*) FROM document_t");
}

void Archive::ForEachOutline(const Filter& plans,
                             const std::function<void(const DocumentOutline&)>& take) const {
  const PlanFilter filter(plans);
  Rows rows = impl_->db->Query(R"sql(
SELECT d.id, d.status, d.text_source, p.type, p.issuer, p.province, p.year, p.year_to,
  (SELECT count(*) FROM objective_t x WHERE x.document = d.id),
  (SELECT count(*) FROM task_t x WHERE x.document = d.id AND x.kind = 1), p.agency
FROM document_t d LEFT JOIN plan_t p ON p.document = d.id
ORDER BY d.id)sql");
  while (rows.Next()) {
    DocumentOutline outline;
    outline.id = rows->Int(0);
    outline.status = static_cast<DocumentStatus>(rows->Int(1));
    outline.text = static_cast<TextSource>(rows->Int(2));
    outline.type = rows->OptionalText(3);
    outline.issuer = rows->OptionalText(4);
    outline.province = rows->OptionalText(5);
    outline.year = rows->OptionalInt(6);
    outline.year_to = rows->OptionalInt(7);
    outline.objectives = rows->Int(8);
    outline.tasks = rows->Int(9);
    outline.agency = rows->OptionalText(10);
    if (filter.Passes(outline.province, outline.issuer, outline.type, outline.year,
                      outline.year_to)) {
      take(outline);
    }
  }
}

void Archive::ForEachFinding(const FindingFilter& filter,
                             const std::function<void(const StoredFinding&)>& take) const {
  const PlanFilter plans(filter.plan);
  Rows rows = impl_->db->Query(R"sql(
SELECT f.document, p.type, p.number, p.symbol, p.issuer, p.province, p.year, p.year_to, f.kind,
  f.message, f.table_ordinal + 1, f.row_ordinal + 1, f.page, coalesce(t.path, t.number), p.agency
FROM finding_t f
JOIN plan_t p ON p.document = f.document
LEFT JOIN task_t t ON t.document = f.document AND t.table_ordinal = f.table_ordinal
  AND t.ordinal = f.row_ordinal
WHERE (?1 IS NULL OR f.kind = ?1) AND (?2 IS NULL OR f.document = ?2)
ORDER BY f.document, f.ordinal)sql",
                               filter.kind, filter.document);
  StoredFinding finding;
  bool passes = false;
  while (rows.Next()) {
    if (const std::int64_t document = rows->Int(0); document != finding.document) {
      finding.document = document;
      finding.type = rows->OptionalText(1);
      finding.number = rows->OptionalText(2);
      finding.symbol = rows->OptionalText(3);
      finding.issuer = rows->OptionalText(4);
      finding.province = rows->OptionalText(5);
      finding.year = rows->OptionalInt(6);
      finding.year_to = rows->OptionalInt(7);
      finding.agency = rows->OptionalText(14);
      passes = plans.Passes(finding.province, finding.issuer, finding.type, finding.year,
                            finding.year_to);
    }
    if (!passes) continue;
    finding.kind = rows->Text(8);
    finding.message = rows->Text(9);
    finding.table = rows->OptionalInt(10);
    finding.row = rows->OptionalInt(11);
    finding.page = rows->OptionalInt(12);
    finding.row_path = rows->OptionalText(13);
    take(finding);
  }
}

void Archive::ForEachUnit(const std::function<void(const StoredUnit&)>& take) const {
  Rows rows = impl_->db->Query("SELECT id, key, name, listed FROM unit_t ORDER BY id");
  while (rows.Next()) take({rows->Int(0), rows->Text(1), rows->Text(2), rows->Int(3) != 0});
}

void Archive::ForEachTaskUnits(const Filter& plans,
                               const std::function<void(const StoredTaskUnits&)>& take) const {
  const PlanFilter filter(plans);
  Rows rows = impl_->db->Query(R"sql(
SELECT t.document, p.type, p.issuer, p.province, p.agency, p.year, p.year_to,
  t.deadline IS NOT NULL, t.units
FROM task_t t CROSS JOIN plan_t p ON p.document = t.document
WHERE t.units IS NOT NULL
ORDER BY t.id)sql");
  StoredTaskUnits task;
  bool passes = false;
  while (rows.Next()) {
    if (const std::int64_t document = rows->Int(0); document != task.document) {
      task.document = document;
      task.issuer = rows->OptionalText(2);
      task.province = rows->OptionalText(3);
      task.agency = rows->OptionalText(4);
      task.year = rows->OptionalInt(5);
      task.year_to = rows->OptionalInt(6);
      passes =
          filter.Passes(task.province, task.issuer, rows->OptionalText(1), task.year, task.year_to);
    }
    if (!passes) continue;
    task.has_deadline = rows->Int(7) != 0;
    task.units.clear();
    ForEachStoredUnit(rows->View(8), [&task](const StoredMention& mention) {
      task.units.emplace_back(mention.unit, mention.role);
      return true;
    });
    take(task);
  }
}

}  // namespace kehoach::store
