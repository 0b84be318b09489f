# SPDX-License-Identifier: GPL-3.0-or-later
from model import *

COLUMNS = ("number:STT:5; content:Nội dung:26; target:Chỉ tiêu:13; method:Giải pháp:15; lead:Đơn vị chủ trì:12; support:Đơn vị phối hợp:12; "
           "deadline:Thời gian:10; note:Ghi chú:7")


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Thực hiện Mục tiêu chất lượng năm 2024 của Sở An toàn thực phẩm", number="1240", symbol="KH-SATTP",
                  issuer="Sở An toàn thực phẩm", province="Hồ Chí Minh", place="Thành phố Hồ Chí Minh", date_text="ngày 19 tháng 3 năm 2024",
                  date="2024-03-19", year=2024, bases=[base("98/2023/QH15", "2023-06-24"), base("1239/QĐ-SATTP", "2024-03-19")])
    return Document("attp-so-an-toan-thuc-pham-hcm-2024", "libreoffice", fields, [
        Letterhead(["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"], ["SỞ AN TOÀN THỰC PHẨM"], "Số: 1240 /KH-SATTP", "Thành phố Hồ Chí Minh, ngày 19 tháng 3 năm 2024"),
        Title("KẾ HOẠCH", "Thực hiện Mục tiêu chất lượng năm 2024//của Sở An toàn thực phẩm"),
        Para("Căn cứ Nghị quyết số 98/2023/QH15 ngày 24 tháng 6 năm 2023 của Quốc hội về thí điểm một số cơ chế, chính sách đặc thù phát triển Thành phố Hồ Chí Minh;", "i"),
        Para("Căn cứ Quyết định số 1239/QĐ-SATTP ngày 19 tháng 3 năm 2024 của Giám đốc Sở An toàn thực phẩm ban hành Mục tiêu chất lượng năm 2024,", "i"),
        Para("Sở An toàn thực phẩm xây dựng Kế hoạch như sau:"),
        objective(1, "Mục tiêu chất lượng số 1:", "Giám sát 100% chợ đầu mối nông sản, thực phẩm; tỷ lệ mẫu không đạt dưới 2%."),
        Table(COLUMNS, """
# I | Chợ đầu mối Bình Điền, Hóc Môn, Thủ Đức
1 | Lấy mẫu rau, quả, thủy sản trong đêm | 6.000 mẫu | Dùng xe kiểm nghiệm lưu động | Phòng Quản lý ngộ độc thực phẩm | Đội Quản lý an toàn thực phẩm chợ | Hàng tuần @rec |
2 | Truy xuất lô hàng vi phạm về tận vùng trồng, ao nuôi | 100% lô hàng | Trao đổi dữ liệu với các tỉnh Lâm Đồng, Tiền Giang, Long An, Cà Mau qua nền tảng truy xuất nguồn gốc dùng chung | Phòng Quản lý chất lượng | Chi cục Quản lý chất lượng nông lâm sản và thủy sản các tỉnh có hàng hóa đưa về chợ | Khi có lô hàng vi phạm @evt | Theo biểu mẫu BM-03
3 | Đối chiếu danh sách chủ hàng với hồ sơ thuế, hồ sơ đăng ký kinh doanh | 03 chợ | ^ | ^ | Ban Quản lý chợ | Tháng 6 và 12 @? |
# II | Cửa hàng tiện lợi, siêu thị
1 | Hậu kiểm hồ sơ tự công bố sản phẩm | 1.200 hồ sơ | Chọn mẫu ngẫu nhiên | Phòng Cấp phép | Thanh tra Sở | Cả năm @y |
2 | Công khai cơ sở vi phạm |  | Đăng trên trang thông tin điện tử | Thanh tra Sở |  | Thường xuyên @cont |
""", borders="rules", size=12, objective=1),
        objective(2, "Mục tiêu chất lượng số 2:", "Hồ sơ cấp giấy xác nhận nội dung quảng cáo trả kết quả trước hạn đạt trên 70%."),
        Table(COLUMNS, """
1 | Cắt giảm bước trình ký trung gian | Còn 03 bước | Ủy quyền cho Trưởng phòng | Văn phòng Sở | Phòng Cấp phép | Quý II/2024 @q2 |
2 | Trợ lý ảo trả lời câu hỏi của doanh nghiệp | 01 trợ lý ảo | Thuê dịch vụ | Phòng Cấp phép | Trung tâm Chuyển đổi số Thành phố | Trước ngày 01/10/2024 @<1001 | Thí điểm
""", borders="rules", size=12, objective=2),
        Para("BIỆN PHÁP THEO DÕI THỰC HIỆN", "h"),
        Para("Giao Văn phòng Sở:"),
        *items("1.", """Tổng hợp kết quả thực hiện mục tiêu của các phòng vào tuần thứ ba của tháng cuối quý.
Tham mưu hành động khắc phục khi tỷ lệ mẫu không đạt vượt ngưỡng trong hai tháng liền.""", "measure"),
        Para("Đề nghị các phòng, đội trực thuộc nghiêm túc thực hiện./."),
        Signature([signer("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lâm Thị Kim Chi")], ["Giám đốc Sở (để b/c)", "Các phòng, đội thuộc Sở", "Lưu: VT, VP (HTT)"]),
    ], layout={"orient": "landscape", "size": 13, "header": "{page}"})
