# SPDX-License-Identifier: GPL-3.0-or-later
from model import *


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Phát triển sản phẩm chè, bưởi đặc sản năm 2024", number="57", symbol="KH-SNN",
                  issuer="Sở Nông nghiệp và Phát triển nông thôn", province="Phú Thọ", place="Phú Thọ", date_text="ngày 26 tháng 02 năm 2024",
                  date="2024-02-26", year=2024, bases=[base("9/NQ-HĐND", "2021-08-12")])
    return Document("nong-nghiep-phu-tho-2024", "typst", fields, [
        Letterhead(["UBND TỈNH PHÚ THỌ"], ["SỞ NÔNG NGHIỆP VÀ", "PHÁT TRIỂN NÔNG THÔN"], "Số: 57/KH-SNN", "Phú Thọ, ngày 26 tháng 02 năm 2024"),
        Title("KẾ HOẠCH", "Phát triển sản phẩm chè, bưởi đặc sản năm 2024"),
        Para("Căn cứ Nghị quyết số 9/NQ-HĐND ngày 12 tháng 8 năm 2021 của Hội đồng nhân dân tỉnh về hỗ trợ phát triển nông nghiệp;", "i"),
        Para("Sở Nông nghiệp và Phát triển nông thôn tỉnh Phú Thọ xây dựng Kế hoạch năm 2024:"),
        Para("I. MỤC TIÊU", "h"),
        *items("1.", """Sản lượng chè búp tươi đạt 180 nghìn tấn, trong đó chè chế biến sâu chiếm từ 40% trở lên.
Diện tích bưởi được cấp mã số vùng trồng đạt 1.500 ha.
Có thêm 08 sản phẩm chè, bưởi xếp hạng 4 sao."""
              , "objective"),
        Para("II. NHIỆM VỤ", "h"),
        Table("number:TT:7; content:Nhiệm vụ:37; lead:Chủ trì:18; output:Sản phẩm:20; deadline:Tiến độ:18", """
# I | Vùng nguyên liệu
1 | Cải tạo nương chè trung du già cỗi ở Thanh Sơn, Tân Sơn bằng giống mới | Chi cục Trồng trọt và Bảo vệ thực vật | 300 ha | Vụ thu 2024 @?
2 | Bình tuyển cây bưởi Đoan Hùng đầu dòng | Trung tâm Khuyến nông | 60 cây đầu dòng | Tháng 11 - 12/2024 @m11~m12
3 | Hướng dẫn ghi nhật ký đồng ruộng điện tử | Trung tâm Khuyến nông | 1.000 hộ | Thường xuyên @cont
# II | Chế biến, thị trường
1 | Hỗ trợ thiết bị sao, sấy cho làng nghề chè Phú Hộ, Đá Hen và các hợp tác xã đạt chuẩn an toàn | Chi cục Phát triển nông thôn | 12 bộ thiết bị | Quý II, III/2024 @q2~q3
2 | Đăng ký chỉ dẫn địa lý tại thị trường châu Âu | Chi cục Quản lý chất lượng nông lâm sản và thủy sản | Hồ sơ nộp | Trước ngày 30/9/2024 @<0930
3 | Tuần hàng chè, bưởi tại Hà Nội | Chi cục Phát triển nông thôn | 02 tuần hàng | Từ tháng 10/2024 @>m10
4 | Thu hồi nhãn với lô hàng không đạt | Thanh tra Sở |  | Khi phát hiện vi phạm @evt
# III | Theo dõi, tổng hợp
1 | Cập nhật giá chè búp tươi | Văn phòng Sở | Bản tin giá | Hằng tuần @rec
2 | Sơ kết, tổng kết | Phòng Kế hoạch - Tài chính | Báo cáo | Hằng năm @rec
""", borders="rules", group="span", size=11),
        Para("Các đơn vị trực thuộc Sở có trách nhiệm thực hiện đúng tiến độ./."),
        Signature([signer("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Tú Anh")], ["UBND tỉnh (b/c)", "Các đơn vị trực thuộc", "Lưu: VT, KHTC"]),
    ], layout={"size": 12, "running": ', numbering: "1", header: context { if counter(page).get().first() > 1 { align(center)[#counter(page).display()] } }, footer: none'})
