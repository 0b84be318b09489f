# SPDX-License-Identifier: GPL-3.0-or-later
from model import *


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Hành động vì bình đẳng giới và sự tiến bộ của phụ nữ năm 2020", number="92", symbol="KH-SLĐTBXH",
                  issuer="Sở Lao động - Thương binh và Xã hội", province="Bắc Kạn", place="Bắc Kạn", date_text="ngày 12 tháng 3 năm 2020",
                  date="2020-03-12", year=2020, bases=[base("1696/QĐ-TTg", "2015-10-02")])
    return Document("binh-dang-gioi-bac-kan-2020", "chromium", fields, [
        Letterhead(["ỦY BAN NHÂN DÂN", "TỈNH BẮC KẠN"], ["SỞ LAO ĐỘNG -", "THƯƠNG BINH VÀ XÃ HỘI"], "Số: 92/KH-SLĐTBXH", "Bắc Kạn, ngày 12 tháng 3 năm 2020"),
        Title("KẾ HOẠCH", "Hành động vì bình đẳng giới và sự tiến bộ của phụ nữ năm 2020"),
        Para("Căn cứ Quyết định số 1696/QĐ-TTg ngày 02/10/2015 của Thủ tướng Chính phủ phê duyệt Chương trình hành động quốc gia về bình đẳng giới;", "i"),
        Para("Sở Lao động - Thương binh và Xã hội tỉnh Bắc Kạn triển khai các hoạt động như sau:"),
        Para("1. Mục đích, yêu cầu", "h"),
        Para("Thu hẹp khoảng cách giới trong lao động, đào tạo nghề và tham gia quản lý."),
        Para("2. Hoạt động cụ thể", "h"),
        Table("number:TT:6; content:Nội dung hoạt động:33; lead:Đơn vị chủ trì:16; support:Đơn vị phối hợp:16; deadline:Thời gian:18; note:Ghi chú:11", """
# I | Nâng cao năng lực
1 | Tập huấn lồng ghép giới cho trưởng thôn ở Ngân Sơn, Pác Nặm | Phòng Trẻ em và Bình đẳng giới | Trường Chính trị tỉnh | Tháng 5/2020 @m5 | 02 lớp
2 | Bồi dưỡng nữ đại biểu Hội đồng nhân dân | Sở Nội vụ | Hội Liên hiệp Phụ nữ tỉnh | Quý III/2020 @q3 |
3 | Cung cấp số liệu tách biệt giới | Cục Thống kê |  | 6 tháng/lần @rec | Theo mẫu
# II | Truyền thông
1 | Chiến dịch “Tháng hành động vì bình đẳng giới” | Sở Lao động - Thương binh và Xã hội | Các sở, ban, ngành | 15/11 - 15/12/2020 @1115~1215 |
2 | Chiếu phim lưu động tại bản vùng cao bằng tiếng Tày, Nùng, Dao kèm hỏi đáp có thưởng | Trung tâm Văn hóa tỉnh | Đồn, trạm, trường học đóng trên địa bàn các xã vùng cao | Cả năm @y | 40 buổi
3 | Phóng sự về phụ nữ làm miến dong, trồng gừng thoát nghèo | Đài Phát thanh và Truyền hình tỉnh | Hội Nông dân tỉnh | Hằng quý @rec |
# III | Hỗ trợ
1 | Duy trì đường dây tư vấn cho nạn nhân bạo lực gia đình | Trung tâm Công tác xã hội | Bệnh viện Đa khoa tỉnh | Thường xuyên @cont |
2 | Tạm lánh khẩn cấp tại địa chỉ tin cậy | UBND cấp xã | Công an xã | Khi có vụ việc @evt |
3 | Cho vay vốn khởi nghiệp | Ngân hàng Chính sách xã hội | Hội Liên hiệp Phụ nữ các huyện, thành phố | Theo kế hoạch vốn @plan | 60 hộ
4 | Tổng kết giai đoạn, báo cáo Bộ | Phòng Trẻ em và Bình đẳng giới | Văn phòng Sở | Trước ngày 20/12/2020 @<1220 |
""", top="*2; Phân công thực hiện*2; *2", numbers="(1)", borders="none", size=12),
        Para("3. Kinh phí: sử dụng nguồn ngân sách được giao năm 2020 và các nguồn hợp pháp khác./."),
        Signature([signer("GIÁM ĐỐC", None, "Ma Thị Hồng Vân")], ["Bộ LĐTBXH", "UBND tỉnh", "Các đơn vị thuộc Sở", "Lưu: VT, TE&BĐG"]),
    ], layout={"family": "'Noto Serif'", "size": 12.5, "running": "@bottom-center { content: counter(page); font: 11pt 'Noto Serif' }"})
