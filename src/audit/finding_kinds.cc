// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/finding_kinds.h"

#include <algorithm>

namespace kehoach::audit {
namespace {

constexpr FindingKind kKinds[] = {
    {"needs_ocr", "Cần nhận dạng chữ",
     "Trang không có lớp chữ tin cậy được (bản quét hoặc phông chữ hỏng) nên không chữ nào của "
     "trang được dùng; cần nhận dạng (OCR) hoặc tìm bản gốc"},
    {"blank_page", "Trang trống",
     "Trang không có chữ, hình hay vùng tô màu; chỉ cần xem lại nếu văn bản thiếu trang"},
    {"no_number", "Không có số",
     "Văn bản để trống số hoặc không có dòng số, ký hiệu; lấy số từ bản đã phát hành"},
    {"no_date", "Không có ngày ban hành",
     "Văn bản không có dòng địa danh, ngày tháng; lấy ngày từ bản đã phát hành"},
    {"blank_day", "Để trống ngày",
     "Dòng ngày tháng để trống ngày hoặc cả ngày và tháng; lấy ngày từ bản đã phát hành"},
    {"bad_date", "Ngày sai",
     "Ngày ghi trên văn bản không có trong lịch hoặc thiếu năm; xem lại trang đầu"},
    {"no_signature", "Không thấy chữ ký",
     "Không tìm thấy phần ký: văn bản chưa ký, bị cắt, hoặc chức vụ chưa có trong quy tắc"},
    {"number_gap", "Nhảy số thứ tự",
     "Số thứ tự của mục tiêu hoặc dòng công việc bỏ cách; xem có mục nào bị bỏ sót không"},
    {"duplicate_number", "Trùng số mục tiêu",
     "Hai mục tiêu mang cùng một số: hai danh sách khác nhau hoặc đánh số nhầm"},
    {"duplicate_objective", "Trùng lời mục tiêu",
     "Hai mục tiêu có lời văn giống hệt nhau, thường là dòng chép lại mà chưa sửa"},
    {"no_owner", "Thiếu đơn vị chủ trì",
     "Bảng có cột chủ trì nhưng ô của công việc này để trống; cần hỏi đơn vị nào chủ trì"},
    {"no_deadline", "Thiếu thời hạn",
     "Bảng có cột thời gian nhưng ô của công việc này để trống; cần hỏi thời hạn"},
    {"year_mismatch", "Lệch năm",
     "Thời hạn ghi năm khác năm của kế hoạch: chép từ kế hoạch cũ hoặc việc kéo sang năm khác"},
    {"unknown_label", "Tiêu đề cột lạ",
     "Tiêu đề cột chưa có trong quy tắc nên cột được xếp vào loại khác; bổ sung vào "
     "rules/header-labels.toml"},
    {"unknown_header", "Bảng có tiêu đề lạ",
     "Bảng đánh số dòng nhưng tiêu đề chưa có trong quy tắc nên không được đọc là bảng công việc; "
     "bổ sung vào rules/header-labels.toml nếu đó là công việc"},
};

}  // namespace

std::span<const FindingKind> FindingKinds() { return kKinds; }

FindingKind FindingKindOf(std::string_view kind) {
  const auto* found = std::find_if(std::begin(kKinds), std::end(kKinds),
                                   [&](const FindingKind& known) { return known.kind == kind; });
  return found != std::end(kKinds) ? *found : FindingKind{kind, kind, {}};
}

}  // namespace kehoach::audit
