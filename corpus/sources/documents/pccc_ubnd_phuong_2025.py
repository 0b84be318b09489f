# SPDX-License-Identifier: GPL-3.0-or-later
from model import *


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Bảo đảm an toàn phòng cháy, chữa cháy và cứu nạn, cứu hộ tại khu dân cư, chợ và nhà trọ năm 2026", number=None, symbol="KH-UBND",
                  issuer="Ủy ban nhân dân phường Tân Hòa Đông", province="Hồ Chí Minh", place="Tân Hòa Đông", date_text="ngày tháng 12 năm 2025",
                  date="2025-12", year=2026, bases=[base("55/2024/QH15", "2024-11-29"), base("105/2025/NĐ-CP", "2025-05-15"), base("8420/KH-UBND", "2025-11-21")])
    return Document("pccc-ubnd-phuong-2025", "chromium", fields, [
        Letterhead(["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"], ["ỦY BAN NHÂN DÂN", "PHƯỜNG TÂN HÒA ĐÔNG"], "Số:         /KH-UBND", "Tân Hòa Đông, ngày        tháng 12 năm 2025",
                   stamp=["Người ký: Ủy ban nhân dân phường Tân Hòa Đông", "Email: tanhoadong@tphcm.gov.vn", "Cơ quan: Thành phố Hồ Chí Minh", "Thời gian ký: 19.12.2025 16:42:07 +07:00"]),
        Title("KẾ HOẠCH", "Bảo đảm an toàn phòng cháy, chữa cháy và cứu nạn, cứu hộ//tại khu dân cư, chợ và nhà trọ năm 2026"),
        Para("Căn cứ Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ số 55/2024/QH15 ngày 29 tháng 11 năm 2024;", "i"),
        Para("Căn cứ Nghị định số 105/2025/NĐ-CP ngày 15 tháng 5 năm 2025 của Chính phủ quy định chi tiết một số điều của Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ;", "i"),
        Para("Thực hiện Công văn số 3311/CAPX-PC07 của Công an Thành phố và căn cứ tình hình địa bàn;", "i"),
        Para("Căn cứ Kế hoạch số 8420/KH-UBND ngày 21 tháng 11 năm 2025 của Ủy ban nhân dân Thành phố Hồ Chí Minh,", "i"),
        Para("Ủy ban nhân dân phường Tân Hòa Đông xây dựng Kế hoạch như sau:"),
        Para("I. MỤC ĐÍCH, YÊU CẦU", "h"),
        Para("1. Hạn chế đến mức thấp nhất số vụ cháy và thiệt hại do cháy gây ra, nhất là tại nhà ở kết hợp kinh doanh."),
        Para("2. Phân công rõ trách nhiệm của khu phố, chủ cơ sở và lực lượng tại chỗ."),
        Para("II. CHỈ TIÊU", "h"),
        *items("1.", """100% hộ kinh doanh, nhà trọ được kiểm tra, ký cam kết trước mùa khô.
Mỗi khu phố có ít nhất 01 tổ liên gia an toàn phòng cháy, 01 điểm chữa cháy công cộng hoạt động thực chất.
Vận động từ 95% hộ gia đình trở lên trang bị bình chữa cháy, mở lối thoát nạn thứ hai.""", "objective"),
        Para("III. NỘI DUNG THỰC HIỆN", "h"),
        Table("number:STT:7; content:Nội dung công việc:39; lead:Chủ trì:18; support:Phối hợp:18; deadline:Thời gian:18", """
# I | Tuyên truyền, huấn luyện
1 | Phát 12.000 tờ rơi song ngữ Việt - Hoa hướng dẫn thoát nạn ban đêm | Phòng Văn hóa - Xã hội | Khu phố, trường học | Tháng 01/2026 @m1
2 | Huấn luyện sử dụng bình chữa cháy, mặt nạ phòng độc cho tổ liên gia | Công an phường | Ban Chỉ huy Quân sự phường | Quý I và quý II/2026 @q1~q2
3 | Diễn tập phương án chữa cháy tại chợ Phú Lâm | ^ | Ban Quản lý chợ | Trước ngày 30/4/2026 @<0430
# II | Kiểm tra, khắc phục
1 | Kiểm tra nhà trọ từ 10 phòng trở lên, chung cư mini, quán hát | Tổ kiểm tra liên ngành: Công an phường, Phòng Kinh tế, Hạ tầng và Đô thị, Trạm Y tế | Trưởng các khu phố dẫn đường, cung cấp danh sách chủ cơ sở và số người lưu trú | Từ ngày 05/01/2026 đến hết ngày 31/3/2026; kiểm tra lại các cơ sở còn tồn tại trong tháng 5 @?
2 | Xử lý dây điện, dây viễn thông chùng võng; hạ ngầm tại hai tuyến hẻm | Phòng Kinh tế, Hạ tầng và Đô thị | Điện lực khu vực, các doanh nghiệp viễn thông | 6 tháng đầu năm 2026 @h1
3 | Cưỡng chế tháo dỡ chuồng cọp, mái che lấn lối thoát nạn | Phòng Kinh tế, Hạ tầng và Đô thị | Công an phường | Khi hết thời hạn tự tháo dỡ @evt
4 | Kiểm tra trụ nước, bể nước chữa cháy | Công an phường | Công ty cấp nước | 3 tháng/lần @rec
# III | Thường trực, báo cáo
1 | Trực sẵn sàng chữa cháy dịp Tết Nguyên đán Bính Ngọ | Công an phường | Dân quân, tổ bảo vệ an ninh cơ sở | Từ 10/02 đến 25/02/2026 @0210~0225
2 | Tiếp nhận tin báo qua số 114 và ứng dụng Báo cháy | Công an phường | < | Thường xuyên @cont
3 | Báo cáo Ủy ban nhân dân Thành phố | Văn phòng HĐND và UBND phường | Công an phường | Trước ngày 10/6 và trước ngày 10/12/2026 @?
""", group="span", size=12),
        Para("IV. TỔ CHỨC THỰC HIỆN", "h"),
        Para("Công an phường là cơ quan thường trực. Kinh phí bảo đảm từ ngân sách phường và nguồn xã hội hóa./."),
        Signature([signer("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Võ Ngọc Thảo")],
                  ["UBND Thành phố (b/c)", "Công an Thành phố", "Thường trực Đảng ủy phường", "Các khu phố", "Lưu: VT, CA"]),
    ], layout={"family": "'Noto Serif'", "size": 12.5, "stamp_top": "0",
                "css": "@page { margin-left: 6mm } body { padding-left: 24mm } td { white-space: pre-wrap } "
                       ".stamp { left: -23mm; right: auto; width: 23mm; font-size: 5pt }", "running": "@bottom-right { content: counter(page) '/' counter(pages); font-size: 11pt; font-family: 'Noto Serif' }"})
