# SPDX-License-Identifier: GPL-3.0-or-later
from model import *

COLUMNS = "number:STT:8; content:Nội dung công việc:42; lead:Trách nhiệm thực hiện:20; deadline:Thời gian hoàn thành:18; note:Ghi chú:12"


def document():
    fields = dict(type="MTCL", type_text="MỤC TIÊU CHẤT LƯỢNG NĂM 2014", title=None, number=None, symbol=None,
                  issuer="Sở Xây dựng", province="Hải Dương", place="Hải Dương",
                  date_text="ngày 15 tháng 01 năm 2014", date="2014-01-15", year=2014, bases=[])
    who = signer("GIÁM ĐỐC", None, "Phạm Quang Minh")
    head = lambda date: Letterhead(["UBND TỈNH HẢI DƯƠNG"], ["SỞ XÂY DỰNG"], "", date)
    return Document("mtcl-so-xay-dung-hai-duong-2014", "chromium", fields, [
        head("Hải Dương, ngày 15 tháng 01 năm 2014"),
        Title("MỤC TIÊU CHẤT LƯỢNG//NĂM 2014"),
        Para("Thực hiện chính sách chất lượng đã công bố, trong năm 2014 Sở Xây dựng tỉnh Hải Dương phấn đấu đạt được các mục tiêu chất lượng sau:"),
        Item("1.", "Cấp giấy phép xây dựng đúng thời hạn cho ít nhất 98% số hồ sơ hợp lệ.", "restated", 1),
        Item("2.", "100% hồ sơ thẩm định thiết kế cơ sở được ghi chép, lưu trữ theo đúng quy trình QT-07.", "restated", 2),
        Item("3.", "Không để xảy ra khiếu nại vượt cấp do lỗi của công chức; mọi phản ánh được trả lời trong vòng 07 ngày làm việc.", "restated", 3),
        Item("4.", "Mỗi công chức tham gia tối thiểu 01 lớp bồi dưỡng nghiệp vụ trong năm.", "restated", 4),
        Signature([who], []),
        Break(),
        Title("KẾ HOẠCH THỰC HIỆN MỤC TIÊU CHẤT LƯỢNG NĂM 2014"),
        objective(1, "1. Mục tiêu 1:", "Bảo đảm ít nhất 98% số hồ sơ hợp lệ đề nghị cấp giấy phép xây dựng được giải quyết đúng thời hạn."),
        Table(COLUMNS, """
1 | Niêm yết đầy đủ danh mục giấy tờ, mẫu đơn và mức lệ phí tại nơi tiếp nhận | Văn phòng Sở | Tháng 01/2014 @m1 |
2 | Phân công công chức thẩm tra thực địa ngay trong ngày nhận hồ sơ | Phòng Quản lý xây dựng | Thường xuyên @cont |
3 | Lập sổ theo dõi hồ sơ sắp đến hạn, nhắc việc trước 02 ngày | Phòng Quản lý xây dựng | Khi có hồ sơ sắp đến hạn @evt | Mẫu số 05
4 | Tổng hợp số hồ sơ trễ hạn, nêu rõ nguyên nhân và người chịu trách nhiệm | Văn phòng Sở | Hàng tháng @rec |
""", objective=1),
        objective(2, "2. Mục tiêu 2:", "100% hồ sơ thẩm định thiết kế cơ sở được lập, kiểm soát và lưu trữ theo quy trình QT-07."),
        Table(COLUMNS, """
1 | Soát xét, ban hành lại quy trình QT-07 cho phù hợp với quy định mới về quản lý chất lượng công trình | Ban chỉ đạo ISO | Quý I năm 2014 @q1 |
2 | Hướng dẫn chủ đầu tư hoàn thiện thành phần hồ sơ trước khi nộp | Phòng Thẩm định | Thường xuyên @cont |
3 | Kiểm tra xác suất 20 hồ sơ lưu | Tổ đánh giá nội bộ | Trước ngày 30 tháng 9 năm 2014 @<0930 |
4 | Khắc phục các điểm không phù hợp phát hiện qua kiểm tra | Phòng Thẩm định | Tháng 10, tháng 11 năm 2014 @m10~m11 |
5 | Nộp hồ sơ vào lưu trữ cơ quan | Phòng Thẩm định, Văn thư | Quý IV năm 2014 @q4 |
""", objective=2),
        objective(3, "3. Mục tiêu 3:", "Không để xảy ra khiếu nại vượt cấp do lỗi chủ quan của công chức; mọi phản ánh, kiến nghị được trả lời trong vòng 07 ngày làm việc."),
        Table(COLUMNS, """
1 | Bố trí lịch tiếp công dân của Lãnh đạo Sở vào ngày 15 hàng tháng | Thanh tra Sở | Hàng tháng @rec |
2 | Phân loại đơn thư ngay khi tiếp nhận, trình Lãnh đạo Sở giao đơn vị xử lý | Thanh tra Sở | Khi có đơn thư @evt |
3 | Công khai kết quả giải quyết trên trang thông tin điện tử của Sở | Văn phòng Sở | ^ |
""", objective=3),
        objective(4, "4. Mục tiêu 4:", "Mỗi công chức được bồi dưỡng nghiệp vụ tối thiểu 01 lớp trong năm."),
        Table(COLUMNS, """
1 | Khảo sát nhu cầu bồi dưỡng của các phòng | Văn phòng Sở | Quý I năm 2014 @q1 |
2 | Liên hệ cơ sở đào tạo, lập danh sách cử công chức tham gia học tập | ^ | Quý II năm 2014 @q2 |
3 | Đánh giá kết quả sau bồi dưỡng, lưu chứng chỉ vào hồ sơ công chức | ^ | Cuối khóa học @? |
""", objective=4),
        Para("5. Biện pháp theo dõi thực hiện mục tiêu chất lượng", "h"),
        *items("-", """Các phòng tự đánh giá tiến độ thực hiện mục tiêu vào tuần cuối của mỗi quý, gửi kết quả về Văn phòng Sở.
Văn phòng Sở tổng hợp, báo cáo tại cuộc họp xem xét của Lãnh đạo; kiến nghị điều chỉnh mục tiêu khi điều kiện thực hiện thay đổi.
Kết quả thực hiện mục tiêu là một căn cứ để bình xét thi đua cuối năm.""", "measure"),
        Signature([who], ["Ban Giám đốc", "Các phòng, ban thuộc Sở", "Lưu: VT, ISO"], "Hải Dương, ngày 20 tháng 01 năm 2014"),
    ], layout={"size": 13.5, "running": "@bottom-right { content: counter(page); font-size: 12pt }"})
