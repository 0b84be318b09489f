# SPDX-License-Identifier: GPL-3.0-or-later
from model import *


def document():
    fields = dict(type="TB", type_text="THÔNG BÁO", title="Lịch trực lãnh đạo và trực chuyên môn dịp Tết Nguyên đán Canh Tý năm 2020", number="11", symbol="TB-BVĐK",
                  issuer="Bệnh viện Đa khoa tỉnh", province="Quảng Trị", place="Đông Hà", date_text="ngày 15 tháng 01 năm 2020", date="2020-01-15", year=2020, bases=[])
    return Document("lich-truc-benh-vien-quang-tri-2020", "chromium", fields, [
        Letterhead(["SỞ Y TẾ QUẢNG TRỊ"], ["BỆNH VIỆN ĐA KHOA TỈNH"], "Số: 11/TB-BVĐK", "Đông Hà, ngày 15 tháng 01 năm 2020"),
        Title("THÔNG BÁO", "Lịch trực lãnh đạo và trực chuyên môn//dịp Tết Nguyên đán Canh Tý năm 2020"),
        Para("Để bảo đảm công tác khám bệnh, chữa bệnh phục vụ nhân dân, Bệnh viện Đa khoa tỉnh Quảng Trị thông báo lịch trực như sau:"),
        Table("number:STT:7; other:Ngày trực:24; other2:Họ tên:27; other3:Bộ phận:24; other4:Điện thoại:18", """
1 | Thứ Năm, 23/01/2020 (29 Tết) | Bác sĩ Lê Quang Thuận | Trực lãnh đạo | 0905 112 233
2 | ^ | Bác sĩ Hồ Thị Lài | Khoa Cấp cứu | 0914 556 778
3 | Thứ Sáu, 24/01/2020 (30 Tết) | Bác sĩ Nguyễn Hữu Phước | Trực lãnh đạo | 0913 224 466
4 | ^ | Bác sĩ Trần Đình Sơn | Khoa Ngoại tổng hợp | 0935 778 990
5 | Thứ Bảy, 25/01/2020 (mồng 1) | Bác sĩ Phan Thanh Huyền | Trực lãnh đạo | 0982 334 455
6 | ^ | Điều dưỡng Võ Thị Xuân | Khoa Sản | 0977 221 143
7 | Chủ nhật, 26/01/2020 (mồng 2) | Bác sĩ Cao Minh Tuấn | Trực lãnh đạo | 0918 667 889
""", task=False),
        Para("Ca trực bắt đầu từ 7 giờ 30 phút ngày hôm trước đến 7 giờ 30 phút ngày hôm sau. Người trực có mặt đúng giờ, bàn giao sổ trực đầy đủ; trường hợp đổi lịch phải báo Phòng Kế hoạch tổng hợp trước 01 ngày."),
        Para("Trưởng các khoa, phòng thông báo cho viên chức, người lao động biết, thực hiện./."),
        Signature([signer("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG KẾ HOẠCH TỔNG HỢP", "Lê Thị Cẩm Tú")], ["Sở Y tế (b/c)", "Ban Giám đốc", "Các khoa, phòng", "Lưu: VT, KHTH"]),
    ], layout={"family": "'Noto Serif'", "size": 12.5})
