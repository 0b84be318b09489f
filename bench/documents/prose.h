// SPDX-License-Identifier: GPL-3.0-or-later
// What plans say besides objectives and tasks: purposes, requirements, how the work is
// organised. Patterns for fmt: {0} the issuer, {1} the year, {2} "Kế hoạch", "Chương trình", ….
#ifndef KEHOACH_BENCH_DOCUMENTS_PROSE_H_
#define KEHOACH_BENCH_DOCUMENTS_PROSE_H_

#include <array>
#include <string_view>

namespace kehoach::bench {

inline constexpr std::array<std::string_view, 10> kPurposes = {
    "Cụ thể hóa các nhiệm vụ được cấp trên giao trong năm {1} thành những việc làm thiết thực, có "
    "người chịu trách nhiệm và có thời hạn hoàn thành.",
    "Tạo sự chuyển biến rõ nét trong nhận thức và hành động của cán bộ, công chức, viên chức "
    "thuộc {0}.",
    "Xác định rõ nội dung công việc, thời hạn, tiến độ hoàn thành và trách nhiệm của từng đơn vị, "
    "bảo đảm sự phối hợp chặt chẽ trong quá trình thực hiện.",
    "Phát huy những kết quả đã đạt được, khắc phục các tồn tại, hạn chế đã được chỉ ra qua tổng "
    "kết năm trước.",
    "Làm căn cứ để các đơn vị chủ động xây dựng chương trình công tác, bố trí nhân lực và kinh phí "
    "phù hợp với tình hình thực tế.",
    "Góp phần nâng cao hiệu lực, hiệu quả quản lý nhà nước trong lĩnh vực được giao phụ trách.",
    "Tăng cường kỷ luật, kỷ cương hành chính, đề cao trách nhiệm của người đứng đầu trong chỉ đạo, "
    "điều hành.",
    "Bảo đảm việc triển khai các nhiệm vụ được thống nhất, đồng bộ từ lãnh đạo đến từng công chức, "
    "viên chức.",
    "Nâng cao chất lượng phục vụ tổ chức và công dân, củng cố niềm tin của Nhân dân đối với cơ "
    "quan "
    "nhà nước.",
    "Giúp các đơn vị nắm chắc nội dung công việc, tránh chồng chéo, bỏ sót nhiệm vụ.",
};

inline constexpr std::array<std::string_view, 10> kRequirements = {
    "Việc tổ chức thực hiện phải bám sát sự chỉ đạo của cấp trên, phù hợp với điều kiện của {0}, "
    "tránh hình thức, lãng phí.",
    "Các đơn vị chủ động phối hợp, kịp thời báo cáo khó khăn, vướng mắc để được hướng dẫn, giải "
    "quyết.",
    "Nội dung công việc phải rõ ràng, gắn với trách nhiệm của từng cá nhân, có sản phẩm cụ thể để "
    "đánh giá.",
    "Thường xuyên kiểm tra, đôn đốc; kịp thời biểu dương người làm tốt và nhắc nhở nơi làm chưa "
    "tốt.",
    "Lồng ghép với các chương trình, phong trào thi đua đang thực hiện để tiết kiệm nguồn lực.",
    "Huy động sự tham gia của các tổ chức đoàn thể trong cơ quan vào quá trình thực hiện {2}.",
    "Bảo đảm tính khả thi, đúng tiến độ, đúng quy định của pháp luật.",
    "Kết quả thực hiện là một trong những căn cứ để đánh giá, xếp loại tập thể và cá nhân cuối "
    "năm.",
    "Thông tin, báo cáo phải đầy đủ, trung thực và gửi đúng thời gian.",
    "Người đứng đầu các đơn vị trực tiếp chỉ đạo và chịu trách nhiệm về phần việc được phân công.",
};
;

inline constexpr std::array<std::string_view, 10> kOrganisation = {
    "Căn cứ {2} này và tình hình thực tế, các đơn vị được phân công có trách nhiệm tổ chức thực "
    "hiện, bảo đảm chất lượng và đúng thời gian.",
    "Văn phòng là đầu mối theo dõi, đôn đốc, tổng hợp tình hình, tham mưu báo cáo theo quy định.",
    "Bộ phận kế toán cân đối nguồn dự toán được giao, hướng dẫn các đơn vị thanh toán, quyết toán "
    "theo đúng chế độ hiện hành.",
    "Các đơn vị được giao chủ trì gửi báo cáo tình hình thực hiện trước ngày 20 của tháng cuối mỗi "
    "quý để tổng hợp.",
    "Các đơn vị phối hợp cử người tham gia khi có đề nghị và chịu trách nhiệm về phần việc của "
    "mình.",
    "Kinh phí được bố trí trong dự toán chi thường xuyên năm {1} và các nguồn hợp pháp khác.",
    "Đề nghị các tổ chức đoàn thể phát động phong trào thi đua, vận động đoàn viên, hội viên tích "
    "cực hưởng ứng.",
    "Trưởng các đơn vị quán triệt nội dung {2} đến toàn thể công chức, viên chức và người lao "
    "động.",
    "Bộ phận công nghệ thông tin đăng tải {2} trên trang thông tin điện tử để các đơn vị biết, "
    "thực "
    "hiện.",
    "Định kỳ sáu tháng, cuối năm, {0} tổ chức họp kiểm điểm tiến độ và điều chỉnh các nội dung "
    "không còn phù hợp.",
};
;

inline constexpr std::array<std::string_view, 6> kSubjects = {
    "về việc giao chỉ tiêu, nhiệm vụ năm {1}",    "ban hành Chương trình công tác năm {1}",
    "về việc phân công nhiệm vụ cho các cơ quan", "về việc quy định chức năng, nhiệm vụ của {0}",
    "về triển khai nhiệm vụ trọng tâm năm {1}",   "ban hành Quy chế làm việc"};

inline constexpr std::array<std::string_view, 4> kTableLeads = {
    "Các nhiệm vụ cụ thể được phân công như sau:",
    "Nội dung công việc, đơn vị thực hiện và thời gian được nêu trong bảng dưới đây:",
    "Phân công thực hiện các nhiệm vụ:", "Nhiệm vụ, tiến độ và trách nhiệm của các đơn vị:"};

inline constexpr std::array<std::string_view, 3> kEndings = {
    "Trên đây là {2} năm {1} của {0}. Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các "
    "đơn vị phản ánh về {0} để xem xét, điều chỉnh cho phù hợp./.",
    "Yêu cầu các đơn vị nghiêm túc triển khai thực hiện {2} này./.",
    "Trong quá trình thực hiện, nếu cần sửa đổi, bổ sung, các đơn vị chủ động đề xuất để {0} xem "
    "xét, quyết định./."};

}  // namespace kehoach::bench

#endif  // KEHOACH_BENCH_DOCUMENTS_PROSE_H_
