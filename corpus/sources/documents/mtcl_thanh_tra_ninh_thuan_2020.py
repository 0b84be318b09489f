# SPDX-License-Identifier: GPL-3.0-or-later
import rewrite
from model import *

COLUMNS = "number:STT:7; content:Nội dung công việc:41; lead:Chủ trì thực hiện:17; support:Phối hợp thực hiện:18; deadline:Thời gian hoàn thành:17"


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Thực hiện mục tiêu chất lượng năm 2020", number="08", symbol="KH-TTT",
                  issuer="Thanh tra tỉnh", province="Ninh Thuận", place="Ninh Thuận", date_text="ngày 10 tháng 01 năm 2020",
                  date="2020-01-10", year=2020, bases=[base("07/QĐ-TTT", "2020-01-09")])
    who = signer("KT. CHÁNH THANH TRA", "PHÓ CHÁNH THANH TRA", "Kiều Như Hương")
    return Document("mtcl-thanh-tra-ninh-thuan-2020", "chromium", fields, [
        Letterhead(["UBND TỈNH NINH THUẬN"], ["THANH TRA TỈNH"], "Số: 08 /KH-TTT", "Ninh Thuận, ngày 10 tháng 01 năm 2020",
                   stamp=["Người ký: Thanh tra tỉnh", "Cơ quan: Tỉnh Ninh Thuận", "Ngày ký: 13-01-2020 09:05:44"]),
        Title("KẾ HOẠCH", "Thực hiện mục tiêu chất lượng năm 2020"),
        Para("Căn cứ Mục tiêu chất lượng năm 2020 ban hành kèm theo Quyết định số 07/QĐ-TTT ngày 09 tháng 01 năm 2020 của Chánh Thanh tra tỉnh, Thanh tra tỉnh Ninh Thuận xây dựng Kế hoạch thực hiện như sau:", "i"),
        Para("I. MỤC TIÊU CHẤT LƯỢNG (Đính kèm)", "h"),
        Para("II. KẾ HOẠCH THỰC HIỆN", "h"),
        objective(1, "1. Mục tiêu 1:", "Hoàn thành 100% cuộc thanh tra theo kế hoạch được phê duyệt; kết luận thanh tra ban hành đúng thời hạn luật định."),
        Table(COLUMNS, """
1.1 | Khảo sát, thu thập thông tin trước khi ban hành quyết định thanh tra | Các phòng nghiệp vụ | Văn phòng | Trước mỗi cuộc thanh tra @?
# 1.2 | Tiến hành thanh tra:
a | Công bố quyết định thanh tra | Trưởng đoàn | Đối tượng thanh tra | Theo kế hoạch @plan
b | Kiểm tra, xác minh số liệu | Thành viên đoàn | ^ | Theo kế hoạch @plan
c | Lập biên bản làm việc | ^ | ^ | Khi phát hiện sai phạm @evt
d | Báo cáo tiến độ | Trưởng đoàn | Phòng Giám sát | Hàng tuần @rec
đ | Họp đoàn thống nhất dự thảo báo cáo kết quả | ^ | Phòng Giám sát | Theo kế hoạch @plan
# 1.3 | Xử lý sau thanh tra:
a | Đôn đốc thu hồi tiền, đất theo kết luận | Phòng Giám sát, kiểm tra và xử lý sau thanh tra | Kho bạc Nhà nước tỉnh | Thường xuyên @cont
b | Tổng hợp kiến nghị chưa thực hiện của các năm 2017, 2018, 2019 | ^ | Thanh tra các huyện, thành phố | Quý III năm 2020 @q3
c | Công khai kết luận tại địa chỉ https://thanhtra.ninhthuan.gov.vn/ket-luan | Văn phòng |  | Khi kết luận được ban hành @evt
""", objective=1),
        objective(2, "2. Mục tiêu 2:", "100% đơn khiếu nại, tố cáo được phân loại, tham mưu xử lý trong 07 ngày làm việc."),
        Table(COLUMNS, """
1 | - Tiếp nhận, vào sổ, quét đơn trong ngày.//- Đối chiếu đơn trùng trên cơ sở dữ liệu quốc gia. | Ban Tiếp công dân | Phòng Nghiệp vụ 1/Phòng Nghiệp vụ 2 | Thường xuyên @cont
2 | Phân công công chức thụ lý, ghi rõ ngày giao và ngày phải báo cáo | Lãnh đạo Thanh tra tỉnh | Ban Tiếp công dân | Khi có đơn @evt
3 | Rà soát các vụ việc tồn đọng, kéo dài tại huyện Thuận Nam, thành phố Phan Rang - Tháp Chàm | Phòng Nghiệp vụ 2 | UBND các huyện, thành phố | Quý I - II/2020 @q1~q2
4 | Tập huấn Luật Tiếp công dân cho cấp xã | Phòng Nghiệp vụ 1 | Trường Chính trị tỉnh | Tháng 5 năm 2020 @m5
""", objective=2),
        objective(3, "3. Mục tiêu 3:", "Tỷ lệ văn bản ký số, gửi nhận trên môi trường mạng đạt trên 95%."),
        Table(COLUMNS, """
1 | Cấp bổ sung chứng thư số cho công chức | Văn phòng | Sở Thông tin và Truyền thông | Tháng 02/2020 @m2
2 | Kiểm tra việc cập nhật hồ sơ công việc trên hệ thống | ^ | Các phòng | 06 tháng/lần @rec
""", objective=3),
        Para("III. THEO DÕI THỰC HIỆN", "h"),
        Para("Biện pháp theo dõi thực hiện mục tiêu chất lượng:"),
        *items("1.", """Trưởng phòng nhận xét kết quả tự đánh giá của công chức vào sổ theo dõi mục tiêu.
Văn phòng tổng hợp, báo cáo Chánh Thanh tra định kỳ 6 tháng, năm; nêu rõ mục tiêu có nguy cơ không đạt.
Tổ ISO mở phiếu khắc phục khi mục tiêu không đạt, kiểm tra lại sau 30 ngày.""", "measure"),
        Para("Yêu cầu các phòng nghiêm túc triển khai Kế hoạch này./."),
        Signature([who], ["Chánh Thanh tra, các Phó Chánh Thanh tra", "Các phòng thuộc Thanh tra tỉnh", "Lưu: VT, Tổ ISO"]),
        Break(),
        Letterhead(["UBND TỈNH NINH THUẬN"], ["THANH TRA TỈNH"], "", ""),
        Title("MỤC TIÊU CHẤT LƯỢNG NĂM 2020", "(Ban hành kèm theo Quyết định số 07/QĐ-TTT ngày 09 tháng 01 năm 2020)"),
        Para("Năm 2020, Thanh tra tỉnh cam kết đạt được các mục tiêu chất lượng sau:"),
        Item("1.", "Hoàn thành 100% cuộc thanh tra theo kế hoạch được phê duyệt; ban hành kết luận thanh tra đúng thời hạn do Luật Thanh tra quy định.", "restated", 1),
        Item("2.", "100% đơn khiếu nại, tố cáo, kiến nghị, phản ánh được phân loại, tham mưu xử lý trong 07 ngày làm việc.", "restated", 2),
        Item("3.", "Tỷ lệ văn bản được ký số và gửi nhận trên môi trường mạng đạt trên 95%.", "restated", 3),
        Signature([who], []),
    ], layout={"size": 13, "family": "'Liberation Serif', 'Noto Serif'", "stamp_top": "0", "after": rewrite.cairo,
               "css": ".stamp { top: 6mm; right: -9mm; width: 24mm; font-size: 4.5pt; white-space: nowrap } table.plain { padding-top: 4pt; border-collapse: separate } @page { margin-right: 6mm } body { padding-right: 9mm }",
               "running": "@bottom-center { content: counter(page); font-size: 11pt }"})
