// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/generated_plans_words.h"

namespace kehoach::testing {

// One line a phrase, its first letter says what it is (generated_plans_words.h).
const char* const kSectorWords =
    R"(
= CCHC|cải cách hành chính|internal|Sở Nội vụ|Phòng Nội vụ|Công chức Văn phòng - Thống kê|Văn phòng Sở;Phòng Cải cách hành chính;Bộ phận tiếp nhận và trả kết quả
o {CCHC}
o kiểm soát {TTHC}
o giải quyết hồ sơ {TTHC} theo cơ chế một cửa, một cửa liên thông
o tiếp nhận hồ sơ và trả kết quả giải quyết {TTHC}
~ tiếp công dân và trả lời kiến nghị của người dân
o cắt giảm thời gian giải quyết {TTHC}
~ cắt giảm thành phần hồ sơ {TTHC}
o công khai {TTHC} trên Cổng dịch vụ công
~ công khai {TTHC} tại nơi tiếp nhận hồ sơ
o nâng cao chỉ số {CCHC}
~ nâng cao chỉ số năng lực cạnh tranh
o xin lỗi người dân, doanh nghiệp khi giải quyết hồ sơ trễ hạn
o đo lường sự hài lòng của người dân đối với dịch vụ hành chính công
o tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính
o cải cách thể chế
~ cải cách tài chính công
~ cải cách chế độ công vụ
o sắp xếp tổ chức bộ máy hành chính
o phân cấp, ủy quyền giải quyết công việc
o rà soát, đơn giản hóa {TTHC} nội bộ
o số hóa kết quả giải quyết {TTHC} còn hiệu lực
o thực hiện {TTHC} không phụ thuộc địa giới hành chính
o trả kết quả hồ sơ qua dịch vụ bưu chính công ích
v Bộ phận tiếp nhận và trả kết quả cấp xã
v Trung tâm Phục vụ hành chính công
v các phòng chuyên môn
v các đơn vị trực thuộc
v {UBND} các xã, phường
v các cơ quan ngành dọc
m hồ sơ {TTHC}|được giải quyết đúng hạn
m hồ sơ {TTHC}|được giải quyết trước hạn
m hồ sơ {TTHC}|được tiếp nhận trực tuyến
m hồ sơ {TTHC}|được số hóa ngay khi tiếp nhận
m {TTHC} thuộc thẩm quyền|được công bố, công khai đúng quy định
m tổ chức, cá nhân|hài lòng về việc giải quyết {TTHC}
m tổ chức, cá nhân|hài lòng về thái độ phục vụ của công chức
m phản ánh, kiến nghị về {TTHC}|được xử lý, trả lời
m hồ sơ trễ hạn|có văn bản xin lỗi
m {TTHC} đủ điều kiện|được cung cấp dịch vụ công toàn trình
m giao dịch phí, lệ phí|được thanh toán trực tuyến
r hồ sơ {TTHC} bị trễ hạn không có lý do
r tình trạng nhũng nhiễu, gây phiền hà cho người dân
r tình trạng yêu cầu thêm giấy tờ ngoài quy định
t- số lần đi lại của người dân khi làm {TTHC}
t số lượng {TTHC} thực hiện tại cấp xã
t số lượng biên chế của bộ phận một cửa
s Ban hành danh mục {TTHC} thực hiện tại bộ phận một cửa
s Bố trí công chức có năng lực, đạo đức làm việc tại bộ phận một cửa
s Thực hiện chấm điểm, tự đánh giá kết quả {CCHC} theo bộ chỉ số đã ban hành
s Lấy phiếu đánh giá sự hài lòng của tổ chức, công dân tại nơi tiếp nhận hồ sơ
s Niêm yết đường dây nóng, hộp thư góp ý tại trụ sở {cq}
= ISO|áp dụng hệ thống quản lý chất lượng|internal|Sở Khoa học và Công nghệ|Phòng Kinh tế và Hạ tầng|Công chức Văn phòng - Thống kê|Ban chỉ đạo ISO;Tổ thư ký ISO;Văn phòng Sở
o duy trì {HTQLCL} theo TCVN ISO 9001:2015
o đánh giá nội bộ {HTQLCL}
~ xem xét của lãnh đạo đối với {HTQLCL}
o kiểm soát tài liệu của {HTQLCL}
~ kiểm soát hồ sơ của {HTQLCL}
o kiểm soát văn bản đến
~ kiểm soát văn bản đi
o khắc phục sự không phù hợp và cải tiến
o nhận diện và xử lý rủi ro trong các quy trình
o cập nhật quy trình giải quyết {TTHC} vào {HTQLCL}
o công bố {HTQLCL} phù hợp tiêu chuẩn quốc gia
o mở rộng phạm vi áp dụng {HTQLCL}
o xây dựng mục tiêu chất lượng của từng phòng
o đo lường sự thỏa mãn của khách hàng
o quản lý thiết bị, phương tiện làm việc
o lưu trữ hồ sơ công việc
o soát xét sổ tay chất lượng và chính sách chất lượng
o đào tạo chuyên gia đánh giá nội bộ
v các phòng chuyên môn
v các đơn vị trực thuộc
v Văn phòng
v các chi cục
m phòng, ban|được đánh giá nội bộ đúng kế hoạch
m quy trình nội bộ|được xây dựng và vận hành theo {HTQLCL}
m điểm không phù hợp|được khắc phục đúng thời hạn
m văn bản đến|được xử lý đúng thời hạn
m văn bản đi|được ban hành đúng thể thức
m {CBCC}|được phổ biến chính sách chất lượng, mục tiêu chất lượng
m khách hàng|thỏa mãn với dịch vụ của {cq}
m mục tiêu chất lượng đã đề ra|được hoàn thành
m ý kiến góp ý của khách hàng|được phân tích, phản hồi
r sự không phù hợp lặp lại qua các kỳ đánh giá
r tình trạng thất lạc hồ sơ, tài liệu
t- số điểm không phù hợp phát hiện khi đánh giá
t số lượng quy trình áp dụng {HTQLCL}
s Mời chuyên gia tư vấn rà soát {HTQLCL} trước kỳ đánh giá
s Chuyển đổi {HTQLCL} từ phiên bản TCVN ISO 9001:2008 sang TCVN ISO 9001:2015
s Lập sổ theo dõi mượn, trả tài liệu của {HTQLCL}
s Lập danh mục tài liệu nội bộ, tài liệu bên ngoài của {HTQLCL}
= CDS|chuyển đổi số|internal|Sở Khoa học và Công nghệ|Phòng Văn hóa - Khoa học và Thông tin|Công chức Văn hóa - Xã hội|Phòng Chuyển đổi số;Trung tâm Công nghệ thông tin;Văn phòng Sở
o {CĐS}
o ứng dụng {CNTT} trong hoạt động của cơ quan nhà nước
o bảo đảm an toàn thông tin mạng
~ bảo đảm an toàn lao động
o giám sát, ứng cứu sự cố an toàn thông tin
o cung cấp {DVC} trực tuyến
~ cung cấp thông tin trên cổng thông tin điện tử
o tích hợp, chia sẻ dữ liệu
o xây dựng kho dữ liệu dùng chung
o phát triển kinh tế số
~ phát triển xã hội số
~ phát triển chính quyền số
o phát triển hạ tầng số
o sử dụng chữ ký số chuyên dùng
~ sử dụng hóa đơn điện tử
o vận hành hệ thống thông tin giải quyết {TTHC}
o vận hành hệ thống quản lý văn bản và điều hành
o phổ cập kỹ năng số
o hoạt động của tổ công nghệ số cộng đồng
o thanh toán không dùng tiền mặt
o xác định cấp độ an toàn hệ thống thông tin
o chuẩn hóa mã định danh điện tử của cơ quan
o triển khai hội nghị truyền hình trực tuyến đến cấp xã
o lập hồ sơ công việc trên môi trường điện tử
v {UBND} các xã, phường
v các phòng chuyên môn
v các đơn vị sự nghiệp
v các thôn, tổ dân phố
v trung tâm tích hợp dữ liệu
m văn bản trao đổi giữa các cơ quan|được ký số
m hồ sơ công việc cấp xã|được xử lý trên môi trường mạng
m báo cáo định kỳ|được gửi qua hệ thống thông tin báo cáo
m máy chủ|được sao lưu dữ liệu định kỳ
m máy tính của công chức|được cài đặt phần mềm phòng, chống mã độc
m hộ gia đình|có kết nối internet cáp quang|@
m dân số trưởng thành|có tài khoản thanh toán điện tử|@
m dân số trưởng thành|có tài khoản định danh điện tử|@
m doanh nghiệp nhỏ và vừa|sử dụng nền tảng số
m {CBCC}|được bồi dưỡng kỹ năng số
r sự cố mất an toàn thông tin nghiêm trọng
r tình trạng lộ, lọt bí mật nhà nước trên mạng
t số cuộc họp trực tiếp
t+ tỷ trọng kinh tế số trong tổng sản phẩm trên địa bàn
t- số hồ sơ giấy phải nộp
t chi phí thuê dịch vụ {CNTT}
s Hoàn thành kết nối trục liên thông văn bản giữa các cơ quan
s Nâng cấp cổng thông tin điện tử của {cq}
s Đưa dữ liệu chuyên ngành lên cổng dữ liệu mở của tỉnh
s Phát động phong trào bình dân học vụ số
w hệ thống camera giám sát an ninh
w trạm thu phát sóng di động
w đài truyền thanh ứng dụng {CNTT}
= YTE|y tế|public|Sở Y tế|Phòng Y tế|Trạm Y tế xã|Phòng Nghiệp vụ Y;Trung tâm Kiểm soát bệnh tật;Phòng Nghiệp vụ Dược
a 0 1 2 4 6 7 9 14 15 18
o phòng, chống dịch sốt xuất huyết
~ phòng, chống dịch tay chân miệng
~ phòng, chống dịch sởi
o phòng, chống bệnh lao
~ phòng, chống bệnh dại trên người
o phòng, chống HIV/AIDS
o tiêm chủng mở rộng
o khám, chữa bệnh {BHYT}
o chăm sóc sức khỏe bà mẹ
~ chăm sóc sức khỏe vị thành niên
o chăm sóc, bảo vệ sức khỏe trẻ em
o quản lý bệnh không lây nhiễm
~ quản lý bệnh truyền nhiễm
o bảo đảm {ATTP} trong bếp ăn tập thể
~ bảo đảm {ATTP} thức ăn đường phố
o quản lý hành nghề y tư nhân
~ quản lý hành nghề dược
o quản lý giá thuốc và đấu thầu thuốc
o kiểm soát nhiễm khuẩn trong bệnh viện
o quản lý chất thải y tế
o lập hồ sơ sức khỏe điện tử
o cải tiến chất lượng bệnh viện
o dân số và kế hoạch hóa gia đình
o phòng, chống suy dinh dưỡng
o phòng, chống tác hại của thuốc lá
~ phòng, chống tác hại của rượu, bia
o hiến máu tình nguyện
o phục hồi chức năng cho người khuyết tật
v các trạm y tế xã
v bệnh viện đa khoa tỉnh
v các trung tâm y tế
v các cơ sở hành nghề y tư nhân
v các nhà thuốc, quầy thuốc
v các bếp ăn tập thể trong trường học
v các phòng khám đa khoa khu vực
m trẻ em dưới 1 tuổi|được tiêm chủng đầy đủ|@
m phụ nữ mang thai|được khám thai đủ số lần quy định|@
m dân số|tham gia {BHYT}|@
m trạm y tế xã|có bác sĩ làm việc
m trạm y tế xã|đạt bộ tiêu chí quốc gia
m người cao tuổi|được khám sức khỏe định kỳ|@
m người dân|được khám sàng lọc ung thư|@
m người bệnh nội trú|hài lòng với dịch vụ y tế
m bệnh nhân lao phát hiện mới|được điều trị khỏi
m chất thải rắn y tế nguy hại|được xử lý đạt quy chuẩn
m cơ sở dịch vụ ăn uống|được cấp giấy chứng nhận đủ điều kiện {ATTP}
r dịch lớn trên địa bàn
r vụ ngộ độc thực phẩm đông người mắc
r tai biến nặng sau tiêm chủng do sai sót chuyên môn
t- tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi
t số giường bệnh trên 10.000 dân
t- tỷ số tử vong mẹ
t mức sinh ở khu vực đô thị
t số lượt chuyển tuyến khám, chữa bệnh {BHYT}
s Trực cấp cứu 24/24 giờ trong dịp lễ, Tết
s Thực hiện quy tắc ứng xử, đổi mới phong cách phục vụ của nhân viên y tế
s Bảo đảm đủ thuốc, vật tư y tế phục vụ khám, chữa bệnh
w trạm y tế
w nhà ở cho nhân viên y tế
w khu điều trị nội trú
w hệ thống xử lý nước thải y tế
= GDDT|giáo dục và đào tạo|public|Sở Giáo dục và Đào tạo|Phòng Giáo dục và Đào tạo|Công chức Văn hóa - Xã hội|Phòng Giáo dục Trung học;Phòng Giáo dục Mầm non - Tiểu học;Phòng Quản lý chất lượng
a 0 1 4 14 13 6 2
o phổ cập giáo dục mầm non cho trẻ em 5 tuổi
~ phổ cập giáo dục tiểu học
~ phổ cập giáo dục trung học cơ sở
o xóa mù chữ
o xây dựng trường học đạt chuẩn quốc gia
o kiểm định chất lượng giáo dục
o tổ chức kỳ thi tốt nghiệp {THPT}
~ tổ chức tuyển sinh vào lớp 10
o bồi dưỡng học sinh giỏi
~ phụ đạo học sinh yếu
o đổi mới phương pháp dạy học
~ đổi mới kiểm tra, đánh giá học sinh
o giáo dục hướng nghiệp và phân luồng học sinh
o giáo dục kỹ năng sống cho học sinh
o phòng, chống bạo lực học đường
o phòng, chống đuối nước cho học sinh
o dạy và học ngoại ngữ
o dạy học môn tin học ở tiểu học
o giáo dục thể chất và y tế trường học
o giáo dục dân tộc nội trú, bán trú
o giáo dục hòa nhập trẻ khuyết tật
o quản lý dạy thêm, học thêm
o quản lý các khoản thu trong trường học
o tổ chức bữa ăn bán trú
o xây dựng xã hội học tập
o lựa chọn sách giáo khoa
v các trường mầm non
v các trường tiểu học
v các trường {THCS}
v các trường {THPT}
v các trung tâm giáo dục thường xuyên
v các cơ sở giáo dục ngoài công lập
v các trường phổ thông dân tộc nội trú
m học sinh lớp 5|hoàn thành chương trình tiểu học|@
m học sinh|tốt nghiệp {THPT}
m học sinh tốt nghiệp {THCS}|vào học lớp 10
m trẻ em 5 tuổi|được huy động ra lớp|@
m giáo viên|đạt chuẩn trình độ đào tạo|@
m trường học|được kết nối internet tốc độ cao|@
m trường học|có nhà vệ sinh đạt chuẩn|@
m người trong độ tuổi 15 đến 60|biết chữ|@
m phòng học|được kiên cố hóa|@
m hồ sơ chuyển trường|được giải quyết trực tuyến
r tình trạng học sinh bỏ học do hoàn cảnh khó khăn
r vụ bạo lực học đường nghiêm trọng
r tình trạng lạm thu đầu năm học
t số học sinh bình quân trên một lớp
t tỷ lệ học sinh học nghề sau {THCS}
t- số điểm trường lẻ
s Tổ chức khai giảng năm học mới trang trọng, gọn nhẹ
s Thực hiện chương trình giáo dục phổ thông mới theo lộ trình
s Bảo đảm đủ giáo viên theo định mức
w trường mầm non
w trường tiểu học
w trường {THCS}
w nhà đa năng trường {THPT}
= NONG|phát triển nông nghiệp|public|Sở Nông nghiệp và Phát triển nông thôn|Phòng Nông nghiệp và Phát triển nông thôn|Công chức Địa chính - Nông nghiệp|Chi cục Chăn nuôi và Thú y;Chi cục Trồng trọt và Bảo vệ thực vật;Phòng Kế hoạch - Tài chính
a 0 2 3 6 9 11 10
o phòng, chống bệnh dịch tả lợn châu Phi
~ phòng, chống bệnh lở mồm long móng
~ phòng, chống bệnh cúm gia cầm
o tiêm phòng vắc xin cho đàn gia súc
~ tiêm phòng bệnh dại cho đàn chó, mèo
o kiểm soát giết mổ
o phòng trừ sâu bệnh hại lúa
~ phòng trừ sâu bệnh hại cây ăn quả
o cơ cấu lại ngành nông nghiệp
o chuyển đổi cơ cấu cây trồng trên đất lúa
o sản xuất vụ đông
~ sản xuất vụ hè thu
o phát triển cây ăn quả có múi
~ phát triển cây dược liệu
o phát triển chăn nuôi an toàn sinh học
o nuôi trồng thủy sản thâm canh
~ khai thác thủy sản xa bờ
o chống khai thác hải sản bất hợp pháp
o bảo vệ và phát triển rừng
~ {PCCC} rừng
o trồng rừng gỗ lớn
o giao khoán bảo vệ rừng
o quản lý vật tư nông nghiệp
o cấp mã số vùng trồng
o phát triển sản phẩm OCOP
o phát triển {HTX} nông nghiệp
o quản lý khai thác công trình thủy lợi
o cấp nước sạch nông thôn
o kiểm tra chất lượng giống cây trồng
~ kiểm tra chất lượng giống vật nuôi
o sản xuất nông nghiệp hữu cơ
o khuyến nông và chuyển giao kỹ thuật
v các cơ sở kinh doanh vật tư nông nghiệp
v các cơ sở giết mổ tập trung
v các trang trại chăn nuôi
v các vùng chuyên canh
v các vùng sản xuất tập trung
v các xã vùng cao
v các hồ chứa nước
v các {HTX} nông nghiệp
m ổ dịch động vật|được bao vây, dập tắt trong vòng 21 ngày|@
m xã|có nhân viên thú y
m hộ dân nông thôn|được sử dụng nước sạch theo quy chuẩn|@
m diện tích lúa|sử dụng giống chất lượng cao|@
m sản phẩm OCOP|được đưa lên sàn thương mại điện tử
m tàu cá có chiều dài từ 15 m trở lên|lắp thiết bị giám sát hành trình
m diện tích cây trồng|được tưới chủ động|@
m cơ sở sản xuất nông lâm thủy sản|được kiểm tra, xếp loại {ATTP}
m lô hàng nông sản xuất khẩu|đáp ứng yêu cầu kiểm dịch
m {HTX} nông nghiệp|hoạt động đạt loại khá, tốt
r dịch bệnh nguy hiểm trên đàn vật nuôi lây lan diện rộng
r vụ cháy rừng lớn
r tàu cá vi phạm vùng biển nước ngoài
r tình trạng buôn bán vật tư nông nghiệp giả
t diện tích gieo trồng lúa
t tổng đàn lợn
t công suất chế biến thủy sản
t+ diện tích rừng trồng mới
s Vận hành điều tiết nước phục vụ sản xuất theo lịch thời vụ
s Dự báo, cảnh báo thị trường tiêu thụ nông sản cho nông dân
w kênh mương nội đồng
w hồ chứa nước
w công trình cấp nước sinh hoạt tập trung
w đường ra khu sản xuất
w trạm bơm tưới
= VHTTDL|văn hóa, thể thao và du lịch|public|Sở Văn hóa, Thể thao và Du lịch|Phòng Văn hóa và Thông tin|Công chức Văn hóa - Xã hội|Phòng Quản lý văn hóa;Phòng Quản lý thể dục thể thao;Phòng Quản lý du lịch
a 0 1 2 4 6 9 10 11 19
o xây dựng đời sống văn hóa
o xây dựng gia đình văn hóa
~ xây dựng thôn, tổ dân phố văn hóa
o bảo tồn di tích lịch sử - văn hóa
~ bảo tồn di sản văn hóa phi vật thể
o quản lý và tổ chức lễ hội
o quản lý hoạt động quảng cáo
~ quản lý hoạt động karaoke
o phát triển du lịch cộng đồng
~ phát triển du lịch sinh thái
o xúc tiến, quảng bá du lịch
o quản lý cơ sở lưu trú du lịch
~ quản lý hướng dẫn viên du lịch
o phát triển văn hóa đọc
o hoạt động của thư viện
~ hoạt động của bảo tàng
o phát triển phong trào thể dục thể thao quần chúng
~ phát triển thể thao thành tích cao
o tổ chức đại hội thể dục thể thao các cấp
o phổ cập bơi cho trẻ em
o phòng, chống bạo lực gia đình
o xây dựng nếp sống văn minh trong việc cưới, việc tang
o biểu diễn nghệ thuật phục vụ vùng sâu, vùng xa
o kiểm kê hiện vật bảo tàng
o tuyên truyền cổ động trực quan
o đào tạo vận động viên năng khiếu
v các di tích đã xếp hạng
v các khu, điểm du lịch
v các cơ sở lưu trú du lịch
v các thiết chế văn hóa cơ sở
v các lễ hội lớn
v nhà văn hóa thôn, tổ dân phố
v các thư viện công cộng
m hộ gia đình|đạt danh hiệu gia đình văn hóa|@
m thôn, tổ dân phố|đạt danh hiệu văn hóa
m thôn, tổ dân phố|có nhà văn hóa đạt chuẩn
m dân số|tập luyện thể dục thể thao thường xuyên|@
m di tích đã xếp hạng|được lập hồ sơ khoa học
m lao động ngành du lịch|qua đào tạo nghiệp vụ
m lễ hội|được tổ chức đúng quy định
m cơ quan, đơn vị|đạt chuẩn văn hóa
r tình trạng chèo kéo khách tại điểm du lịch
r hoạt động mê tín dị đoan trong lễ hội
r việc tu bổ di tích không phép
t+ số lượt khách du lịch lưu trú
t số lễ hội cấp tỉnh
t+ thời gian lưu trú bình quân của du khách
t mức thu phí tham quan di tích
s Tham gia các giải thể thao khu vực và toàn quốc theo kế hoạch
s Xây dựng bộ nhận diện thương hiệu du lịch của tỉnh
s Tổ chức chương trình nghệ thuật chào mừng các ngày lễ lớn
w nhà văn hóa
w sân vận động
w thư viện
w nhà bia ghi tên liệt sĩ
)"
    // A string literal has a limit of length that compilers must take; two pieces are one list.
    R"(
= PCCC|phòng cháy, chữa cháy|public|Công an tỉnh|Công an huyện|Công an xã|Phòng Cảnh sát PCCC và CNCH;Phòng Tham mưu;Đội Chữa cháy và cứu nạn, cứu hộ
a 0 1 2 4 5 9 10 15 16
o {PCCC} khu dân cư
~ {PCCC} nhà chung cư
~ {PCCC} chợ, trung tâm thương mại
o {PCCC} và cứu nạn, cứu hộ
o diễn tập phương án chữa cháy
o thẩm duyệt thiết kế về {PCCC}
~ nghiệm thu về {PCCC}
o xây dựng lực lượng {PCCC} cơ sở
~ xây dựng lực lượng dân phòng
o xây dựng tổ liên gia an toàn {PCCC}
o mở lối thoát nạn thứ hai tại nhà ở kết hợp kinh doanh
o trang bị bình chữa cháy tại hộ gia đình
o quản lý an toàn điện trong sinh hoạt
~ quản lý an toàn sử dụng khí đốt
o bảo dưỡng trụ nước chữa cháy
v các khu dân cư có nguy cơ cháy cao
v các cơ sở kinh doanh có điều kiện
v các chợ, trung tâm thương mại
v các trường học
v các bệnh viện
v các khu công nghiệp
v các nhà trọ cho thuê
m cơ sở thuộc diện quản lý về {PCCC}|được kiểm tra định kỳ
m hộ gia đình kết hợp kinh doanh|có lối thoát nạn thứ hai|@
m thôn, tổ dân phố|có đội dân phòng hoạt động hiệu quả
m đội dân phòng|được huấn luyện nghiệp vụ {PCCC}
m tồn tại về {PCCC} đã kiến nghị|được khắc phục
r vụ cháy gây hậu quả đặc biệt nghiêm trọng
r cháy lớn tại khu dân cư
t- số vụ cháy do sự cố điện
t- số người chết do cháy
t số đội {PCCC} chuyên ngành
s Công khai danh sách cơ sở không bảo đảm an toàn về {PCCC}
s Trực sẵn sàng chiến đấu 24/24 giờ, bảo đảm quân số, phương tiện
w bến lấy nước chữa cháy
w trụ sở đội chữa cháy
= TUPHAP|tư pháp|public|Sở Tư pháp|Phòng Tư pháp|Công chức Tư pháp - Hộ tịch|Phòng Phổ biến, giáo dục pháp luật;Phòng Hành chính tư pháp;Phòng Xây dựng và kiểm tra văn bản
a 0 1 2 3 4 5 6 8 9 11 12 13 17
o {PBGDPL}
o hòa giải ở cơ sở
o xây dựng {VBQPPL}
~ kiểm tra, xử lý {VBQPPL}
~ rà soát, hệ thống hóa {VBQPPL}
o theo dõi tình hình thi hành pháp luật
o quản lý xử lý vi phạm hành chính
o đăng ký và quản lý hộ tịch
~ quản lý quốc tịch
o chứng thực bản sao từ bản chính
~ chứng thực hợp đồng, giao dịch
o trợ giúp pháp lý cho hộ nghèo
~ trợ giúp pháp lý cho người có công
o quản lý hoạt động công chứng
~ quản lý hoạt động luật sư
~ quản lý hoạt động đấu giá tài sản
~ quản lý hoạt động giám định tư pháp
o cấp phiếu lý lịch tư pháp
o đăng ký biện pháp bảo đảm
o nuôi con nuôi
o số hóa sổ hộ tịch
o hỗ trợ pháp lý cho doanh nghiệp nhỏ và vừa
o xây dựng xã đạt chuẩn tiếp cận pháp luật
o tổ chức Ngày Pháp luật
o quản lý tủ sách pháp luật
v {UBND} các xã, phường
v các tổ chức hành nghề công chứng
v các tổ chức đấu giá tài sản
v các trường học
v các khu công nghiệp
v các tổ hòa giải
v các xã biên giới
m mâu thuẫn, tranh chấp nhỏ|được giải quyết ngay tại thôn|@
m yêu cầu chứng thực|được giải quyết trong ngày
m {VBQPPL} của địa phương|được tự kiểm tra sau khi ban hành
m dự thảo {VBQPPL}|được thẩm định đúng thời hạn
m trẻ em sinh ra|được đăng ký khai sinh đúng hạn|@
m thôn, bản|có tổ hòa giải đủ thành viên
m người thuộc diện|được trợ giúp pháp lý khi có yêu cầu|@
m hòa giải viên|được bồi dưỡng nghiệp vụ|@
r văn bản ban hành trái thẩm quyền
r việc chứng thực giấy tờ giả mạo
r khiếu nại kéo dài về hộ tịch
t- số vụ việc hòa giải không thành
t- số văn bản quy định chi tiết chậm ban hành
t số lượng tổ hòa giải
s Cập nhật văn bản của địa phương lên {CSDL} quốc gia về pháp luật
s Tham gia ý kiến đối với các dự thảo luật khi được yêu cầu
s Tổ chức cuộc thi tìm hiểu pháp luật trực tuyến
= MT|tài nguyên và môi trường|public|Sở Tài nguyên và Môi trường|Phòng Tài nguyên và Môi trường|Công chức Địa chính - Xây dựng|Chi cục Bảo vệ môi trường;Phòng Quản lý đất đai;Văn phòng Đăng ký đất đai
a 0 1 2 3 4 9 10 11 15
o {BVMT} làng nghề
~ {BVMT} khu công nghiệp
o phân loại chất thải rắn tại nguồn
~ thu gom, xử lý chất thải rắn sinh hoạt
o thu gom, xử lý nước thải sinh hoạt
~ thu gom, xử lý nước thải công nghiệp
o quản lý chất thải nguy hại
o thẩm định báo cáo đánh giá tác động môi trường
~ cấp giấy phép môi trường
o quan trắc môi trường không khí
~ quan trắc môi trường nước mặt
o lập quy hoạch, kế hoạch sử dụng đất
o cấp giấy chứng nhận quyền sử dụng đất lần đầu
~ thu hồi giấy chứng nhận quyền sử dụng đất cấp sai quy định
o thống kê, kiểm kê đất đai
o đo đạc, lập bản đồ địa chính
o bồi thường, hỗ trợ, tái định cư
o quản lý khai thác khoáng sản
~ quản lý khai thác nước dưới đất
o bảo tồn đa dạng sinh học
o giảm thiểu rác thải nhựa
o ứng phó với biến đổi khí hậu
o đăng ký biến động đất đai
o xác định giá đất cụ thể
~ xây dựng bảng giá đất
o xử lý cơ sở gây ô nhiễm môi trường nghiêm trọng
o bảo vệ hành lang nguồn nước
v các khu công nghiệp, cụm công nghiệp
v các làng nghề
v các bãi chôn lấp rác
v các mỏ khai thác khoáng sản
v các khu dân cư tập trung
v các trang trại chăn nuôi
v các lưu vực sông
m chất thải rắn sinh hoạt đô thị|được thu gom, xử lý
m chất thải rắn sinh hoạt nông thôn|được thu gom, xử lý|@
m chất thải nguy hại|được thu gom, xử lý đúng quy định
m khu công nghiệp đang hoạt động|có hệ thống xử lý nước thải tập trung
m hồ sơ đăng ký biến động đất đai|được giải quyết đúng hạn
m diện tích cần cấp|được cấp giấy chứng nhận quyền sử dụng đất|@
m hộ gia đình|thực hiện phân loại rác tại nguồn|@
m dự án thuộc diện quản lý|có giấy phép môi trường
r điểm nóng về ô nhiễm môi trường
r tình trạng khai thác khoáng sản trái phép
r tình trạng lấn chiếm đất công
t- khối lượng chất thải rắn phải chôn lấp
t diện tích đất công nghiệp
t diện tích đất trồng lúa chuyển mục đích
t số giếng khai thác nước dưới đất
s Tổ chức lễ phát động hưởng ứng Ngày Môi trường thế giới
s Công bố công khai quy hoạch sử dụng đất tại trụ sở {cq}
w bãi chôn lấp rác hợp vệ sinh
w trạm xử lý nước thải tập trung
w trạm quan trắc tự động
= LDXH|lao động, thương binh và xã hội|public|Sở Lao động - Thương binh và Xã hội|Phòng Lao động - Thương binh và Xã hội|Công chức Văn hóa - Xã hội|Phòng Việc làm - An toàn lao động;Phòng Bảo trợ xã hội;Phòng Người có công
a 0 1 2 3 5 6 7 11 15 18
o giải quyết việc làm
o đưa người lao động đi làm việc ở nước ngoài
~ quản lý lao động nước ngoài
o đào tạo nghề cho lao động nông thôn
~ đào tạo nghề cho người khuyết tật
o giảm nghèo bền vững
o rà soát hộ nghèo, hộ cận nghèo
o chính sách ưu đãi người có công
~ chính sách trợ giúp xã hội
o tìm kiếm, quy tập hài cốt liệt sĩ
o chi trả trợ cấp xã hội qua tài khoản
o an toàn, vệ sinh lao động
o thực hiện bảo hiểm thất nghiệp
~ thực hiện bảo hiểm xã hội tự nguyện
o cai nghiện ma túy và quản lý sau cai
o phòng, chống mại dâm
o chăm sóc người cao tuổi
~ chăm sóc người khuyết tật
o hỗ trợ nhà ở cho hộ nghèo
~ hỗ trợ nhà ở cho người có công
o thực hiện thang, bảng lương trong doanh nghiệp
o xây dựng quan hệ lao động hài hòa
o phòng, chống tai nạn lao động trong xây dựng
o kết nối cung - cầu lao động
o tu bổ nghĩa trang liệt sĩ
v các doanh nghiệp có nguy cơ cao về tai nạn lao động
v các khu công nghiệp
v các cơ sở giáo dục nghề nghiệp
v các cơ sở trợ giúp xã hội
v các cơ sở cai nghiện
v các xã đặc biệt khó khăn
v các xã, phường trọng điểm
m người trong độ tuổi lao động|có việc làm sau đào tạo|@
m lao động|qua đào tạo có bằng cấp, chứng chỉ|@
m gia đình người có công|có mức sống từ trung bình trở lên|@
m người khuyết tật nặng|được hỗ trợ phương tiện trợ giúp|@
m hộ nghèo|được tiếp cận dịch vụ xã hội cơ bản|@
m hồ sơ người có công|được giải quyết đúng hạn
m doanh nghiệp|thực hiện báo cáo tai nạn lao động định kỳ
m người nghiện có hồ sơ quản lý|được cai nghiện|@
r vụ đình công kéo dài
r tình trạng trục lợi chính sách người có công
r vụ tai nạn lao động chết người do lỗi quản lý
t- tỷ lệ hộ nghèo theo chuẩn đa chiều
t số lao động nông nghiệp
t- tỷ lệ thất nghiệp khu vực thành thị
s Thăm, tặng quà người có công nhân dịp Tết Nguyên đán và ngày 27/7
s Tổ chức phiên giao dịch việc làm lưu động
s Hoàn thành xóa nhà tạm, nhà dột nát cho hộ nghèo
w nhà tình nghĩa
w nghĩa trang liệt sĩ
w trung tâm bảo trợ xã hội
= GT|giao thông vận tải|public|Sở Giao thông vận tải|Phòng Kinh tế và Hạ tầng|Công chức Địa chính - Xây dựng|Phòng Quản lý vận tải;Phòng Quản lý kết cấu hạ tầng;Ban An toàn giao thông
a 0 1 2 4 5 9 12 14 15
o bảo đảm {TTATGT} đường bộ
~ bảo đảm {TTATGT} đường thủy nội địa
~ bảo đảm {TTATGT} đường sắt
o kiểm soát tải trọng phương tiện
o bảo trì đường tỉnh
~ bảo trì đường huyện
o quản lý vận tải hành khách bằng xe buýt
~ quản lý vận tải hàng hóa
o đào tạo, sát hạch lái xe ô tô
~ đào tạo, sát hạch lái xe mô tô
o cấp, đổi giấy phép lái xe
~ tước quyền sử dụng giấy phép lái xe
o đăng kiểm phương tiện cơ giới
o giải tỏa hành lang an toàn đường bộ
o xử lý điểm đen tai nạn giao thông
o phát triển giao thông nông thôn
o quản lý bến xe khách
~ quản lý bến khách ngang sông
o đưa đón học sinh bằng xe ô tô
o xóa lối đi tự mở qua đường sắt
o quản lý dữ liệu giám sát hành trình
o xử lý vi phạm nồng độ cồn
~ xử lý vi phạm tốc độ
v các bến xe khách
v các địa bàn trọng điểm
v các trung tâm đăng kiểm
v các tuyến quốc lộ ủy thác
v các tuyến đường tỉnh
v các bến khách ngang sông
v các cổng trường học
m đường tỉnh|được cứng hóa, nhựa hóa
m đường trục thôn|được cứng hóa
m giấy phép lái xe|được cấp, đổi qua dịch vụ công toàn trình
m xe kinh doanh vận tải hành khách|lắp thiết bị giám sát hành trình
m vụ tai nạn giao thông|được điều tra nguyên nhân
m vụ vi phạm hành lang đường bộ|được giải tỏa
m phương tiện thủy nội địa|được đăng ký, đăng kiểm
r vụ tai nạn giao thông đặc biệt nghiêm trọng
r ùn tắc giao thông kéo dài trong dịp lễ, Tết
r xe quá tải lưu thông trên đường tỉnh
t- số người chết do tai nạn giao thông
t số tuyến xe buýt
t- số bến thủy nội địa không phép
s Tổ chức phân luồng giao thông phục vụ thi công
s Lắp đặt đèn tín hiệu tại các nút giao phức tạp
w đường giao thông liên xã
w cầu dân sinh
w cầu vượt sông
w đường tránh trung tâm
= TAICHINH|tài chính và đầu tư công|internal|Sở Tài chính|Phòng Tài chính - Kế hoạch|Công chức Tài chính - Kế toán|Phòng Quản lý ngân sách;Phòng Tài chính đầu tư;Phòng Quản lý giá - công sản
o giải ngân vốn đầu tư công
~ quyết toán vốn đầu tư công
o thu ngân sách nhà nước
~ chi ngân sách nhà nước
o thực hành tiết kiệm, chống lãng phí
o quản lý, sử dụng tài sản công
o đấu giá quyền sử dụng đất
~ đấu thầu mua sắm tài sản
o xử lý nợ đọng xây dựng cơ bản
~ xử lý nợ đọng thuế
o công khai ngân sách
o kiểm soát chi thường xuyên
o thẩm định dự toán, quyết toán
o giao quyền tự chủ cho đơn vị sự nghiệp công lập
o quản lý giá hàng hóa, dịch vụ
o thu hút đầu tư
o cải thiện môi trường đầu tư kinh doanh
o hỗ trợ doanh nghiệp khởi nghiệp
~ hỗ trợ hộ kinh doanh chuyển đổi thành doanh nghiệp
o đăng ký doanh nghiệp qua mạng
o giám sát, đánh giá đầu tư
o cơ cấu lại doanh nghiệp nhà nước
o quản lý vốn vay nước ngoài
o lập kế hoạch phát triển kinh tế - xã hội
o xử lý nhà, đất dôi dư
v các ban quản lý dự án
v các đơn vị sử dụng ngân sách
v các đơn vị sự nghiệp công lập
v các doanh nghiệp có vốn nhà nước
v {UBND} các xã, phường
m kế hoạch vốn được giao|được phân bổ chi tiết trước ngày 31/12
m dự toán thu ngân sách nhà nước|được hoàn thành
m dự án hoàn thành|được phê duyệt quyết toán đúng hạn
m đơn vị sự nghiệp công lập|tự bảo đảm chi thường xuyên
m doanh nghiệp mới thành lập|nộp thuế điện tử
m đơn vị dự toán|thực hiện công khai ngân sách
m gói thầu|được lựa chọn nhà thầu qua mạng
m tài sản công|được cập nhật vào phần mềm quản lý
r nợ đọng xây dựng cơ bản mới phát sinh
r tình trạng chi sai chế độ, định mức
r thất thu ngân sách trong lĩnh vực đất đai
t tỷ trọng chi thường xuyên trong tổng chi ngân sách
t- số dự án chậm tiến độ
t- mức chi hội nghị, tiếp khách
t mức chi cho sự nghiệp khoa học
s Họp giao ban hằng tháng về tiến độ giải ngân vốn đầu tư công
s Rà soát, điều chuyển vốn từ dự án chậm giải ngân
)"
    R"(
= NOIVU|nội vụ|internal|Sở Nội vụ|Phòng Nội vụ|Công chức Văn phòng - Thống kê|Phòng Công chức, viên chức;Phòng Tổ chức bộ máy;Văn phòng Sở
o tinh giản biên chế
~ tuyển dụng công chức
~ tuyển dụng viên chức
o sắp xếp đơn vị hành chính cấp xã
~ sắp xếp thôn, tổ dân phố
o xây dựng vị trí việc làm
o đào tạo, bồi dưỡng {CBCC}
o luân chuyển, điều động công chức
o bổ nhiệm, bổ nhiệm lại công chức lãnh đạo
~ miễn nhiệm, từ chức đối với công chức lãnh đạo
o đánh giá, xếp loại {CBCC} hằng năm
o chuyển đổi vị trí công tác
o thi đua, khen thưởng
o văn thư, lưu trữ
~ chỉnh lý tài liệu tồn đọng
o thực hiện quy chế dân chủ ở cơ sở
o dân vận chính quyền
o nâng bậc lương thường xuyên
~ nâng bậc lương trước thời hạn
o thăng hạng chức danh nghề nghiệp viên chức
o quản lý hội, quỹ
o chấp hành kỷ luật, kỷ cương hành chính
o thực hiện văn hóa công sở
o quản lý hồ sơ điện tử của {CBCC}
o phát triển thanh niên
v các phòng chuyên môn
v các đơn vị trực thuộc
v {UBND} các xã, phường
v lưu trữ lịch sử tỉnh
v các hội đặc thù
m {CBCC}|hoàn thành tốt nhiệm vụ trở lên
m {CBCC}|hoàn thành xuất sắc nhiệm vụ
m {CBCC} cấp xã|đạt chuẩn trình độ chuyên môn
m công chức lãnh đạo|được bồi dưỡng kiến thức quản lý nhà nước
m công chức|sử dụng thành thạo phần mềm văn phòng
m hồ sơ, tài liệu đến hạn|được giao nộp vào lưu trữ cơ quan
m viên chức|được bổ nhiệm đúng vị trí việc làm
m hồ sơ khen thưởng|được thẩm định đúng hạn
r tình trạng công chức vi phạm đạo đức công vụ
r sai phạm trong tuyển dụng, bổ nhiệm
r tình trạng đi muộn, về sớm
t số lượng biên chế hưởng lương từ ngân sách
t số đầu mối tổ chức bên trong
t số lượng cấp phó
s Cử công chức tham gia các lớp bồi dưỡng ngạch chuyên viên
s Lập kế hoạch biên chế năm sau trình cấp có thẩm quyền
s Tổ chức phong trào thi đua chào mừng đại hội đảng các cấp
= THANHTRA|thanh tra, tiếp công dân và phòng, chống tham nhũng|internal|Thanh tra tỉnh|Thanh tra huyện|Công chức Tư pháp - Hộ tịch|Thanh tra Sở;Phòng Nghiệp vụ;Ban Tiếp công dân
o tiếp công dân
o giải quyết khiếu nại
~ giải quyết tố cáo
o phòng, chống tham nhũng, tiêu cực
o kê khai, kiểm soát tài sản, thu nhập
o thanh tra hành chính
~ thanh tra chuyên ngành
o xử lý sau thanh tra
o thu hồi tiền, tài sản sai phạm
o giám sát hoạt động đoàn thanh tra
o giải quyết vụ việc khiếu kiện đông người
~ giải quyết vụ việc tồn đọng, kéo dài
o xử lý đơn thư phản ánh, kiến nghị
o bảo vệ người tố cáo
o phòng ngừa xung đột lợi ích
o đánh giá hiệu quả phòng, chống tham nhũng cấp tỉnh
o thanh tra trách nhiệm người đứng đầu
o công khai, minh bạch trong hoạt động của cơ quan
v các đơn vị trực thuộc
v các ban quản lý dự án
v {UBND} các xã, phường
v các trường học công lập
v trụ sở tiếp công dân
m đơn khiếu nại, tố cáo thuộc thẩm quyền|được giải quyết đúng hạn
m đơn thư|được phân loại, xử lý đúng quy định
m kết luận thanh tra|được ban hành đúng thời hạn
m kết luận thanh tra|được đôn đốc thực hiện
m người có nghĩa vụ|kê khai tài sản, thu nhập đúng hạn
m tiền sai phạm phát hiện qua thanh tra|được thu hồi
r điểm nóng về khiếu kiện
r vụ việc tham nhũng trong {cq}
r tình trạng đơn thư vượt cấp
t- số vụ khiếu nại đông người
t- số cuộc thanh tra chồng chéo
t số cuộc thanh tra đột xuất
s Lãnh đạo {cq} tiếp công dân định kỳ {n} buổi mỗi tháng
s Rà soát, xử lý chồng chéo trong kế hoạch thanh tra
= CONGTHUONG|công thương|public|Sở Công Thương|Phòng Kinh tế và Hạ tầng|Công chức Địa chính - Xây dựng|Phòng Quản lý thương mại;Phòng Quản lý công nghiệp;Cục Quản lý thị trường
a 0 2 5 10 11 16 19
o khuyến công
~ khuyến mại và bình ổn thị trường
o phát triển cụm công nghiệp
o phát triển thương mại điện tử
~ phát triển thương mại biên giới
o chống buôn lậu, gian lận thương mại
~ chống hàng giả, hàng kém chất lượng
o xúc tiến thương mại
o bảo vệ quyền lợi người tiêu dùng
o quản lý an toàn hóa chất
~ quản lý vật liệu nổ công nghiệp
o sử dụng năng lượng tiết kiệm, hiệu quả
o bảo đảm cung ứng điện mùa khô
o quản lý kinh doanh xăng dầu
~ quản lý kinh doanh khí hóa lỏng
o quản lý hoạt động bán hàng đa cấp
o chuyển đổi mô hình quản lý chợ
o kết nối cung cầu hàng hóa
o dự trữ hàng hóa phục vụ Tết
~ dự trữ hàng hóa phục vụ phòng, chống thiên tai
o phát triển công nghiệp hỗ trợ
~ phát triển công nghiệp chế biến nông sản
o xuất khẩu hàng hóa
~ nhập khẩu hàng hóa
o an toàn đập, hồ chứa thủy điện
v các chợ trung tâm
v các cửa hàng xăng dầu
v các cụm công nghiệp
v các siêu thị
v các cơ sở sản xuất công nghiệp nông thôn
v các cửa khẩu
v các hồ thủy điện
m xã|có điện đạt chuẩn
m hộ dân|được sử dụng điện lưới quốc gia|@
m cửa hàng xăng dầu|xuất hóa đơn điện tử từng lần bán
m tiểu thương|niêm yết giá bán hàng hóa|@
m cụm công nghiệp|có hệ thống xử lý nước thải
m vụ vi phạm bị phát hiện|được xử lý dứt điểm
m khiếu nại của người tiêu dùng|được giải quyết
r tình trạng khan hiếm hàng hóa, tăng giá đột biến
r sự cố hóa chất tại doanh nghiệp
r tình trạng đầu cơ, găm hàng
t+ chỉ số sản xuất công nghiệp
t- kim ngạch nhập siêu
t lượng điện mua từ lưới quốc gia
t- mức tiêu hao năng lượng trên đơn vị sản phẩm
s Tổ chức hội chợ, phiên chợ hàng Việt về nông thôn
s Hỗ trợ cơ sở công nghiệp nông thôn ứng dụng máy móc tiên tiến
w hạ tầng cụm công nghiệp
w chợ nông thôn
w trạm biến áp
= XAYDUNG|xây dựng và phát triển đô thị|public|Sở Xây dựng|Phòng Quản lý đô thị|Công chức Địa chính - Xây dựng|Phòng Quy hoạch - Kiến trúc;Phòng Quản lý nhà và thị trường bất động sản;Chi cục Giám định xây dựng
a 0 9 10 11 15 13
o lập quy hoạch chung đô thị
~ lập quy hoạch phân khu
~ lập quy hoạch xây dựng vùng huyện
o quản lý trật tự xây dựng
o cấp giấy phép xây dựng
~ thu hồi giấy phép xây dựng
o quản lý chất lượng công trình xây dựng
o phát triển nhà ở xã hội
~ phát triển nhà ở thương mại
o quản lý vận hành nhà chung cư
o cấp nước đô thị
~ thoát nước đô thị
o quản lý cây xanh đô thị
~ quản lý chiếu sáng đô thị
o chỉnh trang đô thị
o công bố giá vật liệu xây dựng
o quản lý nghĩa trang, cơ sở hỏa táng
o thẩm định thiết kế xây dựng
~ nghiệm thu công trình xây dựng
o cấp chứng chỉ hành nghề xây dựng
o bàn giao hạ tầng khu đô thị
o sử dụng vật liệu xây không nung
o đặt tên, đổi tên đường
v các khu đô thị mới
v các công trình trọng điểm
v các tuyến phố chính
v các khu nhà ở xã hội
v các mỏ vật liệu xây dựng
v các chung cư cũ
m dân số đô thị|được cấp nước sạch qua hệ thống tập trung
m công trình khởi công|có giấy phép xây dựng
m hồ sơ cấp phép xây dựng|được giải quyết đúng hạn
m tuyến đường chính đô thị|được chiếu sáng
m khu chức năng đô thị|được phủ kín quy hoạch phân khu
m vụ vi phạm trật tự xây dựng|được xử lý dứt điểm
r sự cố công trình do chất lượng thi công
r công trình xây dựng không phép, sai phép
r ngập úng kéo dài trong đô thị
t- tỷ lệ thất thoát nước sạch
t+ diện tích cây xanh bình quân đầu người
t mật độ xây dựng khu trung tâm
s Công khai quy hoạch xây dựng tại khu dân cư
s Kêu gọi đầu tư các khu đô thị mới theo quy hoạch
w công viên cây xanh
w hệ thống thoát nước mưa
w khu tái định cư
w vỉa hè, bó vỉa
= KHCN|khoa học và công nghệ|public|Sở Khoa học và Công nghệ|Phòng Kinh tế và Hạ tầng|Công chức Văn hóa - Xã hội|Phòng Quản lý khoa học;Chi cục Tiêu chuẩn Đo lường Chất lượng;Phòng Quản lý công nghệ
a 0 1 3 4 10 11 19
o quản lý đề tài khoa học cấp tỉnh
~ quản lý đề tài khoa học cấp cơ sở
o chuyển giao, ứng dụng công nghệ
o phát triển thị trường {KHCN}
o bảo hộ sở hữu trí tuệ
~ bảo hộ chỉ dẫn địa lý
o khởi nghiệp đổi mới sáng tạo
o quản lý đo lường
~ quản lý chất lượng sản phẩm, hàng hóa
o kiểm định phương tiện đo
o xây dựng tiêu chuẩn, quy chuẩn kỹ thuật địa phương
o áp dụng công cụ cải tiến năng suất
o truy xuất nguồn gốc sản phẩm
o an toàn bức xạ và hạt nhân
o phát triển doanh nghiệp {KHCN}
o thống kê {KHCN}
o hoạt động sáng kiến
o hợp tác nghiên cứu với viện, trường
o thẩm định công nghệ dự án đầu tư
v các phòng thử nghiệm
v các đơn vị sự nghiệp công lập
v các tổ chức khoa học và công nghệ
v các chợ
v các doanh nghiệp sản xuất
v các viện, trường đại học
m nhiệm vụ {KHCN}|được nghiệm thu đúng hạn
m kết quả nghiên cứu đã nghiệm thu|được ứng dụng vào thực tiễn
m phương tiện đo nhóm 2|được kiểm định đúng hạn
m cơ sở X-quang|được cấp giấy phép tiến hành công việc bức xạ
m sản phẩm chủ lực|được bảo hộ sở hữu trí tuệ
m sáng kiến được công nhận|được áp dụng, nhân rộng
r sự cố bức xạ trên địa bàn
r gian lận về đo lường trong kinh doanh
t+ số đơn đăng ký bảo hộ nhãn hiệu
t- số nhiệm vụ khoa học chậm tiến độ
t số nhiệm vụ khoa học cấp tỉnh giao mới
s Tổ chức hội thi sáng tạo kỹ thuật
= DANTOC|dân tộc và tôn giáo|public|Ban Dân tộc|Phòng Dân tộc|Công chức Văn hóa - Xã hội|Phòng Chính sách dân tộc;Phòng Tuyên truyền và Địa bàn;Văn phòng Ban
a 0 1 2 3 6 8 9 13 17
o thực hiện chính sách đối với người có uy tín
o phát triển kinh tế - xã hội vùng đồng bào {DTTS}
o giảm thiểu tảo hôn
~ giảm thiểu hôn nhân cận huyết thống
o quản lý hoạt động tín ngưỡng
~ quản lý hoạt động tôn giáo
o hỗ trợ đất ở cho hộ {DTTS} nghèo
~ hỗ trợ đất sản xuất cho hộ {DTTS} nghèo
~ hỗ trợ nước sinh hoạt cho hộ {DTTS} nghèo
o bảo tồn tiếng nói, chữ viết của đồng bào {DTTS}
o định canh, định cư
o cử tuyển và sử dụng sinh viên {DTTS}
o sắp xếp, ổn định dân cư vùng {DTTS}
o kết nghĩa, giúp đỡ các xã đặc biệt khó khăn
o phòng, chống hoạt động lợi dụng vấn đề dân tộc
~ phòng, chống hoạt động lợi dụng vấn đề tôn giáo
o cấp báo, tạp chí cho vùng {DTTS}
v các xã đặc biệt khó khăn
v các xã biên giới
v các thôn, bản vùng cao
v các cơ sở thờ tự
v các điểm nhóm tôn giáo
m hộ {DTTS}|được nghe đài phát thanh bằng tiếng dân tộc|@
m người có uy tín|được thăm hỏi, cung cấp thông tin|@
m xã đặc biệt khó khăn|có đường ô tô đến trung tâm
m thôn, bản|có đường ô tô được cứng hóa
m cơ sở tôn giáo|được cấp giấy chứng nhận quyền sử dụng đất
r điểm nóng về dân tộc, tôn giáo
r tình trạng di cư tự do
t- số cặp tảo hôn
t- tỷ lệ hộ nghèo vùng {DTTS}
t diện tích nương rẫy
s Tổ chức gặp mặt, biểu dương người có uy tín tiêu biểu
s Thăm, chúc mừng các tổ chức tôn giáo nhân dịp lễ trọng
w đường vào bản
w nhà sinh hoạt cộng đồng
)"
    R"(
= TTTT|thông tin và truyền thông|public|Sở Thông tin và Truyền thông|Phòng Văn hóa và Thông tin|Công chức Văn hóa - Xã hội|Phòng Thông tin - Báo chí - Xuất bản;Phòng Bưu chính - Viễn thông;Trung tâm Công nghệ thông tin
a 0 1 4 9 13 19 2
o quản lý báo chí
~ quản lý xuất bản, in, phát hành
o thông tin đối ngoại
~ thông tin cơ sở
o hoạt động của đài truyền thanh cấp xã
o quản lý thuê bao di động trả trước
o quản lý trang thông tin điện tử, mạng xã hội
o xử lý tin giả, thông tin xấu độc
o chỉnh trang cáp viễn thông
~ ngầm hóa cáp viễn thông
o phát triển trạm thu phát sóng
o quản lý tần số vô tuyến điện
o bưu chính công ích
o giảm nghèo về thông tin
o phát ngôn, cung cấp thông tin cho báo chí
o tuyên truyền biển, đảo
~ tuyên truyền biên giới đất liền
v các đài truyền thanh cấp xã
v các đại lý internet
v các điểm bưu điện - văn hóa xã
v các cơ sở in
v các tuyến phố trung tâm
m xã|có đài truyền thanh hoạt động thường xuyên
m thôn|được phủ sóng di động băng rộng
m tin giả được phát hiện|được gỡ bỏ kịp thời
m điểm bưu điện - văn hóa xã|có người phục vụ
m hộ nghèo|có phương tiện nghe, xem thông tin|@
r thông tin sai sự thật lan truyền trên mạng xã hội
r can nhiễu tần số có hại
t số trạm phát sóng dùng chung
t- số thuê bao không chính chủ
s Tổ chức họp báo định kỳ hằng quý
s Phát hành bản tin thông tin đối ngoại
= THIENTAI|phòng, chống thiên tai và tìm kiếm cứu nạn|public|Sở Nông nghiệp và Phát triển nông thôn|Phòng Kinh tế|Công chức Địa chính - Nông nghiệp|Văn phòng thường trực Ban chỉ huy;Chi cục Thủy lợi;Đài Khí tượng thủy văn
a 0 1 2 3 4 9 12 17
o phòng, chống thiên tai
o tìm kiếm cứu nạn
o ứng phó với bão, áp thấp nhiệt đới
~ ứng phó với lũ quét, sạt lở đất
~ ứng phó với hạn hán, xâm nhập mặn
~ ứng phó với rét đậm, rét hại
o bảo đảm an toàn đê điều
~ bảo đảm an toàn hồ đập
o sơ tán dân khỏi vùng nguy hiểm
o chuẩn bị vật tư, phương tiện theo phương châm bốn tại chỗ
o thu, quản lý quỹ phòng, chống thiên tai
o cảnh báo sớm mưa lũ
o khắc phục hậu quả thiên tai
o bố trí dân cư vùng thiên tai
o phòng, chống đuối nước mùa mưa lũ
o diễn tập phòng thủ dân sự
o xây dựng đội xung kích phòng, chống thiên tai
v các trọng điểm đê điều
v các hồ chứa xung yếu
v các khu vực có nguy cơ sạt lở
v các xã ven biển
v các xã vùng trũng
v các công trình đang thi công
m hộ dân trong vùng nguy hiểm|được thông tin cảnh báo|@
m xã, phường|có đội xung kích phòng, chống thiên tai
m hồ chứa|có phương án ứng phó khẩn cấp
m tàu thuyền|về nơi tránh trú an toàn khi có bão
m kế hoạch thu quỹ phòng, chống thiên tai|được hoàn thành
r thiệt hại về người do chủ quan
r sự cố vỡ đê, vỡ đập
t- số hộ dân sống trong vùng sạt lở
t- thiệt hại về tài sản do thiên tai
t mức nước các hồ chứa trước mùa lũ
s Trực ban 24/24 giờ trong mùa mưa bão
s Kiểm đếm tàu thuyền trước khi bão đổ bộ
w kè chống sạt lở
w khu neo đậu tránh trú bão
w đê biển
= NTM|xây dựng nông thôn mới|public|Văn phòng Điều phối nông thôn mới|Phòng Kinh tế|Công chức Địa chính - Nông nghiệp|Văn phòng Điều phối;Ban Phát triển thôn;Ban Quản lý xã
a 0 1 2 3 6 9 12
o xây dựng {NTM} nâng cao
~ xây dựng xã {NTM} thông minh
o huy động nguồn lực xây dựng {NTM}
o thực hiện tiêu chí môi trường trong {NTM}
~ thực hiện tiêu chí thu nhập trong {NTM}
~ thực hiện tiêu chí giao thông trong {NTM}
o duy trì kết quả các xã đã đạt chuẩn {NTM}
o xây dựng thôn {NTM} kiểu mẫu
o cải tạo vườn tạp, chỉnh trang nhà ở
o dồn điền, đổi thửa
o hiến đất làm đường
o xây dựng cảnh quan sáng, xanh, sạch, đẹp
o thẩm định, xét công nhận xã đạt chuẩn {NTM}
o đánh giá, phân hạng sản phẩm OCOP
o thanh toán nợ trong xây dựng {NTM}
v các xã phấn đấu đạt chuẩn trong năm
v các xã đã đạt chuẩn
v các thôn đặc biệt khó khăn
v các xã {NTM} nâng cao
m xã|đạt chuẩn {NTM}
m xã|đạt chuẩn {NTM} nâng cao
m thôn|đạt chuẩn {NTM} kiểu mẫu
m đường làng, ngõ xóm|sạch, không lầy lội vào mùa mưa
m người dân|hài lòng về kết quả xây dựng {NTM}|@
r tình trạng huy động quá sức dân
r xã đã đạt chuẩn bị tụt tiêu chí
t+ số tiêu chí bình quân mỗi xã
t- số xã đạt dưới 10 tiêu chí
t mức đóng góp của người dân
s Phát động phong trào cả nước chung sức xây dựng {NTM}
w đường trục thôn
w khu thể thao thôn
w hệ thống chiếu sáng đường quê
= TREEM|bảo vệ trẻ em, bình đẳng giới và gia đình|public|Sở Lao động - Thương binh và Xã hội|Phòng Lao động - Thương binh và Xã hội|Công chức Văn hóa - Xã hội|Phòng Bảo vệ, chăm sóc trẻ em và Bình đẳng giới;Quỹ Bảo trợ trẻ em;Hội Liên hiệp Phụ nữ
a 0 1 2 4 9 14 15 13
o quản lý hồ sơ trẻ em có hoàn cảnh đặc biệt
o phòng, chống xâm hại trẻ em
~ phòng, chống lao động trẻ em
~ phòng, chống tai nạn thương tích trẻ em
o bình đẳng giới
o vì sự tiến bộ của phụ nữ
o phòng, chống bạo lực trên cơ sở giới
o tổ chức Tháng hành động vì trẻ em
~ tổ chức Tháng hành động vì bình đẳng giới
o hỗ trợ trẻ em mồ côi
~ hỗ trợ trẻ em khuyết tật
o xây dựng xã phù hợp với trẻ em
o tổ chức diễn đàn trẻ em
o quản lý quỹ bảo trợ trẻ em
o quy hoạch cán bộ nữ
v các trường học
v các cơ sở trợ giúp trẻ em
v các khu nhà trọ công nhân
v các xã, phường
v các điểm vui chơi
m trẻ em có hoàn cảnh đặc biệt|được trợ giúp|@
m xã, phường|đạt tiêu chuẩn phù hợp với trẻ em
m vụ việc xâm hại trẻ em được phát hiện|được can thiệp kịp thời
m cơ quan, đơn vị|có lãnh đạo chủ chốt là nữ
m trẻ em dưới 6 tuổi|được cấp thẻ {BHYT}|@
r vụ trẻ em bị xâm hại không được hỗ trợ
r tình trạng trẻ em lao động trái quy định
t- số trẻ em tử vong do đuối nước
t- khoảng cách giới trong lĩnh vực lao động
t số trẻ em chăm sóc tại cơ sở tập trung
s Tặng quà trẻ em nghèo nhân dịp Tết Trung thu
s Duy trì hoạt động tổng đài bảo vệ trẻ em
w điểm vui chơi cho trẻ em
w bể bơi cho trẻ em
= ANNINH|quốc phòng, an ninh và trật tự an toàn xã hội|public|Công an tỉnh|Ban Chỉ huy quân sự huyện|Ban Chỉ huy quân sự xã|Công an tỉnh;Bộ Chỉ huy Quân sự tỉnh;Phòng An ninh
a 0 1 2 4 5 6 8 9 12 17 10
o tuyển quân, gọi công dân nhập ngũ
o bồi dưỡng kiến thức quốc phòng và an ninh
o phong trào toàn dân bảo vệ an ninh Tổ quốc
o phòng, chống tội phạm
~ phòng, chống ma túy
~ phòng, chống mua bán người
o quản lý cư trú
~ quản lý xuất nhập cảnh
o cấp căn cước công dân
o quản lý vũ khí, vật liệu nổ, công cụ hỗ trợ
o phòng, chống tội phạm lừa đảo trên không gian mạng
o huấn luyện dân quân tự vệ
~ huấn luyện dự bị động viên
o diễn tập khu vực phòng thủ
o thực hiện đề án phát triển ứng dụng dữ liệu dân cư
o bảo vệ bí mật nhà nước
o chính sách hậu phương quân đội
o tái hòa nhập cộng đồng cho người chấp hành xong án phạt tù
v các địa bàn trọng điểm
v các khu công nghiệp
v các cơ sở kinh doanh có điều kiện
v các xã biên giới
v các trường học
v các khu nhà trọ
m tin báo, tố giác tội phạm|được tiếp nhận, giải quyết
m án xâm phạm trật tự xã hội|được điều tra, làm rõ
m công dân đủ điều kiện|được cấp căn cước|@
m xã, phường|đạt tiêu chuẩn an toàn về an ninh trật tự
m chỉ tiêu gọi công dân nhập ngũ|được hoàn thành
m dữ liệu dân cư|được làm sạch, cập nhật|@
r hoạt động tội phạm có tổ chức
r điểm phức tạp về ma túy
r vụ trọng án không được làm rõ
t- số vụ phạm pháp hình sự
t- số người nghiện ma túy mới
t quân số dự bị động viên
s Tổ chức lễ giao, nhận quân trang trọng, đúng quy định
s Lắp đặt bảng số điện thoại đường dây nóng tố giác tội phạm
w trụ sở công an
w thao trường huấn luyện
= VANPHONG|công tác văn phòng và đối ngoại|internal|Sở Ngoại vụ|Văn phòng Hội đồng nhân dân và Ủy ban nhân dân|Công chức Văn phòng - Thống kê|Văn phòng Sở;Phòng Hành chính - Tổ chức;Phòng Lãnh sự
o quản lý đoàn ra
~ quản lý đoàn vào
o tổ chức hội nghị, hội thảo quốc tế
o vận động viện trợ phi chính phủ nước ngoài
o vận động người Việt Nam ở nước ngoài
o bảo hộ công dân ở nước ngoài
o quản lý biên giới lãnh thổ
o ký kết thỏa thuận quốc tế
o lễ tân đối ngoại
o xây dựng chương trình công tác năm
o theo dõi, đôn đốc nhiệm vụ được giao
o quản lý, sử dụng con dấu
o quản lý xe ô tô công
~ quản lý máy móc, thiết bị văn phòng
o bảo vệ trụ sở cơ quan
o cung cấp thông tin cho lãnh đạo
o tiếp khách, hội họp
o phát hành văn bản điện tử
~ phát hành văn bản giấy
v các phòng chuyên môn
v các đơn vị trực thuộc
v các tổ chức trực thuộc
m nhiệm vụ được giao|được hoàn thành đúng hạn
m báo cáo định kỳ|được gửi đúng thời hạn
m văn bản phát hành|được gửi trên môi trường điện tử
m đoàn ra|thực hiện báo cáo kết quả đúng hạn
m hồ sơ lãnh sự|được giải quyết đúng hạn
r tình trạng chậm, muộn nhiệm vụ được giao
r sai sót trong công tác lễ tân
t số cuộc họp, hội nghị
t- chi phí văn phòng phẩm
s Bố trí phương tiện phục vụ lãnh đạo đi công tác
s Duy trì chế độ giao ban hằng tuần
)";

}  // namespace kehoach::testing
