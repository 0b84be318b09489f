# SPDX-License-Identifier: GPL-3.0-or-later
from model import *

COLUMNS = "number:STT:8; content:Nội dung công việc:43; lead:Trách nhiệm thực hiện:24; deadline:Thời gian hoàn thành:25"


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Thực hiện mục tiêu chất lượng năm 2016", number="33", symbol="KH-STC",
                  issuer="Sở Tài chính", province="Thái Bình", place="Thái Bình", date_text="ngày tháng 01 năm 2016",
                  date="2016-01", year=2016, bases=[])
    return Document("tai-chinh-so-tai-chinh-thai-binh-2016", "weasyprint", fields, [
        Letterhead(["UBND TỈNH THÁI BÌNH"], ["SỞ TÀI CHÍNH"], "Số: 33/KH-STC", "Thái Bình, ngày       tháng 01 năm 2016"),
        Title("KẾ HOẠCH", "Thực hiện mục tiêu chất lượng năm 2016"),
        Para("Để triển khai có hiệu quả mục tiêu chất lượng đã ban hành, Giám đốc Sở Tài chính yêu cầu các phòng, đơn vị thực hiện các nội dung sau:"),
        objective(1, "Mục tiêu 1.", "Thẩm tra quyết toán 100% dự án hoàn thành có đủ hồ sơ, không để tồn đọng quá 04 tháng."),
        Table(COLUMNS, """
1 | Lập sổ theo dõi dự án hoàn thành của từng chủ đầu tư | Phòng Đầu tư | Tháng 01/2016 @m1
2 | Gửi thông báo nhắc nộp hồ sơ lần thứ nhất đối với dự án nhóm C đã quá thời hạn lập báo cáo quyết toán nhưng chưa có lý do chính đáng | Phòng Đầu tư, Ban Quản lý dự án chuyên ngành, UBND các huyện Quỳnh Phụ, Hưng Hà, Đông Hưng, Kiến Xương | Trước ngày 20 tháng 02 năm 2016 @<0220
3 | Thuê kiểm toán độc lập với dự án phức tạp | Phòng Đầu tư | Theo kế hoạch đấu thầu @plan
4 | Trình phê duyệt quyết toán | Lãnh đạo Sở | Khi đủ hồ sơ @evt
""", objective=1, borders="outer"),
        objective(2, "Mục tiêu 2.", "Giải quyết đúng hạn 99% hồ sơ cấp mã số đơn vị có quan hệ với ngân sách."),
        Table(COLUMNS, """
1 | Hướng dẫn khai hồ sơ trực tuyến | Phòng Tin học và Thống kê | Thường xuyên @cont
2 | Kiểm tra, đối chiếu tên đơn vị với quyết định thành lập | Phòng Tin học và Thống kê | Thường xuyên @cont
3 | Gửi giấy chứng nhận qua thư điện tử congvan@stc.thaibinh.gov.vn | Văn thư | Hàng tuần @rec
""", objective=2, borders="outer"),
        objective(3, "Mục tiêu 3.", "Tiết kiệm 10% chi thường xuyên ngoài lương của cơ quan."),
        Table(COLUMNS, """
1 | Rà soát định mức điện, nước, văn phòng phẩm | Văn phòng Sở | Quý I/2016 @q1
2 | Họp trực tuyến thay cho họp tập trung khi điều kiện cho phép, công bố số liệu chi từng phòng tại hội nghị cán bộ, công chức | Các phòng | Cả năm 2016 @y
3 | Quyết toán, công khai kinh phí tiết kiệm được | Văn phòng Sở | Tháng 12/2016 @m12
""", objective=3, borders="outer"),
        Para("Theo dõi, đo lường mục tiêu", "h"),
        *items("a)", """Phòng được giao chủ trì tự đánh giá theo thang điểm 10 và gửi Văn phòng Sở trước ngày 25 hàng tháng.
Văn phòng Sở kiểm tra ngẫu nhiên 05 hồ sơ đối với mỗi mục tiêu.
Mục tiêu không đạt được đưa vào nội dung họp xem xét của lãnh đạo.""", "measure"),
        Signature([signer("GIÁM ĐỐC", None, "Vũ Ngọc Khánh")], ["Lãnh đạo Sở", "Các phòng", "Lưu: VT, ISO"]),
    ], layout={"size": 13.5, "running": "@bottom-right { content: 'Trang ' counter(page) '/' counter(pages); font-size: 11pt }",
               "css": "td { white-space: pre-wrap } tr { break-inside: auto } td, p { orphans: 1; widows: 1 }"})
