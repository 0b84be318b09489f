// SPDX-License-Identifier: GPL-3.0-or-later
// The data of the lexicon, one group of phrases a line: a kind, then phrases parted by "|".
// Accents, case and commas count for nothing. The longest phrase wins. Private to src/audit.
//   0  says nothing of its own: particles, bounds of targets, set phrases of the genre
//   1  general verbs and qualities that another plan puts differently for the same thing
//   2  ordinary words that a shorter phrase above would take for something else
//   3  words that turn the meaning
//   T  times that come again
//   O  offices
//   N  words behind which a number is part of a name
//   =  the phrases behind the first one mean the first one; weight as usual
//   !  the same, and it turns the meaning
// A change here changes what is stored: raise kEngineVersion (recurrence.h).
#ifndef KEHOACH_AUDIT_LEXICON_DATA_H_
#define KEHOACH_AUDIT_LEXICON_DATA_H_

namespace kehoach::audit {

inline constexpr const char* kLexiconData = R"(
0 và|các|của|cho|trong|để|được|theo|với|tại|từ|đến|tới|những|này|đó|là|bằng|về|ở|trên|dưới|khi|mà|cùng
0 như|thì|do|bởi|nhằm|cũng|vào|ra|lên|xuống|hoặc|hay|mỗi|từng|mọi|bị|sẽ|đã|đang|rằng|việc|sự|cả|có|thuộc|phải|cần
0 đối với|thông qua|một số|nhất là|đặc biệt là|gắn với|liên quan đến|có liên quan|liên quan|trong đó|cụ thể|cụ thể là
0 tất cả|toàn bộ|toàn thể|trong toàn|so với|cùng với|trước|sau|còn|nếu có|nếu|trong việc|tiến tới|trong quá trình
0 trên cơ sở|phù hợp với|vào việc|kể từ|kể từ khi|tính đến|đến hết|trong vòng|không kể|trở thành
0 ít nhất|tối thiểu|tối đa|không dưới|không quá|không ít hơn|không thấp hơn|không vượt quá|không nhiều hơn|trở lên|trở xuống
0 đạt|đạt từ|đạt trên|đạt tỷ lệ|chiếm|hơn|khoảng|xấp xỉ|số|số lượng|tổng số|phần trăm|phấn đấu đạt|đạt mức|xuống còn|giữ mức
0 lần trong năm|lần mỗi năm|lần trên năm|lần năm|một lần trong năm|mỗi năm một lần|một lần|hai lần|ba lần|đợt trong năm
0 tiếp tục|phấn đấu|đảm bảo|bảo đảm|nâng cao hiệu quả|nâng cao chất lượng|nâng cao hiệu lực hiệu quả|nâng cao hiệu lực
0 nâng cao|tăng cường|đẩy mạnh|thực hiện tốt|thực hiện|triển khai|triển khai thực hiện|tổ chức thực hiện|tổ chức triển khai
0 chất lượng hiệu quả|hiệu lực hiệu quả|có hiệu quả|hiệu quả|kịp thời|đầy đủ|nghiêm túc|nghiêm|chặt chẽ|thường xuyên|từng bước|chủ động|tích cực
0 cơ bản|tốt|tốt hơn|hơn nữa|nói chung|nói riêng|mạnh mẽ|quyết liệt|đồng bộ|thiết thực|hợp lý|rõ rệt
0 trên địa bàn|trên địa bàn tỉnh|trên địa bàn thành phố|trên địa bàn huyện|trên địa bàn toàn tỉnh|trong toàn tỉnh|toàn tỉnh|trong tỉnh|của tỉnh|tỉnh nhà|địa phương|tại địa phương
0 theo quy định|theo đúng quy định|đúng quy định|đúng theo quy định|theo quy định của pháp luật|quy định của pháp luật|theo quy định hiện hành|theo quy định pháp luật
0 công tác|nhiệm vụ|hoạt động|kết quả thực hiện|trong thời gian tới|trong năm|trong kỳ|giai đoạn|năm học|niên độ
0 thuộc thẩm quyền|thuộc thẩm quyền giải quyết|thuộc phạm vi quản lý|thuộc lĩnh vực phụ trách|thuộc lĩnh vực quản lý|theo thẩm quyền|được giao|theo phân cấp|theo kế hoạch|theo kế hoạch được duyệt|theo tiến độ|đúng tiến độ
0 của cơ quan|của đơn vị|của sở|của ban|của ngành|của huyện|tại sở|tại cơ quan|tại đơn vị|thuộc sở|thuộc ban|thuộc huyện|trong toàn ngành|toàn ngành|trực thuộc|tại cơ quan đơn vị|cơ quan đơn vị|đơn vị trực thuộc|sở ban ngành
0 mục tiêu|chỉ tiêu|kế hoạch năm|nội dung|vấn đề|yêu cầu|nhằm đáp ứng|đáp ứng yêu cầu|đáp ứng|góp phần|nhu cầu
1 duy trì|cải tiến|mở rộng|xây dựng|hoàn thiện|hoàn thành|tham mưu|ban hành|cập nhật|đổi mới|phát huy|chú trọng|quan tâm|hướng dẫn|phối hợp|vận hành|củng cố
1 chất lượng|quy định|cơ quan|đơn vị|tổ chức|quản lý|giải pháp|biện pháp|chính sách|phát triển|hình thức|phương thức|mức độ|tình hình|thời gian|hỗ trợ|tạo điều kiện|kết quả
1 tỷ lệ|mức|cơ sở|phục vụ|đội ngũ|khắc phục|hạn chế|vận động|khuyến khích|tạo|thuận lợi|giữ|giữ vững|bố trí|lập|trọng tâm|đề xuất|liên tục|tiếp nhận|tuân thủ
2 tổ chức cá nhân|tổ chức công dân|cá nhân tổ chức|hạ tầng|bảo tàng|giám sát|giám đốc|giám định|chữa bệnh|sửa chữa|chữa cháy|không gian|hàng không|quy tắc|chất lượng cao
2 có hại|y tế|công tác xã hội|hệ thống quản lý chất lượng|công tác viên|chứa|số hóa|chuyển đổi số|kỹ thuật số|chữ ký số|kinh tế số|kỹ năng số|học bạ số|hộ số|dân số|dân tộc thiểu số|hồ sơ điện tử|bản đồ số|số liệu|mã số|tham số|chỉ số|hệ số|nước sạch
2 hạn mặn|ra quân|ra lớp|đầu ra|đầu vào|người có công|có thu|dưới đất|theo dõi|trong sạch|ở lại|nhà ở|hay quên|trong nước|ngoài nước|do thám|trước hạn|hoạt động tình dục|tại ngoại|tại chỗ|tại nhà|mọi mặt|từ thiện|từ chối|về hưu|về nguồn|để dành|cả nước|được mùa
3 tăng|giảm|không|chưa|ngoài|trừ|cấm
T hằng năm|hàng năm|hằng quý|hàng quý|hằng tháng|hàng tháng|hằng tuần|hàng tuần|hằng ngày|hàng ngày|cuối năm|đầu năm|cuối quý|cuối tháng|cả năm|trong quý|cuối kỳ|định kỳ|đột xuất|từng quý|từng tháng
T tháng đầu năm|tháng cuối năm|đầu quý|từng năm|mỗi quý|mỗi tháng|mỗi năm|mỗi tuần|thường niên|quý năm|tháng quý năm|tháng quý|các quý
O sở|bộ|phòng|cục|chi cục|ty|trung tâm|ban|vụ|tổng cục|văn phòng|thanh tra|viện|chi nhánh|hội đồng
O ủy ban nhân dân tỉnh|ủy ban nhân dân thành phố|ủy ban nhân dân huyện|ủy ban nhân dân xã|ủy ban nhân dân phường|ủy ban nhân dân các cấp|ủy ban nhân dân cấp huyện|ủy ban nhân dân cấp xã|ủy ban nhân dân cấp tỉnh|ủy ban nhân dân
O hội đồng nhân dân tỉnh|hội đồng nhân dân|tỉnh ủy|thành ủy|huyện ủy|thường trực tỉnh ủy|chính phủ|thủ tướng chính phủ|lãnh đạo sở|ban giám đốc|giám đốc sở|văn phòng sở|thanh tra sở|thanh tra tỉnh|văn phòng ủy ban nhân dân tỉnh|sở ngành
N iso|tcvn|qcvn|iso iec|quốc lộ|tỉnh lộ|đường số|đề án|khu phố|tổ|mẫu số|biểu số|nghị định số|phụ lục|công nghệ|phiên bản|covid|sars cov|khoản|điều
= đúng hạn|đúng thời hạn|đúng thời gian|đúng thời gian quy định|đúng hẹn|trong thời hạn|đúng thời hạn quy định|đúng hạn quy định|theo đúng thời hạn|đúng hạn theo quy định|theo đúng thời gian quy định|trong thời hạn quy định|đảm bảo thời gian quy định|bảo đảm thời gian quy định
= hài lòng|sự hài lòng|mức độ hài lòng|chỉ số hài lòng|thỏa mãn|sự thỏa mãn|mức độ thỏa mãn|tỷ lệ hài lòng
= giải quyết|xử lý|tiếp nhận giải quyết|tiếp nhận và giải quyết|tiếp nhận xử lý
= người dân|công dân|nhân dân|bà con
= áp dụng|ứng dụng|sử dụng
= qua mạng|trực tuyến|trên môi trường mạng|môi trường mạng|trên môi trường điện tử
= kiểm tra|rà soát kiểm tra|kiểm tra rà soát
= thủ tục hành chính|tthc
= cải cách hành chính|cchc
= công nghệ thông tin|cntt
= hệ thống quản lý chất lượng|htqlcl|hệ thống qlcl|qlcl
= cán bộ công chức|cbcc|cán bộ viên chức|công chức viên chức|cán bộ công chức viên chức|công chức viên chức người lao động|cán bộ công chức viên chức người lao động|cbccvc|cbcc vc|ccvc|công chức và người lao động|cán bộ công chức viên chức và người lao động|công chức viên chức và người lao động|công chức người lao động
= văn bản quy phạm pháp luật|vbqppl|qppl
= ngân sách nhà nước|nsnn
= kinh tế xã hội|ktxh|kt xh
= quản lý nhà nước|qlnn
= an toàn thực phẩm|attp|vệ sinh an toàn thực phẩm|vsattp
= an toàn giao thông|atgt|trật tự an toàn giao thông
= phòng cháy chữa cháy|pccc
= bảo hiểm y tế|bhyt
= bảo hiểm xã hội|bhxh
= khoa học và công nghệ|khcn|kh cn
= giáo dục và đào tạo|gdđt|gd đt
= nông thôn mới|ntm
= trung học cơ sở|thcs
= trung học phổ thông|thpt
= doanh nghiệp|dn
= một cửa|một cửa liên thông|một cửa một cửa liên thông
= văn hóa thể thao và du lịch|vhttdl
= tài nguyên và môi trường|tnmt|tn mt
= dịch vụ công|dvc
= dịch vụ công trực tuyến|dvctt
= bộ phận một cửa|bộ phận tiếp nhận và trả kết quả|bộ phận tiếp nhận và trả kết quả giải quyết thủ tục hành chính
= khiếu nại tố cáo|khiếu nại và tố cáo
= trẻ em|thiếu nhi
= hộ nghèo|hộ gia đình nghèo
= tai nạn giao thông|tngt
= tăng|nâng
= giảm|hạ|kéo giảm|giảm thiểu
! cấp xã|xã phường thị trấn|xã phường đặc khu|xã phường
! cấp huyện|quận huyện|huyện thị xã thành phố
! cấp tỉnh|cấp thành phố
! quá hạn|trễ hạn|chậm hạn|trễ hẹn|chậm muộn
! trước hạn|trước thời hạn|sớm hạn
)";

// Names of the fields that offices are called by: "Sở Nội vụ", "Sở Văn hóa, Thể thao và Du lịch".
inline constexpr const char* kFields =
    "nội vụ|tài chính|tư pháp|y tế|xây dựng|công thương|ngoại vụ|du lịch|văn hóa|thể thao|giáo "
    "dục|đào "
    "tạo|khoa học|công nghệ|nông nghiệp|phát triển nông thôn|tài nguyên|môi trường|lao động|thương "
    "binh|"
    "xã hội|thông tin|truyền thông|giao thông vận tải|kế hoạch|đầu tư|dân tộc|tôn giáo|quy "
    "hoạch|kiến "
    "trúc|an toàn thực phẩm|công an|quốc phòng|chuyên môn|chức năng|nghiệp vụ|tổ chức|pháp "
    "chế|hành "
    "chính|quản trị|tổng hợp|quản lý khu kinh tế|quản lý các khu công nghiệp|thông tin và truyền "
    "thông";

}  // namespace kehoach::audit

#endif  // KEHOACH_AUDIT_LEXICON_DATA_H_
