# SPDX-License-Identifier: GPL-3.0-or-later
from model import *


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Hoạt động khuyến nông và chuyển giao kỹ thuật năm 2026", number="15", symbol="KH-TTKN",
                  issuer="Trung tâm Khuyến nông", province="Đồng Tháp", place="Đồng Tháp", date_text="ngày 20 tháng 01 năm 2026",
                  date="2026-01-20", year=2026, bases=[base("83/2018/NĐ-CP", "2018-05-24"), base("37/QĐ-SNNMT", "2026-01-09")])
    return Document("khuyen-nong-dong-thap-2026", "weasyprint", fields, [
        Letterhead(["SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "TỈNH ĐỒNG THÁP"], ["TRUNG TÂM KHUYẾN NÔNG"], "Số: 15/KH-TTKN", "Đồng Tháp, ngày 20 tháng 01 năm 2026"),
        Title("KẾ HOẠCH", "Hoạt động khuyến nông và chuyển giao kỹ thuật năm 2026"),
        Para("Căn cứ Nghị định số 83/2018/NĐ-CP ngày 24 tháng 5 năm 2018 của Chính phủ về khuyến nông;", "i"),
        Para("Căn cứ Quyết định số 37/QĐ-SNNMT ngày 09 tháng 01 năm 2026 của Giám đốc Sở Nông nghiệp và Môi trường về việc giao kế hoạch năm 2026;", "i"),
        Para("Trung tâm Khuyến nông xây dựng Kế hoạch hoạt động năm 2026 như sau:"),
        Para("I. CHỮ VIẾT TẮT", "h"),
        Table("number:TT:10; other:Chữ viết tắt:25; other2:Nghĩa:65", """
1 | HTX | Hợp tác xã
2 | THT | Tổ hợp tác
3 | ĐBSCL | Đồng bằng sông Cửu Long
""", task=False, size=12),
        Para("II. MỤC TIÊU CỤ THỂ", "h"),
        *items("a)", """Xây dựng 24 mô hình trình diễn, trong đó có ít nhất 10 mô hình giảm phát thải.
Tập huấn kỹ thuật cho 6.500 lượt nông dân, tỷ lệ nữ đạt từ 35% trở lên.
100% mô hình có sổ ghi chép, hạch toán hiệu quả.""", "objective"),
        Para("III. NHIỆM VỤ", "h"),
        Table("number:STT:7; content:Nội dung, nhiệm vụ:37; lead:Bộ phận chủ trì:18; output:Kết quả/Sản phẩm:20; deadline:Thời gian hoàn thành:18", """
# I. | Trồng trọt
# 1. | Lúa chất lượng cao, phát thải thấp
a) | Trình diễn tưới ngập khô xen kẽ tại xã Tháp Mười, xã Mỹ Quí | Phòng Kỹ thuật trồng trọt | 04 mô hình, 120 ha | Vụ Hè Thu 2026 @?
b) | Đo đạc lượng khí mê-tan cùng chuyên gia Viện Lúa ĐBSCL | Phòng Kỹ thuật trồng trọt | Bộ số liệu | Hằng tháng @rec
c) | Hội thảo đầu bờ | Trạm Khuyến nông liên xã | 08 cuộc | Quý II - III/2026 @q2~q3
# 2. | Cây ăn trái
a) | Ghép cải tạo vườn xoài già cỗi ở vùng cù lao | Phòng Kỹ thuật trồng trọt | 15 ha | Trước ngày 30/9/2026 @<0930
b) | Bao trái, rải vụ sầu riêng ở Cai Lậy, Tân Phú | Phòng Kỹ thuật trồng trọt | 03 mô hình | Từ tháng 3/2026 @>m3
# II. | Thủy sản, chăn nuôi
# 1. | Cá tra giống, tôm càng xanh
a) | Ương cá tra bột lên giống trong ao lót bạt | Phòng Kỹ thuật thủy sản | 02 mô hình | Cả năm @y
b) | Nuôi tôm càng xanh toàn đực trên ruộng lúa mùa nước nổi tại các ô bao thuộc xã Tam Nông, xã An Hòa | Phòng Kỹ thuật thủy sản | 30 ha | Tháng 8 - tháng 12 @m8~m12
# 2. | Chăn nuôi an toàn sinh học
a) | Hỗ trợ đệm lót sinh học cho 40 hộ nuôi gà, vịt | Trạm Khuyến nông liên xã | 40 chuồng nuôi | 6 tháng cuối năm @h2
b) | Tư vấn tại chỗ khi có dịch bệnh | Trạm Khuyến nông liên xã |  | Khi có dịch bệnh @evt
# III. | Thông tin, báo cáo
1. | Phát hành bản tin khuyến nông | Phòng Thông tin - Huấn luyện | 04 số | Mỗi quý 01 số @rec
2. | Tổng kết hoạt động khuyến nông | Phòng Hành chính - Tổng hợp | Báo cáo | Trước ngày 15/12/2026 @<1215
""", size=12.5),
        Para("IV. ĐẦU MỐI LIÊN HỆ", "h"),
        Table("number:TT:10; other:Họ và tên:35; other2:Chức vụ:30; other3:Số điện thoại:25", """
1 | Lê Hoàng Nam | Phó Giám đốc | 0277 3851 xxx
2 | Trần Ngọc Diễm | Trưởng phòng Thông tin - Huấn luyện | 0273 3872 xxx
""", task=False, size=12),
        Para("V. TỔ CHỨC THỰC HIỆN", "h"),
        *items("-", """Các phòng, trạm xây dựng kế hoạch tuần, tháng; gửi Ban Giám đốc theo dõi.
Kế toán trưởng bảo đảm kinh phí, thanh quyết toán đúng quy định./."""),
        Signature([signer("GIÁM ĐỐC", None, "Phan Thị Út Em")], ["Sở NN và MT (b/c)", "UBND các xã, phường (phối hợp)", "Lưu: VT, KH"]),
    ], layout={"size": 13, "running": "@top-center { content: counter(page); font-size: 12pt }", "css": "@page :first { @top-center { content: none } }"})
