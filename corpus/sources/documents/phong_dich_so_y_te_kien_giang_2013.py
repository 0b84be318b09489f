# SPDX-License-Identifier: GPL-3.0-or-later
import fonts
from model import *


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Phòng, chống bệnh sốt xuất huyết và tay chân miệng năm 2013", number="39", symbol="KH-SYT",
                  issuer="Sở Y tế", province="Kiên Giang", place="Rạch Giá", date_text="ngày 05 tháng 3 năm 2013", date="2013-03-05", year=2013,
                  bases=[base("1380/QĐ-UBND", "2012-12-28")])
    return Document("phong-dich-so-y-te-kien-giang-2013", "weasyprint", fields, [
        Letterhead(["ỦY BAN NHÂN DÂN", "TỈNH KIÊN GIANG"], ["SỞ Y TẾ"], "Số: 39/KH-SYT", "Rạch Giá, ngày 05 tháng 3 năm 2013"),
        Title("KẾ HOẠCH", "Phòng, chống bệnh sốt xuất huyết và tay chân miệng năm 2013"),
        Para("Căn cứ Quyết định số 1380/QĐ-UBND ngày 28/12/2012 của Ủy ban nhân dân tỉnh Kiên Giang về việc giao chỉ tiêu y tế năm 2013;"),
        Para("Sở Y tế xây dựng Kế hoạch phòng, chống dịch như sau:"),
        Para("I. MỤC TIÊU", "h"),
        Para("Trong năm 2013, ngành y tế tỉnh phấn đấu thực hiện các mục tiêu sau:"),
        *items("-", """Giảm 10% số mắc sốt xuất huyết so với năm 2012; không để xảy ra tử vong.
100% ổ dịch được phát hiện và xử lý trong vòng 48 giờ.
Trên 90% hộ gia đình ký cam kết diệt lăng quăng mỗi tuần.
100% trường mầm non, nhóm trẻ có điểm rửa tay bằng xà phòng.""", "objective"),
        Para("II. HOẠT ĐỘNG", "h"),
        Table("number:STT:7; content:Nội dung hoạt động:38; lead:Chủ trì thực hiện:20; support:Phối hợp thực hiện:18; deadline:Thời gian:17", """
# 1 | Giám sát, phát hiện bệnh
1.1 | Giám sát ca bệnh tại các bệnh viện, phòng khám khu vực | Trung tâm Y tế dự phòng tỉnh | Bệnh viện Đa khoa tỉnh | Thường xuyên @cont
1.2 | Giám sát véc-tơ tại 15 huyện, thị xã, thành phố | Trung tâm Y tế các huyện | ^ | 01 tháng/lần @rec
1.3 | Lấy mẫu xét nghiệm, gửi Viện Pasteur phân lập vi-rút | Trung tâm Y tế dự phòng tỉnh | Trạm Y tế xã | Khi có ca nghi ngờ @evt
# 2 | Xử lý ổ dịch và chiến dịch diệt lăng quăng
2.1 | Phun hóa chất chủ động tại các xã có nguy cơ cao | Trung tâm Y tế dự phòng tỉnh | UBND các xã | Tháng 5, tháng 6 @m5~m6
2.2 | Chiến dịch diệt lăng quăng lần 1 | Trung tâm Y tế các huyện | Hội Phụ nữ, Đoàn Thanh niên | Tháng 4/2013 @m4
2.3 | Chiến dịch diệt lăng quăng lần 2 | ^ | ^ | Tháng 9/2013 @m9
# 3 | Truyền thông, hậu cần
3.1 | Phát thanh thông điệp phòng bệnh trên đài truyền thanh xã | Trung tâm Truyền thông giáo dục sức khỏe | Đài Truyền thanh các huyện | Thường xuyên @cont
3.2 | Dự trù thuốc, hóa chất, dịch truyền | Phòng Nghiệp vụ dược | Các bệnh viện | Quý I @q1
3.3 | Tổng hợp, báo cáo tình hình dịch bệnh | Phòng Nghiệp vụ y | Các đơn vị trực thuộc | Thứ năm hàng tuần @rec
"""),
        Para("III. TỔ CHỨC THỰC HIỆN", "h"),
        Para("Giám đốc Trung tâm Y tế dự phòng tỉnh chịu trách nhiệm triển khai Kế hoạch này; kịp thời báo cáo khó khăn về Sở Y tế./."),
        Signature([signer("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Danh Thị Kim Sang")], ["Bộ Y tế", "UBND tỉnh", "Các đơn vị trực thuộc", "Lưu: VT, NVY"]),
    ], layout={"faces": fonts.faces("VNI-Times", fonts.vni), "family": "'VNI-Times'", "encode": fonts.vni_text, "size": 12.5,
               "running": "@bottom-right { content: counter(page); font-size: 11pt; font-family: 'VNI-Times' }",
               "css": "* { font-variant-ligatures: none; font-kerning: none }"})
