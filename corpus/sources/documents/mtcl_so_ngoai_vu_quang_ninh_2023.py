# SPDX-License-Identifier: GPL-3.0-or-later
from model import *

COLUMNS = "number:STT:7; content:Nội dung công việc:38; lead:Đơn vị chủ trì:18; support:Đơn vị phối hợp:18; deadline:Thời hạn:19"


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Thực hiện Mục tiêu chất lượng năm 2023", number="46", symbol="KH-SNgV",
                  issuer="Sở Ngoại vụ", province="Quảng Ninh", place="Quảng Ninh", date_text="ngày 01 tháng 02 năm 2023",
                  date="2023-02-01", year=2023, bases=[base("45/QĐ-SNgV", "2023-02-01")])
    return Document("mtcl-so-ngoai-vu-quang-ninh-2023", "chromium", fields, [
        Letterhead(["ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NINH"], ["SỞ NGOẠI VỤ"], "Số: 46/KH-SNgV", "Quảng Ninh, ngày 01 tháng 02 năm 2023"),
        Title("KẾ HOẠCH", "Thực hiện Mục tiêu chất lượng năm 2023"),
        Para("Căn cứ Quyết định số 45/QĐ-SNgV ngày 01 tháng 02 năm 2023 của Giám đốc Sở Ngoại vụ ban hành Mục tiêu chất lượng năm 2023, Sở Ngoại vụ xây dựng kế hoạch thực hiện như sau:", "i"),
        Para("I. CÁC MỤC TIÊU", "h"),
        objective(1, "Mục tiêu 1:", "100% đoàn công tác nước ngoài được hoàn tất thủ tục trước ngày khởi hành ít nhất 03 ngày làm việc."),
        Para("Phạm vi áp dụng: đoàn ra do Chủ tịch Ủy ban nhân dân tỉnh quyết định cử đi và đoàn vào làm việc với lãnh đạo tỉnh."),
        Table(COLUMNS, """
1 | Thông báo lịch đoàn ra, đoàn vào | Phòng Lãnh sự | Văn phòng Sở | Hằng tuần @rec
2 | Kiểm tra hồ sơ xin thị thực: | Phòng Lãnh sự | Công an tỉnh | Khi có hồ sơ @evt
^ | - Đối với hộ chiếu ngoại giao, công vụ | Chuyên viên phụ trách | Cục Lãnh sự | Khi có hồ sơ @evt
^ | - Đối với thẻ đi lại doanh nhân | Chuyên viên phụ trách | Ban Quản lý Khu kinh tế | Khi có hồ sơ @evt
3 | Rà soát, đề nghị hủy giá trị sử dụng hộ chiếu của người nghỉ hưu, chuyển công tác | Phòng Lãnh sự | Các cơ quan có người được cấp hộ chiếu | Trong tháng 6/2023 @m6
4 | Tổng hợp số đoàn | Văn phòng Sở |  | Trước ngày 05/12/2023 @<1205
""", objective=1, size=12),
        objective(2, "Mục tiêu 2:", "Không để xảy ra sai sót về lễ tân, nghi thức trong các sự kiện đối ngoại của tỉnh."),
        Para("Mục tiêu này do Phòng Hợp tác quốc tế tự theo dõi hằng ngày theo sổ tay lễ tân, không lập bảng phân công."),
        objective(3, "Mục tiêu 3:", "Ít nhất 90% cán bộ đối ngoại cấp huyện được bồi dưỡng kiến thức biên giới, biển đảo."),
        Table(COLUMNS, """
1 | Biên soạn tài liệu về công tác biên giới trên đất liền | Phòng Biên giới | Bộ Chỉ huy Bộ đội Biên phòng tỉnh | Quý I năm 2023 @q1
2 | Mở lớp tại Móng Cái, Bình Liêu, Hải Hà | Phòng Biên giới | UBND các huyện, thành phố biên giới mời báo cáo viên, bố trí hội trường, nơi ăn nghỉ cho học viên ở xa và gửi danh sách đăng ký | 15/5/2023 - 20/6/2023 @0515~0620
3 | Kiểm tra cuối khóa, cấp chứng nhận | ^ | ^ | Cuối mỗi lớp @?
""", objective=3, size=12),
        Para("II. NHIỆM VỤ KHÁC", "h"),
        Para("Ngoài các nhiệm vụ gắn với mục tiêu chất lượng nêu trên, các phòng thực hiện:"),
        Table(COLUMNS, """
1 | Sắp xếp kho lưu trữ, tiêu hủy tài liệu hết giá trị | Văn phòng Sở | Các phòng | Quý III @q3
2 | Trang bị phần mềm dịch tự động tiếng Trung, tiếng Nhật | Văn phòng Sở | Sở Thông tin và Truyền thông | Theo kế hoạch mua sắm năm 2023 @plan
""", size=12),
        Para("III. THEO DÕI, ĐO LƯỜNG", "h"),
        Para("Theo dõi, đo lường mục tiêu chất lượng thực hiện như sau:"),
        Item("1.1.", "Phòng chủ trì cập nhật tỷ lệ đạt được vào biểu BM-MT-01.", "measure", 1),
        Item("1.2.", "Văn phòng Sở kiểm tra chéo biểu BM-MT-01 với sổ công văn đi, đến.", "measure", 2),
        Item("1.3.", "Giám đốc Sở xem xét, kết luận tại cuộc họp giao ban tháng cuối quý.", "measure", 3),
        Para("Trên đây là Kế hoạch thực hiện Mục tiêu chất lượng năm 2023./."),
        Signature([signer("Q. GIÁM ĐỐC", None, "Vũ Thị Thanh Loan")], ["Bộ Ngoại giao (b/c)", "Ban Giám đốc", "Các phòng", "Lưu: VP"]),
    ], layout={"family": "'Noto Serif'", "size": 12.5, "running": "@top-center { content: counter(page); font: 12pt 'Noto Serif' }",
               "css": "@page :first { @top-center { content: none } } table.t { width: 99.7% }"})
