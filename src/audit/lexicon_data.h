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
//   x  exact forms that are no particle, though one of kind 0 is spelled with the same letters
//   A  what is done: the phrases mean the first one, whatever its words
// A change here changes what is stored: raise kEngineVersion (recurrence.h).
#ifndef KEHOACH_AUDIT_LEXICON_DATA_H_
#define KEHOACH_AUDIT_LEXICON_DATA_H_

namespace kehoach::audit {

inline constexpr const char* kLexiconData = R"(
0 năm|bình quân|trung bình|và|các|của|cho|trong|để|được|theo|với|tại|từ|đến|tới|những|này|đó|là|bằng|về|ở|trên|dưới|khi|mà|cùng
0 như|thì|do|bởi|nhằm|cũng|vào|ra|lên|xuống|hoặc|hay|mỗi|từng|mọi|bị|sẽ|đã|đang|rằng|việc|sự|cả|có|thuộc|phải|cần
0 đối với|thông qua|một số|nhất là|đặc biệt là|gắn với|liên quan đến|có liên quan|liên quan|trong đó|cụ thể|cụ thể là
0 tất cả|toàn bộ|toàn thể|trong toàn|so với|so với năm trước|so với cùng kỳ|năm trước|cùng với|trước|sau|còn|nếu có|nếu|trong việc|tiến tới|trong quá trình
0 trên cơ sở|phù hợp với|vào việc|kể từ|kể từ khi|tính đến|đến hết|hết|trong vòng|không kể|trở thành|phục vụ công tác|làm công tác|trong công tác
0 ít nhất|tối thiểu|tối đa|không dưới|không quá|không ít hơn|không thấp hơn|không vượt quá|không nhiều hơn|trở lên|trở xuống|tỷ lệ
0 đạt|đạt từ|đạt trên|đạt tỷ lệ|chiếm|hơn|khoảng|xấp xỉ|số|số lượng|tổng số|phần trăm|phấn đấu đạt|đạt mức|xuống còn|giữ mức
0 lần trong năm|lần mỗi năm|lần trên năm|lần năm|một lần trong năm|mỗi năm một lần|một lần|hai lần|ba lần|đợt trong năm|đợt|lần|lượt|cuộc
0 tiếp tục|phấn đấu|đảm bảo|bảo đảm|nâng cao|tăng cường|đẩy mạnh|thực hiện tốt|thực hiện|triển khai|triển khai thực hiện|tổ chức thực hiện|tổ chức triển khai|tiến hành
0 chất lượng hiệu quả|hiệu lực hiệu quả|có hiệu quả|hiệu quả|hiệu lực|kịp thời|đầy đủ|nghiêm túc|nghiêm|chặt chẽ|thường xuyên|từng bước|chủ động|tích cực|tập trung
0 cơ bản|tốt|tốt hơn|hơn nữa|nói chung|nói riêng|mạnh mẽ|quyết liệt|đồng bộ|đồng bộ các biện pháp|thiết thực|hợp lý|rõ rệt|rõ nét|kiên quyết|ưu tiên|cho phù hợp|phù hợp
0 trên địa bàn|trên địa bàn tỉnh|trên địa bàn thành phố|trên địa bàn huyện|trên địa bàn xã|trên địa bàn phường|trên địa bàn quận|trên địa bàn thị xã|trên địa bàn toàn tỉnh|trong toàn tỉnh|toàn tỉnh|trong tỉnh|của tỉnh|tỉnh nhà|địa phương|tại địa phương|địa bàn
0 theo quy định|theo đúng quy định|đúng quy định|đúng theo quy định|theo quy định của pháp luật|quy định của pháp luật|theo quy định hiện hành|theo quy định pháp luật|bảo đảm đúng quy định của pháp luật|đúng quy định của pháp luật
0 công tác|cho công tác|cần cho công tác|nhiệm vụ|hoạt động|kết quả thực hiện|tình hình thực hiện|trong thời gian tới|trong năm|trong kỳ|giai đoạn|năm học|niên độ|đến hết năm|trong năm nay
0 thuộc thẩm quyền|thuộc thẩm quyền giải quyết|thuộc phạm vi quản lý|thuộc lĩnh vực phụ trách|thuộc lĩnh vực quản lý|theo thẩm quyền|được giao|theo phân cấp|theo kế hoạch|theo kế hoạch được duyệt|theo tiến độ|đúng tiến độ
0 của cơ quan|của đơn vị|của sở|của ban|của ngành|của huyện|tại sở|tại cơ quan|tại đơn vị|thuộc sở|thuộc ban|thuộc huyện|trong toàn ngành|toàn ngành|trực thuộc|tại cơ quan đơn vị|cơ quan đơn vị|trong cơ quan
0 mục tiêu|chỉ tiêu|nội dung|vấn đề|nhằm đáp ứng|đáp ứng yêu cầu|đáp ứng|góp phần|các biện pháp|biện pháp|các hoạt động|hình thức|đa dạng hóa hình thức|hành vi|hoàn thành|chế độ
0 tiến độ chất lượng|đảm bảo tiến độ chất lượng|bảo đảm tiến độ chất lượng|công khai minh bạch|đảm bảo công khai minh bạch|tạo sự đồng thuận|tạo sự đồng thuận trong nhân dân|đồng thuận|thiết thực tiết kiệm hiệu quả|tinh thần
0 phù hợp với điều kiện thực tế|điều kiện thực tế|phù hợp với tình hình thực tế|căn cứ điều kiện thực tế|căn cứ|theo chức năng nhiệm vụ được giao|theo chức năng nhiệm vụ|chức năng nhiệm vụ|theo chức năng
0 nâng cao hiệu lực hiệu quả quản lý nhà nước|góp phần nâng cao hiệu lực hiệu quả quản lý nhà nước|nâng cao hiệu lực hiệu quả qlnn|góp phần nâng cao hiệu lực hiệu quả qlnn|góp phần nâng cao hiệu quả quản lý nhà nước|nâng cao hiệu quả quản lý nhà nước
0 đến mức thấp nhất|hạn chế đến mức thấp nhất|chủ động phòng ngừa|tình trạng|để xảy ra|để phát sinh|xảy ra|phát sinh
1 cải thiện|duy trì|cải tiến|mở rộng|xây dựng|hoàn thiện|tham mưu|ban hành|cập nhật|đổi mới|phát huy|chú trọng|quan tâm|vận hành|củng cố|tham gia|đề xuất|trình|phê duyệt|lập|chuẩn hóa|nhập liệu|chấp hành|tổng hợp
1 chất lượng|quy định|cơ quan|đơn vị|tổ chức|quản lý|giải pháp|chính sách|phát triển|phương thức|mức độ|tình hình|thời gian|hỗ trợ|tạo điều kiện|kết quả|nghiệp vụ|kiến thức|kỹ năng|năng lực|kiến thức kỹ năng
1 mức|cơ sở|phục vụ|đội ngũ|khắc phục|hạn chế|vận động|khuyến khích|tạo|thuận lợi|giữ|giữ vững|bố trí|trọng tâm|liên tục|tiếp nhận|tuân thủ|hội nghị|lớp|đoàn|công trình|dự án|nhân sự|tổ chức và hoạt động|mở lớp|ký kết|hợp tác|yêu cầu|nhu cầu|tiêu biểu|khó khăn
2 tổ chức cá nhân|tổ chức công dân|cá nhân tổ chức|hạ tầng|bảo tàng|giám đốc|giám định|chữa bệnh|chữa cháy|không gian|hàng không|quy tắc|chất lượng cao
2 có hại|y tế|công tác xã hội|hệ thống quản lý chất lượng|công tác viên|chứa|số hóa|chuyển đổi số|kỹ thuật số|chữ ký số|kinh tế số|kỹ năng số|học bạ số|hộ số|dân số|dân tộc thiểu số|hồ sơ điện tử|bản đồ số|số liệu|mã số|tham số|chỉ số|hệ số|nước sạch
2 hạn mặn|ra quân|ra lớp|đầu ra|đầu vào|người có công|có thu|dưới đất|theo dõi|trong sạch|ở lại|nhà ở|trong nước|ngoài nước|trước hạn|tại ngoại|tại chỗ|tại nhà|mọi mặt|từ thiện|từ chối|về hưu|về nguồn|để dành|cả nước|được mùa
2 chính quyền số|xã hội số|công nghệ số|chính quyền điện tử|cơ sở giáo dục|văn bản đến|văn bản đi|bảo đảm an toàn|đảm bảo an toàn|nền tảng số|chính sách chất lượng|mục tiêu chất lượng|cơ sở y tế|cơ sở kinh doanh|đoàn viên|đoàn thanh niên
2 phổ biến giáo dục pháp luật|thông tin và truyền thông|thông tin truyền thông|hội đồng nhân dân|cuộc sống|cuộc vận động|quốc phòng|kế hoạch hóa gia đình|kế hoạch hóa|rà soát thủ tục hành chính|văn bản quy phạm pháp luật|tổ chức bộ máy|tổ dân phố
2 năng lực cạnh tranh|nâng cao năng lực cạnh tranh|nâng cao năng lực sản xuất|đoàn ra|đoàn vào|công nghiệp hỗ trợ|công nghiệp phụ trợ|khuyến công|đất ở|nâng cao chỉ số|nâng cao năng suất|tiếp công dân|tai nạn|ca bệnh|can thiệp|thi đua|thi hành|thi tuyển|con người|con nuôi|so sánh|đa dạng|nhu cầu việc làm|tư pháp|tư nhân|công tư|đo lường|đo đạc|đô thị|vệ sinh|bảo vệ
x quy|quỹ|quyết|nam|nắm|nằm|nấm|sổ|tài|tái|tai|chợ|đèn|đền|đen|tư|tù|tử|tứ|vé|vẻ|vệ|lá|lạ|thẻ|thể|thế|khí|rà|đo|đô|độ|đồ|đổ|đỏ|đỗ|dọ|cơ|cổ|cờ|cỏ|cô|cố|bảng|băng|đăng|đảng|đáng|dạng|cung|cứng|mới|mời|môi|mối|sâu|sáu|đất|bí|dược|vá|cửa|xưởng|xương
x nhầm|sẻ|đá|đa|răng|cá|ca|thước|thuốc|phái|cán|cân|căn|cạn|can|mã|má|mạ|nhu|thị|thi|bồi|bội|bơi|nảy|đê|đề|dễ|đệ|đẻ|vôi|voi|trọng|trống|trồng|sử|sứ|sư|con|côn|cồn|hồn|sơ|so|lan|lân|lấn|cuốc|hóa|chó|tới|lẻn|bì|hét|nêu|nấu|truoc|cùi
3 tăng|giảm|không|chưa|ngoài|trừ|cấm
T hằng năm|hàng năm|hằng quý|hàng quý|hằng tháng|hàng tháng|hằng tuần|hàng tuần|hằng ngày|hàng ngày|cuối năm|đầu năm|cuối quý|cuối tháng|cả năm|trong quý|cuối kỳ|định kỳ|đột xuất|từng quý|từng tháng
T tháng đầu năm|tháng cuối năm|đầu quý|từng năm|mỗi quý|mỗi tháng|mỗi năm|mỗi tuần|thường niên|quý năm|tháng quý năm|tháng quý|các quý
O sở|bộ|phòng|cục|chi cục|ty|trung tâm|ban|vụ|tổng cục|văn phòng|thanh tra|viện|chi nhánh|hội đồng
O ủy ban nhân dân tỉnh|ủy ban nhân dân thành phố|ủy ban nhân dân huyện
O hội đồng nhân dân tỉnh|hội đồng nhân dân|tỉnh ủy|thành ủy|huyện ủy|thường trực tỉnh ủy|chính phủ|thủ tướng chính phủ|lãnh đạo sở|ban giám đốc|giám đốc sở|văn phòng sở|thanh tra sở|thanh tra tỉnh|văn phòng ủy ban nhân dân tỉnh|sở ngành
N iso|tcvn|qcvn|iso iec|quốc lộ|tỉnh lộ|đường số|đề án|khu phố|tổ|mẫu số|biểu số|nghị định số|phụ lục|công nghệ|phiên bản|covid|sars cov|khoản|điều
= đúng hạn|đúng thời hạn|đúng thời gian|đúng thời gian quy định|đúng hẹn|trong thời hạn|đúng thời hạn quy định|đúng hạn quy định|theo đúng thời hạn|đúng hạn theo quy định|theo đúng thời gian quy định|trong thời hạn quy định|đảm bảo thời gian quy định|bảo đảm thời gian quy định
= hài lòng|sự hài lòng|mức độ hài lòng|thỏa mãn|sự thỏa mãn|mức độ thỏa mãn|tỷ lệ hài lòng
= khảo sát hài lòng|đánh giá mức độ hài lòng|đánh giá sự hài lòng|khảo sát mức độ hài lòng|khảo sát sự hài lòng|khảo sát đánh giá sự hài lòng|khảo sát đánh giá mức độ hài lòng|đo lường sự hài lòng|đo lường mức độ hài lòng|đo lường sự thỏa mãn|đánh giá sự thỏa mãn|lấy ý kiến đánh giá sự hài lòng
= giải quyết|xử lý|tiếp nhận giải quyết|tiếp nhận và giải quyết|tiếp nhận xử lý
= người dân|công dân|nhân dân|bà con
= áp dụng|ứng dụng|sử dụng
= qua mạng|trực tuyến|trên môi trường mạng|môi trường mạng|trên môi trường điện tử|môi trường điện tử
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
= an toàn giao thông|atgt|trật tự an toàn giao thông|ttatgt
= phòng cháy chữa cháy|pccc
= bảo hiểm y tế|bhyt|tham gia bảo hiểm y tế|tham gia bhyt|bao phủ bảo hiểm y tế|bao phủ bhyt|độ bao phủ bảo hiểm y tế
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
= dịch vụ công trực tuyến|dvctt|dịch vụ công toàn trình
= bộ phận một cửa|bộ phận tiếp nhận và trả kết quả|bộ phận tiếp nhận và trả kết quả giải quyết thủ tục hành chính
= khiếu nại tố cáo|khiếu nại và tố cáo
= hộ nghèo|hộ gia đình nghèo
= tai nạn giao thông|tngt
= hợp tác xã|htx
= chuyển đổi số|cđs
= dân tộc thiểu số|dtts
= bảo vệ môi trường|bvmt
= phổ biến giáo dục pháp luật|pbgdpl|tuyên truyền phổ biến giáo dục pháp luật|phổ biến tuyên truyền giáo dục pháp luật
= ủy ban nhân dân|ubnd
= tăng|nâng|tăng thêm|nâng lên
= giảm|hạ|kéo giảm|giảm thiểu
! cấp xã|xã phường thị trấn|xã phường đặc khu
! cấp huyện|huyện thị xã thành phố
! cấp tỉnh|cấp thành phố
! quá hạn|trễ hạn|chậm hạn|trễ hẹn|chậm muộn
! trước hạn|trước thời hạn|sớm hạn
A kế hoạch|xây dựng kế hoạch|ban hành kế hoạch|lập kế hoạch|kế hoạch thực hiện|kế hoạch triển khai
A hướng dẫn|văn bản hướng dẫn|công văn hướng dẫn|hướng dẫn thực hiện|hướng dẫn nghiệp vụ|tài liệu hướng dẫn
A tuyên truyền|phổ biến|tuyên truyền phổ biến|phổ biến tuyên truyền|thông tin tuyên truyền|truyền thông|thông tin truyền thông|quán triệt|tuyên truyền vận động|nâng cao nhận thức
A tập huấn|bồi dưỡng|tập huấn bồi dưỡng|bồi dưỡng tập huấn|đào tạo bồi dưỡng|lớp tập huấn|lớp bồi dưỡng|mở lớp tập huấn|nâng cao năng lực|nâng cao trình độ
A kiểm tra|giám sát|kiểm tra giám sát|thanh tra kiểm tra|kiểm tra thanh tra|đoàn kiểm tra|giám sát chất lượng thi công|kiểm tra chất lượng tiến độ thi công|kiểm tra đôn đốc|đôn đốc kiểm tra|theo dõi đôn đốc|giám sát thi công|kiểm tra chất lượng|giám sát chất lượng|kiểm tra tiến độ|chất lượng tiến độ thi công|tiến độ thi công|chất lượng thi công
A tổng kết|sơ kết|sơ kết tổng kết|rút kinh nghiệm|rút ra bài học kinh nghiệm|bài học kinh nghiệm|hội nghị tổng kết|hội nghị sơ kết|hội nghị sơ kết tổng kết|tổng kết rút kinh nghiệm
A kiểm soát
A báo cáo|tổng hợp báo cáo|chế độ báo cáo|chấp hành chế độ báo cáo|báo cáo định kỳ|thông tin báo cáo
A nâng chất|nâng cao chất lượng|nâng cao hiệu quả|nâng cao chất lượng hiệu quả|nâng cao hiệu lực hiệu quả|nâng cao hiệu lực|đổi mới nâng cao chất lượng|đổi mới nâng cao hiệu quả|đổi mới nâng cao chất lượng hiệu quả|đổi mới nâng cao hiệu lực hiệu quả|chuyển biến|tạo chuyển biến|tạo chuyển biến rõ nét|chuyển biến rõ nét|cải thiện chất lượng|tạo chuyển biến rõ nét về chất lượng hiệu quả|tạo chuyển biến rõ nét về hiệu quả|tạo chuyển biến rõ nét về hiệu lực hiệu quả|tăng cường hiệu lực hiệu quả|tăng cường hiệu quả|tăng cường chất lượng|tăng cường chất lượng hiệu quả|tăng cường hiệu lực
A áp dụng cntt|ứng dụng cntt|ứng dụng công nghệ thông tin|áp dụng công nghệ thông tin|phần mềm|ứng dụng công nghệ số|phần mềm công nghệ số|ứng dụng phần mềm
A kinh phí|nguồn kinh phí|ngân sách|dự toán|dự toán kinh phí|lập dự toán|cân đối kinh phí|cân đối nguồn kinh phí|cân đối ngân sách|bố trí kinh phí|bố trí nguồn kinh phí|ưu tiên ngân sách|bố trí ngân sách|bảo đảm kinh phí|đảm bảo kinh phí
A kiện toàn|ban chỉ đạo|kiện toàn ban chỉ đạo|tổ chức và hoạt động của ban chỉ đạo|nhân sự ban chỉ đạo|kiện toàn nhân sự|kiện toàn tổ chức|củng cố ban chỉ đạo|tổ công tác|kiện toàn tổ công tác|bổ sung thành viên|kiện toàn bổ sung thành viên|bổ sung thành viên tổ công tác|bổ sung thành viên ban chỉ đạo|nhân sự tổ công tác|tổ giúp việc
A csdl|cơ sở dữ liệu|kho dữ liệu
A quy chế phối hợp|quy chế phối hợp liên ngành|phối hợp liên ngành|ký kết quy chế phối hợp|chương trình phối hợp
A khảo sát|điều tra khảo sát|đánh giá thực trạng|khảo sát thực trạng|thực trạng|khảo sát đánh giá thực trạng|khảo sát đánh giá|qua khảo sát
A mô hình|mô hình điểm|nhân rộng mô hình|làm điểm|chọn làm điểm|xây dựng mô hình|nhân rộng|nhân rộng mô hình điểm|xây dựng và nhân rộng mô hình|xây dựng và nhân rộng mô hình điểm|chọn điểm
A khen thưởng|biểu dương|biểu dương khen thưởng|tôn vinh|gương điển hình|tập thể cá nhân có thành tích|tập thể cá nhân tiêu biểu|điển hình tiên tiến|thi đua khen thưởng|tôn vinh khen thưởng
A vi phạm|xử lý vi phạm|xử phạt|hành vi vi phạm|xử phạt vi phạm|xử lý nghiêm|xử lý các vi phạm|xử lý nghiêm các vi phạm|xử lý hành vi vi phạm|xử lý nghiêm các hành vi vi phạm|xử lý các hành vi vi phạm|xử phạt hành vi vi phạm|phát hiện xử phạt|phát hiện xử lý
A hội thi|cuộc thi|sân chơi|hội thi tìm hiểu|hội thi kiến thức|thi tìm hiểu|tìm hiểu|phát động hội thi|liên hoan
A đối thoại|tháo gỡ khó khăn|tháo gỡ vướng mắc|giải đáp vướng mắc|tháo gỡ khó khăn vướng mắc|gặp gỡ đối thoại|vướng mắc|tháo gỡ
A biên soạn|in ấn|biên soạn in ấn|phát hành|biên soạn và phát hành|cấp phát|in và cấp phát|tờ rơi|tờ gấp|hỏi đáp|ấn phẩm|biên soạn tài liệu|biên soạn in ấn tài liệu|biên soạn và phát hành tài liệu|sổ tay tài liệu|tài liệu tờ rơi|sổ tay tài liệu tờ rơi|in và cấp phát sổ tay|tài liệu hỏi đáp
A học tập|học tập kinh nghiệm|trao đổi học tập kinh nghiệm|tham quan|tham quan học tập|tham quan học tập mô hình|trao đổi kinh nghiệm|mô hình hay|tỉnh bạn|ở tỉnh bạn|kinh nghiệm các địa phương|học tập kinh nghiệm các địa phương|học tập mô hình|đoàn học tập kinh nghiệm
A sửa đổi|sửa đổi bổ sung|sửa đổi bổ sung quy định|rà soát sửa đổi bổ sung|rà soát sửa đổi|bổ sung quy định|các quy định|rà soát các quy định|hoàn thiện các quy định|hoàn thiện quy định|rà soát quy định|rà soát sửa đổi bổ sung quy định
A xã hội hóa|huy động nguồn lực|huy động nguồn lực xã hội hóa|nguồn lực xã hội|vận động xã hội|nguồn lực|đóng góp nguồn lực|xã hội đóng góp nguồn lực|vận động xã hội đóng góp nguồn lực|huy động xã hội
A phụ trách|chuyên trách|cán bộ chuyên trách|phân công người phụ trách|người phụ trách|đội ngũ cán bộ làm công tác|phân công cán bộ|cán bộ phụ trách|phân công|đội ngũ cán bộ|bố trí cán bộ|bố trí đủ cán bộ|bố trí nhân lực|bố trí đủ nhân lực|bố trí công chức|bố trí đủ công chức|bố trí người phụ trách|bố trí cán bộ phụ trách|cán bộ làm công tác|bố trí đủ cán bộ làm công tác|bố trí cán bộ làm công tác|bố trí cán bộ chuyên trách|bố trí cán bộ chuyên trách làm công tác|phân công người phụ trách công tác|củng cố đội ngũ cán bộ làm công tác
A thiết bị|trang thiết bị|mua sắm|phương tiện|mua sắm trang thiết bị|phương tiện trang thiết bị|máy móc|máy móc phương tiện|trang bị|cơ sở vật chất|đầu tư bổ sung trang thiết bị|bổ sung trang thiết bị|đầu tư bổ sung|mua sắm phương tiện
A khởi công|đầu tư xây dựng|xây dựng mới|khởi công xây dựng|khởi công xây dựng mới
A sửa chữa|nâng cấp|cải tạo|sửa chữa nâng cấp|cải tạo sửa chữa|cải tạo nâng cấp|nâng cấp cải tạo|duy tu|duy tu sửa chữa|bảo dưỡng
A giải phóng mặt bằng|gpmb|bàn giao mặt bằng|mặt bằng|mặt bằng thi công|bàn giao mặt bằng thi công|tháo gỡ vướng mắc giải phóng mặt bằng|đền bù|bồi thường giải phóng mặt bằng|tháo gỡ vướng mắc hoàn thành công tác giải phóng mặt bằng|tháo gỡ vướng mắc hoàn thành giải phóng mặt bằng|tháo gỡ vướng mắc mặt bằng|tháo gỡ vướng mắc hoàn thành công tác gpmb|tháo gỡ vướng mắc hoàn thành gpmb
A nghiệm thu|đưa vào sử dụng|bàn giao|đưa vào khai thác|nghiệm thu đưa vào sử dụng|nghiệm thu bàn giao|nghiệm thu và đưa vào khai thác
A chủ trương đầu tư|báo cáo đề xuất chủ trương đầu tư|đề xuất chủ trương đầu tư|quyết định chủ trương đầu tư|chuẩn bị đầu tư|chủ trương dự án|phê duyệt chủ trương|chủ trương
A đấu thầu|nhà thầu|lựa chọn nhà thầu|lựa chọn nhà thầu thi công|đấu thầu thi công|lựa chọn đơn vị thi công|đơn vị thi công
A quyết toán|quyết toán dự án hoàn thành|hồ sơ quyết toán|thẩm tra quyết toán|phê duyệt quyết toán|thẩm tra phê duyệt quyết toán|quyết toán công trình
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
