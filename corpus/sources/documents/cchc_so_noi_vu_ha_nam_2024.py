# SPDX-License-Identifier: GPL-3.0-or-later
from model import *


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Công tác cải cách hành chính năm 2024 của Sở Nội vụ",
                  number="18", symbol="KH-SNV", issuer="Sở Nội vụ", province="Hà Nam", place="Hà Nam",
                  date_text="ngày 08 tháng 01 năm 2024", date="2024-01-08", year=2024,
                  bases=[base("76/NQ-CP", "2021-07-15"), base("1842/QĐ-UBND", "2023-12-27"), base("2205/KH-UBND")])
    return Document("cchc-so-noi-vu-ha-nam-2024", "libreoffice", fields, [
        Letterhead(["ỦY BAN NHÂN DÂN", "TỈNH HÀ NAM"], ["SỞ NỘI VỤ"], "Số: 18/KH-SNV", "Hà Nam, ngày 08 tháng 01 năm 2024"),
        Title("KẾ HOẠCH", "Công tác cải cách hành chính năm 2024//của Sở Nội vụ"),
        Para("Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030;", "i"),
        Para("Căn cứ Quyết định số 1842/QĐ-UBND ngày 27/12/2023 của Ủy ban nhân dân tỉnh về việc giao nhiệm vụ trọng tâm năm 2024 cho các sở, ban, ngành và Kế hoạch số 2205/KH-UBND của Ủy ban nhân dân tỉnh về cải cách hành chính năm 2024,", "i"),
        Para("Sở Nội vụ xây dựng Kế hoạch với các nội dung sau:"),
        Para("I. MỤC ĐÍCH, YÊU CẦU", "h"),
        *items("1.", """Nâng cao trách nhiệm của người đứng đầu các phòng, đơn vị trong chỉ đạo, điều hành công tác cải cách hành chính.
Các nhiệm vụ đề ra phải rõ người làm, rõ thời hạn và rõ sản phẩm; gắn kết quả thực hiện với đánh giá, xếp loại cuối năm."""),
        Para("II. NỘI DUNG VÀ PHÂN CÔNG THỰC HIỆN", "h"),
        Table("number:STT:7; content:Nội dung công việc:36; lead:Đơn vị chủ trì:14; support:Đơn vị phối hợp:15; "
              "output:Sản phẩm:14; deadline:Thời gian hoàn thành:14", """
# I | Cải cách thể chế
1 | Xây dựng chương trình soạn thảo văn bản quy phạm pháp luật thuộc lĩnh vực nội vụ trình Hội đồng nhân dân, Ủy ban nhân dân tỉnh | Phòng Pháp chế | Các phòng chuyên môn | Chương trình được phê duyệt | Quý I/2024 @q1
2 | Rà soát, tự kiểm tra văn bản do Sở tham mưu ban hành: | Phòng Pháp chế | Các phòng chuyên môn | Báo cáo kết quả rà soát | Tháng 11 @m11
a | Lập danh mục văn bản còn hiệu lực, hết hiệu lực toàn bộ hoặc một phần | Phòng Pháp chế | Văn phòng Sở | Danh mục | Trước ngày 31/01/2024 @<0131
b | Đề nghị bãi bỏ, thay thế quy định không còn phù hợp | Phòng Pháp chế | Các phòng chuyên môn | Tờ trình | Khi có phát sinh @evt
# II | Cải cách thủ tục hành chính
1 | Công khai đầy đủ, kịp thời bộ thủ tục hành chính thuộc thẩm quyền giải quyết của Sở tại trụ sở và trên Cổng dịch vụ công | Văn phòng Sở | Trung tâm Phục vụ hành chính công tỉnh | Bộ thủ tục được niêm yết | Thường xuyên @cont
2 | Rút ngắn thời gian giải quyết đối với nhóm thủ tục về tổ chức hội và thi đua, khen thưởng | Ban Thi đua - Khen thưởng | Phòng Tổ chức, biên chế | Phương án đơn giản hóa | Quý II, III @q2~q3
a | Thống kê thời gian giải quyết thực tế của từng hồ sơ trong hai năm gần nhất | Văn phòng Sở | Ban Thi đua - Khen thưởng | Bảng thống kê | 6 tháng đầu năm @h1
b | Lấy ý kiến của cơ quan, tổ chức đã nộp hồ sơ | Văn phòng Sở |  | Phiếu lấy ý kiến | Tháng 7 @m7
c | Xây dựng quy trình nội bộ mới, phân định rõ trách nhiệm của từng vị trí tiếp nhận, thẩm định, trình ký và trả kết quả; lược bỏ các bước trung gian, các thành phần hồ sơ đã có trong cơ sở dữ liệu cán bộ, công chức, viên chức của tỉnh | Ban Thi đua - Khen thưởng | Văn phòng Sở; Phòng Pháp chế; Trung tâm Lưu trữ lịch sử | Quy trình nội bộ trình Chủ tịch Ủy ban nhân dân tỉnh phê duyệt | Tháng 8 - tháng 9 @m8~m9
d | Cập nhật quy trình lên hệ thống thông tin giải quyết thủ tục hành chính | Văn phòng Sở | Sở Thông tin và Truyền thông | Quy trình điện tử | Tháng 10 @m10
đ | Đánh giá kết quả sau ba tháng áp dụng | Văn phòng Sở | Ban Thi đua - Khen thưởng | Báo cáo | Quý IV @q4
3 | Tổ chức đối thoại với doanh nghiệp và người dân về thủ tục thuộc lĩnh vực nội vụ | Văn phòng Sở | Các phòng chuyên môn | Hội nghị đối thoại | 02 lần/năm @rec
# III | Cải cách tổ chức bộ máy và chế độ công vụ
1 | Thẩm định đề án vị trí việc làm của các cơ quan, đơn vị sự nghiệp công lập | Phòng Tổ chức, biên chế | Các sở, ban, ngành; Ủy ban nhân dân cấp huyện | Quyết định phê duyệt | Cả năm @y
2 | Kiểm tra việc chấp hành kỷ luật, kỷ cương hành chính | Thanh tra Sở | Phòng Công chức, viên chức | Kết luận kiểm tra | Theo kế hoạch kiểm tra được phê duyệt @plan
3 | Báo cáo kết quả thực hiện công tác cải cách hành chính của Sở | Văn phòng Sở | Các phòng, đơn vị | Báo cáo quý, 6 tháng, năm | Hằng quý @rec
4 | Tham mưu tổ chức hội nghị tổng kết công tác cải cách hành chính của tỉnh | Phòng Cải cách hành chính | Văn phòng Sở | Hội nghị | Từ ngày 10/12 đến ngày 20/12/2024 @1210~1220
""", top="*2; Tổ chức thực hiện*2; *2", numbers="(1)", repeat=False),
        Para("III. TỔ CHỨC THỰC HIỆN", "h"),
        *items("1.", """Trưởng các phòng, đơn vị căn cứ Kế hoạch này xây dựng kế hoạch chi tiết của đơn vị mình, gửi Văn phòng Sở trước ngày 20/01/2024.
Văn phòng Sở theo dõi, đôn đốc và tham mưu xử lý khó khăn, vướng mắc trong quá trình triển khai./."""),
        Signature([signer("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn Hậu")],
                  ["Ủy ban nhân dân tỉnh (để b/c)", "Ban Giám đốc Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, CCHC"]),
    ], layout={"header": "{page}"})
