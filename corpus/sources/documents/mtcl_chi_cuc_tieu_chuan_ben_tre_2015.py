# SPDX-License-Identifier: GPL-3.0-or-later
from model import *


def document():
    fields = dict(type="MTCL", type_text="MỤC TIÊU CHẤT LƯỢNG VÀ BIỆN PHÁP THEO DÕI NĂM 2015", title=None, number=None, symbol=None,
                  issuer="Chi cục Tiêu chuẩn Đo lường Chất lượng", province="Bến Tre", place="Bến Tre", date_text="ngày 05 tháng 01 năm 2015",
                  date="2015-01-05", year=2015, bases=[])
    return Document("mtcl-chi-cuc-tieu-chuan-ben-tre-2015", "libreoffice", fields, [
        Letterhead(["SỞ KHOA HỌC VÀ CÔNG NGHỆ BẾN TRE"], ["CHI CỤC TIÊU CHUẨN", "ĐO LƯỜNG CHẤT LƯỢNG"]),
        Title("MỤC TIÊU CHẤT LƯỢNG VÀ BIỆN PHÁP THEO DÕI//NĂM 2015"),
        Para("Trên cơ sở Chính sách chất lượng và kết quả hoạt động năm 2014, Chi cục Tiêu chuẩn Đo lường Chất lượng đề ra Mục tiêu chất lượng năm 2015 gồm:"),
        *items("1.", """Kiểm định không ít hơn 9.800 lượt phương tiện đo, không có kết quả bị khiếu nại do sai số của chuẩn.
100% hồ sơ công bố hợp chuẩn, hợp quy được tiếp nhận và trả kết quả trong vòng 05 ngày làm việc.
Kiểm tra chất lượng hàng đóng gói sẵn tại ít nhất 60 cơ sở trên địa bàn 09 huyện, thành phố.
Giảm 15% lượng giấy in so với năm 2014.""", "objective"),
        Para("Biện pháp theo dõi thực hiện:", "h"),
        *items("-", """Phòng Đo lường cập nhật số phương tiện đo đã kiểm định vào sổ theo dõi mỗi thứ sáu; so sánh với mức trung bình tháng để bố trí thêm kiểm định viên.
Phòng Hành chính - Tổng hợp thống kê thời gian xử lý từng hồ sơ, báo cáo Chi cục trưởng trước ngày 03 hàng tháng.
Họp xem xét của lãnh đạo tiến hành hai lần trong năm; biên bản họp ghi rõ mục tiêu chưa đạt, nguyên nhân và hành động khắc phục.
Mọi công chức, viên chức có trách nhiệm báo ngay cho Đại diện lãnh đạo về chất lượng khi phát hiện sai lỗi.""", "measure"),
        Para("Các phòng căn cứ Mục tiêu chất lượng của Chi cục để lập mục tiêu của đơn vị mình."),
        Signature([signer("CHI CỤC TRƯỞNG", None, "Mai Văn Phước")], ["Sở KH&CN", "Các phòng thuộc Chi cục", "Lưu: VT, ISO"], "Bến Tre, ngày 05 tháng 01 năm 2015"),
    ])
