# SPDX-License-Identifier: GPL-3.0-or-later
from model import *


def document():
    fields = dict(type="TB", type_text="THÔNG BÁO", title="Phân công trực ban phòng, chống thiên tai tháng 10 năm 2021", number="52", symbol="TB-BCH",
                  issuer="Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn", province="Quảng Bình", place="Lệ Thủy", date_text="ngày 29 tháng 9 năm 2021", date="2021-09-29", year=2021, bases=[])
    return Document("phan-cong-truc-thien-tai-quang-binh-2021", "libreoffice", fields, [
        Letterhead(["UBND HUYỆN LỆ THỦY"], ["BAN CHỈ HUY PHÒNG, CHỐNG", "THIÊN TAI VÀ TÌM KIẾM CỨU NẠN"], "Số: 52/TB-BCH", "Lệ Thủy, ngày 29 tháng 9 năm 2021"),
        Title("THÔNG BÁO", "Phân công trực ban phòng, chống thiên tai//tháng 10 năm 2021"),
        Para("Nhằm chủ động ứng phó với mưa lũ, Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn huyện Lệ Thủy, tỉnh Quảng Bình phân công trực ban như sau:"),
        Table("number:STT:8; deadline:Thời gian:24; other:Trực chỉ huy:22; other2:Trực ban:26; note:Ghi chú:20", """
1 | 01/10 - 05/10/2021 @1001~1005 | Ông Võ Đình Tín | Bà Trương Thị Lan | Số máy 0232.3882.xxx
2 | 06/10 - 10/10/2021 @1006~1010 | Ông Lê Văn Sơn | Ông Dương Công Hợp |
3 | 11/10 - 15/10/2021 @1011~1015 | Ông Nguyễn Đăng Nghĩa | Bà Đỗ Thị Thu | Trực tại UBND xã An Thủy
4 | 16/10 - 20/10/2021 @1016~1020 | Ông Võ Đình Tín | Ông Hoàng Ngọc Tứ |
5 | 21/10 - 25/10/2021 @1021~1025 | Ông Lê Văn Sơn | Bà Trương Thị Lan |
6 | 26/10 - 31/10/2021 @1026~1031 | Ông Nguyễn Đăng Nghĩa | Ông Dương Công Hợp | Bàn giao ca ngày 01/11
""", task=False),
        Para("Thời gian trực: 24/24 giờ, kể cả ngày nghỉ. Người trực ghi sổ đầy đủ mực nước tại trạm Kiến Giang lúc 7 giờ và 19 giờ, báo cáo ngay khi mực nước vượt báo động II./."),
        Signature([signer("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Lê Văn Sơn")], ["Thường trực Huyện ủy (b/c)", "Các ông, bà có tên trên", "Lưu: VT"]),
    ], layout={"size": 13})
