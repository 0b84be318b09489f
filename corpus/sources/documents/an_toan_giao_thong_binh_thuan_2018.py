# SPDX-License-Identifier: GPL-3.0-or-later
from model import *


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Bảo đảm trật tự, an toàn giao thông năm 2018", number="04", symbol="KH-BATGT",
                  issuer="Ban An toàn giao thông", province="Bình Thuận", place="Phan Thiết", date_text="ngày 30 tháng 01 năm 2018",
                  date="2018-01-30", year=2018, bases=[base("32/NQ-CP", "2007-06-29"), base("260/KH-UBATGTQG", "2017-12-29")])
    return Document("an-toan-giao-thong-binh-thuan-2018", "weasyprint", fields, [
        Letterhead(["UBND TỈNH BÌNH THUẬN"], ["BAN AN TOÀN GIAO THÔNG"], "Số: 04/KH-BATGT", "Phan Thiết, ngày 30 tháng 01 năm 2018"),
        Title("KẾ HOẠCH", "Bảo đảm trật tự, an toàn giao thông năm 2018"),
        Para("Căn cứ Nghị quyết số 32/NQ-CP ngày 29/6/2007 của Chính phủ về một số giải pháp cấp bách nhằm kiềm chế tai nạn giao thông;"),
        Para("Căn cứ Kế hoạch số 260/KH-UBATGTQG ngày 29/12/2017 của Ủy ban An toàn giao thông Quốc gia;"),
        Para("Ban An toàn giao thông tỉnh Bình Thuận ban hành Kế hoạch năm 2018 như sau:"),
        Para("I. CHỈ TIÊU", "h"),
        *items("-", """Giảm từ 5% đến 10% số vụ, số người chết, số người bị thương do tai nạn giao thông so với năm 2017.
Xóa ít nhất 06 điểm đen trên quốc lộ 1 và quốc lộ 28.
100% trường học trên địa bàn tổ chức ký cam kết giữa nhà trường, phụ huynh và học sinh về chấp hành quy định khi tham gia giao thông.""", "objective"),
        Para("II. PHÂN CÔNG NHIỆM VỤ", "h"),
        Table("number:STT:8; content:Nội dung công việc:41; lead:Cơ quan chủ trì:17; support:Cơ quan phối hợp:17; deadline:Thời gian:17", """
# I | Tuyên truyền
1 | Phát sóng chuyên mục “An toàn giao thông” vào tối thứ sáu | Đài Phát thanh - Truyền hình | Công an tỉnh | Hàng tuần @rec
2 | Cấp phát mũ bảo hiểm cho học sinh lớp Một vùng nông thôn | Sở Giáo dục và Đào tạo | Hội Chữ thập đỏ tỉnh | Tháng 9/2018 @m9
3 | Ký cam kết không uống rượu, bia khi lái xe | Liên đoàn Lao động tỉnh |  | Quý II @q2
# II | Tuần tra, kiểm soát
1 | Xử lý vi phạm tốc độ, nồng độ cồn | Công an tỉnh | Thanh tra giao thông | Thường xuyên @cont
2 | Kiểm tra bến thủy nội địa, tàu cá chở khách ra đảo Phú Quý | Bộ Chỉ huy Bộ đội Biên phòng tỉnh | Cảng vụ Hàng hải | Trước mùa gió Nam @?
3 | Cân kiểm tra tải trọng xe tại trạm lưu động, tập trung vào xe chở cát, chở quặng ti-tan trên các tuyến đường tỉnh 706, 716 và đường vào các mỏ vật liệu xây dựng | Sở Giao thông vận tải cử lực lượng thanh tra, bố trí thiết bị cân và bảo đảm điều kiện làm việc tại trạm | Công an tỉnh, UBND các huyện Bắc Bình, Tuy Phong, Hàm Thuận Bắc, thị xã La Gi | Từ ngày 01/3/2018 đến ngày 30/11/2018 @0301~1130
4 | Giải tỏa chợ tự phát lấn lòng đường | UBND thành phố Phan Thiết | Công an thành phố | Khi có phản ánh @evt
# III | Hạ tầng
1 | Sơn vạch, lắp gờ giảm tốc trước cổng trường | Sở Giao thông vận tải | UBND cấp huyện | Trước 25/8/2018 @<0825
2 | Mở dải phân cách tại giao lộ | Cục Quản lý đường bộ | Sở Giao thông vận tải | Theo kế hoạch bảo trì @plan
3 | Báo cáo công tác năm | Văn phòng Ban | Các thành viên | Tháng 12 @m12
""", borders="outer", group="span", size=12.5),
        Para("Các thành viên Ban căn cứ nhiệm vụ được phân công triển khai thực hiện./."),
        Signature([signer("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Huỳnh Quốc Việt")], ["UBND tỉnh", "Các thành viên Ban", "Lưu: VT"]),
    ], layout={"size": 13, "running": "@bottom-right { content: counter(page); font-size: 12pt }", "css": "td, p { orphans: 1; widows: 1 }"})
