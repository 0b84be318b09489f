// SPDX-License-Identifier: GPL-3.0-or-later
// Pairs of statements written by hand, by nobody's grammar: how far the figures of the generated
// sets carry.
#include <iterator>

#include <gtest/gtest.h>

#include "audit/wording.h"

namespace kehoach::audit {
namespace {

struct Pair {
  const char *a, *b;
};

constexpr Pair kSame[] = {
    {"Tỷ lệ hồ sơ giải quyết đúng hạn và trước hạn đạt 98%",
     "Phấn đấu đạt 99% hồ sơ được giải quyết trước hạn và đúng hạn"},
    {"Giảm ít nhất 5% số vụ tai nạn giao thông so với năm 2020",
     "Số vụ tai nạn giao thông giảm từ 10% trở lên so với cùng kỳ năm trước"},
    {"100% cán bộ, công chức, viên chức chấp hành nghiêm kỷ luật, kỷ cương hành chính",
     "Cán bộ, công chức chấp hành nghiêm kỷ cương, kỷ luật hành chính"},
    {"Tỷ lệ người dân tham gia bảo hiểm y tế đạt 92,5% dân số",
     "Phấn đấu tỷ lệ bao phủ BHYT đạt 93% dân số"},
    {"Trồng mới 500 ha rừng tập trung", "Trồng mới rừng tập trung 650 ha"},
    {"Duy trì 100% xã đạt chuẩn quốc gia về y tế",
     "Giữ vững 100% số xã, phường, thị trấn đạt tiêu chí quốc gia về y tế xã"},
    {"Ban hành kế hoạch tuyên truyền cải cách hành chính trong Quý I/2023",
     "Xây dựng Kế hoạch tuyên truyền CCHC, hoàn thành trước 31/3/2024"},
    {"Tổ chức tiếp công dân định kỳ vào ngày 15 hằng tháng",
     "Tiếp công dân định kỳ ngày 20 hàng tháng của Giám đốc Sở"},
    {"Không để xảy ra ngộ độc thực phẩm đông người trên địa bàn",
     "Không để xảy ra các vụ ngộ độc thực phẩm đông người"},
    {"Số hóa 100% sổ hộ tịch", "Hoàn thành việc số hoá sổ hộ tịch lịch sử đạt 100%"},
    {"Nâng cao năng lực cạnh tranh cấp tỉnh (PCI), phấn đấu vào nhóm 20",
     "Cải thiện chỉ số năng lực cạnh tranh cấp tỉnh (PCI), thuộc nhóm 15 cả nước"},
    {"Rà soát, cập nhật các quy trình ISO ít nhất 01 lần trong năm",
     "Thực hiện rà soát và cập nhật quy trình theo ISO tối thiểu 2 lần/năm"},
    {"Bảo đảm an toàn thông tin cho hệ thống mạng nội bộ của cơ quan",
     "Đảm bảo an toàn thông tin hệ thống mạng nội bộ"},
    {"Thu ngân sách nhà nước trên địa bàn đạt 12.500 tỷ đồng",
     "Tổng thu NSNN trên địa bàn đạt và vượt 14.000 tỷ đồng"},
    {"Giải ngân vốn đầu tư công đạt trên 95% kế hoạch",
     "Tỷ lệ giải ngân vốn đầu tư công đạt 100% kế hoạch vốn được giao"},
    {"Tỷ lệ trẻ em dưới 1 tuổi được tiêm chủng đầy đủ đạt trên 95%",
     "95% trẻ dưới 01 tuổi được tiêm chủng đầy đủ các loại vắc xin"},
    {"Tỷ lệ hộ nghèo giảm 1,5%/năm", "Giảm tỷ lệ hộ nghèo bình quân 2% mỗi năm"},
    {"Kiểm tra công tác văn thư, lưu trữ tại 05 đơn vị",
     "Tổ chức kiểm tra công tác văn thư - lưu trữ ở 8 cơ quan, đơn vị"},
    {"Tập huấn nghiệp vụ công tác hòa giải ở cơ sở",
     "Bồi dưỡng kỹ năng, nghiệp vụ hoà giải ở cơ sở cho hòa giải viên"},
    {"Đánh giá mức độ hài lòng của khách hàng 02 lần/năm",
     "Khảo sát, đánh giá sự hài lòng của khách hàng định kỳ"},
};

constexpr Pair kDifferent[] = {
    {"Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98%", "Tỷ lệ hồ sơ tiếp nhận trực tuyến đạt 98%"},
    {"Giảm ít nhất 5% số vụ tai nạn giao thông", "Giảm ít nhất 5% số vụ cháy nổ"},
    {"100% công chức cấp xã được bồi dưỡng kỹ năng số",
     "100% học sinh trung học được trang bị kỹ năng số"},
    {"Trồng mới 500 ha rừng tập trung", "Khai thác 500 ha rừng tập trung"},
    {"Duy trì 100% xã đạt chuẩn quốc gia về y tế", "Duy trì 100% xã đạt chuẩn phổ cập giáo dục"},
    {"Không để xảy ra ngộ độc thực phẩm đông người",
     "Không để xảy ra dịch bệnh lớn trên đàn vật nuôi"},
    {"Số hóa 100% sổ hộ tịch", "Số hóa 100% hồ sơ người có công"},
    {"Ban hành kế hoạch tuyên truyền cải cách hành chính",
     "Ban hành kế hoạch kiểm tra cải cách hành chính"},
    {"Tăng tỷ lệ lao động qua đào tạo", "Giảm tỷ lệ lao động chưa qua đào tạo"},
    {"Thu ngân sách nhà nước đạt 12.500 tỷ đồng", "Chi ngân sách nhà nước đạt 12.500 tỷ đồng"},
    {"Tỷ lệ trẻ em dưới 1 tuổi được tiêm chủng đầy đủ đạt 95%",
     "Tỷ lệ phụ nữ có thai được tiêm vắc xin uốn ván đạt 95%"},
    {"Kiểm tra công tác văn thư, lưu trữ tại 05 đơn vị",
     "Kiểm tra công tác thi đua, khen thưởng tại 05 đơn vị"},
    {"Tiếp công dân định kỳ vào ngày 15 hằng tháng",
     "Đối thoại với doanh nghiệp định kỳ vào ngày 15 hằng tháng"},
    {"Bảo đảm an toàn thông tin mạng", "Bảo đảm an toàn hồ đập thủy lợi"},
    {"Văn bản đến được xử lý đúng hạn đạt 98%", "Văn bản đi được ký số đạt 98%"},
    {"Xây dựng trường mầm non xã Bình Minh", "Xây dựng trường mầm non xã Tân Tiến"},
    {"Hỗ trợ nhà ở cho hộ nghèo", "Hỗ trợ nhà ở cho người có công"},
    {"Cấp giấy chứng nhận quyền sử dụng đất lần đầu", "Thu hồi giấy chứng nhận quyền sử dụng đất"},
    {"Tổ chức lớp tập huấn về phòng cháy, chữa cháy cho tiểu thương",
     "Tổ chức lớp tập huấn về phòng cháy, chữa cháy cho giáo viên"},
    {"100% hộ dân được sử dụng nước sạch", "100% hộ dân được sử dụng điện"},
};

double Like(const Pair& pair) { return Similarity(Normalise(pair.a), Normalise(pair.b)); }

TEST(SimilarityPairsTest, NothingThatDiffersInMeaningIsTakenForTheSame) {
  for (const Pair& pair : kDifferent) {
    EXPECT_LT(Like(pair), kSameObjective) << pair.a << " | " << pair.b;
  }
}

// Not all are found: short statements that gain a word, and synonyms that no list has.
TEST(SimilarityPairsTest, ThreeOfFourThatSayTheSameAreFound) {
  int found = 0;
  for (const Pair& pair : kSame) found += Like(pair) >= kSameObjective ? 1 : 0;
  EXPECT_GE(found * 4, static_cast<int>(std::size(kSame)) * 3) << found;
}

}  // namespace
}  // namespace kehoach::audit
