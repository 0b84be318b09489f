# SPDX-License-Identifier: GPL-3.0-or-later
import fonts
from model import *

COLUMNS = "number:TT:7; content:Công việc:38; lead:Bộ phận thực hiện:20; deadline:Tiến độ:17; output:Kết quả:18"
PLAIN = set(range(32, 127))


def runs(text, style):
    """ASCII letters from one font, the others from its twin."""
    path, out = fonts.find("DejaVu Serif Condensed", style), []
    for letter in text:
        name = path if ord(letter) in PLAIN else fonts.twin(style)
        if out and out[-1][0] == name:
            out[-1][1] += letter
        else:
            out.append([name, letter])
    return out


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Thực hiện mục tiêu chất lượng năm 2021 của Trung tâm Kiểm soát bệnh tật", number="77", symbol="KH-KSBT",
                  issuer="Trung tâm Kiểm soát bệnh tật", province="Hậu Giang", place="Hậu Giang", date_text="ngày 22 tháng 01 năm 2021",
                  date="2021-01-22", year=2021, bases=[base("14/QĐ-KSBT", "2021-01-08")])
    return Document("cdc-hau-giang-2021", "reportlab", fields, [
        Letterhead(["SỞ Y TẾ HẬU GIANG"], ["TRUNG TÂM", "KIỂM SOÁT BỆNH TẬT"], "Số: 77/KH-KSBT", "Hậu Giang, ngày 22 tháng 01 năm 2021"),
        Title("KẾ HOẠCH", "Thực hiện mục tiêu chất lượng năm 2021//của Trung tâm Kiểm soát bệnh tật"),
        Para("Căn cứ Quyết định số 14/QĐ-KSBT ngày 08/01/2021 của Giám đốc Trung tâm Kiểm soát bệnh tật tỉnh Hậu Giang về việc ban hành chính sách chất lượng, Trung tâm xây dựng kế hoạch thực hiện mục tiêu chất lượng năm 2021 như sau:"),
        objective(1, "Mục tiêu thứ nhất:", "Bảo đảm 100% kết quả xét nghiệm SARS-CoV-2 được trả trong 24 giờ kể từ khi nhận mẫu."),
        Table(COLUMNS, """
1 | Hiệu chuẩn máy Real-time PCR, tủ an toàn sinh học | Khoa Xét nghiệm | Quý I/2021 @q1 | Giấy chứng nhận hiệu chuẩn
2 | Bố trí ca trực xét nghiệm 24/24 giờ | Khoa Xét nghiệm | Khi có dịch @evt | Bảng phân công
3 | Tham gia ngoại kiểm với Viện Pasteur Thành phố Hồ Chí Minh | Khoa Xét nghiệm, Phòng Kế hoạch - Nghiệp vụ | 02 lần/năm @rec | Kết quả ngoại kiểm đạt
""", objective=1),
        objective(2, "Mục tiêu thứ hai:", "Tỷ lệ tiêm chủng đầy đủ cho trẻ dưới 01 tuổi đạt từ 95% trở lên."),
        Table(COLUMNS, """
1 | Rà soát trẻ trong độ tuổi trên hệ thống quản lý tiêm chủng | Khoa Phòng, chống bệnh truyền nhiễm | Hàng tháng @rec | Danh sách trẻ
2 | Cung ứng vắc-xin, kiểm tra dây chuyền lạnh của các trạm y tế | Khoa Dược - Vật tư y tế | Trước ngày 05 hàng tháng @rec | Biên bản giao nhận
3 | Tiêm vét cho trẻ bị hoãn tiêm do giãn cách | Khoa Phòng, chống bệnh truyền nhiễm | Từ tháng 7 đến tháng 9/2021 @m7~m9 |
4 | Giám sát phản ứng sau tiêm | ^ | Thường xuyên @cont | Báo cáo tuần
""", objective=2),
        objective(3, "Mục tiêu thứ ba:", "Không để thất lạc hồ sơ, mẫu bệnh phẩm; mọi sai sót được ghi nhận, khắc phục."),
        Table(COLUMNS, """
1 | Ban hành quy trình quản lý mẫu bệnh phẩm từ khâu lấy mẫu, đóng gói ba lớp, vận chuyển, giao nhận, mã hóa, lưu giữ đến tiêu hủy | Phòng Kế hoạch - Nghiệp vụ | Tháng 2/2021 @m2 | Quy trình được phê duyệt
2 | Đánh giá nội bộ toàn bộ khoa, phòng | Tổ đánh giá nội bộ | Tháng 10/2021 @m10 | Báo cáo đánh giá
3 | Họp xem xét của lãnh đạo | Ban Giám đốc | Cuối năm @? | Biên bản họp
""", objective=3),
        Para("Theo dõi, đo lường việc thực hiện mục tiêu:", "h"),
        *items("+", """Trưởng khoa, phòng tự chấm điểm mức độ hoàn thành vào ngày 25 hàng tháng;
Phòng Kế hoạch - Nghiệp vụ đối chiếu số liệu, lập biểu đồ theo dõi và trình Giám đốc;
Mục tiêu không đạt hai quý liên tiếp phải có phiếu yêu cầu hành động khắc phục.""", "measure"),
        Signature([signer("GIÁM ĐỐC", None, "Huỳnh Tấn Phát")], ["Sở Y tế (b/c)", "Các khoa, phòng", "Lưu: VT, KHNV"]),
    ], layout={"runs": runs, "size": 12, "motto_size": 10.5, "footer": lambda page: f"Trang {page}" if page > 1 else ""})
